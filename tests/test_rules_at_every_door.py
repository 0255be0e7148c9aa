"""Each rule of docs/roles.md is kept at every door: one table of rules, one of doors.

A door is a function that does what somebody types, and returns what they are told; another
one is a row of `DOORS`.
"""

import io
import json
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import pytest

from claimcheck.cli.options.common import Runtime
from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.contact import Contact
from claimcheck.model.verdict import Source, Stance
from claimcheck.record import Record, create_record
from tests.desk import Ticks, run_on
from tests.test_project import ROOT
from tests.web.conftest import serve

OWNER, SECOND, THIRD, READER = "A. Diallo", "J. Keita", "O. Berg", "R. Touré"
FORMER: Final = "M. Sow"
POLICY: Final = "quorum 2"
RATED, BARE, DISPUTED, PUBLIC, READY, TWICE, OTHER = (f"c-{number}" for number in range(1, 8))
CLAIMS: Final = (
    "The harbour handled 390,000 containers in 2022",
    "The city has 14 public libraries",
    "Ferry fares rose by 20% over the year",
    "Unemployment in the region fell to 3.9% in May",
    "The tram line to the port cost 88 million",
    "The hospital in Lund has 1,100 beds",
    "The bridge to the island opened in 2017",
)
PAGE: Final = "https://desk.example/9"
BACKUP: Final = "kept.db"
WHY: Final = "The yearbook has another figure."
NOW: Final = "2023-03-09T09:00:00Z"


class Act(NamedTuple):
    """What somebody does: a verb about a claim, the label and the reason that they give.

    A saying has its words, and a new reviewer their name, in place of the claim.
    """

    verb: str
    claim: str
    by: str | None
    label: str = "False"
    why: str = WHY
    as_of: str = "2023-03-01"


class Doors(NamedTuple):
    """A record, and the doors to it."""

    path: Path

    def record(self, by: str | None) -> Record:
        """Return the record as a reviewer has it."""
        return Record(self.path, reviewer=by, clock=lambda: NOW, salt=lambda: "salt")

    def command(self, act: Act) -> str:
        """Type a command."""
        rating = ("--verdict", act.label, "--rationale", act.why, "--as-of", act.as_of)
        read_on = ("--accessed-on", act.as_of)
        asked = ("--party", "The port", "--channel", "e-mail")
        typed: dict[str, tuple[str, ...]] = {
            "verdict": ("review", act.claim, *rating),
            "dissent": ("dissent", self.verdict(act), *rating),
            "resolve": ("resolve", act.claim, *rating),
            "sign-off": ("sign-off", self.verdict(act)),
            "publish": ("publish", act.claim, "--url", PAGE, "--on", act.as_of),
            "say": ("add", act.claim, "--said-on", act.as_of),
            "reviewer": ("reviewer", "add", act.claim),
            "source": ("source", "add", act.claim, PAGE, "--stance", "backs", *read_on),
            "contact": ("contact", "add", act.claim, *asked, "--sent", act.as_of),
            "correct": ("correct", self.verdict(act), "--class", "update", "--notice", act.why),
            "policy": ("policy", "set", act.label),
            "role": ("reviewer", "role", act.claim, act.label),
            "merge": ("merge", act.claim, PUBLIC, "--reason", act.why),
            "undo": ("undo", self.undone(act)),
            "restore": ("restore", str(self.path.with_name(BACKUP))),
        }
        return self._run(*typed[act.verb], by=act.by)

    def desk(self, act: Act) -> str:
        """Sit down before the claim's card."""
        keys = {"verdict": "v", "dissent": "d", "resolve": "r"}
        typed = {"sign-off": f"g {act.why}\nq\n", "undo": "u\n\nq\n"}.get(act.verb) or (
            f"{keys[act.verb]} {act.label}\n{act.why}\n{act.as_of}\n\nq\n"
        )
        return self._run("review", act.claim, by=act.by, stdin=typed)

    def answer_file(self, act: Act) -> str:
        """Bring the claim's card back with an answer."""
        handed = self._run("review", "--export", "-", by=act.by or OWNER)
        cards = [json.loads(line) for line in handed.splitlines() if line.startswith("{")]
        card = next((each for each in cards if each["claim_id"] == act.claim), cards[0])
        answer = {"act": act.verb, "label": act.label, "rationale": act.why, "as_of": act.as_of}
        if act.verb == "sign-off":
            answer = {"act": "sign-off"}
        line = json.dumps({**card, "answer": answer})
        return self._run("review", "--from", "-", by=act.by, stdin=f"{line}\n")

    def python(self, act: Act) -> str:
        """Call the record's method."""
        try:
            with self.record(act.by) as record:
                doing: dict[str, Callable[[], object]] = {
                    "verdict": lambda: record.rate(act.claim, act.label, act.why, as_of=act.as_of),
                    "dissent": lambda: record.dissent(
                        self.verdict(act), act.label, act.why, as_of=act.as_of
                    ),
                    "resolve": lambda: record.resolve(
                        act.claim, act.label, act.why, as_of=act.as_of
                    ),
                    "sign-off": lambda: record.sign_off(self.verdict(act)),
                    "publish": lambda: record.publish(act.claim, PAGE, published_on=act.as_of),
                    "say": lambda: record.add(act.claim, said_on=act.as_of),
                    "reviewer": lambda: record.add_reviewer(act.claim),
                    "source": lambda: record.add_source(
                        act.claim, Source(Stance.BACKS, PAGE, accessed_on=act.as_of)
                    ),
                    "contact": lambda: record.add_contact(
                        act.claim, Contact("The port", "e-mail", sent=act.as_of)
                    ),
                    "correct": lambda: record.correct(self.verdict(act), "update", act.why),
                    "policy": lambda: record.set_policy(act.label),
                    "role": lambda: record.set_role(act.claim, act.label),
                    "merge": lambda: record.merge(act.claim, PUBLIC, reason=act.why),
                    "undo": lambda: record.undo(int(self.undone(act))),
                    "restore": lambda: record.restore(str(self.path.with_name(BACKUP))),
                }
                doing[act.verb]()
        except ClaimcheckError as error:
            return str(error)
        return "stored"

    def web(self, act: Act) -> str:
        """Send the form of the claim's card."""
        browser = serve(self.path, Ticks(60 * 24 * 7)).open(act.by or OWNER)
        saying = {"what": "statement", "text": act.claim, "said_on": act.as_of}
        newcomer = {"name": act.claim, "role": "reviewer"}
        to_publish = f"/claim/{act.claim}/publish"
        forms = {
            "publish": (to_publish, to_publish, {"url": PAGE, "published_on": act.as_of}),
            "say": ("/add", "/add", saying),
            "reviewer": ("/people", "/people/add", newcomer),
        }
        correction = {"verdict": self.verdict(act), "kind": "update", "notice": act.why}
        letter = {"claim": act.claim, "party": "The port", "channel": "e-mail", "sent": act.as_of}
        forms |= {
            "contact": ("/contacts", "/contacts", letter),
            "correct": (f"/claim/{act.claim}", f"/claim/{act.claim}/correct", correction),
            "policy": ("/house", "/house/policy", {"policy": act.label}),
            "role": ("/people", "/people/role", {"name": act.claim, "role": act.label}),
            "undo": ("/log", "/undo", {"event": self.undone(act)}),
        }
        if act.verb in forms:
            page, path, sent = forms[act.verb]
            return browser.post(path, sent, page=browser.get(page)).words
        subject = self.verdict(act) if act.verb in {"dissent", "sign-off"} else act.claim
        card = f"/card/look-at:{subject}"
        fields = {"label": act.label, "rationale": act.why, "as_of": act.as_of}
        return browser.post(f"{card}/{act.verb}", fields, page=browser.get(card)).words

    def verdict(self, act: Act) -> str:
        """Return the newest verdict on the act's claim, where the act is on a verdict."""
        if act.verb not in {"dissent", "sign-off", "correct"}:
            return ""
        with self.record(OWNER) as record:
            given = record.claim(act.claim).standing.verdicts
        return f"v-{given[-1].id:d}" if given else ""

    def undone(self, act: Act) -> str:
        """Return the number of the event that an act undoes: it published, or set the policy."""
        if act.verb != "undo":
            return ""
        kind, subject = ("policy", None) if act.label == POLICY else ("publish", act.claim)
        with self.record(OWNER) as record:
            done = [each for each in record.log(100) if each.kind == kind]
        return next(f"{each.sequence}" for each in done if subject in {None, each.subject})

    def _run(self, *arguments: str, by: str | None, stdin: str = "") -> str:
        before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin.encode()))
        try:
            runtime = Runtime(clock=lambda: NOW, salt=lambda: "salt")
            ran = run_on(self.path, arguments, runtime, by=by)
        finally:
            sys.stdin = before
        return f"{ran.out} {ran.err}"


DOORS: Final[dict[str, Callable[[Doors, Act], str]]] = {
    "command": Doors.command,
    "desk": Doors.desk,
    "answer file": Doors.answer_file,
    "Python": Doors.python,
    "web": Doors.web,
}
# What has no card is done by a command, a program or a form.
_WITHOUT_CARDS: Final = ("command", "Python", "web")
# Nobody is handed the card of their own verdict.
_WITHOUT_ANSWERS: Final = ("command", "desk", "Python", "web")
_TO_UNDO: Final = ("command", "desk", "Python", "web")
# What is done to the file as a whole.
_AT_FILES: Final = ("command", "Python")
_WITHOUT_ACCOUNTS: Final = ("command", "desk", "answer file", "Python")


class Rule(NamedTuple):
    """A rule of the page, an act against it, and how the refusal begins, at some doors."""

    name: str
    act: Act
    told: str
    doors: tuple[str, ...] = tuple(DOORS)


RULES: Final = (
    Rule(
        "a day to come",
        Act("verdict", READY, OWNER, as_of="2023-06-01"),
        "2023-06-01 is (?:in the future|after today)",
    ),
    Rule(
        "a day to come",
        Act("say", "The pool in Lund cost 9 million", OWNER, as_of="2023-06-01"),
        "2023-06-01 is in the future",
        _WITHOUT_CARDS,
    ),
    Rule(
        "a day to come",
        Act("publish", PUBLIC, OWNER, as_of="2023-06-01"),
        "2023-06-01 is in the future",
        _WITHOUT_CARDS,
    ),
    Rule(
        "a day to come",
        Act("source", READY, OWNER, as_of="2023-06-01"),
        "2023-06-01 is in the future",
        ("command", "Python"),
    ),
    Rule(
        "a day to come",
        Act("contact", READY, OWNER, as_of="2023-06-01"),
        "2023-06-01 is in the future",
        _WITHOUT_CARDS,
    ),
    Rule("a role", Act("resolve", DISPUTED, THIRD), "resolve needs an editor"),
    Rule("a role", Act("resolve", DISPUTED, READER), "resolve needs an editor"),
    Rule("a role", Act("reviewer", "M. Sow", SECOND), "an owner", _WITHOUT_CARDS),
    Rule("a role", Act("verdict", READY, READER), "R. Touré is a reader and|reads"),
    Rule("a role", Act("publish", RATED, READER), "publish needs an editor", _WITHOUT_CARDS),
    Rule("a role", Act("publish", PUBLIC, THIRD), "publish needs an editor", _WITHOUT_CARDS),
    Rule("a role", Act("correct", PUBLIC, THIRD), "correct needs an editor", _WITHOUT_CARDS),
    Rule("a role", Act("policy", "", THIRD, label="one"), "needs an editor", _WITHOUT_CARDS),
    Rule("a role", Act("policy", "", READER, label="one"), "needs an editor", _WITHOUT_CARDS),
    Rule("a role", Act("role", READER, SECOND, label="editor"), "an owner", _WITHOUT_CARDS),
    Rule("a role", Act("undo", OTHER, THIRD), "needs an editor|no act left|nothing left", _TO_UNDO),
    Rule("a role", Act("undo", OTHER, READER), "R. Touré is a reader and|reads", _TO_UNDO),
    # Whoever is an editor no more takes back nothing that took one, their own acts neither.
    Rule("a role", Act("undo", RATED, FORMER, label=POLICY), "needs an editor", _TO_UNDO),
    Rule("a role", Act("restore", "", READER), "restoring a backup needs an owner", _AT_FILES),
    Rule("a role", Act("restore", "", SECOND), "restoring a backup needs an owner", _AT_FILES),
    Rule("a name", Act("restore", "", None), r"who acts\? A. Diallo", _AT_FILES),
    Rule("a name", Act("verdict", RATED, None), r"who acts\? A. Diallo", _WITHOUT_ACCOUNTS),
    Rule(
        "a name",
        Act("verdict", RATED, "J.Keita"),
        "did you mean 'J. Keita'",
        ("command", "desk", "Python"),
    ),
    Rule(
        "a name",
        Act("verdict", RATED, "Keita, Jo"),
        "did you mean 'J. Keita'",
        ("command", "desk", "Python"),
    ),
    Rule("a name", Act("reviewer", "Keita, Jo", OWNER), "may be 'J. Keita'", _WITHOUT_CARDS),
    Rule("a label", Act("verdict", READY, OWNER, label="Nonsense"), "Nonsense"),
    Rule("a label", Act("dissent", RATED, SECOND, label="Nonsense"), "Nonsense"),
    Rule(
        "a rationale",
        Act("dissent", RATED, SECOND, why=" "),
        "ationale|0 acts stored|Why is missing",
    ),
    Rule(
        "a rationale",
        Act("verdict", READY, OWNER, why=" "),
        "ationale|0 acts stored|Why is missing",
    ),
    # Blanks that no font shows are no reason either.
    Rule(
        "a rationale",
        Act("dissent", RATED, SECOND, why="\u200b\u2060"),
        "ationale|0 acts stored|Why is missing",
    ),
    Rule(
        "a rationale",
        Act("verdict", READY, OWNER, why="\u2800"),
        "ationale|0 acts stored|Why is missing",
    ),
    Rule("a rationale", Act("correct", PUBLIC, OWNER, why="\u200b"), "notice", _WITHOUT_CARDS),
    Rule(
        "sources", Act("verdict", BARE, OWNER), r"no verdict on c-2 yet: 0 of 2 independent sources"
    ),
    Rule("sources", Act("verdict", TWICE, OWNER), "no verdict on c-6 yet: 1 of 2 independent"),
    Rule(
        "a second person",
        Act("sign-off", RATED, OWNER),
        "A. Diallo's own verdict; another|you stand behind the verdict already",
        _WITHOUT_ANSWERS,
    ),
    Rule(
        "a second person",
        Act("dissent", RATED, OWNER),
        "A. Diallo's own verdict|you stand behind the verdict already",
        _WITHOUT_ANSWERS,
    ),
    Rule("a second person", Act("resolve", DISPUTED, SECOND), "party to the dispute|took no side"),
    Rule("a publication", Act("publish", RATED, OWNER), "c-1 is proposed", _WITHOUT_CARDS),
    Rule(
        "a publication",
        Act("publish", OTHER, OWNER, as_of="2023-03-08"),
        "c-7 does not pass the gate|fails",
        _WITHOUT_CARDS,
    ),
    Rule(
        "a publication",
        Act("publish", PUBLIC, OWNER, as_of="2023-02-01"),
        "before",
        _WITHOUT_CARDS,
    ),
    Rule(
        "what readers have",
        Act("undo", OTHER, SECOND),
        "never.out|never went out|did it never go out",
        _TO_UNDO,
    ),
    Rule(
        "what readers have",
        Act("merge", OTHER, SECOND),
        "readers were told 'False' of c-4 and 'True' of c-7",
        ("command", "Python"),
    ),
    Rule(
        "what readers have",
        Act("verdict", PUBLIC, OWNER, label="True"),
        "c-4 is published as 'False'; change it with a notice",
        ("command", "desk", "Python", "web"),
    ),
)


@cache
def _content() -> bytes:
    """Return a record with a claim for each rule, made once."""
    ticks = Ticks()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        create_record(path, OWNER, clock=ticks.clock, salt=ticks.salt)

        def desk(by: str) -> Record:
            return Record(path, reviewer=by, clock=ticks.clock, salt=ticks.salt)

        with desk(OWNER) as record:
            for name, role in ((SECOND, "editor"), (THIRD, "reviewer"), (READER, "reader")):
                record.add_reviewer(name, role=role)
            for text in CLAIMS:
                record.add(text, said_on="2023-02-07")
            for claim in (READY, RATED, DISPUTED, PUBLIC, OTHER):
                for host in ("stat", "bank"):
                    source = Source(Stance.CONTRADICTS, f"https://{host}.example/2022")
                    record.add_source(claim, source)
                if claim != READY:
                    record.rate(claim, "True" if claim == OTHER else "False", WHY)
            for host in ("stat", "bank"):
                address = f"https://{host}.example/2021"
                record.add_source(
                    TWICE, Source(Stance.CONTRADICTS, address, origin="The Statistics Office")
                )
            for claim in (BARE, READY, TWICE):
                record.take(claim, reason="Widely shared")
        with desk(SECOND) as record:
            record.dissent("v-2", "True", WHY)
            record.sign_off("v-3")
            record.sign_off("v-4")
            for claim in (PUBLIC, OTHER):
                record.publish(claim, f"https://desk.example/{claim}", despite="urgent")
        with desk(OWNER) as record:
            record.add_reviewer(FORMER, role="editor")
        with desk(FORMER) as record:
            record.set_policy(POLICY)
        with desk(OWNER) as record:
            record.set_role(FORMER, "reviewer")
        return path.read_bytes()


@pytest.fixture
def doors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Doors:
    """Give a record and its doors, where the house has its own rules alone."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "claims.db"
    for each in (path, path.with_name(BACKUP)):
        each.write_bytes(_content())
    return Doors(path)


@pytest.mark.parametrize(
    ("rule", "door"),
    [
        pytest.param(rule, door, id=f"{rule.name}, {rule.act.verb}, {door}")
        for rule in RULES
        for door in rule.doors
    ],
)
def test_what_a_rule_refuses_is_refused_and_nothing_is_stored(
    doors: Doors, rule: Rule, door: str
) -> None:
    with doors.record(OWNER) as record:
        before = record.head()
    told = " ".join(DOORS[door](doors, rule.act).split())
    with doors.record(OWNER) as record:
        after = record.head()

    assert re.search(rule.told, told), told
    assert after == before


def test_each_rule_of_the_page_has_a_row() -> None:
    page = (ROOT / "docs" / "roles.md").read_text(encoding="utf-8")
    table = page.partition("## Rules that every door keeps")[2].partition("\n## ")[0]
    named = re.findall(r"^\| (?!rule|---)([^|]+?) \|", table, re.MULTILINE)

    assert dict.fromkeys(rule.name for rule in RULES) == dict.fromkeys(named)
