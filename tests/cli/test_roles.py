"""What each role may do, and who acts where nobody is named."""

from pathlib import Path

import pytest

from tests.cli.running import mistake, ok, run
from tests.desk import NO_SOURCES

EDITORS = (
    ("resolve", "c-1", "--verdict", "True", "--rationale", "It is settled."),
    ("publish", "c-2", "--url", "https://desk.example/1", "--despite", "urgent"),
    ("correct", "v-1", "--class", "typo", "--notice", "A slip.", "--rationale", "Low base."),
    ("policy", "set", "one"),
    ("scale", "import", "scale.toml"),
    ("import", "ours.jsonl", "--ours"),
)
OWNERS = (
    ("reviewer", "add", "M. Sow"),
    ("reviewer", "role", "J. Keita", "owner"),
    ("redact", "s-1", "--reason", "A court says so."),
)
SCALE = """name = "house"
[[labels]]
label = "False"
definition = "It is not so."
rank = 1
[[labels]]
label = "Open"
definition = "Nobody knows."
"""
OURS = (
    '{"@context": "https://schema.org", "@type": "ClaimReview", "datePublished": "2023-01-10",'
    ' "url": "https://desk.example/9", "claimReviewed": "Prices fell by 3%",'
    ' "author": {"name": "The desk"}, "reviewRating": {"alternateName": "False"}}\n'
)


@pytest.fixture
def disputed(trade: Path) -> Path:
    """Make a dispute about c-1, a verdict on c-2 to publish, and what the acts read."""
    ok("add", "Prices fell by 3% in March", "--said-on", "2023-02-08")
    ok("review", "c-2", "--verdict", "Opinion", "--rationale", "It is a forecast.")
    ok("sign-off", "v-2", "--by", "J. Keita")
    ok("reviewer", "add", "O. Berg")
    ok("reviewer", "add", "C. Moreau")
    ok("dissent", "v-1", "--verdict", "True", "--rationale", "It counts.", "--by", "O. Berg")
    trade.with_name("scale.toml").write_text(SCALE)
    trade.with_name("ours.jsonl").write_text(OURS)
    trade.with_name("claimcheck.toml").write_text(f'{NO_SOURCES}[desk]\nsite = "desk.example"\n')
    return trade


@pytest.mark.parametrize(
    ("role", "needed", "acts"),
    [("reviewer", "an editor", EDITORS), ("editor", "an owner", OWNERS)],
)
def test_act_that_needs_more_is_refused_and_leaves_nothing(
    disputed: Path, role: str, needed: str, acts: tuple[tuple[str, ...], ...]
) -> None:
    ok("reviewer", "role", "C. Moreau", "editor")
    if role == "reviewer":
        ok("reviewer", "role", "C. Moreau", "reviewer")
    before = ok("log")
    told = [mistake(*act, "--by", "C. Moreau") for act in acts]

    assert [each.partition(" needs ")[2].partition(";")[0] for each in told] == [needed] * len(acts)
    assert all("`claimcheck reviewer role`" in each for each in told)
    assert ok("log") == before


def test_undoing_needs_the_role_of_what_is_undone(disputed: Path) -> None:
    ok("policy", "set", "one")
    event = ok("log").splitlines()[-1].split()[0]

    assert "policy needs an editor" in mistake("undo", event, "--by", "O. Berg")
    ok("undo", event)
    undoing = ok("log").splitlines()[-1].split()[0]
    assert "policy needs an editor" in mistake("undo", undoing, "--by", "O. Berg")


def test_only_one_who_has_not_left_needs_no_name(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMCHECK_BY")

    assert mistake("add", "Trade grew by 20%") == (
        "who acts? A. Diallo, J. Keita may; say it with --by NAME, with CLAIMCHECK_BY, or with"
        " `by` in claimcheck.toml"
    )
    assert run("list").code == 0
    ok("reviewer", "role", "J. Keita", "owner", "--by", "A. Diallo")
    ok("reviewer", "role", "A. Diallo", "left", "--by", "J. Keita")
    ok("add", "Trade grew by 20%")
    assert "J. Keita" in ok("log").splitlines()[-1]


@pytest.mark.parametrize("name", ["J.Keita", "j keita", "J. KEITA ", "J. Kéita"])
def test_near_name_is_asked_back(database: Path, name: str) -> None:
    assert mistake("add", "Trade grew by 20%", "--by", name).endswith("; did you mean 'J. Keita'?")


def test_what_a_person_was_is_told_by_a_reviewer(disputed: Path) -> None:
    ok("person", "add", "Mara Lindqvist", "--by", "O. Berg")

    assert "director" in ok("person", "role", "p-1", "director", "--by", "O. Berg")
