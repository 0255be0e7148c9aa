"""Where reported words end and the article, or another attribution, goes on."""

from collections.abc import Set

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.rules.clauses import adverb_at
from claimcheck.language.lexicon.closed_classes import ARTICLES, AUXILIARIES, CLAUSE_PRONOUNS
from claimcheck.language.lexicon.reporting_verbs import Cue, Frame, cue_forms
from claimcheck.language.lexicon.word_lists import word_set

_PAUSES = frozenset([",", "—", "–"])
# Only at these can anything else begin.
_BREAKS = _PAUSES | {";", "and", "but"}
_FINAL = frozenset(".!?;:,…—–-")
_CONJUNCTIONS = word_set("but and while though although when")
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
    while stop > begin and inside[stop - 1] < 0 and lows[stop - 1] in _FINAL:
        stop -= 1
    return stop


def _breaks(passage: Passage, i: int, end: int, cue: Cue | None) -> bool:
    """Return whether something else begins at token `i`: another attribution."""
    low = passage.lows[i]
    if low == ";" or i + 1 >= end:
        return low == ";"
    following = passage.lows[i + 1]
    if low in _PAUSES:
        if following in _CONJUNCTIONS:
            return _attributes_again(passage, i + 2, end)
        return following == "according" or _is_form(following, {"ing"})
    if i + 2 < end and adverb_at(passage, i + 1):
        following = passage.lows[i + 2]
    return low in {"and", "but"} and _is_second_verb(following, cue)


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
    forms = cue_forms()
    for k in range(i, min(end, i + 6)):
        low = passage.lows[k]
        if passage.inside[k] >= 0 or low == ",":
            return False
        if low in forms and forms[low].form in {"past", "s"}:
            return True
        if low in AUXILIARIES and low not in {"has", "have", "had"}:
            return False
    return False
