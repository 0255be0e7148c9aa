"""What is written to tell a scan what to do, as another format writes comments, and so is shown."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from claimcheck.model.statement import Span
from claimcheck.model.text.source_map import SourceMap
from claimcheck.model.text.word_runs import Block, LeftOut, Mark

_LONGEST: Final = 200


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "begin": re.compile(
            r"(?:\{\{?\s*/[/*]+|\{\{?!-*|\{#|\{%-?\s*comment\s*-?%\}|%%+|//+|/\*+|<!\s*-*|--+|;;+)"
            r"\s*claim[-_ ]?check\s*[:：]?\s*[\w-]{2,20}\s*[\[({ ]\s*CC\w",
            re.IGNORECASE,
        ),
        "end": re.compile(
            r"\*+/\s*\}{0,2}|#\}|%%+|-*\}\}|\{%-?\s*endcomment\s*-?%\}|--+>|(?P<sentence>[.!?]\s)"
        ),
    }


def without_directives(
    text: str, source: str, source_map: SourceMap, blocks: Sequence[Block]
) -> tuple[str, tuple[LeftOut, ...]]:
    """Return a text with blanks for such comments, which are no words of a sentence, and these.

    One that nothing closes ends with its line in the file, or with its sentence.
    """
    found = list(_patterns()["begin"].finditer(text)) if "claim" in text.lower() else []
    told = []
    for begin in found:
        span = Span(begin.start(), _end(begin, source, source_map))
        words, origin = text[slice(*span)], source_map.origin(span)
        block = next((n for n, each in enumerate(blocks) if span.start < each.span.end), 0)
        told.append(LeftOut(words, origin, Mark.COMMENT, span.start, block))
        text = f"{text[: span.start]}{' ' * len(words)}{text[span.end :]}"
    return text, tuple(told)


def _end(begin: re.Match[str], source: str, source_map: SourceMap) -> int:
    """Return where in the text a comment ends that begins there."""
    text, at = begin.string, begin.end()
    line = text.find("\n", at)
    last = min(len(text) if line < 0 else line, at + _LONGEST)
    close = _patterns()["end"].search(text, at, last)
    if close and not close["sentence"]:
        return close.end()
    start = source_map.origin(Span(begin.start(), begin.start() + 1)).start
    line_end = source.find("\n", start)
    end = close.start() + 1 if close else last
    while line_end >= 0 and end > at and source_map.origin(Span(end - 1, end)).start > line_end:
        end -= 1
    return end
