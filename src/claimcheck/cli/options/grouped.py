"""Options that several commands share, handed to each of them as one value."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Any, get_type_hints


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command as typer wants it, each option a parameter of its own.

    A parameter whose type is a named tuple of options stands for all of them, in its place:
    what is given for them comes to the command as one such value.
    """
    hints = get_type_hints(command, include_extras=True)
    shown: list[Parameter] = []
    groups: dict[str, Any] = {}
    for each in signature(command).parameters.values():
        kind = hints[each.name]
        if hasattr(kind, "_field_defaults"):
            groups[each.name] = kind
            shown += _options(kind)
        else:
            shown.append(each.replace(annotation=kind, kind=Parameter.KEYWORD_ONLY))

    @wraps(command)
    def run(**given: Any) -> None:
        for name, kind in groups.items():
            given[name] = kind(**{field: given.pop(field) for field in kind._fields})
        command(**given)

    run.__signature__ = signature(command).replace(parameters=shown)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in shown}
    return run


def _options(kind: Any) -> list[Parameter]:
    """Return the options of a group as parameters."""
    hints = get_type_hints(kind, include_extras=True)
    return [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=hints[name])
        for name, default in kind._field_defaults.items()
    ]
