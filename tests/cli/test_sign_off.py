"""`claimcheck sign-off`, `dissent` and `resolve` on one claim."""

from pathlib import Path

import pytest

from tests.desk import Answer, Desk, begun_once

CLAIM = "Trade grew by 20% over the year"
DAY = ("--as-of", "2023-03-01")


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Make a desk of four where A. Diallo has rated c-1 `True` by v-1."""
    made = Desk(tmp_path)
    for name in ("C. Moreau", "D. Haidara"):
        made.run("reviewer", "add", name, "--role", "editor")
    made.run("add", CLAIM, "--speaker", "S. Lavrov", "--said-on", "2023-02-07")
    made.run("review", "c-1", "--verdict", "True", "--rationale", "The yearbook says so.", *DAY)
    return made


def sign_off(desk: Desk, verdict: str, by: str) -> Answer:
    return desk.run("sign-off", verdict, "--by", by)


def dissent(desk: Desk, verdict: str, by: str, label: str = "False") -> Answer:
    return desk.run(
        *("dissent", verdict, "--verdict", label, "--rationale", "From a low base.", *DAY),
        *("--by", by),
    )


def resolve(desk: Desk, label: str, by: str) -> Answer:
    return desk.run(
        *("resolve", "c-1", "--verdict", label, "--rationale", "Both yearbooks agree.", *DAY),
        *("--by", by),
    )


def test_second_person_signs_off(desk: Desk) -> None:
    assert sign_off(desk, "v-1", "J. Keita") == Answer(
        0,
        f"v-2 True, as of 2023-03-01, J. Keita signs off v-1. Status: signed off.\nc-1   {CLAIM}\n",
        "",
    )


def test_dissent_disputes_and_a_third_person_resolves(desk: Desk) -> None:
    disputed = dissent(desk, "v-1", "J. Keita")
    resolved = resolve(desk, "Half true", "C. Moreau")

    assert disputed.out.splitlines()[0] == (
        "v-2 False, as of 2023-03-01, J. Keita dissents v-1. Status: disputed."
    )
    assert resolved.out.splitlines()[0] == (
        "v-3 Half true, as of 2023-03-01, C. Moreau resolves. Status: signed off."
    )


def test_resolution_names_the_verdict_that_it_upholds(desk: Desk) -> None:
    dissent(desk, "v-1", "J. Keita")

    assert resolve(desk, "false", "C. Moreau").out.startswith(
        "v-3 False, as of 2023-03-01, C. Moreau resolves v-2. Status: signed off."
    )


def test_dissent_after_a_resolution_opens_a_new_dispute(desk: Desk) -> None:
    dissent(desk, "v-1", "J. Keita")
    resolve(desk, "True", "C. Moreau")

    assert "Status: disputed." in dissent(desk, "v-3", "D. Haidara").out


def test_author_may_give_in_without_a_resolution(desk: Desk) -> None:
    dissent(desk, "v-1", "J. Keita")

    assert (
        "Status: signed off."
        in desk.run("review", "c-1", "--verdict", "False", "--rationale", "They are right.").out
    )


def test_sign_off_lapses_with_the_verdict_it_was_about(desk: Desk) -> None:
    sign_off(desk, "v-1", "J. Keita")

    assert (
        "Status: proposed."
        in desk.run(
            "review", "c-1", "--verdict", "True", "--rationale", "Two yearbooks say so."
        ).out
    )


def test_sign_off_keeps_its_own_words(desk: Desk) -> None:
    desk.run("sign-off", "v-1", "--rationale", "I counted too.", "--by", "J. Keita")

    assert desk.rows("SELECT role, rationale, about FROM verdicts WHERE id = 2") == [
        ("signs off", "I counted too.", 1)
    ]


REFUSED = {
    "one's own verdict": (
        ("sign-off", "v-1"),
        "v-1 is A. Diallo's own verdict; another reviewer must, with --by",
    ),
    "unknown verdict": (
        ("sign-off", "v-9", "--by", "J. Keita"),
        "no v-9 in this database; `claimcheck export verdicts` shows the verdicts",
    ),
    "a claim": (
        ("sign-off", "c-1", "--by", "J. Keita"),
        "'c-1' is not an id here; write v-31 (verdict)",
    ),
    "dissent from oneself": (
        ("dissent", "v-1", "--verdict", "False", "--rationale", "No."),
        "v-1 is A. Diallo's own verdict; revise it with `claimcheck review c-1`",
    ),
    "dissent with the same label": (
        ("dissent", "v-1", "--verdict", "true", "--rationale", "Yes.", "--by", "J. Keita"),
        "v-1 says 'True' too; agree with `claimcheck sign-off v-1`",
    ),
    "dissent without a reason": (
        ("dissent", "v-1", "--verdict", "False", "--by", "J. Keita"),
        "a verdict needs --verdict LABEL and --rationale TEXT",
    ),
    "resolution without a dispute": (
        ("resolve", "c-1", "--verdict", "True", "--rationale", "Yes.", "--by", "J. Keita"),
        "c-1 is proposed, not disputed; `claimcheck show c-1` says more",
    ),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED)
def test_refused_with_what_to_do(desk: Desk, arguments: tuple[str, ...], message: str) -> None:
    assert desk.run(*arguments) == Answer(2, "", f"claimcheck: {message}\n")


def test_nobody_signs_off_twice(desk: Desk) -> None:
    sign_off(desk, "v-1", "J. Keita")

    assert sign_off(desk, "v-1", "J. Keita").err == (
        "claimcheck: J. Keita stands behind 'True' already, by v-2;"
        " a third person's sign-off would add to it\n"
    )


def test_sign_off_of_a_replaced_verdict_names_what_replaced_it(desk: Desk) -> None:
    desk.run("review", "c-1", "--verdict", "False", "--rationale", "I erred.")

    assert sign_off(desk, "v-1", "J. Keita") == Answer(
        2,
        "",
        "claimcheck: v-1 was replaced by v-2 (A. Diallo); look at the claim again and repeat\n",
    )


def test_sign_off_of_a_sign_off_names_the_verdict(desk: Desk) -> None:
    sign_off(desk, "v-1", "J. Keita")

    assert sign_off(desk, "v-2", "C. Moreau").err == (
        "claimcheck: v-2 signs off v-1; name that verdict instead\n"
    )


def test_settled_verdict_is_not_signed_off(desk: Desk) -> None:
    dissent(desk, "v-1", "J. Keita")
    resolve(desk, "Half true", "C. Moreau")

    assert sign_off(desk, "v-1", "D. Haidara").err == (
        "claimcheck: v-1 was settled by v-3; look at the claim again and repeat\n"
    )


def test_party_to_a_dispute_does_not_resolve_it(desk: Desk) -> None:
    dissent(desk, "v-1", "J. Keita")

    assert resolve(desk, "False", "J. Keita").err == (
        "claimcheck: J. Keita is a party to the dispute about c-1, by v-2; another reviewer must"
        " resolve it, or revise v-2 with `claimcheck review c-1`\n"
    )
