"""The published checks as a site in a folder, for desks without a system of their own."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.language.text.addresses import as_folder, site_of
from claimcheck.model.desk.settings import DeskSettings, page_of
from claimcheck.model.record.check import Check
from claimcheck.named_tuple import NamedTuple
from claimcheck.reports.publishing.site_pages import MANIFEST, SiteContent, site_files
from claimcheck.store.connection import Connection
from claimcheck.store.log.chain import first_day, record_id
from claimcheck.store.log.redactions import redacted_at
from claimcheck.store.verdicts.scales import current_scale
from claimcheck.workflows.report.claimreview import at_pages, nodes_of, public_checks

if TYPE_CHECKING:
    from claimcheck.reports.publishing.review_nodes import Node

# What a manifest may name, so that nothing else in a folder is ever removed.
_OURS: Final = re.compile(r"(?:checks/)?[a-z0-9-]{1,80}\.(?:html|css|atom|json|csv|xml)", re.ASCII)

_SHOWN: Final = 3


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


def _by_check(nodes: "Iterable[Node]", checks: Iterable[Check]) -> "dict[int, list[Node]]":
    """Return the nodes of each check, by its number."""
    found: dict[int, list[Node]] = {}
    by_id = {str(each.id): each.id for each in checks}
    for node in nodes:
        identifiers = node["identifier"]
        if isinstance(identifiers, list):
            found.setdefault(by_id[identifiers[0]], []).append(node)
    return found


def make_site(
    connection: Connection, folder: Path, desk: DeskSettings, base: str | None, *, dry_run: bool
) -> SiteChanges:
    """Bring a folder up to the record, and return what that changes; a dry run writes nothing.

    Without ``base`` its address is that which was given when the folder was made, that of
    the settings' pages, or the root of their site. Only files that a manifest names are ever
    removed. Raises `ClaimcheckError` for a folder that holds something else, and where
    nothing names the site.
    """
    known, given = _known(folder)
    given = base or given
    address = given or desk.pages or (f"https://{desk.site}/" if desk.site else None)
    if address is None:
        raise ClaimcheckError(
            "a site needs its address: --base URL, or [desk] pages or site in claimcheck.toml"
        )
    desk = desk._replace(site=desk.site or site_of(address))
    published = public_checks(connection, desk)
    removed = redacted_at(connection)
    checks = [_at_own_page(_since_redacted(each, removed), address) for each in published]
    reviews = nodes_of(checks, desk)
    nodes = _by_check(reviews.nodes, checks)
    files = site_files(
        SiteContent(
            checks,
            nodes,
            current_scale(connection),
            desk,
            address,
            first_day(connection),
            record_id(connection),
            given,
        )
    )
    changes = _compared(folder, files, known)
    if not dry_run:
        _write(folder, files, changes)
    told = (*reviews.told, *_elsewhere(published, address))
    return changes._replace(told=told, faults=reviews.faults)


def _since_redacted(check: Check, removed: Mapping[str, str]) -> Check:
    """Return a check that says since when something of it is redacted, if it is."""
    shown = [str(check.id), *(str(each.id) for each in check.ratings)]
    shown += [str(each.id) for each in check.sayings]
    shown += [str(each.id) for each in check.corrections]
    times = [removed[each] for each in shown if each in removed]
    return replace(check, removed_at=max(times)) if times and not check.is_withheld else check


def _at_own_page(check: Check, base: str) -> Check:
    """Return a check as published at its page of the site, where it is at none that is there.

    That page tells the corrections of all pages whose place it takes. A page outside the
    site's folder is a page of another system, and stays.
    """
    own = page_of(base, check.id)
    return at_pages(check, lambda url: own if url.startswith(base) else url)


def _elsewhere(checks: Sequence[Check], base: str) -> Iterator[str]:
    """Yield that checks are published at pages which the site would have, and has not."""
    found = [
        f"{check.id} at {each.url}"
        for check in checks
        for each in check.publications
        if each.url.startswith(base) and each.url != page_of(base, check.id)
    ]
    if found:
        more = f" and {len(found) - _SHOWN:,} more" if len(found) > _SHOWN else ""
        yield (
            f"published at pages that this site does not have: {', '.join(found[:_SHOWN])}{more}."
            f" Here they are at {base}checks/: where that is right,"
            " say so with `claimcheck publish`; else name the site's folder, with --base or"
            " [desk] pages"
        )


def _known(folder: Path) -> tuple[frozenset[str], str | None]:
    """Return the files that a site in a folder has by its manifest, and the address given to it.

    Raises `ClaimcheckError` for a folder that is no site.
    """
    if not folder.exists():
        return frozenset(), None
    if not folder.is_dir():
        raise ClaimcheckError(f"{folder} is no folder; name one for the site")
    manifest = folder / MANIFEST
    if not manifest.is_file():
        if any(folder.iterdir()):
            raise ClaimcheckError(
                f"{folder} holds something that is no site of ours; name an empty folder"
            )
        return frozenset(), None
    try:
        found = json.loads(manifest.read_text(encoding="utf-8"))
        names = [name for name in found["files"] if isinstance(name, str)]
        base = found.get("base")
        given = as_folder(base) if base else None
    except (ValueError, LookupError, TypeError, AttributeError, OSError) as error:
        raise ClaimcheckError(
            f"{manifest} cannot be read; remove the folder, and make the site again"
        ) from error
    return frozenset(name for name in names if _OURS.fullmatch(name)), given


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
