"""The words of an HTML page, each with its place in the page's source."""

from html import unescape
from html.parser import HTMLParser
from typing import Final

from claimcheck.model.scan.draft import Run, line_starts

_SILENT: Final = frozenset(
    ("script", "style", "noscript", "template", "nav", "footer", "code", "pre", "svg", "textarea")
)
# What does not end a paragraph.
_INLINE: Final = frozenset(
    """
    a abbr acronym b bdi bdo big cite data del dfn em font i ins kbd label mark q s samp small
    span strike strong sub sup time tt u var wbr img
    """.split()
)


def read_words(source: str) -> tuple[str, tuple[Run, ...]]:
    """Return the text of a page, a line for each paragraph, with where its runs stand."""
    words = _Words(source)
    # After the last tag's end nothing is a tag; the parser would look for the end of
    # each that begins there, again and again.
    end = source.rfind(">") + 1
    words.feed(source[:end] + source[end:].replace("<", " "))
    words.close()
    return "".join(words.texts), tuple(words.runs)


class _Words(HTMLParser):
    """Gathers words and their places."""

    def __init__(self, source: str) -> None:
        """Begin at the start of ``source``."""
        super().__init__(convert_charrefs=False)
        self.texts: list[str] = []
        self.runs: list[Run] = []
        self._length = 0
        self._silent: list[str] = []
        self._source, self._lines = source, line_starts(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """End a paragraph, or begin what is not read."""
        del attrs
        if tag in _SILENT:
            self._silent.append(tag)
        if tag not in _INLINE:
            self._break()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """End a paragraph at a tag that holds nothing."""
        del attrs
        if tag not in _INLINE:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph, or what is not read."""
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        if tag not in _INLINE:
            self._break()

    def handle_data(self, data: str) -> None:
        """Keep words; a line end in a paragraph is a blank."""
        self._keep(data.replace("\r", " ").replace("\n", " "), len(data))

    def handle_entityref(self, name: str) -> None:
        """Keep the character that a named entity stands for."""
        self._keep_entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Keep the character that a numbered entity stands for."""
        self._keep_entity(f"&#{name}")

    def _keep_entity(self, written: str) -> None:
        at = self._offset() + len(written)
        length = len(written) + (self._source[at : at + 1] == ";")
        shown = unescape(f"{written};").replace("\n", " ").replace("\r", " ")
        self._keep(shown, length, is_entity=True)

    def _keep(self, text: str, length: int, *, is_entity: bool = False) -> None:
        """Keep words that take ``length`` code points of the source."""
        if self._silent or not text:
            return
        self.runs.append(Run(self._length, self._offset(), length, is_entity))
        self.texts.append(text)
        self._length += len(text)

    def _break(self) -> None:
        if self.texts and self.texts[-1] != "\n":
            self.texts.append("\n")
            self._length += 1

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
