"""What leaves the desk: the month as a page and a workbook, tables, ClaimReview."""

from claimcheck.errors import ClaimcheckError
from claimcheck.web.pages.parts import asked_period, named_id
from claimcheck.web.visits import Download, Missing, Reply, Visit, WebPage

TABLES = ("claims", "verdicts", "statements", "sources", "corrections", "questions")
_KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
}


def show(visit: Visit) -> WebPage:
    """Show what can be downloaded."""
    kept, faults = asked_period(visit)
    whole = {"since": "", "until": ""}
    values = {"tables": TABLES, "kept": kept, "period": whole if faults else kept}
    return WebPage("downloads.html", {**values, "errors": faults}, 422 if faults else 200)


def download(visit: Visit) -> Reply:
    """Give a file: the workbook, a table as CSV, or the feed of published checks."""
    name = visit.parts["name"]
    since, until = (visit.query.get(each, "").strip() or None for each in ("since", "until"))
    stem, _, kind = name.rpartition(".")
    if name == "record.xlsx":
        content = visit.record.workbook(since=since, until=until).content
    elif name == "claimreview.json":
        content = visit.record.claim_reviews().to_feed().encode()
    elif kind == "csv" and stem in TABLES:
        table = visit.record.table(stem, since=since, until=until)
        content = table.to_csv(excel=True).encode()
    else:
        raise Missing
    return Download(f"claimcheck-{name}", _KINDS[kind], content)


def json_ld(visit: Visit) -> Reply:
    """Give a claim's check as the script that its page is to hold."""
    claim = named_id(visit, "c")
    try:
        found = visit.record.claim_reviews(claim)
    except ClaimcheckError:
        raise Missing from None
    if not found.nodes:
        raise Missing
    name = f"claimreview-{claim}.txt"
    return Download(name, "text/plain; charset=utf-8", found.to_html().encode())
