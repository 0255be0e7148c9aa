"""The persons that a text names in full, each with office, country and sex where it tells them."""

import re
from collections import Counter
from collections.abc import Iterator, Reversible, Sequence
from functools import cache, lru_cache

from claimcheck.language.lexicon.offices import country, office
from claimcheck.language.lexicon.ranks import in_full, is_courtesy, is_shortened
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.bearers import family_of
from claimcheck.language.people.callings import shown_later, without_headlines
from claimcheck.language.people.companies import is_company
from claimcheck.language.people.cutting import (
    is_beside_office,
    is_of_seat,
    name_begin,
    seat_before,
    tells_somebody,
)
from claimcheck.language.people.kinds import NameKind, is_called_after, kind_of
from claimcheck.language.people.name_tables import is_given, is_place, sex_of
from claimcheck.language.people.named_person import PARTICLES, KnownPerson, NamedPerson, is_junior
from claimcheck.language.people.roles import (
    apposition,
    body_of,
    is_called_before,
    is_introduced,
    is_somebody,
    nation_in,
    role_before,
    without_article,
    without_leads,
)
from claimcheck.language.people.sexes import gender_of
from claimcheck.named_tuple import NamedTuple

_DETERMINERS = word_set("the a an his her its their our both another one")
# Of "Hurricane Maria Lopez" and "Mount Karl Voss" nobody is called by the rest.
_THINGS = word_set("storm hurricane typhoon cyclone mount cape fort hms uss mv ss camp royal")
# A full name has so many words.
_FEWEST = 2
# In code points: what may stand before a name.
_LONGEST_WORD = 24
_OF_SOMEBODY = frozenset([NameKind.PERSON, NameKind.LIKELY])
_TRAILING = word_set("monday tuesday wednesday thursday friday saturday sunday")

# Latin, Greek, Cyrillic and Armenian letters beyond ASCII.
_ALPHABETS = range(0xAA, 0x590)


def find_names(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Find two to ten capitalised words, particles and a nickname between, in part of a text."""
    has_far = _far_letter().search(text, start, end) is not None
    return _name_pattern(has_far=has_far).finditer(text, start, end)


@cache
def _far_letter() -> re.Pattern[str]:
    return re.compile(r"[^\W\x00-\x7f]")


@cache
def _name_pattern(*, has_far: bool) -> re.Pattern[str]:
    """Return the pattern of names; where no letter is beyond ASCII, a short one finds the same."""
    linked = "|".join(["de la", "van der", "van den", "von der", *sorted(PARTICLES)])
    particle = rf"(?:(?:{linked}|St\.) )?(?:(?:al|el|an|ar|as|ash|at|az|bin|d|l)[-’'])?"
    # Scripts without capitals have names too, so that small letters are left out, one by one.
    small = "".join(filter(str.islower, map(chr, _ALPHABETS))) if has_far else ""
    # Of a longer word each part between hyphens would be tried to its end.
    capital, rest = rf"[^\W\d_a-z{small}]", r"[\w’'\-]{0,60}(?<!['’]s)(?<!['’])"
    initials = r"\.(?: ?[A-Z]\.)*"
    # "World War I. Berg" and "U.S. Steel" do not begin with an initial.
    first = rf"(?:(?<![IU])(?<!\..){initials}(?= {capital})|{rest})"
    middle = r"[A-Z]\.(?:[A-Z]\.)*(?= )"
    called = r"[A-Z][\w’-]{1,14}(?: [A-Z][\w’-]{0,14})?"
    nickname = rf"(?: [\"“‘'(]{called}[\"”’')](?= {particle}{capital}))?"
    # A pattern that began by looking back would be tried at every letter.
    return re.compile(
        rf"{capital}(?<!\w.){first}{nickname}"
        rf"(?: {{1,2}}(?:{middle}|{particle}{capital}{rest}){nickname}){{1,9}}"
        r"(?:,? (?:Jr|Sr)\.)?"
    )


def find_people(text: str) -> list[NamedPerson]:
    """Return the persons that `text` names in full, each once, in order.

    >>> [(p.name, p.office) for p in find_people("Foreign Minister Anna Berg met Li Wei.")]
    [('Anna Berg', 'foreign minister'), ('Li Wei', None)]
    """
    found: dict[str, NamedPerson] = {}
    seen = set[str]()
    for match in find_names(text, 0, len(text)):
        # A name may stand a second time beside an office or an age.
        if match.group() in seen and not _has_more(text, match.start(), match.end()):
            continue
        seen.add(match.group())
        person = read_name(text, match.start(), match.end(), found.values())
        if person is None or is_company(text, person):
            continue
        found[person.key] = _joined(found.get(person.key), person)
    people = without_headlines(text, found.values())
    bearers = Counter(person.surname for person in people)
    return [
        person if person.evident else shown_later(text, person, bearers[person.surname] == 1)
        for person in people
    ]


def _has_more(text: str, start: int, end: int) -> bool:
    """Return whether an age or an office may stand beside a name: ``the novelist Ann Berg``."""
    if text[end : end + 1] == ",":
        return True
    word = text[max(0, start - _LONGEST_WORD) : start].rpartition(" ")[0].rpartition(" ")[2]
    return text[start - 1 : start] == " " and word.islower() and is_somebody(word)


def _joined(known: NamedPerson | None, person: NamedPerson) -> NamedPerson:
    """Return a person named before, with what is told of them here."""
    if known is None:
        return person
    gender = known.gender or person.gender
    if person.office and (known.office is None or _says_more(person.office, known.office)):
        known = person._replace(name=known.name, position=known.position)
    evident = known.evident or person.evident
    nickname, courtesy = known.nickname or person.nickname, known.courtesy or person.courtesy
    return known._replace(gender=gender, evident=evident, nickname=nickname, courtesy=courtesy)


def _says_more(office_held: str, known: str) -> bool:
    """Return whether an office is another more exactly: ``finance minister``, ``minister``."""
    return office_held != known and office_held.endswith(f" {known}")


def read_name(
    text: str, start: int, end: int, earlier: Reversible[NamedPerson]
) -> NamedPerson | None:
    """Split a run of capitals into office and name: ``Foreign Minister | Anna Berg``."""
    words, cut, name, nickname = _parts(text[start:end])
    titled = any(map(tells_somebody, words[:cut]))
    if 0 < cut == len(words) - 2 and not titled and is_called_before(text, start, words[:cut]):
        # "Councillor Paddy Joe Egan": what follows an office is all of a name.
        cut, name = 0, words
    if cut == 1 and not titled and is_beside_office(text, start, end, words[0]):
        # "Their coach, Ran Vijay Tomar,".
        cut, name = 0, words
    if not cut and text.startswith(("for ", " of "), start - 4) and is_of_seat(text, start):
        cut = seat_before(words)
        name = name[cut:]
    alone = len(name) == _FEWEST and name[0].lower() in PARTICLES and not is_given(name[0])
    # "Dela Cruz said": no first name stands there.
    # "Cape Town Ana Ruiz", but not "Cape Karl Voss".
    first = "".join(words[words[0] == "The" :][:1]).lower()
    thing = first in _THINGS and not (cut > 1 and is_place(" ".join(words[:cut])))
    if len(name) < _FEWEST or alone or thing or is_place(text[start:end]):
        return None
    # "Bulacan Rep. Ana Ruiz": the name is yet to come.
    ranked = text[end : end + 2] == ". " and is_shortened(name[-1])
    if ranked or not _may_be_somebody(name):
        return None
    title = without_leads(words[:cut])
    if title and is_called_after(title[-1], name[-1]):
        return None
    position, last = _place(text, start, words, cut)
    before = role_before(text, start, title)
    role = " ".join([*before, *title])
    if not before and _is_courtesy(title):
        role = apposition(text, _before_courtesy(text, start), last) or role
    aged = text[last : last + 2] in {", ", " ("} and bool(_age().match(text, last))
    shown = bool(before) or any(map(tells_somebody, title)) or bool(not title and role)
    evident = shown or aged or is_introduced(text, position, last)
    kind = kind_of(name, evident=evident)
    if kind not in _OF_SOMEBODY:
        return None
    full = " ".join(name)
    evident = evident or kind is NameKind.PERSON
    gender = gender_of(_without_owner(role or "")) or _sex_by_first(full)
    courtesy = " ".join(word for word in title if is_courtesy(word))
    bare = NamedPerson(
        full, position, gender=gender, evident=evident, nickname=nickname, courtesy=courtesy
    )
    return _in_office(bare, role, before, earlier) if role else bare


def _in_office(
    person: NamedPerson, role: str, before: Sequence[str], earlier: Reversible[NamedPerson]
) -> NamedPerson:
    """Return a person with a role: its office, country and body, a counterpart's by `earlier`."""
    held, nation = office(in_full(role)), nation_in(role)
    if "counterpart" in before:
        held = next((each.office for each in reversed(earlier) if each.office), None)
        nations = [word for word in before if country(word) and word.lower() not in _DETERMINERS]
        role = " ".join([*nations, held or "counterpart"])
    role = without_article(role)
    return person._replace(role=role, office=held, country=nation, organisation=body_of(role))


@lru_cache(8192)
def _may_be_somebody(name: tuple[str, ...]) -> bool:
    """Return whether a name is a person's, whatever stands around it; most runs are none."""
    return kind_of(name) in _OF_SOMEBODY or kind_of(name, evident=True) in _OF_SOMEBODY


class _Parts(NamedTuple):
    """A run of capitals up to the end of a name, which begins with the word number `cut`."""

    words: tuple[str, ...]
    cut: int
    name: tuple[str, ...]
    nickname: str


@lru_cache(8192)
def _parts(run: str) -> _Parts:
    """Return the words of a run of capitals, the name among them, and the nickname in it."""
    # A nickname of two words is kept together: “Big Sound”.
    words = [word.replace("\0", " ") for word in _called().sub(_bound, run).split()]
    cut = name_begin(tuple(_without_letters(words)))
    name = _trimmed(words[cut:])
    past = len(words)
    while past > cut and words[past - 1] not in name:
        past -= 1
    nickname = next((word.strip("\"“‘'”’()") for word in name if word[0] in "\"“‘'("), "")
    plain = tuple(word for word in name if word[0] not in "\"“‘'(")
    return _Parts(tuple(words[:past]), cut, plain, nickname)


@cache
def _called() -> re.Pattern[str]:
    return re.compile(r"[\"“‘'(][^\"”’')(]+ [^\"”’')]+[\"”’')]")


def _bound(found: re.Match[str]) -> str:
    return found.group().replace(" ", "\0")


@cache
def _age() -> re.Pattern[str]:
    return re.compile(r" ?(?:, (?:aged )?\d\d?\b(?=[,.])| \(\d\d?\)|, an? \d\d?-year-old)")


def _is_courtesy(title: Sequence[str]) -> bool:
    """Return whether words before a name are no office, or none at all: ``Dr``, ``Chief``."""
    return list(title) == ["Chief"] or office(in_full(" ".join(title))) is None


def _before_courtesy(text: str, start: int) -> int:
    """Return where the name that begins at `start` begins with ``Hon.`` or ``Dr.`` before it."""
    if text.endswith(", the ", 0, start):
        # "The Moderator of the Synod, the Right Reverend Ann Berg".
        return start - len("the ")
    word = text[max(0, start - _LONGEST_WORD) : start].rstrip(" ").rpartition(" ")[2]
    return start - len(word) - 1 if word.endswith(".") and is_courtesy(word) else start


def _sex_by_first(name: str) -> str:
    """Return the sex that a first name tells, if a first name is what the name begins with."""
    return "" if family_of(name) else sex_of(name.split(maxsplit=1)[0])


def _without_owner(role: str) -> str:
    """Return an office without whose it is: of ``her neighbour`` the sex is not told."""
    first, _, rest = role.partition(" ")
    return rest if first.lower() in {"his", "her"} else role


def _without_letters(words: list[str]) -> list[str]:
    """Return a run without the letters after a name: ``Ann Berg SC``; not if all is in capitals."""
    end = len(words)
    while end > _FEWEST and words[end - 1].isupper() and words[end - 1].isalpha():
        end -= 1
    return words[:end] if not words[0].isupper() and len(words[end - 1]) > 1 else words


def _trimmed(name: list[str]) -> list[str]:
    """Return a name without what follows it: ``Anna Berg MP``, ``Anna Berg Monday``."""
    end = len(name)
    while end > 1 and (
        (name[end - 1].isupper() and (end > 2 or name[end - 1].endswith(".")))
        or name[end - 1].lower() in _TRAILING
    ):
        if is_junior(name[end - 1]):
            break
        end -= 1
    return name[:end]


def _place(text: str, start: int, words: Sequence[str], cut: int) -> tuple[int, int]:
    """Return where the word number `cut` begins and the last one ends, from `start` on."""
    whole = " ".join(words)
    if text.startswith(whole, start):
        return start + sum(len(word) + 1 for word in words[:cut]), start + len(whole)
    position, last = start, 0
    for n, word in enumerate(words):
        place = text.index(word, last or start)
        position, last = (place if n == cut else position), place + len(word)
    return position, last


def as_person(known: KnownPerson | str) -> Iterator[tuple[str, NamedPerson]]:
    """Yield every name a known person goes by, with the person."""
    if isinstance(known, str):
        known = KnownPerson(known)
    role = known.roles[-1] if known.roles else None
    gender = gender_of(role or "") or (_sex_by_first(known.name) if known.name.split() else "")
    person = NamedPerson(known.name, -1, role, office(role or ""), nation_in(role or ""), gender)
    for name in (known.name, *known.aliases):
        yield name, person
