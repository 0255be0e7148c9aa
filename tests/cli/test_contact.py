"""`claimcheck contact`."""

from pathlib import Path

import pytest

from tests.desk import Desk, begun_once


@begun_once
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.run("add", "Unemployment in Mali stands at 3.9%")
    made.run(
        *("contact", "add", "c-1", "--party", "The ministry", "--channel", "e-mail"),
        *("--sent", "2023-03-01", "--deadline", "2023-03-10"),
    )
    made.run(
        *("contact", "add", "c-1", "--party", "A reader", "--channel", "letter"),
        *("--sent", "2023-03-02", "--deadline", "2023-03-05", "--reason", "complaint"),
    )
    made.run("contact", "add", "c-1", "--party", "The port", "--channel", "telephone")
    return made


def test_add_says_what_was_stored(desk: Desk) -> None:
    answer = desk.run(
        *("contact", "add", "c-1", "--party", "The ministry", "--channel", "e-mail"),
        *("--sent", "2023-03-01", "--deadline", "2023-03-10", "--answer", "290"),
    )

    assert answer == (
        0,
        "w-4 c-1: The ministry, by e-mail, sent 2023-03-01, answer by 2023-03-10. Answer:\n"
        "    “290”.\n",
        "",
    )


def test_list_has_the_next_deadline_first(desk: Desk) -> None:
    listed = desk.run("contact", "list", "--today", "2023-03-10")

    assert [" ".join(line.split()) for line in listed.out.splitlines()] == [
        "contact id claim id party direction channel deadline state",
        "w-2 c-1 A reader they wrote letter 2023-03-05 overdue",
        "w-1 c-1 The ministry we asked e-mail 2023-03-10 waiting",
        "w-3 c-1 The port we asked telephone waiting",
    ]
    assert listed.err == "3 contacts.\n"


@pytest.mark.parametrize(
    ("today", "overdue"),
    [
        ("2023-03-05", []),
        ("2023-03-06", ["w-2"]),
        ("2023-03-10", ["w-2"]),
        ("2023-03-11", ["w-2", "w-1"]),
    ],
)
def test_overdue_is_what_should_have_been_answered(
    desk: Desk, today: str, overdue: list[str]
) -> None:
    listed = desk.run("contact", "list", "--overdue", "--today", today, "-f", "json").json

    assert [row["contact_id"] for row in listed] == overdue


def test_an_answer_takes_the_place_of_the_question(desk: Desk) -> None:
    answer = desk.run("contact", "answer", "w-2", "It was 390")

    assert answer.out == (
        "w-4 c-1: A reader, by letter, they wrote 2023-03-02, we answer by 2023-03-05.\n"
        "    Answer: “It was 390”. It takes the place of w-2.\n"
    )
    listed = desk.run("contact", "list", "--today", "2023-03-20", "-f", "json").json
    assert [(row["contact_id"], row["state"], row["answer"]) for row in listed] == [
        ("w-4", "answered", "It was 390"),
        ("w-1", "overdue", None),
        ("w-3", "waiting", None),
    ]
    assert listed[0]["reason"] == "complaint"


def test_contacts_of_a_claim_are_those_of_all_its_wordings(desk: Desk) -> None:
    desk.run("add", "Wheat arrived in the port of Conakry")
    alone = desk.run("contact", "list", "c-2", "-f", "json").json
    desk.run("merge", "c-1", "c-2", "--reason", "One thing")

    assert (alone, len(desk.run("contact", "list", "c-2", "-f", "json").json)) == ([], 3)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("add", "c-9", "--party", "X", "--channel", "y"), "no c-9 in this database"),
        (("add", "c-1", "--party", " ", "--channel", "y"), "--party is empty"),
        (("add", "c-1", "--party", "X", "--channel", ""), "--channel is empty"),
        (
            ("add", "c-1", "--party", "X", "--channel", "y", "--sent", "2023-03"),
            "'2023-03' must be a full date",
        ),
        (
            (
                *("add", "c-1", "--party", "X", "--channel", "y"),
                *("--sent", "2023-03-02", "--deadline", "2023-03-01"),
            ),
            "the deadline 2023-03-01 is before the question was sent",
        ),
        (("answer", "w-9", "Yes"), "no w-9 in this database"),
        (("answer", "w-1", " "), "the answer is empty"),
        (("answer", "c-1", "Yes"), "'c-1' is not an id here; write w-31 (contact)"),
        (("list", "--today", "now"), "'now' is not a date"),
    ],
)
def test_mistakes_are_one_line(desk: Desk, arguments: tuple[str, ...], message: str) -> None:
    answer = desk.run("contact", *arguments)

    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err
    assert answer.err.count("\n") == 1


def test_answering_twice_names_the_answer(desk: Desk) -> None:
    desk.run("contact", "answer", "w-1", "290")

    assert "w-1 was replaced by w-4" in desk.run("contact", "answer", "w-1", "291").err
    assert "w-4 is answered already" in desk.run("contact", "answer", "w-4", "291").err
