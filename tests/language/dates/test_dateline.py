"""Datelines by their parts."""

from claimcheck.language.dates.dateline import find_dateline
from claimcheck.model.dates import parse_date
from tests.tables import each_row


@each_row(
    ("line", "place", "agency", "day"),
    [
        ("BAMAKO /Mali/, February 7. /TASS/. ", "Bamako, Mali", "TASS", "2023-02-07"),
        ("WASHINGTON (Reuters) - ", "Washington", "Reuters", None),
        ("MARIBOR, Slovenia — 14 June 2022 — ", "Maribor, Slovenia", None, "2022-06-14"),
        ("NEW YORK, Feb. 7 (AP) — ", "New York", "AP", "2023-02-07"),
        ("PARIS, Dec. 31 (AFP) — ", "Paris", "AFP", "2022-12-31"),
        ("COLUMBIA, S.C. (AP) — ", "Columbia, S.C.", "AP", None),
        ("PARIS – ", "Paris", None, None),
        ("Mali (AFP) — ", "Mali", "AFP", None),
        ("Bamako, Mali, Feb. 7 (Reuters) - ", "Bamako, Mali", "Reuters", "2023-02-07"),
        ("GENEVA/LAGOS, March 4, 2022 (Reuters) - ", "Geneva/Lagos", "Reuters", "2022-03-04"),
        ("(Lusaka, March 4, 2022) – ", "Lusaka", None, "2022-03-04"),
        ("(Lusaka) – ", "Lusaka", None, None),
        ("(Reuters) - ", "", "Reuters", None),
        ("NEW YORK, Sept. 4, 2022 /PRNewswire/ -- ", "New York", "PRNewswire", "2022-09-04"),
        ("KINSHASA, DR Congo, March 4, 2022/APO Group/ -- ", "Kinshasa, DR Congo", "APO Group",
         "2022-03-04"),
        ("Lusaka, 4 March 2022 – ", "Lusaka", None, "2022-03-04"),
        ("Lusaka, Mar 4, 2022 (Lusa) – ", "Lusaka", "Lusa", "2022-03-04"),
        ("SÃO PAULO, Mar 4 2022 (EFE) - ", "São Paulo", "EFE", "2022-03-04"),
        ("LUSAKA, 4th March, 2022 (GNA) – ", "Lusaka", "GNA", "2022-03-04"),
        ("LUSAKA, March 4, 2022 /TASS/. ", "Lusaka", "TASS", "2022-03-04"),
        ("LUSAKA, Saturday, 4 March 2022 (ZANIS) -- ", "Lusaka", "ZANIS", "2022-03-04"),
        ("Akwudo, Oct. 19, 2022 (NAN) ", "Akwudo", "NAN", "2022-10-19"),
        ("Bhopal, Feb 1 (PTI) ", "Bhopal", "PTI", "2023-02-01"),
        ("MARLOW FALLS, Ohio (WKQV) — ", "Marlow Falls, Ohio", "WKQV", None),
        ("Feb 2 (Reuters) - ", "", "Reuters", "2023-02-02"),
        ("RIYADH: ", "Riyadh", None, None),
        ("LUSAKA, Feb. 2\n", "Lusaka", None, "2023-02-02"),
        ("Riyadh: ", "Riyadh", None, None),
        ("LAHORE, Feb 2: ", "Lahore", None, "2023-02-02"),
        ("COIMBATORE, FEB. 2. ", "Coimbatore", None, "2023-02-02"),
        ("KAMPALA, Uganda, FEB 2 — ", "Kampala, Uganda", None, "2023-02-02"),
    ],
)  # fmt: skip
def test_a_dateline_gives_place_agency_and_day(
    line: str, place: str, agency: str | None, day: str | None
) -> None:
    published = parse_date("2023-01-02" if "Dec" in line else "2023-02-08")
    text = f"{line}He left."

    found = find_dateline(text, 0, len(text), {"RIYADH", "Riyadh"}.__contains__)

    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert text[found.span.end :].lstrip() == "He left."
    assert found.dated(published) == (parse_date(day) if day else None)


@each_row(
    "line",
    [
        "HE LEFT.",
        "US troops left.",
        "A bridge — an old one.",
        "",
        "Ana Berg (CDU) — once a nurse —",
        "Lusaka – a city",
        "On 4 March 2023 – a day",
        "In Lusaka, 4 March 2023 (UN) The",
        "May 4, 2023 – a day",
        "BBC News – a day",
        "PARIS, February 30, 2023. He left.",
    ],
)
def test_other_openings_are_no_dateline(line: str) -> None:
    assert find_dateline(line, 0, len(line)) is None
