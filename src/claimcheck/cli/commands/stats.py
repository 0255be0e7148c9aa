"""`claimcheck stats`."""

from enum import StrEnum
from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    DatabaseOption,
    SinceOption,
    UntilOption,
    option,
    record_of,
)
from claimcheck.cli.options.today import TodayOption, read_today
from claimcheck.cli.output import put, put_table
from claimcheck.cli.progress import working


class StatsFormat(StrEnum):
    """How the numbers are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def command(
    context: typer.Context,
    form: Annotated[
        StatsFormat, option("--format -f", "table, json or csv.", "FORMAT")
    ] = StatsFormat.TABLE,
    since: SinceOption = None,
    until: UntilOption = None,
    by_reviewer: Annotated[
        bool, option("--by-reviewer", "Also how much each reviewer did.")
    ] = False,
    today: TodayOption = None,
    database: DatabaseOption = None,
) -> None:
    """Count claims, verdicts, acts, and days to publish.

    Claims are counted as they stand today. --since and --until look at the day on
    which verdicts were given, checks published, words recorded and acts done. Verdicts
    that a blind policy hides are not counted by label.

    Example: claimcheck stats --since 2023-01 --until 2023-03 -f csv
    """
    with record_of(database, context) as record:
        day = read_today(today)
        with working("Counting"):
            stats = record.stats(since=since, until=until, today=day, by_reviewer=by_reviewer)
    if form is StatsFormat.TABLE:
        from claimcheck.cli.render.stats import stats_lines

        put("\n".join(stats_lines(stats)))
        return
    from claimcheck.reports.desk.stats import stats_as_dict, stats_table
    from claimcheck.reports.json_text import as_json_text
    from claimcheck.reports.tables import as_csv

    if form is StatsFormat.CSV:
        put_table(as_csv(stats_table(stats)))
    else:
        put(as_json_text(stats_as_dict(stats), indent=2))
