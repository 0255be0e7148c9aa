"""The parts of removed words that somebody may repeat by themselves."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    CLAUSE_PRONOUNS,
    DETERMINERS,
    PREPOSITIONS,
)
from claimcheck.language.text.quotations import find_quotations
from claimcheck.language.text.seen_letters import seen
from claimcheck.language.text.stems import UNSPACED
from claimcheck.named_tuple import NamedTuple

# Where words were left out; shorter parts may stand anywhere.
_ELISION: Final = re.compile(r"[\[(]?(?:…|\.\.\.)[\])]?")
_PART_FROM: Final = 20
# So many words that mean something are nobody's by chance.
_TELLING: Final = 4
# In the scripts of Europe shorter words seldom mean anything by themselves.
_LONG_WORD: Final = 4
_EUROPE_UNTIL: Final = "\u0530"
_LIGHT: Final = AUXILIARIES | CLAUSE_PRONOUNS | DETERMINERS | PREPOSITIONS
_OPENING: Final = "“„«‹「『《〈"
_CLOSING: Final = "”»›」』》〉"
_BEFORE: Final = "([{—–―-/¿¡"
_EDGE: Final = " \t\r\n,.;:!?…،؛؟。，、：；！？–—―-\"'‘’“”„‟«»‹›「」『』《》〈〉＂"


class QuotedPart(NamedTuple):
    """A part of words, and whether it tells so much that it goes wherever it stands."""

    text: str
    is_telling: bool


def parts_of(text: str, pieces: Sequence[str] = ()) -> list[QuotedPart]:
    """Return the parts of a text: of a quotation broken by others' words, or with some left out.

    ``pieces`` are those in which the text stands in its article.

    >>> [each.text for each in parts_of("“Rents in Lund fell by half,” she said, “or more.”")]
    ['Rents in Lund fell by half', 'or more']
    >>> [tuple(each) for each in parts_of("Rents fell … in all of the towns of Lund")]
    [('Rents fell', False), ('in all of the towns of Lund', True)]
    """
    elided = [each.strip() for each in _ELISION.split(text)]
    found = {each: len(each) >= _PART_FROM for each in elided if len(elided) > 1}
    broken = (*_quoted(text), *_dashed(text), *(pieces if len(pieces) > 1 else ()))
    for part in (*found, *(each.strip(_EDGE) for each in broken)):
        found[part] = found.get(part, False) or telling_words(part) >= _TELLING
    return [QuotedPart(each, told) for each, told in found.items() if each and each != text]


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"[{UNSPACED}]{{1,2}}|[^\W_{UNSPACED}]+")


def telling_words(text: str) -> int:
    """Return how many words of a text mean something by themselves, and figures.

    >>> telling_words("The zebrafish quota was at 41"), telling_words("鱼类配额下降了")
    (3, 4)
    """
    words: list[str] = _words().findall(seen(text).text)
    return sum(_is_telling(each) for each in words)


def is_worth_a_look(text: str) -> bool:
    """Return whether a short part may be known again: by two telling words, or one in three.

    >>> [is_worth_a_look(each) for each in ("They took it", "quota fell", "it was", "never")]
    [True, True, False, False]
    """
    telling = telling_words(text)
    return telling > 1 or (telling == 1 and len(_words().findall(seen(text).text)) > 2)


def _is_telling(word: str) -> bool:
    if word.isdigit() or word[0] >= _EUROPE_UNTIL:
        return True
    return len(word) >= _LONG_WORD and word not in _LIGHT


def _dashed(text: str) -> list[str]:
    """Return what is said in a speech that dashes part from who says it."""
    found = re.split(r"(?<=[,.!?…])\s*[—–―]\s+", text)
    return found[::2] if len(found) > 2 else []


def _quoted(text: str) -> list[str]:
    """Return what stands between marks, where it is not the whole text."""
    marks = list(_marks(text))
    if not marks:
        return [text[each.start : each.end] for each in find_quotations(text)]
    # A mark is repeated where a paragraph begins, and closed but once.
    is_paired = sum(is_open for _, _, is_open in marks) * 2 == len(marks)
    found, depth, begin = list[str](), 0, 0
    for start, end, is_open in marks:
        if (depth == 1 and not is_open) if is_paired else depth:
            found.append(text[begin:start])
        if is_open:
            begin = begin if depth and is_paired else end
            depth = depth + 1 if is_paired else 1
        else:
            depth = max(depth - 1, 0) if is_paired else 0
    if depth:
        found.append(text[begin:])
    return found


def _marks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield double marks of quotation, with their ends and whether they open one."""
    is_within = False
    for found in re.finditer(rf"''|``|[\"＂‟״{_OPENING}{_CLOSING}]", text):
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        mark = found[0]
        if mark == "״" and before.isalpha() and after.isalpha():
            continue
        is_apart = not before.strip() or before in _BEFORE
        opens = after.isalnum() and is_apart and mark not in "」』》〉"
        closes = bool(before.strip()) and not after.isalnum() and mark not in "「『《〈"
        if opens == closes:
            opens = mark in _OPENING or (mark not in _CLOSING and not is_within)
        is_within = opens
        yield found.start(), found.end(), opens
