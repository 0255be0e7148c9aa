"""How fast what a desk has is brought in, matched and undone.

    python benchmarks/import_speed.py [--library 240000] [--checks 20000] [--rows 2000]

Makes ClaimReviews of other desks as JSON lines and imports them into a library (parsed,
checked for duplicates, stored each with its event, indexed once), imports the same again,
matches against it, and adopts an own archive: as ClaimReviews, and as a workbook, which is
undone. All is CPU time, beside the rate of `json.loads` over the same lines; memory is the
peak of the whole process.
"""

import argparse
import io
import json
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import xlsxwriter
from made_claims import Maker

from claimcheck.model.desk.settings import DeskSettings
from claimcheck.model.imports.import_map import ImportMap
from claimcheck.model.statement import Statement
from claimcheck.reading.checks.feeds import read_checks
from claimcheck.reading.checks.review import ReviewDefaults
from claimcheck.record import Record, create_record
from claimcheck.settings import Settings
from claimcheck.store.records.outside_checks import Feed
from claimcheck.workflows.intake.imports.mapped_tables import TableSource, read_table

_REVIEWER = "benchmark"
_LABELS = ("False", "Unverifiable", "Half true", "Misleading", "True", "Missing context")
_UNKEPT = ReviewDefaults(keeps_raw=False)
_SETTINGS = Settings(
    Path("claims.db"),
    desk=DeskSettings(site="desk.example"),
    scale_map=(("Missing context", "Misleading"),),
)


def main() -> None:
    """Measure a library, an adopted feed, and an adopted workbook."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=int, default=24_000, help="checks of other desks")
    parser.add_argument("--checks", type=int, default=20_000, help="own checks, as a feed")
    parser.add_argument("--rows", type=int, default=2_000, help="own checks, as a workbook")
    parser.add_argument("--queries", type=int, default=100)
    options = parser.parse_args()
    maker = Maker(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure_library(folder, maker, options.library, options.queries)
        measure_feed(folder, maker, options.checks)
        measure_workbook(folder, maker, options.rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the process              {peak:10,.0f} MB")


def timed(label: str, number: int, act: Callable[[], object]) -> None:
    """Print how many of something are done in a second of CPU time."""
    begun = time.process_time()
    act()
    spent = time.process_time() - begun
    print(f"{label:<40}{number / spent:10,.0f} a CPU-second, {spent:8.2f} s")


def made_reviews(maker: Maker, count: int, site: str) -> Iterator[bytes]:
    """Yield made ClaimReviews, a line each, as feeds have them."""
    for number in range(count):
        host = site or f"desk{number % 40}.example"
        node = {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": f"https://{host}/check/{number}",
            "claimReviewed": maker.sentence(),
            "datePublished": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "author": {"@type": "Organization", "name": host, "url": f"https://{host}/"},
            "reviewRating": {"@type": "Rating", "alternateName": _LABELS[number % len(_LABELS)]},
            "itemReviewed": {
                "@type": "Claim",
                "author": {"@type": "Person", "name": f"Person {number % 3000}"},
                "datePublished": f"2024-{number % 12 + 1:02}-01",
                "appearance": {"@type": "CreativeWork", "url": f"https://social.example/{number}"},
            },
        }
        yield json.dumps(node).encode() + b"\n"


def new_record(path: Path) -> Record:
    """Return a new record."""
    create_record(path, _REVIEWER)
    return Record(path, settings=_SETTINGS._replace(database=path))


def measure_library(folder: Path, maker: Maker, count: int, queries: int) -> None:
    """Import other desks' checks twice, and look them up."""
    feed = folder / "feed.jsonl"
    with feed.open("wb") as file:
        file.writelines(made_reviews(maker, count, ""))

    def parse() -> None:
        with feed.open("rb") as file:
            for line in file:
                json.loads(line)

    def read() -> None:
        with feed.open("rb") as file:
            for _ in read_checks(feed.name, file, _UNKEPT):
                pass

    timed("library: json.loads alone", count, parse)
    timed("library: checks read", count, read)
    with new_record(folder / "others.db") as library:

        def bring() -> None:
            with feed.open("rb") as file:
                library.bring_in(read_checks(feed.name, file, _UNKEPT), Feed(feed.name))

        timed("library: checks imported", count, bring)
        timed("library: the same again", count, bring)
    with new_record(folder / "own.db") as own, feed.open("rb") as lines:
        texts = [json.loads(line)["claimReviewed"] for line in lines][:: max(count // queries, 1)]
        spent = []
        for text in texts[:queries]:
            begun = time.process_time()
            found = own.elsewhere(Statement(text), libraries=[folder / "others.db"])
            spent.append(time.process_time() - begun)
            assert found, text
        print(f"library: one look, p50{'':18}{statistics.median(spent) * 1000:10.2f} ms CPU")


def measure_feed(folder: Path, maker: Maker, count: int) -> None:
    """Adopt the desk's own checks from a feed."""
    feed = folder / "own.jsonl"
    with feed.open("wb") as file:
        file.writelines(made_reviews(maker, count, "desk.example"))
    with new_record(folder / "feed.db") as record:

        def adopt() -> None:
            with feed.open("rb") as file:
                record.adopt(read_checks(feed.name, file, _UNKEPT), "our archive")

        timed("archive: ClaimReviews adopted", count, adopt)
        timed("archive: the same again", count, adopt)


def measure_workbook(folder: Path, maker: Maker, count: int) -> None:
    """Adopt the desk's own checks from a workbook, and undo it."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("Log")
    sheet.write_row(0, 0, ("text", "speaker", "said_on", "verdict", "rated_on", "published_url"))
    for number in range(1, count + 1):
        day = f"{number % 28 + 1}.{number % 12 + 1}.2024"
        url = f"https://desk.example/check/{number}"
        label = _LABELS[number % len(_LABELS)]
        row = (maker.sentence(), f"Person {number % 300}", day, label, day, url)
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
    book.close()
    with new_record(folder / "book.db") as record:

        def adopt() -> None:
            table = read_table(
                "log.xlsx", file.getvalue(), TableSource(chosen=ImportMap()), propose=False
            )
            assert record.adopt(table.rows, "our archive", whole=True).read == count

        timed("workbook: rows adopted", count, adopt)
        back = "a benchmark has no readers"
        timed("workbook: acts undone", count, lambda: record.undo(steps=count, never_out=back))


if __name__ == "__main__":
    main()
