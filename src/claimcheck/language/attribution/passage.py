"""A text cut up once for every rule: tokens, quotations, sentences."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import accumulate, compress

from claimcheck.language.dates.dateline import Dateline, find_dateline
from claimcheck.language.framing.labels import is_denial
from claimcheck.language.lexicon.closed_classes import DASHES, PREPOSITIONS, STARTERS
from claimcheck.language.lexicon.reporting_verbs import FINITE_FORMS, cue_forms
from claimcheck.language.people.name_tables import is_given, is_place
from claimcheck.language.text.quotations import Quotation, find_quotations
from claimcheck.language.text.sentences import Sentence, find_sentences
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

# An entry of a live report begins with its time: "14:32", "[14:32]".
_BEGIN_CLOCKS = frozenset("0123456789[")
# How few paragraphs apart is near, and of how many words the credit of a picture is.
_NEAR = 2
_FEWEST, _LONGEST_CREDIT = 2, 4
# Names that read as verbs in small letters.
_NAMES = frozenset(["Drew", "Hope", "May", "Rose", "Will"])


class Passage(NamedTuple):
    """A text and its tokens.

    `words[i]` is ``text[starts[i]:ends[i]]``, `lows[i]` the same in lower case
    with a straight apostrophe; `inside[i]` is the number of the quotation
    around it, or -1. sentence ``n`` holds the
    tokens from `first[n]` up to `past[n]`; `cues` are
    the tokens that may be reporting verbs, `signs` those and all others that
    attribute. `has_handles` tells whether posts may be signed.
    """

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    inside: list[int]
    quotations: list[Quotation]
    sentences: list[Sentence]
    first: list[int]
    past: list[int]
    datelines: list[Dateline]
    cues: list[int]
    signs: list[int]
    has_handles: bool

    def signs_between(self, begin: int, end: int) -> set[str]:
        """Return what may attribute among the tokens ``begin`` up to ``end``, in lower case."""
        signs, lows = self.signs, self.lows
        return {lows[i] for i in signs[bisect_left(signs, begin) : bisect_left(signs, end)]}

    def span(self, begin: int, end: int) -> Span:
        """Return the text's range that tokens ``begin`` up to ``end`` cover."""
        return Span(self.starts[begin], self.ends[end - 1])

    def bounds(self, number: int) -> tuple[int, int]:
        """Return the range of tokens that sentence ``number`` holds."""
        return self.first[number], self.past[number]

    def token_at(self, position: int) -> int:
        """Return the first token that starts at or after ``position``."""
        return bisect_left(self.starts, position)


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(
        # The first three alternatives are there for speed alone.
        r"([A-Za-z][a-z]*+(?=[ ,;:?!)\n\"“”])|[,;:?!()\"“”]|[a-z]++(?=\.\s)"
        r"|(?:[A-Z]\.){2,}|[A-HJ-Z]\.(?=\s[A-Z])"
        r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Lt|Gen|St|Jr|Sr|Col|Sgt|Sens|Reps|Prof)\."
        r"|(?:Hon|Engr|Barr|Arc|Supt|Insp|Rev|Revd|Capt|Cmdr|Cdr|Maj|Adm|Cllr|Adv|Alh|Atty|Comdt|Det"
        r"|Amb|Fr|Bro|Ven|Pharm|Brig|Cpl|Pvt|Pte|Thiru|Tmt|Smt|Asst|Dep|Pres|Mme)\.(?=\s+[A-Z(])"
        r"|(?:Ltd|Inc|Corp|Co)\.(?=,? [a-z])"
        r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|[@#]?\w+(?:(?:[-’'&/]|\.(?![A-Z][a-z])|'s)\w+)*|''|``|--+|\.\.+|[^\w\s])"
    )


def read_passage(text: str) -> Passage:
    """Cut ``text`` into quotations, sentences and tokens."""
    quotations = find_quotations(text)
    datelines = _find_datelines(text)
    sentences = _after_datelines(find_sentences(text, quotations), datelines)
    sentences = list(_after_clocks(text, sentences))
    # Gaps and tokens by turns: several times faster than to find each token and its place.
    pieces = _token_pattern().split(text)
    words, ends = pieces[1::2], list(accumulate(map(len, pieces)))
    starts, ends = ends[:-1:2], ends[1::2]
    inside = [-1] * len(words)
    number_tokens(inside, starts, quotations)
    forms, all_signs = cue_forms(), _all_signs()
    lows = _lowered(words) if words else []
    signs = list(compress(range(len(lows)), map(all_signs.__contains__, lows)))
    return Passage(
        text,
        words,
        lows,
        starts,
        ends,
        inside,
        quotations,
        sentences,
        [bisect_left(starts, sentence.start) for sentence in sentences],
        [bisect_left(starts, sentence.end) for sentence in sentences],
        datelines,
        [i for i in signs if lows[i] in forms],
        signs,
        "(@" in text,
    )


def own_words(passage: Passage) -> str:
    """Return a text with blanks for what stands in marks, where every day is somebody else's."""
    parts, last = list[str](), 0
    for start, end, *_ in passage.quotations:
        if start >= last:
            parts += [passage.text[last:start], " " * (end - start)]
            last = end
    return "".join([*parts, passage.text[last:]])


def _lowered(words: list[str]) -> list[str]:
    """Return the tokens in lower case, but for names that would read as verbs."""
    # No token holds a line's end, and each may be longer in lower case.
    lows = "\n".join(words).lower().replace("’", "'").split("\n")
    for i in compress(range(len(words)), map(_NAMES.__contains__, words)):
        if _names_somebody(words, lows, i):
            lows[i] = words[i]
    return lows


def number_tokens(
    inside: list[int], starts: list[int], quotations: Sequence[Quotation], first: int = 0
) -> None:
    """Write into `inside` which quotation is around each token, numbered from `first`."""
    for number, quotation in enumerate(quotations, first):
        begin, end = bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)
        inside[begin:end] = [number] * (end - begin)


def _names_somebody(words: list[str], lows: list[str], i: int) -> bool:
    """Return whether ``May`` or ``Will`` at token `i` is a name rather than a verb or a month."""
    forms, past = cue_forms(), len(words)
    before = lows[i - 1] if i else "."
    if i and words[i - 1][0].isupper() and before not in PREPOSITIONS and before not in STARTERS:
        return True
    if before in PREPOSITIONS:
        return False
    k = i + 1 + (words[i] != "May" and i + 1 < past and words[i + 1][0].isupper())
    if k < past and (verb := forms.get(lows[k])) and verb.form in FINITE_FORMS:
        return True
    return words[i] == "Will" and before in forms and k > i + 1


@cache
def _all_signs() -> frozenset[str]:
    return frozenset({"according", "per", "heard", "hears", ":", *DASHES, *cue_forms()})


def _find_datelines(text: str) -> list[Dateline]:
    lines = (line.span(1) for line in _opening_pattern().finditer(text))
    found = (
        find_dateline(text, start, end, partial(_is_place_label, text[start:end]))
        for start, end in lines
    )
    # "FALSE — Exports rose" is rated, and said nowhere.
    return [each for each in found if each and not (each.place and is_denial(each.place))]


def _is_place_label(line: str, name: str) -> bool:
    """Return whether a name before a colon is a place's, and nobody's who may speak there.

    Of a place that is a first name as well ("Sydney") the line says who speaks.
    """
    if not is_place(name):
        return False
    tells = (" said" in line or " says" in line) and "“" not in line[: len(name) + 4]
    return tells or not is_given(name.split(maxsplit=1)[0])


@cache
def _opening_pattern() -> re.Pattern[str]:
    # Two capitals, a bracket, or soon a bracket, a slash or a day: all others are spared more.
    return re.compile(
        r"^[^\S\n]*((?:\([A-Z]|[A-ZÀ-Þ](?:[A-ZÀ-Þ.’'\-]|[^\n(/0-9]{1,50}(?:\([A-Z]|/|\d)"
        r"|[a-z]+(?: [A-Z][a-z]+)?(?:: | [—–-]{1,2} )))[^\n]*\S)",
        re.MULTILINE,
    )


def _after_datelines(sentences: list[Sentence], datelines: list[Dateline]) -> list[Sentence]:
    """Return the sentences with the datelines cut off their beginnings."""
    if not datelines:
        return sentences
    kept: list[Sentence] = []
    for sentence in sentences:
        start = sentence.start
        for dateline in datelines:
            if dateline.span.start <= start < dateline.span.end:
                start = dateline.span.end
        if start < sentence.end:
            kept.append(sentence._replace(start=start))
    return kept


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        r"\[?\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?\b\.?)?(?: (?:[A-Z]{1,3}T|UTC|hrs))?\]?"
        r"(?: ?[-–—|:•])?\s+(?=[A-Z“\"‘'])"
    )


def _after_clocks(text: str, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Give the sentences without the times of day that entries of a live report begin with."""
    paragraph = -1
    for sentence in sentences:
        begins = sentence.paragraph != paragraph and text[sentence.start] in _BEGIN_CLOCKS
        stamp = _clock().match(text, sentence.start, sentence.end) if begins else None
        yield sentence._replace(start=stamp.end()) if stamp else sentence
        paragraph = sentence.paragraph


def paragraphs_apart(passage: Passage, before: int, sentence: int) -> int:
    """Return how many paragraphs lie between two sentences; a credit, ``ANN BERG``, is none."""
    first, last = passage.sentences[before], passage.sentences[sentence]
    apart = last.paragraph - first.paragraph
    if apart <= _NEAR:
        return apart
    return apart - sum(_is_credit(passage, n) for n in range(before + 1, sentence))


def _is_credit(passage: Passage, number: int) -> bool:
    """Return whether a paragraph is no more than a name in capitals."""
    begin, end = passage.bounds(number)
    words, start = passage.words[begin:end], passage.sentences[number].start
    named = _FEWEST <= len(words) <= _LONGEST_CREDIT and is_given(words[0].lower())
    alone = passage.text[start - 1 : start] == "\n"
    return named and alone and all(word.isalpha() and word.isupper() for word in words)
