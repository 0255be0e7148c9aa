"""Who may be called so: offices held, surnames borne, the parts of a list of names."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from claimcheck.language.lexicon.offices import country, standing
from claimcheck.language.lexicon.ranks import is_title
from claimcheck.language.people.name_tables import is_demonym, is_place
from claimcheck.language.people.person import PARTICLES, NamedPerson, is_junior


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
    """Tell whether somebody's office is this one, or one that it may stand for in short.

    Who is only its deputy, or held it once, is meant where `mention` says so.
    """
    if person.office is None or not f" {person.office}".endswith(f" {office}"):
        return False
    return standing(person.role or person.office) == standing(mention)


def is_called(person: NamedPerson, surname: Sequence[str]) -> bool:
    """Tell whether somebody goes by a surname, with or without all of its particles."""
    if is_junior(person.name):
        return False
    *particles, _ = [word.lower() for word in surname]
    *before, _ = person.name.lower().split()
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
        or other.name.lower().endswith(f" {person.name.lower()}")
    ]
    return called[0] if len(called) == 1 else None


def shouted_so(people: Iterable[NamedPerson], name: str) -> NamedPerson | None:
    """Return who is named in capitals, as transcripts write names: ``CAPT. ANN BERG``."""
    own = " ".join(word for word in name.split() if not is_title(word))
    called = [person for person in people if person.name.upper() == own]
    return called[0] if len(called) == 1 else None


def without_variants(people: Sequence[NamedPerson]) -> list[NamedPerson]:
    """Return the persons, each by the fullest name: not ``Bin Salman`` or ``Joe Hay`` as well."""
    by_surname: dict[str, list[NamedPerson]] = {}
    for person in people:
        by_surname.setdefault(person.surname, []).append(person)
    kept = []
    for person in people:
        longer = [other for other in by_surname[person.surname] if _says_more(other, person)]
        if len(longer) != 1:
            kept.append(person)
    return kept


def _says_more(other: NamedPerson, person: NamedPerson) -> bool:
    """Tell whether a name is another's with something left out."""
    if other is person or is_junior(other.name) or is_junior(person.name):
        return False
    words, fuller = person.name.lower().split(), other.name.lower().split()
    if other.nickname and words == [other.nickname.lower(), fuller[-1]]:
        return True
    if len(words) >= len(fuller):
        return False
    return fuller[-len(words) :] == words or (
        len(words) == 2 and "." not in other.name and words == [fuller[0], fuller[-1]]
    )


def is_of(person: NamedPerson, mention: str) -> bool:
    """Tell whether an office in ``mention`` may be this person's, by the names beside it.

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


def forms_of(surnames: Collection[str], words: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Return the words by which surnames are written, each with the surname and its length.

    The mark of an owner is none of a name's letters.
    """
    forms = {name: (name, len(name)) for name in surnames}
    for name in surnames:
        for mark in ("’s", "'s"):
            forms.setdefault(f"{name}{mark}", (name, len(name)))
    if any("'" in name for name in surnames):
        for word in words:
            if "’" in word and (plain := word.replace("’", "'")) in surnames:
                forms.setdefault(word, (plain, len(word)))
    return forms


def nicknamed(people: Iterable[NamedPerson], nickname: str) -> NamedPerson | None:
    """Return the one person who has a nickname."""
    called = [person for person in people if person.nickname == nickname]
    return called[0] if len(called) == 1 else None


def is_short_for(
    last: str, office: str, holders: Collection[NamedPerson], named: Collection[str]
) -> bool:
    """Tell whether ``the minister`` is the foreign minister who spoke `last`.

    `named` are those whom the paragraph names so far: none of the others who hold the office.
    """
    if len(holders) < 2 or any(person.office == office for person in holders):
        return False
    return {person.name for person in holders} & set(named) == {last}
