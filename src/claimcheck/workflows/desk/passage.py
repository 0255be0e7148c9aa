"""The article that holds a statement, and its words where they stand there."""

from collections.abc import Iterable
from functools import cache, partial
from typing import Final

from claimcheck.model.article import Article
from claimcheck.model.desk.card import Origin, WordsInContext
from claimcheck.model.statement import Statement, StoredStatement
from claimcheck.model.text.source_map import Position, position_in
from claimcheck.store.connection import Connection
from claimcheck.store.records.articles import find_article, find_pieces

# As much of the article on either side of the words as two or three lines hold.
_AROUND: Final = 200


def origins(connection: Connection, every: Iterable[StoredStatement]) -> dict[int, Origin]:
    """Return of statements the article that holds each; each article is read once."""
    article_of = cache(partial(find_article, connection))
    pieces_of = cache(partial(find_pieces, connection))
    found: dict[int, Origin] = {}
    for stored in every:
        if stored.article is None:
            continue
        spans = stored.statement.spans
        position = position_in(pieces_of(stored.article), spans[0].start) if spans else Position()
        found[int(stored.id)] = Origin(stored.article, article_of(stored.article), position)
    return found


def passage_of(said: Statement, article: Article | None) -> WordsInContext:
    """Return a statement's words in their paragraph, or with the words kept around them."""
    if article is None or not said.spans:
        return WordsInContext(said.prefix or "", (said.text,), said.suffix or "")
    text, pieces = article.text, []
    for position, (start, end) in enumerate(said.spans):
        if position:
            pieces.append(text[said.spans[position - 1].end : start])
        pieces.append(text[start:end])
    start, end = said.spans[0].start, said.spans[-1].end
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    whole_before, whole_after = start <= _AROUND, end + _AROUND >= len(text)
    return WordsInContext(
        _last_paragraph(before, is_whole=whole_before),
        tuple(pieces),
        _first_paragraph(after, is_whole=whole_after),
    )


def _last_paragraph(text: str, *, is_whole: bool) -> str:
    """Return what a paragraph says before the words, from a word's beginning on."""
    _, mark, tail = text.rpartition("\n\n")
    if mark or is_whole:
        return tail
    return "… " + tail.partition(" ")[2] if tail.strip() else tail


def _first_paragraph(text: str, *, is_whole: bool) -> str:
    """Return what a paragraph says after the words, up to a word's end."""
    first, mark, _ = text.partition("\n\n")
    if mark or is_whole:
        return first
    return first.rpartition(" ")[0] + " …" if first.strip() else first
