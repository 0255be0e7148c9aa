"""Who is meant: full names, surnames, offices and pronouns resolved, with the reason."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.language.lexicon.closed_classes import TITLES
from claimcheck.language.lexicon.offices import country, office, office_endings
from claimcheck.language.lexicon.word_lists import word_set

_ORGANISATIONS = word_set(
    """
    association department university committee house senate court news times post journal
    party institute center centre group inc council agency bank ministry union foundation
    campaign state states police army forces service bureau office company corporation
    college school church administration commission organisation organization network press
    street city county club society league federation congress parliament board team fund
    act street media international national project coalition alliance kingdom nations
    republic tribune herald today radio television report reports poll research authority
    airlines hospital ltd inc corp co plc llc gmbh rights watch holdings
    """
)
_LONGEST_OFFICE = 6
_NO_NAME = word_set("the in on at but and if when as for about from by with to of")
_DETERMINERS = word_set("the a an his her its their our both another one")
_MALE = word_set("mr mr. sir lord chairman spokesman congressman businessman king he his")
_FEMALE = word_set(
    """
    mrs mrs. ms ms. lady chairwoman spokeswoman congresswoman businesswoman queen she her
    """
)
TITLE_WORDS = TITLES | word_set(
    """
    former interim acting deputy assistant senior white house republican democratic democrat
    presidential gop independent u.s. federal state district top late newly
    """
)
_OTHER_CALLINGS = word_set("counterpart reporter editor")
_IN_PLURAL = word_set("senator representative minister president governor mayor professor")
_TITLE_FORMS = frozenset(
    [*TITLE_WORDS, *(f"{word}." for word in TITLE_WORDS), *(f"{word}s" for word in _IN_PLURAL)]
)
# Surnames that read as plurals.
_SURNAMES = word_set(
    """
    jones williams adams roberts phillips evans edwards collins stevens rogers reynolds simmons
    hughes myers hayes perkins jenkins hawkins watkins nichols daniels stephens burns gibbs hicks
    matthews andrews richards peters parsons sanders saunders barnes owens gates brooks woods
    fields rhodes powers wells banks summers waters walters flowers meyers bowers sims grimes
    james charles jacobs weeks hobbs briggs biggs higgins cummings hastings jennings robbins
    collings rawlings hopkins dawkins wilkins tomkins torres flores reyes nunes mendes gomes
    alves lopes fernandes rodrigues pires marques
    """
)
PARTICLES = word_set("de del la der den van von bin bint al el da dos di du le ben ibn ter af")
_JUNIOR = word_set("jr sr ii iii iv")


def is_junior(name: str) -> bool:
    """Tell whether a name ends with ``Jr`` or ``III``."""
    return name[name.rfind(" ") + 1 :].lower().rstrip(".") in _JUNIOR


class KnownPerson(NamedTuple):
    """Somebody the caller knows: a full name, other names, offices held."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class NamedPerson(NamedTuple):
    """Somebody the text names in full: where first, in which office, of which country."""

    name: str
    position: int
    role: str | None = None
    office: str | None = None
    country: str | None = None
    gender: str = ""
    organisation: str | None = None

    @property
    def surname(self) -> str:
        """Return the last part of the name, as a sentence may begin with it."""
        name = self.name
        if is_junior(name):
            name = name.rsplit(maxsplit=1)[0].rstrip(",")
        last = name[name.rfind(" ") + 1 :].replace("’", "'")
        return last if last[:1].isupper() else last[:1].upper() + last[1:]

    @property
    def key(self) -> str:
        """Return the name without initials in the middle, which a text may leave out."""
        if "." not in self.name:
            return self.name
        first, *middle = self.name.split()
        return " ".join([first, *(part for part in middle if not part.endswith("."))])


# Latin, Greek, Cyrillic and Armenian letters beyond ASCII.
_ALPHABETS = range(0xAA, 0x590)


@cache
def name_pattern() -> re.Pattern[str]:
    """Return the pattern of two to six capitalised words, particles between them."""
    linked = "|".join(["de la", "van der", "van den", "von der", *sorted(PARTICLES)])
    particle = rf"(?:(?:{linked}) )?(?:(?:al|el|an|ar|as|ash|at|az|bin|d|l)[-’'])?"
    # Scripts without capitals have names too, so that small letters are left out, one by one.
    small = "".join(letter for letter in map(chr, _ALPHABETS) if letter.islower())
    capital, rest = rf"[^\W\d_a-z{small}]", r"[\w’'\-]*(?<!['’]s)(?<!['’])"
    initials = r"\.(?: ?[A-Z]\.)*"
    # "World War I. Berg" and "U.S. Steel" do not begin with an initial.
    first = rf"(?:(?<![IU])(?<!\..){initials}(?= {capital})|{rest})"
    middle = r"[A-Z]\.(?:[A-Z]\.)*(?= )"
    # A pattern that began by looking back would be tried at every letter.
    return re.compile(
        rf"{capital}(?<!\w.){first}(?: {{1,2}}(?:{middle}|{particle}{capital}{rest})){{1,5}}"
        r"(?:,? (?:Jr|Sr)\.)?"
    )


def find_people(text: str) -> list[NamedPerson]:
    """Return the persons that `text` names in full, each once, in order.

    >>> [(p.name, p.office) for p in find_people("Foreign Minister Anna Berg met Li Wei.")]
    [('Anna Berg', 'foreign minister'), ('Li Wei', None)]
    """
    found: dict[str, NamedPerson] = {}
    seen = set[str]()
    for match in name_pattern().finditer(text):
        if match.group() in seen:
            continue
        seen.add(match.group())
        person = read_name(text, match.start(), match.end(), list(found.values()))
        if person is None or _is_company(text, person):
            continue
        known = found.setdefault(person.key, person)
        if known.office is None and person.office:
            found[person.key] = person._replace(name=known.name, position=known.position)
    return list(found.values())


def _is_company(text: str, person: NamedPerson) -> bool:
    """Tell whether a name reads as a plural and nobody is called by it alone."""
    last = person.surname
    if person.role or not last.endswith("s") or last[-2] in "suioa" or last.lower() in _SURNAMES:
        return False
    first, at = f"{person.name.split()[-2]} ", text.find(last)
    while at >= 0:
        end = at + len(last)
        alone = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        if alone and not text.startswith(first, max(0, at - len(first))):
            return False
        at = text.find(last, end)
    return True


def read_name(
    text: str, start: int, end: int, earlier: Sequence[NamedPerson]
) -> NamedPerson | None:
    """Split a run of capitals into office and name: ``Foreign Minister | Anna Berg``."""
    words = text[start:end].split()
    cut = 0
    for n, word in enumerate(words[:-1]):
        if word.lower() in _TITLE_FORMS:
            cut = n + 1
    title, name = words[:cut], words[cut:]
    while len(name) > 1 and name[-1].isupper() and (len(name) > 2 or name[-1].endswith(".")):
        name = name[:-1]
    if len(name) < 2 or len(name) > 4 or not _is_personal(name):
        return None
    full = " ".join(name)
    position, last = _place(text, start, words[: cut + len(name)], cut)
    before = _words_before(text, start)
    role = " ".join([*before, *title]) or apposition(text, start, last)
    if not role:
        return NamedPerson(full, position)
    held, nation, gender = office(role), nation_in(role), gender_of(role)
    if "counterpart" in before:
        held = next((person.office for person in reversed(earlier) if person.office), None)
        nations = [word for word in before if country(word) and word.lower() not in _DETERMINERS]
        role = " ".join([*nations, held or "counterpart"])
    role = without_article(role)
    return NamedPerson(full, position, role, held, nation, gender, _organisation(role))


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


def without_article(role: str) -> str:
    """Return an office as one says it of somebody: ``mayor`` of ``the mayor``."""
    first, _, rest = role.partition(" ")
    return rest if rest and first.lower() in {"a", "an", "the"} else role


def apposition(text: str, start: int, end: int) -> str | None:
    """Return the office beside a name: ``Per Holm, the director,`` or before it."""
    after = _after_name().match(text, end) if text[end : end + 1] in {",", " "} else None
    if after and office(after.group(1)):
        return after.group(1)
    if text[start - 2 : start] == ", ":
        before = text[max(0, start - 70) : start]
        # What holds a digit is a time, as in "10.42am The chancellor".
        words = re.split(r"[,;:.!?()“”\"—–\n]|\S*\d\S*", before[:-2])[-1].strip()
        return words if words and office(words) and len(words) < 60 else None
    return None


@cache
def _after_name() -> re.Pattern[str]:
    return re.compile(r"(?: \([^)\n]{1,20}\))?, ((?:the |an? |his |her )?[^,;.:!?“”\"\n]{4,80})")


@cache
def _organisation_pattern() -> re.Pattern[str]:
    body = r"((?:[A-Z][\w.&’'-]*)(?: (?:of|for|the|and|&) [A-Z][\w.&’'-]*| [A-Z][\w.&’'-]*)*)"
    return re.compile(rf"\b(?:of|at|for|with|from) (?:the )?{body}")


def _organisation(role: str) -> str | None:
    """Return the body that an office belongs to: ``director of the Lindqvist Institute``."""
    found = _organisation_pattern().search(role)
    return found.group(1) if found else None


def _is_personal(name: Sequence[str]) -> bool:
    lows = [word.lower().rstrip(".,") for word in name]
    return (
        lows[0] not in _NO_NAME
        and _ORGANISATIONS.isdisjoint(lows)
        and not any(len(word) > 3 and word.isupper() and "." not in word for word in name)
    )


@cache
def _callings() -> frozenset[str]:
    """Return the words that an office may end with before a name."""
    return _OTHER_CALLINGS | office_endings()


def _words_before(text: str, start: int) -> list[str]:
    """Return the lower-case words of office before a name: ``his Malian counterpart``."""
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - 60) : start]
    # Most names stand after other words, and to split what is before them costs.
    if before[-1:] != " " or before[before.rfind(" ", 0, -1) + 1 : -1].lower() not in _callings():
        return []
    words = re.split(r"[,;:.!?()“”\"—–]| and | by | with | that | to | but ", before)[-1].split()
    if not words or not (office(words[-1]) or words[-1] in _OTHER_CALLINGS):
        return []
    kept: list[str] = []
    for word in reversed(words[-_LONGEST_OFFICE:]):
        kept.append(word)
        if word.lower() in _DETERMINERS or word.endswith(("'s", "’s")):
            break
    return kept[::-1]


def nation_in(words: str) -> str | None:
    """Return the key of the first word that may name a country: ``her Estonian colleague``."""
    for word in words.split():
        if (
            word.lower() not in TITLE_WORDS | _DETERMINERS
            and word[:1].isupper()
            and (key := country(word))
        ):
            return key
    return None


def gender_of(words: str) -> str:
    """Return ``m`` or ``f`` where a title or pronoun shows it."""
    lows = set(words.lower().split())
    return "m" if lows & _MALE else "f" if lows & _FEMALE else ""


def as_person(known: KnownPerson | str) -> Iterator[tuple[str, NamedPerson]]:
    """Yield every name a known person goes by, with the person."""
    if isinstance(known, str):
        known = KnownPerson(known)
    role = known.roles[-1] if known.roles else None
    person = NamedPerson(known.name, -1, role, office(role or ""), nation_in(role or ""))
    for name in (known.name, *known.aliases):
        yield name, person
