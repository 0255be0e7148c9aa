"""Taking one's last act back: it is named first, then asked."""

import re
from contextlib import suppress
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.reports.act_words import act_in_words
from claimcheck.web.pages.confirm import RecordWords, words_of
from claimcheck.web.visits import GoTo, Reply, Visit, WebPage

_ID: Final = re.compile(r"(?<![\w-])[cs]-[1-9][0-9]{0,17}(?![\w-])")
_MOST: Final = 3
# The rows of which an undoing speaks, by the letter of their ids.
_ROWS: Final = {
    "a": "the article",
    "b": "the filing under a topic",
    "c": "the claim",
    "d": "the decision",
    "e": "the source",
    "g": "the assignment",
    "h": "the hold",
    "i": "the role",
    "j": "the adoption",
    "k": "the taking up",
    "l": "the tie",
    "m": "the note",
    "n": "the other name",
    "o": "the office",
    "p": "the person",
    "q": "the question",
    "r": "the reviewer",
    "s": "the statement",
    "t": "who said it",
    "u": "the publication",
    "v": "the verdict",
    "w": "the reply",
    "x": "the correction",
    "y": "the check of another desk",
    "z": "the kept file",
}
_ROW: Final = re.compile(r"(?<![\w-])([a-z])-[1-9][0-9]{0,17}(?![\w-])")


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
    told = "; ".join(map(effect_in_words, done.effects))
    act = act_in_words(done.kind, done.subject)
    return GoTo("/undo", f"Undone: {act}. {told[:1].upper()}{told[1:]}.")


def effect_in_words(effect: str) -> str:
    """Return what undoing changes, with each row called by what it is.

    >>> effect_in_words("l-4 no longer holds"), effect_in_words("e-1 holds again as e-3")
    ('the tie l-4 no longer holds', 'the source e-1 holds again as e-3')
    """
    first, _, rest = effect.partition(" ")
    found = _ROW.fullmatch(first)
    return f"{_ROWS[found[1]]} {first} {rest}" if found else effect


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
    values: dict[str, Any] = {
        "undone": act,
        "act": act_in_words(act.kind, act.subject) if act else "",
        "effects": [effect_in_words(each) for each in act.effects] if act else [],
    }
    values |= {"in_words": told, "about": about, "why": why, "untold": untold}
    return WebPage("undo.html", {**values, "errors": errors}, status)
