"""One sentence a row: what is attributed, to whom, by which rule."""

import pytest

from claimcheck.language.attribution.extract import extract
from claimcheck.language.attribution.resolution import MEASURED
from tests.tables import each_row


@each_row(
    ("text", "speaker", "words", "rule"),
    [
        ("“No,” Berg said.", "Berg", "“No,”", "quote-after"),
        ("Asked by Hall, Berg explained: “No.”", "Berg", "“No.”", "verb-quotation"),
        ("Interviewer: Why?", "Interviewer", "Why?", "label"),
        ("“No,” said Berg, a senator.", "Berg", "“No,”", "quote-after"),
        ("“No,” Berg, a senator, said.", "Berg", "“No,”", "quote-after"),
        ("“No,” Ann Berg (R-Utah) said.", "Ann Berg", "“No,”", "quote-after"),
        ("“No,” Berg — who leads — said.", "Berg", "“No,”", "quote-after"),
        ("“No,” he will say.", "he", "“No,”", "quote-after"),
        ("“No,” Berg said, “never.”", "Berg", "“No,” “never.”", "quote-around"),
        ("Berg said, “No.”", "Berg", "“No.”", "verb-quotation"),
        ("Berg said: “No.”", "Berg", "“No.”", "verb-quotation"),
        ("Her answer was short: “No.”", "Her answer", "“No.”", "quote-colon"),
        ("Berg told the crowd on Tuesday, “No.”", "Berg", "“No.”", "verb-quotation"),
        ("Berg said, without proof, that taxes rose.", "Berg", "taxes rose", "verb-that"),
        ("Berg has said that taxes rose.", "Berg", "taxes rose", "verb-that"),
        ("Berg said taxes had risen.", "Berg", "taxes had risen", "verb-bare"),
        ("Berg told CNN that taxes rose.", "Berg", "taxes rose", "verb-that"),
        ("Berg went on to say that taxes rose.", "Berg", "taxes rose", "verb-that"),
        ("Taxes rose, Ann Coulibaly said.", "Ann Coulibaly", "Taxes rose", "clause-after"),
        ("Coulibaly said taxes had risen.", "Coulibaly", "taxes had risen", "verb-bare"),
        ("“No,” said Coulibaly.", "Coulibaly", "“No,”", "quote-after"),
        ("Finally Berg said taxes had risen.", "Berg", "taxes had risen", "verb-bare"),
        ("In turn, taxes have risen, Berg said.", "Berg", "taxes have risen", "clause-after"),
        ("Berg, Hall and Li said taxes rose.", "Berg, Hall and Li", "taxes rose", "verb-bare"),
        ("In Lima, Berg and Hall said taxes rose.", "Berg and Hall", "taxes rose", "verb-bare"),
        ("“No,” said Ann Berg and Li Hall.", "Ann Berg and Li Hall", "“No,”", "quote-after"),
        ("Berg and her aides said taxes rose.", "Berg and her aides", "taxes rose", "verb-bare"),
        ("Greek, Malian envoys stress peace.", "Greek, Malian envoys", "peace", "verb-noun"),
        ("Taxes have risen, Berg said.", "Berg", "Taxes have risen", "clause-after"),
        ("Taxes have risen, says one senator.", "one senator", "Taxes have risen", "clause-after"),
        ("Taxes, Berg said, will rise.", "Berg", "Taxes will rise", "clause-around"),
        ("The state, she wrote, “cannot win.”", "she", "The state “cannot win.”", "clause-around"),
        ("According to Berg, taxes rose.", "Berg", "taxes rose", "according-before"),
        ("Taxes rose, according to Berg.", "Berg", "Taxes rose", "according-after"),
        ("Taxes, according to Berg, will rise.", "Berg", "Taxes will rise", "according-after"),
        ("But, according to Berg, taxes rose.", "Berg", "taxes rose", "according-before"),
        ("Taxes rose, according to Berg, who left.", "Berg", "Taxes rose", "according-after"),
        ("Taxes rose, according to the cook, Bo Wit.", "Bo Wit", "Taxes rose", "according-after"),
        ("As Berg noted, taxes rose.", "Berg", "taxes rose", "verb-as"),
        ("Berg promised to cut taxes.", "Berg", "to cut taxes", "verb-to"),
        ("Berg urged Congress to cut taxes.", "Berg", "Congress to cut taxes", "verb-to"),
        ("Berg accused Hall of lying.", "Berg", "Hall of lying", "verb-of"),
        ("Berg called Hall a “crook” on Tuesday.", "Berg", "Hall a “crook”", "verb-called"),
        ("Berg pointed to the cost.", "Berg", "the cost", "verb-noun"),
        ("Berg explained why taxes rose.", "Berg", "why taxes rose", "verb-wh"),
        ("It was a plan that Berg said would fail.", "Berg", "would fail", "verb-gap"),
        ("While Berg said taxes rose, Hall left.", "Berg", "taxes rose", "verb-bare"),
        ("Berg left, saying that taxes rose.", "Berg", "taxes rose", "participle-that"),
        ("In May, Berg left, saying that taxes rose.", "Berg", "taxes rose", "participle-that"),
        ("Berg left after first saying that taxes rose.", "Berg", "taxes rose", "participle-that"),
        ("Berg left – saying that taxes rose.", "Berg", "taxes rose", "participle-that"),
        ("Berg met the chair, who said that taxes rose.", "the chair", "taxes rose", "verb-that"),
        ("Berg left and on Monday said that taxes rose.", "Berg", "taxes rose", "verb-that"),
        ("Berg cut old taxes and said that rents rose.", "Berg", "rents rose", "verb-that"),
        ("More from Ann Berg: “Taxes rose.”", "Ann Berg", "“Taxes rose.”", "quote-colon"),
        ("In short, explained Berg: “Taxes rose.”", "Berg", "“Taxes rose.”", "quote-colon"),
        ("ANN BERG: Taxes rose again.", "ANN BERG", "Taxes rose again.", "label"),
        ("Taxes to rise – chief economist", "chief economist", "Taxes to rise", "headline"),
        ("Two held over the theft – police", "police", "Two held over the theft", "headline"),
        ("ANN BERG, ONE NEWS HOST: Taxes rose.", "ANN BERG", "Taxes rose.", "label"),
        ("Mr. SPEAKER: Order, order.", "Mr. SPEAKER", "Order, order.", "label"),
        ("Ms Berg (Lund): Will they rise?", "Ms Berg", "Will they rise?", "label"),
        ("The Head of Tax (Ms Berg): They rose.", "The Head of Tax", "They rose.", "label"),
        ("Finance minister: Taxes will rise", "Finance minister", "Taxes will rise", "label"),
        ("“Taxes rose,” @berg wrote.", "@berg", "“Taxes rose,”", "quote-after"),
        ("「No,」 said Berg.", "Berg", "「No,」", "quote-after"),
        ("• Berg said taxes rose.", "Berg", "taxes rose", "verb-bare"),
        ("- Taxes have risen again, Berg said.", "Berg", "Taxes have risen again", "clause-after"),
        ("Acme Ltd. today said taxes rose.", "Acme Ltd.", "taxes rose", "verb-bare"),
        ("“No,” Theresa May said.", "Theresa May", "“No,”", "quote-after"),
        ("May said taxes had risen.", "May", "taxes had risen", "verb-bare"),
        ("“No,” said Will Berg.", "Will Berg", "“No,”", "quote-after"),
        ("Berg asked us “Why did taxes rise?”", "Berg", "“Why did taxes rise?”", "verb-quote"),
        ("“No,” raged Berg.", "Berg", "“No,”", "quote-after"),
        ("Berg slammed it as “a joke” in May.", "Berg", "it as “a joke”", "verb-called"),
        ("Berg labeled Hall a “crook”.", "Berg", "Hall a “crook”", "verb-called"),
        ("They left, chanting “Out!”, raising it.", "They", "“Out!”", "participle-quote"),
        ("Said Berg, who was there, “No.”", "Berg", "“No.”", "verb-quotation"),
        ("Says Ann Berg: “No.”", "Ann Berg", "“No.”", "verb-quotation"),
        ("“Never again.” — Ann Berg", "Ann Berg", "“Never again.”", "signed"),
        ("Taxes rose. — Ann Berg (@berg) May 2, 2023", "Ann Berg", "Taxes rose.", "post"),
    ],
)  # fmt: skip
def test_one_statement_is_found(text: str, speaker: str, words: str, rule: str) -> None:
    assert [(s.speaker, s.text, s.evidence.rule) for s in extract(text, assertions=False)] == [
        (speaker, words, rule)
    ]


@each_row(
    "text",
    [
        "Berg did not say whether taxes rose.",
        "Berg may say that taxes rose.",
        "The claims of the state are old.",
        "Western states that rely on coal lost.",
        "A film called “Help” opened.",
        "“Blue Harbour” opened in May.",
        "Berg knows that taxes rose.",
        "Berg said it twice.",
        "She was told to leave.",
        "The Latest: Berg wins.",
        "MINISTER’S FURY: Taxes have risen",
        "About Acme: Acme makes pumps.",
        "Meet the author: Berg was born in Lund.",
        "Will taxes rise in May?",
        "In May taxes will rise.",
        "She put him in charge because “he knows taxes” best.",
        "London – the city that never sleeps",
        "Storm hits the coast – London",
        "Taxes will rise – Berg",
        "Minister for Trade – chief economist",
        "They met on Monday – with the minister.",
    ],
)
def test_nothing_is_attributed(text: str) -> None:
    assert extract(text, assertions=False) == []


@each_row(
    ("text", "turns"),
    [
        ("Berg: We won. Hall: We lost by 3 points.", ["We won.", "We lost by 3 points."]),
        ("Q: Did you see it? A: I saw a shadow.", ["Did you see it?", "I saw a shadow."]),
        (
            "Ann Berg: I was there. It was loud. Ben Hall: That is false.",
            ["I was there. It was loud.", "That is false."],
        ),
        # What explains is no speaker.
        (
            "Berg: The rule is simple. Remember: never lie.",
            ["The rule is simple. Remember: never lie."],
        ),
        # Only a paragraph that begins with a label is speech.
        ("It was late. Hall: We lost by 3 points.", []),
    ],
)
def test_a_label_speaks_until_the_next_also_within_its_paragraph(
    text: str, turns: list[str]
) -> None:
    found = extract(text, assertions=False)

    assert [each.text for each in found] == turns
    assert len({each.speaker for each in found}) == len(turns)


def test_what_somebody_adds_after_a_quotation_is_a_statement_of_its_own() -> None:
    text = "Berg said taxes were “a joke,” adding that rents rose."

    assert [(s.speaker, s.text) for s in extract(text, assertions=False)] == [
        ("Berg", "taxes were “a joke,”"),
        ("Berg", "rents rose"),
    ]


@pytest.mark.parametrize("line", ["Taxes will rise – Berg", "• Taxes will rise — Berg"])
def test_a_headline_is_by_whom_it_names_after_a_dash_if_the_article_does(line: str) -> None:
    (said,) = extract(f"{line}\n\nAnn Berg is in Oslo.", assertions=False)

    assert (said.text, said.person, said.evidence.rule) == (
        "Taxes will rise",
        "Ann Berg",
        "headline",
    )


@each_row(
    ("text", "words"),
    [
        (
            "Ann Berg was there.\n\n“We saw it.\n\n“It was loud,” Berg said.",
            ["“We saw it. “It was loud,”"],
        ),
        (
            '"We saw it.\n\n"It was loud.\n\n"It fell," Berg said. "It burned."',
            ['"We saw it. "It was loud. "It fell,"', '"It burned."'],
        ),
        # What somebody said already is nobody else's.
        (
            "Hall said: “We saw it.\n\n“It was loud,” Berg said.",
            ["“We saw it.", "“It was loud,”"],
        ),
        ("“We saw it.\n\nIt was loud, Berg said.", ["It was loud"]),
    ],
)
def test_a_quotation_left_open_has_the_speaker_it_ends_with(text: str, words: list[str]) -> None:
    assert [s.text for s in extract(text, assertions=False)] == words


@each_row(
    ("text", "words"),
    [
        ("They discussed the two countries' economic relations in Bamako.", []),
        ("The two countries signed 14 treaties in Bamako.", [0, 46]),
        ("Talks fell apart, according to Berg, and were thus halted.", [41, 57]),
        ("Talks fell apart, according to Berg, and called it a day.", []),
        ("“Talks fell apart,” said the judge, a man of 70 years.", []),
        ("“Talks fell apart,” said Ann Berg, who has lost 40 sheep.", []),
        ("Talks fell apart, according to Berg, and “we had to laugh”.", []),
        # A question says nothing.
        ("Who will pay the $40 million bill for the bridge?", []),
        ("Did 40 people die in the ward last year?", []),
        # Whom and where somebody told it is no statement of its own.
        ("Berg told a panel set up in 2019 that taxes rose.", []),
        ("Berg said in a letter sent to 300 voters on Feb. 20 that taxes rose.", []),
        ("Berg told the house, which had voted 60 to 40, that taxes rose.", []),
        ("“Talks fell apart,” said Ann Berg, whose unit was sent there in 2013.", []),
    ],
)
def test_assertions_hold_a_figure_or_go_on_after_what_is_attributed(
    text: str, words: list[int]
) -> None:
    found = [s for s in extract(text) if s.kind == "assertion"]

    assert [[*span] for s in found for span in s.spans] == ([words] if words else [])


def test_a_rule_tells_how_often_it_was_right() -> None:
    (statement,) = extract("Berg said that taxes rose.")

    assert statement.evidence.rule_precision == MEASURED["verb-that"]
