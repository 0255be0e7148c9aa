"""`claimcheck list`."""

from enum import StrEnum
from functools import partial
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    DatabaseOption,
    RowsFormat,
    RowsFormatOption,
    SpeakerOption,
    StatusOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.options.selection import ArticleOption
from claimcheck.cli.output import Counted, counted, say
from claimcheck.cli.progress import working
from claimcheck.cli.render.listing import marked_for_readers, marked_near, put_rows
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model.record.table import Rows
    from claimcheck.record import Record

_SHOWN = {
    "claims": ("claim_id", "status", "verdicts", "mentions", "claim"),
    "questions": ("question_id", "band", "candidate_id", "statement"),
    "articles": ("article_id", "published_on", "publisher", "statements", "title"),
    "statements": ("statement_id", "speaker", "said_on", "claim_id", "text"),
}
# What else is shown of claims that come in an order of its own.
_SORTED = {
    "priority": ("priority", "deadline", "in_hand_of"),
    "deadline": ("deadline", "priority", "in_hand_of"),
    "first-said": ("first_said_on",),
    "occasions": ("occasions",),
}


_COUNTS = ("verdicts", "mentions")
# What another column marks in a column that a person sees.
_MARKED = {"status": ("in_public", marked_for_readers), "band": ("meaning", marked_near)}


class Listed(StrEnum):
    """Which rows."""

    CLAIMS = "claims"
    QUESTIONS = "questions"
    ARTICLES = "articles"
    STATEMENTS = "statements"


def command(
    context: typer.Context,
    what: Annotated[
        Listed, argument("claims, questions, articles or statements.", "ROWS")
    ] = Listed.CLAIMS,
    status: StatusOption = None,
    verdict: Annotated[
        str | None, option("--verdict", "Only with a verdict of this label.", "LABEL")
    ] = None,
    topic: Annotated[str | None, option("--topic", "Only on this topic.", "TOPIC")] = None,
    article: ArticleOption = None,
    speaker: SpeakerOption = None,
    reviewer: Annotated[
        str | None, option("--reviewer", "Only what they have in hand or rated.", "REVIEWER")
    ] = None,
    mine: Annotated[bool, option("--mine", "Only what you have in hand or rated.")] = False,
    since: Annotated[str | None, option("--since", "Recorded from this date on.", "DATE")] = None,
    until: Annotated[str | None, option("--until", "Recorded up to this date.", "DATE")] = None,
    as_of_since: Annotated[
        str | None, option("--as-of-since", "First said from this date on.", "DATE")
    ] = None,
    as_of_until: Annotated[
        str | None, option("--as-of-until", "First said up to this date.", "DATE")
    ] = None,
    questions: Annotated[bool, option("--questions", "The same as `list questions`.")] = False,
    limit: Annotated[
        int | None, option("--limit -n", "Show at most this many, the first ones.", "NUMBER", min=1)
    ] = None,
    sort: Annotated[
        str | None,
        option(
            "--sort",
            "Claims by newest, first-said, occasions, mentions, priority or deadline. Else by id.",
            "ORDER",
            words=("newest", "first-said", "occasions", "mentions", "priority", "deadline"),
        ),
    ] = None,
    form: RowsFormatOption = RowsFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """List claims, open questions, articles or statements.

    A status is not picked up, open, proposed, signed off, disputed or withdrawn, or what readers
    see: unpublished, published, under review, correction due or withdrawn. Of a
    question it is the candidate's, and its dates are those of the asking.

    Example: claimcheck list --status not-picked-up
    """
    if mine and reviewer:
        raise ClaimcheckError("--mine is --reviewer with your name; give one of them")
    asked = Listed.QUESTIONS if questions else what
    held = "deadline" if (mine or reviewer) and asked is Listed.CLAIMS else None
    shown = _shown(asked, sort or held) if form is RowsFormat.TABLE else None
    with record_of(database, context) as record:

        def kept(limit: int | None, columns: tuple[str, ...] | None) -> "Rows":
            return record.table_rows(
                asked,
                since=since,
                until=until,
                status=status,
                speaker=speaker,
                as_of_since=as_of_since,
                as_of_until=as_of_until,
                topic=topic,
                article=record.article_named(article) if article else None,
                verdict=verdict,
                reviewer=record.actor if mine else reviewer,
                sort=sort,
                limit=limit,
                columns=columns,
            )

        number = _put(partial(kept, limit), shown, form)
        more = 0
        if number == limit:
            with working("Counting"):
                more = sum(1 for _ in kept(None, _SHOWN[asked][:1]).rows) - number
        unknown = _why_nobody(record, speaker) if speaker and not number else ""
    beyond = f", and {more:,} more" if more else ""
    say(f"{counted(number, asked.removesuffix('s'))}{beyond}.{unknown}")


def _why_nobody(record: "Record", speaker: str) -> str:
    """Return what is to be said of a speaker whom the record does not know; else nothing."""
    try:
        record.speaker(speaker)
    except ClaimcheckError as error:
        told = visible(str(error))
        return f" {told[:1].upper()}{told[1:]}"
    return ""


def _shown(what: Listed, sort: str | None) -> tuple[str, ...]:
    """Return the columns that a person sees."""
    first, *rest = _SHOWN[what]
    added = _SORTED.get(sort or "", ())
    # Who sees to what by when leaves no room in 80 columns for counts.
    kept = [each for each in rest if "deadline" not in added or each not in _COUNTS]
    return (first, *added, *kept)


def _put(
    kept: "Callable[[tuple[str, ...] | None], Rows]",
    shown: tuple[str, ...] | None,
    form: RowsFormat,
) -> int:
    """Print the rows, of some columns or all, each when it is read; return how many."""
    from claimcheck.model.record.table import Rows

    marks = next((name for name in _MARKED if name in shown), None) if shown else None
    beside, marked = _MARKED[marks] if marks else (None, None)
    with working("Listing"):
        # Where SQLite puts rows in order, all of them are found before the first one is read.
        table = kept((*shown, beside) if shown and beside else shown)
        listed = shown or table.columns
        told = (marked(table) if marked else table).rows
        if listed != table.columns:
            told = map(itemgetter(*map(table.columns.index, listed)), told)
        first = [*islice(told, 1)]
    rows = Counted(chain(first, told))
    put_rows(Rows(listed, iter(rows)), form)
    return rows.number
