"""Cells are guarded against spreadsheets and read back exactly."""

import re

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.display.csv_cells import guard_cell, unguard_cell
from tests.tables import each_row


@each_row(
    ("text", "written"),
    [
        ("", ""),
        ("plain", "plain"),
        ("1 = 1", "1 = 1"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "-1"),
        ("-1.5", "-1.5"),
        ("-1+2", "'-1+2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("１＝１", "１＝１"),
        ("﹦1", "'﹦1"),
        ("﹢1", "'﹢1"),
        ("⁼1", "'⁼1"),
        ("  =1+1", "'  =1+1"),
        (" \t=1+1", "' \t=1+1"),
        ("\xa0=1", "'\xa0=1"),
        ("\0=1", "'\0=1"),
        ("\u200b=1+2", "'\u200b=1+2"),
        ("\u2060＋5", "'\u2060＋5"),
        ("\ufeff=2", "'\ufeff=2"),
        ("\ufe0f=2", "'\ufe0f=2"),
        ("  plain = 1", "  plain = 1"),
        ("\u200b“=1”", "\u200b“=1”"),
        (" ", " "),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("'tis", "''tis"),
    ],
)
def test_cell_that_a_spreadsheet_would_run_gets_a_quote(text: str, written: str) -> None:
    assert guard_cell(text) == written


_DROPPED = " \t\r\n\xa0\xad\u200b\u200e\u2060\ufeff"


@given(st.text() | st.text(st.sampled_from([*_DROPPED, *"=+-@＝﹦'a1"])))
def test_guarded_cell_is_never_run_and_reads_back(text: str) -> None:
    written = guard_cell(text)

    assert not written.startswith(("\t", "\r", "\n"))
    # A number alone runs nothing: "-1".
    is_number = re.fullmatch(r"-\d+(?:\.\d+)?", written) is not None
    signed = written.strip(_DROPPED).startswith(tuple("=+-@＝＋－＠﹦﹢﹣﹫"))
    assert not signed or is_number
    assert unguard_cell(written) == text
