"""Days that other sentences tell: of who goes on speaking, and of an event just told."""

import re
from functools import cache

from claimcheck.language.attribution.occasions.gatherings import Gatherings
from claimcheck.language.attribution.occasions.logs import LogEntry, of_entry, read_log
from claimcheck.language.attribution.occasions.occasion import Occasion, is_another
from claimcheck.language.attribution.occasions.other_days import (
    is_elsewhen,
    is_in_a_book,
    is_said_now,
    of_earlier_speech,
    of_talk,
)
from claimcheck.language.attribution.passage import Passage, own_words, paragraphs_apart
from claimcheck.language.attribution.pronouns.kin import SEX_OF_PRONOUNS
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.dates.events import agents_of, is_event, only_time
from claimcheck.language.dates.times import Time, read_time
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.named_person import Resolution
from claimcheck.language.people.resolve import Cast
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

# In paragraphs: of one who is called "he", and of one who is named.
_FARTHEST, _FARTHEST_NAME = 2, 1
# In sentences: the time that "at the time" takes up.
_FARTHEST_TIME = 6
# One act on one day; what follows may be of another.
_ACTS = word_set("announce declare confirm promise pledge vow propose demand order tweet post")
_SPEAKING = word_set("speaking addressing asked responding replying answering pressed questioned")
_MORE = word_set("add continue reiterate")
_ALSO = word_set("also further")
# In paragraphs: what somebody also says.
_FARTHEST_MORE = 6
_SAME_DAY = frozenset(["the same day", "that same day", "that day"])
_ASKED = word_set("asked questioned pressed challenged")
_ASKING, _ANSWERING = word_set("ask press"), word_set("reply respond answer retort counter")
# In sentences: an answer after its question.
_NEAREST = 2


class _SpokeLast(NamedTuple):
    """Who spoke last, by which verb, on which day if the text told it, in which sentence."""

    who: str
    verb: str
    occasion: Occasion
    sentence: int


@cache
def _asides() -> re.Pattern[str]:
    return re.compile(r"\b(?:who|whose|which|where|when|that|after|before|because)\b")


@cache
def _inserted() -> re.Pattern[str]:
    return re.compile(r", (?:who|whose|which) [^,]{3,90},")


class ToldDays:
    """The days that a text has told so far, in its order."""

    def __init__(self, passage: Passage, cast: Cast) -> None:
        """Begin where no day is told."""
        self._passage = passage
        self._cast = cast
        self._last: _SpokeLast | None = None
        self._talk: Time | tuple[()] | None = None
        self._gatherings = Gatherings(passage, cast)
        self._log: list[LogEntry] | None = None
        self._dated: dict[str, _SpokeLast] = {}

    def completed(
        self, sentence: int, proposal: Proposal, resolution: Resolution, own: Occasion
    ) -> Occasion:
        """Return the occasion of a statement with the day that other sentences tell of it.

        Its `own` words come first. Statements are asked about in the order of the text.
        """
        found = own if own.date_words else self._told(sentence, proposal, resolution, own)
        if own.date_words and not own.said_on:
            found = self._same_day(sentence, own)
        self._note(sentence, proposal, resolution, found)
        self._gatherings.note(sentence, resolution, found)
        return found

    def _told(
        self, sentence: int, proposal: Proposal, resolution: Resolution, own: Occasion
    ) -> Occasion:
        told = self._last if self._last and self._last.occasion.date_words else None
        if told and told.sentence == sentence and proposal.rule.startswith("participle"):
            return own.at_the_time_of(told.occasion)
        # What a court heard, it may have heard on any day.
        if proposal.rule.startswith("heard") or is_elsewhen(self._passage, sentence, proposal):
            now = resolution.name and is_said_now(self._passage, sentence, proposal)
            return (self._of_live_report(sentence, own) if now else None) or own
        if told and (
            self._goes_on(sentence, proposal, resolution, told)
            or self._answers(sentence, proposal, told)
        ):
            return own.at_the_time_of(told.occasion)
        if proposal.rule == "label":
            return self._of_talk(sentence, own)
        return self._told_beside(sentence, proposal, resolution, own) or own

    def _told_beside(
        self, sentence: int, proposal: Proposal, resolution: Resolution, own: Occasion
    ) -> Occasion | None:
        """Return the day that the text tells of a meeting, a speech or a live report."""
        if live := self._of_live_report(sentence, own):
            return live
        if not resolution.name and (entry := self._of_log(sentence, proposal, own)):
            return entry
        speaks = self._last is not None and self._last.sentence >= sentence - 1
        event = None if speaks else self._of_event(sentence, resolution, own)
        event = event or self._gatherings.at_sitting(sentence, proposal, resolution, own)
        event = event or of_earlier_speech(self._passage, sentence, proposal, own)
        return event or self._of_more(sentence, proposal, resolution, own)

    def _same_day(self, sentence: int, own: Occasion) -> Occasion:
        """Return the day that ``the same day`` takes up: the one told right before."""
        if (own.date_words or "").lower() == "at the time":
            return self._then(sentence, own)
        told = self._last.occasion if self._last else None
        if told is None or not told.said_on or not told.date_words or not told.said_on.day:
            return own
        near = self._last is not None and self._apart(sentence, self._last.sentence) <= _FARTHEST
        same = (own.date_words or "").lower().removeprefix("on ") in _SAME_DAY
        return own.at_the_time_of(told) if same and near else own

    def _then(self, sentence: int, own: Occasion) -> Occasion:
        """Return the one time that the text told of right before ``he said at the time``."""
        passage, number = self._passage, sentence
        while number and self._apart(sentence, number - 1) <= _FARTHEST:
            number -= 1
        near = passage.sentences[max(number, sentence - _FARTHEST_TIME) : sentence]
        time = only_time(own_words(passage), near, own.reported_on)
        if time is None and self._last and self._apart(sentence, self._last.sentence) <= 1:
            # Who just spoke in a speech of that time goes on.
            told = self._last.occasion
            return own.at_the_time_of(told) if told.said_on and told.date_words else own
        return own.on(time) if time and time.when else own

    def _answers(self, sentence: int, proposal: Proposal, last: _SpokeLast) -> bool:
        """Return whether a statement answers the last one: ``he replied``, a paragraph later."""
        asks = last.verb in _ASKING or proposal.verb in _ANSWERING
        first = self._passage.lows[self._passage.first[sentence]]
        # "Asked by the host, Hay replied" answers nobody who spoke before.
        asks = asks and first not in _ASKED
        near = sentence - last.sentence <= _NEAREST and self._apart(sentence, last.sentence) <= 1
        between = range(last.sentence + 1, sentence)
        return asks and near and not any(self._names_time(n) for n in between)

    def _of_talk(self, sentence: int, own: Occasion) -> Occasion:
        """Return the day on which those spoke whom labels name: of their talk, or of a sitting."""
        if self._talk is None:
            self._talk = of_talk(self._passage, sentence, own) or ()
        return own.on(self._talk) if self._talk else self._gatherings.of_turn(sentence, own)

    def _apart(self, sentence: int, before: int) -> int:
        return paragraphs_apart(self._passage, before, sentence)

    def _note(
        self, sentence: int, proposal: Proposal, resolution: Resolution, found: Occasion
    ) -> None:
        who = resolution.name or self._words(proposal.speaker)
        last = self._last
        if not found.date_words and last and last.occasion.date_words and who == last.who:
            # "He has said so" changes nothing of the day on which he spoke.
            return
        if is_elsewhen(self._passage, sentence, proposal):
            # "She had said so in May": what she says next is of no day that is known.
            found = found._replace(date_words=None)
        # "She asked the elders to go": nobody answers that.
        verb = "" if proposal.rule == "verb-to" else proposal.verb
        self._last = _SpokeLast(who, verb, found, sentence)
        if resolution.name and found.date_words and found.said_on:
            self._dated[resolution.name] = self._last

    def _goes_on(
        self, sentence: int, proposal: Proposal, resolution: Resolution, last: _SpokeLast
    ) -> bool:
        """Return whether the one who spoke last goes on: ``she said``, a paragraph later."""
        if not resolution.name or resolution.name != last.who:
            return False
        if sentence == last.sentence:
            return True
        between = self._another_day_between(last, sentence) or self._tells_first(sentence, proposal)
        if between or is_in_a_book(self._passage, proposal):
            return False
        apart = self._apart(sentence, last.sentence)
        if self._words(proposal.speaker).lower() in SEX_OF_PRONOUNS:
            return apart <= _FARTHEST
        first = self._passage.lows[self._passage.first[sentence]]
        speaks = (last.verb not in _ACTS or first in _SPEAKING) and first != "outside"
        return apart <= _FARTHEST_NAME and speaks and bool(proposal.speaker)

    def _of_more(
        self, sentence: int, proposal: Proposal, resolution: Resolution, own: Occasion
    ) -> Occasion | None:
        """Return the day on which somebody spoke before who ``also said`` this."""
        passage, last = self._passage, self._dated.get(resolution.name or "")
        if last is None or proposal.cue is None or not proposal.speaker:
            return None
        i = passage.token_at(proposal.cue.start)
        more = proposal.verb in _MORE or not _ALSO.isdisjoint(passage.lows[max(0, i - 2) : i])
        near = self._apart(sentence, last.sentence) <= _FARTHEST_MORE
        if not (more and near) or self._another_day_between(last, sentence):
            return None
        return own.at_the_time_of(last.occasion)

    def _of_live_report(self, sentence: int, own: Occasion) -> Occasion | None:
        """Return the day of a live report, for an entry's sentence that tells no other time."""
        found = self._gatherings.of_live_report(sentence, own)
        return None if found and self._names_time(sentence, found) else found

    def _of_log(self, sentence: int, proposal: Proposal, own: Occasion) -> Occasion | None:
        if self._log is None:
            self._log = read_log(self._passage.text, own.reported_on)
        return of_entry(self._passage, self._log, sentence, proposal, own) if self._log else None

    def _another_day_between(self, last: _SpokeLast, sentence: int) -> bool:
        """Return whether the article tells of another time since somebody spoke last."""
        return any(self._names_time(n, last.occasion) for n in range(last.sentence + 1, sentence))

    def _tells_first(self, sentence: int, proposal: Proposal) -> bool:
        """Return whether the article tells of a time before the words: ``In 1955 Hay met a man``.

        That is so of words on both sides of who says them; else the time is of the saying.
        """
        start, first = self._passage.sentences[sentence].start, proposal.spans[0].start
        around = len(proposal.spans) > 1 and start < first
        return around and read_time(self._passage.text[start:first], None) is not None

    def _names_time(self, number: int, but: Occasion | None = None) -> bool:
        """Return whether the article tells of a time in a sentence: ``On Tuesday she flew``.

        It may be any but the day of one occasion.
        """
        start, end = self._passage.sentences[number][:2]
        time = read_time(self._passage.text[start:end], but.reported_on if but else None)
        if time is None or self._passage.inside[self._passage.first[number]] >= 0:
            return False
        return but is None or but.said_on is None or time.when != but.said_on

    def _of_event(self, sentence: int, resolution: Resolution, own: Occasion) -> Occasion | None:
        """Return the day of what the sentence before tells of the same person."""
        passage, number = self._passage, sentence - 1
        if number < 0 or not resolution.name:
            return None
        if self._apart(sentence, number) > 1:
            return None
        lows = passage.lows[passage.first[number] : passage.past[number]]
        name = resolution.name
        about = is_event(lows) and self._is_about(number, name)
        if not (about or self._made_known_by(number, name)):
            return None
        words = _inserted().sub("", passage.text[slice(*passage.sentences[number][:2])])
        words = _asides().split(words, 1)[0]
        time = read_time(words, own.reported_on)
        if time is None or not time.when or time.when.month is None or is_another(words, time):
            return None
        if read_time(words, own.reported_on, time.end):
            return None
        return own.on(time)

    def _is_about(self, number: int, name: str) -> bool:
        """Return whether a sentence begins with somebody, by name or by a pronoun."""
        passage = self._passage
        start, end = passage.sentences[number][:2]
        named = [
            person.name
            for found in self._cast.mentions_between(start, end)
            for person in found.people
        ]
        if named:
            return set(named) == {name}
        sex = SEX_OF_PRONOUNS.get(passage.lows[passage.first[number]])
        return sex is not None and self._cast.sex_of(name) in {sex, ""}

    def _made_known_by(self, number: int, name: str) -> bool:
        """Return whether a sentence says that somebody and others told something together.

        As in ``This was revealed at a briefing on Monday by Ann Berg and Karl Voss.``
        """
        passage, first = self._passage, self._passage.first[number]
        by = agents_of(passage.lows[first : passage.past[number]])
        if by is None:
            return False
        end = passage.sentences[number].end
        found = self._cast.mentions_between(passage.starts[first + by], end)
        return any(person.name == name for each in found for person in each.people)

    def _words(self, span: Span | None) -> str:
        return self._passage.text[span.start : span.end] if span else ""
