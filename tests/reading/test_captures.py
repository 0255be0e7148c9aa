"""The text of captured copies."""

import pytest

from claimcheck.reading.captures import captured_text, media_type_of, why_unread

PAGE = """<!doctype html><html><head><title>List</title><style>p { color: red }</style>
<script>var hidden = "<p>not read</p>";</script></head>
<body><h1>Scholarships</h1><p>From <b>35</b> to <em>290</em>&nbsp;places,
said R&eacute;my.</p><p>Next<br>line</p></body></html>"""


def test_page_gives_what_a_reader_sees() -> None:
    assert captured_text(PAGE.encode(), "text/html") == (
        "List\nScholarships\nFrom 35 to 290 places, said Rémy.\nNext\nline"
    )


def test_old_encoding_is_read() -> None:
    assert captured_text("<p>Rémy “said”</p>".encode("cp1252"), "text/html") == "Rémy “said”"


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("page.html", b"<p>", "text/html"),
        ("PAGE.HTM", b"<p>", "text/html"),
        ("report.pdf", b"%PDF-1.7", "application/pdf"),
        ("mislabelled.html", b"%PDF-1.7", "application/pdf"),
        ("notes.txt", b"x", "text/plain"),
        ("unknown", b"x", "application/octet-stream"),
    ],
)
def test_media_type_follows_the_bytes_and_then_the_name(
    name: str, content: bytes, media_type: str
) -> None:
    assert media_type_of(name, content) == media_type


def test_what_cannot_be_read_is_said_with_what_would_help() -> None:
    assert captured_text(b"\0\1", "application/octet-stream") is None
    assert "extra `documents`" in why_unread("application/pdf")


@pytest.mark.parametrize(
    "page", ["<", "<p", "<script>", "</script></p>", "<!--", "&#x110000;", "\0"]
)
def test_broken_pages_are_read_as_far_as_they_go(page: str) -> None:
    assert captured_text(page.encode(), "text/html") is not None
