"""Every writing command, aimed at the record that `made_desk.py` makes."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

REVIEWER, SECOND = "A. Diallo", "J. Keita"
STATEMENTS = 400
_CLAIMS, _VERDICTS, _QUESTIONS, _PERSONS = 320, 80, 79, 2
_SCALE = """
name = "house"

[[labels]]
label = "True"
definition = "It is so."
rank = 2

[[labels]]
label = "False"
definition = "It is not so."
rank = 1
fires = true
"""


class Aim(NamedTuple):
    """Where a command reads and writes files, and what it happens to be about."""

    folder: Path
    random: random.Random

    @property
    def claim(self) -> str:
        """Return some claim."""
        return f"c-{self.random.randint(1, _CLAIMS)}"

    @property
    def verdict(self) -> str:
        """Return some verdict."""
        return f"v-{self.random.randint(1, _VERDICTS)}"

    @property
    def statement(self) -> str:
        """Return some statement."""
        return f"s-{self.random.randint(1, STATEMENTS)}"

    def word(self) -> str:
        """Return a word that stands nowhere else."""
        return f"w{self.random.getrandbits(48):x}"

    def file(self, name: str, text: str) -> str:
        """Write a file, and return where."""
        path = self.folder / f"{self.word()}-{name}"
        path.write_text(text, encoding="utf-8")
        return str(path)


def _sentence(aim: Aim) -> str:
    return f"The town of {aim.word()} has {aim.random.randint(2, 999)} schools and {aim.word()}"


def _table(aim: Aim) -> str:
    rows = "".join(f'"{_sentence(aim)}","Speaker 1",2023-02-07\n' for _ in range(20))
    return aim.file("many.csv", f"text,speaker,said_on\n{rows}")


def _article(aim: Aim) -> str:
    said = [f'"{_sentence(aim)}," said Mayor Anne {aim.word().title()}.' for _ in range(5)]
    return aim.file("article.txt", "The schools\n\n" + "\n\n".join(said) + "\n")


def _rating(aim: Aim) -> list[str]:
    label = aim.random.choice(["True", "False"])
    return ["--verdict", label, "--rationale", _sentence(aim)]


def _origins(aim: Aim) -> list[str]:
    """Return as many sources as a verdict needs."""
    hosts = [f"https://{aim.word()}.example/{aim.word()}" for _ in range(2)]
    return ["--backs", hosts[0], "--against", hosts[1]]


ACTS: dict[str, Callable[[Aim], list[str]]] = {
    "add": lambda aim: ["add", _sentence(aim)],
    "add --from": lambda aim: ["add", "--from", _table(aim)],
    "add --article": lambda aim: ["add", "--article", _article(aim)],
    "take": lambda aim: ["take", aim.claim, "--reason", "Widely shared"],
    "drop": lambda aim: ["drop", aim.claim, "--reason", "No figures"],
    "review": lambda aim: ["review", aim.claim, *_rating(aim), *_origins(aim)],
    "sign-off": lambda aim: ["sign-off", aim.verdict, "--by", SECOND],
    "dissent": lambda aim: ["dissent", aim.verdict, *_rating(aim), "--by", SECOND],
    "resolve": lambda aim: ["resolve", aim.claim, *_rating(aim), "--by", SECOND],
    "publish": lambda aim: [
        *("publish", aim.claim, "--url", f"https://desk.example/{aim.word()}"),
        *("--despite", aim.word()),
    ],
    "correct": lambda aim: ["correct", aim.verdict, "--class", "typo", "--notice", "A letter."],
    "decide": lambda aim: [
        "decide",
        f"q-{aim.random.randint(1, _QUESTIONS)}",
        aim.random.choice(["same", "not-same", "related"]),
        "--reason",
        _sentence(aim),
    ],
    "confirm": lambda aim: ["confirm", aim.statement],
    "merge": lambda aim: ["merge", aim.claim, aim.claim, "--reason", "One figure"],
    "unmerge": lambda aim: ["unmerge", aim.claim, aim.claim, "--reason", "Another year"],
    "link": lambda aim: ["link", aim.claim, "contradicts", aim.claim, "--reason", "Two figures"],
    "supersede": lambda aim: ["supersede", aim.claim, "--with", aim.claim, "--on", "2022-03-02"],
    "source add": lambda aim: [
        "source",
        "add",
        aim.claim,
        f"https://s.example/{aim.word()}",
        "--stance",
        "backs",
    ],
    "contact add": lambda aim: [
        "contact",
        "add",
        aim.claim,
        "--party",
        "Ministry",
        "--channel",
        "e-mail",
    ],
    "person add": lambda aim: ["person", "add", f"Anne {aim.word().title()}"],
    "person alias": lambda aim: [
        "person",
        "alias",
        f"p-{aim.random.randint(1, _PERSONS)}",
        aim.word().title(),
    ],
    "reviewer add": lambda aim: ["reviewer", "add", aim.word().title()],
    "policy set": lambda aim: ["policy", "set", aim.random.choice(["one", "second person"])],
    "scale import": lambda aim: ["scale", "import", aim.file("scale.toml", _SCALE)],
    "note": lambda aim: ["note", aim.claim, _sentence(aim)],
    "assign": lambda aim: ["assign", aim.claim, "--to", SECOND],
    "topic add": lambda aim: ["topic", "add", aim.word(), aim.claim],
    "discard": lambda aim: ["discard", aim.statement, "--reason", "None"],
    "hold": lambda aim: ["hold", aim.claim, "--reason", "A court asks"],
    "export -o": lambda aim: [
        *("export", "verdicts", "-o", str(aim.folder / f"{aim.word()}.csv")),
    ],
    "undo": lambda _: ["undo"],
    "redact": lambda aim: ["redact", aim.statement, "--reason", "A court order"],
    "migrate": lambda _: ["migrate", "--index"],
}
CARE: dict[str, Callable[[Aim], list[str]]] = {
    "backup": lambda aim: ["backup", str(aim.folder / "night.db"), "--replace"],
    "pack": lambda aim: ["pack", str(aim.folder / "pack.db")],
    "restore": lambda aim: ["restore", str(aim.folder / "backup.db")],
}
READING: dict[str, Callable[[Aim], list[str]]] = {
    "list": lambda _: ["list"],
    "show": lambda aim: ["show", aim.claim],
    "history": lambda aim: ["history", aim.claim],
    "match": lambda aim: ["match", _sentence(aim)],
    "stats": lambda _: ["stats"],
    "export": lambda _: ["export", "verdicts", "-f", "csv"],
    "search": lambda _: ["search", "schools"],
    "log --verify": lambda _: ["log", "--verify"],
    "doctor": lambda _: ["doctor"],
    "gate": lambda _: ["gate", "--all"],
}
# What people do at once on one record: 17 commands, most of them acts.
TOGETHER = (
    "add",
    "add --from",
    "add --article",
    "take",
    "review",
    "sign-off",
    "decide",
    "confirm",
    "merge",
    "link",
    "source add",
    "person add",
    "undo",
    "list",
    "history",
    "stats",
    "log --verify",
)
EVERY = ACTS | CARE | READING
