"""A desk at a port of its own, and Debian's Chromium to open it, for journeys."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import uvicorn

from claimcheck.record import Record
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


class Journey(NamedTuple):
    """A desk at its address, and a browser for whoever comes."""

    desk: ServedDesk
    address: str
    browser: Any

    def come(self, name: str, **how: Any) -> Any:
        """Return a page on which somebody has come in; what goes wrong in it fails the test."""
        context = self.browser.new_context(base_url=self.address, **how)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", _no_error)
        page.on("pageerror", _no_error)
        token = self.desk.invitations.invite(name, 600, sets_password=False)
        page.goto(f"/enter/{token}")
        page.get_by_role("button", name="Open the desk").click()
        page.wait_for_url(f"{self.address}/")
        return page

    def record(self, name: str = "A. Diallo") -> Record:
        """Return the record."""
        return self.desk.open_record(name)


def _no_error(told: Any) -> None:
    """Fail for an error on the console, but for an answer that refuses on purpose."""
    kind = getattr(told, "type", "error")
    assert kind != "error" or "status of 4" in told.text, told


@contextmanager
def journeys(desk: ServedDesk, browser: Any) -> Iterator[Journey]:
    """Serve a desk that can be opened in a browser."""
    with listening(desk) as (served, address):
        yield Journey(served, address, browser)
        for context in browser.contexts:
            context.close()
