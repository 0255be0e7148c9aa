"""A newsroom's memory for facts: the public names, each loaded when it is first used."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.api import Store, compare, extract, open_store
    from claimcheck.errors import ClaimcheckError
    from claimcheck.language.people.find import KnownPerson
    from claimcheck.model.added import Added
    from claimcheck.model.claim import Match, NewClaim
    from claimcheck.model.comparison import Band, Comparison
    from claimcheck.model.dates import PartialDate
    from claimcheck.model.statement import Kind, Span, Statement

__all__ = [
    "Added",
    "Band",
    "ClaimcheckError",
    "Comparison",
    "Kind",
    "KnownPerson",
    "Match",
    "NewClaim",
    "PartialDate",
    "Span",
    "Statement",
    "Store",
    "compare",
    "extract",
    "open_store",
]

__version__ = "0.1.0"

_HOMES = {
    "Added": "claimcheck.model.added",
    "Band": "claimcheck.model.comparison",
    "ClaimcheckError": "claimcheck.errors",
    "Comparison": "claimcheck.model.comparison",
    "Kind": "claimcheck.model.statement",
    "KnownPerson": "claimcheck.language.people.find",
    "Match": "claimcheck.model.claim",
    "NewClaim": "claimcheck.model.claim",
    "PartialDate": "claimcheck.model.dates",
    "Span": "claimcheck.model.statement",
    "Statement": "claimcheck.model.statement",
    "Store": "claimcheck.api",
    "compare": "claimcheck.api",
    "extract": "claimcheck.api",
    "open_store": "claimcheck.api",
}


def __getattr__(name: str) -> object:
    """Return a public name, importing its module only now."""
    if name not in _HOMES:
        raise AttributeError(f"module 'claimcheck' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - most runs need no public name

    return getattr(import_module(_HOMES[name]), name)
