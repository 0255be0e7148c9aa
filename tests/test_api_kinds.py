"""What a program gives of another kind than a verb takes is named, with what fits."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimcheck import Claim, ClaimcheckError, Record, Statement, open_record
from claimcheck.model.ids import ClaimId, StatementId

SAMPLE = Path(__file__).parents[1] / "claims.db"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Open a copy of the project's own record."""
    path = shutil.copy(SAMPLE, tmp_path_factory.mktemp("kinds") / "claims.db")
    with open_record(path, reviewer="A. Diallo") as opened:
        yield opened


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda record: record.add_all("text"),
            "add_all: statements must be Iterable[Statement], not str",
        ),
        (
            lambda record: record.add_all(["text"]),
            "add_all: statements must be Iterable[Statement], not list of str",
        ),
        (
            lambda record: record.add_contact("c-1", "The port"),
            "add_contact: contact must be Contact, not str",
        ),
        (
            lambda record: record.add_source("c-1", {"url": "https://a.example"}),
            "add_source: source must be Source, not dict",
        ),
        (lambda record: record.hold("c-1", reason=5), "hold: reason must be str, not int"),
        (lambda record: record.take("c-1"), "take: missing a required argument: 'reason'"),
    ],
)
def test_a_value_of_another_kind_is_named(
    record: Record, call: Callable[[Record], object], said: str
) -> None:
    with pytest.raises(ClaimcheckError) as refused:
        call(record)

    assert str(refused.value).startswith(said)
    assert isinstance(refused.value, TypeError)


def test_a_fault_of_the_program_keeps_its_own_error(record: Record) -> None:
    def broken(_: int) -> None:
        raise AttributeError("a fault of the caller")

    with pytest.raises(AttributeError, match="a fault of the caller"):
        record.add_all([Statement("The harbour is closed.")], tell=broken, dry_run=True)


def test_ids_of_two_kinds_differ(record: Record) -> None:
    claim: Claim = record.claim("c-1").claim

    assert (claim.id == 1, claim.id != StatementId(1), claim.id == ClaimId(1)) == (True,) * 3
    assert len({ClaimId(1), StatementId(1), ClaimId(1)}) == 2
    assert record.claim(claim.id).claim == claim
