"""What is kept of an article beside its text: a screenshot of it, and which recording it is of."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from claimcheck import Record
from tests.cli.running import mistake, ok

URL = "https://tube.example/v1"
VIDEO = b"\x00\x00\x00\x20ftypisom" * 1000
DIGEST = sha256(VIDEO).hexdigest()
PNG = b"\x89PNG\r\n\x1a\n" + b"a street"
KEPT = [
    {"copy": "f-1", "name": "shot.png", "url": None, "sha256": None},
    {"copy": None, "name": "talk.mp4", "url": URL, "sha256": DIGEST},
]


@pytest.fixture
def talk(database: Path, elsewhere: Path) -> Path:
    (elsewhere / "talk.srt").write_text(
        "1\n00:00:01,000 --> 00:00:04,000\nAna Ruiz: We will not close the school this year.\n",
        encoding="utf-8",
    )
    (elsewhere / "talk.mp4").write_bytes(VIDEO)
    (elsewhere / "shot.png").write_bytes(PNG)
    (elsewhere / "note.txt").write_text("no picture", encoding="utf-8")
    return database


def add(*arguments: str) -> str:
    return ok("add", "--article", "talk.srt", "--published-on", "2023-02-10", *arguments)


def kept() -> object:
    return json.loads(ok("show", "a-1", "-f", "json"))["beside"]


def test_a_recording_is_known_by_its_digest_and_a_screenshot_is_kept(talk: Path) -> None:
    beside = ("--media", URL, "--media-file", "talk.mp4", "--screenshot", "shot.png")

    told = add(*beside)
    again = add(*beside)

    assert f"recording {URL}" in told
    assert f"sha256:{DIGEST}" in again
    assert kept() == KEPT
    assert f"sha256:{DIGEST}" in ok("export", "articles", "-f", "csv")
    assert "f-1 shot.png" in ok("history", "c-1")
    assert DIGEST in ok("history", "c-1")
    page = ok("dossier", "c-1")
    assert "Copy f-1 (shot.png)" in page
    assert "Recording talk.mp4, not kept here" in page
    with Record(talk) as record, record._read() as connection:
        assert connection.execute("SELECT count(*) FROM copies").fetchone() == (1,)


def test_the_digest_may_be_given_and_is_checked_against_the_file(talk: Path) -> None:
    add("--media", URL, "--media-hash", f"sha256:{DIGEST.upper()}")

    assert kept() == [{**KEPT[1], "name": "recording"}]


def test_what_is_kept_goes_with_the_article_it_is_of(talk: Path) -> None:
    add("--media", URL, "--media-file", "talk.mp4", "--screenshot", "shot.png")

    ok("pack", "pack.db", "--status", "all")
    ok("redact", "a-1", "--reason", "a court order")

    shown = ok("show", "a-1")
    assert DIGEST not in shown
    assert "shot.png" not in shown
    assert all(word not in talk.read_bytes() for word in (b"shot.png", DIGEST.encode()))
    assert "head" in ok("log", "--verify")
    with Record("pack.db") as record, record._read() as connection:
        assert connection.execute("SELECT count(*) FROM attachments").fetchone() == (0,)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--media", "ftp://tube.example/1"), "takes a web address"),
        (("--media", URL), "a recording is known by its bytes"),
        (("--media", URL, "--media-hash", "sha256:12"), "is not a SHA-256"),
        (("--media-file", "talk.mp4", "--media-hash", "0" * 64), "it is another file"),
        (("--media-file", "none.mp4"), "cannot read none.mp4"),
        (("--screenshot", "note.txt"), "takes a picture or a PDF"),
        (("--screenshot", "none.png"), "none.png"),
        (("note.txt", "--screenshot", "shot.png"), "of one article"),
    ],
)
@pytest.mark.usefixtures("talk")
def test_mistakes_are_told(arguments: tuple[str, ...], told: str) -> None:
    assert told in mistake("add", "--article", "talk.srt", *arguments)


@pytest.mark.usefixtures("talk")
def test_nothing_of_an_article_goes_with_a_sentence() -> None:
    for option in ("--screenshot", "--media", "--media-hash", "--media-file"):
        told = mistake("add", "The school stays open", option, "shot.png")
        assert told == f"{option} goes with --article; leave it out"


def test_a_picture_too_large_is_refused(talk: Path) -> None:
    (talk.parent / "claimcheck.toml").write_text("[sources]\nmax_copy_bytes = 4\n")

    assert "is larger than 4 bytes" in mistake(
        "add", "--article", "talk.srt", "--screenshot", "shot.png"
    )
