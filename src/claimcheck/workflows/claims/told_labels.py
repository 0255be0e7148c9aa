"""Whether two claims may become one, after what readers were told of each."""

from claimcheck.errors import ClaimcheckError
from claimcheck.store.connection import Connection
from claimcheck.store.records.claims import find_standing


class ToldDifferentlyError(ClaimcheckError):
    """Readers were told one label of a claim and another of the claim that it was to join."""


def require_told_alike(connection: Connection, claim: int, other: int) -> None:
    """Raise `ToldDifferentlyError` where readers have different labels of two claims.

    As one claim they would have one label in public, and whoever read the other
    would never be told.
    """
    first, second = (find_standing(connection, each) for each in (claim, other))
    if not (first.public.state.is_out and second.public.state.is_out):
        return
    if first.public.told != second.public.told:
        out = max(filter(None, (first.public.verdict, second.public.verdict)), default=0)
        raise ToldDifferentlyError(
            f"readers were told {first.public.told!r} of c-{claim:d} and"
            f" {second.public.told!r} of c-{other:d}; correct one of them first, such as"
            f" `claimcheck correct v-{out:d} --class new-verdict`"
        )
