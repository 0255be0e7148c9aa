"""When an earlier speech, a talk or a recording was, as the words around it tell."""

import re
from functools import cache

from claimcheck.language.attribution.occasions.occasion import Occasion
from claimcheck.language.attribution.passage import Passage, own_words
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.dates.events import only_time
from claimcheck.language.dates.times import Time, read_time
from claimcheck.model.dates import PartialDate

# In sentences: labels after what introduces them.
_INTRODUCTION = 5
_SPEECHES = (
    "speech|remarks|interview|video|recording|tape|audio|lecture|address|podcast|broadcast|letter"
    "|email|tweet|post"
)


@cache
def _talks() -> re.Pattern[str]:
    return re.compile(r"\b(?:spoke (?:to|with)|interviewed|sat down with|talked (?:to|with))\b")


@cache
def _in_the_speech() -> re.Pattern[str]:
    return re.compile(rf"(?:In|During|On) (?:the|that|his|her) (?:same )?(?:{_SPEECHES})\b")


@cache
def _speeches() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_SPEECHES})\b")


@cache
def _year_of_speech() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:an?|his|her) ((?:19|20)\d\d) (?:\w+ )?(?:{_SPEECHES})\b[^.]*\b(?:in which|where)\b",
        re.IGNORECASE,
    )


def of_talk(passage: Passage, sentence: int, own: Occasion) -> Time | None:
    """Return when those spoke whom labels name, as the words before them tell.

    As in ``She spoke to Karl Voss last Thursday.``
    """
    for number in range(sentence - 1, max(sentence - _INTRODUCTION, -1), -1):
        start, end = passage.sentences[number][:2]
        words = passage.text[start:end]
        time = read_time(words, own.reported_on) if _talks().search(words) else None
        if time:
            alone = time.when and not read_time(words, own.reported_on, time.end)
            return time if alone else None
    return None


def of_earlier_speech(
    passage: Passage, sentence: int, proposal: Proposal, own: Occasion
) -> Occasion | None:
    """Return the day of ``the speech`` or ``a 2008 video`` in which somebody says something."""
    if proposal.cue is None:
        return None
    start = passage.sentences[sentence].start
    words = passage.text[start : min(proposal.cue.start, proposal.spans[0].start)]
    if year := _year_of_speech().search(words):
        when = PartialDate(int(year.group(1)))
        return own.on(Time(when, year.group(1), year.start(1), year.end(1)))
    if not sentence or not _in_the_speech().match(words):
        return None
    if passage.sentences[sentence].paragraph - passage.sentences[sentence - 1].paragraph > 1:
        return None
    before = passage.sentences[sentence - 1 : sentence]
    time = only_time(own_words(passage), before, own.reported_on)
    told = time and time.when and _speeches().search(passage.text, before[0].start, start)
    return own.on(time) if time and told else None


def is_in_a_book(passage: Passage, proposal: Proposal) -> bool:
    """Return whether somebody wrote so in a work of her own: ``she recalled in her memoir``."""
    return proposal.cue is not None and bool(_in_a_book().match(passage.text, proposal.cue.end))


@cache
def _in_a_book() -> re.Pattern[str]:
    return re.compile(
        r" in (?:his|her|a|the) (?:\w+ )?"
        r"(?:memoirs?|autobiography|book|diary|diaries|column|blog)\b"
    )
