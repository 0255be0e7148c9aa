"""Keep copies of sources, and check what was quoted against them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.quotations.fidelity import find_quotation
from claimcheck.model.desk.settings import SourceSettings
from claimcheck.model.ids import RecordId
from claimcheck.model.record.copies import CapturedCopy, CopyState, Fidelity, Quoted, SourceCheck
from claimcheck.model.record.table import Table
from claimcheck.model.verdict import Source, StoredSource
from claimcheck.reading.copied_texts import captured_texts, media_type_of
from claimcheck.reading.opening import open_bytes
from claimcheck.reading.unreadable import UnreadableError
from claimcheck.store.connection import Connection
from claimcheck.store.log.redactions import MARK
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import find_claim, require_claim, wordings
from claimcheck.store.verdicts.copies import (
    StoredCopy,
    add_copy,
    find_copy,
    is_only_a_letters,
)
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.verdicts.sources import (
    AddedSource,
    add_source,
    all_sources,
    find_source,
    sources_of_claims,
)
from claimcheck.workflows.verdicts.contact import require_confidence
from claimcheck.workflows.verdicts.gate_rules import origin_of
from claimcheck.workflows.verdicts.rate import require_sources

Fetch = Callable[[str], CapturedCopy]


def read_capture(path: Path, settings: SourceSettings) -> CapturedCopy:
    """Return a file's bytes, to be kept. Raises `ClaimcheckError` where it is too large."""
    try:
        with open_bytes(str(path)) as file:
            content = file.read(settings.max_copy_bytes + 1)
    except OSError as error:
        raise UnreadableError(str(path), f"{error.strerror}; check the name") from error
    if len(content) > settings.max_copy_bytes:
        raise ClaimcheckError(
            f"{path} is larger than {settings.max_copy_bytes:,} bytes; raise max_copy_bytes"
            " under [sources] in claimcheck.toml, or keep it elsewhere"
        )
    return CapturedCopy(content, media_type_of(path.name, content))


def add_captured_source(
    transaction: Transaction,
    claim: int,
    source: Source,
    capture: CapturedCopy | None,
    *,
    actor: str,
    settings: SourceSettings,
    today: str,
) -> AddedSource:
    """Store a source for a claim, read on the day ``today`` unless it says when.

    With a copy if one was captured. The same source twice is stored once; what is
    told of it later, and a copy captured later, is added to it.
    """
    require_reviewer(transaction.connection, actor)
    require_claim(transaction.connection, claim)
    require_sources(transaction, [source])
    with transaction.act(actor, "source") as act:
        copy = add_copy(act, *capture, limit=settings.max_copy_bytes) if capture else None
        return add_source(act, claim, source, copy, today=today)


def chosen_sources(connection: Connection, chosen: RecordId | None) -> list[StoredSource]:
    """Return one source, those of a claim with its other wordings, or all in force."""
    if chosen is None:
        return all_sources(connection)
    if chosen.letter == "e":
        return [find_source(connection, chosen.number)]
    find_claim(connection, chosen.number)
    return sources_of_claims(connection, wordings(connection, chosen.number))


def sources_table(sources: Sequence[StoredSource]) -> Table:
    """Return sources as rows, with the origin by which they are counted."""
    rows = [
        (
            f"e-{each.id:d}",
            f"c-{each.claim:d}",
            str(each.source.stance),
            origin_of(each.source),
            f"f-{each.copy:d}" if each.copy else None,
            each.source.url,
            each.source.quote,
        )
        for each in sources
    ]
    columns = ("source_id", "claim_id", "stance", "origin", "copy_id", "url", "quote")
    return Table(columns, rows)


def check_sources(
    connection: Connection, sources: Sequence[StoredSource], fetch: Fetch | None = None
) -> list[SourceCheck]:
    """Check the copy and the quotation of each source; with ``fetch``, also its page today."""
    return [_check(connection, source, fetch) for source in sources]


def _check(connection: Connection, source: StoredSource, fetch: Fetch | None) -> SourceCheck:
    """Check one source."""
    copy = find_copy(connection, source.copy) if source.copy else None
    state = _state(copy)
    found = SourceCheck(source, state)
    if copy and copy.content is not None and state is CopyState.INTACT:
        capture = CapturedCopy(copy.content, copy.media_type)
        quoted, note = _quoted(source, f"f-{copy.id:d}", capture)
        found = found._replace(quoted=quoted, note=note)
    return _with_page(found, copy, fetch) if fetch else found


def copy_texts(connection: Connection, sources: Sequence[StoredSource]) -> Iterator[str]:
    """Yield what can be read of the copies that are as they were captured, each once."""
    for number in dict.fromkeys(each.copy for each in sources if each.copy):
        copy = find_copy(connection, number)
        if copy.is_intact and copy.content is not None:
            with suppress(UnreadableError):
                yield from captured_texts(f"f-{number:d}", copy.content, copy.media_type)


def _state(copy: StoredCopy | None) -> CopyState:
    """Return what became of a copy."""
    if copy is None:
        return CopyState.NONE
    if copy.is_redacted:
        return CopyState.REDACTED
    if copy.content is None:
        return CopyState.LOST
    return CopyState.INTACT if copy.is_intact else CopyState.DRIFTED


def _quoted(
    source: StoredSource, name: str, capture: CapturedCopy
) -> tuple[Quoted | None, str | None]:
    """Return how a source's quotation stands in a capture, and why nobody can read it, if so.

    None where it quotes nothing.
    """
    quote = source.source.quote
    if not quote or quote == MARK:
        return None, None
    try:
        texts = captured_texts(name, *capture)
    except UnreadableError as error:
        return Quoted(Fidelity.UNREAD), str(error)
    found = [find_quotation(quote, text) for text in texts]
    return min(found, key=lambda each: list(Fidelity).index(each.fidelity)), None


def _with_page(found: SourceCheck, copy: StoredCopy | None, fetch: Fetch) -> SourceCheck:
    """Add what the page says today."""
    try:
        page = fetch(found.source.source.url)
    except ClaimcheckError as error:
        return found._replace(live="gone", note=str(error))
    same = copy is not None and copy.content == page.content
    live = "unchanged" if same else "changed" if copy else "there"
    quoted, note = _quoted(found.source, found.source.source.url, page)
    return found._replace(live=live, live_quoted=quoted, note=found.note or note)


class LostCopyError(ClaimcheckError):
    """The bytes of a copy are not there any more, or are not those that were captured."""


def kept_bytes(connection: Connection, number: int, *, asking: str | None) -> bytes:
    """Return the bytes of a kept copy, as they were captured.

    Raises `UnknownIdError`, `LostCopyError`, and `ConfidentialError` for what came with a
    letter, unless ``asking`` may see letters.
    """
    copy = find_copy(connection, number)
    if is_only_a_letters(connection, number):
        require_confidence(connection, asking)
    if copy.is_redacted:
        raise LostCopyError(f"f-{number:d} was redacted; nothing of it is kept")
    if copy.content is None or not copy.is_intact:
        raise LostCopyError(
            f"f-{number:d} is damaged: its bytes are not those that were kept; a backup may"
            " have them"
        )
    return copy.content
