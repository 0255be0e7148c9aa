"""A dossier: all that the record knew of a claim on a day, and how that can be proved."""

from claimcheck.model.claim import Claim, Standing
from claimcheck.model.desk.contact import StoredContact
from claimcheck.model.desk.hold import StoredHold
from claimcheck.model.question import Link
from claimcheck.model.record.log_entry import Entry
from claimcheck.model.statement import StoredStatement
from claimcheck.model.status import Ending
from claimcheck.model.verdict import Publication, StoredSource, ToldBefore, ToldCorrection
from claimcheck.named_tuple import NamedTuple


class KeptCopy(NamedTuple):
    """Bytes that the record keeps of a source, an article or with a contact, given by its id.

    `name` is that of a file which was handed in. Of a recording the record keeps no bytes,
    and so no id, but the digest of them.
    """

    of: str
    id: str | None
    name: str | None
    media_type: str | None
    size: int | None
    sha256: str


class Seal(NamedTuple):
    """An event of the log that wrote something of the claim: the digests that seal it."""

    sequence: int
    at: str
    actor: str
    kind: str
    payload_sha256: str
    sha256: str


class Dossier(NamedTuple):
    """What was known of a claim `on` a day, gathered to be handed on.

    `head` is that of the log as it was then, and `now` as it is today; a record that
    has both is the one of then, continued. `made_at` is when it was gathered.
    """

    claim: Claim
    standing: Standing
    wordings: tuple[Claim, ...]
    statements: tuple[StoredStatement, ...]
    sources: tuple[StoredSource, ...]
    copies: tuple[KeptCopy, ...]
    contacts: tuple[StoredContact, ...]
    links: tuple[Link, ...]
    publications: tuple[Publication, ...]
    corrections: tuple[ToldCorrection, ...]
    entries: tuple[Entry, ...]
    seals: tuple[Seal, ...]
    hold: StoredHold | None
    ending: Ending | None
    on: str
    made_at: str
    head: str
    now: str
    told_before: tuple[ToldBefore, ...] = ()
