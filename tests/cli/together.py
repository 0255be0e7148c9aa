"""One act on several records: counted, stored as many events, taken back together."""

import json

from tests.cli.running import ok
from tests.desk import SECOND


def kept(*options: str) -> list[str]:
    """Return the claims that a list keeps."""
    return [row["claim_id"] for row in json.loads(ok("list", "-f", "json", *options))]


def done_together_and_undone(act: tuple[str, ...], told: str, *after: str) -> list[str]:
    """Do an act on several of the regions, c-3 in hand, and take it back; return what was kept.

    ``after`` are the options of the list that is looked at between both.
    """
    ok("take", "c-3", "--reason", "Asked")
    before = ok("export", "claims", "-f", "json")
    number = told.split(maxsplit=1)[0]

    done, _, named = ok(*act, "--yes").rstrip("\n").partition(". To take it back: claimcheck ")
    assert done == told
    found = kept(*after)
    # What came between is another's.
    ok("note", "c-5", "Called", "--by", SECOND)
    assert ok(*named.split()).count("event") == int(number)
    assert "Called" in ok("show", "c-5")
    assert ok("export", "claims", "-f", "json") == before
    return found
