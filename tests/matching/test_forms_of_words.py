"""The same figure, name or deed in another form, each beside what it must not hide."""

import pytest

import claimcheck
from claimcheck.model.comparison import Band
from claimcheck.model.statement import Statement

SAME = [
    ("en", "President Ana Kron said that rents fell in Riga", "Ana Kron: Rents fell in Riga"),
    ("en", "Ana Kron said rents fell in Riga", "“Rents fell in Riga,” said Senator Ana Kron"),
    ("en", "Rents fell in Riga in May, said Ana Kron", "Ana Kron says rents fell in Riga in May"),
    ("en", "“Rents fell in Riga,” said Ana Kron", "Ana Kron claimed that rents fell in Riga"),
    ("en", "According to Ana Kron, rents fell in Riga", "Rents fell in Riga, Ana Kron said"),
    ("und", "El tren costó 2.000 millones en Lugo", "El tren costó 2 mil millones en Lugo"),
    ("und", "De prijs in Breda daalde met 18%", "De prijs in Breda daalde met 18 procent"),
    ("und", "Het schip kostte 4 mln. euro in Breda", "Het schip kostte 4 miljoen euro in Breda"),
    ("und", "In Ulm brannten sieben Schulen ab", "In Ulm brannten 7 Schulen ab"),
    ("und", "La alcaldía vendió árboles en Cádiz", "La alcaldia vendio arboles en Cadiz"),
    (
        "en",
        "The mast in Riga measured 19 m last May",
        "The mast in Riga measured 19 metres last May",
    ),
    ("de", "Eilmeldung: Der Deich bei Ulm brach", "Der Deich bei Ulm brach"),
    ("und", "ÚLTIMA HORA: Arde el puerto de Lugo", "Arde el puerto de Lugo"),
    ("fr", "Alerte : un pont a cédé à Lyon", "Un pont a cédé à Lyon"),
    ("de", "Ulm, Bonn und Kiel lehnen die Steuer ab", "Kiel, Ulm und Bonn lehnen die Steuer ab"),
    ("es", "Lugo, Vigo y León piden más agua", "León, Lugo y Vigo piden más agua"),
    ("de", "Das Werk braucht 80 Tonnen Kohle pro Tag", "Das Werk braucht 80 Tonnen Kohle am Tag"),
    ("es", "El pozo da 60 litros de agua al día", "El pozo da 60 litros de agua por día"),
    ("de", "Die Stadt kürzte die Zuschüsse in Ulm", "Die Stadt kuerzte die Zuschuesse in Ulm"),
    ("it", "Bari chiude perché manca acqua", "Bari chiude perchè manca acqua"),
    ("nl", "De coördinator in Breda kocht een brug", "De coordinator in Breda kocht een brug"),
    ("nl", "De brug in Breda viel op 16 juli 2021", "De brug in Breda viel op 16-07-2021"),
    ("es", "En 2020, el alcalde vendió la isla", "En 2020 el alcalde vendió la isla"),
    ("en", "One nurse in nine left Leeds in May", "1 in 9 nurses left Leeds in May"),
    ("en", "Two nurses out of nine left Leeds", "2 out of 9 nurses left Leeds"),
    ("en", "About one man in every four smokes in Riga", "About 1 in 4 men smokes in Riga"),
    ("en", "Rents fell in the nineteen-eighties in Riga", "Rents fell in the 1980s in Riga"),
    ("en", "Ana Kron won the forty-fourth race in Riga", "Ana Kron won the 44th race in Riga"),
    ("en", "The mill has stood idle since the year 2011", "The mill has stood idle since 2011"),
    ("en", "The pilot earns 90,000 euros per annum", "The pilot earns 90,000 euros a year"),
    (
        "en",
        "The land burns 9 tonnes of coal per capita",
        "The land burns 9 tonnes of coal per head",
    ),
    ("en", "The pill costs between 40 and 60 euros", "The pill costs 40 to 60 euros"),
    ("en", "Approval fell by 4 percentage points in May", "Approval fell by four points in May"),
    ("en", "A 62-year-old taxi driver died in Riga", "A taxi driver aged 62 died in Riga"),
    ("en", "Police closed Elm St. on Monday night", "Police closed Elm Street on Monday night"),
    ("en", "Malta, Spain and Chad sold the ships", "Spain, Malta and Chad sold the ships"),
    ("en", "Rebels blew up the mill near Gao", "The mill near Gao was blown up by rebels"),
    (
        "en",
        "The judge fined the brewery 4 million euros",
        "The brewery was fined 4 million euros by the judge",
    ),
    (
        "de",
        "Die EZB verkaufte 4 Tonnen Gold",
        "Die Europäische Zentralbank verkaufte 4 Tonnen Gold",
    ),
    (
        "en",
        "The first ferry calls at Bari, Split and Corfu",
        "The first ferry calls at Split, Bari and Corfu",
    ),
    ("en", "The FBI, CIA and NSA paid Ana Kron", "The CIA, FBI and NSA paid Ana Kron"),
    ("en", "Thieves took the cash, wine and oil", "Thieves took the wine, cash and oil"),
    ("en", "A top-ranking judge sold the mill", "A top ranking judge sold the mill"),
    ("en", "The pump fills a pool in a minute", "The pump fills a pool in one minute"),
    ("en", "Atty. Gen. Ana Kron sold the mill", "Attorney General Ana Kron sold the mill"),
    ("en", "Moammar Gadhafi sold 40 ships to Malta", "Muammar Gaddafi sold 40 ships to Malta"),
    ("en", "Spain ploughed up the field in May", "Spain plowed up the field in May"),
    ("de", "Der Hafen in Köln verkaufte 4 Schiffe", "Der Hafen in Koeln verkaufte 4 Schiffe"),
    ("sv", "Hamnen är stängd sedan den 4 juli", "Hamnen är stängd sedan 4 juli"),
    ("es", "El puerto cerró el 4 de julio", "El puerto cerró 4 de julio"),
    ("en", "Ana Kron gave the judge a villa", "The judge was given a villa by Ana Kron"),
    ("en", "Police shot the driver dead", "The driver was shot dead by police"),
    ("en", "Hackers shut the mill down", "The mill was shut down by hackers"),
    ("en", "The council named Ana Kron mayor", "Ana Kron was named mayor by the council"),
    ("de", "Dr. Ana Kron leitet die Klinik", "Doktor Ana Kron leitet die Klinik"),
    ("de", "Die Hälfte der Orte hat kein Wasser", "50 Prozent der Orte haben kein Wasser"),
    ("fr", "L'OMS a fermé le port", "L'Organisation mondiale de la santé a fermé le port"),
    ("fr", "Mme Kron a vendu le port", "Madame Kron a vendu le port"),
    ("fr", "L'Eglise a vendu le port", "L'Église a vendu le port"),
    ("es", "EE.UU. vendió 40 barcos", "Estados Unidos vendió 40 barcos"),
    ("es", "La Dra. Ruiz cerró el puerto", "La doctora Ruiz cerró el puerto"),
    ("sv", "FN sålde 40 fartyg", "Förenta nationerna sålde 40 fartyg"),
    ("sv", "Hamnen kostade 4 mdkr", "Hamnen kostade 4 miljarder kronor"),
    ("sv", "Hamnen kostade 4 Mkr", "Hamnen kostade 4 miljoner SEK"),
    ("sv", "Tjugotre fartyg sjönk i Malmö", "23 fartyg sjönk i Malmö"),
    ("sv", "Två och en halv miljon röstade", "2,5 miljoner röstade"),
    ("sv", "En tredjedel av fartygen sjönk", "1/3 av fartygen sjönk"),
    ("no", "Tjueto skip sank i Bergen", "22 skip sank i Bergen"),
    ("nl", "Tweeëntwintig schepen zonken", "22 schepen zonken"),
    ("nl", "40 procent van de schepen zonk", "40% van de schepen zonk"),
    ("fi", "40 prosenttia laivoista upposi", "40 % laivoista upposi"),
    ("pl", "Port kosztował 4 mln zł", "Port kosztował 4 miliony złotych"),
    ("cs", "Přístav stál 4 mil. Kč", "Přístav stál 4 miliony korun"),
    ("en", "Christian IX sold the mill in Ribe", "Christian the Ninth sold the mill in Ribe"),
    ("en", "Queen Mary II sold the mill in Ribe", "Queen Mary the Second sold the mill in Ribe"),
    ("en", "Henry the 8th sold the mill", "Henry VIII sold the mill"),
    ("en", "Mary the First sold the mill", "Mary I sold the mill"),
    ("en", "40% of the crew are Asian Americans", "40 per cent of the crew are Asian American"),
    ("en", "Nine of the guards were Cubans", "9 of the guards were Cuban"),
    ("en", "Nine miners were Cubans and lived in Riga", "Nine miners were Cuban and lived in Riga"),
    ("en", "NEW: Fire shut the mill in Riga", "Fire shut the mill in Riga"),
    ("en", "Zero ships were lost off Riga", "No ships were lost off Riga"),
    ("en", "The storm sank 0 ships off Riga", "The storm sank no ships off Riga"),
    ("en", "The Baltic Rail Union (BRU) sued Riga", "The Baltic Rail Union sued Riga"),
    ("en", "BRU says the mill in Riga is safe", "The mill in Riga is safe, BRU says"),
    ("en", "The BRU said the mill is safe", "“The mill is safe,” BRU said"),
    ("en", "Riga paid nobody in Q3 2021", "Riga paid nobody in the third quarter of 2021"),
    ("en", "Co-owner of e-bank quits", "Coowner of ebank quits"),
    ("en", "The girl, 9 years old, sold the mill", "The 9-year-old girl sold the mill"),
    ("fr", "L'ONU a fermé le port", "Les Nations unies ont fermé le port"),
    ("es", "La ONU cerró 40 puertos", "Las Naciones Unidas cerraron 40 puertos"),
    ("pt", "A ONU fechou 40 portos", "As Nações Unidas fecharam 40 portos"),
    ("pt", "Um quarto dos navios afundou", "25% dos navios afundaram"),
    ("es", "El 40 % de los barcos navega sin luz", "40% de los barcos navegan sin luz"),
    ("fr", "Un tiers des ports est fermé", "Un tiers des ports sont fermés"),
    ("fr", "La moitié des écoles est fermée", "50 % des écoles sont fermées"),
    ("de", "Ein Viertel der Häfen steht leer", "25 Prozent der Häfen stehen leer"),
]

APART = [
    ("en", "Former Senator Ana Kron said rents fell in Riga", "Ana Kron: Rents fell in Riga"),
    ("en", "Mrs Kron said that rents fell in Riga", "Mr Kron: Rents fell in Riga"),
    ("en", "Ana Kron said who paid for the mill", "Ana Kron: Who paid for the mill"),
    ("en", "Rents fell in Riga in May, said Ana Kron", "Ben Hill says rents fell in Riga in May"),
    ("en", "Rents fell in Riga, said Ana Kron", "Ana Kron never said that rents fell in Riga"),
    ("en", "Ana Kron confirmed the deal in Riga", "The deal in Riga, announced Ana Kron"),
    ("en", "Rents fell in Riga, said Ana Kron", "Rents fell in Riga"),
    ("en", "Ana Kron claims rents from the mill", "Ana Kron says rents from the mill"),
    # Accents, letters and signs that make other words where no text says its language.
    ("und", "Miles de papas llegaron a Lugo en mayo", "Miles de papás llegaron a Lugo en mayo"),
    ("und", "Los presos de Lugo cobraron por la fuga", "Los pesos de Lugo cobraron por la fuga"),
    ("und", "Der Krieg nahm ihr die Mutter in Ulm", "Der Krieg nahm ihr die Mütter in Ulm"),
    ("und", "La loi sur les péchés est morte", "La loi sur les pêches est morte"),
    ("und", "Er trinkt Wein in Maßen in Ulm", "Er trinkt Wein in Massen in Ulm"),
    ("de", "Er trinkt Wein in Maßen in Ulm", "Er trinkt Wein in Massen in Ulm"),
    ("de", "Der Gefangene floh aus Ulm", "Der gefangene Floh aus Ulm"),
    ("de", "Die Bahn weiß, dass Sie zahlen", "Die Bahn weiß, dass sie zahlen"),
    ("es", "No, hay más camas en Lugo", "No hay más camas en Lugo"),
    ("es", "Los jueces, que votaron, cobraron", "Los jueces que votaron cobraron"),
    ("fr", "La « victoire » du maire a coûté cher", "La victoire du maire a coûté cher"),
    ("nl", "Hij stond vóór de brand in Breda", "Hij stond voor de brand in Breda"),
    ("de", "Drei Männer starben am Tag in Ulm", "Drei Männer starben pro Tag in Ulm"),
    ("de", "Der Richter Ott, Ulm und Jena klagten", "Der Richter Ulm, Ott und Jena klagten"),
    ("de", "Ulm, Bonn und Kiel holten Gold", "Kiel, Ulm und Bonn holten Gold"),
    ("es", "Lugo, Vigo y León de Oriente piden agua", "León, Lugo y Vigo de Oriente piden agua"),
    ("und", "El tren costó 2.500 millones en Lugo", "El tren costó 2 mil millones en Lugo"),
    ("nl", "De brug in Breda viel op 05-06-2021", "De brug in Breda viel op 06-05-2021"),
    ("en", "The mast in Riga measured 19 m last May", "The mast in Riga measured 19 feet last May"),
    ("en", "One nurse in nine left Leeds in May", "1 in 8 nurses left Leeds in May"),
    ("en", "One nurse in nine left Leeds in May", "1 in 9 doctors left Leeds in May"),
    ("en", "One nurse in nine wards left Leeds", "1 in 9 nurses left Leeds"),
    ("en", "Rents fell in the nineteen-eighties in Riga", "Rents fell in the 1880s in Riga"),
    ("en", "Ana Kron won the forty-fourth race in Riga", "Ana Kron won the 40th race in Riga"),
    ("en", "The mill has stood idle since the year 2011", "The mill has stood idle since 2012"),
    ("en", "It was sold in the financial year 2011", "It was sold in 2011"),
    ("en", "The pilot earns 90,000 euros per annum", "The pilot earns 90,000 euros a month"),
    (
        "en",
        "The land burns 9 tonnes of coal per capita",
        "The land burns 9 tonnes of coal per mill",
    ),
    ("en", "Between 40 and 60 ships sank off Riga", "40 or 66 ships sank off Riga"),
    ("en", "Between 5 and 9 ships sank off Riga", "5 or 9 ships sank off Riga"),
    ("en", "From 5 to 9 ships sank off Riga", "5 or 9 ships sank off Riga"),
    ("en", "The index fell by 4 percentage points", "The index fell by four points"),
    ("en", "Approval fell by 4 per cent in May", "Approval fell by four points in May"),
    ("en", "A 62-year-old taxi driver died in Riga", "A taxi driver aged 26 died in Riga"),
    ("en", "A 62-year-old taxi driver died in Riga", "The taxi driver aged 62 died in Riga"),
    ("en", "Police closed St. Elm on Monday night", "Police closed Street Elm on Monday night"),
    ("en", "In Malta, Spain and Chad sold the ships", "In Spain, Malta and Chad sold the ships"),
    (
        "en",
        "The judge fined the brewery 4 million euros",
        "The judge was fined 4 million euros by the brewery",
    ),
    ("en", "Rebels blew up the mill near Gao", "The rebels near Gao were blown up by the mill"),
    ("de", "Die EZB verkaufte 4 Tonnen Gold", "Die EU verkaufte 4 Tonnen Gold"),
    ("en", "Kim first called Li, Park and Choi", "Kim first called Park, Li and Choi"),
    ("en", "First Malta, Spain and Chad paid", "First Spain, Malta and Chad paid"),
    ("en", "The man gave the dog the cat", "The cat was given the dog by the man"),
    ("en", "The man gave the cat the dog", "The dog was given the cat by the man"),
    ("en", "Ana Kron gave the judge a villa", "Ana Kron was given a villa by the judge"),
    ("en", "Lee, the murderer and Kim fled", "The murderer, Lee and Kim fled"),
    ("en", "It hit Paris, Texas and Ohio", "It hit Texas, Paris and Ohio"),
    ("en", "The winners were Chad, Mali and Peru", "The winners were Mali, Chad and Peru"),
    ("en", "Pigs sold for 40 euros per head", "Pigs sold for 40 euros per person"),
    ("en", "The exchange rate fell by 9 points", "The exchange rate fell by 9 percentage points"),
    ("en", "The approval index fell 3 points", "The approval index fell 3 percentage points"),
    ("fr", "Elle me Kron a vendu", "Elle maître Kron a vendu"),
    ("en", "A low-lying judge sold the mill", "A low lying judge sold the mill"),
    ("en", "A man-eating lion fled in Goa", "A man eating lion fled in Goa"),
    ("en", "Muammar Gaddafi sold 40 ships", "Saif Gaddafi sold 40 ships"),
    ("de", "Der Zug ist neu in Köln", "Der Zug ist neü in Köln"),
    ("de", "Herr Hofer verkaufte 4 Schiffe", "Herr Höfer verkaufte 4 Schiffe"),
    ("sv", "Hamnen är stängd sedan den 4 juli", "Hamnen är stängd sedan 14 juli"),
    ("sv", "Den sålde 4 fartyg i juli", "Sålde 4 fartyg i juli"),
    ("de", "Der Ort hat kein Wasser", "Der Ort haben kein Wasser"),
    ("fr", "L'OMS a fermé le port", "L'ONU a fermé le port"),
    ("fr", "Mme Kron a vendu le port", "M. Kron a vendu le port"),
    ("fr", "Le marché ferme en mai", "Le marche ferme en mai"),
    ("fr", "L'ONU a fermé le port", "D'ONU a fermé le port"),
    ("es", "La Dra. Ruiz cerró el puerto", "El Dr. Ruiz cerró el puerto"),
    ("sv", "Hamnen kostade 4 mdkr", "Hamnen kostade 4 mkr"),
    ("sv", "Hamnen kostade 4 mdkr", "Hamnen kostade 4 miljoner kronor"),
    ("sv", "Skatten sänktes med 4 procentenheter", "Skatten sänktes med 4 procent"),
    ("sv", "Tjugotre fartyg sjönk i Malmö", "32 fartyg sjönk i Malmö"),
    ("sv", "Hälften av fartygen sjönk", "En tredjedel av fartygen sjönk"),
    ("sv", "Sex i arbetet minskar", "6 i arbetet minskar"),
    ("es", "El paro bajó 2 puntos porcentuales", "El paro bajó 2 %"),
    ("en", "Christian IX sold the mill in Ribe", "Christian the Tenth sold the mill in Ribe"),
    ("en", "Christian IX sold the mill in Ribe", "Christian the ninth man sold the mill in Ribe"),
    ("en", "Christian IX sold the mill", "Christian sold the Ninth mill"),
    ("en", "Mary and I sold the mill", "Mary and the First sold the mill"),
    ("en", "Henry the 8th man sold the mill", "Henry VIII man sold the mill"),
    ("en", "Bed IV was free at the clinic", "Bed the Fourth was free at the clinic"),
    ("en", "Nine ships were Cuban owned in Riga", "Nine ships were Cubans owned in Riga"),
    ("en", "Nine of the guards were Cubans", "9 of the guards were Canadian"),
    ("en", "Cubans sold the nine mills", "Cuban sold the nine mills"),
    ("en", "Nine mills were sold by Cubans", "Nine mills were sold by Cuban"),
    ("en", "Zero ships were lost off Riga", "No ships were not lost off Riga"),
    ("en", "Zero ships were lost off Riga", "Ships were lost off Riga"),
    ("en", "Zero hour was not lost on Riga", "No hour was not lost on Riga"),
    ("en", "Zero, ships were lost off Riga", "No, ships were lost off Riga"),
    ("en", "The mill lost 0.5 ships", "The mill lost no ships"),
    ("en", "The Baltic Rail Union (BMU) sued Riga", "The Baltic Rail Union sued Riga"),
    ("en", "Ana Berg (AB) sued Riga and Tom Hale", "Ana Berg sued Riga and Tom Hale (AB)"),
    ("en", "BRU says the mill in Riga is safe", "The mill in Riga is safe, BMU says"),
    ("en", "BRU says the mill in Riga is safe", "The mill in Riga says BRU is safe"),
    ("en", "BRU says Riga says it is safe", "Riga says it is safe, says BRU"),
    ("en", "Riga paid nobody in Q3 2021", "Riga paid nobody in the second quarter of 2021"),
    ("en", "Re-form of co-op fails", "Reform of coop fails"),
    ("en", "The girl, 9 years old, sold the mill", "The 6-year-old girl sold the mill"),
    ("en", "The girl sold the mill, 9 years old", "The 9-year-old girl sold the mill"),
    ("en", "The owner of the mill, 9 years old, fled", "The 9-year-old owner of the mill fled"),
    ("fr", "L'ONU a fermé le port", "Les Nations unies a fermé les ports"),
    ("fr", "L'OMS a fermé le port", "Les Nations unies ont fermé le port"),
    ("es", "La ONU cerró 40 puertos", "Las Naciones Unidas cerrarán 40 puertos"),
    ("es", "El juez cerró 40 puertos", "Los jueces cerraron 40 puertos"),
    ("es", "El 40 % de los barcos navegó sin luz", "40% de los barcos navegan sin luz"),
    ("pt", "Um quarto dos navios afundou", "25% dos navios afundarão"),
    ("fr", "Un tiers des ports est fermé", "Un tiers des ports sont ferme"),
    ("fr", "Le port est fermé", "Le port est fermés"),
    ("de", "Ein Viertel der Häfen steht leer", "25 Prozent der Häfen standen leer"),
]


def band(language: str, first: str, second: str) -> Band:
    """Return the band of two texts of one language, which must not hang on their order."""
    texts = Statement(first, language=language), Statement(second, language=language)
    found = claimcheck.compare(*texts).band
    assert claimcheck.compare(*texts[::-1]).band is found
    return found


@pytest.mark.parametrize(("language", "first", "second"), SAME)
def test_one_thing_in_two_forms_is_the_same(language: str, first: str, second: str) -> None:
    assert band(language, first, second) is Band.SAME


@pytest.mark.parametrize(("language", "first", "second"), APART)
def test_what_only_looks_like_another_form_is_not(language: str, first: str, second: str) -> None:
    assert band(language, first, second) is not Band.SAME


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Fishing is no longer allowed in Norwegian parks", "Fishing is banned in Norwegian parks"),
        ("Rents in Riga did not rise last May", "Rents in Riga fell last May"),
        ("The new tram in Riga cost 48 million", "The new tram in Riga cost 48 million euros"),
        ("Riga reached 30C in the shade in May", "Riga reached 30 degrees in the shade in May"),
        ("A 62-year-old taxi driver died in Riga", "The taxi driver aged 62 died in Riga"),
        ("One nurse in nine left Leeds in May", "1 in 9 of the nurses left Leeds in May"),
    ],
)
def test_what_both_may_be_right_is_no_contradiction(first: str, second: str) -> None:
    assert band("en", first, second) is Band.LIKELY


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Fishing is allowed in Norwegian parks", "Fishing is banned in Norwegian parks"),
        ("Fishing is not banned in Norwegian parks", "Fishing is banned in Norwegian parks"),
        (
            "Taxes did not rise, and rents in Riga fell",
            "Taxes rose, and rents in Riga rose",
        ),
        ("The new tram in Riga cost 48 million", "The new tram in Riga cost 58 million euros"),
        ("Riga reached 30C in the shade in May", "Riga reached 30F in the shade in May"),
        ("One nurse in nine left Leeds in May", "1 in 8 nurses left Leeds in May"),
    ],
)
def test_what_cannot_both_be_right_contradicts(first: str, second: str) -> None:
    assert band("en", first, second) is Band.CONFLICTING


def test_a_desks_own_names_hold_in_its_language() -> None:
    desk = claimcheck.Thresholds(same_names=("Wasserwerk Riga | WWR",))
    texts = (
        Statement("Das WWR verkaufte 40 Schiffe", language="de"),
        Statement("Das Wasserwerk Riga verkaufte 40 Schiffe", language="de"),
    )

    assert claimcheck.compare(*texts, thresholds=desk).band is Band.SAME
