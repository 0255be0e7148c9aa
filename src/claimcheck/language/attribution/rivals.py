"""Who else a pronoun may take up, whose sex the text tells by a title or a first name."""

from collections.abc import Iterator

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.people.find import gender_of
from claimcheck.language.people.resolve import Cast


def rival_of(passage: Passage, cast: Cast, name: str, sex: str, span: tuple[int, int]) -> str:
    """Return whom `span` of the text names besides `name`, of the sex `sex`; empty for nobody.

    ``Mr Mirza`` is one although no full name is given; who bears the name too is none.
    """
    start, end = span
    for mention in cast.mentions_between(start, end):
        people = [person.name for person in mention.people]
        if name not in people and any(cast.sex_of(person) == sex for person in people):
            return people[0]
    own = name.split()
    return next((word for word in _titled(passage, sex, start, end) if word not in own), "")


def _titled(passage: Passage, sex: str, start: int, end: int) -> Iterator[str]:
    """Yield the names that stand after ``Mr`` or ``Mrs.``."""
    for i in range(passage.token_at(start), passage.token_at(end) - 1):
        if passage.words[i][:1].isupper() and gender_of(passage.lows[i]) == sex:
            k = i + 1 + (passage.lows[i + 1] == ".")
            if k < len(passage.words) and passage.words[k][:1].isupper():
                yield passage.words[k].replace("’", "'").removesuffix("'s")
