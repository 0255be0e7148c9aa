"""What a program gives the verbs of a record: a value of another kind is named, with what fits."""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import wraps
from inspect import CO_GENERATOR, signature
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from claimcheck.errors import ClaimcheckError
from claimcheck.model.statement import UNNAMED, Statement

if TYPE_CHECKING:
    from claimcheck.model.article import Article
    from claimcheck.model.claim import NewClaim

Verbs = TypeVar("Verbs", bound=type)
Chosen = TypeVar("Chosen", bound=StrEnum)
Spoken = TypeVar("Spoken", "Statement", "NewClaim", "Article")

_MANY: Final = frozenset(
    ("Iterable", "Iterator", "Sequence", "Collection", "Mapping", "list", "tuple")
)


class WrongKindError(ClaimcheckError, TypeError):
    """A verb of the record was given a value of another kind than it takes."""


def naming_wrong_kinds(verbs: Verbs) -> Verbs:
    """Let each public method of a class say what it takes where it fails on what it was given.

    Nothing is looked at as long as nothing fails, and what fails for another reason keeps
    its traceback.
    """
    for name in dir(verbs):
        method = getattr(verbs, name)
        if name[0] != "_" and type(method) is FunctionType:
            setattr(verbs, name, explained(method))
    return verbs


def explained(method: FunctionType) -> Callable[..., Any]:
    """Return a method that names what it was given wrongly, where that makes it fail."""
    one_by_one = method.__code__.co_flags & CO_GENERATOR
    return _explained_one_by_one(method) if one_by_one else _explained_at_once(method)


def _explained_at_once(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method that does so where it gives back one value."""

    @wraps(method)
    def verb(*args: Any, **named: Any) -> Any:
        try:
            return method(*args, **named)
        except (AttributeError, TypeError) as error:
            _name_wrong_kind(method, args, named, error)
            raise

    return verb


def _explained_one_by_one(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method that does so too where it gives back one value after the other."""

    @wraps(method)
    def verb(*args: Any, **named: Any) -> Any:
        try:
            yield from method(*args, **named)
        except (AttributeError, TypeError) as error:
            _name_wrong_kind(method, args, named, error)
            raise

    return verb


def _name_wrong_kind(
    method: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any], error: Exception
) -> None:
    """Raise `WrongKindError` where a method failed since it was given a value of another kind."""
    wrong = None if isinstance(error, ClaimcheckError) else _wrong(method, args, named)
    if wrong is not None:
        raise WrongKindError(f"{method.__name__}: {wrong}") from error


def _wrong(method: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]) -> str | None:
    """Return which value is of another kind than its parameter takes, or None."""
    asked = signature(method)
    try:
        bound = asked.bind(*args, **named)
    except TypeError as error:
        return str(error)
    for name, value in [*bound.arguments.items()][1:]:
        takes = asked.parameters[name].annotation
        kinds = takes if isinstance(takes, str) else getattr(takes, "__name__", str(takes))
        kinds = str(takes) if "[" in str(takes) else kinds
        plain = re.sub(r"\b[a-z_]+(?:\.\w+)*\.(?=\w)", "", kinds)
        if "*" not in str(asked.parameters[name]) and not _fits(value, plain):
            given = "None" if value is None else type(value).__name__
            if isinstance(value, list | tuple) and value:
                given += f" of {type(value[0]).__name__}"
            return f"{name} must be {plain.replace(' | ', ' or ')}, not {given}"
    return None


def _fits(value: object, kinds: str) -> bool:
    """Return whether a value is of one of some kinds, as an annotation writes them."""
    own = {each.__name__ for each in type(value).__mro__}
    for kind in re.findall(r"(?:[^|\[]|\[[^\]]*\](?:\])?)+", kinds):
        head, _, within = kind.strip().partition("[")
        if head in own or (head == "None" and value is None):
            return True
        if (head == "Callable" and callable(value)) or (head == "float" and "int" in own):
            return True
        if head in _MANY and isinstance(value, Iterable) and not isinstance(value, str | bytes):
            inner = set(re.findall(r"\w+", within))
            each_fits = isinstance(value, Mapping) or all(
                inner & {kind.__name__ for kind in type(each).__mro__} for each in _looked_at(value)
            )
            if each_fits:
                return True
    return False


def _looked_at(values: Iterable[object]) -> Iterable[object]:
    """Return the values that can be looked at without using them up."""
    return values if isinstance(values, list | tuple) else ()


def one_of(kinds: type[Chosen], given: str, what: str) -> Chosen:
    """Return the one of some words that is given, as itself or as text.

    Raises `ClaimcheckError` that names them all for another.
    """
    if given not in list(kinds):
        raise ClaimcheckError(f"{given!r} is no {what}; they are {', '.join(kinds)}")
    return kinds(given)


def in_language(given: Spoken, own: str) -> Spoken:
    """Return words in the desk's ``own`` language, where nobody said in which they are."""
    return given._replace(language=own) if given.language == UNNAMED != own else given


def as_statement_of(
    text: str | Statement, given: dict[str, str | None], *, of_article: bool = False
) -> Statement:
    """Return a statement, or the one that words and what is known of them make.

    What is only read sentence by sentence may be a whole article.
    """
    from claimcheck.model.statement import LONGEST_ARTICLE, MAX_LENGTH
    from claimcheck.reading.records.statements import as_statement

    if isinstance(text, Statement):
        return text
    longest = LONGEST_ARTICLE if of_article else MAX_LENGTH
    return as_statement({"text": text, **given}, longest=longest)
