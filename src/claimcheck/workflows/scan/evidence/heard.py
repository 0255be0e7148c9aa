"""How a draft's quotation stands to the words on record."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.language.lexicon.speaker_relative import can_be_same_name
from claimcheck.language.text.folding import plain
from claimcheck.matching.explanation import agreement, reason
from claimcheck.matching.quotations.cuts import turned_by_cut, turned_by_gap
from claimcheck.matching.quotations.excerpts import Excerpt, find_excerpt
from claimcheck.matching.quotations.fidelity import find_quotation
from claimcheck.matching.quotations.misquotation import (
    Alteration,
    as_heard,
    changes,
    cut_meaning,
)
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.comparison import Band, Comparison, Guard, Step
from claimcheck.model.record.copies import Fidelity
from claimcheck.model.statement import UNNAMED, Kind, Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.queries.scan import Recorded
from claimcheck.workflows.compare.alone import compare_statements

# Where fewer of a quotation's words are on record, it is not of those words.
_SHARED: Final = 0.5
_MEASURED: Final = Thresholds()
_SHORT: Final = {
    "Doctor": "Dr",
    "Professor": "Prof",
    "Mister": "Mr",
    "Senator": "Sen",
    "Governor": "Gov",
    "General": "Gen",
    "Saint": "St",
}


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


def heard(
    words: str, recorded: Sequence[Recorded], *, is_whole: bool, language: str = UNNAMED
) -> list[Heard]:
    """Return what on record a quotation of ``words`` may be of, the nearest first.

    ``is_whole`` tells that the draft, which is in ``language``, gives them as a sentence of
    their own.
    """
    asked = _bag(words)
    likely = [each for each in recorded if len(asked & _bag(each.text)) >= _SHARED * len(asked)]
    found = list(_heard(words, likely, language, is_whole=is_whole))
    # The same words may be on record twice; those that agree speak for the draft.
    found.sort(key=lambda each: (bool(each.fault), -each.shared, each.recorded.statement))
    return found


def _bag(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.lower()))


def _heard(
    words: str, recorded: Sequence[Recorded], language: str, *, is_whole: bool
) -> Iterator[Heard]:
    # "[T]he" begins a sentence with words from within one.
    words = re.sub(r"\[([^\W\d_])\](?=[^\W\d_])", r"\1", words)
    # An ellipsis at either end says that an excerpt is one.
    words = re.sub(r"^\W*(?:…|\.{3,})\s*|\s*(?:…|\.{3,})\W*$", "", words) or words
    for each in recorded:
        spoken = _spoken_in(words, each, language)
        whole = compare_statements(*spoken, thresholds=_MEASURED)
        if whole.are_same_words:
            yield Heard(each, _bare(each.text))
            continue
        # A quotation may begin a sentence where the words on record do not.
        quoted = find_quotation(as_heard(words), as_heard(each.text))
        if quoted.fidelity is Fidelity.ELIDED:
            passage = _as_written(quoted.passage or "", each.text)
            gone = cut_meaning(words, passage)
            gone = gone or turned_by_gap(words, passage, spoken[1].language)
            yield Heard(each, passage, _leaves_out(gone))
        elif {difference.guard for difference in whole.differences} == {Guard.ORDER}:
            # Its words in another order are as near as words can be.
            yield Heard(each, _bare(each.text), tuple(map(reason, whole.differences)))
        elif excerpt := find_excerpt(words, each.text, spoken[1].language):
            yield _of_excerpt(words, each, spoken, (whole, excerpt), is_whole=is_whole)


def _spoken_in(words: str, recorded: Recorded, language: str) -> tuple[Statement, Statement]:
    """Return the words of a draft and of the record, each as its language reads it."""
    languages = [each for each in (language, recorded.language) if each != UNNAMED] or [UNNAMED]
    return (
        Statement(_answered(_titled(_bare(words))), Kind.DIRECT, language=languages[0]),
        Statement(_answered(_titled(recorded.text)), Kind.DIRECT, language=languages[-1]),
    )


def _titled(text: str) -> str:
    """Return words with the titles before names cut short, which are heard in full all the same."""
    return re.sub(
        r"\b(Doctor|Professor|Mister|Senator|Governor|General|Saint)(?= [A-Z])",
        lambda title: _SHORT[title[0]],
        re.sub(r"\b(Dr|Prof|Mr|Mrs|Ms|Sen|Gov|Gen|St)\.(?= [A-Z])", r"\1", text),
    )


def _answered(text: str) -> str:
    """Return words with a comma after the "No" or "Yes" that they begin with.

    A comma, a stop and a dash are heard alike there.
    """
    found = re.match(r"(\W*(?:no|yes))(?:[,.;:!]| [–—-])\s+", text, re.IGNORECASE)
    if found is None:
        return text
    rest = text[found.end() :]
    return f"{found[1]}, {rest[:1].lower()}{rest[1:]}"


def _of_excerpt(
    words: str,
    recorded: Recorded,
    spoken: tuple[Statement, Statement],
    found: tuple[Comparison, Excerpt],
    *,
    is_whole: bool,
) -> Heard:
    """Return how words stand to the passage they are an excerpt of, or that they alter."""
    whole, excerpt = found
    passage = excerpt.passage
    if excerpt.before and spoken[0].text[:1].isupper():
        # A quotation may begin with a capital where the words on record go on.
        passage = passage[:1].upper() + passage[1:]
    heard_so = spoken[1]._replace(text=_titled(passage))
    compared = compare_statements(spoken[0], heard_so, thresholds=_MEASURED)
    if compared.are_same_words:
        cut = turned_by_cut(excerpt, spoken[1].language) if is_whole else None
        return Heard(recorded, _bare(recorded.text), _leaves_out(cut))
    if whole.band is Band.SAME:
        excerpt, compared = Excerpt("", recorded.text, ""), whole
    differing = changes(words, excerpt.passage)
    if compared.band is Band.SAME:
        return Heard(recorded, _bare(excerpt.passage), _agreed(compared, differing))
    gone = sum(map(_weight, differing))
    told = _altered(differing) or tuple(map(reason, compared.differences))
    return Heard(recorded, _bare(excerpt.passage), told, 1 - gone / max(len(words.split()), 1))


def _weight(change: Alteration) -> int:
    """Return how many words a change makes others: of "3 million litres" a digit is one."""
    sides = [re.findall(r"\w\S*", side.lower()) for side in (change.quoted, change.recorded)]
    ours, theirs = sides if sides[0] else sides[::-1]
    return max(1, sum((Counter(ours) - Counter(theirs)).values()))


def _altered(differing: Sequence[Alteration]) -> tuple[str, ...]:
    return (f"WORDS DIFFER {'; '.join(map(str, differing))}",) if differing else ()


def _agreed(compared: Comparison, differing: Sequence[Alteration]) -> tuple[str, ...]:
    """Return the fault of words that say the same and are not the same to the ear."""
    is_moved = any(each.step is Step.ORDER for each in compared.dropped)
    told = () if is_moved else _altered(differing)
    return (*told, *dict.fromkeys(map(agreement, compared.dropped)))


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
