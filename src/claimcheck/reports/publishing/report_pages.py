"""A report as pages that run nothing and load nothing: one, or several for many checks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath
from typing import Final

from claimcheck.model.record.check import Check
from claimcheck.model.record.desk_report import DeskReport, counted_on, long_day
from claimcheck.named_tuple import NamedTuple
from claimcheck.reports.publishing.pages import inline_policy, render, shared_style

# What a browser opens in a second, on a small machine too.
_MOST_ON_A_PAGE: Final = 2_000
# By this a file of a month is known as one that a report has made.
PART_MARK: Final = "claimcheck report"


class _PageOfChecks(NamedTuple):
    """The checks of a month, or some of them, that stand in a file of their own."""

    file: str
    title: str
    checks: Sequence[Check]
    labels: tuple[tuple[str, int], ...]


def report_page(report: DeskReport) -> str:
    """Return a report as one page, however long it is."""
    return render("report.html", **_around(report), **_on_one_page(report))


def served_report(report: DeskReport, *, sheet: str, icon: str, most: int = _MOST_ON_A_PAGE) -> str:
    """Return the page of a report that a desk serves, with the addresses of its looks.

    With more than ``most`` checks of several months it leads to the reports of these.
    """
    around = {**_around(report), "policy": None, "sheet": sheet, "icon": icon}
    months = {
        month: list(checks)
        for month, checks in groupby(report.checks, key=lambda check: _month(check, report))
    }
    if len(report.checks) <= most or len(months) < 2:
        return render("report.html", **{**_on_one_page(report), **around})
    public = "&public=1" if report.is_public else ""
    files = [
        _PageOfChecks(
            f"/report?since={month}&until={month}{public}",
            long_day(month),
            checks,
            _labels(checks),
        )
        for month, checks in months.items()
        if month
    ]
    places = {check.id: f"{each.file}#{check.id}" for each in files for check in each.checks}
    return render("report.html", **around, places=places, files=files, rest=months.get("", ()))


def _on_one_page(report: DeskReport) -> dict[str, object]:
    """Return what a page says that holds all checks itself, and its looks."""
    places = {each.id: f"#{each.id}" for each in report.checks}
    return {"places": places, "files": (), "rest": report.checks, "sheet": "", "icon": ""}


def report_files(
    report: DeskReport, name: str, *, most: int = _MOST_ON_A_PAGE
) -> Iterator[tuple[str, str]]:
    """Yield the files of a report, the one called ``name`` first.

    With more than ``most`` checks it leads to files beside it, a month each, so that each
    opens at once.
    """
    if len(report.checks) <= most:
        yield name, report_page(report)
        return
    files = _by_month(report, PurePath(name).stem, most)
    places = {check.id: f"{each.file}#{check.id}" for each in files for check in each.checks}
    yield (
        name,
        render(
            "report.html", **_around(report), places=places, files=files, rest=(), sheet="", icon=""
        ),
    )
    for number, each in enumerate(files):
        yield (
            each.file,
            render(
                "report_part.html",
                **_around(report),
                index=name,
                this=each,
                before=files[number - 1] if number else None,
                after=files[number + 1] if number + 1 < len(files) else None,
                mark=PART_MARK,
            ),
        )


def is_part_name(file: str, name: str) -> bool:
    """Return whether a file is named as one of those beside the report called ``name``.

    >>> is_part_name("all-checks-2025-12.html", "all.html")
    True
    >>> is_part_name("all-checks-by-hand.html", "all.html")
    False
    """
    stem = re.escape(PurePath(name).stem)
    month = r"(?:[0-9]{4}(?:-[0-9]{2})?|without-verdict)"
    return re.fullmatch(rf"{stem}-checks-{month}(?:-[0-9]+)?\.html", file) is not None


def _around(report: DeskReport) -> dict[str, object]:
    """Return what stands on every page of a report."""
    return {
        "report": report,
        "part": "h3",
        "heading": "Checks for the audit" if report.is_audit else "What we checked",
        "policy": inline_policy(),
        "style": shared_style(),
    }


def _by_month(report: DeskReport, stem: str, most: int) -> list[_PageOfChecks]:
    """Return the checks by the month in which they count, in the order of the report."""
    files = []
    for month, listed in groupby(report.checks, key=lambda check: _month(check, report)):
        checks = list(listed)
        for begin in range(0, len(checks), most):
            part = f"-{begin // most + 1}" if len(checks) > most else ""
            chosen = checks[begin : begin + most]
            files.append(
                _PageOfChecks(
                    f"{stem}-checks-{month or 'without-verdict'}{part}.html",
                    long_day(month or "Without a verdict") + part.replace("-", ", part "),
                    chosen,
                    _labels(chosen),
                )
            )
    return files


def _month(check: Check, report: DeskReport) -> str:
    """Return the month in which a check counts, or nothing where it has no day."""
    return (counted_on(check, is_public=report.is_public) or "")[:7]


def _labels(checks: Sequence[Check]) -> tuple[tuple[str, int], ...]:
    """Return how many checks have which label, most first."""
    labels = Counter(rating.label for each in checks if (rating := each.shown))
    return tuple(sorted(labels.items(), key=lambda one: (-one[1], one[0])))
