"""What an editor needs first of an article that was just stored."""

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.cli.output import counted, cut, line_width, wrapped
from claimcheck.cli.render.intake.article_heading import (
    heading,
    kept_facts,
    speaker_counts,
    speaker_names,
)
from claimcheck.cli.render.match import agreement_lines, marked, you_decide
from claimcheck.language.display.columns import columns
from claimcheck.language.display.safe import visible
from claimcheck.matching.explanation import align, reason
from claimcheck.model.added import Added, Outcome
from claimcheck.model.claim import Match
from claimcheck.model.comparison import Band
from claimcheck.model.ids import StatementId
from claimcheck.model.statement import Span
from claimcheck.model.status import deciding_verdicts, ratings
from claimcheck.workflows.intake.add_article import AddedArticle

_INDENT = 8
_PAD = " " * _INDENT
# The first say most; `show q-7` has all.
_REASONS = 2


def arrival_lines(stored: AddedArticle, *, dry_run: bool = False) -> list[str]:
    """Return the article, whose its statements are, and what each resembles."""
    statements = [each.statement for each in stored.statements]
    names = speaker_names(stored.article, statements)
    by_id = {each.id: name for each, name in zip(stored.statements, names, strict=True)}
    confirmed = sum(each.confirmed for each in stored.statements)
    counts = f"{speaker_counts(statements, names)} {confirmed or 'None'} confirmed."
    lines = [heading(f"a-{stored.id:d}", stored.article, statements)]
    lines += wrapped(counts if statements else "No statement found.")
    lines += _edition_lines(stored)
    lines += [line for fact in kept_facts(stored.beside) for line in wrapped(" ".join(fact))]
    first = _first_in_article(stored.added)
    blocks = [*_blocks(stored.added, by_id, first)]
    rest = _rest(stored.added, first, with_others=bool(blocks))
    if blocks or rest:
        lines += ["", *(line for block in blocks for line in block), *rest]
    if dry_run:
        return [*lines, "", "Nothing was stored (--dry-run)."]
    then = "review --article" if statements else "show"
    return [*lines, "", f"Next: claimcheck {then} a-{stored.id:d}"]


def _edition_lines(stored: AddedArticle) -> Iterator[str]:
    """Yield how an article compares with what is stored of it."""
    new = sum(each.outcome is not Outcome.KNOWN for each in stored.added)
    if stored.was_known:
        added = f"{counted(new, 'statement')} added" if new else "nothing was added"
        yield f"Stored before; {added}."
    for later in stored.gave_way:
        yield f"It takes the place of {later} again, which came after it."
    if stored.before is not None:
        gone = len(stored.gone)
        yield (
            f"A new version of a-{stored.before:d}: {counted(stored.kept, 'statement')} as before,"
            f" {new} new, {gone} gone."
        )
        for each in stored.gone:
            who = each.statement.speaker or "unnamed"
            yield f"{'GONE':<{_INDENT}}" + cut(
                f"s-{each.id:d} {who}: {each.statement.text}", _room()
            )


def _first_in_article(added: Sequence[Added]) -> dict[int, int]:
    """Return, for each claim that the article brought, its first statement."""
    return {
        each.claim_id: each.statement_id
        for each in reversed(added)
        if each.outcome in {Outcome.NEW, Outcome.ASKED}
    }


def _blocks(
    added: Sequence[Added], names: Mapping[StatementId, str], first: Mapping[int, int]
) -> Iterator[list[str]]:
    """Yield what an editor must see: what differs, then what to decide, then what repeats."""
    asked = [each for each in added if each.outcome is Outcome.ASKED]
    for each in asked:
        if each.matches[0].band is Band.CONFLICTING:
            yield _asked("DIFFERS", each, names[each.statement_id])
    for each in asked:
        if each.matches[0].band is not Band.CONFLICTING:
            yield _asked("ASK", each, names[each.statement_id])
    for each in added:
        if each.outcome is Outcome.REPEATED and each.claim_id not in first:
            yield _repeated(each, names[each.statement_id])


def _asked(word: str, added: Added, name: str) -> list[str]:
    """Return a statement beside each claim that it must be told from."""
    yours = align(added.statement.text, added.matches[0].claim.text)[0]
    head = f"s-{added.statement_id:d} {name}: "
    words = marked(added.statement.text, yours, _room() - columns(head))
    lines = [f"{word:<{_INDENT}}{head}{words}"]
    for match, question in zip(added.matches, added.questions, strict=True):
        lines.append(_beside(match, align(added.statement.text, match.claim.text)[1]))
        reasons = dict.fromkeys(visible(reason(each)) for each in match.comparison.differences)
        told = [f"{each}." for each in reasons][:_REASONS]
        if word == "DIFFERS":
            rated = "; the verdict was not carried over" if match.standing.is_rated else ""
            told.append(f"New claim c-{added.claim_id:d}{rated}.")
        said = wrapped(" ".join(told), first=_PAD, rest=_PAD) if told else []
        lines += _with_command(said, you_decide(question))
    return lines


def _with_command(lines: list[str], command: str) -> list[str]:
    """Put a command on the last line, or on one of its own where it would be broken in two."""
    if lines and columns(lines[-1]) + 1 + columns(command) <= line_width():
        return [*lines[:-1], f"{lines[-1]} {command}"]
    return [*lines, _PAD + command]


def _beside(match: Match, spans: Sequence[Span]) -> str:
    """Return a stored claim, what differs in it marked, with its verdict."""
    head, told = f"{_PAD}{f'c-{match.claim.id:d}':<4} ", _verdict(match)
    if spans:
        room = line_width() - columns(head) - columns(told) - 4
        words = marked(match.claim.text, spans, max(room, 24))
    else:
        words = ", ".join(filter(None, ("same words", match.standing.first_said_on)))
    return f"{head}{words}    {told}"


def _verdict(match: Match) -> str:
    """Return the latest verdict that decides on a claim in short, or that it is disputed."""
    if not match.standing.verdicts:
        return "verdict hidden" if match.standing.hidden else "no verdict"
    (verdict, _), *others = ratings(deciding_verdicts(match.standing.verdicts))
    if labels := [each.label for each, _ in others if each.label != verdict.label]:
        return f"disputed: {', '.join(dict.fromkeys([verdict.label, *labels]))}"
    return f"{visible(verdict.rating)}, {visible(verdict.reviewer)}"


def _repeated(added: Added, name: str) -> list[str]:
    """Return a statement that repeats a claim without a verdict, and how often it was made."""
    standing = added.matches[0].standing
    since = f" since {standing.first_said_on}" if standing.first_said_on else ""
    head = f"s-{added.statement_id:d} {name}: "
    return [
        f"{'SAME':<{_INDENT}}{head}{cut(added.statement.text, _room() - columns(head))}",
        f"{_PAD}c-{added.claim_id:d} no verdict; {_ordinal(standing.mentions + 1)} mention{since}",
        *agreement_lines(added.matches[0]),
    ]


def _rest(added: Sequence[Added], first: Mapping[int, int], *, with_others: bool) -> list[str]:
    """Return how many statements resemble nothing, and what repeats itself in the article."""
    new = sum(each.outcome is Outcome.NEW for each in added)
    told = [counted(new, "other" if with_others else "statement")] if new else []
    told += [
        f"s-{each.statement_id:d} repeats s-{first[each.claim_id]:d} in this article (counted once)"
        for each in added
        if each.outcome is Outcome.REPEATED and each.claim_id in first
    ]
    return wrapped("; ".join(told), first=f"{'NEW':<{_INDENT}}", rest=_PAD) if told else []


def _room() -> int:
    return line_width() - _INDENT


def _ordinal(number: int) -> str:
    """Return a number in its order.

    >>> [_ordinal(number) for number in (2, 3, 11, 21)]
    ['2nd', '3rd', '11th', '21st']
    """
    tens = number % 100 // 10
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if tens != 1 else "th"
    return f"{number}{ending}"
