"""Datelines, and the days that words such as "Tuesday" mean."""

import pytest

from claimcheck.language.attribution.extract import extract
from claimcheck.language.dates.dateline import find_dateline, read_time
from claimcheck.model.dates import PartialDate, parse_date


@pytest.mark.parametrize(
    ("line", "place", "agency", "day"),
    [
        ("BAMAKO /Mali/, February 7. /TASS/. He left.", "Bamako, Mali", "TASS", "2023-02-07"),
        ("WASHINGTON (Reuters) - He left.", "Washington", "Reuters", None),
        ("MARIBOR, Slovenia — 14 June 2022 — He left.", "Maribor, Slovenia", None, "2022-06-14"),
        ("NEW YORK, Feb. 7 (AP) — He left.", "New York", "AP", "2023-02-07"),
        ("PARIS, Dec. 31 (AFP) — He left.", "Paris", "AFP", "2022-12-31"),
        ("COLUMBIA, S.C. (AP) — He left.", "Columbia, S.C.", "AP", None),
        ("PARIS – He left.", "Paris", None, None),
        ("Mali (AFP) — He left.", "Mali", "AFP", None),
        ("Bamako, Mali, Feb. 7 (Reuters) - He left.", "Bamako, Mali", "Reuters", "2023-02-07"),
    ],
)
def test_a_dateline_gives_place_agency_and_day(
    line: str, place: str, agency: str | None, day: str | None
) -> None:
    published = parse_date("2023-01-02" if "Dec" in line else "2023-02-08")
    found = find_dateline(line, 0, len(line))

    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert line[found.span.end :] == "He left."
    assert found.dated(published) == (parse_date(day) if day else None)


@pytest.mark.parametrize(
    "line",
    [
        "HE LEFT.",
        "US troops left.",
        "A bridge — an old one.",
        "",
        "Ana Berg (CDU) — once a nurse —",
    ],
)
def test_other_openings_are_no_dateline(line: str) -> None:
    assert find_dateline(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on Tuesday", "2023-02-07"),
        ("Thursday", "2023-02-09"),
        ("on Friday", "2023-02-03"),
        ("yesterday", "2023-02-08"),
        ("today", "2023-02-09"),
        ("on January 19", "2023-01-19"),
        ("on 3 December", "2022-12-03"),
        ("last month", "2023-01"),
        ("in February", "2023-02"),
        ("at the July meeting", "2022-07"),
        ("this year", "2023"),
        ("last year", "2022"),
        ("in 2016", "2016"),
        ("last week", None),
        ("at noon", None),
        ("on February 30", None),
    ],
)
def test_a_time_keeps_its_precision(words: str, day: str | None) -> None:
    found = read_time(words, PartialDate(2023, 2, 9))

    assert (str(found.when) if found else None) == day


def test_without_a_base_only_what_needs_none_is_read() -> None:
    assert read_time("on Tuesday", None) is None
    assert read_time("in 2016", None) is not None


def test_a_statement_tells_where_its_day_comes_from() -> None:
    text = "OSLO, May 4 (NTB) — “It is done,” Ana Berg said on Tuesday. “At last.”"
    published = PartialDate(2023, 5, 5)

    found = extract(text, published_on=published)

    assert [(str(s.said_on), s.date_origin, s.place) for s in found] == [
        ("2023-05-02", "“Tuesday”, from the dateline", "Oslo"),
        ("2023-05-02", "“Tuesday”, from the dateline", "Oslo"),
    ]
