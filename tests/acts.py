"""Any act of a desk, for laws that must hold whatever was done before.

Each takes two numbers from 0 to 9 and picks by them what it is about.
"""

import sqlite3
from collections.abc import Callable
from typing import Any, Final

from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.dates import parse_date
from claimcheck.model.desk.acts import AddNote, Assign, DeskAct, EditStatement
from claimcheck.model.desk.contact import Contact
from claimcheck.model.desk.policy import read_policy
from claimcheck.model.desk.settings import GateSettings
from claimcheck.model.ids import RecordId
from claimcheck.model.imports.outside_check import OutsideCheck, ReadCheck
from claimcheck.model.person import PersonRole
from claimcheck.model.question import Decision, Relation
from claimcheck.model.statement import Statement
from claimcheck.model.verdict import DEFAULT_SCALE, CorrectionClass, Source, Stance
from claimcheck.store.errors import ConflictError
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.schema.expressions import LASTING
from claimcheck.store.verdicts.reviewers import add_reviewer
from claimcheck.workflows.claims import persons
from claimcheck.workflows.claims import relations as claims
from claimcheck.workflows.claims.confirm import confirm
from claimcheck.workflows.claims.decide import decide_statement
from claimcheck.workflows.desk.apply import apply
from claimcheck.workflows.desk.card_contents import read_card
from claimcheck.workflows.desk.house import House
from claimcheck.workflows.desk.queue import looked_at
from claimcheck.workflows.intake.add import add
from claimcheck.workflows.intake.edit_statement import drop_statement, edit_statement
from claimcheck.workflows.intake.imports.archive import Archive
from claimcheck.workflows.intake.imports.own_archive import import_archive
from claimcheck.workflows.verdicts.contact import record_answer, record_contact
from claimcheck.workflows.verdicts.correct import Correction, correct
from claimcheck.workflows.verdicts.dispute import dissent, resolve
from claimcheck.workflows.verdicts.publish import publish
from claimcheck.workflows.verdicts.rate import Rating, add_claim_source, review
from claimcheck.workflows.verdicts.scale import import_scale
from claimcheck.workflows.verdicts.sign_off import change_policy, sign_off

DESK: Final = ("A. Diallo", "J. Keita", "B. Okafor")
WORDS: Final = (
    "Russia will boost scholarships for students from Mali eightfold, from 35 to 290",
    "Russia will boost scholarships for students from Mali eightfold, from 35 to 390",
    "Trade between the two countries grew by 20 percent in the last year, the minister said",
    "The minister said trade between the two countries grew by 20 per cent in the last year",
    "Unemployment in the region fell to 3.9 percent in May, according to the statistics office",
)
NAMES: Final = ("S. Lavrov", "A. Diop", "Awa Diop", "He")
LABELS: Final = ("True", "False", "Opinion")
HOUSE: Final = House(Thresholds(), GateSettings(), "2023-03-02")

Step = Callable[[Transaction, int, int], object]


def open_for_acts(writer: Transaction) -> None:
    """Let everybody of the desk act; the first reviewer is there already."""
    for name in DESK[1:]:
        with writer.act(DESK[0], "reviewer") as act:
            add_reviewer(act, name)


def _one_of(writer: Transaction, table: str, number: int, condition: str = "1") -> int:
    """Return the id of a row that holds; raises `ZeroDivisionError` where there is none."""
    query = f"SELECT id FROM current_{table} WHERE {condition} ORDER BY id"
    rows = writer.connection.execute(query).fetchall()
    return int(rows[number % len(rows)][0])


def _rating(number: int) -> Rating:
    label = LABELS[number % 3]
    recheck = "2023-06-01" if number % 2 else None
    return Rating(label, f"It is {label.lower()}.", "2023-03-01", recheck)


def say(writer: Transaction, first: int, second: int) -> object:
    statement = Statement(
        WORDS[first % 5],
        speaker=NAMES[second % 4],
        person="Awa Diop" if second % 3 == 0 else None,
        said_on=parse_date(f"2023-02-{1 + second:02}"),
    )
    return add(writer, statement, actor=DESK[0], thresholds=Thresholds())


def decide(writer: Transaction, first: int, second: int) -> object:
    return decide_statement(
        writer,
        _one_of(writer, "statements", first),
        _one_of(writer, "claims", second),
        list(Decision)[(first + second) % len(Decision)],
        actor=DESK[1],
        reason="compared",
    )


def rate(writer: Transaction, first: int, second: int) -> object:
    claim, who = _one_of(writer, "claims", first), DESK[second % 2]
    return review(writer, claim, _rating(second), [], actor=who, sources_needed=0)


def agree(writer: Transaction, first: int, second: int) -> object:
    return sign_off(writer, _one_of(writer, "verdicts", first), actor=DESK[second % 3])


def disagree(writer: Transaction, first: int, second: int) -> object:
    verdict, who = _one_of(writer, "verdicts", first), DESK[second % 3]
    return dissent(writer, verdict, _rating(second), actor=who, sources_needed=0)


def end_dispute(writer: Transaction, first: int, second: int) -> object:
    claim, who = _one_of(writer, "claims", first), DESK[second % 3]
    return resolve(writer, claim, _rating(second), actor=who, sources_needed=0)


def correct_one(writer: Transaction, first: int, second: int) -> object:
    kind = list(CorrectionClass)[second % len(CorrectionClass)]
    label = LABELS[first % 3] if kind is CorrectionClass.NEW_VERDICT else None
    words = None if kind is CorrectionClass.WITHDRAWN else f"Better: {first}."
    correction = Correction(kind, "We erred.", label, words)
    number = _one_of(writer, "verdicts", first)
    return correct(writer, number, correction, actor=DESK[0], today="2023-03-02", sources_needed=0)


def make_public(writer: Transaction, first: int, second: int) -> object:
    claim, url = _one_of(writer, "claims", first), f"https://desk.example/{second % 2}"
    return publish(
        writer,
        claim,
        url,
        f"2023-03-0{1 + second % 2}",
        actor=DESK[0],
        rules=HOUSE.gate,
        despite="urgent",
    )


def adopt(writer: Transaction, first: int, second: int) -> object:
    """Bring in a check that the desk published elsewhere: its words may be known, its label any."""
    check = OutsideCheck(
        WORDS[(first + second) % len(WORDS)],
        f"https://desk.example/{second % 3}",
        LABELS[first % 3],
        site="desk.example",
        explanation=f"It is so: {second}.",
        published_on=parse_date(f"2023-03-0{1 + first % 2}"),
    )
    archive = Archive(
        "desk.example",
        "our archive",
        HOUSE.today,
        lambda each: each.label,
        takes=lambda *_: second > 4,
    )
    return import_archive(writer, [ReadCheck(check)], archive, actor=DESK[0])


def set_policy(writer: Transaction, first: int, _: int) -> object:
    policy = ("one", "second person", "quorum 3", "blind")[first % 4]
    return change_policy(writer, read_policy(policy), actor=DESK[2])


def set_scale(writer: Transaction, first: int, second: int) -> object:
    """Put a scale in force that lacks a label, ranks two the other way, or is the first again."""
    labels = DEFAULT_SCALE.labels
    if first % 3 == 0:
        gone = LABELS[second % 3]
        labels = tuple(each for each in labels if each.label != gone)
    elif first % 3 == 1:
        ranks = {"True": 1, "False": 5}
        labels = tuple(each._replace(rank=ranks.get(each.label, each.rank)) for each in labels)
    return import_scale(writer, DEFAULT_SCALE.name, labels, actor=DESK[0])


def keep_source(writer: Transaction, first: int, second: int) -> object:
    quote = "so it is written" if first % 2 else None
    source = Source(list(Stance)[second % 3], f"https://a.example/{second % 4}", quote=quote)
    return add_claim_source(writer, _one_of(writer, "claims", first), source, actor=DESK[0])


def ask(writer: Transaction, first: int, second: int) -> object:
    contact = Contact(f"Ministry {second % 2}", "e-mail", "2023-03-01", "2023-03-05")
    return record_contact(writer, _one_of(writer, "claims", first), contact, actor=DESK[0])


def hear(writer: Transaction, first: int, second: int) -> object:
    contact = _one_of(writer, "contacts", first)
    return record_answer(writer, contact, f"No, {second} times no.", actor=DESK[1])


def take(writer: Transaction, first: int, second: int) -> object:
    claim = _one_of(writer, "claims", first)
    return claims.take_up(writer, claim, reason="shared", actor=DESK[second % 2])


def drop(writer: Transaction, first: int, _: int) -> object:
    return claims.drop(writer, _one_of(writer, "claims", first), reason="done", actor=DESK[0])


def _at_desk(writer: Transaction, claim: int, act: DeskAct, who: str) -> object:
    entry = looked_at(writer.connection, RecordId("c", claim))
    assert entry
    card = read_card(writer.connection, entry, HOUSE, asking=who)
    return apply(writer, card, act, HOUSE)


def note(writer: Transaction, first: int, second: int) -> object:
    said = AddNote(f"Asked {second} times.")
    return _at_desk(writer, _one_of(writer, "claims", first), said, DESK[second % 3])


def hand_over(writer: Transaction, first: int, second: int) -> object:
    whom = Assign(DESK[second % 3])
    return _at_desk(writer, _one_of(writer, "claims", first), whom, DESK[first % 3])


def reword(writer: Transaction, first: int, second: int) -> object:
    change = EditStatement(text=WORDS[second % 5]) if second % 2 else EditStatement(speaker="He")
    statement = _one_of(writer, "statements", first)
    return edit_statement(writer, statement, change, actor=DESK[0], thresholds=Thresholds())


def take_out(writer: Transaction, first: int, _: int) -> object:
    statement = _one_of(writer, "statements", first)
    drop_statement(writer, statement, reason="no claim", actor=DESK[1])
    return statement


def tie(writer: Transaction, first: int, second: int) -> object:
    relations = [each for each in Relation if each is not Relation.STATES]
    return claims.relate(
        writer,
        _one_of(writer, "claims", first),
        relations[(first + second) % len(relations)],
        _one_of(writer, "claims", second),
        reason="compared",
        since=parse_date("2023-02-03") if second % 2 else None,
        actor=DESK[0],
    )


def merge(writer: Transaction, first: int, second: int) -> object:
    pair = _one_of(writer, "claims", first), _one_of(writer, "claims", second)
    return claims.merge(writer, *pair, reason="one thing", actor=DESK[0])


def unmerge(writer: Transaction, first: int, second: int) -> object:
    pair = _one_of(writer, "claims", first), _one_of(writer, "claims", second)
    return claims.unmerge(writer, *pair, reason="two things", actor=DESK[1])


def untie(writer: Transaction, first: int, _: int) -> object:
    link = _one_of(writer, "links", first, "claim IS NOT NULL")
    return claims.unlink(writer, link, reason="a slip", actor=DESK[0])


def vouch(writer: Transaction, first: int, second: int) -> object:
    named = RecordId("s", _one_of(writer, "statements", first)) if second % 2 else None
    return confirm(writer, named, actor=DESK[1])


def know_person(writer: Transaction, first: int, _: int) -> object:
    return persons.add_named(writer, NAMES[first % 4], wikidata=None, note=None, actor=DESK[0])


def know_more(writer: Transaction, first: int, second: int) -> object:
    name = NAMES[first % 4]
    return persons.describe(writer, name, wikidata=f"Q{second % 3}", note=None, actor=DESK[0])


def give_alias(writer: Transaction, first: int, second: int) -> object:
    return persons.give_alias(writer, NAMES[first % 4], NAMES[second % 4], actor=DESK[0])


def give_role(writer: Transaction, first: int, second: int) -> object:
    role = PersonRole("Minister", since=parse_date("2020") if second % 2 else None)
    return persons.give_role(writer, NAMES[first % 4], role, actor=DESK[1])


def merge_persons(writer: Transaction, first: int, second: int) -> object:
    pair = NAMES[first % 4], NAMES[second % 4]
    return persons.merge(writer, *pair, reason="one human", actor=DESK[0])


def split_person(writer: Transaction, first: int, second: int) -> object:
    statement = _one_of(writer, "statements", second)
    name = NAMES[first % 4]
    return persons.split(writer, name, "Another", [statement], reason="two", actor=DESK[0])


STEPS: Final[tuple[Step, ...]] = (
    *(
        say,
        say,
        decide,
        rate,
        rate,
        agree,
        disagree,
        end_dispute,
        correct_one,
        make_public,
        set_policy,
        set_scale,
    ),
    *(
        keep_source,
        ask,
        hear,
        take,
        drop,
        note,
        hand_over,
        reword,
        take_out,
        tie,
        merge,
        unmerge,
        untie,
        vouch,
    ),
    *(know_person, know_more, give_alias, give_role, merge_persons, split_person),
)
NUMBERS: Final = st.tuples(st.integers(0, 9), st.integers(0, 9))
CHOICES: Final = st.tuples(st.sampled_from(STEPS), NUMBERS)


def is_done(writer: Transaction, step: Step, numbers: tuple[int, int]) -> bool:
    """Do an act; tell whether it was possible."""
    try:
        step(writer, *numbers)
    except ConflictError:
        raise
    except (ClaimcheckError, ZeroDivisionError):
        return False
    return True


# What a row that was brought back does not share with the one that it copies.
_WRITTEN: Final = ("event", "supersedes", "fingerprint")
_COPIED: Final = (
    *("id", "link", "verdict", "verdict_id", "about", "replacement", "correction_id", "begun"),
    *("person", "said_by", "correction"),
)


def derived_state(connection: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Return every view's rows, without the ids that a copy does not share with its original."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall()
    state = {}
    for (name,) in names:
        cursor = connection.execute(f"SELECT * FROM {name}")
        columns = [column for column, *_ in cursor.description]
        hidden = _WRITTEN if name.removeprefix("current_") in LASTING else (*_WRITTEN, *_COPIED)
        kept = [position for position, column in enumerate(columns) if column not in hidden]
        rows = [_with_words(connection, columns, row) for row in cursor]
        state[name] = sorted((tuple(_unordered(row[at]) for at in kept) for row in rows), key=repr)
    del state["claim_words"]  # the index keeps what was ever said
    del state["desk_policy"]  # a policy that holds again is a new version of it
    return state


def _with_words(
    connection: sqlite3.Connection, columns: list[str], row: tuple[Any, ...]
) -> list[Any]:
    """Return a row in which the verdict that readers had is told by what it says, not its id."""
    said = "SELECT claim, label, rationale FROM verdicts WHERE id = ?"
    return [
        tuple(connection.execute(said, [cell]).fetchone()) if column == "had" else cell
        for column, cell in zip(columns, row, strict=True)
    ]


def _unordered(cell: object) -> object:
    """Return a cell that lists labels in the order of ids as one that lists them by name."""
    return "; ".join(sorted(cell.split("; "))) if isinstance(cell, str) else cell
