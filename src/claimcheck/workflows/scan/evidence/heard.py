"""How a draft's quotation stands to the words on record."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from claimcheck.language.lexicon.speaker_relative import can_be_same_name
from claimcheck.language.text.folding import plain
from claimcheck.matching.quotations.fidelity import find_quotation
from claimcheck.matching.quotations.misquotation import as_heard, changes, cut_before, cut_meaning
from claimcheck.model.record.copies import Fidelity
from claimcheck.store.queries.scan import Recorded

# Where fewer of a quotation's words are on record, it is not of those words.
_SHARED: Final = 0.5


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
        """Return whether an article that is kept holds the words."""
        return self.recorded.article is not None


def heard(words: str, recorded: Sequence[Recorded], *, is_whole: bool) -> list[Heard]:
    """Return what on record a quotation of ``words`` may be of, the nearest first.

    ``is_whole`` tells that the draft gives them as a sentence of their own.
    """
    asked = _bag(words)
    likely = [each for each in recorded if len(asked & _bag(each.text)) >= _SHARED * len(asked)]
    found = list(_heard(words, likely, is_whole=is_whole))
    # The same words may be on record twice; those that agree speak for the draft.
    found.sort(key=lambda each: (bool(each.fault), -each.shared, each.recorded.statement))
    return found


def _bag(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.lower()))


def _heard(words: str, recorded: Sequence[Recorded], *, is_whole: bool) -> Iterator[Heard]:
    for each in recorded:
        # A quotation may begin a sentence where the words on record do not.
        quoted = find_quotation(as_heard(words), as_heard(each.text))
        passage = _as_written(quoted.passage or "", each.text)
        differing = changes(words, _bare(quoted.passage or ""))
        if quoted.fidelity is Fidelity.VERBATIM or (passage and not differing):
            cut = cut_before(words, each.text) if is_whole else None
            yield Heard(each, _bare(each.text), _leaves_out(cut))
        elif quoted.fidelity is Fidelity.ELIDED:
            yield Heard(each, passage, _leaves_out(cut_meaning(words, passage)))
        elif quoted.fidelity is Fidelity.ALTERED:
            gone = sum(max(len(c.recorded.split()), len(c.quoted.split())) for c in differing)
            shared = 1 - gone / max(len(words.split()), 1)
            told = "; ".join(map(str, differing))
            yield Heard(each, passage, (f"WORDS DIFFER {told}",), shared)


def _as_written(passage: str, text: str) -> str:
    """Return a passage as ``text`` writes it; all of that where figures are written otherwise."""
    flat = " ".join(plain(text).split())
    at = flat.lower().find(passage) if passage else -1
    if passage and at < 0:
        return _bare(text)
    return _bare(flat[at : at + len(passage)])


def _bare(text: str) -> str:
    """Return recorded words without the marks around them."""
    return text.strip(' ,"“”„«»‘')


def _leaves_out(word: str | None) -> tuple[str, ...]:
    """Return the fault of a quotation that leaves a word out, if it does."""
    return (f"LEAVES OUT “{word}”",) if word else ()


def is_other(first: str | None, second: str | None) -> bool:
    """Return whether two names are known and are not of one person."""
    return bool(first and second and not can_be_same_name(first, second))
