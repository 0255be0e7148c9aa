"""Answers at the desk: lines, labels and days, each asked for until it can be used."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from claimcheck.cli.desk.asking import Ask, is_yes
from claimcheck.cli.output import say, wrapped
from claimcheck.errors import ClaimcheckError
from claimcheck.language.dates.typed_day import typed_day
from claimcheck.language.display.safe import visible
from claimcheck.model.dates import parse_date
from claimcheck.model.verdict import Scale

# Alone on a line, each leaves a question that was not answered yet.
_LEAVING: Final = frozenset(("q", "b", "quit", "back"))


def is_leaving(answer: str) -> bool:
    """Return whether an answer leaves the question as it is, with nothing stored."""
    return answer.lower() in _LEAVING


class UnclearError(ClaimcheckError):
    """An answer says nothing that can be done."""


class LeftError(ClaimcheckError):
    """A question was left half answered; nothing is stored."""


class Answers:
    """Reads what somebody answers, and says where it is no answer."""

    def __init__(self, ask: Ask, scale: Scale, today: str, reviewers: Sequence[str]) -> None:
        """Keep how to ask, and what labels, days and people there are."""
        self._asked = ask
        self._scale = scale
        self.today = today
        self._reviewers = reviewers

    def ask(self, question: str) -> str:
        """Return the answer to a question. Raises `LeftError` for `q` or `b` alone."""
        answer = self._asked(question)
        if is_leaving(answer):
            raise LeftError("Nothing was done.")
        return answer

    def label(self, given: str) -> str | None:
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
            given = self.ask("Which label? (Enter: no verdict) ")
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

    def day(
        self, question: str, *, after: str = "", is_ahead: bool = False, since: str = ""
    ) -> str | None:
        """Return a full date later than ``after``, asked for until it is one; None for Enter.

        One that ``is_ahead`` must not be over, or before the day ``since``; another must
        have begun: what the record would refuse in the end is said here.
        """
        while answer := self.ask(question):
            day = self.full_day(answer, is_ahead=is_ahead)
            if day is None:
                continue
            amiss = self.amiss(day, is_ahead=is_ahead, since=since)
            if amiss or day <= after:
                say(amiss or f"{day!r} must come after {after}")
                continue
            return day
        return None

    def amiss(self, day: str, *, is_ahead: bool, since: str = "") -> str | None:
        """Say what is wrong with a full date that is to come, or to have begun; None for nothing.

        A day is let through that is today's anywhere on earth.
        """
        if since:
            return f"{day} is before {since}" if day < since else None
        off = (date.fromisoformat(day) - date.fromisoformat(self.today)).days
        if is_ahead and off < -1:
            return f"{day} is in the past; today is {self.today}"
        return None if is_ahead or off <= 1 else f"{day} is in the future; today is {self.today}"

    def full_day(self, answer: str, *, is_ahead: bool) -> str | None:
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
        day = typed_day(answer, self.today, is_ahead=is_ahead)
        if day is None:
            say(
                f"{visible(answer)!r} is not a date; write 2023-03-01, 1 March 2023 or in two weeks"
            )
            return None
        agreed = self.ask(f"{visible(answer)} is {day}? yes, or Enter for another day ")
        return day if is_yes(agreed) else None
