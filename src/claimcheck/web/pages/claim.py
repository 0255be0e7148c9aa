"""A claim with all that hangs on it, its publication and its corrections."""

from functools import partial
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Standing
from claimcheck.model.status import Status, deciding_verdicts
from claimcheck.model.verdict import Verdict, VerdictRole
from claimcheck.record.refusals import Refusal, refusal_of
from claimcheck.reports.history import as_entries
from claimcheck.web.forms.acts import FormError, require
from claimcheck.web.pages import confirm
from claimcheck.web.pages.parts import CLASSES, in_order, named_id, named_verdicts
from claimcheck.web.visits import GoTo, Missing, Reply, Visit, WebPage

# What a correction cannot be without, and what is said where it is.
_NEEDED: Final = {
    "kind": "choose what the correction changes",
    "notice": "the notice for readers is missing",
}


def show(visit: Visit) -> WebPage:
    """Show a claim."""
    claim = named_id(visit, "c")
    page = visit.record.claim(claim)
    told = visit.record.history(claim)
    values = {
        "page": page,
        "verdicts": in_order(page.standing),
        "history": as_entries(page.claim.id, told.happenings),
        "can_publish": visit.may("publish") and page.standing.status is Status.SIGNED_OFF,
        "to_correct": _to_correct(page.standing) if visit.may("correct") else None,
        "is_out": page.standing.public.state.is_out,
    }
    return WebPage("claim.html", values)


def to_publish(visit: Visit) -> WebPage:
    """Show what the house rules say of a claim, and the form that publishes it."""
    return _publishing(visit, named_id(visit, "c"))


def publish(visit: Visit) -> Reply:
    """Record that a claim's check was published."""
    claim, fields = named_id(visit, "c"), visit.fields
    given = {name: fields.get(name) for name in ("url", "published_on")}
    try:
        require(given, () if visit.desk.settings.desk.pages else ("url",))
        publishing = partial(
            visit.record.publish,
            claim,
            given["url"] or None,
            published_on=given["published_on"] or None,
            despite=fields.get("despite") or None,
        )
        # What could not be stored is refused before anybody is asked.
        would = publishing(dry_run=True)
        failing = tuple(each.rule for each in would.despite)
        label = deciding_verdicts(visit.record.claim(claim).standing.verdicts)[0].label
        leave, reason = f"/claim/{claim}/publish", fields.get("despite")
        act = confirm.publishing(claim, label, would.url, leave, failing, reason)
        if asked := confirm.ask_again(visit, act, claim):
            return asked
        done = publishing()
    except ClaimcheckError as error:
        return _again(_publishing(visit, claim), visit, error)
    return GoTo(f"/claim/{claim}", f"{claim} is published. Status: {done.standing.in_words}.")


def to_correct(visit: Visit) -> WebPage:
    """Show the form that corrects a claim's verdict."""
    return _correcting(visit, named_id(visit, "c"))


def correct(visit: Visit) -> Reply:
    """Correct a verdict, with the notice that readers see."""
    claim, fields = named_id(visit, "c"), visit.fields
    names = ("kind", "notice", "label", "rationale", "as_of", "recheck_on")
    given = {name: fields.get(name) for name in names}
    try:
        if missing := [(name, told) for name, told in _NEEDED.items() if not given[name]]:
            raise FormError(*missing)
        require(given, ())
        correcting = partial(
            visit.record.correct,
            fields.get("verdict"),
            given["kind"],
            given["notice"],
            label=given["label"] or None,
            rationale=given["rationale"] or None,
            as_of=given["as_of"] or None,
            recheck_on=given["recheck_on"] or None,
        )
        before = correcting(dry_run=True).before
        leave = f"/claim/{claim}/correct"
        act = confirm.correcting(f"v-{before.id:d}", before.label, given, leave)
        if asked := confirm.ask_again(visit, act, claim):
            return asked
        done = correcting()
    except ClaimcheckError as error:
        return _again(_correcting(visit, claim), visit, error)
    told = f"v-{done.before.id:d} is corrected. Status: {done.standing.in_words}."
    return GoTo(f"/claim/{claim}", " ".join(filter(None, (told, done.untold))))


def _publishing(visit: Visit, claim: str) -> WebPage:
    """Return the page on which a claim is published."""
    page = visit.record.claim(claim)
    rulings = visit.record.gate([claim])[0].rulings if page.standing.is_rated else ()
    values: dict[str, Any] = {
        "page": page,
        "rulings": rulings,
        "passed": all(each.passed for each in rulings),
        "unconfirmed": [each for each in page.statements if not each.confirmed],
        "pages": visit.desk.settings.desk.pages,
        "is_signed_off": page.standing.status is Status.SIGNED_OFF,
        "today": visit.record.today,
    }
    return WebPage("publish.html", values)


def _correcting(visit: Visit, claim: str) -> WebPage:
    """Return the page on which a verdict is corrected."""
    page = visit.record.claim(claim)
    verdicts = _to_correct(page.standing)
    if not verdicts:
        raise Missing
    values: dict[str, Any] = {
        "page": page,
        "verdicts": verdicts,
        "choices": named_verdicts(verdicts),
        "classes": CLASSES,
        "labels": visit.record.scale().labels,
    }
    return WebPage("correct.html", values)


def _to_correct(standing: Standing) -> list[Verdict]:
    """Return the verdicts that a correction can be about, newest first: that decide and rate."""
    return [
        each
        for each, decides in in_order(standing)
        if decides and each.role != VerdictRole.SIGNS_OFF
    ]


def _again(page: WebPage, visit: Visit, error: ClaimcheckError) -> WebPage:
    """Return a form's page again, with what was wrong and what was sent."""
    faults = error.faults if isinstance(error, FormError) else (("", str(error)),)
    status = 403 if refusal_of(error) is Refusal.FORBIDDEN else 422
    kept = dict(visit.fields.values)
    return WebPage(page.template, {**page.values, "errors": faults, "kept": kept}, status)
