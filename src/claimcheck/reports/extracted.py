"""Proposed statements as JSON objects and as rows."""

from collections.abc import Sequence

from claimcheck.language.figures.check_parts import check_figures
from claimcheck.language.figures.find import find_figures
from claimcheck.model.record.table import Table
from claimcheck.model.statement import Statement
from claimcheck.model.text.capture import Capture

_COLUMNS = (
    "kind",
    "speaker",
    "person",
    "role",
    "said_on",
    "place",
    "at",
    "statement",
    "figures",
    "rule",
    "priority",
    "reason",
)


def proposal_as_dict(capture: Capture, statement: Statement) -> dict[str, object]:
    """Return a proposed statement with plain values; `add --from` reads it as it is.

    `line` and `column`, or `page` and `paragraph`, say where its first word
    stands in the file.
    """
    fields = {**statement.fields(), "kind": str(statement.kind)}
    # Each stands on a line of its own.
    del fields["inner"]
    for day in ("said_on", "reported_on"):
        fields[day] = str(fields[day]) if fields[day] else None
    return {
        **fields,
        **capture.position(statement.spans[0].start).as_dict(),
        "figures": figures_of(statement.text, statement),
        "checks": checks_of(statement.text),
    }


def figures_of(text: str, statement: Statement) -> list[dict[str, object]]:
    """Return the figures in a statement's words, with their places in the words."""
    return [
        {"text": text[slice(*figure.span)], "kind": str(figure.kind), "span": figure.span}
        for figure in find_figures(text, said_on=statement.said_on)
    ]


def checks_of(text: str) -> list[dict[str, object]]:
    """Return what the figures of a text give when they are checked against each other."""
    return [
        {
            "words": check.words,
            "stated": check.stated,
            "computed": check.computed,
            "unit": check.unit,
            "holds": check.holds,
            "says": str(check),
        }
        for check in check_figures(text)
    ]


def extraction_as_dict(
    name: str, capture: Capture, statements: Sequence[Statement]
) -> dict[str, object]:
    """Return an article and its proposals with plain values."""
    article = capture.article
    return {
        "file": name,
        "sha256": article.sha256,
        "title": article.title,
        "author": capture.author,
        "publisher": article.publisher,
        "published_on": str(article.published_on) if article.published_on else None,
        "url": article.url,
        "language": article.language,
        "statements": [proposal_as_dict(capture, each) for each in statements],
    }


def as_table(capture: Capture, statements: Sequence[Statement]) -> Table:
    """Return a row for each proposal, for people who read it elsewhere."""
    return Table(_COLUMNS, [_row(capture, each) for each in statements])


def _row(capture: Capture, said: Statement) -> tuple[str | int | None, ...]:
    """Return the cells of a proposal."""
    figures = "; ".join(str(each["text"]) for each in figures_of(said.text, said))
    return (
        str(said.kind),
        said.speaker,
        said.person,
        said.role,
        str(said.said_on) if said.said_on else None,
        said.place,
        str(capture.position(said.spans[0].start)),
        said.text,
        figures or None,
        said.evidence.rule,
        said.evidence.priority,
        said.evidence.priority_reason,
    )
