"""How many independent sources a verdict on truth must rest on."""

from collections.abc import Iterable, Sequence

from claimcheck.errors import ClaimcheckError
from claimcheck.model.verdict import Source
from claimcheck.store.connection import Connection
from claimcheck.store.records.claims import wordings
from claimcheck.store.verdicts.scales import current_scale
from claimcheck.store.verdicts.sources import sources_of_claims


class TooFewSourcesError(ClaimcheckError):
    """A verdict has fewer sources than the desk asks for."""

    def __init__(self, claim: int, why: str, how: str = "", uncounted: str = "") -> None:
        """Say how many there are, ``how`` to add one, and where the rule stands.

        ``uncounted`` says which sources were given and count as none.
        """
        given = how or (
            f"with `claimcheck source add c-{claim:d} URL`, or with --backs URL and"
            " --contradicts URL on the line of `review`"
        )
        super().__init__(
            f"no verdict on c-{claim:d} yet: {why} independent sources that it needs{uncounted};"
            " add sources first,"
            f" {given} (the minimum is `sources` under [gate] in claimcheck.toml)"
        )


def shortfall(
    connection: Connection, claim: int, sources_needed: int, added: Sequence[Source] = ()
) -> str | None:
    """Say how a claim's sources, with those ``added``, fall short of so many as are needed.

    None where they do not.
    """
    kept = sources_of_claims(connection, wordings(connection, claim))
    return shortfall_of([*(each.source for each in kept), *added], sources_needed)


def shortfall_of(sources: Iterable[Source], sources_needed: int) -> str | None:
    """Say how a claim's sources fall short of so many as are needed; None where they do not."""
    # A label outside the order of truth needs none of the gate's rules.
    from claimcheck.workflows.verdicts.gate_rules import independent_sources  # noqa: PLC0415

    found = independent_sources(sources)
    return None if len(found) >= sources_needed else f"{len(found)} of {sources_needed}"


def require_enough_sources(
    connection: Connection,
    claim: int,
    label: str,
    sources_needed: int,
    added: Sequence[Source] = (),
) -> None:
    """Raise `TooFewSourcesError` for a verdict on truth that rests on fewer than needed.

    A label outside the order of truth, such as an opinion, rests on none.
    """
    ranked = {each.label.lower() for each in current_scale(connection).labels if each.rank}
    if label.strip().lower() not in ranked:
        return
    why = shortfall(connection, claim, sources_needed, added)
    if why:
        raise TooFewSourcesError(claim, why, uncounted=_uncounted(added))


def _uncounted(added: Iterable[Source]) -> str:
    """Say which of the sources given count as none, and why; empty where each counts."""
    from claimcheck.workflows.verdicts.gate_rules import (  # noqa: PLC0415
        independent_sources,
        why_uncounted,
    )

    told = [f"{each.url!r} {why}" for each in added if (why := why_uncounted(each))]
    counted = [each for each in added if not why_uncounted(each)]
    if len(counted) > len(names := independent_sources(counted)):
        told.append(f"{len(counted)} of them are of {' and '.join(names)}")
    return f" ({'; '.join(told)})" if told else ""
