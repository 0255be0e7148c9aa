"""Days that other sentences tell: of who goes on speaking, and of an event just told."""

import re
from functools import cache
from typing import NamedTuple

from claimcheck.language.attribution.occasion import Occasion, is_another
from claimcheck.language.attribution.passage import Passage, own_words
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.rivals import SEX_OF_PRONOUNS
from claimcheck.language.attribution.rules.verb_groups import verb_group
from claimcheck.language.dates.events import agents_of, is_event, only_time
from claimcheck.language.dates.sittings import Sitting, first_sitting, is_heard_there
from claimcheck.language.dates.times import Time, read_time
from claimcheck.language.lexicon.reporting_verbs import cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.named_person import Resolution
from claimcheck.language.people.resolve import Cast
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Span

# In paragraphs: of one who is called "he", and of one who is named.
_FARTHEST, _FARTHEST_NAME = 2, 1
# In sentences: the time that "at the time" takes up.
_FARTHEST_TIME = 6
# "Berg has said" and "Berg had earlier said" are of other days.
_ELSEWHEN = word_set(
    """
    has have had 's earlier previously once then often repeatedly always long later
    meanwhile separately recently
    """
)
# One act on one day; what follows may be of another.
_ACTS = word_set("announce declare confirm promise pledge vow propose demand order tweet post")


_SAME_DAY = frozenset(["the same day", "that same day", "that day"])
_ASKED = word_set("asked questioned pressed challenged")
_ASKING, _ANSWERING = word_set("ask press"), word_set("reply respond answer retort counter")
# In sentences: an answer after its question, and labels after what introduces them.
_NEAREST, _INTRODUCTION = 2, 5


class _SpokeLast(NamedTuple):
    """Who spoke last, by which verb, on which day if the text told it, in which sentence."""

    who: str
    verb: str
    occasion: Occasion
    sentence: int


@cache
def _talks() -> re.Pattern[str]:
    return re.compile(r"\b(?:spoke (?:to|with)|interviewed|sat down with|talked (?:to|with))\b")


@cache
def _asides() -> re.Pattern[str]:
    return re.compile(r"\b(?:who|whose|which|where|when|that|after|before|because)\b")


class ToldDays:
    """The days that a text has told so far, in its order."""

    def __init__(self, passage: Passage, cast: Cast) -> None:
        """Begin where no day is told."""
        self._passage = passage
        self._cast = cast
        self._last: _SpokeLast | None = None
        self._talk: Time | tuple[()] | None = None
        self._sitting: Sitting | tuple[()] | None = None

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
        return found

    def _told(
        self, sentence: int, proposal: Proposal, resolution: Resolution, own: Occasion
    ) -> Occasion:
        last = self._last
        told = last if last and last.occasion.date_words else None
        if told and told.sentence == sentence and proposal.rule.startswith("participle"):
            return own.at_the_time_of(told.occasion)
        # What a court heard, it may have heard on any day.
        if proposal.rule.startswith("heard") or self._is_elsewhen(sentence, proposal):
            return own
        if told and self._goes_on(sentence, proposal, resolution, told):
            return own.at_the_time_of(told.occasion)
        if told and self._answers(sentence, proposal, told):
            return own.at_the_time_of(told.occasion)
        if proposal.rule == "label":
            return self._of_talk(sentence, own)
        speaks = last is not None and last.sentence >= sentence - 1
        event = None if speaks else self._of_event(sentence, resolution, own)
        return event or self._of_sitting(sentence, proposal, resolution, own) or own

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
        """Return the day on which those spoke whom labels name, as the words before them tell.

        As in ``She spoke to Karl Voss last Thursday.``
        """
        if self._talk is None:
            self._talk = ()
            for number in range(sentence - 1, max(sentence - _INTRODUCTION, -1), -1):
                start, end = self._passage.sentences[number][:2]
                words = self._passage.text[start:end]
                time = read_time(words, own.reported_on) if _talks().search(words) else None
                if time:
                    if time.when and not read_time(words, own.reported_on, time.end):
                        self._talk = time
                    break
        return own.on(self._talk) if self._talk else own

    def _apart(self, sentence: int, before: int) -> int:
        last, first = self._passage.sentences[sentence], self._passage.sentences[before]
        return last.paragraph - first.paragraph

    def _note(
        self, sentence: int, proposal: Proposal, resolution: Resolution, found: Occasion
    ) -> None:
        who = resolution.name or self._words(proposal.speaker)
        last = self._last
        if not found.date_words and last and last.occasion.date_words and who == last.who:
            # "He has said so" changes nothing of the day on which he spoke.
            return
        if self._is_elsewhen(sentence, proposal):
            # "She had said so in May": what she says next is of no day that is known.
            found = found._replace(date_words=None)
        self._last = _SpokeLast(who, proposal.verb, found, sentence)

    def _goes_on(
        self, sentence: int, proposal: Proposal, resolution: Resolution, last: _SpokeLast
    ) -> bool:
        """Return whether the one who spoke last goes on: ``she said``, a paragraph later."""
        if not resolution.name or resolution.name != last.who:
            return False
        if sentence == last.sentence:
            return True
        if any(self._names_time(n) for n in range(last.sentence + 1, sentence)):
            return False
        apart = self._apart(sentence, last.sentence)
        if self._words(proposal.speaker).lower() in SEX_OF_PRONOUNS:
            return apart <= _FARTHEST
        return apart <= _FARTHEST_NAME and last.verb not in _ACTS and bool(proposal.speaker)

    def _names_time(self, number: int) -> bool:
        """Return whether the article tells of a time in a sentence: ``On Tuesday she flew``."""
        start, end = self._passage.sentences[number][:2]
        time = read_time(self._passage.text[start:end], None)
        return time is not None and self._passage.inside[self._passage.first[number]] < 0

    def _is_elsewhen(self, sentence: int, proposal: Proposal) -> bool:
        """Return whether a verb is of no day, or of another: ``has said``, ``says``."""
        passage, cue = self._passage, proposal.cue
        if cue is None:
            return False
        i = passage.token_at(cue.start)
        if i >= len(passage.lows):
            return True
        form = cue_forms().get(passage.lows[i])
        if form and form.form in {"s", "base"}:
            return True
        first = passage.first[sentence]
        # Most sentences hold none of the words, and are spared the verb's own.
        if _ELSEWHEN.isdisjoint(passage.lows[first : i + 2]):
            return False
        begin = min(i, max(first, verb_group(passage, i, first).begin))
        return not _ELSEWHEN.isdisjoint({*passage.lows[begin : i + 2], passage.lows[first]})

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
        words = _asides().split(passage.text[slice(*passage.sentences[number][:2])], 1)[0]
        time = read_time(words, own.reported_on)
        if time is None or not time.when or time.when.month is None or is_another(words, time):
            return None
        if read_time(words, own.reported_on, time.end):
            return None
        return own.on(time)

    def _of_sitting(
        self, sentence: int, proposal: Proposal, resolution: Resolution, own: Occasion
    ) -> Occasion | None:
        """Return the day of the court or house before which somebody speaks, as the report opens.

        No other day is told since.
        """
        passage = self._passage
        found = self._sitting_of(own.reported_on)
        if found is None or not found.end <= passage.sentences[sentence].start < found.until:
            return None
        start, end = passage.sentences[sentence][:2]
        quoted = any(start <= span.start < end for span in proposal.spans)
        # What is said tells nothing of where.
        first, past = proposal.spans[0].start, proposal.spans[-1].end
        words = passage.text[start:first] + passage.text[past:end] if quoted else ""
        person = self._cast.named(resolution.name or "")
        role = (person.role if person else None) or ""
        if not is_heard_there(words, role, found.kind):
            return None
        return own._replace(said_on=found.when, date_origin="text", date_words=found.words)

    def _sitting_of(self, reported_on: PartialDate | None) -> Sitting | None:
        """Return the sitting that the first sentences tell, if it is of one day."""
        if self._sitting is None and reported_on:
            passage = self._passage
            # What somebody says may tell of any day.
            told = (
                sentence
                for number, sentence in enumerate(passage.sentences)
                if passage.inside[passage.first[number]] < 0
            )
            self._sitting = first_sitting(own_words(passage), told, reported_on) or ()
        return self._sitting or None

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
