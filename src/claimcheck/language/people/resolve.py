"""Who a mention stands for, in one text: resolved with the reason, or left open."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.language.lexicon.offices import office, same_country
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.find import (
    PARTICLES,
    TITLE_WORDS,
    KnownPerson,
    NamedPerson,
    as_person,
    find_people,
    gender_of,
    is_junior,
    name_pattern,
    nation_in,
    read_name,
)

_SEVERAL = word_set("both they we some many most others several")
_TOGETHER = word_set("they both") | {"the two", "both men", "both women", "the pair"}
# Who is named beside somebody without a name: "Mr. Berg and his advisers".
_COMPANY = word_set("his her their its other others several some")
_PEERS = word_set("colleague counterpart")
_PRONOUNS = {"he": "m", "she": "f", "who": "", "his": "m", "her": "f"}


@cache
def _head() -> re.Pattern[str]:
    return re.compile(r"[^,;:.!?“”\"‘«»(\n]*(?:\b[A-Z]\.[^,;:.!?“”\"‘«»(\n]*)*")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r",? and |, ")


def _parts(mention: str) -> list[tuple[int, str]]:
    """Return the parts of a list with the place of each.

    >>> _parts("Ann Berg, Li Wei and his advisers")
    [(0, 'Ann Berg'), (10, 'Li Wei'), (21, 'his advisers')]
    """
    starts = [0, *(found.end() for found in _between().finditer(mention))]
    ends = [*(found.start() for found in _between().finditer(mention)), len(mention)]
    return [(start, mention[start:end]) for start, end in zip(starts, ends, strict=True)]


def _holds(person: NamedPerson, office: str) -> bool:
    """Tell whether somebody's office is this one, or one that it may stand for in short."""
    return person.office is not None and f" {person.office}".endswith(f" {office}")


def _is_called(person: NamedPerson, surname: Sequence[str]) -> bool:
    """Tell whether somebody goes by a surname, with or without all of its particles."""
    if is_junior(person.name):
        return False
    *particles, _ = [word.lower() for word in surname]
    *before, _ = person.name.lower().split()
    if not particles:
        return not before or before[-1] not in PARTICLES
    return before[-len(particles) :] == particles


def _without_tails(people: Sequence[NamedPerson]) -> list[NamedPerson]:
    """Return the persons but for a surname read as a whole name: ``Bin Salman``."""
    names = [person.name.lower() for person in people]
    return [
        person
        for person in people
        if person.name.split()[0].lower() not in PARTICLES
        or not any(name.endswith(f" {person.name.lower()}") for name in names)
    ]


class Resolution(NamedTuple):
    """The full name a mention stands for, and why; no name where it is open.

    Of a mention that means several, `names` are those who are known.
    """

    name: str | None
    reason: str
    names: tuple[str, ...] = ()


class Cast:
    """The people of one text, and who was last spoken of; built once for a text.

    Mentions are resolved in the order of the text: a mention never looks at
    statements that come later, only at names.
    """

    def __init__(self, text: str, known: Sequence[KnownPerson | str] = ()) -> None:
        """Read the names in ``text``; `known` adds persons and aliases from elsewhere."""
        self._text = text
        self._people = _without_tails(find_people(text))
        self._by_name = {person.name: person for person in self._people}
        self._by_key = {person.key: person for person in self._people}
        self._aliases = dict(pair for one in known for pair in as_person(one))
        self._by_surname: dict[str, list[NamedPerson]] = {}
        for person in self._people:
            self._by_surname.setdefault(person.surname, []).append(person)
        for person in self._aliases.values():
            known_here = self._by_surname.setdefault(person.surname, [])
            if all(other.name != person.name for other in known_here):
                known_here.append(person)

    def named(self, name: str) -> NamedPerson | None:
        """Return the person with exactly this full name."""
        return self._by_name.get(name)

    def has_surname(self, name: str) -> bool:
        """Tell whether somebody in the text, or known from elsewhere, goes by this surname."""
        return name in self._by_surname

    def subject_of(self, start: int, end: int) -> str | None:
        """Return the person that the sentence ``text[start:end]`` begins with.

        A sentence that opens with a quotation has its subject elsewhere.
        """
        head = _head().match(self._text, start, min(end, start + 80))
        words = head.group().split() if head else []
        for n, word in enumerate(words):
            name = word.replace("’", "'").removesuffix("'s")
            for person in self._by_surname.get(name, ()):
                if n == 0 or words[n - 1].islower() or words[n - 1] in person.name:
                    return person.name if len(self._by_surname[name]) == 1 else None
                if words[n - 1].lower().rstrip(".") in TITLE_WORDS:
                    return person.name if len(self._by_surname[name]) == 1 else None
        return None

    def resolve(
        self, mention: str, position: int, last: str | None, together: Sequence[str] = ()
    ) -> Resolution:
        """Return who ``mention`` at ``position`` is.

        `last` is the person last spoken of, `together` those who last spoke as one.
        """
        words = mention.replace("’", "'").removesuffix("'s").split()
        low = mention.lower()
        if low in _TOGETHER and together:
            return Resolution(None, "those last spoken of", tuple(together))
        if several := self._listed(mention, position) or self._holders(words):
            return several
        if not words or words[0].lower() in _SEVERAL:
            return Resolution(None, "several parties" if words else "no speaker named")
        if low in _PRONOUNS:
            return self._pronoun(low, last)
        found = self._named_so(mention, position)
        if not found and words[0].lower() in {"his", "her"} and _PEERS & set(words):
            found = self._counterpart(last)
        return found or self._office(mention, position, last)

    def _listed(self, mention: str, position: int) -> Resolution | None:
        """Resolve ``Smith and Jones``: each is somebody's name, or goes along with the first."""
        parts = _parts(mention) if " and " in mention else []
        names = []
        for start, part in parts:
            found = self._named_so(part, position + start) if part else None
            if found and found.name:
                names.append(found.name)
            elif not names or not part or part.split()[0].lower() not in _COMPANY:
                return None
        if not names:
            return None
        return Resolution(None, f"{len(parts)} are named", tuple(dict.fromkeys(names)))

    def _holders(self, words: Sequence[str]) -> Resolution | None:
        """Resolve ``the Russian and Malian foreign ministers``, each the only one of a country."""
        if not words or not words[-1].endswith("s") or office(words[-1].lower()) is None:
            return None
        held = office(" ".join(words)) or ""
        nations = [nation for word in words if (nation := nation_in(word))]
        holders = [
            person
            for person in self._people
            if _holds(person, held) and (not nations or person.country in nations)
        ]
        expected = len(nations) or (2 if words[0].lower() in {"the", "both"} else 0)
        if len(holders) != expected or expected < 2:
            return Resolution(None, "several parties")
        return Resolution(
            None, f"the {expected} named {held}s", tuple(person.name for person in holders)
        )

    def _named_so(self, mention: str, position: int) -> Resolution | None:
        words = mention.replace("’", "'").removesuffix("'s").split()
        return (
            self._known(mention)
            or self._full_name(mention, position)
            or self._surname(words, position)
        )

    def _known(self, mention: str) -> Resolution | None:
        person = self._aliases.get(mention)
        return Resolution(person.name, "a name already known") if person else None

    def _full_name(self, mention: str, position: int) -> Resolution | None:
        if " " not in mention:
            return None
        end = position + len(mention)
        for match in name_pattern().finditer(self._text, position, end):
            person = read_name(self._text, match.start(), match.end(), [])
            if person and (known := self._by_key.get(person.key)):
                return Resolution(known.name, "named in full")
        return None

    def _surname(self, words: list[str], position: int) -> Resolution | None:
        """Resolve ``Lavrov``, ``Mr. Lavrov``, ``Senator Lavrov``."""
        bare = [word for word in words if word.lower().rstrip(".") not in TITLE_WORDS]
        if not bare or not all(word.lower() in PARTICLES for word in bare[:-1]):
            return None
        last = bare[-1]
        if last not in self._by_surname and len(last) > 2 and last.isupper():
            # As transcripts and headlines write names.
            last = last.title()
        people = self._by_surname.get(last, [])
        if len(people) > 1 or len(bare) > 1:
            called = [person for person in people if _is_called(person, bare)]
            people = called or people if len(bare) == 1 else called
        if not people:
            return None
        before = [person for person in people if person.position < position] or people
        gender = gender_of(" ".join(words))
        if gender and len(before) > 1:
            before = [person for person in before if person.gender in {gender, ""}]
        if len(before) == 1:
            return Resolution(before[0].name, f"the surname of {before[0].name}")
        return Resolution(None, f"{len(before)} people are called {bare[0]}")

    def _pronoun(self, low: str, last: str | None) -> Resolution:
        if last is None:
            return Resolution(None, "nobody named before")
        person = self.named(last)
        if person and person.gender and _PRONOUNS[low] and person.gender != _PRONOUNS[low]:
            return Resolution(None, f"“{low}” does not fit {last}")
        return Resolution(last, "the person last spoken of")

    def _counterpart(self, last: str | None) -> Resolution:
        person = self.named(last) if last else None
        others = [
            other
            for other in self._people
            if person and other.office and other.office == person.office and other != person
        ]
        if len(others) == 1:
            return Resolution(others[0].name, f"the other {others[0].office}")
        return Resolution(None, "no single counterpart named")

    def _office(self, mention: str, position: int, last: str | None) -> Resolution:
        held = office(mention)
        if held is None:
            return Resolution(None, "no person named")
        nation = nation_in(mention)
        holders = [
            person
            for person in self._people
            if _holds(person, held)
            and same_country(nation, person.country)
            and person.position < position
        ]
        exact = [person for person in holders if nation and person.country == nation]
        holders = exact or holders
        if len(holders) > 1 and last in {person.name for person in holders} and not nation:
            return Resolution(last, f"the {held} last spoken of")
        if len(holders) == 1 and mention.split(maxsplit=1)[0].lower() not in {"a", "an", "another"}:
            reason = f"the only {holders[0].office}" + (" of that country" if nation else " named")
            return Resolution(holders[0].name, reason)
        return Resolution(None, f"{len(holders) or 'no'} holders of that office named")
