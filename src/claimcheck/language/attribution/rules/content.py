"""Find the words that a reporting verb introduces, and where they end."""

from enum import Enum
from functools import cache

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.rules.adverbials import (
    QUESTION_WORDS,
    skip_addressee,
    skip_adverbials,
)
from claimcheck.language.attribution.rules.clauses import (
    TITLED,
    ends_clause,
    is_plain,
    opens_quotation,
    skip_insertion,
)
from claimcheck.language.attribution.rules.content_bounds import (
    content_end,
    starts_clause,
)
from claimcheck.language.attribution.rules.object_frames import (
    judged_end,
    object_frame,
    opens_figure,
)
from claimcheck.language.attribution.rules.relatives import after_relatives, is_pronoun_at
from claimcheck.language.attribution.rules.verb_groups import has_verb_form, is_finite
from claimcheck.language.lexicon.closed_classes import (
    PREPOSITIONS,
)
from claimcheck.language.lexicon.reporting_verbs import Cue, Frame, VerbForm, cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

_PARTING = frozenset(["and", "—", "-", "--"])
_LONGEST_OBJECT = 14
_LONGEST_DEED = 3
_SHORTEST_CLAUSE = 3
# What is said, thought or told, by somebody who is not named.
_SAYINGS = word_set(
    """
    claim claims report reports rumour rumours rumor rumors allegation allegations suggestion
    suggestions accusation accusations assertion assertions idea notion theory theories belief
    fear fears perception impression speculation myth hoax lie lies narrative narratives argument
    charge charges criticism complaint complaints insinuation insinuations assumption view opinion
    stipulation proviso caveat
    """
)
_SPEECH = word_set(
    "mass prayer prayers grace goodbye goodbyes farewell rosary nothing little few same"
)
# Of these a figure says enough: "promised 40,000 doses".
# "Denied this" does not say what.
_POINTING = frozenset(["this", "it", "that", "so"])
_PROMISING = word_set("promise pledge")
_OWNED = word_set("his her their its my our")


class ContentLink(Enum):
    """How a clause hangs on another one."""

    NONE = "stands alone"
    LEADING = "while she said …, he …"
    RELATIVE = "which she said is …"
    AS = "as she said, …"


class Content(NamedTuple):
    """What follows a reporting verb, and in which frame it stands."""

    span: Span
    frame: str


def following_content(
    passage: Passage, i: int, end: int, cue: Cue, link: ContentLink = ContentLink.NONE
) -> Content | None:
    """Return the content that begins after the cue's last token, ``i - 1``.

    `link` tells how the cue's clause hangs on another.
    """
    k = _content_start(passage, i, end, cue)
    if Frame.THAT in cue.frames:
        k = after_relatives(passage, i, k, end, cue)
    if link is ContentLink.AS and k < end:
        return _after_as(passage, k, end, cue)
    if (
        link is ContentLink.RELATIVE
        and k < end
        and Frame.BARE in cue.frames
        and is_finite(passage.lows[k])
        # "The report that she wrote said that": the report said it.
        and not (passage.lows[k] in cue_forms() and passage.lows[k + 1 : k + 2] == ["that"])
    ):
        return Content(passage.span(k, content_end(passage, k, end, cue)), "gap")
    frame, begin = _frame_at(passage, k, end, cue, moved=k > i) if k < end else ("", end)
    hoped = link is ContentLink.RELATIVE and cue.verb == "hope"
    if frame == "to" and (hoped or "who" in passage.lows[i:begin]):
        # "Told members who defected to the party", "the fuel that we hope to leave".
        return None
    if frame == "that" and _is_others(passage, i, k):
        return None
    # "a film called “Help”" is a name; "what he called “help”" is a judgement.
    named = frame == "called" and link is not ContentLink.RELATIVE
    if not frame or begin >= end or (named and opens_quotation(passage, begin)):
        return None
    return _content(passage, begin, end, cue, frame, subordinate=link is ContentLink.LEADING)


def _is_others(passage: Passage, i: int, that: int) -> bool:
    """Return whether a "that" goes on from a noun or a verb of others: ``against claims that``.

    "Spoke of his belief that" goes on from the speaker's own.
    """
    between = passage.lows[i:that]
    if not between or "that" in between:
        return False
    if "who" in between:
        return between[-1] in cue_forms()
    governed = next((k for k, low in enumerate(between) if low in PREPOSITIONS), None)
    return (
        governed is not None and between[-1] in _SAYINGS and _OWNED.isdisjoint(between[governed:-1])
    )


def _frame_at(passage: Passage, k: int, end: int, cue: Cue, *, moved: bool) -> tuple[str, int]:
    """Return the frame that begins at token `k`, and its first token; no frame is empty."""
    frame, begin = _marked_frame(passage, k, end, cue) or _frame(passage, k, end, cue, moved=moved)
    named = frame == "quote" and moved and Frame.BARE not in cue.frames
    return ("" if named and not _is_sentence(passage, begin) else frame), begin


def _is_sentence(passage: Passage, i: int) -> bool:
    """Return whether the quotation that token `i` opens is one: ``asked the crowd “Who …?”``."""
    words = passage.text[slice(*passage.quotations[passage.inside[i]][:2])].split()
    return len(words) > _SHORTEST_CLAUSE and words[0].lstrip("\"'“‘«„‹")[:1].isupper()


def _is_whole(passage: Passage, i: int, end: int) -> bool:
    """Return whether the words end with the quotation opened at `i`: ``chanted “Out!” as``."""
    quotation = passage.quotations[passage.inside[i]]
    k = passage.token_at(quotation.end)
    pauses = passage.text[quotation.end - 2] in ",.?!" and quotation.closed
    return pauses or (k < end and passage.lows[k] == ",")


def _content_start(passage: Passage, i: int, end: int, cue: Cue) -> int:
    """Return the first token after what stands between a verb and its content."""
    j = i
    if (
        Frame.ADDRESSEE in cue.frames
        and cue.verb != "say"
        and i < end
        and not opens_quotation(passage, i)
    ):
        j = skip_addressee(passage, i, end)
        # What is promised to somebody needs a "that": "promised voters lower taxes".
        j = i if cue.verb == "promise" and passage.lows[j : j + 1] != ["that"] else j
        if Frame.OBJECT_TO in cue.frames and j > i and passage.lows[j : j + 1] == ["to"]:
            # "Asked | the minister to act".
            return i
    stays = Frame.CALLED in cue.frames or (
        Frame.INFINITIVE in cue.frames and j < end and passage.lows[j] == "to"
    )
    k = j if stays else skip_adverbials(passage, j, end)
    if stays and k < end and passage.lows[k - 1] == "not":
        return k - 1
    if (
        Frame.ADDRESSEE in cue.frames
        and i < k < end
        and not stays
        and passage.lows[k] not in {"that", ":", ","}
    ):
        k = skip_adverbials(passage, k, end)
    return skip_insertion(passage, k, end) if k < end and Frame.QUOTATION in cue.frames else k


def _after_as(passage: Passage, i: int, end: int, cue: Cue) -> Content | None:
    """Return the main clause after ``As she said,``."""
    if passage.lows[i] != "," or i + 3 >= end:
        return None
    if opens_quotation(passage, i + 1) and Frame.QUOTATION in cue.frames:
        # "As she put it, “…”".
        quotation = passage.quotations[passage.inside[i + 1]]
        return Content(Span(quotation.start, quotation.end), "as")
    if Frame.AFTER not in cue.frames:
        return None
    return Content(passage.span(i + 1, content_end(passage, i + 1, end, cue)), "as")


def _content(
    passage: Passage, begin: int, end: int, cue: Cue, frame: str, *, subordinate: bool
) -> Content | None:
    if frame == "quotation" or (frame == "quote" and _is_whole(passage, begin, end)):
        quotation = passage.quotations[passage.inside[begin]]
        return Content(Span(quotation.start, quotation.end), frame)
    if frame == "called":
        stop = _last_quotation(passage, begin, end)
        stop = judged_end(passage, begin, end) if stop == begin else stop
    else:
        stop = content_end(
            passage, begin, end, cue, subordinate=subordinate, listed=frame == "colon"
        )
    return Content(passage.span(begin, stop), frame) if stop > begin else None


def _marked_frame(passage: Passage, i: int, end: int, cue: Cue) -> tuple[str, int] | None:
    """Return the frame that a comma, a colon or a quotation mark shows, and where it begins."""
    low, quotes = passage.lows[i], Frame.QUOTATION in cue.frames
    # "Speaking on the theme: “Salt of the earth”".
    quotes = quotes and passage.lows[i - 1] not in TITLED
    if low in {",", ":", ";"} and i + 1 < end and opens_quotation(passage, i + 1):
        return ("quotation" if quotes else "", i + 1)
    if low == "," and i + 2 < end and passage.lows[i + 1] == "that":
        return ("that" if Frame.THAT in cue.frames else "", i + 2)
    if low == ":":
        return ("colon" if quotes and cue.form != VerbForm.BASE else "", i + 1)
    if opens_quotation(passage, i) and Frame.CALLED not in cue.frames:
        return ("quote" if quotes or Frame.NOUN in cue.frames else "", i)
    return None


def _frame(passage: Passage, i: int, end: int, cue: Cue, *, moved: bool) -> tuple[str, int]:
    """Return the frame that the words at token `i` show, and where its content begins."""
    low, frames = passage.lows[i], cue.frames
    if linked := object_frame(passage, i, end, frames):
        return linked
    if low == "that" and Frame.THAT in frames and not _points(passage, i, end):
        begin = i + (1 + opens_quotation(passage, min(i + 2, end - 1)))
        begin = i if is_pronoun_at(passage, i, end) else begin
        if begin < end and passage.lows[begin] == "," and "," in passage.lows[begin + 1 : end]:
            # "Said that, if elected, he would".
            begin += 1
        # "said that." has a pronoun, not a clause.
        return ("" if ends_clause(passage, begin, end) else "that"), begin
    if low == "to" or (low == "not" and i + 1 < end and passage.lows[i + 1] == "to"):
        # "Because he told her to." says what of nothing.
        verb = i + 1 + (low == "not")
        whole = not ends_clause(passage, verb, end) and not passage.lows[verb][0].isdigit()
        return ("to" if whole and Frame.INFINITIVE in frames else ""), i
    if low in QUESTION_WORDS:
        return ("wh" if Frame.QUESTION in frames else ""), i
    if Frame.BARE in frames and starts_clause(passage, i, end, cue, moved=moved):
        unsaid = cue.verb == "deny" and _says_itself(passage, i, end)
        unsaid = unsaid or (low in _POINTING and _ends_soon(passage, i + 1, end))
        return ("" if unsaid or _names_speech(passage, i, end) else "bare"), i
    counted = cue.verb in _PROMISING and opens_figure(low)
    noun = (Frame.NOUN in frames or counted) and not moved and not ends_clause(passage, i, end)
    return ("noun" if noun else ""), i


def _ends_soon(passage: Passage, i: int, end: int) -> bool:
    """Return whether nothing but adverbs follows: ``said it | very loudly``."""
    while i < end and (passage.lows[i].endswith("ly") or passage.lows[i] in {"very", "again"}):
        i += 1
    return ends_clause(passage, i, end)


def _names_speech(passage: Passage, i: int, end: int) -> bool:
    """Return whether what is said is only named: ``said a prayer``, ``said nothing about it``."""
    if _SPEECH.isdisjoint(passage.lows[i : min(end, i + _LONGEST_DEED)]):
        return False
    past = min(end, i + _LONGEST_OBJECT)
    stop = next((k for k in range(i, past) if passage.lows[k] == ","), past)
    return not has_verb_form(passage, i, stop)


def _says_itself(passage: Passage, i: int, end: int) -> bool:
    """Return whether a short clause is of saying: ``denied | he had said that``."""
    return any(low in cue_forms() for low in passage.lows[i + 1 : min(end, i + _LONGEST_DEED + 1)])


def _points(passage: Passage, i: int, end: int) -> bool:
    """Return whether the "that" at token `i` stands before a noun alone: ``that date``."""
    return i + 2 <= end and is_plain(passage.lows[i + 1]) and ends_clause(passage, i + 2, end)


def _last_quotation(passage: Passage, begin: int, end: int) -> int:
    """Return where the clause's last quotation ends, up to another verb; `begin` without one."""
    stop = begin
    for k in range(begin, content_end(passage, begin, end)):
        if passage.inside[k] >= 0:
            stop = k + 1
        elif passage.lows[k] in _PARTING or passage.lows[k] in _finite_cues():
            break
    return stop


@cache
def _finite_cues() -> frozenset[str]:
    # Of "described the reply as" one is a noun.
    return frozenset(low for low, cue in cue_forms().items() if cue.form != VerbForm.BASE)
