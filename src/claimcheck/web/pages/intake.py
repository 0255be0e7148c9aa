"""Adding: one statement, or a text whose statements are shown before any is stored."""

from collections import Counter
from typing import Any

from claimcheck.errors import ClaimcheckError
from claimcheck.model.added import Added, Outcome
from claimcheck.model.dates import parse_date
from claimcheck.reading.records.statements import as_statement
from claimcheck.web.forms.acts import FormError
from claimcheck.web.forms.uploads import as_file, given_text
from claimcheck.web.pages.parts import shown_all
from claimcheck.web.security.bodies import Fields, Upload
from claimcheck.web.visits import GoTo, Reply, Visit, WebPage, forbidden
from claimcheck.workflows.intake.extract import Described, Extracted

_ONE = ("text", "speaker", "role", "said_on", "place", "url")


def ask(visit: Visit) -> WebPage:
    """Show both forms."""
    if not visit.may("acting"):
        return forbidden(visit, "acting")
    kept = {"url": visit.query.get("url", ""), "text": visit.query.get("text", "")}
    return WebPage("add.html", {"kept": kept, "sent": ""})


def preview(visit: Visit) -> Reply:
    """Store one statement, or show what a text holds and store nothing yet."""
    if visit.fields.get("what") == "statement":
        return _one(visit)
    upload = given_text(visit.fields)
    try:
        if upload is None:
            raise FormError(("text", "paste a text, or choose a file that holds one"))
        found = _extracted(visit, upload)
    except ClaimcheckError as error:
        return again(visit, error)
    return _previewed(found, visit.desk.uploads.put(visit.session.key, upload))


def _previewed(found: Extracted, token: str) -> WebPage:
    """Return the page of what a text holds."""
    article = found.capture.article
    values = {
        "found": found,
        "token": token,
        "ticked": None,
        "described": {
            "title": article.title or "",
            "publisher": article.publisher or "",
            "published_on": str(article.published_on or ""),
            "url": article.url or "",
        },
    }
    return WebPage("preview.html", values)


def _previewed_again(visit: Visit, found: Extracted | None, error: ClaimcheckError) -> WebPage:
    """Return the page of what a text holds again, with what was wrong and what was ticked."""
    told = again(visit, error)
    if found is None:
        return told
    page = _previewed(found, visit.fields.get("token"))
    faults = error.faults if isinstance(error, FormError) else (("", str(error)),)
    values = {**page.values, "errors": faults, "ticked": _ticked(visit.fields)}
    return WebPage(page.template, values, told.status)


def _ticked(fields: Fields) -> set[int]:
    """Return which statements were ticked, by their places."""
    return {int(each) for each in fields.all("tick") if each.isdecimal() and len(each) < 9}


def store(visit: Visit) -> Reply:
    """Store an article with the statements that were ticked."""
    token, owner = visit.fields.get("token"), visit.session.key
    if before := visit.desk.stored.get(owner, token):
        return GoTo(f"/article/{before}", f"The text was stored before, as {before}: this is it.")
    upload = visit.desk.uploads.get(owner, token)
    if upload is None:
        error = ClaimcheckError("the text is no longer kept here; send it again")
        return again(visit, error)
    found, ticked = None, _ticked(visit.fields)
    try:
        found = _extracted(visit, upload)
        chosen = [each for number, each in enumerate(found.statements) if number in ticked]
        if not chosen:
            raise FormError(("t0", "tick at least one statement"))
        if len(chosen) == len(found.statements):
            with as_file(upload) as path:
                stored = visit.record.add_article(path, _described(visit.fields))
            added, number = list(stored.added), stored.id
        else:
            added = visit.record.add_all(chosen, article=found.capture)
            number = _article_of(visit, added)
    except ClaimcheckError as error:
        return _previewed_again(visit, found, error)
    visit.desk.stored.keep(owner, token, str(number))
    visit.desk.uploads.drop(token)
    return WebPage(
        "added.html", {"added": _shown(added), "article": number, "counts": _counts(added)}
    )


def _one(visit: Visit) -> Reply:
    """Store one statement."""
    given = {name: visit.fields.get(name) or None for name in _ONE}
    try:
        if not visit.fields.get("text"):
            raise FormError(("text", "the words are missing"))
        added = [visit.record.add(as_statement(given))]
    except ClaimcheckError as error:
        return again(visit, error)
    return WebPage(
        "added.html", {"added": _shown(added), "article": None, "counts": _counts(added)}
    )


def _extracted(visit: Visit, upload: Upload) -> Extracted:
    """Return a text with the statements proposed in it."""
    with as_file(upload) as path:
        return visit.record.extract(path, _described(visit.fields))


def _described(fields: Fields) -> Described:
    """Return what somebody says of a text."""
    day = fields.get("published_on")
    return Described(
        fields.get("title") or None,
        fields.get("publisher") or None,
        parse_date(day) if day else None,
        fields.get("url") or None,
    )


def _article_of(visit: Visit, added: list[Added]) -> Any:
    """Return the article that statements were stored in."""
    return visit.record.statement(added[0].statement_id).stored.article


def _shown(added: list[Added]) -> list[tuple[Added, list[Any]]]:
    """Return what became of each statement, with what must be told from it."""
    return [(each, shown_all(each.statement.text, each.matches[: len(each.questions)]))
            for each in added]  # fmt: skip


def _counts(added: list[Added]) -> list[tuple[str, int]]:
    """Return how many statements became what."""
    counts = Counter(each.outcome for each in added)
    words = {
        Outcome.ASKED: "to decide",
        Outcome.REPEATED: "repeated",
        Outcome.NEW: "new",
        Outcome.KNOWN: "known before",
    }
    return [(word, counts[outcome]) for outcome, word in words.items() if counts[outcome]]


def again(visit: Visit, error: ClaimcheckError) -> WebPage:
    """Return the form again with what was wrong and what was sent."""
    sent = "statement" if visit.fields.get("what") == "statement" else "article"
    faults = error.faults if isinstance(error, FormError) else (("", str(error)),)
    errors = [(f"{sent}-{name}" if name else sent, told) for name, told in faults]
    values = {"kept": dict(visit.fields.values), "sent": sent, "errors": errors}
    return WebPage("add.html", values, 422)
