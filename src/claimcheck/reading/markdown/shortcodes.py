"""Words for readers among the parameters of shortcodes and pictures."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from claimcheck.model.text.word_runs import End, Mark, WordRun

# Of a parameter: shorter ones are names and numbers.
_FEWEST_WORDS: Final = 3


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"=\s*(?:\"([^\"]*+)\"|'([^']*+)')|\s\"([^\"]*+)\"")


def coded_words(code: re.Match[str]) -> Iterator[WordRun]:
    """Yield the words among the parameters of a shortcode; a break is one."""
    if code[0].strip("{}<>% /").lower() == "br":
        yield WordRun("", code.start(), code.start(), ends=End.LINE)
    yield from parameters(_quoted().finditer(code.string, *code.span()))


def parameters(quoted: Iterable[re.Match[str]]) -> Iterator[WordRun]:
    """Yield what stands in quotation marks, where it is words and no name or number."""
    for found in quoted:
        group = found.lastindex or 0
        if len(found[group].split()) >= _FEWEST_WORDS:
            yield WordRun(found[group], *found.span(group), Mark.ATTRIBUTE)
