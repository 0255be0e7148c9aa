"""Taking one's last act back: it is named first, then asked."""

import re
from contextlib import suppress
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.web.pages.confirm import RecordWords, words_of
from claimcheck.web.visits import GoTo, Reply, Visit, WebPage

_ID: Final = re.compile(r"(?<![\w-])[cs]-[1-9][0-9]{0,17}(?![\w-])")
_MOST: Final = 3


def ask(visit: Visit) -> WebPage:
    """Show the visitor's last act, and what undoing it would change."""
    return _page(visit, ())


def undo(visit: Visit) -> Reply:
    """Undo the act that was named; another that came since is not undone in its place."""
    given = visit.fields.get("event")
    try:
        number = int(given) if given.isdecimal() and len(given) < 16 else -1
        never_out = visit.fields.get("never_out").strip() or None
        done = visit.record.undo_own(number, never_out=never_out)
    except ClaimcheckError as error:
        return _page(visit, (("", str(error)),), 422)
    if done is None:
        return _page(visit, (), 422)
    return GoTo("/undo", f"Undone: {done.kind} {done.subject}. {'; '.join(done.effects)}")


def _about(visit: Visit, told: str) -> list[RecordWords]:
    """Return the words, and whose they are, of the first records that an act was about."""
    found: list[RecordWords] = []
    for named in dict.fromkeys(_ID.findall(told)):
        with suppress(ClaimcheckError):
            words = words_of(visit, named)
            if all(each.text != words.text for each in found):
                found.append(words)
        if len(found) == _MOST:
            break
    return found


def _page(visit: Visit, errors: tuple[tuple[str, str], ...], status: int = 200) -> WebPage:
    """Return the page that asks."""
    why, act, untold = "", None, False
    try:
        act = visit.record.undo_own(dry_run=True)
    except ClaimcheckError as error:
        why = str(error)
        with suppress(ClaimcheckError):
            # It told readers something: where that never went out, it goes with a reason.
            act = visit.record.undo_own(dry_run=True, never_out=why)
            untold = True
    told = visit.record.told_in_words(act.sequence) if act else ()
    named = [act.subject, *(each.text for each in told), *act.effects] if act else []
    about = _about(visit, " ".join(named))
    values = {"undone": act, "in_words": told, "about": about, "why": why, "untold": untold}
    return WebPage("undo.html", {**values, "errors": errors}, status)
