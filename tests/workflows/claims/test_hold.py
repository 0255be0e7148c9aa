"""A claim on hold is changed by nobody, by whichever door, until that is lifted."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimcheck import ClaimcheckError, Outcome, Record, open_record
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.dates import parse_date
from claimcheck.model.desk.acts import AddNote, Discard, EditStatement
from claimcheck.model.desk.contact import read_contact
from claimcheck.model.desk.selection import Selection
from claimcheck.model.ids import parse_id
from claimcheck.model.person import PersonRole
from claimcheck.model.verdict import CorrectionClass, Source, Stance
from claimcheck.store.connection import open_reading
from claimcheck.store.log.holds import HeldClaimError
from claimcheck.store.log.verification import verify
from claimcheck.workflows.intake.edit_statement import edit_statement
from tests.desk import made_once

TRADE = "Trade with Mali grew by 20% over the past year"
OTHER = "Unemployment in the region fell to 3.9 percent in May"
Act = Callable[[Record], object]


@made_once
def _held_record(path: Path) -> None:
    with open_record(path, reviewer="A. Diallo", create=True) as opened:
        opened.set_policy("one")
        opened.add(TRADE, speaker="Sergey Lavrov", said_on="2023-02-07")
        opened.add(OTHER, speaker="Amina Diop")
        opened.add("Exports to Mali were one fifth higher than twelve months before")
        opened.merge("c-1", "c-3", reason="one matter")
        opened.add_source("c-1", Source(Stance.CONTRADICTS, "https://a.example/1"))
        opened.add_source("c-1", Source(Stance.CONTRADICTS, "https://port.example/1"))
        opened.rate("c-1", "False", "The port has other figures.")
        opened.publish("c-1", "https://desk.example/1", despite="a test")
        opened.take("c-2", reason="Widely shared")
        opened.note("c-1", "Ask the port.")
        opened.add_topic("c-1", "trade")
        for name in ("Sergey Lavrov", "Amina Diop", "Bola Okafor"):
            opened.add_person(name)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(_held_record(tmp_path), reviewer="A. Diallo") as opened:
        yield opened


def edit(record: Record) -> object:
    with record._act() as (writer, actor):
        words = EditStatement(speaker="J. Keita")
        return edit_statement(writer, 1, words, actor=actor, thresholds=Thresholds())


def dissent(record: Record) -> object:
    record.add_reviewer("J. Keita")
    with open_record(record.path, reviewer="J. Keita") as theirs:
        return theirs.dissent("v-1", "True", "It is so.")


ACTS: dict[str, Act] = {
    "rate": lambda r: r.rate("c-1", "False", "The bank too."),
    "rate another wording": lambda r: r.rate("c-3", "False", "The bank too."),
    "dissent": dissent,
    "correct": lambda r: r.correct("v-1", CorrectionClass.TYPO, "A letter."),
    "publish": lambda r: r.publish("c-1", "https://desk.example/2", despite="a test"),
    "take": lambda r: r.take("c-1", reason="again"),
    "note": lambda r: r.note("c-1", "Seen."),
    "assign": lambda r: r.assign("c-1", "A. Diallo"),
    "topic": lambda r: r.add_topic("c-1", "economy"),
    "topic removed": lambda r: r.remove_topic("c-1", "trade"),
    "source": lambda r: r.add_source("c-3", Source(Stance.BACKS, "https://a.example/2")),
    "merge": lambda r: r.merge("c-2", "c-1", reason="one"),
    "unmerge": lambda r: r.unmerge("c-1", "c-3", reason="two"),
    "link": lambda r: r.link("c-2", "contradicts", "c-1", reason="figures"),
    "decide": lambda r: r.decide("s-2", "same", claim="c-1", reason="the same"),
    "supersede": lambda r: r.link(
        "c-2", "updates", "c-3", reason="newer", since=parse_date("2023-03-01")
    ),
    "edit": edit,
    "discard": lambda r: r.act_on([parse_id("s-1", "s")], Discard("none")),
    "undo": lambda r: r.undo(next(each.sequence for each in r.log() if each.kind == "note")),
    "redact": lambda r: r.redact("s-1", reason="court order"),
    "redact another": lambda r: r.redact("s-2", reason="court", also=["Mali"]),
    "alias": lambda r: r.add_alias("p-1", "Sergey L."),
    "role": lambda r: r.add_role("p-1", PersonRole("minister")),
    "describe": lambda r: r.describe_person("p-1", note="of Russia"),
    "merge into another": lambda r: r.merge_persons("p-2", "p-1", reason="one"),
    "merge another into": lambda r: r.merge_persons("p-1", "p-2", reason="one"),
    "merge somebody without words into": lambda r: r.merge_persons("p-1", "p-3", reason="one"),
    "redact the speaker": lambda r: r.redact("p-1", reason="court order"),
    "many": lambda r: r.act_on(
        r.chosen(AddNote("Seen."), Selection((), topic="trade")), AddNote("x")
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_no_act_changes_a_claim_on_hold(record: Record, name: str) -> None:
    record.hold("c-1", reason="a court asked")
    rows = [record.table(each).rows for each in ("verdicts", "statements")]

    with pytest.raises(HeldClaimError, match=r"on hold since .*, by A\. Diallo \(a court asked\)"):
        ACTS[name](record)

    assert [record.table(each).rows for each in ("verdicts", "statements")] == rows
    record.lift_hold("c-3", reason="it has ruled")
    try:
        ACTS[name](record)
    except HeldClaimError:
        raise
    except ClaimcheckError:
        # What stands in its way now is another rule.
        pass
    with open_reading(record.path) as connection:
        assert verify(connection).fault is None


@pytest.mark.parametrize("keeps", ["a letter", "a source", "an article"])
def test_files_of_a_claim_on_hold_are_not_redacted(
    record: Record, keeps: str, tmp_path: Path
) -> None:
    file = tmp_path / "reply.txt"
    file.write_text("We disagree.")
    for claim, words in (("c-3", "We disagree."), ("c-2", "A page of another claim.")):
        file.write_text(words)
        if keeps == "an article":
            page, picture = tmp_path / f"{claim}.txt", tmp_path / f"{claim}.png"
            picture.write_bytes(b"\x89PNG\r\n\x1a\n" + words.encode())
            page.write_text(f"{words} “Rents of {claim} fell by 9%,” said A. Diop.\n")
            added = record.add_article(page, pictures=[picture])
            for each in added.added:
                record.merge(each.claim_id, claim, reason="one matter")
        elif keeps == "a letter":
            record.add_contact(claim, read_contact("A reader", "letter"), attach=[file])
        else:
            source = Source(Stance.BACKS, "https://a.example/3")
            record.add_source(claim, source, copy=record.capture(file))
    record.hold("c-1", reason="a court asked")

    with pytest.raises(HeldClaimError, match="is on hold since"):
        record.redact("f-1", reason="x")

    record.redact("f-2", reason="x")
    record.lift_hold("c-1", reason="it has ruled")
    record.redact("f-1", reason="x")


def test_other_claims_are_changed_meanwhile(record: Record) -> None:
    record.hold("c-1", reason="a court asked")

    record.rate("c-2", "Opinion", "It is so.")
    record.note("c-2", "Done.")
    record.redact("s-2", reason="court order")
    record.add_alias("p-3", "B. O.")
    record.add("The port was closed in May", speaker="Sergey Lavrov, minister")

    assert [(each.claim, each.reason) for each in record.holds()] == [(1, "a court asked")]
    assert record.claim("c-3").hold == record.holds()[0]
    assert record.claim("c-2").hold is None


def test_a_new_statement_of_it_is_asked_about_and_not_tied(record: Record) -> None:
    record.hold("c-2", reason="a court asked")

    held = record.add(f"“{OTHER}”", speaker="B. Okafor")
    record.lift_hold("c-2", reason="it has ruled")
    free = record.add(f"{OTHER}!", speaker="C. Traoré")

    assert (held.outcome, len(held.questions)) == (Outcome.ASKED, 1)
    assert free.outcome is not Outcome.NEW


def test_a_hold_is_put_and_lifted_once_by_editors_and_is_not_undone(record: Record) -> None:
    record.add_reviewer("J. Keita")
    record.hold("c-1", reason="a court asked")
    sequence = record.head().sequence

    with pytest.raises(ClaimcheckError, match="c-3 is on hold already, since"):
        record.hold("c-3", reason="again")
    with pytest.raises(ClaimcheckError, match="comes off hold by `claimcheck hold ID --lift`"):
        record.undo(sequence)
    with (
        open_record(record.path, reviewer="J. Keita") as theirs,
        pytest.raises(ClaimcheckError, match="editor"),
    ):
        theirs.lift_hold("c-1", reason="mine")
    record.lift_hold("c-1", reason="it has ruled")
    with pytest.raises(ClaimcheckError, match="c-1 is not on hold"):
        record.lift_hold("c-1", reason="again")
    with pytest.raises(ClaimcheckError, match="give the reason"):
        record.hold("c-1", reason=" ")
