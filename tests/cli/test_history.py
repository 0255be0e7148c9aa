"""`claimcheck history`."""

from pathlib import Path

from tests.cli.running import golden
from tests.desk import SECOND, Desk, begun_once

LIFE = (
    *("add", "Unemployment in Mali stands at 3.9%"),
    *("--speaker", "He", "--person", "Moussa Keita", "--said-on", "2022-06-03"),
    *("--place", "Bamako"),
)


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Let one claim live: said, repeated, taken, sourced, rated, asked about, merged, parted."""
    made = Desk(tmp_path)
    for arguments in (
        LIFE,
        (
            *("add", "Unemployment in Mali stands at 3.9%", "--speaker", "The minister"),
            *("--said-on", "2022-06-04"),
        ),
        ("take", "c-1", "--reason", "Widely shared"),
        ("confirm", "s-2"),
        (
            *("source", "add", "c-1", "https://office.example/june", "--stance", "backs"),
            *("--quote", "3.9 per cent"),
        ),
        (
            *("contact", "add", "c-1", "--party", "The ministry", "--channel", "e-mail"),
            *("--sent", "2022-06-05", "--deadline", "2022-06-08"),
        ),
        ("contact", "answer", "w-1", "The figure is the office's"),
        (
            *("review", "c-1", "--verdict", "True", "--as-of", "2022-06-06"),
            *("--rationale", "The office's survey of May says so, and nothing newer is known"),
        ),
        ("add", "Unemployment in Mali stands at 4.4%", "--said-on", "2022-06-09"),
        ("decide", "q-1", "contradicts", "--reason", "Another figure"),
        ("merge", "c-1", "c-2", "--reason", "A slip"),
        ("unmerge", "c-1", "c-2", "--reason", "Two figures"),
        ("supersede", "c-1", "--with", "c-2", "--on", "2022-06-09", "--by", SECOND),
        ("drop", "c-1", "--reason", "Done"),
        ("undo",),
    ):
        answer = made.run(*arguments)
        assert answer.code == 0, answer.err
    return made


def test_history_is_the_readable_story_of_one_claim(desk: Desk) -> None:
    golden("history.txt", desk.run("history", "c-1").out)


def test_no_line_is_wider_than_the_screen(desk: Desk) -> None:
    assert max(map(len, desk.run("history", "c-1").out.splitlines())) <= 80


def test_telling_it_again_gives_the_same(desk: Desk) -> None:
    assert desk.run("history", "c-1") == desk.run("history", "c-1")


def test_json_has_every_text_in_full(desk: Desk) -> None:
    told = desk.run("history", "c-1", "-f", "json").json

    assert (told["claim_id"], told["status"], told["same_as"]) == ("c-1", "proposed", [])
    assert told["history"][6] == {
        "sequence": 10,
        "at": "2023-03-02T00:11:00Z",
        "actor": "A. Diallo",
        "what": "answer",
        "record": "w-2",
        "text": "w-2 The ministry, by e-mail: “The figure is the office's”",
        "agrees": None,
        "agreed_by": None,
    }


def test_a_merged_claim_names_the_others(desk: Desk) -> None:
    desk.run("merge", "c-1", "c-2", "--reason", "After all")

    assert desk.run("history", "c-2").out.endswith(
        "The same claim as c-1: each has a history of its own.\n"
    )


def test_what_was_redacted_is_told_without_its_words(desk: Desk) -> None:
    desk.run("redact", "s-1", "--reason", "Court order")

    told = [
        (each["what"], each["text"])
        for each in desk.run("history", "c-1", "-f", "json").json["history"]
    ]

    assert told[0][0] == "said"
    assert told[0][1].endswith("“[redacted]”")
    assert told[2] == ("taken", "k-1 to be checked: Widely shared")
    assert told[-1][0] == "redacted"
    assert told[-1][1].endswith("s-1, s-2: Court order")
    assert not any("3.9%" in text for _, text in told)


def test_control_characters_of_a_claim_are_shown(desk: Desk) -> None:
    desk.run("add", "Wheat \x1b[31marrived\x1b[0m in the port of Conakry")

    assert "\x1b" not in desk.run("history", "c-3").out


def test_unknown_claim_is_one_line(desk: Desk) -> None:
    answer = desk.run("history", "c-9")

    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


def test_an_undoing_says_what_was_taken_back_by_whom_and_when(desk: Desk) -> None:
    def newest() -> dict[str, object]:
        found: dict[str, object] = desk.run("history", "c-2", "-f", "json").json["history"][-1]
        return found

    assert desk.run("note", "c-2", "Call the office.", "--by", SECOND).code == 0
    assert desk.run("undo", "--by", SECOND).code == 0
    first = newest()
    noted = f"the note m-1 by {SECOND} on {str(first['at'])[:10]}"
    assert first["text"] == f"m-1, “Call the office.”, no longer holds: {noted} is undone"

    assert desk.run("undo", str(first["sequence"]), "--by", SECOND).code == 0
    assert newest()["text"] == (
        f"holds again: m-2 “Call the office.”; the undoing by {SECOND} of {noted} is undone"
    )
