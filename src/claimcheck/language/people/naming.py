"""Where a text names the persons that it names in full, by the surname too."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress

from claimcheck.language.lexicon.closed_classes import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_PRONOUNS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    STARTERS,
)
from claimcheck.language.lexicon.ranks import is_title
from claimcheck.language.lexicon.reporting_verbs import cue_forms
from claimcheck.language.people.bearers import family_of
from claimcheck.language.people.kinds import is_name_word
from claimcheck.language.people.named_person import NamedPerson
from claimcheck.language.people.sexes import gender_of
from claimcheck.named_tuple import NamedTuple


class Mention(NamedTuple):
    """Where a text names somebody, in full or by the surname, and who that may be."""

    start: int
    end: int
    people: tuple[NamedPerson, ...]


class Tokens(NamedTuple):
    """The words of a text, and where each begins."""

    words: Sequence[str] = ()
    starts: Sequence[int] = ()


def find_mentions(text: str, tokens: Tokens, people: Iterable[NamedPerson]) -> Iterator[Mention]:
    """Yield where the tokens of `text` name somebody, in order.

    Several who bear a surname are told apart by the word before it, where that is a first name.
    A first name names somebody where it stands alone.
    """
    bearers: dict[str, list[NamedPerson]] = {}
    firsts: dict[str, list[NamedPerson]] = {}
    within: dict[str, list[str]] = {}
    for person in people:
        bearers.setdefault(person.surname, []).append(person)
        if family := family_of(person.name):
            bearers.setdefault(family, []).append(person)
        if may_be_first(first := person.name.split(maxsplit=1)[0]):
            firsts.setdefault(first, []).append(person)
        for word in person.name.split()[1:-1]:
            within.setdefault(word, []).append(person.name)
    words, starts = tokens
    forms = _forms_of({*bearers, *firsts}, words)
    for i in compress(range(len(words)), map(forms.__contains__, words)):
        (name, length), start = forms[words[i]], starts[i]
        named, called = bearers.get(name), list[NamedPerson]()
        if named is None:
            if _stands_alone(words, i):
                yield Mention(start, start + length, tuple(firsts[name]))
            continue
        if name in within and _is_within(text, start, name, within[name]):
            continue
        if len(named) > 1:
            before = text[max(0, start - 20) : start].split()[-1:]
            first = before[0].strip("\"“”‘’'()") if before else ""
            called = [p for p in named if first in {*p.name.split(), *p.nickname.split()}]
            # Of several, those whom the text has named so far; "Mrs Hay" may be yet to come.
            called = called or (named if gender_of(first) else _so_far(named, start))
        yield Mention(start, start + length, tuple(called or named))


def _is_within(text: str, start: int, word: str, names: Iterable[str]) -> bool:
    """Return whether a word is inside another's full name: the “Jong” of ``Kim Jong Un``."""
    return any(text.startswith(name, start - name.index(f" {word} ") - 1) for name in names)


def _so_far(named: Iterable[NamedPerson], start: int) -> list[NamedPerson]:
    return [person for person in named if person.position <= start]


def _stands_alone(words: Sequence[str], i: int) -> bool:
    """Return whether no name goes on with token `i`: ``For Aroha, it`` but not ``Aroha Hay``."""
    before, after = words[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else ""
    named = before[:1].isupper() and (may_be_first(before) or is_title(before))
    return not named and not after[:1].isupper() and after[:1] not in '“‘"'


def _forms_of(surnames: Collection[str], words: Iterable[str]) -> dict[str, tuple[str, int]]:
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


def may_be_another(
    text: str, end: int, person: NamedPerson, bearers: Iterable[NamedPerson]
) -> bool:
    """Return whether `text` up to `end` writes another name before somebody's surname.

    As in ``quarterback Tre Washington``, of whom nothing shows that he is a person: those of
    whom the text shows it are the `bearers`, and are told apart elsewhere.
    """
    own = {word for each in bearers for word in f"{each.name} {each.nickname}".split()}
    at = text.find(f" {person.surname}", 0, end)
    while at > 0:
        word = text[max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1 : at]
        past = text[at + 1 + len(person.surname) :][:1]
        whole = not past.isalnum() and past != "-"
        if whole and word not in own and may_be_first(word):
            return True
        at = text.find(f" {person.surname}", at + 1, end)
    return False


@cache
def _closed() -> frozenset[str]:
    pronouns = PRONOUNS | CLAUSE_PRONOUNS | DETERMINERS
    return frozenset(ADVERBS | PREPOSITIONS | STARTERS | AUXILIARIES | pronouns)


@lru_cache(4096)
def may_be_first(word: str) -> bool:
    """Return whether a word may be somebody's name: no title, place or word of the language."""
    low = word.lower()
    written = word.isalpha() and word[:1].isupper() and word[1:].islower()
    closed = low in _closed()
    return written and is_name_word(word) and not (closed or is_title(word) or low in cue_forms())
