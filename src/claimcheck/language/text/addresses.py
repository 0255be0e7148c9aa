"""Web addresses in texts: found, read, and compared as pages are rather than as strings."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from claimcheck.errors import ClaimcheckError

LONGEST_ADDRESS: Final = 4_096

# What programs that count visitors add to an address; the page is the same without.
_COUNTING: Final = re.compile(r"utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid", re.IGNORECASE)
_SCHEMES: Final = ("http", "https")


@cache
def _address_pattern() -> re.Pattern[str]:
    return re.compile(r"https?://[^\s<>\"'«»“”|\\^`{}]{1,4096}", re.IGNORECASE)


@cache
def _plain_address() -> re.Pattern[str]:
    # Nearly all are of this form, and reading one in full costs ten times more.
    return re.compile(r"https?://[a-z0-9.-]{1,253}(?::\d{1,4})?(?:[/?#]\S*)?", re.ASCII)


@cache
def _host_and_path() -> re.Pattern[str]:
    # What nearly all addresses of pages are, of which nothing has to be decoded.
    return re.compile(r"https?://([a-z0-9.-]{1,253})((?:/[^?#\s\\]*)?)", re.ASCII)


def addresses_in(text: str) -> list[str]:
    """Return the web addresses in a text, each once.

    >>> addresses_in("https://a.example/1, https://b.example/2 and more")
    ['https://a.example/1', 'https://b.example/2']
    """
    found = (each.rstrip(".,;:!?)]") for each in _address_pattern().findall(text))
    return [each for each in dict.fromkeys(found) if is_address(each)]


def is_address(text: str) -> bool:
    """Return whether a text is a whole web address that names a host, and no password.

    >>> is_address("https://a.example/1"), is_address("https://me:secret@a.example/")
    (True, False)
    """
    if len(text) > LONGEST_ADDRESS:
        return False
    if _plain_address().fullmatch(text):
        return True
    if any(map(str.isspace, text)):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return False
    if not host or "@" in parts.netloc or any(unicodedata.category(each) == "Cf" for each in host):
        return False
    return parts.scheme in _SCHEMES


def as_folder(url: str) -> str:
    """Return the address of a folder, ending with a slash.

    Raises `ClaimcheckError` for what is not a web address, or has a query or a fragment.

    >>> as_folder("https://desk.example/facts")
    'https://desk.example/facts/'
    """
    if not is_address(url):
        raise ClaimcheckError(f"{url!r} is not a web address; it begins with https:// or http://")
    if "?" in url or "#" in url:
        raise ClaimcheckError(
            f"{url!r} is not an address of a folder; leave out what begins with ? or #"
        )
    return url if url.endswith("/") else f"{url}/"


@lru_cache(maxsize=1_024)
def site_of(url: str) -> str | None:
    """Return the host of an address without ``www.``, or None where it has none.

    >>> site_of("https://www.desk.example/check/1")
    'desk.example'
    """
    if plain := _host_and_path().fullmatch(url):
        return plain[1].removeprefix("www.")
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def url_key(url: str) -> str:
    """Return what two addresses of one page have in common.

    That is the host without ``www.``, the path without a slash at its end, and the query
    without what counts visitors. The fragment stays: two checks may share a page.

    >>> url_key("http://www.desk.example/check/29/?utm_source=x")
    'desk.example/check/29'
    """
    if plain := _host_and_path().fullmatch(url):
        return plain[1].removeprefix("www.") + plain[2].rstrip("/")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    pairs = parse_qsl(parts.query, keep_blank_values=True) if parts.query else ()
    kept = [pair for pair in pairs if not _COUNTING.fullmatch(pair[0])]
    place = host.removeprefix("www.") + (f":{port}" if port not in {None, 80, 443} else "")
    query = f"?{urlencode(kept)}" if kept else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{place}{parts.path.rstrip('/')}{query}{fragment}"
