"""A quotation or statement is given to another speaker.

What: the draft names somebody for words that are on record as another person's.
It is an error for a quotation, word for word, of six words or more that stands
in an article that the store keeps; else a warning, as it is where the draft only
says “he”, or gives a surname that one person on record has. What is not quoted, and on
record only from others, is a note, since many people may say the same.

Why: whoever is misnamed has been given words they never said.

Passes ("We will never apologise for the choice of partners" is on record, by Abdoulaye Diop):

    “We will never apologise for the choice of partners,” Abdoulaye Diop said.

Fails:

    “We will never apologise for the choice of partners,” Sergey Lavrov said.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.language.lexicon.closed_classes import PRONOUNS
from claimcheck.model.comparison import Band
from claimcheck.model.scan.severity import Severity
from claimcheck.workflows.scan.context import Quote, Remark, Rule, Scene
from claimcheck.workflows.scan.evidence.heard import Heard, is_other
from claimcheck.workflows.scan.repeat import Repeat, reasons
from claimcheck.workflows.scan.units import Unit

# Fewer words can be anybody's.
_FEWEST_WORDS: Final = 6


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each quotation, and each statement, that is another's."""
    for quote in scene.quotes:
        person = (quote.unit.person if quote.unit else None) or quote.bearer
        if person and len(quote.words.split()) >= _FEWEST_WORDS:
            yield from _quoted(quote, person)
    quoted = {quote.unit.sentence for quote in scene.quotes if quote.unit}
    for unit, repeats in scene.repeated():
        if unit.person and unit.sentence not in quoted:
            yield from _stated(unit, unit.person, repeats)


def _quoted(quote: Quote, person: str) -> Iterator[Remark]:
    said = [each for each in quote.heard if not each.fault and each.recorded.person]
    if not said or not all(is_other(person, each.recorded.person) for each in said):
        return
    verified = next((each for each in said if each.is_verified), said[0])
    yield _remark(quote, person, verified)


def _remark(quote: Quote, person: str, said: Heard) -> Remark:
    when = f", {said.recorded.said_on}" if said.recorded.said_on else ""
    return Remark(
        Severity.ERROR if said.is_verified and _is_named(quote) else Severity.WARNING,
        quote.place,
        quote.sentence,
        f"quotation given to {person} is on record as {said.recorded.person}'s"
        f" (s-{said.recorded.statement:d})",
        quote.words,
        (f"on record: “{said.passage}” ({said.recorded.person}{when})",),
        f"name who said it; claimcheck show s-{said.recorded.statement:d}",
        quote.unit.voice if quote.unit else None,
    )


def _is_named(quote: Quote) -> bool:
    """Return whether the draft names the speaker in full, and by no word such as “he”."""
    unit = quote.unit
    return bool(unit and unit.person and (unit.speaker or "").lower() not in PRONOUNS)


def _stated(unit: Unit, person: str, repeats: Sequence[Repeat]) -> Iterator[Remark]:
    """Yield a remark where only others are on record to have said what a unit says."""
    for repeat in repeats:
        persons = repeat.standing.persons
        if repeat.band is not Band.SAME or not persons:
            continue
        if all(is_other(person, each) for each in persons):
            yield Remark(
                Severity.NOTE,
                unit.place(),
                unit.sentence,
                f"statement given to {person} is on record only from"
                f" {', '.join(persons[:3])} (c-{repeat.claim.id:d})",
                unit.text,
                reasons(repeat),
                f"see who said it; claimcheck show c-{repeat.claim.id:d}",
                unit.voice,
                repeat,
            )
        return


RULE = Rule("CC202", "wrong-speaker", Severity.ERROR, find, __doc__ or "")
