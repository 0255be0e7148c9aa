"""The clauses of a sentence that say something by themselves, and how surely it says them."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from claimcheck.language.framing import clause_patterns as patterns
from claimcheck.language.framing.clause_words import bare_edges, is_clause, words_of
from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_VERBS,
)
from claimcheck.language.lexicon.negation import DOUBTING, NARROWING, OPENING
from claimcheck.language.lexicon.reporting_verbs import cue_forms
from claimcheck.language.text.quotations import find_quotations
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

_LONGEST_IN_A_LIST = 3
# With more joints it is a list rather than a sentence.
_MOST_PIECES = 8
# What stands for a letter between quotation marks, and is none.
_QUOTED = "_"
_JOINING = frozenset(";:,—–-(")
_JOINING_WORDS = tuple(
    f" {word} " for word in "that and but so yet while whereas because though since as plus".split()
)
_DASHES = frozenset("—–-")
_WEAK = _DASHES | {":"}
# Verbs of saying are things after an article, "the press", "my kids"; these tell of words.
_IDEAS = ("claim", "report", "guess", "suggest", "warn", "charge", "hint", "forecast", "estimate")
# Of these no more is told than that they went.
_GOING = frozenset(("go", "goes", "went", "gone", "going"))


class Clause(NamedTuple):
    """A clause of a sentence: the places of its words.

    `doubt` holds the words around it that may make it less than asserted, if any.
    """

    spans: tuple[Span, ...]
    doubt: str = ""


class _ClausePiece(NamedTuple):
    """A joint and what follows it up to the next; the clause begins at `start`.

    `weak` is the colon or dash before or right after it, if any.
    """

    begin: int
    start: int
    end: int
    weak: str


@cache
def _narrowing() -> frozenset[str]:
    # "The bridge - not the road - has cracks" says no less of the bridge.
    return NARROWING - {"not"}


def find_clauses(sentence: str) -> list[Clause]:
    """Return the clauses of a sentence that has several, in order; none of a question's.

    What "if", "unless", "whether" or "before" stand ahead of is left out, as far as
    closed classes of words can show it.

    >>> text = "Exports rose in May, and the minister opened a bridge in Lyon."
    >>> [(text[slice(*each.spans[0])], each.doubt) for each in find_clauses(text)]
    [('Exports rose in May', ''), ('the minister opened a bridge in Lyon.', '')]
    >>> find_clauses("Exports rose in May, but that is not so.")[0].doubt
    'that'
    """
    # Most sentences have no joint, and are spared the looking for one.
    if not (_JOINING & set(sentence) or any(each in sentence for each in _JOINING_WORDS)):
        return []
    if sentence.rstrip("\"”’'») ").endswith("?"):
        return []
    text = _without_quotations(sentence)
    asides = [
        # "Exports - to Asia - rose" says less than that they rose.
        Span(each.start(), each.end())
        for each in patterns.aside().finditer(text)
        if each["said"] is None or _narrowing().isdisjoint(words_of(each["said"])[:1])
    ]
    for aside in asides:
        text = _blanked(text, aside)
    pieces = list(_pieces(text))
    if len(pieces) > _MOST_PIECES or (len(pieces) == 1 and not asides and not pieces[0].start):
        return []
    found = [
        Clause(_spans(text, piece, asides), _doubt(sentence, text, pieces, number))
        for number, piece in enumerate(pieces)
        if not (_is_open(words_of(sentence[: piece.begin])) or _is_quoted(text, piece))
    ]
    return [*found, *_in_brackets(sentence, asides)]


def _in_brackets(sentence: str, asides: Sequence[Span]) -> Iterator[Clause]:
    """Yield the clauses that stand in brackets."""
    for aside in asides:
        start = (
            aside.start
            + len(sentence[aside.start : aside.end])
            - len(sentence[aside.start : aside.end].lstrip())
        )
        words = words_of(sentence[start : aside.end])
        around = words_of(f"{sentence[:start]} {sentence[aside.end :]}")
        if sentence[start] == "(" and is_clause(words) and not _is_open(around):
            doubts = (each for each in around if each in _doubting() or each.endswith("n't"))
            place = Span(start + 1, aside.end - 1)
            yield Clause((place,), next(doubts, "" if is_clause(around) else "("))


def find_content(sentence: str) -> Clause | None:
    """Return what follows the first "that" of a sentence: what comes before tells how it holds.

    >>> text = "They hide that the bridge in Lyon has cracks."
    >>> clause = find_content(text)
    >>> text[slice(*clause.spans[0])], clause.doubt
    ('the bridge in Lyon has cracks.', 'They hide that')
    """
    if " that " not in sentence or sentence.rstrip("\"”’'») ").endswith("?"):
        return None
    found = patterns.that().search(_without_quotations(sentence))
    if not found or _is_open(words_of(sentence[: found.start()])):
        return None
    before = " ".join(sentence[: found.end()].split()[-_LONGEST_IN_A_LIST:])
    return Clause((Span(found.end(), len(sentence)),), before)


def find_reason(sentence: str) -> Clause | None:
    """Return what follows a "because" that no comma parts from what it is the reason of.

    >>> text = "He left because the bridge in Lyon has cracks, and never came back."
    >>> clause = find_reason(text)
    >>> text[slice(*clause.spans[0])], clause.doubt
    ('the bridge in Lyon has cracks', 'never')
    """
    if " because " not in sentence:
        return None
    text = _without_quotations(sentence)
    found = patterns.reason().search(text)
    if not found or _is_open(words_of(sentence[: found.start()])):
        return None
    joint = patterns.joints().search(text, found.end())
    end = joint.start() if joint else len(sentence)
    around = words_of(f"{sentence[: found.start()]} {sentence[end:]}")
    doubts = (each for each in around if each in _doubting() or each.endswith("n't"))
    return Clause((Span(found.end(), end),), next(doubts, ""))


def _is_open(before: Sequence[str]) -> bool:
    """Return whether the words before a clause make it a condition, or leave it open."""
    return not OPENING.isdisjoint(before) or before[:1] in (["had"], ["were"], ["should"])


def _is_quoted(text: str, piece: _ClausePiece) -> bool:
    """Return whether all of a piece stands in quotation marks."""
    return not text[piece.start : piece.end].strip(f"{_QUOTED} .,")


def _without_quotations(sentence: str) -> str:
    """Return the sentence with what is quoted made one word, in which is no joint."""
    for each in find_quotations(sentence):
        sentence = _blanked(sentence, Span(each.start, each.end), _QUOTED)
    return sentence


def _blanked(text: str, span: Span, by: str = " ") -> str:
    return text[: span.start] + by * (span.end - span.start) + text[span.end :]


def _pieces(text: str) -> Iterator[_ClausePiece]:
    """Yield what stands between the joints of a sentence."""
    closed = [each.span() for each in patterns.bracketed().finditer(text)]
    edges = [
        (each.start(), each.end(), (each["weak"] or "").strip())
        for each in patterns.joints().finditer(text)
        if not any(start < each.start() < end for start, end in closed)
    ]
    edges = sorted((*edges, *bare_edges(text, edges)))
    begin, first = 0, 0
    if found := patterns.beginning().match(text):
        first = found.end("join")
        comma = (*found.span("comma"), "")
        edges = [comma, *(each for each in edges if each[0] > comma[0])]
    before = ""
    for start, end, weak in (*edges, (len(text), len(text), "")):
        stated = patterns.stated().match(text, first, start)
        yield _ClausePiece(begin, stated.end() if stated else first, start, before or weak)
        # "What is told: prices fell; wages rose" is about both.
        begin, first, before = start, end, before or weak


def _spans(text: str, piece: _ClausePiece, asides: Sequence[Span]) -> tuple[Span, ...]:
    """Return the places of a piece's words, without the asides in it."""
    spans, start = [], piece.start
    for aside in asides:
        if start < aside.start and aside.end < piece.end:
            spans.append(Span(start, aside.start))
            start = aside.end
    says_more = not spans or any(each.isalnum() for each in text[start : piece.end])
    return (*spans, Span(start, piece.end)) if says_more else tuple(spans)


def _doubt(sentence: str, text: str, pieces: Sequence[_ClausePiece], number: int) -> str:
    """Return the first words around a piece that leave in doubt whether it is asserted."""
    piece = pieces[number]
    others = [(each, text[each.start : each.end]) for each in pieces if each is not piece]
    # A dash may part two clauses; what a colon is after may be said of it.
    if piece.weak and not (piece.weak in _DASHES and all(_says_more(each) for _, each in others)):
        return _beside_mark(sentence, piece)
    # With the asides in the piece: "Exports, which some deny, rose".
    aside = "".join(
        new if old == " " else " "
        for new, old in zip(
            sentence[piece.start : piece.end], text[piece.start : piece.end], strict=True
        )
    )
    beside = patterns.silence().sub(
        " ", f"{sentence[: piece.begin]} {aside} {sentence[piece.end :]}"
    )
    around = words_of(beside)
    # "After exports fall, he will resign" does not say that they do.
    open_yet = {"will", "shall"} if piece.start > piece.begin else set()
    for before, word in pairwise(("", *around)):
        if before in DETERMINERS and word not in DOUBTING and not word.startswith(_IDEAS):
            continue
        if word in _doubting() or word in open_yet or word.endswith("n't"):
            return word
    for other, words in others:
        if patterns.silence().match(words.lstrip()):
            continue
        first = words_of(words)[:1]
        if not _has_verb(words) or (other.begin > piece.end and not NARROWING.isdisjoint(first)):
            return _shortened(text[other.begin : other.end])
    before = text[pieces[number - 1].start : pieces[number - 1].end] if number else ""
    return _shortened(before.rpartition(",")[2]) if _lists(before) else ""


def _beside_mark(sentence: str, piece: _ClausePiece) -> str:
    """Return what a colon or dash parts from a piece, with it, to point at: "A lie:"."""
    before, after = sentence[: piece.begin].strip(), sentence[piece.end :].strip()
    if before:
        words = before.rstrip(" :–—-").rsplit(None, _LONGEST_IN_A_LIST)
        return " ".join(words[-_LONGEST_IN_A_LIST:]) + piece.weak
    return f"{piece.weak} {_shortened(after.lstrip(' :–—-'))}"


def is_weak(doubt: str) -> bool:
    """Return whether a colon or dash leaves a clause in doubt: something may be said of it."""
    return doubt[:1] in _WEAK or doubt[-1:] in _WEAK


def _is_clause(words: str) -> bool:
    return is_clause(words_of(words))


def _says_more(words: str) -> bool:
    """Return whether words are a clause, or such as take nothing back: "that is our money"."""
    return _is_clause(words) or bool(patterns.silence().match(words.lstrip()))


def _shortened(words: str) -> str:
    """Return the first words, to point at."""
    return " ".join(words.strip(" ,;").split()[:_LONGEST_IN_A_LIST]).rstrip(".,;:") or "…"


@cache
def _doubting() -> frozenset[str]:
    return DOUBTING.union(word for cue in cue_forms() for word in cue.split()[:1]) - _GOING


def _has_verb(words: str) -> bool:
    return (
        _is_clause(words)
        or bool(patterns.acts().search(words))
        or any(
            each in AUXILIARIES
            or each in IRREGULAR_VERBS
            or (each.endswith("ed") and len(each) > 3)
            for each in words_of(words)
        )
    )


def _lists(words: str) -> bool:
    """Return whether words end as a list does that the next piece goes on with."""
    *_, last = words.split(",")
    return "," in words and len(words_of(last)) <= _LONGEST_IN_A_LIST
