"""Make the record of a desk that has worked for years, from a seed, through its own acts.

Of each 100 statements 80 are claims of their own and 20 say again what an earlier one
said; 20 claims are asked about, 11 have a verdict, of which 9 are signed off and 8
published; 3 are taken up and wait, 5 links wait for a person. At 100,000 statements
that are 20,000 verdicts, 20,000 questions and 30,000 cards.
"""

import random
from pathlib import Path
from typing import NamedTuple

from made_claims import Maker

from claimcheck.store.connection import Cell
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.writing import create
from claimcheck.workflows.record.init import begin_record

REVIEWER, SECOND = "A. Diallo", "J. Keita"
_MATCHER = "matcher"
_ARTICLE = 12


class Made(NamedTuple):
    """What a made record holds of each kind."""

    statements: int
    claims: int
    verdicts: int
    questions: int
    cards: int


class _Day:
    """A clock that moves on: about 30 acts a day."""

    def __init__(self) -> None:
        self._acts = 0

    def __call__(self) -> str:
        self._acts += 1
        day, act = divmod(self._acts, 400)
        year, rest = divmod(day, 336)
        month, date = divmod(rest, 28)
        hour, minute = divmod(act, 50)
        return f"{2010 + year}-{month + 1:02}-{date + 1:02}T{hour + 8:02}:{minute:02}:00Z"


def make_desk(path: Path, statements: int, seed: int = 1) -> Made:
    """Make a record of so many statements at ``path``; the same for the same seed."""
    chance = random.Random(seed)
    with create(path, clock=_Day(), salt=lambda: f"{chance.getrandbits(128):032x}") as store:
        begin_record(store, REVIEWER)
        with transaction(store, bulk=True) as writer:
            return _Desk(writer, chance, Maker(seed)).fill(statements)


class _Desk:
    """A record being filled: each method is acts as the program writes them."""

    def __init__(self, writer: Transaction, chance: random.Random, maker: Maker) -> None:
        self._writer, self._chance, self._maker = writer, chance, maker
        self._claims: list[int] = []
        self._verdicts = self._cards = self._questions = 0

    def fill(self, statements: int) -> Made:
        """Write the people, then statement by statement what becomes of it."""
        persons = max(statements // 200, 1)
        with self._writer.act(REVIEWER, "reviewer") as act:
            act.insert("reviewers", name=SECOND, email=None, note=None)
        for _ in range(persons):
            with self._writer.act(REVIEWER, "person add") as act:
                act.insert("persons", name=self._maker.name(), wikidata=None, note=None)
        texts = self._maker.claims(statements)
        for number, text in enumerate(texts, 1):
            article = self._article(number, text)
            self._state(number, text, article, persons)
        for place, claim in enumerate(self._claims):
            self._treat(claim, place % 80)
        return Made(statements, len(self._claims), self._verdicts, self._questions, self._cards)

    def _article(self, number: int, text: str) -> int:
        """Write an article for each dozen of statements, and return the one of this statement."""
        if number % _ARTICLE == 1:
            with self._writer.act(REVIEWER, "add") as act:
                act.insert(
                    "articles",
                    sha256=f"{self._chance.getrandbits(256):064x}",
                    text=" ".join([text] * _ARTICLE),
                    title=text[:60],
                    publisher="The Desk",
                    published_on=f"20{10 + number % 15}-05-04",
                    url=f"https://paper.example/{number}",
                    language="en",
                    positions=None,
                )
        return (number - 1) // _ARTICLE + 1

    def _state(self, number: int, text: str, article: int, persons: int) -> None:
        """Write a statement with its claim, new or known, and whose it is."""
        is_again = number % 5 == 0 and self._claims
        cells: dict[str, Cell] = {
            "kind": self._chance.choice(["direct", "indirect", "mixed"]),
            "speaker": f"Speaker {self._chance.randrange(persons * 2)}",
            "role": self._chance.choice([None, "minister", "mayor"]),
            "organisation": None,
            "said_on": f"20{10 + number % 15}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "place": self._chance.choice([None, "Kayes", "Bamako", "Bamako, Mali"]),
            "medium": None,
            "url": f"https://paper.example/{number}",
            "language": "en",
            "spans": f"[[0,{len(text)}]]",
            "prefix": "",
            "suffix": "",
            "rule": "verbal",
        }
        with self._writer.act(REVIEWER, "add") as act:
            act.subject = f"s-{number}"
            act.insert(
                "statements", fingerprint=f"{number:064x}", article=article, text=text, **cells
            )
            if is_again:
                target = self._chance.choice(self._claims)
            else:
                target = act.insert(
                    "claims",
                    text=text,
                    plain=None,
                    title=None,
                    context=None,
                    topic=None,
                    language="en",
                )
                self._claims.append(target)
            waits = number % 20 == 0
            self._cards += waits
            act.insert(
                "links",
                statement=number,
                claim=None,
                relation="states",
                target=target,
                made_by=_MATCHER if is_again else REVIEWER,
                confirmed_by=None if waits else REVIEWER,
                reason=None,
                band="same" if is_again else None,
                overlap=0.9 if is_again else None,
                likeness=90.0 if is_again else None,
                differences="[]" if is_again else None,
            )
            if number % 2:
                act.insert(
                    "attributions",
                    statement=number,
                    person=self._chance.randint(1, persons),
                    reason=None,
                    made_by=REVIEWER,
                )
            if number % 5 == 1 and len(self._claims) > 1:
                act.insert(
                    "questions",
                    statement=number,
                    claim=target,
                    candidate=self._claims[self._chance.randrange(len(self._claims) - 1)],
                    band="likely",
                    overlap=0.6,
                    likeness=80.0,
                    differences="[]",
                    thresholds="{}",
                    matcher=_MATCHER,
                )
                self._questions += 1
                self._cards += 1

    def _treat(self, claim: int, share: int) -> None:
        """Take a claim up, rate, sign off and publish it, or leave it; ``share`` of 80 says."""
        if share >= 14:
            if share == 14:
                self._act(SECOND, "note", claim, "notes", text="Ask again.", reviewer=SECOND)
            return
        self._act(REVIEWER, "take", claim, "takes", reviewer=REVIEWER, reason="Widely shared")
        if share >= 11:
            self._cards += 1
            return
        stance = self._chance.choice(["backs", "contradicts"])
        for origin in ("the customs office", "the ministry"):
            self._act(
                REVIEWER,
                "source",
                claim,
                "sources",
                stance=stance,
                url=f"https://source.example/{claim}/{len(origin)}",
                title=None,
                publisher=None,
                origin=origin,
                locator=None,
                quote=None,
                accessed_on="2022-01-02",
                archive_url=None,
                copy=None,
                added_by=REVIEWER,
            )
        label = 1 + self._chance.randrange(5)
        rating: dict[str, Cell] = {
            "label": label,
            "rationale": f"{self._maker.sentence()} {self._maker.sentence()}",
            "as_of": "2022-03-01",
            "recheck_on": None,
        }
        first = self._rate(REVIEWER, "review", claim, "proposes", None, rating)
        if share >= 9:
            self._cards += 1
            return
        self._rate(SECOND, "sign-off", claim, "signs off", first, rating)
        if share < 8:
            self._act(
                SECOND,
                "publish",
                claim,
                "publications",
                url=f"https://desk.example/{claim}",
                published_on=f"2022-{3 + claim % 10:02}-05",
            )

    def _rate(
        self,
        actor: str,
        kind: str,
        claim: int,
        role: str,
        about: int | None,
        rating: dict[str, Cell],
    ) -> int:
        """Give a verdict, and return its number."""
        self._verdicts += 1
        cells: dict[str, Cell] = {"reviewer": actor, "role": role, "about": about}
        return self._act(actor, kind, claim, "verdicts", **cells, **rating)

    def _act(self, actor: str, kind: str, claim: int, table: str, **cells: Cell) -> int:
        """Write one row about a claim as an act of its own."""
        with self._writer.act(actor, kind) as act:
            act.subject = f"c-{claim}"
            return act.insert(table, claim=claim, **cells)
