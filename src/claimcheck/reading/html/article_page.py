"""HTML pages as articles: the words of the text, and what the page says of itself."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

from claimcheck.language.text.markup import unescaped
from claimcheck.model.article import Article
from claimcheck.model.sha256 import sha256
from claimcheck.model.text.capture import Capture
from claimcheck.model.text.source_map import Position, Run, SourceMap
from claimcheck.model.text.word_runs import End, WordRun
from claimcheck.reading.accepted_changes import accept
from claimcheck.reading.html.encodings import decode_page
from claimcheck.reading.html.page import read_words
from claimcheck.reading.html.table_rows import tell_tables
from claimcheck.reading.metadata import read_day
from claimcheck.reading.plain import require_text
from claimcheck.reading.unreadable import MissingExtraError, UnreadableError

_NO_AUTHORS: Final = frozenset(
    ("no author", "article by", "letters", "letter", "staff", "admin", "editor", "by", "author")
)
_FEWEST_WORDS: Final = 3


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "break": re.compile(r"<br\b[^<>]*>", re.IGNORECASE),
        "heading": re.compile(r"<h1\b[^>]*+>((?:(?!</?h1\b).)*+)</h1", re.IGNORECASE | re.DOTALL),
        "tag": re.compile(r"<[^>]*+>"),
        # What is taken for no text, although a browser shows it as it shows any part of a page.
        "frame": re.compile(r"(</?)(?:center|fieldset|object)\b[^<>]*+>", re.IGNORECASE),
        # What is taken for no text wherever it stands; within a sentence it is.
        "inline": re.compile(r"(<(time|label|output)\b[^<>]*>)[^<>]*(</\2\s*>)", re.IGNORECASE),
    }


def read_html(name: str, content: bytes) -> Capture:
    """Return a page's article, without what is around it, by paragraphs.

    Nothing is fetched. Raises `MissingExtraError` without the extra ``[html]``.
    """
    bare_extraction = _extractor(name)
    source, fault = decode_page(content)
    if fault:
        raise UnreadableError(name, f"{fault}; save it as UTF-8")
    require_text(name, source)
    found = bare_extraction(
        tell_tables(readable(source)),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # A date guessed from anywhere in a page would date every statement wrongly.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    lines = ((found and found.text) or "").split("\n")
    paragraphs = [words for line in lines if (words := " ".join(line.split()))]
    if not paragraphs:
        raise UnreadableError(name, "no article is found in the page; save its text instead")
    text, source_map = joined(paragraphs)
    publisher = found.sitename or found.hostname
    article = Article(
        sha256(content).hexdigest(),
        text,
        title=_title(found.title, source, publisher),
        publisher=publisher,
        published_on=read_day(found.date),
        url=found.url,
    )
    return Capture(article, source_map, _author(found.author))


def _extractor(name: str) -> Callable[..., Any]:
    """Return what finds the article in a page. Raises `MissingExtraError` without the extra."""
    try:
        # Heavy, and of an extra.
        from trafilatura import bare_extraction  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(name, "HTML", "html") from error
    extractor: Callable[..., Any] = bare_extraction
    return extractor


def readable(source: str) -> str:
    """Return a page without the words that no reader takes as its text.

    Tags stay, but for quotations, which get marks, and for breaks within a line, and
    those of a time within a sentence, which would be taken for the page's own.
    """
    words = list(read_words(source))
    accepted = accept(words)
    edits = dict.fromkeys(_inline_tags(source, words), "")
    edits |= {found.span(): f"{found[1]}div>" for found in _patterns()["frame"].finditer(source)}
    edits |= {left.origin: "" for left in accepted.left_out} | {
        (word.start, word.end): word.text for word in accepted.raised
    }
    broken = _patterns()["break"]
    for number, word in enumerate(words):
        if word.is_whole and source.startswith(("<q", "</q", "<Q", "</Q"), word.start):
            edits[word.start, word.end] = word.text
        if word.ends == End.LINE and _is_single(words, number):
            found = broken.match(source, word.start)
            if found:
                edits[found.span()] = " "
    texts, at = [], 0
    for (start, end), text in sorted(edits.items()):
        if start >= at:
            texts += [source[at:start], text]
            at = end
    return "".join([*texts, source[at:]])


def _inline_tags(source: str, words: list[WordRun]) -> Iterator[tuple[int, int]]:
    """Yield where the tags of a time or a label stand that has words of its line on both sides."""
    starts = [word.start for word in words]
    for found in _patterns()["inline"].finditer(source):
        number = bisect_left(starts, found.end(1))
        within = number < len(words) and words[number].end <= found.start(3)
        if within and _is_single(words, number):
            yield from (found.span(1), found.span(3))


def _is_single(words: list[WordRun], number: int) -> bool:
    """Return whether words stand on both sides of a break, before any other end."""
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(words) and not words[at].ends and not words[at].text.strip():
            at += step
        if not 0 <= at < len(words) or words[at].ends:
            return False
    return True


def joined(paragraphs: list[str]) -> tuple[str, SourceMap]:
    """Return paragraphs as one text, a blank line between them, with the number of each."""
    runs, offset = [], 0
    for number, paragraph in enumerate(paragraphs):
        runs.append(Run(offset, number, 1, is_whole=True))
        offset += len(paragraph) + 2
    places = tuple(Position(paragraph=number) for number in range(1, len(paragraphs) + 1))
    return "\n\n".join(paragraphs), SourceMap(tuple(runs), places=places)


def _title(found: str | None, source: str, publisher: str | None) -> str | None:
    """Return the title without the name of the site, as the page's heading has it."""
    bare = (_bare(each[1]) for each in _patterns()["heading"].finditer(source))
    headings = [each for each in bare if len(each.split()) >= _FEWEST_WORDS]
    if found is None:
        return headings[0] if headings else None
    for heading in headings:
        if found != heading and found.startswith(heading):
            return heading
    first = headings[0] if headings else None
    if first and not set(found.lower().split()) & set(first.lower().split()):
        return first
    for sign in (" - ", " | ", " – ", " — "):
        before, _, after = found.rpartition(sign)
        if before and publisher and after.strip().lower() == publisher.lower():
            return before.strip()
    return found


def _bare(written: str) -> str:
    return " ".join(unescaped(_patterns()["tag"].sub("", written)).split())


def _author(found: str | None) -> str | None:
    """Return who wrote a page, unless what stands there is nobody's name."""
    names = (name.strip() for name in (found or "").split(";"))
    kept = [
        name
        for name in names
        if name.lower() not in _NO_AUTHORS and not name.lower().endswith((" com", ".com"))
    ]
    return "; ".join(name for name in kept if name) or None
