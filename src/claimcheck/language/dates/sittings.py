"""Courts and houses that sit on a day, matches of a day, and who is heard there or then."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache

from claimcheck.language.dates.times import as_date, read_time
from claimcheck.language.text.sentences import Sentence
from claimcheck.model.dates import PartialDate
from claimcheck.named_tuple import NamedTuple

# In paragraphs and in days: what a report opens with, and how long ago that may be.
_OPENING, _LONGEST_AGO = 3, 7

# Those that meet to hear people, in the words of a report's first sentences.
_BODIES = (
    "courts?|jury|jurors|inquest|tribunal|inquiry|parliament|assembly|senate|council|bench"
    "|fined|jailed|sentenced|convicted|acquitted|pleaded guilty|remanded"
    "|prime minister['’]s questions|pmqs|question time|first minister['’]s questions|plenary"
    "|(?:school|district|county|city|planning|zoning|education|library) board|board of \\w+"
    "|board meeting|supervisors|select board"
    "|committee|commissioners|hearing|lok sabha|rajya sabha|dáil|seanad|house of commons|commons"
    "|house of lords|knesset|legislature|councillors|trustees|school board"
    "|(?:lawmakers|mps|senators) (?:sat|debated)|read a (?:first|second|third) time"
)
_HOUSES = (
    "prime minister['’]s questions|pmqs|question time|first minister['’]s questions|plenary"
    "|parliament|assembly|senate|council|lok sabha|rajya sabha|dáil|seanad|commons|lords"
    "|legislature|councillors|commissioners|lawmakers|mps|senators|read a \\w+ time"
)
_COUNCILS = (
    "(?<!legislative )(?<!national )councils?|councill?ors?|council(?:wo)?man|cllrs?|coun"
    "|commissioners|supervisors?|trustees?|aldermen|alderman|mayor|(?:school|district|county|city|planning|zoning"
    "|education|library) board|board (?:president|member|chair|meeting)"
)
_COUNCILLORS = (
    "councill?ors?|council(?:wo)?man|cllrs?|coun|commissioners?|supervisors?|trustees?|alderman"
    "|board (?:president|member|chair)|members?"
)
# Their members, who are others' witnesses elsewhere.
_MEMBERS = (
    "mps?|ministers?|members?|lawmakers?|legislators?|mlas?|senators?|tds?|msps?|cllr|councill?ors?|speaker|whip"
    "|senate president|president of the senate|leader of the opposition|leader of the house"
    "|backbenchers?|commissioners?|convener"
)
# Who speaks there, or to whom, or in what.
_THERE = (
    "(?:chief )?justices?|judges?|magistrate|coroner|prosecut(?:or|ion)s?|counsel|advocate"
    "|barrister|solicitor|attorney|defen[cs]e lawyer|witness|petitioners?|respondents?|applicants?"
    "|accused|defendant|appellant|plaintiff|deponent|kc|qc|sc|bench|court|jury|jurors|foreman"
    "|trustees|the board|board members|supervisors"
    "|inquest|inquiry|tribunal|panel|commissioners|councillors|the house|the chamber|the meeting"
    "|gave evidence|giving evidence|pathologist|members|fellow members|mr speaker|madam speaker"
    "|his lordship|her ladyship|parliament"
)
# What is done in a house, by who speaks there.
_IN_HOUSE = (
    "the (?:motion|amendment|by-?law|submission|debate)|point of order|intervened"
    "|interjected|interrupted|seconded|abstained"
)
_ELSEWHERE = (
    "outside|contacted|interview(?:ed)?|e-?mail(?:ed)?|phone|telephone|statement|facebook|twitter"
    "|tweet(?:ed)?|posted|in an? post|on x|reporters|journalists|press|news|radio|tv|television"
    "|affidavit|letter"
    "|(?:other|another) place|(?:upper|lower) house|elsewhere|release|blog|podcast|rally"
    "|former|spokes\\w+|documents|report|later|afterwards?|separately|meanwhile|earlier"
)


# What a report of a match begins with, and when those who played it are heard.
_MATCHES = (
    "beat(?:en)?|defeat(?:ed)?|victory|winners?|win|won|loss|draw|drew|thrash(?:ed)?|edged|downed"
    "|sank|final|semi-?final|derby|fixture|match|game|wickets?|innings|unbeaten|seed(?:ed)?"
    # So do other events, at which people are heard by those who came.
    "|rally|vigil|funeral|memorial|ceremony|awards|premiere|convention|congress|summit|graduation"
    "|commissioning|unveiling|inauguration|groundbreaking|ground-breaking"
    # And at the results of firms, of which their heads speak on that day.
    "|net profit|net loss|quarterly (?:profit|loss|results|earnings)"
)
_AFTER_PLAY = (
    "post-(?:match|game|race|fight)|after the (?:match|game|race|fight|bout|final|whistle|win"
    "|loss|defeat|victory|draw|hooter)|(?:at|after) (?:stumps|full[- ]time|the (?:close|final"
    " whistle|final bell))|in the (?:dressing|locker|changing|mixed) (?:room|zone)|courtside"
    "|pitchside|backstage|on-?stage|from the stage|accepting (?:the|his|her) (?:award|prize)"
    "|(?:told|reminded|urged|asked|assured) (?:the |a )?(?:crowd|audience|rally|gathering|mourners"
    "|congregation|delegates|guests|worshippers|protesters|graduates|attendees|convention|summit)"
    "|on (?:a|the|an) (?:\\w+ )?call (?:after|with|following)|told analysts"
    "|in a (?:stock |exchange )?filing"
    "|in (?:his|her) (?:keynote|acceptance speech|eulogy|opening remarks|sermon|homily)"
)


class Gathering(Enum):
    """What a report opens with: who is heard, who sits, or who plays on that day."""

    HEARING = "hearing"
    HOUSE = "house"
    COUNCIL = "council"
    MATCH = "match"


class Sitting(NamedTuple):
    """When a body sat, by which words, and from where to where a text tells of no other day."""

    when: PartialDate
    words: str
    kind: Gathering
    end: int
    until: int


@cache
def _other_day() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:since|until|till|by|before|after|from|due|of|one|each|every|any)(?: the)? $"
    )


@cache
def _sitting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_BODIES})\b", re.IGNORECASE)


@cache
def _house() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_HOUSES})\b", re.IGNORECASE)


@cache
def _match() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_MATCHES})\b", re.IGNORECASE)


@cache
def _after_play() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_AFTER_PLAY})\b", re.IGNORECASE)


@cache
def _member() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_MEMBERS})\b", re.IGNORECASE)


@cache
def _there() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_THERE})\b", re.IGNORECASE)


@cache
def _council() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_COUNCILS})\b", re.IGNORECASE)


@cache
def _councillor() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_COUNCILLORS})\b", re.IGNORECASE)


@cache
def _in_house() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_IN_HOUSE})\b", re.IGNORECASE)


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_ELSEWHERE})\b", re.IGNORECASE)


def first_sitting(
    text: str, sentences: Iterable[Sentence], reported_on: PartialDate
) -> Sitting | None:
    """Return the sitting of one day that the first paragraphs tell, if they tell of one."""
    found: Sitting | None = None
    for start, end, paragraph in sentences:
        if not found and paragraph > _OPENING:
            return None
        days = list(_near_days(text[start:end], reported_on))
        if not found and len(days) == 1 and (kind := _gathering(text, start, end)):
            found = Sitting(*days[0], kind, end, len(text))
        elif found and any(day != found.when for day, _ in days):
            return found._replace(until=start)
    return found


def _gathering(text: str, start: int, end: int) -> Gathering | None:
    """Return what ``text[start:end]`` tells of, if it is one that people speak at."""
    if _sitting().search(text, start, end):
        if _council().search(text, start, end):
            return Gathering.COUNCIL
        house = _house().search(text, start, end)
        return Gathering.HOUSE if house else Gathering.HEARING
    return Gathering.MATCH if _match().search(text, start, end) else None


def _near_days(words: str, reported_on: PartialDate) -> Iterator[tuple[PartialDate, str]]:
    """Yield the days of the week up to the report that the words name."""
    last = as_date(reported_on)
    time = read_time(words, reported_on)
    while time and last:
        day = as_date(time.when)
        near = day and (last - day).days <= _LONGEST_AGO
        if near and time.when and not _other_day().search(words, 0, time.start):
            yield time.when, time.words
        time = read_time(words, reported_on, time.end)


def is_elsewhere(words: str) -> bool:
    """Return whether somebody speaks outside, or in a medium of her own."""
    return _elsewhere().search(words) is not None


def is_heard_there(words: str, role: str, kind: Gathering = Gathering.HEARING) -> bool:
    """Return whether who speaks, of this role, in these words, does so before such a body.

    Before a house its members do, and of a match those who speak right after it.

    >>> is_heard_there("he told the jury that", ""), is_heard_there("he said", "prosecutor")
    (True, True)
    >>> is_heard_there("the prosecutor told reporters outside court that", "")
    False
    """
    if kind is Gathering.MATCH:
        return bool(_after_play().search(words))
    if _elsewhere().search(words) or _elsewhere().search(role):
        return False
    patterns = {
        Gathering.HOUSE: (_there(), _member(), _in_house()),
        # No minister sits on a council.
        Gathering.COUNCIL: (_there(), _councillor(), _in_house()),
    }.get(kind, (_there(),))
    return any(pattern.search(said) for pattern in patterns for said in (words, role))
