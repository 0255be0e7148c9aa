"""Fetching a page: only when asked, only from public addresses, with limits of time and size."""

import contextlib
import http.client
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError
from claimcheck.model.record.copies import CapturedCopy
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.copied_texts import UNKNOWN_TYPE

# Name and port to addresses; an address, its port and seconds to a connected socket.
Resolver = Callable[[str, int], Sequence[str]]
Connect = Callable[[str, int, float], socket.socket]

_REDIRECTS: Final = 5
_PORTS: Final = {"http": 80, "https": 443}
_CHUNK: Final = 65_536
# IPv6 prefix under which a translator reaches every IPv4 address.
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")


class FetchError(ClaimcheckError):
    """A page cannot be fetched, or must not be."""

    def __init__(self, url: str, reason: str) -> None:
        """Name the address and the reason."""
        super().__init__(
            f"cannot fetch {url}: {reason}; save the page yourself and give it with --file"
        )


class FetchLimits(NamedTuple):
    """How long a whole fetch may take, redirects included, and how large a page may be."""

    seconds: float
    size: int


class _Gate(NamedTuple):
    """How names become sockets, and which addresses may be reached."""

    resolve: Resolver
    connect: Connect
    is_allowed: Callable[[str], bool]


def resolve_name(host: str, port: int) -> list[str]:
    """Return the addresses of a host, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def connect_to(address: str, port: int, seconds: float) -> socket.socket:
    """Return a socket that is connected to an address."""
    return socket.create_connection((address, port), timeout=seconds)


def is_public(address: str) -> bool:
    """Return whether an IP address is one that anybody on the Internet can reach.

    Addresses that only carry another, as ``::ffff:10.0.0.1`` does, count as that one.

    >>> is_public("127.0.0.1"), is_public("::ffff:169.254.169.254"), is_public("8.8.8.8")
    (False, False, True)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        carried = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _TRANSLATED:
            carried.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(each is not None and not _is_global(each) for each in carried):
            return False
        if ip.ipv4_mapped is not None:
            return True
    return _is_global(ip)


def _is_global(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Return whether an address is public, and of one receiver."""
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def fetch(
    url: str,
    limits: FetchLimits,
    *,
    resolve: Resolver = resolve_name,
    connect: Connect = connect_to,
    is_allowed: Callable[[str], bool] = is_public,
) -> CapturedCopy:
    """Return what stands at ``url``. Raises `FetchError`.

    Every address that a name has is checked, before the first connection and
    after each redirect, and the connection goes to the very address checked.
    """
    gate, until = _Gate(resolve, connect, is_allowed), time.monotonic() + limits.seconds
    for _ in range(_REDIRECTS + 1):
        found = _request(url, limits, gate, until)
        if isinstance(found, CapturedCopy):
            return found
        url = urljoin(url, found)
    raise FetchError(url, f"more than {_REDIRECTS} redirects")


def _request(url: str, limits: FetchLimits, gate: _Gate, until: float) -> CapturedCopy | str:
    """Ask for one address; return what it holds, or where it sends us."""
    parts = _split(url)
    host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
    watch: threading.Timer | None = None
    try:
        address = _checked_address(url, host, port, gate, until)
        plug = gate.connect(address, port, _left(until))
        if parts.scheme == "https":
            plug = _secured(plug, host)
        # A server that sends a byte now and then must not keep us beyond the limit.
        watch = threading.Timer(_left(until), _hang_up, [plug])
        watch.daemon = True
        watch.start()
        with plug:
            found = _answer(url, parts, host, plug, limits)
            _left(until)  # what was hung up on can look like a page that ended early
            return found
    except (OSError, http.client.HTTPException, ValueError) as error:
        late = time.monotonic() >= until
        reason = f"not done in {limits.seconds:g} seconds" if late else str(error) or "no answer"
        raise FetchError(url, reason) from error
    finally:
        if watch:
            watch.cancel()


def _split(url: str) -> SplitResult:
    """Return the parts of an address. Raises `FetchError` for those that are never fetched."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(url, str(error)) from error
    if parts.scheme not in _PORTS:
        raise FetchError(url, "only http and https are fetched")
    if not parts.hostname or port == 0:
        raise FetchError(url, "it names no host")
    if parts.username is not None or parts.password is not None:
        raise FetchError(url, "it holds a user name or password")
    return parts


def _checked_address(url: str, host: str, port: int, gate: _Gate, until: float) -> str:
    """Return an address of a host, all of whose addresses may be reached."""
    addresses = _addresses(host, port, gate.resolve, until)
    if not addresses:
        raise FetchError(url, f"the host {host} is not found")
    for each in addresses:
        if not gate.is_allowed(each):
            raise FetchError(url, f"{host} is at {each}, which is no public address")
    return addresses[0]


def _addresses(host: str, port: int, resolve: Resolver, until: float) -> Sequence[str]:
    """Return a host's addresses; none where it is not found. Raises `TimeoutError`."""
    found: list[Sequence[str]] = []

    def ask() -> None:
        # UnicodeError: a name that no host can have.
        with contextlib.suppress(OSError, UnicodeError):
            found.append(resolve(host, port))

    # The system's resolver cannot be given a limit, so it is left behind at the limit.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(_left(until))
    if asking.is_alive():
        raise TimeoutError
    return found[0] if found else ()


def _secured(plug: socket.socket, host: str) -> socket.socket:
    """Return a socket that speaks TLS with a host whose certificate is checked."""
    import ssl  # noqa: PLC0415 - only https needs it

    return ssl.create_default_context().wrap_socket(plug, server_hostname=host)


def _hang_up(plug: socket.socket) -> None:
    """End a connection from another thread."""
    try:
        plug.shutdown(socket.SHUT_RDWR)
    except OSError:
        plug.close()


def _left(until: float) -> float:
    """Return how many seconds are left. Raises `TimeoutError` where none are."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _answer(
    url: str, parts: SplitResult, host: str, plug: socket.socket, limits: FetchLimits
) -> CapturedCopy | str:
    """Send the request over a connected socket and read the answer."""
    connection = http.client.HTTPConnection(host, timeout=limits.seconds)
    connection.sock = plug
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {
        "Host": parts.netloc,
        "User-Agent": f"claimcheck/{__version__}",
        "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,*/*;q=0.5",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    if response.status in {301, 302, 303, 307, 308} and response.headers.get("Location"):
        return str(response.headers["Location"])
    if response.status != http.client.OK:
        raise FetchError(url, f"the server answers {response.status} {response.reason}")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise FetchError(url, "the server sends it compressed, though asked not to")
    return CapturedCopy(_body(url, response, limits.size), _media_type(response))


def _body(url: str, response: http.client.HTTPResponse, size: int) -> bytes:
    """Return the body, if it is no larger than ``size``."""
    pieces, length = [], 0
    while piece := response.read(_CHUNK):
        pieces.append(piece)
        length += len(piece)
        if length > size:
            raise FetchError(url, f"it is larger than {size:,} bytes")
    if response.length:
        raise FetchError(url, f"it breaks off after {length:,} bytes")
    return b"".join(pieces)


def _media_type(response: http.client.HTTPResponse) -> str:
    """Return the media type that the server names."""
    return response.headers.get("Content-Type", UNKNOWN_TYPE).partition(";")[0].strip().lower()
