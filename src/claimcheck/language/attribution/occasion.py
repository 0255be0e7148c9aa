"""When and where something was said, each with where that is known from."""

from typing import NamedTuple

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.dates.dateline import read_time
from claimcheck.model.dates import PartialDate

# In code points; a text without full stops must not cost its square.
_BESIDE = 200


class Occasion(NamedTuple):
    """The day and place of a statement, and the origin of each."""

    said_on: PartialDate | None = None
    date_origin: str | None = None
    place: str | None = None
    place_origin: str | None = None


def find_occasion(
    passage: Passage, sentence: int, proposal: Proposal, published_on: PartialDate | None
) -> Occasion:
    """Return when and where: by a time beside the cue, the dateline above, the publication."""
    start = passage.sentences[sentence].start
    dateline = next((d for d in reversed(passage.datelines) if d.span.end <= start), None)
    day = dateline.dated(published_on) if dateline else None
    origin = "dateline" if day else "publication"
    base = day or published_on
    place = dateline.place if dateline else None
    found = Occasion(base, origin if base else None, place, "dateline" if place else None)
    time = read_time(_beside_cue(passage, sentence, proposal), base) if proposal.cue else None
    if time is None:
        return found
    return found._replace(said_on=time.when, date_origin=f"“{time.words}”, from the {origin}")


def _beside_cue(passage: Passage, sentence: int, proposal: Proposal) -> str:
    """Return the words around the cue that are not the statement's own."""
    bounds, cue = passage.sentences[sentence], proposal.cue
    if cue is None or not bounds.start <= cue.start < bounds.end:
        return ""
    start = max([bounds.start, *(s.end for s in proposal.spans if s.end <= cue.start)])
    end = min([bounds.end, *(s.start for s in proposal.spans if s.start >= cue.end)])
    return passage.text[max(start, cue.start - _BESIDE) : min(end, cue.end + _BESIDE)]
