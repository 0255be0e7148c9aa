"""The annotated texts are what they say: every span is true."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimcheck.model.dates import parse_date
from claimcheck.model.statement import Kind

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAIRS = [("article.txt", "statements.jsonl"), ("follow-up.txt", "follow-up.jsonl")]
REQUIRED = {"text", "kind", "said_on", "place", "spans", "prefix", "suffix"}
ATTRIBUTION = {"speaker", "person", "role", "organisation", "speaker_span", "cue_span"}


def read_text(name: str) -> str:
    # Not read_text(): it would turn the line ends of another system into ours.
    return (FIXTURES / name).read_bytes().decode()


def read_statements(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in read_text(name).splitlines()]


def test_every_statement_is_where_it_says_and_can_be_read() -> None:
    for name, text, row, statement in annotated():
        where = f"{name}:{row}"
        start, end = statement["spans"][0][0], statement["spans"][-1][1]
        words = " ".join(text[first:last] for first, last in statement["spans"])

        assert words == statement["text"], where
        assert statement["prefix"] == text[max(0, start - 32) : start], where
        assert statement["suffix"] == text[end : end + 32], where
        assert REQUIRED <= set(statement) <= REQUIRED | ATTRIBUTION, where
        assert Kind(statement["kind"]), where
        assert parse_date(statement["said_on"]).precision == "day", where


def test_every_speaker_is_named_where_the_span_says() -> None:
    for name, text, row, statement in annotated():
        where = f"{name}:{row}"
        if statement["kind"] == "assertion":
            assert not ATTRIBUTION & set(statement), where
            continue
        first, last = statement["speaker_span"]
        beside = text[first - 1] + text[last]

        assert text[first:last] == statement["speaker"], where
        assert not any(map(str.isalpha, beside)), f"{where}: the span cuts a word"
        assert text[slice(*statement["cue_span"])].strip(), where


def annotated() -> Iterator[tuple[str, str, int, dict[str, Any]]]:
    """Yield each statement of both articles, with the file and the line it stands in."""
    for text, name in PAIRS:
        for row, statement in enumerate(read_statements(name), start=1):
            yield name, read_text(text), row, statement
