"""What a redaction looks for, and what it removed."""

import json
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

# Shorter sentences are removed where they are the whole cell, not from within others.
_WITHIN_FROM: Final = 12
_DESCRIBING: Final = frozenset(
    "a an the this that his her its our their my your he she it they we i".split()
)
_BLANKS: Final = r"(?:\s|\\[nrt])+"


class Sought(NamedTuple):
    """Words to be removed wherever they stand.

    A sentence is looked for as it is written. A name is looked for in any case,
    with any blanks and line ends between its words, and not inside longer words.
    """

    text: str
    is_name: bool = False

    @property
    def is_within(self) -> bool:
        """Tell whether it is looked for inside longer texts too."""
        return self.is_name or len(self.text) >= _WITHIN_FROM

    def forms(self) -> tuple[str, ...]:
        """Return the words as they stand in a text, and as they stand in JSON."""
        return tuple(dict.fromkeys((self.text, json.dumps(self.text, ensure_ascii=False)[1:-1])))

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return where the words stand in a text, as start and end in code points.

        >>> Sought("M. Traoré", is_name=True).places("for m.  TRAORÉ, M. Traorés")
        [(4, 14)]
        """
        if not self.is_within:
            return [(0, len(text))] if text in self.forms() else []
        if not self.is_name and not any(form in text for form in self.forms()):
            return []
        found: list[tuple[int, int]] = []
        for each in self._pattern().finditer(text):
            start, end = each.span(1)
            if found and start < found[-1][1]:
                start, end = found[-1][0], max(end, found.pop()[1])
            found.append((start, end))
        return found

    def stands_in(self, text: str) -> bool:
        """Tell whether the words stand in a text."""
        return bool(self.places(text))

    def removed(self, text: str, mark: str) -> str:
        """Return a text with a mark in place of the words."""
        for start, end in reversed(self.places(text)):
            text = f"{text[:start]}{mark}{text[end:]}"
        return text

    def _pattern(self) -> re.Pattern[str]:
        """Return what finds the words, also where they overlap; `re` keeps the last ones."""
        if not self.is_name:
            return re.compile(f"(?=({'|'.join(map(re.escape, self.forms()))}))")
        forms = (_BLANKS.join(map(re.escape, form.split())) for form in self.forms())
        return re.compile(rf"(?=((?<!\w)(?:{'|'.join(forms)})(?!\w)))", re.IGNORECASE)


def is_full_name(text: str) -> bool:
    """Tell whether words name one person and nobody else, so that they may go everywhere.

    >>> is_full_name("Sergey Lavrov"), is_full_name("Lavrov"), is_full_name("The minister")
    (True, False, False)
    """
    words = text.split()
    return (
        len(words) > 1
        and words[0].casefold() not in _DESCRIBING
        and words[0][:1].isupper()
        and words[-1][:1].isupper()
    )


def without_blank(words: Iterable[Sought]) -> tuple[Sought, ...]:
    """Return words once each, without those that say nothing."""
    return tuple(dict.fromkeys(each for each in words if each.text.strip()))


class RedactionNote(NamedTuple):
    """That something was removed: when, by whom, why, and from which rows."""

    sequence: int
    at: str
    actor: str
    subject: str
    reason: str
    touched: tuple[str, ...]


class Redaction(NamedTuple):
    """What one redaction did in one file.

    `touched` are the rows from which words were removed, `events` those whose
    payloads were, `unread` copies in which nobody could look for the words, and
    `left` names of a person that were removed from what is theirs alone, since
    elsewhere they may mean somebody else. `others` are earlier and later versions
    of the row that say other words, which stay.
    `clean` tells whether no byte is left in the file; another program that has
    it open can prevent that.
    """

    file: str
    subject: str
    touched: tuple[str, ...]
    events: tuple[int, ...]
    unread: tuple[str, ...]
    left: tuple[str, ...]
    others: tuple[str, ...]
    clean: bool


class Removed(NamedTuple):
    """What a redaction removed from the record, for doing the same to its backups; never kept."""

    words: tuple[Sought, ...]
    versions: tuple[int, ...]
