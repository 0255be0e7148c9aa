"""What proves a claim's story: the copies that are kept, and the events that seal it."""

import json
import sqlite3
from collections.abc import Sequence

from claimcheck.model.desk.dossier import KeptCopy, Seal

_KEPT = """
SELECT 'e-' || sources.id, copies.id, NULL, copies.media_type, copies.size, copies.sha256
FROM current_sources AS sources JOIN copies ON copies.id = sources.copy
WHERE sources.claim IN (SELECT value FROM json_each(?1))
UNION ALL
SELECT 'w-' || contacts.id, copies.id, attachments.name, copies.media_type, copies.size,
       copies.sha256
FROM current_contacts AS contacts
JOIN current_attachments AS attachments ON attachments.contact = contacts.id
JOIN copies ON copies.id = attachments.copy
WHERE contacts.claim IN (SELECT value FROM json_each(?1))
ORDER BY 1, 2"""


def kept_copies(connection: sqlite3.Connection, claims: Sequence[int]) -> list[KeptCopy]:
    """Return the copies kept of the sources of some claims, and what came with contacts."""
    rows = connection.execute(_KEPT, [json.dumps(list(claims))])
    return [KeptCopy(of, f"f-{number:d}", *rest) for of, number, *rest in rows]


def seals(connection: sqlite3.Connection, sequences: Sequence[int]) -> list[Seal]:
    """Return what seals some events, given by their numbers, oldest first."""
    query = (
        "SELECT sequence, at, actor, kind, payload_sha256, sha256 FROM events"
        " WHERE sequence IN (SELECT value FROM json_each(?)) ORDER BY sequence"
    )
    return [Seal(*row) for row in connection.execute(query, [json.dumps(list(sequences))])]
