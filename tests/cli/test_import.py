"""`claimcheck import`: where things go, what is refused, and that nothing is doubled."""

import csv
import json
import sqlite3
from pathlib import Path

import pytest

from claimcheck.cli.desk.asking import ask_wordings
from claimcheck.record import Record
from tests.cli.running import run
from tests.desk import SOURCED

SHAPES = Path(__file__).parents[1] / "reading" / "checks" / "shapes"
SETTINGS = """
[desk]
site = "desk.example"
[import.log]
text = "Behauptung"
speaker = "Wer"
said_on = {column = "Datum", format = "d.m.Y"}
verdict = "Urteil"
rated_on = "Geprüft"
checked_by = "Wer prüft"
published_url = "Link"
ignore = ["Notiz"]
[scale.map]
"Falsch" = "False"
"""
LATER = ("--now", "2026-11-28T09:00:00Z")
ROWS = (
    "Behauptung;Wer;Datum;Urteil;Geprüft;Wer prüft;Link;Notiz",
    "The bridge carries 40,000 cars;Ada Brandt;24.8.2021;Falsch;30.8.2021;T. Teller;"
    "https://desk.example/1;x",
    "Rents rose by 12 %;;3.1.2020;True;5.1.2020;;https://desk.example/2;",
)


@pytest.fixture
def archive(database: Path) -> Path:
    """Return a table of two checks of the desk, beside a record and its settings."""
    database.with_name("claimcheck.toml").write_text(SETTINGS, encoding="utf-8")
    path = database.with_name("log.csv")
    path.write_text("\n".join(ROWS), encoding="utf-8")
    return path


def count() -> int:
    """Return how many claims the record has."""
    return len(json.loads(run("list", "-f", "json").out))


def review(number: int, **changed: object) -> str:
    """Return a line of a feed with a review of ours."""
    node = {
        "@type": "ClaimReview",
        "url": f"https://www.desk.example/{number}/?utm_source=x",
        "claimReviewed": "The bridge carries 40,000 cars.",
        "datePublished": "2021-08-30",
        "reviewRating": {"alternateName": "False", "ratingExplanation": "14,000, it counts."},
    }
    return json.dumps({**node, **changed})


@pytest.mark.parametrize(
    "where", [[], ["--ours", "--claim", "c-1"], ["--into", "o.db", "--ours"], ["--ours"][:0]]
)
def test_where_checks_go_must_be_said(archive: Path, where: list[str]) -> None:
    ran = run("import", str(archive), *where)

    assert ran.code == 2
    assert ran.err.startswith("claimcheck: say where these checks go: --ours for the desk's own")


def test_a_dry_run_shows_what_would_be_stored_and_stores_nothing(archive: Path) -> None:
    ran = run("import", str(archive), "--map", "log", "--ours", "--dry-run")

    assert (ran.code, ran.out.splitlines()[:12]) == (
        0,
        [
            "log: 2 rows",
            "  Behauptung = text",
            "  Wer = speaker",
            "  Datum = said_on",
            "  Urteil = verdict",
            "  Geprüft = rated_on",
            "  Wer prüft = checked_by",
            "  Link = published_url",
            "  Notiz is ignored",
            "log!2 new:",
            "  text        The bridge carries 40,000 cars",
            "  speaker     Ada Brandt",
        ],
    )
    assert "Nothing was stored (--dry-run)." in ran.err
    assert count() == 0


def test_an_archive_is_adopted_once_and_a_second_edition_fills_it(archive: Path) -> None:
    first = run("import", str(archive), "--map", "log", "--ours")
    again = run("import", str(archive), "--map", "log", "--ours")
    feed = archive.with_name("site.jsonl")
    feed.write_text(review(1))
    filled = run("import", str(feed), "--ours")
    once_more = run("import", str(feed), "--ours")

    assert [first.code, again.code, filled.code, once_more.code] == [0, 0, 0, 0]
    assert first.err == "2 read: 2 new, 0 known\n"
    assert again.err == "2 read: 0 new, 2 known\n"
    assert filled.err == "1 read: 0 new, 0 known, 1 filled\n"
    assert once_more.err == "1 read: 0 new, 1 known\n"
    shown = run("show", "c-1").out
    assert "14,000, it counts." in shown
    assert "False, as of 2021-08-30" in shown
    assert run("list").out.count("signed off") == 2
    assert run("log", "--verify").code == 0


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("A;B;1.1.2020;Halb;1.1.2020;;;", "log!D4: 'Halb' has no place on the scale: refused"),
        ("A;B;1.1.2020;True;;;;", "log!E4: no day of the rating: refused"),
        ("A;B;1.1.2020;True;1.1.2030;;;", "log!E4: 2030-01-01 lies in the future: refused"),
        ("A;B;1.1.2030;True;1.1.2020;;;", "log!C4: 2030-01-01 lies in the future: refused"),
        (
            "A;B;1.1.2020;True;1.1.2020;;https://x.example/;",
            "log!G4: x.example is not the desk's site: refused",
        ),
        ("A;B;32.1.2020;True;1.1.2020;;;", 'log!C4: "32.1.2020" is not a date in the format d.m.Y'),
    ],
)
def test_a_table_is_stored_whole_or_not_at_all(archive: Path, row: str, fault: str) -> None:
    archive.write_text("\n".join((*ROWS, row)), encoding="utf-8")

    ran = run("import", str(archive), "--map", "log", "--ours")

    assert ran.code == 2
    assert ran.err.splitlines()[1:] == [f"  {fault}"]
    assert count() == 0


def test_columns_are_explained_on_the_line(archive: Path) -> None:
    archive.write_text("claim,rating,Day,n\nIt rained,False,03/04/2020,1\n")
    changes = ["claim=text", "rating=verdict", "Day=rated_on:%d/%m/%Y", "n=ignore"]

    ran = run(
        "import", str(archive), "--ours", *(each for one in changes for each in ("--set", one))
    )

    assert (ran.code, ran.err) == (0, "1 read: 1 new, 0 known\n")
    assert "as of 2020-04-03" in run("show", "c-1").out


def test_other_words_that_fold_alike_are_another_claim(archive: Path) -> None:
    rows = [
        f"{words};Ada Brandt;24.8.2021;Falsch;30.8.2021;T. Teller;;"
        for words in ("C++ is unsafe", "C is unsafe", "No, more nurses", "No more nurses")
    ]
    archive.write_text("\n".join((ROWS[0], *rows)), encoding="utf-8")
    library = archive.with_name("feed.jsonl")
    reviews = [review(1, claimReviewed=words) for words in ("C++ is unsafe", "C is unsafe")]
    library.write_text("\n".join(reviews), encoding="utf-8")

    ran = [run("import", str(archive), "--ours", "--map", "log") for _ in range(2)]
    outside = run("import", str(library), "--into", "others.db")

    assert [each.err for each in ran] == ["4 read: 4 new, 0 known\n", "4 read: 0 new, 4 known\n"]
    assert count() == 4
    assert "2 new" in outside.err


def test_a_library_of_others_holds_each_check_once(archive: Path) -> None:
    feeds = [str(path) for path in sorted(SHAPES.glob("*.json*")) if path.name != "expected.jsonl"]

    first = run("import", *feeds, "--into", "others.db", "--refused", "refused.jsonl", *LATER)
    again = run("import", *feeds, "--into", "others.db", *LATER)

    assert (first.code, again.code) == (1, 1)
    news = sum(
        int(line.split(" read: ")[1].split()[0])
        for line in again.err.splitlines()
        if " read: " in line
    )
    assert news == 0
    refused = [json.loads(line) for line in Path("refused.jsonl").read_text().splitlines()]
    assert [each["refused"] for each in refused] == [
        "url is relative: refused without --page URL",
        "is not JSON",
        "holds no ClaimReview",
        "url is not an address: refused",
    ]
    assert "1 revised" in first.err
    assert count() == 0
    assert run("log", "--verify", "--db", "others.db").code == 0


def test_a_library_gives_back_what_it_was_asked_to_keep(archive: Path) -> None:
    feed, library = archive.with_name("feed.jsonl"), str(archive.with_name("others.db"))
    lines = [review(1, z="ü", a=[1, None]), review(2)]
    feed.write_text("\n".join(lines))
    run("import", str(feed), "--into", library, "--verbatim")
    again = run("import", str(feed), "--into", library, "--verbatim")

    kept = run("export", "outside-checks", "--verbatim", "--db", library).out.splitlines()
    assert [json.loads(each) for each in kept] == [json.loads(each) for each in lines]
    assert again.err.startswith("2 read: 0 new, 2 known")
    assert run("log", "--verify", "--db", library).code == 0


def test_a_record_of_the_desk_is_no_library(archive: Path) -> None:
    feed = archive.with_name("feed.jsonl")
    feed.write_text(review(1))
    other = archive.with_name("other.db")
    run("init", "--db", str(other))
    run("add", "Trade grew by 20%", "--db", str(other))

    own = run("import", str(feed), "--into", str(archive.with_name("claims.db")))
    others = run("import", str(feed), "--into", str(other))

    assert (own.code, "is the desk's own record" in own.err) == (2, True)
    assert (others.code, "no library of others' checks" in others.err) == (2, True)
    assert count() == 0


def test_an_outside_check_goes_onto_a_claim_and_stays_no_verdict(archive: Path) -> None:
    run("add", "The bridge carries 40,000 cars")
    feed = archive.with_name("site.jsonl")
    feed.write_text(review(1))

    first = run("import", str(feed), "--claim", "c-1")
    again = run("import", str(feed), "--claim", "c-1")

    assert [first.err, again.err] == [
        "1 read: 1 new, 0 known; 1 label without a place on your scale (--labels lists them)\n",
        "1 read: 0 new, 1 known; 1 label without a place on your scale (--labels lists them)\n",
    ]
    assert "not picked up" in run("list").out


def test_labels_without_a_place_are_listed_as_settings(archive: Path) -> None:
    ran = run("import", str(SHAPES / "29-same-check-again.jsonl"), "--labels")

    assert ran.out == (
        '[scale.map."desk.example"]\n"False" = ""  # 2\n"Mostly false" = ""  # 1\n'
        '[scale.map."other.example"]\n"Half true" = ""  # 1\n"True" = ""  # 1\n'
    )


def test_an_adopted_archive_leaves_the_desks_own_numbers_as_they_are(archive: Path) -> None:
    run("add", "Trade grew by 20%", "--speaker", "Ben Okoro", "--said-on", "2023-02-07")
    run("review", "c-1", "--verdict", "False", "--rationale", "It fell.")
    asked = [("gate", "--all"), ("due",), ("stats", "--since", "2023-01")]
    before = [run(*each) for each in asked]

    run("import", str(archive), "--map", "log", "--ours")

    after = [run(*each) for each in asked]
    assert after[:2] == before[:2]
    by_month = before[2].out.partition("Verdicts by month")[2]
    assert after[2].out.partition("Verdicts by month")[2] == by_month
    assert "A. Diallo, adopted from T. Teller" in run("show", "c-2").out
    assert "A. Diallo, adopted from T. Teller" in run("match", "The bridge carries 40,000 cars").out


def test_two_archives_of_the_desk_are_one_and_its_own_work_is_untouched_by_them(
    archive: Path,
) -> None:
    run("reviewer", "add", "J. Keita")
    run("add", "Trade grew by 20%", "--speaker", "Ben Okoro", "--said-on", "2026-11-07", *LATER)
    rated = ("--verdict", "False", "--rationale", "It fell.", "--recheck-on", "2026-12-01")
    sources = ("--backs", "https://a.example", "--contradicts", "https://b.example")
    run("review", "c-1", *rated, *sources, *LATER)
    run("sign-off", "v-1", "--by", "J. Keita", *LATER)
    published = ("--url", "https://desk.example/own", "--despite", "late")
    assert run("publish", "c-1", *published, *LATER).code == 0
    asked = [
        ("gate", "--all", "--today", "2026-12-02"),
        ("due", "--today", "2026-12-02"),
        ("stats", "--since", "2026-11", "-f", "csv"),
        ("report", "--since", "2026-11-01", "-f", "markdown", *LATER),
    ]
    before = [run(*each) for each in asked]
    feed = archive.with_name("site.jsonl")
    third = review(3, claimReviewed="Snow fell in May", datePublished="2020-05-02")
    lines = [review(1), review(2, claimReviewed="Rents rose by 12 %"), third]
    feed.write_text("\n".join(lines).replace("www.desk", "desk"))

    sheet = run("import", str(archive), "--map", "log", "--ours", *LATER)
    site = run("import", str(feed), "--ours", *LATER)
    again = [
        run("import", str(archive), "--map", "log", "--ours", *LATER),
        run("import", str(feed), "--ours", *LATER),
    ]

    assert (sheet.err, sheet.code) == ("2 read: 2 new, 0 known\n", 0)
    assert site.err.splitlines()[-1].startswith("3 read: 1 new, ")
    assert [each.err.splitlines()[-1] for each in again] == [
        *("2 read: 0 new, 2 known", "3 read: 0 new, 2 known, 1 rated otherwise"),
    ]
    assert count() == 4
    for rows, number in (("verdicts", 5), ("statements", 4), ("corrections", 0)):
        assert len(json.loads(run("export", rows, "-f", "json").out)) == number, rows
    nodes = [json.loads(line) for line in run("export", "claimreview").out.splitlines()]
    assert len({each["url"] for each in nodes}) == len(nodes) == 4
    after = [run(*each) for each in asked]
    assert [each.code for each in after] == [each.code for each in before]
    assert after[:2] == before[:2]
    own = "\nverdicts,"
    assert [each for each in after[2].out.splitlines() if own[1:] in each] == [
        each for each in before[2].out.splitlines() if own[1:] in each
    ]
    assert after[3].out.rpartition("Log head")[0] == before[3].out.rpartition("Log head")[0] != ""
    assert run("log", "--verify").code == 0


@pytest.mark.parametrize("stands", ["first", "second"])
def test_two_wordings_at_one_address_are_one_claim_whichever_stands(
    archive: Path, stands: str
) -> None:
    run("import", str(archive), "--map", "log", "--ours")
    feed = archive.with_name("site.jsonl")
    feed.write_text(review(1, claimReviewed="40,000 cars cross the bridge a day"))

    told = run("import", str(feed), "--ours", "--wording", stands)
    again = run("import", str(feed), "--ours", "--wording", stands)
    back = run("import", str(archive), "--map", "log", "--ours", "--wording", stands)

    words = {"first": "another wording than c-1, which stands"}.get(
        stands, "c-3 has the words of c-1 from now on"
    )
    assert told.err.splitlines() == [f"  1 × {words}", "1 read: 0 new, 0 known, 1 filled"]
    assert again.err.splitlines()[-1] == back.err.splitlines()[-1].replace("2", "1")
    (node,) = (
        each
        for each in map(json.loads, run("export", "claimreview").out.splitlines())
        if each["url"].endswith("/1")
    )
    first = "The bridge carries 40,000 cars"
    reviewed = {"first": first, "second": "40,000 cars cross the bridge a day"}[stands]
    assert node["claimReviewed"] == reviewed
    assert "14,000, it counts." in run("match", reviewed).out
    assert len(json.loads(run("export", "verdicts", "-f", "json").out)) == 2
    assert run("log", "--verify").code == 0
    run("undo")
    assert run("log", "--verify").code == 0


def test_two_checks_of_one_page_are_two_whatever_came_before(archive: Path) -> None:
    feed = archive.with_name("site.jsonl")
    other = review(1, claimReviewed="The tram carries nobody")
    feed.write_text("\n".join((review(1), other, review(2, claimReviewed="Rents rose by 12 %"))))

    first = run("import", str(feed), "--ours")
    again = run("import", str(feed), "--ours")

    assert first.err == "3 read: 3 new, 0 known\n"
    assert again.err == "3 read: 0 new, 3 known\n"
    feed.write_text("\n".join((review(2, claimReviewed="Rents rose by 12 %"), review(2))))
    assert run("import", str(feed), "--ours").err == "2 read: 1 new, 1 known\n"
    assert count() == 4


@pytest.mark.parametrize("where", [("--ours",), ("--into", "others.db"), ("--claim", "c-1")])
def test_what_is_refused_is_kept_whole_to_be_corrected(archive: Path, where: list[str]) -> None:
    run("add", "The bridge carries 40,000 cars")
    feed = archive.with_name("site.jsonl")
    ahead = review(1, datePublished="2031-01-01")
    feed.write_text("\n".join((ahead, review(2, claimReviewed=""), review(3))))

    assert run("import", str(feed), *where, "--refused", "bad.jsonl", *LATER).code == 1
    kept = [json.loads(line) for line in Path("bad.jsonl").read_text().splitlines()]
    assert [(each.pop("file"), each.pop("place"), each.pop("refused")) for each in kept] == [
        ("site.jsonl", "line 1", "2031-01-01 lies in the future: refused"),
        ("site.jsonl", "line 2", "no claim"),
    ]
    assert kept == [json.loads(ahead), json.loads(review(2, claimReviewed=""))]


def test_each_wording_is_asked_about_until_all_are_answered(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", str(archive), "--map", "log", "--ours")
    found = [(1, "Cars cross it"), (2, "Rents went up"), (2, "Rents are up")]
    with Record(archive.with_name("claims.db")) as record:
        assert ask_wordings(record, found, lambda _: "") == set()
        assert ask_wordings(record, found, lambda _: "2") == set(found)
        answers = iter(["1", "2!"])
        assert ask_wordings(record, found, lambda _: next(answers)) == set(found[1:])
    assert capsys.readouterr().out.startswith(
        "first   c-1 The bridge carries 40,000 cars\nsecond  Cars cross it\n"
    )


def test_what_others_published_is_a_section_of_its_own(archive: Path) -> None:
    run("add", "Trade grew by 20%")
    run("import", str(SHAPES / "01-clean.json"), "--into", "others.db")
    words = "The old bridge carries 50,000 cars a day"

    text = run("match", words, "--library", "others.db").out
    answer = json.loads(run("match", words, "--library", "others.db", "-f", "json").out)

    assert text.partition("ELSEWHERE")[2] == (
        " Example Desk: “False”, 2024-06-22, https://desk.example/check/1\n"
        "          theirs  The old bridge carries >>40,000<< cars a day\n"
        "          yours   The old bridge carries >>50,000<< cars a day\n"
        "          FIGURE DIFFERS 40,000 → 50,000\n"
        "          others.db:y-1; not a verdict of yours\n"
    )
    assert answer["matches"] == []
    assert [(each["label"], each["band"]) for each in answer["elsewhere"]] == [
        ("False", "conflicting")
    ]
    assert run("match", words).out == text.partition("ELSEWHERE")[0]


def test_a_claim_shows_what_others_published_of_it(archive: Path) -> None:
    run("add", "The old bridge carries 40,000 cars a day")
    feed = str(SHAPES / "01-clean.json")
    run("import", feed, "--claim", "c-1", *LATER)
    run("import", feed, "--into", "others.db", *LATER)
    settings = archive.with_name("claimcheck.toml")
    settings.write_text(
        '[library]\nfiles = ["others.db"]\n[scale.map."desk.example"]\n"False" = "Misleading"\n'
    )

    shown = run("show", "c-1").out
    matched = run("match", "The old bridge carries 40,000 cars a day").out

    assert "elsewhere y-1 Example Desk: “False”, 2024-06-22" in shown
    assert "others.db:y-1; not a verdict of yours" in shown
    assert matched.count("ELSEWHERE") == 2
    assert matched.count("at yours: Misleading") == 2
    assert "status    not picked up" in shown


def test_a_batch_is_answered_from_libraries_too(archive: Path) -> None:
    run("add", "Trade grew by 20%")
    run("import", str(SHAPES / "01-clean.json"), "--into", "others.db")
    lines = archive.with_name("lines.txt")
    lines.write_text("Trade grew by 20%\nThe old bridge carries 50,000 cars a day\n")

    table = run("match", "--batch", str(lines), "--library", "others.db").out
    asked = run("match", "--batch", str(lines), "--library", "others.db", "-f", "jsonl", "-j", "2")

    assert asked.err == ""
    answers = [json.loads(line) for line in asked.out.splitlines()]
    assert [len(each["matches"]) for each in answers] == [1, 0]
    assert [[one["label"] for one in each["elsewhere"]] for each in answers] == [[], ["False"]]
    assert "ELSEWHERE Example Desk: “False”, 2024-06-22" in table.partition("Line 2")[2]
    assert "others.db:y-1; not a verdict of yours" in table


def test_a_check_becomes_a_source_by_one_act_and_due_tells_when_it_changes(archive: Path) -> None:
    run("add", "The bridge carries 40,000 cars")
    feed = archive.with_name("site.jsonl")
    feed.write_text(review(1))
    run("import", str(feed), "--into", "others.db")
    before = run("due").err

    cite = ["source", "cite", "c-1", "others.db:y-1", "--stance", "contradicts"]
    cited, again = (run(*cite, "--library", "others.db") for _ in range(2))
    for label, day in (("Half true", "2021-12-01"), ("True", "2022-01-01")):
        feed.write_text(review(1, reviewRating={"alternateName": label}, dateModified=day))
        run("import", str(feed), "--claim", "c-1")

    assert [cited.out, again.out] == ["e-1 contradicts c-1: others.db:y-1\n"] * 2
    assert "“False: 14,000, it counts.”" in run("show", "c-1").out
    assert before == "0 verdicts to check again.\n"
    assert run("due").err == (
        "0 verdicts to check again.\n"
        "c-1 cites desk.example, “False”, by e-1; it says “True” now (y-3):"
        " https://www.desk.example/1/?utm_source=x\n"
    )
    assert run("log", "--verify").code == 0


def test_sources_come_from_rows_and_from_a_reference_manager(archive: Path) -> None:
    run("add", "The bridge carries 40,000 cars")
    settings = archive.with_name("claimcheck.toml")
    settings.write_text(
        '[import.archiver]\nurl = "link"\ntitle = "upload title"\n'
        'archive_url = "archive location"\n'
        'note = "hash"\nignore = ["folder"]\nkeep = {"archive status" = {contains = "success"}}\n'
    )
    rows = archive.with_name("rows.csv")
    rows.write_text(
        "link,archive status,upload title,archive location,hash,folder\n"
        "https://a.example/1,telethon: success,A page,https://archive.example/1,ab12,x\n"
        "https://a.example/2,failed,,,,x\n"
    )
    csl = archive.with_name("zotero.json")
    csl.write_text(
        json.dumps(
            [
                {
                    "URL": "https://b.example/2",
                    "title": "Counts",
                    "container-title": "The Paper",
                    "accessed": {"date-parts": [[2023, 3, 1]]},
                }
            ]
        )
    )
    common = ("--type", "sources", "--claim", "c-1")
    of_rows = "; 1 without a day count as read on 2023-03-02; 1 row passed over by keep"

    head = run("log", "--head").out
    looked = run("import", str(rows), "--map", "archiver", *common, "--dry-run")
    assert (looked.err, run("log", "--head").out) == (
        "1 read: 1 new, 0 known" + of_rows + ". Nothing was stored.\n",
        head,
    )
    first = run("import", str(rows), "--map", "archiver", *common)
    again = run("import", str(rows), "--map", "archiver", *common)
    manager = run("import", str(csl), *common)
    nowhere = run("import", str(csl), "--type", "sources")

    assert [first.err, again.err, manager.err] == [
        f"1 read: 1 new, 0 known{of_rows}\n",
        f"1 read: 0 new, 1 known{of_rows}\n",
        "1 read: 1 new, 0 known\n",
    ]
    assert run("import", str(csl), "--claim", "c-1").err == "1 read: 0 new, 1 known\n"
    assert run("import", str(rows), "--map", "archiver", "--claim", "c-1").err == again.err
    listed = json.loads(run("source", "list", "c-1", "-f", "json").out)
    assert [(each["url"], each["origin"], each["stance"]) for each in listed] == [
        ("https://a.example/1", "a.example", "context"),
        ("https://b.example/2", "the paper", "context"),
    ]
    shown = run("show", "c-1").out
    assert "read on 2023-03-01" in shown
    assert "read on 2023-03-02" in shown
    assert nowhere.code == 2
    assert "item 1: no claim; give a column of claims, or --claim c-31" in nowhere.err


def test_another_page_is_not_noted_with_a_label_that_readers_were_told_is_wrong(
    archive: Path,
) -> None:
    def edition(page: int, label: str) -> Path:
        path = archive.with_name(f"{page}.jsonl")
        review = {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "datePublished": "2023-01-10",
            "url": f"https://desk.example/{page}",
            "claimReviewed": "The pool costs 8 million",
            "author": {"name": "The desk"},
            "reviewRating": {"alternateName": label},
        }
        path.write_text(json.dumps(review) + "\n", encoding="utf-8")
        return path

    def done(*arguments: str) -> str:
        ran = run(*arguments)
        assert ran.code == 0, ran.err
        return ran.out

    archive.with_name("claimcheck.toml").write_text(f"{SETTINGS}[gate]\nsources = 0\n")
    done("import", str(edition(1, "True")), "--ours")
    claim = json.loads(done("list", "-f", "json"))[-1]["claim_id"]
    rated = json.loads(done("show", claim, "-f", "json"))["verdicts"][0]["id"]
    because = ("--verdict", "False", "--rationale", "It costs 9.")
    done("dissent", rated, *because, "--by", "J. Keita")
    done("reviewer", "add", "C. Moreau", "--role", "editor")
    done("resolve", claim, *because, "--by", "C. Moreau")
    resolved = json.loads(done("show", claim, "-f", "json"))["verdicts"][0]["id"]
    done("correct", resolved, "--class", "new-verdict", "--notice", "We erred.")

    told = run("import", str(edition(2, "True")), "--ours")

    assert f"readers have 'False' of {claim}; this page is not noted" in told.err
    assert "desk.example/2" not in done("show", claim)


def test_what_was_said_at_another_address_is_told_as_that(archive: Path) -> None:
    text = "The bridge carries 40,000 cars"
    run("policy", "set", "one")
    said = ("--said-on", "2021-08-24", "--speaker", "Ada Brandt")
    run("add", text, *said, "--url", "https://talk.example/1")
    run("review", "c-1", "--verdict", "False", "--rationale", "14,000.", *SOURCED)
    run("publish", "c-1", "--url", "https://desk.example/9", "--despite", "urgent")
    row = f"{text};Ada Brandt;24.8.2021;True;30.8.2021;T. Teller;https://desk.example/1;x"
    archive.write_text("\n".join((ROWS[0], row)), encoding="utf-8")

    ran = run("import", str(archive), "--map", "log", "--ours", *LATER, "--dry-run")

    told = "'True', but c-1 is 'False': the same words, speaker and day; it would be asked"
    assert told in ran.out


def test_another_verdict_on_the_same_words_is_told_and_changes_nothing_quietly(
    archive: Path,
) -> None:
    text = "The bridge carries 40,000 cars"
    run("policy", "set", "one")
    run("add", text, "--said-on", "2021-08-24", "--speaker", "Ada Brandt")
    run("review", "c-1", "--verdict", "False", "--rationale", "14,000.", *SOURCED)
    run("publish", "c-1", "--url", "https://desk.example/9", "--despite", "urgent")
    row = f"{text};Ada Brandt;24.8.2021;True;30.8.2021;T. Teller;https://desk.example/1;x"
    archive.write_text("\n".join((ROWS[0], row)), encoding="utf-8")

    ran = run("import", str(archive), "--map", "log", "--ours", *LATER)

    assert "readers have 'False' of c-1" in ran.out + ran.err
    assert count() == 1

    someone = row.replace("Ada Brandt", "Ben Other").replace("example/1", "example/5")
    archive.write_text("\n".join((ROWS[0], someone)), encoding="utf-8")
    ran = run("import", str(archive), "--map", "log", "--ours", *LATER, "--dry-run")
    assert (
        "'True', but c-1 is 'False': the same words of another speaker or day; it would be asked"
        in ran.out
    )

    archive.write_text("\n".join(ROWS), encoding="utf-8")
    run("import", str(archive), "--map", "log", "--ours", *LATER)
    other = ROWS[2].replace("True", "Falsch").replace("example/2", "example/3")
    archive.write_text("\n".join((ROWS[0], other)), encoding="utf-8")

    ran = run("import", str(archive), "--map", "log", "--ours", *LATER)

    told = "'False', but c-2 is 'True': the same words, speaker and day; it is asked"
    assert told in ran.out + ran.err


@pytest.mark.parametrize("in_one_file", [True, False])
def test_two_labels_of_the_same_words_are_asked_about_and_never_made_one_quietly(
    archive: Path, database: Path, in_one_file: bool
) -> None:
    own = f"{SETTINGS}[matching]\nrelated_overlap = 0.31\n"
    archive.with_name("claimcheck.toml").write_text(own, encoding="utf-8")
    other = ROWS[2].replace("True", "Falsch").replace("example/2", "example/3")
    for rows in [[*ROWS, other]] if in_one_file else [[*ROWS], [ROWS[0], other]]:
        archive.write_text("\n".join(rows), encoding="utf-8")
        last = run("import", str(archive), "--map", "log", "--ours", *LATER)
    again = run("import", str(archive), "--map", "log", "--ours", *LATER)

    told = "'False', but c-2 is 'True': the same words, speaker and day; it is asked"
    assert last.code == 0, last.err
    assert told in last.out + last.err
    assert "0 new" in again.out + again.err
    (asked,) = csv.DictReader(run("export", "questions", "-f", "csv").out.splitlines())
    assert (asked["claim_id"], asked["candidate_id"], asked["band"]) == ("c-3", "c-2", "same")
    with sqlite3.connect(database) as connection:
        ((thresholds,),) = connection.execute("SELECT thresholds FROM questions")
    assert json.loads(thresholds)["related_overlap"] == 0.31
    assert "readers were told 'True' of c-2 and 'False' of c-3" in run("decide", "q-1", "same").err
    assert run("decide", "q-1", "not-same", "--reason", "other rents").code == 0
    undone = run("undo", "--steps", "2", "--never-out", "the wrong file")
    assert (undone.code, count(), run("export", "questions").out.count("q-1")) == (0, 2, 0)


def test_labels_of_several_files_are_one_table_of_settings(archive: Path) -> None:
    feed = archive.with_name("feed.jsonl")
    feed.write_text(review(1, reviewRating={"alternateName": "Weird"}))

    ran = run("import", str(feed), str(feed), "--labels")

    assert ran.out == '[scale.map."desk.example"]\n"Weird" = ""  # 2\n'


def test_one_check_goes_onto_a_claim_and_other_words_are_agreed_to(archive: Path) -> None:
    run("add", "Trade grew by 20%")
    feed = archive.with_name("feed.jsonl")
    feed.write_text(review(1))

    other = run("import", str(feed), "--claim", "c-1")
    taken = run("import", str(feed), "--claim", "c-1", "--yes")
    feed.write_text("\n".join((review(1), review(2))))
    several = run("import", str(feed), "--claim", "c-1", "--yes")

    assert (other.code, taken.code, several.code) == (2, 0, 2)
    assert other.err == (
        "claimcheck: c-1 says 'Trade grew by 20%', and this check is of"
        " 'The bridge carries 40,000 cars.': where these are one claim, say so with --yes\n"
    )
    assert "one check goes onto c-1, and here are several" in several.err
    assert len(json.loads(run("export", "outside-checks", "-f", "json").out)) == 1


def test_a_look_tells_what_the_import_would_and_makes_nothing(archive: Path) -> None:
    feed, library = archive.with_name("feed.jsonl"), archive.with_name("new.db")
    feed.write_text("\n".join((review(1), review(1), review(2, claimReviewed=""))))

    nowhere = run("import", str(feed), "--dry-run")
    new = run("import", str(feed), "--into", str(library), "--dry-run")
    missing = run("import", "gone.json", "--into", str(library))

    assert (nowhere.code, new.code, missing.code) == (1, 1, 2)
    fault = "  feed.jsonl line 3: no claim"
    assert nowhere.err.splitlines()[:2] == [
        fault,
        "3 read: 1 refused, 2 can be stored; 1 label without a place on your scale"
        " (--labels lists them)",
    ]
    assert new.err.splitlines()[:2] == [
        fault,
        "3 read: 1 new, 1 known, 1 refused; 1 label without a place on your scale"
        " (--labels lists them)",
    ]
    assert not library.exists()
    assert [each.name for each in archive.parent.glob("*.db")] == ["claims.db"]


@pytest.mark.parametrize(
    ("row", "last"),
    [
        (
            "A;B;32.1.2020;True;1.1.2020;;;",
            '  log!C4: "32.1.2020" is not a date in the format d.m.Y',
        ),
        ("A;B;1.1.2020;Halb;1.1.2020;;;", "  log!D4: 'Halb' has no place on the scale: refused"),
    ],
)
def test_a_look_at_a_table_ends_as_its_import_would(archive: Path, row: str, last: str) -> None:
    archive.write_text("\n".join((*ROWS, row)), encoding="utf-8")

    looked = run("import", str(archive), "--map", "log", "--ours", "--dry-run")
    done = run("import", str(archive), "--map", "log", "--ours")

    assert (looked.code, done.code) == (2, 2)
    assert looked.err.splitlines()[-1] == done.err.splitlines()[-1] == last
    assert count() == 0


def test_rows_of_checks_that_a_map_does_not_keep_are_counted(archive: Path) -> None:
    settings = archive.with_name("claimcheck.toml")
    keep = 'keep = {"Geprüft" = {filled = true}, "Notiz" = "x"}\nignore = []\n[scale.map]'
    settings.write_text(SETTINGS.replace('ignore = ["Notiz"]\n[scale.map]', keep))

    ran = run("import", str(archive), "--map", "log", "--ours")

    assert ran.err == "1 row passed over by keep\n1 read: 1 new, 0 known\n"


def test_a_table_of_sources_for_checks_is_told_what_it_seems(archive: Path) -> None:
    archive.write_text("url,claim\nhttps://a.example,c-1\n")

    assert (
        "  are these sources? Say so with --type sources"
        in run("import", str(archive), "--ours", "--set", "claim=ignore").err.splitlines()
    )


def test_every_fault_of_a_row_of_sources_is_told_with_its_cell(archive: Path) -> None:
    archive.write_text("url,claim,stance,accessed_on\nnowhere,x-1,sideways,32.3.2024\n")

    ran = run("import", str(archive), "--type", "sources", "--dry-run")

    assert ran.out.splitlines()[0] == "log: 1 row"
    assert [line.split(":")[0] for line in ran.err.splitlines()[1:]] == [
        *("  log!D2", "  log!C2", "  log!A2", "  log!B2"),
    ]


def test_a_scan_by_others_checks_needs_no_verdict_of_the_desk(archive: Path) -> None:
    run("import", str(SHAPES / "01-clean.json"), "--into", "others.db", *LATER)
    settings = archive.with_name("claimcheck.toml")
    asked = '[library]\nfiles = ["others.db"]\n[scale.map."desk.example"]\n"False" = "False"\n'
    draft = archive.with_name("draft.md")
    draft.write_text("The old bridge carries 40,000 cars a day.\n")
    settings.write_text(asked)
    without = run("scan", str(draft))
    settings.write_text(f'[scan]\nelsewhere = "warning"\n{asked}')

    ran = run("scan", str(draft))

    assert (without.code, "no claim has a verdict" in without.err) == (3, True)
    assert (ran.code, "CC110" in ran.out) == (0, True)
