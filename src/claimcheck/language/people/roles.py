"""Offices beside a name, and the bodies that they belong to."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    STARTERS,
)
from claimcheck.language.lexicon.offices import country, names_office, office_endings
from claimcheck.language.lexicon.ranks import in_full, is_rank, is_title
from claimcheck.language.lexicon.reporting_verbs import FINITE_FORMS, Frame, cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.name_tables import is_person_noun, is_place
from claimcheck.model.statement import Span

_LONGEST_OFFICE = 6
_LONGEST_TITLE = 9
_DETERMINERS = word_set("the a an his her its their our both another one")
# Who is named after these is somebody of their own, whoever is named before.
FOLLOWERS = word_set(
    """
    aide aides spokesman spokeswoman spokesperson lawyer lawyers attorney supporter supporters
    critic critics voter voters ally allies widow widower wife husband mother father brother
    sister son daughter friend colleague rival opponent adviser advisor counsel representative
    counterpart reporter editor deputy agent biographer cousin uncle aunt nephew niece fan
    employee staffer volunteer organizer organiser donor neighbour neighbor partner
    """
)
_SOMEBODY = word_set(
    """
    man woman boy girl teenager victim suspect driver officer official resident passenger witness
    visitor guest customer student pupil teacher patient doctor nurse worker farmer owner player
    fan neighbour neighbor judge defendant soldier migrant refugee tourist spokesperson person
    chieftain member activist campaigner lecturer trader lawmaker politician priest aspirant
    commentator detective magistrate coroner auditor headmaster headmistress headteacher
    pathologist grandmother grandfather parent fisherman shopkeeper trustee poet barista monk barber
    cook cleaner builder forester ranger commuter climber runner youtuber
    """
)
# Offices end with these, and nobody is called by them alone: "secretary of state".
_OF_OFFICES = word_set("state government diplomacy police")
_LONGEST_ROLE, _REACH = 80, 110
_LEADS = STARTERS | PREPOSITIONS | word_set("and or according")
_APART = (PREPOSITIONS - {"of"}) | {"according"}
_CONNECTORS = word_set("of for in the and to at")


@cache
def _callings() -> frozenset[str]:
    """Return the words that an office may end with before a name."""
    return FOLLOWERS | office_endings()


def is_somebody(word: str) -> bool:
    """Return whether a noun is a person's: ``lawyer``, ``neighbour``, ``minister``."""
    low = word.lower()
    calls = low in _callings() and low not in _OF_OFFICES
    named = word.islower() and (is_rank(word) or is_person_noun(low))
    return low in _SOMEBODY or calls or named


def role_before(text: str, start: int, title: Sequence[str]) -> list[str]:
    """Return the words of office before a run of capitals: ``his Malian counterpart``.

    `title` are those that the run itself begins with; where they end no office, one
    may stand before them: ``Minister of | Foreign Affairs Anna Berg``.
    """
    reach = max(0, start - 90)
    before = text[max(text.rfind("\n", reach, start) + 1, reach) : start]
    if before[-1:] != " ":
        return []
    last = before[before.rfind(" ", 0, -1) + 1 : -1]
    if last.endswith("."):
        return _abbreviated(before)
    # "Minister of Finance", but not "secretary of Governor".
    if last.lower() in _CONNECTORS and title and not is_rank(title[-1]):
        return _phrase_before(before)
    # Most names stand after other words, and to split what is before them costs.
    if last.lower() not in _callings():
        return []
    words = re.split(r"[,;:.!?()“”\"—–]| by | with | that | but ", before)[-1].split()
    if not words:
        return []
    kept = _kept(words[-_LONGEST_OFFICE:])
    while kept and (
        kept[-1].isdigit() or kept[-1].lower() in _CONNECTORS | {"and", "to"} - {"the"}
    ):
        kept.pop()
    return kept[::-1]


def _abbreviated(before: str) -> list[str]:
    """Return the offices in short that words end with: ``Lt. Gov.``, but not ``Dr.``."""
    kept = list(takewhile(_is_abbreviated, reversed(before.split())))[::-1]
    return kept if names_office(in_full(" ".join(kept))) else []


def _is_abbreviated(word: str) -> bool:
    return word.endswith(".") and is_title(word)


def is_called_before(text: str, start: int, words: Sequence[str]) -> bool:
    """Return whether an office in small letters stands before words that are no title or place."""
    last = text[max(0, start - 30) : start].rstrip(" ").rpartition(" ")[2]
    follows = text[start - 1 : start] == " " and last.islower() and last in _callings()
    return follows and not any(is_title(word) or is_place(word) for word in words)


def is_introduced(text: str, start: int, end: int) -> bool:
    """Return whether the words beside a name show a person: ``her neighbour, Ann Berg``.

    So do ``Ann Berg, who`` and ``Ann Berg, a farmer``.
    """
    before = text[max(0, start - 30) : start]
    word = before.rstrip(", ").rpartition(" ")[2]
    whole = word.replace("-", "").isalpha() and word.islower()
    if before[-1:] == " " and whole and is_somebody(word):
        return True
    after = _after_name().match(text, end) if text[end : end + 1] == "," else None
    beside = after.group(1) if after else ""
    first, _, rest = beside.partition(" ")
    if first == "who":
        return True
    head = next((n for n, each in enumerate(rest.split()) if each in PREPOSITIONS), None)
    words = rest.split()[:head]
    return first in _DETERMINERS and bool(words) and words[-1].islower() and is_somebody(words[-1])


def _kept(words: Sequence[str]) -> list[str]:
    """Return the last of the words, which may be an office, in reverse."""
    kept: list[str] = []
    for n, word in reversed(list(enumerate(words))):
        low = word.lower()
        # "Holt attacked mayor Cole", but not "a retired mayor".
        if n and words[n - 1][:1].isupper() and (low in IRREGULAR_VERBS or low.endswith("ed")):
            break
        if low in cue_forms() or low in AUXILIARIES or low in STARTERS:
            break
        # "Voss and spokesman Hay" are two.
        if low == "and" and not (kept and kept[-1][:1].isupper()):
            break
        kept.append(word)
        if low in _DETERMINERS or word.endswith(("'s", "’s")):
            break
    return kept


def _phrase_before(before: str) -> list[str]:
    """Return the office that ends before a body's name: ``Minister of``."""
    words = re.split(r"[,;:!?()“”\"—–]|(?<=[a-z])\. ", before)[-1].split()[-_LONGEST_TITLE:]
    begin = len(words)
    while begin and (words[begin - 1][:1].isupper() or words[begin - 1] in _CONNECTORS):
        begin -= 1
    while begin < len(words) and (
        not words[begin][:1].isupper() or words[begin].lower() in STARTERS | _DETERMINERS
    ):
        begin += 1
    kept = words[begin:]
    return kept if any(is_title(word) for word in kept) else []


def without_article(role: str) -> str:
    """Return an office as one says it of somebody: ``mayor`` of ``the mayor``."""
    first, _, rest = role.partition(" ")
    return rest if rest and first.lower() in {"a", "an", "the"} else role


def apposition(text: str, start: int, end: int) -> str | None:
    """Return the office beside a name: ``Per Holm, the director,`` or before it."""
    after = _after_name().match(text, end) if text[end : end + 1] in {",", " "} else None
    beside = after.group(1).partition(" since ")[0] if after else ""
    # "Ann Berg, according to her secretary,".
    apart = beside.partition(" ")[0] in _APART
    if beside and not apart and _is_role(beside) and not (_tells(beside) or _names_another(beside)):
        return beside
    if text[start - 2 : start] == ", ":
        # "The candidate of the Reform Congress (DRC) in Lund,".
        before = _bracketed().sub("", text[max(0, start - _REACH) : start])
        # What holds a digit is a time, as in "10.42am The chancellor".
        words = re.split(r"[,;:.!?()“”\"—–\n]|\S*\d\S*", before[:-2])[-1].split()
        role = " ".join(_last_phrase(without_leads(words)))
        fits = role and len(role) < _LONGEST_ROLE and not _names_another(role)
        return role if fits and _is_role(role) else None
    return None


def _names_another(words: str) -> bool:
    """Return whether words after a name begin with somebody else: ``Finance Minister Ann Berg``."""
    run = list(takewhile(str.istitle, words.split()))
    titles = [n for n, word in enumerate(run) if is_title(word)]
    return bool(titles) and len(run) - titles[-1] > 2 and not run[-1].endswith(("'s", "’s"))


def _tells(words: str) -> bool:
    """Return whether words after a name go on with a clause: ``the mayor said that``."""
    for word in words.split():
        if word in {"who", "which", "that", "whose"}:
            return words.startswith("who ")
        cue = cue_forms().get(word)
        if word in AUXILIARIES or (cue and cue.form in FINITE_FORMS and Frame.BARE in cue.frames):
            return True
    return False


def _is_role(words: str) -> bool:
    return names_office(words) or (
        "'s " in words.replace("’", "'") and is_somebody(words.rsplit(maxsplit=1)[-1])
    )


def without_leads(words: Sequence[str]) -> Sequence[str]:
    """Return words of office without what leads to them: ``But``, ``According to``."""
    begin = 0
    while begin < len(words) and (words[begin].lower() in _LEADS or words[begin] in cue_forms()):
        begin += 1
    return words[begin:]


def _last_phrase(words: Sequence[str]) -> Sequence[str]:
    """Return the last noun phrase of two that nothing joins: ``the hearing | the pair's son``."""
    begin = 0
    for n in range(1, len(words)):
        before = words[n - 1].lower()
        if words[n] in _DETERMINERS and before not in PREPOSITIONS and before not in {"and", "or"}:
            begin = n
    return words[begin:]


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r" \([^()\n]{1,20}\)")


@cache
def _after_name() -> re.Pattern[str]:
    return re.compile(r"(?: \([^)\n]{1,20}\))?, ((?:the |an? |his |her )?[^,;.:!?“”\"\n]{4,80})")


@cache
def _body_pattern() -> tuple[re.Pattern[str], re.Pattern[str]]:
    capitals = r"(?:[A-Z][\w.&’'-]*)"
    body = rf"({capitals}(?: (?:of|for|the|and|&) {capitals}| {capitals})*)"
    return (
        re.compile(rf"^{body} [a-z]+$"),
        re.compile(rf"\b(?:of|at|for|with|from|in) (?:the )?(?!State for ){body}"),
    )


def body_of(role: str) -> str | None:
    """Return the body that an office belongs to.

    >>> body_of("director of the Lindqvist Institute"), body_of("Department of Health spokesman")
    ('Lindqvist Institute', 'Department of Health')
    """
    owner, member = _body_pattern()
    if (found := owner.match(role)) and " of " in found.group(1):
        return found.group(1)
    found = member.search(role)
    return found.group(1) if found else None


def nation_in(words: str) -> str | None:
    """Return the key of the first word that may name a country: ``her Estonian colleague``."""
    for word in words.split():
        if (
            word.lower() not in _DETERMINERS
            and not is_title(word)
            and word[:1].isupper()
            and (key := country(word))
        ):
            return key
    return None


def role_beside(text: str, speaker: Span | None) -> str | None:
    """Return the office that stands beside the name of somebody not known in full."""
    if speaker is None or not text[speaker.start].isupper():
        return None
    role = apposition(text, speaker.start, speaker.end)
    return without_article(role) if role else None
