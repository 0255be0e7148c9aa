"""Where a text holds a long one, or says a long part of other words, whatever its articles."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Final

from claimcheck.language.text.folding import Plain, rewrite
from claimcheck.named_tuple import NamedTuple

# Line ends and tabs as they are, and as JSON writes them, also within JSON.
BLANKS: Final = r"(?:\s|\\+[nrt])+"
# A figure is not a part of another: 20 is not found in 120, 20.5 or 200.
BEFORE_FIGURE: Final = r"(?!(?<=\d)\d|(?<=\d[.,])\d)"
AFTER_FIGURE: Final = r"(?!(?<=\d)[.,]?\d)"
SIGNS: Final = "+%$€£¥#=<>^"
MINUS: Final = r"(?<=\s)-(?=\d)"
# Articles alone: a preposition changes what is said of a figure.
_ARTICLES: Final = frozenset("a an the der das ein eine le les une el los las il".split())
# What a headline or an address leaves out of a sentence, and nothing that denies or compares.
_LEFT_OUT: Final = frozenset(
    "of in by to for and at on from with among between as that which its their his her"
    " is are was were has have had been".split()
)
# So many words in a row are nobody's by chance; fewer where nothing else is said beside them.
_LONG: Final = 12
_SHORT: Final = 5
_PART: Final = 0.6
# More than half of the words, and at least so many, are worth a look wherever they stand.
_FEWEST: Final = 4
# Words that come again and again in what is looked for are held against so many of its places.
_PLACES: Final = 4
_END: Final = re.compile(r"[.,;:!?…()\[\]{}\"«»|\n\\]|\s-\s")


# What "4.1 %" can be in an address besides "41".
_PERCENT: Final = frozenset("percent pct prozent pourcent".split())


class Token(NamedTuple):
    """A word, figure or sign of a folded text, and where it stands."""

    text: str
    start: int
    end: int


class SharedRun:
    """Words that are looked for, read once."""

    def __init__(self, words: Sequence[str], *, anywhere: bool = False) -> None:
        """Read the words, without articles; ``anywhere`` finds most of them beside others too."""
        self._words, self._anywhere = words, anywhere
        size = len(words)
        least = max(_FEWEST, size // 2 + 1) if anywhere else max(_SHORT, -int(-_PART * size // 1))
        self._least = min(size, _LONG, least)

    @property
    def certain(self) -> frozenset[str]:
        """Return the words that are in every part that is long enough."""
        return frozenset(self._words[len(self._words) - self._least : self._least])

    @cached_property
    def _begins(self) -> dict[tuple[str, ...], list[int]]:
        found: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self._words) - self._least + 1):
            places = found.setdefault(tuple(self._words[at : at + self._least]), [])
            if len(places) < _PLACES:
                places.append(at)
        return found

    def spans(self, folded: str, within: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Yield where a long part of the words stands in a folded text, of which these are some."""
        at, least = 0, self._least
        texts = [each.text for each in within]
        while least and at + least <= len(texts):
            places = self._begins.get(tuple(texts[at : at + least]), ())
            runs = [(self._length(place, texts, at), place) for place in places]
            length, place = max(runs, default=(0, 0))
            if length and self._is_told(folded, within, at, length, place):
                yield within[at].start, within[at + length - 1].end
            at += max(length, 1)

    def _length(self, place: int, texts: Sequence[str], at: int) -> int:
        """Return how many words from a place on are those of the text."""
        most = min(len(self._words) - place, len(texts) - at)
        length = self._least
        while length < most and self._words[place + length] == texts[at + length]:
            length += 1
        return length

    def _is_told(
        self, folded: str, within: Sequence[Token], at: int, length: int, place: int
    ) -> bool:
        """Return whether words in a row say what is looked for, and no other thing with it."""
        first, last = within[at], within[at + length - 1]
        before = within[at - 1] if at else None
        after = within[at + length] if at + length < len(within) else None
        if (before and _is_of(first, before)) or (after and _is_of(last, after)):
            return False
        if length >= _LONG or self._anywhere:
            return True
        begins = place == 0 or not before or _END.search(folded, before.end, first.start)
        if not after or place + length == len(self._words):
            return bool(begins)
        return bool(begins and _END.search(folded, last.end, after.start))


class ShortenedRun:
    """Words that are looked for as a headline or an address shortens them, read once."""

    def __init__(self, words: Sequence[str], *, anywhere: bool = False) -> None:
        """Read the words, without those that are left out; too few others say nothing."""
        self._words = words
        told = without_light(words)
        is_shorter = (_FEWEST if anywhere else _SHORT) <= len(told) < len(words)
        self._run = SharedRun(told, anywhere=anywhere) if is_shorter else None

    @property
    def certain(self) -> frozenset[str] | None:
        """Return the words that are in every part that is long enough; None without one."""
        return self._run.certain if self._run else None

    def spans(self, folded: str, within: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Yield where a long part of the words stands, of which only such are left out."""
        if self._run is None:
            return
        told = [each for each in within if each.text not in _LEFT_OUT]
        for start, end in self._run.spans(folded, told):
            # Another preposition changes what is said of a figure.
            words = iter(self._words)
            if all(each.text in words for each in within if start <= each.start < end):
                yield start, end


class Runs(NamedTuple):
    """What finds many words in a row in a text and in an address, and where some are left out."""

    text: SharedRun
    slug: SharedRun
    headline: ShortenedRun
    short_slug: ShortenedRun

    @property
    def certain(self) -> frozenset[str]:
        """Return the words that are in every part that is long enough, whatever is left out."""
        shorter = (self.headline.certain, self.short_slug.certain)
        return self.text.certain.intersection(*(each for each in shorter if each is not None))


def runs(folded: str, *, anywhere: bool) -> Runs:
    """Return what finds a long part of a folded text; ``anywhere``, beside other words too."""
    said, slug = [each.text for each in tokens(folded)], slug_words(folded)
    return Runs(
        SharedRun(said, anywhere=anywhere),
        SharedRun(slug, anywhere=anywhere),
        ShortenedRun(said, anywhere=anywhere),
        ShortenedRun(slug, anywhere=anywhere),
    )


def run_together(folded: str) -> str:
    """Return a folded text as a tag or an address writes it without blanks and marks.

    >>> run_together("the quota fell by 4.1 % in 2020")
    'thequotafellby41in2020'
    """
    return re.sub(r"[\W_]+", "", folded)


def tokens(folded: str) -> list[Token]:
    """Return the words, figures and signs of a folded text, without articles."""
    found = ((each[1], *each.span(1)) for each in _pattern().finditer(folded) if each[1])
    return [Token(*each) for each in found if each[0] not in _ARTICLES]


@cache
def _pattern() -> re.Pattern[str]:
    # Line ends as JSON writes them part words too.
    return re.compile(rf"\\+[nrt]|({MINUS}|[{SIGNS}]|\d+(?:[.,]\d+)+|[^\W_]+)")


def _is_of(figure: Token, sign: Token) -> bool:
    """Return whether a sign beside a figure makes it another one."""
    is_sign = not sign.text[0].isalnum()
    return is_sign and figure.text[0].isdigit()


def long_spans(sought: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a long text stands as it is written, but for blanks and line ends."""
    plain = rewrite(
        Plain(text, range(len(text)), len(text)),
        [(*found.span(), " ") for found in re.finditer(BLANKS, text)],
    )
    begins, ends = re.compile(BEFORE_FIGURE), re.compile(AFTER_FIGURE)
    for form in dict.fromkeys((sought, as_json(sought))):
        said = re.sub(BLANKS, " ", form).strip()
        at = plain.text.find(said)
        while at >= 0:
            end = at + len(said)
            if begins.match(plain.text, at) and ends.match(plain.text, end):
                yield plain.origin(at, end)
            # What is said again and again can stand in itself.
            at = plain.text.find(said, at + 1)


def as_json(text: str) -> str:
    """Return a text as it stands in JSON."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def slug_words(folded: str) -> list[str]:
    """Return the words of a folded text as an address made of them has them.

    >>> slug_words("the quota fell by 4.1 % in 2020")
    ['quota', 'fell', 'by', '41', 'in', '2020']
    """
    return [each.text for each in _without_marks(tokens(folded))]


def without_light(words: Iterable[str]) -> list[str]:
    """Return words without those that a headline or an address leaves out."""
    return [each for each in words if each not in _LEFT_OUT]


def slugs(folded: str) -> list[list[Token]]:
    """Return the words of each part of a folded text that an address may have made of others.

    >>> [[each.text for each in slug] for slug in slugs("https://a.example/it-fell-by-4-1-in-a-day")]
    [['it', 'fell', 'by', '41', 'in', 'day']]
    """
    return [
        _without_marks(
            [
                Token(each.text, found.start() + each.start, found.start() + each.end)
                for each in tokens(re.sub("[-_+.,]", " ", found[0]))
            ]
        )
        for found in _slug_pattern().finditer(folded)
    ]


def _without_marks(found: list[Token]) -> list[Token]:
    """Return words without signs, and figures that follow each other as one."""
    kept: list[Token] = []
    for each in found:
        text = re.sub(r"\W", "", each.text)
        if not text or text in _PERCENT:
            continue
        if text.isdigit() and kept and kept[-1].text.isdigit():
            kept[-1] = Token(kept[-1].text + text, kept[-1].start, each.end)
        else:
            kept.append(Token(text, each.start, each.end))
    return kept


@cache
def _slug_pattern() -> re.Pattern[str]:
    # Nothing is tried twice: a long text without hyphens would be read again at every letter.
    return re.compile(r"(?<![^\W_])[^\W_]++(?:(?:[-_+]|(?<=\d)[.,](?=\d))[^\W_]++){3,}+")
