"""Redaction: nothing of the words is left in the file, and the chain verifies."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.article import Article
from claimcheck.model.ids import parse_id
from claimcheck.model.question import Decision
from claimcheck.model.statement import Span, Statement
from claimcheck.model.verdict import Source, Stance
from claimcheck.store.chains import UndoRefusedError
from claimcheck.store.copies import add_copy
from claimcheck.store.events import verify
from claimcheck.store.index import check_index
from claimcheck.store.redaction import wipe
from claimcheck.store.redactions import notes_on
from claimcheck.store.tables import all_guards
from claimcheck.store.transaction import WriteStore, transaction
from claimcheck.store.writing import create, open_writing
from claimcheck.workflows.add import Placed, add, place_article
from claimcheck.workflows.decide import decide_statement
from claimcheck.workflows.init import begin_record
from claimcheck.workflows.redact import redact, redact_backup
from claimcheck.workflows.review import Rating, add_claim_source, review
from claimcheck.workflows.undo import undo_event

BEFORE = "The minister spoke on Tuesday."
SECRET = "The Wyvernbridge informant received 290 “envelopes” from Quagmireton's mayor"
AFTER = "Nobody else commented."
NEAR = "The Wyvernbridge informant received 390 “envelopes” from Quagmireton's mayor"
ARTICLE = f"{BEFORE} {SECRET}. {AFTER}"
# Its rare words, as they are written, folded and stemmed.
TRACES = ("Wyvernbridge", "wyvernbridg", "WYVERNBRIDGE", "envelop", "Quagmireton", "quagmireton")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with create(tmp_path / "claims.db", clock=lambda: "2023-03-01T09:00:00Z") as made:
        begin_record(made, "A. Diallo")
        yield made


def say(store: WriteStore, statement: Statement, article: Article | None = None) -> int:
    with transaction(store) as writer:
        placed = place_article(writer, article, "A. Diallo") if article else Placed()
        return add(
            writer, statement, actor="A. Diallo", thresholds=Thresholds(), placed=placed
        ).claim_id


def tell_everything(store: WriteStore) -> None:
    """Store an article, three of its statements, one repeated and one that differs."""
    article = Article("0" * 64, ARTICLE, title="On Tuesday")
    start = ARTICLE.index(SECRET)
    say(
        store,
        Statement(
            SECRET,
            speaker="H. Undercover",
            spans=(Span(start, start + len(SECRET)),),
            prefix=BEFORE + " ",
            suffix=". " + AFTER,
        ),
        article,
    )
    say(
        store,
        Statement(BEFORE, spans=(Span(0, len(BEFORE)),), suffix=ARTICLE[len(BEFORE) :][:32]),
        article,
    )
    say(store, Statement(AFTER, spans=(Span(len(ARTICLE) - len(AFTER), len(ARTICLE)),)), article)
    say(store, Statement(SECRET, speaker="J. Keita", url="https://example.org/again"))
    say(store, Statement(NEAR.replace("Wyvernbridge", "other"), speaker="J. Keita"))


def bytes_of(path: Path) -> bytes:
    """Return the database with what SQLite keeps beside it."""
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


def traces(path: Path, words: tuple[str, ...] = TRACES) -> list[str]:
    found = bytes_of(path)
    return [word for word in words if word.encode() in found or word.encode("utf-16-le") in found]


def act_redact(store: WriteStore, shown: str, reason: str = "court order") -> tuple[str, ...]:
    done, _ = redact(store, parse_id(shown, "ascevwf"), reason, actor="A. Diallo")
    assert done.clean
    return done.touched


@pytest.mark.parametrize("shown", ["s-1", "c-1"])
def test_no_byte_of_a_statement_is_left_and_the_chain_verifies(
    store: WriteStore, shown: str
) -> None:
    tell_everything(store)
    with transaction(store) as writer:
        decide_statement(
            writer, 1, 4, Decision.CONTRADICTS, actor="A. Diallo", reason=f"not “{SECRET}”"
        )
    assert len(traces(store.path)) > 3

    act_redact(store, shown)

    assert traces(store.path, TRACES[:3]) == []
    assert verify(store.connection).fault is None
    with transaction(store) as writer:
        assert check_index(writer.connection) == []


def test_every_row_that_repeats_the_words_is_touched_and_keeps_its_id(store: WriteStore) -> None:
    tell_everything(store)

    touched = act_redact(store, "s-1")

    statements = store.connection.execute("SELECT id, text, speaker, suffix FROM statements")
    assert touched == ("a-1", "c-1", "q-1", "s-1", "s-2", "s-4")
    assert statements.fetchall() == [
        (1, "[redacted]", "[redacted]", "[redacted]"),
        (2, BEFORE, None, " " + "█" * 31),
        (3, AFTER, None, None),
        (4, "[redacted]", "J. Keita", None),
        (5, NEAR.replace("Wyvernbridge", "other"), "J. Keita", None),
    ]
    (text,) = store.connection.execute("SELECT text FROM articles").fetchone()
    assert text == ARTICLE.replace(SECRET, "█" * len(SECRET))


def test_article_takes_its_statements_with_it(store: WriteStore) -> None:
    tell_everything(store)

    act_redact(store, "a-1")

    rows = store.connection.execute("SELECT text FROM statements WHERE article = 1").fetchall()
    assert store.connection.execute("SELECT text FROM articles").fetchall() == [("[redacted]",)]
    assert rows == [("[redacted]",)] * 3
    assert traces(store.path, (*TRACES[:3], "On Tuesday", BEFORE, AFTER)) == []


def test_source_goes_with_its_quotation_its_address_and_its_copy(store: WriteStore) -> None:
    claim = say(store, Statement("Trade grew by 20%"))
    source = Source(Stance.BACKS, "https://leak.example/wyvernbridge", quote=SECRET)
    with transaction(store) as writer:
        add_claim_source(writer, claim, source, actor="A. Diallo")
        with writer.act("A. Diallo", "source") as act:
            add_copy(act, f"<p>{SECRET}</p>".encode(), "text/html", limit=10_000)

    touched = act_redact(store, "e-1")

    assert touched == ("f-1", "e-1")
    assert traces(store.path) == []
    assert store.connection.execute("SELECT sha256, content FROM copies").fetchall() == [
        ("redacted 1", b"")
    ]
    assert verify(store.connection).fault is None


def test_verdict_loses_its_rationale_and_keeps_its_label(store: WriteStore) -> None:
    claim = say(store, Statement("Trade grew by 20%"))
    with transaction(store) as writer:
        review(writer, claim, Rating("False", SECRET, "2023-03-01"), [], actor="A. Diallo")

    act_redact(store, "v-1")

    row = store.connection.execute("SELECT verdict, rationale FROM verdict_report").fetchone()
    assert row == ("False", "[redacted]")
    assert traces(store.path) == []


def test_contact_loses_the_party_and_the_answer(store: WriteStore) -> None:
    claim = say(store, Statement("Trade grew by 20%"))
    with transaction(store) as writer, writer.act("A. Diallo", "contact") as act:
        first = act.insert(
            "contacts",
            claim=claim,
            party="H. Wyvernbridge",
            channel="encrypted mail",
            reason="right of reply",
            supersedes=None,
        )
    with transaction(store) as writer, writer.act("A. Diallo", "contact") as act:
        act.insert(
            "contacts",
            claim=claim,
            party="H. Wyvernbridge",
            channel="encrypted mail",
            answer=SECRET,
            reason="right of reply",
            supersedes=first,
        )

    act_redact(store, "w-2")

    assert traces(store.path, (*TRACES, "encrypted mail")) == []
    assert verify(store.connection).fault is None


def test_record_says_when_by_whom_and_why_something_was_removed(store: WriteStore) -> None:
    tell_everything(store)

    act_redact(store, "s-1", "court order 7 O 12/23")

    (note,) = notes_on(store.connection, "s-4")
    assert note[1:5] == ("2023-03-01T09:00:00Z", "A. Diallo", "s-1", "court order 7 O 12/23")
    assert notes_on(store.connection, "s-3") == []


def test_guards_are_up_again(store: WriteStore) -> None:
    tell_everything(store)

    act_redact(store, "s-1")

    query = "SELECT sql FROM sqlite_schema WHERE type = 'trigger'"
    assert {sql for (sql,) in store.connection.execute(query)} == set(all_guards())
    with pytest.raises(sqlite3.IntegrityError, match="statements is append-only"):
        store.connection.execute("UPDATE statements SET text = 'other' WHERE id = 1")


def test_redacting_again_writes_nothing_more(store: WriteStore) -> None:
    tell_everything(store)
    act_redact(store, "s-1")
    head = verify(store.connection).head

    touched = act_redact(store, "s-1")

    assert (touched, verify(store.connection).head) == ((), head)


def test_later_redaction_covers_what_an_earlier_one_repeated(store: WriteStore) -> None:
    tell_everything(store)
    act_redact(store, "s-2", "first")  # its event repeats the claim and link of s-2's act
    act_redact(store, "c-2", "second")
    act_redact(store, "a-1", "third")

    assert verify(store.connection).fault is None
    reasons = [note.reason for note in notes_on(store.connection, "a-1")]
    assert reasons == ["first", "third"]


def test_redacted_act_is_not_undone(store: WriteStore) -> None:
    tell_everything(store)
    act_redact(store, "s-1")
    with transaction(store) as writer, pytest.raises(UndoRefusedError, match="redacted"):
        undo_event(writer, 4, actor="A. Diallo")


# Tampering


def without_guards(store: WriteStore) -> sqlite3.Connection:
    names = store.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    for (name,) in names.fetchall():
        store.connection.execute(f"DROP TRIGGER {name}")
    return store.connection


def test_payload_removed_without_a_redaction_is_a_fault(store: WriteStore) -> None:
    tell_everything(store)
    without_guards(store).execute("UPDATE events SET payload = NULL WHERE sequence = 4")

    fault = verify(store.connection).fault

    assert fault == (4, "its payload is missing")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ("UPDATE statements SET said_on = '2020' WHERE id = 1", "said_on is not what was recorded"),
        ("UPDATE claims SET text = 'something else' WHERE id = 1", "text is not what was"),
        ("DELETE FROM links WHERE id = 1", "row 1 of links is missing"),
        ("UPDATE events SET payload = '{}' WHERE sequence = 4", "its payload was changed"),
    ],
)
def test_rows_of_a_redacted_act_are_still_covered(
    store: WriteStore, change: str, complaint: str
) -> None:
    tell_everything(store)
    act_redact(store, "s-1")
    without_guards(store).execute(change)

    fault = verify(store.connection).fault

    assert fault is not None
    assert complaint in fault.reason


def test_payload_that_is_put_back_is_a_fault(store: WriteStore) -> None:
    tell_everything(store)
    query = "SELECT payload FROM events WHERE sequence = 4"
    (payload,) = store.connection.execute(query).fetchone()
    act_redact(store, "s-1")
    without_guards(store).execute("UPDATE events SET payload = ? WHERE sequence = 4", [payload])

    fault = verify(store.connection).fault

    assert fault is not None
    assert "removed its payload, and it is there" in fault.reason


# Backups, and others who have the file open


def test_backup_is_redacted_too_and_verifies_by_itself(store: WriteStore, tmp_path: Path) -> None:
    tell_everything(store)
    backup = tmp_path / "monday.db"
    with sqlite3.connect(backup) as copy:
        store.connection.backup(copy)
    copy.close()
    _, words = redact(store, parse_id("s-4", "s"), "court order", actor="A. Diallo")

    with open_writing(backup, keep_copy=False) as opened:
        done = redact_backup(opened, parse_id("s-4", "s"), "court order", words, actor="A. Diallo")
        fault = verify(opened.connection).fault

    assert (done.clean, fault, traces(backup, TRACES[:3])) == (True, None, [])


def test_reader_that_has_the_file_open_is_told_of_and_wiping_can_be_repeated(
    store: WriteStore,
) -> None:
    tell_everything(store)
    reader = sqlite3.connect(store.path)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM statements").fetchone()
    store.connection.execute("PRAGMA busy_timeout = 50")

    done, _ = redact(store, parse_id("s-1", "s"), "court order", actor="A. Diallo")
    reader.close()

    assert not done.clean
    assert wipe(store)
    assert traces(store.path, TRACES[:3]) == []


def test_redaction_needs_a_reason(store: WriteStore) -> None:
    with pytest.raises(ClaimcheckError, match="needs a reason"):
        redact(store, parse_id("s-1", "s"), " ", actor="A. Diallo")


def test_unknown_record_is_told(store: WriteStore) -> None:
    with pytest.raises(ClaimcheckError, match="no s-99 in this database"):
        redact(store, parse_id("s-99", "s"), "court order", actor="A. Diallo")


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_any_text_leaves_no_byte(tmp_path_factory: pytest.TempPathFactory, tail: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    secret = f'Xyzzyplugh \\ said "{tail}" to ‘Frotzblorple’'
    with create(folder / "claims.db") as store:
        begin_record(store, "A. Diallo")
        say(store, Statement(secret))
        say(store, Statement(f"{secret} and more than that"))

        act_redact(store, "s-1")

        words = ("Xyzzyplugh", "xyzzyplugh", "frotzblorpl", "Frotzblorple")
        assert traces(store.path, words) == []
        assert verify(store.connection).fault is None
