"""Matches for people: what was said, what differs, and what a verdict covers."""

from collections.abc import Sequence
from typing import Final

from claimcheck.cli.output import counted, cut, line_width, wrapped
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.columns import columns
from claimcheck.language.display.safe import visible
from claimcheck.model.claim import DatedFigure, Match, Standing, Why
from claimcheck.model.comparison import Band, Guard
from claimcheck.model.statement import Span
from claimcheck.model.status import deciding_verdicts, ratings
from claimcheck.reports.beside import (
    agreements,
    coverage,
    joined,
    reasons,
    side_by_side,
    told_reason,
    whose,
)

HEADINGS: Final = {
    Band.SAME: "SAME",
    Band.CONFLICTING: "DIFFERS",
    Band.LIKELY: "ASK",
    Band.RELATED: "RELATED",
    Band.NEW: "NEW",
}
# What is said in place of verdicts that a blind policy hides.
HIDDEN: Final = "a verdict is hidden until a second is given"
# Beyond those shown, so many more are counted; a command shows at most so many.
COUNTED_MORE: Final = 10
MOST_SHOWN: Final = 50
_INDENT: Final = 8
_PAD: Final = " " * _INDENT
_CONTEXT: Final = 24
_ARROW: Final = " → "


class NothingComparedError(ClaimcheckError):
    """The store holds no claim, so that nothing can be said."""

    exit_code = 3


def you_decide(question: int) -> str:
    """Return the command that answers a question, whose decision is for a person to name."""
    return f"You decide: claimcheck decide q-{question:d} …"


def require_claims(compared: int) -> int:
    """Return how many claims there are to compare with. Raises `NothingComparedError`."""
    if not compared:
        raise NothingComparedError("no claim to compare with; store one with `claimcheck add`")
    return compared


def answer_lines(
    text: str,
    matches: Sequence[Match],
    compared: int,
    weak: Sequence[Match] = (),
    more: int = 0,
    *,
    shares_none: bool = False,
) -> list[str]:
    """Return the matches of a statement for reading, and whether one is the same.

    ``weak`` are those that come nearest where nothing resembles the statement, ``more`` tells
    how many resemble it beyond the matches. Where there are none of all these, that is said.
    """
    lines = [line for match in matches for line in match_lines(text, match)]
    for each in weak:
        words = f"c-{each.claim.id:d} {visible(each.claim.text)}"
        lines += wrapped(words, first=f"{'WEAK':<{_INDENT}}", rest=_PAD)
    if more:
        lines.append(_more(len(matches), more))
    if shares_none:
        lines.append("No claim shares a word with it.")
    return [*lines, f"Compared with {counted(compared, 'claim')}. {conclusion(matches)}"]


def _more(shown: int, more: int) -> str:
    """Say how many matches are not shown, and what shows them."""
    many = f"{more} or more" if more >= COUNTED_MORE else f"{more}"
    if shown >= MOST_SHOWN:
        return f"and {many} more than can be shown"
    return f"and {many} more; -n {min(shown + more, MOST_SHOWN)} shows them"


def conclusion(matches: Sequence[Match]) -> str:
    """Say which matches are the same claim, if any."""
    same = [f"c-{match.claim.id:d}" for match in matches if match.band is Band.SAME]
    return f"Same: {', '.join(same)}." if same else "None is the same."


def day_wanted(matches: Sequence[Match]) -> bool:
    """Return whether a match is asked about because nobody said when yours was said."""
    found = (each for match in matches for each in match.comparison.differences)
    return any(each.guard is Guard.PERIOD and each.first == "unknown" for each in found)


def match_lines(text: str, match: Match, *, flag: str = "") -> list[str]:
    """Return a match as lines that fit the terminal; ``text`` is the statement's.

    ``flag`` is put before each difference.
    """
    if match.part:
        text = text[slice(*match.part)]
    claim = f"c-{match.claim.id:d}"
    # What is loosely related, or near in meaning alone, differs everywhere: marks tell nothing.
    apart = match.band is Band.RELATED or match.comparison.meaning is not None
    both = [] if apart else _side_by_side(text, match)
    head = f"{HEADINGS[match.band]:<{_INDENT}}{claim} "
    if both:
        lines = [head + cut(match.claim.text, line_width() - len(head))]
    else:
        lines = wrapped(visible(match.claim.text), first=head, rest=" " * len(head))
    lines += wrapped(_said(match.standing), first=f"{_PAD}said    ", rest=_PAD + _PAD)
    if match.part:
        lines += wrapped(f"of      “{visible(text)}”", first=_PAD, rest=_PAD * 2)
    lines += both
    lines += _reasons(match, flag)
    lines += _change(match.change)
    return [*lines, *verdict_lines(match)]


def _said(standing: Standing) -> str:
    """Say by whom, when and how often a claim was made."""
    who = ", ".join(visible(each) for each in standing.persons[:3]) or "unnamed"
    if len(standing.persons) > 3:
        who += f" and {len(standing.persons) - 3} more"
    by = f"by {standing.first_reported_on}" if standing.first_reported_on else "date unknown"
    when = standing.first_said_on or by
    if standing.last_said_on != standing.first_said_on:
        when += f" to {standing.last_said_on}"
    occasions = counted(standing.occasions, "occasion")
    return f"{who}, {when}: {occasions}, {counted(standing.mentions, 'mention')}"


def _side_by_side(yours: str, match: Match) -> list[str]:
    """Return both texts, whole, with the words that differ marked, where any do."""
    both = side_by_side(yours, match)
    if both is None:
        return []
    return [
        *wrapped(_marked(both.stored, both.stored_spans), first=f"{_PAD}stored  ", rest=_PAD * 2),
        *wrapped(_marked(both.yours, both.your_spans), first=f"{_PAD}yours   ", rest=_PAD * 2),
    ]


def _marked(text: str, spans: Sequence[Span]) -> str:
    """Return ``text`` with ``spans`` as ``>>like this<<``."""
    pieces, position = [], 0
    for start, end in joined(text, spans):
        pieces += [text[position:start], ">>", text[start:end], "<<"]
        position = end
    return visible("".join([*pieces, text[position:]]))


def marked(text: str, spans: Sequence[Span], width: int) -> str:
    """Return ``text`` with ``spans`` as ``>>like this<<``, cut to ``width`` around the first."""
    whole = _marked(text, spans)
    if columns(whole) <= width:
        return whole
    begin = max(0, whole.find(">>") - min(_CONTEXT, max(width - 20, 0))) if spans else 0
    begin = min(begin, len(whole) - width + 2)
    if begin > 0:
        begin = whole.find(" ", begin) + 1 or begin
        return "… " + cut(whole[begin:], width - 2)
    return cut(whole, width)


def _shortened(told: str, width: int) -> str:
    """Return a reason cut to ``width``, so that something of either text is left.

    >>> _shortened("WORDS DIFFER the harbour of Porto → the port", 36)
    'WORDS DIFFER the … → the port'
    """
    stored, arrow, yours = told.partition(_ARROW)
    if columns(told) <= width or not arrow:
        return cut(told, width)
    room = width - len(_ARROW)
    yours = cut(yours, max(room // 3, room - columns(stored)))
    return f"{cut(stored, room - columns(yours))}{_ARROW}{yours}"


def _reasons(match: Match, flag: str) -> list[str]:
    """Return what decided, with the overlap beside the first reason."""
    score = f"overlap {match.comparison.overlap:.2f}".replace("0.", ".")
    told = [flag + visible(each) for each in reasons(match)]
    if not told:
        return [
            f"{_PAD}{score}, likeness {match.comparison.likeness:.0f} of 100",
            *agreement_lines(match),
        ]
    first, *rest = (_shortened(each, line_width() - _INDENT) for each in told)
    whole = f"{_PAD}{first}     {score}"
    head = [whole] if columns(whole) <= line_width() else [f"{_PAD}{first}", f"{_PAD}{score}"]
    return [*head, *(f"{_PAD}{each}" for each in rest)]


def agreement_lines(match: Match) -> list[str]:
    """Return what was taken away before the two were called the same, a line for each step."""
    width = line_width() - _INDENT
    return [f"{_PAD}{_shortened(visible(each), width)}" for each in agreements(match)]


def _change(change: Sequence[DatedFigure]) -> list[str]:
    """Say that the same person gave another figure at another date."""
    if not change:
        return []
    course = ", ".join(
        f"{visible(each.figure)} {each.when}"
        f" ({f's-{each.statement:d}' if each.statement else 'yours'})"
        for each in change
    )
    speaker = next(each.speaker for each in change if each.statement)
    return wrapped(
        f"CHANGED OVER TIME {course}, by {visible(speaker or '')}", first=_PAD, rest=_PAD * 2
    )


def verdict_lines(match: Match) -> list[str]:
    """Return the verdicts of a matched claim, and what they do not cover."""
    lines = []
    deciding = deciding_verdicts(match.standing.verdicts)
    for rating in ratings(match.standing.verdicts):
        decides = rating.verdict in deciding
        by = whose(rating, match.standing if decides else None)
        covered = f". {coverage(match)}" if decides else "; settled since."
        said = visible(f"verdict {rating.verdict.rating}, {by}{covered}")
        lines += wrapped(said, first=_PAD, rest=_PAD + _PAD)
    if match.standing.hidden:
        lines.append(f"{_PAD}{HIDDEN}")
    if not lines:
        return [f"{_PAD}no verdict", *_readers_lines(match.standing)]
    if match.overdue:
        lines.append(f"{_PAD}overdue: the verdict was to be checked again by now")
    return [*lines, *_why_lines(match.why, match.claim.id), *_readers_lines(match.standing)]


def _readers_lines(standing: Standing) -> list[str]:
    """Say what readers have, where the verdicts above are not what the check's page says."""
    readers = standing.marked_for_readers
    return wrapped(f"readers have {visible(readers)}", first=_PAD, rest=_PAD * 2) if readers else []


def _why_lines(why: Why | None, claim: int) -> list[str]:
    """Say why a claim is rated so: the reason, a source, the check."""
    if why is None:
        return []
    told, left = told_reason(why.rationale)
    more = f" {counted(left, 'more word')}: claimcheck show c-{claim:d}" if left else ""
    rows = [("because", f"{visible(told)}{more}")]
    if why.address:
        named = f"{why.source}, " if why.source else ""
        rows.append(("source", visible(f"{named}{why.address}")))
    if why.published:
        rows.append(("check", visible(why.published)))
    return [
        line
        for label, text in rows
        for line in wrapped(text, first=f"{_PAD}{label:<{_INDENT}}", rest=_PAD * 2)
    ]
