"""When and where something was said: by the clause of the cue, and never by its publication."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.attribution.extract import extract
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Kind, Statement
from tests.tables import each_row

_FRIDAY = PartialDate(2023, 3, 10)


def said(text: str, published_on: PartialDate | None = _FRIDAY) -> list[Statement]:
    found = extract(text, published_on=published_on)
    return [statement for statement in found if statement.kind is not Kind.ASSERTION]


@each_row(
    ("text", "day"),
    [
        ("“The bakery is dying,” said Omar Faris, who opened it in 2004.", None),
        ("“I am happy,” said Ana Ruiz, mayor since 2015.", None),
        ("“I am happy,” said Ana Ruiz, who has led the party since 2015.", None),
        ("Ana Ruiz, who is due in court on 20 March, said the road was closed.", None),
        ("Ana Ruiz, who is on leave until 1 June, said the road was closed.", None),
        ("“Output fell,” Ana Ruiz, who was born on 5 March 1960, said.", None),
        ("Ana Ruiz said last Friday that the road was closed.", "2023-03-03"),
        ("In a statement issued on Tuesday, Ana Ruiz said it was shut.", "2023-03-07"),
        ("In a ruling delivered on Monday, the judge said it was shut.", "2023-03-06"),
        ("In a house sold on Tuesday, Ana Ruiz said it was shut.", None),
        ("In a house bombed on Tuesday, Ana Ruiz said it was shut.", None),
        ("In a statement issued after her arrest on Tuesday, Ana Ruiz said it was shut.", None),
        ("During a briefing on Tuesday, Ana Ruiz said it was shut.", "2023-03-07"),
        ("Appearing before the committee on Monday, Ana Ruiz said it was shut.", "2023-03-06"),
        ("Reached by phone on Monday, Ana Ruiz said it was shut.", "2023-03-06"),
        ("When contacted on Monday, Ana Ruiz said it was shut.", "2023-03-06"),
        ("Reached at the house she bought on Monday, Ana Ruiz said it was shut.", None),
        ("Asked about it on Monday, Ana Ruiz said it was shut.", "2023-03-06"),
        ("Asked about the fire on Monday, Ana Ruiz said it was shut.", None),
        ("“It is shut,” Ana Ruiz said, speaking on Monday.", "2023-03-06"),
        ("“It is shut,” Ana Ruiz said, speaking of the fire on Monday.", None),
        ("Ana Ruiz said on the night of March 4 that it was shut.", "2023-03-04"),
        ("Ana Ruiz said over the weekend that it was shut.", "2023-03"),
        ("Ana Ruiz said it would shut over the weekend.", None),
        ("Ana Ruiz told the Sunday Comet that the road was closed.", None),
        ("Ana Ruiz told Sunday Brunch that the road was closed.", None),
        ("Ana Ruiz said on Black Friday that the road was closed.", None),
        ("Ana Ruiz said after the fire on Monday that the road was closed.", None),
        ("Ana Ruiz said after the hearing on Monday that the road was closed.", "2023-03-06"),
        ("Ana Ruiz said Monday Congress should act.", "2023-03-06"),
        ("Ana Ruiz told the Sunday Comet on Tuesday that the road was closed.", "2023-03-07"),
        ("Ana Ruiz said on Friday last week that the road was closed.", "2023-03-03"),
        ("Ana Ruiz said on Feb. 20 that the road was closed.", "2023-02-20"),
        ("Ana Ruiz said on Sept. 9, 2022, that the road was closed.", "2022-09-09"),
        ("The road was closed, Karl Voss said Feb. 20.", "2023-02-20"),
        ("Ana Ruiz said Feb. 20 the road was closed.", "2023-02-20"),
        ("Ana Ruiz said on 20th February that the road was closed.", "2023-02-20"),
        ("Two weeks ago, Ana Ruiz said the road was closed.", "2023-02"),
        ("A year ago, Ana Ruiz said the road was closed.", "2022"),
        ("In a 2020 interview, Ana Ruiz said the road was closed.", "2020"),
        ("In 2020, Ana Ruiz said the road was closed.", None),
        ("In the 1990s, Ana Ruiz said the road was closed.", None),
        ("Last spring, Ana Ruiz said the road was closed.", "2022"),
        ("In early February, Ana Ruiz said the road was closed.", "2023-02"),
        ("Ana Ruiz said two days ago that the road was closed.", "2023-03-08"),
        ("Ana Ruiz said two days earlier that the road was closed.", None),
        ("Ana Ruiz had said a week before that the road was closed.", None),
        ("Late on Monday night Ana Ruiz said the road was closed.", "2023-03-06"),
        ("Ana Ruiz said earlier this week that the road was closed.", "2023-03"),
        ("Ana Ruiz said between 3 and 5 March that the road was closed.", "2023-03"),
        ("On Monday Ana Ruiz said the road was closed.", "2023-03-06"),
        ("Ana Ruiz on Monday said the road was closed.", "2023-03-06"),
        ("“Output fell,” said Ana Ruiz on Monday.", "2023-03-06"),
        ("Output fell on Monday, Ana Ruiz said.", None),
        ("Output fell, according to a report published on Monday.", "2023-03-06"),
        ("Speaking in Lima on Monday, Ana Ruiz said the road was closed.", "2023-03-06"),
        ("Ana Ruiz, who spoke in Lima on Monday, said the road was closed.", "2023-03-06"),
        ("Ana Ruiz, on her page on Monday, wrote that the road was closed.", "2023-03-06"),
        ("Ana Ruiz, in office since 2015, said the road was closed.", None),
        ("Ana Ruiz said 2030 was the target.", None),
        ("May Chen said June Park was closed.", None),
        ("Sunday Okoro said the road was closed.", None),
        ("Ana Ruiz said the road was closed.", None),
    ],
)  # fmt: skip
def test_a_day_belongs_to_the_clause_of_the_cue(text: str, day: str | None) -> None:
    [statement] = said(text)

    assert (str(statement.said_on) if statement.said_on else None) == day
    assert statement.date_origin == ("text" if day else "publication")
    assert statement.reported_on == _FRIDAY


def test_a_day_to_come_is_no_day_of_saying() -> None:
    text = (
        "The measure, due to remain in place until 30 April, comes after health officials this"
        " week said 40% of people were ill."
    )

    [statement] = said(text, PartialDate(2020, 4, 10))

    assert str(statement.said_on) == "2020-04"


def test_who_goes_on_speaks_on_the_same_day() -> None:
    text = (
        "Ana Ruiz said on Monday that the road was closed, adding that it would open. “It will,”"
        " she said.\n\n“It must,” she said.\n\nPeter Hay said it would not."
    )

    assert [str(statement.said_on) for statement in said(text)] == [*["2023-03-06"] * 4, "None"]


@each_row(
    ("text", "days"),
    [
        # Somebody goes on, as "she" for two paragraphs, by name in the next.
        ("Ana Ruiz said on Monday it was shut.\n\nCars queued.\n\n“It is,” she said.",
         ["2023-03-06", "2023-03-06"]),
        ("Ana Ruiz said on Monday it was shut.\n\n“It is,” Ruiz said.",
         ["2023-03-06", "2023-03-06"]),
        ("Ana Ruiz said on Monday it was shut.\n\nCars queued.\n\n“It is,” Ruiz said.",
         ["2023-03-06", None]),
        # Of an act, another tense or another speaker nobody can tell.
        ("Ana Ruiz announced on Monday that it was shut.\n\n“It is,” Ruiz said.",
         ["2023-03-06", None]),
        ("Ana Ruiz said on Monday it was shut. She has said it was open.", ["2023-03-06", None]),
        ("Ana Ruiz said on Monday it was shut. She says it is open.", ["2023-03-06", None]),
        ("Ana Ruiz said on Monday it was shut. Earlier she said it was open.",
         ["2023-03-06", None]),
        ("Ana Ruiz said on Monday it was shut. Bo Wit said it was open. She said it was shut.",
         ["2023-03-06", None, None]),
        ("Ana Ruiz said on Monday it was shut. She had said in May it was. She said it was shut.",
         ["2023-03-06", "2022-05", None]),
        # An event at which somebody is.
        ("Ana Ruiz was at a briefing on Monday. Taxes will rise, she said.", ["2023-03-06"]),
        ("Ana Ruiz spoke in Lima on Monday.\n\n“Taxes will rise,” Ruiz said.", ["2023-03-06"]),
        ("Ana Ruiz spoke in Lima on Monday and on Tuesday. Taxes will rise, she said.", [None]),
        ("Ana Ruiz, who is due at a rally on Monday, left. Taxes will rise, she said.", [None]),
        ("Ana Ruiz met Bo Wit at a rally on Monday. Taxes will rise, Ruiz said.", [None]),
        ("Rents rose on Monday. Taxes will rise, Ana Ruiz said.", [None]),
        ("Ana Ruiz was arrested at a rally on Monday. She said it was wrong.", [None]),
        ("Ana Ruiz told us on Monday it was shut. On Tuesday she flew. “It is cold,” she said.",
         ["2023-03-06", None]),
        ("Ana Ruiz moved house on Monday. Taxes will rise, she said.", [None]),
        # Vague words beside a day.
        ("Ana Ruiz said the following day on Tuesday that it was shut.", ["2023-03-07"]),
        # Which Monday that was, only another day of the text tells.
        ("Ana Ruiz said the next Monday that it was shut.", [None]),
        # Who answers speaks on the day of the question.
        (
            "“Is it shut?” Ana Ruiz asked on Monday.\n\n“It is not,” Karl Voss replied.",
            ["2023-03-06", "2023-03-06"],
        ),
        (
            "“Is it shut?” Ana Ruiz asked on Monday. On Tuesday it rained. “Yes,” Bo Voss replied.",
            ["2023-03-06", None],
        ),
        # "The same day" is the one told right before.
        (
            "Ana Ruiz said on Monday that it was shut.\n\nKarl Voss said the same day that it was"
            " not.",
            ["2023-03-06", "2023-03-06"],
        ),
        ("Karl Voss said the same day that it was not.", [None]),
        # A year belongs to who told somebody then, and not to what "said" reports.
        ("In 2021 Ana Ruiz told the BBC: “It is shut.”", ["2021"]),
        # What labels name was said when those spoke who are introduced before.
        (
            "Ana Ruiz spoke to Karl Voss on Monday.\n\nKarl Voss: Is it shut?\n\n"
            "Ana Ruiz: It is shut until the roof is done.",
            ["2023-03-06", "2023-03-06"],
        ),
        (
            "Ana Ruiz met Karl Voss last Thursday.\n\nKarl Voss: Is it shut?\n\n"
            "Ana Ruiz: It is shut until the roof is done.",
            [None, None],
        ),
        # Who is asked by another answers nobody who spoke before.
        (
            "Ana Ruiz said on Monday it was shut.\n\nAsked by a reporter, Karl Voss replied: “No.”",
            ["2023-03-06", None],
        ),
        # A court or a house that sits on one day, and who speaks before it.
        (
            "Bo Wit told a court on Monday it was shut.\n\n“It was open,” prosecutor Karl Voss told"
            " the jury.\n\nOutside, the judge said it was late. Bo Lee said it was early.",
            ["2023-03-06", "2023-03-06", None, None],
        ),
        (
            "Bo Wit told a court on Monday it was shut.\n\nOn Tuesday it rained.\n\n"
            "Karl Voss told the jury it was open.",
            ["2023-03-06", None],
        ),
        # A house, and its members.
        (
            "Bo Wit told Parliament on Monday it was shut.\n\nSenator Karl Voss said it was open."
            "\n\nFarmer Bo Lee said it was shut.",
            ["2023-03-06", "2023-03-06", None],
        ),
        # What stands in marks tells of other days; a house's presiding member and its lawmakers.
        (
            "Bo Wit told Parliament on Monday it was shut.\n\nSenator Karl Voss said: “Today it is"
            " open.”\n\nLawmaker Ann Lee said it was shut.",
            ["2023-03-06", "2023-03-06", "2023-03-06"],
        ),
        # A court is meant where somebody was fined.
        (
            "A cook was fined $400 on Monday.\n\nProsecutor Karl Voss told the court it was shut."
            "\n\nFarmer Bo Lee said it was open.",
            ["2023-03-06", None],
        ),
        # Whom an inquest hears, and who speaks as a bill is read.
        (
            "The inquest resumed on Monday.\n\nGarda Ana Ruiz gave evidence that it was shut."
            "\n\nPathologist Karl Voss said he drowned.\n\nFarmer Bo Lee said it was late.",
            ["2023-03-06", "2023-03-06", None],
        ),
        (
            "Lawmakers sat until 2 a.m. on Monday as the bill was read a third time."
            "\n\nHealth Minister Ana Ruiz said it was late.\n\nFarmer Bo Lee said it was early.",
            ["2023-03-06", None],
        ),
        # At other events who speaks to those who came is heard, and nobody else.
        (
            "A vigil was held in Lund on Sunday.\n\nKarl Voss told mourners she was loved."
            "\n\nAna Ruiz said backstage that it was late.\n\nBo Lee told Reuters it was early.",
            ["2023-03-05", "2023-03-05", None],
        ),
        (
            "A vigil was held in Lund on Sunday.\n\nOn Monday it rained."
            "\n\nKarl Voss told mourners she was loved.",
            [None],
        ),
        # After a match those who played it are heard, and nobody else.
        (
            "Lima beat Lund 2-1 on Saturday.\n\nCoach Ana Ruiz said after the match it was late."
            "\n\nCoach Karl Voss said it was early.",
            ["2023-03-04", None],
        ),
        # Who tells something together, and who makes an announcement.
        (
            "This was revealed at a briefing on Monday by Ana Ruiz and Karl Voss.\n\nVoss said it"
            " was shut.",
            ["2023-03-06"],
        ),
        ("The plan was seen on Monday by Ana Ruiz.\n\nRuiz said it was shut.", [None]),
        ("Ana Ruiz made the announcement on Monday. She said it was shut.", ["2023-03-06"]),
        ("Ana Ruiz made a detour on Monday. She said it was shut.", [None]),
        # "At the time" is the one time told right before.
        ("Ana Ruiz moved to Lima in 2015. It was shut, she said at the time.", ["2015"]),
        ("Ana Ruiz moved in 2015 and left in 2019. It was shut, she said at the time.", [None]),
        ("Bo Wit told Thursday’s meeting in Lima that it was shut.", ["2023-03-09"]),
        ("Bo Wit told Friday’s Lima Post that it was shut.", [None]),
    ],
)  # fmt: skip
def test_a_day_may_be_told_in_another_sentence(text: str, days: list[str | None]) -> None:
    assert [str(s.said_on) if s.said_on else None for s in said(text)] == days


def test_without_a_publication_nothing_bounds_the_day() -> None:
    [statement] = said("Ana Ruiz said the road was closed.", None)

    assert (statement.said_on, statement.reported_on, statement.date_origin) == (None, None, None)
    assert statement.when == "date unknown"


def test_the_day_of_the_dateline_is_that_of_what_gives_none() -> None:
    text = "OSLO, May 4 (NTB) — “It is done,” Ana Berg said on Tuesday. “At last.”"

    found = said(text, PartialDate(2023, 5, 5))

    assert [(s.when, s.date_origin, s.evidence.date_words, s.place) for s in found] == [
        ("2023-05-02", "text", "on Tuesday", "Oslo"),
        ("2023-05-02", "text", "on Tuesday", "Oslo"),
    ]


def test_who_spoke_on_another_day_did_not_speak_on_the_day_of_the_dateline() -> None:
    text = (
        "OSLO, May 4 (NTB) — Taxes rose, Ana Berg said on Tuesday.\n\nBo Wit said taxes fell.\n\n"
        "“It is done,” Berg said."
    )

    found = said(text, PartialDate(2023, 5, 5))

    assert [s.when for s in found] == ["2023-05-02", "2023-05-04", "by 2023-05-05"]


@each_row(
    "sentence",
    [
        "Bo Wit has said taxes fell.",
        "Bo Wit had said taxes fell.",
        "Bo Wit had earlier said that taxes fell.",
        "Bo Wit has repeatedly said taxes fell.",
        "Bo Wit has told reporters that taxes fell.",
        "The strike came a day after Bo Wit said taxes fell.",
        "Shares fell hours before Bo Wit said taxes would rise.",
        "It was ten years since Bo Wit said taxes would fall.",
        "The strike began when Bo Wit said taxes would rise.",
    ],
)
def test_what_was_said_before_or_after_something_else_has_no_day_of_the_dateline(
    sentence: str,
) -> None:
    [statement] = said(f"OSLO, May 4 (NTB) — {sentence}", PartialDate(2023, 5, 5))

    assert (statement.said_on, statement.when) == (None, "by 2023-05-05")


@each_row(
    "sentence",
    [
        "Bo Wit said taxes fell.",
        "Bo Wit said after the vote that taxes fell.",
        "Bo Wit said taxes had fallen before the vote.",
        "Bo Wit later said taxes fell.",
    ],
)
def test_what_is_told_as_news_has_the_day_of_the_dateline(sentence: str) -> None:
    [statement] = said(f"OSLO, May 4 (NTB) — {sentence}", PartialDate(2023, 5, 5))

    assert (statement.when, statement.date_origin) == ("2023-05-04", "dateline")


@each_row(
    ("dateline", "place"),
    [
        ("GENEVA/LAGOS, March 4, 2023 (Reuters) - ", "Geneva/Lagos"),
        ("(Lusaka, March 4, 2023) – ", "Lusaka"),
        ("KINSHASA, DR Congo, March 4, 2023/APO Group/ -- ", "Kinshasa, DR Congo"),
        ("Lusaka, 4 March 2023 – ", "Lusaka"),
        ("SÃO PAULO, Mar 4 2023 (EFE) - ", "São Paulo"),
        ("LUSAKA, March 4, 2023 /TASS/. ", "Lusaka"),
        ("LUSAKA, Saturday, 4 March 2023 (ZANIS) -- ", "Lusaka"),
        ("Lusaka, Mar. 4, 2023 (ZANIS) ", "Lusaka"),
        ("(Lusaka) – ", "Lusaka"),
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(dateline: str, place: str) -> None:
    text = (
        f"Zambia reports growth for the second year\n\n{dateline}Trade grew by 12% last year,"
        " Finance Minister Joseph Banda said on Tuesday."
    )

    [statement] = said(text, PartialDate(2023, 3, 5))

    assert (statement.text, statement.person, statement.place, str(statement.said_on)) == (
        "Trade grew by 12% last year", "Joseph Banda", place, "2023-02-28",
    )  # fmt: skip


_PIECES = st.sampled_from(
    "on Monday|last Friday|on 20 March|until 1 June|in 2024|next week|Feb. 20|in the 1990s|said"
    "|Ana Ruiz|the road was closed|that|,|.|“It is,”|she said|OSLO, May 4, 2023 (NTB) —|\n\n"
    "|two weeks ago|according to|2023-03-09|in April|today".split("|")
)


@given(st.lists(_PIECES, max_size=20).map(" ".join))
def test_nothing_is_said_after_its_publication(text: str) -> None:
    for statement in extract(text, published_on=_FRIDAY):
        if statement.said_on:
            length = len(str(statement.said_on))
            assert str(statement.said_on) <= str(_FRIDAY)[:length]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("On May 3, Ruiz asked Voss. Ruiz said it was shut.", "On May 3"),
        (
            "Two days after the fire of May 3, Ruiz said it was shut.",
            "Two days after the fire of May 3",
        ),
    ],
)
def test_a_time_alone_is_said_by_nobody(text: str, time: str) -> None:
    assert [each.text for each in said(text)][-1:] == ["it was shut"]
    assert time not in [each.text for each in said(text)]
