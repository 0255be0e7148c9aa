"""One act on several records: counted, stored as many events, taken back together."""

import json

from tests.cli.running import ok


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

    assert ok(*act, "--yes") == f"{told}. To take it back: claimcheck undo -n {number}\n"
    found = kept(*after)
    ok("undo", "-n", number)
    assert ok("export", "claims", "-f", "json") == before
    return found
