"""Scales of labels, by name and version."""

import sqlite3
from typing import TYPE_CHECKING

from claimcheck.model.record.table import Table
from claimcheck.model.verdict import Label, Scale
from claimcheck.store.errors import StoreError

if TYPE_CHECKING:
    from claimcheck.store.log.act import Act


class UnknownLabelError(StoreError):
    """A label is not on the desk's scale."""

    def __init__(self, label: str, scale: Scale, hint: str = "") -> None:
        """Name the labels there are; ``hint`` says what to do besides."""
        names = ", ".join(known.label for known in scale.labels)
        super().__init__(f"{label!r} is not on the scale; {hint}its labels are: {names}")


def add_scale(act: "Act", scale: Scale) -> None:
    """Store a version of a scale with its labels."""
    number = act.insert("scales", name=scale.name, version=scale.version)
    for position, label in enumerate(scale.labels, 1):
        act.insert(
            "labels",
            scale=number,
            position=position,
            label=label.label,
            rank=label.rank,
            fires=int(label.fires),
            definition=label.definition,
        )
    act.subject = f"{scale.name} {scale.version}"


def current_scale(connection: sqlite3.Connection) -> Scale:
    """Return the newest scale: the one that new verdicts use."""
    number, name, version = connection.execute(
        "SELECT id, name, version FROM scales ORDER BY id DESC LIMIT 1"
    ).fetchone()
    labels = _labels_of(connection, number)
    if not labels:
        # Else every label would be refused as unknown, though it is the record that is damaged.
        raise LookupError(f"the scale {name} {version} has no labels")
    return Scale(name, version, labels)


def _labels_of(connection: sqlite3.Connection, scale: int) -> tuple[Label, ...]:
    """Return the labels of one version of a scale, as they were given."""
    rows = connection.execute(
        "SELECT label, rank, fires, definition FROM labels WHERE scale = ? ORDER BY position",
        [scale],
    )
    return tuple(Label(label, rank, bool(fires), text) for label, rank, fires, text in rows)


def labels_told(connection: sqlite3.Connection) -> list[tuple[int, str, tuple[Label, ...]]]:
    """Return each label that readers have before them, with a claim and the scale it is of."""
    rows = connection.execute(
        "SELECT min(claim_status.claim), labels.label, labels.scale FROM claim_status"
        " JOIN verdicts ON verdicts.id = claim_status.public_verdict"
        " JOIN labels ON labels.id = verdicts.label"
        " GROUP BY labels.label, labels.scale ORDER BY 1, 2"
    ).fetchall()
    return [(claim, label, _labels_of(connection, scale)) for claim, label, scale in rows]


def next_version(connection: sqlite3.Connection, name: str) -> int:
    """Return the version that the next scale of this name gets."""
    query = "SELECT coalesce(max(version), 0) + 1 FROM scales WHERE name = ?"
    return int(connection.execute(query, [name]).fetchone()[0])


def scale_table(connection: sqlite3.Connection, *, every: bool) -> Table:
    """Return the labels in force and retired ones that verdicts have; or ``every`` version's."""
    cursor = connection.execute(
        """
        SELECT scales.name AS scale, scales.version, labels.label, labels.rank,
               CASE labels.fires WHEN 1 THEN 'yes' ELSE 'no' END AS fires,
               CASE WHEN scales.id = (SELECT max(id) FROM scales) THEN 'in force'
                    WHEN EXISTS (SELECT 1 FROM labels AS newest WHERE newest.label = labels.label
                         AND newest.scale = (SELECT max(id) FROM scales)) THEN 'earlier'
                    ELSE 'retired' END AS state,
               (SELECT count(*) FROM current_verdicts WHERE current_verdicts.label = labels.id)
                   AS verdicts,
               labels.definition
        FROM labels JOIN scales ON scales.id = labels.scale
        ORDER BY CASE WHEN ?1 THEN scales.id ELSE -scales.id END, labels.position""",
        [every],
    )
    columns = tuple(column for column, *_ in cursor.description)
    state, verdicts = columns.index("state"), columns.index("verdicts")
    rows = [row for row in cursor if every or row[state] == "in force" or row[verdicts]]
    return Table(columns, rows)


def is_label(connection: sqlite3.Connection, label: str) -> bool:
    """Return whether any version of the scale has a label; case does not matter."""
    rows = connection.execute("SELECT DISTINCT label FROM labels")
    return label.strip().lower() in {known.lower() for (known,) in rows}


def label_id(connection: sqlite3.Connection, label: str) -> int:
    """Return the row of a label on the newest scale; case does not matter.

    Raises `UnknownLabelError` where the scale has no such label.
    """
    row = connection.execute(
        "SELECT id FROM labels WHERE scale = (SELECT max(id) FROM scales)"
        " AND label = ? COLLATE NOCASE",
        [label.strip()],
    ).fetchone()
    if row is None:
        raise UnknownLabelError(label, current_scale(connection))
    return int(row[0])


def firing_labels(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the labels, of any scale, that warn of a claim when it comes again."""
    rows = connection.execute("SELECT DISTINCT label FROM labels WHERE fires")
    return frozenset(label for (label,) in rows)
