"""What else a text calls those whom it has named: a colleague, an office in short, ``Ms Berg``."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from claimcheck.language.lexicon.offices import is_nationality
from claimcheck.language.lexicon.ranks import is_title
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.cutting import is_in_short
from claimcheck.language.people.kinds import is_name_word
from claimcheck.language.people.mentions import NameHead
from claimcheck.language.people.name_tables import is_given
from claimcheck.language.people.named_person import NamedPerson, Resolution
from claimcheck.language.people.roles import is_somebody
from claimcheck.language.people.sexes import gender_of

_SEXES = {"he": "m", "she": "f"}
_LONGEST_EPITHET, _LONGEST_AGED = 3, 4
# What somebody already named is called, for a change; nobody is introduced so.
_EPITHETS = word_set(
    """
    striker midfielder defender goalkeeper winger forward playmaker boss lawmaker legislator mla
    mp politician veteran star singer songwriter actor actress billionaire tycoon entrepreneur
    novelist filmmaker democrat republican conservative liberal
    welshman englishman irishman scotsman frenchman dutchman ulsterman scot briton dane swede finn
    pole turk spaniard englishwoman welshwoman irishwoman frenchwoman scotswoman
    cleric clergyman prelate financier
    mca mpa mep msp td mna
    international opener pacer skipper sprinter marathoner boxer jockey rapper comedian
    batter bowler batsman spinner seamer all-rounder youngster rookie newcomer debutant
    """
)
# Whose these are is a person.
_KIN = word_set(
    """
    wife husband widow widower mother father mum mom dad brother sister son daughter uncle aunt
    nephew niece cousin grandmother grandfather grandson granddaughter fiancé fiancée parents
    children siblings sons daughters boyfriend girlfriend
    """
)
# In code points: "grandfather" and a blank.
_LONGEST_KIN = 12
# "Karl and Ann Berg".
_WORDS_OF_COUPLE = 4


def counterpart(people: Iterable[NamedPerson], person: NamedPerson | None) -> Resolution:
    """Return who alone holds the same office as somebody: ``his colleague``."""
    others = [
        other
        for other in people
        if person and other.office and other.office == person.office and other != person
    ]
    if len(others) == 1:
        return Resolution(others[0].name, f"the other {others[0].office}")
    return Resolution(None, "no single counterpart named")


def taken_up(low: str, last: str | None, person: NamedPerson | None) -> Resolution:
    """Return whom a pronoun takes up: who was last spoken of, unless the sex is another."""
    if last is None:
        return Resolution(None, "nobody named before")
    sex = _SEXES.get(low)
    if person and person.gender and sex and person.gender != sex:
        return Resolution(None, f"“{low}” does not fit {last}")
    return Resolution(last, "the person last spoken of")


def held_in_short(
    people: Iterable[NamedPerson], words: Sequence[str], position: int
) -> Resolution | None:
    """Return who alone was named by an office in short before `position`: ``the DPO``."""
    if len(words) != len("the DPO".split()) or words[0].lower() != "the":
        return None
    short = words[1]
    if not (is_in_short(short) and is_title(short)):
        return None
    held = [
        person
        for person in people
        if person.position < position and short in (person.role or "").split()
    ]
    if len(held) > 1:
        return Resolution(None, f"{len(held)} holders of that office named")
    return Resolution(held[0].name, f"the only {short} named") if held else None


def is_couple(words: Sequence[str]) -> bool:
    """Return whether two share the name that follows: ``Karl and Ann Berg``."""
    if len(words) <= len("and") or words[1] != "and" or is_title(words[0]):
        return False
    if is_given(words[0]) and is_given(words[2]):
        return True
    if len(words) != _WORDS_OF_COUPLE or is_title(words[2]):
        return False
    return all(word[:1].isupper() and is_name_word(word) for word in (words[0], *words[2:]))


def is_only_object(mention: str, head: NameHead) -> bool:
    """Return whether a surname stands after a verb, and not after who somebody is.

    As in ``Democrats see Berg``, and unlike ``Lund voter Berg`` or ``a defiant Berg``.
    """
    before = mention[: head.start].split()
    if not before or not head.owned or " " in head.name:
        return False
    last = before[-1]
    named = before[0][:1].isupper() and before[0].lower() not in {"the", "a", "an"}
    return named and last.islower() and last.isalpha() and not (is_somebody(last) or is_title(last))


def is_epithet(mention: str) -> bool:
    """Return whether words call somebody by what she is known for: ``the opposition MLA``."""
    if mention.lower() == "counsel" or _by_number().fullmatch(mention):
        return True
    first, *others = _of_place().sub("", mention).lower().split() or [""]
    aged = bool(others) and others[0].endswith("-year-old") and len(others) <= _LONGEST_AGED
    if first != "the" or not (aged or 0 < len(others) <= _LONGEST_EPITHET):
        return False
    if aged and len(others) > 1:
        # "The 71-year-old retired driver".
        return is_somebody(others[-1]) or others[-1] in _EPITHETS
    last = others[-1]
    people = len(others) == 1 and is_nationality(mention.rsplit(maxsplit=1)[-1])
    return last in _EPITHETS or last.endswith("-year-old") or people or "-of-" in last


@cache
def _by_number() -> re.Pattern[str]:
    """Find what players are called: ``the world number 31``, ``the Lund Valley No 10``."""
    return re.compile(r"[Tt]he (?:[\w-]+ ){0,3}(?:number|[Nn]o\.?) (?:\d+|[a-z]+)")


@cache
def _of_place() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-z]) (?:from|of) [A-Z][\w-]+(?: [A-Z][\w-]+)?$")


def was_before(text: str, person: NamedPerson | None) -> bool:
    """Return whether a text says that somebody held an office once: ``his predecessor, Berg``."""
    if person is None:
        return False
    role = (person.role or "").lower()
    past = any(word in role for word in ("former", "predecessor", "ex-", "outgoing", "ousted"))
    return past or f"predecessor, {person.name}" in text


def sex_of_epithet(mention: str) -> str:
    """Return the sex that a description tells: ``the mum-of-three``."""
    return gender_of(mention.rpartition(" ")[2].partition("-of-")[0])


def pleads(text: str, name: str) -> bool:
    """Return whether a text writes a barrister's letters or task after a name: ``Ann Berg SC``."""
    at = text.find(name) if name else -1
    while at >= 0:
        if _at_the_bar().match(text, at + len(name)):
            return True
        at = text.find(name, at + len(name))
    return False


@cache
def _at_the_bar() -> re.Pattern[str]:
    tasks = "defending|prosecuting|mitigating|counsel"
    return re.compile(rf",? (?:SC|KC|QC|BL|SAN|JC)\b|, (?:\w+ )?(?:{tasks})\b")


def kin_named_later(people: Iterable[NamedPerson], first: str, position: int) -> list[NamedPerson]:
    """Return who has a first name and is named in full after `position` only, if one is.

    It is somebody of a family that is named before: ``Dean Hay … his brother Vern … Vern Hay``.
    """
    later = [p for p in people if p.position >= position and p.name.split(maxsplit=1)[0] == first]
    families = {p.surname for p in people if p.position < position}
    return later if len(later) == 1 and later[0].surname in families and is_given(first) else []


def shown_later(text: str, person: NamedPerson, alone: bool) -> NamedPerson:
    """Return who is shown to be somebody by her kin or an age: ``Berg’s aunt``, ``Berg, 20,``.

    By the surname so only where she `alone` bears it.
    """
    if is_kin_called(text, person.name.partition(" ")[0]):
        return person._replace(evident=True)
    surname, at = person.surname, text.find(person.surname) if alone else -1
    while at >= 0:
        owned = _of_owner().match(text, at + len(surname))
        if owned and (owned.group(1) in _KIN or owned.group(2)):
            return person._replace(evident=True)
        at = text.find(surname, at + len(surname))
    return person


def is_kin_called(text: str, first: str) -> bool:
    """Return whether somebody's kin goes by a first name alone: ``her younger brother Rovell``."""
    at = text.find(f" {first}")
    while at >= 0:
        before = text[max(0, at - _LONGEST_KIN) : at].rpartition(" ")[2]
        following = text[at + 1 + len(first) :][:2]
        if before in _KIN and not following[:1].isalnum() and not following[1:].isupper():
            return True
        at = text.find(f" {first}", at + 1)
    return False


@cache
def _of_owner() -> re.Pattern[str]:
    which = "late|elder|eldest|younger|youngest|only|twin|own"
    return re.compile(rf"['’]s? (?:(?:{which}) )?([a-z]+)|, (?:aged )?(\d\d)(?=[,.])")


def without_headlines(text: str, people: Collection[NamedPerson]) -> list[NamedPerson]:
    """Return the persons without those whose names run on in a title of capitals.

    ``Karl Voss Breaks Silence`` in the first line is Karl Voss, who is named below.
    """
    end = max(text.find("\n"), 0)
    return [
        person
        for person in people
        if person.position >= end
        or person.name in text[end:]
        or not any(person.name.startswith(f"{other.name} ") for other in people)
    ]


class TitledNames:
    """Whom a text has called ``Ms Berg``, so that who is called so again is the same."""

    def __init__(self) -> None:
        """Begin where nobody was called so."""
        self._called: dict[tuple[str, ...], tuple[str, int]] = {}

    def note(self, words: Sequence[str], name: str, position: int) -> None:
        """Remember who is called so at `position`."""
        if len(words) > 1:
            self._called.setdefault(tuple(words), (name, position))

    def again(self, words: Sequence[str], bearers: Collection[NamedPerson]) -> list[NamedPerson]:
        """Return the bearer who was called so; nobody where another was named since."""
        name, position = self._called.get(tuple(words), ("", -1))
        since = any(person.position > position for person in bearers)
        return [person for person in bearers if person.name == name and not since]
