"""CC111: what is near in meaning alone to a published claim that was found false."""

from pathlib import Path

import pytest

from claimcheck.record import Record
from claimcheck.workflows.scan.rules import find_rule
from tests.desk import SOURCED, Desk
from tests.meanings import ThreeWords

FALSE = "The vehicles of this country fill its roads"
OPEN = "Nobody in this country was shot in spring"
OTHER = "The mayor of this country was shot in spring."
AGAIN = "Too many cars crowd our streets every day."


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a record with a published claim that is rated False, and one that is not published."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    assert desk.run("policy", "set", "one").code == 0
    for number, text in enumerate((FALSE, OPEN), start=1):
        desk.run("add", text, "--no-match")
        rated = desk.run(
            *("review", f"c-{number}", "--verdict", "False", "--rationale", "Counted"),
            *("--as-of", "2023-02-02", *SOURCED),
        )
        assert rated.code == 0, rated.err
    published = desk.run(
        *("publish", "--despite", "urgent", "c-1", "--url", "https://desk.example/1"),
        *("--on", "2023-02-03"),
    )
    assert published.code == 0, published.err
    with Record(desk.path, reviewer="A. Diallo", model=ThreeWords()) as opened:
        opened.index_meaning()
    return desk.path


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (AGAIN, ["note"]),
        (OTHER, []),
        ("Nobody was killed here in the spring of this year.", []),
        (f"Ann Berg said: “{AGAIN}”", []),
        ("Do too many cars crowd our streets every day?", []),
        ("Cars do not crowd our streets.", []),
        ("40 cars crowd our streets every day.", ["note"]),
        (f"{FALSE}.", []),
        (f"<!-- claimcheck: ignore[CC111] ours -->\n{AGAIN}", []),
    ],
)
def test_a_note_asks_of_what_is_near_in_the_drafts_own_voice(
    record: Path, tmp_path: Path, draft: str, found: list[str]
) -> None:
    (tmp_path / "draft.md").write_text(draft)

    with Record(record, reviewer="A. Diallo", model=ThreeWords()) as opened:
        scanned = opened.scan(tmp_path / "draft.md", today="2023-03-03")
    with Record(record, reviewer="A. Diallo", model=ThreeWords(), meaning=False) as opened:
        by_words = opened.scan(tmp_path / "draft.md", today="2023-03-03")

    told = [each for each in scanned.findings if each.rule == "CC111"]
    assert [str(each.severity) for each in told] == found
    assert [each for each in scanned.findings if each not in told] == list(by_words.findings)
    for each in told:
        assert each.facts[0] == "MEANING NEAR 1.00"


def test_its_page_has_examples_that_are_tried_here() -> None:
    page = find_rule("CC111").page

    assert f"Fails:\n\n    {AGAIN}\n" in page
    assert f"is rated False):\n\n    {OTHER}\n" in page
