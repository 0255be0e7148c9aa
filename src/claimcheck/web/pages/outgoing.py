"""What leaves the desk: the report of a period, a workbook, tables, ClaimReview."""

from claimcheck.errors import ClaimcheckError
from claimcheck.reports.publishing.report_pages import served_report
from claimcheck.web.pages.parts import asked_period, named_id
from claimcheck.web.rendering import static_files
from claimcheck.web.visits import Download, Missing, Reply, Visit, WebPage, WholePage

TABLES = ("claims", "verdicts", "statements", "sources", "corrections", "questions")
_REPORT_FORMS = {"html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8"}
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


def report(visit: Visit) -> Reply:
    """Show what was found out in a period, else ask for one."""
    since, until = (visit.query.get(each, "").strip() for each in ("since", "until"))
    form, public = visit.query.get("form", ""), "public" in visit.query
    if not since:
        return _report_asked(visit, {"since": visit.record.today[:7]})
    try:
        made = visit.record.report(since, until=until or None, public=public)
    except ClaimcheckError as error:
        return _report_asked(visit, {"since": since, "until": until}, error)
    if form in _REPORT_FORMS:
        content = made.to_html() if form == "html" else made.to_markdown()
        return Download(f"report-{since}.{form}", _REPORT_FORMS[form], content.encode())
    looks = static_files()
    sheet, icon = looks["report.css"].path, looks["icon.svg"].path
    return WholePage(served_report(made.said, sheet=sheet, icon=icon))


def _report_asked(
    visit: Visit, kept: dict[str, str], error: ClaimcheckError | None = None
) -> WebPage:
    """Return the form that asks for a period."""
    errors = [("since", str(error))] if error else []
    values = {"kept": kept, "errors": errors, "public": "public" in visit.query}
    return WebPage("report_asked.html", values, 422 if error else 200)
