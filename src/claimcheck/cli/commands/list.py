"""`claimcheck list`."""

from typing import Annotated

from claimcheck.cli.options.common import (
    DatabaseOption,
    RowsFormat,
    RowsFormatOption,
    SpeakerOption,
    StatusOption,
    option,
    record_of,
)
from claimcheck.cli.output import counted, say
from claimcheck.cli.render.table import put_rows

_SHOWN = {
    "claims": ("claim_id", "status", "verdicts", "mentions", "claim"),
    "questions": ("question_id", "band", "candidate_id", "statement"),
}


def command(
    status: StatusOption = None,
    speaker: SpeakerOption = None,
    since: Annotated[str | None, option("--since", "Recorded from this date on.", "DATE")] = None,
    until: Annotated[str | None, option("--until", "Recorded up to this date.", "DATE")] = None,
    as_of_since: Annotated[
        str | None, option("--as-of-since", "First said from this date on.", "DATE")
    ] = None,
    as_of_until: Annotated[
        str | None, option("--as-of-until", "First said up to this date.", "DATE")
    ] = None,
    questions: Annotated[bool, option("--questions", "The open questions instead, by id.")] = False,
    limit: Annotated[
        int | None, option("--limit -n", "At most so many, the lowest ids first.", "NUMBER", min=1)
    ] = None,
    form: RowsFormatOption = RowsFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """List the claims, by id, or the questions to be decided.

    A status is untaken, open, proposed, signed off, disputed or void, or what readers
    see: unpublished, published, under review, correction due or withdrawn. Of a
    question it is the candidate's, and its dates are those of the asking.

    Example: claimcheck list --status untaken
    """
    from claimcheck.model.record.table import Table

    what = "questions" if questions else "claims"
    with record_of(database) as record:
        table: Table = record.table(
            what,
            since=since,
            until=until,
            status=status,
            speaker=speaker,
            as_of_since=as_of_since,
            as_of_until=as_of_until,
            limit=limit,
        )
    if form is RowsFormat.TABLE:
        columns = [table.columns.index(name) for name in _SHOWN[what]]
        rows = [tuple(row[each] for each in columns) for row in table.rows]
        table = Table(_SHOWN[what], rows)
    put_rows(table, form)
    more = ", and there may be more" if limit and len(table.rows) == limit else ""
    say(f"{counted(len(table.rows), what.removesuffix('s'))}{more}.")
