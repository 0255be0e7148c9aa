"""What of a rule's words names the speaker: no time, no adverb, no clause, no quotation."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.rules.clauses import is_adverb, opens_office, skip_time
from claimcheck.language.attribution.rules.verb_groups import clause_verb, is_finite
from claimcheck.language.lexicon.closed_classes import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    STARTERS,
    WEEKDAYS,
)
from claimcheck.language.lexicon.reporting_verbs import cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.cutting import name_begin
from claimcheck.language.people.kinds import NameKind, kind_of
from claimcheck.language.people.mentions import head_of
from claimcheck.model.statement import Span

_LONGEST = 8
_LONGEST_TIME = 6
_LONGEST_NAME = 4
_TIMELY = (
    WEEKDAYS | MONTHS | STARTERS | ADVERBS | PREPOSITIONS | word_set("last this next said and")
)
_RELATIVES = word_set("who whom whose which that")
_LAST = word_set(
    """
    himself herself themselves itself now then later earlier recently meanwhile again both here
    probably also and or but , ago yesterday today tonight the a an
    """
)
_NO_END = _LAST | PREPOSITIONS | STARTERS
_OPENINGS = word_set("but and so yet while when as because if that said says say told , also then")
_BUTTONS = word_set(
    "share facebook twitter whatsapp email telegram linkedin pinterest reddit print messenger tweet"
)
_MARKS = frozenset('"“”«»„')
_PERSONS = word_set("he she they we i")
_NO_SPEAKER = word_set("it this there the a an that these those which what such more most")
_COUNTED = word_set("of people percent per")
# Their first words are those of a layout, which are nobody's clause.
_LAYOUTS = frozenset(["label", "signed", "post", "headline"])


def tidied(passage: Passage, proposal: Proposal) -> Proposal:
    """Return a proposal whose speaker is a noun phrase, or has none."""
    if proposal.speaker is None or proposal.heir or proposal.rule in _LAYOUTS:
        return proposal
    start, stop = proposal.speaker
    words = passage.text[start:stop]
    if (words.isalpha() and not words.islower()) or _is_plain_name(words):
        return proposal
    begin, end = passage.token_at(start), passage.token_at(stop)
    follows = proposal.rule.startswith(("participle", "quote-intro", "quote-colon"))
    span = _noun_phrase(passage, begin, end, first=follows)
    if span and not any(map(str.isalnum, passage.text[span.start : span.end])):
        span = None
    return proposal if span == proposal.speaker else proposal._replace(speaker=span)


def _is_plain_name(words: str) -> bool:
    """Return whether words are no more than a short name, which most speakers are."""
    parts = words.split(" ")
    return (
        len(parts) <= _LONGEST_NAME
        and all(part.isalpha() and part[0].isupper() and not part.isupper() for part in parts)
        and not any(part.lower() in _TIMELY for part in (parts[0], parts[-1]))
    )


def _noun_phrase(passage: Passage, begin: int, end: int, *, first: bool) -> Span | None:
    """Return what names the speaker; `first` of several clauses rather than the last."""
    begin, end = _outside(passage, begin, end)
    if end - begin > 1 and passage.lows[end - 1] in _PERSONS:
        # "Speaking through an interpreter she".
        begin = begin if passage.lows[end - 2] in {"and", "or"} else end - 1
    begin = _after_opening(passage, begin, end)
    end = _without_end(passage, begin, end)
    verb = min(clause_verb(passage, begin, end), _deed(passage, begin, end) if first else end)
    if verb < end:
        begin, end = (begin, verb) if first else _nearest(passage, begin, verb, end)
        end = _without_end(passage, begin, end)
    joined = _joins_names(passage, begin, end)
    if end - begin > _LONGEST and not joined:
        begin, end = _shorter(passage, begin, end)
    if not 0 < end - begin <= _LONGEST * (1 + joined) + 4 or not _names(passage, begin, end):
        return None
    span = passage.span(begin, end)
    # "Berg's claim that": the owner says it.
    owner = passage.lows[end - 1].endswith("'s")
    return Span(span.start, span.end - 2) if owner else span


def _joins_names(passage: Passage, begin: int, end: int) -> bool:
    """Return whether two who are named are joined: of them none may be left out."""
    return passage.words[end - 1][:1].isupper() and any(
        passage.lows[i] == "and" and _joins_at(passage, i, begin) for i in range(begin + 1, end - 1)
    )


def _joins_at(passage: Passage, joint: int, begin: int) -> bool:
    first = joint
    while first > begin and passage.words[first - 1][:1].isupper():
        first -= 1
    if first == begin or passage.lows[joint - 1] == ",":
        # "Ann Berg and Karl Voss", "Ann Berg, the mayor, and Karl Voss".
        opens = passage.words[begin][:1].isupper()
        return opens and (first < joint or passage.lows[joint - 1] == ",")
    # "The bench of Ann Berg and Karl Voss", but not "the Department of Health and Safety".
    run = tuple(passage.words[first:joint])
    known = run and kind_of(run[name_begin(run) :]) in {NameKind.PERSON, NameKind.LIKELY}
    return bool(known) and len(run) > 1


def _outside(passage: Passage, begin: int, end: int) -> tuple[int, int]:
    """Return the last words that stand outside quotation marks."""
    while end > begin and _is_quoted(passage, end - 1):
        end -= 1
    for k in range(end - 1, begin - 1, -1):
        if _is_quoted(passage, k):
            return k + 1, end
    return begin, end


def _is_quoted(passage: Passage, i: int) -> bool:
    """Return whether a token stands in a quotation, or is a mark that opens none."""
    return passage.inside[i] >= 0 or not _MARKS.isdisjoint(passage.words[i])


def _after_opening(passage: Passage, begin: int, end: int) -> int:
    """Return the token after a time, a number or a conjunction that opens the words."""
    while begin < end - 1:
        low, word = passage.lows[begin], passage.words[begin]
        after = skip_time(passage, begin, end)
        if after == begin and "ago" in (past := passage.lows[begin + 2 : min(end - 1, begin + 4)]):
            after = begin + 3 + past.index("ago")
        opens = (
            low in _OPENINGS
            or _is_button(passage, begin)
            or (word.islower() and low in AUXILIARIES)
        )
        number = low.isdigit() and not _counts(passage, begin, end)
        if after == begin and (number or opens or not (word[0].isalnum() or word[0] == "@")):
            after = begin + 1
        adverb = is_adverb(low) and low not in DETERMINERS and not opens_office(passage, begin)
        if after == begin and adverb and not word.isupper():
            after = begin + 1
        if after == begin or after >= end:
            break
        begin = after
    return begin


def _counts(passage: Passage, i: int, end: int) -> bool:
    """Return whether a number says how many speak: ``40 economists``, but not ``2022 figures``."""
    following = passage.words[i + 1]
    several = following.islower() and (following.endswith("s") or following in _COUNTED)
    return several and len(passage.lows[i]) < len("2022") and i + 1 < end


def _is_button(passage: Passage, i: int) -> bool:
    """Return whether a word is one of a row of buttons that pages put above their text."""
    lows = passage.lows
    return lows[i] in _BUTTONS and (lows[i + 1] in _BUTTONS or (i > 0 and lows[i - 1] in _BUTTONS))


def _deed(passage: Passage, begin: int, end: int) -> int:
    """Return the verb of what somebody did besides: ``Berg issued a statement``, ``He shrugs``.

    It is the word after a name or a pronoun; `end` where there is none.
    """
    k = begin
    while k < end and passage.words[k][:1].isupper() and passage.lows[k] not in _PERSONS:
        k += 1
    if k == begin and passage.lows[k] in _PERSONS:
        k += 1
    if not begin < k < end or not passage.words[k].islower():
        return end
    low, following = passage.lows[k], passage.lows[k + 1] if k + 1 < end else ""
    alone = passage.lows[begin] in _PERSONS and passage.lows[k] not in {"and", "or"}
    shows = low.endswith("s") and following in DETERMINERS
    return k if alone or shows or (low.endswith("ed") and following != "by") else end


def _nearest(passage: Passage, begin: int, verb: int, end: int) -> tuple[int, int]:
    """Return the noun phrase that ends the words, or the one before a verb that ends them."""
    last, k = passage.lows[end - 1], end - 1
    if last in _PERSONS:
        return k, end
    if passage.words[k][:1].isupper():
        while k > verb + 1 and passage.words[k - 1][:1].isupper():
            k -= 1
        return k, end
    auxiliary = passage.lows[verb] in AUXILIARIES
    if auxiliary and all(is_finite(low) or is_adverb(low) for low in passage.lows[verb:end]):
        return begin, verb
    return (begin, verb) if passage.lows[verb + 1 : verb + 2] == ["that"] else (end, end)


def _shorter(passage: Passage, begin: int, end: int) -> tuple[int, int]:
    """Return the name that a long office ends with, else the head of a long noun phrase."""
    start = passage.starts[begin]
    head = head_of(passage.text[start : passage.ends[end - 1]])
    if head.name and start + head.start + len(head.name) == passage.ends[end - 1]:
        return passage.token_at(start + head.start), end
    for k in range(begin + 1, end):
        low = passage.lows[k]
        if low in PREPOSITIONS or low in _RELATIVES or low in {",", "("}:
            return begin, k
    return begin, end


def _without_end(passage: Passage, begin: int, end: int) -> int:
    """Return where the words end before adverbs, times and what joins on."""
    while end > begin + 1:
        low, word = passage.lows[end - 1], passage.words[end - 1]
        if (time := _time_begin(passage, begin, end)) > begin:
            end = time
        elif low in _NO_END or (
            word.islower() and (is_adverb(low) or _trails(passage, begin, end))
        ):
            end -= 1
        else:
            break
    return end


def _trails(passage: Passage, begin: int, end: int) -> bool:
    """Return whether a participle ends the words: ``a poll released``, but not ``the accused``.

    Nor is ``figures her campaign released`` cut, nor ``a paper lawmakers released``.
    """
    lows, before = passage.lows, passage.lows[end - 2]
    if not lows[end - 1].endswith("ed") or end - begin <= 2:
        return False
    if before in DETERMINERS or before in AUXILIARIES or before in _PERSONS:
        return False
    others = any(
        lows[i] in DETERMINERS and lows[i - 1] not in PREPOSITIONS for i in range(begin + 2, end)
    )
    return not (others or (lows[begin] in {"a", "an"} and before.endswith("s")))


def _time_begin(passage: Passage, begin: int, end: int) -> int:
    """Return where a time begins that ends the words, or `begin`."""
    for k in range(max(begin + 1, end - _LONGEST_TIME), end):
        if skip_time(passage, k, end) == end:
            return k
    return begin


def _names(passage: Passage, begin: int, end: int) -> bool:
    """Return whether the words may stand for somebody."""
    low = passage.lows[begin]
    if not any(word[0].isalpha() or word[0] == "@" for word in passage.words[begin:end]):
        return False
    if end - begin == 1 and low in _NO_SPEAKER - {"it", "this", "those", "these"}:
        return False
    # “…,” read a note.
    verb = low in AUXILIARIES or low in cue_forms()
    if end - begin == 1 and verb and passage.words[begin].islower():
        return False
    # "Rejected by the council".
    if end - begin > 1 and low.endswith("ed") and passage.lows[begin + 1] == "by":
        return False
    if clause_verb(passage, begin, end) < end:
        return False
    return skip_time(passage, begin, end) < end and passage.words[begin] not in PREPOSITIONS
