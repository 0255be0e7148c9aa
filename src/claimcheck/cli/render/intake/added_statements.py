"""What became of added statements, for people."""

from collections import Counter
from collections.abc import Sequence

from claimcheck.cli.output import counted, cut, line_width
from claimcheck.cli.render.match import agreement_lines, match_lines, you_decide
from claimcheck.language.display.safe import visible
from claimcheck.model.added import Added, Outcome
from claimcheck.model.claim import Match
from claimcheck.model.comparison import Band

_PAD = " " * 8


def added_lines(added: Added, *, single: bool, dry_run: bool = False) -> list[str]:
    """Return what became of one statement; in a list, new ones are left to the summary."""
    if added.outcome is Outcome.ASKED:
        return _asked(added, dry_run=dry_run)
    if added.outcome is Outcome.REPEATED:
        return _repeated(added)
    if not single:
        return []
    if added.outcome is Outcome.KNOWN:
        return [f"KNOWN   s-{added.statement_id:d} was stored before, under c-{added.claim_id:d}."]
    related = [match for match in added.matches if match.band is not Band.NEW]
    return [_headed("NEW", f"c-{added.claim_id:d}", added), *map(_resembled, related[:3])]


def _resembled(match: Match) -> str:
    """Name a claim that is loosely related."""
    head = f"{_PAD}related to c-{match.claim.id:d} "
    return head + cut(match.claim.text, line_width() - len(head))


def _headed(word: str, number: str, added: Added) -> str:
    """Return a line that names what happened, the id and the words."""
    who = f"{visible(added.statement.speaker)}: " if added.statement.speaker else ""
    return f"{word:<8}{number} {cut(who + added.statement.text, line_width() - 9 - len(number))}"


def _repeated(added: Added) -> list[str]:
    """Say which claim the statement repeats, and that no person has confirmed it."""
    claim = f"c-{added.claim_id:d}"
    mentions = added.matches[0].standing.mentions + 1
    return [
        _headed("SAME", f"s-{added.statement_id:d}", added),
        f"{_PAD}repeats {claim}: {counted(mentions, 'mention')}, no verdict; linked, unconfirmed",
        *agreement_lines(added.matches[0]),
    ]


def _asked(added: Added, *, dry_run: bool) -> list[str]:
    """Show each claim that the statement must be told from, and how to decide."""
    rated = any(match.standing.is_rated for match in added.matches)
    carried = "; no verdict was carried over" if rated else ""
    lines = [_headed("ASKED" if dry_run else "STORED", f"s-{added.statement_id:d}", added)]
    lines.append(f"{_PAD}as its own claim c-{added.claim_id:d}{carried}")
    for match, question in zip(added.matches, added.questions, strict=True):
        lines += match_lines(added.statement.text, match)
        # A question that is not stored cannot be answered.
        if not dry_run:
            lines.append(_PAD + you_decide(question))
    return lines


def new_line(added: Sequence[Added]) -> str | None:
    """Return the ids of the statements that resemble nothing stored, on one line."""
    new = [each for each in added if each.outcome is Outcome.NEW]
    if not new:
        return None
    ids = ", ".join(f"s-{each.statement_id:d}" for each in new)
    return f"{'NEW':<8}{cut(ids, line_width() - 8)}"


def summary(added: Sequence[Added], *, dry_run: bool) -> str:
    """Return how many statements became what."""
    counts = Counter(each.outcome for each in added)
    parts = [
        (Outcome.NEW, "new"),
        (Outcome.REPEATED, "repeated"),
        (Outcome.ASKED, "to decide"),
        (Outcome.KNOWN, "known before"),
    ]
    told = ", ".join(f"{counts[outcome]} {word}" for outcome, word in parts if counts[outcome])
    stored = "Nothing was stored (--dry-run)" if dry_run else "Stored"
    if not dry_run and set(counts) == {Outcome.KNOWN}:
        stored = "Nothing new was stored"
    return f"{counted(len(added), 'statement')}: {told}. {stored}."
