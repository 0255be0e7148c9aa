"""A visit: what a page is asked, by whom, and what it answers."""

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.role import DeskRole, may, role_needed, told_to_lack
from claimcheck.named_tuple import NamedTuple
from claimcheck.record import Record
from claimcheck.record.lasting import LastingReader
from claimcheck.record.refusals import Refusal, refusal_of
from claimcheck.settings import Settings
from claimcheck.web.accounts.file import Accounts, Session
from claimcheck.web.accounts.passwords import Passwords
from claimcheck.web.kept_numbers import KeptNumbers
from claimcheck.web.kept_queues import Queues
from claimcheck.web.security.bodies import Fields, Upload
from claimcheck.web.security.limits import LoginLimits
from claimcheck.web.security.origin import Address
from claimcheck.web.sent_forms import SentForms
from claimcheck.web.state import Invitations, Presence, Shelf, Today

_STATUS: Final = {
    Refusal.UNKNOWN: 404,
    Refusal.CHANGED: 409,
    Refusal.FORBIDDEN: 403,
    Refusal.BUSY: 503,
    Refusal.WRONG: 422,
}


@dataclass(frozen=True, slots=True)
class ServedDesk:
    """A desk as it is served: its record, its address, who may enter, and what it remembers.

    ``apart`` answers a page that reads a long text where it can be ended. ``clock`` and
    ``salt`` stand in for those of the machine in records.
    """

    database: Path
    settings: Settings
    address: Address
    accounts: Accounts
    passwords: Passwords
    invitations: Invitations
    apart: "Callable[[PageRoute, Visit, Upload], Reply]"
    clock: Callable[[], str] | None = None
    salt: Callable[[], str] | None = None
    limits: LoginLimits = field(default_factory=lambda: LoginLimits(time.monotonic))
    presence: Presence = field(default_factory=Presence)
    queues: Queues = field(default_factory=Queues)
    today: Today = field(default_factory=Today)
    numbers: KeptNumbers = field(default_factory=KeptNumbers)
    sent: "SentForms[Reply]" = field(default_factory=SentForms)
    uploads: Shelf[Upload] = field(default_factory=lambda: Shelf(16))
    stored: Shelf[str] = field(default_factory=lambda: Shelf(64))
    told: Shelf[str] = field(default_factory=lambda: Shelf(500))

    @property
    def folder(self) -> str:
        """Return where the record lies, which no page tells, with the sign that ends a folder."""
        return f"{self.database.parent}{os.sep}"

    def open_record(
        self,
        reviewer: str | None,
        *,
        writing: bool = False,
        lasting: LastingReader | None = None,
    ) -> Record:
        """Return the record as a reviewer has it, for the thread that asks.

        For ``writing``, one connection serves for all: SQLite reads the schema for each. What
        cannot be written is told where it is to be, with the form.
        """
        record = Record(
            self.database,
            reviewer=reviewer,
            settings=self.settings,
            clock=self.clock,
            salt=self.salt,
            door="web",
            lasting=lasting,
        )
        if writing:
            with suppress(ClaimcheckError):
                record.open(writing=True)
        return record


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
    sends: bool = False

    @property
    def name(self) -> str:
        """Return the reviewer whose session it is."""
        return self.session.name

    def may(self, act: str) -> bool:
        """Return whether the visitor may do an act, by its kind in the log."""
        return may(self.role, act)

    def around(self, page: "WebPage") -> dict[str, Any]:
        """Return what a template says, and what stands around every page."""
        return {
            "me": self.name,
            "role": self.role,
            "may": self.may,
            "csrf": self.csrf,
            "path": self.path,
            "head": self.record.head().sequence,
            "folder": self.desk.folder,
            "by_words": self.record.why_only_words,
            "told": self.desk.told.get(self.session.key, self.query.get("told", "")),
            "errors": (),
            "kept": {},
            **page.values,
        }


class WebPage(NamedTuple):
    """A page to show: its template, what it says, and the status of the answer."""

    template: str
    values: Mapping[str, Any]
    status: int = 200


class WholePage(NamedTuple):
    """A page that brings all of its markup, such as a report."""

    content: str
    status: int = 200


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


def forbidden(visit: Visit, act: str) -> WebPage:
    """Return the page for whoever may not do an act, before anything is read of its form."""
    # A card's form says in its address what it does, which may need more than to act at all.
    named = visit.parts.get("act", act)
    told = named if act == "acting" and role_needed(named) != role_needed(act) else act
    why = told_to_lack(visit.name, visit.role, told)
    return WebPage("error.html", {"status": 403, "why": why, "details": ()}, 403)


def error_page(error: ClaimcheckError) -> WebPage:
    """Return the page of an error that a page did not expect."""
    status = _STATUS[refusal_of(error)]
    values = {"status": status, "why": str(error), "details": error.details}
    return WebPage("error.html", values, status)


Reply = WebPage | GoTo | Download | News | WholePage
PageOf = Callable[[Visit], Reply]
FormAgain = Callable[[Visit, ClaimcheckError], WebPage]


class PageRoute(NamedTuple):
    """An address, what answers it, and whether it takes long, such as files and reports.

    ``act`` is what a form does, by its kind in the log: the role is asked before the form is
    read. ``again`` shows the form of a page that takes long once more, where there was no room
    or no time for it; one that ``reads`` a text does so in a process that can be ended.
    """

    method: str
    path: str
    page: PageOf
    is_heavy: bool = False
    act: str | None = None
    again: FormAgain | None = None
    reads: bool = False

    @property
    def stores(self) -> bool:
        """Return whether it stores something in the record at once."""
        return self.act is not None and not self.is_heavy
