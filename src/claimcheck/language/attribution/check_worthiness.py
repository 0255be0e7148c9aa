"""Which statements are worth checking first, and why."""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache
from itertools import pairwise

from claimcheck.language.attribution.numbers_of_names import leads_to_name, without_names
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple

_NUMBERS = word_set(
    """
    three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty
    seventy eighty ninety dozen dozens hundred hundreds thousand thousands million millions billion
    billions trillion half third quarter twice double doubled triple tripled percent per cent
    eightfold tenfold twofold threefold fourfold fivefold majority thirds fifths tenths
    """
) - {"per", "cent"}
_COMPARING = word_set(
    """
    than compared rose rise risen rising fell fall fallen falling grew grow grown growing increased
    increase increasing decreased decrease decreasing declined decline higher lower fewer
    """
)
_EXTREME = word_set(
    "most least best worst only never always every nobody none largest biggest first last highest "
    "lowest all everyone everybody"
)
_PLANNING = word_set(
    "will shall would plan plans hope hopes intend intends promise promised promises vow vowed "
    "pledge pledged going gonna won't wouldn't we'll i'll he'll she'll they'll it'll"
)
_JUDGING = word_set(
    """
    should must ought believe think feel hope want great terrible awful beautiful important good
    bad wrong right unfair fair disgrace disgraceful shame shameful proud happy sad love hate
    wonderful tragic very need honour honor thank thanks sorry welcome hopefully
    """
)


class Worth(IntEnum):
    """How much a statement asks to be checked, most first."""

    FIGURE = 1
    COMPARISON = 2
    EXTREME = 3
    FACT = 4
    PLAN = 5
    OPINION = 6
    QUESTION = 7


class Priority(NamedTuple):
    """A place in the order of checking, and the words that put it there."""

    worth: Worth
    reason: str


_ORDER = (
    (Worth.FIGURE, _NUMBERS, "has a figure"),
    (Worth.COMPARISON, _COMPARING, "compares"),
    (Worth.EXTREME, _EXTREME, "claims an extreme"),
    (Worth.PLAN, _PLANNING, "speaks of the future"),
    (Worth.OPINION, _JUDGING, "gives an opinion"),
)


@cache
def _ranks() -> dict[str, int]:
    """Return of each sign the place of the first row that has it."""
    return {word: n for n, (_, signs, _) in reversed([*enumerate(_ORDER)]) for word in signs}


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:'[a-z]+)?")


@cache
def _figure_pattern() -> re.Pattern[str]:
    # A pattern that began by looking back would be tried at every letter.
    return re.compile(r"\d(?<!\w.)(?:[\d.,]*\d)?")


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _when() -> re.Pattern[str]:
    months = _MONTHS
    number = rf"(?:\d{{1,3}}|(?:(?:{_TENS})[- ]?)?(?:{_UNITS})|{_TENS})"
    of_life = r"(?:year|month|week|day)s?"
    # With one of these begins all that begins at a boundary: one look passes most words over.
    begins = (
        rf"\d|jan|feb|ma[ry]|apr|ju[nl]|aug|sep|oct|nov|dec|{_TENS}|{_UNITS}|half |quarter "
        r"|in |since |until |year |dat(?:e|ing)|from |between |the |his |her |their |its |our |my "
        r"|aged? "
        r"|(?:he|she|who) (?:was|is|turn)|a |avait |ha |aveva |tiene |tenía |tem |tinha |âgé"
    )
    return re.compile(
        # Of words in lower case: to ignore case costs three times as much. One boundary for
        # all, as each alternative would else be tried at every letter.
        rf"\b(?={begins})(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{months}(?:,? \d{{4}})?\b"
        rf"|{months} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?\b"
        rf"|(?:(?:from |between )?{number}(?:[:.]\d\d)? ?(?:to|and|until|till|-|–) ?)?"
        rf"(?:\d{{1,2}}(?:[:.]\d\d)? ?(?:[ap]\.m\.?|[ap]m\b)|{number} o['’]clock\b)"
        rf"|\d{{1,2}}:\d{{2}}\b|{_ABROAD}|(?:half|quarter) (?:past|to) {number}\b"
        r"|\d{4}-\d{2}-\d{2}\b|\d{1,2}[/.]\d{1,2}[/.]\d{4}\b|(?:19|20)\d\d[-/–]\d\d\b"
        # Of older years only what nothing else is counted by: "in 1789".
        r"|(?:in|since|until|year|dat(?:es?|ed|ing) (?:from|back to)) 1[0-8]\d\d\b"
        r"|(?:from |between )?1[0-8]\d\d(?: to | until | and |[-–])1[0-8]\d\d\b"
        # What comes third is no third of anything.
        r"|(?:the|his|her|their|its|our|my) third\b|\d{1,3}(?:st|nd|rd|th)\b"
        rf"|{number}[- ]{of_life}[- ]olds?\b|aged? {number}\b|{number} {of_life} of age\b"
        rf"|(?:he|she|who) (?:was|is|turned|turns) {number}(?=[.,;!]|$| when\b| and\b))"
        r"|, \d{1,3}, (?=[a-z])|\(\d{2}\)(?=[ ,])",
    )


# Without a digit few texts can say when, how old or which: these words show it.
_WORDS_OF_WHEN = tuple(
    "old|clock| past |quarter to |of age|aged |age |he was |he is |turned | third|nine to five"
    "".split("|")
)
# Nor does a figure say it unless one of these stands in its text, or it has such neighbours:
# most figures say how much, and their texts are spared the long pattern too.
_WORDS_BESIDE_FIGURES = (*_WORDS_OF_WHEN, "half to ", "who was ", "who is ", "turns ")
_MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"


@cache
def _before_when() -> re.Pattern[str]:
    """Return what a figure that may say when or how old begins with, or is followed by."""
    return re.compile(
        r"\d(?:(?<=1)[0-8]\d\d\b|[:/–-]\d|\.\d[\d./]|(?<=\(\d\d)\)"
        r"|(?:(?<=, \d)|(?<=, \d\d)|(?<=, \d\d\d)), [a-z]|(?:st|nd|rd|th)\b"
        rf"| (?:of )?{_MONTHS}| ?[ap]\.?m| ?h\b| ?h ?\d|[- ]?jährig|-jarige|-årig"
        r"| (?:uhr|uur|jahre|jaar|år|ans|anni|a[ñn]os)\b)"
    )


@cache
def _after_month() -> re.Pattern[str]:
    return re.compile(rf"{_MONTHS} \d")


def _may_say_when(lowered: str, *, has_digit: bool) -> bool:
    """Return whether the long pattern may find anything."""
    if not has_digit:
        return any(map(lowered.__contains__, _WORDS_OF_WHEN))
    return bool(
        _before_when().search(lowered)
        or any(map(lowered.__contains__, _WORDS_BESIDE_FIGURES))
        or _after_month().search(lowered)
    )


_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen"
)


# Times and ages as other languages than English write them: "14.30 Uhr", "14h30", "a 54 ans".
_ABROAD = (
    r"\d{1,2}(?:[.:]\d{2})? (?:uhr|uur)\b|\d{1,2} ?h(?: ?\d{2})?\b"
    r"|\d{1,3}(?: jahre alt\b|[- ]?jährig\w*|-jarige\w*| jaar oud\b|-årig\w*| år gam\w+)"
    r"|(?:a|avait|ha|aveva|tiene|tenía|tem|tinha|âgée? de) \d{1,3} (?:ans|anni|años|anos)\b(?! d)"
)


def _is_year(figure: str) -> bool:
    return len(figure) == 4 and figure.startswith(("19", "20"))


def priority(text: str) -> Priority:
    """Return how much `text` asks to be checked, with the reason.

    >>> priority("Turnover grew by 20% over the year")
    Priority(worth=<Worth.FIGURE: 1>, reason='has a figure: 20')
    >>> priority("Will you run again?").worth.name
    'QUESTION'
    """
    if text.rstrip("\"”’'» ").endswith("?"):
        return Priority(Worth.QUESTION, "asks a question")
    # A year, a date, a time, an age or a chapter says when, who or which, another how much.
    lowered = text.lower()
    has_digit = bool(_digit().search(text))
    if has_digit or "nine to five" in lowered:
        lowered = without_names(text, lowered)
    if _may_say_when(lowered, has_digit=has_digit):
        lowered = _when().sub(" ", lowered)
    figures = _figure_pattern().findall(lowered) if has_digit else ()
    if figure := next((each for each in figures if not _is_year(each)), ""):
        return Priority(Worth.FIGURE, f"has a figure: {figure}")
    words = _word_pattern().findall(lowered.replace("’", "'"))
    if not words and not _word_pattern().search(text):
        return Priority(Worth.OPINION, "has no words")
    if words[:1] == ["to"]:
        return Priority(Worth.PLAN, "speaks of the future: to")
    ranks = _ranks()
    signs = [
        word
        for before, word in pairwise(("", *words))
        if word in ranks and not (word in _NUMBERS and leads_to_name(before))
    ]
    if not signs:
        return Priority(Worth.FACT, "says what is or was")
    found = min(signs, key=ranks.__getitem__)
    worth, _, reason = _ORDER[ranks[found]]
    return Priority(worth, f"{reason}: {found}")


def by_worth(statements: Iterable[Statement]) -> list[Statement]:
    """Return all `statements`, most worth checking first, else in the order given."""
    return sorted(
        statements,
        key=lambda statement: statement.evidence.priority or priority(statement.text).worth,
    )
