"""What comes in: the desk's own archive, and other people's checks."""

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.model.ids import number_of
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimcheck.model.ids import ClaimId
    from claimcheck.model.imports.imported import Imported
    from claimcheck.model.imports.outside_check import OutsideCheck, ReadCheck, Unread
    from claimcheck.store.records.outside_checks import Feed


def _tell_nobody(_: int) -> None:
    """Tell nobody how many are done."""


def _keep_nothing(_: "ReadCheck | Unread") -> None:
    """Keep nothing of what is refused."""


def _never(_claim: int, _words: str) -> bool:
    """Take no other words for a claim's."""
    return False


class Imports(OpenedRecord):
    """Bringing in what others keep, or what the desk kept elsewhere."""

    def adopt(
        self,
        read: "Iterable[ReadCheck | Unread]",
        reason: str,
        *,
        whole: bool = False,
        dry_run: bool = False,
        tell: "Callable[[int], None]" = _tell_nobody,
        refuse: "Callable[[ReadCheck | Unread], None]" = _keep_nothing,
        takes: "Callable[[int, str], bool] | None" = None,
    ) -> "Imported":
        """Adopt the desk's own archive of published checks, and return what became of it.

        Each is claim, statement, verdict and publication in one act, honoured as signed
        off, dated as it was published, and named as adopted. The same again adds nothing;
        another edition fills what is missing. Where it words a claim otherwise, ``takes``
        says of the claim and the words whether these stand; else the first do. A label
        without a place on the scale is refused, or with ``whole`` keeps all from being
        stored. Raises `ClaimcheckError` for an unknown actor, and with ``whole`` for every
        fault.
        """
        from claimcheck.language.display.safe import shows_nothing
        from claimcheck.workflows.intake.imports.archive import Archive, keep_wording
        from claimcheck.workflows.intake.imports.own_archive import import_archive

        if shows_nothing(reason):
            raise ClaimcheckError("an adoption needs a reason; others will read it")
        with self._act("adopt", bulk=True, dry_run=dry_run) as (writer, actor):
            label_of = self._label_of()
            archive = Archive(
                self.settings.desk.site,
                reason.strip(),
                self.today,
                label_of,
                whole,
                self.settings.desk.language,
                takes or keep_wording,
                self.settings.desk.name,
                self.settings.thresholds,
                dry_run,
            )
            return import_archive(writer, read, archive, actor=actor, tell=tell, refuse=refuse)

    def bring_in(
        self,
        read: "Iterable[ReadCheck | Unread]",
        feed: "Feed",
        *,
        claim: "ClaimId | str | None" = None,
        raw: bool = False,
        whole: bool = False,
        dry_run: bool = False,
        tell: "Callable[[int], None]" = _tell_nobody,
        refuse: "Callable[[ReadCheck | Unread], None]" = _keep_nothing,
        agrees: "Callable[[int, str], bool]" = _never,
    ) -> "Imported":
        """Store other desks' checks, onto a ``claim`` or in a library each to its own.

        They are compared with nothing and are never verdicts. The same again adds nothing;
        what was changed since takes the place of what is known, and both are kept. Onto a
        claim, or with ``raw``, each is kept byte for byte too.

        A claim takes one check, in as many editions as there are. Where that words it
        otherwise, ``agrees`` says of the claim and the words whether it is the same. Raises
        `ClaimcheckError` where it is not, and with ``whole`` for every fault.
        """
        from functools import lru_cache

        from claimcheck.model.imports.import_map import place_label
        from claimcheck.workflows.intake.imports.outside import Into, import_outside

        number = None if claim is None else number_of(claim, "c")
        kept = self.settings.sources.max_copy_bytes if raw or claim is not None else 0
        with self._act(bulk=True, dry_run=dry_run) as (writer, actor):
            sites, mapped = self.settings.site_maps, self.settings.scale_map

            # A feed has few labels, and each many times.
            @lru_cache(maxsize=4_096)
            def has_place(label: str, site: str | None) -> bool:
                return place_label(label, site, sites, mapped) is not None

            return import_outside(
                writer,
                read,
                Into(feed, number, kept, self.settings.desk.language, whole, agrees),
                actor=actor,
                has_place=lambda check: has_place(check.label, check.site),
                tell=tell,
                refuse=refuse,
            )

    def look_at(
        self,
        read: "Iterable[ReadCheck | Unread]",
        *,
        tell: "Callable[[int], None]" = _tell_nobody,
        refuse: "Callable[[ReadCheck | Unread], None]" = _keep_nothing,
    ) -> "Imported":
        """Return what is in a feed or a table, which goes nowhere: nothing is opened or stored."""
        from claimcheck.model.imports.import_map import place_label
        from claimcheck.workflows.intake.imports.tally import look_at

        sites, mapped = self.settings.site_maps, self.settings.scale_map
        return look_at(
            read,
            has_place=lambda check: place_label(check.label, check.site, sites, mapped) is not None,
            tell=tell,
            refuse=refuse,
        )

    def _label_of(self) -> "Callable[[OutsideCheck], str | None]":
        """Return what gives the label of the scale in force for one of the desk's archive."""
        from claimcheck.store.verdicts.scales import current_scale
        from claimcheck.workflows.verdicts.scale import label_placer

        settings = self.settings
        with self._read() as connection:
            scale = current_scale(connection)
        return label_placer(settings.site_maps, settings.scale_map, scale, own=True)


def make_library(path: Path, reviewer: str) -> None:
    """Make an empty library of others' checks at ``path``, unless there is one.

    Raises `ClaimcheckError` for a record that holds statements or verdicts of its own.
    """
    from claimcheck.store.connection import open_reading, utc_now
    from claimcheck.store.records.outside_checks import is_library
    from claimcheck.store.writing import create_shared, is_begun
    from claimcheck.workflows.record.init import begin_record

    if not is_begun(path):
        with create_shared(path, clock=utc_now) as store:
            begin_record(store, reviewer)
        return
    with open_reading(path) as connection:
        if not is_library(connection):
            raise ClaimcheckError(
                f"{path} is a record with statements or verdicts, and no library of others'"
                " checks; name another file"
            )
