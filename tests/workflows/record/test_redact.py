"""Redaction: nothing of the words is left in the file, and the chain verifies."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.article import Article
from claimcheck.model.desk.acts import EditStatement
from claimcheck.model.desk.contact import Contact
from claimcheck.model.desk.settings import SourceSettings
from claimcheck.model.ids import parse_id
from claimcheck.model.person import PersonRole
from claimcheck.model.question import Decision
from claimcheck.model.record.copies import CapturedCopy
from claimcheck.model.statement import Evidence, Span, Statement
from claimcheck.model.verdict import Source, Stance
from claimcheck.store.connection import WriteStore
from claimcheck.store.index.upkeep import check_index, check_record_index
from claimcheck.store.log.redactions import notes_on
from claimcheck.store.log.transaction import transaction
from claimcheck.store.log.undone import UndoRefusedError
from claimcheck.store.log.verification import verify
from claimcheck.store.redact.redact import wipe
from claimcheck.store.schema.tables import all_guards
from claimcheck.store.verdicts.copies import add_copy
from claimcheck.store.writing import open_writing
from claimcheck.workflows.claims import persons
from claimcheck.workflows.claims.decide import decide_statement
from claimcheck.workflows.intake.add import Placed, add
from claimcheck.workflows.intake.bulk import place_article
from claimcheck.workflows.intake.edit_statement import edit_statement
from claimcheck.workflows.record.redact import RedactionRequest, redact, redact_backup
from claimcheck.workflows.record.undo import undo_event
from claimcheck.workflows.verdicts.captured_sources import add_captured_source
from claimcheck.workflows.verdicts.contact import record_answer, record_contact
from claimcheck.workflows.verdicts.rate import Rating, add_claim_source, review
from tests.desk import new_record

BEFORE = "The minister spoke on Tuesday."
SECRET = "The Wyvernbridge informant received 290 “envelopes” from Quagmireton's mayor"
AFTER = "Nobody else commented."
NEAR = "The Wyvernbridge informant received 390 “envelopes” from Quagmireton's mayor"
ARTICLE = f"{BEFORE} {SECRET}. {AFTER}"
# Its rare words, as they are written, folded and stemmed.
TRACES = ("Wyvernbridge", "wyvernbridg", "WYVERNBRIDGE", "envelop", "Quagmireton", "quagmireton")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with open_writing(new_record(tmp_path), clock=lambda: "2023-03-01T09:00:00Z") as made:
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
    done, _ = redact(store, RedactionRequest(parse_id(shown, "ascevwf"), reason), actor="A. Diallo")
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
        assert check_index(writer.connection) + check_record_index(writer.connection) == []


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
        review(
            writer,
            claim,
            Rating("False", SECRET, "2023-03-01"),
            [],
            actor="A. Diallo",
            sources_needed=0,
        )

    act_redact(store, "v-1")

    row = store.connection.execute("SELECT verdict, rationale FROM verdict_report").fetchone()
    assert row == ("False", "[redacted]")
    assert traces(store.path) == []


@pytest.mark.parametrize("shown", ["w-1", "w-2"])
def test_contact_loses_the_party_and_the_answer_by_whichever_row(
    store: WriteStore, shown: str
) -> None:
    claim = say(store, Statement("Trade grew by 20%"))
    asked = Contact("H. Wyvernbridge", "encrypted mail", "2023-03-01")
    with transaction(store) as writer:
        record_contact(writer, claim, asked, actor="A. Diallo")
        record_answer(writer, 1, SECRET, actor="A. Diallo")

    assert act_redact(store, shown) == ("w-1", "w-2")

    assert traces(store.path, (*TRACES, "encrypted mail")) == []
    assert verify(store.connection).fault is None


def test_reason_of_a_contact_goes_where_it_is_not_the_programs_own(store: WriteStore) -> None:
    claim = say(store, Statement("Trade grew by 20%"))
    with transaction(store) as writer:
        for reason in ("right of reply", "complaint by the Wyvernbridge family"):
            asked = Contact("H. Wyvernbridge", "mail", "2023-03-01", reason=reason)
            record_contact(writer, claim, asked, actor="A. Diallo")

    for shown in ("w-1", "w-2"):
        act_redact(store, shown)

    reasons = store.connection.execute("SELECT reason FROM contacts ORDER BY id").fetchall()
    assert reasons == [("right of reply",), ("[redacted]",)]


def test_copy_that_a_source_got_later_goes_with_it(store: WriteStore) -> None:
    claim = say(store, Statement("Trade grew by 20%"))
    source = Source(Stance.BACKS, "https://leak.example/wyvernbridge")
    capture = CapturedCopy(f"<p>{SECRET}</p>".encode(), "text/html")
    for each in (None, capture):
        with transaction(store) as writer:
            add_captured_source(
                writer,
                claim,
                source,
                each,
                actor="A. Diallo",
                settings=SourceSettings(),
                today="2023-03-01",
            )

    assert act_redact(store, "e-1") == ("f-1", "e-1", "e-2")

    assert traces(store.path) == []


def test_statement_mended_to_another_speaker_loses_both(store: WriteStore) -> None:
    say(store, Statement("Trade grew by 20%", speaker="H. Undercover"))
    with transaction(store) as writer:
        edit = EditStatement(speaker="J. Wyvernbridge")
        edit_statement(writer, 1, edit, actor="A. Diallo", thresholds=Thresholds())

    act_redact(store, "s-1")

    assert traces(store.path, ("Undercover", "Wyvernbridge")) == []


def mend_words(store: WriteStore) -> str:
    say(store, Statement(SECRET, speaker="J. Keita"))
    with transaction(store) as writer:
        edit = EditStatement(text="Nobody received anything in that town")
        edit_statement(writer, 1, edit, actor="A. Diallo", thresholds=Thresholds())
    return "s"


def rate_again(store: WriteStore) -> str:
    claim = say(store, Statement("Trade grew by 20%"))
    for label, why in (("False", SECRET), ("True", "The port has the figures.")):
        with transaction(store) as writer:
            review(
                writer,
                claim,
                Rating(label, why, "2023-03-01"),
                [],
                actor="A. Diallo",
                sources_needed=0,
            )
    return "v"


@pytest.mark.parametrize("tell", [mend_words, rate_again])
def test_version_with_other_words_stays_and_is_named(
    store: WriteStore, tell: Callable[[WriteStore], str]
) -> None:
    letter = tell(store)

    asked = RedactionRequest(parse_id(f"{letter}-1", letter), "court order")
    done, _ = redact(store, asked, actor="A. Diallo")

    assert done.others == (f"{letter}-2",)
    assert traces(store.path) == []
    asked = RedactionRequest(parse_id(f"{letter}-2", letter), "court order")
    assert redact(store, asked, actor="A. Diallo")[0].others == ()


def test_note_loses_its_words(store: WriteStore) -> None:
    claim = say(store, Statement("Trade grew by 20%"))
    with transaction(store) as writer, writer.act("A. Diallo", "note") as act:
        act.insert("notes", claim=claim, reviewer="A. Diallo", text=SECRET)

    redact(store, RedactionRequest(parse_id("m-1", "m"), "court order"), actor="A. Diallo")

    assert traces(store.path) == []
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
        ("UPDATE statements SET said_on = '2020' WHERE id = 1", "said_on holds what no event"),
        ("UPDATE statements SET kind = 'direct' WHERE id = 1", "kind is not what was recorded"),
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
    _, removed = redact(
        store, RedactionRequest(parse_id("s-4", "s"), "court order"), actor="A. Diallo"
    )

    with open_writing(backup, keep_copy=False) as opened:
        done = redact_backup(
            opened,
            RedactionRequest(parse_id("s-4", "s"), "court order"),
            removed,
            actor="A. Diallo",
        )
        fault = verify(opened.connection).fault

    assert (done.clean, fault, traces(backup, TRACES[:3])) == (True, None, [])


def test_backup_made_before_a_version_loses_the_versions_that_it_has(
    store: WriteStore, tmp_path: Path
) -> None:
    claim = say(store, Statement("Trade grew by 20%"))
    backup = tmp_path / "monday.db"
    with transaction(store) as writer:
        asked = Contact("H. Wyvernbridge", "mail", "2023-03-01")
        record_contact(writer, claim, asked, actor="A. Diallo")
    with sqlite3.connect(backup) as copy:
        store.connection.backup(copy)
    copy.close()
    with transaction(store) as writer:
        record_answer(writer, 1, "No", actor="A. Diallo")
    asked_for = RedactionRequest(parse_id("w-2", "w"), "court order")
    _, removed = redact(store, asked_for, actor="A. Diallo")

    with open_writing(backup, keep_copy=False) as opened:
        done = redact_backup(opened, asked_for, removed, actor="A. Diallo")

    assert done.touched == ("w-1",)
    assert traces(backup) == []


def test_reader_that_has_the_file_open_is_told_of_and_wiping_can_be_repeated(
    store: WriteStore,
) -> None:
    tell_everything(store)
    reader = sqlite3.connect(store.path)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM statements").fetchone()
    store.connection.execute("PRAGMA busy_timeout = 50")

    done, _ = redact(
        store, RedactionRequest(parse_id("s-1", "s"), "court order"), actor="A. Diallo"
    )
    reader.close()

    assert not done.clean
    assert wipe(store)
    assert traces(store.path, TRACES[:3]) == []


def test_redaction_needs_a_reason(store: WriteStore) -> None:
    with pytest.raises(ClaimcheckError, match="needs a reason"):
        redact(store, RedactionRequest(parse_id("s-1", "s"), " "), actor="A. Diallo")


def test_unknown_record_is_told(store: WriteStore) -> None:
    with pytest.raises(ClaimcheckError, match="no s-99 in this database"):
        redact(store, RedactionRequest(parse_id("s-99", "s"), "court order"), actor="A. Diallo")


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_any_text_leaves_no_byte(tmp_path_factory: pytest.TempPathFactory, tail: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    secret = f'Xyzzyplugh \\ said "{tail}" to ‘Frotzblorple’'
    with open_writing(new_record(folder)) as store:
        say(store, Statement(secret))
        say(store, Statement(f"{secret} and more than that"))

        act_redact(store, "s-1")

        words = ("Xyzzyplugh", "xyzzyplugh", "frotzblorpl", "Frotzblorple")
        assert traces(store.path, words) == []
        assert verify(store.connection).fault is None


# Persons, single fields, and other words

NAMED = (
    "Deputy Hanna Quagmireton met the “informant” on Tuesday, and HANNA\n"
    "QUAGMIRETON denied it. The minister and Wyvernbridge were there."
)
HER_TRACES = (
    "Quagmireton",
    "quagmireton",
    "QUAGMIRETON",
    "Hanna",
    "hanna",
    "Frobnication",
    "Q4711",
)


def tell_of_a_person(store: WriteStore) -> None:
    """Store a person under four names, in two statements, an article, a rationale and a merger."""
    article = Article("1" * 64, NAMED, title="Met by Hanna Quagmireton")
    said = "denied it"
    start = NAMED.index(said)
    with transaction(store) as writer:
        placed = place_article(writer, article, "A. Diallo")
        add(
            writer,
            Statement(
                said,
                speaker="Wyvernbridge",
                role="Deputy for Frobnication",
                person="Hanna Quagmireton",
                spans=(Span(start, start + len(said)),),
                evidence=Evidence(speaker_span=Span(7, 24)),
                prefix="HANNA\nQUAGMIRETON ",
            ),
            actor="A. Diallo",
            thresholds=Thresholds(),
            placed=placed,
        )
        persons.describe(
            writer, "p-1", wikidata="Q4711", note="Hanna Q. of Frobnication", actor="A. Diallo"
        )
        persons.give_alias(writer, "p-1", "The minister", actor="A. Diallo")
        persons.give_role(writer, "p-1", PersonRole("Deputy for Frobnication"), actor="A. Diallo")
        persons.add_named(writer, "H. Quagmireton", wikidata=None, note=None, actor="A. Diallo")
        persons.merge(
            writer, "p-1", "H. Quagmireton", reason="hanna quagmireton is both", actor="A. Diallo"
        )
    claim = say(store, Statement("The minister resigned", speaker="The minister"))
    say(store, Statement("Wyvernbridge is a town", speaker="Somebody else"))
    with transaction(store) as writer:
        rating = Rating("False", "Hanna  Quagmireton's office says so", "2023-03-01")
        review(writer, claim, rating, [], actor="A. Diallo", sources_needed=0)


def test_person_goes_with_all_names_roles_and_statements_under_them(store: WriteStore) -> None:
    tell_of_a_person(store)
    assert traces(store.path, HER_TRACES) == list(HER_TRACES)

    done, _ = redact(
        store, RedactionRequest(parse_id("p-2", "p"), "court order"), actor="A. Diallo"
    )

    assert traces(store.path, HER_TRACES) == []
    assert verify(store.connection).fault is None
    query = "SELECT speaker, role, prefix, speaker_span, text FROM statements ORDER BY id"
    assert store.connection.execute(query).fetchall() == [
        ("[redacted]", "[redacted]", "█" * 17 + " ", None, "denied it"),
        ("[redacted]", None, None, None, "The minister resigned"),
        ("Somebody else", None, None, None, "Wyvernbridge is a town"),
    ]
    (text,) = store.connection.execute("SELECT text FROM articles").fetchone()
    blotted = NAMED.replace("Hanna Quagmireton", "█" * 17)
    assert text == blotted.replace("HANNA\nQUAGMIRETON", "█" * 17)
    left = {each.words: each.rows for each in done.left}
    assert left == {"The minister": ("a-1", "s-2", "c-2"), "Wyvernbridge": ("a-1", "s-3", "c-3")}
    with transaction(store) as writer:
        assert check_index(writer.connection) + check_record_index(writer.connection) == []


def test_other_words_go_wherever_they_stand(store: WriteStore) -> None:
    tell_of_a_person(store)

    asked = RedactionRequest(
        parse_id("p-1", "p"), "court order", also=("wyvernbridge", "the MINISTER")
    )
    redact(store, asked, actor="A. Diallo")

    assert traces(store.path, (*HER_TRACES, "yvernbridg", "inister", "minist")) == []
    assert verify(store.connection).fault is None


def test_statement_no_longer_says_whose_it_is(store: WriteStore) -> None:
    tell_of_a_person(store)

    act_redact(store, "s-1")

    said_by = store.connection.execute("SELECT statement, name FROM statement_persons").fetchall()
    assert said_by == [(1, "[redacted]"), (2, "Hanna Quagmireton")]
    assert verify(store.connection).fault is None
    assert act_redact(store, "s-1") == ()


def test_one_field_goes_and_the_others_stay(store: WriteStore) -> None:
    tell_of_a_person(store)

    redact(
        store,
        RedactionRequest(parse_id("s-1", "s"), "court order", ("speaker",)),
        actor="A. Diallo",
    )

    query = "SELECT text, speaker, role, speaker_span FROM statements WHERE id = 1"
    assert store.connection.execute(query).fetchone() == (
        "denied it",
        "[redacted]",
        "Deputy for Frobnication",
        None,
    )
    query = "SELECT name FROM statement_persons WHERE statement = 1"
    assert store.connection.execute(query).fetchone() == ("[redacted]",)
    query = "SELECT payload FROM events WHERE kind = 'add' ORDER BY sequence"
    assert store.connection.execute(query).fetchone() == (None,)
    assert verify(store.connection).fault is None


def test_quotation_goes_and_the_address_of_its_source_stays(store: WriteStore) -> None:
    claim = say(store, Statement("Trade grew by 20%"))
    source = Source(Stance.BACKS, "https://port.example/trade", quote=SECRET)
    with transaction(store) as writer:
        add_claim_source(writer, claim, source, actor="A. Diallo")

    redact(
        store, RedactionRequest(parse_id("e-1", "e"), "court order", ("quote",)), actor="A. Diallo"
    )

    row = store.connection.execute("SELECT url, quote FROM sources").fetchone()
    assert row == ("https://port.example/trade", "[redacted]")
    assert traces(store.path) == []


@pytest.mark.parametrize(
    ("shown", "field", "hint"),
    [
        ("s-1", "kind", "fields are text, speaker, role"),
        ("v-1", "label", "fields are rationale"),
        ("p-1", "name", "leave the field out"),
        ("f-1", "content", "leave the field out"),
    ],
)
def test_unknown_field_is_told_with_those_that_there_are(
    store: WriteStore, shown: str, field: str, hint: str
) -> None:
    with pytest.raises(ClaimcheckError, match=hint):
        redact(store, RedactionRequest(parse_id(shown, "svpf"), "why", (field,)), actor="A. Diallo")


def test_reason_that_repeats_the_words_is_refused_and_nothing_changes(store: WriteStore) -> None:
    tell_of_a_person(store)
    head = verify(store.connection).head

    with pytest.raises(ClaimcheckError, match="the reason repeats what is to go"):
        redact(
            store,
            RedactionRequest(parse_id("p-1", "p"), "for hanna quagmireton"),
            actor="A. Diallo",
        )

    assert verify(store.connection).head == head


@pytest.mark.parametrize("word", ["direct", "proposes", "A. Diallo", "states", "False", "en"])
def test_words_that_are_also_the_programs_own_are_redacted(store: WriteStore, word: str) -> None:
    claim = say(store, Statement(word))
    with transaction(store) as writer:
        review(
            writer,
            claim,
            Rating("False", "because", "2023-03-01"),
            [],
            actor="A. Diallo",
            sources_needed=0,
        )

    assert act_redact(store, "s-1") == ("c-1", "s-1")
    assert verify(store.connection).fault is None


def test_short_words_leave_the_copies_of_others_alone(store: WriteStore) -> None:
    claim = say(store, Statement("Trade grew by 20%"))
    with transaction(store) as writer:
        source = Source(Stance.BACKS, "https://port.example/trade", quote="20%")
        add_claim_source(writer, claim, source, actor="A. Diallo")
        with writer.act("A. Diallo", "source") as act:
            add_copy(act, b"<p>Up by 20%</p>", "text/html", limit=10_000)

    redact(
        store, RedactionRequest(parse_id("e-1", "e"), "court order", ("quote",)), actor="A. Diallo"
    )

    (content,) = store.connection.execute("SELECT content FROM copies").fetchone()
    assert content != b""


def test_dry_run_says_what_would_go_and_removes_nothing(store: WriteStore) -> None:
    tell_of_a_person(store)
    head = verify(store.connection).head

    asked = RedactionRequest(parse_id("p-1", "p"), "court order")
    done, _ = redact(store, asked, actor="A. Diallo", dry_run=True)

    assert {"p-1", "a-1", "s-1", "s-2", "v-1"} < set(done.touched)
    assert verify(store.connection).head == head
    query = "SELECT name FROM persons WHERE id = 1"
    assert store.connection.execute(query).fetchone() == ("Hanna Quagmireton",)
