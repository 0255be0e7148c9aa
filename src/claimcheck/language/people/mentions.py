"""The parts of a noun phrase that stands for somebody: its head, and the name in it."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from claimcheck.language.lexicon.closed_classes import PREPOSITIONS
from claimcheck.language.lexicon.offices import office_endings
from claimcheck.language.lexicon.ranks import in_full, is_courtesy, is_rank, is_title
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.cutting import holds_seat, name_begin, seat_before
from claimcheck.language.people.kinds import BODIES
from claimcheck.language.people.name_tables import is_given
from claimcheck.language.people.named_person import PARTICLES
from claimcheck.language.people.roles import FOLLOWERS, is_somebody
from claimcheck.named_tuple import NamedTuple

_RELATIVES = word_set("who whose whom which that")
# "Experts such as Ann Berg" are several.
_EXAMPLES = word_set("such including like")
_ARTICLES = word_set("a an some several many two three")
_DETERMINERS = word_set("the his her its their our")
_LONGEST_WORK = 3
# So many words at least are a name in full.
_NAMED = 2
# Before a name these are its own, whatever body stands before them.
_OWN_TITLES = word_set(
    """
    senator congressman congresswoman councillor alderman justice judge barrister advocate engineer
    lieutenant colonel major general brigadier captain admiral commander commodore superintendent
    inspector sergeant marshal
    """
)
_LAST = word_set("himself herself themselves then now later earlier recently meanwhile again")


class NameHead(NamedTuple):
    """Who or what a mention is about, without what only describes it.

    `name` is the run of capitals that the head ends with, from `start` of the mention
    on, or empty: ``Voss aide | Lena Brandt``, ``a lawyer | for Voss``. `words` is all of
    the head; `owned` tells that somebody named is only whose it is or whom it follows.
    """

    words: str
    name: str
    start: int
    owned: bool


@lru_cache(4096)
def head_of(mention: str) -> NameHead:
    """Return the head of a noun phrase.

    >>> head_of("Karl Voss aide Lena Brandt").name, head_of("A lawyer for Karl Voss").name
    ('Lena Brandt', '')
    >>> head_of("Minister of Foreign Affairs Karl Voss").name
    'Karl Voss'
    """
    tokens = list(_token().finditer(mention))
    if _joins_others(tokens):
        return NameHead(mention, "", 0, owned=True)
    stop = _head_end(tokens)
    while stop > 1 and tokens[stop - 1].group().lower() in _LAST:
        stop -= 1
    if stop < len(tokens) and (begin := _apposed(tokens, stop)):
        return NameHead(mention, mention[tokens[begin].start() :], tokens[begin].start(), False)
    begin = _run_begin(tokens, stop)
    head = mention[: tokens[stop - 1].end()] if tokens else mention
    owned = any(token.group()[:1].isupper() for token in tokens[1 if begin else 0 : begin]) or any(
        token.group()[:1].isupper() for token in tokens[stop:]
    )
    if begin >= stop:
        return NameHead(head, "", 0, owned)
    return NameHead(head, head[tokens[begin].start() :], tokens[begin].start(), owned)


def _joins_others(tokens: list[re.Match[str]]) -> bool:
    """Return whether somebody stands beside others: ``the committee and Berg``."""
    words = [token.group() for token in tokens]
    return any(
        word == "and" and words[n - 1].islower() and not is_title(words[n - 1])
        for n, word in enumerate(words)
        if n
    )


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\S+")


def _head_end(tokens: list[re.Match[str]]) -> int:
    """Return the token that a phrase after the head begins with."""
    for n, token in enumerate(tokens[1:], 1):
        low = token.group().lower()
        if low in PREPOSITIONS or low in _RELATIVES or low in _EXAMPLES:
            return n
        # "Principal secretary (PHE) Ann Berg".
        if low.startswith("(") and not (n + 1 < len(tokens) and token.group().endswith(")")):
            return n
    return len(tokens)


def _apposed(tokens: list[re.Match[str]], stop: int) -> int:
    """Return the token that a name begins with after ``Minister of Finance``, or 0.

    The one after ``A spokesman for President`` is somebody else.
    """
    words = [token.group() for token in tokens]
    begin = _run_begin(tokens, len(tokens))
    # "Our north of England correspondent Ann Berg".
    ours = words[0].lower() == "our" and len(tokens) - begin > 1
    if (
        ours
        or _is_named(words[:stop])
        or any(_is_of_work(words, n, begin) for n in range(stop, begin))
    ):
        return 0 if _is_named(words[:stop]) else begin
    if begin > stop and words[begin - 1].startswith("(") and len(tokens) - begin > 1:
        return begin
    # "Department of Health spokesman Peter Hay".
    body = words[stop - 1][:1].isupper() and not is_title(words[stop - 1])
    if body and stop < begin < len(tokens) and _is_calling(words, stop, begin):
        return begin
    seated = words[stop] in {"for", "of"} and holds_seat(words[stop - 1])
    leads = any(map(_leads, words[:stop])) or words[stop - 1].lower() in BODIES or seated
    if words[0].lower() in _ARTICLES or not leads:
        return 0
    run = words[begin:]
    cut = name_begin(tuple(run)) if len(run) > 2 else 0
    if not cut and seated:
        cut = seat_before(run)
    leads_on = cut and (not is_rank(run[cut - 1]) or _is_of_body(words, stop, run, cut))
    return begin + cut if leads_on and len(run) - cut >= _NAMED else 0


def _is_of_body(words: Sequence[str], stop: int, run: Sequence[str], cut: int) -> bool:
    """Return whether an office up to word `stop` is of the body before word `cut` of a run.

    ``Bank of England Governor Ann Berg``, but not ``spokesman for President Ann Berg``.
    """
    # "Director of the Service Dr Ann Berg".
    courteous = cut > 1 and is_courtesy(run[cut - 1]) and not is_rank(run[cut - 2])
    if words[stop] == "of":
        return words[stop - 1].lower() in BODIES or courteous or _ranks_after_body(run, cut)
    # "Commissioner for Health Prof. Ann Berg", but not "spokesman for Health Minister Ann Berg".
    return words[stop] == "for" and words[stop - 1].lower() not in FOLLOWERS and courteous


def _is_calling(words: Sequence[str], stop: int, begin: int) -> bool:
    """Return whether the word before a name says what somebody is: ``Bureau of Health expert``."""
    word, body = words[begin - 1], words[stop - 1].lower() in BODIES
    return word in FOLLOWERS | office_endings() or (body and word.islower() and is_somebody(word))


def _ranks_after_body(run: Sequence[str], cut: int) -> bool:
    """Return whether a rank follows a body: ``Disaster Authority Lt Gen``, up to word `cut`."""
    first = cut
    while first and is_title(run[first - 1]):
        first -= 1
    body = 0 < first < cut and run[first - 1].lower() in BODIES
    return body and in_full(run[first]).split()[0] in _OWN_TITLES


def _is_named(words: Sequence[str]) -> bool:
    """Return whether a full name stands after the titles: ``Dr Ann Berg of Earth Sciences``."""
    last = max((n for n, word in enumerate(words) if is_title(word)), default=-1)
    name = words[last + 1 :]
    known = len(name) > 1 and (is_given(name[0]) or (last >= 0 and is_courtesy(words[last])))
    # "Kenya National Union of" is a body, although Kenya is a first name as well.
    known = known and BODIES.isdisjoint(word.lower() for word in name)
    return known and all(word[:1].isupper() for word in name)


def _is_of_work(words: Sequence[str], stop: int, begin: int) -> bool:
    """Return whether only a kind of work stands between: ``vice-president of sales Ann Berg``."""
    between = words[stop + 1 : begin]
    calls = words[stop - 1] in office_endings() or is_rank(words[stop - 1])
    if words[stop : stop + 2] == ["of", "the"] and not _is_of_somebody(words[stop - 1], between):
        # "Chair of the bench Ann Berg".
        between = between[1:]
    return (
        words[stop] in {"of", "on", "for"}
        and words[0].lower() not in _ARTICLES
        and calls
        and 0 < len(between) <= _LONGEST_WORK
        and not any(is_title(word) or word in _DETERMINERS for word in between)
        and len(words) - begin > 1
        and (is_given(words[begin]) or is_courtesy(words[begin]))
    )


def _is_of_somebody(head: str, between: Sequence[str]) -> bool:
    """Return whether somebody is somebody's: ``Father of the victim``."""
    return head.lower() in FOLLOWERS or any(map(is_somebody, between))


def _leads(word: str) -> bool:
    return word[:1].isupper() and is_title(word)


def _run_begin(tokens: list[re.Match[str]], stop: int) -> int:
    """Return where the run of capitals begins that ends before token `stop`."""
    begin = stop
    while begin:
        word = tokens[begin - 1].group()
        particle = begin < stop and word.lower() in PARTICLES
        if not (word[:1].isupper() or particle) or (begin < stop and word.endswith(("'s", "’s"))):
            break
        begin -= 1
    while begin < stop and not tokens[begin].group()[:1].isupper():
        if begin + 1 < stop and tokens[begin].group().lower() in PARTICLES and begin + 2 >= stop:
            break
        begin += 1
    return begin
