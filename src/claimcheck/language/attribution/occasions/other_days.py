"""What is of another day than the text tells of: an earlier speech, a talk, ``has said``."""

import re
from functools import cache

from claimcheck.language.attribution.occasions.occasion import Occasion
from claimcheck.language.attribution.passage import Passage, own_words
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.rules.verb_groups import verb_group
from claimcheck.language.dates.events import only_time
from claimcheck.language.dates.times import Time, read_time
from claimcheck.language.lexicon.reporting_verbs import PRESENT_FORMS, cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.model.dates import PartialDate

# In sentences: labels after what introduces them.
_INTRODUCTION = 5
_SPEECHES = (
    "speech|remarks|interview|video|recording|tape|audio|lecture|address|podcast|broadcast|letter"
    "|email|tweet|post"
)

# "Berg has said" and "Berg had earlier said" are of other days.
_ELSEWHEN = word_set(
    """
    has have had 's earlier previously once then often repeatedly always long later
    meanwhile separately recently
    """
)


@cache
def _talks() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:spoke (?:to|with)|interviewed|sat down with|talked (?:to|with)"
        r"|[Ww]e (?:spoke|met|talked|chatted))\b"
    )


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
    told = list(_speeches().finditer(passage.text, before[0].start, start))
    if time is None and told:
        # "Last week audio surfaced of remarks he made in 2015. In the speech, he said".
        made = before[0]._replace(start=told[-1].end())
        time = only_time(own_words(passage), [made], own.reported_on)
    return own.on(time) if time and time.when and told else None


def is_in_a_book(passage: Passage, proposal: Proposal) -> bool:
    """Return whether somebody wrote so in a work of her own: ``she recalled in her memoir``."""
    return proposal.cue is not None and bool(_in_a_book().match(passage.text, proposal.cue.end))


@cache
def _in_a_book() -> re.Pattern[str]:
    return re.compile(
        r" in (?:his|her|a|the) (?:\w+ )?"
        r"(?:memoirs?|autobiography|book|diary|diaries|column|blog)\b"
    )


def is_said_now(passage: Passage, sentence: int, proposal: Proposal) -> bool:
    """Return whether a verb is only of the present, as live reports write: ``says``."""
    cue = proposal.cue
    i = passage.token_at(cue.start) if cue else len(passage.lows)
    form = cue_forms().get(passage.lows[i]) if i < len(passage.lows) else None
    if form is None or form.form not in PRESENT_FORMS:
        return False
    return _ELSEWHEN.isdisjoint(passage.lows[passage.first[sentence] : i])


def is_elsewhen(passage: Passage, sentence: int, proposal: Proposal) -> bool:
    """Return whether a verb is of no day, or of another: ``has said``, ``says``."""
    cue = proposal.cue
    if cue is None:
        return False
    i = passage.token_at(cue.start)
    if i >= len(passage.lows):
        return True
    form = cue_forms().get(passage.lows[i])
    if form and form.form in PRESENT_FORMS:
        return True
    first = passage.first[sentence]
    if passage.lows[i + 1 : i + 3] == ["then", "."]:
        # "She said then" takes up the time just told.
        return False
    # Most sentences hold none of the words, and are spared the verb's own.
    if _ELSEWHEN.isdisjoint(passage.lows[first : i + 2]):
        return False
    begin = min(i, max(first, verb_group(passage, i, first).begin))
    return not _ELSEWHEN.isdisjoint({*passage.lows[begin : i + 2], passage.lows[first]})
