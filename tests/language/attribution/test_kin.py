"""Kin of those whom a text names, and others beside them, whom a name or a pronoun may mean."""

from claimcheck.language.attribution.extract import extract
from claimcheck.model.dates import PartialDate
from tests.tables import each_row

_PUBLISHED = PartialDate(2023, 3, 10)
_FAR = " ".join(
    ["The road to the harbour was shut again and nobody there could tell for how long."] * 8
)


def persons(text: str) -> list[str | None]:
    found = extract(text.replace(" ⏎ ", "\n\n"), published_on=_PUBLISHED, assertions=False)
    return [statement.person for statement in found]


@each_row(
    ("text", "expected"),
    [
        # Once his wife has spoken, the surname may be hers; in another paragraph it is his.
        (
            "Karl Hay and his wife Petra were fined. Karl Hay said it was late. ⏎ His wife said it"
            " was shut. Asked why, Hay replied: “It is cold.” ⏎ Hay said it was open.",
            ["Karl Hay", None, None, "Karl Hay"],
        ),
        # Of a first name after a word of kinship, a sentence is about that one.
        (
            "“It is late,” said Aisha Hay. ⏎ Her sister Marie-Ange disagreed. “It is early,” she"
            " said.",
            ["Aisha Hay", None],
        ),
        (
            "“It is late,” said Chikondi Hay. ⏎ His wife Loveness disagreed. “It is early,” she"
            " said.",
            ["Chikondi Hay", None],
        ),
        # A brother who is called by his first name alone is somebody.
        (
            "Kemar Hay and his younger brother Rovell won. Rovell Hay bowled two. ⏎ “It is late,”"
            " Rovell joked.",
            ["Rovell Hay"],
        ),
        # Who does something in between may be meant, if of the same sex.
        (
            "Ann Berg said it was late. That drew groans, and Eva Voss rebuked her. “It is early,”"
            " she said.",
            ["Ann Berg", None],
        ),
        (
            "Ann Berg said it was late. That drew groans, and Karl Voss rebuked her. “It is early,”"
            " she said.",
            ["Ann Berg", "Ann Berg"],
        ),
        (
            "Grace Hay said it was late. ⏎ The claim was upheld by a nurse at the hospital, who was"
            " there. “It is early,” she said.",
            ["Grace Hay", None],
        ),
        # Whom the writer asked answers.
        (
            "Karl Hay said it was late. ⏎ I rang Dr Yusuf Adeyemi, who studies roads. “It is cold,”"
            " he said.",
            ["Karl Hay", "Yusuf Adeyemi"],
        ),
        # In the lead too somebody may be called by what she is known for.
        (
            "Fly-half Luke Havard won the match. ⏎ “It is late,” said the 23-year-old.",
            ["Luke Havard"],
        ),
        ("Ann Berg won on Saturday. ⏎ “It is late,” the world number 31 said.", ["Ann Berg"]),
        ("Karl Hay spoke first. ⏎ “It is late,” the Lund North MCA said.", ["Karl Hay"]),
        (
            "Ann Berg saved five points to beat Eva Voss, then revealed she had been ill.",
            ["Ann Berg"],
        ),
        # An office tells whom the sentence before is about.
        (
            "The minister, Karl Voss, said it was late. ⏎ Ann Berg said it was early. The minister"
            " denied this. “It is late,” he said.",
            ["Karl Voss", "Ann Berg", "Karl Voss"],
        ),
        # A surname far above the one full name that it may be short for is another's.
        (
            f"{_FAR} ⏎ Voss said it was late. ⏎ {_FAR} ⏎ Ann Voss said it was early.",
            [None, "Ann Voss"],
        ),
        (f"{_FAR} ⏎ Voss said it was late. ⏎ Ann Voss, 50, is a nurse.", ["Ann Voss"]),
        # The title of capitals goes on after the name.
        (
            "Husband Dax Romano Breaks Silence on Split ⏎ Dax Romano is at home. ⏎ Romano, 38, told"
            " a crew it was late. ⏎ His mother, Connie Romano, said it was early.",
            ["Dax Romano", "Connie Romano"],
        ),
        # "Désiré" is no woman's name as "Desire" is.
        ("Désiré Hay said it was late. “It is cold,” he added.", ["Désiré Hay", "Désiré Hay"]),
    ],
)  # fmt: skip
def test_kin_and_others_beside_somebody_are_told_apart(
    text: str, expected: list[str | None]
) -> None:
    assert persons(text) == expected


@each_row(
    ("text", "expected"),
    [
        # Offices of a body, of a thing and of a state.
        ("Chair of the bench Ann Berg said it was late.", ["Ann Berg"]),
        ("Father of the victim Karl Voss said it was late.", [None]),
        ("Bureau of Meteorology senior forecaster Karl Voss says it was late.", ["Karl Voss"]),
        ("Minister of State Ann Berg welcomed the plan, noting that it was late.", ["Ann Berg"]),
        (
            "The Minister of State for Health, Hon. Ann Berg, said it was late. ⏎ “It is cold,” the"
            " minister said.",
            ["Ann Berg", "Ann Berg"],
        ),
        # "Zahoor" is no kind of person as "YouTuber" is.
        ("Speaker Zahoor Ahmed Bajwa said it was late.", ["Zahoor Ahmed Bajwa"]),
        # Who held it once.
        (
            "His predecessor, Mercy Kamau, said it was late. ⏎ “It is cold,” said the former CEC.",
            ["Mercy Kamau", "Mercy Kamau"],
        ),
        ("Mercy Kamau, a nurse, said it was late. “It is cold,” said the former CEC.",
         ["Mercy Kamau", None]),
        # Firms.
        ("Brake maker Kessel AG cut its forecast. Kessel said it was late.", [None]),
        ("The operator, Sulu Star Lines, said it was late.", [None]),
        # "Weekes" is no plural of "week".
        ("Barracudas captain Hasani Weekes said it was late.", ["Hasani Weekes"]),
    ],
)  # fmt: skip
def test_offices_and_firms_are_cut_from_names(text: str, expected: list[str | None]) -> None:
    assert persons(text) == expected


def test_initials_are_of_those_whom_the_text_names_once_they_speak_in_turns() -> None:
    turns = "PL: Is it late? ⏎ SA: It is late. ⏎ PL: Is it cold? ⏎ SA: It is."

    assert persons(f"By Patrick Leary ⏎ Solveig Amundsen is a baker. ⏎ {turns}") == [
        *("Patrick Leary", "Solveig Amundsen"),
        *("Patrick Leary", "Solveig Amundsen"),
    ]
    assert persons("Paul Salter is a baker. ⏎ “It is late,” he said. ⏎ PS: It is cold now.") == [
        "Paul Salter",
        None,
    ]
