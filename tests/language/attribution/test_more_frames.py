"""Verbs and subjects of other styles: collectives that say, firms that announce, what is denied."""

from claimcheck.language.attribution.extract import extract
from tests.tables import each_row


@each_row(
    ("text", "words", "speaker"),
    [
        ("The council say they were not told.", "they were not told", "The council"),
        # A question that is answered, and what somebody used to say.
        ("“Is it late?” Ann Berg shot back.", "“Is it late?”", "Ann Berg"),
        (
            "“Is it late? Is it cold?” posed the Lund North MCA.",
            "“Is it late? Is it cold?”",
            "the Lund North MCA",
        ),
        ("“It is late,” she liked to say.", "“It is late,”", "she"),
        # The source of a quotation says nothing of who said it.
        ("“It is late,” Ann Berg said, according to a transcript.", "“It is late,”", "Ann Berg"),
        # What something is called, in no marks.
        ("Ann Berg called the offer reckless.", "the offer reckless", "Ann Berg"),
        ("Ann Berg called it a disgrace and left.", "it a disgrace", "Ann Berg"),
        ("Karl Hay – aside – promised 40,000 doses.", "40,000 doses", "Karl Hay"),
        (
            "Ann Berg, whose mother, Pam, was turned away, said she had sold a cow.",
            "she had sold a cow",
            "Ann Berg",
        ),
        (
            "The union said on Sunday de Graaf would face the judges.",
            "de Graaf would face the judges",
            "The union",
        ),
        # Figures that are put on something.
        ("Analysts put the loss at 1,400 tonnes.", "the loss at 1,400 tonnes", "Analysts"),
        ("The ministry puts the toll at about 40.", "the toll at about 40", "The ministry"),
        ("Ann Berg asked that the road be moved.", "the road be moved", "Ann Berg"),
        (
            "The film was once described by the critic Ann Berg as “a long night”.",
            "“a long night”",
            "the critic Ann Berg",
        ),
        # Clauses that wait for their verb, and what only explains them.
        ("He was, Ann Berg says, the third to leave.", "He was the third to leave", "Ann Berg"),
        (
            "In 1955 Karl Hay hired a clerk who could not, Ann Berg said, count to ten.",
            "could not count to ten",
            "Ann Berg",
        ),
        (
            "Turtles steer by the stars, researchers in Lund report, a finding that surprised us.",
            "Turtles steer by the stars",
            "researchers in Lund",
        ),
        # Who is explained twice.
        (
            "Ann Berg, of Lund Labs, who was not involved, said the study was small.",
            "the study was small",
            "Ann Berg",
        ),
        (
            "A clerk who took more than €41,000 told police she had “panicked”, Lund Court has"
            " heard.",
            "she had “panicked”",
            "A clerk",
        ),
        (
            "However, the head of the Association of Lund Doctors, Comrade Karl Hay, faulted it,"
            " saying nurses were few.",
            "nurses were few",
            "Comrade Karl Hay",
        ),
        # A pronoun and others are the subject of what is said.
        (
            "Ann Berg, who is married to Karl, said she and her sister had agreed on a rule.",
            "she and her sister had agreed on a rule",
            "Ann Berg",
        ),
        # When it was, and what the author thinks, the article says itself.
        (
            "Ann Berg said they were “robbed in daylight” after a late goal.",
            "they were “robbed in daylight”",
            "Ann Berg",
        ),
        ("Ann Berg said she was sorry, and I believe it.", "she was sorry", "Ann Berg"),
        ("His family say they were not told.", "they were not told", "His family"),
        (
            "The family of a man who died after waiting 19 hours on a trolley say they were told"
            " that a bed was near.",
            "they were told that a bed was near",
            "The family of a man",
        ),
        ("Gardaí say the car was stolen.", "the car was stolen", "Gardaí"),
        (
            "The rooms will not reopen in May, Minister of Education Karl Hay has disclosed.",
            "The rooms will not reopen in May",
            "Minister of Education Karl Hay",
        ),
        ("Karl Hay predicted the House would vote.", "the House would vote", "Karl Hay"),
        ("Karl Hay said further strikes could follow.", "further strikes could follow", "Karl Hay"),
        ("Karl Hay said he further erred.", "he further erred", "Karl Hay"),
        (
            "The bill’s sponsor, state Sen. Ann Berg, said she was sorry.",
            "she was sorry",
            "state Sen. Ann Berg",
        ),
        (
            "Voltern Grid, Inc. (NASDAQ: VLTN), a maker of cells, today announced that it has"
            " grown.",
            "it has grown",
            "Voltern Grid, Inc.",
        ),
        ("Holt & Sons, Ltd. said it had grown.", "it had grown", "Holt & Sons, Ltd."),
        (
            "Ann Berg denied the figure was correct.",
            "denied the figure was correct",
            "Ann Berg",
        ),
        (
            "Ann Berg advised residents not to drink the water.",
            "residents not to drink the water",
            "Ann Berg",
        ),
        # The words end where the article goes on.
        ("Karl Voss said he was sorry and was jailed for a year.", "he was sorry", "Karl Voss"),
        (
            "Karl Voss told the court he had been drinking and was sentenced to four years.",
            "he had been drinking",
            "Karl Voss",
        ),
        (
            "Karl Voss told jurors three weeks into the trial that he owned no gun.",
            "he owned no gun",
            "Karl Voss",
        ),
        (
            "Karl Voss admitted three weeks into the trial that he owned a gun.",
            "he owned a gun",
            "Karl Voss",
        ),
    ],
)
def test_one_statement_is_found(text: str, words: str, speaker: str) -> None:
    [statement] = extract(text, assertions=False)

    assert (statement.text, statement.speaker) == (words, speaker)


@each_row(
    "text",
    [
        "The rest of us depend on the fuels that we hope to let go of.",
        "Ann Berg denied the request.",
        "Ann Berg rejected the plan that Karl Voss drew up.",
        "The bank report was late.",
        "In Lund, the council state schools fund is empty.",
        "Workers will think twice before agreeing to tests that they might not need.",
        "It sounded a cautious note about jobs, which hope to grow.",
    ],
)
def test_nothing_is_attributed(text: str) -> None:
    assert not extract(text, assertions=False)


@each_row(
    ("text", "speaker"),
    [
        ("Later on Sunday, Ann Berg shared a paper, writing: “Let me do it.”", "Ann Berg"),
        (
            "Hours later, Karl Hay returned the favour, telling Reuters: “We are friends.”",
            "Karl Hay",
        ),
        ("Stated Berg:\n\n“I think that the stakes are high and the prize is small.”", "Berg"),
        (
            "Investors see a chance that rates will fall, implying that they expect growth.",
            "Investors",
        ),
        (
            "The party offered fresh arms to Republicans who say the law is a money pit.",
            "Republicans",
        ),
        (
            "Karl Hay is a liar, racist, misogynist and birther who has pledged to ban all dogs.",
            "Karl Hay",
        ),
        (
            "Karl Hay incites violence and is a liar, rampant racist and birther who has pledged to"
            " ban all dogs.",
            "Karl Hay",
        ),
        (
            "But back on native soil, Karl Hay went on with his old lines: “We are great.”",
            "Karl Hay",
        ),
        ("The senator emailed supporters saying: “The struggle continues.”", "The senator"),
    ],
)
def test_a_speaker_holds_no_clause(text: str, speaker: str) -> None:
    assert [each.speaker for each in extract(text, assertions=False)] == [speaker]


@each_row(
    ("text", "expected"),
    [
        # Who speaks also asks something of somebody.
        (
            "Ann Berg said cases had doubled and appealed to people to stay away.",
            [("Ann Berg", "cases had doubled"), ("Ann Berg", "people to stay away")],
        ),
        (
            "The firm said sales rose by 4% and urged lawmakers to act.",
            [("The firm", "sales rose by 4%"), ("The firm", "lawmakers to act")],
        ),
        (
            "Ann Berg asked the minister to close the road.",
            [("Ann Berg", "the minister to close the road")],
        ),
        (
            "Ann Berg cautioned colleagues not to run a trial there.",
            [("Ann Berg", "colleagues not to run a trial there")],
        ),
        ("We asked groups to solve the puzzle.", []),
        ("The minister was asked to close the road.", []),
        (
            "The director answered that the animal had walked around the end.",
            [("The director", "the animal had walked around the end")],
        ),
        # A calling in small letters and a name are a subject after the verb.
        (
            "A notice was drafted, said deputy conservator Ann Berg, but awaits a signature.",
            [("deputy conservator Ann Berg", "A notice was drafted")],
        ),
        ("The road was shut, said sources close to the mill.", []),
        # Several do something in words that are nouns as well.
        ("The side lack a striker, the club said.", [("the club", "The side lack a striker")]),
        ("Farmers want rain, said Karl Voss.", [("Karl Voss", "Farmers want rain")]),
        # Where something happened stands between who speaks and the verb.
        (
            "Officials in the city, where 40 people died in May, say the road is shut.",
            [("Officials in the city", "the road is shut")],
        ),
        (
            "The mayor, in whose house it was, said it was late.",
            [("The mayor", "it was late")],
        ),
        (
            "A third, Senator Ann Berg, stepped down and said she was tired.",
            [("Senator Ann Berg", "she was tired")],
        ),
        ("Another, farmer Ann Berg, said it was late.", [("farmer Ann Berg", "it was late")]),
        ("Ann Berg for her part urged voters to wait.", [("Ann Berg", "voters to wait")]),
        ("Ann Berg, for her part, said it was late.", [("Ann Berg", "it was late")]),
        ("As Ann Berg put it, “it is late”.", [("Ann Berg", "“it is late”")]),
        ("In the words of Ann Berg: “It is late.”", [("Ann Berg", "“It is late.”")]),
        # A place and a dash before a report are its dateline, and of a result or a talk not.
        (
            "Johannesburg - Trade grew by 12 per cent last year and may grow again in most of the"
            " towns, Ann Berg said.",
            [
                (
                    "Ann Berg",
                    "Trade grew by 12 per cent last year and may grow again in most of the towns",
                )
            ],
        ),
        ("Leeds – Arsenal 2-0, Ann Berg said.", [("Ann Berg", "Leeds – Arsenal 2-0")]),
        # What people meet under is a name.
        ("He was speaking in Lund on the theme: “Salt of the earth in an age of noise”.", []),
        # A day is no speaker.
        (
            "A report tabled on Monday, which said the posts had been lost.",
            [("A report", "the posts had been lost")],
        ),
        (
            "The report, which found that the posts had been lost, was tabled.",
            [("The report", "the posts had been lost")],
        ),
    ],
)
def test_who_says_what(text: str, expected: list[tuple[str, str]]) -> None:
    found = extract(text, assertions=False)

    assert [(each.speaker, each.text) for each in found] == expected
