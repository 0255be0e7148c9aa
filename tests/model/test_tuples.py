"""The light `NamedTuple` gives what the one of `typing` gives."""

import copy
import inspect
import typing
from collections.abc import Callable
from typing import Any

import pytest

from claimcheck.model import tuples


class Plain(typing.NamedTuple):
    """A figure and its unit."""

    figure: int
    unit: str
    parts: tuple[int, ...] = ()
    note: str | None = None

    @property
    def said(self) -> str:
        return f"{self.figure} {self.unit}"


class Light(tuples.NamedTuple):
    """A figure and its unit."""

    figure: int
    unit: str
    parts: tuple[int, ...] = ()
    note: str | None = None

    @property
    def said(self) -> str:
        return f"{self.figure} {self.unit}"


class Bare(tuples.NamedTuple):
    first: int


class Empty(tuples.NamedTuple):
    """Nothing."""


def _matched(value: Any) -> Any:
    match value:
        case Plain(3, unit) | Light(3, unit):
            return unit
    return None


@pytest.mark.parametrize(
    "said",
    [
        lambda kind: kind(3, "t"),
        lambda kind: kind(unit="t", figure=3, note="n").said,
        lambda kind: kind(3, "t", (1, 2))[1:3],
        lambda kind: kind(3, "t")._replace(unit="kg", parts=(4,)),
        lambda kind: kind(3, "t")._asdict(),
        lambda kind: kind._make([1, "x", (), "n"]),
        lambda kind: repr(kind(3, "t", (1,), "it's")).removeprefix(kind.__name__),
        lambda kind: hash(kind(3, "t")),
        lambda kind: sorted([kind(3, "t"), kind(2, "t")]),
        lambda kind: copy.deepcopy(kind(3, "t", (1,))),
        lambda kind: _matched(kind(3, "t")),
        lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__doc__),
        inspect.signature,
        typing.get_type_hints,
        lambda kind: (type(kind), kind.__mro__[-2:], kind.__module__),
        lambda kind: hasattr(kind(3, "t"), "__dict__"),
    ],
)
def test_it_gives_what_that_of_typing_gives(said: Callable[[Any], Any]) -> None:
    assert said(Light) == said(Plain)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda kind: kind(3),
        lambda kind: kind(3, "t", (), None, 5),
        lambda kind: kind(3, "t", colour="red"),
        lambda kind: kind(3, "t")._replace(colour="red"),
        lambda kind: kind._make([1, 2]),
        lambda kind: setattr(kind(3, "t"), "unit", "kg"),
        lambda kind: setattr(kind(3, "t"), "colour", "red"),
    ],
)
def test_it_refuses_what_that_of_typing_refuses(wrong: Callable[[Any], Any]) -> None:
    with pytest.raises((TypeError, ValueError, AttributeError)) as plain:
        wrong(Plain)
    with pytest.raises(plain.type):
        wrong(Light)


def test_a_default_before_a_field_without_one_is_refused() -> None:
    base: Any = tuples.NamedTuple
    body = {"__annotations__": {"first": int, "second": int}, "first": 1}
    with pytest.raises(TypeError, match="default"):
        type(base)("Wrong", (base,), body)


def test_few_fields_and_none_make_tuples_too() -> None:
    assert (Bare(7), Empty()) == ((7,), ())
    assert (Bare.__doc__, repr(Empty())) == ("Bare(first)", "Empty()")
