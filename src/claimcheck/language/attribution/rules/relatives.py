"""Tell the "that" of a relative clause, or for a thing, from the one that begins what was said."""

from functools import cache

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.rules.clauses import (
    adverb_at,
    is_plain,
    opens_quotation,
)
from claimcheck.language.attribution.rules.verb_groups import is_finite
from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    CLAUSE_PRONOUNS,
    DETERMINERS,
    IRREGULAR_VERBS,
    MONTHS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE_TIMES,
    STARTERS,
    TIMES,
    WEEKDAYS,
)
from claimcheck.language.lexicon.reporting_verbs import FINITE_FORMS, Cue, Frame, cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.model.statement import Span

# "That" is one thing: "that have failed" goes on about several.
_OF_ONE_THING = AUXILIARIES - word_set(
    "have haven't are aren't were weren't do don't be been being"
)
# In tokens.
_LONGEST_CLAUSE = 25
_LONGEST_PHRASE = 8
_JOINED = frozenset(["and", "or", "but", ","])
# What words are called by who doubts them, and what is done with them.
_CALLED = word_set(
    "claim charge allegation accusation assertion suggestion contention request plea demand"
)
_SAID = word_set("remark comment statement")
_TOLD = word_set("figure number estimate account version view story description total count")
_JUDGING = word_set(
    """
    disputes disputed denies denied rejects rejected contests contested refutes refuted dismisses
    dismissed questions questioned challenges challenged disagrees disagreed contradicts
    contradicted
    """
)
_UNTRUE = word_set("wrong false untrue incorrect inaccurate misleading nonsense")
_LONGEST_JUDGE = 7
# What the article adds of what a speech did, and how it was given.
_EFFECTS = word_set(
    """
    sparking prompting drawing triggering provoking fuelling fueling stoking earning eliciting
    igniting reigniting stirring
    """
)
_REACTIONS = word_set(
    """
    anger outrage fury criticism criticisms condemnation backlash uproar calls debate speculation
    applause laughter cheers jeers boos gasps ridicule rebuke rebukes controversy
    """
)
_AGAINST = word_set("contradicting belying")
_PROOF = word_set("evidence proof research studies records findings testimony")
_GIVING = word_set(
    """
    providing offering citing giving presenting producing elaborating naming specifying explaining
    """
)
_NO_MORE = word_set(
    """
    say specify elaborate name give provide explain comment identify offer answer disclose reveal
    discuss
    """
)
_REFUSING = word_set("declined refused declines refuses")
_SPEECHES = word_set("speech interview statement remarks comments address letter post tweet")
_PARTS_OF_ONE = word_set("voice eyes hands face head lip lips")
_NEAR = 6
_AFTER_A_VERB = DETERMINERS | PREPOSITIONS | CLAUSE_PRONOUNS | PRONOUNS | RELATIVE_TIMES | STARTERS


def is_pronoun_at(passage: Passage, k: int, end: int) -> bool:
    """Return whether the "that" at token `k` is what is spoken of: ``said that is not true``."""
    lows = passage.lows
    if not 0 < k < end - 1 or lows[k] != "that" or lows[k + 1] not in _OF_ONE_THING:
        return False
    before = lows[k - 1]
    timely = before in WEEKDAYS or before in MONTHS or before in TIMES or adverb_at(passage, k - 1)
    # "Told reporters that is not true", and not "told a man that is ill".
    return timely or before in cue_forms() or (k > 1 and lows[k - 2] in cue_forms())


def after_what(passage: Passage, verb_end: int, end: int) -> int:
    """Return where the words begin in ``What Hill told Voss was that he paid``; else `end`."""
    near = range(verb_end, min(end - 1, verb_end + _LONGEST_PHRASE))
    was = (k for k in near if passage.lows[k] in {"is", "was"} and passage.lows[k + 1] == "that")
    return next(was, end - 1) + 1


def after_relatives(passage: Passage, verb_end: int, k: int, end: int, cue: Cue) -> int:
    """Return where words may be reported, after relative clauses that token `k` may begin.

    ``told the court that sits in Leeds that he paid`` has them at the second "that", ``told those
    who left that he paid`` too. `end` is given back where nothing follows; `k` where no such
    clause is there. `verb_end` is the token after the reporting verb.
    """
    while verb_end < k < end and passage.lows[k] == "that" and not is_pronoun_at(passage, k, end):
        following = _following(passage, k, end)
        if not _begins_with_verb(passage, k + 1, following, end):
            break
        k = following
    none = Frame.ADDRESSEE not in cue.frames or cue.verb in {"ask", "say"}
    return k if none else _after_addressee(passage, verb_end, k, end)


def _after_addressee(passage: Passage, verb_end: int, k: int, end: int) -> int:
    for i in range(verb_end, min(end, verb_end + _LONGEST_PHRASE)):
        if passage.lows[i] in {"who", "whom", "whose"} and i > verb_end:
            following = _following(passage, i, end)
            return following if passage.lows[following : min(end, following + 1)] == ["that"] else k
        if passage.inside[i] >= 0 or not passage.lows[i].isalpha():
            break
        if passage.lows[i] == "that" or passage.lows[i] in AUXILIARIES:
            break
    return k


def _following(passage: Passage, k: int, end: int) -> int:
    """Return the next token that may begin what was said: "that", a colon, a mark; or `end`."""
    for i in range(k + 2, min(end, k + _LONGEST_CLAUSE)):
        low = passage.lows[i]
        if opens_quotation(passage, i):
            return i - 1 if passage.lows[i - 1] in {",", ":"} else i
        if low == ":" or (low == "that" and passage.lows[i - 1] not in _JOINED):
            return i
        if low == ";":
            break
    return end


def _begins_with_verb(passage: Passage, i: int, following: int, end: int) -> bool:
    """Return whether a finite verb stands at token `i`, of a clause that ends at `following`."""
    if i + 1 >= end or not passage.words[i].islower():
        return False
    low, after = passage.lows[i], passage.words[i + 1]
    if low in AUXILIARIES:
        return True
    past = low in IRREGULAR_VERBS or low.endswith("ed")
    if not past and not (low.endswith("s") and not low.endswith("ss") and is_plain(low)):
        return False
    if past and (after.lower() in _AFTER_A_VERB or not after[0].isalpha()):
        return True
    # "That cut prices" and "that sits in Leeds" have a verb, unless a later word is the verb.
    return following < end and not any(map(is_finite, passage.lows[i + 1 : following]))


def before_main_verb(passage: Passage, words: Span, start: int, clause: int) -> Span:
    """Return reported words without what goes on after a clause between commas.

    ``Berg, who said that taxes rose, left`` and ``Berg, saying that taxes rose, left``: "left"
    is no word of hers. The clause begins at token `clause`, its sentence at `start`.
    """
    lows = passage.lows
    if clause <= start or lows[clause - 1] != ",":
        return words
    # "The report, which" begins with a noun.
    verbs = (i for i in range(start, clause - 1) if is_finite(lows[i]))
    if any(i == start or lows[i - 1] not in DETERMINERS for i in verbs):
        return words
    begin, end = passage.token_at(words.start), passage.token_at(words.end)
    for k in range(end - 2, begin, -1):
        if lows[k] == "," and passage.inside[k] < 0 and _goes_on(passage, k + 1, end):
            return Span(words.start, passage.span(begin, k).end)
    return words


def _goes_on(passage: Passage, k: int, end: int) -> bool:
    """Return whether a verb stands at token `k`, or after an adverb there, and no adjective."""
    k += k + 1 < end and (adverb_at(passage, k) or passage.lows[k] in NEGATIONS)
    low = passage.lows[k]
    if low in AUXILIARIES or low in IRREGULAR_VERBS or low in _finite_forms():
        return True
    following = passage.lows[k + 1] if k + 1 < end else ""
    return low.endswith("ed") and (
        following in _AFTER_A_VERB or not following or not following[0].isalpha()
    )


@cache
def _finite_forms() -> frozenset[str]:
    return frozenset(low for low, cue in cue_forms().items() if cue.form in FINITE_FORMS)


def adds_own(passage: Passage, i: int, end: int) -> bool:
    """Return whether the article goes on for itself: ``, sparking anger``, ``, but did not say``.

    It says what a speech did, what speaks against it, and what the speaker did not say.
    """
    paused = passage.lows[i] in {",", "—", "–"}
    k = i + paused
    low = passage.lows[k] if k < end else ""
    if low in {"despite", "without"}:
        return _lacks_proof(passage, k, end)
    if low == "but":
        return _says_no_more(passage, k + 1, end)
    return paused and _tells_effect(passage, k, end)


def _tells_effect(passage: Passage, i: int, end: int) -> bool:
    """Return whether ``sparking anger`` begins at token `i`; ``sparking a fire`` may be said."""
    lows, past = passage.lows, min(end, i + _NEAR)
    if i + 2 >= end:
        return False
    low, after = lows[i], lows[i + 1]
    if low in _EFFECTS:
        return not _REACTIONS.isdisjoint(lows[i + 1 : past])
    if low == "in" and after in {"his", "her", "their", "its", "a", "an"}:
        # ", in her first speech since May".
        return not _SPEECHES.isdisjoint(lows[i + 2 : past])
    if low in {"his", "her"} and after in _PARTS_OF_ONE:
        return lows[i + 2].endswith("ing")
    return low in _AGAINST


def _lacks_proof(passage: Passage, i: int, end: int) -> bool:
    """Return whether ``despite evidence`` or ``without offering any proof`` is at token `i`."""
    if passage.lows[i] == "despite":
        return not _PROOF.isdisjoint(passage.lows[i + 1 : min(end, i + 1 + _NEAR)])
    return i + 1 < end and passage.lows[i + 1] in _GIVING


def _says_no_more(passage: Passage, i: int, end: int) -> bool:
    """Return whether the speaker said nothing else after "but": ``but did not say how``."""
    lows = passage.lows[i : min(end, i + _NEAR)]
    if not lows or not (lows[0] in {"did", "does", "would"} or lows[0] in _REFUSING):
        return lows[:1] == ["didn't"] or lows[:1] == ["doesn't"]
    denies = lows[0] in _REFUSING or not NEGATIONS.isdisjoint(lows[:2])
    return denies and not _NO_MORE.isdisjoint(lows[1:4])


def is_judged(passage: Passage, i: int, end: int) -> bool:
    """Return whether somebody else judges what was said: ``, a claim that Berg disputes``.

    So does the article by ``, which is wrong``.
    """
    lows = passage.lows
    if lows[i] != "which":
        noun = lows[i + 1].removesuffix("s") if i + 1 < end else ""
        if noun in _CALLED:
            return i + 2 < end and lows[i + 2] not in {"of", "for"}
        if noun in _SAID:
            return i + 2 < end and lows[i + 2] in {"that", "which"}
        return noun in _TOLD and _judging_verb(passage, i + 2, end) is not None
    if i + 2 < end and lows[i + 1] in {"is", "was", "are", "were"}:
        return lows[i + 2] in _UNTRUE or lows[i + 2 : i + 4] == ["not", "true"]
    verb = _judging_verb(passage, i + 1, end)
    return verb is not None and verb > i + 1 and lows[i + 1] not in CLAUSE_PRONOUNS


def is_contested(passage: Passage, i: int, end: int) -> bool:
    """Return whether what was said is contested after the conjunction at token `i`.

    ``But Hall disagreed`` and ``when in fact there were 20`` are no words of the speaker.
    """
    if passage.lows[i] == "when":
        return passage.lows[i + 1 : i + 3] in (["in", "fact"], ["in", "reality"])
    return _judging_verb(passage, i + 2, end) is not None


def _judging_verb(passage: Passage, i: int, end: int) -> int | None:
    """Return the token of a verb that contests, a short subject after token `i`."""
    for k in range(i, min(end, i + _LONGEST_JUDGE - 1)):
        low = passage.lows[k]
        if passage.inside[k] >= 0 or low in AUXILIARIES or low == ",":
            return None
        if low in _JUDGING:
            return k
    return None
