"""Every key on every kind of card: one that is shown works, any other says why not in one line."""

import re
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from claimcheck.workflows.desk.keys import ACTS, MOVES
from tests.cli.day import READER, SECOND, THIRD, at_desk
from tests.cli.running import golden, ok
from tests.desk import SOURCED


class Kind(NamedTuple):
    """A card, for whom, and what comes before it."""

    card: str
    by: str = READER
    before: Callable[[], object] = lambda: None


def rated_blind() -> None:
    """Let somebody rate a claim whose verdict others do not see."""
    ok("policy", "set", "blind")
    ok("take", "c-6", "--reason", "Asked by readers")
    why = ("--rationale", "No bill is public")
    ok("review", "c-6", "--verdict", "Unverifiable", *why, "--by", SECOND)


KINDS: Final = {
    "statement to confirm": Kind("s-8"),
    "statement to confirm, its claim taken": Kind(
        "s-8", before=lambda: ok("take", "c-8", "--reason", "Asked")
    ),
    "statement confirmed": Kind("s-1"),
    "match": Kind("q-1"),
    "match of a confirmed statement": Kind("q-1", before=lambda: ok("confirm", "s-7")),
    "match decided": Kind("q-1", before=lambda: ok("decide", "q-1", "not-same")),
    "claim without a verdict": Kind("c-4"),
    "claim taken by another": Kind("c-4", SECOND),
    "claim without a statement": Kind("c-4", before=lambda: at_desk("s-4", answers="x A slip")),
    "claim without a speaker": Kind("c-13", before=lambda: ok("add", "Ice is cold")),
    "claim not picked up": Kind("c-6"),
    "claim rated by the reader": Kind("c-3", SECOND),
    "claim signed off": Kind("c-1"),
    "verdict hidden": Kind("c-6", before=rated_blind),
    "verdict to sign off": Kind("c-3"),
    "dispute": Kind("c-5"),
    "dispute of one's own": Kind("c-5", SECOND),
    "verdict to check again": Kind("c-2"),
    "verdict of others to check again": Kind("c-2", THIRD),
}
# What is typed for a key, and at what it then asks.
TYPED: Final = {
    "edit": "e speaker Somebody Else",
    "discard": "x A slip",
    "dissent": "d 6\nNobody can know\n\n",
    "resolve": "r 6\nNobody can know\n\n\n",
    "verdict": "v 6\nNobody can know\n\n\n",
    "take": "t high, Readers ask",
    "drop": "l Nobody asks",
    "topic": "# trade",
    "source": "+ backs https://a.example\n\n\n",
    "note": "n Ask the port",
    "assign": f"a {THIRD}",
}

# Acts that conclude nothing, so that all can be done in one sitting.
BESIDE: Final = ("source", "note", "assign")


def keys_shown(text: str) -> set[str]:
    """Return the words of the keys that a card names."""
    row = re.search(r"^  keys  .*?q quit$", text, re.MULTILINE | re.DOTALL)
    assert row, text
    return {each.split()[-1] for each in row[0].split(",")}


def refusals(text: str) -> list[str]:
    """Return the lines that follow each question, up to the next one."""
    return re.findall(r"left > \S+\n(.*?)(?=\d+ of \d+, \d+ left > )", text, re.DOTALL)


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest, desk: Path) -> Kind:
    """Give each kind of card on a desk where it lies."""
    found = KINDS[request.param]
    found.before()
    return found


@pytest.mark.slow
def test_shown_key_works(kind: Kind, desk: Path) -> None:
    _, text = at_desk(kind.card, answers="q\n", by=kind.by)
    as_it_was = desk.read_bytes()

    shown = [key for key in (*ACTS, *MOVES) if key.word in keys_shown(text)]
    concluding = [key for key in shown if key in ACTS and key.word not in BESIDE]

    for key in concluding:
        desk.write_bytes(as_it_was)
        typed = TYPED.get(key.word, key.key)
        code, told = at_desk(kind.card, answers=f"{typed}\n", by=kind.by)
        assert code == 0, told
        assert "\n1 act stored." in told, told
    desk.write_bytes(as_it_was)
    rest = [TYPED.get(key.word, key.key) for key in shown if key not in concluding]
    code, told = at_desk(kind.card, answers="\n".join(rest), by=kind.by)
    assert code == 0, told
    assert "\n3 acts stored." in told, told


def test_key_that_does_not_fit_says_why_in_one_line(desk: Path) -> None:
    as_it_was = desk.read_bytes()
    table = []
    for name, kind in KINDS.items():
        desk.write_bytes(as_it_was)
        kind.before()
        _, text = at_desk(kind.card, answers="q\n", by=kind.by)
        others = [key for key in ACTS if key.word not in keys_shown(text)]
        _, told = at_desk(kind.card, answers=[*(key.key for key in others), "q"], by=kind.by)
        said = refusals(told)
        assert len(said) == len(others), told
        assert all(each.count("\n") == 1 and len(each) <= 81 for each in said), said
        table += ["", name]
        for why, keys in groupby(zip(said, others, strict=True), key=lambda each: each[0]):
            table.append(f"  {' '.join(key.key for _, key in keys)}: {why.strip()}")
        assert f"{len(others)} answers could not be used." in told

    golden("desk-keys.txt", "\n".join(table[1:]) + "\n")


def test_card_without_a_speaker_says_so_and_the_answer_counts(desk: Path) -> None:
    ok("add", "Ice is cold")
    code, text = at_desk("c-13", answers="w\nw Mara Lindqvist\nq\n")

    assert code == 0, text
    assert "No speaker is named on this card; w NAME asks about somebody.\n" in text
    assert "410,000 containers in 2022\n" in text


def test_end_of_the_queue_names_the_keys_that_go_on(desk: Path) -> None:
    code, text = at_desk("s-8", answers="c\nv\nq\n")

    assert code == 2
    assert "no key 'v' at the end of the queue; a again, b back, u undo, q quit\n" in text


def test_undo_of_what_told_readers_asks_why_it_never_went_out(desk: Path) -> None:
    ok("policy", "set", "one")
    ok("add", "Ice is cold", "--said-on", "2023-02-07")
    ok("review", "c-13", "--verdict", "True", "--rationale", "I felt it.", *SOURCED)
    ok("publish", "c-13", "--url", "https://desk.example/13", "--despite", "urgent")
    ok("take", "c-1", "--reason", "asked", "--by", "J. Keita")

    for answers, done in (
        ("u\n\nq\n", "Nothing was done."),
        ("u\nnot put up\nq\n", "Undone: publ"),
    ):
        code, text = at_desk("c-1", answers=answers)
        assert (code, done in text) == (0, True), text
        assert "Why did it never go out?" in text
