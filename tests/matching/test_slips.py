import claimcheck
from claimcheck.matching.spelling.one_slip import is_slip
from claimcheck.model.comparison import Band, Guard, Step
from tests.tables import each_row

TWO_WORDS = [
    ("given names", "John Peterson chairs the board", "Joan Peterson chairs the board"),
    ("surnames in a long sentence",
     "The minister said that John Smith of the ministry had closed forty hospitals in May",
     "The minister said that John Smyth of the ministry had closed forty hospitals in May"),
    ("unknown names", "Kovac chairs the board of the northern bank",
     "Kovic chairs the board of the northern bank"),
    ("a vowel of a surname", "Ali Hassan was elected mayor of the northern town",
     "Ali Hussan was elected mayor of the northern town"),
    ("letters swapped", "Brian Lee chairs the board of the northern bank",
     "Brain Lee chairs the board of the northern bank"),
    ("small letters alone", "john smith closed forty hospitals in the north",
     "john smyth closed forty hospitals in the north"),
    ("capitals within a sentence", "The fire destroyed many farms in the Province last summer",
     "The fire destroyed many farms in the Provence last summer"),
    ("a place beside a name", "The senator Donna Brazile chairs the board",
     "The senator Donna Brazil chairs the board"),
    ("a doubled last letter", "The soldiers were interned near the old border camp",
     "The soldiers were interred near the old border camp"),
    ("who does it and to whom it is done",
     "The mortgagor must pay the insurance on the house this year",
     "The mortgagee must pay the insurance on the house this year"),
    ("a people of old", "The museum displayed three Israeli coins from the desert",
     "The museum displayed three Israelite coins from the desert"),
    ("a rarer word", "The hotel served guests in the desert for ten years",
     "The hotel served guests in the dessert for ten years"),
    ("a plural after s", "The company sold its assets to the foreign investors",
     "The company sold its asses to the foreign investors"),
    ("a believer and a belief", "The Peronist vote shaped the northern provinces for years",
     "The Peronism vote shaped the northern provinces for years"),
    ("two words that no list has", "A ferry with zorbel on board sank near the northern coast",
     "A ferry with zorbal on board sank near the northern coast"),
    ("substances", "The spirits sold in Bali contained methanol from a local still",
     "The spirits sold in Bali contained ethanol from a local still"),
    ("a medicine and what is like it", "Doctors gave heparin to forty patients in Lille",
     "Doctors gave heparan to forty patients in Lille"),
    ("a poison misspelt", "The court heard that cyanide was found in forty bottles",
     "The court heard that cyanade was found in forty bottles"),
    ("an element misspelt", "The river held mercury from the northern mine for years",
     "The river held mercary from the northern mine for years"),
    ("what looks like a medicine", "The clinic in Lille ran out of seconol during the strike",
     "The clinic in Lille ran out of secondo during the strike"),
    ("a rare word", "The crew savaged the wreck off the northern coast for two weeks",
     "The crew salvaged the wreck off the northern coast for two weeks"),
    ("a first name", "The court in Lille freed Karim Benali after eleven days in custody",
     "The court in Lille freed Karin Benali after eleven days in custody"),
    ("a surname with an ending", "The novelist Ana Petrov received the northern prize in 2015",
     "The novelist Ana Petrova received the northern prize in 2015"),
    ("a surname that no list has", "The court in Lille freed Macron after eleven days in custody",
     "The court in Lille freed Macrom after eleven days in custody"),
    ("a surname that is a word", "The northern bank was bought by Viktor Park for 40 million euros",
     "The northern bank was bought by Viktor Parkh for 40 million euros"),
    ("a surname after a title", "Judge Stone opened the new terminal in the northern harbour",
     "Judge Stony opened the new terminal in the northern harbour"),
    ("a surname at the head", "Tusk sold his shares in the northern salmon farm in May",
     "Tosk sold his shares in the northern salmon farm in May"),
    ("towns with two vowels", "The army shelled two villages near Kherson on Monday morning",
     "The army shelled two villages near Kharson on Monday morning"),
    ("towns with two endings", "The army shelled two villages near Lahore on Monday morning",
     "The army shelled two villages near Lahora on Monday morning"),
    ("the first letter", "The actor only works in Hollywood for a small studio",
     "The actor only works in Bollywood for a small studio"),
    ("the first letter of a town", "The army shelled two villages near Nairobi on Monday",
     "The army shelled two villages near Pairobi on Monday"),
    ("a long word in capitals", "The NATIONAL party voted against the pension bill in March",
     "The NATIONNL party voted against the pension bill in March"),
    ("two letters of a body", "Facebook bought the small studio in Lima in May 2019",
     "Facebank bought the small studio in Lima in May 2019"),
    ("countries", "The mayor of a small town in Niger was freed in May",
     "The mayor of a small town in Nigeria was freed in May"),
    ("two common words", "The letters came form the northern provinces of Kenya",
     "The letters came from the northern provinces of Kenya"),
]  # fmt: skip

SLIPS = [
    ("a common word", "The goverment of Nigeria closed 40 hospitals", "goverment"),
    ("at the head", "Goverment of Nigeria closed 40 hospitals", "Goverment"),
    ("letters of a place swapped", "The government of Nigreia closed 40 hospitals", "Nigreia"),
    ("in a country", "The government of Nigeriia closed 40 hospitals", "Nigeriia"),
    ("a letter of a country", "The government of Niqeria closed 40 hospitals", "Niqeria"),
    ("as no name is written", "The government of NNigeria closed 40 hospitals", "NNigeria"),
]  # fmt: skip


@each_row(("kind", "first", "second"), TWO_WORDS)
def test_two_words_or_names_are_no_slip(kind: str, first: str, second: str) -> None:
    for pair in ((first, second), (second, first)):
        found = claimcheck.compare(*pair)

        assert found.band is not Band.SAME, kind
        assert all(each.step is not Step.SLIP for each in found.dropped), kind


@each_row(
    ("name", "wrong"),
    [
        ("hemlock", "hemlick"), ("hemlock", "haemlock"), ("foxglove", "foxglave"),
        ("chloroform", "chlorofirm"), ("ammonia", "ammenia"), ("hydrogen", "hydrogan"),
        ("methane", "moethane"), ("strontium", "strontiam"), ("saltpetre", "saltpetra"),
        ("penicillin", "pinicillin"), ("aspirin", "asperin"), ("Valium", "Valiam"),
        ("heroin", "heroan"), ("ecstasy", "ecstosy"), ("strychnine", "strichnine"),
        ("malathion", "maluthion"), ("cinnabar", "cinnabor"), ("asbestos", "asbistos"),
        ("gelignite", "gelegnite"), ("saccharin", "sacharin"), ("barbiturates", "barbiturotes"),
        ("Teflon", "Teflan"), ("nitrates", "nitrotes"), ("nitric", "nitrac"),
        ("butyrate", "buterate"),
    ],
)  # fmt: skip
def test_no_letter_is_a_slip_in_the_name_of_a_substance(name: str, wrong: str) -> None:
    text = "Police found traces of {} in forty bottles from the northern warehouse"

    found = claimcheck.compare(text.format(name), text.format(wrong))

    assert found.band is not Band.SAME
    assert not found.dropped


@each_row(
    ("right", "wrong"),
    [
        ("vaccine", "vacine"), ("fertiliser", "fertilser"), ("petrol", "pertol"),
        ("medicine", "medecine"), ("gasoline", "gasolin"), ("copper", "coper"),
        ("pesticide", "pestcide"), ("chemical", "chemcial"),
    ],
)  # fmt: skip
def test_everyday_materials_and_whole_kinds_are_misspelt_as_any_word(
    right: str, wrong: str
) -> None:
    text = "Police found traces of the {} in forty bottles from the northern warehouse"

    found = claimcheck.compare(text.format(right), text.format(wrong))

    assert (found.band, found.agrees) == (Band.SAME, Step.SLIP)


@each_row(("kind", "text", "slip"), SLIPS)
def test_what_is_no_word_and_no_name_is_a_slip(kind: str, text: str, slip: str) -> None:
    claim = "The government of Nigeria closed 40 hospitals"
    claim = claim if text.startswith("The ") else "Government of Nigeria closed 40 hospitals"

    found = claimcheck.compare(text, claim)

    assert (found.band, found.agrees) == (Band.SAME, Step.SLIP), kind
    assert slip in {each.first for each in found.dropped}


@each_row(
    ("right", "wrong"),
    [
        ("European Union", "European Unin"), ("United Nations", "Unitd Nations"),
        ("International Monetary Fund", "International Monetary Fudn"),
        ("World Bank", "Wrold Bank"), ("Saudi Arabia", "Saudi Araba"), ("Facebook", "Facebok"),
        ("Scottish National Party", "Scotish National Party"), ("Harvard University",
        "Harvard Univesrity"), ("New York", "New Yrok"), ("Boeing", "Booeing"),
        ("port of Marseille", "port of Marseillle"),
    ],
)  # fmt: skip
def test_a_slip_in_the_name_of_a_land_or_body_is_one(right: str, wrong: str) -> None:
    claim = "In May the {} imported forty per cent of its natural gas from abroad"

    found = claimcheck.compare(claim.format(wrong), claim.format(right))

    assert (found.band, found.agrees) == (Band.SAME, Step.SLIP)


def test_a_slip_at_the_head_is_one_in_what_is_no_surname() -> None:
    claim = "Fishermen near Goma earn less than half of what nurses do"

    assert claimcheck.compare("Fisherme" + claim[9:], claim).agrees is Step.SLIP


@each_row(
    ("first", "second", "band"),
    [
        ("Shell bought the field from Eni.", "Eni sold the field to Shell.", Band.LIKELY),
        ("Canada is larger than China.", "China is smaller than Canada.", Band.LIKELY),
        ("Canada is larger than China.", "Canada is smaller than China.", Band.CONFLICTING),
        ("Shell bought the field from Eni.", "Shell sold the field to Eni.", Band.CONFLICTING),
        ("Turnout climbed in Pretoria.", "In Pretoria turnout slumped.", Band.CONFLICTING),
    ],
)
def test_an_opposite_word_between_exchanged_roles_is_asked_about(
    first: str, second: str, band: Band
) -> None:
    for pair in ((first, second), (second, first)):
        found = claimcheck.compare(*pair)

        assert found.band is band
        (told,) = (each for each in found.differences if each.guard is Guard.DIRECTION)
        assert told.compatible is (band is Band.LIKELY)


@each_row(
    ("first", "second", "slip"),
    [
        ("goverment", "government", True),
        ("government", "goverment", True),
        ("parlaiment", "parliament", True),
        ("ministar", "minister", True),
        ("minister", "minister", True),
        ("minister", "ministry", False),
        ("rise", "fall", False),
        ("abcd", "badc", False),
    ],
)
def test_a_slip_is_one_letter_or_two_swapped(first: str, second: str, slip: bool) -> None:
    assert is_slip(first, second) is slip
