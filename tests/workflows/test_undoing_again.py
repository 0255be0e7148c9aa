"""What was taken back and done again is not brought back beside what took its place."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from claimcheck import ClaimcheckError, Record, Source, open_record
from claimcheck.model.desk.settings import GateSettings
from claimcheck.model.person import PersonRole
from claimcheck.model.verdict import Stance
from claimcheck.settings import Settings
from tests.desk import REVIEWER, SECOND, made_once

Act = Callable[[Record], object]
DAY: Final = "2023-03-01"
PAGE: Final = "https://desk.example/1"


def by_second(act: Act) -> Act:
    """Return an act as another reviewer does it."""

    def done(record: Record) -> object:
        with open_record(record.path, reviewer=SECOND, settings=record.settings) as second:
            return act(second)

    return done


def rate(label: str) -> Act:
    return lambda record: record.rate("c-1", label, f"It is {label}.", as_of=DAY)


def sign(record: Record) -> object:
    return record.sign_off("v-1")


def dissent(record: Record) -> object:
    return record.dissent("v-1", "False", "It is not.", as_of=DAY)


def publish(record: Record) -> object:
    return record.publish("c-1", PAGE, published_on=DAY, despite="urgent")


def cite(record: Record) -> object:
    return record.add_source("c-1", Source(Stance.BACKS, "https://a.example/1"))


def one(record: Record) -> object:
    record.set_policy("one")
    return rate("True")(record)


def nothing(_: Record) -> None:
    """Begin with what every record here has."""


# What is done before, what is done and taken back, and what takes its place then.
PLACES: Final[dict[str, tuple[Act, Act, Act]]] = {
    "a verdict": (nothing, rate("True"), rate("False")),
    "a verdict under another policy": (one, by_second(dissent), by_second(rate("True"))),
    "a sign-off": (rate("True"), by_second(sign), by_second(sign)),
    "a dissent by a sign-off": (rate("True"), by_second(dissent), by_second(sign)),
    "a publication": (one, publish, publish),
    "a source": (nothing, cite, cite),
    "a take": (
        nothing,
        lambda record: record.take("c-1", reason="shared"),
        lambda record: record.take("c-1", reason="asked"),
    ),
    "an assignment": (
        nothing,
        lambda record: record.assign("c-1", REVIEWER),
        lambda record: record.assign("c-1", SECOND),
    ),
    "a topic": (
        nothing,
        lambda record: record.add_topic("c-1", "Ships"),
        lambda record: record.add_topic("c-1", "ships"),
    ),
    "a merging": (
        nothing,
        lambda record: record.merge("c-1", "c-2", reason="one"),
        lambda record: record.merge("c-2", "c-1", reason="one"),
    ),
    "a tie": (
        nothing,
        lambda record: record.link("c-1", "contradicts", "c-2", reason="a"),
        lambda record: record.link("c-2", "updates", "c-1", reason="b"),
    ),
    "a person": (
        nothing,
        lambda record: record.add_person("É. Mayor"),
        lambda record: record.add_person("é. mayor"),
    ),
    "an alias": (
        lambda record: (record.add_person("Ann Bo"), record.add_person("Cy Do")),
        lambda record: record.add_alias("Ann Bo", "The mayor"),
        lambda record: record.add_alias("Cy Do", "The Mayor"),
    ),
    "an alias by a person": (
        lambda record: record.add_person("Ann Bo"),
        lambda record: record.add_alias("Ann Bo", "Ed Fo"),
        lambda record: record.add_person("Ed Fo"),
    ),
    "a role": (
        lambda record: record.add_person("Ann Bo"),
        lambda record: record.add_role("Ann Bo", PersonRole("Mayor")),
        lambda record: record.add_role("Ann Bo", PersonRole("mayor", "Lund")),
    ),
}


@made_once
def of_two_claims(path: Path) -> None:
    """Make a record of two reviewers and two claims."""
    with open_record(path, reviewer=REVIEWER, create=True) as made:
        made.add_reviewer(SECOND, role="editor")
        made.add("The bridge over the river carries 40,000 cars a day")
        made.add("The harbour of Kayes handled 12 ships in May")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    path = of_two_claims(tmp_path)
    house = Settings(path, gate=GateSettings(sources=0))
    return open_record(path, reviewer=REVIEWER, settings=house)


@pytest.mark.parametrize("case", PLACES)
def test_what_was_done_again_is_not_brought_back_beside_it(record: Record, case: str) -> None:
    before, act, other = PLACES[case]
    with record:
        before(record)
        act(record)
        record.undo(never_out="the page was not put up")
        undone = record.head().sequence
        other(record)
        again = record.head()

        with pytest.raises(
            ClaimcheckError, match=r"has taken the place of .* since; undo that first"
        ):
            record.undo(undone)
        assert record.head() == again

        record.undo(again.sequence, never_out="nor was this")
        record.undo(undone)
        assert record.head().sequence == again.sequence + 2


def test_other_claims_and_reviewers_take_nobodys_place(record: Record) -> None:
    with record:
        rate("True")(record)
        record.undo(never_out="the page was not put up")
        undone = record.head().sequence
        by_second(rate("False"))(record)
        record.rate("c-2", "False", "No.", as_of=DAY)
        record.undo(undone)

        given = {(each.reviewer, each.label) for each in record.claim("c-1").standing.verdicts}
    assert given == {(REVIEWER, "True"), (SECOND, "False")}


def one_claim_of_two_reasons(record: Record) -> int:
    """Publish another's reason for the same label; return what brings the earlier one back."""
    record.set_policy("one")
    record.rate("c-1", "True", "An early count.", as_of=DAY)
    record.undo(never_out="the page was not put up")
    undone = record.head().sequence
    by_second(lambda second: second.rate("c-1", "True", "A later count.", as_of=DAY))(record)
    return undone


def reason_out(record: Record) -> str:
    """Return the reason that readers have of the claim."""
    standing = record.claim("c-1").standing
    (out,) = [each for each in standing.verdicts if each.id == standing.public.verdict]
    return out.rationale


def test_earlier_reason_is_not_brought_back_over_the_one_that_readers_have(record: Record) -> None:
    with record:
        undone = one_claim_of_two_reasons(record)
        publish(record)
        before = record.head()

        with pytest.raises(ClaimcheckError, match=r"readers have the reason of v-2 .* than v-1's"):
            record.undo(undone)

        assert (record.head(), reason_out(record)) == (before, "A later count.")


def test_earlier_reason_comes_back_before_anything_is_out(record: Record) -> None:
    with record:
        record.undo(one_claim_of_two_reasons(record))
        given = {each.rationale for each in record.claim("c-1").standing.verdicts}

    assert given == {"An early count.", "A later count."}


def test_later_reason_is_taken_back_and_brought_back(record: Record) -> None:
    with record:
        record.set_policy("one")
        record.rate("c-1", "True", "An early count.", as_of=DAY)
        publish(record)
        by_second(lambda second: second.rate("c-1", "True", "A later count.", as_of=DAY))(record)
        told = [reason_out(record)]
        for _ in range(3):
            record.undo(record.head().sequence, never_out="the page was not changed")
            told.append(reason_out(record))

    assert told == ["A later count.", "An early count.", "A later count.", "An early count."]
