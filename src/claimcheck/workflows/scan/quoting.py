"""How a draft's quotation stands to the words on record."""

from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.language.fidelity import find_quotation
from claimcheck.language.misquotation import changes, cut_before, cut_meaning
from claimcheck.language.perspective import can_be_same_name
from claimcheck.model.custody import Fidelity
from claimcheck.store.rated import Recorded
from claimcheck.workflows.scan.scene import Quote


class Heard(NamedTuple):
    """Words on record that a draft quotes, rightly or not.

    `fault` says in what they were altered, None where they were not; `passage` is
    what is on record.
    """

    recorded: Recorded
    passage: str
    fault: tuple[str, ...] = ()
    shared: float = 1.0

    @property
    def is_verified(self) -> bool:
        """Tell whether an article that is kept holds the words."""
        return self.recorded.article is not None


def heard(quote: Quote) -> list[Heard]:
    """Return what on record a quotation may be of, the nearest first."""
    found = list(_heard(quote))
    # The same words may be on record twice; those that agree speak for the draft.
    found.sort(key=lambda each: (bool(each.fault), -each.shared, each.recorded.statement))
    return found


def _heard(quote: Quote) -> Iterator[Heard]:
    for recorded in quote.recorded:
        quoted = find_quotation(quote.words, recorded.text)
        passage = quoted.passage or ""
        if quoted.fidelity is Fidelity.VERBATIM:
            cut = cut_before(quote.words, recorded.text) if quote.own_sentence else None
            yield Heard(recorded, recorded.text, (f"leaves out “{cut}”",) if cut else ())
        elif quoted.fidelity is Fidelity.ELIDED:
            cut = cut_meaning(quote.words, passage)
            yield Heard(recorded, passage, (f"leaves out “{cut}”",) if cut else ())
        elif quoted.fidelity is Fidelity.ALTERED:
            differing = changes(quote.words, passage)
            gone = sum(max(len(c.recorded.split()), len(c.quoted.split())) for c in differing)
            shared = 1 - gone / max(len(quote.words.split()), 1)
            yield Heard(recorded, passage, tuple(map(str, differing)), shared)


def is_other(first: str | None, second: str | None) -> bool:
    """Tell whether two names are known and are not of one person."""
    return bool(first and second and not can_be_same_name(first, second))
