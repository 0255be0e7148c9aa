"""Attribution by a reporting verb, before, after or inside the words."""

from collections.abc import Iterator

from claimcheck.language.attribution.occurrence import Occurrence, find_occurrences
from claimcheck.language.attribution.openings import first_subject, hangs_on
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal, Subject
from claimcheck.language.attribution.rules.content import ContentLink, following_content
from claimcheck.language.attribution.rules.content_bounds import ends_with_comma
from claimcheck.language.attribution.rules.inversion import (
    inverted_subject,
    opening_subject,
)
from claimcheck.language.attribution.rules.owned_nouns import (
    author_before,
    by_owned_noun,
    is_owned,
    is_passed_on,
)
from claimcheck.language.attribution.rules.passives import by_agent
from claimcheck.language.attribution.rules.preceding import preceding_words
from claimcheck.language.attribution.rules.relatives import after_what, before_main_verb
from claimcheck.language.attribution.rules.verb_groups import is_unsaid, verb_group
from claimcheck.language.attribution.speakers import find_subject
from claimcheck.language.lexicon.closed_classes import (
    ARTICLES,
    DASHES,
    DETERMINERS,
    OBJECTS,
    PASSIVE,
    PREPOSITIONS,
)
from claimcheck.language.lexicon.reporting_verbs import Frame, VerbForm, cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.roles import is_somebody
from claimcheck.model.statement import Span

_BEFORE_LINK = frozenset([",", "—", "-", "and", "but", "even", "so", "then"])
_QUOTING = word_set("quote cite")
_CITED = word_set("sources people document documents report reports data records filings figures")
_FARTHEST_QUOTED = 14
_STILL = word_set("photograph photo picture image map chart graph graphic screenshot")
_FILMED = word_set("footage video film clip")
_DENYING = word_set("deny dispute doubt hope")
_NOBODY = word_set("nobody none neither no")
_LEADING = word_set("when while although though because if after before since once whereas")


def by_verb(passage: Passage, start: int, end: int) -> Iterator[Proposal]:
    """Yield what the reporting verbs between tokens `start` and `end` attribute."""
    speaker: Span | None = None
    for found in find_occurrences(passage, start, end):
        if not found.reports:
            proposals = by_agent(found) if found.group.passive else _quoted_only(found)
            yield from filter(None, (_with_denial(found, each) for each in proposals))
            continue
        proposals = (_participle if found.is_participle else _finite)(found, speaker)
        for proposal in proposals:
            speaker = proposal.speaker or speaker
            if whole := _with_denial(found, proposal):
                yield whole


def _with_denial(found: Occurrence, proposal: Proposal) -> Proposal | None:
    """Return words with the verb that denies or doubts them: alone they say the opposite.

    None for words before it, ``“We did,” she denied``, and for those that nobody said.
    """
    speaker, passage = proposal.speaker, found.passage
    if speaker and passage.lows[passage.token_at(speaker.start)] in _NOBODY:
        return None
    if found.cue.verb not in _DENYING:
        return proposal
    first, begin = proposal.spans[0], passage.starts[found.first]
    if first.start < begin:
        return None
    return proposal._replace(spans=(Span(begin, first.end), *proposal.spans[1:]))


def _finite(found: Occurrence, earlier: Span | None) -> Iterator[Proposal]:
    """Yield what a finite verb attributes; `earlier` is who the sentence let speak before."""
    inverted = inverted_subject(found)
    if inverted:
        turned = inverted._replace(clause=found.group.begin)
        before = list(preceding_words(found, turned, inverted.end))
        yield from before or _following(found, inverted, earlier, inverted.end)
        return
    if opening := opening_subject(found):
        yield from _following(found, opening, earlier, opening.clause)
        return
    subject = find_subject(found.passage, found.group.begin, found.start)
    if subject is None:
        if _is_second_verb(found):
            speaker = earlier or first_subject(found.passage, found.start, found.first)
            yield from _following(found, None, speaker)
    elif _may_say(found, subject):
        yield from _of_subject(found, subject, earlier)


def _may_say(found: Occurrence, subject: Subject) -> bool:
    """Return whether a verb has a subject that says something, and is no noun of it."""
    if found.cue.verb == "show" and _pictures(found, subject):
        return False
    # "“…,” the post read" has one verb, and it is the second.
    alone = subject.end - subject.begin == 1 and found.passage.lows[subject.begin] in ARTICLES
    return not alone and not found.is_noun_of(subject)


def _of_subject(found: Occurrence, subject: Subject, earlier: Span | None) -> Iterator[Proposal]:
    """Yield what a finite verb attributes to the subject before it."""
    before = list(preceding_words(found, subject, found.last))
    if before and before[0].rule.startswith("quote"):
        after = list(_following(found, subject, earlier)) if _is_inside(found, before[0]) else []
        # "“…,” came the reply from Berg" has no verb of saying.
        named = found.passage.lows[subject.end - 1] not in ARTICLES
        yield from after or (each if named else each._replace(speaker=None) for each in before)
    elif not found.is_noun_after(subject):
        if is_owned(found, subject):
            yield from by_owned_noun(found, subject)
        else:
            yield from before or _following(found, subject, earlier)


def _pictures(found: Occurrence, subject: Subject) -> bool:
    """Return whether a subject is seen and says nothing: ``A 2019 photograph``.

    A video may tell that something is so, and otherwise shows it.
    """
    lows, follows = found.passage.lows, found.passage.lows[found.last : found.last + 1]
    of = (i for i in range(subject.begin + 1, subject.end) if lows[i] in PREPOSITIONS)
    head = lows[next(of, subject.end) - 1].removesuffix("s")
    return head in _STILL or (head in _FILMED and follows != ["that"])


def _is_inside(found: Occurrence, proposal: Proposal) -> bool:
    """Return whether the quotation only ends words of the article: ``On “Late Hour,” she said``."""
    passage = found.passage
    return (
        passage.inside[found.start] < 0 and proposal.spans[0].start == passage.starts[found.start]
    )


def _quoted_only(found: Occurrence) -> Iterator[Proposal]:
    """Yield a quotation before a verb that reports no fact: ``“…,” he will say``."""
    if found.is_denied or found.group.passive or found.is_participle:
        return
    subject = find_subject(found.passage, found.group.begin, found.start)
    if subject:
        for proposal in preceding_words(found, subject, found.last):
            if proposal.rule.startswith("quote"):
                yield proposal


def _is_second_verb(found: Occurrence) -> bool:
    """Return whether the verb shares a subject named before: ``and said``."""
    k, lows = found.group.begin - 1, found.passage.lows
    if k > found.start and lows[k : k + 2] == [",", "then"]:
        # "Ann Berg saved five points, then revealed that".
        return True
    if k < found.start or lows[k] not in {"and", "but"}:
        return False
    # "40 suspected and confirmed cases": one adjective and another.
    counted = k - 2 >= found.start and (lows[k - 2][0].isdigit() or lows[k - 2] in DETERMINERS)
    return not (counted and lows[k - 1].endswith("ed"))


def _link(found: Occurrence, subject: Subject | None) -> ContentLink:
    """Return how the clause of `subject` hangs on another, by the word before it."""
    passage = found.passage
    who = subject is not None and passage.lows[subject.clause] == "who"
    if subject and who and hangs_on(passage, found.start, subject.begin):
        # "Founded by Berg, who said that taxes rose, the firm grew".
        return ContentLink.LEADING
    k = subject.clause - 1 if subject else -1
    if k < found.start:
        return ContentLink.NONE
    low = passage.lows[k]
    if low in {"which", "who", "that", "what"} and k > found.start:
        return ContentLink.RELATIVE
    first = k == found.start or passage.lows[k - 1] in _BEFORE_LINK
    if low == "as" and first:
        return ContentLink.AS
    return ContentLink.LEADING if low in _LEADING and first else ContentLink.NONE


def _following(
    found: Occurrence, subject: Subject | None, earlier: Span | None, after: int | None = None
) -> Iterator[Proposal]:
    """Yield the words after the verb, or after token `after` where the subject follows it."""
    link, begin = _link(found, subject), after or found.last
    if subject and found.passage.lows[found.start : subject.clause] == ["what"]:
        begin = after_what(found.passage, begin, found.end)
    content = following_content(found.passage, begin, found.end, found.cue, link)
    if content and not (found.cue.verb in _QUOTING and _as_saying(found.passage, content.span)):
        passage, words = found.passage, content.span
        speaker = passage.span(subject.begin, subject.end) if subject else earlier
        if subject and content.frame == "to" and passage.lows[subject.begin] == "we":
            # "We asked groups to solve it" is what was done.
            return
        if subject and passage.lows[subject.clause] in {"who", "which"}:
            words = before_main_verb(passage, words, found.start, subject.clause)
        yield Proposal((words,), speaker, found.span, f"verb-{content.frame}", found.cue.verb)


def _names_source(passage: Passage, span: Span) -> bool:
    """Return whether words begin with somebody to cite: ``two officials``."""
    begin, end = passage.token_at(span.start), passage.token_at(span.end)
    of = next((i for i in range(begin, end) if not passage.words[i].isalnum()), end)
    head = next((i for i in range(begin + 1, of) if passage.lows[i] in PREPOSITIONS), of) - 1
    return is_somebody(passage.lows[head].removesuffix("s")) or passage.lows[head] in _CITED


def _as_saying(passage: Passage, span: Span) -> bool:
    """Return whether words go on as ``quoted Ann Berg as saying``: they are hers."""
    begin, end = passage.token_at(span.start), passage.token_at(span.end)
    return any(
        passage.lows[i] == "as" and (cue := cue_forms().get(passage.lows[i + 1]))
        and cue.form == VerbForm.ING
        for i in range(begin + 1, end - 1)
    )  # fmt: skip


def _quoted(passage: Passage, link: int, start: int) -> Subject | None:
    """Return whom the words before the ``as`` at token `link` quote."""
    if passage.lows[max(start, link - 2) : link] == ["on", "record"]:
        # "Berg is on record as saying".
        return find_subject(passage, verb_group(passage, link - 2, start).begin, start)
    for k in range(link - 1, max(start, link - _FARTHEST_QUOTED) - 1, -1):
        cue = cue_forms().get(passage.lows[k])
        if cue is None or cue.verb not in _QUOTING:
            continue
        if k > start and passage.lows[k - 1] in PASSIVE:
            return find_subject(passage, k - 1, start)
        return Subject(k + 1, link, k + 1) if k + 1 < link else None
    return None


def _said_before(found: Occurrence, link: int) -> Iterator[Proposal]:
    """Yield the words before ``he was quoted as saying``; `link` is the token ``as``."""
    quotes = found.passage.lows[link] == "as"
    told = _quoted(found.passage, link, found.start) if quotes else None
    if told and told.end < link:
        yield from preceding_words(found, told, found.last)


def _by_participle(
    found: Occurrence, verb: int, earlier: Span | None, *, paused: bool
) -> Span | None:
    """Return who speaks by a participle; `verb` is the first token of its verb group."""
    passage, start, before = found.passage, found.start, found.passage.lows[verb - 1]
    named = passage.words[verb - 2][:1].isupper() or passage.lows[verb - 2] in OBJECTS
    if before == "for" and named:
        return None  # "Criticised Hill for saying": it was Hill who said it
    if before == "as" and (quoted := _quoted(passage, verb - 1, start)):
        return passage.span(quoted.begin, quoted.end)
    if paused or before in PREPOSITIONS:
        return earlier or first_subject(passage, start, found.first)
    if (author := author_before(passage, verb, start)) or is_passed_on(passage, verb, start):
        return author
    subject = find_subject(passage, verb, start)
    return passage.span(subject.begin, subject.end) if subject else earlier


def _participle(found: Occurrence, earlier: Span | None) -> Iterator[Proposal]:
    """Yield what a participle introduces: ``…, adding that``."""
    passage, start = found.passage, found.start
    if found.first == start:
        return
    # "After initially saying" is as good as "after saying".
    verb = found.group.begin if found.group.begin > start else found.first
    before = passage.lows[verb - 1]
    content = following_content(passage, found.last, found.end, found.cue)
    if content is None:
        yield from _said_before(found, verb - 1)
        return
    describes = before in PREPOSITIONS and content.frame in {"noun", "wh", "called"}
    # "Citing two officials" says whose words they are.
    names = found.cue.verb in _QUOTING and _names_source(passage, content.span)
    if before in DETERMINERS or describes or names or is_unsaid(passage, verb, start):
        return
    if content.frame == "noun" and passage.words[verb - 1].islower() and before.isalpha():
        # "A conference announcing her return".
        return
    paused = before == "," or before in DASHES
    if passage.inside[verb - 1] >= 0:
        paused = ends_with_comma(passage, verb - 1)
    if not paused and Frame.QUOTATION not in found.cue.frames:
        # "a letter calling for …" describes words, and names nobody.
        return
    speaker = _by_participle(found, verb, earlier, paused=paused)
    words = before_main_verb(passage, content.span, start, verb)
    yield Proposal((words,), speaker, found.span, f"participle-{content.frame}", found.cue.verb)
