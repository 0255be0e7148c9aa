"""Plain text files become articles or text."""

from hashlib import sha256
from pathlib import Path

import pytest

from claimcheck.model.article import Article
from claimcheck.reading.articles import read_capture
from claimcheck.reading.plain import MAX_ARTICLE_BYTES, read_text
from claimcheck.reading.unreadable import UnreadableError


def written(folder: Path, content: bytes) -> str:
    path = folder / "article.txt"
    path.write_bytes(content)
    return str(path)


def test_article_is_kept_as_it_is_with_the_digest_of_its_bytes(tmp_path: Path) -> None:
    content = b"\n  Prices rise  \r\nThey rose by 5 %.\n"

    assert read_capture(written(tmp_path, content)).article == Article(
        sha256(content).hexdigest(), content.decode(), title="Prices rise"
    )


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, "\ufeffPrices".encode())) == "Prices"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\t\n", "it is empty"),
        ("\u200b\ufeff\n".encode(), "it is empty"),
        ("“".encode() * 600_000, "it holds no words"),
        (b"* * *\n", "it holds no words"),
        (b"a\0b", "it is binary; give plain text, Markdown, HTML, DOCX or PDF"),
        (b"one\ntwo\ncaf\xe9", "line 3 is not UTF-8; convert it, for example with iconv"),
        (
            "Prices".encode("utf-16"),
            "it is UTF-16; convert it to UTF-8, for example with iconv",
        ),
        (b"x" * (MAX_ARTICLE_BYTES + 1), "it is larger than 4096 KiB; split it"),
    ],
    ids=["empty", "blank", "unseen", "marks", "stars", "NUL", "Latin 1", "UTF-16", "large"],
)
def test_file_that_is_no_article_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    name = written(tmp_path, content)

    with pytest.raises(UnreadableError) as found:
        read_capture(name)

    assert str(found.value) == f"cannot read {name}: {reason}"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("", "it is a folder; name a file"), ("gone", "No such file or directory; check the name")],
)
def test_missing_file_and_folder_are_named(tmp_path: Path, name: str, reason: str) -> None:
    path = str(tmp_path / name)

    with pytest.raises(UnreadableError) as found:
        read_text(path)

    assert str(found.value) == f"cannot read {path}: {reason}"
