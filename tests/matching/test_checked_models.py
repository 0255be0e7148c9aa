"""Models that are not what they say: each is one clear error, and nothing is kept of it."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.meaning.checked import CheckedModel
from claimcheck.record import Record, open_record
from tests.desk import made_once
from tests.tables import each_row


class Model:
    """A model of which each part is given."""

    def __init__(self, encode: Any, name: Any = "mine", dimension: Any = 4) -> None:
        self.encode, self.name, self.dimension = encode, name, dimension


def _each(row: object) -> Callable[[list[str]], list[object]]:
    return lambda texts: [row for _ in texts]


def _raise(texts: list[str]) -> list[bytes]:
    raise ValueError("no such layer")


@made_once
def of_two_claims(path: Path) -> None:
    """Make a record of two claims."""
    with open_record(path, reviewer="A. Diallo", create=True) as made:
        made.add("The vehicles of this country fill its roads")
        made.add("The mayor was shot in spring")


FOUR = _each(b"\1\2\3\4")
BYTES = "must give 4 signed bytes a text, not "


@pytest.mark.parametrize(
    ("model", "told"),
    [
        (Model(_each(5)), BYTES + "a int"),
        (Model(_each([1, 2, 3, 4])), BYTES + "a list"),
        (Model(_each([float("nan")] * 4)), BYTES + "a list"),
        (Model(_each("abcd")), BYTES + "a str"),
        (Model(_each(b"\1\2")), BYTES + "2"),
        (Model(_each(b"")), BYTES + "0"),
        (Model(_each(b"\1\2\3\4\5")), BYTES + "5"),
        (Model(lambda texts: FOUR(texts)[1:]), "must give a row for each of 2 texts, not 1 rows"),
        (Model(lambda texts: FOUR(texts) * 2), "must give a row for each of 2 texts, not 4 rows"),
        (Model(lambda _: None), "cannot read a text: TypeError"),
        (Model(_raise), "the model mine cannot read a text: ValueError: no such layer"),
        (Model(FOUR, name=5), "must have a name that can be printed, not 5"),
        (Model(FOUR, name=" "), "must have a name"),
        (Model(FOUR, name="a\nb"), "must have a name"),
        (Model(FOUR, name="a\ud800"), "must have a name"),
        (Model(FOUR, dimension="4"), "must have a dimension of 1 or more, not '4'"),
        (Model(FOUR, dimension=0), "must have a dimension"),
        (Model(FOUR, dimension=True), "must have a dimension"),
        (Model(None), "must have a method encode"),
        (object(), "must have a name"),
    ],
)
def test_a_model_that_is_not_what_it_says_is_refused(tmp_path: Path, model: Any, told: str) -> None:
    path = of_two_claims(tmp_path)

    with Record(path, model=model) as record, pytest.raises(ClaimcheckError) as refused:
        record.index_meaning()

    assert told in str(refused.value)
    with Record(path, model=Model(FOUR)) as record:
        assert record.meaning_status().vectors in ({}, {"mine": 0})


@each_row("rows", [FOUR, _each(bytearray(b"\1\2\3\4")), lambda t: iter(FOUR(t))])
def test_rows_of_bytes_are_taken_as_they_are(rows: Any) -> None:
    assert CheckedModel(Model(rows)).encode(["A claim.", "Another"]) == [b"\1\2\3\4"] * 2


@pytest.mark.heavy("numpy")
def test_rows_of_numpy_are_taken_where_they_are_of_signed_bytes() -> None:
    np: Any = import_module("numpy")
    ones = np.ones((1, 4), np.int8)
    assert CheckedModel(Model(lambda _: ones)).encode(["A claim."]) == [b"\1\1\1\1"]
    with pytest.raises(ClaimcheckError, match="not a ndarray"):
        CheckedModel(Model(lambda _: ones.astype(float))).encode(["A claim."])
