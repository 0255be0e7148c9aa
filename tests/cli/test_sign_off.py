"""`claimcheck sign-off`."""

from pathlib import Path

import pytest

from tests.cli.opinions import CLAIM, dissent, resolve, sign_off
from tests.cli.running import ok, run
from tests.cli.together import kept
from tests.desk import Answer, Desk


def test_second_person_signs_off(desk_of_four: Desk) -> None:
    assert sign_off(desk_of_four, "v-1", "J. Keita") == Answer(
        0,
        f"v-2 True, as of 2023-03-01, J. Keita signs off v-1. Status: signed off.\nc-1   {CLAIM}\n",
        "",
    )


@pytest.mark.parametrize(
    ("more", "added"),
    [((), ""), (("--rationale", "I counted too."), "            J. Keita: I counted too.\n")],
)
def test_a_signed_verdict_is_told_once_and_who_rated_stands_first(
    desk_of_four: Desk, more: tuple[str, ...], added: str
) -> None:
    desk_of_four.run("sign-off", "v-1", "--by", "J. Keita", *more)
    told = "v-1 True, as of 2023-03-01, A. Diallo; signed off by J. Keita (v-2)"

    shown = desk_of_four.run("show", "c-1").out
    rows = shown[shown.index("  verdict") :]

    assert rows.startswith(f"  verdict   {told}\n            The yearbook says so.\n{added}")
    assert rows.count("verdict") == 1
    assert f"\n    {told}\n" in desk_of_four.run("history", "c-1").out
    assert "verdict True, as of 2023-03-01, A. Diallo, signed off by J. Keita." in (
        desk_of_four.run("match", CLAIM).out
    )


def test_sign_off_lapses_with_the_verdict_it_was_about(desk_of_four: Desk) -> None:
    sign_off(desk_of_four, "v-1", "J. Keita")

    assert (
        "Status: proposed."
        in desk_of_four.run(
            "review", "c-1", "--verdict", "True", "--rationale", "Two yearbooks say so."
        ).out
    )


def test_sign_off_keeps_its_own_words(desk_of_four: Desk) -> None:
    desk_of_four.run("sign-off", "v-1", "--rationale", "I counted too.", "--by", "J. Keita")

    assert desk_of_four.rows("SELECT role, rationale, about FROM verdicts WHERE id = 2") == [
        ("signs off", "I counted too.", 1)
    ]


REFUSED = {
    "one's own verdict": (
        ("sign-off", "v-1"),
        "v-1 is A. Diallo's own verdict; another reviewer must",
    ),
    "unknown verdict": (
        ("sign-off", "v-9", "--by", "J. Keita"),
        "no v-9 in this database; `claimcheck export verdicts` shows the verdicts",
    ),
    "a claim": (
        ("sign-off", "c-1", "--by", "J. Keita"),
        "'c-1' is not an id here; write v-31 (verdict); `claimcheck show c-1` shows what it has",
    ),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED)
def test_refused_with_what_to_do(
    desk_of_four: Desk, arguments: tuple[str, ...], message: str
) -> None:
    assert desk_of_four.run(*arguments) == Answer(2, "", f"claimcheck: {message}\n")


def test_nobody_signs_off_twice(desk_of_four: Desk) -> None:
    sign_off(desk_of_four, "v-1", "J. Keita")

    assert sign_off(desk_of_four, "v-1", "J. Keita").err == (
        "claimcheck: J. Keita stands behind 'True' already, by v-2;"
        " a third person's sign-off would add to it\n"
    )


def test_sign_off_of_a_replaced_verdict_names_what_replaced_it(desk_of_four: Desk) -> None:
    desk_of_four.run("review", "c-1", "--verdict", "False", "--rationale", "I erred.")

    assert sign_off(desk_of_four, "v-1", "J. Keita") == Answer(
        2,
        "",
        "claimcheck: v-1 was replaced by v-2 (A. Diallo); look at the claim again and repeat\n",
    )


def test_sign_off_of_a_sign_off_names_the_verdict(desk_of_four: Desk) -> None:
    sign_off(desk_of_four, "v-1", "J. Keita")

    assert sign_off(desk_of_four, "v-2", "C. Moreau").err == (
        "claimcheck: v-2 signs off v-1; name that verdict instead\n"
    )


def test_settled_verdict_is_not_signed_off(desk_of_four: Desk) -> None:
    dissent(desk_of_four, "v-1", "J. Keita")
    resolve(desk_of_four, "Half true", "C. Moreau")

    assert sign_off(desk_of_four, "v-1", "D. Haidara").err == (
        "claimcheck: v-1 was settled by v-3, which is the verdict to name; look at the"
        " claim again and repeat\n"
    )


def test_verdicts_are_signed_off_together_but_never_ones_own(regions: Path) -> None:
    for claim, by in (("c-1", "A. Diallo"), ("c-2", "A. Diallo"), ("c-3", "J. Keita")):
        ok("review", claim, "--verdict", "Opinion", "--rationale", "A view", "--by", by)

    assert run("sign-off", "--all", "--by", "J. Keita", "--dry-run").out == (
        "Would be signed off: v-1, v-2.\n"
    )
    assert ok("sign-off", "--all", "--by", "J. Keita", "--yes").startswith("2 verdicts signed off.")
    assert kept("--status", "signed off") == ["c-1", "c-2"]
