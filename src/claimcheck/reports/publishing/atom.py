"""Feeds of checks and of corrections, whose entries keep their ids for good."""

from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from claimcheck.language.display.safe import visible_lines
from claimcheck.named_tuple import NamedTuple

_LINK: Final = "http://www.w3.org/2005/Atom"
# XML has no place for these, even written as numbers.
_UNFIT: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))


class AtomEntry(NamedTuple):
    """An entry: its lasting id, its page, UTC times, and what it says."""

    id: str
    title: str
    page: str
    published: str
    updated: str
    text: str


class AtomHead(NamedTuple):
    """A feed: its lasting id, its own address, the page beside it and who writes it."""

    id: str
    title: str
    address: str
    page: str
    author: str


def as_atom(feed: AtomHead, entries: Sequence[AtomEntry], *, empty: str) -> str:
    """Return a feed, newest change first, of one time as given; ``empty`` dates an empty one."""
    ordered = sorted(entries, key=lambda each: each.updated, reverse=True)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="{_LINK}" xml:lang="en">',
        f"<id>{_text(feed.id)}</id>",
        f"<title>{_text(feed.title)}</title>",
        f"<updated>{ordered[0].updated if ordered else empty}</updated>",
        f"<author><name>{_text(feed.author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(feed.address)}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(feed.page)}/>',
        *_entries(ordered),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def feed_time(day: str) -> str:
    """Return a day as feeds write times."""
    return f"{day}T00:00:00Z"


def _entries(entries: Iterable[AtomEntry]) -> Iterable[str]:
    """Yield the lines of entries."""
    for each in entries:
        yield "<entry>"
        yield f"<id>{_text(each.id)}</id>"
        yield f"<title>{_text(each.title)}</title>"
        yield f"<published>{each.published}</published>"
        yield f"<updated>{each.updated}</updated>"
        yield f'<link rel="alternate" type="text/html" href={_attribute(each.page)}/>'
        yield f'<content type="text">{_text(each.text)}</content>'
        yield "</entry>"


def _text(text: str) -> str:
    return escape(visible_lines(text).translate(_UNFIT))


def _attribute(text: str) -> str:
    return quoteattr(text.translate(_UNFIT))
