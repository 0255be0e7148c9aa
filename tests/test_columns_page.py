"""docs/columns.md has every table that comes in or goes out, and says what each column holds."""

import re
from pathlib import Path

import pytest

from tools.columns_page import columns_page

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def page() -> str:
    """Return the page as it is made."""
    return columns_page()


def test_every_column_says_what_it_holds(page: str) -> None:
    assert re.findall(r".*is not described, or is not there.*", page) == []


def test_every_command_that_prints_csv_has_its_columns_there(page: str) -> None:
    helped = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    commands = re.split(r"^#+ claimcheck ", helped, flags=re.MULTILINE)[1:]
    printing = {
        each.partition("\n")[0]
        for each in commands
        if re.search(r"--format FORMAT +[^[]*\bcsv\b", each)
    }

    told = set(re.findall(r"^### `(?:export )?(.*)`$", page, re.MULTILINE))

    # `list` and `export` print the same tables, by the name of their rows.
    assert printing - {"list", "export"} <= told
    assert {"claims", "questions", "articles", "statements"} <= told


@pytest.mark.parametrize(
    "command",
    [
        "add --from", "match --batch", "match --from", "review --from FILE`", "FILE.jsonl",
        "import --type table", "import --type sources", "import --type claimreview",
    ],
)  # fmt: skip
def test_every_file_that_comes_in_is_told_of(page: str, command: str) -> None:
    incoming = page.partition("## What goes out")[0]

    assert [line for line in incoming.splitlines() if line.startswith("### ") and command in line]


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("kind", "direct, indirect, mixed, assertion"),
        ("band", "same, conflicting, likely, related"),
        ("door", "web"),
    ],
)
def test_a_column_of_some_words_names_them_as_the_record_does(
    page: str, column: str, words: str
) -> None:
    [row] = re.findall(rf"^\| `{column}` \| .*", page, re.MULTILINE)

    assert words in row
