"""A draft against the record, before it goes out; nothing is stored."""

from itertools import pairwise
from pathlib import Path
from typing import Any

from claimcheck.errors import ClaimcheckError
from claimcheck.model.scan.finding import Finding, Scanned
from claimcheck.reading.articles import read_capture
from claimcheck.reading.kinds import DOCUMENTS, SUBTITLES, TextKind, text_kind
from claimcheck.reading.plain import decode
from claimcheck.web.forms.uploads import PASTED, as_file, given_text
from claimcheck.web.security.bodies import Upload
from claimcheck.web.visits import Reply, Visit, WebPage


def ask(visit: Visit) -> WebPage:
    """Show the form."""
    _open_meaning(visit)
    return WebPage("scan.html", {"scanned": None, "pieces": [], "name": "", "remarks": ()})


def scan(visit: Visit) -> Reply:
    """Show what a draft says against the record."""
    upload = given_text(visit.fields)
    if upload is None:
        return again(visit, ClaimcheckError("paste a draft, or choose a file that holds one"))
    try:
        draft, remarks = _in_words(upload)
        with as_file(draft) as path:
            scanned = visit.record.scan(path, proposed=bool(visit.fields.get("proposed")))
            require_read(scanned)
    except ClaimcheckError as error:
        return again(visit, error)
    values: dict[str, Any] = {
        "scanned": scanned,
        "pieces": _pieces(_shown(draft), scanned.findings),
        "name": "" if upload.name == PASTED else upload.name,
        "remarks": remarks,
        "kept": _kept(visit),
    }
    return WebPage("scan.html", values)


def _shown(draft: Upload) -> str:
    """Return a draft as its findings count its places; nothing for markup, which nobody reads."""
    kind = text_kind(Path(draft.name).suffix.lower(), draft.content)
    return "" if kind in {TextKind.HTML, TextKind.XML} else decode(draft.name, draft.content)


def _in_words(upload: Upload) -> tuple[Upload, tuple[str, ...]]:
    """Return the words of a document as if they were pasted, and what readers should know of it.

    A scan points at places in a text, which a document and subtitles have only once read.
    """
    is_document = upload.content.startswith((b"%PDF-", b"PK\x03\x04"))
    suffix = Path(upload.name).suffix.lower()
    if not is_document and suffix not in DOCUMENTS | SUBTITLES:
        return upload, ()
    with as_file(upload) as path:
        read = read_capture(str(path))
    return Upload(PASTED, read.article.text.encode(errors="surrogatepass")), read.remarks


def again(visit: Visit, error: ClaimcheckError) -> WebPage:
    """Return the form again with what was wrong and what was sent."""
    _open_meaning(visit)
    empty: dict[str, Any] = {"scanned": None, "pieces": [], "name": "", "remarks": ()}
    wrong = [("text", str(error))]
    return WebPage("scan.html", {**empty, "kept": _kept(visit), "errors": wrong}, 422)


def _open_meaning(visit: Visit) -> None:
    """Learn why words alone decide, where a scan asks for more: a draft that is read tells it."""
    if visit.record.settings.scan.asks_for_meaning:
        visit.record.open_meaning()


def _kept(visit: Visit) -> dict[str, str]:
    """Return what was sent, for the form that is shown again."""
    return {name: visit.fields.get(name) for name in ("text", "proposed")}


def require_read(scanned: Scanned) -> None:
    """Raise `ClaimcheckError` for a draft that could not be read."""
    if scanned.unread:
        raise ClaimcheckError(scanned.unread[0])


def _pieces(text: str, findings: tuple[Finding, ...]) -> list[tuple[str, list[int]]]:
    """Return a draft cut where a finding begins or ends, each piece with their numbers."""
    spans = [each.region.span for each in findings]
    if not text:
        return []
    cuts = sorted({0, len(text), *(at for span in spans for at in span if at <= len(text))})
    return [
        (text[start:end], [n for n, span in enumerate(spans, 1) if span.start <= start < span.end])
        for start, end in pairwise(cuts)
    ]
