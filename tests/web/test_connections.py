"""What a stranger may not do with connections alone: keep others out by sending nothing."""

import http.client
import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

import pytest
import uvicorn

from claimcheck.web.security.connections import PatientConnection
from tests.tables import each_row

MOST = 8
ASK = b"GET / HTTP/1.1\r\nHost: x\r\n"


async def _large(_scope: Any, receive: Any, send: Any) -> None:
    """Answer with the length of what was sent, or with more than a connection holds."""
    size, more = 0, True
    while more:
        piece = await receive()
        size, more = size + len(piece.get("body", b"")), piece.get("more_body", False)
    body = b"x" * 50_000_000 if _scope["path"] == "/large" else str(size).encode()
    length = str(len(body)).encode()
    await send({"type": "http.response.start", "status": 200,
                "headers": [(b"content-length", length)]})  # fmt: skip
    await send({"type": "http.response.body", "body": body})


@contextmanager
def _listening() -> Iterator[tuple[uvicorn.Server, ExitStack, int]]:
    """Give a server that takes few connections, what keeps those that are opened, and its port."""
    with socket.socket() as place, ExitStack() as opened:
        place.bind(("127.0.0.1", 0))
        place.listen()
        config = uvicorn.Config(
            _large, http=PatientConnection, limit_concurrency=MOST, log_level="critical",
            lifespan="off", ws="none",
        )  # fmt: skip
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [place]})
        thread.start()
        try:
            yield server, opened, place.getsockname()[1]
        finally:
            opened.close()
            server.should_exit = True
            thread.join()


def _open(opened: ExitStack, port: int, sent: bytes = b"") -> socket.socket:
    """Return a connection on which something was sent."""
    made = opened.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
    made.sendall(sent)
    return made


def _is_answered(connection: socket.socket) -> bool:
    return connection.recv(12) == b"HTTP/1.1 200"


def _wait_for(server: uvicorn.Server, connections: int) -> None:
    """Wait until so many are open."""
    until = time.monotonic() + 10
    while len(server.server_state.connections) != connections:
        assert time.monotonic() < until, len(server.server_state.connections)
        time.sleep(0.01)


@each_row("sent", [b"", b"GE", ASK, f"{ASK.decode()}X: {'a' * 9000}".encode()])
def test_connections_on_which_no_request_comes_keep_nobody_out(sent: bytes) -> None:
    with _listening() as (server, opened, port):
        silent = [_open(opened, port, sent) for _ in range(MOST - 1)]
        _wait_for(server, MOST - 1)
        for _ in range(3):
            assert _is_answered(_open(opened, port, ASK + b"\r\n"))
        # Who has waited longest made room.
        assert silent[0].recv(1) == b""


def test_what_is_being_asked_makes_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.web.security.connections._HEAD_SECONDS", 0.05)
    head = ASK.replace(b"GET", b"POST") + b"Content-Length: 4\r\n\r\n"
    with _listening() as (server, opened, port):
        sending = [_open(opened, port, head + b"ab") for _ in range(MOST - 2)]
        _wait_for(server, MOST - 2)
        assert _is_answered(_open(opened, port, ASK + b"\r\n"))
        _open(opened, port)
        time.sleep(0.2)
        for each in sending:
            each.sendall(b"cd")
        assert all(_is_answered(each) for each in sending)


def test_a_head_that_comes_by_single_letters_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.web.security.connections._HEAD_SECONDS", 0.3)
    with _listening() as (server, opened, port):
        slow = _open(opened, port)
        _wait_for(server, 1)
        until = time.monotonic() + 10
        with suppress(ConnectionError):
            while server.server_state.connections:
                assert time.monotonic() < until
                slow.sendall(b"G")
                time.sleep(0.05)


def test_an_answer_that_nobody_takes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.web.security.connections._TAKING_SECONDS", 0.3)
    with _listening() as (server, opened, port):
        _open(opened, port, b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        _wait_for(server, 1)
        _wait_for(server, 0)


def test_an_answer_that_is_taken_slowly_comes_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.web.security.connections._TAKING_SECONDS", 0.4)
    with _listening() as (_, opened, port):
        slow = _open(opened, port, b"GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        size, begun = 0, time.monotonic()
        while piece := slow.recv(1_000_000):
            size += len(piece)
            if time.monotonic() - begun < 1:
                time.sleep(0.05)
        assert size > 50_000_000


def test_a_connection_serves_one_request_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.web.security.connections._HEAD_SECONDS", 0.2)
    with _listening() as (server, _, port):
        kept = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        for pause in (0.0, 0.1, 0.3):
            time.sleep(pause)
            kept.request("GET", "/")
            assert kept.getresponse().read() == b"0"
        _wait_for(server, 1)
        kept.close()


def test_two_requests_that_are_sent_at_once_are_both_answered() -> None:
    with _listening() as (_, opened, port):
        last = ASK + b"Connection: close\r\n\r\n"
        kept = _open(opened, port, ASK + b"\r\n" + last)
        found = b""
        while piece := kept.recv(1000):
            found += piece
        assert found.count(b"HTTP/1.1 200") == 2


def test_a_socket_is_answered_as_any_request_and_advises_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    asks = b"GET / HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n"
    with _listening() as (_, opened, port):
        logger = logging.getLogger("uvicorn.error")
        logger.setLevel("WARNING")
        logger.addHandler(caplog.handler)
        try:
            assert _is_answered(_open(opened, port, asks))
        finally:
            logger.removeHandler(caplog.handler)
    assert caplog.messages == []
