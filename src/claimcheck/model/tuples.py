"""`NamedTuple` as in `typing`, of which a run makes a hundred for a third of the time.

That one compiles a function, checks every annotation and makes two classes for each.
"""

from collections import namedtuple
from collections.abc import Iterable
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final

__all__ = ("NamedTuple",)

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _Named(tuple):
        """What all have, as `collections.namedtuple` writes it for each."""

        __slots__ = ()
        # Without annotations, which would count as fields of each.
        _fields = ()

        @classmethod
        def _make(cls, values: Iterable[Any]) -> "_Named":
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                message = f"Expected {len(cls._fields)} arguments, got {len(made)}"
                raise TypeError(message)
            return made

        def _replace(self, /, **others: Any) -> "_Named":
            made = self._make(map(others.pop, self._fields, self))
            if others:
                message = f"Got unexpected field names: {list(others)!r}"
                raise ValueError(message)
            return made

        __replace__ = _replace

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            said = ", ".join(map("{}={!r}".format, self._fields, self))
            return f"{type(self).__name__}({said})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    _Getter: Final = type(namedtuple("_One", ("one",)).one)

    @cache
    def _maker(count: int) -> FunctionType:
        """Return what makes a tuple of so many fields, whatever their names."""
        return namedtuple("_Some", [f"f{n}" for n in range(count)]).__new__

    class _Meta(type):
        """Makes one class of the fields and the methods that a class statement names."""

        def __new__(cls, name: str, _: tuple[type, ...], body: dict[str, Any]) -> type:
            types = body.get("__annotations__", {})
            fields = tuple(types)
            defaults = {each: body[each] for each in fields if each in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                message = f"{name}: a field without a default follows one with a default"
                raise TypeError(message)
            made = _maker(len(fields))
            code = made.__code__.replace(co_varnames=("_cls", *fields))
            new = FunctionType(code, made.__globals__, "__new__", tuple(defaults.values()))
            new.__qualname__, new.__annotations__ = f"{name}.__new__", types
            body.update(
                {each: _Getter(place, f"Field {each}") for place, each in enumerate(fields)},
                __new__=new, __match_args__=fields, __slots__=(),
                _fields=fields, _field_defaults=defaults,
            )  # fmt: skip
            body.setdefault("__doc__", f"{name}({', '.join(fields)})")
            return type.__new__(type, name, (_Named,), body)

    NamedTuple = type.__new__(_Meta, "NamedTuple", (), {"__slots__": ()})
