"""How claims are tied and stand, after an act, for people."""

from claimcheck.cli.output import counted, cut
from claimcheck.language.display.safe import visible
from claimcheck.model.claim import Standing
from claimcheck.model.question import Link
from claimcheck.model.status import ratings
from claimcheck.workflows.claims.relations import Tied


def tie_text(link: Link) -> str:
    """Return a link between two claims in words."""
    since = f" since {link.since}" if link.since else ""
    return f"c-{link.claim:d} {link.relation.replace('_', ' ')} c-{link.target:d}{since}"


def tied_lines(tied: Tied) -> list[str]:
    """Return what was linked, what gave way and how both claims stand."""
    lines = [f"l-{tied.link.id:d} {tie_text(tied.link)}."]
    if tied.replaced:
        lines.append(f"It replaces l-{tied.replaced.id:d}, {tie_text(tied.replaced)}.")
    return lines + _standing_lines(tied)


def untied_lines(tied: Tied) -> list[str]:
    """Return what no longer holds, what holds again and how both claims stand."""
    lines = [f"l-{tied.link.id:d} no longer holds: {tie_text(tied.link)}."]
    if tied.replaced:
        lines.append(f"l-{tied.replaced.id:d} holds again: {tie_text(tied.replaced)}.")
    return lines + _standing_lines(tied)


def _standing_lines(tied: Tied) -> list[str]:
    """Return a line for each claim; one line where the two are one."""
    ids = [number for number in (tied.link.claim, tied.link.target) if number is not None]
    first, second = tied.standings
    if first.leader == second.leader:
        lines = [f"c-{ids[0]:d} and c-{ids[1]:d}: {standing_text(first)}"]
        return lines + ([f"{visible(first.to_choose)}."] if first.to_choose else [])
    return [
        f"c-{number:d}: {standing_text(standing)}"
        for number, standing in zip(ids, tied.standings, strict=True)
    ]


def standing_text(standing: Standing) -> str:
    """Return status, verdicts and counts in one line."""
    verdicts = [f"v-{each.id:d} {visible(each.label)}" for each, _ in ratings(standing.verdicts)]
    shown = ", ".join(verdicts) or "no verdict"
    return cut(f"{standing.in_words}; {shown}; {counted(standing.mentions, 'mention')}", 60)
