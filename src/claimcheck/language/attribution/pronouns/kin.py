"""Whom a pronoun may mean unseen: ``his wife``, ``a nurse`` who acts, the dead of an obituary."""

import re
from functools import cache

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import SpeakingTurn
from claimcheck.language.lexicon.closed_classes import DETERMINERS
from claimcheck.language.lexicon.ranks import is_rank
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.name_tables import sex_of
from claimcheck.language.people.naming import may_be_first
from claimcheck.language.people.resolve import Cast
from claimcheck.language.people.roles import is_somebody
from claimcheck.language.people.sexes import gender_of

SEX_OF_PRONOUNS = {"he": "m", "his": "m", "him": "m", "himself": "m"} | {
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
# In tokens: "her eldest daughter, Ann Berg".
NEAR_OWNER, _FAR_OWNER = 4, 8
_KIN = word_set(
    """
    mother father brother sister son daughter uncle aunt nephew niece cousin grandmother
    grandfather granddaughter grandson friend twin
    """
)
# In code points: where an obituary says who died.
_OPENING = 500
# In tokens: how far from the pronoun a word stands that tells of a life.
_NEAR_LIFE = 4
_OF_A_LIFE = word_set("later once used often would always liked loved never recalled")


def kin_before(passage: Passage, begin: int, end: int) -> str:
    """Return the sex of whom a sentence begins with, or ``?``: ``His wife, Neema,``.

    Empty where it begins with nobody who is called by a first name there.
    """
    lows, words = passage.lows, passage.words
    # "Mrs. Voss's younger son, Glenn, failed".
    near = range(begin, min(end, begin + NEAR_OWNER))
    owner = next((i for i in near if lows[i].endswith("'s") and words[i][:1].isupper()), begin)
    owned, begin = owner > begin or lows[begin].endswith("'s"), owner
    for i in range(begin + 1, min(end, begin + NEAR_OWNER)):
        # "Her younger son Jez".
        if words[i].islower() and is_somebody(lows[i]) and words[i + 1][:1].isupper():
            whose = owned or lows[begin] in DETERMINERS
            return (gender_of(lows[i]) or "?") if whose else ""
    comma = next((i for i in range(begin, end) if lows[i] == ","), end)
    whose = owned or lows[begin] in DETERMINERS
    if comma < end and whose and is_somebody(lows[comma - 1]):
        return gender_of(lows[comma - 1]) or "?"
    return ""


def kin_named(passage: Passage, sex: str, begin: int, end: int) -> bool:
    """Return whether kin of a sex is named between commas: ``Her husband, Alton, never drove``."""
    lows, words = passage.lows, passage.words
    return any(
        passage.inside[i] < 0
        and gender_of(lows[i]) == sex
        and is_somebody(lows[i])
        and lows[i + 1] == ","
        and words[i + 2][:1].isupper()
        for i in range(begin, end - 2)
    )


def met_in_short(passage: Passage, cast: Cast, sex: str, span: tuple[int, int]) -> str:
    """Return who is named in short between two places, and nowhere in full; "" for nobody.

    As in ``Councillor Hodge stood up``, ``Then came Bob, a welder`` and ``A nurse, Mary, wept``.
    """
    words, lows = passage.words, passage.lows
    begin, end = passage.token_at(span[0]), passage.token_at(span[1])
    for i in range(begin + 1, min(end, len(words) - 2)):
        word = words[i].removesuffix("’s").removesuffix("'s")
        if passage.inside[i] >= 0 or not word[:1].isupper() or word != words[i]:
            continue
        if cast.has_surname(word) or words[i + 1][:1].isupper() or not may_be_first(word):
            continue
        titled = is_rank(words[i - 1]) and gender_of(lows[i - 1]) in {"", sex}
        apposed = lows[i + 1] == "," and lows[i + 2] in {"a", "an"}
        between = lows[i - 1] == "," and lows[i + 1] == "," and words[i - 2].islower()
        if (titled and words[i - 1][:1].isupper()) or (
            (apposed or between) and sex_of(word) in {"", sex} and not words[i - 1][:1].isupper()
        ):
            return word
    return ""


def _names_kin(passage: Passage, i: int) -> bool:
    """Return whether kin of somebody is named at token `i`: ``Her daughter, Ann Berg``."""
    return not _KIN.isdisjoint(passage.lows[max(0, i - NEAR_OWNER) : i + NEAR_OWNER])


def is_kin_of(passage: Passage, turn: SpeakingTurn, sex: str, sentence: int) -> bool:
    """Return whether ``said her daughter`` or ``her daughter, Ann Berg, who said`` named a speaker.

    "She" in the later `sentence` may then be either; so may it in another paragraph.
    """
    if turn.cue is None or turn.speaker is None:
        return False
    sentences, i = passage.sentences, passage.token_at(turn.speaker.start)
    apart = sentences[sentence].paragraph != sentences[turn.sentence].paragraph
    within = NEAR_OWNER
    if turn.speaker.start < turn.cue.start:
        told = "who" in passage.lows[i : passage.token_at(turn.cue.start)]
        within = _FAR_OWNER if told or (apart and _names_kin(passage, i)) else 0
    near = passage.lows[max(passage.first[turn.sentence], i - within) : i + 1] if within else []
    owners = [low for low in near if low in {"his", "her"}]
    return bool(owners) and SEX_OF_PRONOUNS[owners[-1]] == sex


def kin_spoke(passage: Passage, turn: SpeakingTurn, sentence: int) -> bool:
    """Return whether ``his wife`` spoke last, in the paragraph of a later `sentence`.

    A surname there may be hers.
    """
    apart = passage.sentences[sentence].paragraph != passage.sentences[turn.sentence].paragraph
    if apart or turn.speaker is None or turn.resolution.name:
        return False
    i, past = passage.token_at(turn.speaker.start), passage.token_at(turn.speaker.end)
    owned = passage.lows[i] in SEX_OF_PRONOUNS and passage.words[past - 1].islower()
    return owned and bool(gender_of(passage.lows[past - 1]))


def unnamed_agent(passage: Passage, sex: str, begin: int, end: int) -> str:
    """Return who without a name did what is told: ``It was upheld by a nurse``; "" for nobody."""
    lows = passage.lows
    for i in range(begin, end - 2):
        if passage.inside[i] < 0 and lows[i] == "by" and lows[i + 1] in {"a", "an"}:
            near = lows[i + 2 : min(end, i + 2 + NEAR_OWNER)]
            noun = next((low for low in near if is_somebody(low)), "")
            if noun and gender_of(noun) in {"", sex}:
                return f"{lows[i + 1]} {noun}"
    return ""


@cache
def _died() -> re.Pattern[str]:
    return re.compile(r"\b(?:died|has died|passed away|death|dies)\b")


def whose_life(passage: Passage, cast: Cast) -> str:
    """Return the full name of the dead of whom an obituary is; empty for other texts."""
    text = passage.text
    if " survived by " not in text or not _died().search(text, 0, _OPENING):
        return ""
    named = cast.mentions_between(0, _OPENING)
    return named[0].people[0].name if named and len(named[0].people) == 1 else ""


def is_same_life(text: str, name: str, dead: str) -> bool:
    """Return whether a name may be the dead's own: they share a word, or ``born Ann Hay``."""
    return not set(name.split()).isdisjoint(dead.split()) or f"orn {name}" in text


def tells_of_a_life(passage: Passage, sentence: int, position: int) -> bool:
    """Return whether the words beside a pronoun tell of long ago: ``he later said``.

    So do a year, and a pronoun before it in the same sentence.
    """
    i, first = passage.token_at(position), passage.first[sentence]
    near = passage.lows[i : min(passage.past[sentence], i + _NEAR_LIFE)]
    again = passage.lows[i] in {passage.lows[k] for k in range(first, i) if passage.inside[k] < 0}
    years = (low for low in passage.lows[i : passage.past[sentence]] if low.isdigit())
    return again or not _OF_A_LIFE.isdisjoint(near) or any(len(low) == _NEAR_LIFE for low in years)
