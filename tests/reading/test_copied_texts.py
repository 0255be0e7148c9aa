"""The text of captured copies."""

import pytest

from claimcheck.reading.copied_texts import captured_texts, media_type_of
from claimcheck.reading.unreadable import UnreadableError
from tests.tables import each_row

PAGE = """<!doctype html><html><head><title>List</title><style>p { color: red }</style>
<script>var hidden = "<p>not read</p>";</script></head>
<body><h1>Scholarships</h1><p>From <b>35</b> to <em>290</em>&nbsp;places,
said R&eacute;my.</p><p>Next<br>line</p></body></html>"""


def first_text(content: bytes, media_type: str) -> str:
    return captured_texts("f-1", content, media_type)[0]


def test_page_gives_what_a_reader_sees() -> None:
    assert first_text(PAGE.encode(), "text/html") == (
        "List\nScholarships\nFrom 35 to 290 places, said Rémy.\nNext line"
    )


@each_row(
    ("page", "text"),
    [
        ("<p>Rémy “said”</p>".encode("cp1252"), "Rémy “said”"),
        ('<meta charset="iso-8859-2"><p>Łódź</p>'.encode("iso-8859-2"), "Łódź"),
        ('<meta charset="no-such"><p>Łódź</p>'.encode(), "Łódź"),
        ("\ufeff<p>Łódź</p>".encode(), "Łódź"),
    ],
)
def test_page_is_read_in_the_encoding_it_has(page: bytes, text: str) -> None:
    assert first_text(page, "text/html") == text


@pytest.mark.heavy("trafilatura")
def test_article_alone_is_read_too_where_its_reader_is_installed() -> None:
    sentences = "The minister opened the port of Kayes on Tuesday and spoke of wheat. " * 4
    page = f"<html><body><nav>Home</nav><article><p>{sentences}</p></article></body></html>"

    whole, article = captured_texts("f-1", page.encode(), "text/html")

    assert whole == f"Home\n{sentences.strip()}"
    assert article == sentences.strip()


@each_row(
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


@pytest.mark.parametrize("media_type", ["application/octet-stream", "image/png"])
def test_what_nobody_reads_is_said(media_type: str) -> None:
    with pytest.raises(UnreadableError, match=f"cannot read f-1: nothing here reads {media_type}"):
        captured_texts("f-1", b"\0\1", media_type)


@pytest.mark.parametrize("kind", ["PDF", "DOCX"])
def test_document_that_is_broken_or_lacks_its_reader_is_said(kind: str) -> None:
    name = f"x.{kind.lower()}"
    with pytest.raises(UnreadableError, match=r"cannot read f-1: .*(broken|extra)"):
        captured_texts("f-1", b"%PDF-1.7", media_type_of(name, b""))


@each_row("page", ["<", "<p", "<script>", "</script></p>", "<!--", "&#x110000;", "\0"])
def test_broken_pages_are_read_as_far_as_they_go(page: str) -> None:
    captured_texts("f-1", page.encode(), "text/html")
