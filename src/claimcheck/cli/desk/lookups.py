"""What a reviewer looks up beside a card, without leaving it."""

import sys
from typing import TYPE_CHECKING

from claimcheck.cli.output import wrapped
from claimcheck.cli.render.card_texts import article_text, entry_text, passage_text
from claimcheck.cli.render.gate_lines import gated_lines
from claimcheck.cli.render.match import match_lines
from claimcheck.cli.render.speaker import speech_lines
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible
from claimcheck.model.desk.card import Card

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.record import Record


class Looks:
    """What can be looked up, each a key away."""

    def __init__(self, record: "Record") -> None:
        """Keep where to look."""
        self._record = record

    def at(self, word: str, rest: str, card: Card) -> list[str]:
        """Return what the word of a key asks for, in lines that fit the terminal.

        Raises `ClaimcheckError` where there is nothing to look at.
        """
        looks: dict[str, Callable[[Card, str], list[str]]] = {
            "precedents": self._precedents,
            "who": self._who,
            "history": self._history,
            "open": self._open,
            "gate": self._gate,
        }
        return looks[word](card, rest)

    def _precedents(self, card: Card, _rest: str) -> list[str]:
        """Return how claims like this one were rated."""
        found = self._record.precedents(card)
        text = card.stored.statement.text if card.stored else card.claim.text
        lines = [line for match in found for line in match_lines(text, match, flag="! ")]
        lines = lines or ["No claim like this one was rated before."]
        if card.others:
            from claimcheck.cli.render.outside_checks import elsewhere_lines

            lines += elsewhere_lines(text, card.others)
        return lines

    def _who(self, card: Card, rest: str) -> list[str]:
        """Return the record of the card's speaker, or of somebody named."""
        said = card.stored.statement if card.stored else None
        name = rest or (said and (said.person or said.speaker)) or card.entry.waiting.person
        if not name:
            return ["No speaker is named on this card; w NAME asks about somebody."]
        if not rest and card.stored and card.stored.person:
            name = f"p-{card.stored.person:d}"
        return speech_lines(self._record.speaker(name))

    def _history(self, card: Card, _rest: str) -> list[str]:
        """Return the whole story of the claim."""
        return [line for each in card.history for line in wrapped(entry_text(each), rest="  ")]

    def _gate(self, card: Card, _rest: str) -> list[str]:
        """Return what the house rules say of the claim, were it published today."""
        return [*gated_lines(self._record.gate(card.claim.id, next_steps=False))]

    def _open(self, card: Card, rest: str) -> list[str]:
        """Return where the original is, or the stored text with the words marked."""
        addresses = _addresses(card)
        if rest == "browser":
            return [_browse(addresses)]
        lines = [visible(each) for each in addresses]
        if card.origin and (rest == "text" or not addresses):
            number, article = card.origin.number, card.origin.article
            marked = article.text
            if card.stored:
                for start, end in reversed(card.stored.statement.spans):
                    marked = f"{marked[:start]}>>{marked[start:end]}<<{marked[end:]}"
            lines += wrapped(article_text(number, article))
            lines += [line for each in marked.splitlines() for line in wrapped(visible(each))]
        elif card.origin:
            lines.append("`o text` prints it as it was captured.")
        if not lines and card.passage:
            told = "No address and no article is stored; the words as they were given:"
            lines = [told, *wrapped(passage_text(card.passage))]
        return lines or ["No address and no article is stored for this card."]


def _addresses(card: Card) -> list[str]:
    """Return where the words, and then the sources, can be read."""
    found = [card.origin.article.url if card.origin else None]
    found.append(card.stored.statement.url if card.stored else None)
    found += [each.source.url for each in card.sources]
    return list(dict.fromkeys(each for each in found if each))


def _browse(addresses: list[str]) -> str:
    """Open the first web address in a browser, and say so."""
    address = next((each for each in addresses if each.startswith(("http://", "https://"))), None)
    if address is None:
        raise ClaimcheckError("this card has no web address to open")
    if not sys.stdin.isatty():
        raise ClaimcheckError("a browser is opened only from a terminal")
    import webbrowser

    if not webbrowser.open(address):
        raise ClaimcheckError(f"no browser could be started; the address is {address}")
    return f"Opened {visible(address)}"
