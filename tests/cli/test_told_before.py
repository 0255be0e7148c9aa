"""What readers had before is told with its days: by `show`, `history`, a dossier and the page."""

from pathlib import Path

import pytest

from tests.desk import SECOND, Desk, Ticks, begun_once
from tests.web.conftest import serve

CLAIM = "The harbour handled 390,000 containers in 2022"
FIRST, NEXT = "Its yearbook has 290,000.", "The statistics office has 291,000."
PUBLISHED, LATER = "2023-03-01", "2023-04-05T10:00:00Z"
NOTICE = ("--notice", "We had an older figure.")


@begun_once
def desk(folder: Path) -> Desk:
    """Publish `False`, as two people signed it."""
    made = Desk(folder)
    made.run("add", CLAIM, "--said-on", "2023-01-10")
    made.run("add", "Some 390,000 boxes passed the port", "--said-on", "2023-01-10")
    rated = ("--verdict", "False", "--rationale", FIRST, "--as-of", "2023-02-28")
    made.run("review", "c-1", *rated)
    made.run("sign-off", "v-1", "--by", SECOND)
    page = ("--url", "https://desk.example/1", "--on", PUBLISHED, "--despite", "urgent")
    made.run("publish", "c-1", *page)
    return made


RECHECK = ("review", "c-1", "--verdict", "False", "--rationale", NEXT)
SIGNED = ("sign-off", "v-3", "--by", SECOND)
TYPO = ("correct", "v-1", "--class", "typo", "--rationale", NEXT, *NOTICE)
TURNED = ("correct", "v-1", "--class", "new-verdict", "--verdict", "True", *NOTICE)
TURNED_BY = (*TURNED, "--rationale", NEXT)
DATED = ("correct", "v-1", "--class", "update", "--as-of", "2023-03-02", *NOTICE)
TAKEN_BACK = ("correct", "v-1", "--class", "withdrawn", *NOTICE)
NEVER_OUT = ("undo", "--never-out", "It was not put up.")
HAD = {
    "verdict_id": "v-1",
    "verdict": "False",
    "rationale": FIRST,
    "since": PUBLISHED,
    "until": LATER[:10],
}


@pytest.mark.parametrize(
    ("acts", "before"),
    [
        ((), []),
        ((RECHECK,), []),
        ((RECHECK, SIGNED), [HAD]),
        ((TYPO,), [HAD]),
        ((DATED,), []),
        ((TURNED_BY,), []),
        ((TURNED_BY, SIGNED), [HAD]),
        ((TAKEN_BACK,), [HAD]),
        ((NEVER_OUT,), []),
        ((("merge", "c-1", "c-2", "--reason", "one"), RECHECK, SIGNED), [HAD]),
    ],
)
def test_what_readers_had_is_told_until_when(
    desk: Desk, acts: tuple[tuple[str, ...], ...], before: list[dict[str, str]]
) -> None:
    for act in acts:
        done = desk.at(LATER, *act)
        assert done.code == 0, done.err

    words = f"readers had v-1 False from {PUBLISHED} to {LATER[:10]} {FIRST}"
    shown = " ".join(desk.run("show", "c-1").out.split())
    page = serve(desk.path, Ticks(60 * 24 * 60)).open("A. Diallo").get("/claim/c-1").words
    dossier = desk.at(LATER, "dossier", "c-1").out

    assert desk.run("show", "c-1", "-f", "json").json["told_before"] == before
    assert (words in shown) is bool(before)
    assert (f"Readers had v-1 False from {PUBLISHED} to {LATER[:10]}: {FIRST}" in page) is bool(
        before
    )
    assert ("1 March 2023 to 5 April 2023: readers had" in dossier) is bool(before)


def test_of_an_earlier_day_what_readers_had_by_then_is_told(desk: Desk) -> None:
    for act in (RECHECK, SIGNED):
        desk.at(LATER, *act)

    then = desk.at(LATER, "show", "c-1", "--at", "2023-03-31", "-f", "json").json

    assert then["told_before"] == []
    assert then["verdicts"][-1]["rationale"] == FIRST


@pytest.mark.parametrize("act", [RECHECK, TURNED_BY])
def test_the_story_says_what_it_took_the_place_of(desk: Desk, act: tuple[str, ...]) -> None:
    for each in (act, SIGNED):
        desk.at(LATER, *each)

    story = " ".join(desk.run("history", "c-1").out.split())

    assert f"v-1 False, as of 2023-02-28: {FIRST}" in story
    assert f"told {SECOND}: readers have v-3 before them, in place of v-1" in story


def test_a_pack_holds_nothing_of_it(desk: Desk, tmp_path: Path) -> None:
    for act in (RECHECK, SIGNED):
        desk.at(LATER, *act)
    made = tmp_path / "public.db"
    assert desk.at(LATER, "pack", str(made)).code == 0

    page = desk.at(LATER, "show", "c-1", "--db", str(made), "-f", "json").json

    assert page["told_before"] == []
    assert FIRST.encode() not in made.read_bytes()
