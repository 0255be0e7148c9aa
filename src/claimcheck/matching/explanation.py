"""What differs between two texts, in words."""

import re
from collections.abc import Sequence
from functools import cache

from claimcheck.matching.likeness import edits
from claimcheck.model.comparison import Difference, Dropped, Guard, Step
from claimcheck.model.statement import Span

_HEADINGS = {
    Guard.NUMBER: "FIGURE DIFFERS",
    Guard.NEGATION: "NEGATION DIFFERS",
    Guard.DIRECTION: "DIRECTION DIFFERS",
    Guard.ENTITY: "NAME DIFFERS",
    Guard.SUBSTITUTION: "WORDS DIFFER",
    Guard.ORDER: "ORDER DIFFERS",
    Guard.PERIOD: "PERIOD DIFFERS",
    Guard.SPEAKER: "SPEAKER DIFFERS",
}


def reason(difference: Difference) -> str:
    """Say in one line what differs, the stored text first.

    >>> reason(Difference(Guard.NUMBER, "390", "290"))
    'FIGURE DIFFERS 290 → 390'
    >>> reason(Difference(Guard.ORDER, "In March", "in March"))
    'ORDER DIFFERS “in March” stands elsewhere'
    >>> reason(Difference(Guard.CONTEXT, "nobody", ""))
    'ONLY A PART: see whether “nobody” beside it changes it'
    """
    if difference.guard is Guard.CONTEXT:
        return f"ONLY A PART: see whether “{difference.first}” beside it changes it"
    stored, yours = difference.second or "–", difference.first or "–"
    heading = _HEADINGS[difference.guard]
    if difference.guard is Guard.ORDER and stored.casefold() == yours.casefold():
        return f"{heading} “{stored}” stands elsewhere"
    meant = ", meant otherwise" if stored == yours else ""
    return f"{heading} {stored} → {yours}{meant}"


def nearness(cosine: float) -> str:
    """Say in one line that only a model finds two texts near.

    >>> nearness(0.68)
    'MEANING NEAR .68'
    """
    return f"MEANING NEAR {cosine:.2f}".replace("0.", ".")


def matcher_name() -> str:
    """Return the matcher's version and the digest of the code and the tables it goes by.

    Stored with every link and question that it makes, so that a later matcher's
    conclusions can be told from this one's.
    """
    # Whoever only asks what is near needs no digest.
    from claimcheck.matching.code_digest import CODE_DIGEST  # noqa: PLC0415

    return f"2/{CODE_DIGEST}"


def agreement(dropped: Dropped, *, of: int = 1) -> str:
    """Say in one line what was taken for the same, the stored text first.

    It may be one ``of`` several that its step took.

    >>> agreement(Dropped(Step.NAME, "the US", "the United States"))
    'AGREES name: the United States → the US'
    >>> agreement(Dropped(Step.ORDER, "in 2018", "In 2018"))
    'AGREES order: “In 2018” stands elsewhere'
    >>> agreement(Dropped(Step.ORDER, "", ""))
    'AGREES order'
    >>> agreement(Dropped(Step.LIGHT, "the", ""), of=3)
    'AGREES light words (1 of 3): – → the'
    """
    step = f"{dropped.step} (1 of {of})" if of > 1 else str(dropped.step)
    if not (dropped.first or dropped.second):
        return f"AGREES {step}"
    stored, yours = dropped.second or "–", dropped.first or "–"
    if dropped.step is Step.ORDER and stored.casefold() == yours.casefold():
        return f"AGREES {step}: “{stored}” stands elsewhere"
    return f"AGREES {step}: {stored} → {yours}"


def agreements(dropped: Sequence[Dropped]) -> str:
    """Say in one line what was taken for the same, step by step; empty where no words are known.

    >>> agreements([Dropped(Step.HYPHEN, "e-mail", "email"), Dropped(Step.NAME, "US", "U.S.")])
    'hyphen: email → e-mail; name: U.S. → US'
    """
    told = (agreement(each) for each in dropped if each.first or each.second)
    return "; ".join(each.removeprefix("AGREES ") for each in told)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\S+")


def align(first: str, second: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans of each text whose words the other has not in that place.

    >>> align("from 35 to 390", "from 35 to 290")
    ((Span(start=11, end=14),), (Span(start=11, end=14),))
    """
    found = [list(_word().finditer(text)) for text in (first, second)]
    folded = [[_bare(match[0]) for match in matches] for matches in found]
    spans: tuple[list[Span], list[Span]] = ([], [])
    for change in edits(*folded):
        if change.tag == "equal":
            continue
        ends = (change.src_start, change.src_end), (change.dest_start, change.dest_end)
        for side, (start, end) in enumerate(ends):
            if start < end:
                spans[side].append(_trimmed(found[side][start], found[side][end - 1]))
    return tuple(spans[0]), tuple(spans[1])


def _bare(word: str) -> str:
    return word.casefold().strip("\"'“”‘’.,;:!?()[]«»") or word


def _trimmed(first: re.Match[str], last: re.Match[str]) -> Span:
    """Leave the punctuation around the words out of the span."""
    start = first.start() + len(first[0]) - len(first[0].lstrip("\"'“”‘’([«"))
    end = last.end() - len(last[0]) + len(last[0].rstrip("\"'“”‘’.,;:!?)]»"))
    return Span(start, end) if start < end else Span(first.start(), last.end())
