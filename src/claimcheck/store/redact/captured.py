"""Captured copies that hold what a redaction removes: each goes as a whole, or is named."""

from collections.abc import Callable, Collection, Iterator, Sequence
from html import escape

from claimcheck.language.text.sought import Searched, Sought, WordForm
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.redact.edits import Removal
from claimcheck.store.redact.halves import Halves
from claimcheck.store.redact.mentions import sentences
from claimcheck.store.schema.tables import RowId
from claimcheck.store.verdicts.copies import stored_copies

# Returns what a captured copy says to a reader; None where it cannot be read.
ReadsCopy = Callable[[bytes, str], Sequence[Searched] | None]


class HeldCopies(NamedTuple):
    """Copies that nobody could search, and those that hold the words otherwise, or parts."""

    unread: tuple[int, ...]
    mentions: tuple[RowId, ...]
    parts: tuple[RowId, ...]


def search_copies(
    removal: Removal, read: ReadsCopy, own: Collection[int], left: Sequence[int]
) -> HeldCopies:
    """Remove the copies that hold the words; return those that stay, and may hold them.

    Also those in another typography, and those that an earlier redaction ``left``. A word
    or two may stand in any page: they are looked for in what is redacted's ``own`` copy alone.
    """
    unread, held, parts = list[int](), list[RowId](), list[RowId]()
    for number in left if removal.is_wide else ():
        removal.edit("copies", number, "content", b"")
    everywhere = [word for word in removal.words if word.is_within]
    wider = [each for word in everywhere for each in [word.wider()] if each]
    texts = (*sentences(removal.words), *removal.pieces)
    partly, halves = [Sought(each, WordForm.PART) for each in texts], Halves(texts)
    partly = [each for each in partly if each.is_within]
    for number, content, media_type in _others(removal):
        asked = list(removal.words) if number in own else everywhere
        if _is_written(content, asked):
            removal.edit("copies", number, "content", b"")
            continue
        said = read(content, media_type) if asked or partly else ()
        if said is None:
            unread.append(number)
        elif _are_in(asked, said):
            removal.edit("copies", number, "content", b"")
        elif _are_in(wider, said):
            held.append(("copies", number))
        elif _are_in(partly, said) or any(halves.are_in(each, is_cut=False) for each in said):
            parts.append(("copies", number))
    held += [row for row in (("copies", each) for each in left) if row not in removal.edits]
    return HeldCopies(
        tuple(unread), tuple(dict.fromkeys(held)), tuple(row for row in parts if row not in held)
    )


def _others(removal: Removal) -> Iterator[tuple[int, bytes, str]]:
    """Yield the copies that do not go yet, where anything is looked for."""
    for each in stored_copies(removal.connection) if removal.words else ():
        if ("copies", each[0]) not in removal.edits:
            yield each


def _is_written(content: bytes, words: Sequence[Sought]) -> bool:
    """Return whether the bytes of a copy hold any of the words as they are."""
    written = (form for word in words for form in (word.text, escape(word.text)))
    return any(form.encode() in content for form in written)


def _are_in(words: Sequence[Sought], texts: Sequence[Searched]) -> bool:
    """Return whether any of the words stand in any of the texts."""
    return any(word.stands_in(text) for text in texts for word in words)
