"""What readers were told stays out until a correction tells them otherwise."""

import re
from pathlib import Path

import pytest

from tests.desk import SECOND, SOURCED, Desk, Ticks, begun_once
from tests.web.conftest import serve

CLAIM = "The harbour handled 390,000 containers in 2022"
WHY = ("--rationale", "Its own table has it.", "--as-of", "2023-03-01")


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Publish `False`, and resolve a dispute by `True`."""
    made = Desk(tmp_path)
    made.run("reviewer", "add", "C. Moreau", "--role", "editor")
    made.run("add", CLAIM, "--said-on", "2023-01-10")
    made.run("policy", "set", "one")
    made.run("review", "c-1", "--verdict", "False", *WHY, *SOURCED)
    made.run("publish", "c-1", "--url", "https://desk.example/1", "--despite", "urgent")
    made.run("dissent", "v-1", "--verdict", "True", *WHY, "--by", SECOND)
    made.run("resolve", "c-1", "--verdict", "True", *WHY, "--by", "C. Moreau")
    Path("draft.md").write_text(f"{CLAIM}.\n", encoding="utf-8")
    return made


def test_record_and_pack_go_by_what_readers_have(desk: Desk) -> None:
    made = desk.run("pack", "public.db")
    told = [
        desk.run("scan", "draft.md", *more).out.splitlines()[:4]
        for more in ((), ("--db", "public.db"))
    ]

    assert made.code == 0, made.err
    assert told[0] == told[1]
    assert told[0][0].endswith("CC101 error: own voice repeats a claim rated False (c-1)")
    assert "correction due" in told[0][3]
    assert [
        [row["claim_id"] for row in desk.run("due", "-f", "json", *more).json]
        for more in ((), ("--db", "public.db"))
    ] == [["c-1"], ["c-1"]]


def test_page_and_card_tell_what_readers_have(desk: Desk) -> None:
    told = "readers   have False before them, marked correction due\n"

    assert told in desk.run("show", "c-1").out
    assert told in desk.run("review", "c-1").out


def test_the_gate_and_what_is_due_ask_for_the_correction(desk: Desk) -> None:
    why = "readers were told 'False' of c-1, and v-3 says 'True'"
    how = "`claimcheck correct v-3 --class new-verdict --notice TEXT`"
    gated, due = desk.run("gate", "c-1"), desk.run("due")
    browser = serve(desk.path, Ticks(60 * 24 * 7)).open("A. Diallo")

    assert gated.code == 1
    assert f"FAIL  readers     {why}" in gated.out
    assert how in " ".join(gated.out.split())
    assert f"{why}: {how}" in " ".join(due.out.split())
    assert due.err == "0 verdicts to check again.\n1 correction due: tell readers.\n"
    assert [row["task"] for row in desk.run("due", "-f", "json").json] == ["tell readers"]
    assert why in " ".join(desk.run("digest", "--for", SECOND).out.split())
    assert f"c-1 {CLAIM}: {why}. Correct it" in browser.get("/due").words

    desk.run("correct", "v-3", "--class", "new-verdict", "--notice", "We erred.")

    assert "readers" not in desk.run("gate", "c-1").out
    assert desk.run("due").err == "0 verdicts to check again.\n"
    assert "correction due" not in desk.run("digest", "--for", SECOND).out
    assert "Readers to tell" not in browser.get("/due").words


def test_who_tells_nobody_hears_of_corrections_on_their_own_claims_alone(desk: Desk) -> None:
    desk.run("reviewer", "add", "D. Sy")

    assert "correction due" not in desk.run("digest", "--for", "D. Sy").out
    desk.run("assign", "c-1", "--to", "D. Sy")
    assert "c-1 correction due: readers were told" in desk.run("digest", "--for", "D. Sy").out


def test_a_correction_ends_it(desk: Desk) -> None:
    corrected = desk.run("correct", "v-3", "--class", "new-verdict", "--notice", "We erred.")

    assert corrected.code == 0, corrected.err
    assert "correction due" not in desk.run("show", "c-1").out
    assert desk.run("scan", "draft.md").code == 0


def told(desk: Desk) -> tuple[str | None, ...]:
    """Return what each door says that readers have, and the corrections that are out."""
    assert desk.run("pack", "public.db").code == 0
    shown = desk.run("show", "c-1").out
    readers = re.search(r"readers +have (\w+) before", shown)
    packed = desk.run("show", "c-1", "--db", "public.db", "-f", "json").json["verdicts"]
    scanned = [
        re.search(r"rated (\w+)", desk.run("scan", "draft.md", *more).out)
        for more in ((), ("--db", "public.db"))
    ]
    listed = desk.run("export", "corrections", "-f", "json").json
    return (
        readers and readers[1],
        *{each["label"] for each in packed if each["rationale"] != "[not in this pack]"},
        *(each and each[1] for each in scanned),
        *(f"{each['date']} {each['says_now']}" for each in listed),
    )


def test_every_door_says_what_readers_have_until_a_correction_is_signed_off(desk: Desk) -> None:
    desk.run("correct", "v-3", "--class", "new-verdict", "--notice", "We erred.")
    desk.run("policy", "set", "quorum", "2")
    day = ("--now", "2023-04-01T10:00:00Z")
    assert told(desk) == (None, "True", None, None, "2023-03-02 True")

    false = ("--class", "new-verdict", "--verdict", "False", "--rationale", "y", "--notice", "n")
    assert desk.run("correct", "v-3", *false).code == 0
    assert told(desk) == ("True", "True", None, None, "2023-03-02 True")

    # Settled as before: readers were never told otherwise.
    dissent = ("--verdict", "True", *WHY)
    assert desk.run("dissent", "v-4", *dissent, "--by", SECOND).code == 0
    assert told(desk) == ("True", "True", None, None, "2023-03-02 True")
    assert desk.run("resolve", "c-1", *dissent, "--by", "C. Moreau").code == 0
    assert told(desk) == (None, "True", None, None, "2023-03-02 True")

    assert desk.run("correct", "v-6", *false).code == 0
    assert desk.run("sign-off", "v-7", "--by", SECOND, *day).code == 0
    assert told(desk) == (None, "False", "False", "False", "2023-03-02 True", "2023-04-01 False")


@pytest.mark.parametrize("kind", ["typo", "clarification", "update", "same-verdict"])
def test_no_notice_goes_out_on_a_verdict_that_readers_never_had(desk: Desk, kind: str) -> None:
    told = desk.run("correct", "v-3", "--class", kind, "--rationale", "x", "--notice", "We erred.")

    assert (told.code, told.out) == (2, "")
    assert "readers have 'False' of v-1, not 'True'; tell them of v-3" in told.err
    assert desk.rows("SELECT count(*) FROM corrections") == [(0,)]


def test_list_says_that_what_readers_have_is_in_doubt(desk: Desk) -> None:
    listed = [desk.run("list").out.splitlines()[1], desk.run("list", "--sort", "deadline").out]
    desk.run("correct", "v-3", "--class", "new-verdict", "--notice", "We erred.")

    assert "correction due, …" in listed[0]
    assert "correction due, …" in listed[1]
    assert "correction due" not in desk.run("list").out
    assert desk.run("list", "-f", "csv").out.splitlines()[0].count("in_public") == 1
