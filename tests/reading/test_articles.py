"""Files of every kind become an article with a map back to the file, or one clear line."""

import contextlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.dates import PartialDate
from claimcheck.model.text.capture import Capture
from claimcheck.model.text.source_map import Position
from claimcheck.reading import plain
from claimcheck.reading.articles import find_files, read_capture
from claimcheck.reading.documents import docx as documents
from claimcheck.reading.markdown.words import read_markdown
from claimcheck.reading.plain import read_plain_article
from claimcheck.reading.unreadable import MissingExtraError, UnreadableError
from tests.reading.papers import PAGE, make_docx, make_pdf
from tests.tables import each_row


def read(folder: Path, name: str, content: str | bytes) -> Capture:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_capture(str(file))


def place(capture: Capture, words: str) -> Position:
    return capture.position(capture.article.text.index(words))


def lines_of(text: str) -> list[str]:
    return re.split(r"\r\n?|\n", text)


# Plain text


def test_plain_text_keeps_every_code_point_and_its_line(tmp_path: Path) -> None:
    text = "All news\n\nMinisters meet in Bamako\n\n  Trade grew, Diop said.\n"
    found = read(tmp_path, "a.txt", text)

    assert found.article.text == text
    assert found.article.title == "Ministers meet in Bamako"
    assert place(found, "Trade") == Position(line=5, column=3)
    assert str(place(found, "Diop")) == "5:15"


def test_lines_wrapped_to_a_width_are_joined_and_others_left(tmp_path: Path) -> None:
    wrapped = (
        "Mali does not need to explain itself to anyone for choosing\n"
        "Russia as a partner for cooperation, the foreign minister of\n"
        "Mali said.\n"
    )
    verse = "Roses are red,\nviolets are blue.\n"
    found = read(tmp_path, "a.txt", f"{wrapped}\n{verse}")

    assert found.article.text == wrapped[:-1].replace("\n", " ") + f"\n\n{verse}"
    assert place(found, "Mali said") == Position(line=3, column=1)


@given(st.text(st.sampled_from("ab .\n\r“é𝔸"), max_size=300))
def test_unwrapping_moves_nothing(text: str) -> None:
    joined = plain.unwrapped(text)

    assert len(joined) == len(text)
    assert joined.split() == text.split()


@given(st.text(max_size=300))
def test_map_of_a_plain_text_leads_to_the_very_character(text: str) -> None:
    content = ("x" + text).replace("\0", "").encode("utf-8", "ignore")
    found = read_plain_article("a.txt", content)
    lines = lines_of(content.decode())

    for offset, character in enumerate(found.article.text):
        line, column, *_ = found.position(offset)
        assert line is not None
        assert column is not None
        if not character.isspace():
            assert lines[line - 1][column - 1] == character


# Markdown

STORY = """\
---
title: "Ministers meet"
date: 2023-02-07T09:00:00Z
publisher: Sahel Desk
canonical_url: https://sahel.example/a
author: Ann Berg
tags: [mali, trade]
---
# Ministers _meet_ ##

BAMAKO -- "We **will** not
make excuses," [Abdoulaye Diop](https://x.example/(d)) said.[^1]
> He added: *nothing*

- 5 * 3 is a_b_c &amp; `code`
2. two <b>bold</b> words [sic] \\*

<!-- hidden
words -->
```
code
```
![a picture](p.png)
[^1]: A note.
[ref]: https://x.example
"""


def test_markdown_gives_its_words_and_its_front_matter(tmp_path: Path) -> None:
    found = read(tmp_path, "a.md", STORY)

    assert found.article.text.split("\n\n") == [
        "Ministers meet",
        'BAMAKO -- "We will not make excuses," Abdoulaye Diop said.',
        "He added: nothing",
        "5 * 3 is a_b_c & code",
        "two bold words [sic] *",
        "A note.",
    ]
    assert found.article._replace(sha256="", text="") == (
        *("", "", "Ministers meet", "Sahel Desk", PartialDate(2023, 2, 7)),
        *("https://sahel.example/a", "und"),
    )
    assert found.author == "Ann Berg"


@pytest.mark.parametrize(
    ("words", "line", "column"),
    [("Ministers", 9, 3), ("will", 11, 17), ("make", 12, 1), ("Abdoulaye", 12, 17)],
)
def test_markdown_is_mapped_to_line_and_column(
    tmp_path: Path, words: str, line: int, column: int
) -> None:
    assert place(read(tmp_path, "a.md", STORY), words) == Position(line, column)


@each_row(
    ("source", "text"),
    [
        ("One\ntwo", "One two"),
        ("One  \ntwo", "One two"),
        ("Title\n=====\nText", "Title\n\nText"),
        ("> quoted\n> on\n\nafter", "quoted on\n\nafter"),
        ("In the year\n1984. it was", "In the year 1984. it was"),
        ("- one\n- two\n  goes on", "one\n\ntwo goes on"),
        ("***very*** __bold__ ~~gone~~", "very bold"),
        ("a * b and 2*3 of snake_case_name", "a * b and 2*3 of snake_case_name"),
        ("[a [nested] link](u) and [one][ref]", "a [nested] link and [one][ref]"),
        ("a [link][Ref] and [ref]\n\n[ref]: /x", "a link and ref"),
        ("---\nno: end", "no: end"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a\n\nb\n\n1\n\n2"),
        ("One\r\ntwo\r\n\r\nthree", "One two\n\nthree"),
    ],
)
def test_marks_are_no_words(source: str, text: str) -> None:
    assert read_markdown("a.md", source.encode()).article.text == text


@given(st.text(st.sampled_from("ab *_~`[]()<>!#>-1.\\&;:|\n\r é"), max_size=200))
def test_map_of_markdown_leads_to_the_very_character(text: str) -> None:
    source = f"word {text}"
    found = read_markdown("a.md", source.encode())
    lines = lines_of(source)

    for offset, character in enumerate(found.article.text):
        line, column, *_ = found.position(offset)
        assert line is not None
        assert column is not None
        if not character.isspace():
            assert lines[line - 1][column - 1] == character


@given(st.text(max_size=200))
def test_any_markdown_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableError):
        assert read_markdown("a.md", text.encode("utf-8", "ignore")).article.text


# HTML, DOCX and PDF


@pytest.mark.heavy("trafilatura")
def test_html_gives_the_article_and_what_the_page_says_of_itself(tmp_path: Path) -> None:
    found = read(tmp_path, "a.html", PAGE)

    assert found.article.text.split("\n\n") == [
        "Ministers meet in Bamako",
        "Trade grew by 20%, Foreign Minister Abdoulaye Diop said on Tuesday, after a long"
        " meeting in the capital that was watched by many.",
        "“We will not make excuses for the choice of partners that we have made,” he said,"
        " adding that the talks had been frank and useful to both.",
    ]
    assert found.article._replace(sha256="", text="") == (
        *("", "", "Ministers meet in Bamako", "Sahel Desk", PartialDate(2023, 2, 7)),
        *("https://sahel.example/a", "und"),
    )
    assert found.author == "Ann Berg"
    assert str(place(found, "he said")) == "paragraph 3"


@pytest.mark.heavy("trafilatura")
def test_page_in_another_encoding_is_read_as_it_declares(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "windows-1252").replace("capital", "cité")

    assert "cité" in read(tmp_path, "a.html", page.encode("cp1252")).article.text


def test_docx_gives_paragraphs_by_number(tmp_path: Path) -> None:
    content = make_docx("Trade grew by 20%, Diop said.", "", "He left.", title="Ministers meet")
    found = read(tmp_path, "a.docx", content)

    assert found.article.text == "Trade grew by 20%, Diop said.\n\nHe left."
    assert found.article.title == "Ministers meet"
    assert str(place(found, "He left")) == "paragraph 3"


def test_pdf_gives_pages_with_lines_joined_to_paragraphs(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="needs the extra [documents]")
    content = make_pdf(
        "Trade between the two countries grew by 20% over the\nyear, the foreign minis-\n"
        "ter said.\nHe left.",
        "On the second page he came back.",
        title="Ministers meet",
    )
    found = read(tmp_path, "a.pdf", content)

    assert found.article.text.split("\n\n") == [
        "Trade between the two countries grew by 20% over the year, the foreign minister said.",
        "He left.",
        "On the second page he came back.",
    ]
    assert found.article.title == "Ministers meet"
    assert str(place(found, "came back")) == "page 2, paragraph 1"


def test_kind_shows_in_how_a_file_begins(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="needs the extra [documents]")

    assert (
        read(tmp_path, "story", make_pdf("He left the room.")).article.text == "He left the room."
    )


# What cannot be read


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \n\xef\xbb\xbf", "it is empty"),
        ("a.md", b"---\ntitle: x\n---\n", "it is empty"),
        ("a.html", b"", "it is empty"),
        ("a.docx", b"", "it is empty"),
        ("a.txt", b"a\0b", "it is binary; give plain text, Markdown, HTML, DOCX or PDF"),
        ("a.png", b"\x89PNG\0\0", "it is binary; give plain text, Markdown, HTML, DOCX or PDF"),
        (
            "a.txt",
            b"one\ncaf\xe9\n",
            "line 2 is not UTF-8; convert it, for example with iconv",
        ),
        (
            "a.txt",
            "x".encode("utf-16"),
            "it is UTF-16; convert it to UTF-8, for example with iconv",
        ),
        ("a.txt", b"x" * (4 * 1024 * 1024 + 1), "it is larger than 4096 KiB; split it"),
        ("a.pdf", b"words", "it is no PDF file; save it again"),
        ("a.docx", b"PK\x03\x04rest", "it is a broken DOCX file; save it again"),
    ],
)
def test_unreadable_file_gets_one_line(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableError) as error:
        read(tmp_path, name, content)

    assert str(error.value) == f"cannot read {tmp_path / name}: {reason}"


@pytest.mark.heavy("trafilatura")
def test_page_that_is_not_what_it_declares_is_refused(tmp_path: Path) -> None:
    page = PAGE.replace("long", "lóng").encode("cp1252")
    with pytest.raises(UnreadableError, match="it says that it is 'utf-8' and is not"):
        read(tmp_path, "a.html", page)


@pytest.mark.heavy("trafilatura")
def test_page_without_an_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no article is found in the page"):
        read(tmp_path, "a.html", "<html><body></body></html>")


def test_document_that_grows_beyond_bounds_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "MAX_UNZIPPED_BYTES", 1024 * 1024)
    with pytest.raises(UnreadableError, match="it is too large when unzipped"):
        read(tmp_path, "a.docx", make_docx("words", padding=2 * 1024 * 1024))


@pytest.mark.parametrize("content", [b"%PDF-1.4\nrubbish", make_pdf("x")[:120]])
def test_broken_pdf_is_refused(tmp_path: Path, content: bytes) -> None:
    pytest.importorskip("pypdf", reason="needs the extra [documents]")
    with pytest.raises(UnreadableError, match="it is a broken PDF file; save it again"):
        read(tmp_path, "a.pdf", content)


def test_broken_pdf_is_told_by_the_error_alone(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="needs the extra [documents]")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\nrubbish\n%%EOF")

    ended = subprocess.run(
        [sys.executable, "-m", "claimcheck", "extract", "a.pdf"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert ended.stderr == "claimcheck: cannot read a.pdf: it is a broken PDF file; save it again\n"


def test_pdf_of_pictures_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="needs the extra [documents]")
    with pytest.raises(UnreadableError, match="run it through OCR first"):
        read(tmp_path, "a.pdf", make_pdf(""))


@pytest.mark.parametrize(
    ("name", "content", "library", "kind", "extra"),
    [
        ("a.html", PAGE.encode(), "trafilatura", "HTML", "html"),
        ("a.pdf", make_pdf("x"), "pypdf", "PDF", "documents"),
    ],
)
def test_missing_extra_names_itself(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes,
    library: str,
    kind: str,
    extra: str,
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError) as error:
        read(tmp_path, name, content)

    assert str(error.value) == (
        f"cannot read {tmp_path / name}: {kind} needs the extra [{extra}]; install"
        f" claimcheck-cli again with [{extra}] among its extras: README.md, Install"
    )


# Folders


def test_folder_gives_its_articles_by_name_and_no_hidden_ones(tmp_path: Path) -> None:
    for name in ["b.md", "a.txt", "c/d.html", "c/e.png", ".git/x.txt", ".x.txt", "f.PDF"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    found, _ = find_files([str(tmp_path)])

    assert [Path(each).relative_to(tmp_path).as_posix() for each in found] == [
        *("a.txt", "b.md", "c/d.html", "f.PDF")
    ]
    assert find_files(["-", "x.png"]) == (["-", "x.png"], [])


def test_links_out_of_a_folder_are_not_followed_and_links_within_are(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("out.txt", "in/a.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "in" / "b.txt").symlink_to("a.txt")
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "out.txt")
    (tmp_path / "in" / "d").symlink_to(tmp_path)
    (tmp_path / "way").symlink_to("in")

    for name in ("in", "way"):
        found, outside = find_files([str(tmp_path / name)])
        names = [[Path(each).name for each in some] for some in (found, outside)]
        assert names == [["a.txt", "b.txt"], ["c.txt"]]
    assert find_files([str(tmp_path / "in" / "c.txt")])[1] == []
