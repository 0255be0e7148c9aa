"""Pages to read and to send to a colleague: a statement, a person, what was said before."""

from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.explanation import nearness
from claimcheck.model.comparison import Band
from claimcheck.model.dates import parse_date
from claimcheck.model.ids import parse_id
from claimcheck.model.person import PersonRole
from claimcheck.model.record.search_hit import SearchHit
from claimcheck.model.statement import Statement
from claimcheck.record.refusals import Refusal, refusal_of
from claimcheck.web.pages import confirm
from claimcheck.web.pages.parts import named_id, shown_all
from claimcheck.web.visits import GoTo, Missing, Reply, Visit, WebPage

_HITS = 25
_LONGEST = 5_000
_WEAK = 3
_PAGES = {"c": "claim", "s": "statement", "p": "person", "v": "claim"}


def statement(visit: Visit) -> WebPage:
    """Show a statement."""
    return WebPage("statement.html", {"page": visit.record.statement(named_id(visit, "s"))})


def person(visit: Visit) -> WebPage:
    """Show what somebody said, by occasion."""
    return _person(visit)


def name_person(visit: Visit) -> Reply:
    """Say more of a person: another name, an office, what describes them, or who is the same."""
    person, fields = named_id(visit, "p"), visit.fields
    wanted = parse_id(person, "p").number
    act = fields.get("what")
    if act not in _TOLD:
        raise Missing
    try:
        if act in _WEIGHED:
            # What could not be stored is refused before anybody is asked.
            _WEIGHED[act](visit, person, True)
            if asked := _asked_again(visit, person):
                return asked
            _WEIGHED[act](visit, person, False)
        else:
            _PLAIN[act](visit, person)
    except ClaimcheckError as error:
        return _person(visit, error)
    return GoTo(f"/person/p-{wanted:d}", _TOLD[act])


def _alias(visit: Visit, person: str) -> None:
    """Give a person another name."""
    visit.record.add_alias(person, visit.fields.get("name"))


def _role(visit: Visit, person: str) -> None:
    """Say what a person was, and when."""
    days = (visit.fields.get(name) for name in ("since", "until"))
    since, until = (parse_date(each) if each else None for each in days)
    role, organisation = visit.fields.get("role"), visit.fields.get("organisation") or None
    visit.record.add_role(person, PersonRole(role, organisation, since, until))


def _describe(visit: Visit, person: str) -> None:
    """Say more of a person."""
    given = {name: visit.fields.get(name) or None for name in ("wikidata", "note")}
    visit.record.describe_person(person, **given)


def _merge(visit: Visit, person: str, dry_run: bool) -> None:
    """Make two persons one."""
    other, reason = visit.fields.get("other"), visit.fields.get("reason")
    visit.record.merge_persons(person, other, reason=reason, dry_run=dry_run)


def _split(visit: Visit, person: str, dry_run: bool) -> None:
    """Make another person of some statements."""
    name, reason = visit.fields.get("name"), visit.fields.get("reason")
    visit.record.split_person(person, name, _statements(visit), reason=reason, dry_run=dry_run)


_PLAIN: Final = {"alias": _alias, "role": _role, "describe": _describe}
_WEIGHED: Final = {"merge": _merge, "split": _split}
_TOLD: Final = {
    "alias": "The name is theirs.",
    "role": "What they were is kept.",
    "describe": "It is kept.",
    "merge": "They are one person now.",
    "split": "What they said is another person's now.",
}


def _asked_again(visit: Visit, person: str) -> WebPage | None:
    """Return the page that asks whether two persons are one, or one is two."""
    fields, name = visit.fields, _name_of(visit, person)
    leave = f"/person/{person}"
    if fields.get("what") == "merge":
        other = _name_of(visit, fields.get("other"))
        return confirm.ask_again(visit, confirm.one_person(name, other, leave))
    said = [str(parse_id(each, "s")) for each in _statements(visit)]
    told = confirm.another_person(name, fields.get("name"), ", ".join(said), leave)
    return confirm.ask_again(visit, told, *said)


def _name_of(visit: Visit, person: str) -> str:
    """Return what somebody is called. Raises `ClaimcheckError` for nobody."""
    speech = visit.record.speaker(person)
    return speech.person.name if speech.person else speech.name


def _statements(visit: Visit) -> list[str]:
    """Return the statements that a form names."""
    return visit.fields.get("statements").replace(",", " ").split()


def _person(visit: Visit, error: ClaimcheckError | None = None) -> WebPage:
    """Return the page of a person."""
    status = 200
    if error is not None:
        status = 403 if refusal_of(error) is Refusal.FORBIDDEN else 422
    values = {
        "speech": visit.record.speaker(named_id(visit, "p")),
        "errors": [("", str(error))] if error else [],
        "kept": dict(visit.fields.values) if error else {},
    }
    return WebPage("person.html", values, status)


def search(visit: Visit) -> WebPage:
    """Show what holds the words that are asked for."""
    visit.record.open_meaning()
    words = visit.query.get("q", "").strip()[:500]
    hits: list[SearchHit] = []
    faults: list[tuple[str, str]] = []
    try:
        hits = visit.record.search(words, limit=_HITS) if words else []
    except ClaimcheckError as error:
        faults.append(("q", str(error)))
    values = {
        "words": words,
        "hits": [
            (each, f"/{_PAGES[each.record[0]]}/{each.record}", _how_near(each))
            for each in hits
            if each.record[0] in "csp"
        ],
        "verdicts": [each for each in hits if each.record[0] == "v"],
        "most": _HITS,
        "errors": faults,
    }
    return WebPage("search.html", values, 422 if faults else 200)


def _how_near(hit: SearchHit) -> str | None:
    """Say how near a claim is that is found for that alone."""
    return None if hit.meaning is None else nearness(hit.meaning)


def said_before(visit: Visit) -> WebPage:
    """Show what resembles some words, closest first; nothing is stored."""
    given = {name: visit.fields.get(name) or visit.query.get(name, "").strip()
             for name in ("text", "speaker", "said_on", "language")}  # fmt: skip
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
            text,
            speaker=given["speaker"] or None,
            said_on=given["said_on"] or None,
            language=given["language"] or None,
        )
    except ClaimcheckError as error:
        field = getattr(error, "column", "said_on")
        return WebPage("match.html", {**values, "errors": [(field, str(error))]}, 422)
    matches = [each for each in found if each.band is not Band.NEW]
    weak = [] if matches else found[:_WEAK]
    said_on = parse_date(given["said_on"]) if given["said_on"] else None
    asked = Statement(text, speaker=given["speaker"] or None, said_on=said_on)
    asked = asked._replace(language=given["language"] or asked.language)
    values |= {
        "matches": shown_all(text, matches),
        "weak": shown_all(text, weak),
        "elsewhere": visit.record.elsewhere(asked, found),
        "is_same": any(each.band is Band.SAME for each in matches),
        "count": visit.record.claim_count(),
    }
    return WebPage("match.html", values)
