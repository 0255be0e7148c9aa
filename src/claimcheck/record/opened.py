"""What every part of a record stands on: the file, who acts in it, and what it goes by."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING, Final, Self

from claimcheck.errors import ClaimcheckError, ClosedRecordError, KeptRecordError, OtherThreadError
from claimcheck.model.dates import PartialDate, parse_date
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from claimcheck.matching.meaning.nearness import Meaning
    from claimcheck.record.lasting import LastingReader
    from claimcheck.record.meanings import Meanings
    from claimcheck.store.connection import Connection, WriteStore
    from claimcheck.store.log.transaction import Transaction
    from claimcheck.store.place import SeenRecord
    from claimcheck.workflows.compare.batch import ReadingProcesses
    from claimcheck.workflows.compare.nearness import Nearness

_PATIENCE: Final = 30.0


class OpenedRecord:
    """A file, opened when it is first read or written, and closed for good by `close`."""

    def __init__(
        self,
        path: str | Path,
        *,
        reviewer: str | None = None,
        settings: Settings | None = None,
        at: PartialDate | str | None = None,
        clock: Callable[[], str] | None = None,
        salt: Callable[[], str] | None = None,
        patience: float | None = None,
        model: "Meaning | None" = None,
        meaning: bool = True,
        notify: Callable[[str], None] | None = None,
        door: str | None = None,
        lasting: "LastingReader | None" = None,
    ) -> None:
        """Keep what was given; `claimcheck.open_record` also checks that the file can be read.

        ``clock`` gives the time in UTC as ``2026-11-23T19:00:00Z`` and ``salt`` a fresh text
        for each event, if not those of the machine; a writer waits ``patience`` seconds for
        others. ``model`` tells what words mean, if not that of the extra; with ``meaning`` false
        words alone decide, and ``notify`` is told once where they do so for want of a model. Acts
        come by a ``door``, such as ``web``. A ``lasting`` reader outlasts the record.
        """
        self.path = Path(path)
        self.settings = settings or Settings(self.path)
        self._named = self.settings.by if reviewer is None else reviewer
        self._at = parse_date(at) if isinstance(at, str) else at
        self._own_clock, self._own_salt = clock, salt
        self._patience = _PATIENCE if patience is None else patience
        self._thread, self._is_closed, self._held = get_ident(), False, ExitStack()
        self._reader: Connection | None = None
        self._seen: SeenRecord | None = None
        self._writer: WriteStore | None = None
        self._model, self._by_meaning, self._notify = model, meaning, notify
        self._door, self._lasting = door, lasting
        self._kept_meanings: Meanings | None = None
        self._processes: tuple[int, ReadingProcesses] | None = None

    def __enter__(self) -> Self:
        """Return the record itself. Raises `ClaimcheckError` once it is closed."""
        self._require_usable()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_raised: object) -> None:
        self.close()
        if kind and self._lasting:
            self._lasting.close()

    def open(self, *, writing: bool = False) -> None:
        """Open the file now, for reading or ``writing``, rather than when it is first used.

        For writing, an older file is brought up to date. Raises `ClaimcheckError` where it
        is missing, holds no record that this release can read, or cannot be written.
        """
        if writing:
            self._writing()
        with self._read():
            pass

    def close(self) -> None:
        """Close the file; the record cannot be used again. Closing twice does nothing.

        Raises `ClaimcheckError` in another thread, where the record stays open.
        """
        self._require_own_thread()
        if self._writer is not None and (meanings := self._meanings()):
            meanings.learn_new(self._writer.connection)
        self._is_closed = True
        self._reader = self._writer = None
        if self._processes is not None:
            self._processes[1].close()
            self._processes = None
        self._held.close()
        if self._lasting:
            self._lasting.rest()

    @property
    def actor(self) -> str:
        """The reviewer who acts: the one named, or else the only one who has not left.

        Raises `ClaimcheckError` for a name that is no reviewer's, and where nobody is named
        and it could be several.
        """
        from claimcheck.store.verdicts.reviewers import default_actor

        with self._read() as connection:
            return default_actor(connection, self._named)

    @property
    def sees_letters(self) -> bool:
        """Whether the reviewer sees what people wrote to the desk in confidence.

        By their part today, also of the record as it was. Nobody does who only reads, who
        left, or who is not named where it could be several.
        """
        from claimcheck.store.connection import open_reading
        from claimcheck.workflows.verdicts.contact import sees_contacts

        with self._read() if self._at is None else open_reading(self.path) as present:
            return sees_contacts(present, self._named)

    @property
    def _language(self) -> str:
        return self.settings.desk.language

    @property
    def today(self) -> str:
        """The date of the record's clock, in UTC, such as ``2023-03-01``."""
        return self._clock()[:10]

    @property
    def _clock(self) -> Callable[[], str]:
        """Return what gives the time."""
        from claimcheck.store.connection import utc_now

        return self._own_clock or utc_now

    def _by_now(self) -> str:
        """Return the time by which days have begun: the clock's, or a later one of the log."""
        from claimcheck.store.log.chain import last_time

        with self._read() as connection:
            return max(self._clock(), last_time(connection))

    @contextmanager
    def _read(self) -> Iterator["Connection"]:
        """Give the connection to read from: the one that writes, once there is one."""
        from claimcheck.store.connection import explained, open_reading
        from claimcheck.store.place import seen_record

        self._require_usable()
        if self._writer is not None:
            connection = self._writer.connection
        elif self._reader is not None:
            connection = self._reader
        elif self._at is None and self._lasting:
            connection = self._reader = self._lasting.connection(self.path)
        elif self._at is None:
            connection = self._reader = self._held.enter_context(open_reading(self.path))
        else:
            from claimcheck.store.files.past import open_past

            past = open_past(self.path, self._at, now=self._clock())
            connection = self._reader = self._held.enter_context(past)
        with explained(self.path):
            if self._seen is None and connection is self._reader and self._at is None:
                self._seen = seen_record(self.path, connection)
            yield connection

    @contextmanager
    def _act(
        self, kind: str = "acting", *, bulk: bool = False, dry_run: bool = False
    ) -> Iterator[tuple["Transaction", str]]:
        """Give a transaction and who acts in it.

        All that the block writes is stored at its end, or nothing; with ``dry_run``
        nothing in any case. Raises as `_acting` does.
        """
        from claimcheck.store.log.transaction import transaction

        store, actor = self._acting(kind)
        with transaction(store, bulk=bulk, dry_run=dry_run) as writer:
            yield writer, actor

    def _readers(self, jobs: int) -> "ReadingProcesses":
        """Return so many processes that read the file, the same as long as it is open."""
        if self._processes is None or self._processes[0] != jobs:
            from claimcheck.workflows.compare.batch import ReadingProcesses

            if self._processes is not None:
                self._processes[1].close()
            self._processes = jobs, ReadingProcesses(self.path, jobs)
        return self._processes[1]

    def _near(
        self, *, wanted: bool = True, often: bool = False, languages: Iterable[str] = ()
    ) -> "Nearness | None":
        """Return what tells how near claims are in meaning; None where nothing does.

        Who asks ``often`` is told of claims that share no word too, however many there are.
        Where no model reads one of the ``languages``, that is said.
        """
        meanings = self._meanings() if wanted else None
        return meanings.near(often=often, languages=languages) if meanings else None

    def _meanings(self) -> "Meanings | None":
        """Return what the record knows of what its claims mean; None where that is not asked."""
        from claimcheck.store.place import meaning_file

        if not (self._by_meaning and meaning_file(self.path).exists()):
            return None
        if self._kept_meanings is None:
            from claimcheck.record.meanings import Meanings

            self._kept_meanings = Meanings(self.path, self._model, self._notify)
        return self._kept_meanings

    @property
    def only_words(self) -> str | None:
        """Why matches went by words alone, where a file of meanings lies beside the record."""
        return self.why_only_words[-1] if self.why_only_words else None

    @property
    def why_only_words(self) -> tuple[str, ...]:
        """Each reason of `only_words`, once: one for all, or one for each language unread."""
        return tuple(self._kept_meanings.reasons) if self._kept_meanings else ()

    def _acting(self, kind: str = "acting") -> tuple["WriteStore", str]:
        """Give the file, open for writing and in its place, and who acts: every act begins here.

        Raises `ClaimcheckError` where they may not do an act of this ``kind``, as the log has it.
        """
        from claimcheck.store.verdicts.reviewers import default_actor

        store = self._writing()
        store.require_in_place()
        with self._read() as connection:
            actor = default_actor(connection, self._named)
            # The act itself first: who only reads is told the role that it needs.
            for each in dict.fromkeys((kind, "acting")):
                store.permit(connection, actor, each)
        return store, actor

    def _writing(self) -> "WriteStore":
        """Return the file, open for writing; an older one is brought up to date."""
        from claimcheck.store.verdicts.reviewers import require_role
        from claimcheck.store.writing import open_writing, random_salt

        self._require_usable()
        self._require_changeable()
        if self._at is not None:
            raise ClaimcheckError("the record as it was on an earlier day is only read")
        if self._writer is None:
            # Who reads keeps others from wiping the file; the writer reads as well.
            self._held.close()
            self._reader = None
            opened = open_writing(
                self.path,
                clock=self._clock,
                salt=self._own_salt or random_salt,
                patience=self._patience,
                seen=self._seen,
            )
            self._writer = self._held.enter_context(opened)._replace(
                permit=require_role, door=self._door
            )
        return self._writer

    @property
    def _is_kept(self) -> bool:
        """Return whether the settings keep this file from being written."""
        from claimcheck.settings.kept import is_kept

        return is_kept(self.path, self.settings.read_only)

    @property
    def _may_change(self) -> bool:
        """Return whether this file may be written: not where the settings beside it are unread."""
        from claimcheck.settings.values import SettingsError

        try:
            return not self._is_kept
        except SettingsError:
            return False

    def _require_changeable(self) -> None:
        """Raise `KeptRecordError` where the settings keep this file from being written."""
        if self._is_kept:
            raise KeptRecordError(self.path)

    def _require_usable(self) -> None:
        """Raise a `ClaimcheckError` in another thread, and after the end."""
        self._require_own_thread()
        if self._is_closed:
            raise ClosedRecordError(f"the record {self.path} is closed; open it again")

    def _require_own_thread(self) -> None:
        """Raise a `ClaimcheckError` in another thread than the one that opened the record."""
        if self._thread != get_ident():
            raise OtherThreadError(
                "a record belongs to the thread that opened it; open one in each thread"
            )
