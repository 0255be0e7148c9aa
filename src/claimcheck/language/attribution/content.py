"""Find the words that a reporting verb introduces, and where they end."""

from collections.abc import Set
from typing import NamedTuple

from claimcheck.language.attribution.clauses import (
    ends_clause,
    opens_quotation,
    skip_adverbials,
    skip_insertion,
    skip_phrase,
)
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.cues import Cue, cue_forms
from claimcheck.language.lists import word_set
from claimcheck.language.vocabulary import (
    AUXILIARIES,
    CLAUSE_PRONOUNS,
    DETERMINERS,
    OBJECTS,
    PRONOUNS,
)
from claimcheck.model.statement import Span

_PAUSES = frozenset([",", "—", "–"])
_CONJUNCTIONS = word_set("but and while though although when")
_SECOND_VERBS = word_set("said says added adds called calls told tells")
_QUESTION_WORDS = word_set("whether if what why how who when where")
_TRAILING = word_set("statement interview tweet email speech briefing conference")


class Content(NamedTuple):
    """What follows a reporting verb, and in which frame it stands."""

    span: Span
    frame: str


def following_content(passage: Passage, i: int, end: int, cue: Cue) -> Content | None:
    """Return the content that begins after the cue's last token, ``i - 1``."""
    if i >= end:
        return None
    j = i
    if "a" in cue.frames and cue.verb != "say" and not opens_quotation(passage, i):
        j = _skip_addressee(passage, i, end)
    to_infinitive = "o" in cue.frames and j < end and passage.lows[j] == "to"
    k = j if to_infinitive else skip_adverbials(passage, j, end)
    if "a" in cue.frames and k > i and k < end and passage.lows[k] not in {"that", ":", ","}:
        k = skip_adverbials(passage, k, end)
    if k < end and "q" in cue.frames:
        k = skip_insertion(passage, k, end)
    return _content_at(passage, k, end, cue, moved=k > i)


def _skip_addressee(passage: Passage, i: int, end: int) -> int:
    lows = passage.lows
    if lows[i] in {"that", ":", ","} or ends_clause(passage, i, end):
        return i
    if lows[i] in OBJECTS:
        return i + 1
    return skip_phrase(passage, i - 1, end)


def _content_at(passage: Passage, i: int, end: int, cue: Cue, *, moved: bool) -> Content | None:
    if i >= end:
        return None
    frame, begin = _marked_frame(passage, i, end, cue) or _frame(passage, i, end, cue, moved=moved)
    if not frame or begin >= end:
        return None
    if frame == "quotation":
        quotation = passage.quotations[passage.inside[begin]]
        return Content(Span(quotation.start, quotation.end), frame)
    if frame == "called" and not _holds_quotation(passage, begin, end):
        return None
    stop = content_end(passage, begin, end)
    return Content(passage.span(begin, stop), frame) if stop > begin else None


def _marked_frame(passage: Passage, i: int, end: int, cue: Cue) -> tuple[str, int] | None:
    """Return the frame that a comma, a colon or a quotation mark shows, and where it begins."""
    low, quotes = passage.lows[i], "q" in cue.frames
    if low in {",", ":"} and i + 1 < end and opens_quotation(passage, i + 1):
        return ("quotation" if quotes else "", i + 1)
    if low == "," and i + 2 < end and passage.lows[i + 1] == "that":
        return ("that" if "t" in cue.frames else "", i + 2)
    if low == ":":
        return ("colon" if quotes else "", i + 1)
    if opens_quotation(passage, i) and "x" not in cue.frames:
        return ("quote" if quotes or "n" in cue.frames else "", i)
    return None


def _frame(passage: Passage, i: int, end: int, cue: Cue, *, moved: bool) -> tuple[str, int]:
    """Return the frame that the words at token `i` show, and where its content begins."""
    low, frames = passage.lows[i], cue.frames
    if "x" in frames:
        return "called", i
    if low == "that" and "t" in frames:
        # "said that." has a pronoun, not a clause.
        return ("" if ends_clause(passage, i + 1, end) else "that"), i + 1
    if low == "to":
        return ("to" if "o" in frames else ""), i
    if low in _QUESTION_WORDS:
        return ("wh" if "w" in frames else ""), i
    if "b" in frames and _starts_clause(passage, i, end, moved=moved):
        return "bare", i
    noun = "n" in frames and not moved and not ends_clause(passage, i, end)
    return ("noun" if noun else ""), i


def _holds_quotation(passage: Passage, begin: int, end: int) -> bool:
    """Tell whether a quotation follows before another verb reports something."""
    for k in range(begin, content_end(passage, begin, end)):
        if opens_quotation(passage, k):
            return True
        if passage.lows[k] in cue_forms():
            return False
    return False


def _starts_clause(passage: Passage, i: int, end: int, *, moved: bool) -> bool:
    """Tell whether a clause without ``that`` begins here: a subject, later a verb."""
    low = passage.lows[i]
    if low in CLAUSE_PRONOUNS or low in PRONOUNS:
        return True
    if low in {",", "("} or ends_clause(passage, i, end) or end - i < 3:
        return False
    if moved and low not in DETERMINERS and not passage.words[i][:1].isupper():
        return False
    return _verb_ahead(passage, i, end)


def _verb_ahead(passage: Passage, i: int, end: int) -> bool:
    for k in range(i + 1, min(end, i + 30)):
        low = passage.lows[k]
        if low in AUXILIARIES or low.endswith(("n't", "'s", "ed")) or low in cue_forms():
            return True
    return end - i > 7


def content_end(passage: Passage, begin: int, end: int) -> int:
    """Return the token before which reported words end, final marks left out."""
    stop = end
    for i in range(begin + 1, end):
        if passage.inside[i] < 0 and _breaks(passage, i, end):
            stop = i
            break
    while stop > begin and passage.inside[stop - 1] < 0 and passage.lows[stop - 1] in ".!?;:,…—–":
        stop -= 1
    return stop


def _breaks(passage: Passage, i: int, end: int) -> bool:
    """Tell whether something else begins at token `i`: another attribution."""
    low = passage.lows[i]
    if low == ";" or i + 1 >= end:
        return low == ";"
    following = passage.lows[i + 1]
    if low in _PAUSES:
        if following in _CONJUNCTIONS:
            return _attributes_again(passage, i + 2, end)
        return following == "according" or _is_form(following, {"ing"})
    return low in {"and", "but"} and following in _SECOND_VERBS


def _is_form(low: str, forms: Set[str]) -> bool:
    cue = cue_forms().get(low)
    return cue is not None and cue.form in forms


def _attributes_again(passage: Passage, i: int, end: int) -> bool:
    """Tell whether a short subject and a reporting verb follow."""
    forms = cue_forms()
    for k in range(i, min(end, i + 6)):
        if passage.inside[k] >= 0 or passage.lows[k] == ",":
            return False
        if passage.lows[k] in forms and forms[passage.lows[k]].form in {"past", "s"}:
            return True
        if passage.lows[k] in AUXILIARIES and passage.lows[k] not in {"has", "have", "had"}:
            return False
    return False
