"""Attribution by layout: interviews, transcripts, headlines with a name, posts."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.rules.clauses import opens_quotation
from claimcheck.language.attribution.rules.verb_groups import has_verb_form
from claimcheck.language.framing import labels
from claimcheck.language.framing.labels import LabelUse
from claimcheck.language.lexicon.closed_classes import DASHES, DETERMINERS, PREPOSITIONS
from claimcheck.language.lexicon.offices import names_office, office_endings
from claimcheck.language.lexicon.ranks import is_title
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.kinds import NameKind, kind_of
from claimcheck.language.people.name_tables import is_word, is_word_and_surname
from claimcheck.language.people.roles import is_somebody
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

_FEWEST_WORDS = 3
_LONGEST_NAME = 12
# In code points, with an office; it spares most paragraphs a long pattern.
_LONGEST_LABEL = 160
_LONGEST_SOURCE = 4
_ENOUGH = 2_000
# Bodies and papers that headlines name after a dash.
_SOURCES = word_set(
    "police report study poll survey sources officials experts ministry court union"
)
_TITLES = word_set("mr mrs ms miss dr prof sir dame")


@cache
def _label_pattern() -> re.Pattern[str]:
    letter = r"(?:Q|A|Question|Answer)(?=[:.]\s)"
    capitals = r"[A-Z][A-Z.’'\-]+(?: [A-Z][A-Z.’'\-]+){0,3}"
    particle = r"(?:(?:van|von|de|del|da|bin|al|ole)(?: la| der| den)? )?"
    name = rf"[A-Z][\w’'\-]+\.?(?: {particle}[A-Z][\w’'\-]*\.?){{0,3}}"
    office = r"[A-Z][\w’'\-]+(?: [\w’'\-]+){0,4} [a-z]+"
    seat = r"The [A-Z][\w’'\-]+(?: (?:of|for|the|and|[A-Z][\w’'\-]+)){1,8}(?= \([A-Z])"
    # As machines write down who speaks: "Speaker 1 (00:12):".
    numbered = r"(?i:(?:unidentified )?speaker|voice|participant|witness|caller) \d{1,2}"
    # "ANN BERG, HOST:" and "Ms Berg (Lund):" say more of her, and name her all the same.
    more = r"(?: \([^)\n]{2,40}\)| \[[^\]\n]{2,40}\]|, [A-Z][A-Z .,’'&/\-]{2,50})?"
    # As transcripts have them: "[00:01:02] Ann Berg: …".
    time = r"(?:[\[(]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]|\d{1,2}:\d\d:\d\d)\s+(?:[-–—]\s+)?"
    return re.compile(
        rf"(?:{time})?[\"“]?(?P<label>{letter}|(?:{numbered}|{capitals}|{name}|{office}|{seat})(?={more}:\s)){more}(?P<mark>[:.])\s+"
    )


@cache
def _post_pattern() -> re.Pattern[str]:
    month = r"[A-Z][a-z]{2,8}\.?"
    return re.compile(
        rf"\s*[—–-]+\s*(?P<name>[^\n()@]{{2,50}}?)\s*\((?P<handle>@\w+)\)"
        rf"\s*(?:(?:{month} \d{{1,2}}|\d{{1,2}} {month}),? \d{{4}})?"
    )


def by_label(passage: Passage, number: int) -> Iterator[Proposal]:
    """Yield the words after ``Q:``, ``SMITH:`` or ``Anna Berg:``, to the paragraph's end.

    Sentence `number` begins a paragraph or a turn; a label speaks until the next one,
    which may stand in the same paragraph.
    """
    start = passage.sentences[number].start
    line = passage.text.find("\n", start)
    end = len(passage.text) if line < 0 else line
    turn = _turn(passage, number, end)
    if turn is None:
        return
    for later in range(number + 1, len(passage.sentences)):
        start = passage.sentences[later].start
        if start >= end or _turn(passage, later, end):
            end = min(start, end)
            break
    said = passage.text[turn.words.start : end].rstrip()
    span = Span(turn.words.start, turn.words.start + len(said))
    yield Proposal((_quoted_at_once(passage, span),), turn.speaker, turn.mark, "label")


def goes_on(passage: Passage, number: int, before: Proposal | None) -> bool:
    """Return whether a label before sentence ``number`` stands in the same paragraph."""
    if before is None or before.rule != "label":
        return False
    end, start = before.spans[-1].end, passage.sentences[number].start
    return start - end < _ENOUGH and "\n" not in passage.text[end:start]


class _Turn(NamedTuple):
    words: Span
    speaker: Span
    mark: Span


def _turn(passage: Passage, number: int, end: int) -> _Turn | None:
    """Return the turn that sentence ``number`` begins with a label, up to ``end``."""
    text, first = passage.text, passage.sentences[number]
    colon = text.find(":", first.start, first.start + _LONGEST_LABEL)
    if colon < 0 and text[first.start] not in "QA":
        return None
    found = _label_pattern().match(text, first.start, first.end)
    if not found:
        return None
    # Of a paragraph of many turns each is judged by what comes next, not by all that follows.
    end = min(end, found.end() + _ENOUGH)
    words = Span(found.end(), found.end() + len(text[found.end() : end].rstrip()))
    label = Span(*found.span("label"))
    if not _speaks(passage, text[label.start : label.end], words):
        return None
    who = _in_brackets(text, label, found.end()) or label
    return _Turn(words, who, Span(*found.span("mark")))


def _quoted_at_once(passage: Passage, span: Span) -> Span:
    """Return the quotation that words after a label begin with, else all of them.

    What a report adds after the marks is its own: ``Berg: “We inherited ruins.” Jeers follow.``
    """
    first = passage.token_at(span.start)
    if not opens_quotation(passage, first):
        return span
    quoted = passage.quotations[passage.inside[first]]
    return Span(span.start, min(quoted.end, span.end)) if quoted.closed else span


def _in_brackets(text: str, label: Span, end: int) -> Span | None:
    """Return who holds the office of a label: ``The Prime Minister (Ann Berg):``."""
    opened, closed = text.find("(", label.end, end) + 1, text.find(")", label.end, end)
    words = text[opened:closed].title() if text[opened:closed].isupper() else text[opened:closed]
    office = text[label.start : label.end]
    if not 0 < opened < closed:
        return None
    # "Ann Berg (Lund West):" is of where she is elected.
    holds = names_office(office) and not _named(office)
    named = len(words.split()) > 1 and kind_of(tuple(words.split())) is NameKind.PERSON
    return Span(opened, closed) if holds and named else None


def _named(office: str) -> bool:
    """Return whether a name stands in the words of a label: ``Minister Berg``."""
    return any(
        word[:1].isupper() and not (is_title(word) or is_word(word)) for word in office.split()
    )


def _speaks(passage: Passage, label: str, words: Span) -> bool:
    """Return whether a label may be a speaker: no kicker, and more than a list after it."""
    first = label.split(maxsplit=1)[0].lower()
    more = ")" in passage.text[words.start - 4 : words.start]
    line = f"\n{label}: "
    # Two are enough: in a transcript each line is asked about.
    again = passage.text.find(line, passage.text.find(line) + 1) > 0
    if not _names_somebody(label, more=more, again=again):
        return False
    said = passage.text[slice(*words)]
    topic = not again and _heads_line(passage.text, label, said)
    if topic or labels.standing_of(label, said) is not LabelUse.SPEAKER:
        return False
    begin, end = passage.token_at(words.start), passage.token_at(words.end)
    if passage.text[words.start].islower() and "who" in passage.lows[begin : begin + _FEWEST_WORDS]:
        # "Ann Berg: teacher who took on the ministry".
        return False
    if end > begin and passage.lows[end - 1] == "?":
        return True
    if end - begin < _FEWEST_WORDS:
        return False
    # A speaker with a title needs no verb: "Mr. Hall: Never."
    named = len(label) == 1 or label.isupper() or first.rstrip(".") in _TITLES
    return named or has_verb_form(passage, begin, end)


def _heads_line(text: str, label: str, words: str) -> bool:
    """Return whether a word only opens a headline, of which it may be a topic.

    As in ``AFCON: Coach rues missed chances``, but not ``NDC: We have won``.
    """
    topic = label.isupper() or labels.is_topic(text, label)
    alone = topic and label.isalpha() and len(label) > 1
    speaks = labels.speaks_for_itself(words) or words.startswith(("We ", "Our "))
    return alone and words[-1:].isalnum() and not speaks


def _names_somebody(label: str, *, more: bool, again: bool) -> bool:
    """Return whether a label is a name or an office.

    `more` of it stands in parentheses, or it stands `again` before other paragraphs.
    """
    first, *others = label.lower().replace("’", "'").split()
    if label.lower() in labels.KICKERS:
        return False
    if len(label) > 1 and not again and all(_means_something(word) for word in (first, *others)):
        return False
    if label.isupper():
        # "MINISTER'S FURY" is none.
        return not any(word.endswith("'s") for word in (first, *others[:-1]))
    if label.rsplit(maxsplit=1)[-1].islower():
        ends = [first, *others][-1] in office_endings()
        return ends and labels.OPENINGS.isdisjoint([first, *others])
    return (more or again) if first == "the" else first not in labels.KICKERS


def _means_something(word: str) -> bool:
    """Return whether a word of a label is neither a name nor an office: ``READ MORE``."""
    if word.endswith("er") or is_somebody(word):
        return False
    known = is_word(word) or is_word_and_surname(word) or word in PREPOSITIONS
    return known or word in labels.AND_SO_ON or "-" in word


def by_signature(passage: Passage, number: int) -> Iterator[Proposal]:
    """Yield the paragraph that ``— Anna Berg (@berg) June 2, 2020`` signs.

    The signature ends the paragraph or opens the next line; `number` is the
    paragraph's first sentence.
    """
    text, start = passage.text, passage.sentences[number].start
    end = (text.find("\n", start) + 1 or len(text) + 1) - 1
    found = _post_pattern().search(text, start, end) or _post_pattern().match(text, end)
    if not found:
        return
    # What is left of markup, as in an embedded post, is nobody's words.
    start = max(start, text.rfind(">", start, found.start()) + 1)
    words = text[start : found.start()]
    span = Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
    if span.start < span.end:
        yield Proposal((span,), Span(*found.span("name")), Span(*found.span("handle")), "post")


def by_dash(passage: Passage, number: int, before: Proposal | None) -> Iterator[Proposal]:
    """Yield the quotation that a dash and a name sign: ``“Never again.” — Anna Berg``.

    The name may stand in the next sentence or line; `before` is the proposal
    before it, whose words are not given to somebody else.
    """
    start, end = passage.bounds(number)
    dash = next((i for i in range(start, end) if passage.lows[i] in DASHES), end)
    last = dash - 1
    if dash + 1 >= end or end - dash > _LONGEST_NAME or last < 0 or passage.inside[last] < 0:
        return
    name = passage.words[dash + 1]
    if not (name[0].isupper() or name[0] == "@") or has_verb_form(passage, dash + 1, end):
        return
    quotation = passage.quotations[passage.inside[last]]
    line = passage.text.rfind("\n", 0, quotation.start) + 1
    if passage.text[line : quotation.start].strip():
        return
    words = Span(quotation.start, quotation.end)
    if before is None or before.spans[-1].end <= words.start:
        cue, speaker = (
            passage.span(dash, dash + 1),
            passage.span(dash + 1, _name_end(passage, dash, end)),
        )
        yield Proposal((words,), speaker, cue, "signed")


def _name_end(passage: Passage, dash: int, end: int) -> int:
    """Return where the name after a dash ends: before a comma or a full stop."""
    for k in range(dash + 2, end):
        if passage.lows[k] in {",", ".", "("}:
            return k
    return end


def by_headline(
    passage: Passage, number: int, is_surname: Callable[[str], bool]
) -> Iterator[Proposal]:
    """Yield the words of a headline before a dash and who says so: ``Taxes to rise – Berg``.

    The name is the surname of somebody whom `is_surname` knows, or an office or
    body in small letters; the line has no full stop, and its words a verb.
    """
    (start, end), sentence = passage.bounds(number), passage.sentences[number]
    dash = next((i for i in range(end - 1, start, -1) if passage.lows[i] in DASHES), start)
    if dash - start < _FEWEST_WORDS or not 0 < end - dash - 1 <= _LONGEST_SOURCE:
        return
    if passage.text[sentence.end : sentence.end + 1] not in {"", "\n"}:
        return
    opens = not number or passage.sentences[number - 1].paragraph != sentence.paragraph
    if not opens or max(passage.inside[start:end]) >= 0:
        return
    source = passage.span(dash + 1, end)
    name = passage.text[source.start : source.end]
    # A headline leaves out "is" and "will".
    predicts = has_verb_form(passage, start, dash) or "to" in passage.lows[start + 1 : dash]
    is_source = name.lower() in _SOURCES or _is_office(passage, dash + 1, end)
    if predicts and (is_source or is_surname(name)):
        yield Proposal(
            (passage.span(start, dash),), source, passage.span(dash, dash + 1), "headline"
        )


def _is_office(passage: Passage, begin: int, end: int) -> bool:
    """Return whether the tokens are an office without a name: ``health minister``."""
    low = passage.lows[begin]
    ends = passage.words[end - 1].islower() and passage.lows[end - 1] in office_endings()
    return ends and low not in PREPOSITIONS and low not in DETERMINERS
