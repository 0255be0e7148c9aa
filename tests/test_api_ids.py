"""Whatever a record gives back, its ids are typed and print with their letter."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from claimcheck import (
    Contact,
    CorrectionClass,
    NewClaim,
    Record,
    Source,
    Stance,
    Statement,
    open_record,
)
from claimcheck.model.ids import NumberedId

SAMPLE = Path(__file__).parents[1] / "claims.db"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Open a copy of the project's own record."""
    with open_record(shutil.copy(SAMPLE, tmp_path / "claims.db"), reviewer="A. Diallo") as opened:
        yield opened


def bare_ids(value: object, place: str) -> Iterator[str]:
    """Yield where a number stands that its field says to be an id."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from bare_ids(each, f"{place}[{key!r}]")
    elif isinstance(value, tuple | list | frozenset):
        kinds = getattr(type(value), "__annotations__", {})
        names = getattr(type(value), "_fields", None) or range(len(value))
        for name, each in zip(names, value, strict=True):
            told = str(kinds.get(name, ""))
            here = f"{place}.{name}"
            if type(each) is int and ("Id |" in told or told.endswith("Id'>")):
                yield f"{here}: {told}"
            if type(each) is tuple and "Id, ..." in told:
                yield from (f"{here}: {told}" for one in each if not isinstance(one, NumberedId))
            yield from bare_ids(each, here)


def test_what_is_read_has_typed_ids(record: Record) -> None:
    rated = next(each for each in record.claims() if each.verdicts)
    assert record.add(f"{rated.text} in 1999").questions
    record.add_contact(rated.id, Contact("Ministry", "e-mail"))
    claims, statements, questions = record.claims(), record.statements(), record.questions()
    articles = {each.article_id for each in statements if each.article_id}
    read = {
        "claims": claims,
        "statements": statements,
        "questions": questions,
        "claim": [record.claim(each.id) for each in claims],
        "statement": [record.statement(each.id) for each in statements],
        "question": [record.question(each.id) for each in questions],
        "article": [record.article(each) for each in articles],
        "match": [record.match(each.text) for each in claims[:5]],
        "sources": record.sources(),
        "contacts": record.contacts(),
        "persons": record.persons(),
        "history": [record.history(each.id) for each in claims[:5]],
        "speaker": [record.speaker(each.id) for each in record.persons()],
        "due": record.due(within=3650),
        "gate": record.gate(),
        "stats": record.stats(),
        "queue": record.queue(),
        "cards": record.cards(),
    }

    assert all(read.values())
    assert list(bare_ids(tuple(read.items()), "record")) == []


def test_what_is_written_has_typed_ids(record: Record) -> None:
    added = record.add("The harbour of Kayes handled 40,000 tonnes in 2022", speaker="A. Diop")
    record.take(added.claim_id, reason="Widely shared")
    source = Source(Stance.CONTRADICTS, "https://stats.example/kayes")
    sources = [source, source._replace(url="https://bank.example")]
    rated = record.rate(added.claim_id, "False", "The port lists 4,000", sources=sources)
    written = [
        added,
        rated,
        record.add_all([Statement("The harbour of Kayes handled 50,000 tonnes in 2022")]),
        record.add_claims([NewClaim("Whales sing"), NewClaim("Whales hum")]),
        record.link("c-1", "related_to", added.claim_id, reason="A port"),
        record.confirm(added.statement_id),
        record.add_source(added.claim_id, source._replace(url="https://port.example")),
        record.correct(rated.verdict_id, CorrectionClass.WITHDRAWN, "The list was of another port"),
        record.add_person("Awa Diop"),
    ]

    assert list(bare_ids(written, "written")) == []
    assert f"{added.statement_id} {rated.verdict_id}".startswith("s-")
