"""What a scan is asked, and what comes of one draft."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.imports.elsewhere import ElsewherePlaces
from claimcheck.model.scan.finding import Finding, StoreState, UnreadFiles
from claimcheck.model.scan.place import Workplace
from claimcheck.model.scan.severity import ScanSettings, Severity
from claimcheck.model.scan.tick import Tick
from claimcheck.model.statement import UNNAMED
from claimcheck.named_tuple import NamedTuple
from claimcheck.workflows.scan.evidence.claim_reader import ScanRequest

if TYPE_CHECKING:
    from claimcheck.workflows.compare.nearness import Nearness


class OldStoreError(ClaimcheckError):
    """The store is older than the scan may use."""


class Before(NamedTuple):
    """What a draft was before a change: a file that holds it, and the path that it had."""

    file: Path
    path: str


class Change(NamedTuple):
    """The drafts that a change touches, with what they were before; None for new ones.

    `left_out` are drafts that are not compared, by what is counted, and what sets it apart:
    those of other repositories, such as submodules, and those that the change takes out of sight.
    """

    before: dict[str, Before | None]
    left_out: Mapping[tuple[str, str], Sequence[str]]


class Plan(NamedTuple):
    """What a scan is asked: the drafts, and how they are judged.

    `drafts` are names of files, ``-`` for stdin, which goes by `stdin_name`.
    With a `change`, only what it brings is told. With `max_age`, in days, an older
    store is refused. `left_out` counts what else was found and is not read. `language` is
    that of a draft that names none. Where rule CC110 is on, `others` are asked too, and for
    CC111 `nearness` tells what is near in meaning.
    """

    database: Path
    drafts: tuple[str, ...]
    settings: ScanSettings
    thresholds: Thresholds
    today: str
    stdin_name: str | None = None
    change: Change | None = None
    checklist: bool = False
    max_age: int | None = None
    left_out: tuple[UnreadFiles, ...] = ()
    workplace: Workplace = Workplace()
    others: ElsewherePlaces = ElsewherePlaces()
    language: str = UNNAMED
    nearness: "Nearness | None" = None

    @property
    def rules(self) -> tuple[tuple[str, Severity | None], ...]:
        """Return the severities that are not the default; without a model CC111 is off."""
        off = () if self.nearness else (("CC111", None),)
        return (*self.settings.rules, *off)

    @property
    def asked(self) -> ScanRequest:
        """Return what comparing depends on."""
        return ScanRequest(
            self.thresholds,
            self.today,
            self.settings.proposed,
            self.checklist,
            self.settings.fresh,
            self._asked_others(),
            self.nearness,
        )

    def _asked_others(self) -> ElsewherePlaces | None:
        """Return where other desks' checks are looked for, if that is asked for."""
        return self.others if dict(self.settings.rules).get("CC110") else None

    @property
    def asks_libraries(self) -> bool:
        """Return whether others' checks are looked for, which needs no verdict of the desk."""
        others = self._asked_others()
        return others is not None and bool(others.libraries)

    def shown(self, name: str) -> str:
        """Return the path under which findings in a draft are told."""
        if name == "-":
            return self.stdin_name or "stdin"
        return Path(name).as_posix()

    def placed(self, shown: str) -> str:
        """Return a draft's path from the top of the repository, by the one it is told under."""
        return shown if shown == (self.stdin_name or "stdin") else self.workplace.placed(shown)


class DraftResult(NamedTuple):
    """What came of one draft; `sentences`, `compared` and `short` count sentences.

    `unread` says why the draft could not be read, if it could not; `left_out` counts what of it is
    not read. `language` is the one that it was read in.
    """

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    sentences: int = 0
    compared: int = 0
    short: int = 0
    ticks: tuple[Tick, ...] = ()
    unread: str | None = None
    left_out: tuple[UnreadFiles, ...] = ()
    language: str = UNNAMED


def require_young(plan: Plan, state: StoreState) -> None:
    """Raise `OldStoreError` where the store is older than the plan allows."""
    if plan.max_age is None:
        return
    oldest = date.fromisoformat(plan.today) - timedelta(days=plan.max_age)
    if state.date is None or state.date < oldest.isoformat():
        days = f"{plan.max_age} day{'s' if plan.max_age != 1 else ''}"
        raise OldStoreError(
            f"{plan.database} is of {state.date or 'no day'}, older than {days};"
            " get a newer pack, or scan without --max-age"
        )
