"""Named tuples that are made fast do what those of `typing` do."""

from collections.abc import Callable
from copy import copy
from inspect import signature
from typing import Any, Generic, NamedTuple, TypeVar

import pytest

from claimcheck import named_tuple

Kept = TypeVar("Kept")


class Slow(NamedTuple, Generic[Kept]):
    """One as Python makes it."""

    first: Kept
    second: int | None = None

    @property
    def both(self) -> tuple[Any, ...]:
        return (self.second, self.first)


class Fast(named_tuple.NamedTuple, Generic[Kept]):
    """One as Python makes it."""

    first: Kept
    second: int | None = None

    @property
    def both(self) -> tuple[Any, ...]:
        return (self.second, self.first)


class Empty(named_tuple.NamedTuple):
    """One without a field."""


@pytest.mark.parametrize(
    "asked",
    [
        lambda made: made("a"),
        lambda made: made(second=2, first="a"),
        lambda made: made("a", 2) == ("a", 2) and hash(made("a", 2)) == hash(("a", 2)),
        lambda made: made("a", 2).both,
        lambda made: made[str]("a"),
        lambda made: repr(made("a", made("b", 2))),
        lambda made: made("a")._replace(second=3),
        lambda made: made("a")._asdict(),
        lambda made: made._make(["a", 2]),
        lambda made: copy(made("a", 2)),
        lambda made: type(copy(made("a", 2))) is made,
        lambda made: str(signature(made)),
        lambda made: (made._fields, made._field_defaults, made.__match_args__, made.__doc__),
        lambda made: (made.__annotations__, made.__qualname__, made.__module__, made.__slots__),
        lambda made: made(),
        lambda made: made("a", 2, 3),
        lambda made: made("a", third=3),
        lambda made: made("a")._replace(third=3),
        lambda made: made._make(["a"]),
        lambda made: setattr(made("a"), "first", "b"),
        lambda made: setattr(made("a"), "third", "b"),
    ],
)
def test_a_named_tuple_made_fast_answers_as_one_of_typing(asked: Callable[[Any], Any]) -> None:
    assert told(asked, Fast) == told(asked, Slow)


def test_a_named_tuple_may_have_no_field() -> None:
    assert (Empty(), repr(Empty())) == ((), "Empty()")


def told(asked: Callable[[Any], Any], made: type) -> str:
    """Return what comes of it, or what is raised, whatever the class is called."""
    try:
        answer = asked(made)
    except (TypeError, ValueError, AttributeError) as error:
        answer = (type(error), str(error))
    return repr(answer).replace(made.__name__, "One")
