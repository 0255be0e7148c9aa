"""What a sentence begins with: its subject, after a phrase of time or place, and what that is."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Subject
from claimcheck.language.attribution.rules.appositions import name_beside
from claimcheck.language.attribution.rules.clauses import is_adverb, skip_time
from claimcheck.language.attribution.rules.verb_groups import is_relative_verb
from claimcheck.language.lexicon.closed_classes import (
    ARTICLES,
    AUXILIARIES,
    DETERMINERS,
    END_MARKS,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    STARTERS,
    WEEKDAYS,
)
from claimcheck.language.lexicon.reporting_verbs import cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.kinds import NameKind, kind_of
from claimcheck.language.people.name_tables import is_given
from claimcheck.language.people.roles import is_somebody
from claimcheck.model.statement import Span

LONGEST_OPENING = 14
_ENDS = frozenset([",", "who", "(", ":"])
_COUNTING = word_set("more less than over about almost nearly some around $ £ € ₹ ₦")
_GERUNDS = word_set("after before while since when by for")
_FARTHEST_WHO = 24

_WHEN = word_set("when if while once though although after before")
_OPENING_VERBS = word_set(
    "reached approached asked questioned pressed interviewed contacted cross-examined quizzed"
)


def first_subject(passage: Passage, start: int, i: int) -> Span | None:
    """Return the noun phrase that begins the sentence, up to its first verb or adjunct."""
    if passage.lows[start] in {"but", "and"} and start + 1 < i:
        # "But back in Lund, she left" and "But Berg left".
        after = _after_opening(passage, start, i)
        start = after if after < i else start + 1
    elif passage.lows[start + 1] == "," and is_adverb(passage.lows[start]):
        # "However, Berg faulted the plan, saying".
        start += 2
    if passage.lows[start : start + 2] == ["according", "to"] and start + 2 < i:
        # "According to him, …, adding that".
        start += 2
    elif (
        passage.lows[start] in PREPOSITIONS
        or passage.lows[start] in STARTERS
        or passage.lows[start] in _OPENING_VERBS
        or opens_clause(passage, start)
        or _tells_when(passage, start, i)
    ):
        # "Asked about it, Berg laughed and said".
        start = _after_opening(passage, start, i)
    return _up_to_verb(passage, start, i)


def _up_to_verb(passage: Passage, start: int, i: int) -> Span | None:
    """Return what stands from token `start` up to a verb or an adjunct before token `i`."""
    for k in range(start + 1, i):
        low = passage.lows[k]
        if low == "," and passage.inside[k] < 0:
            # "Her lawyer, Ann Berg, denied it, saying".
            named = name_beside(passage, Subject(start, k, start), k, i)
            return passage.span(named.begin, named.end)
        if low in AUXILIARIES or low in IRREGULAR_VERBS or low in _ENDS:
            return passage.span(start, k)
        verb = low in cue_forms() and passage.words[k].islower()  # Of "Minister of State" none.
        if verb and passage.lows[k - 1] not in ARTICLES:
            return passage.span(start, k)
        if low.endswith("ed") or (low == "on" and passage.lows[k + 1] in WEEKDAYS):
            return passage.span(start, k)
    return None


def _tells_when(passage: Passage, start: int, i: int) -> bool:
    """Return whether a sentence begins with a time: ``Later on Sunday,``, ``Hours later,``."""
    if passage.words[start].lower() in {"later", "earlier"}:
        return True
    return passage.lows[start + 1] == "later" or skip_time(passage, start, i) > start


def _after_opening(passage: Passage, start: int, end: int) -> int:
    """Return where the subject stands after ``Before the vote,``; `end` where none is seen."""
    for k in range(start + 1, min(end, start + LONGEST_OPENING)):
        if passage.inside[k] >= 0:
            return end
        if passage.lows[k] == "," and not _is_between_places(passage, k, end):
            named = passage.words[k + 1][:1].isupper() or passage.lows[k + 1] in ARTICLES | PRONOUNS
            return k + 1 if named else end
    return end


def _is_between_places(passage: Passage, comma: int, end: int) -> bool:
    """Return whether a comma stands before the state or country of a place: ``Austin, Texas,``."""
    k = comma + 1
    while k < end and passage.words[k][:1].isupper():
        k += 1
    run = tuple(passage.words[comma + 1 : k])
    return bool(run) and k < end and passage.lows[k] == "," and kind_of(run) is NameKind.PLACE


def only_opens(passage: Passage, start: int, comma: int) -> bool:
    """Return whether the words before a comma only say when or how: ``Asked why,``."""
    begin = start + (passage.lows[start] in {"but", "and"})
    low = passage.lows[begin]
    if begin >= comma or comma - begin > LONGEST_OPENING or passage.inside[begin] >= 0:
        return False
    if any(passage.lows[i] == "," for i in range(begin, comma)):
        return False
    if low in _WHEN and begin + 1 < comma:
        # "When contacted, the mayor said".
        low = passage.lows[begin + 1]
        return low in _OPENING_VERBS or low.endswith(("ed", "ing"))
    # "Teaching assistant Ann Berg, 28, said".
    works = low.endswith("ing") and is_somebody(passage.lows[begin + 1])
    adjunct = low in PREPOSITIONS or low in _OPENING_VERBS or (low.endswith("ing") and not works)
    alone = comma - begin == 1 and is_adverb(low)
    return adjunct or alone or skip_time(passage, begin, comma) > begin


def hangs_on(passage: Passage, start: int, begin: int) -> bool:
    """Return whether a clause with "who" belongs to what opens a sentence, before its subject.

    As in ``Founded by Berg, who``, and of a noun phrase at `begin` ``Unlike Berg, who``.
    """
    low = passage.lows[start]
    return opens_clause(passage, start) or (
        begin == start + 1 and (low in PREPOSITIONS or low in {"like", "unlike"})
    )


def _who_took(passage: Passage, begin: int, start: int) -> int:
    """Return the "who" of ``a clerk who took more than | $40 from savers``, or -1.

    What is counted after a verb there is no subject.
    """
    lows, k = passage.lows, begin - 1
    while k > start and lows[k] in _COUNTING:
        k -= 1
    if k == begin - 1 or k - 1 <= start or lows[k - 1] != "who":
        return -1
    return k - 1 if lows[k] in IRREGULAR_VERBS or lows[k].endswith("ed") else -1


def opens_clause(passage: Passage, i: int) -> bool:
    """Return whether a participle begins a sentence at token `i`: ``Founded in 1887 by``."""
    first = (
        not i
        or passage.lows[i - 1] in END_MARKS
        or "\n" in passage.text[passage.ends[i - 1] : passage.starts[i]]
    )
    follows = i + 1 < len(passage.lows) and passage.lows[i + 1] in PREPOSITIONS
    done = passage.lows[i].endswith(("ed", "ing")) or passage.lows[i] in IRREGULAR_VERBS
    return first and follows and done and not is_given(passage.words[i])


def relative_before(passage: Passage, begin: int, start: int) -> int:
    """Return the "who" or "that" of a clause that goes on at token `begin`.

    As in ``a ferry that | lost power`` and ``a boy who died after | waiting an hour``; the first
    token of the sentence where none is seen, and -1 where no such clause goes on.
    """
    if begin - 2 > start and is_relative_verb(passage, begin):
        return begin - 1
    lows = passage.lows
    if (who := _who_took(passage, begin, start)) >= 0:
        return who
    if begin - 1 <= start or not lows[begin].endswith("ing") or lows[begin - 1] not in _GERUNDS:
        return -1
    following = lows[begin + 1 : begin + 2] or [""]
    if not (following[0] in DETERMINERS or following[0][:1].isdigit()):
        return -1
    near = range(begin - 1, max(start, begin - _FARTHEST_WHO), -1)
    return next((k for k in near if lows[k] == "who"), start)


def is_only_called(passage: Passage, begin: int, start: int) -> bool:
    """Return whether a list says what somebody is: ``a liar, racist, bully and | fool who``."""
    word, before = passage.lows[begin], passage.lows[begin - 1 : begin]
    if not (begin - 1 > start and before in ([","], ["and"]) and passage.words[begin].islower()):
        return False
    if before == ["and"]:
        return not word.endswith("s") and _copula(passage, begin, start) > 0
    return is_somebody(word) and word not in DETERMINERS


def _copula(passage: Passage, begin: int, start: int) -> int:
    """Return the "is" of ``is a liar`` before token `begin`, or 0."""
    lows = passage.lows
    near = (k for k in range(start + 1, begin - 1) if lows[k] in {"is", "was"})
    return next((k for k in near if lows[k + 1] in {"a", "an"}), 0)


def called_so(passage: Passage, begin: int, start: int, clause: int) -> Subject | None:
    """Return of whom a list that ends at token `begin` says what she is: ``Ann Berg is a liar``."""
    verb = _copula(passage, begin, start)
    # "Editor's note: Ann Berg regularly lies and is a bully".
    first = max((k + 1 for k in range(start, verb) if passage.lows[k] == ":"), default=start)
    past = first
    while past < verb and passage.words[past][:1].isupper():
        past += 1
    if past > first:
        return Subject(first, past, clause)
    found = first_subject(passage, first, verb + 1) if verb else None
    if found is None:
        return None
    return Subject(passage.token_at(found.start), passage.token_at(found.end), clause)


def before_day(passage: Passage, k: int, start: int) -> int:
    """Return the token before a day and what was done on it: ``a report | tabled on Monday,``."""
    if k - 3 < start or passage.lows[k] not in WEEKDAYS or passage.lows[k - 1] != "on":
        return k
    done = k - 2
    return done - passage.lows[done].endswith("ed")


def before_part(passage: Passage, k: int, start: int) -> int:
    """Return the token before ``for his part`` that ends with token `k`, or `k`."""
    lows = passage.lows
    owns = k - 3 >= start and lows[k] == "part" and lows[k - 1] in {"his", "her", "its", "their"}
    if not owns or lows[k - 2] not in {"for", "on"}:
        return k
    return k - 3 - (lows[k - 3] == ",")


def says_whence(passage: Passage, comma: int, start: int) -> bool:
    """Return whether words before a comma only say whence: ``Ann Berg, of Lund Labs, | who``."""
    if passage.lows[comma + 1] != "who":
        return False
    for k in range(comma - 1, max(start, comma - _FARTHEST_WHO), -1):
        if passage.lows[k] == ",":
            return passage.lows[k + 1] in {"of", "from", "at"}
    return False
