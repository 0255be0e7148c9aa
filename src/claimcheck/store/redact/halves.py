"""Words of which a text, or an address made of them, holds most, but not in a row."""

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.language.text.seen_letters import seen
from claimcheck.language.text.shared_runs import slug_words, without_light
from claimcheck.language.text.sought import Searched

# So many words one after another are a piece of others, also where some of them were cut out,
# and so large a part of them is most.
_IN_A_ROW = 3
_WHERE_CUT = 2
_MOST = 0.6
# So many words of an address are nobody's by chance.
_IN_ADDRESS = 3


class Halves:
    """Words of which a text may hold pieces, with others between: “A,” she said, “B”."""

    def __init__(self, sought: Iterable[str]) -> None:
        """Read which words come one after another."""
        texts = list(sought)
        self._rows: list[list[str]] = [[each.text for each in Searched(s).tokens] for s in texts]
        self._slugs = [without_light(slug_words(seen(each).text)) for each in texts]
        self._places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        for number, row in enumerate(self._rows):
            for place, key in _in_a_row(row, _IN_A_ROW):
                self._places.setdefault(key, []).append((number, place))
        self._pairs = {key for row in self._rows for _, key in _in_a_row(row, _WHERE_CUT)}

    def are_in(self, searched: Searched, *, is_cut: bool) -> bool:
        """Return whether a text holds most of some words in pieces; any, where some were cut."""
        if any(map(self._is_slug, _content(searched))):
            return True
        if not is_cut and not self._may_be_in(searched):
            return False
        said = [each.text for each in searched.tokens]
        if is_cut and any(key in self._pairs for _, key in _in_a_row(said, _WHERE_CUT)):
            return True
        found: dict[int, set[int]] = {}
        for _, key in _in_a_row(said, _IN_A_ROW):
            for number, place in self._places.get(key, ()):
                found.setdefault(number, set()).update(range(place, place + _IN_A_ROW))
        return any(len(held) >= _MOST * len(self._rows[each]) for each, held in found.items())

    def _may_be_in(self, searched: Searched) -> bool:
        """Return whether most of the words of any row stand in a text at all."""
        return any(
            sum(each in searched.folded.text for each in row) >= _MOST * len(row)
            for row in self._rows
            if row
        )

    def _is_slug(self, said: list[str]) -> bool:
        """Return whether words of an address are most of those of any row, in its order."""
        held = set(said)
        return any(
            len(held.intersection(row)) >= _IN_ADDRESS
            and _in_order(row, said) >= max(_IN_ADDRESS, _MOST * len(row))
            for row in self._slugs
        )


def _content(searched: Searched) -> Iterator[list[str]]:
    """Yield the words of each part of a text that may be an address, without light ones."""
    for slug in searched.slugs:
        yield without_light(each.text for each in slug)


def _in_order(row: Sequence[str], said: Sequence[str]) -> int:
    """Return how many words two rows have in the same order."""
    best = [0] * (len(said) + 1)
    for word in row:
        before = 0
        for place, other in enumerate(said, 1):
            kept = best[place]
            best[place] = before + 1 if word == other else max(best[place], best[place - 1])
            before = kept
    return best[-1]


def _in_a_row(words: list[str], number: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield so many words one after another, with the place of the first."""
    for place in range(len(words) - number + 1):
        yield place, tuple(words[place : place + number])
