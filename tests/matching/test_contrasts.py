"""Opposites and times that a model of meaning takes for the same, each in its language."""

from claimcheck.matching.meaning.contrasts import contrasts
from claimcheck.model.comparison import Guard
from claimcheck.model.statement import Statement
from claimcheck.workflows.compare.alone import differ_plainly
from tests.tables import each_row

TURNED = Guard.DIRECTION
TIMES = Guard.PERIOD


def _statements(*texts: str) -> list[Statement]:
    """Return texts as statements; each begins with the code of its language."""
    pairs = (text.split(" ", 1) for text in texts)
    return [Statement(words, language=code) for code, words in pairs]


@each_row(
    ("first", "second", "guard", "words"),
    [
        ("en The pool was closed", "en They kept the baths open", TURNED, ("closed", "open")),
        ("en Fees went up, and rose", "en Fees came down steeply, they fell", TURNED, None),
        ("en He won", "en He was badly beaten", TURNED, ("won", "beaten")),
        ("en It is legal", "en It is against the law", TURNED, ("legal", "against the law")),
        ("en She was unaware of it", "en She knew of it", TURNED, ("unaware", "knew")),
        ("en Nurses were laid off", "en They hired nurses", TURNED, ("laid off", "hired")),
        ("en The gap widened", "en The two moved closer", TURNED, ("widened", "moved closer")),
        ("en Many die", "en Few die", TURNED, ("Many", "Few")),
        ("fr Le chômage a baissé", "en Unemployment rose", TURNED, ("baissé", "rose")),
        ("fr Il est légal de filmer", "en Filming is illegal", TURNED, ("légal", "illegal")),
        ("de Die Steuern wurden gesenkt", "en Taxes were raised", TURNED, ("gesenkt", "raised")),
        ("de Pilze sammeln ist verboten", "en It is allowed", TURNED, ("verboten", "allowed")),
        ("es El equipo ganó", "en The team lost", TURNED, ("ganó", "lost")),
        ("es Subió el pan", "es Bajó el pan", TURNED, ("Subió", "Bajó")),
        ("ru Завод открыли", "en It was closed", TURNED, ("открыли", "closed")),
        ("ru Мост построили до войны", "en Built after the war", TURNED, ("до", "after")),
        ("it La squadra ha vinto", "en The team lost", TURNED, ("vinto", "lost")),
        ("pt A fábrica fechou", "en The factory opened", TURNED, ("fechou", "opened")),
        ("nl De huren stegen", "en Rents fell", TURNED, ("stegen", "fell")),
        ("en It froze in winter", "en It froze in summer", TIMES, ("winter", "summer")),
        (
            "en Fires start in spring",
            "en They start in the fall",
            TIMES,
            ("in spring", "in the fall"),
        ),
        ("fr Au printemps", "en In autumn", TIMES, ("printemps", "autumn")),
        ("de Im Sommer gesperrt", "en Closed in winter", TIMES, ("Sommer", "winter")),
        ("ru Зимой", "en In summer", TIMES, ("Зимой", "summer")),
        ("en In the sixties", "en In the nineteen-eighties", TIMES, ("sixties", "eighties")),
        ("en In the 1960s", "en In the eighties", TIMES, ("1960s", "eighties")),
        (
            "fr Les années soixante-dix",
            "en In the sixties",
            TIMES,
            ("années soixante dix", "sixties"),
        ),
        ("de Die 1960er Jahre", "en The seventies", TIMES, ("1960er Jahre", "seventies")),
        ("es Los años 60", "en The seventies", TIMES, ("años 60", "seventies")),
        ("ru В 70-е годы", "en In the sixties", TIMES, ("70-е", "sixties")),
        ("en It opened on time", "en It opened late", TURNED, ("on time", "late")),
        ("en It was late", "en Ahead of schedule", TURNED, ("late", "Ahead of schedule")),
        ("en On schedule", "en Ahead of schedule", TURNED, None),
        ("en She came in person", "en Heard by video link", TURNED, ("in person", "by video link")),
        ("en Closed for good", "en A temporary step", TURNED, ("for good", "temporary")),
        ("en It is voluntary", "en The scheme is compulsory", TURNED, None),
        ("en Heard in private", "en He said it in public", TURNED, ("in private", "in public")),
        ("en Counted by hand", "en Machines: by machine", TURNED, ("by hand", "by machine")),
        ("en They work part-time", "en It is full-time work", TURNED, ("part time", "full time")),
        ("en Moved by rail", "en Grain goes by ship", TURNED, ("by rail", "by ship")),
        ("en Within budget", "en It overran its budget", TURNED, ("Within budget", "overran")),
        ("en In real terms", "en In cash terms", TURNED, ("In real terms", "In cash terms")),
        ("en Set on purpose", "en It burnt by accident", TURNED, ("on purpose", "by accident")),
        ("en He was unarmed", "en Two armed men", TURNED, ("unarmed", "armed")),
        ("en They are insured", "en Half are uninsured", TURNED, ("insured", "uninsured")),
        ("en An indirect vote", "en Elected in a direct one", TURNED, ("indirect", "direct")),
        ("en At night", "en In the morning", TIMES, ("night", "morning")),
        ("en On Mondays", "fr Le vendredi", TIMES, ("Mondays", "vendredi")),
        ("en In March", "de Im Oktober", TIMES, ("In March", "Oktober")),
    ],
)
def test_words_of_other_kinds_are_told(
    first: str, second: str, guard: Guard, words: tuple[str, str] | None
) -> None:
    one, other = _statements(first, second)

    (told,) = contrasts(one, other)
    (back,) = contrasts(other, one)

    assert told.guard is back.guard is guard
    assert (told.first, told.second) == (back.second, back.first)
    if words:
        assert (told.first, told.second) == words
    assert guard in {each.guard for each in differ_plainly(one, other)}


@each_row(
    ("first", "second"),
    [
        ("en Rents rose", "en Rents increased"),
        ("en Rents rose", "fr Les loyers ont augmenté"),
        ("en Rents rose and wages fell", "en Rents rose"),
        ("en Wind is cheaper", "en Wind is less costly"),
        ("fr Le vent est moins cher", "en Wind is less expensive"),
        ("en The fall of the wall", "en The wall came down in winter"),
        ("en They may march", "en In June they marched"),
        ("en Spring water", "en Water in summer"),
        ("en It was late", "en It ran behind schedule"),
        ("en It rose late last year", "en It rose at the end of the year"),
        ("en Heard by phone", "en She gave evidence remotely"),
        ("en Unless wages rise", "en Less than they pay"),
        ("en Armed and unarmed men", "en Unarmed men"),
        ("en At least 30 cheap flats", "en 30 cheap flats or more"),
        ("en Unions met in a hall", "en Ions in water"),
        ("fr Il a été élu", "en He was elected in winter"),
        ("ru Пять лет", "en Five years, in winter"),
        ("en In the sixties", "de In den sechziger Jahren"),
        ("fr Les années soixante-dix", "es Los años setenta"),
        ("en In the 1960s", "en In the nineteen-sixties"),
        ("sv Hyrorna steg", "en Rents fell"),
        ("en People in their thirties", "en Men and women"),
        ("en ", "en Rents fell"),
    ],
)
def test_words_of_one_kind_and_of_both_tell_nothing(first: str, second: str) -> None:
    assert contrasts(*_statements(first, second)) == ()


@each_row(
    ("first", "second", "told"),
    [
        ("Wind is cheaper than coal", "Coal is less costly than wind", True),
        ("Immigrants commit more crimes than natives", "Natives do more than immigrants", True),
        ("Wind is cheaper than coal", "Wind power costs less than coal", False),
        ("Wind is cheaper than coal", "Coal is dear", False),
        ("More than half of it", "It is more than half", False),
    ],
)
def test_what_is_compared_the_other_way_round_is_told(first: str, second: str, told: bool) -> None:
    found = [each.guard for each in contrasts(Statement(first), Statement(second))]

    assert (Guard.ORDER in found) is told
