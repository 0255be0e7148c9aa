"""Marks that tell two texts of the same words apart: capitals, commas, "so-called" quotes.

They are looked at only where nothing else differs.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.language.lexicon.closed_classes import IRREGULAR_VERBS, TITLES
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.likeness import edits
from claimcheck.matching.marks.asides import find_asides
from claimcheck.matching.marks.glued import find_glued
from claimcheck.matching.marks.quoted import find_quotes, find_sharp, told_apart
from claimcheck.matching.marks.tags import find_tags
from claimcheck.matching.spelling.known_words import is_given_name, is_known_name, is_word
from claimcheck.matching.spelling.substances import SYMBOLS, may_be_gas
from claimcheck.matching.steps.commas import find_commas
from claimcheck.matching.steps.written_dates import find_dates
from claimcheck.matching.terms import FUNCTION, Parsed, Sort, Term
from claimcheck.matching.wording import Wording
from claimcheck.model.comparison import Difference, Guard

# Written with a capital or without, as a paper's style has it.
_EITHER_CASE: Final = TITLES | word_set(
    "government ministry parliament senate congress cabinet court supreme army navy police church"
    " internet web state federal republic union party office department house committee council"
    " central bank university school hospital north south east west northern southern eastern"
    " western covid covid19 bible earth moon"
)
# Beside another of these words it is one party's name: the "Internet Party" is no internet party.
_PARTY: Final = "party"
# Names that are words in small letters although few texts have these as words.
_ALSO_WORDS: Final = word_set(
    "turkey china japan polish jordan java panama bush aids visa apple shell orange mali chile nice"
    " guinea brazil cologne reading cork bath mobile buffalo champagne canary swede"
    " mark grace faith joy frank jack pat sue drew chase grant lily daisy iris violet ivy amber"
    " crystal pearl ruby dawn robin sandy lance dale cliff heath victor norm ray gene miles"
    " amazon delta gap visa target shell orange apple meta virgin subway dove puma"
)
# With "the" a river, without it the land that is called after it.
_RIVERS: Final = word_set("niger jordan senegal paraguay uruguay amazon")
# Titles that are names, too: "the Prince estate" is not "the prince estate".
_TITLES_AND_NAMES: Final = word_set(
    "prince king queen pope bishop judge baron dean marshal father lady duke earl major"
)
# Alone before a verb these need an article: "Prince sold it" is about somebody of that name.
_ALSO_SURNAMES: Final = word_set(
    "prince king queen bishop dean pope duke earl baron marshal major judge justice pastor bill"
    " baker cook mason hunter potter miller butler carpenter fisher archer weaver shepherd porter"
    " carter cooper sawyer brewer butcher knight sharp abbott chancellor steward"
    " constable turner walker fowler singer gardener forester ranger sheriff sergeant"
    " god lord mark grace faith joy hope rose frank jack pat sue drew chase grant lily daisy iris"
    " violet ivy amber crystal pearl ruby dawn robin lance dale cliff heath norm ray gene miles"
)
# Written in capitals for their weight: "is NOT safe"; as acronyms they mean nothing.
_STRESSED: Final = (FUNCTION - word_set("us it who is me")) | word_set(
    "never nothing none all every only any both very more most zero always ever even now really"
    " truly big huge free still just again first last each same real false true wrong dead killed"
    " banned illegal"
)
_JOINING: Final = word_set("and or nor plus")
# A clause of its own follows one of these.
_BEFORE_CLAUSES: Final = word_set("that said says say claimed claims because if when while whether")
_LONGEST_UNIT: Final = 3
# No initials are as long and a name that is a word, too: "AIDS" is, "CHRISTMAS" is Christmas.
_SHORTEST_SHOUT: Final = 7


def find_marks(
    first: Parsed, second: Parsed, wordings: tuple[Wording, Wording]
) -> tuple[Difference, ...]:
    """Return what marks and hyphens alone tell apart in two texts of the same words."""
    if not (first.english and second.english):
        # No English text comes here.
        from claimcheck.matching.marks.abroad import find_marks_abroad  # noqa: PLC0415

        return find_marks_abroad(first, second, wordings)
    found = _find_in_english(first, second, wordings)
    if "-" not in first.lowered + second.lowered:
        return found
    # Few pairs come here.
    from claimcheck.matching.steps.hyphens import find_hyphens  # noqa: PLC0415

    return (*found, *find_hyphens(first, second))


def _find_in_english(
    first: Parsed, second: Parsed, wordings: tuple[Wording, Wording]
) -> tuple[Difference, ...]:
    texts = first.plain.text, second.plain.text
    if texts[0] == texts[1] and wordings[0].text == wordings[1].text:
        return ()
    pairs = list(paired_places(first, second))
    written = wordings[0].text, wordings[1].text
    cased = has_sentence_case(texts[0]) and has_sentence_case(texts[1])
    found = [
        *(
            told_apart(first, [ours], second, [theirs], Guard.PERIOD)
            for ours, theirs in find_dates(first, second, pairs, written, cased=cased)
        ),
        *(_capitals(first, second, pairs, wordings) if cased else ()),
        *find_commas(first, second, pairs),
        *find_asides(first, second, pairs, _JOINING),
        *find_quotes(first, second, pairs, wordings),
        *find_sharp(first, second, pairs),
        *find_glued(first, second, pairs, wordings),
        *find_tags(first, second, written),
    ]
    return tuple(found[:3])


def paired_places(first: Parsed, second: Parsed) -> Iterator[tuple[int, int]]:
    """Give the places of terms that are the same in both texts, in order."""
    keys = [term.key for term in first.terms], [term.key for term in second.terms]
    if keys[0] > keys[1]:
        yield from (pair[::-1] for pair in paired_places(second, first))
        return
    for change in edits(*keys):
        if change.tag == "equal":
            yield from zip(
                range(change.src_start, change.src_end),
                range(change.dest_start, change.dest_end),
                strict=True,
            )


def has_sentence_case(text: str) -> bool:
    """Return whether capitals tell anything: not in a text wholly upper, lower or title case.

    >>> has_sentence_case("Exports of Turkey rose"), has_sentence_case("EXPORTS OF TURKEY ROSE")
    (True, False)
    """
    words = re.findall(r"[^\W\d_]{4,}", text)
    upper = sum(word[0].isupper() for word in words)
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or not any(map(str.isupper, letters)):
        return False
    if not any(word[0].islower() for word in re.findall(r"[^\W\d_]+", text)):
        return False
    return upper <= max(2, 0.75 * len(words)) and sum(map(str.isupper, letters)) * 2 < len(letters)


def _capitals(
    first: Parsed,
    second: Parsed,
    pairs: Sequence[tuple[int, int]],
    wordings: tuple[Wording, Wording],
) -> Iterator[Difference]:
    texts = first.plain.text, second.plain.text
    for place, other in pairs:
        ours, theirs = first.terms[place], second.terms[other]
        if ours.figure or " " in ours.key:
            continue
        written = texts[0][ours.start : ours.end], texts[1][theirs.start : theirs.end]
        starts = begins(texts[0], ours), begins(texts[1], theirs)
        bare = _is_bare(first, place), _is_bare(second, other)
        article = _has_article(first, place) or _has_article(second, other)
        surname = ours.key in _ALSO_SURNAMES or (article and is_given_name(ours.key))
        if bare[0] != bare[1] and surname:
            yield told_apart(first, [ours], second, [theirs], Guard.ENTITY)
            continue
        if ours.key in _RIVERS and _has_the(first, place) != _has_the(second, other):
            yield told_apart(first, [ours], second, [theirs], Guard.ENTITY)
            continue
        if _is_in_tag(first, ours, wordings[0]) or _is_in_tag(second, theirs, wordings[1]):
            continue
        if not starts[0] and not starts[1] and _is_named(first, place):
            if written[0][:1].isupper() != written[1][:1].isupper():
                yield told_apart(first, [ours], second, [theirs], Guard.ENTITY)
            continue
        of_unit = place and first.terms[place - 1].figure and _are_units(*written)
        after = "".join(term.key for term in first.terms[place + 1 : place + 2])
        stressed = _tells_nothing(*written) and not may_be_gas(ours.key, after)
        stressed = stressed and not (_is_of_party(first, place) or _is_number(first, place))
        if of_unit or (_differ_in_case(*written, starts) and not stressed):
            yield told_apart(first, [ours], second, [theirs], Guard.ENTITY)


def _is_in_tag(parsed: Parsed, term: Term, wording: Wording) -> bool:
    """Return whether a capital only shows where a word of a tag begins: "#ClimateChange"."""
    if "#" not in wording.text or term.key in _ALSO_WORDS:
        return False
    start, end = parsed.plain.origin(term.start, term.end)
    tag = re.search(r"#\w*$", wording.text[:start])
    rest = re.match(r"\w*", wording.text[end:])
    return tag is not None and rest is not None and len(tag[0] + rest[0]) > 1


def _is_of_party(parsed: Parsed, place: int) -> bool:
    """Return whether a word and the next to it name a party: "the Internet Party"."""
    one, two = (
        [term.key for term in parsed.terms[max(0, start) : start + 2]]
        for start in (place - 1, place)
    )
    return any(
        len(pair) > 1 and pair[1] == _PARTY and pair[0] in _EITHER_CASE for pair in (one, two)
    )


def _is_number(parsed: Parsed, place: int) -> bool:
    """Return whether "no." may say that a number follows: "No. 10 flats", "NO. 10 flats"."""
    term, after = parsed.terms[place], parsed.terms[place + 1 : place + 2]
    stopped = parsed.plain.text.startswith(".", term.end)
    return term.key == "no" and stopped and bool(after and after[0].figure)


def _has_the(parsed: Parsed, place: int) -> bool:
    """Return whether "the" stands before a name, and no noun after it has that "the"."""
    after = parsed.terms[place + 1 : place + 2]
    if after and after[0].sort is Sort.WORD and after[0].key not in FUNCTION:
        return _before_verb(parsed, place) and parsed.terms[max(0, place - 1)].key == "the"
    return bool(place) and parsed.terms[place - 1].key == "the"


def _has_article(parsed: Parsed, place: int) -> bool:
    return bool(place) and parsed.terms[place - 1].key in {"a", "an", "the"}


def _is_bare(parsed: Parsed, place: int) -> bool:
    """Return whether a title begins a text or clause, without an article and before a verb."""
    term = parsed.terms[place]
    written = parsed.plain.text[term.start : term.end]
    # What frames a clause is none of its terms.
    before = parsed.lowered[: term.start].strip("\"'“‘ ").rpartition(" ")[2]
    heads = not before or before in _BEFORE_CLAUSES
    return heads and written.istitle() and _before_verb(parsed, place)


def _before_verb(parsed: Parsed, place: int) -> bool:
    word = "".join(term.key for term in parsed.terms[place + 1 : place + 2])
    return word.endswith(("ed", "s")) or word in IRREGULAR_VERBS or word in FUNCTION


def _is_named(parsed: Parsed, place: int) -> bool:
    """Return whether what can be a title stands before a thing, as a name does."""
    after = parsed.terms[place + 1 : place + 2]
    if parsed.terms[place].key not in _TITLES_AND_NAMES or not after:
        return False
    written = parsed.plain.text[after[0].start]
    return not (after[0].figure or written.isupper() or _before_verb(parsed, place))


def _differ_in_case(one: str, other: str, starts: tuple[bool, bool]) -> bool:
    """Return whether one word is written as a name and the other as a word.

    At the head of a sentence a capital tells nothing, unless the whole word is in capitals;
    but what is written small within the other text may there be a name: "Polish furniture".
    """
    if _is_acronym(one) != _is_acronym(other):
        return True
    if starts[0] == starts[1]:
        told = not starts[0] or one.lower() in _ALSO_WORDS
        return told and one[:1].isupper() != other[:1].isupper()
    inner = other if starts[0] else one
    return inner.lower() in _ALSO_WORDS and inner[:1].islower()


def _are_units(one: str, other: str) -> bool:
    """Return whether two words may be two units after a figure: "5 mJ", "5 MJ"."""
    first, second = one[:1], other[:1]
    return len(one) <= _LONGEST_UNIT and first != second and one[1:] == other[1:].upper() != ""


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _tells_nothing(one: str, other: str) -> bool:
    word = one.lower()
    shouted = _is_acronym(one) or _is_acronym(other)
    if shouted and len(word) >= _SHORTEST_SHOUT and (one.istitle() or other.istitle()):
        return True
    # "He said that Will helped" names somebody, and so does "They expect May to lose".
    named = word in {"will", "may"} and not shouted
    if word in _EITHER_CASE or (word in _STRESSED and not named):
        return True
    if word in SYMBOLS and one.istitle() != other.istitle():
        return False
    return not is_word(word) and (shouted or (is_known_name(word) and word not in _ALSO_WORDS))


def begins(text: str, term: Term) -> bool:
    """Return whether a term begins a sentence, where every word has a capital."""
    before = text[: term.start].rstrip(" \"'([-")
    return not before or before[-1] in ".!?:;|"
