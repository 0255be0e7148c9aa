"""What is kept of an article beside its text: pictures of it, and the recording it is of."""

import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.article import KeptOfArticle, Recording
from claimcheck.model.ids import ArticleId, CopyId
from claimcheck.reading.opening import open_bytes
from claimcheck.reading.unreadable import UnreadableError
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.articles import keep_of, kept_of
from claimcheck.store.verdicts.copies import add_copy
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.workflows.verdicts.contact import NamedCopy

_PART: Final = 1 << 20


@cache
def _hash_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:sha-?256:)?([0-9a-f]{64})", re.IGNORECASE)


def read_recording(
    url: str | None, digest: str | None = None, file: str | Path | None = None
) -> Recording:
    """Return which recording is at `url`: by the digest of its bytes, or by the file itself.

    The file is read and not kept, however large it is. Raises `ClaimcheckError` where neither
    is given, where they disagree, or for an address that is none of the web.
    """
    if url is not None and not re.fullmatch(r"https?://[^\s/]\S*", url):
        raise ClaimcheckError(f"--media takes a web address, not {url!r}; give http(s)://…")
    if digest is None and file is None:
        raise ClaimcheckError(
            "a recording is known by its bytes; give --media-file FILE, or --media-hash"
            " sha256:… as `sha256sum FILE` prints it"
        )
    given = _hash_pattern().fullmatch(digest.strip()) if digest else None
    if digest and given is None:
        raise ClaimcheckError(f"--media-hash {digest!r} is not a SHA-256; give its 64 digits")
    wanted = given.group(1).lower() if given else None
    found = _digest_of(file) if file is not None else wanted
    if wanted and found != wanted:
        raise ClaimcheckError(
            f"{file} has the SHA-256 {found}, not that of --media-hash; it is another file"
        )
    name = Path(file).name if file is not None else "recording"
    return Recording(found or "", url, name)


def _digest_of(file: str | Path) -> str:
    try:
        with open_bytes(str(file)) as opened:
            digest = sha256()
            while part := opened.read(_PART):
                digest.update(part)
            return digest.hexdigest()
    except OSError as error:
        raise UnreadableError(str(file), f"{error.strerror}; check the name") from error


def keep_beside(
    transaction: Transaction,
    article: ArticleId,
    recording: Recording | None,
    pictures: Sequence[NamedCopy],
    *,
    actor: str,
    limit: int,
) -> tuple[KeptOfArticle, ...]:
    """Keep what was handed in with an article, each once, and return all that is kept of it.

    Raises `LargeCopyError`, and `ClaimcheckError` for a picture that is none.
    """
    for each in pictures:
        if not each.copy.media_type.startswith(("image/", "application/pdf")):
            raise ClaimcheckError(
                f"--screenshot takes a picture or a PDF, and {each.name} is"
                f" {each.copy.media_type}; add it as a source instead"
            )
    reviewer = require_reviewer(transaction.connection, actor)
    with transaction.act(reviewer, "capture") as act:
        act.subject = f"a-{article:d}"
        for each in pictures:
            copy = add_copy(act, each.copy.content, each.copy.media_type, limit=limit)
            keep_of(act, article, KeptOfArticle(CopyId(copy), each.name))
        if recording:
            digest, url, name = recording
            keep_of(act, article, KeptOfArticle(None, name, url, digest))
    return kept_of(transaction.connection, article)
