"""What checking a source found, as a JSON object."""

from claimcheck.model.record.copies import Quoted, SourceCheck
from claimcheck.reports.records import source_as_dict


def check_as_dict(check: SourceCheck) -> dict[str, object]:
    """Return what checking a source found, with plain values."""
    return {
        **source_as_dict(check.source),
        "sound": check.is_sound,
        "copy": str(check.copy),
        "quotation": _quoted_as_dict(check.quoted),
        "page": check.live,
        "page_quotation": _quoted_as_dict(check.live_quoted),
        "note": check.note,
    }


def _quoted_as_dict(quoted: Quoted | None) -> dict[str, object] | None:
    """Return how a quotation stands in a text."""
    return {"is": str(quoted.fidelity), "passage": quoted.passage} if quoted else None
