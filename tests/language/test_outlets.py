"""Short articles in the manner of many outlets, and every statement each attributes.

Each row is kind, speaker as named, person, and the exact words; " / " joins the
parts of words that their cue splits.
"""

from typing import NamedTuple

from claimcheck.language.attribution.extract import extract
from tests.tables import each_row

DIRECT, INDIRECT, MIXED = "direct", "indirect", "mixed"


class Article(NamedTuple):
    style: str
    text: str
    rows: list[tuple[str, str | None, str | None, str]]


ARTICLES = [
    Article(
        "wire",
        """\
Port strike enters third week

HARBOUR CITY (Newswire) - Dock workers in Harbour City voted on Monday to extend their strike, \
union leader Marta Oliveira said.

"We are not asking for the moon," Oliveira told reporters outside the terminal. "We are asking \
for what was signed in 2019."

The port authority said it had lost 14 million euros since the stoppage began.

Spokesman Jan de Wit declined to comment on the talks but said that ships were being diverted \
to Norhaven.

Analysts warned that prices could rise, adding that stocks of grain were low.
""",
        [
            (
                INDIRECT,
                "union leader Marta Oliveira",
                "Marta Oliveira",
                "Dock workers in Harbour City voted on Monday to extend their strike",
            ),
            (DIRECT, "Oliveira", "Marta Oliveira", '"We are not asking for the moon,"'),
            (DIRECT, "Oliveira", "Marta Oliveira", '"We are asking for what was signed in 2019."'),
            (
                INDIRECT,
                "The port authority",
                None,
                "it had lost 14 million euros since the stoppage began",
            ),
            (
                INDIRECT,
                "Spokesman Jan de Wit",
                "Jan de Wit",
                "ships were being diverted to Norhaven",
            ),
            (INDIRECT, "Analysts", None, "prices could rise"),
            (INDIRECT, "Analysts", None, "stocks of grain were low"),
        ],
    ),
    Article(
        "broadsheet",
        """\
The inquiry, which has sat for eleven months, heard on Thursday from its most reluctant witness.

Dame Ruth Ellery, a former head of the regulator, said the warnings had been “buried under \
paper”. “Nobody lied to me,” she added, “but nobody rushed to tell me the truth, either.”

Asked about the missing minutes, Ellery paused. According to her diary, the meeting of 4 March \
lasted nine minutes.

Counsel to the inquiry, Peter Lund KC, suggested that the regulator “looked away”. Ellery denied \
that she had known of the leak.
""",
        [
            (
                MIXED,
                "Dame Ruth Ellery",
                "Ruth Ellery",
                "the warnings had been “buried under paper”",
            ),
            (
                DIRECT,
                "she",
                "Ruth Ellery",
                "“Nobody lied to me,” / “but nobody rushed to tell me the truth, either.”",
            ),
            (INDIRECT, "her diary", None, "the meeting of 4 March lasted nine minutes"),
            (MIXED, "Peter Lund KC", "Peter Lund", "the regulator “looked away”"),
            (INDIRECT, "Ellery", "Ruth Ellery", "denied that she had known of the leak"),
        ],
    ),
    Article(
        "tabloid",
        """\
‘I THOUGHT I WAS A GONER’: Gran survives 40ft plunge

A plucky gran told last night how she survived a 40ft plunge - and was back at bingo by teatime.

Doris Platt, 81, said: “I thought I was a goner. Then I thought, who’ll feed the cat?”

Neighbour Kev Marsh, 54, blasted the council for leaving the hatch open.

“It’s a disgrace!” he fumed. “They’ve known for months.”

A council spokeswoman said: “We are looking into it.”
""",
        [
            (
                INDIRECT,
                "A plucky gran",
                None,
                "how she survived a 40ft plunge - and was back at bingo by teatime",
            ),
            (
                DIRECT,
                "Doris Platt",
                "Doris Platt",
                "“I thought I was a goner. Then I thought, who’ll feed the cat?”",
            ),
            (DIRECT, "he", "Kev Marsh", "“It’s a disgrace!”"),
            (DIRECT, "he", "Kev Marsh", "“They’ve known for months.”"),
            (DIRECT, "A council spokeswoman", None, "“We are looking into it.”"),
        ],
    ),
    Article(
        "British single quotes",
        """\
The minister’s plans for the nation’s schools were greeted with silence by the teachers’ leaders.

‘It’s not the children’s fault,’ said Hannah Moss, who runs a primary in Leeds. ‘We don’t have \
the staff.’

Moss’s deputy, Colin Reid, said it was ‘a sticking plaster on a broken leg’ and that the \
workers’ patience had gone.

'I can't see it lasting,' he added.
""",
        [
            (DIRECT, "Hannah Moss", "Hannah Moss", "‘It’s not the children’s fault,’"),
            (DIRECT, "Hannah Moss", "Hannah Moss", "‘We don’t have the staff.’"),
            (
                MIXED,
                "Colin Reid",
                "Colin Reid",
                "it was ‘a sticking plaster on a broken leg’ and that the workers’ patience "
                "had gone",
            ),
            (DIRECT, "he", "Colin Reid", "'I can't see it lasting,'"),
        ],
    ),
    Article(
        "interview",
        """\
The glaciologist Ines Falk on what melts next.

Q: How much ice has the valley lost?

A: About a third since 1980. It is going faster now.

Q: Can it come back?

A: Not in our lifetime.
""",
        [
            (INDIRECT, "Q", None, "How much ice has the valley lost?"),
            (INDIRECT, "A", None, "About a third since 1980. It is going faster now."),
            (INDIRECT, "Q", None, "Can it come back?"),
            (INDIRECT, "A", None, "Not in our lifetime."),
        ],
    ),
    Article(
        "press release",
        """\
MARIBOR, Slovenia — 14 June 2024 — Alpina Pumps today announced that it will open a second plant \
in Ptuj, creating 120 jobs.

“This investment doubles our capacity,” said Tina Kovač, Chief Executive Officer of Alpina Pumps. \
“We are proud to stay in the region.”

The company expects the plant to be ready in 2026, according to Kovač.
""",
        [
            (
                INDIRECT,
                "Alpina Pumps",
                None,
                "it will open a second plant in Ptuj, creating 120 jobs",
            ),
            (DIRECT, "Tina Kovač", "Tina Kovač", "“This investment doubles our capacity,”"),
            (DIRECT, "Tina Kovač", "Tina Kovač", "“We are proud to stay in the region.”"),
            (
                INDIRECT,
                "Kovač",
                "Tina Kovač",
                "The company expects the plant to be ready in 2026",
            ),
        ],
    ),
    Article(
        "live blog",
        """\
10.42: The prime minister has arrived at the summit.

10.55: Prime Minister Elena Rusu says talks were "frank". She says she will meet the bank's \
governor on Friday.

11.20: The opposition leader, Radu Pop, has accused Rusu of hiding the true cost of the deal.
""",
        [
            (MIXED, "Prime Minister Elena Rusu", "Elena Rusu", 'talks were "frank"'),
            (INDIRECT, "She", "Elena Rusu", "she will meet the bank's governor on Friday"),
            (INDIRECT, "Radu Pop", "Radu Pop", "Rusu of hiding the true cost of the deal"),
        ],
    ),
    Article(
        "parliamentary report",
        """\
MR. HALVORSEN: I ask the minister whether the figure of 4.1 per cent is correct.

THE SPEAKER: The minister has the floor.

MS. DAHL: The figure was correct when it was given.
""",
        [
            (
                INDIRECT,
                "MR. HALVORSEN",
                None,
                "I ask the minister whether the figure of 4.1 per cent is correct.",
            ),
            (INDIRECT, "THE SPEAKER", None, "The minister has the floor."),
            (INDIRECT, "MS. DAHL", None, "The figure was correct when it was given."),
        ],
    ),
    Article(
        "embedded posts",
        """\
The mayor's account has gone quiet since the weekend.

Proud to open the new bridge today. It cost 30% less than planned! — Leila Haddad (@mayorhaddad) \
May 3, 2023

"She never saw the final bill," tweeted councillor Bruno Keller.
""",
        [
            (
                INDIRECT,
                "Leila Haddad",
                "Leila Haddad",
                "Proud to open the new bridge today. It cost 30% less than planned!",
            ),
            (DIRECT, "councillor Bruno Keller", "Bruno Keller", '"She never saw the final bill,"'),
        ],
    ),
    Article(
        "no quotation at all",
        """\
The museum reopened on Saturday after four years of work.

Visitors queued around the block. The new wing holds 300 paintings, and a café looks over the river.
""",
        [],
    ),
    Article(
        "continental quotation marks",
        """\
«Wir schaffen das nicht mehr», the headline of the local paper read on Monday.

„Europe must pay its share“, said the Bavarian farmer Josef Huber. »I have ten cows left.«

The French minister, Claire Petit, spoke of « a difficult year ».
""",
        [
            (DIRECT, "the headline of the local paper", None, "«Wir schaffen das nicht mehr»"),
            (
                DIRECT,
                "the Bavarian farmer Josef Huber",
                "Josef Huber",
                "„Europe must pay its share“",
            ),
            (DIRECT, "the Bavarian farmer Josef Huber", "Josef Huber", "»I have ten cows left.«"),
        ],
    ),
    Article(
        "a speech over several paragraphs",
        """\
Governor Ann Teller spoke for ten minutes on Tuesday night.

“I have heard you,” she said. “I have heard the farmers.

“I have heard the nurses, too. And I say to [the assembly]: act now …

“That is all I came to say.”
""",
        [
            (DIRECT, "she", "Ann Teller", "“I have heard you,”"),
            (DIRECT, "she", "Ann Teller", "“I have heard the farmers."),
            (
                DIRECT,
                "she",
                "Ann Teller",
                "“I have heard the nurses, too. And I say to [the assembly]: act now …",
            ),
            (DIRECT, "she", "Ann Teller", "“That is all I came to say.”"),
        ],
    ),
    Article(
        "diplomacy",
        """\
Foreign Minister Aino Salo received her Estonian counterpart Mart Tamm in Turku on Wednesday.

Salo said the border would stay closed. Her colleague agreed that "now is not the time".

The Estonian top diplomat stressed that trade had doubled. Both sides said they would meet again \
in May.
""",
        [
            (INDIRECT, "Salo", "Aino Salo", "the border would stay closed"),
            (DIRECT, "Her colleague", "Mart Tamm", '"now is not the time"'),
            (INDIRECT, "The Estonian top diplomat", "Mart Tamm", "trade had doubled"),
            (INDIRECT, "Both sides", None, "they would meet again in May"),
        ],
    ),
    Article(
        "court report",
        """\
A judge on Friday threw out the case against Otto Brandt, ruling that the search was unlawful.

"The officers had no warrant," Judge Mary Okafor wrote. The state, she wrote, "cannot profit \
from its own wrong."

Brandt's lawyer said her client was [sic] "releived". Prosecutors did not say whether they would \
appeal.
""",
        [
            (INDIRECT, "A judge", None, "the search was unlawful"),
            (DIRECT, "Judge Mary Okafor", "Mary Okafor", '"The officers had no warrant,"'),
            (
                MIXED,
                "she",
                "Mary Okafor",
                'The state / "cannot profit from its own wrong."',
            ),
            (MIXED, "Brandt's lawyer", None, 'her client was [sic] "releived"'),
        ],
    ),
    Article(
        "survey",
        """\
More than half of young voters say they will stay at home, a poll by the Lindqvist Institute found.

As the institute's director, Per Holm, noted, turnout fell in 2021 as well.

The survey shows that 61 percent trust no party, which critics said was misleading.
""",
        [
            (
                INDIRECT,
                "a poll by the Lindqvist Institute",
                None,
                "More than half of young voters say they will stay at home",
            ),
            (INDIRECT, "Per Holm", "Per Holm", "turnout fell in 2021 as well"),
            (
                INDIRECT,
                "The survey",
                None,
                "61 percent trust no party, which critics said was misleading",
            ),
        ],
    ),
]


@each_row("article", ARTICLES)
def test_every_statement_of_an_article_is_found_and_nothing_else(article: Article) -> None:
    found = extract(article.text, assertions=False)

    assert [
        (
            str(statement.kind),
            statement.speaker,
            statement.person,
            " / ".join(article.text[span.start : span.end] for span in statement.spans),
        )
        for statement in found
    ] == article.rows
