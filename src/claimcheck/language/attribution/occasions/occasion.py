"""When and where something was said, each with where that is known from."""

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.rules.verb_groups import verb_group
from claimcheck.language.dates.adverbials import (
    adjunct_pattern,
    had_on_pattern,
    opening_pattern,
    pause,
    relative_pattern,
    speaking_pattern,
)
from claimcheck.language.dates.forms import OWN_MEETING
from claimcheck.language.dates.times import Time, read_time
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

# In code points; a text without full stops must not cost its square.
_BESIDE = 200
_AFTER_A_POST = 30
_LONGEST_CONJUNCTION = 20
_SPECIAL = tuple(
    f"{word} " for word in "black good ash holy palm easter whit cyber super shrove bloody".split()
)
# Who speaks after one of these does so on its day.
_MEETINGS = word_set(
    """
    meeting meetings talks hearing briefing session match game race trial vote debate summit visit
    day committee court judge magistrate panel tribunal commission inquiry senate council jury
    """
)
_BEFORE_NOW = word_set("has have had 's ’s earlier previously once often repeatedly always long")


class Occasion(NamedTuple):
    """The day and place of a statement, and the origin of each; see `Statement`."""

    said_on: PartialDate | None = None
    date_origin: str | None = None
    place: str | None = None
    place_origin: str | None = None
    date_words: str | None = None
    reported_on: PartialDate | None = None

    def at_the_time_of(self, other: "Occasion") -> "Occasion":
        """Return the occasion with the day of another; the place stays."""
        day, origin, _, _, words, _ = other
        return self._replace(said_on=day, date_origin=origin, date_words=words)

    def on(self, time: Time) -> "Occasion":
        """Return the occasion with the day of a time that other words of the text tell."""
        return self._replace(said_on=time.when, date_origin="text", date_words=time.words)

    def unknown(self) -> "Occasion":
        """Return the occasion with no day but that of the publication, which bounds it."""
        origin = "publication" if self.reported_on else None
        return self._replace(said_on=None, date_origin=origin)


def find_occasion(
    passage: Passage, sentence: int, proposal: Proposal, published_on: PartialDate | None
) -> Occasion:
    """Return when and where: by a time in the clause of the cue, or the dateline above.

    Where neither tells the day, that of the publication is only a bound.
    """
    start = passage.sentences[sentence].start
    dateline = next((d for d in reversed(passage.datelines) if d.span.end <= start), None)
    day = dateline.dated(published_on) if dateline else None
    if day and published_on and _is_after(day, published_on):
        day = None
    place = dateline.place if dateline else None
    bounded = Occasion(
        None,
        "publication" if published_on else None,
        place or None,
        "dateline" if place else None,
        reported_on=published_on,
    )
    time = read_clause(passage, sentence, proposal, day or published_on)
    if time:
        known = time.when and not (published_on and _is_after(time.when, published_on))
        origin = "text" if known else bounded.date_origin
        when = time.when if known else None
        return bounded._replace(said_on=when, date_origin=origin, date_words=time.words)
    if day is None or is_of_another_day(passage, sentence, proposal):
        return bounded
    return bounded._replace(said_on=day, date_origin="dateline")


def is_of_another_day(passage: Passage, sentence: int, proposal: Proposal) -> bool:
    """Return whether somebody spoke before, or when something else happened.

    ``Berg has said``, ``Berg had repeatedly told``, ``a day after Berg said``.
    """
    if proposal.cue is None:
        return False
    i, first = passage.token_at(proposal.cue.start), passage.first[sentence]
    if i >= len(passage.lows):
        return False
    if not _BEFORE_NOW.isdisjoint(passage.lows[first:i]):
        begin = min(i, max(first, verb_group(passage, i, first).begin))
        if not _BEFORE_NOW.isdisjoint(passage.lows[begin:i]):
            return True
    start = proposal.speaker.start if proposal.speaker else proposal.cue.start
    begun = max(passage.sentences[sentence].start, start - _LONGEST_CONJUNCTION)
    return bool(_meanwhile().search(passage.text, begun, start))


def _is_after(when: PartialDate, bound: PartialDate) -> bool:
    length = min(len(str(when)), len(str(bound)))
    return str(when)[:length] > str(bound)[:length]


def read_clause(
    passage: Passage, sentence: int, proposal: Proposal, base: PartialDate | None
) -> Time | None:
    """Return the time that the clause of the cue names, if any."""
    for start, end, last in _places(passage, sentence, proposal):
        words = passage.text[start:end]
        time = read_time(words, base)
        told = proposal.verb == "tell" and bool(proposal.cue and start == proposal.cue.end)
        while (
            time
            and (
                is_another(words, time)
                or _is_told_better(words, time, base)
                # "Told Sunday Brunch".
                or (told and not words[: time.start].strip() and _names_more(words, time))
            )
        ):
            time = read_time(words, base, time.end)
        if time and start + time.start < last:
            # "In 2020, she said prices rose" may tell when they did.
            tells = proposal.verb == "tell" or proposal.rule == "verb-quotation"
            vague = time.when and not time.when.month and proposal.speaker and not tells
            opens = proposal.speaker and end == proposal.speaker.start and words[:3] == "In "
            return time._replace(when=None) if vague and opens and time.start == 0 else time
    return None


@cache
def _meanwhile() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-z]) (?:after|before|since|when|until|as soon as)(?: the)? ?$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:after|following|before)(?: an?| the| his| her| their)? ([a-z]+) (?:on )?$"
    )


@cache
def _of_matter() -> re.Pattern[str]:
    return re.compile(r"\b(?:about|speaking of) (?:an?|the|his|her|their) (?:\w+ ){1,3}(?:on )?$")


@cache
def _asked_so() -> re.Pattern[str]:
    """Find what somebody is asked: ``Asked how a tap could freeze in August``."""
    asked = "asked|pressed|questioned|challenged|quizzed"
    question = "how|why|whether|if|what|when|where|who|which"
    return re.compile(rf"\b(?:{asked})\b[^,]*? (?:{question}) ", re.IGNORECASE)


@cache
def _owned_meeting() -> re.Pattern[str]:
    return re.compile(rf"['’]{OWN_MEETING}")


@cache
def _at() -> re.Pattern[str]:
    return re.compile(r"(?:^|\b(?:at|during|told|to|in)) *$")


@cache
def _not_when() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:since|until|till|by|before|after|from|for|to|one|each|every|any|due(?: \w+){0,3}"
        r"|through|(?<!night )(?<!morning )(?<!evening )(?<!afternoon )of|ending|ended|expires?"
        r"|begins?|starts?)(?: the| late| early)? $",
        re.IGNORECASE,
    )


def is_another(words: str, time: Time) -> bool:
    """Return whether a time is no day of saying: ``since 2015``, ``due in court on 20 March``."""
    # "The BBC's Today programme" is none.
    names = time.start > 0 and time.words.startswith(("Today", "Tonight"))
    # "Told the Sunday Mirror" neither, nor is "Black Friday" any Friday.
    before = words[: time.start].lower()
    names = names or (_names_more(words, time) and before.endswith(("the ", "of ")))
    names = names or before.endswith(_SPECIAL)
    if (event := _after().search(words, 0, time.start)) and event.group(1) not in _MEETINGS:
        # Of "after the fire on Monday" the day is the fire's.
        return True
    owner = words[time.end : time.end + 2] in {"'s", "’s"}
    if owner and _owned_meeting().match(words, time.end) and _at().search(before):
        # "Told Thursday's meeting", "at Monday night's hearing".
        return False
    if _of_matter().search(words, 0, time.start) or _asked_so().search(words, 0, time.start):
        # "Asked about the fire on Tuesday".
        return True
    return names or owner or bool(_not_when().search(words, 0, time.start))


def _names_more(words: str, time: Time) -> bool:
    """Return whether a capital follows, as in a name: ``Sunday Mirror``."""
    return words[time.end : time.end + 2].strip()[:1].isupper()


def _is_told_better(words: str, time: Time, base: PartialDate | None) -> bool:
    """Return whether a day follows what only orders days: ``the following day, on Tuesday``."""
    if time.when or not time.words.lower().startswith(("the ", "that ")):
        return False
    other = read_time(words, base, time.end)
    return bool(other and other.when and words[time.end : other.start].strip() in {"", ","})


def _places(passage: Passage, sentence: int, proposal: Proposal) -> Iterator[tuple[int, int, int]]:
    """Yield the ranges in which a time would be the cue's, and where it must have begun."""
    bounds, cue, speaker = passage.sentences[sentence], proposal.cue, proposal.speaker
    if cue is None:
        return
    if proposal.rule == "post":
        yield cue.end, cue.end + _AFTER_A_POST, cue.end + _AFTER_A_POST
        return
    if not bounds.start <= cue.start < bounds.end:
        return
    if proposal.rule.startswith("heard"):
        # "A court on Tuesday heard", "was on Tuesday told".
        yield cue.start, cue.end, cue.end
        first = max([bounds.start, *(s.end for s in proposal.spans if s.end <= cue.start)])
        opening = passage.text[max(first, cue.start - _BESIDE) : cue.start]
        if opening_pattern().match(opening):
            yield cue.start - len(opening), cue.start, cue.start
    begin = speaker.end if speaker and speaker.start >= cue.end else cue.end
    is_source = passage.text[cue.start : cue.end].lower().startswith("according")
    if is_source:
        begin = cue.end
    end = min([bounds.end, *(s.start for s in proposal.spans if s.start >= begin)])
    end = min(end, begin + _BESIDE)
    # "…, she said, speaking on Tuesday".
    goes_on = speaking_pattern().match(passage.text, begin, end)
    yield begin, end, pause(passage.text, goes_on.end() if goes_on else begin, end)
    if speaker is None or speaker.start >= cue.end:
        return
    first = max([bounds.start, *(s.end for s in proposal.spans if s.end <= speaker.start)])
    yield from _before(passage.text, max(first, cue.start - _BESIDE), speaker, cue)


def _before(text: str, first: int, speaker: Span, cue: Span) -> Iterator[tuple[int, int, int]]:
    """Yield where a time may stand between speaker and cue, and before the speaker."""
    between = text[speaker.end : cue.start]
    if after := had_on_pattern().match(between):
        # "Ann Berg, had on Tuesday confirmed".
        yield speaker.end + after.end(), cue.start, cue.start
    if not between.lstrip().startswith((",", "(", "—", "–", "-")):
        # "Ann Berg of Lund, who lost her home this year, said".
        past = relative_pattern().search(between)
        yield speaker.end, cue.start, speaker.end + past.start() if past else cue.start
    elif speaking := speaking_pattern().match(between):
        last = pause(between, speaking.end(), len(between))
        yield speaker.end, cue.start, speaker.end + last
    elif adjunct_pattern().fullmatch(between):
        # "Ann Berg, on his page on 5 May, wrote".
        yield speaker.end, cue.start, cue.start
    opening = text[first : speaker.start]
    if opening and opening_pattern().match(opening):
        yield first, speaker.start, pause(text, first, speaker.start)
