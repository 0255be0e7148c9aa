"""A record of release 0.1.0 goes on: what it knew is known, whatever the rules became."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from claimcheck.language.reading import reading_of
from claimcheck.model.dates import parse_date
from claimcheck.model.statement import Kind, Span, Statement
from claimcheck.store.connection import Cell, open_reading
from claimcheck.store.log.verification import verify
from claimcheck.store.records.statements import fingerprint, known_statement
from claimcheck.store.schema.first_tables import TABLES
from claimcheck.store.schema.later_tables import ASSIGNMENTS, CORRECTIONS, NOTES
from claimcheck.store.writing import migrate
from tests.desk import REVIEWER, SECOND, Desk
from tests.store.earlier_releases import (
    AT,
    begin_as_first_release,
    import_as_first_release,
    mark_of_first_release,
    record,
    written_by,
)

ARTICLE = "Ferry fares rose by 20% over the year. “We cut 1,200 jobs,” said Mara Lindqvist."
PLACED = (
    Statement("Ferry fares rose by 20% over the year.", kind=Kind.ASSERTION, spans=(Span(0, 38),)),
    Statement("We cut 1,200 jobs", kind=Kind.DIRECT, spans=(Span(40, 57),)),
)
SAID = (
    Statement("Unemployment “fell” to 4.1 %, the U.S. said.", speaker="J. Ek"),
    Statement(
        "Wages – all of them – fell", said_on=parse_date("2022-11"), url="https://a.example/1"
    ),
    Statement("L’économie a crû de 2½ %", speaker="É. Blanc"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk over a record that is still to be made."""
    desk = Desk(tmp_path)
    desk.path.unlink(missing_ok=True)
    return desk


def made_by_first_release(path: Path, said: Sequence[Statement], article: str | None) -> None:
    tables = (*TABLES, CORRECTIONS, NOTES, ASSIGNMENTS)
    with written_by(path, "m006_what_readers_see", tables) as connection:
        begin_as_first_release(connection)
        import_as_first_release(connection, said, article)


def as_file(path: Path, said: Sequence[Statement]) -> str:
    """Write statements for `add --from`."""
    rows = (
        {
            "text": each.text,
            "kind": str(each.kind),
            "speaker": each.speaker,
            "said_on": str(each.said_on) if each.said_on else None,
            "url": each.url,
            "spans": each.spans,
        }
        for each in said
    )
    lines = (json.dumps({key: cell for key, cell in row.items() if cell}) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("said", "article"), [(SAID, None), (PLACED, ARTICLE)])
@pytest.mark.parametrize("how", [(), ("--no-match",)])
def test_the_same_import_again_adds_nothing(
    desk: Desk, said: Sequence[Statement], article: str | None, how: Sequence[str]
) -> None:
    made_by_first_release(desk.path, said, article)
    path = as_file(desk.path.with_name("said.jsonl"), said)
    place: tuple[str, ...] = ()
    if article:
        text = desk.path.with_name("article.txt")
        text.write_text(article, encoding="utf-8")
        place = ("--in", str(text))

    answer = desk.run("add", "--from", path, *place, *how)

    assert answer.code == 0, answer.err
    assert desk.rows("SELECT count(*) FROM statements") == [(len(said),)]
    assert desk.rows("SELECT count(*) FROM claims") == [(len(said),)]
    assert desk.run("log", "--verify").code == 0


def test_what_was_stored_is_known_by_what_it_was_stored_with(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    made_by_first_release(path, SAID, None)
    migrate(path)

    with open_reading(path) as connection:
        for number, said in enumerate(SAID, 1):
            mark = fingerprint(said, reading_of(said), None)
            assert mark == mark_of_first_release(said, None)
            assert known_statement(connection, mark) == number
        assert verify(connection).fault is None


def published_and_corrected(
    path: Path, *more: str, merged: str | None = None, parted: str | None = None
) -> None:
    """Make a record as 0.1.0 did where False was published of c-1, and True given in its place.

    ``more`` names who stood behind that. Before which step c-1 and c-2 were ``merged``, and
    ``parted``, may be given: of "publication", "correction" and "end".
    """
    tables = (*TABLES, CORRECTIONS, NOTES, ASSIGNMENTS)
    with written_by(path, "m006_what_readers_see", tables) as connection:
        begin_as_first_release(connection)
        record(connection, "reviewers", {"name": SECOND, "email": None, "note": None})
        import_as_first_release(connection, SAID[:2])
        made = dict.fromkeys(("made_by", "confirmed_by"), REVIEWER)
        tie: dict[str, Cell] = {"statement": None, "claim": 2, "relation": "same_as", "target": 1}

        def step(name: str) -> None:
            if merged == name:
                record(connection, "links", {**tie, **made})
            if parted == name:
                ((link,),) = connection.execute("SELECT max(id) FROM links")
                gone: dict[str, Cell] = {"subject": f"l-{link}", "reason": "two things"}
                record(connection, "retractions", gone)

        def rate(by: str, role: str, label: str, **cells: int) -> int:
            (number,) = connection.execute(
                "SELECT id FROM labels WHERE label = ?", [label]
            ).fetchone()
            given: dict[str, Cell] = {"claim": 1, "reviewer": by, "role": role, "label": number}
            words: dict[str, Cell] = {"rationale": f"It is {label}.", "as_of": "2023-02-20"}
            return record(connection, "verdicts", {**given, **words, **cells})

        first = rate(REVIEWER, "proposes", "False")
        rate(SECOND, "signs off", "False", about=first)
        step("publication")
        page: dict[str, Cell] = {"url": "https://desk.example/1", "published_on": "2023-02-21"}
        record(connection, "publications", {"claim": 1, **page})
        step("correction")
        new = rate(REVIEWER, "proposes", "True", supersedes=first)
        notice: dict[str, Cell] = {"class": "new-verdict", "notice": "We erred."}
        stored: dict[str, Cell] = {"verdict": first, "replacement": new}
        record(connection, "corrections", {**stored, **notice, "corrected_on": "2023-02-25"})
        for name in more:
            rate(name, "signs off", "True", about=new)
        step("end")
    migrate(path)


def told_of(desk: Desk) -> tuple[list[object], list[tuple[str, str]]]:
    """Return what readers have of the claim, and the day and label of each correction told."""
    rows = csv.DictReader(desk.run("export", "corrections").out.splitlines())
    told = [(row["date"], row["says_now"]) for row in rows]
    return [label for (label,) in desk.rows("SELECT label FROM readers_have")], told


def test_correction_of_the_first_release_is_told_once_it_is_signed_off(desk: Desk) -> None:
    published_and_corrected(desk.path)

    assert told_of(desk) == (["False"], [])
    assert "have False before them, marked under review" in desk.run("show", "c-1").out
    now = desk.run("sign-off", "v-3", "--by", SECOND)
    assert now.code == 0, now.err
    ((day,),) = desk.rows("SELECT substr(at, 1, 10) FROM events ORDER BY sequence DESC LIMIT 1")
    assert told_of(desk) == (["True"], [(day, "True")])
    assert day > "2023-03-01"
    assert desk.run("log", "--verify").code == 0


def test_correction_that_the_first_release_signed_off_was_told_then(desk: Desk) -> None:
    published_and_corrected(desk.path, SECOND)

    assert told_of(desk) == (["True"], [(AT[:10], "True")])


OF_TWO = {
    "published as one, and corrected so": ("publication", "end", "True", "correction due"),
    "published as one, and parted since": ("publication", "correction", "False", "correction due"),
    "made one after the publication": ("correction", "end", None, "unpublished"),
    "parted before it": (None, None, None, "unpublished"),
}


@pytest.mark.parametrize(("merged", "parted", "label", "in_public"), OF_TWO.values(), ids=OF_TWO)
def test_what_the_first_release_told_of_two_wordings_stays_told_of_both(
    desk: Desk, merged: str | None, parted: str | None, label: str | None, in_public: str
) -> None:
    published_and_corrected(desk.path, SECOND, merged=merged, parted=parted)

    has = dict(desk.rows("SELECT claim, label FROM readers_have"))
    stands = dict(desk.rows("SELECT claim, in_public FROM claim_status"))
    shown = desk.run("show", "c-2", "-f", "json").out
    assert (has.get(1), stands[1]) == ("True", "published")
    assert (has.get(2), stands[2]) == (label, in_public)
    assert f'"in_public": "{in_public}"' in shown
    assert desk.run("log", "--verify").code == 0


def test_what_the_first_release_published_stays_out_of_both_where_they_are_parted_now(
    desk: Desk,
) -> None:
    published_and_corrected(desk.path, SECOND, merged="publication")
    assert desk.run("unmerge", "c-2", "c-1", "--reason", "two things").code == 0

    assert dict(desk.rows("SELECT claim, label FROM readers_have")) == {1: "True", 2: "True"}
    assert desk.rows("SELECT in_public FROM claim_status WHERE claim = 2") == [("correction due",)]
    assert "have True before them, marked correction due" in desk.run("show", "c-2").out
