"""Adding statements: linked, asked or new."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.explanation import matcher_name
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.added import Added, Outcome
from claimcheck.model.article import Article
from claimcheck.model.comparison import Band
from claimcheck.model.dates import parse_date
from claimcheck.model.question import Decision
from claimcheck.model.statement import Span, Statement
from claimcheck.store.connection import WriteStore
from claimcheck.store.errors import UnknownReviewerError
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.log.verification import verify
from claimcheck.store.records.claims import find_claim, find_standing
from claimcheck.store.records.statements import find_statement
from claimcheck.workflows.claims.decide import decide_statement
from claimcheck.workflows.entry_checks import MisplacedError
from claimcheck.workflows.intake.add import Placed, add
from claimcheck.workflows.intake.bulk import place_article
from claimcheck.workflows.verdicts.rate import Rating, review
from tests.desk import REVIEWER, open_desk, say

TRADE = "Trade with Mali grew by 20% over the past year"
MORE = "Trade with Mali grew by 30% over the past year"
DIFFERENT = {
    "same figure, other words": (
        "Trade with Mali grew by twenty percent over the past year",
        Band.SAME,
    ),
    "another figure": ("Trade with Mali grew by 30% over the past year", Band.CONFLICTING),
    "another direction": ("Trade with Mali fell by 20% over the past year", Band.CONFLICTING),
    "negated": ("Trade with Mali did not grow by 20% over the past year", Band.CONFLICTING),
    "another country": ("Trade with Niger grew by 20% over the past year", Band.LIKELY),
    "something else": ("Whales sing at night in cold water", Band.NEW),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with open_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def writer(store: WriteStore) -> Iterator[Transaction]:
    with transaction(store) as begun:
        yield begun


def rate(writer: Transaction, claim: int, label: str = "False") -> None:
    review(
        writer,
        claim,
        Rating(label, "The customs office.", "2023-03-01"),
        [],
        actor=REVIEWER,
        sources_needed=0,
    )


def decide(writer: Transaction, statement: int, claim: int, decision: Decision) -> None:
    decide_statement(writer, statement, claim, decision, actor=REVIEWER, reason="heard it")


def kept(added: Added) -> tuple[Outcome, int, int, tuple[int, ...]]:
    return added.outcome, added.statement_id, added.claim_id, added.questions


def count(writer: Transaction, table: str) -> int:
    return int(writer.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.mark.parametrize(("text", "band"), DIFFERENT.values(), ids=DIFFERENT.keys())
@pytest.mark.parametrize("rated", [False, True], ids=["unrated", "rated"])
def test_the_band_and_the_verdict_say_what_becomes_of_a_statement(
    writer: Transaction, text: str, band: Band, rated: bool
) -> None:
    first = say(writer, TRADE)
    if rated:
        rate(writer, first.claim_id)

    added = say(writer, text)

    if band is Band.NEW:
        assert kept(added) == (Outcome.NEW, 2, 2, ())
    elif band is Band.SAME and not rated:
        assert kept(added) == (Outcome.REPEATED, 2, 1, ())
    else:
        assert kept(added) == (Outcome.ASKED, 2, 2, (1,))
    # What only shares a word is no answer.
    assert [match.band for match in added.matches] == ([] if band is Band.NEW else [band])


def test_a_repeated_statement_is_linked_and_nobody_has_confirmed_it(writer: Transaction) -> None:
    say(writer, TRADE)
    say(writer, TRADE, url="https://a.example")

    rows = writer.connection.execute(
        "SELECT statement, target, made_by, confirmed_by, band, overlap FROM links ORDER BY id"
    ).fetchall()

    assert rows == [
        (1, 1, REVIEWER, REVIEWER, None, None),
        (2, 1, matcher_name(), None, "same", 1.0),
    ]


def test_a_question_keeps_the_comparison_as_it_was(writer: Transaction) -> None:
    say(writer, TRADE)
    say(writer, "Trade with Mali grew by 30% over the past year")

    statement, claim, candidate, band, differences, thresholds, matcher = writer.connection.execute(
        "SELECT statement, claim, candidate, band, differences, thresholds, matcher FROM questions"
    ).fetchone()

    assert (statement, claim, candidate, band, matcher) == (2, 2, 1, "conflicting", matcher_name())
    assert [(each["first"], each["second"]) for each in json.loads(differences)] == [("30%", "20%")]
    numbers = {key: value for key, value in Thresholds()._asdict().items() if value != ()}
    assert json.loads(thresholds) == numbers


def test_no_verdict_is_carried_over_without_a_person(writer: Transaction) -> None:
    rate(writer, say(writer, TRADE).claim_id)

    added = say(writer, TRADE, url="https://a.example")

    assert find_standing(writer.connection, added.claim_id).verdicts == ()


SAME_AGAIN = {
    "as it is": {},
    "in other marks": {"text": "“Trade with Mali  grew by 20% over the past year.”"},
    "with more known of it": {"role": "minister", "place": "Bamako", "medium": "radio"},
    "as another kind": {"kind": "direct"},
}


@pytest.mark.parametrize("change", SAME_AGAIN.values(), ids=SAME_AGAIN.keys())
def test_the_same_statement_is_stored_once(writer: Transaction, change: dict[str, str]) -> None:
    said = {"text": TRADE, "speaker": "S. Lavrov", "said_on": "2023-02-07", "url": "https://a"}
    first = say(writer, **said)
    events = count(writer, "events")

    again = say(writer, **{**said, **change})

    assert kept(again) == (Outcome.KNOWN, first.statement_id, first.claim_id, ())
    assert count(writer, "events") == events


OTHERS = {
    "another speaker": {"speaker": "A. Diop"},
    "another day": {"said_on": "2023-02-08"},
    "a day less certain": {"said_on": "2023-02"},
    "another address": {"url": "https://b"},
    "another figure": {"text": "Trade with Mali grew by 2.0% over the past year"},
}


@pytest.mark.parametrize("change", OTHERS.values(), ids=OTHERS.keys())
def test_another_statement_is_stored_beside_it(writer: Transaction, change: dict[str, str]) -> None:
    said = {"text": TRADE, "speaker": "S. Lavrov", "said_on": "2023-02-07", "url": "https://a"}
    say(writer, **said)

    again = say(writer, **{**said, **change})

    assert again.outcome is not Outcome.KNOWN
    assert count(writer, "statements") == 2


STORY = f"Big news. {TRADE}. And he said: {TRADE}."
PLACES = tuple(
    Span(start, start + len(TRADE)) for start in (STORY.index(TRADE), STORY.rindex(TRADE))
)


def in_story(writer: Transaction, *spans: Span, text: str = TRADE) -> Added:
    """Add a statement found in the story."""
    placed = place_article(
        writer, Article("ab" * 32, STORY, url="https://a.example/story"), REVIEWER
    )
    statement = Statement(
        text,
        speaker="S. Lavrov",
        said_on=parse_date("2023-02-07"),
        place="Bamako",
        spans=tuple(spans),
    )
    return add(writer, statement, actor=REVIEWER, thresholds=Thresholds(), placed=placed)


def test_subtitle_and_body_make_one_claim_two_reports_one_occasion(writer: Transaction) -> None:
    first, second = (in_story(writer, place) for place in PLACES)
    decide(writer, second.statement_id, first.claim_id, Decision.SAME)

    standing = find_standing(writer.connection, first.claim_id)

    assert (first.outcome, second.outcome) == (Outcome.NEW, Outcome.REPEATED)
    assert (standing.mentions, standing.occasions) == (2, 1)
    assert count(writer, "claims") == count(writer, "articles") == 1


def test_a_place_in_an_article_is_one_statement(writer: Transaction) -> None:
    in_story(writer, PLACES[0])

    assert in_story(writer, PLACES[0]).outcome is Outcome.KNOWN


def test_words_split_by_a_cue_are_joined_by_a_blank(writer: Transaction) -> None:
    start = PLACES[0].start

    added = in_story(
        writer,
        Span(start, start + 15),
        Span(start + 21, start + 28),
        text=f"{TRADE[:15]} {TRADE[21:28]}",
    )

    assert added.outcome is Outcome.NEW


WRONG_PLACES = {
    "other words": (Span(0, 8),),
    "beyond the end": (Span(len(STORY) - 3, len(STORY) + 40),),
    "from the end backwards": (Span(PLACES[1].start - len(STORY), PLACES[1].end - len(STORY)),),
    "the wrong way round": (Span(20, 3),),
    "empty": (Span(4, 4),),
    "a blank too many": (Span(PLACES[0].start, PLACES[0].end + 1),),
    "twice the same": (PLACES[0], PLACES[0]),
}


@pytest.mark.parametrize("spans", WRONG_PLACES.values(), ids=WRONG_PLACES.keys())
def test_a_place_that_does_not_hold_the_words_is_refused(
    store: WriteStore, spans: tuple[Span, ...]
) -> None:
    with pytest.raises(MisplacedError, match="the article holds"), transaction(store) as writer:
        in_story(writer, *spans)

    with transaction(store) as writer:
        assert count(writer, "articles") == 0


EMPTY = ["", "   ", "…", "“”", "—", "\u200b\u200f", "?!"]


@pytest.mark.parametrize("text", EMPTY)
def test_a_statement_without_words_is_refused(writer: Transaction, text: str) -> None:
    with pytest.raises(ClaimcheckError, match="the statement is empty"):
        add(writer, Statement(text), actor=REVIEWER, thresholds=Thresholds())


UNFIT = [
    Statement("a NUL \0 in it"),
    Statement("half \ud800 of it"),
    Statement(TRADE, speaker="S. \ud800 Lavrov"),
    Statement(TRADE, place="\0"),
    Statement(TRADE, url="https://\udcff"),
    Statement("word " * 5_000),
]


@pytest.mark.parametrize("statement", UNFIT)
def test_a_statement_that_no_file_can_hold_is_refused(
    store: WriteStore, statement: Statement
) -> None:
    with transaction(store) as writer:
        say(writer, "Trade with Mali grew")
        before = count(writer, "events")

    with pytest.raises(ClaimcheckError), transaction(store) as writer:
        add(writer, statement, actor=REVIEWER, thresholds=Thresholds())

    with transaction(store) as writer:
        assert count(writer, "events") == before
        assert verify(writer.connection).fault is None


def test_an_unknown_reviewer_is_refused_and_told_who_is_known(writer: Transaction) -> None:
    with pytest.raises(UnknownReviewerError) as refused:
        add(writer, Statement(TRADE), actor="Nobody", thresholds=Thresholds())

    assert str(refused.value) == (
        "unknown reviewer 'Nobody' (known: A. Diallo);"
        ' add them with `claimcheck reviewer add "Nobody"`'
    )


OCCASIONS = {
    "one day, two mentions": ([{}, {"url": "https://b"}], 1),
    "two days": ([{}, {"said_on": "2023-02-09"}], 2),
    "two places": ([{}, {"place": "Gao", "url": "https://b"}], 2),
    "two speakers": ([{}, {"speaker": "A. Diop"}], 2),
    "one name in other letters": ([{}, {"speaker": "s. LAVROV", "url": "https://b"}], 1),
    "a day unknown": ([{}, {"said_on": None, "url": "https://b"}], 1),
    "no day known": ([{"said_on": None}], 0),
    "nobody named": ([{"speaker": None}, {"speaker": None, "url": "https://b"}], 1),
}


@pytest.mark.parametrize(("said", "occasions"), OCCASIONS.values(), ids=OCCASIONS.keys())
def test_occasions_are_persons_days_and_places(
    writer: Transaction, said: list[dict[str, str | None]], occasions: int
) -> None:
    usual = {"speaker": "S. Lavrov", "said_on": "2023-02-07", "place": "Bamako", "url": "https://a"}
    for each in said:
        given = {key: value for key, value in {**usual, **each}.items() if value}
        added = say(writer, TRADE, **given)
        decide(writer, added.statement_id, 1, Decision.SAME)

    standing = find_standing(writer.connection, 1)

    assert (standing.mentions, standing.occasions) == (len(said), occasions)


def test_what_nobody_confirmed_is_no_occasion(writer: Transaction) -> None:
    for day in ("2023-02-07", "2023-02-08", "2023-02-09"):
        say(writer, TRADE, speaker="S. Lavrov", said_on=day)

    standing = find_standing(writer.connection, 1)

    assert (standing.mentions, standing.occasions) == (3, 1)
    assert (standing.first_said_on, standing.last_said_on) == ("2023-02-07", "2023-02-09")


def test_repeating_a_rated_claim_asks_once_until_somebody_decides(writer: Transaction) -> None:
    rate(writer, say(writer, TRADE).claim_id)

    again = [say(writer, TRADE, url=f"https://{n}.example") for n in range(4)]

    assert [kept(each) for each in again] == [
        (Outcome.ASKED, 2, 2, (1,)),
        (Outcome.REPEATED, 3, 2, ()),
        (Outcome.REPEATED, 4, 2, ()),
        (Outcome.REPEATED, 5, 2, ()),
    ]


def test_after_the_decision_a_repetition_is_asked_about_again(writer: Transaction) -> None:
    rate(writer, say(writer, TRADE).claim_id)
    second = say(writer, TRADE, url="https://a.example")
    decide(writer, second.statement_id, 1, Decision.SAME)

    again = [say(writer, TRADE, url=f"https://{n}.example") for n in range(3)]

    assert [each.outcome for each in again] == [Outcome.ASKED, Outcome.REPEATED, Outcome.REPEATED]
    assert find_standing(writer.connection, again[0].claim_id).verdicts == ()


CLOSE = {
    "another figure": "Trade with Mali grew by 30% over the past year",
    "another country": "Trade with Niger grew by 20% over the past year",
    "the same": "Trade with Mali grew by twenty percent over the past year",
}


@pytest.mark.parametrize("rated", [False, True], ids=["unrated", "rated"])
@pytest.mark.parametrize("text", CLOSE.values(), ids=CLOSE.keys())
def test_words_decided_to_be_another_claim_are_not_asked_about_again(
    writer: Transaction, text: str, rated: bool
) -> None:
    first = say(writer, TRADE)
    if rated:
        rate(writer, first.claim_id)
    second = say(writer, text)
    decide(writer, second.statement_id, first.claim_id, Decision.NOT_SAME)
    claim = find_claim(writer.connection, 2)

    third = say(writer, text, url="https://a.example")

    assert claim.text == text
    assert kept(third) == (Outcome.REPEATED, 3, 2, ())
    assert writer.connection.execute("SELECT * FROM open_questions").fetchall() == []


def test_the_closest_and_every_rated_claim_are_asked_about(writer: Transaction) -> None:
    variants = [TRADE.replace("20%", f"{number}%") for number in (20, 30, 40, 50, 60)]
    claims = []
    for variant in variants:
        added = say(writer, variant)
        claims.append(added.claim_id)
        rate(writer, added.claim_id)

    added = say(writer, TRADE.replace("20%", "70%"))

    assert len(added.questions) == 3
    assert len({match.claim.id for match in added.matches}) == 3
    assert all(match.band is Band.CONFLICTING for match in added.matches)


def test_a_figure_that_differs_is_not_closer_than_a_word_that_does(writer: Transaction) -> None:
    tram = "The tram in Gao cost 48 million euros, the mayor said"
    closest = say(writer, tram)
    say(writer, tram.replace("48", "58"))

    added = say(writer, tram.replace("cost", "costs"))

    assert [match.claim.id for match in added.matches] == [closest.claim_id]


def test_matches_that_nobody_need_decide_are_shown_and_not_asked_about(writer: Transaction) -> None:
    say(writer, "Prices of bread in Bamako rose because of drought, traders said")

    added = say(writer, "Traders in Bamako sell bread and rice at the market every day of the week")

    assert added.outcome is Outcome.NEW
    assert [(match.claim.id, match.band) for match in added.matches] in (
        [(1, Band.RELATED)],
        [(1, Band.NEW)],
    )


def test_one_article_is_stored_once_and_a_later_edition_supersedes_it(writer: Transaction) -> None:
    editions = [
        place_article(writer, Article(sha256, text, url="https://a.example"), REVIEWER).id
        for sha256, text in (("a1", "First."), ("a2", "Second."), ("a1", "First."))
    ]

    assert editions == [1, 2, 1]
    assert writer.connection.execute("SELECT id, supersedes FROM articles").fetchall() == [
        (1, None),
        (2, 1),
    ]


def test_articles_without_address_stand_by_themselves(writer: Transaction) -> None:
    for sha256 in ("a1", "a2"):
        place_article(writer, Article(sha256, "News."), REVIEWER)

    assert count(writer, "current_articles") == 2


def test_a_statement_outside_articles_has_no_place(writer: Transaction) -> None:
    added = add(writer, Statement(TRADE), actor=REVIEWER, thresholds=Thresholds(), placed=Placed())

    assert find_statement(writer.connection, added.statement_id).article is None


@pytest.mark.parametrize("decision", [Decision.NOT_SAME, Decision.CONTRADICTS, Decision.RELATED])
def test_what_a_person_told_apart_is_not_asked_again(
    writer: Transaction, decision: Decision
) -> None:
    for text in (TRADE, MORE):
        rate(writer, say(writer, text).claim_id)
    decide(writer, 2, 1, decision)

    again = say(writer, f"“{MORE.upper()}”", speaker="Somebody else")

    assert [match.claim.id for match in again.matches] == [2]
    assert len(again.questions) == 1


@pytest.mark.parametrize(
    "text",
    [
        MORE.replace("Mali", "Niger"),
        MORE.replace("past year", "past two years"),
        MORE.replace("30%", "35%"),
    ],
)
def test_other_words_are_asked_about_again(writer: Transaction, text: str) -> None:
    for each in (TRADE, MORE):
        rate(writer, say(writer, each).claim_id)
    decide(writer, 2, 1, Decision.NOT_SAME)

    again = say(writer, text)

    assert {match.claim.id for match in again.matches} == {1, 2}
    assert len(again.questions) == 2


def test_words_like_a_rated_claim_and_one_told_apart_from_it_are_asked_about(
    writer: Transaction,
) -> None:
    rate(writer, say(writer, TRADE).claim_id)
    apart = say(writer, TRADE.replace("20%", "twenty percent"))
    decide(writer, apart.statement_id, 1, Decision.NOT_SAME)

    again = say(writer, TRADE.replace("20%", "20 per cent"))

    assert (again.outcome, [each.claim.id for each in again.matches]) == (Outcome.ASKED, [1])


def test_words_that_are_not_a_claim_never_come_back_to_it(writer: Transaction) -> None:
    other = TRADE.replace("20%", "twenty percent")
    say(writer, TRADE)
    linked = say(writer, other)
    assert linked.claim_id == 1
    decide(writer, linked.statement_id, 1, Decision.NOT_SAME)
    own = find_statement(writer.connection, linked.statement_id).claim

    again = say(writer, other, speaker="Somebody else")

    assert (again.outcome, again.claim_id) == (Outcome.REPEATED, own)


def test_a_decision_taken_back_is_asked_about_again(writer: Transaction) -> None:
    for text in (TRADE, MORE):
        rate(writer, say(writer, text).claim_id)
    decide(writer, 2, 1, Decision.NOT_SAME)
    decide(writer, 2, 1, Decision.LATER)

    again = say(writer, MORE, speaker="Somebody else")

    assert {match.claim.id for match in again.matches} == {1, 2}
