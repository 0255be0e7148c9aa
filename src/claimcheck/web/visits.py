"""A visit: what a page is asked, by whom, and what it answers."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.model.desk.role import DeskRole, may
from claimcheck.record import Record
from claimcheck.settings import Settings
from claimcheck.web.accounts.file import Accounts, Session
from claimcheck.web.accounts.passwords import Passwords
from claimcheck.web.security.bodies import Fields, Upload
from claimcheck.web.security.limits import LoginLimits
from claimcheck.web.security.origin import Address
from claimcheck.web.security.trial import try_reading
from claimcheck.web.state import Invitations, Presence, Queues, Shelf


@dataclass(frozen=True, slots=True)
class ServedDesk:
    """A desk as it is served: its record, its address, who may enter, and what it remembers.

    ``clock`` and ``salt`` stand in for those of the machine in records.
    """

    database: Path
    settings: Settings
    address: Address
    accounts: Accounts
    passwords: Passwords
    invitations: Invitations
    clock: Callable[[], str] | None = None
    salt: Callable[[], str] | None = None
    limits: LoginLimits = field(default_factory=lambda: LoginLimits(time.monotonic))
    presence: Presence = field(default_factory=Presence)
    queues: Queues = field(default_factory=Queues)
    uploads: Shelf[Upload] = field(default_factory=lambda: Shelf(16))
    told: Shelf[str] = field(default_factory=lambda: Shelf(500))
    try_reading: Callable[[str, Path, Path], None] = try_reading

    def open_record(self, reviewer: str | None) -> Record:
        """Return the record as a reviewer has it, for the thread that asks."""
        return Record(
            self.database,
            reviewer=reviewer,
            settings=self.settings,
            clock=self.clock,
            salt=self.salt,
            door="web",
        )


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a page by somebody who was let in."""

    desk: ServedDesk
    record: Record
    session: Session
    role: DeskRole
    csrf: str
    path: str
    parts: Mapping[str, str]
    query: Mapping[str, str]
    fields: Fields

    @property
    def name(self) -> str:
        """Return the reviewer whose session it is."""
        return self.session.name

    def try_reading(self, what: str, path: Path) -> None:
        """Read a file that was sent once where it can be ended. Raises `ClaimcheckError`."""
        self.desk.try_reading(what, path, self.desk.database)

    def may(self, act: str) -> bool:
        """Return whether the visitor may do an act, by its kind in the log."""
        return may(self.role, act)


class WebPage(NamedTuple):
    """A page to show: its template, what it says, and the status of the answer."""

    template: str
    values: Mapping[str, Any]
    status: int = 200


class WholePage(NamedTuple):
    """A page that brings all of its markup, such as a report."""

    content: str


class GoTo(NamedTuple):
    """Another page to ask for, by its path in the desk, and what to say there."""

    path: str
    say: str = ""


class Download(NamedTuple):
    """A file to be saved."""

    name: str
    kind: str
    content: bytes


class News(NamedTuple):
    """A few words of JSON, and a tag that changes when they do."""

    body: str
    tag: str


class Missing(Exception):  # noqa: N818 - it is an answer as much as an error
    """What was asked for is not there."""


Reply = WebPage | GoTo | Download | News | WholePage
PageOf = Callable[[Visit], Reply]
