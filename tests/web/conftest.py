"""A desk that is served to tests: one record, made once and copied, and light passwords."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from argon2 import PasswordHasher

from claimcheck.model.verdict import Source, Stance
from claimcheck.record import Record, create_record
from claimcheck.settings import Settings
from claimcheck.web.accounts.file import Accounts
from claimcheck.web.accounts.passwords import Passwords
from claimcheck.web.app import make_app
from claimcheck.web.security.limits import LoginLimits
from claimcheck.web.security.origin import local_address
from claimcheck.web.state import Invitations
from claimcheck.web.visits import ServedDesk
from tests.desk import Ticks
from tests.web.browser import Browser
from tests.web.chromium import Journey, chromium, journeys

OWNER, SECOND, EDITOR, READER = "A. Diallo", "J. Keita", "M. Sow", "R. Touré"
PASSWORD = "the harbour at seven"
HARBOUR = "The harbour handled 390,000 containers in 2022."
ARTICLE = """The harbour in figures

Ferry fares rose by 20% last year, said Mara Lindqvist, the harbour's director.

"We will open a second quay in 2024," she added.
"""


class _Seconds:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        """Begin in 2023."""
        self.now = 1_677_700_000.0

    def __call__(self) -> float:
        return self.now


class WebDesk(NamedTuple):
    """A served desk with its clocks, and whoever opens it in a browser."""

    served: ServedDesk
    seconds: _Seconds
    open: Callable[[str], Browser]

    def record(self, reviewer: str = OWNER) -> Record:
        """Return the record, as a reviewer has it."""
        return self.served.open_record(reviewer)

    def guest(self) -> Browser:
        """Return a browser that nobody let in."""
        return Browser(make_app(self.served))


@cache
def _prepared() -> tuple[bytes, int, int]:
    """Return a record with a verdict to sign off, a question and statements to confirm."""
    ticks = Ticks()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        create_record(path, OWNER, clock=ticks.clock, salt=ticks.salt)
        with Record(path, reviewer=OWNER, clock=ticks.clock, salt=ticks.salt) as record:
            for name, role in ((SECOND, "reviewer"), (EDITOR, "editor"), (READER, "reader")):
                record.add_reviewer(name, role=role)
            record.add(HARBOUR, speaker="Mara Lindqvist", said_on="2023-01-10")
            record.confirm("s-1")
            for site in ("port.example", "statistics.example"):
                record.add_source("c-1", Source(Stance.CONTRADICTS, f"https://{site}/2022"))
            record.rate("c-1", "False", "It handled 290,000 by its own report.")
            record.add(HARBOUR.replace("390", "410"), speaker="Mara Lindqvist")
            file = Path(folder) / "harbour.txt"
            file.write_text(ARTICLE)
            record.add_article(file)
        return path.read_bytes(), ticks.minutes, ticks.salts


@pytest.fixture
def desk(tmp_path: Path) -> WebDesk:
    """Return a desk to visit."""
    content, minutes, salts = _prepared()
    path = tmp_path / "claims.db"
    path.write_bytes(content)
    return serve(path, Ticks(minutes, salts))


def serve(path: Path, ticks: Ticks) -> WebDesk:
    """Serve a record to browsers."""
    seconds = _Seconds()
    accounts = Accounts(None, seconds)
    light = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    served = ServedDesk(
        path,
        Settings(path),
        local_address(8000),
        accounts,
        Passwords(accounts, light),
        Invitations(accounts, seconds),
        # A process for each file would take longer than all else; one test has them.
        lambda route, visit, _: route.page(visit),
        ticks.clock,
        ticks.salt,
        LoginLimits(seconds),
    )
    return WebDesk(served, seconds, partial(enter, served))


def enter(served: ServedDesk, name: str) -> Browser:
    """Return the browser of somebody who was let in."""
    browser = Browser(make_app(served))
    token = served.invitations.invite(name, 600, sets_password=False)
    page = browser.get(f"/enter/{token}")
    assert browser.post(f"/enter/{token}", page=page).place == "/"
    return browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser for all journeys of a module."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def journey(desk: WebDesk, browser: Any) -> Iterator[Journey]:
    """Return a desk that can be opened in a browser."""
    with journeys(desk.served, browser) as opened:
        yield opened
