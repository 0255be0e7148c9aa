"""Marks that tell two texts of the same words apart, in other languages than English."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from claimcheck.language.lexicon.word_lists import listed
from claimcheck.language.text.stems import code_of
from claimcheck.matching.marks.asides import find_asides
from claimcheck.matching.marks.english import begins, paired_places
from claimcheck.matching.marks.glued import find_glued
from claimcheck.matching.marks.quoted import find_quotes, find_sharp
from claimcheck.matching.steps.abroad.name_lists import JOINING
from claimcheck.matching.steps.commas import is_parted
from claimcheck.matching.terms import Parsed, Sort, Term
from claimcheck.matching.wording import Wording
from claimcheck.model.comparison import Difference, Guard

Places = Sequence[tuple[int, int]]
# A phrase that begins so may be parted by a comma at its end, or before it, as a writer likes.
_PHRASES: Final = {
    "de": "in im am an nach vor seit während bei laut trotz wegen heute gestern gemäß mit ohne",
    "fr": "en à au après avant depuis selon pendant dès lors hier malgré sans avec dans sur",
    "es": "en tras desde durante según ayer hoy antes después con sin",
    "pt": "em na no nos nas após segundo ontem hoje com sem apesar durante",
    "it": "in nel nella nei dopo prima secondo ieri oggi durante senza",
    "nl": "in op na sinds tijdens volgens gisteren vandaag zonder met bij",
    "sv": "i på efter före sedan enligt igår idag utan med vid trots",
}
_LONGEST_OPENING: Final = 12
_LONG: Final = 4
# Of German offices, bodies and counts, with whatever ending.
_EITHER_CASE: Final = listed(
    "erst zweit dritt letzt nächst ander einzeln allgemein folgend beid viel alle deutsch europä"
    " heilig rot grün schwarz link recht neu groß gross alt klein oberst höchst stellvertret"
)
# With a capital and no noun behind them these are people: "die Alten", "die Grünen".
_PEOPLE: Final = listed("deutsch rot grün schwarz link recht groß gross alt klein reich arm")


def find_marks_abroad(
    first: Parsed, second: Parsed, wordings: tuple[Wording, Wording]
) -> tuple[Difference, ...]:
    """Return what marks alone tell apart in two texts of the same words."""
    pairs = list(paired_places(first, second))
    # What stands in another place has other commas around it.
    moved = len(pairs) < max(len(first.terms), len(second.terms))
    if moved or wordings[0].text == wordings[1].text:
        return ()
    joining = JOINING.get(code_of(first.language), "").split()
    found = [
        *_commas(first, second, pairs),
        *find_asides(first, second, pairs, joining),
        *find_sharp(first, second, pairs),
        *find_quotes(first, second, pairs, wordings),
        *find_glued(first, second, pairs, wordings),
        *_capitals(first, second, pairs),
    ]
    return tuple(found[:3])


def _difference(first: Parsed, ours: list[Term], second: Parsed, theirs: list[Term]) -> Difference:
    our_words, our_span = first.quote(ours)
    their_words, their_span = second.quote(theirs)
    return Difference(Guard.SUBSTITUTION, our_words, their_words, our_span, their_span)


def _commas(first: Parsed, second: Parsed, pairs: Places) -> Iterator[Difference]:
    """Give words that a mark parts in one of two texts: "No, hay más", "No hay más"."""
    for (place, other), (after, after_other) in pairwise(pairs):
        ours = list(first.terms[place : after + 1])
        theirs = list(second.terms[other : after_other + 1])
        parted = is_parted(first, ours), is_parted(second, theirs)
        if parted[0] == parted[1]:
            continue
        parsed, at = (first, place) if parted[0] else (second, other)
        if not _is_idle(parsed, at):
            yield _difference(first, ours, second, theirs)


def _is_idle(parsed: Parsed, place: int) -> bool:
    """Return whether the mark after a term only parts what is apart anyway."""
    before, after = parsed.terms[place : place + 2]
    code = code_of(parsed.language)
    if after.key in JOINING.get(code, "").split() or before.figure or after.figure:
        return True
    # "Graz, Austria"; every German noun has a capital.
    if code != "de" and before.sort is after.sort is Sort.NAME and not _is_in_list(parsed, place):
        return True
    earlier = any(is_parted(parsed, parsed.terms[at : at + 2]) for at in range(place))
    head = parsed.terms[0]
    phrases = _PHRASES.get(code, "").split()
    opens = head.key in phrases or bool(head.figure and head.figure.is_date)
    return after.key in phrases or (opens and not earlier and place < _LONGEST_OPENING)


def _is_in_list(parsed: Parsed, place: int) -> bool:
    joints = JOINING.get(code_of(parsed.language), "").split()
    return any(term.key in joints for term in parsed.terms[place + 1 : place + 6])


def _capitals(first: Parsed, second: Parsed, pairs: Places) -> Iterator[Difference]:
    """Give German words that capitals make others: "der Gefangene floh", "der gefangene Floh"."""
    texts = first.plain.text, second.plain.text
    if code_of(first.language) != "de" or not all(map(_has_small_words, texts)):
        return
    for place, other in pairs:
        ours, theirs = first.terms[place], second.terms[other]
        heads = begins(texts[0], ours) or begins(texts[1], theirs)
        capitals = texts[0][ours.start].isupper(), texts[1][theirs.start].isupper()
        alone = _is_alone(first, place) and _is_alone(second, other)
        if capitals[0] != capitals[1] and not heads and not _has_either_case(ours.key, alone=alone):
            yield _difference(first, [ours], second, [theirs])


def _has_small_words(text: str) -> bool:
    """Return whether capitals tell anything: some words have one, and some long ones none."""
    words = [word for word in text.split() if word[:1].isalpha()]
    small = any(word.islower() and len(word) >= _LONG for word in words)
    return small and any(word[0].isupper() for word in words[1:])


def _is_alone(parsed: Parsed, place: int) -> bool:
    """Return whether no noun follows a German adjective: every noun has a capital."""
    after = parsed.terms[place + 1 : place + 2]
    return not (after and parsed.plain.text[after[0].start].isupper())


def _has_either_case(key: str, *, alone: bool) -> bool:
    """Return whether papers write a word in both ways: "der Erste Bürgermeister"."""
    if alone and key.startswith(_PEOPLE):
        return False
    return key.startswith(_EITHER_CASE) or key.endswith(("isch", "ische", "ischen", "ischer"))
