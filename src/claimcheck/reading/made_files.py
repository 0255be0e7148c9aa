"""Files that were made of the record: bytes to texts in which words can be looked for."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from claimcheck.language.text.markup import unescaped
from claimcheck.reading.unreadable import UnreadableError

_ZIP: Final = b"PK\x03\x04"
_PDF: Final = b"%PDF-"
_WITHOUT_TEXT: Final = frozenset(".gif .ico .jpeg .jpg .png .ttf .webp .woff .woff2".split())
# More is not looked through; of a workbook it is what it unpacks to.
LARGEST: Final = 100_000_000


def written_texts(name: str, content: bytes) -> Iterator[str]:
    """Yield what a file says, in each way in which words may stand in it.

    A page or a workbook is read with its tags and without. Raises `UnreadableError`
    for what cannot be searched, by ``name``.
    """
    if name[name.rfind(".") :].lower() in _WITHOUT_TEXT:
        return
    if content.startswith(_ZIP):
        for part in _unpacked(name, content):
            yield from _with_and_without_tags(part)
        return
    if len(content) > LARGEST or content.startswith(_PDF) or b"\0" in content[:1_000]:
        raise UnreadableError(name, "it is no text")
    yield from _with_and_without_tags(content)


def _with_and_without_tags(content: bytes) -> Iterator[str]:
    """Yield a text as it is, and as it reads without tags and entities."""
    text = content.decode("utf-8-sig", errors="replace")
    yield text
    if "<" in text or "&" in text:
        yield unescaped(re.sub(r"<[^<>]{0,10000}>", "", text))
        yield unescaped(re.sub(r"<[^<>]{0,10000}>", " ", text))


def _unpacked(name: str, content: bytes) -> Iterator[bytes]:
    """Yield the parts of a workbook or document that hold text."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = [
                each for each in packed.infolist() if each.filename.endswith((".xml", ".rels"))
            ]
            if sum(each.file_size for each in parts) > LARGEST:
                raise UnreadableError(name, "it is too large")
            for each in parts:
                yield packed.read(each)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableError(name, str(error)) from error
