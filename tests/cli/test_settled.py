"""A verdict that a resolution has overruled: shown as such, and counted nowhere."""

from pathlib import Path

import pytest

from tests.desk import Desk, begun_once

CLAIM = "The ministry built 40 schools in the north of Mali in 2022"


@begun_once
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    rated = ("--as-of", "2023-02-01", "--rationale", "The list says so")
    made.run("add", CLAIM, "--person", "Moussa Keita", "--said-on", "2023-01-10")
    made.run("reviewer", "add", "B. Okafor", "--role", "editor")
    made.run("review", "c-1", "--verdict", "False", *rated)
    made.run("dissent", "v-1", "--verdict", "True", *rated, "--by", "J. Keita")
    return made


@pytest.fixture
def resolved(desk: Desk) -> Desk:
    rated = ("--as-of", "2023-02-03", "--rationale", "The list counts")
    desk.run("resolve", "c-1", "--verdict", "True", *rated, "--by", "B. Okafor")
    return desk


def test_match_and_page_say_that_it_is_settled(resolved: Desk) -> None:
    told = resolved.run("match", CLAIM).out

    assert "        verdict False, as of 2023-02-01, A. Diallo; settled since.\n" in told
    assert "True, as of 2023-02-03, B. Okafor. It covers these words once" in told
    page = " ".join(resolved.run("show", "c-1").out.split())
    assert "v-1 False, as of 2023-02-01, A. Diallo (proposes); settled since" in page


def test_json_tells_it_from_the_one_in_force(resolved: Desk) -> None:
    (match,) = resolved.run("match", CLAIM, "-f", "json").json["matches"]

    assert [(each["label"], each["settled"]) for each in match["verdicts"]] == [
        ("True", False),
        ("True", True),
        ("False", True),
    ]


def test_new_article_is_set_beside_the_one_in_force(resolved: Desk, tmp_path: Path) -> None:
    article = tmp_path / "story.txt"
    article.write_text(f"“{CLAIM.replace('40', '50')},” Moussa Keita said.\n")

    assert "True, as of 2023-02-03, B. Okafor" in resolved.run("add", "--article", str(article)).out


def test_dispute_is_named_beside_a_new_article(desk: Desk, tmp_path: Path) -> None:
    article = tmp_path / "story.txt"
    article.write_text(f"“{CLAIM.replace('40', '50')},” Moussa Keita said.\n")

    assert "disputed: True, False" in desk.run("add", "--article", str(article)).out


def test_nobody_has_repeated_what_is_rated_true_by_now(desk: Desk) -> None:
    added = desk.run("add", CLAIM, "--person", "Moussa Keita", "--said-on", "2023-02-02")
    assert "1 to decide" in added.out
    desk.run("decide", "s-2", "c-1", "same")
    assert desk.run("speaker", "p-1", "-f", "json").json["repeated_since_rated"]

    rated = ("--as-of", "2023-02-03", "--rationale", "The list counts")
    desk.run("resolve", "c-1", "--verdict", "True", *rated, "--by", "B. Okafor")

    assert desk.run("speaker", "p-1", "-f", "json").json["repeated_since_rated"] == []


def test_search_names_the_one_in_force(resolved: Desk) -> None:
    assert resolved.run("search", "schools").out.startswith("c-1    signed off, True\n")
