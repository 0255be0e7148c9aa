"""Cells are guarded against spreadsheets and read back exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.display.csv_cells import guard_cell, unguard_cell


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("plain", "plain"),
        ("1 = 1", "1 = 1"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("１＝１", "１＝１"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("'tis", "''tis"),
    ],
)
def test_cell_that_a_spreadsheet_would_run_gets_a_quote(text: str, written: str) -> None:
    assert guard_cell(text) == written


@given(st.text())
def test_guarded_cell_is_never_run_and_reads_back(text: str) -> None:
    written = guard_cell(text)

    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n", *"＝＋－＠"))
    assert unguard_cell(written) == text
