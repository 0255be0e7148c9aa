"""A quotation is not on record.

What: nothing like the quoted words is in the store. Off by default, for desks that
store every quotation before they print it; turn it on by `CC203 = "warning"` under
[scan.rules] in claimcheck.toml.

Why: a quotation that nobody recorded cannot be checked later.

Passes ("We will never apologise for the choice of partners" is on record):

    “We will never apologise for the choice of partners,” Mr Diop said.

Fails:

    “We have no regrets about any of this,” Mr Diop said.
"""

from collections.abc import Iterator

from claimcheck.model.scan.severity import Severity
from claimcheck.workflows.scan.context import Remark, Rule, Scene


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each quotation that nothing on record resembles."""
    for quote in scene.quotes:
        if not quote.heard:
            yield Remark(
                Severity.WARNING,
                quote.place,
                quote.sentence,
                "quotation is not on record",
                quote.words,
                (),
                "store where it was said: claimcheck add --article FILE",
                quote.unit.voice if quote.unit else None,
            )


RULE = Rule("CC203", "quotation-not-on-record", None, find, __doc__ or "")
