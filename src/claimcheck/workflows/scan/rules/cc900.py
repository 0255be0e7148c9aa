"""A suppression is unused, without a reason, or expired.

What: a comment such as `<!-- claimcheck: ignore[CC101] quoted to rebut it, until
2027-01-31 -->` keeps quiet findings of the rules it names: in the lines it stands
on, or, alone on its lines, in the block after it: a paragraph, heading, item or row.
`off` and `on` do so for what is between them, `ignore-file` for the whole file. Without
a reason, and after its day, a comment keeps nothing quiet, and this finding says so;
one that keeps nothing quiet any more can go. What only looks like such a comment is
told too. With `--diff`, a note tells of each comment that keeps quiet what was not kept
quiet before.

Why: a suppression that nobody can explain hides the next mistake.

Passes (the claim "Russia will raise scholarships for Malians from 35 to 390" is rated False):

    <!-- claimcheck: ignore[CC101] quoted to rebut it -->
    Russia will raise scholarships for Malians from 35 to 390.

Fails:

    <!-- claimcheck: ignore[CC101] -->
    Russia will raise scholarships for Malians from 35 to 390.
"""

from collections.abc import Iterator

from claimcheck.model.scan.severity import Severity
from claimcheck.workflows.scan.context import Remark, Rule, Scene


def find(scene: Scene) -> Iterator[Remark]:
    """Yield nothing: whether a suppression is used shows when all other rules have run."""
    del scene
    yield from ()


RULE = Rule("CC900", "suppression", Severity.WARNING, find, __doc__ or "")
