"""What a quotation does to the words on record: which differ, and whether a gap turns them."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from claimcheck.language.figures.find import figures_in_plain
from claimcheck.language.lexicon.negation import find_negators
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.reading import Reading
from claimcheck.language.text.folding import plain
from claimcheck.language.text.words import split_words
from claimcheck.matching.spelling.accents import are_accented
from claimcheck.matching.spelling.variants import are_joined, are_spellings
from claimcheck.matching.terms import parse
from claimcheck.model.figure import FigureKind
from claimcheck.named_tuple import NamedTuple

CONDITIONS = word_set(
    "if unless provided until except assuming otherwise only might may could perhaps possibly"
    " probably allegedly reportedly supposedly"
)

_IN_DIGITS = frozenset((FigureKind.COUNT, FigureKind.PERCENT))


class Alteration(NamedTuple):
    """Words on record, and those that stand for them in a quotation; either may be empty."""

    recorded: str
    quoted: str

    def __str__(self) -> str:
        """Write the change as every finding does, the recorded words first."""
        return f"{self.recorded or '–'} → {self.quoted or '–'}"


@cache
def gap() -> re.Pattern[str]:
    """Return what stands for words that a quotation leaves out, or for what an editor put in."""
    return re.compile(r"[\[(]\s*(?:…|\.\.\.)\s*[\])]|…|\.{3,}|\[[^\]]{0,80}\]")


def changes(quotation: str, recorded: str) -> tuple[Alteration, ...]:
    """Return what differs between a quotation and the passage on record, word by word.

    Case, marks, hyphens, accents, contractions written out, the way a figure is written,
    and British and American spelling do not differ: nothing was altered that can be heard.

    >>> print(*changes("We will apologise", "we will never apologise"))
    never → –
    """
    ours, theirs = _heard(quotation), _heard(recorded)
    matcher = SequenceMatcher(
        None, [word.heard for word in theirs], [word.heard for word in ours], autojunk=False
    )
    texts = Reading(recorded).plain.text, Reading(quotation).plain.text
    return tuple(
        Alteration(_between(texts[0], theirs[a:b]), _between(texts[1], ours[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal" and not _are_spellings(theirs[a:b], ours[c:d])
    )


def as_heard(text: str) -> str:
    """Return a text in lower case with its counts and shares in digits.

    >>> as_heard("Twenty per cent of 1,000 nurses")
    '20% of 1000 nurses'
    """
    flat, place, pieces = plain(text).lower(), 0, list[str]()
    for figure in figures_in_plain(flat):
        (number, *more) = figure.numbers
        plainly = not more and number.denominator == 1 and not figure.approximation
        if plainly and figure.kind in _IN_DIGITS and not figure.unit:
            sign = "%" if figure.kind is FigureKind.PERCENT else ""
            pieces += [flat[place : figure.span.start], f"{number}{sign}"]
            place = figure.span.end
    return "".join([*pieces, flat[place:]])


class _HeardWord(NamedTuple):
    """A word or figure as it is heard, and its place in the plain text."""

    heard: str
    start: int
    end: int


def _heard(text: str) -> list[_HeardWord]:
    """Return each word and figure of a text."""
    parsed = parse(Reading(text), english=False)
    written = parsed.plain.text
    found = [
        _HeardWord(term.key.replace("-", ""), term.start, term.end)
        for term in parsed.terms
        if term.figure or any(map(str.isalnum, term.key)) or term.key == "'s"
    ]
    # "No, more are needed" is not "No more are needed".
    if found and found[0].heard in {"no", "yes"} and _pause().match(written, found[0].end):
        found[0] = found[0]._replace(heard=f"{found[0].heard},", end=found[0].end + 1)
    return found


def _between(text: str, words: Sequence[_HeardWord]) -> str:
    """Return what is written from the first of ``words`` to the last."""
    return text[words[0].start : max(word.end for word in words)].strip() if words else ""


@cache
def _pause() -> re.Pattern[str]:
    # A comma, a stop or a dash: all are heard alike.
    return re.compile(r"[,.;:!](?!\w)| +[–—-]|—")


def _are_spellings(theirs: Sequence[_HeardWord], ours: Sequence[_HeardWord]) -> bool:
    """Return whether words are those of the other passage in another spelling."""
    if are_joined([word.heard for word in theirs], [word.heard for word in ours]):
        return True
    return len(theirs) == len(ours) and all(
        are_spellings(one.heard, other.heard) or are_accented(one.heard, other.heard)
        for one, other in zip(theirs, ours, strict=True)
    )


def _words(text: str) -> list[tuple[str, str]]:
    """Return each word as it counts and as it is written."""
    return [
        (word.text.replace("-", ""), word.written)
        for word in split_words(plain(text).lower())
        if any(map(str.isalnum, word.text)) or word.text == "'s"
    ]


def cut_meaning(quotation: str, passage: str) -> str | None:
    """Return the negation or condition that a quotation's ellipses or brackets leave out.

    ``passage`` is what is on record from the quotation's first word to its last.

    >>> cut_meaning("We will … apologise", "We will never apologise")
    'never'
    """
    kept = {word for word, _ in _words(gap().sub(" ", quotation))}
    bare = [word for word, _ in _words(passage)]
    gone = [word for word in _left_out(bare, quotation) if word not in kept or word in CONDITIONS]
    return turning_word(gone)


def _left_out(bare: Sequence[str], quotation: str) -> list[str]:
    """Return the words on record that a quotation leaves out, in order."""
    ours = [word for word, _ in _words(gap().sub(" ", quotation))]
    matcher = SequenceMatcher(None, bare, ours, autojunk=False)
    return [
        word
        for tag, a, b, _, _ in matcher.get_opcodes()
        if tag in {"delete", "replace"}
        for word in bare[a:b]
    ]


def turning_word(words: Sequence[str]) -> str | None:
    """Return the first of ``words``, in lower case, that negates or makes a condition."""
    negators = find_negators(words)
    return next((word for n, word in enumerate(words) if n in negators or word in CONDITIONS), None)
