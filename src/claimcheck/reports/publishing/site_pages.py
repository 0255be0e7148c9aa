"""Published checks as the files of a site: the same record gives the same bytes."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final
from uuid import UUID, uuid5
from xml.sax.saxutils import escape

from claimcheck.model.desk.settings import DeskSettings, page_of
from claimcheck.model.record.check import Check
from claimcheck.model.record.desk_report import ToldCheck, told_checks
from claimcheck.model.record.table import Table
from claimcheck.model.verdict import Scale
from claimcheck.named_tuple import NamedTuple
from claimcheck.reports.publishing.atom import AtomEntry, AtomHead, as_atom, feed_time
from claimcheck.reports.publishing.check_words import CORRECTED, by
from claimcheck.reports.publishing.pages import as_markup, page_policy, render, stylesheet
from claimcheck.reports.publishing.review_nodes import Node, as_feed, as_script
from claimcheck.reports.publishing.text_blocks import text_blocks
from claimcheck.reports.tables import as_csv

MANIFEST: Final = "manifest.json"
_COLUMNS: Final = (
    *("claim_id", "claim", "speakers", "said_on", "verdict", "as_of", "state", "published_on"),
    *("changed_on", "page", "published_url"),
)


class SiteContent(NamedTuple):
    """What a site is made of; `begun` is the day on which the record began.

    `record` names the record for good, for ids that last.
    `base` is the address of the site's folder and ends with a slash; `given` is it where no
    setting says so; the index holds `most` checks. `nodes` are the ClaimReviews by claim.
    """

    checks: Sequence[Check]
    nodes: Mapping[int, Sequence[Node]]
    scale: Scale
    desk: DeskSettings
    base: str
    begun: str
    record: str
    given: str | None = None
    most: int = 500


class _ShownLabel(NamedTuple):
    """A label of the scale with its place, for the page that explains it."""

    label: str
    definition: str
    place: int | None
    places: int


def _pages_of_desk(content: SiteContent) -> dict[str, str]:
    """Return the pages that say how the desk rates and works."""
    return {
        "how-we-rate.html": _page(
            content,
            "site_rating.html",
            "how-we-rate.html",
            "How we rate",
            labels=_labels(content.scale),
            scale=content.scale,
        ),
        "about.html": _page(
            content,
            "site_about.html",
            "about.html",
            "How we work",
            blocks=text_blocks(content.desk.methodology or ""),
        ),
    }


def site_files(content: SiteContent) -> dict[str, bytes]:
    """Return every file of a site by its name, the manifest of the others last."""
    newest = sorted(content.checks, key=lambda each: (each.published_on or "", each.id))[::-1]
    told = told_checks((each, check) for check in newest for each in check.corrections)[::-1]
    index = _index(content, newest)
    files = {
        "style.css": stylesheet() + "\n",
        **index,
        "corrections.html": _page(
            content, "site_corrections.html", "corrections.html", "Corrections", told=told
        ),
        **_pages_of_desk(content),
        "checks.atom": _checks_feed(content),
        "corrections.atom": _corrections_feed(content, told),
        "claimreview.json": as_feed(
            [node for check in content.checks for node in content.nodes.get(check.id, ())],
            content.desk,
        ),
        "checks.csv": as_csv(_table(content, newest)),
        "sitemap.xml": _sitemap(content, [*index][1:]),
        **{f"checks/{each.id}.html": _check_page(content, each) for each in newest},
    }
    written = {name: text.encode("utf-8") for name, text in sorted(files.items())}
    return {**written, MANIFEST: as_manifest(written, content.given)}


def as_manifest(files: Mapping[str, bytes], base: str | None) -> bytes:
    """Return which files a site has, each with its SHA-256, and the address it was given."""
    digests = {name: sha256(content).hexdigest() for name, content in files.items()}
    given = {"base": base} if base else {}
    return (json.dumps({**given, "files": digests}, indent=2) + "\n").encode()


def _page(content: SiteContent, template: str, here: str, title: str, **values: object) -> str:
    """Return a page of the site."""
    return render(
        template,
        policy=page_policy(),
        desk=content.desk,
        part="h2",
        title=title,
        here=here,
        root="../" if "/" in here else "",
        **values,
    )


def _check_page(content: SiteContent, check: Check) -> str:
    """Return the page of one check, which is its own canonical one if it was published there."""
    own, pages = page_of(content.base, check.id), [each.url for each in check.publications]
    return _page(
        content,
        "site_check.html",
        f"checks/{check.id}.html",
        check.title or check.text[:80],
        check=check,
        canonical=own if own in pages else next(iter(pages), None),
        scripts=[as_markup(as_script(each)) for each in content.nodes.get(check.id, ())],
    )


def _index(content: SiteContent, newest: Sequence[Check]) -> dict[str, str]:
    """Return the page of all checks; of very many that of the newest, and one for each year."""
    years: dict[str, list[Check]] = {}
    for each in newest if len(newest) > content.most else ():
        years.setdefault((each.published_on or content.begun)[:4], []).append(each)
    files = {f"checks-{year}.html": checks for year, checks in years.items()}
    around = {
        "total": sum(not each.is_withdrawn for each in newest),
        "taken_back": sum(each.is_withdrawn for each in newest),
        "years": [(f"checks-{year}.html", year, len(found)) for year, found in years.items()],
    }
    return {
        name: _page(
            content,
            "site_index.html",
            name,
            f"What we checked in {name[7:11]}" if name in files else "What we checked",
            checks=checks,
            **around,
        )
        for name, checks in {"index.html": newest[: content.most], **files}.items()
    }


def _labels(scale: Scale) -> list[_ShownLabel]:
    """Return the labels of a scale with their places."""
    ranks = sorted({each.rank for each in scale.labels if each.rank is not None})
    return [
        _ShownLabel(
            each.label,
            each.definition,
            None if each.rank is None else ranks.index(each.rank) + 1,
            len(ranks),
        )
        for each in scale.labels
    ]


def _tag(content: SiteContent, what: str) -> str:
    """Return an id that lasts, whatever becomes of the page and of the site's address."""
    return uuid5(UUID(hex=content.record[:32]), what).urn


def _checks_feed(content: SiteContent) -> str:
    """Return the feed of checks; a withdrawn one stays, and says so."""
    entries = []
    for check in reversed(content.checks):
        label = check.shown.label if check.shown else "Withdrawn"
        rationale = check.shown.rationale if check.shown else ""
        state = f" ({check.in_public})" if check.in_public != "published" else ""
        notices = [each.in_words for each in check.corrections]
        said = "\n\n".join(each for each in (check.text, by(check), rationale, *notices) if each)
        published = feed_time(check.published_on or content.begun)
        entries.append(
            AtomEntry(
                _tag(content, str(check.id)),
                f"{label}{state}: {check.text}",
                f"{content.base}checks/{check.id}.html",
                published,
                max(filter(None, (check.corrected_at, check.removed_at, published))),
                said,
            )
        )
    return as_atom(_feed(content, "checks", "index"), entries, empty=feed_time(content.begun))


def _corrections_feed(content: SiteContent, told: Sequence[ToldCheck]) -> str:
    """Return the feed of corrections."""
    entries = [
        AtomEntry(
            _tag(content, str(each.correction.id)),
            f"{CORRECTED[each.correction.kind.value]}: "
            + " / ".join(check.text for check in each.checks),
            f"{content.base}corrections.html#{each.correction.id}",
            each.correction.at,
            each.correction.at,
            each.correction.notice,
        )
        for each in told
    ]
    return as_atom(
        _feed(content, "corrections", "corrections"), entries, empty=feed_time(content.begun)
    )


def _feed(content: SiteContent, name: str, page: str) -> AtomHead:
    """Return a feed's head."""
    author = content.desk.name or content.desk.site or ""
    return AtomHead(
        _tag(content, name),
        f"{author}: {name}",
        f"{content.base}{name}.atom",
        f"{content.base}{page}.html",
        author,
    )


def _table(content: SiteContent, checks: Sequence[Check]) -> Table:
    """Return the checks as a table."""
    rows = []
    for each in checks:
        shown = each.shown
        rows.append(
            (
                str(each.id),
                each.text,
                "; ".join(one.name for one in each.speakers) or None,
                each.said_on,
                shown.label if shown else None,
                shown.as_of if shown else None,
                str(each.in_public),
                each.published_on,
                each.changed_on,
                f"{content.base}checks/{each.id}.html",
                "; ".join(one.url for one in each.publications) or None,
            )
        )
    return Table(_COLUMNS, rows)


def _sitemap(content: SiteContent, pages: Sequence[str]) -> str:
    """Return the addresses of the site's pages, each with the day of its last change."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(
            f"<url><loc>{escape(content.base + name)}</loc></url>"
            for name in (
                *("index.html", "corrections.html", "how-we-rate.html", "about.html"),
                *pages,
            )
        ),
        *(
            f"<url><loc>{escape(content.base)}checks/{each.id}.html</loc>"
            f"<lastmod>{each.changed_on}</lastmod></url>"
            for each in content.checks
        ),
        "</urlset>",
    ]
    return "\n".join(lines) + "\n"
