"""Find the subject of a reporting verb: who is said to have said it."""

from claimcheck.language.attribution.boundaries import is_boundary, is_short
from claimcheck.language.attribution.openings import (
    LONGEST_OPENING,
    before_day,
    before_part,
    called_so,
    is_only_called,
    only_opens,
    opens_clause,
    relative_before,
    says_whence,
)
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Subject
from claimcheck.language.attribution.rules.appositions import (
    COUNTED,
    apposition_before,
    ends_with_name,
    named_by,
)
from claimcheck.language.attribution.rules.clauses import (
    adverb_at,
    is_adverb,
    opens_office,
    without_more,
)
from claimcheck.language.attribution.rules.listing import (
    after_nickname,
    is_capital,
    is_name,
    is_of_clause,
    is_of_firm,
    last_name,
    list_begin,
    opens_insertion,
)
from claimcheck.language.attribution.rules.verb_groups import (
    is_asked,
    is_denied_before,
)
from claimcheck.language.lexicon.closed_classes import (
    APPOSITION_STARTERS,
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    STARTERS,
    TITLES,
    WEEKDAYS,
)
from claimcheck.language.lexicon.ranks import is_title
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.roles import is_somebody

_BESIDE = word_set("about with from to against among for by")
_PEOPLE = word_set("people parents children those others staff")
_LONGEST_SUBJECT = 24
_ENDS = frozenset([",", "who", "(", ":"])
_BEFORE_FIRST = STARTERS | {",", "and", "but"}


def find_subject(passage: Passage, verb: int, start: int) -> Subject | None:
    """Return the subject that ends before token `verb`: ``Smith (R-Utah) | said``."""
    k = before_part(passage, verb - 1, start)
    if k < start or passage.inside[k] >= 0 or passage.lows[k] in {"and", "but", "or"}:
        return None
    found = _find_subject(passage, k, start)
    if found and is_asked(passage, found.begin, verb):
        return None
    # "Neither Ann Berg nor Karl Voss said" so.
    if found is None or is_denied_before(passage, found.begin, start, found.end):
        return None
    return after_nickname(passage, _with_first(passage, found, start), start)


def _with_first(passage: Passage, found: Subject, start: int) -> Subject:
    """Return a subject with who stands before it: ``Ann Berg, the mayor, and | Karl Voss``."""
    k = found.begin - 1
    if k > start and passage.lows[k] == ",":
        # "And the governor, Karl Voss".
        k = next((i for i in range(k, max(start, k - 8), -1) if passage.lows[i] == "and"), start)
    if k - 3 < start or passage.lows[k - 1 : k + 1] != [",", "and"]:
        return found
    comma = apposition_before(passage, k - 1, start)
    first = _noun_phrase(passage, comma - 1, start) if comma < k - 1 else None
    if first is None or not is_name(passage, found.begin, found.end):
        return found
    opens = first.begin == start or passage.lows[first.begin - 1] in _BEFORE_FIRST
    if is_name(passage, first.begin, first.end) and opens:
        return Subject(first.begin, found.end, first.clause)
    named = is_somebody(passage.lows[first.end - 1]) and is_name(passage, comma + 1, k - 1)
    return Subject(comma + 1, found.end, first.clause) if named and opens else found


def _find_subject(passage: Passage, k: int, start: int) -> Subject | None:
    low = passage.lows[k]
    if low in {"who", "which", "that"}:
        return _antecedent(passage, k, start)
    if low == ",":
        whose = _whose_kin(passage, k, start)
        before = whose > start and _noun_phrase(passage, whose - 2, start)
        return before or _before_apposition(passage, k, start)
    if low in DASHES:
        return _before_insertion(passage, k, start)
    return _noun_phrase(passage, k, start)


def _antecedent(passage: Passage, relative: int, start: int) -> Subject | None:
    """Return the noun phrase that the relative pronoun stands for."""
    k = relative - 1
    if k > start and passage.lows[k] == ",":
        k = before_day(passage, k - 1, start)
    found = _noun_phrase(passage, k, start)
    if found is None:
        return None
    who = passage.lows[relative] == "who"
    if who and is_only_called(passage, found.begin, start):
        return called_so(passage, found.begin, start, relative)
    begin = found.begin + (passage.lows[found.begin] in {"like", "unlike"} and found.begin < k)
    return found._replace(begin=_after_verb(passage, begin, k, who=who), clause=relative)


def _after_verb(passage: Passage, begin: int, last: int, *, who: bool) -> int:
    """Return where the noun phrase begins that ends with token `last`, after a verb if any.

    The one meant in ``He had met the leader, who said`` is no subject.
    """
    for k in range(last - 1, begin - 1, -1):
        low, following = passage.lows[k], passage.lows[k + 1]
        if low == "by" and who and (following in DETERMINERS or is_capital(passage, k + 1)):
            # "Drawn up by Ann Berg of the University of Lund, who", but not "a book by her that".
            return k + 1
        if low in _BESIDE and who and _is_people(passage.lows[last]):
            # "Asked Mrs Clinton about several women who said", "the day with farmers who say".
            return k + 1
        is_verb = low in AUXILIARIES or low in IRREGULAR_VERBS or low.endswith(("ed", "ing"))
        if not is_verb or (passage.words[k][:1].isupper() and not opens_clause(passage, k)):
            continue
        # "A retired general" holds none.
        if following in DETERMINERS or following in PREPOSITIONS or low.endswith("ing"):
            return last_name(passage, k + 1, last) if following in PREPOSITIONS else k + 1
    return begin


def _is_people(low: str) -> bool:
    """Return whether a noun is of persons: ``women``, ``a nurse``, ``farmers``."""
    one = low.removesuffix("s")
    return low in _PEOPLE or is_somebody(one.replace("men", "man") if one.endswith("men") else one)


def _before_insertion(passage: Passage, dash: int, start: int) -> Subject | None:
    for k in range(dash - 2, max(start, dash - 30), -1):
        if passage.lows[k] in DASHES:
            return _noun_phrase(passage, k - 1, start)
    return None


def _before_apposition(passage: Passage, comma: int, start: int) -> Subject | None:
    """Return the noun phrase that the apposition ending at ``comma`` explains."""
    fallback: Subject | None = None
    inner = comma
    for k in range(comma - 1, max(start, comma - 40), -1):
        if passage.inside[k] >= 0 and not is_of_clause(passage, k):
            return fallback
        if passage.lows[k] != "," or is_of_firm(passage, k + 1) or says_whence(passage, k, start):
            continue
        after = passage.lows[k + 1]
        before = passage.words[k - 1] if k > start else ""
        if only_opens(passage, start, k):
            # "In a letter, the spokesman, Per Hay, said": the subject begins here.
            found = _noun_phrase(passage, inner - 1, k + 1)
            return named_by(passage, inner, comma, found) if inner < comma else found
        named = inner == comma and ends_with_name(passage, k + 1, comma)
        if named and (office := _named_after(passage, k, comma, start)):
            return office
        if inner == comma == k + 2 and is_adverb(after):
            # "The judges, however, said".
            return _noun_phrase(passage, k - 1, start)
        held = inner < comma and before[:1].isupper() and is_title(before)
        inner = k
        if held or _opens_apposition(passage, k, before, comma):
            found = named_by(passage, k, comma, _noun_phrase(passage, k - 1, start))
            return _explained(passage, found, k, start)
        if fallback is None and (before[:1].isupper() or passage.words[k + 1][:1].isupper()):
            fallback = named_by(passage, k, comma, _noun_phrase(passage, k - 1, start))
    return fallback


def _opens_apposition(passage: Passage, k: int, before: str, end: int) -> bool:
    """Return whether the comma at `k`, behind the word `before`, begins what ends at `end`."""
    after = passage.lows[k + 1]
    if after in APPOSITION_STARTERS or after == "where" or after[:1].isdigit():
        return True
    if after == "in" and passage.lows[k + 2] in {"which", "whose", "whom"}:
        return True
    if after.endswith("ing") and before.islower() and end - k < LONGEST_OPENING:
        return True
    if opens_insertion(passage, k) and after in PREPOSITIONS | TITLES:
        return True
    return before[:1].isupper() and not passage.words[k + 1][:1].isupper()


def _whose_kin(passage: Passage, comma: int, start: int) -> int:
    """Return the "whose" of ``Ann Berg, whose mother, Pam, was sent away, | said``, or -1."""
    lows = passage.lows
    last = next((k for k in range(comma - 1, start, -1) if lows[k] == ","), start)
    verb = lows[last + 1]
    if last == start or not (verb in AUXILIARIES or verb in IRREGULAR_VERBS):
        return -1
    for k in range(last - 1, max(start, last - _LONGEST_SUBJECT), -1):
        if lows[k] == "whose" and lows[k - 1] == ",":
            return k
    return -1


def _named_after(passage: Passage, k: int, comma: int, start: int) -> Subject | None:
    """Return the name between two commas after an office, or whose statement its holder signed.

    So is the one of ``Another, farmer Ann Berg, said``.
    """
    before = passage.words[k - 1] if k > start else ""
    if before.lower() in COUNTED:
        return Subject(k + 1, comma, k + 1)
    if not is_somebody(before):
        return None
    found = _noun_phrase(passage, k - 1, start)
    if found is None:
        return None
    signed = passage.lows[found.begin - 1] == "by" and passage.lows[found.clause] in PREPOSITIONS
    if signed and found.clause - 2 > start and passage.words[found.clause - 2][:1].isupper():
        # "Ann Berg, in a statement signed by her spokesman, Karl Voss, said".
        return _noun_phrase(passage, found.clause - 2, start)
    # In "Ann Hay, a daughter of the victim, Bo Wit, said" the name is another's.
    own = PREPOSITIONS.isdisjoint(passage.lows[found.begin : found.end])
    return named_by(passage, k, comma, found) if own else None


def _explained(passage: Passage, found: Subject | None, comma: int, start: int) -> Subject | None:
    """Return whom an apposition before another one explains: ``Ann Berg, a farmer, who left,``."""
    if found is None or found.begin - 2 < start:
        return found
    lows = passage.lows
    of = next((i for i in range(found.begin, found.end) if lows[i] in PREPOSITIONS), found.begin)
    # "Ann Berg, managing director of Holt Systems, a security firm, said".
    holds = passage.words[found.begin].islower() and of > found.begin and is_somebody(lows[of - 1])
    if not holds and lows[found.begin] not in {"a", "an"}:
        return found
    apposed = passage.lows[found.begin - 1] == "," and found.end == comma
    if apposed and passage.words[found.begin - 2][:1].isupper():
        return _before_apposition(passage, comma, start) or found
    return found


def _noun_phrase(passage: Passage, last: int, start: int) -> Subject | None:
    """Return the noun phrase that ends with token ``last``."""
    lows = passage.lows
    k = last = without_more(passage, last, start)
    if (
        k < start
        or passage.inside[k] >= 0
        or not (passage.words[k][0].isalnum() or passage.words[k][0] == "@" or is_short(passage, k))
    ):
        return None
    while k >= start and last - k < _LONGEST_SUBJECT:
        if lows[k] == ")" and k - 2 > start and lows[k - 2] == "(":
            # "Principal secretary (PHE) Ann Berg".
            k -= 3
        elif is_boundary(passage, k, start):
            break
        else:
            k -= 1
    begin = k + 1
    while begin <= last and _only_leads(passage, begin, last, start):
        begin += 1
    if begin > last:
        return None
    if (who := relative_before(passage, begin, start)) >= 0:
        # "The engineer of a ferry that lost power told": the clause is no subject.
        return _noun_phrase(passage, who - 1, start) if who > start else None
    begin = clause = list_begin(passage, begin, last, start)
    if lows[begin] in {"for", "of"} and begin > start:
        return None  # "A spokesman, Karl Voss, for Ann Berg said" is not of hers.
    if lows[begin] in PREPOSITIONS:
        begin = last_name(passage, begin, last)
    return Subject(begin, last + 1, clause)


def _only_leads(passage: Passage, i: int, last: int, start: int) -> bool:
    """Return whether token `i` stands before a noun phrase, as in ``Finally the senator``.

    What is all of the phrase is a name, ``Coulibaly``, even where a sentence begins.
    """
    low = passage.lows[i]
    if low in WEEKDAYS or (low == "first" and opens_office(passage, i)):
        return low in WEEKDAYS
    leads = is_adverb(low) if i == start and i < last else adverb_at(passage, i)
    return leads and low not in DETERMINERS
