"""One text turned round to be the other, word for word; each way is looked at where it may be."""

from claimcheck.language.lexicon.peoples import is_land, land_of
from claimcheck.matching.steps.light import have_same_articles
from claimcheck.matching.terms import LIGHT, Parsed
from claimcheck.model.figure import FigureKind

# "The prime minister of South Korea", "South Korean PM": two words of each.
_MOST_OF_OFFICE = 4
# "The export of weapons has", "weapons exports have": "of", and three words in another number.
_MOST_OF_GENITIVE = 7
# "Laut dem Amt …", "…, teilte mit": as many words as one frame has beyond another.
_MOST_OF_FRAME = 4
_JOINTS = frozenset(("of", "for"))


def is_turned(first: Parsed, second: Parsed) -> bool:
    """Return whether one text is the other with its passive, office or owner turned.

    Most pairs show at a glance that they are not, and need no reading for this. In another
    language than English only who said it, and a date, may stand elsewhere.
    """
    if not (first.english and second.english):
        return _is_moved_abroad(first, second)
    return (
        _is_passive(first, second)
        or _is_office(first, second)
        or _is_genitive(first, second)
        or _is_described(first, second)
    )


def _is_moved_abroad(first: Parsed, second: Parsed) -> bool:
    apart = abs(len(first.terms) - len(second.terms))
    if first.english or second.english or apart > _MOST_OF_FRAME:
        return False
    # No English text comes here.
    from claimcheck.matching.steps.abroad.frames import is_framed_otherwise  # noqa: PLC0415
    from claimcheck.matching.steps.abroad.order import is_moved_abroad  # noqa: PLC0415

    moved = apart <= 1 and is_moved_abroad(first, second)
    return moved or is_framed_otherwise(first, second)


def _is_passive(first: Parsed, second: Parsed) -> bool:
    if (" by " in first.lowered) == (" by " in second.lowered):
        return False
    from claimcheck.matching.steps.passive import is_passive_of_other  # noqa: PLC0415

    return is_passive_of_other(first, second)


def _is_office(first: Parsed, second: Parsed) -> bool:
    if not _can_be_office(first, second):
        return False
    from claimcheck.matching.steps.naming.office import is_moved_office  # noqa: PLC0415

    return is_moved_office(first, second) and have_same_articles(first.terms, second.terms)


def _can_be_office(first: Parsed, second: Parsed) -> bool:
    """Return whether no words differ but a land, its people and what joins either to an office."""
    keys = [[term.key for term in each.terms if term.key not in LIGHT] for each in (first, second)]
    if keys[0] == keys[1]:
        return False
    differing = set(keys[0]).symmetric_difference(keys[1]) - _JOINTS
    return len(differing) <= _MOST_OF_OFFICE and all(map(_is_of_office, differing))


def _is_of_office(key: str) -> bool:
    return key.startswith("name ") or is_land(key) or land_of(key) != key


def _is_genitive(first: Parsed, second: Parsed) -> bool:
    texts = first.lowered, second.lowered
    marks = [(" of " in text) - ("'s " in text) for text in texts]
    if marks[0] == marks[1] or not any(" of " in text or " in " in text for text in texts):
        return False
    keys = [{term.key for term in each.terms} for each in (first, second)]
    if len((keys[0] ^ keys[1]) - LIGHT) > _MOST_OF_GENITIVE:
        return False
    from claimcheck.matching.steps.genitive import is_genitive_of_other  # noqa: PLC0415

    return is_genitive_of_other(first, second) and have_same_articles(first.terms, second.terms)


def _is_described(first: Parsed, second: Parsed) -> bool:
    texts = first.lowered, second.lowered
    based = any("-based " in text for text in texts) and any(" based in " in text for text in texts)
    aged = ["-year-old " in text for text in texts]
    if not based and aged[0] == aged[1]:
        return False
    from claimcheck.matching.steps.naming import described  # noqa: PLC0415

    if described.is_somebody_aged(first, second):
        return True
    turned = described.is_based_otherwise(first, second) or described.is_aged_otherwise(
        first, second
    )
    return turned and have_same_articles(first.terms, second.terms)


def with_counts_alike(first: Parsed, second: Parsed) -> tuple[Parsed, Parsed]:
    """Return two English texts that count in one form: "one woman in eight", "zero ships"."""
    texts = f" {first.lowered}", f" {second.lowered}"
    if any(f" {zero} " in text for text in texts for zero in ("zero", "0")):
        # Few pairs count none of anything.
        from claimcheck.matching.steps.counts_alike import with_none_counted  # noqa: PLC0415

        first, second = with_none_counted(first, second)
    return _with_shares_turned(first, second)


def _with_shares_turned(first: Parsed, second: Parsed) -> tuple[Parsed, Parsed]:
    """Return two texts with "one woman in eight" as the other has it: "1 in 8 women"."""
    texts = first.lowered, second.lowered
    if not any(" in " in text or " out of " in text for text in texts):
        return first, second
    shares = [
        term.figure and term.figure.kind is FigureKind.FRACTION
        for term in first.terms + second.terms
    ]
    if not any(shares):
        return first, second
    # Few pairs have a share.
    from claimcheck.matching.steps.counts_alike import with_shares  # noqa: PLC0415

    return with_shares((first, second))
