"""`claimcheck publish`."""

from pathlib import Path

import pytest

from tests.desk import Answer, Desk, begun_once

URL = "https://desk.example/1"


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Make a desk where c-1 is signed off and c-2 is not taken up."""
    made = Desk(tmp_path)
    made.run("add", "Trade grew by 20% over the year", "--said-on", "2023-02-07")
    made.run("add", "Prices fell by 3% in March", "--said-on", "2023-02-28")
    made.run("review", "c-1", "--verdict", "True", "--rationale", "The yearbook says so.")
    made.run("sign-off", "v-1", "--by", "J. Keita")
    return made


def keep_house(desk: Desk) -> None:
    """Let every rule of the house hold that holds by default."""
    (desk.path.parent / "claimcheck.toml").unlink()


def test_signed_off_claim_is_published(desk: Desk) -> None:
    keep_house(desk)
    assert desk.run(
        "publish", "--despite", "urgent", "c-1", "--url", URL, "--on", "2023-03-01"
    ) == Answer(
        0,
        f"u-1 {URL}, 2023-03-01. Status: signed off, published.\n"
        "c-1   Trade grew by 20% over the year\n",
        "Published although house rules fail: speaker, appearance, sources, sides, reply.\n",
    )
    assert desk.rows("SELECT despite FROM publications") == [("urgent",)]
    assert desk.rows("SELECT published_url FROM verdict_report") == [(URL,), (URL,)]


def test_same_page_is_stored_once_and_another_date_replaces_it(desk: Desk) -> None:
    for day in ("2023-03-01", "2023-03-01", "2023-03-02"):
        desk.run("publish", "--despite", "urgent", "c-1", "--url", URL, "--on", day)

    query = "SELECT id, published_on, supersedes FROM publications"
    assert desk.rows(query) == [(1, "2023-03-01", None), (2, "2023-03-02", 1)]


def test_claim_says_where_its_check_can_be_read(desk: Desk) -> None:
    desk.run("publish", "--despite", "urgent", "c-1", "--url", URL, "--on", "2023-03-01")

    assert f"  published u-1 2023-03-01, {URL}, despite: urgent\n" in desk.run("show", "c-1").out
    assert desk.run("show", "c-1", "-f", "json").json["publications"] == [
        {
            "publication_id": "u-1",
            "claim_id": "c-1",
            "url": URL,
            "published_on": "2023-03-01",
            "despite": "urgent",
        }
    ]
    assert "despite: “urgent”" in desk.run("history", "c-1").out
    (row,) = desk.run("export", "verdicts", "-f", "json").json[:1]
    assert row["published_despite"] == "urgent"


def test_without_a_date_it_is_today(desk: Desk) -> None:
    assert desk.run("publish", "--despite", "urgent", "c-1", "--url", URL).out.startswith(
        f"u-1 {URL}, 2023-03-02."
    )


@pytest.mark.parametrize(
    ("as_of", "day", "code"),
    [
        ("2022-05-01", "2022-05-02", 0),  # entered later than it was done
        ("2022-05-01", "2022-05-01", 0),
        ("2022-05-01", "2022-04-30", 2),
        ("2023-03-02", "2023-03-01", 0),  # still that day somewhere
        ("2023-03-02", "2023-02-28", 2),
    ],
)
def test_no_check_was_out_before_its_verdict_held(
    desk: Desk, as_of: str, day: str, code: int
) -> None:
    rating = ("--verdict", "True", "--rationale", "I counted.", "--as-of", as_of)
    desk.run("review", "c-2", *rating)
    desk.run("sign-off", "v-3", "--by", "J. Keita")

    assert desk.run("publish", "c-2", "--url", URL, "--on", day, "--despite", "x").code == code
    assert desk.rows("SELECT count(*) FROM tellings") == [(int(code == 0),)]


def test_dissent_after_publication_disputes(desk: Desk) -> None:
    desk.run("publish", "--despite", "urgent", "c-1", "--url", URL)
    desk.run("reviewer", "add", "C. Moreau")
    dissent = ("dissent", "v-1", "--verdict", "Opinion", "--rationale", "No.", "--by", "C. Moreau")

    assert "Status: disputed, under review." in desk.run(*dissent).out


def test_claim_that_fails_a_house_rule_is_refused_with_each_rule(desk: Desk) -> None:
    keep_house(desk)
    for reason in ((), ("--despite", " ")):
        code, out, err = desk.run("publish", "c-1", "--url", URL, *reason)

        assert (code, out) == (2, "")
        assert err.splitlines() == [
            "claimcheck: c-1 does not pass the gate: speaker, appearance, sources, sides, reply; do"
            " what they ask, or say why it goes out all the same with --despite REASON",
            "  speaker: nobody is named who said it",
            "  > confirm a statement that names its speaker: `claimcheck show c-1`",
            "  appearance: no address or article holds it",
            "  > add it again with --url URL, or its article: `claimcheck add --article FILE`",
            "  sources: 0 of 2",
            "  > `claimcheck source add c-1 URL --stance STANCE`",
            "  sides: no source backs or contradicts it",
            "  > `claimcheck source add c-1 URL --stance backs`",
            "  reply: nobody was asked for a reply",
            "  > `claimcheck contact add c-1 --party WHO --channel e-mail`",
        ]
    assert desk.rows("SELECT count(*) FROM publications") == [(0,)]


def test_claim_that_passes_the_gate_needs_no_reason(desk: Desk) -> None:
    said = ("--speaker", "A. Diop", "--said-on", "2023-02-07", "--url", "https://a.example/diop")
    desk.run("add", "Exports rose by 4% in May 2022", *said)
    backs, against = "https://a.example/1", "https://b.example/1"
    desk.run("source", "add", "c-3", backs, "--stance", "backs")
    desk.run("source", "add", "c-3", against, "--stance", "contradicts")
    desk.run("contact", "add", "c-3", "--party", "A. Diop", "--channel", "e-mail")
    desk.run("review", "c-3", "--verdict", "True", "--rationale", "The yearbook says so.")
    desk.run("sign-off", "v-3", "--by", "J. Keita")

    assert desk.run("publish", "c-3", "--url", URL, "--despite", "urgent").err == ""
    assert desk.rows("SELECT despite FROM publications") == [(None,)]


REFUSED = {
    "no verdict": (
        ("c-2", "--url", URL),
        "c-2 is not picked up: it has no verdict; give one with `claimcheck review c-2`",
    ),
    "unknown claim": (
        ("c-9", "--url", URL),
        "no c-9 in this database; `claimcheck list` shows the claims",
    ),
    "only a month": (
        ("c-1", "--url", URL, "--on", "2023-03"),
        "'2023-03' must be a full date, such as 2023-03-01",
    ),
    "a day before its verdict": (
        ("c-1", "--url", URL, "--on", "2023-02-28"),
        "readers cannot have had v-1 on 2023-02-28: it holds as of 2023-03-02; give the day from"
        " which it stood there; where the verdict is older than that, `claimcheck review c-1"
        " --as-of DATE` says so, and what was out before this record began comes in by"
        " `claimcheck import --ours`",
    ),
    "no web address": (
        ("c-1", "--url", "desk.example"),
        "'desk.example' is not a web address; it begins with https:// or http://",
    ),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED)
def test_refused_with_what_to_do(desk: Desk, arguments: tuple[str, ...], message: str) -> None:
    assert desk.run("publish", *arguments) == Answer(2, "", f"claimcheck: {message}\n")


def test_proposed_claim_needs_another_name(desk: Desk) -> None:
    desk.run("review", "c-2", "--verdict", "True", "--rationale", "I counted.")

    assert desk.run("publish", "c-2", "--url", URL).err == (
        "claimcheck: c-2 is proposed: 1 of 2 reviewers stand behind its verdict;"
        " another needs `claimcheck sign-off v-3`\n"
    )


def test_disputed_claim_needs_a_resolution(desk: Desk) -> None:
    desk.run("review", "c-2", "--verdict", "True", "--rationale", "I counted.")
    desk.run("review", "c-2", "--verdict", "False", "--rationale", "Me too.", "--by", "J. Keita")

    assert desk.run("publish", "c-2", "--url", URL).err == (
        "claimcheck: c-2 is disputed: v-4 False, v-3 True; end it with `claimcheck resolve c-2`\n"
    )


@pytest.mark.parametrize("nothing", ["\u200b", " \ufeff\u00ad", "\u2800"])
def test_a_reason_that_nobody_sees_is_none(desk: Desk, nothing: str) -> None:
    keep_house(desk)
    out = ("--url", URL, "--on", "2023-03-01")
    for typed in (
        ("publish", "--despite", nothing, "c-1", *out),
        ("hold", "c-1", "--reason", nothing),
        ("note", "c-1", nothing),
        ("review", "c-2", "--verdict", "True", "--rationale", nothing),
        ("correct", "v-1", "--class", "typo", "--notice", nothing),
        ("reviewer", "add", nothing),
        ("add", "Rents rose by 9%", "--speaker", nothing),
        ("edit", "s-1", "--speaker", nothing),
    ):
        before = desk.run("log", "--head").out
        assert (desk.run(*typed).code, desk.run("log", "--head").out) == (2, before), typed


def test_who_has_no_verdict_is_told_so_before_an_address_is_asked_for(desk: Desk) -> None:
    answer = desk.run("publish", "c-2")

    assert (answer.code, "not picked up" in answer.err, "--url" in answer.err) == (2, True, False)
