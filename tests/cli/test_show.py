"""`claimcheck show`."""

import json
from pathlib import Path

import pytest

from tests.cli.running import golden, mistake, ok


@pytest.mark.parametrize(
    "identifier", ["c-2", "c-4", "c-6", "c-33", "s-2", "s-12", "s-37", "a-1", "q-3"]
)
def test_page_says_all_that_is_on_record(sample: Path, identifier: str) -> None:
    page = ok("show", identifier)

    golden(f"show-{identifier}.txt", page)
    assert max(map(len, page.splitlines())) <= 80


@pytest.mark.parametrize("identifier", ["c-2", "s-12", "q-3"])
def test_json_says_the_same_to_programs(sample: Path, identifier: str) -> None:
    golden(f"show-{identifier}.json", ok("show", identifier, "-f", "json"))


def test_article_holds_its_text_in_json(sample: Path) -> None:
    article = json.loads(ok("show", "a-1", "-f", "json"))

    assert list(article) == [
        *("article_id", "sha256", "text", "title", "publisher", "published_on", "url"),
        *("language", "edition_before", "edition_after", "beside", "statements"),
    ]


def test_case_and_blanks_of_an_id_do_not_matter(sample: Path) -> None:
    assert ok("show", " C-1 ") == ok("show", "c-1")


@pytest.mark.parametrize(
    ("identifier", "problem"),
    [
        (
            "31",
            "'31' is not an id here; write c-31 (claim) or s-31 (statement) or a-31 (article)"
            " or q-31 (question)",
        ),
        ("v-1", "v-1 is a verdict; `claimcheck export verdicts` shows it"),
        (" E-2", "e-2 is a source; `claimcheck source list` shows it"),
        ("p-1", "p-1 is a person; `claimcheck person show p-1` shows it"),
        ("w-1", "w-1 is a contact; `claimcheck contact list` shows it"),
        ("c-999", "no c-999 in this database; `claimcheck list` shows the claims"),
        (
            "q-999",
            "no q-999 in this database; `claimcheck list --questions` shows the open questions",
        ),
        (
            "s-999",
            "no s-999 in this database; `claimcheck list statements` shows the statements",
        ),
    ],
)
def test_unknown_id_is_named(sample: Path, identifier: str, problem: str) -> None:
    assert mistake("show", identifier) == problem


def test_hostile_words_are_shown_spelled_out(database: Path) -> None:
    ok("add", "Trade\x1b[2J grew \u202eby 20%", "--speaker", "\x9bEve", "--place", "\x07Here")
    ok("review", "c-1", "--verdict", "False", "--rationale", "It\x1b fell", "--backs", "\x1bu")

    for page in (ok("show", "c-1"), ok("show", "s-1")):
        assert all(line.isprintable() for line in page.splitlines())

    assert ok("show", "c-1") == (
        "c-1 Trade\\x1b[2J grew \\u202eby 20%\n"
        "  status    proposed; 0 occasions, 1 mention\n"
        "  verdict   v-1 False, as of 2023-03-02, A. Diallo (proposes)\n"
        "            It\\x1b fell\n"
        "  source    e-1 backs: \\x1bu\n"
        "  said      s-1 indirect, \\x9bEve, date unknown, \\x07Here: Trade\\x1b[2J grew\n"
        "            \\u202eby 20%\n"
    )


def test_claim_says_whom_the_desk_asked_and_where_its_sources_are_kept(trade: Path) -> None:
    page = trade.with_name("port.html")
    page.write_text("<p>Trade fell.</p>", encoding="utf-8")
    ok(
        *("source", "add", "c-1", "https://port.example/trade", "--stance", "contradicts"),
        *("--title", "Trade", "--quote", "Trade fell", "--accessed-on", "2023-03-01"),
        *("--archive-url", "https://archive.example/1", "--file", str(page)),
    )
    asked = ("contact", "add", "c-1", "--channel", "e-mail", "--sent", "2023-02-20")
    ok(*asked, "--party", "Ministry", "--deadline", "2023-03-01")
    ok(*asked, "--party", "Reader", "--reason", "complaint", "--answer", "We disagree")

    assert ok("show", "c-1").split("From a low base\n")[1] == (
        "  source    e-1 contradicts: https://port.example/trade\n"
        "            Trade\n"
        "            “Trade fell”\n"
        "            read on 2023-03-01, copy f-1, archived at https://archive.example/1\n"
        "  contact   w-1 Ministry, e-mail, sent 2023-02-20, answer by 2023-03-01: no\n"
        "            answer, overdue\n"
        "  contact   w-2 Reader, e-mail, they wrote 2023-02-20 (complaint): “We disagree”\n"
        "  said      s-1 indirect, Lavrov, 2023-02-07: Trade grew by 20% over the year\n"
    )
    contacts = json.loads(ok("show", "c-1", "-f", "json"))["contacts"]
    assert [(each["contact_id"], each["state"]) for each in contacts] == [
        ("w-1", "overdue"),
        ("w-2", "answered"),
    ]
    assert contacts == json.loads(ok("contact", "list", "-f", "json", "--today", "2023-03-02"))


def at_desk(card: str, answers: str) -> None:
    """Answer a card by keyboard."""
    ok("review", card, stdin=f"{answers}\nq\n".encode())


def test_page_says_what_stands_in_a_mended_statement_s_place(sample: Path) -> None:
    at_desk("s-4", "e speaker TASS")
    new = json.loads(ok("show", "s-4", "-f", "json"))["superseded_by"]
    shown = ok("show", "s-4").splitlines()
    of_claim = ok("show", "c-4")

    assert shown[1].startswith(f"  now       {new} stands in its place: Russian-Malian")
    assert "reported" not in "".join(shown)
    assert f"(now {new})" in of_claim
    assert not json.loads(ok("show", "s-4", "-f", "json"))["holds"]
    assert json.loads(ok("show", new, "-f", "json"))["holds"]


@pytest.mark.parametrize("identifier", ["s-23", "c-22"])
def test_page_says_who_took_a_statement_out_and_why(sample: Path, identifier: str) -> None:
    at_desk("s-23", "x Not a claim")

    assert "  holds     no longer, since 2023-03-02, A. Diallo: Not a claim" in ok(
        "show", identifier
    )
    assert json.loads(ok("show", identifier, "-f", "json"))["holds"] is False
    ok("undo")
    assert "no longer" not in ok("show", identifier)


def test_question_that_is_asked_no_more_offers_no_answer(trade: Path) -> None:
    ok("add", "Trade grew by 30% over the year", "--said-on", "2023-02-07")
    at_desk("q-1", "x Not a claim")
    page = ok("show", "q-1")

    assert "holds     no longer" in page
    assert "claimcheck decide" not in page
