"""Laws of a scan: every place is in the file and says what it quotes; hostile drafts do no harm."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimcheck.model.scan.draft import Draft
from claimcheck.model.statement import Span
from claimcheck.reading.drafts import read_draft
from claimcheck.workflows.scan.sentences import cut
from tests.desk import Desk
from tests.scanning import CHECK, FALSE, OLD, make_desk, scan

_PIECES = st.sampled_from(
    [
        FALSE,
        f"{FALSE}.",
        OLD,
        "“We will apologise for the choice of partners,” Abdoulaye Diop said.",
        "Sergey Lavrov said ",
        "**",
        "*",
        "_",
        "`",
        "&amp;",
        "&#39;",
        "<b>",
        "</b>",
        f"[words]({CHECK})",
        "# ",
        f'---\ntitle: {FALSE}\nsummary: "é"\n---\n',
        "> ",
        "- ",
        "\n",
        "\n\n",
        "\r\n",
        "<!-- claimcheck: ignore[CC101] why -->",
        "<!--",
        "-->",
        "```\n",
        " ",
        "\t",
        "é",
        "日本語の文。",
        "\u202e",
        "\x1b[31m",
        "🙂",
        "\ufeff",
        "«Non»",
        "“",
        "’",
        "from 100 to 130, up 20%. ",
    ]
)
_TEXTS = st.lists(_PIECES | st.text(max_size=12), max_size=14).map("".join)
_NAMES = st.sampled_from(["draft.md", "draft.txt", "draft.html"])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return make_desk(tmp_path_factory.mktemp("desk"))


def _written(desk: Desk, name: str, text: str) -> Path | None:
    """Write a draft; None for what no file of text can hold."""
    path = desk.path.parent / name
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except UnicodeEncodeError:
        return None
    return None if "\0" in text or text.startswith(("PK\x03\x04", "%PDF-")) else path


def _check_place(draft: Draft, finding: dict[str, Any]) -> None:
    """The place of a finding is in the file, and its words and lines stand there."""
    region = finding["region"]
    start, end = region["span"]
    assert 0 <= start < end <= len(draft.source)
    assert draft.source[start:end] == region["text"]
    lines = re.split(r"\r\n?|\n", draft.source)
    line, column = region["start"]["line"], region["start"]["column"]
    assert lines[line - 1][column - 1 :].startswith(re.split(r"\r|\n", region["text"])[0])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS, _NAMES)
@example("&amp;", "draft.md")
def test_every_place_is_in_the_file_and_twice_gives_the_same(
    desk: Desk, text: str, name: str
) -> None:
    path = _written(desk, name, text)
    if path is None:
        return
    draft = read_draft(str(path))

    first, second = (scan(desk, str(path), "-f", "json") for _ in range(2))

    assert first == second
    assert first.code in {0, 1}
    for finding in json.loads(first.out)["findings"]:
        assert draft is not None
        _check_place(draft, finding)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS, _NAMES)
@example("&amp;", "draft.md")
def test_what_is_cut_from_a_draft_stands_in_it(desk: Desk, text: str, name: str) -> None:
    path = _written(desk, name, text)
    draft = read_draft(str(path)) if path else None
    if draft is None:
        return
    found = cut(draft)

    for unit in found.units:
        region = draft.region(unit.place())
        assert draft.source[region.span.start : region.span.end] == region.text
        assert region.text.strip()
        assert all(0 <= part.start < part.end <= len(draft.text) for part in unit.parts)
        words = " ".join(draft.text[part.start : part.end] for part in unit.parts)
        assert words == unit.text
    for run in draft.runs:
        assert 0 <= run.origin <= run.origin + run.length <= len(draft.source)


def test_words_of_markdown_and_html_are_found_where_they_stand(tmp_path: Path) -> None:
    for name, text in (
        (
            "a.md",
            "---\ntitle: x\nsummary: 'A yard'\n---\n\nSome *words &amp; more* in [a link](x)"
            " end.\r\n",
        ),
        (
            "a.html",
            "<title>no</title>\n<p>Some <i>words &amp; more</i> in <a href=x>a link</a> end.",
        ),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        draft = read_draft(str(tmp_path / name))
        assert draft is not None
        start = draft.text.index("Some words & more in a link end.")
        for word, written in (("words", "words"), ("&", "&amp;"), ("link", "link")):
            at = draft.text.index(word, start)
            region = draft.region(Span(at, at + len(word)))
            assert region.text == written


@pytest.mark.parametrize(
    "text",
    [
        f"\x1b[31m{FALSE}.\x1b[0m",
        f"::error::{FALSE}.",
        f"]]>{FALSE}.",
        f"\u202e{FALSE}.\u202c",
        f"</script><script>alert(1)</script>{FALSE}.",
        f"{FALSE}. '; DROP TABLE claims; --",
        f"{FALSE}. =HYPERLINK(1)",
    ],
)
@pytest.mark.parametrize("form", ["full", "concise", "github", "markdown"])
def test_a_hostile_draft_cannot_steer_what_prints_it(desk: Desk, text: str, form: str) -> None:
    path = desk.path.parent / "draft.txt"
    path.write_text(f"{text}\n", encoding="utf-8")

    ran = scan(desk, str(path), "-f", form)

    assert ran.err == ""
    assert not {"\x1b", "\u202e"} & set(ran.out)
    # Only the format for GitHub begins lines so, and then it is its own commands.
    commands = [line for line in ran.out.splitlines() if line.lstrip().startswith("::")]
    assert form == "github" or not commands
    assert all(line.split(" ")[0] in {"::error", "::warning", "::notice"} for line in commands)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000_000,
        "word " * 2_000_000,
        "<!--" * 2_000_000,
    ],
    ids=["a word", "a line", "comments"],
)
def test_a_line_of_ten_megabytes_is_refused(desk: Desk, text: str) -> None:
    path = desk.path.parent / "long.md"
    path.write_text(text)

    ran = scan(desk, str(path))
    path.unlink()

    assert (ran.code, ran.out) == (2, "")
    assert "it is larger than" in ran.err


@pytest.mark.parametrize("name", ["draft.md", "draft.txt", "draft.html"])
@pytest.mark.parametrize(
    "piece",
    ["<!--", "<script", "[a](", "*_`", "“", "(", "> ", "from 1 to 2 ", "a. ", "&amp", "\n\n#"],
)
def test_a_long_hostile_draft_ends(desk: Desk, piece: str, name: str) -> None:
    path = desk.path.parent / name
    path.write_text(piece * (8_000 // len(piece)))

    ran = scan(desk, str(path))
    path.unlink()

    assert ran.code in {0, 1, 2}
