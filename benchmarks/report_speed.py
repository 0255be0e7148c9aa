"""How long the pages of a desk take to make: a report, a site and a workbook.

    python benchmarks/report_speed.py [--checks 2000 20000] [--browser]

makes a record with so many published checks from a seed, and prints the CPU seconds and
the size of each. With --browser Chromium opens the first file of the whole report, and the
wall-clock seconds until all of it is there are printed too; that needs the heavy lock.
"""

import argparse
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from made_desk import make_desk

from claimcheck.model.desk.settings import DeskSettings
from claimcheck.record import Record
from claimcheck.record.leaving import Report
from claimcheck.settings import Settings

# Of each 100 statements 80 are claims, and of each 80 claims eight are published.
_STATEMENTS = 12.5


def main() -> None:
    """Make a record of each size, and everything that goes out of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checks", type=int, nargs="*", default=[2_000, 20_000])
    parser.add_argument("--browser", action="store_true")
    asked = parser.parse_args()
    print("checks  what                 CPU s       MB")
    for number in asked.checks:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "claims.db"
            make_desk(path, int(number * _STATEMENTS))
            _measure(number, path)
            if asked.browser:
                _open(number, path)


def _measure(number: int, path: Path) -> None:
    """Print what each output of a record costs."""
    desk = DeskSettings(site="desk.example", name="The Example Desk")
    with Record(path, settings=Settings(path, desk=desk)) as record:
        for name, since, until, public in (
            ("report", "2000", None, False),
            ("report --public", "2000", None, True),
            ("report of a month", "2022-04", "2022-04", False),
        ):
            made = partial(record.report, since, until=until, public=public)
            _line(number, name, partial(_report, made))
        _line(number, "export claimreview", lambda: _size(record.claim_reviews().to_jsonl()))
        _line(number, "site", lambda: _site(record, path.with_name("public")))
        _line(number, "workbook", lambda: len(record.workbook().content))


def _open(number: int, path: Path) -> None:
    """Print in how many seconds Chromium has a report before people, the best of three."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - of the heavy lock alone

    with Record(path) as record:
        for name, content in record.report("2000").to_files("report.html"):
            path.with_name(name).write_text(content, encoding="utf-8")
    file, times = path.with_name("report.html"), []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for _ in range(3):
            page = browser.new_page()
            begun = perf_counter()
            page.goto(file.as_uri(), wait_until="load")
            # The first frame after it is painted.
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => done(0)))")
            times.append(perf_counter() - begun)
            page.close()
        browser.close()
    print(f"{number:6,}  {'opened':18} {min(times):7.2f} {file.stat().st_size / 1_000_000:8.2f}")


def _line(number: int, name: str, make: Callable[[], int]) -> None:
    """Print the time and the size of one output."""
    begun = process_time()
    size = make()
    seconds, megabytes = process_time() - begun, size / 1_000_000
    print(f"{number:6,}  {name:18} {seconds:7.2f} {megabytes:8.2f}", flush=True)


def _report(made: Callable[[], Report]) -> int:
    """Make a report, and return how many bytes its page has."""
    return _size(made().to_html())


def _size(text: str) -> int:
    """Return how many bytes a text has."""
    return len(text.encode())


def _site(record: Record, folder: Path) -> int:
    """Write a site, and return how many bytes it has."""
    record.site(folder)
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())


if __name__ == "__main__":
    main()
