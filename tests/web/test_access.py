"""Every page as axe reads it, folds open, in light and dark, and at the width of a phone."""

import io
import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from claimcheck.model.desk.contact import Contact
from claimcheck.reports.publishing.report_pages import report_page
from tests.web.chromium import listening
from tests.web.conftest import EDITOR, OWNER, PASSWORD, READER, SECOND, WebDesk
from tests.web.test_pages import PAGES

pytestmark = [pytest.mark.heavy("playwright", "axe_playwright_python"), pytest.mark.slow]
SCREENS = (
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    {"viewport": {"width": 375, "height": 800}, "color_scheme": "dark"},
)
_RUN = """() => axe.run(document, {preload: false, resultTypes: ["violations"]}).then(found =>
    found.violations.map(each => [each.id, each.nodes[0].html.slice(0, 200)]))"""

# The links of a page that lead to a place in it that is not there.
_BROKEN = """() => [...document.querySelectorAll("a[href^='#']")]
    .map(each => each.getAttribute("href")).filter(each => !document.querySelector(each))"""


def faults(page: Any, place: str) -> list[str]:
    """Return what axe holds against a page with its folds open, and if it scrolls aside."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text())
    found = [f"{place}: {each}" for each in page.evaluate(_RUN)]
    wide = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return [*found, f"{place}: wider than the screen"] if wide else found


def prepare(desk: WebDesk) -> None:
    """Publish a check, and have somebody asked, so that pages have all that they can have."""
    with desk.record(SECOND) as record:
        record.sign_off("v-1")
    with desk.record(EDITOR) as record:
        record.publish("c-1", "https://paper.example/harbour", despite="For the test")
        record.add_contact(
            "c-1", Contact("The port", "e-mail", sent="2023-01-20", deadline="2023-02-01")
        )
        record.merge("c-3", "c-4", reason="For the test")
    # Every page that goes by meaning says why words alone decide.
    Path(f"{desk.served.database}.meaning").write_bytes(b"no vectors" * 100)
    desk.served.passwords.set(READER, PASSWORD)


def test_no_page_keeps_anybody_out(desk: WebDesk, browser: Any) -> None:
    prepare(desk)
    found: list[str] = []
    with listening(desk.served) as (served, address):
        for name, screen in zip((OWNER, OWNER, READER), (*SCREENS, SCREENS[0]), strict=True):
            page = browser.new_context(base_url=address, **screen).new_page()
            token = served.invitations.invite(name, 600, sets_password=False)
            page.goto(f"/enter/{token}")
            found += faults(page, "/enter")
            page.get_by_role("button", name="Open the desk").click()
            page.wait_for_url(f"{address}/")
            for path, _ in PAGES:
                page.goto(path)
                found += faults(page, f"{name} {screen['color_scheme']} {path}")
            page.context.clear_cookies()
            page.goto("/login")
            found += faults(page, "/login")
            page.context.close()
    assert found == [], "\n".join(found)


def test_no_report_keeps_anybody_out(desk: WebDesk, browser: Any, tmp_path: Path) -> None:
    prepare(desk)
    with desk.record() as record:
        for name, is_audit in (("report", False), ("audit", True)):
            made = record.report("2023", audit=is_audit, by_reviewer=is_audit).said
            (tmp_path / f"{name}.html").write_text(report_page(made), encoding="utf-8")
        record.site(tmp_path / "site", base="https://desk.example/")
    found: list[str] = []

    def tell(message: Any) -> None:
        found.append(getattr(message, "text", str(message)))

    for screen in SCREENS:
        page = browser.new_context(**screen).new_page()
        # What the pages' policy keeps from being loaded is said there, and so is every fault.
        page.on("console", tell)
        page.on("pageerror", tell)
        for each in sorted(tmp_path.rglob("*.html")):
            page.goto(each.as_uri())
            found += [f"{each.name}: {link}" for link in page.evaluate(_BROKEN)]
            found += faults(page, f"{each.name} {json.dumps(screen)}")
        page.context.close()
    assert found == [], "\n".join(found)


def test_paper_shows_the_closed_parts_too(desk: WebDesk, browser: Any, tmp_path: Path) -> None:
    prepare(desk)
    with desk.record() as record:
        made = report_page(record.report("2023").said).replace(" open>", ">")
    file = tmp_path / "report.html"
    file.write_text(made, encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())

    printed = PdfReader(io.BytesIO(page.pdf()))

    assert "How sure we are" in "".join(each.extract_text() for each in printed.pages)
    assert page.locator("details[open]").count() == 0
