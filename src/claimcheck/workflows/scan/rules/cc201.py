"""A quotation differs from the recorded words.

What: words in quotation marks are near to a quotation on record, and not the same
words to the ear (the ladder up to `accent`, in the language of the words), nor an
excerpt of them. The finding gives the words that differ, recorded → draft; where the
two say the same all the same, at which step they agree, and what each step took. What
cannot be heard is no alteration: "20%" for "20 per cent", spelling, most marks; "No
more" for "No, more" and "7" for "−7" are. An ellipsis, an insertion in brackets and an
excerpt are allowed; not where they cut what turns the words: a negation, a condition
("if it rains"), a quantity ("less than", "some of"), a doubt ("we doubt that", "in
theory", "alleged"), a time that bounds them ("before the vote", "in 2030"), a part of a
name ("South Sudan") or who else says it ("my deputy told me that", "according to"), in
thirteen languages. An excerpt is judged so where the draft gives it as a sentence. Fewer
than six words are not compared. It is an error where the recorded words stand in an
article that the store keeps and the speaker is the same, else a warning. A translation
is at most a warning. A quotation set off counts where the words before it, or below, name
who is on record with it.

Why: quotation marks promise the words that were said.

Passes ("We will never apologise for the choice of partners that we've made" is on record):

    “We will never apologise for the choice of partners,” Mr Diop said.

Fails:

    “We will apologise for the choice of partners that we've made,” Mr Diop said.
"""

from collections.abc import Iterator
from typing import Final

from claimcheck.language.text.stems import ENGLISH
from claimcheck.model.scan.finding import Voice
from claimcheck.model.scan.severity import Severity
from claimcheck.model.statement import UNNAMED
from claimcheck.workflows.scan.context import Quote, Remark, Rule, Scene
from claimcheck.workflows.scan.evidence.heard import Heard, is_other

# Less of a quotation in common, and it is another one about the same.
_NEAR: Final = 0.7
# Fewer words are an expression, which many use in other ways.
_FEWEST_WORDS: Final = 6


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each quotation whose words on record are others."""
    for quote in scene.quotes:
        if len(quote.words.split()) < _FEWEST_WORDS:
            continue
        person = quote.unit.person if quote.unit else None
        found = [each for each in quote.heard if each.shared >= _NEAR]
        found = [each for each in found if not is_other(person, each.recorded.person)]
        if found and found[0].fault:
            yield _remark(scene, quote, found[0])


def _remark(scene: Scene, quote: Quote, said: Heard) -> Remark:
    who, when = said.recorded.person or "nobody named", said.recorded.said_on
    dated = f", {when}" if when else ""
    translated = is_translated(scene, quote, said)
    note = ("a translation can differ",) if translated else ()
    severity = Severity.ERROR if said.is_verified and not translated else Severity.WARNING
    return Remark(
        severity,
        quote.place,
        quote.sentence,
        f"quotation differs from the recorded words (s-{said.recorded.statement:d})",
        quote.words,
        (
            f"on record: “{said.passage}” ({who}{dated})",
            *said.fault,
            *note,
        ),
        f"quote the recorded words; claimcheck show s-{said.recorded.statement:d}",
        quote.unit.voice if quote.unit else Voice.ATTRIBUTED,
    )


def is_translated(scene: Scene, quote: Quote, said: Heard) -> bool:
    """Return whether the draft gives the words in another language than they were said in."""
    sentence = scene.draft.text[quote.sentence.start : quote.sentence.end].lower()
    languages = (said.recorded.language, scene.draft.language)
    # Words of which nobody named the language are read as English.
    read = {ENGLISH if language == UNNAMED else language for language in languages}
    return len(read) > 1 or "translat" in sentence


RULE = Rule("CC201", "altered-quotation", Severity.ERROR, find, __doc__ or "")
