"""Whether the file of a record is to blame for an error that nobody expects."""

from claimcheck.errors import ClaimcheckError


def damage_behind(error: Exception) -> ClaimcheckError | None:
    """Return what is wrong with the record opened last, where that can explain an error."""
    from claimcheck.store.files.damage import damage_behind as found_behind

    return found_behind(error)
