"""Attribution by a noun: ``Berg's claim that rents fell is wrong``."""

from collections.abc import Iterator

from claimcheck.language.attribution.occurrence import Occurrence
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal, Subject
from claimcheck.language.attribution.rules.content import following_content
from claimcheck.language.attribution.rules.verb_groups import is_finite
from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    DETERMINERS,
    STARTERS,
)
from claimcheck.language.lexicon.reporting_verbs import VerbForm
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.model.statement import Span

_WORDS = word_set(
    """
    post tweet statement letter email message memo note article column essay report study paper
    video clip speech quote claim remark testimony affidavit complaint leaflet poster release
    bulletin blog thread text transcript reply answer warning
    """
)
_PASSING_ON = word_set(
    """
    liked likes shared shares retweeted retweets reposted reposts forwarded circulated saw read
    reads received got found watched heard seen cited showed
    """
)
# In tokens: "shared a long-deleted video".
_FARTHEST_PASSED = 6


def is_owned(found: Occurrence, subject: Subject) -> bool:
    """Return whether the cue is a noun that the subject has: ``Berg's claim``."""
    return found.cue.form == VerbForm.BASE and found.passage.lows[subject.end - 1].endswith("'s")


def by_owned_noun(found: Occurrence, subject: Subject) -> Iterator[Proposal]:
    """Yield what somebody's claim says, without what the sentence says of the claim.

    Nothing is found where a sentence's own verb cannot be told from the claim's.
    """
    passage = found.passage
    content = following_content(passage, found.last, found.end, found.cue)
    if content is None:
        return
    begin, end = passage.token_at(content.span.start), passage.token_at(content.span.end)
    owner = _owner(passage, subject)
    if owner == found.start or passage.lows[owner - 1] in STARTERS:
        verbs = _main_verbs(passage, begin, end)
        if len(verbs) < 2:
            return
        end = verbs[1]
    speaker = passage.span(owner, subject.end)
    words = Span(content.span.start, passage.ends[end - 1])
    yield Proposal((words,), speaker, found.span, f"verb-{content.frame}", found.cue.verb)


def _owner(passage: Passage, subject: Subject) -> int:
    """Return where the owner begins: ``attacked | Berg's``, ``attacked | the minister's``."""
    k = last = subject.end - 1
    if passage.words[last][:1].isupper():
        while k > subject.begin and passage.words[k - 1][:1].isupper():
            k -= 1
        return k
    while k > subject.begin and passage.lows[k] not in DETERMINERS:
        k -= 1
    return k


def _main_verbs(passage: Passage, begin: int, end: int) -> list[int]:
    """Return where the finite verbs stand that no word such as "because" makes another's."""
    found: list[int] = []
    joined = False
    for i in range(begin, end):
        low = passage.lows[i]
        if passage.inside[i] >= 0:
            continue
        if low in STARTERS:
            joined = True
        if not is_finite(low) or passage.lows[i - 1] in AUXILIARIES:
            continue
        if not joined:
            found.append(i)
        joined = False
    return found


def author_before(passage: Passage, end: int, start: int) -> Span | None:
    """Return whose words the noun before token `end` are: ``shared a post by Voss``.

    The search goes back to token `start`; None where no noun of words has an author there.
    """
    k = end
    while k > start and passage.words[k - 1][:1].isupper():
        k -= 1
    if k == end or k - 2 < start or passage.lows[k - 1] not in {"by", "from"}:
        return None
    return passage.span(k, end) if passage.lows[k - 2].removesuffix("s") in _WORDS else None


def is_passed_on(passage: Passage, end: int, start: int) -> bool:
    """Return whether the noun before token `end` is of another's words: ``liked a post saying``."""
    near = passage.lows[max(start, end - _FARTHEST_PASSED) : end]
    noun = bool(near) and near[-1].removesuffix("s") in _WORDS
    return noun and not _PASSING_ON.isdisjoint(near)
