"""What may stand between a verb of saying and its words: adverbs, times, places."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.rules.clauses import (
    adverb_at,
    ends_clause,
    is_plain,
    is_timely,
    opens_quotation,
    skip_phrase,
    skip_time,
)
from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    DETERMINERS,
    OBJECTS,
    PREPOSITIONS,
    RELATIVE_TIMES,
    TIMES,
)
from claimcheck.language.lexicon.word_lists import word_set

QUESTION_WORDS = word_set("whether if what why how who when where")
_ROUNDING = word_set("over about around under")
# What they change is a part of what was said: "hardly any", "nearly a third", "only the mayor".
_FOCUSING = word_set(
    """
    nearly almost only just roughly approximately exactly barely hardly scarcely virtually already
    practically even rarely seldom further
    """
)
_PARTS = word_set("half two-thirds three-quarters one-third one-quarter dozens hundreds thousands")
_STAGED = word_set("into before after from since")
_NUMBERS = word_set("four five six seven eight nine ten eleven twelve")
_AFTER_TIMES = frozenset(["", "that", "to", ":", ",", ".", "when", "as", "and"])
# What follows: nobody speaks on average, or next year.
_OF_CONTENT = {
    "on": word_set("average balance"),
    "in": word_set("total recent future general practice effect theory principle"),
    "at": word_set("present times best worst"),
    "next": word_set("year month week season spring summer autumn winter time"),
}


def skip_adverbials(passage: Passage, i: int, end: int) -> int:
    """Return the first token at or after ``i`` that is no adverb, time or place."""
    lows = passage.lows
    while i < end and passage.inside[i] < 0:
        j = skip_time(passage, i, end)
        adverb = adverb_at(passage, i) and lows[i] not in {"there", "here", "all", "both"}
        if j == i and adverb and not _is_of_content(passage, i, end):
            j = i + 1
        if j == i and lows[i] == "here" and _tells_where(passage, i, end):
            j = i + 1
        if j == i and lows[i] in PREPOSITIONS and not _counts(passage, i, end):
            j = skip_phrase(passage, i, end)
        if j == i and lows[i] == "(":
            j = _skip_parenthesis(passage, i, end)
        if j == i:
            j = _skip_stage(passage, i, end)
        if j == i or _begins_content(passage, i, j, end):
            return i
        i = j
    return i


def _skip_stage(passage: Passage, i: int, end: int) -> int:
    """Return the token after ``three weeks into the trial | that`` at `i`, or `i`."""
    lows = passage.lows
    staged = i + 2 < end and lows[i + 1] in TIMES and lows[i + 2] in _STAGED
    if not staged or not (lows[i] in DETERMINERS or lows[i][0].isdigit() or lows[i] in _NUMBERS):
        return i
    stop = skip_phrase(passage, i + 2, end)
    return stop if lows[stop : min(end, stop + 1)] == ["that"] else i


def _begins_content(passage: Passage, i: int, j: int, end: int) -> bool:
    """Return whether tokens `i` to `j` are of a bare clause: ``said by 2030 all farms would``.

    Nobody speaks by a year, next year or on average; before "that" or a quotation they may.
    """
    following = passage.lows[j] if j < end else ""
    if j - i == 1 or following in _AFTER_TIMES or (following and opens_quotation(passage, j)):
        return False
    low, after = passage.lows[i], passage.lows[i + 1]
    timely = is_timely(after) or after in RELATIVE_TIMES or after in {"next", "the"}
    dated = low == "by" and timely and (after.isdigit() or skip_time(passage, i + 1, end) > i + 1)
    return dated or after in _OF_CONTENT.get(low, ())


def _tells_where(passage: Passage, i: int, end: int) -> bool:
    """Return whether the "here" at token `i` is where something was said: ``said here that``."""
    after = i + 1
    return (
        ends_clause(passage, after, end)
        or passage.lows[after] in PREPOSITIONS | {"that", ":"}
        or skip_time(passage, after, end) > after
    )


def _is_of_content(passage: Passage, i: int, end: int) -> bool:
    """Return whether the adverb at token `i` is of what follows: ``said hardly anybody came``."""
    after = i + 1
    if passage.lows[i] not in _FOCUSING or ends_clause(passage, after, end):
        return False
    following = passage.lows[after]
    joins = following in {"that", "to", "when", "as", ":"} or opens_quotation(passage, after)
    if joins or adverb_at(passage, after) or skip_time(passage, after, end) > after:
        return False
    return following not in PREPOSITIONS or _counts(passage, after, end)


def _counts(passage: Passage, i: int, end: int) -> bool:
    """Return whether a preposition only says how many: ``at least nine``, ``about 40 farms``."""
    following = passage.lows[i + 1] if i + 1 < end else ""
    if passage.lows[i] == "at":
        return following in {"least", "most"}
    counts = following[:1].isdigit() or following[:1] in "$£€₹₦" or following in _PARTS
    return passage.lows[i] in _ROUNDING and bool(following) and counts


def _skip_parenthesis(passage: Passage, i: int, end: int) -> int:
    for k in range(i, min(end, i + 15)):
        if passage.lows[k] == ")":
            return k + 1
    return i


def skip_addressee(passage: Passage, i: int, end: int) -> int:
    """Return the token after whoever is told something at token `i`, or `i`."""
    lows = passage.lows
    if i >= end or lows[i] in {"that", ":", ","} or ends_clause(passage, i, end):
        return i
    if lows[i] in QUESTION_WORDS:
        return i
    if lows[i] in OBJECTS and not (lows[i] == "her" and i + 1 < end and is_plain(lows[i + 1])):
        return i + 1
    stop = skip_phrase(passage, i - 1, end)
    # "Warned 43 people would come" addresses nobody.
    return i if any(lows[k] in AUXILIARIES for k in range(i, stop)) else stop
