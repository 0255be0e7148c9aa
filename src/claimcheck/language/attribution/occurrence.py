"""A reporting verb found in a sentence, and whether it reports anything there."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.rules.clauses import surroundings
from claimcheck.language.attribution.rules.verb_groups import VerbGroup, verb_group
from claimcheck.language.attribution.speakers import Subject
from claimcheck.language.lexicon.closed_classes import (
    ARTICLES,
    AUXILIARIES,
    HYPOTHETICAL,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
)
from claimcheck.language.lexicon.reporting_verbs import Cue, cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.model.statement import Span

_PLURALS = word_set("people they we i you who police media officials both some many most he she")
# Nouns far more often than verbs, where no auxiliary shows otherwise.
_NOUNS = word_set(
    "state point rule object text email post reason contest blast slam storm brand label"
)
# "Media reports" are reports.
_SOURCES = word_set("media press news police newspaper tv television intelligence witness polling")
_IDIOMS = {"saying": "goes", "assured": "rest"}
# "Told off the members" and "called off the strike" report no words.
_PHRASAL = {"tell": {"off", "apart"}, "call": {"off", "up"}, "put": {"off", "on"}}
# Who did so with claims or estimates made them.
_MADE = word_set("touted cited released published issued shared")
# A subject of more words than these may end with another verb.
_FEWEST = 2
_MANY = word_set("many several some these those such all few both")


class Occurrence(NamedTuple):
    """A reporting verb at tokens ``first`` to ``last`` of the sentence ``start`` to ``end``."""

    passage: Passage
    start: int
    end: int
    first: int
    last: int
    cue: Cue
    group: VerbGroup

    @property
    def span(self) -> Span:
        """Return the range of the verb in the text."""
        return self.passage.span(self.first, self.last)

    @property
    def is_participle(self) -> bool:
        """Return whether the verb is an ``-ing`` form without a form of ``be``."""
        return self.cue.form == "ing" and not self.group.passive

    @property
    def is_denied(self) -> bool:
        """Return whether the verb is negated: ``did not say``."""
        return any(word in NEGATIONS or "n't" in word for word in self.group.auxiliaries)

    @property
    def reports(self) -> bool:
        """Return whether the verb says that something was said: no denial, wish or passive."""
        auxiliaries = self.group.auxiliaries
        if not auxiliaries:
            return True
        if self.is_denied:
            return False
        if self.cue.form == "past" and self.group.passive:
            return False
        return not any(word in HYPOTHETICAL for word in auxiliaries)

    def is_noun_of(self, subject: Subject) -> bool:
        """Return whether the verb is an object, as in ``raising fresh questions``."""
        first, before = self.passage.words[subject.begin], self.passage.lows[subject.end - 1]
        if self.group.auxiliaries:
            return False
        if self.cue.form == "base":
            return before in PREPOSITIONS
        return self.cue.form == "s" and first.islower() and first.endswith("ing")

    def is_noun_after(self, subject: Subject) -> bool:
        """Return whether ``claims`` or ``report`` is a noun here, going by what stands before."""
        before, form = self.passage.lows[subject.end - 1], self.cue.form
        # "The firm's proposed budget", and "media reports that".
        owned = form == "past" and before.endswith("'s")
        owned = owned or (form == "s" and self.passage.lows[subject.begin] in _MANY)
        if (owned or (form == "s" and before in _SOURCES)) and not self.group.auxiliaries:
            return True
        bare = form in {"s", "base"} and not self.group.auxiliaries
        if self.cue.verb in _NOUNS and bare:
            return before not in PRONOUNS
        closed = before in ARTICLES or before in PREPOSITIONS or before in AUXILIARIES
        if closed or (bare and before.endswith("ing")):
            return True
        # "Renewed calls for", but not "the accused calls".
        done = before.endswith("ed") and before not in _MADE
        done = done and subject.end - subject.begin > _FEWEST
        if form == "s" and bare and done and before.islower():
            return self.passage.lows[subject.end - 2] not in ARTICLES
        if form == "base" and bare:
            several = "and" in self.passage.lows[subject.begin : subject.end]
            return not (several or before in _PLURALS or before.endswith("s"))
        return form == "s" and before.endswith("'s")


def find_occurrences(passage: Passage, start: int, end: int) -> Iterator[Occurrence]:
    """Yield the reporting verbs outside quotations, first to last."""
    forms, lows = cue_forms(), passage.lows
    cues = passage.cues
    for i in cues[bisect_left(cues, start) : bisect_left(cues, end)]:
        if passage.inside[i] >= 0:
            continue
        cue = forms[lows[i]]
        last = i + 1
        if i and lows[i - 1] in {"worth", _IDIOMS.get(lows[i])}:
            # "It is worth noting", "rest assured".
            continue
        if last < end and lows[last] in _PHRASAL.get(cue.verb, ()):
            continue
        # "Made it clear that".
        if cue.verb == "make" and lows[last : last + 2] == ["it", "clear"] and last + 2 < end:
            cue, last = forms[f"{lows[i]} clear"], last + 2
        elif cue.particles and last < end and lows[last] in cue.particles:
            cue, last = forms[f"{lows[i]} {lows[last]}"], last + 1
        if cue.frames:
            first, past = surroundings(passage, i, start, end)
            yield Occurrence(passage, first, past, i, last, cue, verb_group(passage, i, first))
