r"""A desk's own text, such as its methodology, as what a page can show without any markup in it."""

import re
from collections.abc import Iterator
from typing import Final

from claimcheck.language.text.addresses import is_address
from claimcheck.named_tuple import NamedTuple

# Bounded, so that no text makes reading slow.
_MARKED: Final = re.compile(
    r"`(?P<code>[^`]{1,500})`"
    r"|\[(?P<words>[^\[\]]{1,500})\]\(<?(?P<url>https?://[^\s()<>]{1,2000})>?\)"
    r"|\*\*(?P<strong>[^*\s](?:[^*]{0,500}[^*\s])?)\*\*"
    r"|(?<![\w*])\*(?P<em>[^*\s](?:[^*]{0,500}[^*\s])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<low>[^_\s](?:[^_]{0,500}[^_\s])?)_(?![\w_])"
)
_NUMBERED: Final = re.compile(r"\d{1,3}[.)]\s+")


class Marked(NamedTuple):
    """Words, how they are marked (``code``, ``strong``, ``em`` or not), and where they lead."""

    words: str
    mark: str = ""
    url: str | None = None


class TextBlock(NamedTuple):
    """A heading, a list, numbered or not, or a paragraph: each of its lines in marked words."""

    kind: str
    lines: tuple[tuple[Marked, ...], ...]


def text_blocks(text: str) -> list[TextBlock]:
    r"""Return a text's headings, lists and paragraphs.

    >>> [(each.kind, each.lines[0][0].words) for each in text_blocks("# How\n\nWe ask.\n\n- one")]
    [('heading', 'How'), ('text', 'We ask.'), ('list', 'one')]
    """
    found = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        while lines and lines[0].startswith("#"):
            found.append(_block("heading", [lines.pop(0).strip("#").strip()]))
        if lines and all(line.startswith(("- ", "* ", "+ ")) for line in lines):
            found.append(_block("list", [line[2:].strip() for line in lines]))
        elif lines and all(map(_NUMBERED.match, lines)):
            found.append(_block("numbers", [_NUMBERED.sub("", line, count=1) for line in lines]))
        elif lines:
            found.append(_block("text", [" ".join(lines)]))
    return found


def _block(kind: str, lines: list[str]) -> TextBlock:
    return TextBlock(kind, tuple(tuple(_marked(line)) for line in lines))


def _marked(line: str) -> Iterator[Marked]:
    """Yield the words of a line by how they are marked."""
    done = 0
    for match in _MARKED.finditer(line):
        if match.start() > done:
            yield Marked(line[done : match.start()])
        done = match.end()
        if match["url"]:
            url = match["url"]
            yield Marked(match["words"], url=url if is_address(url) else None)
        elif match["code"]:
            yield Marked(match["code"], "code")
        else:
            is_strong = match["strong"] is not None
            words = match["strong"] or match["em"] or match["low"]
            yield Marked(words, "strong" if is_strong else "em")
    if done < len(line):
        yield Marked(line[done:])
