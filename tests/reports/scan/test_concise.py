"""The concise format is one line for each finding, as editors and scripts read them."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.scan.severity import Severity
from claimcheck.reports.scan.concise import as_concise
from tests.reports.scan.scans import MALI, finding, scanned


def test_each_finding_is_one_line_before_the_totals() -> None:
    found = [
        finding(MALI, "from 35 to 390", overdue=True),
        finding(MALI, "Bamako", rule="CC302", severity=Severity.NOTE, message="two sentences"),
    ]

    assert as_concise(scanned(*found)) == (
        "drafts/mali.md:7:44: CC101 error own voice repeats a claim rated False [overdue]\n"
        "drafts/mali.md:3:34: CC302 note two sentences\n"
        "1 error, 1 note in 1 of 2 files. 14 of 19 sentences compared, 5 too short.\n"
        "Store of 2023-08-06, 212 published verdicts, head 4711:9f3c2a71.\n"
    )


@given(st.text(), st.text())
def test_no_path_or_message_adds_a_line(path: str, message: str) -> None:
    found = finding(MALI, "Bamako", path=path, message=message)

    assert len(as_concise(scanned(found)).splitlines()) == 3
