"""Keeping the file: the log, taking back, removing, copies."""

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model.ids import parse_id
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.model.record.file_health import HealthCheck, Migrated, Restored, Saved
    from claimcheck.model.record.log_entry import LoggedAct
    from claimcheck.model.record.redaction import Redaction
    from claimcheck.model.record.undone import Undone
    from claimcheck.store.connection import Connection
    from claimcheck.store.log.chain import Head
    from claimcheck.store.log.verification import Verification


class Upkeep(OpenedRecord):
    """Looking after the record and its file."""

    def undo(
        self,
        event: int | None = None,
        *,
        until: int | None = None,
        steps: int = 1,
        never_out: str | None = None,
        dry_run: bool = False,
    ) -> "list[Undone]":
        """Undo the act of an event, or the newest ``steps`` acts; return them, newest first.

        With ``until`` the acts of all events from ``event`` to it. Of the newest, those that
        are never undone (a hold, a redaction) are passed over, and the first says so.
        All stay on record, and undoing the event of an undoing brings back what it undid.
        With ``dry_run`` nothing is stored. Raises `ClaimcheckError` where a later act
        builds on one, and for what told readers something, unless ``never_out`` says why it
        never went out; then nothing is undone.
        """
        from claimcheck.workflows.record.undo import undo_events, undo_last

        with self._act(dry_run=dry_run) as (writer, actor):
            if event is not None:
                last = event if until is None else until
                return undo_events(writer, event, last, actor=actor, never_out=never_out)
            return undo_last(writer, steps, actor=actor, never_out=never_out)

    def redact(
        self,
        named: object,
        *more: object,
        reason: str,
        fields: "Sequence[str]" = (),
        also: "Sequence[str]" = (),
        backups: "Sequence[Path]" = (),
        with_mentions: bool = False,
        dry_run: bool = False,
    ) -> "list[Redaction]":
        """Remove for good what records say, given by their ids, here and from ``backups``.

        Only what ``fields`` say, where any are named; ``also`` are other words to remove
        wherever they stand. ``with_mentions`` takes every statement of the same claim too,
        and words and names however they are written. That something was removed, when, by
        whom and why stays in the log. Returns what was done to each file, and what stays.
        """
        from claimcheck.workflows.record.redact import RedactionRequest, redact_all

        subject, *others = (parse_id(str(each), "ascpevwfm") for each in (named, *more))
        asked = RedactionRequest(
            subject, reason, tuple(fields), tuple(also), with_mentions, tuple(others)
        )
        store, actor = self._acting("redact")
        return redact_all(store, asked, list(backups), actor=actor, dry_run=dry_run)

    def copies_beside(self, named: "Sequence[Path]" = ()) -> list[Path]:
        """Return the files beside this one that look like copies of it and are not ``named``."""
        from claimcheck.workflows.record.redact import left_beside

        return left_beside(self.path, list(named))

    def head(self) -> "Head":
        """Return the number and the digest of the last event; ``str()`` joins them.

        Of a pack, those of the record that it was made from.
        """
        from claimcheck.store.log.chain import head

        with self._read() as connection:
            return self.pack_origin() or head(connection)

    def continues(self, head: "Head | str") -> bool:
        """Return whether the log has the event of a head seen earlier; `verify` proves the rest.

        Raises `ClaimcheckError` for a text that is no head.
        """
        from claimcheck.store.log.chain import continues, parse_head

        with self._read() as connection:
            return continues(connection, parse_head(head) if isinstance(head, str) else head)

    def pack_origin(self) -> "Head | None":
        """Return the head of the record that a pack was made from; None for a whole record."""
        from claimcheck.store.log.chain import pack_origin

        with self._read() as connection:
            return pack_origin(connection)

    def log(self, limit: int = 20) -> "list[LoggedAct]":
        """Return who did what, newest acts alone, oldest first, without what they wrote."""
        from claimcheck.store.log.chain import head, read_events

        with self._read() as connection:
            after = max(0, head(connection).sequence - limit)
            return [each.act for each in read_events(connection, after)]

    def verify(
        self, expect: "Head | str | None" = None, *, tell: "Callable[[int], None]" = lambda _: None
    ) -> "Verification":
        """Recompute the log, and compare every row with it.

        With ``expect``, a head seen earlier, also prove that this record continues the one
        of then. ``tell`` is told which event was looked at last. Raises `ClaimcheckError`
        for a text that is no head.
        """
        from claimcheck.store.log.chain import parse_head
        from claimcheck.store.log.verification import verify_file

        expected = parse_head(expect) if isinstance(expect, str) else expect
        with self._read() as connection:
            return verify_file(connection, expected, tell)

    def log_output(self, kind: str, path: str | Path) -> bool:
        """Keep that something was made of the record, so that `redact` can name it later.

        Call it once it is there. ``kind`` is ``backup``, ``export``, ``pack``, ``report`` or
        ``site``, and ``path`` its file or folder; of what is neither, nothing is kept.
        `backup` and `pack` call it themselves. Returns whether it is news: it is none where
        nothing was done since the same was made, of a pack, and where the record may only be
        read. Whoever may read may make an output, so nobody need be a reviewer.
        """
        from contextlib import nullcontext

        from claimcheck.store.place import may_write
        from claimcheck.store.writing import open_writing, random_salt
        from claimcheck.workflows.record.outputs import log_output

        self._require_usable()
        if not self._may_change or not may_write(self.path) or self.pack_origin():
            return False
        # Also of the record as it was on an earlier day, in which no act can be done.
        opened = (
            nullcontext(self._writer)
            if self._writer
            else open_writing(
                self.path,
                clock=self._clock,
                salt=self._own_salt or random_salt,
                patience=self._patience,
            )
        )
        with opened as store:
            return log_output(store, kind, Path(path), named=self._named)

    def backup(self, target: str | Path, *, replace: bool = False) -> "Saved":
        """Copy the whole record to a new file, also while others write, and check the copy.

        With ``replace`` an older backup of the same record gives way to it.
        """
        from claimcheck.store.files.backup import back_up

        self._require_usable()
        saved = back_up(self.path, Path(target), replace=replace)
        self.log_output("backup", target)
        return saved

    def restore(self, backup: str | Path) -> "Restored":
        """Put a backup in the place of the record, which is kept beside it.

        Both are checked. Raises `ClaimcheckError` for what is no whole backup of this record,
        and where the reviewer is no owner by the record that gives way; one that is damaged
        cannot be asked.
        """
        from claimcheck.store.files.restore import restore
        from claimcheck.store.verdicts.reviewers import default_actor, require_role

        self._require_usable()
        self._require_changeable()

        def permit(record: "Connection") -> None:
            require_role(record, default_actor(record, self._named), "restore")

        return restore(self.path, Path(backup), permit)

    def pack(
        self,
        target: str | Path,
        *,
        status: str = "published",
        max_copies: int = 0,
        meaning: bool = False,
    ) -> "Saved":
        """Write what the public may see to a file that is only read.

        An older pack of the same record gives way to it. Claims of which readers have a
        verdict before them, with what stands behind it; else of one ``status``, or ``all``,
        with whatever is in force. At most so many captured copies, smallest first. With
        ``meaning`` the vectors of its claims are put beside it. Raises `ClaimcheckError`
        where there are none.
        """
        from claimcheck.store.files.packs import pack
        from claimcheck.store.place import meaning_file
        from claimcheck.workflows.report.record_tables import read_status

        self._require_usable()
        kept = None if status == "all" else read_status(status)
        saved = pack(self.path, Path(target), at=self._clock(), status=kept, copies=max_copies)
        if meaning or meaning_file(Path(target)).exists():
            from claimcheck.store.meanings import carry_vectors

            carry_vectors(self.path if meaning else Path(target), Path(target))
        self.log_output("pack", target)
        return saved

    def migrate(self, *, index: bool = False) -> "Migrated":
        """Bring an older file up to date, copied beside itself first.

        With ``index``, also make the search index again. Every act does this by itself.
        """
        from claimcheck.store.writing import migrate

        self._require_usable()
        self._require_changeable()
        return migrate(self.path, index=index)

    def check_file(self) -> "list[HealthCheck]":
        """Return what is found of the file's pages, guards, views, log, index and versions.

        Nothing is changed; also an older file is looked at.
        """
        from claimcheck.store.files.health import examine

        self._require_usable()
        return examine(self.path)
