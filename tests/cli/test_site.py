"""`claimcheck site`."""

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any
from uuid import UUID

import feedparser
import html5lib
import pytest

from claimcheck.model.desk.settings import DeskSettings
from claimcheck.reading.checks.lint import lint_file
from claimcheck.reports.publishing.site_pages import SiteContent, site_files
from claimcheck.store.connection import open_reading
from claimcheck.store.verdicts.scales import current_scale
from claimcheck.workflows.report.claimreview import public_checks
from tests.cli.publishing import day
from tests.cli.running import mistake, ok, run

_NODE = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)


def site(folder: str = "public") -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


def feed(name: str) -> Any:
    found = feedparser.parse(Path("public", name).read_bytes())
    assert not found.bozo
    return found


@pytest.fixture
def made(published: Path) -> Path:
    ran = run("site", "public")
    assert ran.code == 0, ran.err
    return published


def test_site_has_a_page_for_each_check_and_those_that_explain_it(made: Path) -> None:
    pages = {f"checks/c-{number}.html" for number in (1, 2, 3, 4, 5, 7)}
    assert set(site()) == pages | {
        *("about.html", "corrections.html", "how-we-rate.html", "index.html", "style.css"),
        *("checks.atom", "corrections.atom", "claimreview.json", "checks.csv", "sitemap.xml"),
        "manifest.json",
    }


def test_pages_are_valid_run_nothing_and_lead_somewhere(made: Path) -> None:
    files = site()
    for name, content in files.items():
        if not name.endswith(".html"):
            continue
        text = content.decode()
        html5lib.HTMLParser(strict=True).parse(text)
        outside = re.sub(
            r'<script type="application/ld\+json">.*?</script>', "", text, flags=re.DOTALL
        )
        assert not re.search(r"<script|\son\w+=|\sstyle=", outside), name
        assert "default-src &#39;none&#39;; style-src &#39;self&#39;;" in text
        for link in re.findall(r'href="([^"#]+)', text):
            target = unescape(link)
            if not target.startswith(("https://", "mailto:")):
                assert (Path("public", name).parent / target).is_file(), (name, target)


def test_each_check_carries_its_claimreview_and_the_linter_finds_no_fault(made: Path) -> None:
    counts = Counter[int]()
    for path in Path("public/checks").iterdir():
        with path.open("rb") as file:
            linted = lint_file(path.name, file, "desk.example")
        assert not [each for each in linted.findings if each.is_error]
        counts[linted.reviews] += 1
    assert counts == {1: 5, 0: 1}
    found = json.loads(Path("public/claimreview.json").read_text(encoding="utf-8"))
    assert len(found["dataFeedElement"]) == 5


def placed(number: int) -> tuple[str, list[str]]:
    text = Path(f"public/checks/c-{number}.html").read_text(encoding="utf-8")
    (canonical,) = re.findall(r'<link rel="canonical" href="([^"]*)">', text)
    return canonical, re.findall(r'"url": "(https://[^"]*/[^"/]+)"', text)


def test_page_of_a_check_is_its_own_unless_it_stands_elsewhere_on_purpose(made: Path) -> None:
    own = "https://desk.example/checks/c-5.html"
    assert placed(5) == (own, [own])
    told = run("site", "public").err
    assert "pages that this site does not have: c-1 at https://desk.example/check/1, " in told

    ok("site", "public", "--base", "https://desk.example/facts")
    elsewhere = "https://desk.example/check/5"
    assert placed(5) == (elsewhere, [elsewhere])
    assert "does not have" not in run("site", "public").err
    # The address that was given stays, for --check too.
    assert run("site", "public", "--check").code == 0
    assert "https://desk.example/facts/checks/c-5.html" in site()["sitemap.xml"].decode()


def test_desk_without_a_system_of_its_own_need_not_know_the_address(published: Path) -> None:
    told = mistake("publish", "c-6", "--despite", "a test")
    assert told.startswith("where can it be read? Give --url URL, or ")
    settings = Path("claimcheck.toml")
    text = settings.read_text(encoding="utf-8")
    pages = '[desk]\npages = "https://desk.example/facts"\n'
    settings.write_text(text.replace("[desk]\n", pages), encoding="utf-8")

    out = day("2023-05-02")("publish", "c-6", "--despite", "a test")

    own = "https://desk.example/facts/checks/c-6.html"
    assert f" {own}, 2023-05-02." in out
    assert "does not have" not in run("site", "public").err
    assert placed(6) == (own, [own])
    day("2023-05-03")("publish", "c-5", "--despite", "a test")
    ok("site", "public")
    assert placed(5)[0] == own.replace("c-6", "c-5")
    settings.write_text(text.replace("[desk]\n", pages.replace("desk.", "x.")), encoding="utf-8")
    assert mistake("site", "public").endswith(
        "desk.pages must be of desk.site: x.example, not desk.example"
    )


def test_index_counts_what_was_taken_back_apart_and_is_by_year_where_it_is_long(
    made: Path,
) -> None:
    index = Path("public/index.html").read_text(encoding="utf-8")
    assert "5 published checks, 1 taken back; the newest first." in index
    with open_reading(made) as connection:
        checks = public_checks(connection, DeskSettings())
        scale = current_scale(connection)
    content = SiteContent(
        *(checks, {}, scale, DeskSettings("desk.example"), "https://desk.example/"),
        *("2023-01-01", "0" * 64),
        most=2,
    )

    files = {name: text.decode() for name, text in site_files(content).items()}

    assert "; the newest first: 2 here, and all by year." in files["index.html"]
    listed = [files[f"checks-{year}.html"].count('class="said"') for year in (2023, 2019)]
    assert listed == [5, 1]
    for name in ("index.html", "checks-2023.html"):
        html5lib.HTMLParser(strict=True).parse(files[name])
        assert files[name].count('href="checks-2019.html"') == 1
    assert "https://desk.example/checks-2019.html" in files["sitemap.xml"]


def test_withdrawn_verdict_leaves_a_page_that_says_so(made: Path) -> None:
    text = Path("public/checks/c-4.html").read_text(encoding="utf-8")

    assert "We have taken this verdict back." in text
    assert "It was another bridge." in text
    assert "The list has a bridge." not in text


def test_nothing_internal_goes_out(made: Path) -> None:
    everything = b"".join(site().values()).decode()

    for internal in ("A ticket for the ferry", "Look again.", "One of three."):
        assert internal not in everything


def test_desk_explains_itself(made: Path) -> None:
    about = Path("public/about.html").read_text(encoding="utf-8")
    rating = Path("public/how-we-rate.html").read_text(encoding="utf-8")

    assert "<h2>How we work</h2>" in about
    assert (
        "<p>We <em>ask</em> <strong>whoever</strong> <code>said</code> it, by"
        ' <a href="https://code.example/a" rel="noopener">the code</a>; 2 * 3 * 4.</p>'
    ) in about
    assert "<ol><li>Read.</li><li>Ask.</li></ol>" in about
    assert "<li>Sources &lt;b&gt; open.</li>" in about
    assert 'href="mailto:complaints@desk.example"' in about
    assert rating.count("<p>") == 2 + 7
    assert "Partly accurate; leaves out important details." in rating


def test_feeds_are_read_and_keep_their_ids(made: Path) -> None:
    checks, corrections = feed("checks.atom"), feed("corrections.atom")
    assert [Path(each.link).stem for each in checks.entries] == [
        f"c-{number}" for number in (4, 1, 5, 3, 2, 7)
    ]
    ids = [each.id for each in (*checks.entries, *corrections.entries)]
    assert len({UUID(each) for each in [*ids, checks.feed.id, corrections.feed.id]}) == 10
    assert all(each.startswith("urn:uuid:") for each in ids)
    assert checks.feed.updated == "2023-04-05T09:00:00Z"
    assert checks.entries[0].title == "Withdrawn (withdrawn): No bridge was closed in May"
    assert [each.link.partition("#")[2] for each in corrections.entries] == ["x-2", "x-1"]

    later = day("2023-05-01")
    later(
        *("correct", "v-13", "--class", "clarification", "--notice", "New leases alone."),
        *("--rationale", "11.8 % for new leases, which are a tenth."),
    )
    later("publish", "c-5", "--url", "https://desk.example/other/5", "--on", "2023-04-30",
          "--despite", "a test")  # fmt: skip
    settings = Path("claimcheck.toml").read_text(encoding="utf-8")
    moved = settings.replace('"desk.example"', '"news.example"')
    Path("claimcheck.toml").write_text(moved, encoding="utf-8")
    ok("pack", "pack.db")
    for database in ("claims.db", "pack.db"):
        ok("site", "public", "--db", database)

        again = {Path(each.link).stem: each.id for each in feed("checks.atom").entries}
        known = {Path(each.link).stem: each.id for each in checks.entries}
        assert again.items() <= known.items()
        assert next(iter(again)) == "c-1"
        assert feed("checks.atom").feed.id == checks.feed.id


def test_correction_is_of_the_day_on_which_readers_had_it(published: Path) -> None:
    drafted, signed = day("2023-04-10"), day("2023-04-20")
    told = drafted(
        *("correct", "v-9", "--class", "new-verdict", "--verdict", "False"),
        *("--rationale", "It was measured.", "--notice", "It was no forecast."),
    )
    verdict = max(re.findall(r"v-\d+", told), key=lambda each: int(each[2:]))
    ok("site", "public")
    assert len(feed("corrections.atom").entries) == 2
    signed("sign-off", verdict, "--by", "J. Keita")
    ok("site", "public")

    assert feed("corrections.atom").entries[0].updated.startswith("2023-04-20")
    entry = next(each for each in feed("checks.atom").entries if each.link.endswith("/c-5.html"))
    assert entry.updated.startswith("2023-04-20")
    node = next(
        each
        for each in map(json.loads, ok("export", "claimreview").splitlines())
        if each["identifier"][0] == "c-5"
    )
    assert node["dateModified"] == "2023-04-20"
    assert node["correction"] == "2023-04-20 (new-verdict): It was no forecast."
    everything = b"".join(site().values()).decode()
    assert "c-5.html</loc><lastmod>2023-04-20<" in everything
    assert "<strong>20 April 2023</strong> Opinion became False" in everything
    assert "2023-04-10" not in Path("public/corrections.html").read_text(encoding="utf-8")
    for until, is_told in (("2023-04-15", False), ("2023-04-20", True)):
        period = ("--since", "2023-04-06", "--until", until, "--now", "2023-05-01T09:00:00Z")
        report = ok("report", *period, "--public")
        assert ("It was no forecast." in report) is is_told
    Path("feed.jsonl").write_text(ok("export", "claimreview"), encoding="utf-8")
    signed("import", "feed.jsonl", "--ours")
    ok("site", "public")
    assert len(feed("corrections.atom").entries) == 3


def test_every_correction_of_one_day_makes_feeds_newer(published: Path) -> None:
    on = day("2023-05-02")
    on("publish", "c-6", "--url", "https://desk.example/check/6", "--on", "2023-05-02",
       "--despite", "a test")  # fmt: skip
    ok("site", "public")
    seen = []
    for hour, notice in (("10", "A name."), ("15", "Another name.")):
        seen.append(feed("checks.atom").entries[0].updated)
        on("correct", "v-11", "--class", "typo", "--notice", notice,
           "--now", f"2023-05-02T{hour}:30:00Z")  # fmt: skip
        ok("site", "public")
        corrections, checks = feed("corrections.atom"), feed("checks.atom")
        assert corrections.entries[0].summary == notice
        assert corrections.feed.updated == f"2023-05-02T{hour}:30:00Z"
        assert checks.feed.updated == checks.entries[0].updated == corrections.feed.updated
        assert checks.entries[0].updated > seen[-1]
    assert seen == ["2023-05-02T00:00:00Z", "2023-05-02T10:30:00Z"]


def test_same_record_gives_the_same_bytes_wherever_it_goes(made: Path) -> None:
    ok("site", "elsewhere")

    assert site("elsewhere") == site()


def test_check_says_what_would_change_and_writes_nothing(made: Path) -> None:
    assert run("site", "public", "--check").code == 0
    on = day("2023-05-01")
    on("publish", "c-6", "--url", "https://desk.example/check/6", "--on", "2023-05-01",
       "--despite", "a test")  # fmt: skip
    before = site()

    ran = run("site", "public", "--check")

    assert (ran.code, site() == before) == (1, True)
    assert ran.out.splitlines() == [
        "+ checks/c-6.html",
        "~ checks.atom",
        "~ checks.csv",
        "~ claimreview.json",
        "~ index.html",
        "~ sitemap.xml",
        "~ manifest.json",
    ]


def test_what_redact_takes_goes_everywhere(made: Path) -> None:
    ran = run("redact", "c-1", "--reason", "a court order", "--now", "2023-05-02T09:00:00Z")
    assert ran.code == 0, ran.err
    assert "public" in ran.out + ran.err

    ok("site", "public")

    assert "Rents in Lindholm" not in b"".join(site().values()).decode()


def test_feed_tells_readers_that_words_were_removed(made: Path) -> None:
    before = {Path(each.link).stem: each.updated for each in feed("checks.atom").entries}
    redacted = ("redact", "c-3", "--reason", "An order", "--now", "2023-05-02T09:00:00Z")
    left = " ".join(ok(*redacted).split())
    assert "left, though it may tell what was claimed: the reasons of v-5, " in left
    settings = Path("claimcheck.toml")
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[desk]\n", '[desk]\nwithheld = ["c-1"]\n'), encoding="utf-8")

    ok("site", "public")

    after = {Path(each.link).stem: each.updated for each in feed("checks.atom").entries}
    moved = {"c-3": "2023-05-02T09:00:00Z", "c-1": "2023-04-05T09:00:01Z"}
    assert after == {**before, **moved}


def test_only_files_of_ours_are_removed(made: Path) -> None:
    Path("public/notes.html").write_text("mine", encoding="utf-8")
    manifest = json.loads(Path("public/manifest.json").read_text(encoding="utf-8"))
    manifest["files"] |= {"checks/c-99.html": "0", "../claims.db": "0", "gone.html": "0"}
    Path("public/manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    Path("public/checks/c-99.html").write_text("old", encoding="utf-8")

    ok("site", "public")

    assert not Path("public/checks/c-99.html").exists()
    assert Path("public/notes.html").exists()
    assert Path("claims.db").exists()


def test_folder_of_something_else_is_refused(published: Path) -> None:
    Path("mine").mkdir()
    Path("mine/letter.txt").write_text("dear", encoding="utf-8")

    assert mistake("site", "mine") == (
        "mine holds something that is no site of ours; name an empty folder"
    )
    assert mistake("site", "claims.db") == "claims.db is no folder; name one for the site"
    assert mistake("site", "public", "--base", "desk") == (
        "'desk' is not a web address; it begins with https:// or http://"
    )
    for mark in ("?a=1", "#top"):
        assert mistake("site", "public", "--base", f"https://desk.example/{mark}") == (
            f"'https://desk.example/{mark}' is not an address of a folder; leave out what begins"
            " with ? or #"
        )
    Path("claimcheck.toml").unlink()
    assert mistake("site", "public") == (
        "a site needs its address: --base URL, or [desk] pages or site in claimcheck.toml"
    )


def test_of_what_an_order_withholds_nothing_is_said_but_that_it_is_taken_back(
    published: Path,
) -> None:
    settings = Path("claimcheck.toml")
    text = settings.read_text(encoding="utf-8")
    # c-1 was not even taken back in the record: no page of it may say more all the same.
    settings.write_text(
        text.replace("[desk]\n", '[desk]\nwithheld = ["c-4", "c-1"]\n'), encoding="utf-8"
    )

    ran = run("site", "public")
    report = ok("report", "--since", "2023", "--public")
    lines = ok("report", "--since", "2023", "--public", "-f", "markdown")

    everything = b"".join(site().values()).decode() + report + lines
    for word in (
        "bridge",
        "Rents in Lindholm",
        "check/4",
        "check/1",
        "11.8",
        "leases",
    ):
        assert word not in everything, word
    for number in (1, 4):
        page = Path(f"public/checks/c-{number}.html").read_text(encoding="utf-8")
        assert "We have taken this verdict back." in page
        assert "An order forbids us to say why." in page
        html5lib.HTMLParser(strict=True).parse(page)
    assert "c-4 is withheld by the settings: nothing of it goes out" in ran.err
    assert [each["identifier"][0] for each in map(json.loads, ok("export", "claimreview").split(
        "\n")[:-1])] == ["c-2", "c-3", "c-5", "c-7"]  # fmt: skip
    settings.write_text(text.replace("[desk]\n", "[desk]\nwithheld = [4]\n"), encoding="utf-8")
    assert mistake("site", "public").endswith(
        'desk.withheld must be a list of claims, such as ["c-31"]'
    )
