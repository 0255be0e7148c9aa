"""Sources and dates that stand elsewhere in a sentence of another language."""

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.comparison import Band, Comparison
from claimcheck.model.statement import Statement
from claimcheck.workflows.compare.alone import compare_statements
from tests.tables import each_row

SAME = [
    ("es", "En 2015 una inundación mató a 40 mineros", "Una inundación mató a 40 mineros en 2015"),
    ("fr", "Selon le préfet, la digue a cédé", "La digue a cédé, selon le préfet"),
    ("fr", "D'après l'usine, la digue a cédé", "La digue a cédé, d'après l'usine"),
    ("fr", "Le préfet affirme que la digue a cédé", "La digue a cédé, affirme le préfet"),
    ("fr", "Le préfet a déclaré qu'elle a cédé", "Elle a cédé, a déclaré le préfet"),
    ("fr", "En 2012, la ville a vendu la digue", "La ville a vendu la digue en 2012"),
    ("fr", "Le 3 mai 2012, la ville a vendu la digue", "La ville a vendu la digue le 3 mai 2012"),
    ("es", "El juez dijo que el dique cedió", "El dique cedió, dijo el juez"),
    ("es", "Según el juez, el dique cedió", "El dique cedió, según el juez"),
    ("es", "En 2012 el pueblo vendió el dique", "El pueblo vendió el dique en 2012"),
    ("pt", "O juiz disse que o dique cedeu", "O dique cedeu, disse o juiz"),
    ("pt", "Segundo o juiz, o dique cedeu", "O dique cedeu, segundo o juiz"),
    ("pt", "Em maio de 2012 a vila vendeu o dique", "A vila vendeu o dique em maio de 2012"),
    ("de", "Laut Gericht brach der Deich im Mai", "Der Deich brach im Mai, laut Gericht"),
    ("de", "Der Deich ist alt, sagte der Richter", "Der Richter sagte, der Deich ist alt"),
    ("de", "Im Jahr 2012 verkaufte Ulm den Deich", "Ulm verkaufte den Deich im Jahr 2012"),
    ("de", "2012 verkaufte Ulm den Deich", "Ulm verkaufte 2012 den Deich"),
    ("de", "Im Mai 2012 hat Ulm den Deich verkauft", "Ulm hat den Deich im Mai 2012 verkauft"),
    ("sv", "Enligt domaren brast dammen i Falun", "Dammen i Falun brast, enligt domaren"),
    ("sv", "Domaren sade att dammen brast", "Dammen brast, sade domaren"),
    ("sv", "År 2012 sålde Falun dammen", "Falun sålde dammen år 2012"),
    ("sv", "Den 3 maj 2012 sålde Falun dammen", "Falun sålde dammen den 3 maj 2012"),
]  # fmt: skip
APART = [
    ("de", "Ulm verkaufte den Deich erst 2012", "2012 verkaufte Ulm den Deich erst"),
    ("fr", "Brest a vendu la digue seulement en 2012", "En 2012, Brest a vendu la digue seulement"),
    ("es", "Soria vendió el dique solo en 2012", "En 2012 Soria vendió el dique solo"),
    ("sv", "Falun sålde dammen först 2012", "2012 sålde Falun dammen först"),
    ("fr", "2012 navires ont sombré à Brest", "Navires ont sombré à Brest 2012"),
    ("fr", "Selon le préfet, la digue a cédé", "La digue a cédé, selon le maire"),
    (
        "fr",
        "Selon le préfet, le maire dit qu'elle a cédé",
        "Le maire dit qu'elle a cédé, selon le préfet",
    ),
    ("fr", "Selon le préfet, Brest fuit et Sète paie", "Brest fuit et Sète paie, selon le préfet"),
    ("fr", "Le préfet affirme que le maire ment", "Le préfet ment, affirme le maire"),
    ("fr", "Le préfet nie que la digue a cédé", "La digue a cédé, affirme le préfet"),
    (
        "fr",
        "En 2012, la ville a promis de vendre la digue",
        "La ville a promis de vendre la digue en 2012",
    ),
    ("fr", "En 2012, la ville a condamné la vente", "La ville a condamné la vente en 2012"),
    ("fr", "En 2012, le maire a vu qui a payé", "Le maire a vu qui a payé en 2012"),
    ("fr", "En 2012, la ville a vendu la digue", "La ville a vendu la digue depuis 2012"),
    ("es", "El juez dijo que el alcalde mintió", "El juez mintió, dijo el alcalde"),
    ("es", "En 2012 el juez quiso cerrar el dique", "El juez quiso cerrar el dique en 2012"),
    ("es", "En 2012 el juez criticó la venta", "El juez criticó la venta en 2012"),
    ("pt", "O juiz disse que o dique cedeu", "O dique disse que o juiz cedeu"),
    ("de", "Laut Gericht verklagte Ulm die Firma", "Die Firma verklagte Ulm, laut Gericht"),
    ("de", "Im Jahr 2012 verklagte Ulm die Firma", "Die Firma verklagte Ulm im Jahr 2012"),
    ("de", "2012 verkauften Bauern Kühe", "2012 Bauern verkauften Kühe"),
    ("de", "2012 plante Ulm den Deich zu bauen", "Ulm plante den Deich 2012 zu bauen"),
    ("de", "Im Mai 2012 kritisierte Ulm den Verkauf", "Ulm kritisierte den Verkauf im Mai 2012"),
    ("de", "Der Richter sagte, der Bauer ist alt", "Der Richter ist alt, sagte der Bauer"),
    ("sv", "År 2012 stämde Falun bolaget", "Bolaget stämde Falun år 2012"),
    ("sv", "År 2012 lovade Falun att sälja dammen", "Falun lovade att sälja dammen år 2012"),
    ("sv", "Domaren sade att bonden ljög", "Domaren ljög, sade bonden"),
    ("de", "2015 verlor Ulm ein Dorf durch eine Flut", "Ulm verlor ein Dorf durch eine Flut 2015"),
    ("fr", "En 2015, Brest a perdu une école dans un incendie",
     "Brest a perdu une école dans un incendie en 2015"),
    ("es", "En 2015 Lugo perdió un dique por un incendio",
     "Lugo perdió un dique por un incendio en 2015"),
    ("pt", "Em 2015 Beja perdeu um dique num incêndio",
     "Beja perdeu um dique num incêndio em 2015"),
    ("nl", "In 2015 verloor Breda een dijk door een brand",
     "Breda verloor een dijk door een brand in 2015"),
    ("sv", "År 2015 förlorade Falun en damm i en brand",
     "Falun förlorade en damm i en brand år 2015"),
]  # fmt: skip


def compared(language: str, first: str, second: str) -> Comparison:
    """Compare two texts of one language."""
    return compare_statements(
        Statement(first, language=language),
        Statement(second, language=language),
        thresholds=Thresholds(),
    )


@each_row(("language", "first", "second"), SAME)
def test_who_said_it_and_when_may_stand_at_either_end(
    language: str, first: str, second: str
) -> None:
    """As in English: a source or a date tells the same before and after."""
    for texts in ((first, second), (second, first)):
        found = compared(language, *texts)
        assert found.band is Band.SAME, found.differences
        assert [each.step.value for each in found.dropped] == ["order"]


@each_row(("language", "first", "second"), APART)
def test_what_may_belong_to_another_verb_or_somebody_else_stays_apart(
    language: str, first: str, second: str
) -> None:
    """Another source, roles exchanged, a second verb to which the date may belong."""
    for texts in ((first, second), (second, first)):
        assert compared(language, *texts).band is not Band.SAME
