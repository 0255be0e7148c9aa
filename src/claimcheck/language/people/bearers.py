"""Who may be called so: offices held, surnames borne, the parts of a list of names."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache

from claimcheck.language.lexicon.offices import country, is_nationality, standing
from claimcheck.language.lexicon.ranks import in_full, is_courtesy, is_title
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.cutting import is_in_short
from claimcheck.language.people.kinds import NameKind, kind_of
from claimcheck.language.people.name_tables import (
    is_demonym,
    is_given,
    is_place,
    is_word,
    is_word_and_surname,
)
from claimcheck.language.people.named_person import PARTICLES, NamedPerson, is_junior

_GENERAL = frozenset(["minister", "secretary", "chief", "head", "leader"])
# Of "Chong Wei Ling": as many words as the family's name and the first of two given ones.
_BEFORE_LAST = 2
# "McHAY".
_FEW_SMALL = 2
# Families whose name comes first: "Lim Boon Heng" is Mr Lim.
_FAMILIES = word_set(
    """
    ahn bae bui chan chang chen cheng cheong cheung chia chin cho choi chong chow chu chua dang
    deng duong fong foo gan gao goh guo han hoang hong hsu hu huang hwang jang jeong jiang jung kang
    khoo kim koh kwok kwon lai lam lau law lee leong leung li liang lim lin ling liu loh lu luo ma
    moon ng ngo nguyen oh ong pang park peng pham phan quek seah seo shin sim sng son song soh sun
    tan tang teo toh tran tsai vu wang wee wen wong woo wu xi xie xu yang yap yeo yip yong yoon
    zhang zhao zheng zhou zhu
    """
)


_OF_ANY_PRESIDENT = word_set(
    "president of the former then interim acting new outgoing mr madam u.s. us vice"
)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r",? and |, ")


def parts_of(mention: str) -> list[tuple[int, str]]:
    """Return the parts of a list with the place of each.

    >>> parts_of("Ann Berg, Li Wei and his advisers")
    [(0, 'Ann Berg'), (10, 'Li Wei'), (21, 'his advisers')]
    """
    starts = [0, *(found.end() for found in _between().finditer(mention))]
    ends = [*(found.start() for found in _between().finditer(mention)), len(mention)]
    return [(start, mention[start:end]) for start, end in zip(starts, ends, strict=True)]


def holds(person: NamedPerson, office: str, mention: str) -> bool:
    """Return whether somebody's office is this one, or one that it may stand for in short.

    Who is only its deputy, or held it once, is meant where `mention` says so.
    """
    if person.office is None or not f" {person.office}".endswith(f" {office}"):
        return False
    if "new" in mention.lower().split() and "new" not in (person.role or "").lower().split():
        return False
    if office in _GENERAL and office not in (person.role or "").lower():
        # "The minister" is not whom a text calls secretary of state.
        return False
    # "Lt. Gov." is no governor.
    return standing(in_full(person.role or person.office)) == standing(mention)


def is_called(person: NamedPerson, surname: Sequence[str]) -> bool:
    """Return whether somebody goes by a surname, with or without all of its particles."""
    if is_junior(person.name):
        return False
    *particles, _ = [word.lower().rstrip(".") for word in surname]
    *before, _ = person.name.lower().replace("st.", "st").split()
    if not particles:
        return not before or before[-1] not in PARTICLES
    return before[-len(particles) :] == particles


def in_short(person: NamedPerson, bearers: Iterable[NamedPerson]) -> NamedPerson | None:
    """Return the one bearer of a surname who may be named so, without names in the middle."""
    first = person.name.split(maxsplit=1)[0]
    called = [
        other
        for other in bearers
        if first in {other.name.split()[0], other.nickname}
        or is_initial_of(first, other.name)
        or other.name.lower().endswith(f" {person.name.lower()}")
    ]
    return called[0] if len(called) == 1 else None


def is_initial_of(word: str, name: str) -> bool:
    """Return whether a word is the first letter of a name that is written out."""
    return len(word) == len("A.") and word[1] == "." and name[0] == word[0] and name[1] != "."


def shouted_so(people: Iterable[NamedPerson], name: str) -> str:
    """Return whom capitals name, as transcripts write names: ``CAPT. ANN BERG``, ``BO McHAY``."""
    if sum(map(str.islower, name)) > _FEW_SMALL:
        return ""
    own = _untitled_capitals(name).upper()
    called = [person for person in people if person.name.upper() == own]
    return called[0].name if len(called) == 1 else from_capitals(name)


def _untitled_capitals(name: str) -> str:
    return " ".join(word for word in name.split() if not is_title(word))


def from_capitals(name: str) -> str:
    """Return the name that capitals shout, as it is written elsewhere; nothing if it is none.

    >>> from_capitals("DR EOIN MAGUIRE"), from_capitals("THE MINISTER")
    ('Eoin Maguire', '')
    """
    words = [w if not w.isupper() else w.title() for w in _untitled_capitals(name).split()]
    evident = len(words) < len(name.split())
    known = len(words) > 1 and kind_of(tuple(words), evident=evident) is NameKind.PERSON
    return " ".join(words) if known else ""


def without_variants(people: Sequence[NamedPerson]) -> list[NamedPerson]:
    """Return the persons, each by the fullest name: not ``Bin Salman`` or ``Joe Hay`` as well."""
    by_surname: dict[str, list[NamedPerson]] = {}
    longer_by: dict[str, list[NamedPerson]] = {}
    for person in people:
        by_surname.setdefault(person.surname, []).append(person)
        # "Ahmad Faiz" of Ahmad Faiz Azumi.
        words = person.name.split()
        for end in range(2, 0 if is_junior(person.name) else len(words)):
            longer_by.setdefault(" ".join(words[:end]), []).append(person)
    kept = []
    for person in people:
        longer = [other for other in by_surname[person.surname] if _says_more(other, person)]
        longer += longer_by.get(person.name, ())
        if len(longer) != 1:
            kept.append(person)
    return kept


def _says_more(other: NamedPerson, person: NamedPerson) -> bool:
    """Return whether a name is another's with something left out."""
    if other is person or is_junior(other.name) or is_junior(person.name):
        return False
    words, fuller = person.name.lower().split(), other.name.lower().split()
    if len(words) == 2 and is_initial_of(person.name.split()[0], other.name):
        # "L. Tait" is Lorne Tait.
        return words[1] == fuller[-1]
    if other.nickname and words == [other.nickname.lower(), fuller[-1]]:
        return True
    if len(words) == 2 and is_in_short(person.name.split()[0]):
        # "CS Mutinda" is Joel Mutinda.
        return not is_in_short(other.name.split()[0])
    if len(words) >= len(fuller):
        return False
    return fuller[-len(words) :] == words or (
        len(words) == 2 and "." not in other.name and words == [fuller[0], fuller[-1]]
    )


@lru_cache(8192)
def family_of(name: str) -> str:
    """Return the family's name where it does not stand last, else nothing.

    >>> family_of("Chong Wei Ling"), family_of("Moon Jae-in"), family_of("Priscilla Lam Wai-sum")
    ('Chong', 'Moon', 'Lam')
    """
    *before, last = name.split()
    linked, _, later = last.rpartition("-")
    if before and linked and later.islower():
        return before[-1]
    first = before[0] if len(before) == _BEFORE_LAST else ""
    return first if first.lower() in _FAMILIES else ""


def called_first(
    people: Iterable[NamedPerson],
    name: str,
    bearers: Sequence[NamedPerson],
    words: Sequence[str],
    speaker: str | None,
) -> list[NamedPerson]:
    """Return those whom a text may call by what their names begin with.

    `words` are `name` with its title. Where the family's name comes first ("Dr Wen"), that may
    be anybody; by a first name, the one person who has it, or of several who spoke last.
    """
    family = [p for p in people if p not in bearers and family_of(p.name) == name]
    if bearers or family:
        return family
    called = [p for p in people if p.name.split(maxsplit=1)[0] == name]
    if is_given(name) or len(words) == 1:
        if len(called) == 1 and called[0].evident and not _means_more(name):
            return called
        known = "" if is_given(name) and is_place(name) else speaker
        called = [p for p in called if p.name == known]
    return called


def _means_more(name: str) -> bool:
    """Return whether a first name is also a place's or a word: ``Jordan``, ``Will``."""
    return is_place(name) or is_word(name) or is_word_and_surname(name) or is_demonym(name)


def begun_so(people: Iterable[NamedPerson], name: str) -> NamedPerson | None:
    """Return the one person whose longer name begins with a name: Ahmad Faiz Azumi."""
    longer = [person for person in people if person.name.startswith(f"{name} ")]
    return longer[0] if len(longer) == 1 else None


def most_likely(
    bearers: list[NamedPerson],
    words: Sequence[str],
    near: Collection[str],
    speaker: str | None,
    sex: str,
) -> list[NamedPerson]:
    """Return the one bearer of a name whom its title or the place of it tells, else all.

    The same words of politeness tell one ("Tan Sri Lim"); so does being the one who spoke last,
    or of the `sex` that a title tells, where the names that stand `near` are of no other.
    """
    courtesy = [word for word in words if is_courtesy(word)][:1]
    titled = [person for person in bearers if courtesy and person.courtesy.split()[:1] == courtesy]
    if len(titled) == 1:
        return titled
    named = [person for person in bearers if person.name in near]
    told = {person.name for person in named if sex and person.gender == sex}
    return named if len(named) == 1 and named[0].name in {speaker, *told} else bearers


def is_of(person: NamedPerson, mention: str) -> bool:
    """Return whether an office in ``mention`` may be this person's, by the names beside it.

    ``Ruiz's spokesman`` is not whoever is a spokesman; ``the Malian minister`` may be.
    """
    role = f"{person.role} {person.country}".lower()
    for word in mention.replace("’", "'").split()[1 if mention[:1].isupper() else 0 :]:
        plain = word.removesuffix("'s").strip(",.()")
        if not plain[:1].isupper() or is_title(plain):
            continue
        if plain.lower() not in role and not (is_demonym(plain) or is_place(plain)):
            key = country(plain)
            if not (key and key == person.country):
                return False
    return True


def nicknamed(people: Iterable[NamedPerson], nickname: str) -> NamedPerson | None:
    """Return the one person who has a nickname."""
    called = [person for person in people if person.nickname == nickname]
    return called[0] if len(called) == 1 else None


def is_short_for(
    last: str, office: str, holders: Collection[NamedPerson], named: Collection[str]
) -> bool:
    """Return whether ``the minister`` is the foreign minister who spoke `last`.

    `named` are those whom the paragraph names so far: none of the others who hold the office.
    """
    if len(holders) < 2 or any(person.office == office for person in holders):
        return False
    return {person.name for person in holders} & set(named) == {last}


@lru_cache(maxsize=1)
def _speaks_of_a_state(text: str) -> bool:
    """Return whether a text names the house of a head of state; looked for once in each."""
    houses = (
        r"\b(?:White House|Oval Office|Air Force One|Capitol Hill|Congress|Kremlin|[EÉ]lysée"
        r"|Casa Rosada|Planalto|Malacañang|Aso Rock|Blue House|State House"
        r"|presidential|commander.in.chief|first lady)\b"
    )
    return re.search(houses, text) is not None


def may_lead_a_state(text: str, holder: NamedPerson, mention: str) -> bool:
    """Return whether ``the president`` may be a state's, and not the one of a body.

    So it is where the text speaks of that state's house: the president of the Fed is not
    whom an official of the White House calls so.
    """
    if mention.lower() != "the president":
        return False
    of_a_body = any(
        word.lower() not in _OF_ANY_PRESIDENT and not is_nationality(word) and not is_place(word)
        for word in (holder.role or "").split()
    )
    return of_a_body and _speaks_of_a_state(text)
