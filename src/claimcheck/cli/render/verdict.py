"""A verdict in one line: the same words wherever one is shown."""

from claimcheck.language.display.safe import visible
from claimcheck.model.verdict import Verdict


def verdict_line(verdict: Verdict, *, settled: bool = False, full: bool = False) -> str:
    """Return a verdict with its id, label, day and reviewer.

    `full` adds the reviewer's part and the day of the re-check. A verdict that
    is `settled` decides no longer.
    """
    said = f"v-{verdict.id:d} {visible(verdict.rating)}, {visible(verdict.by)}"
    if full:
        about = f" v-{verdict.about:d}" if verdict.about else ""
        recheck = f"; re-check on {verdict.recheck_on}" if verdict.recheck_on else ""
        part = f" ({verdict.role}{about})" if verdict.adopted_from is None else ""
        said += f"{part}{recheck}"
    return said + ("; settled since" if settled else "")
