"""What a sentence says that somebody is, which is nobody else: ``a liar, bully and fool who``."""

from claimcheck.language.attribution.openings import first_subject
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Subject
from claimcheck.language.lexicon.closed_classes import DETERMINERS
from claimcheck.language.people.roles import is_somebody


def is_only_called(passage: Passage, begin: int, start: int) -> bool:
    """Return whether a list says what somebody is: ``a liar, racist, bully and | fool who``."""
    word, before = passage.lows[begin], passage.lows[begin - 1 : begin]
    if not (begin - 1 > start and before in ([","], ["and"]) and passage.words[begin].islower()):
        return False
    if before == ["and"]:
        return not word.endswith("s") and _copula(passage, begin, start) > 0
    return is_somebody(word) and word not in DETERMINERS


def _copula(passage: Passage, begin: int, start: int) -> int:
    """Return the "is" of ``is a liar`` before token `begin`, or 0."""
    lows = passage.lows
    near = (k for k in range(start + 1, begin - 1) if lows[k] in {"is", "was"})
    return next((k for k in near if lows[k + 1] in {"a", "an"}), 0)


def called_so(passage: Passage, begin: int, start: int, clause: int) -> Subject | None:
    """Return of whom a list that ends at token `begin` says what she is: ``Ann Berg is a liar``."""
    verb = _copula(passage, begin, start)
    # "Editor's note: Ann Berg regularly lies and is a bully".
    first = max((k + 1 for k in range(start, verb) if passage.lows[k] == ":"), default=start)
    past = first
    while past < verb and passage.words[past][:1].isupper():
        past += 1
    if past > first:
        return Subject(first, past, clause)
    found = first_subject(passage, first, verb + 1) if verb else None
    if found is None:
        return None
    return Subject(passage.token_at(found.start), passage.token_at(found.end), clause)
