"""A desk at a port of its own, and Debian's Chromium to open it, for journeys."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from claimcheck.web.app import make_app
from claimcheck.web.security.origin import local_address
from claimcheck.web.visits import ServedDesk

CHROMIUM = Path("/usr/bin/chromium")


@contextmanager
def listening(desk: ServedDesk, *, is_local: bool = True) -> Iterator[tuple[ServedDesk, str]]:
    """Serve a desk at a free port; give it as it is served, and where it listens.

    Its address is that port's; its own where it is not ``is_local``, but behind a proxy.
    """
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        place.listen()
        port = place.getsockname()[1]
        served = replace(desk, address=local_address(port)) if is_local else desk
        config = uvicorn.Config(make_app(served), log_level="critical", lifespan="off", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [place]})
        thread.start()
        try:
            yield served, f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def chromium() -> Iterator[Any]:
    """Give a browser; skip where there is none."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed; on Debian: apt-get install chromium")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - of the heavy lock alone

    with sync_playwright() as playwright:
        # As root there is no sandbox; what is opened is our own.
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()
