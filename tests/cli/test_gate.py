"""`claimcheck gate`."""

from pathlib import Path

import pytest

from tests.desk import Answer, Desk

ARTICLE = "“Trade grew by 20%,” Lavrov said in Bamako on Tuesday."
QUOTED = "Trade grew by 20%,"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Make a desk with one quotation, c-1, in a stored article; work beside its database."""
    monkeypatch.chdir(tmp_path)
    made = Desk(tmp_path)
    (tmp_path / "claimcheck.toml").unlink()
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "said.jsonl").write_text(
        f'{{"text": "{QUOTED}", "kind": "direct", "speaker": "S. Lavrov",'
        ' "said_on": "2023-02-07", "spans": [[1, 19]]}\n',
        encoding="utf-8",
    )
    made.run("add", "--from", "said.jsonl", "--in", "article.txt")
    return made


def make_ready(desk: Desk) -> None:
    """Do all that the house asks for."""
    desk.run(
        *("review", "c-1", "--verdict", "True", "--rationale", "Both yearbooks say so."),
        *("--backs", "https://a.example", "--contradicts", "https://b.example"),
    )
    desk.run("sign-off", "v-1", "--by", "J. Keita")


def house(text: str) -> None:
    Path("claimcheck.toml").write_text(text, encoding="utf-8")


def test_claim_that_nobody_checked_fails_with_reasons(desk: Desk) -> None:
    assert desk.run("gate", "c-1") == Answer(
        1,
        f"FAIL  c-1 {QUOTED}\n"
        "  pass  speaker     S. Lavrov\n"
        "  pass  date        2023-02-07\n"
        "  pass  appearance  a-1\n"
        "  pass  quotation   1 verified\n"
        "  FAIL  sources     0 of 2\n"
        "                  > `claimcheck source add c-1 URL --stance STANCE`\n"
        "  FAIL  sides       no source backs or contradicts it\n"
        "                  > `claimcheck source add c-1 URL --stance backs`\n"
        "  FAIL  reply       nobody was asked for a reply\n"
        "                  > `claimcheck contact add c-1 --party WHO --channel e-mail`\n"
        "  FAIL  reviewers   not picked up, by nobody\n"
        "                  > it has no verdict; give one with `claimcheck review c-1`\n"
        "  pass  dispute     none\n"
        "  pass  recheck     no date set\n"
        "0 of 1 may be published.\n",
        "",
    )


def test_claim_that_satisfies_the_house_passes(desk: Desk) -> None:
    house("[gate]\nreply = false\n")
    make_ready(desk)

    answer = desk.run("gate", "--all", "-f", "json")

    assert answer.code == 0
    assert answer.json["passed"] is True
    assert answer.json["claims"][0]["rules"][4] == {
        "rule": "sources",
        "passed": True,
        "why": "2 of 2: a.example, b.example",
        "next": None,
    }


def test_right_of_reply_is_read_from_the_contacts(desk: Desk) -> None:
    make_ready(desk)
    before = desk.run("gate", "c-1").code
    desk.run(
        *("contact", "add", "c-1", "--party", "Ministry", "--channel", "e-mail"),
        *("--sent", "2023-02-20", "--deadline", "2023-02-22"),
    )

    assert (before, desk.run("gate", "c-1").code) == (1, 0)


def test_overdue_verdict_fails_on_the_day(desk: Desk) -> None:
    house("[gate]\nreply = false\nsides = false\nsources = 0\nreviewers = 0\n")
    desk.run(
        *("review", "c-1", "--verdict", "True", "--rationale", "Yes."),
        *("--recheck-on", "2023-10-01"),
    )

    codes = [desk.run("gate", "c-1", "--today", f"2023-{day}").code for day in ("09-30", "10-01")]
    assert codes == [0, 1]


def test_quotation_without_a_place_in_an_article_fails(desk: Desk) -> None:
    desk.run("add", "Prices fell by 3%", "--kind", "direct", "--speaker", "A. Diop")

    assert "FAIL quotation s-2 has no place in a stored article or a kept" in gated(desk, "c-2")


@pytest.mark.parametrize(
    ("page", "quote", "ruling"),
    [
        (
            "<p>He said: Wheat is <b>dear</b> now.</p>",
            "Wheat is dear",
            "pass quotation 2 verified",
        ),
        ("<p>Wheat is dear, they say</p>", None, "pass quotation 1 verified"),
        ("<p>Wheat was dear</p>", None, "FAIL quotation s-2 stands in no kept copy of a source"),
        ("<p>Wheat is dear</p>", "Wheat is cheap", "FAIL quotation e-1 is altered in f-1"),
        ("<p>Wheat is dear</p>", "Nobody knows why", "FAIL quotation e-1 is missing in f-1"),
    ],
)
def test_quotations_are_looked_up_in_the_copies_of_sources(
    desk: Desk, tmp_path: Path, page: str, quote: str | None, ruling: str
) -> None:
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    desk.run("add", "Wheat is dear", "--kind", "direct", "--speaker", "The minister")
    quoted = ("--quote", quote) if quote else ()
    desk.run(
        *("source", "add", "c-2", "https://a.example", "--stance", "context"),
        *("--file", "page.html", *quoted),
    )

    assert ruling in gated(desk, "c-2")


def gated(desk: Desk, claim: str) -> str:
    """Return what the gate says, on one line."""
    return " ".join(desk.run("gate", claim).out.split())


def test_nothing_rated_is_nothing_to_check(desk: Desk) -> None:
    assert desk.run("gate", "--all") == Answer(
        3, "", "claimcheck: no claim has a verdict; give one with `claimcheck review`\n"
    )


@pytest.mark.parametrize("arguments", [(), ("c-1", "--all")])
def test_claims_or_all_must_be_asked_for(desk: Desk, arguments: tuple[str, ...]) -> None:
    assert desk.run("gate", *arguments) == Answer(
        2, "", "claimcheck: name claims, such as `claimcheck gate c-31`, or use --all\n"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[gate]\nreviewer = 2\n", "unknown key 'reviewer'; did you mean 'reviewers'?"),
        ("[gate]\nreply = 1\n", "gate.reply must be true or false"),
        ("[gate]\nsources = true\n", "gate.sources must be a whole number; 0 turns it off"),
        ("[gate]\nsources = -1\n", "gate.sources must not be below 0"),
        ("gate = true\n", "[gate] must be a table"),
        ("[gates]\n", "unknown key 'gates'; did you mean 'gate'?"),
    ],
)
def test_mistaken_house_rules_are_named(
    desk: Desk, tmp_path: Path, text: str, message: str
) -> None:
    house(text)

    file = tmp_path / "claimcheck.toml"
    assert desk.run("gate", "c-1") == Answer(2, "", f"claimcheck: {file}: {message}\n")
