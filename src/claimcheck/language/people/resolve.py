"""Who a mention stands for, in one text: resolved with the reason, or left open."""

from bisect import bisect_left
from collections.abc import Sequence

from claimcheck.language.lexicon.offices import office, office_endings
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.bearers import (
    begun_so,
    called_first,
    in_short,
    is_called,
    is_short_for,
    may_lead_a_state,
    most_likely,
    nicknamed,
    parts_of,
    shouted_so,
    without_variants,
)
from claimcheck.language.people.callings import (
    TitledNames,
    counterpart,
    held_in_short,
    is_couple,
    is_only_object,
    kin_named_later,
    taken_up,
)
from claimcheck.language.people.cutting import untitled
from claimcheck.language.people.find import (
    as_person,
    find_names,
    find_people,
    read_name,
)
from claimcheck.language.people.holders import belongs_to, holders_of, several_holders
from claimcheck.language.people.mentions import NameHead, head_of
from claimcheck.language.people.named_person import (
    PARTICLES,
    KnownPerson,
    NamedPerson,
    Resolution,
    initials_of,
)
from claimcheck.language.people.naming import Mention, Tokens, find_mentions, may_be_another
from claimcheck.language.people.roles import nation_in
from claimcheck.language.people.sexes import gender_of, may_be_called, with_sex

_SEVERAL = word_set("both they we some many most others several")
_TOGETHER = word_set("they both") | {"the two", "both men", "both women", "the pair"}
# Who is named beside somebody without a name: "Mr. Berg and his advisers".
_COMPANY = word_set("his her their its other others several some")
_APPOSED = word_set("the a an of from")
_PEERS, _PRONOUNS = word_set("colleague counterpart"), word_set("he she who his her")

# In code points: a headline and the lead, or two paragraphs.
_FIRST_LINES = 600

_NO_TOKENS = Tokens()


class Cast:
    """The people of one text, and who was last spoken of; built once for a text.

    Mentions come in the order of the text, and look at no statements after them, only at names.
    """

    def __init__(
        self, text: str, known: Sequence[KnownPerson | str] = (), tokens: Tokens = _NO_TOKENS
    ) -> None:
        """Read the names in ``text``; `known` adds persons and aliases from elsewhere.

        ``tokens`` are the text's words, among which surnames are looked for.
        """
        self._text = text
        self._tokens = tokens
        self._people = with_sex(tokens.words, without_variants(find_people(text)))
        self._by_name = {person.name: person for person in self._people}
        self._by_key = {person.key: person for person in self._people}
        self._aliases = dict(pair for one in known for pair in as_person(one))
        self._by_surname: dict[str, list[NamedPerson]] = {}
        self._mentions: list[Mention] | None = None
        self._titled, self._told = TitledNames(), dict[str, str]()
        for person in self._people:
            self._by_surname.setdefault(person.surname, []).append(person)
        for person in self._aliases.values():
            known_here = self._by_surname.setdefault(person.surname, [])
            if all(other.name != person.name for other in known_here):
                known_here.append(person)

    def named(self, name: str) -> NamedPerson | None:
        """Return the person with exactly this full name."""
        return self._by_name.get(name)

    def with_initials(self, label: str) -> list[NamedPerson]:
        """Return whom the text names by a full name with these initials: ``SA``, ``R.M.``."""
        plain = label.replace(".", "")
        return [person for person in self._people if initials_of(person.name) == plain]

    def sex_of(self, name: str) -> str:
        """Return ``m`` or ``f`` where the text so far or the first name tells somebody's sex."""
        person = self._by_name.get(name) or self._aliases.get(name)
        return (person.gender if person else "") or self._told.get(name, "")

    def tell_sex(self, name: str, sex: str) -> None:
        """Note the sex that a pronoun told of somebody, also for who is ``Mrs Hay`` later."""
        self._told[name] = sex

    def has_surname(self, name: str) -> bool:
        """Return whether somebody in the text, or known from elsewhere, goes by this surname."""
        return name in self._by_surname

    def mentions_between(self, start: int, end: int) -> list[Mention]:
        """Return where ``text[start:end]`` names persons whom the text itself names in full."""
        if self._mentions is None:
            self._mentions = list(find_mentions(self._text, self._tokens, self._people))
        first = bisect_left(self._mentions, start, key=lambda mention: mention.start)
        past = bisect_left(self._mentions, end, key=lambda mention: mention.start)
        return self._mentions[first:past]

    def surnames_between(self, start: int, end: int) -> list[str]:
        """Return the surnames of those whom ``text[start:end]`` names."""
        return [self._text[found.start : found.end] for found in self.mentions_between(start, end)]

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
        if several := self._listed(mention, position) or several_holders(self._people, words):
            return several
        if is_couple(words):
            return Resolution(None, "several parties")
        if not words or words[0].lower() in _SEVERAL:
            return Resolution(None, "several parties" if words else "no speaker named")
        if low in _PRONOUNS:
            return taken_up(low, last, self.named(last or ""))
        found = self._named_so(mention, position, last)
        if not found and words[0].lower() in {"his", "her"} and _PEERS & set(words):
            found = counterpart(self._people, self.named(last) if last else None)
        found = found or held_in_short(self._people, words, position)
        return found or self._office(mention, position, last)

    def _listed(self, mention: str, position: int) -> Resolution | None:
        """Resolve ``Smith and Jones``: each is somebody's name, or goes along with the first."""
        several = parts_of(mention) if " and " in mention else []
        names = []
        for start, part in several:
            found = self._named_so(part, position + start) if part else None
            if found and found.name:
                names.append(found.name)
            # "Ann Berg, the mayor, and Karl Voss" are two.
            elif not names or not part or part.split()[0].lower() not in _COMPANY | _APPOSED:
                return None
        if not names:
            return None
        number = sum(part.split()[0].lower() not in _APPOSED for _, part in several)
        return Resolution(None, f"{max(number, len(names))} are named", tuple(dict.fromkeys(names)))

    def _named_so(
        self, mention: str, position: int, speaker: str | None = None
    ) -> Resolution | None:
        if known := self._aliases.get(mention):
            return Resolution(known.name, "a name already known")
        plain = mention.replace("’", "'").removesuffix("'s")
        if " " not in plain:
            if not plain[:1].isupper():
                return None
            return self._surname([plain], position, speaker)
        head = head_of(plain)
        if not head.name or is_only_object(plain, head):
            return None
        named = self._full_name(head, position)
        return named or self._surname(head.name.split(), position, speaker)

    def _full_name(self, head: NameHead, position: int) -> Resolution | None:
        if " " not in head.name:
            return None
        if known := self._by_name.get(head.name):
            return Resolution(known.name, "named in full")
        if shouted := shouted_so(self._people, head.name):
            return Resolution(shouted, "named in full")
        start = position + head.start
        for match in find_names(self._text, start, start + len(head.name)):
            person = read_name(self._text, match.start(), match.end(), [])
            known = self._by_key.get(person.key) if person else None
            if person and not known:
                bearers = self._by_surname.get(person.surname, ())
                known = in_short(person, bearers) or begun_so(self._people, person.name)
            if known:
                return Resolution(known.name, "named in full")
        return None

    def _surname(
        self, words: list[str], position: int, speaker: str | None = None
    ) -> Resolution | None:
        """Resolve ``Lavrov``, ``Mr. Lavrov``, ``Senator Lavrov``."""
        bare = untitled(words)
        if len(bare) == 2 and (known := nicknamed(self._by_surname.get(bare[1], ()), bare[0])):
            return Resolution(known.name, f"a nickname of {known.name}")
        if not all(word.lower().rstrip(".") in PARTICLES for word in bare[:-1]):
            return None
        people = self._bearers(words, position, speaker)
        return self._one_of(people, words, position, speaker) if people else None

    def _bearers(
        self, words: Sequence[str], position: int, speaker: str | None
    ) -> Sequence[NamedPerson]:
        """Return whom the text may call so."""
        bare = untitled(words)
        last = bare[-1]
        if last not in self._by_surname and len(last) > 2 and last.isupper():
            # As transcripts and headlines write names.
            last = last.title()
        people = self._by_surname.get(last, [])
        if len(people) > 1 or len(bare) > 1:
            called = [person for person in people if is_called(person, bare)]
            people = called or people if len(bare) == 1 else called
        if len(bare) == 1:
            earlier = [person for person in self._people if person.position < position]
            called = called_first(earlier, last, people, words, speaker)
            people = [*people, *(called or kin_named_later(self._people, last, position))]
        return people

    def _one_of(
        self, people: Sequence[NamedPerson], words: Sequence[str], at: int, speaker: str | None
    ) -> Resolution:
        """Return the one of several bearers of a name who is meant, or why that is open."""
        before = [person for person in people if person.position < at]
        before = before or [person for person in people if self._is_near(at, person.position)]
        if not before:
            return Resolution(None, f"{people[0].name} is named far below")
        # "Mr King" is no queen, and "Ms He" no man.
        gender = gender_of(" ".join(words[:-1] or words))
        fitting = [p for p in before if may_be_called(p, words, at, speaker, self._told)]
        if len(fitting) > 1:
            fitting = most_likely(fitting, words, self._named_near(at), speaker, gender)
        if not fitting:
            return Resolution(None, f"“{' '.join(words)}” does not fit {before[0].name}")
        if len(fitting) > 1:
            fitting = self._titled.again(words, fitting) or fitting
        if len(fitting) > 1:
            return Resolution(None, f"{len(fitting)} people are called {untitled(words)[0]}")
        name = fitting[0].name
        self._titled.note(words, name, at)
        by_first = words == name.split()[:1]
        if len(words) == 1 and not by_first and may_be_another(self._text, at, fitting[0], people):
            return Resolution(None, f"{name} or another may be meant")
        return Resolution(name, f"the surname of {name}")

    def _is_near(self, at: int, later: int) -> bool:
        """Return whether a name may be short for one that is given in full `later`.

        In the first lines it may, as in a headline.
        """
        return at < _FIRST_LINES or later - at < _FIRST_LINES

    def _named_near(self, position: int) -> set[str]:
        """Return whom the paragraph up to `position` and the one before name in full."""
        begin = self._text.rfind("\n", 0, position) + 1
        begin = self._text.rfind("\n", 0, len(self._text[:begin].rstrip())) + 1
        near = self.mentions_between(begin, position)
        return {found.people[0].name for found in near if len(found.people) == 1}

    def _office(self, mention: str, position: int, last: str | None) -> Resolution:
        head = head_of(mention.replace("’", "'").removesuffix("'s"))
        # "The sheriff's office" is none.
        named = head.words.split()[-1:] or [""]
        held = office(head.words) if named[0].lower() in office_endings() else None
        if held is None:
            return Resolution(None, "no person named")
        nation = nation_in(mention)
        earlier = [person for person in self._people if person.position < position]
        holders = holders_of(earlier, held, mention, nation)
        start = self._text.rfind("\n", 0, position) + 1
        beside = {p.name for found in self.mentions_between(start, position) for p in found.people}
        if last and is_short_for(last, held, holders, beside):
            return Resolution(last, f"the {held} last spoken of")
        if len(holders) == 1 and mention.split(maxsplit=1)[0].lower() not in {"a", "an", "another"}:
            near = {last or "", *self._named_near(position)} - {holders[0].name}
            others = sorted(name for name in near if belongs_to(held, self.named(name)))
            if others:
                return Resolution(None, f"{holders[0].name} or {others[0]} may be meant")
            if may_lead_a_state(self._text, holders[0], mention):
                return Resolution(None, "the head of a state may be meant")
            reason = f"the only {holders[0].office}" + (" of that country" if nation else " named")
            return Resolution(holders[0].name, reason)
        return Resolution(None, f"{len(holders) or 'no'} holders of that office named")
