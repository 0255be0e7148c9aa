"""The published checks as a site in a folder, for desks without a system of their own."""

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.language.text.addresses import site_of
from claimcheck.model.desk.settings import DeskSettings
from claimcheck.reports.publishing.site_pages import MANIFEST, SiteContent, site_files
from claimcheck.store.connection import Connection
from claimcheck.store.log.chain import first_day, record_id
from claimcheck.store.verdicts.scales import current_scale
from claimcheck.workflows.report.claimreview import nodes_of, public_checks

if TYPE_CHECKING:
    from claimcheck.reports.publishing.review_nodes import Node

# What a manifest may name, so that nothing else in a folder is ever removed.
_OURS: Final = re.compile(r"(?:checks/)?[a-z0-9-]{1,80}\.(?:html|css|atom|json|csv|xml)", re.ASCII)


class SiteChanges(NamedTuple):
    """Which files of a site are new, changed and gone; `told` and `faults` as of ClaimReviews."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    files: int
    told: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Return whether the folder is as the record would make it."""
        return not (self.added or self.changed or self.removed)


def make_site(
    connection: Connection, folder: Path, desk: DeskSettings, base: str | None, *, dry_run: bool
) -> SiteChanges:
    """Bring a folder up to the record, and return what that changes; a dry run writes nothing.

    Only files that a manifest names are ever removed. Raises `ClaimcheckError` for a folder
    that holds something else, and where nothing names the site.
    """
    if desk.site is None and base:
        desk = desk._replace(site=site_of(base))
    if desk.site is None:
        raise ClaimcheckError(
            "a site needs its address: --base URL, or [desk] site in claimcheck.toml"
        )
    known = _known(folder)
    checks = public_checks(connection, desk)
    reviews = nodes_of(checks, desk)
    nodes: dict[int, list[Node]] = {}
    by_id = {str(each.id): each.id for each in checks}
    for node in reviews.nodes:
        identifiers = node["identifier"]
        if isinstance(identifiers, list):
            nodes.setdefault(by_id[identifiers[0]], []).append(node)
    address = base or f"https://{desk.site}/"
    files = site_files(
        SiteContent(
            checks,
            nodes,
            current_scale(connection),
            desk,
            address if address.endswith("/") else f"{address}/",
            first_day(connection),
            record_id(connection),
        )
    )
    changes = _compared(folder, files, known)
    if not dry_run:
        _write(folder, files, changes)
    return changes._replace(told=reviews.told, faults=reviews.faults)


def _known(folder: Path) -> frozenset[str]:
    """Return the files that a site in a folder has by its manifest.

    Raises `ClaimcheckError` for a folder that is no site.
    """
    if not folder.exists():
        return frozenset()
    if not folder.is_dir():
        raise ClaimcheckError(f"{folder} is no folder; name one for the site")
    manifest = folder / MANIFEST
    if not manifest.is_file():
        if any(folder.iterdir()):
            raise ClaimcheckError(
                f"{folder} holds something that is no site of ours; name an empty folder"
            )
        return frozenset()
    try:
        found = json.loads(manifest.read_text(encoding="utf-8"))["files"]
        names = [name for name in found if isinstance(name, str)]
    except (ValueError, LookupError, TypeError, OSError) as error:
        raise ClaimcheckError(
            f"{manifest} cannot be read; remove the folder, and make the site again"
        ) from error
    return frozenset(name for name in names if _OURS.fullmatch(name))


def _compared(folder: Path, files: Mapping[str, bytes], known: frozenset[str]) -> SiteChanges:
    """Return how a folder differs from the files of a site."""
    added, changed = [], []
    for name, content in files.items():
        path = folder / name
        if not path.is_file():
            added.append(name)
        elif path.read_bytes() != content:
            changed.append(name)
    removed = [name for name in known if name not in files and (folder / name).is_file()]
    return SiteChanges(tuple(added), tuple(changed), tuple(sorted(removed)), len(files))


def _write(folder: Path, files: Mapping[str, bytes], changes: SiteChanges) -> None:
    """Write what is new or changed, the manifest last, and remove what is gone."""
    try:
        (folder / "checks").mkdir(parents=True, exist_ok=True)
        for name in (*changes.added, *changes.changed):
            if name != MANIFEST:
                _replace(folder / name, files[name])
        for name in changes.removed:
            (folder / name).unlink()
        _replace(folder / MANIFEST, files[MANIFEST])
    except OSError as error:
        raise ClaimcheckError(
            f"cannot write the site: {error.strerror}; name another folder"
        ) from error


def _replace(path: Path, content: bytes) -> None:
    """Put a file in the place of what was there, whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
