"""What within a paragraph of Markdown is no words."""

import re
from functools import cache

_APART = r"[\s,;:&–-]+"
_PLACE = rf"(?:{_APART}(?:-?@[^\s\[\],;]+|\w{{1,4}}\.|\d[^\s\[\],;]*))*+"
# Sources as Pandoc cites them, with pages and a word or two; a sentence is none.
_CITED = (
    r"(?:(?:see|cf\.?|e\.g\.,?|also|compare)\s(?:also\s)?)?-?@[^\s\[\],;]+"
    rf"(?:{_PLACE}{_APART}[^\s\[\],;@]+){{0,4}}{_PLACE}"
)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns by what they find; ``next`` finds where one of them may."""
    return {
        "next": re.compile(r"[\\`<&\[\]!*_~=+^{$:]"),
        "ticks": re.compile(r"`+"),
        "marks": re.compile(r"\*+|_+|~+|==+|\+\++"),
        "entity": re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});"),
        "address": re.compile(r"<([a-zA-Z][a-zA-Z+.-]+:[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>"),
        "target": re.compile(
            r"\(\s*(?:<[^<>\n]*+>|(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.)*+\))*+)"
            r"(?:\s++(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?+\s*+\)",
            re.DOTALL,
        ),
        "label": re.compile(r"\[([^\[\]]*+)\]"),
        "attributes": re.compile(r"\{(?:\s*+(?:[#.:][^\s{}]*+|[\w-]++=[^{}\n]*+))++\s*+\}"),
        "reference": re.compile(r"\^\S+|\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*|" + _CITED),
        "escaped mark": re.compile(r"\\\[\d{1,3}\\\]"),
        "raised": re.compile(r"\^([^\s^]{1,20})\^"),
        "lowered": re.compile(r"(?<=[^\W\d_]{3})~\d{1,3}~(?![\w~])"),
        "emoji": re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\w:])"),
        "figure": re.compile(r"\$(\d[\d.,]*+)\$(?!\d)"),
        "code": re.compile(r"\{\{[<%](?:(?![>%]\}\}).)*+[>%]\}\}|\{%(?:(?!%\}).)*+%\}", re.DOTALL),
        "template": re.compile(r"\{\{(?![<%])[^{}|]*+\|(?:[^{}]|\{(?!\{)|\}(?!\}))*+\}\}"),
        "title": re.compile(r"\s(?:\"((?:[^\"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)')\s*+\)$"),
        # As CriticMarkup shows a change: what stood there, and what stands there now.
        "exchange": re.compile(r"\{~~([^{}~]*+(?:~(?!>)[^{}~]*+)*+)~>([^{}~]*+)~~\}"),
        "change": re.compile(
            r"\{(?:\+\+(?P<added>[^{}]*+)(?<=\+\+)|--(?P<struck>[^{}]*+)(?<=--)"
            r"|==(?P<marked>[^{}]*+)(?<===)|>>(?P<said>[^{}]*+)(?<=<<))\}"
        ),
        "literal": re.compile(r"\{\s*+(\d[\d.,_]*+)\s*+\}"),
        "mdx comment": re.compile(r"\{\s*/\*.*?\*/\s*\}", re.DOTALL),
        "string": re.compile(r"\{\s*(?:\"([^\"\n]*+)\"|'([^'\n]*+)'|`([^`$]*+)`)\s*\}"),
    }


def label_key(label: str) -> str:
    """Return a label of a link as others that are written differently are compared with it."""
    return " ".join(label.split()).casefold()
