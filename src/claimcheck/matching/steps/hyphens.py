"""Hyphens that tie words to others: "a man eating tiger" is no "man-eating tiger"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Final

from claimcheck.language.lexicon.closed_classes import IRREGULAR_VERBS
from claimcheck.language.lexicon.peoples import land_of
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.likeness import edits
from claimcheck.matching.terms import FUNCTION, Parsed
from claimcheck.model.comparison import Difference, Guard
from claimcheck.named_tuple import NamedTuple

# Before these "-ing" makes one word with them, hyphen or not; "man eating" is no "man-eating".
_ONE_WITH: Final = word_set(
    "well ill hard far long fast best anti non pre post re co self ever high top wide broad slow"
    " quick free easy"
)
_OTHER_WITH_RE: Final = word_set(
    "sign signed signs signing cover covered covers covering form formed forms forming lease leased"
    " press pressed treat treated create created count counted counts mark marked store stored sent"
    " sort sorted collect collected dress dressed bound present presented prove proved act acted"
)
# What a person or a thing can be beside another word: the car of an old factory, or of old cars.
# Words of degree and of kind are not among them: no officer is high, and no owner real.
_OF_EITHER: Final = word_set(
    "heavy light dark big small large old new young cheap dear rich poor dirty clean raw fresh"
    " foreign free illegal violent dangerous rare wild stolen corrupt secret fake false sick"
    " black white bad good hard soft sweet dry wet thin thick strong weak"
)
# With these they are one thing, whether tied or not.
_ONE_THING: Final = {
    "heavy": "industry duty water goods weight",
    "light": "rail bulb year weight aircraft touch industry",
    "dark": "web matter money horse",
    "big": "tech business data money ticket name league game oil pharma time bang",
    "small": "business town scale claims print screen",
    "large": "scale cap format",
    "old": "age school world style time growth guard boys",
    "new": "year york zealand deal look age world build wave delhi",
    "young": "people adult adults offender offenders",
    "rich": "list",
    "raw": "material materials",
    "fresh": "water fruit food air",
    "foreign": "policy exchange aid trade affairs currency direct",
    "free": "trade market kick speech press fall standing range",
    "wild": "life animal animals bird birds fire card west",
    "rare": "earth earths disease",
    "secret": "service police ballot society",
    "fake": "news",
    "false": "flag alarm",
    "sick": "leave pay note day building",
    "black": "market box hole belt sea friday death",
    "white": "collar house paper supremacist goods",
    "bad": "loan loans debt debts faith news bank",
    "good": "faith news practice friday will",
    "hard": "line drive disk core currency border shoulder",
    "soft": "power drink drinks ware",
    "dirty": "bomb war",
    "dry": "land ice",
    "social": "media",
}
# With these a word before is one, whoever follows: "long-term", "full-time".
_MEASURES: Final = word_set(
    "time term range level scale class rank end speed profile distance wave minute hand step body"
    " grade season school age estate rights health service sector right relations"
)
_DOERS: Final = ("er", "or", "ers", "ors", "ist", "ists", "man", "men", "woman", "women")
# Whoever does something, by no such ending.
_ALSO_DOERS: Final = frozenset(
    noun + ending
    for noun in word_set(
        "critic expert judge guard agent student analyst consultant assistant spy clerk scout crew"
        " team firm gang thief chief advocate correspondent tycoon magnate tyrant merchant"
    )
    for ending in ("", "s")
) | word_set("thieves spies company companies people")
_COLOURS: Final = word_set(
    "blue green red brown grey gray yellow pink purple orange black white blond"
)
# After the name of a people: "French-language schools".
_OF_PEOPLES: Final = word_set("language ocean")
_PARTICIPLES: Final = word_set(
    "born made owned run led held built bred grown sold paid known won clad worn drawn like style"
    " only free wide proof up out off down over based"
)
# "More qualified nurses" may be more nurses; "a more qualified nurse" is no more of anything.
_COUNTING: Final = word_set("more most less least fewer no much")
_KNOWN: Final = word_set("known understood noticed")
_DETERMINERS: Final = word_set("a an the this that its his her their our my your 's s one")
# With these "no" is a name: no fly is left out in a "no fly zone".
_AFTER_NO: Final = word_set(
    "fly go show knock bid win nonsense confidence deal contest brainer frills strings"
)
# As words of their own they are not what they are before a word.
_PREFIXES: Final = word_set("extra")
_AFTER_PREFIX: Final = word_set("time large small virgin long strong special hot fine wide high")
_UNITS: Final = word_set(
    "hour minute second day week month year mile metre meter kilometre kilometer km foot inch pound"
    " ton tonne kilo kg litre liter euro dollar cent percent per storey story point star odd acre"
    " hectare degree page term letter wheel way hours days weeks months years"
    " third thirds quarter quarters half"
)
_NUMBERS: Final = word_set(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty"
    " fifty sixty seventy eighty ninety hundred thousand million billion"
)


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


def find_hyphens(first: Parsed, second: Parsed) -> tuple[Difference, ...]:
    """Return words that a hyphen ties to others in one of two texts, three at most."""
    return tuple(islice(_hyphens(first, second), 3))


class _Row(NamedTuple):
    """The words of a text with what stands between each and the next."""

    words: Sequence[str]
    gaps: Sequence[str]

    def is_tied(self, place: int) -> bool:
        """Return whether a hyphen ties a word to the next."""
        return 0 <= place < len(self.gaps) and self.gaps[place] == "-"


def _hyphens(first: Parsed, second: Parsed) -> Iterator[Difference]:
    """Give words that a hyphen ties to others: "300 year-old trees", "300-year-old trees"."""
    texts = first.plain.text.lower(), second.plain.text.lower()
    if texts[0] > texts[1]:
        for each in _hyphens(second, first):
            yield each._replace(first=each.second, second=each.first)
        return
    if "-" not in texts[0] and "-" not in texts[1]:
        return
    rows = [_row(text) for text in texts]
    for change in edits(rows[0].words, rows[1].words):
        if change.tag != "equal":
            continue
        for step in range(change.src_end - change.src_start - 1):
            places = change.src_start + step, change.dest_start + step
            if _is_told(*zip(rows, places, strict=True)):
                ours, theirs = (
                    f"{row.words[place]}{row.gaps[place]}{row.words[place + 1]}"
                    for row, place in zip(rows, places, strict=True)
                )
                yield Difference(Guard.SUBSTITUTION, ours, theirs)


def _row(text: str) -> _Row:
    found = list(_joints().finditer(text))
    gaps = [text[one.end() : other.start()] for one, other in pairwise(found)]
    return _Row([match[0] for match in found], gaps)


def _is_told(ours: tuple[_Row, int], theirs: tuple[_Row, int]) -> bool:
    """Return whether a hyphen stands at one of two places, and its words belong to others."""
    tied = [row.is_tied(place) for row, place in (ours, theirs)]
    if tied[0] == tied[1]:
        return False
    with_hyphen, without = (ours, theirs) if tied[0] else (theirs, ours)
    return _ties_other(*without) or _belongs_to_others(*with_hyphen)


def _ties_other(apart: _Row, place: int) -> bool:
    """Return whether words that are tied in the other text belong to other words in this."""
    # "Multi-billion euro loans", "multi-billion-euro loans".
    if apart.words[max(0, place - 1)] == "multi" and apart.words[place + 1] in _UNITS:
        return False
    # The hyphen ties more words, or moved: "small business-tax", "small-business tax".
    if apart.is_tied(place - 1) or apart.is_tied(place + 1):
        return True
    before, after = apart.words[place : place + 2]
    # "An A-level pupil" is no "A level pupil", nor "re-sign" "resign".
    if before == "a" or (before == "re" and after in _OTHER_WITH_RE):
        return True
    if before in _PREFIXES:
        return after not in _AFTER_PREFIX
    if before.endswith("ing") and place and apart.words[place - 1] in _ONE_WITH:
        # "Slow moving-van drivers", "slow moving van drivers".
        return True
    return after.endswith("ing") and len(after) > 4 and before not in _ONE_WITH


def _belongs_to_others(tied: _Row, place: int) -> bool:
    """Return whether a word may say more of what follows than of the word it is tied to.

    "A heavy-metal detector" detects heavy metals, "a heavy metal detector" may be heavy.
    """
    if tied.is_tied(place - 1):
        return False
    if tied.words[place] == "no" and not place:
        return True
    end = place + 1
    while tied.is_tied(end):
        end += 1
    if not _goes_on(tied, end):
        return False
    lead = tied.words[place - 1] if place and tied.gaps[place - 1] != ", " else ""
    before, *after = tied.words[place : end + 1]
    return (
        _may_count(before, after, lead)
        or _may_be_several(before, after, lead, tied.words[end + 1])
        or _may_describe_either(before, after)
        or _may_describe_doer(before, after, tied.words[end + 1])
    )


def _may_count(word: str, tied: Sequence[str], lead: str) -> bool:
    """Return whether a word may say how many or how much: "more-qualified nurses"."""
    if word == "little":
        return tied[0] not in _KNOWN and _is_participle(tied[0])
    if word == "no" and tied[0] in _AFTER_NO:
        return False
    return word in _COUNTING and lead not in _DETERMINERS and tied[0] not in FUNCTION


def _may_be_several(word: str, tied: Sequence[str], lead: str, named: str) -> bool:
    """Return whether a number may count what follows: "ten-man boats", "two hundred-seat boats"."""
    if not _is_count(word) or len(tied) > 1 or _is_count(tied[0]) or tied[0] in _UNITS:
        return False
    if _is_participle(tied[0]):
        return False
    return _is_count(lead) or (named.endswith("s") and lead not in _DETERMINERS)


def _goes_on(row: _Row, end: int) -> bool:
    """Return whether a thing follows, to which words before may belong."""
    if row.gaps[end : end + 1] != [" "]:
        return False
    word = row.words[end + 1]
    acts = word in IRREGULAR_VERBS or word.endswith(("ed", "ly"))
    return word.isalpha() and word not in FUNCTION and not acts


def _is_count(word: str) -> bool:
    return word.isdigit() or word in _NUMBERS


def _may_describe_either(word: str, tied: Sequence[str]) -> bool:
    """Return whether a word may describe the first of those tied to it, or what follows."""
    after, chained = tied[0], len(tied) > 1
    if not FUNCTION.isdisjoint(tied):
        return False
    if word in {"better", "best"}:
        return chained and _is_participle(after)
    if _is_participle(after) or land_of(after) != after:
        return False
    if not chained and after in _COLOURS:
        return False
    if land_of(word) != word:
        return after not in _OF_PEOPLES
    return word in _OF_EITHER and after not in _ONE_THING.get(word, "").split()


def _may_describe_doer(word: str, tied: Sequence[str], named: str) -> bool:
    """Return whether a word may describe who does something to what it is tied to.

    "Used-car dealers" deal in used cars, "used car dealers" may be used; no list tells of every
    word whether it can be said of a person, so that only what is one thing with the next is not.
    """
    is_doer = named.endswith(_DOERS) or named in _ALSO_DOERS
    of_two_peoples = land_of(word) != word and land_of(tied[0]) != tied[0]
    if len(tied) > 1 or not is_doer or of_two_peoples or _is_participle(tied[0]):
        return False
    one_thing = tied[0] in _MEASURES or tied[0] in _ONE_THING.get(word, "").split()
    return FUNCTION.isdisjoint(tied) and not one_thing


def _is_participle(word: str) -> bool:
    return word.endswith(("ed", "ing")) or word in _PARTICIPLES
