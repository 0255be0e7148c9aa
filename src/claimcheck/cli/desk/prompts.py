"""Questions of the review desk: lines read from a person, or from a file of answers."""

from collections.abc import Callable, Sequence
from typing import Final

from claimcheck.cli.desk.asking import Ask, is_yes
from claimcheck.cli.output import say, wrapped
from claimcheck.errors import ClaimcheckError
from claimcheck.language.dates.typed_day import typed_day
from claimcheck.language.display.safe import visible
from claimcheck.model.dates import parse_date
from claimcheck.model.desk.card import (
    AddNote,
    AddSource,
    AddTopic,
    Assign,
    Card,
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
from claimcheck.model.question import Decision
from claimcheck.model.verdict import Scale, Source, Stance
from claimcheck.workflows.desk.keys import Key
from claimcheck.workflows.intake.edit_statement import read_spans
from claimcheck.workflows.verdicts.gate_rules import origin_of
from claimcheck.workflows.verdicts.minimum_sources import TooFewSourcesError

_STANCES: Final = {"b": Stance.BACKS, "c": Stance.CONTRADICTS, "x": Stance.CONTEXT}
# Alone on a line, each leaves a question that was not answered yet.
_LEAVING: Final = frozenset(("q", "b", "quit", "back"))


class UnclearError(ClaimcheckError):
    """An answer says nothing that can be done."""


class LeftError(ClaimcheckError):
    """A question was left half answered; nothing is stored."""


class Questions:
    """What has to be asked before an act can be done with a card."""

    def __init__(self, ask: Ask, scale: Scale, today: str, reviewers: Sequence[str]) -> None:
        """Keep how to ask, and what labels, days and people there are."""
        self._asked = ask
        self._scale = scale
        self._today = today
        self._reviewers = reviewers

    def _ask(self, question: str) -> str:
        """Return the answer to a question. Raises `LeftError` for `q` or `b` alone."""
        answer = self._asked(question)
        if answer.lower() in _LEAVING:
            raise LeftError("Nothing was done.")
        return answer

    def read_act(self, key: Key, rest: str, card: Card) -> DeskAct | None:
        """Return the act that a key means; ``rest`` is what was typed after it.

        What is missing is asked for; None where the answer is only Enter. Raises
        `LeftError` where the question is left, and another `ClaimcheckError` where an
        answer cannot be used.
        """
        if key.word in {"verdict", "dissent", "resolve"}:
            return self._verdict(key.word, rest, card)
        if key.word in {"same", "related", "contradicts", "not-same", "later"}:
            return Decide(Decision(key.word.replace("-", "_")), rest or None)
        simple: dict[str, Callable[[], DeskAct | None]] = {
            "confirm": Confirm,
            "edit": lambda: self._edit(rest, card),
            "discard": lambda: self._reason(Discard, "Why is it discarded?", rest),
            "take": lambda: self._reason(Take, "Why does it deserve a check?", rest),
            "drop": lambda: self._reason(Drop, "Why is it dropped?", rest),
            "sign-off": lambda: SignOff(rest or None),
            "source": lambda: self._source(rest),
            "note": lambda: self._reason(AddNote, "What should the others know?", rest),
            "assign": lambda: self._assign(rest),
            "topic": lambda: self._reason(_topic, "Under which topic?", rest),
        }
        return simple[key.word]()

    def _reason(self, act: Callable[[str], DeskAct], question: str, given: str) -> DeskAct | None:
        """Return an act that needs some words; None without any."""
        words = given or self._ask(f"{question} (Enter: nothing is done) ")
        return act(words) if words else None

    def _assign(self, rest: str) -> DeskAct | None:
        """Ask for a reviewer, in upper or lower case."""
        if not rest:
            for line in wrapped(f"Reviewers: {', '.join(map(visible, self._reviewers))}"):
                say(line)
        by_name = {each.casefold(): each for each in self._reviewers}
        return self._reason(
            lambda name: Assign(by_name.get(name.casefold(), name)), "To whom?", rest
        )

    def _edit(self, rest: str, card: Card) -> EditStatement | None:
        """Ask what is to be mended, and how."""
        given = rest or self._ask("Mend what? words, speaker or span (Enter: nothing) ")
        what, _, value = given.partition(" ")
        what = what.lower()
        if not given:
            return None
        if what not in {"words", "speaker", "span"}:
            raise UnclearError("say what to mend: words TEXT, speaker NAME or span 120 185")
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
            value = self._ask(f"The {what} should be{form} (Enter: nothing is done) ")
        if not value:
            return None
        if what == "span":
            return EditStatement(spans=read_spans(value))
        return EditStatement(text=value) if what == "words" else EditStatement(speaker=value)

    def _verdict(self, word: str, rest: str, card: Card) -> DeskAct | None:
        """Ask for a label, the reason and the days; Enter where a word is needed gives none."""
        label = self._label(rest)
        if label is None:
            return None
        if word == "dissent" and card.verdict and card.verdict.label == label:
            raise UnclearError(
                f"v-{card.verdict.id:d} says {label!r} too; g signs it off, or give another label"
            )
        if card.shortfall and any(each.rank for each in self._scale.labels if each.label == label):
            raise TooFewSourcesError(card.claim.id, card.shortfall, "with +")
        rationale = self._ask(
            f"Why {visible(label)}? It is published with it. (Enter: no verdict) "
        )
        if not rationale:
            return None
        as_of = self._day(f"As of which day? (Enter: {self._today}) ")
        if word == "dissent":
            return Dissent(label, rationale, as_of)
        asked = "Check again on which day? (Enter: none) "
        recheck = self._day(asked, after=as_of or self._today)
        act = Rate if word == "verdict" else Resolve
        return act(label, rationale, as_of, recheck)

    def _label(self, given: str) -> str | None:
        """Return a label of the scale, asked for by number or name; None for Enter."""
        labels = [each.label for each in self._scale.labels]
        if not given:
            for number, each in enumerate(self._scale.labels, 1):
                for line in wrapped(
                    f"{visible(each.label)}: {visible(each.definition)}",
                    first=f"  {number} ",
                    rest="    ",
                ):
                    say(line)
            given = self._ask("Which label? (Enter: no verdict) ")
        if not given:
            return None
        if given.isdecimal() and 1 <= int(given) <= len(labels):
            return labels[int(given) - 1]
        found = [each for each in labels if each.lower() == given.lower()]
        if not found:
            raise UnclearError(
                f"{given!r} is not on the scale; give a number from 1 to {len(labels)}, or one of"
                f" {', '.join(labels)}"
            )
        return found[0]

    def _day(self, question: str, *, after: str = "") -> str | None:
        """Return a full date later than ``after``, asked for until it is one; None for Enter."""
        while answer := self._ask(question):
            day = self._full_day(answer, is_ahead=bool(after))
            if day is not None and day > after:
                return day
            if day is not None:
                say(f"{day!r} must come after {after}")
        return None

    def _full_day(self, answer: str, *, is_ahead: bool) -> str | None:
        """Return a full date as it is, or the day that words mean; None where it is none."""
        try:
            if parse_date(answer).day is not None:
                return answer
        except ClaimcheckError:
            return self._meant(answer, is_ahead=is_ahead)
        say(f"{visible(answer)!r} must be a full date, as 2023-03-01")
        return None

    def _meant(self, answer: str, *, is_ahead: bool) -> str | None:
        """Return the day that words mean, once it was asked back; None where it is another."""
        day = typed_day(answer, self._today, is_ahead=is_ahead)
        if day is None:
            say(
                f"{visible(answer)!r} is not a date; write 2023-03-01, 1 March 2023 or in two weeks"
            )
            return None
        agreed = self._ask(f"{visible(answer)} is {day}? yes, or Enter for another day ")
        return day if is_yes(agreed) else None

    def _source(self, rest: str) -> AddSource | None:
        """Ask for stance and address, then for the words quoted and who first found it out."""
        stance, _, url = rest.partition(" ")
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
            raise UnclearError(f"{stance!r} is no stance; backs, contradicts or context")
        url = url.strip() or self._ask("Address, or where else it is found? (Enter: no source) ")
        if not url:
            return None
        quote = self._ask("Which words of it? (Enter: none) ")
        host = origin_of(Source(found, url)) or "unknown, and it counts for no origin"
        origin = self._ask(f"Who first found it out? (Enter: {visible(host)}) ")
        return AddSource(str(found), url, quote or None, origin or None)


def _topic(words: str) -> DeskAct:
    """Return that a claim is filed under a topic; with a dash before it, that it is no longer."""
    return RemoveTopic(words[1:].strip()) if words.startswith("-") else AddTopic(words)
