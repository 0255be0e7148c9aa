"""Questions of the review desk: lines read from a person, or from a file of answers."""

import re
from collections.abc import Callable
from typing import Final

from claimcheck.cli.desk.answers import Answers, LeftError, UnclearError
from claimcheck.cli.desk.claim_prompts import ClaimQuestions
from claimcheck.cli.output import say, wrapped
from claimcheck.errors import ClaimcheckError
from claimcheck.language.dates.forms import MONTH
from claimcheck.language.dates.typed_day import typed_day
from claimcheck.language.display.safe import visible
from claimcheck.model.dates import parse_date
from claimcheck.model.desk.acts import (
    AddNote,
    AddSource,
    AddTopic,
    Assign,
    Confirm,
    Decide,
    DeskAct,
    Discard,
    Dissent,
    Drop,
    EditStatement,
    Rate,
    RemoveTopic,
    Resolve,
    SignOff,
    Take,
)
from claimcheck.model.desk.card import PRIORITIES, Card
from claimcheck.model.desk.claim_acts import CiteCheck
from claimcheck.model.question import Decision
from claimcheck.model.verdict import Source, Stance
from claimcheck.workflows.desk.keys import WORDS, Key
from claimcheck.workflows.intake.edit_statement import read_spans
from claimcheck.workflows.verdicts.gate_rules import origin_of
from claimcheck.workflows.verdicts.minimum_sources import TooFewSourcesError

# What is written as a day, be there such a day or not.
_LIKE_A_DAY: Final = re.compile(
    r"\d{4}|\d{1,4}(?:[-/.]\d{1,4}){1,2}\.?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)? {MONTH}(?: \d+)?|{MONTH} \d+(?:st|nd|rd|th)?(?: \d+)?",
    re.IGNORECASE,
)
_BY_WHEN: Final = "By which day? (Enter: nothing is done) "
_STANCES: Final = {"b": Stance.BACKS, "c": Stance.CONTRADICTS, "x": Stance.CONTEXT}


class Questions(Answers):
    """What has to be asked before an act can be done with a card."""

    def read_act(self, key: Key, rest: str, card: Card) -> DeskAct | None:
        """Return the act that a key means; ``rest`` is what was typed after it.

        What is missing is asked for; None where the answer is only Enter. Raises
        `LeftError` where the question is left, and another `ClaimcheckError` where an
        answer cannot be used.
        """
        if key in WORDS:
            claim = ClaimQuestions(self._asked, self._scale, self.today, self._reviewers)
            return claim.read_act(key.word, rest, card)
        if key.word in {"verdict", "dissent", "resolve"}:
            return self._verdict(key.word, rest, card)
        if key.word in {"same", "related", "contradicts", "not-same", "later"}:
            return Decide(Decision(key.word.replace("-", "_")), rest or None)
        simple: dict[str, Callable[[], DeskAct | None]] = {
            "confirm": Confirm,
            "edit": lambda: self._edit(rest, card),
            "discard": lambda: self.reason(Discard, "Why is it discarded?", rest),
            "take": lambda: self._take(rest),
            "drop": lambda: self.reason(Drop, "Why is it dropped?", rest),
            "sign-off": lambda: SignOff(rest or None),
            "source": lambda: self._source(rest, card),
            "note": lambda: self.reason(AddNote, "What should the others know?", rest),
            "assign": lambda: self._assign(rest),
            "topic": lambda: self.reason(_topic, "Under which topic?", rest),
        }
        return simple[key.word]()

    def reason(self, act: Callable[[str], DeskAct], question: str, given: str) -> DeskAct | None:
        """Return an act that needs some words; None without any."""
        words = given or self.ask(f"{question} (Enter: nothing is done) ")
        return act(words) if words else None

    def _take(self, rest: str) -> DeskAct | None:
        """Read how much it matters, by when, and why; without any of it all three are asked for."""
        level, day, given = self._urgency(rest)
        reason = given or self.ask("Why does it deserve a check? (Enter: nothing is done) ")
        if not reason:
            return None
        if not rest:
            level = self._level()
            day = self.day("By which day? (Enter: none) ", is_ahead=True)
        return Take(reason, level, day)

    def _urgency(self, rest: str) -> tuple[str | None, str | None, str]:
        """Return the priority and the day that words begin with, each up to a comma, and the rest.

        >>> from claimcheck.model.verdict import Scale
        >>> Questions(input, Scale("", 1, ()), "2023-03-02", ())._urgency("high, High schools ask")
        ('high', None, 'High schools ask')
        """
        level = day = None
        while rest:
            first, _, after = rest.partition(",")
            words = first.lower().split()
            if words[:1] and words[0] in PRIORITIES and level is None:
                by = words[2:] if words[1:2] == ["priority"] else words[1:]
                if by and by[0] != "by":
                    break
                level, rest = words[0], ", ".join(filter(None, (" ".join(by), after.strip())))
            elif words[:1] == ["by"] and day is None and self._names_day(" ".join(words[1:])):
                day, rest = self._deadline(" ".join(words[1:])), after.strip()
            else:
                break
        return level, day, rest

    def _deadline(self, words: str) -> str:
        """Return the day that words mean, or another where they are none or not so meant."""
        day = self.full_day(words, is_ahead=True)
        if day is not None and (amiss := self.amiss(day, is_ahead=True)):
            say(amiss)
            day = None
        day = day or self.day(_BY_WHEN, is_ahead=True)
        if day is None:
            raise LeftError("Nothing was done.")
        return day

    def _names_day(self, words: str) -> bool:
        """Return whether words are a day, however it is written, or were meant as one."""
        if _LIKE_A_DAY.fullmatch(words):
            return True
        try:
            return parse_date(words).day is not None
        except ClaimcheckError:
            return typed_day(words, self.today, is_ahead=True) is not None

    def _level(self) -> str | None:
        """Ask for a priority until it is one; None for Enter."""
        while answer := self.ask("How much does it matter? high or low (Enter: normal) ").lower():
            if answer in PRIORITIES:
                return answer
            say(f"{visible(answer)!r} is not high, normal or low")
        return None

    def _assign(self, rest: str) -> DeskAct | None:
        """Ask for a reviewer, in upper or lower case."""
        if not rest:
            for line in wrapped(f"Reviewers: {', '.join(map(visible, self._reviewers))}"):
                say(line)
        by_name = {each.casefold(): each for each in self._reviewers}
        return self.reason(
            lambda name: Assign(by_name.get(name.casefold(), name)), "To whom?", rest
        )

    def _edit(self, rest: str, card: Card) -> EditStatement | None:
        """Ask what is to be edited, and how."""
        given = rest or self.ask("Edit what? words, speaker or span (Enter: nothing) ")
        what, _, value = given.partition(" ")
        what = what.lower()
        if not given:
            return None
        if what not in {"words", "speaker", "span"}:
            raise UnclearError("say what to edit: words TEXT, speaker NAME or span 120 185")
        if not value and card.stored:
            said = card.stored.statement
            places = ", ".join(f"{start} {end}" for start, end in said.spans) or "none"
            whole = f", of {len(card.origin.article.text):,}" if card.origin else ""
            words = " ".join(said.text.split())
            now = {
                "words": words,
                "speaker": said.speaker or "unnamed",
                "span": f"{places}{whole}: {words}",
            }
            for line in wrapped(f"Now: {visible(now[what])}"):
                say(line)
            form = {
                "words": ", with … for those between" if card.origin else "",
                "speaker": "",
                "span": f", as {places if said.spans else '120 185'}",
            }[what]
            value = self.ask(f"The {what} should be{form} (Enter: nothing is done) ")
        if not value:
            return None
        if what == "span":
            return EditStatement(spans=read_spans(value))
        return EditStatement(text=value) if what == "words" else EditStatement(speaker=value)

    def _verdict(self, word: str, rest: str, card: Card) -> DeskAct | None:
        """Ask for a label, the reason and the days; Enter where a word is needed gives none."""
        label = self.label(rest)
        if label is None:
            return None
        if word == "dissent" and card.verdict and card.verdict.label == label:
            raise UnclearError(
                f"v-{card.verdict.id:d} says {label!r} too; g signs it off, or give another label"
            )
        if card.shortfall and any(each.rank for each in self._scale.labels if each.label == label):
            raise TooFewSourcesError(card.claim.id, card.shortfall, "with +")
        rationale = self.ask(f"Why {visible(label)}? It is published with it. (Enter: no verdict) ")
        if not rationale:
            return None
        as_of = self.day(f"As of which day? (Enter: {self.today}) ")
        if word == "dissent":
            return Dissent(label, rationale, as_of)
        asked = "Check again on which day? (Enter: none) "
        recheck = self.day(asked, after=as_of or self.today, is_ahead=True)
        act = Rate if word == "verdict" else Resolve
        return act(label, rationale, as_of, recheck)

    def _source(self, rest: str, card: Card) -> DeskAct | None:
        """Ask for stance and address, then for the words quoted and who first found it out.

        In place of an address a check of others on the card may be named, as others.db:y-17.
        """
        stance, _, url = rest.partition(" ")
        if stance.lower() == "add":
            stance, _, url = url.strip().partition(" ")
        if not stance:
            # Here b is an answer.
            stance = self._asked("Stance? b backs, c contradicts, x context (Enter: no source) ")
            stance = "" if stance.lower() == "q" else stance
        if not stance:
            return None
        found = _STANCES.get(stance.lower()) or (
            Stance(stance.lower()) if stance.lower() in list(Stance) else None
        )
        if found is None:
            raise UnclearError(f"{stance!r} is not a stance; backs, contradicts or context")
        named = ", ".join(each.name for each in card.others)
        also = f", or {named}" if named else ""
        url = url.strip() or self.ask(
            f"Address, or where else it is found{visible(also)}? (Enter: no source) "
        )
        if not url:
            return None
        if re.fullmatch(r"(?:.*:)?y-\d+", url):
            archived = self.ask("Where is a copy of it kept? (Enter: nowhere) ")
            return CiteCheck(url, str(found), archived or None)
        quote = self.ask("Which words of it? (Enter: none) ")
        host = origin_of(Source(found, url)) or "unknown; then it is no independent source"
        origin = self.ask(f"Who first found it out? (Enter: {visible(host)}) ")
        return AddSource(str(found), url, quote or None, origin or None)


def _topic(words: str) -> DeskAct:
    """Return that a claim is filed under a topic; with a dash before it, that it is no longer.

    `add` and `remove` say the same, as for the command.
    """
    first, _, rest = words.partition(" ")
    if rest and first.lower() in {"add", "remove"}:
        words = rest if first.lower() == "add" else f"-{rest}"
    return RemoveTopic(words[1:].strip()) if words.startswith("-") else AddTopic(words)
