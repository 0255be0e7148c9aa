"""Where a text names the persons that it names in full, by the surname too."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from claimcheck.language.people.bearers import is_family_first
from claimcheck.language.people.person import NamedPerson


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
    """
    bearers: dict[str, list[NamedPerson]] = {}
    for person in people:
        bearers.setdefault(person.surname, []).append(person)
        if is_family_first(person.name):
            bearers.setdefault(person.name.split(maxsplit=1)[0], []).append(person)
    words, starts = tokens
    forms = _forms_of(bearers, words)
    for i in compress(range(len(words)), map(forms.__contains__, words)):
        (name, length), start = forms[words[i]], starts[i]
        named, called = bearers[name], list[NamedPerson]()
        if len(named) > 1:
            before = text[max(0, start - 20) : start].split()[-1:]
            first = before[0].strip("\"“”‘’'()") if before else ""
            called = [p for p in named if first in {*p.name.split(), *p.nickname.split()}]
        yield Mention(start, start + length, tuple(called or named))


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
