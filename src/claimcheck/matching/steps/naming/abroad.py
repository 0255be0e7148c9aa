"""What may differ in the words of other languages: a verb after a share, an accent on a capital."""

from collections.abc import Sequence
from typing import Final

from claimcheck.language.lexicon.word_lists import listed
from claimcheck.language.text.stems import code_of
from claimcheck.matching.spelling.variants import bare, umlauts
from claimcheck.matching.terms import Parsed, Term
from claimcheck.model.comparison import Step
from claimcheck.model.figure import FigureKind

# A verb of one and of several; which follows a share depends on how the share is written.
_AGREEING: Final = {
    "de": "hat/haben ist/sind wird/werden war/waren hatte/hatten wurde/wurden kann/können"
    " will/wollen muss/müssen soll/sollen lebt/leben geht/gehen fehlt/fehlen lehnt/lehnen",
    "fr": "a/ont est/sont était/étaient avait/avaient sera/seront peut/peuvent doit/doivent"
    " vit/vivent veut/veulent",
    "es": "ha/han es/son está/están era/eran tiene/tienen puede/pueden debe/deben vive/viven"
    " quiere/quieren fue/fueron",
    "it": "ha/hanno è/sono era/erano può/possono deve/devono vive/vivono vuole/vogliono",
    "pt": "tem/têm é/são está/estão era/eram pode/podem deve/devem vive/vivem foi/foram",
    "nl": "heeft/hebben is/zijn wordt/worden was/waren had/hadden kan/kunnen wil/willen"
    " moet/moeten leeft/leven",
}
_LONGEST_SUBJECT: Final = 6
_SHARES: Final = frozenset((FigureKind.FRACTION, FigureKind.PERCENT))


def step_abroad(ours: Term, theirs: Term, texts: tuple[Parsed, Parsed]) -> Step | None:
    """Return the step at which two words of another language than English are one, if any.

    No list of its words tells here which words differ in an accent alone, so only what
    the language leaves off on every capital E counts: "Etat", "État".
    """
    code = code_of(texts[0].language)
    if code == "fr" and _are_one_capital(*map(_written, texts, (ours, theirs))):
        return Step.ACCENT
    words = [_written(*each) for each in zip(texts, (ours, theirs), strict=True)]
    # As in English a name may be written where there are no umlauts: "München", "Muenchen".
    named = code == "de" and all(word[:1].isupper() for word in words)
    if named and umlauts(ours.key) == umlauts(theirs.key):
        return Step.ACCENT
    pairs = [frozenset(pair.split("/")) for pair in listed(_AGREEING.get(code, ""))]
    if frozenset((ours.key, theirs.key)) not in pairs:
        return None
    shares = all(map(_is_after_share, (ours, theirs), (side.terms for side in texts)))
    return Step.PLURAL if shares else None


def _written(parsed: Parsed, term: Term) -> str:
    return parsed.plain.text[term.start : term.end].rpartition("'")[2]


def _are_one_capital(one: str, other: str) -> bool:
    """Return whether two words differ in the accent of their first letter alone, an E."""
    heads = {one[:1], other[:1]}
    return (
        len(one) > 1
        and "E" in heads
        and {bare(head) for head in heads} == {"E"}
        and (one[1:] == other[1:])
    )


def _is_after_share(term: Term, terms: Sequence[Term]) -> bool:
    place = terms.index(term)
    before = terms[max(0, place - _LONGEST_SUBJECT) : place]
    return any(each.figure is not None and each.figure.kind in _SHARES for each in before)
