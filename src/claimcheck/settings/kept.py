"""Which records are never written: what the settings say, those in force and those beside it."""

import os
from pathlib import Path

from claimcheck.settings.values import settings_tables, text


def is_kept(record: Path, read_only: Path | None) -> bool:
    """Return whether a record is never written: the one named, or by the settings beside it.

    That is each settings file from its own folder up to the repository's root, so that the
    sample of a clone is kept from wherever somebody works, and whatever settings of their own
    they write there. Raises `SettingsError` where one cannot be read.
    """
    real = Path(os.path.realpath(record))
    if read_only is not None and real == Path(os.path.realpath(read_only)):
        return True
    return any(
        (named := text(file, table, "read-only"))
        and real == Path(os.path.realpath(file.parent / named))
        for file, table in settings_tables(up_to_repository(real.parent))
    )


def up_to_repository(folder: Path) -> list[Path]:
    """Return ``folder`` and its parents up to the repository's root; outside one, only itself."""
    chain = [folder, *folder.parents]
    for position, parent in enumerate(chain):
        # What may not be looked into is no repository of ours.
        if os.access(parent / ".git", os.F_OK):
            return chain[: position + 1]
    return [folder]
