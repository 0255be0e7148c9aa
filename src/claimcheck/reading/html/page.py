"""HTML pages: every word with its place in the page, and how it stands there."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from claimcheck.language.text.markup import unescaped
from claimcheck.model.text.word_runs import Mark, WordRun
from claimcheck.reading.html.elements import Elements, attributes_of, page_ending, tag_pattern
from claimcheck.reading.html.hiding import Attribute
from claimcheck.reading.html.xml import CDATA, cdata_end, entities_in, escaped_tag

# What browsers take as it is, up to the end tag; readers see only what the last two hold.
_RAW: Final = ("script", "style", "iframe", "noembed", "noframes", "xmp", "textarea", "title")
_UNSEEN: Final = frozenset(("script", "style"))
# What browsers show that do not know the element, of which there is none today.
_INSTEAD: Final = frozenset(("iframe", "noembed", "noframes"))
_FEWEST_WRITTEN: Final = 3
# So many characters of entities that a file declares are read.
_MOST_DECLARED: Final = 100_000
# Names of descriptions that search engines and social media show.
_DESCRIBING: Final = frozenset(
    """
    description og:title og:description twitter:title twitter:description dc.title dc.description
    dcterms.title dcterms.description parsely-title sailthru.title sailthru.description headline
    abstract
    """.split()
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "token": re.compile(r"<(?=[A-Za-z/!?])|&(?=[A-Za-z#])"),
        "entity": re.compile(
            r"&(?:#0*+\d{1,7}|#[xX]0*+[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
        ),
        "content": re.compile(r"\bcontent\s*:\s*(?:\"([^\"\n]*+)\"|'([^'\n]*+)')"),
        "comment end": re.compile(r"--!?>"),
        "bogus": re.compile(r"<(?:/[^A-Za-z>]|[!?])[^>]*+>"),
        # As browsers had it that are no more, and as programs for mail have it.
        "conditional": re.compile(r"<!--\[if [^\]>]{1,60}\]>"),
    } | {tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in _RAW}


def read_words(source: str, elements: Elements | None = None) -> Iterator[WordRun]:
    """Yield the words of a page, or of a part of one in which ``elements`` are open.

    What is opened and never closed, such as a comment, hides nothing.
    """
    return _PageReader(source, elements or Elements()).words()


class _PageReader:
    """A page that is read from its beginning."""

    def __init__(self, source: str, elements: Elements) -> None:
        self._source, self._elements = source, elements
        # After the last tag's end nothing is a tag.
        self._last = source.rfind(">")
        self._unclosed: set[str] = set()
        self._tag_at = tag_pattern().match
        self._declared = entities_in(source) if self._elements.in_xml else {}
        self._left = _MOST_DECLARED

    def words(self) -> Iterator[WordRun]:
        """Yield the page's words."""
        source, elements, token = self._source, self._elements, _patterns()["token"]
        at = position = 0
        while found := token.search(source, position):
            start, marks = found.start(), elements.marks
            read = self._entity(start) if source[start] == "&" else self._markup(start)
            if read is None:
                position = start + 1
                continue
            if start > at:
                yield WordRun(source[at:start], at, start, marks)
            words, at = read
            position = at
            yield from words
        if at < len(source):
            yield WordRun(source[at:], at, len(source), elements.marks)

    def _entity(self, start: int) -> tuple[list[WordRun], int] | None:
        if self._elements.in_xml and (tag := escaped_tag().match(self._source, start)):
            # What is published in a feed is a page that stands in it as text.
            return page_ending(tag["tag"].lower(), start), tag.end()
        if self._declared and (declared := self._as_declared(start)):
            return declared
        found = _patterns()["entity"].match(self._source, start)
        shown = unescaped(found[0]) if found else ""
        if not found or shown == found[0]:
            return None
        end = found.end()
        return [WordRun(shown, start, end, self._elements.marks, is_whole=True)], end

    def _as_declared(self, start: int) -> tuple[list[WordRun], int] | None:
        """Return what an entity stands for that the file declares, as long as that is not much."""
        end = self._source.find(";", start) + 1
        shown = self._declared.get(self._source[start:end])
        if shown is None or len(shown) > self._left:
            return None
        self._left -= len(shown)
        return [WordRun(shown, start, end, self._elements.marks, is_whole=True)], end

    def _markup(self, start: int) -> tuple[list[WordRun], int] | None:
        """Return what stands between angle brackets, and where it ends."""
        if start > self._last:
            return None
        if tag := self._tag_at(self._source, start):
            return self._tag(tag)
        if self._source.startswith("<!--", start):
            return self._comment(start)
        if self._elements.takes_as_it_stands:
            end = cdata_end(self._source, start)
            if end >= 0:
                return self._as_it_stands(start + len(CDATA), end), end + len("]]>")
        if bogus := _patterns()["bogus"].match(self._source, start):
            return [WordRun(bogus[0], start, bogus.end(), Mark.COMMENT)], bogus.end()
        return None

    def _as_it_stands(self, start: int, end: int, more: int = Mark.NONE) -> list[WordRun]:
        """Return what stands in CDATA, which may be a part of a page, and the like."""
        marks = self._elements.marks | more
        return [
            run._replace(start=run.start + start, end=run.end + start, marks=run.marks | marks)
            for run in read_words(self._source[start:end])
        ]

    def _comment(self, start: int) -> tuple[list[WordRun], int] | None:
        for short in ("<!-->", "<!--->"):
            if self._source.startswith(short, start):
                return [], start + len(short)
        if "<!--" in self._unclosed:
            return None
        found = _patterns()["comment end"].search(self._source, start + 4)
        if not found:
            self._unclosed.add("<!--")
            return None
        end = found.end()
        condition = _patterns()["conditional"].match(self._source, start, end)
        if condition and "claim" not in self._source[start:end].lower():
            inner = self._source.rfind("<![endif", condition.end(), end)
            inner = found.start() if inner < 0 else inner
            return self._as_it_stands(condition.end(), inner, Mark.HIDDEN), end
        return [WordRun(self._source[start:end], start, end, Mark.COMMENT)], end

    def _is_of_xml(self, name: str, tag: re.Match[str]) -> bool:
        """Return whether an element is read like any other, as most are in XML."""
        return self._elements.in_xml and (name not in _UNSEEN or tag["attributes"].endswith("/"))

    def _tag(self, tag: re.Match[str]) -> tuple[list[WordRun], int]:
        name, end = tag["tag"].lower(), tag.end()
        words = self._elements.meet(tag, name)
        if tag["close"]:
            return words, end
        if name == "meta":
            words += _described(list(attributes_of(tag)))
        if name not in _RAW or name in self._unclosed or self._is_of_xml(name, tag):
            return words, end
        closing = _patterns()[name].search(self._source, end)
        if not closing:
            self._unclosed.add(name)
            return words, end
        inner = self._source[end : closing.start()]
        if name == "style":
            self._elements.follow(inner)
            words += _written_by(inner, end)
        if name == "script" and inner:
            # Few pages say more of themselves than they show.
            from claimcheck.reading.html.structured import structured  # noqa: PLC0415

            words += structured(tag, inner, end)
        elif name in _INSTEAD:
            words += self._as_it_stands(end, closing.start(), Mark.HIDDEN)
        elif inner and name not in _UNSEEN:
            shown = unescaped(inner)
            marks, is_whole = self._elements.marks, shown != inner
            words.append(WordRun(shown, end, closing.start(), marks, is_whole=is_whole))
        return words, closing.start()


def _described(given: list[Attribute]) -> list[WordRun]:
    """Return what a ``meta`` element says to readers elsewhere."""
    names = {each.value.lower() for each in given if each.name in {"name", "property", "itemprop"}}
    if not names & _DESCRIBING:
        return []
    return [each.word(Mark.NONE) for each in given if each.name == "content"]


def _written_by(sheet: str, at: int) -> Iterator[WordRun]:
    """Yield what a style sheet writes before or after elements, where it is more than a sign."""
    for found in _patterns()["content"].finditer(sheet):
        start, end = found.span(found.lastindex or 0)
        text = sheet[start:end]
        if len(text.split()) >= _FEWEST_WRITTEN:
            yield WordRun(text, at + start, at + end, Mark.ATTRIBUTE)
