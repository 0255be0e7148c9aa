"""What came of an archive, counted by month."""

from collections import Counter
from pathlib import Path
from typing import Final

from claimcheck.workflows.archive.folder import ResultFolder
from claimcheck.workflows.archive.job import Verb

# By which column results are counted.
_KINDS: Final = {Verb.SCAN: "rule", Verb.EXTRACT: "kind", Verb.MATCH: "band"}


def counts(folder: Path, verb: Verb) -> dict[tuple[str, str], int]:
    """Return how many results a folder holds, by month (``-`` where unknown) and kind, in order."""
    is_parquet = any(folder.glob("rows-*.parquet"))
    found: Counter[tuple[str, str]] = Counter()
    for result in ResultFolder(folder, verb, is_parquet=is_parquet).results():
        found[(result["date"] or "-")[:7], result[_KINDS[verb]]] += 1
    return dict(sorted(found.items()))
