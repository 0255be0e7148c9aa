"""Where a request comes from: the desk's own host and its own pages, or nowhere good."""

import hmac
import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from claimcheck.errors import ClaimcheckError
from claimcheck.named_tuple import NamedTuple

# As browsers send a host: letters of the network, or an address of version 6 in brackets.
_HOST: Final = re.compile(
    r"(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::\d+)?", re.IGNORECASE
)

RawHeaders = Sequence[tuple[bytes, bytes]]


class Address(NamedTuple):
    """Where the desk is reached: its scheme, and each host with its port that it answers to."""

    scheme: str
    hosts: tuple[str, ...]

    @property
    def is_secure(self) -> bool:
        """Return whether it is reached by TLS."""
        return self.scheme == "https"

    @property
    def origin(self) -> str:
        """Return where its links lead: its first host, after the scheme."""
        return f"{self.scheme}://{self.hosts[0]}"


def local_address(port: int) -> Address:
    """Return the address of a desk on one's own machine.

    >>> local_address(8000).hosts
    ('127.0.0.1:8000', 'localhost:8000')
    """
    return Address("http", (f"127.0.0.1:{port}", f"localhost:{port}"))


def read_address(text: str) -> Address:
    """Return the public address of a desk. Raises `ClaimcheckError` for anything else.

    >>> read_address("https://desk.paper.example/")
    Address(scheme='https', hosts=('desk.paper.example',))
    >>> read_address("https://desk.paper.example:443").hosts
    ('desk.paper.example',)
    """
    try:
        parts = urlsplit(text.strip())
        has_port = parts.port != 0
    except ValueError:
        parts, has_port = urlsplit(""), False
    plain = not (parts.query or parts.fragment or parts.username or parts.path.strip("/"))
    is_host = _HOST.fullmatch(parts.netloc) is not None and has_port
    if parts.scheme != "https" or not is_host or not plain:
        raise ClaimcheckError(
            f"{text!r} is not the address of a desk; give its https address without a path,"
            " as https://desk.paper.example"
        )
    # Browsers leave the port of the scheme out.
    return Address("https", (parts.netloc.lower().removesuffix(":443"),))


def strange_host(address: Address, headers: RawHeaders) -> bool:
    """Return whether a request is not for this desk: another host, several, or none."""
    hosts = _values(headers, b"host")
    return len(hosts) != 1 or hosts[0].lower() not in address.hosts


def is_told_twice(headers: RawHeaders) -> bool:
    """Return whether a body's end is given in two ways, by which a proxy may see another end."""
    return bool(_values(headers, b"content-length") and _values(headers, b"transfer-encoding"))


def is_forged(address: Address, headers: RawHeaders) -> bool:
    """Return whether a form was not sent by a page of the desk, as the browser says.

    One that names neither site nor origin is no browser that could be trusted. A page of one
    of the desk's hosts has no say at another: to a browser they are two sites, and what else
    is served at a name of the machine may be somebody else's.
    """
    sites, origins = _values(headers, b"sec-fetch-site"), _values(headers, b"origin")
    own = {f"{address.scheme}://{host.lower()}" for host in _values(headers, b"host")}
    if any(each != "same-origin" for each in sites):
        return True
    if any({each.lower()} != own for each in origins):
        return True
    return not (sites or origins)


def form_token(cookie: str) -> str:
    """Return the token that the forms of a session carry: only its own pages know it."""
    return sha256(f"form {cookie}".encode()).hexdigest()


def is_token(cookie: str, given: str) -> bool:
    """Return whether a form carries the token of its session."""
    return bool(cookie) and hmac.compare_digest(form_token(cookie).encode(), given.encode())


def safe_path(given: str) -> str:
    r"""Return a path within the desk, or its first page for whatever could lead elsewhere.

    >>> safe_path("/claim/c-1?x=2"), safe_path("//evil.example"), safe_path("/\\evil.example")
    ('/claim/c-1?x=2', '/', '/')
    """
    strange = "\\" in given or any(ord(each) < 0x21 or ord(each) == 0x7F for each in given)
    if strange or not given.startswith("/") or given.startswith("//"):
        return "/"
    return given


def _values(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> list[str]:
    """Return every value of a header."""
    return [value.decode("latin-1") for each, value in headers if each.lower() == name]
