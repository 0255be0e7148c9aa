"""Changes of a record as JSON lines."""

from collections.abc import Iterable, Iterator

from claimcheck.model.record.record_change import RecordChange
from claimcheck.reports.json_text import as_json_text


def change_lines(changes: Iterable[RecordChange]) -> Iterator[str]:
    """Yield a line of JSON for each change; a redaction's names what is to be dropped."""
    for each in changes:
        act = {"sequence": each.sequence, "at": each.at, "actor": each.actor, "kind": each.kind}
        if each.table is None:
            told = {**act, "tombstones": list(each.taken), "reason": each.reason}
        else:
            told = {**act, "table": each.table, "id": each.id, "row": each.row}
        yield as_json_text(told) + "\n"
