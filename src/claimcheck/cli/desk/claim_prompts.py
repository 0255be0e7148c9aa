"""Questions of the desk's acts that have a word and no letter."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.cli.desk.answers import Answers
from claimcheck.cli.desk.asking import is_yes
from claimcheck.cli.output import say
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible
from claimcheck.model.dates import parse_date
from claimcheck.model.desk.acts import DeskAct
from claimcheck.model.desk.card import Card
from claimcheck.model.desk.claim_acts import (
    NEWER_FIGURE,
    RELATIONS,
    TWO_CLAIMS,
    AddContact,
    AnswerContact,
    Correct,
    Hold,
    LiftHold,
    LinkClaim,
    Merge,
    Publish,
    Supersede,
    Unlink,
    Unmerge,
)
from claimcheck.model.status import InPublic
from claimcheck.model.verdict import CorrectionClass
from claimcheck.reading.opening import open_bytes
from claimcheck.workflows.desk.allowed_acts import correctable_verdicts

if TYPE_CHECKING:
    from collections.abc import Callable

_NOTHING = "(Enter: nothing is done) "
# Beside a plain yes.
_UNASKED = frozenset(("they wrote", "they", "unasked", "yes, unasked", "yes unasked"))
_ASKED = frozenset(("we asked", "we", "no", "n", "asked"))


class ClaimQuestions(Answers):
    """What has to be asked before a claim is published, corrected, tied or held."""

    def read_act(self, word: str, rest: str, card: Card) -> DeskAct | None:
        """Return the act that a word means; ``rest`` is what was typed after it.

        As `Questions.read_act` does.
        """
        acts: dict[str, Callable[[str, Card], DeskAct | None]] = {
            "publish": self._publish,
            "correct": self._correct,
            "contact": self._contact,
            "merge": self._merge,
            "unmerge": self._unmerge,
            "link": self._link,
            "unlink": self._unlink,
            "supersede": self._supersede,
            "hold": self._hold,
        }
        return acts[word](rest, card)

    def _words(self, given: str, question: str) -> tuple[str, str]:
        """Return the first word of an answer, asked for where nothing is given, and the rest."""
        first, _, rest = (given or self.ask(f"{question} {_NOTHING}")).partition(" ")
        return first, rest.strip()

    def _publish(self, rest: str, _card: Card) -> DeskAct | None:
        """Ask where the check can be read, and since when."""
        url, day = self._words(rest, "Where can the check be read?")
        if not url:
            return None
        since = (
            self.full_day(day, is_ahead=False)
            if day
            else self.day(f"Since which day? (Enter: {self.today}) ")
        )
        if day and since is None:
            return None
        return Publish(url, since)

    def _correct(self, rest: str, card: Card) -> DeskAct | None:
        """Ask for the verdict, the class, the notice, and what becomes of label, words and days."""
        verdict, rest = self._corrected(rest, card)
        act = self._correction(rest, card) if verdict else None
        return replace(act, verdict=verdict) if act else None

    def _corrected(self, rest: str, card: Card) -> tuple[str | None, str]:
        """Return which verdict is corrected, asked for where several decide, and the rest."""
        given = {f"v-{each.id:d}": each for each in correctable_verdicts(card)}
        first, _, after = rest.partition(" ")
        if re.fullmatch(r"[vV]-?[0-9]+", first):
            return first.lower(), after.strip()
        if len(given) == 1:
            return next(iter(given)), rest
        for name, each in given.items():
            say(f"  {name} {visible(each.rating)}, {visible(each.by)}")
        return self.ask(f"Which verdict? {_NOTHING}").strip().lower() or None, rest

    def _correction(self, rest: str, card: Card) -> Correct | None:
        """Ask for the class, the notice, and what becomes of label, words and days."""
        kinds = ", ".join(CorrectionClass)
        if not rest:
            say(f"Classes: {kinds}")
        kind, notice = self._words(rest, "Which class?")
        kind = kind.lower()
        if not kind:
            return None
        if kind not in list(CorrectionClass):
            raise ClaimcheckError(f"{kind!r} is not a class of corrections; they are {kinds}")
        notice = notice or self.ask(f"What are readers told? {_NOTHING}")
        if not notice:
            return None
        is_due = card.standing.public.state is InPublic.CORRECTION_DUE
        if kind == CorrectionClass.WITHDRAWN or (kind == CorrectionClass.NEW_VERDICT and is_due):
            return Correct(kind, notice)
        if kind == CorrectionClass.NEW_VERDICT:
            return self._new_verdict(kind, notice)
        return Correct(
            kind, notice, rationale=self.ask("Its new words? (Enter: they stay) ") or None
        )

    def _new_verdict(self, kind: str, notice: str) -> Correct | None:
        """Ask for the label, the reason and the days of a new verdict."""
        label = self.label("")
        why = label and self.ask(f"Why {visible(label)}? It is published with it. {_NOTHING}")
        if not label or not why:
            return None
        as_of = self.day(f"As of which day? (Enter: {self.today}) ")
        recheck = self.day(
            "Check again on which day? (Enter: none) ",
            after=as_of or self.today,
            is_ahead=True,
        )
        return Correct(kind, notice, label, why, as_of, recheck)

    def _contact(self, rest: str, card: Card) -> DeskAct | None:
        """Ask with whom, how and when, or what was answered."""
        first, _, after = rest.partition(" ")
        if first.lower() == "answer":
            return self._answer(after, card)
        party = after if first.lower() == "add" else rest
        party = party or self.ask(f"Who was asked, or wrote? {_NOTHING}")
        channel = party and self.ask(f"How? e-mail, telephone, letter … {_NOTHING}")
        if not party or not channel:
            return None
        theirs = self._wrote_unasked()
        why = self.ask(f"Why? (Enter: {'complaint' if theirs else 'right of reply'}) ")
        sent = self.day(f"On which day? (Enter: {self.today}) ")
        whose = "we" if theirs else "they"
        asked = f"By when should {whose} answer? (Enter: none) "
        deadline = self.day(asked, is_ahead=True, since=sent or self.today)
        said = "they wrote" if theirs else "we asked"
        return AddContact(party, channel, said, why or None, sent, deadline, attach=self._files())

    def _wrote_unasked(self) -> bool:
        """Return whether somebody wrote of themselves, asked until that is clear."""
        while answer := self.ask("Did they write unasked? yes, or Enter if we asked "):
            said = " ".join(answer.lower().replace("-", " ").split())
            if is_yes(said) or said in _UNASKED:
                return True
            if said in _ASKED:
                return False
            say(f"{visible(answer)!r} is no answer; write yes or they wrote, no or we asked")
        return False

    def _answer(self, rest: str, card: Card) -> DeskAct | None:
        """Ask to which contact, and what was answered."""
        first, _, words = rest.partition(" ")
        waiting = [f"w-{each.id:d}" for each in card.contacts if each.contact.answer is None]
        if not first.startswith("w-"):
            words = rest
            first = waiting[0] if len(waiting) == 1 else ""
            first = first or self.ask(f"Which? {', '.join(waiting) or 'none waits'} {_NOTHING}")
        words = first and (words or self.ask(f"What was the answer to {first}? {_NOTHING}"))
        if not words:
            return None
        day = self.day(f"On which day? (Enter: {self.today}) ")
        return AnswerContact(first, words, day, self._files())

    def _files(self) -> tuple[str, ...]:
        """Ask for files to be kept, until there is none."""
        found: list[str] = []
        while path := self.ask(f"{'Another' if found else 'A'} file to keep? (Enter: none) "):
            try:
                with open_bytes(path):
                    pass
            except ClaimcheckError as error:
                say(f"{visible(str(error))}; it is not kept")
            else:
                found.append(path)
        return tuple(found)

    def _merge(self, rest: str, _card: Card) -> DeskAct | None:
        """Ask which claim is the same, and why."""
        other, why = self._words(rest, "Which claim is the same, as c-58?")
        why = other and (why or self.ask(f"Why are they one? {_NOTHING}"))
        return Merge(other, why) if why else None

    def _unmerge(self, rest: str, card: Card) -> DeskAct | None:
        """Ask from which claim, and why."""
        others = ", ".join(f"c-{each:d}" for each in card.wordings if each != card.claim.id)
        other, why = self._words(rest, f"From which claim? {others}")
        if not other:
            return None
        return Unmerge(other, why or self.ask(f"Why? (Enter: {TWO_CLAIMS}) ") or TWO_CLAIMS)

    def _link(self, rest: str, _card: Card) -> DeskAct | None:
        """Ask for the relation, the other claim and why."""
        if not rest:
            say(f"Relations: {', '.join(RELATIONS)}")
        relation, after = self._words(rest, "How?")
        if not relation:
            return None
        other, why = self._words(after, "To which claim, as c-58?")
        why = other and (why or self.ask(f"Why? {_NOTHING}"))
        return LinkClaim(relation, other, why) if why else None

    def _unlink(self, rest: str, _card: Card) -> DeskAct | None:
        """Ask which link, and why."""
        link, why = self._words(rest, "Which link, as l-7? h names them")
        why = link and (why or self.ask(f"Why? {_NOTHING}"))
        return Unlink(link, why) if why else None

    def _supersede(self, rest: str, _card: Card) -> DeskAct | None:
        """Ask which claim holds now, since when, and why."""
        newer, after = self._words(rest, "Which claim holds now, as c-58?")
        if not newer:
            return None
        first, _, why = after.partition(" ")
        since = first or self.ask(f"Since when? 2023-02-07, 2023-02 or 2023 {_NOTHING}")
        try:
            parse_date(since or "")
        except ClaimcheckError:
            # Of several words, all are the day.
            found = since and self.full_day(after or since, is_ahead=False)
            since, why = found or "", ""
        if not since:
            return None
        why = why or self.ask(f"Why? (Enter: {NEWER_FIGURE}) ")
        return Supersede(newer, since, why or NEWER_FIGURE)

    def _hold(self, rest: str, card: Card) -> DeskAct | None:
        """Ask why nobody may change it, or why they may again."""
        first, _, after = rest.partition(" ")
        lifts = first.lower().lstrip("-") == "lift"
        if card.hold and not lifts:
            raise ClaimcheckError("it is on hold already; hold lift REASON lifts that")
        asked = "Why may it be changed again?" if lifts else "Why may nobody change it?"
        why = (after.strip() if lifts else rest) or self.ask(f"{asked} {_NOTHING}")
        if not why:
            return None
        return LiftHold(why) if lifts else Hold(why)
