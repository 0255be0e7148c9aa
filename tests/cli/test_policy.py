"""`claimcheck policy`, and what each policy asks of a verdict."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck import Record
from tests.desk import Answer, Desk, begun_once


def begin(folder: Path) -> Desk:
    """Make a desk of three with one claim."""
    made = Desk(folder)
    made.run("reviewer", "add", "C. Moreau")
    made.run("add", "Trade grew by 20% over the year", "--said-on", "2023-02-07")
    return made


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Make that desk."""
    return begin(tmp_path)


def review(desk: Desk, by: str, label: str = "True", claim: str = "c-1") -> str:
    given = desk.run(
        "review", claim, "--verdict", label, "--rationale", f"{by} counted.", "--by", by
    )
    return given.out.splitlines()[0].rpartition("Status: ")[2]


def test_new_record_asks_for_a_second_person(desk: Desk) -> None:
    assert desk.run("policy", "show", "-f", "csv").out == (
        "version,policy,reviewers,blind,set_at,set_by\n"
        "1,second person,2,no,2023-03-02T00:01:00Z,A. Diallo\n"
    )


@pytest.mark.parametrize(
    ("policy", "said", "statuses"),
    [
        ("one", "one (1 reviewer)", ["signed off."] * 3),
        ("second person", "second person (2 reviewers)", ["proposed.", "signed off."]),
        ("Quorum 3", "quorum 3 (3 reviewers)", ["proposed.", "proposed.", "signed off."]),
        ("blind", "blind (2 reviewers)", ["proposed.", "signed off."]),
    ],
)
def test_policy_tells_how_many_must_agree(
    desk: Desk, policy: str, said: str, statuses: list[str]
) -> None:
    answer = desk.run("policy", "set", *policy.split())
    reviewers = ("A. Diallo", "J. Keita", "C. Moreau")

    assert answer.out.endswith(f": {said}.\n")
    assert [review(desk, by) for by in reviewers[: len(statuses)]] == statuses


def test_verdict_is_judged_by_the_policy_under_which_it_was_given(desk: Desk) -> None:
    desk.run("policy", "set", "one")
    review(desk, "A. Diallo")
    desk.run("policy", "set", "quorum", "3")
    desk.run("add", "Prices fell by 3% in March", "--said-on", "2023-02-08")

    listed = json.loads(desk.run("list", "-f", "json").out)

    assert review(desk, "J. Keita", claim="c-2") == "proposed."
    assert listed[0]["status"] == "signed off"


def test_same_policy_makes_no_new_version(desk: Desk) -> None:
    desk.run("policy", "set", "blind")

    assert desk.run("policy", "set", "blind").out == "Policy 2: blind (2 reviewers).\n"
    assert desk.rows("SELECT count(*) FROM policies") == [(2,)]


@pytest.mark.parametrize("text", ["two", "quorum", "quorum 1", "quorum 0", "quorum 100", "blind 2"])
def test_unknown_policy_is_refused(desk: Desk, text: str) -> None:
    assert desk.run("policy", "set", text) == Answer(
        2,
        "",
        f"claimcheck: '{text}' is not a policy; policies are one, second person, quorum N"
        " (N from 2 to 99), blind\n",
    )


# Blind

SECRET = ("Misleading", "from a low base")


@begun_once
def blind(tmp_path: Path) -> Desk:
    """Let A. Diallo rate c-1 under a blind policy."""
    made = begin(tmp_path)
    made.run("policy", "set", "blind")
    made.run("review", "c-1", "--verdict", SECRET[0], "--rationale", SECRET[1])
    return made


COMMANDS = [
    ("show", "c-1"),
    ("show", "c-1", "-f", "json"),
    ("show", "s-1"),
    ("match", "Trade grew by 20% over the year"),
    ("match", "Trade grew by 20% over the year", "-f", "json"),
    ("list", "-f", "json"),
    ("due", "--within", "9999d"),
    ("gate", "c-1"),
    ("gate", "--all", "-f", "json"),
    ("log",),
    ("log", "-f", "json"),
    ("history", "c-1"),
    ("search", "base"),
    ("add", "Trade grew by 20% over the year", "--said-on", "2023-02-09", "--by", "J. Keita"),
    ("sign-off", "v-1", "--by", "J. Keita"),
    ("dissent", "v-1", "--verdict", "True", "--rationale", "x", "--by", "J. Keita"),
    ("correct", "v-1", "--class", "typo", "--notice", "x", "--by", "J. Keita"),
    ("publish", "--despite", "urgent", "c-1", "--url", "https://desk.example", "--by", "J. Keita"),
    *(
        ("export", what, "-f", form)
        for what in ("claims", "verdicts", "statements", "sources", "corrections")
        for form in ("csv", "json")
    ),
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_first_blind_verdict_is_hidden_everywhere(blind: Desk, arguments: tuple[str, ...]) -> None:
    answer = blind.look(*arguments)

    assert not any(word in answer.out + answer.err for word in SECRET)


@pytest.mark.parametrize(
    "after", [("undo",), ("review", "c-1", "--verdict", "True", "--rationale", "x")]
)
def test_a_blind_verdict_that_was_undone_or_replaced_stays_hidden(
    blind: Desk, after: tuple[str, ...]
) -> None:
    blind.run(*after)

    for arguments in [("history", "c-1"), ("history", "c-1", "-f", "json")]:
        told = " ".join(blind.look(*arguments).out.split())
        assert not any(word in told for word in SECRET)
    assert SECRET[1] not in blind.look("export", "changes").out
    assert SECRET[1] in " ".join(blind.run("history", "c-1").out.split())
    review(blind, "J. Keita", "True")
    assert SECRET[1] in " ".join(blind.look("history", "c-1").out.split())


@pytest.mark.slow
def test_a_verdict_that_was_taken_back_before_shows_nobody_the_next(desk: Desk) -> None:
    desk.run("policy", "set", "blind")
    review(desk, "J. Keita", "True")
    desk.run("undo", "--by", "J. Keita")
    desk.run("review", "c-1", "--verdict", SECRET[0], "--rationale", SECRET[1])

    for arguments in [*COMMANDS, ("history", "c-1", "-f", "json")]:
        typed = tuple(each.replace("v-1", "v-2") for each in arguments)
        answer = desk.look(*typed)
        assert not any(word in answer.out + answer.err for word in SECRET), typed
    # The scale has the label.
    assert SECRET[1] not in desk.look("export", "changes").out
    assert SECRET[1] in " ".join(desk.run("show", "c-1").out.split())


def test_what_two_have_shown_each_other_stays_shown(blind: Desk) -> None:
    review(blind, "J. Keita", "True")
    assert SECRET[1] in " ".join(blind.look("show", "c-1").out.split())
    blind.run("undo", "--by", "J. Keita")

    for arguments in (("show", "c-1"), ("history", "c-1"), ("export", "verdicts", "-f", "json")):
        assert SECRET[1] in " ".join(blind.look(*arguments).out.split()), arguments


@pytest.mark.parametrize("arguments", [("show", "c-1"), ("match", "Trade grew by 20%")])
def test_author_reads_their_own(blind: Desk, arguments: tuple[str, ...]) -> None:
    assert SECRET[0] in blind.run(*arguments).out


def test_hidden_verdict_says_what_to_do(blind: Desk) -> None:
    assert blind.run("sign-off", "v-1", "--by", "J. Keita").err == (
        "claimcheck: v-1 is hidden until a second verdict is given; give yours with"
        " `claimcheck review c-1 --verdict LABEL --rationale TEXT`\n"
    )
    assert "a verdict is hidden until a second is given" in blind.look("show", "c-1").out


def test_rated_claim_takes_no_statement_silently_while_its_verdict_is_hidden(blind: Desk) -> None:
    added = blind.run("add", "Trade grew by 20% over the year", "--said-on", "2023-02-09")

    assert added.out.startswith("STORED  s-2")


def test_second_verdict_shows_both(blind: Desk) -> None:
    review(blind, "J. Keita", "True")
    shown = blind.run("show", "c-1").out

    assert "v-1 Misleading" in shown
    assert "v-2 True" in shown
    assert "disputed; 1 occasion" in shown


def newest(desk: Desk) -> str:
    """Return the verdict that was stored last."""
    ((number,),) = desk.rows("SELECT max(id) FROM verdicts")
    return f"v-{number}"


def rounds(desk: Desk) -> Iterator[tuple[str, str]]:
    """Publish what two gave blind, begin a re-check and then a correction, and yield the words.

    With each comes the label that a second person gives after it.
    """
    review(desk, "J. Keita", "Misleading")
    publish = ("publish", "c-1", "--url", "https://desk.example/1", "--despite", "urgent")
    desk.run(*publish)
    desk.run("review", "c-1", "--verdict", "Misleading", "--rationale", "once MORE")
    yield "once MORE", "Misleading"
    new = ("--class", "new-verdict", "--verdict", "Unverifiable", "--rationale", "quite ANOTHER")
    desk.run("correct", "v-3", *new, "--notice", "quite ANOTHER, we say")
    yield "quite ANOTHER", "Unverifiable"


def test_after_a_publication_the_first_verdict_is_hidden_again(blind: Desk) -> None:
    looks = ("show c-1", "history c-1", "export changes", "export verdicts", "export corrections")
    for words, label in rounds(blind):
        (claim,) = blind.look("list", "-f", "json").json
        said = [" ".join(blind.look(*each.split()).out.split()) for each in looks]

        assert not any(words in each for each in said)
        assert (claim["status"], claim["in_public"]) == ("proposed", "under review")
        assert "is hidden until" in blind.run("sign-off", newest(blind), "--by", "J. Keita").err
        assert words in " ".join(blind.run("show", "c-1").out.split())
        answer = ("--verdict", label, "--rationale", f"{label} too", "--by", "J. Keita")
        assert (
            blind.run("review", "c-1", *answer)
            .out.split("\n")[0]
            .endswith("signed off, published.")
        )
        assert words in " ".join(blind.look("show", "c-1").out.split())


def test_a_laxer_policy_shows_nothing_that_was_given_blind(blind: Desk) -> None:
    blind.run("policy", "set", "one")

    assert SECRET[0] not in blind.look("show", "c-1").out


def test_the_log_tells_nobody_what_is_hidden_or_confidential(blind: Desk) -> None:
    asked = ("--party", "The secretive port", "--channel", "e-mail", "--reason", "They run it")
    blind.run("contact", "add", "c-1", *asked)
    with Record(blind.path, reviewer="J. Keita") as record:
        told = repr(record.log(100))

    assert ("contact" in told, "review" in told) == (True, True)
    assert not [each for each in ("secretive", *SECRET) if each in told]
