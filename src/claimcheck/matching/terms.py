"""A text taken apart into what has to agree: figures, names and words, in order."""

from enum import Enum, StrEnum, auto
from functools import lru_cache

from claimcheck.language.figures.find import figures_in_plain
from claimcheck.language.framing.named_reports import find_named_body
from claimcheck.language.framing.reporting import Body, find_body, find_body_abroad
from claimcheck.language.lexicon.negation import find_negators, find_no
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.reading import Reading
from claimcheck.language.text.folding import Plain
from claimcheck.language.text.stems import ENGLISH, code_of
from claimcheck.language.text.words import Word, split_words
from claimcheck.model.dates import PartialDate
from claimcheck.model.figure import Figure, FigureKind, with_years
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

_NEVER_NAMES = word_set("i a an the in on at of and or but if it he she they we you this that")

# Left out or put in without changing what is claimed.
LIGHT = frozenset(("a", "an", "the", "that", "'s", "exactly"))
FUNCTION = LIGHT | word_set(
    "of in on at to for from by with about as into over under after before between and or but if"
    " than then so is are was were be been being am has have had do does did will would can could"
    " should may might must shall it its he she they them his her their this these those there"
    " who which what when where while not no i we you my our your us me"
)
_BEFORE_SHARES = {"es": word_set("el un"), "it": word_set("il un"), "pt": word_set("o os")}
# "Sedan den 1 juli", "sedan 1 juli"; "el 3 de mayo".
_BEFORE_DATES = {"sv": "den", "no": "den", "nb": "den", "da": "den", "es": "el", "fr": "le"}
# Written so before some letters: "España e Italia", "Italia y España".
_JOINTS = {"es": {"e": "y", "u": "o"}, "it": {"ed": "e", "od": "o", "ad": "a"}}
_JOINS_MILLIONS = {"fr": "de", "es": "de", "pt": "de", "ca": "de", "it": "di"}
# Words before a name that say what somebody is.
TITLES = word_set(
    "president senator governor chancellor premier king queen pope mr mrs ms miss sir dame dr"
    " doctor professor prof general colonel captain admiral representative congressman"
    " congresswoman mister lieutenant reverend rev prime minister mayor"
    " sen gov gen rep prof pres hon honourable honorable capt col lt"
)


class Sort(StrEnum):
    """What a term is."""

    FIGURE = "figure"
    NAME = "name"
    WORD = "word"


class Term(NamedTuple):
    """One thing that has to agree, and its place in the plain text."""

    key: str
    sort: Sort
    start: int
    end: int
    figure: Figure | None = None


class Framing(Enum):
    """Which frames of a text give no terms: "he said that", also "Ana Kron said that", none."""

    VAGUE_OUT = auto()
    NAMED_OUT = auto()
    KEPT = auto()


class Parsed(NamedTuple):
    """A plain text and its terms.

    `words` are all of its words, also those of a frame such as "he said that",
    which gives no terms but by its `framing`; `body` is what the frame is around;
    `negators` are the places of words that negate. Only what is English is read by the
    rules of English.
    """

    plain: Plain
    lowered: str
    terms: tuple[Term, ...]
    words: tuple[Word, ...]
    negators: tuple[Span, ...]
    english: bool = True
    language: str = ENGLISH
    body: Body = Body(0, 0)
    framing: Framing = Framing.VAGUE_OUT

    def quote(self, terms: list[Term]) -> tuple[str, Span | None]:
        """Return the words from the first to the last of these terms, and their place."""
        if not terms:
            return "", None
        start, end = terms[0].start, max(term.end for term in terms)
        return self.plain.text[start:end], Span(*self.plain.origin(start, end))


@lru_cache(maxsize=1024)
def parse(
    reading: Reading,
    said_on: PartialDate | None = None,
    *,
    english: bool = True,
    framing: Framing = Framing.VAGUE_OUT,
) -> Parsed:
    """Take a text apart; a frame such as "he said that" is left out, or kept, by ``framing``.

    A claim that is near to one statement is often near to the next, too.
    """
    figures = with_years(reading.figures, said_on)
    found = _ReadText(reading.plain, reading.words, figures, reading.language)
    return _parse(found, english=english, framing=framing)


def parse_mended(
    plain: Plain, said_on: PartialDate | None, *, language: str, framing: Framing
) -> Parsed:
    """Take an English text apart in which words were exchanged: it is read again."""
    words = tuple(split_words(plain.text))
    figures = figures_in_plain(plain.text, said_on, language)
    return _parse(_ReadText(plain, words, figures, language), english=True, framing=framing)


class _ReadText(NamedTuple):
    """What was read of a text."""

    plain: Plain
    words: tuple[Word, ...]
    figures: tuple[Figure, ...]
    language: str


def _parse(found: _ReadText, *, english: bool, framing: Framing) -> Parsed:
    plain = found.plain
    lowered = plain.text.lower()
    body = find_body(lowered) if english else find_body_abroad(lowered)
    if framing is Framing.NAMED_OUT:
        body = find_named_body(plain.text, body.label, body.tail) or body
    kept = framing is Framing.KEPT
    start, end = (body.label, body.tail) if kept else (body.start, body.end)
    words = [word for word in found.words if start <= word.start < end]
    figures = [figure for figure in found.figures if start <= figure.span.start < end]
    texts = [word.text for word in words]
    negators = find_negators(texts) if english else find_no(texts, code_of(found.language))
    return Parsed(
        plain,
        lowered,
        tuple(_terms(words, figures, found.language)),
        found.words,
        tuple(
            Span(words[i].start, words[i].end)
            for i in negators
            if not any(f.span.start <= words[i].start < f.span.end for f in figures)
        ),
        english,
        found.language,
        body,
        framing,
    )


def _of_millions(figure: Figure, language: str) -> str:
    """Return what joins millions to what they count: "3 millones de personas"."""
    if figure.kind is not FigureKind.COUNT:
        return ""
    large = 2 * figure.numbers[0].numerator >= 10**6 * figure.numbers[0].denominator
    return _JOINS_MILLIONS.get(code_of(language), "") if large else ""


def _share_articles(figure: Figure, language: str) -> frozenset[str]:
    """Return the articles that a language puts before a share or a day: "el 50 % de los"."""
    if figure.kind is FigureKind.DATE and figure.numbers[-1].numerator:
        return frozenset(_BEFORE_DATES.get(code_of(language), "").split())
    if figure.kind not in {FigureKind.PERCENT, FigureKind.FRACTION}:
        return frozenset()
    return _BEFORE_SHARES.get(code_of(language), frozenset())


def _terms(words: list[Word], figures: list[Figure], language: str) -> list[Term]:
    terms: list[Term] = []
    waiting = figures[::-1]
    code = code_of(language)
    shouted = _is_shouted(words, code)
    joints = _JOINTS.get(code, {})
    for place, word in enumerate(words):
        while waiting and waiting[-1].span.end <= word.start:
            waiting.pop()
        if waiting and waiting[-1].span.start <= word.start:
            figure = waiting[-1]
            if not (terms and terms[-1].figure is figure):
                if terms and terms[-1].key in _share_articles(figure, language):
                    terms.pop()
                terms.append(Term(figure.key, Sort.FIGURE, *figure.span, figure))
            terms += _glued(word, figure)
            continue
        # Most words follow no figure, and have no capital.
        of = _of_millions(terms[-1].figure, language) if terms and terms[-1].figure else ""
        if of and word.text == of:
            continue
        joined = 1 if of and word.written[:2].lower() == "d'" else 0
        has_capital = word.written[:1].isupper()
        named = has_capital and is_name(word, first=place == 0, shouted=shouted)
        sort = Sort.NAME if named else Sort.WORD
        key = joints.get(word.text, word.text[joined:])
        terms.append(Term(key, sort, word.start + 2 * joined, word.end))
    return terms


def _is_shouted(words: list[Word], code: str) -> bool:
    """Return whether a text is in capitals, or in a headline's style: they show no names then."""
    long = [word.written for word in words if len(word.written) > 3]
    # German has many in any sentence.
    shown = [word.isupper() if code == "de" else word[0].isupper() for word in long]
    return sum(shown) > max(2, 0.8 * len(long))


def _glued(word: Word, figure: Figure) -> list[Term]:
    """Return what is glued to a figure and no part of it: "5G" is not 5, "4x100" not "4x400"."""
    end = figure.span.end
    rest = word.written[end - word.start :].partition("'")[0] if word.start < end else ""
    return [Term(rest.casefold(), Sort.WORD, end, end + len(rest))] if rest[:1].isalnum() else []


def is_name(word: Word, *, first: bool, shouted: bool) -> bool:
    """Return whether a word is written as a name.

    The first word of a text, and every word of a text in capitals, shows nothing.
    """
    written = word.written
    if shouted or word.text in _NEVER_NAMES or not written[:1].isupper():
        return False
    return not first or (len(written) > 1 and written.isupper())
