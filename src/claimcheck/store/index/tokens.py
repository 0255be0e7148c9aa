"""One tokenisation for index, ranking and overlap: SQLite's own."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain

from claimcheck.language.figures.patterns import SIGNALS
from claimcheck.language.figures.within import words_within
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

TOKENIZER = "porter unicode61 remove_diacritics 2"

# Every character left out is a separator for unicode61, so a text's tokens are
# its words' tokens, one word after the other. ASCII words are one token each.
_WORD = r"[^\x00-/:-@\[-`{-\xa0\u2000-\u206f\u3000-\u3002\ud800-\udfff]+"
_KNOWN_WORDS = 50_000
# Characters of the texts whose tokens are remembered: a claim that is near to one statement is
# often near to the next. With their tokens they take some four times as many bytes.
_KNOWN_TEXTS = 4_000_000

_SCRATCH_DDL = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.token_text"
    f" USING fts5(text, content='', columnsize=0, tokenize='{TOKENIZER}')",
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.token_list"
    " USING fts5vocab('temp', 'token_text', 'instance')",
)

_known: dict[str, str] = {}
# Of these the words that are one token each, as most are.
_single: dict[str, str] = {}


class FigureTokens(NamedTuple):
    """The tokens that can stand within a figure of an English text, and those that begin one."""

    within: frozenset[str]
    signals: frozenset[str]


class _TokenisedTexts(dict[str, tuple[str, ...]]):
    """The tokens of texts met before, up to so many characters."""

    characters = 0

    def keep(self, text: str, tokens: tuple[str, ...]) -> None:
        """Remember the tokens of a text, and of no other where there are too many."""
        if self.characters > _KNOWN_TEXTS:
            self.clear()
            self.characters = 0
        self.characters += len(text)
        self[text] = tokens


_texts = _TokenisedTexts()
_of_figures: list[FigureTokens] = []


def engine() -> dict[str, str]:
    """Return what decides how texts are cut and found: SQLite's version and the tokenizer."""
    return {"sqlite": sqlite3.sqlite_version, "tokenizer": TOKENIZER}


@cache
def _word() -> re.Pattern[str]:
    return re.compile(_WORD)


def split_words(text: str) -> list[str]:
    """Return the words of ``text`` as they are written, each to be tokenised by itself.

    >>> split_words("“It’s 4.1%,” she said")
    ['It', 's', '4', '1', 'she', 'said']
    """
    if text.isascii():
        return text.translate(_parting()).split()
    return _word().findall(text)


@cache
def _parting() -> dict[int, str]:
    """Return what makes a blank of each separator of an ASCII text; a third of the time."""
    return {code: " " for code in range(128) if not chr(code).isalnum()}


def word_spans(text: str) -> list[tuple[str, Span]]:
    """Return the words of ``text`` as `split_words` does, each with its place.

    >>> word_spans("4.1%")
    [('4', Span(start=0, end=1)), ('1', Span(start=2, end=3))]
    """
    return [(found[0], Span(*found.span())) for found in _word().finditer(text)]


def tokenise(connection: sqlite3.Connection, texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the tokens of each text, in order, exactly as the search index counts them.

    Works on a read-only database: the table it needs is temporary. An open
    transaction stays open, and none is left open. The tokens of a word and of
    a text never change, so those met before are remembered.
    """
    found = {text: _texts.get(text) for text in texts}
    unknown: dict[str, list[str]] = {}
    for text, tokens in found.items():
        if tokens is None:
            words = split_words(text)
            try:
                found[text] = of_text = tuple(map(_single.__getitem__, words))
            except KeyError:
                unknown[text] = words
            else:
                _texts.keep(text, of_text)
    if unknown:
        known = known_tokens(connection, chain.from_iterable(unknown.values()))
        for text, words in unknown.items():
            found[text] = of_text = tuple(" ".join([known[word] for word in words]).split())
            _texts.keep(text, of_text)
    return [found[text] or () for text in texts]


def tokenise_alone(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the tokens of each text as `tokenise` does, where there is no database."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        return tokenise(connection, texts)
    finally:
        connection.close()


def known_tokens(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, str]:
    """Return a mapping that gives the tokens of each of ``words``, with spaces between.

    Most words are one token; some, such as an emoji, are none.
    """
    if len(_known) > _KNOWN_WORDS:
        _known.clear()
        _single.clear()
    unknown = [*{*words}.difference(_known)]
    if unknown:
        plain = [word for word in unknown if word.isascii()]
        other = [word for word in unknown if not word.isascii()]
        first, *rest = _read_tokens(connection, [" ".join(plain), *other])
        _single.update(zip(plain, first, strict=True))
        _single.update(
            (word, read[0]) for word, read in zip(other, rest, strict=True) if len(read) == 1
        )
        _known.update(zip(plain, first, strict=True))
        _known.update(zip(other, map(" ".join, rest), strict=True))
    return _known


def figure_tokens(connection: sqlite3.Connection) -> FigureTokens:
    """Return the tokens of the words of figures in English texts."""
    if not _of_figures:
        words = (" ".join(sorted(each)) for each in (words_within(), SIGNALS))
        _of_figures.append(FigureTokens(*map(frozenset, tokenise(connection, [*words]))))
    return _of_figures[0]


def _read_tokens(connection: sqlite3.Connection, texts: Sequence[str]) -> list[list[str]]:
    tokens: list[list[str]] = [[] for _ in texts]
    with _scratch(connection):
        connection.executemany(
            "INSERT INTO temp.token_text(rowid, text) VALUES (?, ?)", enumerate(texts)
        )
        query = "SELECT doc, term FROM temp.token_list ORDER BY doc, offset"
        for position, term in connection.execute(query):
            tokens[position].append(term)
    return tokens


@contextmanager
def _scratch(connection: sqlite3.Connection) -> Iterator[None]:
    """Give the temporary table empty, and leave neither text nor transaction behind."""
    # Inside a transaction a savepoint would make FTS5 write out what it gathers.
    begun = not connection.in_transaction
    if begun:
        connection.execute("SAVEPOINT tokenise")
    try:
        for statement in _SCRATCH_DDL:
            connection.execute(statement)
        yield
    finally:
        connection.execute("INSERT INTO temp.token_text(token_text) VALUES ('delete-all')")
        if begun:
            connection.execute("RELEASE tokenise")
