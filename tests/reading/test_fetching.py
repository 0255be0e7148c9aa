"""Fetching: what is refused, and what the limits are. Nothing here leaves this machine."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from claimcheck.reading.fetching import FetchError, FetchLimits, fetch, is_public
from tests.tables import each_row

LIMITS = FetchLimits(seconds=5, size=10_000)


class Pages(BaseHTTPRequestHandler):
    """A site with one page, redirects, and pages that misbehave."""

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        elif self.path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"only this")
        elif self.path == "/large":
            self._send(b"x" * 20_000)
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(60):
                time.sleep(0.05)
                try:
                    self.wfile.write(b".")
                    self.wfile.flush()
                except OSError:
                    return
        elif self.path == "/host":
            self._send(str(self.headers["Host"]).encode())
        elif self.path == "/page?q=1":
            self._send(b"<p>290</p>")
        else:
            self.send_error(404)

    def _send(self, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Yield the address of a site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def never(*_: object) -> socket.socket:
    raise AssertionError("nobody may connect")


def test_page_comes_with_its_media_type(site: str) -> None:
    found = fetch(f"{site}/page?q=1", LIMITS, is_allowed=lambda _: True)

    assert found == (b"<p>290</p>", "text/html")


def test_connection_goes_to_the_address_that_was_checked_and_asks_for_the_name(site: str) -> None:
    port = int(site.rpartition(":")[2])
    asked, connected = [], []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["203.0.113.7"]

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        connected.append(address)
        return socket.create_connection(("127.0.0.1", port), timeout=seconds)

    found = fetch(
        f"http://stats.example:{port}/host",
        LIMITS,
        resolve=resolve,
        connect=connect,
        is_allowed=lambda address: address == "203.0.113.7",
    )

    assert found.content == f"stats.example:{port}".encode()
    assert (asked, connected) == (["stats.example"], ["203.0.113.7"])


@each_row(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "192.0.2.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
    ],
)
def test_addresses_that_are_not_public_are_never_connected(address: str) -> None:
    with pytest.raises(FetchError, match="which is no public address"):
        fetch("http://rebound.example/", LIMITS, resolve=lambda *_: [address], connect=never)


@each_row("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
def test_public_addresses_are_known(address: str) -> None:
    assert is_public(address)


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(FetchError, match=r"at 10\.0\.0\.1, which is no public address"):
        fetch(
            "http://mixed.example/",
            LIMITS,
            resolve=lambda *_: ["8.8.8.8", "10.0.0.1"],
            connect=never,
        )


@pytest.mark.parametrize(
    ("target", "complaint"),
    [
        ("http://inside.example/", "inside.example is at 10.0.0.1"),
        ("file:///etc/hostname", "only http and https are fetched"),
        ("gopher://127.0.0.1/", "only http and https are fetched"),
        ("http://a:b@inside.example/", "user name or password"),
    ],
)
def test_redirect_is_checked_like_the_first_address(site: str, target: str, complaint: str) -> None:
    addresses = {"127.0.0.1": ["127.0.0.1"], "inside.example": ["10.0.0.1"]}

    with pytest.raises(FetchError, match=complaint):
        fetch(
            f"{site}/to/{target}",
            LIMITS,
            resolve=lambda host, _: addresses[host],
            is_allowed=lambda address: address == "127.0.0.1",
        )


def test_redirects_are_followed_up_to_five(site: str) -> None:
    near = f"{site}/to//to/" + "/page?q=1"
    far = f"{site}" + "/to/" * 7 + "/page?q=1"

    assert fetch(near, LIMITS, is_allowed=lambda _: True).content == b"<p>290</p>"
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch(far, LIMITS, is_allowed=lambda _: True)


@each_row(
    ("url", "complaint"),
    [
        ("ftp://stats.example/a", "only http and https are fetched"),
        ("file:///etc/passwd", "only http and https are fetched"),
        ("stats.example/a", "only http and https are fetched"),
        ("http:///a", "it names no host"),
        ("http://stats.example:99999/", "Port out of range"),
        ("http://[::1/", "Invalid IPv6 URL"),
        ("http://unknown.example/", "the host unknown.example is not found"),
    ],
)
def test_strange_addresses_are_refused(url: str, complaint: str) -> None:
    def resolve(*_: object) -> list[str]:
        raise OSError("not found")

    with pytest.raises(FetchError, match=complaint):
        fetch(url, LIMITS, resolve=resolve, connect=never)


def test_page_that_is_too_large_is_given_up(site: str) -> None:
    with pytest.raises(FetchError, match="it is larger than 10,000 bytes"):
        fetch(f"{site}/large", LIMITS, is_allowed=lambda _: True)


def test_page_that_drips_is_given_up_in_time(site: str) -> None:
    with pytest.raises(FetchError, match=r"not done in 0\.4 seconds"):
        fetch(f"{site}/slow", FetchLimits(0.4, 10_000), is_allowed=lambda _: True)


def test_resolver_that_hangs_is_given_up_in_time() -> None:
    def resolve(*_: object) -> list[str]:
        time.sleep(1)
        return ["8.8.8.8"]

    with pytest.raises(FetchError, match=r"not done in 0\.1 seconds"):
        fetch("http://slow.example/", FetchLimits(0.1, 10_000), resolve=resolve, connect=never)


def test_page_that_breaks_off_is_given_up(site: str) -> None:
    with pytest.raises(FetchError, match="it breaks off after 9 bytes"):
        fetch(f"{site}/cut", LIMITS, is_allowed=lambda _: True)


def test_missing_page_is_told_with_its_status(site: str) -> None:
    with pytest.raises(FetchError, match="the server answers 404 Not Found"):
        fetch(f"{site}/gone", LIMITS, is_allowed=lambda _: True)
