"""Names that are one in two forms: bodies, countries and titles abbreviated, transliterations."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.stems import code_of, is_english
from claimcheck.matching.spelling.accents import bare
from claimcheck.matching.spelling.known_words import is_word
from claimcheck.matching.terms import Parsed, Sort, Term
from claimcheck.model.comparison import Dropped, Step
from claimcheck.named_tuple import NamedTuple

Pair = tuple[Parsed, Parsed]

# Titles whose abbreviations are other words, or names, where no name follows.
_TITLES: Final = frozenset(
    ("senator", "governor", "general", "professor", "doctor", "representative", "president",
     "mister", "councillor", "lieutenant", "colonel", "captain", "sergeant", "admiral",
     "reverend", "saint", "mount")
)  # fmt: skip
# "Oxford St." is a street, and "St. Paul" none.
_ROADS: Final = frozenset(("street", "avenue", "road", "boulevard", "square"))
# Written without a capital too.
_COMMON: Final = frozenset(("covid 19", "gross domestic product", "artificial intelligence",
                            "prime minister", "member of parliament", "government",
                            "chief executive officer", "value added tax", "first quarter",
                            "second quarter", "third quarter", "fourth quarter",
                            "euro area"))  # fmt: skip


_SHORTEST_SPOKEN: Final = 4
_LONGEST_SHORT: Final = 3
_IN_CAPITALS: Final = "in capitals"
_AS_NAME: Final = "as a name"
_ANY_CASE: Final = "in any case"
_AS_TITLE: Final = "before a name"
# As American papers shorten their states: "La." is Louisiana, and "LA" Los Angeles.
_WITH_STOP: Final = "with a full stop"

_OTHER_VIRUSES: Final = word_set(
    "a an another any other some each every human bat animal mers sars different seasonal common"
)


# "L'ONU", "dell'Unione": what is joined to a name by an apostrophe is no part of it.
_ELIDING: Final = frozenset(("fr", "it", "ca"))
_OF_TITLES: Final = "title "
# There titles are written without a capital, shortened or not.
_LOW_TITLES: Final = frozenset(("it", "es", "pt", "nl"))


class _Forms(NamedTuple):
    """The forms of names by their words, each with its names and how it must then be written."""

    named: Mapping[tuple[str, ...], Sequence[tuple[str, str]]]
    longest: int


@cache
def tables() -> tuple[str, ...]:
    """Return the shipped names, a line each with its forms."""
    text = Path(__file__).with_name("same_names.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith("#"))


@cache
def _tables_abroad(code: str) -> tuple[str, ...]:
    text = Path(__file__).with_name("same_names_abroad.txt").read_text("utf-8")
    section = text.partition(f"\n={'no' if code == 'nb' else code}\n")[2].partition("\n=")[0]
    # An apostrophe joins an article to a word of a name as to the name itself.
    return tuple(re.sub(r"\b\w+'", "", line) for line in section.splitlines())


@cache
def _by_first(lines: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    """Return the lines by the words with which their forms begin.

    A text has few of these, and reading all forms would take longer than comparing it.
    """
    found: dict[str, dict[str, None]] = {}
    for line in lines:
        for form in _plain(line).split("|"):
            found.setdefault(form.split(maxsplit=1)[0], {})[line] = None
    return {first: tuple(those) for first, those in found.items()}


def _plain(line: str) -> str:
    """Return the forms of a line as texts are compared; a title keeps its full stop."""
    lowered = bare(line.lower())
    # Abroad a line of titles says so itself.
    return lowered[len(_OF_TITLES) :] if line.startswith(_OF_TITLES) else lowered.replace(".", "")


def _shipped(code: str) -> Mapping[str, Sequence[str]]:
    return _by_first(tables() if is_english(code) else _tables_abroad(code))


@cache
def _firsts(code: str, aliases: tuple[str, ...]) -> frozenset[str]:
    """Return the words with which forms begin in a language, a desk's own among them."""
    return frozenset((*_shipped(code), *_by_first(aliases)))


@cache
def _forms(first: str, code: str, aliases: tuple[str, ...]) -> _Forms:
    """Return the forms that begin with a word; a desk's own stand for shipped ones."""
    # Abroad "produit intérieur brut" and "union européenne" are written as other words are.
    case = _AS_NAME if is_english(code) else _ANY_CASE
    named = {
        **_read(_shipped(code).get(first, ()), case),
        **_read(_by_first(aliases).get(first, ()), _ANY_CASE),
    }
    return _Forms(named, max(map(len, named)))


def _read(lines: Iterable[str], names: str) -> dict[tuple[str, ...], list[tuple[str, str]]]:
    named: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for line in lines:
        title = line.startswith(_OF_TITLES)
        forms = [form.strip() for form in line.removeprefix(_OF_TITLES).split("|")]
        for form, plain in zip(forms, _plain(line).split("|"), strict=True):
            capitals = form.split()[-1].isupper()
            case = _IN_CAPITALS if capitals else _WITH_STOP if form.endswith(".") else names
            told = (forms[0], _AS_TITLE) if title else (forms[0].lower(), case)
            named.setdefault(tuple(plain.split()), []).append(told)
    return named


def with_same_names(pair: Pair, aliases: tuple[str, ...] = ()) -> tuple[Pair, list[Dropped]]:
    """Return two texts with one term for each name that both have in two forms; and those forms.

    ``aliases`` are a desk's own names, as lines such as ``World Health Organization | WHO``.
    """
    if len({code_of(parsed.language) for parsed in pair}) > 1 and not pair[0].english:
        return pair, []
    code = code_of(pair[0].language)
    if any(_has_none(parsed, _firsts(code, aliases)) for parsed in pair):
        return pair, []
    found = [_found(parsed, code, aliases) for parsed in pair]
    both = {name for _, name in found[0]} & {name for _, name in found[1]}
    if not both:
        return pair, []
    dropped = []
    for name in sorted(both):
        words = [_quoted(parsed, spans, name) for parsed, spans in zip(pair, found, strict=True)]
        often = [sum(each == name for _, each in spans) for spans in found]
        if words[0].casefold() != words[1].casefold() or often[0] != often[1]:
            dropped.append(Dropped(Step.NAME, *words))
    first, second = (
        parsed._replace(terms=_joined(parsed, [each for each in spans if each[1] in both]))
        for parsed, spans in zip(pair, found, strict=True)
    )
    return (first, second), dropped


def _has_none(parsed: Parsed, firsts: frozenset[str]) -> bool:
    """Tell at a glance that no form of a name begins in a text."""
    plain = parsed.english and parsed.lowered.isascii()
    return plain and firsts.isdisjoint([term.key for term in parsed.terms])


_Places = list[tuple[tuple[int, int], str]]


def _found(parsed: Parsed, code: str, aliases: tuple[str, ...]) -> _Places:
    """Return the names in a text, by the places of the first term and after the last."""
    terms = parsed.terms
    keys = [_key(parsed, term) for term in terms]
    firsts = _firsts(code, aliases)
    found: _Places = []
    start = 0
    while start < len(keys):
        if keys[start] in firsts:
            forms = _forms(keys[start], code, aliases)
            for end in range(min(start + forms.longest, len(keys)), start, -1):
                told = forms.named.get(tuple(keys[start:end]), ())
                name = next((one for one in told if _is_written(parsed, start, end, one)), None)
                if name and not _is_one_of_many(keys, start, end):
                    found.append(((start, end), name[0]))
                    start = end - 1
                    break
        start += 1
    return found


def _is_one_of_many(keys: Sequence[str], start: int, end: int) -> bool:
    """Return whether some other virus may be meant: "a coronavirus", "the MERS coronavirus"."""
    if keys[end - 1] != "coronavirus" or keys[start] != "coronavirus":
        return False
    before = keys[start - 1] if start else ""
    return before in _OTHER_VIRUSES or "coronaviruses" in keys


def _key(parsed: Parsed, term: Term) -> str:
    if term.figure:
        return parsed.lowered[term.start : term.end].removeprefix("the ")
    if not parsed.english:
        written = parsed.lowered[term.start + _elided(parsed, term) : term.end]
        return bare(written.replace(".", "").replace("'", ""))
    return "s" if term.key == "'s" else bare(term.key)


def _elided(parsed: Parsed, term: Term) -> int:
    """Return how long the article is that an apostrophe joins to a word: "l'ONU"."""
    if code_of(parsed.language) not in _ELIDING:
        return 0
    return max(0, parsed.plain.text.find("'", term.start, term.end) + 1 - term.start)


def _is_written(parsed: Parsed, start: int, end: int, told: tuple[str, str]) -> bool:
    """Return whether the terms are written as the form of a name must be."""
    name, case = told
    text = parsed.plain.text
    first, last = parsed.terms[start], parsed.terms[end - 1]
    written = text[first.start + _elided(parsed, first) : last.end]
    if case == _AS_TITLE or name in _TITLES:
        following = parsed.terms[end : end + 1]
        # "El doctor Ruiz", "dr Lind", "il sig. Conti"; but "me" is a Me only with a capital.
        stopped = text.startswith(".", last.end) and code_of(parsed.language) in _LOW_TITLES
        low = stopped or len(written) > _LONGEST_SHORT or written.lower() in {"dr", "sr"}
        shown = written[0].isupper() or (case == _AS_TITLE and low)
        return bool(following) and text[following[0].start].isupper() and shown
    if name in _ROADS and not _is_of_road(parsed, start, end):
        return False
    if case == _WITH_STOP:
        stopped = text[last.end - 1] == "." or text[last.end : last.end + 1] == "."
        return stopped and written.istitle()
    if case == _ANY_CASE or (name in _COMMON and case == _AS_NAME):
        return True
    if case == _IN_CAPITALS:
        short = written.rsplit(" ", 1)[-1].replace(".", "")
        whole = short.isupper() and not text.isupper()
        # Spoken as a word it may be written as one: "Unicef", but not "La" for Los Angeles.
        # Italian papers write every one so: "gli Usa", "la Bce", "l'Ue".
        within = start > 0 or _elided(parsed, first) > 0
        italian = code_of(parsed.language) == "it" and within
        spoken = (italian or len(short) >= _SHORTEST_SPOKEN) and short[:1].isupper()
        return whole or (spoken and not is_word(short.lower()))
    return any(letter.isupper() for letter in written) or text.islower()


def _is_of_road(parsed: Parsed, start: int, end: int) -> bool:
    """Return whether a road's name or number stands before, and no other name after."""
    before, after = parsed.terms[max(0, start - 1) : start], parsed.terms[end : end + 1]
    named = bool(before) and (before[0].sort is Sort.NAME or before[0].figure is not None)
    return named and not (after and after[0].sort is Sort.NAME)


def _quoted(parsed: Parsed, spans: _Places, name: str) -> str:
    (start, end), _ = next(each for each in spans if each[1] == name)
    first, last = parsed.terms[start], parsed.terms[end - 1]
    return parsed.plain.text[first.start : last.end]


def _joined(parsed: Parsed, spans: _Places) -> tuple[Term, ...]:
    """Return a text's terms with one for each of these names, and no repetition in brackets."""
    terms: list[Term] = []
    place = 0
    for (start, end), name in spans:
        first, last = parsed.terms[start], parsed.terms[end - 1]
        terms += parsed.terms[place:start]
        if joined := _elided(parsed, first):
            end_of_article = first.start + joined
            key = parsed.lowered[first.start : end_of_article]
            terms.append(Term(key, Sort.WORD, first.start, end_of_article))
            first = first._replace(start=first.start + joined)
        key = name if name in _TITLES else f"name {name}"
        # "The European Central Bank (ECB)" names it once, and so does "UN refugee agency UNHCR".
        gap = parsed.plain.text[terms[-1].end : first.start] if terms else ""
        if not (gap in {" ", " ("} and terms[-1].key == key):
            terms.append(Term(key, Sort.NAME, first.start, last.end))
        place = end
    return (*terms, *parsed.terms[place:])
