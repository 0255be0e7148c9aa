"""Walk over the parts of a clause: adverbials, addressees, content and its end."""

from functools import cache
from typing import Final

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.dates.times import match_time
from claimcheck.language.lexicon.closed_classes import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_PRONOUNS,
    CONNECTORS,
    DASHES,
    DETERMINERS,
    END_MARKS,
    IRREGULAR_VERBS,
    MONTHS,
    NOT_ADVERBS,
    OBJECTS,
    PREPOSITIONS,
    RELATIVE_TIMES,
    SETTINGS,
    STARTERS,
    TIMES,
    WEEKDAYS,
)
from claimcheck.language.lexicon.word_lists import word_set

_LONGEST_PHRASE = 12
_LONGEST_COUNTED = 8
_COMMON_STARTS = word_set("the a an in some few that from over at one two three back")
_STAGES = word_set(
    "early late mid past last same next previous following few couple the time in decade weekend"
)
_TIME_STARTS = RELATIVE_TIMES | word_set(
    """
    on late early earlier later last this next that the a an one two three four five six seven
    eight nine ten several some few yesterday today tonight in back mid between from recently at
    over sept
    """
)
_AFTER_FIRST = word_set("minister lady gentleman officer secretary deputy vice sea lieutenant")
# A quotation after these is a name.
TITLED: Final = word_set("theme motto topic titled themed tagged captioned entitled")
_ASKED = word_set("whether what why how when where")
_PARTIES = frozenset(["D-", "R-", "I-"])
_LONGEST_SEAT = 3
# In tokens; a text without full stops must not cost its square.
_REACH = 250


def is_adverb(low: str) -> bool:
    """Return whether a word may stand between a subject and its verb.

    >>> is_adverb("repeatedly"), is_adverb("rally")
    (True, False)
    """
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in NOT_ADVERBS)


def adverb_at(passage: Passage, i: int) -> bool:
    """Return whether token `i` is an adverb within a sentence, where a capital shows a name.

    So ``Coulibaly`` is none, and ``Finally`` only where a caller asks `is_adverb`.
    """
    low = passage.lows[i]
    if low == "first" and opens_office(passage, i):
        return False
    if low in ADVERBS:
        # "Peter Too" is a name.
        return not (
            i
            and passage.words[i][0].isupper()
            and passage.inside[i - 1] < 0
            and passage.words[i - 1][0].isalpha()
        )
    return low.endswith("ly") and passage.words[i][0].islower() and is_adverb(low)


def opens_office(passage: Passage, i: int) -> bool:
    """Return whether token `i` is the "First" of ``First Minister Ann Berg``."""
    return passage.words[i] == "First" and " ".join(passage.lows[i + 1 : i + 2]) in _AFTER_FIRST


def is_plain(low: str) -> bool:
    """Return whether a word is of no closed class, so that a noun phrase may go on with it."""
    return low.isalpha() and not (
        low in PREPOSITIONS
        or low in DETERMINERS
        or low in CLAUSE_PRONOUNS
        or low in STARTERS
        or low in WEEKDAYS
        or low in AUXILIARIES
        or low in RELATIVE_TIMES
        or is_adverb(low)
        or low in OBJECTS
    )


def opens_quotation(passage: Passage, i: int) -> bool:
    """Return whether token ``i`` is the mark that opens a quotation."""
    number = passage.inside[i]
    return number >= 0 and passage.quotations[number].start == passage.starts[i]


def skip_time(passage: Passage, i: int, end: int) -> int:
    """Return the token after a day or time at ``i``, or ``i`` itself."""
    lows = passage.lows
    if i >= end or passage.inside[i] >= 0:
        return i
    low = lows[i]
    if not (low in _TIME_STARTS or low in MONTHS or low in WEEKDAYS or low[0].isdigit()):
        return i
    if low in _COMMON_STARTS and not (i + 1 < end and is_timely(lows[i + 1])):
        return i
    start = passage.starts[i]
    stop = match_time(passage.text, start, passage.ends[end - 1])
    if stop > start and passage.token_at(stop) <= end:
        j = passage.token_at(stop)
        return j + 1 if j < end and lows[j] in TIMES else j
    j = i
    if j < end and lows[j] in {"on", "late", "early"} and j + 1 < end:
        j += 1
    if lows[j] in RELATIVE_TIMES and j + 1 < end:
        k = j + 1
        if lows[k] in {"this", "last", "that", "in"} and k + 1 < end:
            k += 1
        if lows[k] in TIMES or lows[k] in WEEKDAYS or lows[k] in MONTHS:
            j = k + 1
            return j + 1 if j < end and lows[j] in TIMES else j
    return i


def is_timely(low: str) -> bool:
    """Return whether a word may go on with a time after ``the`` or ``in``."""
    return low[0].isdigit() or low in TIMES or low in MONTHS or low in WEEKDAYS or low in _STAGES


def skip_connector(passage: Passage, i: int, end: int) -> int:
    """Return the token after ``In turn,`` at `i`, or `i` where no such words begin."""
    words = _connectors().get(passage.lows[i], ()) if i < end else ()
    for connector in words:
        stop = i + len(connector)
        if stop + 1 < end and passage.lows[stop] == "," and passage.lows[i:stop] == connector:
            return stop + 1
    return i


@cache
def _connectors() -> dict[str, list[list[str]]]:
    """Return the words of each connector by the first of them."""
    found: dict[str, list[list[str]]] = {}
    for connector in CONNECTORS:
        words = connector.split()
        found.setdefault(words[0], []).append(words)
    return found


def skip_insertion(passage: Passage, i: int, end: int) -> int:
    """Return the token after a phrase between commas, or `i` where none begins.

    Only where a quotation or ``that`` follows: ``said, without proof, that``.
    """
    if passage.lows[i] != ",":
        return i
    for k in range(i + 1, min(end - 1, i + 16)):
        if passage.inside[k] >= 0 or passage.lows[k] in {":", ";"}:
            return i
        if passage.lows[k] == ",":
            follows = opens_quotation(passage, k + 1) or passage.lows[k + 1] == "that"
            return k if follows else i
    return i


def skip_phrase(passage: Passage, i: int, end: int) -> int:
    """Return the token after the noun phrase that follows token ``i``."""
    lows = passage.lows
    j, noun = i + 1, False
    while j < end and j - i <= _LONGEST_PHRASE and passage.inside[j] < 0:
        low = lows[j]
        if low in {"that", ",", "("} or low in END_MARKS or low in DASHES or low in PREPOSITIONS:
            break
        if noun and (low in CLAUSE_PRONOUNS or low in DETERMINERS or _is_time(passage, j, end)):
            break
        if noun and (low in _ASKED or (low.isdigit() and _counts(passage, j, end))):
            break
        noun = noun or low not in DETERMINERS
        if low in SETTINGS and not (j + 1 < end and is_plain(lows[j + 1])):
            return j + 1
        if low in OBJECTS and j == i + 1 and low != "her":
            return j + 1
        j += 1
    return j


def _counts(passage: Passage, i: int, end: int) -> bool:
    """Return whether a number begins a clause: ``in Lund | 40 farms closed``, not ``Room 12``."""
    if i + 2 >= end or not (passage.words[i + 1].islower() and is_plain(passage.lows[i + 1])):
        return False
    for k in range(i + 2, min(end, i + _LONGEST_COUNTED)):
        low = passage.lows[k]
        if low == "that" or low in END_MARKS:
            return False
        if low in AUXILIARIES or low in IRREGULAR_VERBS or low.endswith("ed"):
            return True
    return False


def _is_time(passage: Passage, i: int, end: int) -> bool:
    # "The BBC's Today programme" says nothing of a day.
    names = passage.lows[i] in {"today", "tonight"} and passage.words[i][0].isupper()
    return not names and skip_time(passage, i, end) > i


def ends_clause(passage: Passage, i: int, end: int) -> bool:
    """Return whether nothing of the clause is left at token ``i``."""
    if i >= end:
        return True
    low = passage.lows[i]
    return (
        low == ","
        or low in END_MARKS
        or low in DASHES
        or low in {"and", "but", "(", ")"}
        # Tags end a post.
        or low[0] == "#"
    )


def surroundings(passage: Passage, i: int, start: int, end: int) -> tuple[int, int]:
    """Return the part of the sentence that matters to token `i`; all, unless it is endless.

    A quotation is never cut, however long.
    """
    first, past = max(start, i - _REACH), min(end, i + _REACH)
    if first > start and passage.inside[first] >= 0:
        first = passage.token_at(passage.quotations[passage.inside[first]].start)
    if past < end and passage.inside[past - 1] >= 0:
        past = min(end, passage.token_at(passage.quotations[passage.inside[past - 1]].end))
    return first, past


def _opening_parenthesis(passage: Passage, k: int, start: int) -> int:
    while k > start and passage.lows[k] != "(":
        k -= 1
    return k


def _before_party(passage: Passage, last: int, start: int) -> int:
    """Return the token before the party and the seat of a lawmaker: ``Ann Berg, R-Utah``."""
    words = passage.words
    begin = last - (words[last] == "." and last > start)
    for k in range(begin, max(start + 1, begin - _LONGEST_SEAT), -1):
        if words[k][:2] in _PARTIES and words[k][2:3].isupper():
            return k - 2 if words[k - 1] == "," else last
        if not words[k][:1].isupper():
            break
    return last


def without_more(passage: Passage, last: int, start: int) -> int:
    """Return the token that ends a noun phrase, before an age, a party or words in brackets."""
    last = _before_party(passage, last, start)
    if last >= start and passage.lows[last] == ")":
        last = _opening_parenthesis(passage, last, start) - 1
    aged = last - 2 >= start and passage.lows[last].isdigit() and passage.lows[last - 1] == ","
    return last - 2 if aged else last
