"""`claimcheck export claimreview`."""

import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from claimcheck.reading.checks.lint import lint_file
from claimcheck.store.connection import open_reading
from claimcheck.store.queries.checks import read_checks
from tests.cli.publishing import SETTINGS, day, publish, settle
from tests.cli.running import ROOT, golden, mistake, ok, run

# Each part of a node, and the properties of schema.org that it may have.
PROPERTIES: dict[str, list[str]] = json.loads(
    (ROOT / "tests" / "schemas" / "schema-org.json").read_text(encoding="utf-8")
)
IDS = ("@id", "identifier", "sameAs")


def nodes(*arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("export", "claimreview", *arguments).out.splitlines()]


def without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_ids(each) for key, each in value.items() if key not in IDS}
    return [without_ids(each) for each in value] if isinstance(value, list) else value


def test_what_readers_have_before_them_goes_out_line_by_line(published: Path) -> None:
    ran = run("export", "claimreview")

    golden("export-claimreview.jsonl", ran.out)
    assert (ran.code, ran.err.splitlines()) == (
        0,
        [
            "c-2 is under review; 'False' stays out, marked so",
            "c-3: correction due; 'Half true' stays out, marked so",
            "c-4 is withdrawn: nothing of it goes out; take it off its page",
            "c-7 is adopted from the desk's archive, checked by B. Ode",
        ],
    )


def test_named_claim_is_the_script_of_its_page(published: Path) -> None:
    out = ok("export", "claimreview", "c-1")

    golden("export-claimreview.html", out)
    assert out.count("<") == 2
    assert lint_file("page.html", io.BytesIO(out.encode()), "desk.example") == ((), 1)


def test_feed_holds_the_same_nodes(published: Path) -> None:
    ok("export", "claimreview", "-o", "feed.json")

    feed = json.loads(Path("feed.json").read_text(encoding="utf-8"))
    assert (feed["@type"], feed["dateModified"]) == ("DataFeed", "2023-04-05")
    items = [{"@context": "https://schema.org", **each["item"]} for each in feed["dataFeedElement"]]
    assert items == nodes()


def test_schema_profile_gives_the_place_as_a_place(published: Path) -> None:
    assert nodes("c-1", "-f", "jsonl")[0]["itemReviewed"]["name"] == "Lindholm"
    other = nodes("c-1", "-f", "jsonl", "--profile", "schema")[0]["itemReviewed"]
    assert (other.get("name"), other["spatialCoverage"]) == (None, "Lindholm")


@pytest.mark.parametrize("profile", ["google", "schema"])
def test_every_property_is_one_of_its_type(published: Path, profile: str) -> None:
    waiting: list[Any] = [*nodes("--profile", profile)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            own = {key for key in value if not key.startswith("@")}
            assert own <= set(PROPERTIES[value["@type"]]), value["@type"]
            waiting += value.values()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("claimreview", "c-6"), "c-6: not published; `claimcheck publish c-6 --url URL --on DATE`"
         " says where a check stands"),
        (("claimreview", "c-99"), "no c-99 in this database; `claimcheck list` shows the claims"),
        (("claimreview", "-f", "csv"), "claimreview cannot be written as csv; use jsonl, feed,"
         " html"),
        (("claimreview", "-f", "html", "-o", "x.json"), "-f html and the name x.json disagree;"
         " leave out -f, or end the name otherwise"),
        (("claims", "c-1"), "claims and --profile go with claimreview alone"),
        (("claimreview", "--since", "2023"), "claimreview is of what is published today; name"
         " claims instead"),
        (("claimreview", "--profile", "bing"), "'bing' is no profile; they are google, schema"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(
    published: Path, arguments: tuple[str, ...], told: str
) -> None:
    assert mistake("export", *arguments) == told


def test_check_with_a_fault_is_kept_back_and_ends_with_1(published: Path) -> None:
    other = SETTINGS.replace('site = "desk', 'site = "other')
    Path("claimcheck.toml").write_text(other, encoding="utf-8")

    ran = run("export", "claimreview", "-o", "out.jsonl")

    assert ran.code == 1
    assert not Path("out.jsonl").exists()
    assert "left out: c-1: url is of another site: desk.example, not other.example" in ran.err


def test_file_is_not_emptied_for_a_claim_of_which_nothing_goes_out(published: Path) -> None:
    kept = Path("keep.html")
    kept.write_text("kept", encoding="utf-8")

    ran = run("export", "claimreview", "c-4", "-o", str(kept))

    told = "c-4 is withdrawn: nothing of it goes out; take it off its page\n"
    assert (ran.code, ran.out, ran.err) == (1, "", told)
    assert kept.read_text(encoding="utf-8") == "kept"


def test_claim_whose_words_are_redacted_is_kept_back(published: Path) -> None:
    ok("redact", "c-1", "--reason", "An order", "--by", "A. Diallo")

    ran = run("export", "claimreview", "c-1")

    told = "left out: c-1: its words are redacted; take it off its page, or word it again\n"
    assert (ran.code, ran.out) == (1, "")
    assert told in ran.err
    assert "[redacted]" not in run("export", "claimreview").out


def test_what_else_is_redacted_is_left_out(published: Path) -> None:
    before = nodes("c-1", "-f", "jsonl")[0]
    ok("redact", "s-1", "--field", "place", "--field", "speaker", "--reason", "An order")

    ran = run("export", "claimreview", "c-1", "-f", "jsonl")

    assert ran.code == 0, ran.err
    assert "[redacted]" not in ran.out
    assert json.loads(ran.out)["claimReviewed"] == before["claimReviewed"]


def test_what_went_out_comes_back_and_goes_out_the_same(
    published: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = " R&amp;D, &amp;amp; <b>5&nbsp;%</b>\n2026-01-02 (typo): a\u00a0page "
    day("2023-04-10")(
        *("correct", "v-9", "--class", "clarification"),
        *("--notice", odd, "--rationale", f"{odd * 300}end"),
    )
    for profile in ("google", "schema"):
        before = nodes("--profile", profile)
        lines = "".join(json.dumps(each) + "\n" for each in before)
        folder = elsewhere / profile
        folder.mkdir()
        shutil.copy("claimcheck.toml", folder)
        shutil.copy("how-we-work.md", folder)
        (folder / "feed.jsonl").write_text(lines, encoding="utf-8")
        monkeypatch.chdir(folder)
        ok("init", "--by", "A. Diallo")
        ran = run("import", "feed.jsonl", "--ours", "--now", "2023-05-01T09:00:00Z")
        assert (ran.code, ran.out) == (0, ""), ran.err

        after = nodes("--profile", profile)

        # To what the desk came instead is not in the page: that is under review too.
        for each in before:
            if "creativeWorkStatus" in each:
                each["creativeWorkStatus"] = "Under review"
        assert without_ids(after) == without_ids(before)
        assert run("import", "feed.jsonl", "--ours").err.endswith("known\n")
        # A second person ends it, as for every check that waits for one.
        (waiting,) = (each for each in after if "boxes" in str(each["claimReviewed"]))
        ok("reviewer", "add", "J. Keita")
        ok("sign-off", str(waiting["identifier"][1]), "--by", "J. Keita")
        settled = nodes("--profile", profile)
        assert sum("creativeWorkStatus" in each for each in (*after, *settled)) == 3
        monkeypatch.chdir(elsewhere)


def test_check_that_was_taken_back_and_published_anew_comes_back_with_both(
    published: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = day("2023-05-01")
    on("review", "c-4", "--verdict", "True", "--rationale", "It was closed.")
    last = max(re.findall(r"v-\d+", ok("show", "c-4")), key=lambda each: int(each[2:]))
    on("sign-off", last, "--by", "J. Keita")
    publish(on, 4, "2023-05-01")
    before = nodes("c-4", "-f", "jsonl")
    assert before[0]["correction"] == "2023-04-05 (withdrawn): It was another bridge."
    folder = elsewhere / "new"
    folder.mkdir()
    shutil.copy("claimcheck.toml", folder)
    shutil.copy("how-we-work.md", folder)
    monkeypatch.chdir(folder)
    Path("feed.jsonl").write_text(json.dumps(before[0]), encoding="utf-8")
    ok("init", "--by", "A. Diallo")
    for _ in range(2):
        ok("import", "feed.jsonl", "--ours", "--now", "2023-05-02T09:00:00Z")

    assert without_ids(nodes()) == without_ids(before)
    page = ok(
        "report", "--since", "2023", "--public", "-f", "markdown", "--now", "2023-06-01T09:00:00Z"
    )
    assert "- 5 April 2023: Withdrawn. It was another bridge.\n" in page
    assert "| published | 1 | 0 |" in page


def test_what_our_reader_would_cut_is_kept_back(published: Path) -> None:
    on = day("2023-05-01")
    on("add", "No ship came in May", "--speaker", "x" * 501, "--person", "x" * 501)
    settle(on, 8, 19, "False", "Three came.")
    publish(on, 8, "2023-05-01")

    ran = run("export", "claimreview", "c-8")

    assert (ran.code, ran.out) == (1, "")
    assert "c-8: itemReviewed.author would not be read back as it is" in ran.err


def test_few_checks_are_gathered_as_they_are_among_all(published: Path) -> None:
    ok("add", "The ferry costs 30 crowns", "--speaker", "Mara Lindqvist")
    ok("merge", "c-6", "c-8", "--reason", "The same")
    ok("policy", "set", "blind", "--by", "O. Berg")
    ok("add", "The ferry sinks in May", "--speaker", "Mara Lindqvist")
    ok("review", "c-9", "--verdict", "Opinion", "--rationale", "Mine.", "--by", "O. Berg")
    with open_reading(published) as connection:
        whole = {each.id: each for each in read_checks(connection, lambda *_: True)}
        for number in range(1, 10):
            (few,) = read_checks(connection, lambda *_: True, [number])
            assert few == whole[few.id], number
            assert number in {few.id, few.leader} or few.wordings
        every = read_checks(connection, lambda *_: True, range(1, 10))
        assert every == list(whole.values())
