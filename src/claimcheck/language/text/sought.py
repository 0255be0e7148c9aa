"""Words that are to be found wherever they stand, however they are written there."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import Final

from claimcheck.language.text.folding import Plain
from claimcheck.language.text.name_forms import (
    NEVER,
    capital_runs,
    orders,
    parts,
    sentence_pattern,
    short,
    spelt,
    words_of,
)
from claimcheck.language.text.seen_letters import LETTER, seen
from claimcheck.language.text.shared_runs import (
    AFTER_FIGURE,
    BEFORE_FIGURE,
    BLANKS,
    Runs,
    Token,
    as_json,
    joined,
    long_spans,
    run_together,
    runs,
    slugs,
    tokens,
)
from claimcheck.language.text.stems import UNSPACED
from claimcheck.named_tuple import NamedTuple

# Shorter sentences are looked for where they are the whole cell, not within others.
_WITHIN_FROM: Final = 12
_DESCRIBING: Final = frozenset(
    "a an the this that his her its our their my your he she it they we i".split()
)
# So many letters in a row are nobody's by chance.
_TOGETHER_FROM: Final = 24
# Longer texts are looked for without a pattern, which would be tried at every repeated word.
_LONG: Final = 1_000
_BEGINS: Final = rf"(?:(?<!{LETTER})|(?<=\\[nrt])){BEFORE_FIGURE}"
_ENDS: Final = rf"(?!{LETTER}){AFTER_FIGURE}"


class WordForm(StrEnum):
    """How near to the words as they were given it must be written.

    ``written``: so, but for blanks and line ends. ``folded``: in any case, with any marks
    around and between the words, with or without articles; also a long part of them beside
    which nothing else is said, and in an address made of them. ``part``: most of the words in
    a row, also in a sentence that says more, which may be another. ``name``: the same words of
    a name, in any case and order of first and last, together or apart, and not inside longer
    words. ``short``: a name of which only an initial, or the first and the last word, stands,
    or within a longer word.
    """

    WRITTEN = "written"
    FOLDED = "folded"
    PART = "part"
    NAME = "name"
    SHORT = "short"


# What is looked for by many words in a row.
_IN_PARTS: Final = frozenset((WordForm.FOLDED, WordForm.PART))


class Searched:
    """A text in which words are looked for; it is folded once, when that is first needed."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self.text = text

    @cached_property
    def folded(self) -> Plain:
        """The text without case, accents, invisible marks and line-end hyphens, with places."""
        return seen(self.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """The words of the folded text, for what is looked for by many of them in a row."""
        return tokens(self.folded.text)

    @cached_property
    def slugs(self) -> list[list[Token]]:
        """The words of what may be addresses in the folded text."""
        return slugs(self.folded.text)


class Sought(NamedTuple):
    """Words to be found, and in which form."""

    text: str
    form: WordForm = WordForm.WRITTEN

    @property
    def is_name(self) -> bool:
        """Return whether it is looked for as a name is."""
        return self.form is WordForm.NAME or self.form is WordForm.SHORT

    @property
    def is_within(self) -> bool:
        """Return whether it is looked for inside longer texts too."""
        return self.is_name or len(self.text) + len(_unspaced().findall(self.text)) >= _WITHIN_FROM

    def places(self, within: str | Searched) -> list[tuple[int, int]]:
        r"""Return where the words stand in a text, as start and end in code points.

        >>> Sought("M. Traoré", WordForm.NAME).places("for m.  TRAORE and M. Traorés")
        [(4, 14), (19, 29)]
        >>> Sought("Mary Traoré", WordForm.NAME).places("https://a.example/traore-mary.pdf")
        [(18, 29)]
        >>> Sought("Mary Traoré", WordForm.SHORT).places("M. Traoré, write to mtraore@a.example")
        [(0, 9), (20, 27)]
        >>> Sought("He took 290 envelopes", WordForm.FOLDED).places("“HE TOOK, 290\nEnvelopes”")
        [(1, 23)]
        """
        searched = Searched(within) if isinstance(within, str) else within
        if not self.is_within:
            return self._whole(searched)
        if self.form is WordForm.WRITTEN:
            text, origins = searched.text, None
        else:
            text, origins = searched.folded.text, searched.folded
        if needed(self) not in text:
            return []
        if self.form is WordForm.PART:
            spans: Iterable[tuple[int, int]] = ()
        elif len(self.text) > _LONG and not self.is_name:
            spans = iter(long_spans(self.text, text) if origins is None else ())
        else:
            spans = (found.span(1) for found in _pattern(self).finditer(text))
        if self.form in _IN_PARTS:
            spans = chain(spans, self._runs(searched))
        if self.form is WordForm.SHORT:
            whole = sum(map(str.isalpha, seen(self.text).text))
            spans = (each for each in spans if _is_apart(text, each, whole))
        return joined(spans if origins is None else (origins.origin(*each) for each in spans))

    def _runs(self, searched: Searched) -> Iterator[tuple[int, int]]:
        """Yield where many of the words in a row stand in a folded text, or in its addresses."""
        text, read = searched.folded.text, _runs_of(self)
        yield from read.text.spans(text, searched.tokens)
        for each in searched.slugs:
            yield from read.slug.spans(text, each)
            yield from read.short_slug.spans(text, each)
        if self.form is WordForm.PART:
            yield from read.headline.spans(text, searched.tokens)
        else:
            together = run_together(seen(self.text).text)
            if len(together) >= _TOGETHER_FROM:
                yield from (each.span() for each in re.finditer(re.escape(together), text))

    def _whole(self, searched: Searched) -> list[tuple[int, int]]:
        """Return the whole text where it says these few words and nothing else."""
        if self.form is WordForm.WRITTEN:
            is_it = searched.text in (self.text, as_json(self.text))
        else:
            is_it = words_of(searched.folded.text) == words_of(seen(self.text).text)
        return [(0, len(searched.text))] if is_it else []

    def wider(self) -> "Sought | None":
        """Return what also finds other ways to write the same; None where there is none."""
        if self.form is WordForm.WRITTEN:
            return self._replace(form=WordForm.FOLDED)
        is_whole = self.form is WordForm.NAME and is_full_name(self.text)
        return self._replace(form=WordForm.SHORT) if is_whole else None

    def stands_in(self, within: str | Searched) -> bool:
        """Return whether the words stand in a text."""
        return bool(self.places(within))

    def removed(self, text: str, mark: str) -> str:
        """Return a text with a mark in place of the words."""
        for start, end in reversed(self.places(text)):
            text = f"{text[:start]}{mark}{text[end:]}"
        return text


class SoughtWords:
    """Many words that are looked for in one text after another, most of which hold none."""

    def __init__(self, words: Iterable[Sought]) -> None:
        """Read once what must stand in a text for each word to stand there."""
        self._needed = [
            (each, each.form is WordForm.WRITTEN, needed(each) if each.is_within else "")
            for each in words
        ]

    def that_may_stand(self, searched: Searched) -> list[Sought]:
        """Return the words that may stand in a text, in the order given.

        >>> words = SoughtWords([Sought("Ann Berg", WordForm.NAME), Sought("Bo Li", WordForm.NAME)])
        >>> [each.text for each in words.that_may_stand(Searched("with ANN BERG"))]
        ['Ann Berg']
        """
        return [
            word
            for word, as_written, part in self._needed
            if not part or part in (searched.text if as_written else searched.folded.text)
        ]


def is_full_name(text: str) -> bool:
    """Return whether words name one person and nobody else, so that they may go everywhere.

    >>> is_full_name("Sergey Lavrov"), is_full_name("Lavrov"), is_full_name("The minister")
    (True, False, False)
    """
    words = text.split()
    return (
        len(words) > 1
        and words[0].casefold() not in _DESCRIBING
        and words[0][:1].isupper()
        and words[-1][:1].isupper()
    )


def without_blank(words: Iterable[Sought]) -> tuple[Sought, ...]:
    """Return words once each, without those that say nothing."""
    return tuple(dict.fromkeys(each for each in words if each.text.strip()))


@cache
def _unspaced() -> re.Pattern[str]:
    # A letter of a script without blanks says as much as two of others.
    return re.compile(f"[{UNSPACED}]")


@lru_cache(maxsize=1_024)
def needed(sought: Sought) -> str:
    """Return what must stand in a text, folded or as it is, for the words to stand there."""
    if sought.form is WordForm.WRITTEN:
        # Where JSON would write it in another way, only a part of it is the same.
        return max(re.split(r'[\s"\\]+', sought.text), key=len)
    folded = seen(sought.text).text
    words: list[str] = re.findall(r"[^\W_]+", folded) or [""]
    if sought.form in _IN_PARTS:
        # A name among them can stand in another form.
        said = words_of(folded)
        named = {at for run in capital_runs(sought.text, said) for at in range(*run)}
        certain = _runs_of(sought).certain
        kept = [each for at, each in enumerate(said) if at not in named and each in certain]
        # An address has no signs.
        return max([each for each in kept if each.isalnum()] or [""], key=len)
    # An umlaut can stand as two letters.
    words = words if spelt(sought.text) == sought.text else [""]
    return words[-1] if sought.form is WordForm.SHORT else max(words, key=len)


@lru_cache(maxsize=1_024)
def _runs_of(sought: Sought) -> Runs:
    """Return what finds a long part of the words."""
    return runs(seen(sought.text).text, anywhere=sought.form is WordForm.PART)


@lru_cache(maxsize=1_024)
def _pattern(sought: Sought) -> re.Pattern[str]:
    """Return what finds the words, also where they overlap; the first group is where."""
    if sought.form is WordForm.WRITTEN:
        forms = dict.fromkeys((sought.text, as_json(sought.text)))
        said = "|".join(BLANKS.join(map(re.escape, form.split())) for form in forms)
        return re.compile(rf"(?={BEFORE_FIGURE}({said}){AFTER_FIGURE})")
    folded = seen(sought.text).text
    if sought.form is WordForm.FOLDED:
        return re.compile(rf"(?=({_BEGINS}{sentence_pattern(sought.text)}{_ENDS}))")
    spellings = dict.fromkeys((folded, seen(spelt(sought.text)).text))
    every = [
        order
        for names in map(parts, spellings)
        for order in (short(names) if sought.form is WordForm.SHORT else orders(names))
    ]
    return re.compile(rf"(?=({_BEGINS}(?:{'|'.join(every) or NEVER})s?{_ENDS}))")


def _is_apart(text: str, span: tuple[int, int], whole: int) -> bool:
    """Return whether an initial stands apart from the name, or both stand in an address.

    Elsewhere both together are rather another word, unless the ``whole`` name is in it.
    """
    start, end = span
    if end - start >= whole or not re.fullmatch(rf"{LETTER}+", text[start:end]):
        return True
    before = re.search(r"\S*\Z", text[max(0, start - 200) : start])
    after = re.match(r"\S*", text[end : end + 200])
    around = (before[0] if before else "") + "\0" + (after[0] if after else "")
    return bool(re.search(r"@|/|_|www\.|\0\.[a-z]{2,5}\b", around))
