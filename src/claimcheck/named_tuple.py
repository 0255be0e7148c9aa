"""Named tuples as `typing.NamedTuple` makes them, for a fraction of the time.

That compiles the text of a function for each class. A run of the program makes some ninety
classes, and with them it took a tenth of its time.
"""

import sys
from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING or sys.version_info >= (3, 14):
    # From 3.14 on a class does not know its annotations before somebody asks for them.
    from typing import NamedTuple  # noqa: TID251 - this stands in for it
else:
    from _collections import _tuplegetter
    from collections.abc import Iterable
    from functools import cache
    from types import FunctionType
    from typing import Any, Self

    class _NamedFields(tuple[Any, ...]):
        """What all named tuples can do."""

        __slots__ = ()
        _fields: tuple[str, ...] = ()

        @classmethod
        def _make(cls, values: Iterable[Any]) -> Self:
            """Return one with these values, given in order."""
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes: Any) -> Self:
            """Return one with other values for some fields."""
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        __replace__ = _replace

        def _asdict(self) -> dict[str, Any]:
            """Return the values by the names of their fields."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            """Return the call that makes an equal one."""
            given = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(given)})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            """Return what another process makes an equal one of."""
            return tuple(self)

    @cache
    def _maker(number: int) -> FunctionType:
        """Return a function that makes a tuple of so many arguments."""
        names = "".join(f"_{position}, " for position in range(number))
        scope = {"_new": tuple.__new__, "__builtins__": {}, "__name__": __name__}
        made: FunctionType = eval(f"lambda _cls, {names}: _new(_cls, ({names}))", scope)  # noqa: S307
        return made

    class _NamedTupleType(type):
        """Makes of a class with annotations a tuple with those fields."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
            """Return the class, which has none of this class left in it."""
            kinds = body.get("__annotations__", {})
            fields = tuple(kinds)
            defaults = {field: body[field] for field in fields if field in body}
            if fields[len(fields) - len(defaults) :] != tuple(defaults):
                raise TypeError(f"{name}: a field without a default follows one that has one")
            maker = _maker(len(fields))
            code = maker.__code__.replace(
                co_name="__new__",
                co_qualname=f"{body['__qualname__']}.__new__",
                co_varnames=("_cls", *fields),
            )
            make = FunctionType(code, maker.__globals__, "__new__", tuple(defaults.values()))
            make.__annotations__ = kinds
            for position, field in enumerate(fields):
                body[field] = _tuplegetter(position, f"Alias for field number {position}")
            body["__new__"] = make
            body["_fields"] = body["__match_args__"] = fields
            body["_field_defaults"] = defaults
            body["__slots__"] = ()
            return type(
                name, (_NamedFields, *(base for base in bases if base is not NamedTuple)), body
            )

    NamedTuple = type.__new__(_NamedTupleType, "NamedTuple", (), {})
