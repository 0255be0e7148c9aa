"""Has this been said before? One field; nothing is stored."""

from claimcheck.errors import ClaimcheckError
from claimcheck.model.comparison import Band
from claimcheck.model.dates import parse_date
from claimcheck.model.statement import Statement
from claimcheck.web.pages.parts import shown_all
from claimcheck.web.visits import Visit, WebPage

_LONGEST = 5_000
_WEAK = 3


def ask(visit: Visit) -> WebPage:
    """Show what resembles some words, closest first."""
    given = {name: visit.fields.get(name) or visit.query.get(name, "").strip()
             for name in ("text", "speaker", "said_on")}  # fmt: skip
    text = given["text"]
    values = {"kept": given, "text": text, "matches": [], "weak": [], "elsewhere": [], "count": 0}
    visit.record.open_meaning()
    if not text:
        # A link may bring no words; a form that was sent without them says what it lacks.
        faults = [("text", "write the words that you want to look up")] if visit.sends else []
        return WebPage("match.html", {**values, "errors": faults}, 422 if faults else 200)
    if len(text) > _LONGEST:
        told = f"these are {len(text):,} characters; ask about one statement, up to {_LONGEST:,}"
        return WebPage("match.html", {**values, "errors": [("text", told)]}, 422)
    try:
        found = visit.record.match(
            text, speaker=given["speaker"] or None, said_on=given["said_on"] or None
        )
    except ClaimcheckError as error:
        return WebPage("match.html", {**values, "errors": [("said_on", str(error))]}, 422)
    matches = [each for each in found if each.band is not Band.NEW]
    weak = [] if matches else found[:_WEAK]
    said_on = parse_date(given["said_on"]) if given["said_on"] else None
    asked = Statement(text, speaker=given["speaker"] or None, said_on=said_on)
    values |= {
        "matches": shown_all(text, matches),
        "weak": shown_all(text, weak),
        "elsewhere": visit.record.elsewhere(asked, found),
        "is_same": any(each.band is Band.SAME for each in matches),
        "count": visit.record.claim_count(),
    }
    return WebPage("match.html", values)
