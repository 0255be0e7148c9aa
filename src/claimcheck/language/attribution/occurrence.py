"""A reporting verb found in a sentence, and whether it reports anything there."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Subject
from claimcheck.language.attribution.rules.clauses import surroundings
from claimcheck.language.attribution.rules.verb_groups import VerbGroup, verb_group
from claimcheck.language.lexicon.closed_classes import (
    ARTICLES,
    AUXILIARIES,
    DETERMINERS,
    HYPOTHETICAL,
    IRREGULAR_VERBS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    STARTERS,
)
from claimcheck.language.lexicon.reporting_verbs import PRESENT_FORMS, Cue, VerbForm, cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.roles import is_somebody
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

_PLURALS = word_set(
    "people they we i you who police media officials both some many most he she gardaí staff"
)
# One word for several: "his family say".
_COLLECTIVES = word_set(
    """
    family council government committee couple club team union party charity crew jury group panel
    board company firm force army management opposition trust association department ministry
    pair duo trio band squad federation society authority
    """
)
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
_NUMBERS = word_set("two three four five six seven eight nine ten eleven twelve dozen hundred")
_BEFORE_CLAUSES = frozenset([",", ";", ":", "—", "–", "--"]) | STARTERS | {"and"}
_RELATIVES = word_set("who whose that which")
_PARTICLES = word_set("off out up down away aside on over back")
# Verbs in their first form that are nouns too: "the bank report".
_NOUNS_TOO = word_set(
    """
    claim report estimate hope fear promise pledge vow call question answer reply demand request
    note show guess guarantee forecast boast joke quip lament worry doubt signal hint find need
    comment caution counter challenge charge order dispute
    """
)
_ANYBODY = word_set("people those anyone anybody everyone everybody someone somebody")
_SEEN = word_set(
    """
    map chart graph photo photograph picture screen sign board wall window door sky ground floor
    hole crack building house tree spot slide poster banner table car bag bruise scar clock
    man woman men women child children boy girl people person crowd officer guard reporter
    """
)
_REFERENCES = word_set("reference ref incident crime log")
# In tokens: what is pointed to, and what somebody is directed to do.
_FARTHEST = 14
_EARLIER = word_set("previous earlier recent latest past prior own repeated many wild false bold")
_ADJECTIVE = ("ous", "ful", "less", "ible")
# Nouns with these ends are of one thing: "the virus", "an analysis", "news".
_SINGULAR = ("ss", "us", "is", "ics", "news", "series", "species", "'s")


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
        return self.cue.form == VerbForm.ING and not self.group.passive

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
        if self.cue.form == VerbForm.PAST and self.group.passive:
            return False
        near = self.passage.lows[max(0, self.first - 1) : self.last + 1]
        if auxiliaries == ("would",) and "only" in near:
            # "Would only say that", "would say only that".
            return True
        return not any(word in HYPOTHETICAL for word in auxiliaries)

    def is_noun_of(self, subject: Subject) -> bool:
        """Return whether the verb is an object, as in ``raising fresh questions``."""
        first, before = self.passage.words[subject.begin], self.passage.lows[subject.end - 1]
        if self.group.auxiliaries:
            return False
        if self.cue.form == VerbForm.BASE:
            return before in PREPOSITIONS
        return self.cue.form == VerbForm.THIRD and first.islower() and first.endswith("ing")

    def is_noun_after(self, subject: Subject) -> bool:
        """Return whether ``claims`` or ``report`` is a noun here, going by what stands before."""
        before, form = self.passage.lows[subject.end - 1], self.cue.form
        # "The firm's proposed budget", and "media reports that".
        owned = form == VerbForm.PAST and before.endswith("'s")
        owned = owned or (form == VerbForm.THIRD and self.passage.lows[subject.begin] in _MANY)
        if (
            owned or (form == VerbForm.THIRD and before in _SOURCES)
        ) and not self.group.auxiliaries:
            return True
        bare = form in PRESENT_FORMS and not self.group.auxiliaries
        if self.cue.verb in _NOUNS and bare:
            return before not in PRONOUNS
        # "Paraded four suspects over a fire that".
        near = self.passage.lows[max(subject.begin, subject.end - 2) : subject.end]
        # "Saved five match points to win".
        near = near if before.islower() and self.cue.verb == "point to" else [before]
        counted = any(low.isdigit() or low in _NUMBERS for low in near)
        counted = form == VerbForm.THIRD and bare and counted
        counted = counted or (form == VerbForm.THIRD and bare and self._is_described(subject))
        closed = counted or before in ARTICLES or before in PREPOSITIONS or before in AUXILIARIES
        if closed or (bare and before.endswith("ing")):
            return True
        # "Renewed calls for", but not "the accused calls".
        done = before.endswith("ed") and before not in _MADE
        done = done and subject.end - subject.begin > _FEWEST
        if form == VerbForm.THIRD and bare and done and before.islower():
            return self.passage.lows[subject.end - 2] not in ARTICLES
        if form == VerbForm.BASE and bare and self.cue.verb != "put":
            # "Berg's claim was upheld", but not "Berg's claim that".
            clause = self.passage.lows[self.last : self.last + 1] == ["that"]
            owned = self.cue.verb in _NOUNS_TOO and before.endswith("'s")
            return (owned and not clause) or not self._is_of_several(subject)
        return form == VerbForm.THIRD and (
            before.endswith("'s") or (bare and self._is_object(subject))
        )

    def _is_described(self, subject: Subject) -> bool:
        """Return whether an adjective stands before the noun: ``given his earlier claims``."""
        before = self.passage.words[subject.end - 1]
        return self.cue.verb in _NOUNS_TOO and (
            before in _EARLIER or before.endswith(_ADJECTIVE) or before.startswith("anti-")
        )

    def _is_of_several(self, subject: Subject) -> bool:
        """Return whether a subject goes with ``say``: ``opponents of the plan``."""
        lows, before = self.passage.lows, self.passage.lows[subject.end - 1]
        if before in _PLURALS or before.endswith("s") or "and" in lows[subject.begin : subject.end]:
            return True
        # "To train his eyes on the pen and say": no clause begins there.
        first = subject.begin == self.start or lows[subject.begin - 1] in _BEFORE_CLAUSES
        if not first and self.passage.inside[subject.begin - 1] < 0:
            return False
        if self.cue.verb in _NOUNS_TOO and lows[self.last : self.last + 1] != ["that"]:
            return self._ends_aside(subject)
        within = range(subject.begin + 1, subject.end)
        parts = (i for i in within if lows[i] in PREPOSITIONS or lows[i] in _RELATIVES)
        last = next(parts, subject.end) - 1
        # "Vendors displaced from the market say".
        head = lows[last - (lows[last].endswith("ed") and last > subject.begin)]
        if head in _COLLECTIVES and self.cue.verb not in _NOUNS_TOO:
            return True
        return head in _PLURALS or (head.endswith("s") and not head.endswith(_SINGULAR))

    def _ends_aside(self, subject: Subject) -> bool:
        """Return whether persons report what stands before: ``…, researchers in Lund report,``."""
        lows = self.passage.lows
        head = lows[subject.begin].removesuffix("s")
        pauses = lows[self.last : self.last + 1] in ([","], ["."])
        return pauses and lows[subject.begin - 1] == "," and is_somebody(head)

    def _is_object(self, subject: Subject) -> bool:
        """Return whether ``claims`` is what a verb before it has: ``Berg rejected claims that``."""
        words, last = self.passage.words[subject.begin : subject.end], subject.end - 1
        before = self.passage.lows[last]
        if len(words) < _FEWEST or not words[-1].islower():
            return False
        if before in _PARTICLES:
            before, words = self.passage.lows[last - 1], words[:-1]
        past = before.endswith("ed") or before in IRREGULAR_VERBS
        named = len(words) > 1 and words[-2][:1].isupper() and words[-2].lower() not in DETERMINERS
        several = before.endswith("s") and not before.endswith(_SINGULAR) and before.isalpha()
        # "An analysis of reports shows".
        return (past and named) or (several and PREPOSITIONS.isdisjoint(map(str.lower, words)))


def _shows_thing(passage: Passage, verb: str, i: int, end: int) -> bool:
    """Return whether somebody points to who or what is seen, or gives a number.

    So ``pointing to a map``, ``pointing to Ann Hill``, ``quoting reference 3318`` and
    ``directed cars to the side`` report nothing.
    """
    lows = passage.lows
    if verb == "quote":
        return i < end and lows[i] in _REFERENCES
    if verb == "promise":
        # "The results are promising".
        return lows[i - 1] == "promising" and (i >= end or not lows[i].isalpha())
    if verb == "direct":
        to = next((k for k in range(i + 1, min(end, i + _FARTHEST)) if lows[k] == "to"), end)
        return to + 1 >= end or lows[to + 1] in DETERMINERS or lows[to + 1] in PREPOSITIONS
    if verb != "point to":
        return False
    past = min(end, i + _FARTHEST)
    if len(passage.words[i:past]) > 1 and all(w[:1].isupper() for w in passage.words[i : i + 2]):
        return True
    of = next((k for k in range(i, past) if lows[k] in PREPOSITIONS or not lows[k].isalpha()), past)
    return i < of and lows[of - 1].removesuffix("s") in _SEEN


def _is_anybody_s(lows: Sequence[str], i: int, start: int) -> bool:
    """Return whether nobody at all speaks: ``people who say the earth is flat``."""
    return i > start + 1 and lows[i - 1] == "who" and lows[i - 2] in _ANYBODY


def find_occurrences(passage: Passage, start: int, end: int) -> Iterator[Occurrence]:
    """Yield the reporting verbs outside quotations, first to last."""
    forms, lows = cue_forms(), passage.lows
    cues = passage.cues
    for i in cues[bisect_left(cues, start) : bisect_left(cues, end)]:
        if passage.inside[i] >= 0:
            continue
        cue = forms[lows[i]]
        last = i + 1
        if (
            cue.form == VerbForm.BASE
            and start < i
            and passage.words[i][0].isupper()
            and (last < end and passage.words[last][:1].isupper())
        ):
            # "State Bank Governor Ann Berg".
            continue
        if i and (passage.words[i - 1] == "worth" or lows[i - 1] == _IDIOMS.get(lows[i])):
            # "It is worth noting", "rest assured"; but "Ann Worth said".
            continue
        if last < end and lows[last] in _PHRASAL.get(cue.verb, ()):
            continue
        if cue.form in PRESENT_FORMS and _is_anybody_s(lows, i, start):
            continue
        # "Made it clear that".
        if cue.verb == "make" and lows[last : last + 2] == ["it", "clear"] and last + 2 < end:
            cue, last = forms[f"{lows[i]} clear"], last + 2
        elif cue.particles and last < end and lows[last] in cue.particles:
            cue, last = forms[f"{lows[i]} {lows[last]}"], last + 1
        if cue.frames and not _shows_thing(passage, cue.verb, last, end):
            first, past = surroundings(passage, i, start, end)
            yield Occurrence(passage, first, past, i, last, cue, verb_group(passage, i, first))
