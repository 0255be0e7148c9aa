"""What was pasted or sent, as a file for those who read files; no path of it is ever told."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.web.security.bodies import Fields, Upload

# What a reader goes by; every other name is read as plain text.
_KNOWN = frozenset(
    ".csv .docx .htm .html .json .jsonl .markdown .md .pdf .srt .tsv .txt .vtt .xlsx .xml".split()
)
PASTED = "pasted.txt"


def given_text(fields: Fields) -> Upload | None:
    """Return the file that was sent, or else the words that were pasted; None for neither."""
    if fields.upload:
        return fields.upload
    pasted = fields.get("text").replace("\r\n", "\n")
    return Upload(PASTED, pasted.encode("utf-8", "surrogatepass")) if pasted else None


@contextmanager
def as_file(upload: Upload) -> Iterator[Path]:
    """Give a file that holds what was sent, gone at the end; errors name it as it was sent."""
    shown = Path(upload.name.replace("\\", "/")).name or PASTED
    suffix = Path(shown).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="claimcheck-") as folder:
        path = Path(folder) / f"sent{suffix if suffix in _KNOWN else '.txt'}"
        path.write_bytes(upload.content)
        try:
            yield path
        except ClaimcheckError as error:
            told = str(error).replace(str(path), shown).replace(folder, "")
            again = ClaimcheckError(told)
            again.details = tuple(each.replace(str(path), shown) for each in error.details)
            raise again from error
