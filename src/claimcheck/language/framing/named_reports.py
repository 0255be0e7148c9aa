"""The frame in which somebody named reports: "Ana Kron said that …", "…, said Ana Kron"."""

import re
from functools import cache, lru_cache

from claimcheck.language.framing.reporting import (
    ALSO,
    ASKING,
    SAID,
    VERB,
    Body,
    is_deed,
    may_hold_frame,
)

# Who reports, as a text in sentence case writes it: "the finance minister Ana de Kron".
_NAME = (
    r"(?:[a-z][\w-]* ){0,3}?[A-Z][\w.&'-]*"
    r"(?: (?:(?:of|for|de|da|di|van|von|der|bin|al|el) )?[A-Z][\w.&'-]*){0,4}"
)
_NOBODY_NAMED = frozenset(
    ("he", "she", "they", "it", "we", "i", "you", "who", "this", "that", "these", "those", "there",
     "nobody", "everybody", "somebody", "some", "many", "few", "all", "most", "none", "no")
)  # fmt: skip
_SHORTEST = 3


@cache
def _opening() -> re.Pattern[str]:
    # Only "said" can do without "that": "Ana Kron claims benefits" reports nothing.
    return re.compile(
        rf"\W*(?P<who>{_NAME}),? {ALSO}(?:{VERB} that|(?:{SAID})(?:,? that\b|:|,|(?! by\b| to\b)))"
        rf"\s*(?=\S)|\W*[Aa]ccording to (?P<by>{_NAME}),\s*(?=\S)"
        # As headlines name who says it: "Ana Kron: mills closed".
        rf"|\W*(?P<label>{_NAME}):\s+(?=\S)"
    )


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(
        rf",+[\"']?\s*(?:(?P<who>{_NAME}) {ALSO}{VERB}|{VERB} (?P<told>{_NAME})"
        rf"|according to (?P<by>{_NAME}))\W*$"
    )


@lru_cache(maxsize=1024)
def find_named_body(text: str, label: int, tail: int) -> Body | None:
    """Return what a text says somebody named reports, or None where no such frame is in it.

    Looks from `label` to `tail`, offsets in code points, as `find_body` gives them. The
    frame belongs to the claim: it tells nothing only beside another by the same.

    >>> text = "Mills closed in May, said Ana Kron"
    >>> find_named_body(text, 0, len(text)).subject
    'ana kron'
    """
    if not may_hold_frame(text.lower()):
        return None
    found = _opening().match(text, label, tail)
    if found:
        start, end = found.end(), tail
    else:
        found = _closing().search(text, label, tail)
        if found is None:
            return None
        start, end = label, found.start()
    named = next(filter(None, found.groups())).casefold().removeprefix("the ").rstrip(".")
    said = re.findall(r"[^\W_]+", text[start:end].lower())
    if named.split()[0] in _NOBODY_NAMED or len(said) < _SHORTEST or is_deed(said):
        return None
    if found.groupdict().get("label") and said[0] in ASKING:
        return None
    # Of two sentences nobody can tell which of them the frame is around.
    if re.search(r"[.!?][\"']? +[A-Z]", text[start:end]):
        return None
    return Body(start, end, named, label, tail, tied=True)
