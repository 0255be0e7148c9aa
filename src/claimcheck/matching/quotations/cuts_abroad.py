"""Whether what a quotation leaves out turns what is quoted, by the words of its language."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from claimcheck.language.lexicon.negation import DENYING
from claimcheck.language.lexicon.turning_words import TURNING

# So many words of who says it stand around a verb of saying at most.
_NEAR: Final = 5
_JOINING: Final = (
    r"(?:und|aber|et|mais|y|pero|e|ma|mas|en|maar|och|men|og|i|ale|и|но|а|ve|ama|and|but)"
)
# What joins a clause to the verb of saying before it.
_THAT: Final = r"(?:que|qu|che|dass|daß|dat|att|at|że|что|ki|diye)"
_LITTLE: Final = r"(?:peu|poco|pochi|wenig|pouco|weinig)\b"
# In Turkish an ending makes the condition: "onaylarsa".
_IF_BY_ENDING: Final = {"tr": r"\w{3,}s[ae](?:k|n|n[ıi]z|lar|ler)?(?=,)"}


@cache
def any_of(words: Iterable[str], around: str) -> re.Pattern[str]:
    """Return a pattern for one of some words, a plus for a blank, set in ``around``."""
    found = "|".join(
        re.escape(each).replace(r"\+", r"\s+") for each in sorted(words, key=len, reverse=True)
    )
    word = rf"(?<![\w'-])(?P<word>{found})(?![\w'-])"
    return re.compile(around.format(word if found else "(?!)(?P<word>)"), re.IGNORECASE)


def turned_abroad(beside: str, passage: str, after: str, code: str) -> str | None:
    """Return the words around a passage that would turn it, if there are any.

    ``beside`` is what stands before it in its clause, ``after`` what follows it in its sentence.

    >>> turned_abroad("En théorie,", "les paysans paieront", "", "fr")
    'En théorie'
    >>> turned_abroad("", "die Bauern zahlen", ", sagt mein Vetter.", "de")
    'sagt'
    >>> turned_abroad("", "os pescadores pagam", ", informou o porto.", "pt")
    'informou'
    """
    words = TURNING.get(code)
    if denied := _first(any_of(DENYING.get(code, ()), "{}").search(beside)):
        return denied
    article = re.search(r"(?<!\w)(?:un|ein|een|um)$", beside.casefold())
    if article and re.match(_LITTLE, passage.casefold()):
        return article.group()
    if words is None:
        return None
    ending = re.search(_IF_BY_ENDING.get(code, r"(?!)"), f"{beside}{after}")
    opening = rf"(?:^|[,;:–—]|(?<!\w){_JOINING}\s)\W*{{}}"
    found = (
        any_of(words.hedges, "{}").search(beside)
        or any_of((*words.conditions, *words.times), opening).search(beside)
        or any_of((*words.limits, *words.sources), "{}").search(beside)
        or any_of((*words.conditions, *words.hedges, *words.times), r"^[\s,;–—-]*{}").search(after)
        or any_of(words.sources, r"^\s*[,–—-][^.;]*?{}").search(after)
    )
    if found or ending:
        return _first(found or ending)
    return _said_before(beside, code) or _said_after(after, code)


def _first(found: re.Match[str] | None) -> str | None:
    return (found.groupdict().get("word") or found[0]) if found else None


def _said_before(beside: str, code: str) -> str | None:
    """Return the verb by which somebody else says what follows it."""
    if not re.search(rf"(?:[,:]|(?<!\w){_THAT}['’]?|\w)$", beside, re.IGNORECASE):
        return None
    last = beside.rstrip(" ,:")
    last = re.sub(rf",?\s*(?<!\w){_THAT}['’]?$", "", last, flags=re.IGNORECASE)
    return _saying(last.split()[-_NEAR:], beside.split(), code)


def _said_after(after: str, code: str) -> str | None:
    """Return the verb by which somebody else says what stands before it, after a comma."""
    found = re.match(r"\s*[,–—-]\s*([^,.;:!?]*)", after)
    told = found[1].split() if found else []
    return _saying(told[:_NEAR], told, code)


def _saying(near: list[str], clause: list[str], code: str) -> str | None:
    words = TURNING[code]
    if not set(words.speaker).isdisjoint(word.casefold().strip(",") for word in clause):
        return None
    return _first(any_of(words.said, "{}").search(" ".join(near)))
