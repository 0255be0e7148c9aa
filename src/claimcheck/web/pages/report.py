"""The report of a period, as a page of the desk."""

from claimcheck.errors import ClaimcheckError
from claimcheck.reports.publishing.report_pages import served_report
from claimcheck.web.rendering import static_files
from claimcheck.web.visits import Download, Reply, Visit, WebPage, WholePage

_FORMS = {"html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8"}


def show(visit: Visit) -> Reply:
    """Show what was found out in a period, else ask for one."""
    since, until = (visit.query.get(each, "").strip() for each in ("since", "until"))
    form, public = visit.query.get("form", ""), "public" in visit.query
    if not since:
        return _asked(visit, {"since": visit.record.today[:7]})
    try:
        report = visit.record.report(since, until=until or None, public=public)
    except ClaimcheckError as error:
        return _asked(visit, {"since": since, "until": until}, error)
    if form in _FORMS:
        content = report.to_html() if form == "html" else report.to_markdown()
        return Download(f"report-{since}.{form}", _FORMS[form], content.encode())
    looks = static_files()
    sheet, icon = looks["report.css"].path, looks["icon.svg"].path
    return WholePage(served_report(report.said, sheet=sheet, icon=icon))


def _asked(visit: Visit, kept: dict[str, str], error: ClaimcheckError | None = None) -> WebPage:
    """Return the form that asks for a period."""
    errors = [("since", str(error))] if error else []
    values = {"kept": kept, "errors": errors, "public": "public" in visit.query}
    return WebPage("report_asked.html", values, 422 if error else 200)
