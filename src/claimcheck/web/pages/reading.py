"""Pages to read and to send to a colleague: a statement, a person, what a search finds."""

from claimcheck.web.pages.parts import named_id
from claimcheck.web.visits import Visit, WebPage

_HITS = 25
_PAGES = {"c": "claim", "s": "statement", "p": "person", "v": "claim"}


def statement(visit: Visit) -> WebPage:
    """Show a statement."""
    return WebPage("statement.html", {"page": visit.record.statement(named_id(visit, "s"))})


def person(visit: Visit) -> WebPage:
    """Show what somebody said, by occasion."""
    return WebPage("person.html", {"speech": visit.record.speaker(named_id(visit, "p"))})


def search(visit: Visit) -> WebPage:
    """Show what holds the words that are asked for."""
    words = visit.query.get("q", "").strip()[:500]
    hits = visit.record.search(words, limit=_HITS) if words else []
    values = {
        "words": words,
        "hits": [
            (each, f"/{_PAGES[each.record[0]]}/{each.record}")
            for each in hits
            if each.record[0] in "csp"
        ],
        "verdicts": [each for each in hits if each.record[0] == "v"],
        "most": _HITS,
    }
    return WebPage("search.html", values)
