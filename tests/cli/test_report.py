"""`claimcheck report`."""

import base64
import hashlib
import re
import sqlite3
from contextlib import closing
from html import unescape
from pathlib import Path

import html5lib
import pytest

from claimcheck.model.record.desk_report import ReportPeriod
from claimcheck.record import Record
from claimcheck.reports.publishing.report_pages import report_files, report_page, served_report
from claimcheck.store.connection import open_reading
from claimcheck.store.queries.checks import CheckedDays, read_checks
from claimcheck.workflows.report.period_events import waiting_on
from tests.cli.publishing import day, publish, settle
from tests.cli.running import golden, mistake, ok, run

PERIOD = ("--since", "2023-03", "--until", "2023-04", "--now", "2023-05-02T09:00:00Z")


def page(*more: str) -> str:
    return ok("report", *PERIOD, *more)


def rows(query: str) -> list[tuple[int, ...]]:
    with closing(sqlite3.connect("file:claims.db?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def _without_head(text: str) -> str:
    return re.sub(r"`[0-9]+:[0-9a-f]{64}`", "`HEAD`", text)


def require_whole(text: str) -> None:
    """Fail for markup that is not valid, a link that leads nowhere, and what could run."""
    html5lib.HTMLParser(strict=True).parse(text)
    anchors = re.findall(r'href="#([^"]+)"', text)
    assert set(anchors) <= set(re.findall(r'id="([^"]+)"', text))
    assert not re.search(
        r"<script|\son\w+=|\sstyle=|=.javascript:|<(?:img|iframe|object|link)\b", text
    )
    for sheet in re.findall(r"<style>(.*?)</style>", text, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'; " in unescape(text)


def test_markdown_tells_the_period_against_the_one_before(published: Path) -> None:
    golden("report.markdown", _without_head(page("-f", "markdown")))


def test_public_markdown_has_nothing_internal(published: Path) -> None:
    out = page("-f", "markdown", "--public")

    golden("report-public.markdown", _without_head(out))
    for internal in ("What is due", "Complaints", "A ticket for the ferry", "Look again."):
        assert internal not in out


def test_correction_that_nobody_was_told_is_not_counted_but_due(published: Path) -> None:
    drafted = day("2023-04-10")
    drafted(
        *("correct", "v-9", "--class", "new-verdict", "--verdict", "False"),
        *("--rationale", "It was measured.", "--notice", "It was no forecast."),
    )
    waits = "a correction waits for a second person"
    due = f"- 10 April 2023: {waits} (c-5, Next year will be warmer in Lindholm)"
    lines, text = page("-f", "markdown"), page()

    assert "| corrections | 2 | 0 |" in lines
    assert due in lines.splitlines()
    assert "Opinion became False. It was no forecast. Readers do not have it yet." in lines
    assert "It was no forecast." not in lines[: lines.index("## Complaints")]
    require_whole(text)
    section = text[text.index('id="corrections"') : text.index('id="complaints"')]
    assert "It was no forecast." not in section
    assert "It was no forecast. Readers do not have it yet." in text
    assert "<span>a correction was drafted</span>" in text
    assert waits not in page("--public")

    last = max(re.findall(r"v-\d+", ok("show", "c-5")), key=lambda each: int(each[2:]))
    day("2023-04-20")("sign-off", last, "--by", "J. Keita")
    lines = page("-f", "markdown")

    assert "| corrections | 3 | 0 |" in lines
    assert "- 20 April 2023: Opinion became False. It was no forecast." in lines
    assert waits not in lines + page()


def test_page_is_valid_and_runs_nothing(published: Path) -> None:
    text = page()

    require_whole(text)
    assert "&lt;/script&gt;" in text or "</script>" not in text
    assert "A ticket for the ferry costs 30 crowns" in text
    assert page() == text


def test_public_page_leaves_out_what_is_internal(published: Path) -> None:
    text = page("--public")

    require_whole(text)
    assert "A ticket for the ferry costs 30 crowns" not in text
    assert 'id="due"' not in text
    assert "Look again." not in text
    assert "complaints@desk.example" in text


def test_texts_from_outside_mark_nothing_up(database: Path) -> None:
    hostile = '<script>alert(1)</script> "{{ 7*7 }}" \u202e & <b>'
    Path("claimcheck.toml").write_text("[gate]\nsources = 0\n", encoding="utf-8")
    on = day("2023-04-01")
    on("add", "--no-match", "--by", "A. Diallo", "--speaker", hostile, "--", hostile)
    link = "javascript:alert(1)//"
    on(*("review", "c-1", "--verdict", "False", "--rationale", hostile, "--by", "A. Diallo"))
    on(
        *("source", "add", "c-1", 'https://a.example/?a=1&b=<"', "--stance", "backs"),
        *("--title", hostile, "--quote", link, "--by", "A. Diallo"),
    )

    text = page()

    require_whole(text)
    assert "\u202e" not in text
    assert "{{ 7*7 }}" in text
    assert "<script" not in page("-f", "markdown").replace("&lt;", "")


def test_who_did_how_much_is_told_only_where_it_is_asked_for(published: Path) -> None:
    assert 'id="reviewers"' not in page()
    ok("export", "claims", "-o", "claims.csv")
    text, lines = page("--by-reviewer"), page("--by-reviewer", "-f", "markdown")
    require_whole(text)
    for did in (
        "signed off 7",
        "rated 6",
        "wrote files 1",
        "gave roles 1",
        "published 5",
        "ended disputes 1",
    ):
        assert did in text, did
        assert did in lines, did
    assert "sign-off 6" not in text
    assert "- A. Diallo: " in lines
    assert "By reviewer" not in page("-f", "markdown")


def test_days_to_publish_are_the_same_to_everybody_and_no_later_act_changes_them(
    published: Path,
) -> None:
    first, then, last, out = map(day, ("2023-04-03", "2023-04-05", "2023-04-07", "2023-04-10"))
    for number, text in ((8, "No ship came in May"), (9, "The library costs 3 million")):
        first("add", text)
        first("review", f"c-{number}", "--verdict", "False", "--rationale", "No.")
    then("take", "c-8", "--reason", "Readers ask")
    given = [f"v-{number}" for (number,) in rows("SELECT id FROM verdicts WHERE claim > 7")]
    for number, verdict in zip((8, 9), given, strict=True):
        last("sign-off", verdict, "--by", "J. Keita")
        publish(out, number, "2023-04-10")
    Path("late.csv").write_text(
        "text,speaker,verdict,rationale,rated_on,published_url,published_on\n"
        "The zoo costs 9 million,the city,True,The budget has 9.0.,2023-04-02,"
        "https://desk.example/check/10,2023-04-02\n",
        encoding="utf-8",
    )
    out("import", "late.csv", "--ours")

    def told() -> list[list[str]]:
        april = ("report", "--since", "2023-04", *PERIOD[2:], "-f", "markdown")
        wanted = re.compile(r"^\| (?:days to|within|4 to).*", re.MULTILINE)
        return [wanted.findall(ok(*april, *more)) for more in ((), ("--public",))]

    lines = [
        "| days to publish (median; 1 not counted) | 6 | 0 |",
        "| within a day | 0 | 5 |",
        "| 4 to 7 days | 2 | 0 |",
    ]
    assert told() == [lines] * 2
    later = day("2023-04-20")
    later("take", "c-9", "--reason", "Once more")
    later("review", "c-8", "--verdict", "False", "--rationale", "Still no.")
    later(*("correct", given[1], "--class", "clarification", "--notice", "N", "--rationale", "R."))
    assert told() == [lines] * 2


def test_audit_says_all_that_an_audit_asks(published: Path) -> None:
    on = day("2023-04-06")
    on("take", "c-6", "--reason", "Asked about by readers")
    on("add", "No ship came in May", "--speaker", "B. Lund", "--organisation", "Harbour party")
    for held in (("Quay party", "--until", "2020"), ("Rent party", "--since", "2021")):
        on("person", "role", "p-1", "Mayor", "--organisation", *held)
    settle(on, 8, 19, "False", "Three came.")
    source = ("https://a.example/list", "--stance", "contradicts", "--locator", "p. 4")
    on("source", "add", "c-8", *source)
    on("source", "add", "c-8", "https://b.example/", "--stance", "backs")
    wrote = ("--party", "A reader", "--channel", "letter", "--reason", "complaint: no")
    on("contact", "add", "c-1", *wrote, "--sent", "2023-04-06")
    day("2023-04-07")("contact", "answer", "w-1", "We see.", "--on", "2023-04-07")

    text, lines = page("--for", "audit"), page("--for", "audit", "-f", "markdown")

    require_whole(text)
    assert "Checks for the audit" in text
    for cell in (
        '<th scope="row">Harbour party</th><td class="n">1</td><td>B. Lund 1</td><td>False 1</td>',
        '<th scope="row">Rent party</th><td class="n">2</td><td>Mara Lindqvist 2</td>',
        "<td>2023-04-06: Asked about by readers</td>",
        "<td>2, 1 with their place</td>",
        "<td>2023-04-05 (new-verdict)</td>",
        "<td>2023-04-06: answered after 1 day</td>",
        "<p>Nobody noted why.</p>",
    ):
        assert cell in text, cell
    for line in (
        "| Harbour party | 1 | B. Lund 1 | False 1 |",
        "- Taken up: 2023-04-06: Asked about by readers",
        "- Complaints: 2023-04-06: answered after 1 day",
    ):
        assert line in lines.splitlines(), line
    public = page("--for", "audit", "--public")
    require_whole(public)
    assert "Asked about by readers" not in public
    assert 'id="glance"' not in page()


def test_adopted_check_says_so_with_its_byline_in_every_form(published: Path) -> None:
    every = ("report", "--since", "2019-05", "--until", "2019-05")
    said = "From the desk's archive, checked by B. Ode on 2 May 2019."

    for more in ((), ("--public",)):
        assert said[:-1] in unescape(ok(*every, *more))
        lines = ok(*every, *more, "-f", "markdown")
        assert f"As of 2 May 2019. {said[:-1]}" in lines
        assert "A. Diallo" not in lines


def test_who_said_it_names_all_and_counts_the_rest_together(published: Path) -> None:
    on = day("2023-04-06")
    for number in range(8, 21):
        on("add", f"Quay {number} has {number * 7} lamps", "--speaker", f"Reader {number}")
        on("review", f"c-{number}", "--verdict", "False", "--rationale", "No.")
    for (verdict,) in rows("SELECT id FROM verdicts WHERE claim > 7"):
        on("sign-off", f"v-{verdict}", "--by", "J. Keita")

    lines = page("-f", "markdown").splitlines()

    begin = lines.index("## Who said it")
    told = lines[begin + 4 : lines.index("", begin + 4)]
    assert told[:2] == ["| Mara Lindqvist | 3 | 0 |", "| a reader | 1 | 0 |"]
    assert told[-1] == "| 6 others | 6 | 0 |"
    assert len(told) == 11


def test_what_is_redacted_or_not_known_is_left_out_of_what_goes_out(published: Path) -> None:
    Path("bare.csv").write_text(
        "text,verdict,rated_on,published_url,published_on\n"
        "The zoo costs 9 million,True,2023-04-02,https://desk.example/check/8,2023-04-02\n",
        encoding="utf-8",
    )
    on = day("2023-04-06")
    on("import", "bare.csv", "--ours")
    on("redact", "v-9", "--reason", "An order")
    on("redact", "s-2", "--field", "speaker", "--reason", "An order")
    on("redact", "c-3", "--reason", "An order")

    ok("site", "public")

    files = [each for each in Path("public").rglob("*.*") if each.suffix != ".css"]
    everything = "".join(each.read_text(encoding="utf-8") for each in files)
    everything += page("--public") + page("--public", "-f", "markdown")
    everything += run("export", "claimreview").out
    assert "The zoo costs 9 million" in everything
    assert "A check whose words were removed" in everything
    for word in ("[redacted]", "The page gives the reasons"):
        assert word not in everything, word


def test_verdict_that_nobody_signed_is_marked_and_not_counted(published: Path) -> None:
    on = day("2023-04-06")
    known = ("--speaker", "Mara Lindqvist", "--person", "Mara Lindqvist")
    for number, text in ((8, "No ship came in May"), (9, "The library costs 3 million")):
        on("add", text, *known)
        on("review", f"c-{number}", "--verdict", "False", "--rationale", "No.")
    ((second,),) = rows("SELECT max(id) FROM verdicts")
    on("dissent", f"v-{second}", "--verdict", "True", "--rationale", "Yes.", "--by", "J. Keita")

    lines, text = page("-f", "markdown"), page()

    require_whole(text)
    assert "| claims checked | 5 | 0 |" in lines
    assert "| proposed or disputed (not counted) | 2 | 0 |" in lines
    assert "### False (not signed off): No ship came in May" in lines
    assert "### True (disputed): The library costs 3 million" in lines
    assert text.count('<span class="tag">Not signed off</span>') == 2
    assert text.count('<span class="tag">Disputed</span>') == 2
    assert "proposed or disputed" not in page("--public")


def test_why_an_archive_was_adopted_stays_at_the_desk(published: Path) -> None:
    Path("new.csv").write_text(
        "text,speaker,verdict,rationale,rated_on,published_url,published_on\n"
        "The zoo costs 9 million,the city,True,The budget has 9.0.,2019-05-02,"
        "https://desk.example/check/8,2019-05-03\n",
        encoding="utf-8",
    )
    day("2023-04-06")("import", "new.csv", "--ours", "--reason", "ZZREASON")

    ok("site", "public")
    ok("pack", "pack.db")

    every = ("report", "--since", "2019", "--until", "2023")
    files = [each.read_bytes() for each in (*Path("public").rglob("*.*"), Path("pack.db"))]
    told = ok(*every, "--public") + ok(*every, "--public", "-f", "markdown")
    assert "The zoo costs 9 million" in told
    assert b"ZZREASON" not in b"".join(files) + (told + ok("export", "claimreview")).encode()
    assert "ZZREASON" in ok(*every)


def test_empty_period_is_a_whole_page_and_told(published: Path) -> None:
    ran = run("report", "--since", "2001", "--until", "2001")

    text = ran.out
    assert (ran.code, ran.err) == (
        0,
        "Nothing was checked, published or corrected in 2001; `claimcheck stats` tells in which"
        " months there was something.\n",
    )
    require_whole(text)
    assert text.count("None in this period.") == 3


def test_file_is_written_and_kept_in_the_record(published: Path) -> None:
    ran = run("report", *PERIOD, "-o", "report.html")

    assert ran.err == "Wrote 6 checks of March to April 2023 to report.html.\n"
    assert Path("report.html").read_text(encoding="utf-8") == page()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--since", "May"), "'May' is not a date; write 2023-02-07, 2023-02 or 2023"),
        (
            ("--since", "2027", "--now", "2026-11-29T09:00:00Z"),
            "--since 2027 is in the future; today is 2026-11-29",
        ),
        (
            ("--since", "2023-03", "--until", "2023-02"),
            "--until 2023-02 lies before --since 2023-03; exchange the two",
        ),
        (
            ("--since", "2023", "-f", "markdown", "-o", "x.html"),
            "-f markdown and the name x.html disagree; leave out -f, or end the name otherwise",
        ),
        (
            ("--since", "2023", "-o", ""),
            "cannot write .: Is a directory; name another file with -o",
        ),
        (
            ("--since", "2023", "--public", "--by-reviewer"),
            "who did how much is internal; leave out either --public or --by-reviewer",
        ),
    ],
)
def test_what_does_not_fit_is_refused(
    published: Path, arguments: tuple[str, ...], told: str
) -> None:
    assert mistake("report", *arguments) == told


def test_complaints_are_counted_with_days_and_say_nobody(published: Path) -> None:
    on = day("2023-04-06")
    on(
        *("contact", "add", "c-1", "--party", "SECRET reader", "--channel", "letter"),
        *("--sent", "2023-04-06", "--reason", "complaint: SECRET words"),
    )
    text = page()

    require_whole(text)
    assert "1 in this period; 0 answered" in text
    day("2023-04-07")("contact", "answer", "w-1", "SECRET", "--on", "2023-04-07")
    assert "answered, after 1 day (" in page("-f", "markdown")
    answered = page()
    assert "as a rule within 1 day." in answered
    assert "(after 1 day)" in answered
    assert "SECRET" not in text + page("-f", "markdown") + page("--for", "audit")


def test_report_of_very_many_checks_leads_to_files_of_a_month_each(published: Path) -> None:
    with Record("claims.db") as record:
        said = record.report("2019", public=False).said
    files = dict(report_files(said, "all.html", most=2))

    assert list(files) == [
        *("all.html", "all-checks-2023-04.html", "all-checks-2023-03-1.html"),
        *("all-checks-2023-03-2.html", "all-checks-2019-05.html"),
        "all-checks-without-verdict.html",
    ]
    for name, text in files.items():
        html5lib.HTMLParser(strict=True).parse(text)
        for target, anchor in re.findall(r'href="([\w-]+\.html)?#?([^":/]*)"', text):
            assert (target or name) in files
            assert not anchor or f'id="{anchor}"' in files[target or name]
    assert [text.count("<details") for text in files.values()] == [0, 1, 2, 2, 1, 1]
    assert dict(report_files(said, "all.html")) == {"all.html": report_page(said)}

    served = served_report(said, sheet="/s.css", icon="/i.svg", most=2)
    html5lib.HTMLParser(strict=True).parse(served)
    assert "/report?since=2023-03&amp;until=2023-03#c-2" in served
    assert (served.count("<details"), "<style" in served) == (1, False)


@pytest.mark.parametrize("name", ["all.html", "a [1]/all.html"])
def test_months_of_an_earlier_report_do_not_stay_beside_a_new_one(
    published: Path, name: str
) -> None:
    place = Path(name)
    place.parent.mkdir(exist_ok=True)
    with Record("claims.db") as record:
        said = record.report("2019", public=False).said
    made = dict(report_files(said, place.name, most=2))
    for each, text in made.items():
        place.with_name(each).write_text(text, encoding="utf-8")
    others = ["all-checks-by-hand.html", "all-checks-2023-04.md", "small-checks-2023-04.html"]
    for each in others:
        place.with_name(each).write_text(made["all-checks-2023-04.html"], encoding="utf-8")
    own = place.with_name("all-checks-2023-05.html")
    own.write_text("<p>By hand", encoding="utf-8")

    told = mistake("report", *PERIOD, "--public", "-o", name)

    assert told.startswith(f"{own} stands where a report puts a month")
    assert place.read_text(encoding="utf-8") == made["all.html"]
    own.unlink()
    ran = run("report", *PERIOD, "--public", "-o", name)
    assert (ran.code, ran.err.splitlines()[0]) == (0, "Removed 5 files of an earlier report.")
    kept = {each.name for each in place.parent.iterdir() if each.name.endswith((".html", ".md"))}
    assert kept - {"how-we-work.md"} == {"all.html", *others}


def test_long_time_is_told_year_by_year(published: Path) -> None:
    years, months = (
        ok("report", "--since", since, "--until", "2023", "-f", "markdown")
        for since in ("2018", "2023")
    )

    assert "| Year by year | now | before |\n| --- | ---: | ---: |\n| 2019 | 1 |  |\n" in years
    assert "| 2022 | 0 |  |\n| 2023 | 5 |  |\n" in years
    assert "| Month by month |" in months


def test_what_is_read_of_a_period_leaves_out_nothing_that_lies_in_it(published: Path) -> None:
    on = day("2023-04-06")
    wrote = ("--party", "A reader", "--channel", "letter", "--reason", "complaint: no")
    on("contact", "add", "c-7", *wrote, "--sent", "2023-04-06", "--deadline", "2023-09-20")
    day("2023-07-06")("review", "c-6", "--verdict", "True", "--rationale", "Still so.")
    with open_reading(published) as connection:
        whole = {each.id: each for each in read_checks(connection, lambda *_: True)}
        for since, until, today in (
            *(("2001-01-01", "2001-12-31", today) for today in ("2001-12-31", "2023-06-01")),
            *(
                ("2019-05-01", "2019-05-31", "2019-06-01"),
                ("2023-07-01", "2023-07-31", "2023-08-01"),
            ),
        ):
            days = CheckedDays(since, until, today)
            few = read_checks(connection, lambda *_: True, days=days)
            assert len(few) < len(whole), (since, today, sorted(each.id for each in few))
            assert all(each == whole[each.id] for each in few)
            period = ReportPeriod(since, until, "")
            for each in whole.keys() - {each.id for each in few}:
                left = whole[each]
                held = [left.published_on, *(one.on for one in left.corrections)]
                held += [
                    *(one.rated_on for one in left.ratings),
                    *(one.sent for one in left.contacts),
                ]
                assert not any(map(period.holds, held)), each
                assert not list(waiting_on([left], today)), each
