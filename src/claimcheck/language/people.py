"""Who is meant: full names, surnames, offices and pronouns resolved, with the reason."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.language.lists import word_set
from claimcheck.language.roles import country, office, same_country
from claimcheck.language.vocabulary import TITLES

_ORGANISATIONS = word_set(
    """
    association department university committee house senate court news times post journal
    party institute center centre group inc council agency bank ministry union foundation
    campaign state states police army forces service bureau office company corporation
    college school church administration commission organisation organization network press
    street city county club society league federation congress parliament board team fund
    act street media international national project coalition alliance kingdom nations
    republic tribune herald today radio television report reports poll research authority
    airlines hospital
    """
)
_DETERMINERS = word_set("the a an his her its their our both another one")
_SEVERAL = word_set("both they we some many most others several")
_PEERS = word_set("colleague counterpart")
_MALE = word_set("mr mr. sir lord chairman spokesman congressman businessman king he his")
_FEMALE = word_set(
    """
    mrs mrs. ms ms. lady chairwoman spokeswoman congresswoman businesswoman queen she her
    """
)
_TITLE_WORDS = TITLES | word_set(
    """
    former interim acting deputy assistant senior white house republican democratic democrat
    presidential gop independent u.s. federal state district top late newly
    """
)
_PRONOUNS = {"he": "m", "she": "f", "who": "", "his": "m", "her": "f"}


class KnownPerson(NamedTuple):
    """Somebody the caller knows: a full name, other names, offices held."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class Person(NamedTuple):
    """Somebody the text names in full: where first, in which office, of which country."""

    name: str
    position: int
    role: str | None = None
    office: str | None = None
    country: str | None = None
    gender: str = ""

    @property
    def surname(self) -> str:
        """Return the last part of the name."""
        return self.name.split()[-1]


class Resolution(NamedTuple):
    """The full name a mention stands for, and why; no name where it is open."""

    name: str | None
    reason: str


@cache
def _name_pattern() -> re.Pattern[str]:
    particle = r"(?:(?:de|del|de la|van|van der|von|bin|al|el|da|di|du|le|la|ben|ibn) )?"
    part = r"[^\W\d_a-z][\w’'\-]*(?<!['’]s)(?<!['’])"
    initial = r"(?:[A-Z]\.(?:[A-Z]\.)* ?)"
    return re.compile(
        rf"{part}(?: {initial}| {particle}{part}){{1,5}}(?:,? (?:Jr|Sr)\.)?", re.UNICODE
    )


def find_people(text: str) -> list[Person]:
    """Return the persons that ``text`` names in full, each once, in order.

    >>> [(p.name, p.office) for p in find_people("Foreign Minister Anna Berg met Li Wei.")]
    [('Anna Berg', 'foreign minister'), ('Li Wei', None)]
    """
    found: dict[str, Person] = {}
    for match in _name_pattern().finditer(text):
        person = _read_name(text, match.start(), match.end(), list(found.values()))
        if person is None:
            continue
        known = found.get(person.name)
        if known is None or (known.office is None and person.office):
            position = known.position if known else person.position
            found[person.name] = person._replace(position=position)
    return list(found.values())


def _read_name(text: str, start: int, end: int, earlier: list[Person]) -> Person | None:
    """Split a run of capitals into office and name: ``Foreign Minister | Anna Berg``."""
    words = text[start:end].split()
    cut = 0
    for n, word in enumerate(words[:-1]):
        low = word.lower()
        if low in _TITLE_WORDS or low.rstrip(".") in _TITLE_WORDS:
            cut = n + 1
    title, name = words[:cut], words[cut:]
    if len(name) < 2 or len(name) > 4 or not _is_personal(name):
        return None
    before = _words_before(text, start)
    role = " ".join([*before, *title]) or None
    held, nation = office(role or ""), _nation(role or "")
    if "counterpart" in before and earlier:
        last = next((p for p in reversed(earlier) if p.office), None)
        held, nation = (last.office if last else None), nation or _nation(" ".join(before))
    position = start + len(text[start:end]) - len(" ".join(name))
    return Person(" ".join(name), position, role, held, nation, _gender(f"{role or ''}"))


def _is_personal(name: Sequence[str]) -> bool:
    return not any(
        word.lower().rstrip(".,") in _ORGANISATIONS or (word.isupper() and len(word) > 3)
        for word in name
    ) and name[0].lower() not in {"the", "in", "on", "at", "but", "and", "if", "when", "as", "for"}


def _words_before(text: str, start: int) -> list[str]:
    """Return the lower-case words of office before a name: ``his Malian counterpart``."""
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - 60) : start]
    if not before.endswith(" "):
        return []
    words = re.split(r"[,;:.!?()“”\"—–]| and | by | with | that | to | but ", before)[-1].split()
    if not words or not (office(words[-1]) or words[-1] in {"counterpart", "reporter", "editor"}):
        return []
    kept: list[str] = []
    for word in reversed(words):
        if kept and word[:1].islower() and word not in {"of", "the"} and len(kept) > 3:
            break
        kept.append(word)
    return kept[::-1]


def _nation(words: str) -> str | None:
    for word in words.split():
        if (
            word.lower() not in _TITLE_WORDS | _DETERMINERS
            and word[:1].isupper()
            and (key := country(word))
        ):
            return key
    return None


def _gender(words: str) -> str:
    lows = set(words.lower().split())
    return "m" if lows & _MALE else "f" if lows & _FEMALE else ""


def as_person(known: KnownPerson | str) -> Iterator[tuple[str, Person]]:
    """Yield every name a known person goes by, with the person."""
    if isinstance(known, str):
        known = KnownPerson(known)
    role = known.roles[-1] if known.roles else None
    person = Person(known.name, -1, role, office(role or ""), _nation(role or ""))
    for name in (known.name, *known.aliases):
        yield name, person


class Cast:
    """The people of one text, and who was last spoken of; built once for a text.

    Mentions are resolved in the order of the text: a mention never looks at
    statements that come later, only at names.
    """

    def __init__(self, text: str, known: Sequence[KnownPerson | str] = ()) -> None:
        """Read the names in ``text``; `known` adds persons and aliases from elsewhere."""
        self._text = text
        self._people = find_people(text)
        self._aliases = dict(pair for one in known for pair in as_person(one))
        self._by_surname: dict[str, list[Person]] = {}
        for person in self._people:
            self._by_surname.setdefault(person.surname, []).append(person)
        for person in self._aliases.values():
            known_here = self._by_surname.setdefault(person.surname, [])
            if all(other.name != person.name for other in known_here):
                known_here.append(person)

    def named(self, name: str) -> Person | None:
        """Return the person with exactly this full name."""
        return next((p for p in self._people if p.name == name), None)

    def resolve(self, mention: str, position: int, last: str | None) -> Resolution:
        """Return who ``mention`` at ``position`` is; `last` is the person last spoken of."""
        words = mention.replace("’", "'").removesuffix("'s").split()
        low = mention.lower()
        if not words or words[0].lower() in _SEVERAL:
            return Resolution(None, "several parties" if words else "no speaker named")
        if low in _PRONOUNS:
            return self._pronoun(low, last)
        found = self._known(mention) or self._full_name(mention, position)
        found = found or self._surname(words, position)
        if not found and words[0].lower() in {"his", "her"} and _PEERS & set(words):
            found = self._counterpart(last)
        return found or self._office(mention, position, last)

    def _known(self, mention: str) -> Resolution | None:
        person = self._aliases.get(mention)
        return Resolution(person.name, "a name already known") if person else None

    def _full_name(self, mention: str, position: int) -> Resolution | None:
        end = position + len(mention)
        for match in _name_pattern().finditer(self._text, position, end):
            person = _read_name(self._text, match.start(), match.end(), [])
            if person and person.name in {p.name for p in self._people}:
                return Resolution(person.name, "named in full")
        return None

    def _surname(self, words: list[str], position: int) -> Resolution | None:
        """Resolve ``Lavrov``, ``Mr. Lavrov``, ``Senator Lavrov``."""
        bare = [word for word in words if word.lower().rstrip(".") not in _TITLE_WORDS]
        if len(bare) != 1 or bare[0] not in self._by_surname:
            return None
        people = self._by_surname[bare[0]]
        before = [person for person in people if person.position < position] or people
        gender = _gender(" ".join(words))
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
        nation = _nation(mention)
        holders = [
            person
            for person in self._people
            if person.office
            and (person.office == held or person.office.endswith(f" {held}"))
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
