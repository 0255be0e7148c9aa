"""`claimcheck source`: keeping copies and checking what was quoted. Nothing is fetched."""

import sqlite3
import zlib
from hashlib import sha256
from pathlib import Path

import pytest

from claimcheck.model.record.copies import CapturedCopy
from claimcheck.store.connection import open_reading
from claimcheck.workflows.verdicts.captured_sources import check_sources, chosen_sources
from tests.desk import Desk, begun_once

PAGE = b"<html><body><p>In 2023 the number of places rises from 35 to 290.</p></body></html>"
URL = "https://ministry.example/list"
QUOTE = "rises from 35 to 290"


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Return a desk with a claim and a saved page."""
    desk = Desk(tmp_path)
    desk.run("add", "Russia will boost scholarships from 35 to 290")
    (tmp_path / "page.html").write_bytes(PAGE)
    return desk


def source(desk: Desk, *more: str, url: str = URL) -> int:
    return desk.run("source", "add", "c-1", url, "--stance", "backs", *more).code


def saved(desk: Desk) -> tuple[str, str]:
    return ("--file", str(desk.path.with_name("page.html")))


def test_copy_is_kept_compressed_under_its_hash(desk: Desk) -> None:
    answer = desk.run("source", "add", "c-1", URL, "--stance", "backs", *saved(desk))

    ((content, size, media_type),) = desk.rows("SELECT content, size, media_type FROM copies")
    assert answer.out == f"e-1 backs c-1: {URL}; a copy of {len(PAGE)} bytes is kept\n"
    assert (zlib.decompress(content), size, media_type) == (PAGE, len(PAGE), "text/html")
    assert desk.run("log", "--verify").code == 0


def test_export_says_which_copy_is_kept(desk: Desk) -> None:
    source(desk, *saved(desk))

    (row,) = desk.run("export", "sources", "-f", "json").json

    assert (row["copy_id"], row["copy_media_type"], row["copy_bytes"]) == (
        "f-1",
        "text/html",
        len(PAGE),
    )
    assert row["copy_sha256"] == sha256(PAGE).hexdigest()


def test_same_page_for_two_claims_is_kept_once(desk: Desk) -> None:
    desk.run("add", "Something else was said entirely")
    source(desk, *saved(desk))
    desk.run("source", "add", "c-2", URL, "--stance", "context", *saved(desk))

    assert desk.rows("SELECT count(*) FROM copies") == [(1,)]
    assert desk.rows("SELECT claim, copy FROM current_sources") == [(1, 1), (2, 1)]


def test_copy_can_be_added_to_a_known_source(desk: Desk) -> None:
    source(desk)
    source(desk, *saved(desk))
    source(desk)

    assert desk.rows("SELECT id, copy, supersedes FROM current_sources") == [(2, 1, 1)]


@pytest.mark.parametrize(
    ("quote", "fidelity", "code"),
    [
        ("the number of places rises from 35 to 290", "verbatim", 0),
        ("the number of places … to 290", "elided", 0),
        ("the number of places rises from 35 to 390", "altered", 1),
        ("the number of places will never rise again", "missing", 1),
    ],
)
def test_quotation_is_looked_up_in_the_copy(
    desk: Desk, quote: str, fidelity: str, code: int
) -> None:
    source(desk, "--quote", quote, *saved(desk))

    answer = desk.run("source", "verify", "e-1", "-f", "json")

    assert (answer.code, answer.json[0]["copy"]) == (code, "intact")
    assert answer.json[0]["quotation"]["is"] == fidelity


def test_words_that_differ_are_shown_side_by_side(desk: Desk) -> None:
    source(desk, "--quote", "rises from 35 to 390", *saved(desk))

    answer = desk.run("source", "verify", "--all")

    assert answer == (
        1,
        f"NOT OK   e-1 backs c-1: {URL}\n"
        "         copy f-1 intact\n"
        "         quotation altered\n"
        "           quoted  rises from 35 to >>390<<\n"
        "           found   rises from 35 to >>290<<.\n",
        "1 source, 1 not in order.\n",
    )


@pytest.mark.parametrize(
    ("content", "state"),
    [(zlib.compress(PAGE + b" "), "drifted"), (b"damaged", "lost"), (b"", "lost")],
)
def test_copy_that_changed_or_is_lost_is_found(desk: Desk, content: bytes, state: str) -> None:
    source(desk, "--quote", QUOTE, *saved(desk))
    with sqlite3.connect(desk.path) as connection:
        connection.execute("DROP TRIGGER copies_no_update")
        connection.execute("UPDATE copies SET content = ?", [content])
    connection.close()

    answer = desk.run("source", "verify", "e-1", "-f", "json")

    assert (answer.code, answer.json[0]["copy"]) == (1, state)
    assert desk.run("log", "--verify").code == 1


def test_redacted_copy_is_no_loss(desk: Desk) -> None:
    source(desk, *saved(desk))
    desk.run("redact", "f-1", "--reason", "copyright")

    answer = desk.run("source", "verify", "e-1", "-f", "json")

    assert (answer.code, answer.json[0]["copy"]) == (0, "redacted")


def test_pdf_that_cannot_be_read_says_why(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"%PDF-1.7 not really")
    source(desk, "--quote", QUOTE, *saved(desk))

    answer = desk.run("source", "verify", "e-1", "-f", "json")

    assert answer.json[0]["quotation"]["is"] == "unread"
    assert answer.json[0]["note"].startswith("cannot read f-1: ")


def test_copy_beyond_the_limit_is_refused(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "claimcheck.toml").write_text("[sources]\nmax_copy_bytes = 10\n")
    monkeypatch.chdir(tmp_path)

    answer = desk.run("source", "add", "c-1", URL, "--stance", "backs", *saved(desk))

    assert (answer.code, desk.rows("SELECT * FROM sources")) == (2, [])
    assert "raise max_copy_bytes under [sources] in claimcheck.toml" in answer.err


def test_list_shows_whole_addresses_origins_and_quotations(desk: Desk) -> None:
    source(desk, "--quote", QUOTE, *saved(desk))
    source(desk, "--quote", "Trade grew", url="interview with the port master, on the telephone")

    assert desk.run("source", "list").out == (
        "e-1   backs c-1: https://ministry.example/list\n"
        "      ministry.example, copy f-1\n"
        f"      “{QUOTE}”\n"
        "e-2   backs c-1: interview with the port master, on the telephone\n"
        "      origin unknown\n"
        "      “Trade grew”\n"
    )


def test_quotation_without_a_copy_or_not_in_it_is_told(desk: Desk) -> None:
    source(desk, "--quote", "Fishing is none of our business", *saved(desk))
    source(desk, "--quote", "Trade grew", url="https://b.example")

    assert desk.run("source", "verify", "--all").out == (
        f"NOT OK   e-1 backs c-1: {URL}\n"
        "         copy f-1 intact\n"
        "         quotation missing\n"
        "           quoted  Fishing is none of our business\n"
        "OK       e-2 backs c-1: https://b.example\n"
        "         no copy in which to look for its quotation\n"
    )


def test_sources_of_one_origin_are_counted_once(desk: Desk) -> None:
    for url in ("https://www.tass.example/1", "https://tass.example/2", "https://afp.example/3"):
        source(desk, url=url)
    for name in ("Ministry of Trade", "ministry of trade"):
        source(desk, "--origin", name, url=f"https://copied.example/{name.replace(' ', '-')}")

    answer = desk.run("source", "list", "c-1", "-f", "csv")

    assert answer.err == "5 sources; for or against: 3 independent sources.\n"
    assert [line.split(",")[3] for line in answer.out.splitlines()] == [
        "origin",
        "tass.example",
        "tass.example",
        "afp.example",
        "ministry of trade",
        "ministry of trade",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify",),
        ("verify", "e-1", "--all"),
        ("verify", "e-9"),
        ("list", "c-9"),
        ("add", "c-1", "ftp://ministry.example/list", "--stance", "backs", "--fetch"),
        ("add", "c-1", "http://127.0.0.1:9/", "--stance", "backs", "--fetch"),
    ],
)
def test_mistakes_are_one_line_and_nothing_is_stored(
    desk: Desk, arguments: tuple[str, ...]
) -> None:
    answer = desk.run("source", *arguments)

    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert desk.rows("SELECT * FROM sources") == []


def test_nothing_to_verify_is_said_by_the_exit_code(desk: Desk) -> None:
    assert desk.run("source", "verify", "--all").code == 3


@pytest.mark.parametrize(
    ("page", "live", "fidelity", "sound"),
    [
        (PAGE, "unchanged", "verbatim", True),
        (PAGE.replace(b"In 2023", b"This year"), "changed", "verbatim", True),
        (PAGE.replace(b"290", b"190"), "changed", "altered", False),
        (b"<p>Moved</p>", "changed", "missing", False),
    ],
)
def test_page_of_today_is_compared_with_the_copy(
    desk: Desk, page: bytes, live: str, fidelity: str, sound: bool
) -> None:
    source(desk, "--quote", QUOTE, *saved(desk))
    with open_reading(desk.path) as connection:
        chosen = chosen_sources(connection, None)

        (check,) = check_sources(connection, chosen, lambda _: CapturedCopy(page, "text/html"))

    assert check.live_quoted is not None
    assert (check.live, check.live_quoted.fidelity, check.is_sound) == (live, fidelity, sound)
