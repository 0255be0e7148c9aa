"""From what rules propose to statements: who is meant, when and where, how much it asks."""

from collections.abc import Iterable, Iterator

from claimcheck.language.attribution.check_worthiness import priority
from claimcheck.language.attribution.nested import find_inner
from claimcheck.language.attribution.occasions.days import ToldDays
from claimcheck.language.attribution.occasions.occasion import Occasion, find_occasion
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.pronouns.antecedents import SEXES, Antecedents
from claimcheck.language.attribution.proposal import Proposal, SpeakingTurn
from claimcheck.language.dates.times import read_time
from claimcheck.language.lexicon.ranks import is_title
from claimcheck.language.people.named_person import NamedPerson, Resolution, initials_of
from claimcheck.language.people.resolve import Cast
from claimcheck.language.people.roles import role_beside
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Evidence, Kind, Span, Statement
from claimcheck.named_tuple import NamedTuple

# How often each rule was right where it was measured: the share of its statements on the 840
# articles of PolNeAR's train split that overlap a marked attribution by half or more, by
# `python benchmarks/extraction_quality.py --data DIR --split train --rules 5`. Assertions have
# none: that corpus marks no words of the article's own.
MEASURED: dict[str, float] = {
    "according-after": 0.85,  # of 356
    "according-before": 0.88,  # of 82
    "clause-after": 0.83,  # of 459
    "clause-around": 0.87,  # of 374
    "label": 0.65,  # of 142
    "participle-bare": 0.76,  # of 220
    "participle-called": 0.85,  # of 40
    "participle-noun": 0.74,  # of 99
    "participle-quotation": 0.93,  # of 72
    "participle-quote": 0.77,  # of 31
    "participle-that": 0.91,  # of 259
    "participle-to": 0.70,  # of 44
    "participle-wh": 0.69,  # of 13
    "post": 0.29,  # of 14
    "quote-after": 0.98,  # of 3116
    "quote-around": 0.96,  # of 218
    "quote-colon": 0.79,  # of 101
    "quote-continued": 0.99,  # of 1504
    "quote-introduced": 0.93,  # of 29
    "quote-open": 0.72,  # of 65
    "quote-paragraph": 0.85,  # of 107
    "signed": 1.00,  # of 6
    "verb-as": 0.89,  # of 45
    "verb-bare": 0.86,  # of 2124
    "verb-called": 0.73,  # of 184
    "verb-colon": 0.50,  # of 6
    "verb-gap": 0.71,  # of 63
    "verb-noun": 0.76,  # of 465
    "verb-of": 0.90,  # of 61
    "verb-quotation": 0.96,  # of 397
    "verb-quote": 0.81,  # of 84
    "verb-that": 0.89,  # of 1442
    "verb-to": 0.69,  # of 254
    "verb-wh": 0.85,  # of 60
}

_CONTEXT = 32
# Who has spoken so often under initials is no "PS:".
_FEWEST_TURNS = 2
# "According to him".
_SUBJECTS = {"him": "he", "her": "she"}
_ASSERTING = frozenset({"figure", "tail"})


class ResolvedSpeaker(NamedTuple):
    """A proposal, or an assertion's span, and the number of its sentence."""

    sentence: int
    proposal: Proposal


class _HeardSpeaker(NamedTuple):
    """Who was last spoken of, and the occasion of it."""

    resolution: Resolution
    occasion: Occasion
    sentence: int = -1


_NOBODY = _HeardSpeaker(Resolution(None, "no speaker named"), Occasion())


class _Labels:
    """Who spoke under which initials: ``NvD:`` after ``Noor van Dalen:``."""

    def __init__(self, text: str, cast: Cast) -> None:
        """Begin where nobody has spoken."""
        self._text, self._cast = text, cast
        self._names: dict[str, set[str]] = {}

    def resolved(self, label: str, found: Resolution) -> Resolution:
        """Return who speaks under a label: as `found`, or the one who has these initials."""
        if found.name:
            self._names.setdefault(initials_of(found.name), set()).add(found.name)
            # "CRANE" after "ANN CRANE, HOST".
            self._names.setdefault(found.name.split()[-1].upper(), set()).add(found.name)
            return found
        names = self._names.get(label.replace(".", "").upper(), set())
        if not names and self._text.count(f"\n{label}:") >= _FEWEST_TURNS and not is_title(label):
            # "SA:" who is introduced above, and "PL:" of the line that names the writer.
            names = {person.name for person in self._cast.with_initials(label)}
        if found.names or len(names) != 1:
            return found
        [name] = names
        spelt = label.upper() == name.split()[-1].upper()
        return Resolution(name, f"the {'surname' if spelt else 'initials'} of {name}")


def as_statements(
    passage: Passage, found: Iterable[ResolvedSpeaker], published_on: PartialDate | None, cast: Cast
) -> Iterator[Statement]:
    """Yield the statements that rules found, in the order found, with who, when and where."""
    heard, antecedents, dated = _NOBODY, Antecedents(passage, cast), set[str]()
    days, labels = ToldDays(passage, cast), _Labels(passage.text, cast)
    for sentence, proposal in found:
        occasion = find_occasion(passage, sentence, proposal, published_on)
        if proposal.rule in _ASSERTING:
            yield _statement(passage, proposal, None, None, occasion)
            continue
        if not (proposal.heir and proposal.speaker):
            resolution = _resolve(passage, sentence, proposal, cast, heard, antecedents, labels)
            occasion = days.completed(sentence, proposal, resolution, occasion)
            before = resolution.name in dated or _spoke_before(
                resolution, heard, sentence, occasion
            )
            occasion = _own_day(occasion, resolution, spoke_before=before)
            if occasion.date_words and resolution.name:
                dated.add(resolution.name)
            heard = _HeardSpeaker(resolution, occasion, sentence)
        if proposal.speaker:
            antecedents.note(
                SpeakingTurn(
                    heard.resolution, sentence, proposal.verb, proposal.cue, proposal.speaker
                )
            )
        person = cast.named(heard.resolution.name or "")
        said = _statement(passage, proposal, heard.resolution, person, heard.occasion)
        inner = tuple(_inner(passage, proposal, said, cast))
        yield said._replace(inner=inner) if inner else said


def _own_day(occasion: Occasion, resolution: Resolution, *, spoke_before: bool) -> Occasion:
    """Return an occasion without a day that is another's, or no day at all."""
    if occasion.date_origin == "dateline" and spoke_before:
        # Who spoke on another day did not speak again on the day of the report.
        occasion = occasion.unknown()
    if occasion.date_words and _is_first_name(occasion.date_words, resolution.name):
        return occasion.unknown()._replace(date_words=None)
    return occasion


def _spoke_before(
    resolution: Resolution, heard: _HeardSpeaker, sentence: int, now: Occasion
) -> bool:
    """Return whether somebody without a name told right before on which other day it spoke."""
    if resolution.name or heard.resolution.name or heard.sentence < sentence - 1:
        return False
    return heard.occasion.date_words is not None and heard.occasion.said_on != now.said_on


def _is_first_name(words: str, name: str | None) -> bool:
    """Return whether what reads as a day is somebody's name: ``Sunday Berg said``."""
    return name is not None and name.partition(" ")[0] == words


def _inner(passage: Passage, outer: Proposal, said: Statement, cast: Cast) -> Iterator[Statement]:
    """Yield the statements of others that the words of ``said`` report.

    When they were made is known only where that is said, and never where.
    """
    for inner, proposal in find_inner(passage, outer):
        speaker = proposal.speaker or Span(0, 0)
        name = passage.text[speaker.start : speaker.end]
        if said.speaker and name.lower() == said.speaker.lower():
            continue
        resolution = cast.resolve(name, speaker.start, None)
        words = _words_beside(inner, proposal, outer)
        time = read_time(words, said.said_on or said.reported_on)
        when = time.when if time else None
        occasion = Occasion(
            when,
            "text" if when else "publication" if said.reported_on else None,
            date_words=time.words if time else None,
            reported_on=said.reported_on,
        )
        person = cast.named(resolution.name or "")
        by = said.person or " and ".join(said.persons) or said.speaker
        yield _statement(inner, proposal, resolution, person, occasion)._replace(reported_by=by)


def _words_beside(passage: Passage, proposal: Proposal, outer: Proposal) -> str:
    """Return the words from the cue to the statement's, or those that follow the cue."""
    cue, start = proposal.cue or proposal.spans[0], proposal.spans[0].start
    if cue.start < start:
        return passage.text[cue.start : start]
    end = next((span.start for span in proposal.spans if span.start > cue.end), None)
    return passage.text[cue.start : min(end or outer.spans[-1].end, cue.end + _CONTEXT)]


def _suffix(text: str, end: int) -> str:
    """Return what follows within the paragraph, so that what is added below changes nothing."""
    return text[end : end + _CONTEXT].split("\n", 1)[0]


def _resolve(
    passage: Passage,
    sentence: int,
    proposal: Proposal,
    cast: Cast,
    heard: _HeardSpeaker,
    antecedents: Antecedents,
    labels: _Labels,
) -> Resolution:
    if proposal.speaker is None:
        return _NOBODY.resolution
    start, end = proposal.speaker
    speaker = passage.text[start:end]
    low = _SUBJECTS.get(speaker.lower(), speaker.lower())
    if low in SEXES:
        follows = proposal.spans[0].start > start
        return antecedents.take_up(low, sentence, start, proposal.verb, follows=follows)
    found = cast.resolve(speaker, start, heard.resolution.name, heard.resolution.names)
    if proposal.rule == "label":
        return labels.resolved(speaker, found)
    if found.name is None and not found.names:
        return antecedents.called(speaker, sentence, start) or found
    if found.name and " " not in speaker and antecedents.kin_spoke(sentence):
        return Resolution(None, f"{found.name} or kin of theirs may be meant")
    return found


def _statement(
    passage: Passage,
    proposal: Proposal,
    resolution: Resolution | None,
    person: NamedPerson | None,
    occasion: Occasion,
) -> Statement:
    text, spans, speaker = passage.text, proposal.spans, proposal.speaker
    words = " ".join([text[span.start : span.end] for span in spans])
    order = priority(words)
    return Statement(
        words,
        _kind(passage, proposal),
        speaker=text[speaker.start : speaker.end] if speaker else None,
        role=person.role if person else role_beside(text, speaker),
        organisation=person.organisation if person else None,
        said_on=occasion.said_on,
        place=occasion.place,
        spans=spans,
        prefix=text[max(0, spans[0].start - _CONTEXT) : spans[0].start],
        suffix=_suffix(text, spans[-1].end),
        person=resolution.name if resolution else None,
        persons=resolution.names if resolution else (),
        person_reason=resolution.reason if resolution else None,
        evidence=Evidence(
            speaker_span=speaker,
            cue_span=proposal.cue,
            rule=proposal.rule,
            rule_precision=MEASURED.get(proposal.rule),
            place_origin=occasion.place_origin,
            date_words=occasion.date_words,
            priority=int(order.worth),
            priority_reason=order.reason,
        ),
        date_origin=occasion.date_origin,
        reported_on=occasion.reported_on,
    )


def _kind(passage: Passage, proposal: Proposal) -> Kind:
    """Return the kind by how many of the words stand in quotation marks."""
    if proposal.rule in _ASSERTING:
        return Kind.ASSERTION
    quoted = words = 0
    for span in proposal.spans:
        begin, end = passage.token_at(span.start), passage.token_at(span.end)
        inside = passage.inside[begin:end]
        if max(inside, default=-1) < 0:
            words += end - begin
            continue
        if len(proposal.spans) == 1 and min(inside) >= 0:
            return Kind.DIRECT
        for word, number in zip(passage.words[begin:end], inside, strict=True):
            if word[0].isalnum():
                words += 1
                quoted += number >= 0
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted >= words * 0.95 else Kind.MIXED
