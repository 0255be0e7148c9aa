"""Pages of `show`: the same facts as lines for people and as plain values for programs."""

from collections.abc import Iterator, Sequence

from claimcheck.cli.output import counted, cut, id_column, line_width
from claimcheck.cli.render.intake.article_heading import kept_facts
from claimcheck.cli.render.match import match_lines
from claimcheck.cli.render.record_lines import (
    decision_line,
    ending_rows,
    headed,
    people,
    question_line,
    row,
    standing_rows,
    who,
)
from claimcheck.language.display.safe import visible
from claimcheck.model.claim import Match
from claimcheck.model.ids import StatementId
from claimcheck.model.question import Decision, StoredDecision
from claimcheck.model.record.redaction import RedactionNote
from claimcheck.model.statement import StoredStatement
from claimcheck.model.text.source_map import position_in
from claimcheck.named_tuple import NamedTuple
from claimcheck.reports.beside import agreed_text
from claimcheck.reports.matches import dropped_as_dicts, standing_as_dict, why_as_dict
from claimcheck.reports.records import (
    article_as_dict,
    claim_as_dict,
    kept_as_dicts,
    question_as_dict,
    statement_as_dict,
)
from claimcheck.workflows.report.show import ArticlePage, QuestionPage, StatementPage


class Page(NamedTuple):
    """What `show` prints, in both forms."""

    lines: list[str]
    data: dict[str, object]


def with_redactions(page: Page, notes: Sequence[RedactionNote]) -> Page:
    """Return a page that also says when, by whom and why words were removed from it."""
    lines = [*page.lines]
    for note in notes:
        said = f"{note.at[:10]} by {visible(note.actor)} (event {note.sequence})"
        lines += row("redacted", f"{said}: {visible(note.reason)}")
    facts = [
        {"event": each.sequence, "at": each.at, "by": each.actor, "reason": each.reason}
        for each in notes
    ]
    return Page(lines, {**page.data, "redactions": facts} if facts else page.data)


def _facts(page: StatementPage) -> tuple[tuple[str, object], ...]:
    """Return what is known of a statement, each by its label."""
    said = page.stored.statement
    return (
        ("kind", said.kind),
        ("speaker", said.speaker),
        ("person", people(page.stored) if page.stored.people else None),
        ("reported", f"by s-{page.outer.id:d} {who(page.outer)}" if page.outer else None),
        ("role", said.role),
        ("for", said.organisation),
        ("said on", said.when if said.said_on or said.reported_on else None),
        ("place", said.place),
        ("medium", said.medium),
        ("url", said.url),
        ("article", _place_in_article(page)),
    )


def statement_page(page: StatementPage) -> Page:
    """Return the page of a statement."""
    said = page.stored.statement
    lines = headed(f"s-{page.stored.id:d}", said.text)
    if page.later:
        words = visible(page.later.statement.text)
        lines += row("now", f"s-{page.later.id:d} stands in its place: {words}")
    lines += ending_rows(page.ending)
    for label, value in _facts(page):
        if value is not None:
            lines += row(label, visible(str(value)))
    if said.prefix or said.suffix:
        lines += row("context", visible(f"{said.prefix or ''}>>{said.text}<<{said.suffix or ''}"))
    if page.claim:
        state = "confirmed" if page.stored.confirmed else "unconfirmed"
        lines += row("states", f"c-{page.claim.id:d} ({state}) {visible(page.claim.text)}")
    if page.stored.agrees:
        lines += row("agrees", visible(agreed_text(page.stored, page.dropped)))
    if page.standing:
        lines += standing_rows(page.standing)
    for question in page.questions:
        lines += row("open", question_line(question))
    data = {
        **statement_as_dict(page.stored),
        **page.position.as_dict(),
        "reported_by": f"s-{page.outer.id:d}" if page.outer else None,
        "superseded_by": f"s-{page.later.id:d}" if page.later else None,
        "holds": page.later is None and page.ending is None,
        "dropped": dropped_as_dicts(page.dropped),
        "claim": claim_as_dict(page.claim) if page.claim else None,
        "standing": standing_as_dict(page.standing) if page.standing else None,
        "open_questions": [question_as_dict(each) for each in page.questions],
    }
    return Page(lines, data)


def _place_in_article(page: StatementPage) -> str | None:
    """Return the article of a statement, and where in its file it stands."""
    if page.stored.article is None:
        return None
    place = str(page.position)
    return f"a-{page.stored.article:d}{f' at {place}' if place else ''}"


def article_page(page: ArticlePage) -> Page:
    """Return the page of an article: its facts and the statements found in it."""
    article = page.article
    lines = headed(f"a-{page.number:d}", article.title or "untitled")
    for label in ("publisher", "published_on", "url", "sha256"):
        if value := getattr(article, label):
            lines += row(label.replace("published_on", "published"), visible(str(value)))
    lines += [line for edition in _editions(page) for line in row("edition", edition)]
    lines += [line for each in kept_facts(page.beside) for line in row(*each)]
    for stored in page.statements:
        claim = f"c-{stored.claim:d}" if stored.claim else "no claim"
        who = cut(stored.statement.speaker or "unnamed", 24)
        ids = id_column(f"s-{stored.id:d}", 7) + id_column(claim, 7)
        head = f"  {ids}{_edition_mark(page, stored.id)}{who}: "
        lines.append(head + cut(stored.statement.text, line_width() - len(head)))
    data = {
        **article_as_dict(page.number, article),
        "edition_before": f"a-{page.before:d}" if page.before else None,
        "edition_after": f"a-{page.after:d}" if page.after else None,
        "beside": kept_as_dicts(page.beside),
        "statements": [_statement_of_edition(page, each) for each in page.statements],
    }
    return Page(lines, data)


def _editions(page: ArticlePage) -> Iterator[str]:
    """Yield how an article compares with its editions before and after."""
    number = len(page.statements)
    if page.before:
        kept = sum(stored.id in page.kept for stored in page.statements)
        yield (
            f"takes the place of a-{page.before:d}: {counted(kept, 'statement')} as there,"
            f" {number - kept} new"
        )
    if page.after:
        carried = sum(stored.id in page.carried for stored in page.statements)
        yield (
            f"a-{page.after:d} took its place: {counted(carried, 'statement')} there too,"
            f" {number - carried} gone"
        )


def _edition_mark(page: ArticlePage, statement: StatementId) -> str:
    """Return what became of a statement in a later edition, or that it is new in this one."""
    if page.after:
        later = page.carried.get(statement)
        return f"now s-{later:d} " if later else "gone "
    return "new " if page.before and statement not in page.kept else ""


def _statement_of_edition(page: ArticlePage, stored: StoredStatement) -> dict[str, object]:
    """Return a statement with its place in the file and its successor in a later edition."""
    spans = stored.statement.spans
    place = position_in(page.pieces, spans[0].start).as_dict() if spans else {}
    later = page.carried.get(stored.id)
    return {
        **statement_as_dict(stored),
        **place,
        "superseded_by": f"s-{later:d}" if later else None,
    }


def question_page(page: QuestionPage) -> Page:
    """Return the page of a question: both texts and what differs."""
    question, said = page.question, page.stored.statement
    lines = headed(
        f"q-{question.id:d}", f"Does s-{page.stored.id:d} state c-{page.candidate.id:d}?"
    )
    lines += row("statement", f"s-{page.stored.id:d} {visible(said.text)}")
    match = Match(page.candidate, question.comparison, page.standing, 0.0, why=page.why)
    lines += match_lines(said.text, match)
    decision = page.decision
    lines += ending_rows(page.ending)
    if decision:
        lines += row("decided", decision_line(decision))
    if page.ending is None and (decision is None or decision.decision is Decision.LATER):
        lines += row(
            "decide", f"claimcheck decide q-{question.id:d} same|related|contradicts|not-same|later"
        )
    data = {
        **question_as_dict(question),
        "holds": page.ending is None,
        "decision": decision and _decision_as_dict(decision),
        "statement": statement_as_dict(page.stored),
        "candidate_claim": {
            **claim_as_dict(page.candidate),
            **standing_as_dict(page.standing),
            "why": why_as_dict(page.why),
        },
    }
    return Page(lines, data)


def _decision_as_dict(decision: StoredDecision) -> dict[str, object]:
    """Return what somebody answered."""
    return {
        "decision_id": f"d-{decision.id:d}",
        "decision": str(decision.decision),
        "reviewer": decision.reviewer,
        "reason": decision.reason,
    }
