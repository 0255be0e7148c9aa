"""The body of a form: read up to a limit, in a time, into fields and at most one file."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Final
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from claimcheck.named_tuple import NamedTuple

SMALL: Final = 64_000
LARGE: Final = 10_000_000
# What is kept of a large form by somebody without a session: enough to show them their words.
_OF_GUESTS: Final = 128_000
# How long a text that was sent may take to be read before that is ended.
READING_SECONDS: Final = 40
_MOST_FIELDS: Final = 40
# As many statements as a text of the largest size has.
_MOST_TICKS: Final = 50_000
_SECONDS: Final = 60.0
# How many times as much as a form may have is read to its end, and told.
_PASSED_OVER: Final = 4
_PLAIN: Final = "application/x-www-form-urlencoded"
_PARTS: Final = "multipart/form-data"


class Upload(NamedTuple):
    """A file that was sent: its name as it was given, and its bytes."""

    name: str
    content: bytes


class Fields(NamedTuple):
    """What a form holds: each field with its values in order, and a file.

    Of one that is not ``whole`` nothing was kept.
    """

    values: tuple[tuple[str, str], ...] = ()
    upload: Upload | None = None
    whole: bool = True

    def get(self, name: str) -> str:
        """Return a field without the blanks around it; nothing where it is missing."""
        return next((value.strip() for key, value in self.values if key == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of a field."""
        return tuple(value for key, value in self.values if key == name)


async def read_fields(request: Request, limit: int) -> Fields:
    """Return the fields of a request. Raises `HTTPException` for what is too large or odd."""
    return await _fields(request, await _read(request, limit, limit * _PASSED_OVER), limit)


async def read_fields_of_guest(request: Request) -> Fields:
    """Return the fields of a large form by somebody without a session, whom it serves nothing.

    Ten megabytes of each of many strangers would be held otherwise. Raises as `read_fields` does.
    """
    try:
        body = await _read(request, _OF_GUESTS, LARGE)
    except HTTPException as error:
        if error.status_code != 413:
            raise
        return Fields(whole=False)
    return await _fields(request, body, _OF_GUESTS)


async def _fields(request: Request, body: bytes, limit: int) -> Fields:
    """Return the fields of a body. Raises `HTTPException` for what is none of a form."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    most = _MOST_FIELDS if limit <= SMALL else _MOST_TICKS
    try:
        if kind == _PARTS and limit > SMALL:
            return await _parts(request, body, limit)
        if kind == _PLAIN:
            text = body.decode("ascii")
            found = parse_qsl(text, keep_blank_values=True, max_num_fields=most, errors="strict")
            return Fields(tuple(found))
    except (ValueError, MultiPartException) as error:
        raise HTTPException(400, "the form cannot be read; open its page again") from error
    raise HTTPException(415, "the desk takes forms alone")


async def _read(request: Request, limit: int, passed_over: int) -> bytes:
    """Return the whole body; of one that is too large nothing is kept.

    One of more than is ``passed_over`` is not read either: browsers whose connection ends while
    they send show an error of their own, and not the page that says how much a form may have.
    """
    told = request.headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > passed_over:
        raise HTTPException(413, _too_much(limit))
    pieces, size = [], 0
    try:
        async with asyncio.timeout(_SECONDS):
            async for piece in request.stream():
                size += len(piece)
                if size > passed_over:
                    break
                if size <= limit:
                    pieces.append(piece)
    except TimeoutError:
        raise HTTPException(408, "the form did not arrive in time; send it again") from None
    except ClientDisconnect:
        raise HTTPException(400, "the form did not arrive whole") from None
    if size > limit:
        raise HTTPException(413, _too_much(limit))
    return b"".join(pieces)


def _too_much(limit: int) -> str:
    """Return how much a form may hold, in the units in which files are counted."""
    if limit <= SMALL:
        return f"all fields of this form together may have {limit // 1000} kB"
    return (
        f"this form may have {limit // 1_000_000} MB with its file; split the text, or use the"
        " command line"
    )


async def _parts(request: Request, body: bytes, limit: int) -> Fields:
    """Return the fields and the file of a form with parts."""

    async def stream() -> AsyncGenerator[bytes, None]:
        yield body
        yield b""

    parser = MultiPartParser(
        request.headers, stream(), max_files=1, max_fields=_MOST_TICKS, max_part_size=limit
    )
    form = await parser.parse()
    try:
        values, upload = [], None
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                content = await value.read()
                if content:
                    upload = Upload(value.filename or "", content)
            else:
                values.append((name, value))
        return Fields(tuple(values), upload)
    finally:
        await form.close()
