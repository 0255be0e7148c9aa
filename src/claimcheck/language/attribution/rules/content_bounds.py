"""Where reported words begin without "that", and where the article goes on after them."""

from collections.abc import Set
from typing import Final

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.rules.clauses import (
    adverb_at,
    ends_clause,
    is_timely,
    opens_quotation,
    skip_phrase,
    skip_time,
)
from claimcheck.language.attribution.rules.relatives import adds_own, is_contested, is_judged
from claimcheck.language.lexicon.closed_classes import (
    ARTICLES,
    AUXILIARIES,
    CLAUSE_PRONOUNS,
    DETERMINERS,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE_TIMES,
)
from claimcheck.language.lexicon.reporting_verbs import Cue, Frame, cue_forms
from claimcheck.language.lexicon.word_lists import word_set

# Where a noun phrase ends.
PHRASE_STOPS: Final = frozenset(
    [",", ";", "who", "which", "that", "to", "where", "—", "–", "-", ":"]
)
_THINGS = word_set("this that")
# What follows these is no verb of the noun phrase before: "claimed five wickets as Lund won".
_ASIDES = word_set("as when while after before because")
_SHORTEST = 3
_PAUSES = frozenset([",", "—", "–"])
# Only at these can anything else begin.
_BREAKS = _PAUSES | {";", "and", "but", "(", "despite", "without"}
_FINAL = frozenset([*".!?;:,…—–-", "who", "which"])
_OTHERS = frozenset(("he", "she", "they"))
_CONJUNCTIONS = word_set("but and while though although when")
_ROUNDING = word_set("over about around under")
# What they change is a part of what was said: "hardly any", "nearly a third", "only the mayor".
_FOCUSING = word_set(
    """
    nearly almost only just roughly approximately exactly barely hardly scarcely virtually already
    practically even rarely seldom
    """
)
_PARTS = word_set("half two-thirds three-quarters one-third one-quarter dozens hundreds thousands")
_AFTER_TIMES = frozenset(["", "that", "to", ":", ",", ".", "when", "as", "and"])
# What follows: nobody speaks on average, or next year.
_OF_CONTENT = {
    "on": word_set("average balance"),
    "in": word_set("total recent future general practice effect theory principle"),
    "at": word_set("present times best worst"),
    "next": word_set("year month week season spring summer autumn winter time"),
}
_LONGEST_ASIDE = 10
_SECOND_VERBS = word_set("said says added adds called calls told tells")


def content_end(
    passage: Passage,
    begin: int,
    end: int,
    cue: Cue | None = None,
    *,
    subordinate: bool = False,
    listed: bool = False,
) -> int:
    """Return the token before which reported words end, final marks left out.

    In a `subordinate` clause (``While she said … , he left``) they end before
    the main clause. What a colon has `listed` goes on after a semicolon.
    """
    stop, lows, inside = end, passage.lows, passage.inside
    for i in range(begin + 1, end):
        if inside[i] >= 0:
            continue
        if inside[i - 1] >= 0 and _breaks_after(passage, i, end):
            stop = i
            break
        if lows[i] not in _BREAKS or (listed and lows[i] == ";"):
            continue
        if _breaks(passage, i, end, cue) or (subordinate and _main_clause(passage, i, end)):
            stop = i
            break
    final = _FINAL if "(" in lows[begin:stop] else _FINAL | {")"}
    while stop > begin and inside[stop - 1] < 0 and lows[stop - 1] in final:
        stop -= 1
    return stop


def _breaks(passage: Passage, i: int, end: int, cue: Cue | None) -> bool:
    """Return whether something else begins at token `i`: another attribution."""
    low = passage.lows[i]
    if low == ";" or i + 1 >= end:
        return low == ";"
    bracketed = low == "(" and ")" in passage.lows[end - 2 : end]
    if (bracketed and _attributes_again(passage, i + 1, end)) or adds_own(passage, i, end):
        return True
    following = passage.lows[i + 1]
    if low in _PAUSES:
        if following in _CONJUNCTIONS:
            return is_contested(passage, i + 1, end) or _attributes_again(passage, i + 2, end)
        if following == "which" or following in ARTICLES:
            return is_judged(passage, i + 1, end)
        # "40 were built — Hill said 30", and not "the plan — which Hill said had failed — was".
        apart = low != "," and not _PAUSES.intersection(passage.lows[i + 1 : end])
        apart = apart and following not in PHRASE_STOPS and _attributes_again(passage, i + 1, end)
        return (
            apart
            or _says_too(passage, i + 1, end)
            or following == "according"
            or _is_form(following, {"ing"})
        )
    if i + 2 < end and adverb_at(passage, i + 1):
        following = passage.lows[i + 2]
    return low in {"and", "but"} and _is_second_verb(following, cue)


def _says_too(passage: Passage, i: int, end: int) -> bool:
    """Return whether somebody else goes on: ``he says it rose by 3%, she says by 5%``."""
    if i + 2 >= end or passage.lows[i] not in _OTHERS:
        return False
    says = _is_form(passage.lows[i + 1], {"past", "s"})
    return says and passage.lows[i + 2] not in _FINAL | _BREAKS


def _breaks_after(passage: Passage, i: int, end: int) -> bool:
    """Return whether something else begins after a quotation with a comma: ``“…,” adding``."""
    if not ends_with_comma(passage, i - 1):
        return False
    if passage.lows[i] in _CONJUNCTIONS:
        return _attributes_again(passage, i + 1, end)
    return passage.lows[i] == "according" or _is_form(passage.lows[i], {"ing"})


def ends_with_comma(passage: Passage, i: int) -> bool:
    """Return whether the quotation around token `i` ends with a comma."""
    quotation = passage.quotations[passage.inside[i]]
    return quotation.closed and passage.text[quotation.end - 2] == ","


def _is_second_verb(low: str, cue: Cue | None) -> bool:
    if low in _SECOND_VERBS:
        return True
    other = cue_forms().get(low)
    return (
        cue is not None
        and other is not None
        and Frame.QUOTATION in other.frames
        and other.form == cue.form
        and cue.form in {"past", "s"}
    )


def _is_form(low: str, forms: Set[str]) -> bool:
    cue = cue_forms().get(low)
    return cue is not None and cue.form in forms


def _main_clause(passage: Passage, i: int, end: int) -> bool:
    """Return whether a comma at `i` is followed by the subject of another clause."""
    if passage.lows[i] != "," or i + 2 >= end:
        return False
    low = passage.lows[i + 1]
    return low in CLAUSE_PRONOUNS or low in ARTICLES or passage.words[i + 1][:1].isupper()


def _attributes_again(passage: Passage, i: int, end: int) -> bool:
    """Return whether a short subject and a reporting verb follow."""
    forms, k, past = cue_forms(), i, min(end, i + 6)
    while k < past:
        low = passage.lows[k]
        if low == "," and k + 1 < end and k > i and past == i + 6:
            # "But Karl Voss, her deputy, said".
            near = range(k + 2, min(end, k + _LONGEST_ASIDE))
            k = next((n for n in near if passage.lows[n] == ","), end)
            past = min(end, k + 3)
            low = ""
        if (k < end and passage.inside[k] >= 0) or low == ",":
            return False
        if (low in forms and forms[low].form in {"past", "s"}) or low in {"put", "puts"}:
            return True
        if low in AUXILIARIES and low not in {"has", "have", "had"}:
            return False
        k += 1
    return False


def starts_clause(passage: Passage, i: int, end: int, cue: Cue, *, moved: bool) -> bool:
    """Return whether a clause without ``that`` begins here: a subject, later a verb."""
    low = passage.lows[i]
    if cue.verb == "feel" and (low == "like" or not _verb_ahead(passage, i, end)):
        return False
    following = passage.lows[i + 1] if i + 1 < end else ""
    if (low in _THINGS and following in PREPOSITIONS) or (
        low in {"each", "every"} and following == "time" and cue.verb != "say"
    ):
        # "Disclosed this to newsmen", "reported to the police every time he was summoned".
        return False
    if low in CLAUSE_PRONOUNS or low in PRONOUNS:
        # "He said it twice" reports nothing.
        return low != "it" or end - i > _SHORTEST or _verb_ahead(passage, i, end)
    if low in {",", "(", "which", "whose"} or ends_clause(passage, i, end) or end - i < 3:
        return False
    if moved and low not in DETERMINERS and passage.words[i][0].islower():
        return False
    return cue.verb in {"say", "tell"} or _verb_ahead(passage, i, end)


def _verb_ahead(passage: Passage, i: int, end: int) -> bool:
    """Return whether a finite verb follows the noun phrase at token `i`."""
    for k in range(i + 1, min(end, i + 20)):
        low, before = passage.lows[k], passage.words[k - 1]
        if low in AUXILIARIES or low in IRREGULAR_VERBS or low.endswith(("n't", "'s", "ed")):
            return True
        if low in cue_forms() and cue_forms()[low].form in {"past", "s"}:
            return True
        if low in PHRASE_STOPS or low in _ASIDES:
            return False
        if low.endswith("s") and before[:1].isupper() and passage.words[k].islower():
            return True
    return False


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
        if j == i or _begins_content(passage, i, j, end):
            return i
        i = j
    return i


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
