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
def attached(fields: Fields) -> Iterator[tuple[Path, ...]]:
    """Give the file that was sent to be kept, under its own name; gone at the end."""
    if fields.upload is None:
        yield ()
        return
    with tempfile.TemporaryDirectory(prefix="claimcheck-") as folder:
        path = Path(folder) / kept_name(fields.upload.name)
        path.write_bytes(fields.upload.content)
        try:
            yield (path,)
        except ClaimcheckError as error:
            # What a role may not do, say, is told by the kind of the error.
            if folder not in str(error):
                raise
            raise ClaimcheckError(str(error).replace(f"{folder}/", "")) from error


def kept_name(given: str) -> str:
    r"""Return a name that is one on every machine, and leads nowhere.

    >>> kept_name("C:\\mail\\reply of the port.eml"), kept_name("../../.."), kept_name("a\0/.b")
    ('reply of the port.eml', 'attachment', 'b')
    >>> kept_name("a letter from the port")
    'a letter from the port'
    >>> len(kept_name("𝟘" * 300 + "." + "𝟙" * 300).encode()) < 255
    True
    """
    bare = given.replace("\\", "/").rpartition("/")[2]
    kept = "".join(each if each.isalnum() or each in " ._-()" else "_" for each in bare)
    stem, point, kind = kept.strip(" .").rpartition(".")
    if not point:
        stem, kind = kind, ""
    # No name is longer than a file system takes, in letters of four bytes too.
    named = f"{stem[:40]}{point}{kind[:8]}".strip(" .")
    return named or "attachment"


@contextmanager
def as_file(upload: Upload) -> Iterator[Path]:
    """Give a file that holds what was sent, gone at the end; errors name it as it was sent."""
    shown = Path(upload.name.replace("\\", "/")).name or PASTED
    suffix = Path(shown).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="claimcheck-") as folder:
        # Places in a table are told by the name of its file.
        stem = Path(kept_name(shown)).stem
        path = Path(folder) / f"{stem}{suffix if suffix in _KNOWN else '.txt'}"
        path.write_bytes(upload.content)
        try:
            yield path
        except ClaimcheckError as error:
            if folder not in "\n".join((str(error), *error.details)):
                raise
            told = str(error).replace(str(path), shown).replace(folder, "")
            again = ClaimcheckError(told)
            again.details = tuple(each.replace(str(path), shown) for each in error.details)
            raise again from error
