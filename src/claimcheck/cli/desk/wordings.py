"""Ask which words for a claim stand, where two archives of the desk have others."""

from typing import TYPE_CHECKING

from claimcheck.cli.desk.asking import Ask, asker
from claimcheck.cli.output import put, wrapped
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.record import Record


def ask_wordings(
    record: "Record", found: "Sequence[tuple[int, str]]", ask: Ask | None = None
) -> set[tuple[int, str]]:
    """Return the claims, each with other words, of which these stand from now on."""
    ask, chosen = ask or asker(), set[tuple[int, str]]()
    for place, (claim, words) in enumerate(found):
        before = record.claim(f"c-{claim:d}").claim.text
        put("\n".join(wrapped(f"c-{claim:d} {visible(before)}", first="first   ", rest=" " * 8)))
        put("\n".join(wrapped(visible(words), first="second  ", rest=" " * 8)))
        answer = ask("Which words stand? 1 first, 2 second; 1! or 2! of all (Enter: first) ")
        if answer.startswith("2"):
            chosen.update(found[place:] if answer.endswith("!") else [(claim, words)])
        if answer.endswith("!"):
            break
    return chosen
