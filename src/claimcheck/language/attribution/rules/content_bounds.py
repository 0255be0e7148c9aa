"""Where reported words begin without "that", and where the article goes on after them."""

from collections.abc import Set
from typing import Final

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.rules.clauses import (
    adverb_at,
    ends_clause,
)
from claimcheck.language.attribution.rules.relatives import adds_own, is_contested, is_judged
from claimcheck.language.lexicon.closed_classes import (
    ARTICLES,
    AUXILIARIES,
    CLAUSE_PRONOUNS,
    DETERMINERS,
    END_MARKS,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    PRONOUNS,
)
from claimcheck.language.lexicon.reporting_verbs import (
    FINITE_FORMS,
    Cue,
    Frame,
    VerbForm,
    cue_forms,
)
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.named_person import PARTICLES

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
_LONGEST_ASIDE = 10
_COURTS = word_set("court inquest tribunal inquiry commission jury")
# "Said they were “robbed” after a penalty": the article says when.
_OCCASIONS = word_set("after following")
_SENTENCED = word_set(
    "jailed sentenced fined convicted acquitted remanded bailed imprisoned ordered"
)
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
        if _breaks(passage, i, end, cue, begin) or (subordinate and _main_clause(passage, i, end)):
            stop = i
            break
    final = _FINAL if "(" in lows[begin:stop] else _FINAL | {")"}
    while stop > begin and inside[stop - 1] < 0 and lows[stop - 1] in final:
        stop -= 1
    return stop


def _breaks(passage: Passage, i: int, end: int, cue: Cue | None, begin: int) -> bool:
    """Return whether something else begins at token `i`: another attribution.

    The words that it would end begin at token `begin`.
    """
    low = passage.lows[i]
    if low == ";" or i + 1 >= end:
        return low == ";"
    bracketed = low == "(" and ")" in passage.lows[end - 2 : end]
    if (bracketed and _attributes_again(passage, i + 1, end)) or adds_own(passage, i, end):
        return True
    following = passage.lows[i + 1]
    if low in _PAUSES:
        return _breaks_after_pause(passage, i, end)
    if i + 2 < end and adverb_at(passage, i + 1):
        following = passage.lows[i + 2]
    joins = low in {"and", "but"}
    if not joins:
        return False
    second = _is_second_verb(following, cue) or _directs_too(passage, i + 1, end, cue)
    return second or _is_sentenced(passage, i + 1, begin, cue)


def _breaks_after_pause(passage: Passage, i: int, end: int) -> bool:
    """Return whether something else begins behind the comma or dash at token `i`."""
    low, following = passage.lows[i], passage.lows[i + 1]
    if following in _CONJUNCTIONS:
        # "… was sorry, and I believe it": what one says of oneself here is the article's.
        own = passage.lows[i + 2 : i + 3] == ["i"]
        return (
            own
            or is_contested(passage, i + 1, end)
            or _attributes_again(passage, i + 2, end)
            or (following == "while" and _attributes_again(passage, i + 2, end, _LONGEST_ASIDE))
        )
    if following == "which" or following in ARTICLES:
        return is_judged(passage, i + 1, end)
    # "40 were built — Hill said 30", and not "the plan — which Hill said had failed — was".
    apart = low != "," and not _PAUSES.intersection(passage.lows[i + 1 : end])
    apart = apart and following not in PHRASE_STOPS and _attributes_again(passage, i + 1, end)
    return (
        apart
        or _says_too(passage, i + 1, end)
        or following == "according"
        or _is_heard(passage, i + 1, end)
        or _is_form(following, {VerbForm.ING})
    )


def _is_sentenced(passage: Passage, i: int, begin: int, cue: Cue | None) -> bool:
    """Return whether a court did something to who speaks: ``said he was sorry and was jailed``.

    Words of somebody else begin with no pronoun.
    """
    done = passage.lows[i] == "was" and passage.lows[i + 1] in _SENTENCED
    return done and cue is not None and cue.form == VerbForm.PAST and passage.lows[begin] in _OTHERS


def _is_heard(passage: Passage, i: int, end: int) -> bool:
    """Return whether a court is named as where words were heard: ``…, Lund Court has heard``."""
    past = end - (end > i and passage.lows[end - 1] in END_MARKS)
    if past - i > _LONGEST_ASIDE or passage.lows[past - 1] not in {"heard", "told"}:
        return False
    return not _COURTS.isdisjoint(passage.lows[i:past])


def _says_too(passage: Passage, i: int, end: int) -> bool:
    """Return whether somebody else goes on: ``he says it rose by 3%, she says by 5%``."""
    if i + 2 >= end or passage.lows[i] not in _OTHERS:
        return False
    says = _is_form(passage.lows[i + 1], FINITE_FORMS)
    return says and passage.lows[i + 2] not in _FINAL | _BREAKS


def _breaks_after(passage: Passage, i: int, end: int) -> bool:
    """Return whether something else begins after a quotation: ``“…,” adding``, ``“…” after``."""
    if passage.lows[i] in _OCCASIONS and passage.inside[i - 2] >= 0:
        return True
    if not ends_with_comma(passage, i - 1):
        return False
    if passage.lows[i] in _CONJUNCTIONS:
        return _attributes_again(passage, i + 1, end)
    return passage.lows[i] == "according" or _is_form(passage.lows[i], {VerbForm.ING})


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
        and cue.form in FINITE_FORMS
    )


def _directs_too(passage: Passage, i: int, end: int, cue: Cue | None) -> bool:
    """Return whether who speaks also asks something: ``said it rose and appealed to voters``."""
    other = cue_forms().get(passage.lows[i])
    if cue is None or other is None or other.form != cue.form or cue.form not in FINITE_FORMS:
        return False
    particle = passage.lows[i + 1] if i + 1 < end else ""
    verb = cue_forms().get(f"{passage.lows[i]} {particle}", other)
    return Frame.OBJECT_TO in verb.frames and "to" in passage.lows[i + 1 : i + _LONGEST_ASIDE]


def _is_form(low: str, forms: Set[str]) -> bool:
    cue = cue_forms().get(low)
    return cue is not None and cue.form in forms


def _main_clause(passage: Passage, i: int, end: int) -> bool:
    """Return whether a comma at `i` is followed by the subject of another clause."""
    if passage.lows[i] != "," or i + 2 >= end:
        return False
    low = passage.lows[i + 1]
    return low in CLAUSE_PRONOUNS or low in ARTICLES or passage.words[i + 1][:1].isupper()


def _attributes_again(passage: Passage, i: int, end: int, longest: int = 6) -> bool:
    """Return whether a subject, a short one but for what is asked, and a reporting verb follow."""
    forms, k, past = cue_forms(), i, min(end, i + longest)
    while k < past:
        low = passage.lows[k]
        if low == "," and k + 1 < end and k > i and past == i + longest:
            # "But Karl Voss, her deputy, said".
            near = range(k + 2, min(end, k + _LONGEST_ASIDE))
            k = next((n for n in near if passage.lows[n] == ","), end)
            past = min(end, k + 3)
            low = ""
        if (k < end and passage.inside[k] >= 0) or low == ",":
            return False
        if (low in forms and forms[low].form in FINITE_FORMS) or low in {"put", "puts"}:
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
    named = low in PARTICLES and passage.words[i + 1][0].isupper()
    if moved and low not in DETERMINERS and passage.words[i][0].islower() and not named:
        return False
    return cue.verb in {"say", "tell"} or _verb_ahead(passage, i, end)


def _verb_ahead(passage: Passage, i: int, end: int) -> bool:
    """Return whether a finite verb follows the noun phrase at token `i`."""
    for k in range(i + 1, min(end, i + 20)):
        low, before = passage.lows[k], passage.words[k - 1]
        if low in AUXILIARIES or low in IRREGULAR_VERBS or low.endswith(("n't", "'s", "ed")):
            return True
        if low in cue_forms() and cue_forms()[low].form in FINITE_FORMS:
            return True
        if low in PHRASE_STOPS or low in _ASIDES:
            return False
        if low.endswith("s") and before[:1].isupper() and passage.words[k].islower():
            return True
    return False
