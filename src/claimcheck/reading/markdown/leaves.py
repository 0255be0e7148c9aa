"""Markdown cut into leaves: paragraphs, headings, rows, and parts of pages."""

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.model.text.word_runs import Mark
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.markdown.nesting import NEST_MARKS, Nest, indent, matched, opened


class LeafLine(NamedTuple):
    """What of a line belongs to a leaf, and where in the file it begins."""

    start: int
    text: str


class Leaf(NamedTuple):
    """A part of a text that holds no other: its kind, its lines, and the marks of its words.

    The kinds are ``text``, ``html``, ``row`` of a table, ``comment``, ``code``, and ``module``,
    which is what a component of MDX is given.
    """

    kind: str
    lines: tuple[LeafLine, ...]
    marks: int = Mark.NONE


_HTML = (
    r"address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details"
    r"|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head"
    r"|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p"
    r"|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul|del|ins|s"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "item": re.compile(r"(?:[-+*]|(?P<number>\d{1,9})[.)]|:)(?=[ \t]|$)(?P<gap>[ \t]*)"),
        "directive": re.compile(r":{3,}[ \t]*(?P<name>[\w-]*)[ \t]*"),
        "heading": re.compile(r"#{1,6}(?=[ \t]|$)[ \t]*"),
        "hashes": re.compile(r"(?:^|[ \t])#+[ \t]*$"),
        "rule": re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$"),
        "underline": re.compile(r"(?:=+|-+)[ \t]*$"),
        "columns": re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$"),
        "fence": re.compile(r"(?P<mark>`{3,}(?=[^`]*$)|~{3,})"),
        "reference": re.compile(
            r"\[(?!\^)[^\]]+\]:[ \t]*(?:<[^<>]*>|\S+)"
            r"(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$"
        ),
        "raw": re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE),
        "raw end": re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
        "html": re.compile(rf"</?(?:{_HTML})(?=[\s/>]|$)", re.IGNORECASE),
        "tag": re.compile(r"</?[A-Za-z][^<>]*>[ \t]*$"),
        "code": re.compile(r"(?:\{\{[<%].*?[>%]\}\}[ \t]*|\{%.*?%\}[ \t]*)+$"),
        "module": re.compile(
            r"import\s+(?:[\w*{][^\n]*\sfrom\s+)?[\"']"
            r"|export\s+(?:const|let|var|default|function|async|class|[{*])"
        ),
        "flow": re.compile(r"\{\s*/[/*]"),
    }


def read_leaves(source: str, begin: int, *, is_mdx: bool = False) -> Iterator[Leaf]:
    """Yield the leaves of a Markdown text from ``begin`` on."""
    yield from _Leaves(source, is_mdx=is_mdx).read(begin)


class _Leaves:
    """A Markdown text that is read line by line."""

    def __init__(self, source: str, *, is_mdx: bool) -> None:
        self._source, self._is_mdx = source, is_mdx
        self._nests: list[Nest] = []
        self._lines: list[LeafLine] = []
        self._kind = "text"
        # What ends raw lines: a fence's mark, a pattern, or "" for an empty line.
        self._until: str | re.Pattern[str] | None = None
        self._done: list[Leaf] = []

    def read(self, begin: int) -> Iterator[Leaf]:
        """Yield the leaves from an offset on."""
        for found in re.compile(r"[^\r\n]*+(?:\r\n?|\n|\Z)").finditer(self._source, begin):
            text = found[0].rstrip("\r\n")
            self._read(text, found.start())
            if self._done:
                yield from self._done
                self._done.clear()
        self._close()
        yield from self._done

    def _read(self, text: str, start: int) -> None:
        at, depth = matched(self._nests, text)
        all_matched = depth == len(self._nests)
        if self._until is not None and all_matched:
            self._raw(text, at, start)
            return
        if self._until is not None:
            self._close()
        goes_on = bool(self._lines) and self._kind == "text"
        opening = opened(text, at, depth, goes_on=goes_on and all_matched)
        at = opening.at
        if not all_matched and not opening.nests and goes_on and not self._begins(text, at):
            self._lines.append(LeafLine(start + at, text[at:]))
            return
        if not all_matched or opening.nests:
            self._close()
            self._nests = [*self._nests[:depth], *opening.nests]
        if opening.title:
            begin, end = opening.title
            self._lines = [LeafLine(start + begin, text[begin:end])]
            self._close()
        self._leaf(text, at, start)

    def _begins(self, text: str, at: int) -> bool:
        """Return whether a line begins a leaf of its own, and does not carry a paragraph on."""
        columns, inside = indent(text, at)
        if inside == len(text):
            return True
        if columns > 3:
            return False
        patterns = _patterns()
        names = ("heading", "fence", "rule", "raw", "html", "directive", "code", "reference")
        return text.startswith("<!--", inside) or any(
            patterns[name].match(text, inside) for name in names
        )

    def _leaf(self, text: str, at: int, start: int) -> None:
        """Take a line behind what nests it."""
        columns, inside = indent(text, at)
        goes_on = bool(self._lines)
        if inside == len(text):
            self._close()
        elif columns > 3 and not goes_on and not self._is_mdx:
            self._done.append(Leaf("code", (LeafLine(start + at, text[at:]),)))
            self._lines, self._kind = [], "text"
        elif goes_on and self._heads(text, inside, columns):
            return
        elif columns > 3 or not self._special(text, inside, start):
            if goes_on and self._kind == "row" and "|" not in text:
                self._close()
            self._add(text, at, start)

    def _add(self, text: str, at: int, start: int) -> None:
        if self._kind == "row":
            self._done.append(
                Leaf("row", (LeafLine(start + at, text[at:]),), self._marks() | Mark.CELL)
            )
            self._lines = [LeafLine(start + at, "")]
            return
        self._lines.append(LeafLine(start + at, text[at:]))

    def _heads(self, text: str, inside: int, columns: int) -> bool:
        """Take a line that makes a heading, or the head of a table, of what stands above it."""
        patterns = _patterns()
        if columns > 3 or self._kind != "text":
            return False
        if "|" in text and patterns["columns"].match(text, inside):
            head = self._lines.pop()
            self._close()
            self._done.append(Leaf("row", (head,), self._marks() | Mark.CELL | Mark.HEADING))
            self._lines, self._kind = [head._replace(text="")], "row"
            return True
        if patterns["underline"].match(text, inside):
            self._close(Mark.HEADING)
            return True
        return False

    def _special(self, text: str, inside: int, start: int) -> bool:
        """Take a line that is no part of a paragraph; return whether it is one."""
        patterns = _patterns()
        first = text[inside]
        if first == "#" and (found := patterns["heading"].match(text, inside)):
            self._close()
            hashes = patterns["hashes"].search(text, found.end())
            end = hashes.start() if hashes else len(text)
            self._lines = [LeafLine(start + found.end(), text[found.end() : end])]
            self._close(Mark.HEADING)
        elif first in "`~" and (found := patterns["fence"].match(text, inside)):
            self._close()
            self._kind, self._until = "code", found["mark"]
        elif first in "*-_" and patterns["rule"].match(text, inside):
            self._close()
        elif first == ":" and (found := patterns["directive"].match(text, inside)):
            self._directive(text, found, start)
        elif first == "<":
            return self._markup(text, inside, start)
        elif first == "{":
            return self._coded(text, inside, start)
        elif first == "[" and not self._lines and patterns["reference"].match(text, inside):
            self._done.append(Leaf("definition", (LeafLine(start + inside, text[inside:]),)))
        elif self._is_mdx and not self._lines and patterns["module"].match(text, inside):
            self._kind, self._until = "module", ""
            self._raw(text, inside, start)
        else:
            return False
        return True

    def _directive(self, text: str, found: re.Match[str], start: int) -> None:
        """Make a leaf of what the line that opens a block of its kind says."""
        self._close()
        rest = text[found.end() :]
        at = found.end()
        if rest[:1] == "[" and "]" in rest:
            at, rest = at + 1, rest[1 : rest.index("]")]
        elif rest[:1] == "{" or not found["name"]:
            rest = ""
        self._lines = [LeafLine(start + at, rest)] if rest.strip() else []
        self._close()

    def _coded(self, text: str, inside: int, start: int) -> bool:
        """Take a line of shortcodes, or a comment of MDX."""
        patterns = _patterns()
        if self._is_mdx and patterns["flow"].match(text, inside) and not self._lines:
            self._kind, self._until = "comment", re.compile(r"\*/\s*\}\s*$|^\s*\}\s*$")
            self._raw(text, inside, start)
            return True
        if patterns["code"].match(text, inside):
            self._close()
            self._lines = [LeafLine(start + inside, text[inside:])]
            self._close()
            return True
        return False

    def _markup(self, text: str, inside: int, start: int) -> bool:
        """Take a line that begins a part of a page."""
        patterns = _patterns()
        until: str | re.Pattern[str] | None = None
        if text.startswith("<!--", inside):
            until = re.compile(r"--!?>")
        elif patterns["raw"].match(text, inside):
            until = patterns["raw end"]
        elif text.startswith("<?", inside):
            until = re.compile(r"\?>")
        elif text.startswith("<!", inside):
            until = re.compile(">")
        elif self._is_mdx:
            if not patterns["tag"].match(text, inside):
                return False
            until = re.compile("")
        elif patterns["html"].match(text, inside) or (
            not self._lines and patterns["tag"].match(text, inside)
        ):
            until = ""
        if until is None:
            return False
        self._close()
        self._kind, self._until = "html", until
        self._raw(text, inside, start)
        return True

    def _raw(self, text: str, at: int, start: int) -> None:
        """Take a line as it is, up to what ends such lines."""
        until = self._until
        if isinstance(until, re.Pattern):
            self._lines.append(LeafLine(start + at, text[at:]))
            # A comment's first line does not end with its own beginning.
            skipped = 4 if len(self._lines) == 1 and text.startswith("<!--", at) else 0
            if until.search(text, at + skipped):
                self._close()
            return
        columns, inside = indent(text, at)
        if until:
            rest = text[inside:].rstrip(" \t")
            if columns < 4 and len(rest) >= len(until) and not rest.strip(until[0]):
                self._close()
            else:
                self._lines.append(LeafLine(start + at, text[at:]))
        elif inside == len(text):
            self._close()
        elif self._kind in {"html", "code", "module"}:
            self._lines.append(LeafLine(start + at, text[at:]))

    def _marks(self) -> int:
        marks = Mark.NONE
        for nest in self._nests:
            marks |= NEST_MARKS.get(nest.kind, Mark.NONE)
        return marks

    def _close(self, added: int = Mark.NONE) -> None:
        """End the leaf that is open."""
        if self._lines and self._kind != "row":
            if self._kind == "text" and not added and _all_rows(self._lines):
                marks = self._marks() | Mark.CELL
                self._done += [Leaf("row", (line,), marks) for line in self._lines]
            else:
                self._done.append(Leaf(self._kind, tuple(self._lines), self._marks() | added))
        self._lines, self._kind, self._until = [], "text", None


def _all_rows(lines: list[LeafLine]) -> bool:
    return all(line.text.lstrip().startswith("|") and line.text.count("|") > 1 for line in lines)
