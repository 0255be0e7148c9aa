"""The page of `show` for a claim: all that hangs on it, as lines and as plain values."""

from claimcheck.cli.render.record_lines import (
    contact_row,
    ending_rows,
    headed,
    link_line,
    note_line,
    question_line,
    row,
    source_rows,
    standing_rows,
    statement_line,
    told_before_rows,
)
from claimcheck.cli.render.show_pages import Page
from claimcheck.language.display.safe import visible
from claimcheck.model.desk.hold import StoredHold
from claimcheck.model.statement import StoredStatement
from claimcheck.reports.beside import agreed_text, tie_text
from claimcheck.reports.desk.contact_rows import contact_as_dict
from claimcheck.reports.matches import dropped_as_dicts, standing_as_dict
from claimcheck.reports.records import (
    claim_as_dict,
    corrections_as_dicts,
    hold_as_dict,
    link_as_dict,
    publication_as_dict,
    question_as_dict,
    source_as_dict,
    statement_as_dict,
    told_before_as_dicts,
)
from claimcheck.workflows.report.show import ClaimPage


def _hold_rows(hold: StoredHold | None) -> list[str]:
    """Say since when nobody may change a claim, by whom and why."""
    if hold is None:
        return []
    return row("on hold", f"since {hold.at[:10]}, {visible(hold.reviewer)}: {visible(hold.reason)}")


def _about(page: ClaimPage) -> list[str]:
    """Return what a claim is called, where it belongs and under which topics it is filed."""
    named = [(label, getattr(page.claim, label)) for label in ("title", "context")]
    named.append(("topics", "; ".join(page.topics)))
    return [line for label, text in named if text for line in row(label, visible(text))]


def _beside(page: ClaimPage) -> list[str]:
    """Return what was kept beside a claim: sources, letters, notes."""
    lines = [line for source in page.sources for line in source_rows(source)]
    lines += [line for each in page.contacts for line in contact_row(each, page.today)]
    return lines + [line for note in page.notes for line in row("note", note_line(note))]


def claim_page(page: ClaimPage) -> Page:
    """Return the page of a claim."""
    return Page(_lines(page), _data(page))


def _lines(page: ClaimPage) -> list[str]:
    """Return a claim with all that hangs on it, as lines."""
    lines = headed(f"c-{page.claim.id:d}", page.claim.text)
    lines += _about(page)
    lines += ending_rows(page.ending)
    lines += _hold_rows(page.hold)
    lines += standing_rows(page.standing, overdue=page.overdue)
    for told in page.corrections:
        lines += row("corrected", visible(str(told)))
    lines += told_before_rows(page.told_before)
    if page.hand:
        lines += row("in hand", f"of {visible(page.hand.reviewer)}{page.hand.urgency}")
    for each in page.publications:
        despite = f", despite: {visible(each.despite)}" if each.despite else ""
        lines += row(
            "published", f"u-{each.id:d} {each.published_on}, {visible(each.url)}{despite}"
        )
    for other in page.wordings:
        lines += row("same as", f"c-{other.id:d} {visible(other.text)}")
    lines += _beside(page)
    for stored in page.statements:
        lines += row("said", statement_line(stored, page.replaced.get(stored.id)))
        if dropped := page.dropped.get(stored.id):
            lines += row("agrees", visible(agreed_text(stored, dropped)))
    for link in page.links:
        lines += row("link", link_line(link, tie_text(link)))
    for question in page.questions:
        lines += row("open", question_line(question))
    return lines


def _data(page: ClaimPage) -> dict[str, object]:
    """Return a claim with all that hangs on it, as plain values."""
    return {
        **claim_as_dict(page.claim),
        "topic": "; ".join(page.topics) or None,
        **standing_as_dict(page.standing),
        "corrections": corrections_as_dicts(page.corrections),
        "told_before": told_before_as_dicts(page.told_before),
        "overdue": page.overdue,
        "holds": page.ending is None,
        "on_hold": hold_as_dict(page.hold),
        "in_hand_of": page.hand.reviewer if page.hand else None,
        "priority": page.hand.priority if page.hand else None,
        "deadline": page.hand.deadline if page.hand else None,
        "publications": [publication_as_dict(each) for each in page.publications],
        "wordings": [claim_as_dict(each) for each in page.wordings],
        "sources": [source_as_dict(each) for each in page.sources],
        "contacts": [contact_as_dict(each, page.today) for each in page.contacts],
        "statements": [_statement_of_claim(page, each) for each in page.statements],
        "links": [link_as_dict(each) for each in page.links],
        "open_questions": [question_as_dict(each) for each in page.questions],
    }


def _statement_of_claim(page: ClaimPage, stored: StoredStatement) -> dict[str, object]:
    """Return a statement with the one that stands in its place."""
    later = page.replaced.get(stored.id)
    return {
        **statement_as_dict(stored),
        "dropped": dropped_as_dicts(page.dropped.get(stored.id, ())),
        "superseded_by": f"s-{later:d}" if later else None,
    }
