"""Each format holds what was found, whole documents at a time, and no text breaks one."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft7Validator

from claimcheck.language.display.safe import visible
from claimcheck.model.scan.finding import Finding, Scanned, StoreState, Suppression
from claimcheck.model.scan.severity import Severity
from claimcheck.reports.scan import SCAN_FORMATS
from tests.cli.running import golden
from tests.reports.scan.scans import MALI, RICH, RULES, finding, region_of, scanned
from tests.reports.scan.xml_schema import faults
from tests.tables import each_row

SCHEMAS = Path(__file__).parents[2] / "schemas"
SARIF = Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text("utf-8")))
GITLAB = Draft7Validator(json.loads((SCHEMAS / "gitlab-code-quality.json").read_text("utf-8")))
JUNIT = ET.fromstring((SCHEMAS / "junit.xsd").read_text("utf-8"))
HOSTILE = [
    "\x1b[31mred\x1b]0;title\x07",
    "::error::x%0A::stop-commands::x",
    "]]> <![CDATA[ </failure> &amp; &#0; <!-- -->",
    "| `a` \\| **b** [c](https://evil.example) <img src=x onerror=alert(1)> $x$ ~~d~~",
    "\u202egnp.exe\u2066 \u200f",
    "one\r\ntwo\n\nthree\u2028four\x85five",
    "half \ud83d and \udce9",
    "\ufffe\uffff\x00\x0b\x1f",
    '"}],"runs":[] {0} {{1}}',
    "%25 100% a,b:c=d",
    "##[error]x",
    "tags \U000e0001\U000e0041\U000e007f and notes \ufff9a\ufffab\ufffb",
]
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3).map("\n".join),
)

CONTROLS = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    r"\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Such a scan takes long to make up, and holds several texts of each kind.
FEW = settings(max_examples=25, deadline=None)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """Return a finding of which every text is any text."""
    line = draw(TEXTS.filter(bool))
    why = st.builds(Suppression, st.sampled_from(["comment", "baseline"]), TEXTS, st.none() | TEXTS)
    return finding(
        MALI,
        "Bamako",
        rule=draw(st.sampled_from([each.id for each in RULES])),
        severity=draw(st.sampled_from(Severity)),
        path=draw(TEXTS.filter(bool)),
        region=region_of(line, line),
        message=draw(TEXTS),
        fingerprint=draw(TEXTS),
        facts=tuple(draw(st.lists(TEXTS, max_size=2))),
        help=draw(st.none() | TEXTS),
        claim=draw(st.none() | TEXTS),
        verdict=draw(st.none() | TEXTS),
        check=draw(st.none() | TEXTS),
        overdue=draw(st.booleans()),
        suppression=draw(st.none() | why),
    )


@st.composite
def scans(draw: st.DrawFn) -> Scanned:
    """Return a scan of which every text is any text."""
    found = draw(st.lists(findings(), max_size=4))
    return scanned(
        *[each for each in found if not each.suppression],
        suppressed=tuple(each for each in found if each.suppression),
        files=tuple(draw(st.lists(TEXTS.filter(bool), max_size=2))),
        store=StoreState(draw(st.none() | TEXTS), 3, draw(TEXTS)),
    )


@each_row("name", SCAN_FORMATS)
def test_format_of_a_scan_with_every_kind_of_finding(name: str) -> None:
    golden(f"scan.{name}", SCAN_FORMATS[name](RICH))


@FEW
@given(scan=scans())
@example(scan=scanned(finding(MALI, "Bamako", message="\n".join(HOSTILE), facts=tuple(HOSTILE))))
def test_any_text_is_written_as_utf_8_without_controls_and_twice_the_same(scan: Scanned) -> None:
    for form in SCAN_FORMATS.values():
        text = form(scan)

        assert not CONTROLS.search(text)
        assert text.encode().decode() == text
        assert form(scan) == text


# GitHub's workflow commands


def github_commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read the workflow commands in a log as GitHub's runner does."""
    found = []
    for line in re.split(r"\r\n|\r|\n", text):
        command = re.fullmatch(
            r"\s*::(?P<name>[\w-]+)(?: (?P<properties>.*?))?::(?P<data>.*)", line
        )
        if command:
            pairs = [pair.split("=", 1) for pair in command["properties"].split(",")]
            properties = {key: unescaped(value, ":,") for key, value in pairs}
            found.append((command["name"], properties, unescaped(command["data"])))
    return found


def unescaped(text: str, more: str = "") -> str:
    for character in f"\r\n{more}%":
        text = text.replace(f"%{ord(character):02X}", character)
    return text


@FEW
@given(scan=scans())
def test_github_reads_back_each_message_and_nothing_else(scan: Scanned) -> None:
    commands = github_commands(SCAN_FORMATS["github"](scan))

    assert [properties["title"][:5] for _, properties, _ in commands] == [
        each.rule for each in scan.findings
    ]
    for (_, _, message), each in zip(commands, scan.findings, strict=True):
        said = message.split("\n")
        assert len(said) == 1 + len(each.facts) + bool(each.help)
        assert said[0].removesuffix("[overdue]").strip() == visible(each.message)


@FEW
@given(scan=scans())
def test_text_for_people_is_no_command_in_a_workflows_log(scan: Scanned) -> None:
    for name in ("full", "concise", "markdown"):
        assert github_commands(SCAN_FORMATS[name](scan)) == []


def test_github_gets_columns_only_of_one_line() -> None:
    one, two = (
        github_commands(SCAN_FORMATS["github"](scanned(finding(MALI, text))))[0][1]
        for text in ("fell", "fell\nand")
    )

    assert (one["line"], one["col"], one["endLine"], one["endColumn"]) == ("9", "4", "9", "8")
    assert (two["line"], two["endLine"]) == ("9", "10")
    assert not {"col", "endColumn"} & set(two)


# GitLab's Code Quality


@FEW
@given(scan=scans())
def test_gitlab_gets_a_distinct_fingerprint_for_each_finding(scan: Scanned) -> None:
    twice = scan._replace(findings=scan.findings * 2)

    report = json.loads(SCAN_FORMATS["gitlab"](twice))

    GITLAB.validate(report)
    assert len({each["fingerprint"] for each in report}) == len(report) == 2 * len(scan.findings)
    for each, found in zip(report, twice.findings, strict=True):
        assert each["check_name"] == found.rule
        assert each["severity"] in {"info", "minor", "critical"}
        assert each["description"].removesuffix("[overdue]").strip() == visible(found.message)


def test_gitlab_gets_paths_as_the_repository_has_them() -> None:
    [found] = json.loads(SCAN_FORMATS["gitlab"](scanned(finding(MALI, "fell", path="./a/b.md"))))

    assert found["location"] == {"path": "a/b.md", "lines": {"begin": 9, "end": 9}}


# JUnit


@FEW
@given(scan=scans())
def test_junit_is_xml_whose_counts_hold(scan: Scanned) -> None:
    suites = ET.fromstring(SCAN_FORMATS["junit"](scan).encode())

    assert faults(suites, JUNIT) == []
    for suite in [suites, *suites]:
        assert int(suite.attrib["tests"]) == len(list(suite.iter("testcase")))
        assert int(suite.attrib["failures"]) == len(list(suite.iter("failure")))
        assert int(suite.attrib["skipped"]) == len(list(suite.iter("skipped")))
    failing = [each for each in scan.findings if each.severity >= Severity.WARNING]
    assert sorted(case.attrib["type"] for case in suites.iter("failure")) == sorted(
        str(each.severity) for each in failing
    )
    assert len(list(suites.iter("skipped"))) == len(scan.suppressed)


def test_reports_are_as_their_schemas_have_them() -> None:
    GITLAB.validate(json.loads(SCAN_FORMATS["gitlab"](RICH)))
    assert faults(ET.fromstring(SCAN_FORMATS["junit"](RICH).encode()), JUNIT) == []


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        ("<testsuite tests='1'/>", "testsuite has no name"),
        ("<testsuite name='a' tests='one'/>", "testsuite tests is 'one'"),
        ("<testsuite name='a' tests='1' colour='red'/>", "testsuite has colour"),
        ("<testsuite name='a' tests='1'>words</testsuite>", "testsuite has text"),
        ("<testsuites><testcase name='a' classname='b'/></testsuites>", "testsuites holds"),
        ("<properties/>", "properties holds nothing"),
        ("<testcase name='a' classname='b' line='0'/>", "testcase line is '0'"),
        (
            "<testcase name='a' classname='b'><failure/><skipped/></testcase>",
            "testcase holds <failure><skipped>",
        ),
        (
            "<testcase name='a' classname='b'><system-out/><failure/></testcase>",
            "testcase holds <system-out><failure>",
        ),
        ("<system-out><b/></system-out>", "system-out holds more than text"),
        ("<suite/>", "suite is no element"),
    ],
)
def test_the_schema_of_junit_refuses(document: str, fault: str) -> None:
    told = faults(ET.fromstring(document), JUNIT)

    assert len(told) == 1
    assert told[0].startswith(fault)


@settings(deadline=None)  # the first use of a format loads it
@given(TEXTS)
def test_junit_reads_back_the_message(message: str) -> None:
    document = SCAN_FORMATS["junit"](scanned(finding(MALI, "Bamako", message=message)))

    [failure] = ET.fromstring(document.encode()).iter("failure")

    allowed = visible(message).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    assert failure.attrib["message"] == allowed


# SARIF


@FEW
@given(scan=scans())
@example(scan=RICH)
@example(scan=scanned())
def test_sarif_is_valid_by_the_schema_of_oasis(scan: Scanned) -> None:
    assert list(SARIF.iter_errors(json.loads(SCAN_FORMATS["sarif"](scan)))) == []


def test_schema_refuses_what_is_not_sarif() -> None:
    document = sarif_of(RICH)
    del document["runs"][0]["tool"]["driver"]["name"]

    assert not SARIF.is_valid(document)


def sarif_of(scan: Scanned) -> Any:
    return json.loads(SCAN_FORMATS["sarif"](scan))


@each_row(
    ("path", "uri"),
    [
        ("drafts/mali.md", "drafts/mali.md"),
        ("./a b/c#d?e.md", "a%20b/c%23d%3Fe.md"),
        ("a:b%20.md", "a%3Ab%2520.md"),
        ("日/é.md", "%E6%97%A5/%C3%A9.md"),
        ("caf\udce9.md", "caf%E9.md"),
    ],
)
def test_sarif_encodes_paths(path: str, uri: str) -> None:
    [result] = sarif_of(scanned(finding(MALI, "fell", path=path)))["runs"][0]["results"]

    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_sarif_gives_an_absolute_path_as_an_address() -> None:
    [result] = sarif_of(scanned(finding(MALI, "fell", path="/srv/a b.md")))["runs"][0]["results"]

    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///srv/a%20b.md"}


def test_sarif_counts_code_points_and_names_each_rule_by_its_place() -> None:
    run = sarif_of(RICH)["runs"][0]

    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        assert MALI[start : start + region["charLength"]] == region["snippet"]["text"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_fingerprint_does_not_change_with_the_line() -> None:
    here, below = (
        sarif_of(scanned(finding(draft, "fell")))["runs"][0]["results"][0]
        for draft in (MALI, "\n\n" + MALI)
    )

    assert here["locations"] != below["locations"]
    assert here["partialFingerprints"] == below["partialFingerprints"]


@settings(deadline=None)  # the first use of a format loads it
@given(TEXTS)
def test_sarif_reads_back_the_message(message: str) -> None:
    [result] = sarif_of(scanned(finding(MALI, "Bamako", message=message)))["runs"][0]["results"]

    text = result["message"]["text"].replace("{{", "{").replace("}}", "}")
    assert text == visible(message).replace("](", "] (")


# Markdown


@FEW
@given(scan=scans())
def test_markdown_table_has_the_same_cells_in_each_row(scan: Scanned) -> None:
    lines = SCAN_FORMATS["markdown"](scan).splitlines()

    rows = [line for line in lines if line.startswith("| ")]
    assert len(rows) == (2 + len(scan.findings) if scan.findings else 0)
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in rows} <= {6}


def test_markdown_stays_below_the_size_that_github_takes() -> None:
    many = [finding(MALI, "Bamako", message="日" * 1000)] * 1000

    text = SCAN_FORMATS["markdown"](scanned(*many))

    assert len(text.encode()) < 2**20
    left = re.search(r"^(\d+) more findings have no room here\.$", text, re.MULTILINE)
    assert left
    assert int(left[1]) + text.count("| error CC101") == 1000
