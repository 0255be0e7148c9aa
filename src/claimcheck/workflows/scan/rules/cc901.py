"""Words are written so that a search would miss them.

What: a word mixes letters of several scripts, such as a Cyrillic о in “Porto”, has a
digit, sign or code (“&#118;”) for a letter, a sign within it (“vac_cine”), a blank, sign or
mark after each letter, no blanks where words end, small letters and capitals in turn, is shown in
another order than it is written, or a sentence has words in it that no reader sees. The draft is
compared as it is read: look-alike letters as what they look like, hidden words left out.

Why: whoever wants a false claim past a search changes a letter that nobody sees. An
honest writer has pasted it, and will want to know.

Passes:

    The tram line in Porto opened in May.

Fails (the first o of “Pоrto” is Cyrillic):

    The tram line in Pоrto opened in May.
"""

from collections.abc import Iterator
from typing import Final

from claimcheck.model.scan.severity import Severity
from claimcheck.workflows.scan.context import Remark, Rule, Scene

_LONGEST: Final = 60


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark on each place that looks like something else than it is."""
    draft = scene.draft
    for span, what in draft.oddities:
        words = draft.text[span.start : span.end]
        brief = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        shown = f"“{brief}”" if len(words) > 1 else "the text"
        yield Remark(
            Severity.WARNING,
            span,
            span,
            f"{shown} {what}",
            f"{words} {what}",
            help="type it again, or say why it stands there",
        )


RULE = Rule("CC901", "odd letters", Severity.WARNING, find, __doc__ or "")
