"""Names that are one person's: a text's short name beside another's full one."""

import unicodedata
from collections.abc import Iterable, Mapping

from claimcheck.language.framing.source_tags import who_is_repeated
from claimcheck.language.lexicon.speaker_relative import can_be_same_name, is_personal
from claimcheck.language.reading import Reading
from claimcheck.language.text.folding import read_plain
from claimcheck.language.text.words import split_words
from claimcheck.matching.terms import Parsed, Sort, Term
from claimcheck.model.comparison import Difference, Guard
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple


class Names(NamedTuple):
    """Whose each name is, by its words; what several bear is nobody's. `longest` counts words."""

    persons: Mapping[tuple[str, ...], int] = {}
    longest: int = 0

    def person(self, name: str) -> int | None:
        """Return the person whom a whole name means, if only one bears it."""
        return self.persons.get(_words(name))

    def can_be_same(self, first: str, second: str) -> bool:
        """Return whether two names can be one person's, as far as names and aliases tell.

        >>> read_names([(1, "Ana Diaz"), (1, "La Jefa")]).can_be_same("La Jefa", "Ana Diaz")
        True
        """
        if can_be_same_name(first, second):
            return True
        person = self.person(first)
        return person is not None and person == self.person(second)


NO_NAMES = Names()


def read_names(named: Iterable[tuple[int, str]]) -> Names:
    """Return the names and aliases of persons, each given with whose it is."""
    persons: dict[tuple[str, ...], int] = {}
    shared: set[tuple[str, ...]] = set()
    for person, name in named:
        words = _words(name)
        if persons.setdefault(words, person) != person:
            shared.add(words)
    for words in shared | {()}:
        persons.pop(words, None)
    return Names(persons, max(map(len, persons), default=0))


def naming_words(reading: Reading, statement: Statement) -> list[str]:
    """Return the words of a statement that can be part of a name of somebody it names.

    >>> words = "Trade with Mali grew"
    >>> naming_words(Reading(words), Statement(words, speaker="S. Lavrov"))
    ['Trade', 'Mali', 'S', 'Lavrov']
    """
    speaker = " ".join(filter(None, (statement.speaker, statement.person)))
    spoken = [word.written.rstrip(".") for word in split_words(read_plain(speaker).text)]
    return [*reading.capitals, *spoken]


def find_repeated(first: Parsed, second: Parsed) -> list[Difference]:
    """Return that two posts repeat two people, or one its speaker's own "I" or "our".

    Whom a post repeats is else no part of what it claims: "RT @x: the port is closed".
    """
    ours, theirs = (who_is_repeated(each.lowered) for each in (first, second))
    if ours == theirs:
        return []
    personal = any(is_personal(each.plain.text[each.body.label :]) for each in (first, second))
    return [Difference(Guard.SPEAKER, ours, theirs)] if personal or (ours and theirs) else []


def with_persons(parsed: tuple[Parsed, Parsed], names: Names) -> tuple[Parsed, Parsed]:
    """Return both texts with the names of a person whom both name made one term.

    A name counts where its last word is written with a capital.
    """
    found = [_found(each, names) for each in parsed]
    both = set(found[0].values()) & set(found[1].values())
    if not both:
        return parsed
    first, second = (
        each._replace(terms=_joined(each, {span: p for span, p in spans.items() if p in both}))
        for each, spans in zip(parsed, found, strict=True)
    )
    return first, second


def _found(parsed: Parsed, names: Names) -> dict[tuple[int, int], int]:
    """Return the persons that a text names, by the places of the first term and after the last."""
    words = [_bare(term.key) for term in parsed.terms]
    found: dict[tuple[int, int], int] = {}
    start = 0
    while start < len(words):
        for end in range(min(start + names.longest, len(words)), start, -1):
            person = names.persons.get(tuple(words[start:end]))
            if person is not None and _has_capital(parsed, parsed.terms[end - 1]):
                found[start, end] = person
                start = end - 1
                break
        start += 1
    return found


def _joined(parsed: Parsed, persons: Mapping[tuple[int, int], int]) -> tuple[Term, ...]:
    """Return a text's terms with one for each name of these persons."""
    terms: list[Term] = []
    place = 0
    for (start, end), person in persons.items():
        first, last = parsed.terms[start], parsed.terms[end - 1]
        terms += parsed.terms[place:start]
        terms.append(Term(f"person {person}", Sort.NAME, first.start, last.end))
        place = end
    return (*terms, *parsed.terms[place:])


def _has_capital(parsed: Parsed, term: Term) -> bool:
    """Return whether a term is written as a name: "May raised taxes", "may raise taxes"."""
    return term.figure is None and parsed.plain.text[term.start].isupper()


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name as terms have them, without accents."""
    return tuple(_bare(word.text) for word in split_words(read_plain(name).text))


def _bare(word: str) -> str:
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))
