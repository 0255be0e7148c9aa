"""What only a form leads to, as axe reads it: refusals, questions, previews, results."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from claimcheck.web.visits import ServedDesk
from tests.web.chromium import listening
from tests.web.conftest import ARTICLE, HARBOUR, OWNER, PASSWORD, READER, SECOND, WebDesk
from tests.web.test_access import SCREENS, faults, prepare

pytestmark = [pytest.mark.heavy("playwright", "axe_playwright_python"), pytest.mark.slow]
# Forms are sent as they are filled in, whatever the browser would say of a field.
_SEND = """([action, fields]) => {
    const form = [...document.forms].find(
        each => each.getAttribute("action").split("?")[0] === action);
    form.noValidate = true;
    for (const [name, value] of Object.entries(fields)) {
        if (!form.elements[name]) throw new Error(`${action} has no field ${name}`);
        form.elements[name].value = value;
    }
    form.requestSubmit();
}"""
_ARCHIVE = (
    b"text,speaker,rating,Remark,rationale,url\n"
    b'"The ferry carries 900 cars a day",Ada Brandt,False,x,"410","https://paper.example/f"\n'
)
_DRAFT = f"{HARBOUR}\n\nNobody counts the ships.\n"


class _Sent(NamedTuple):
    """A form: the page on which it stands, where it goes, what it says, and the answer's status."""

    page: str
    action: str
    status: int
    fields: Mapping[str, str] = {}
    file: bytes | None = None


_FORMS = [
    _Sent("/match", "/match", 200, {"text": HARBOUR.replace("390", "391")}),
    _Sent("/match", "/match", 422),
    _Sent("/add", "/add", 422),
    _Sent("/add", "/add", 200, {"text": ARTICLE.replace("harbour", "bridge")}),
    _Sent("/add", "/add", 200, {"text": "Nothing is said here."}),
    _Sent("/scan", "/scan", 200, {"text": _DRAFT}),
    _Sent("/scan", "/scan", 422),
    _Sent("/import", "/import", 200, file=_ARCHIVE),
    _Sent("/import", "/import", 422),
    _Sent("/contacts", "/contacts", 422, {"claim": "c-77"}),
    _Sent("/contacts", "/contacts/answer", 422),
    _Sent("/house", "/house/policy", 422, {"policy": "quorum", "number": "many"}),
    _Sent("/people", "/people/add", 422, {"name": ""}),
    _Sent("/people", "/people/leave", 200, {"name": READER, "reason": "Gone"}),
    _Sent("/people", "/people/role", 200, {"name": SECOND, "role": "editor"}),
    _Sent("/people", "/people/invite", 200),
    _Sent("/account", "/account/password", 422),
    _Sent("/claim/c-1/publish", "/claim/c-1/publish", 422, {"url": "no address"}),
    _Sent("/claim/c-1/correct", "/claim/c-1/correct", 422),
    _Sent(
        "/claim/c-1/correct",
        "/claim/c-1/correct",
        200,
        {"kind": "clarification", "notice": "We name the report.", "rationale": "It says so."},
    ),
    _Sent("/person/p-1", "/person/p-1", 422),
    _Sent("/card/look-at:c-2", "/card/look-at:c-2/verdict", 422),
    _Sent("/card/look-at:c-2", "/card/look-at:c-2/merge", 200, {"other": "c-1", "reason": "One"}),
    _Sent("/card/look-at:c-2", "/card/look-at:c-2/source", 422),
    _Sent("/card/decide:q-1", "/card/decide:q-1/answer", 422),
]


def come(served: ServedDesk, context: Any, name: str) -> Any:
    """Return a page on which somebody has come in."""
    page = context.new_page()
    page.goto(f"/enter/{served.invitations.invite(name, 600, sets_password=False)}")
    page.get_by_role("button", name="Open the desk").click()
    page.wait_for_url(lambda url: url.endswith("/"))
    return page


def send(page: Any, form: _Sent) -> list[str]:
    """Send a form; return what axe holds against the answer, and a status that is not its."""
    page.goto(form.page)
    if form.file is not None:
        file = {"name": "old.csv", "mimeType": "text/csv", "buffer": form.file}
        page.locator(f"form[action='{form.action}'] input[type=file]").set_input_files(file)
    with page.expect_navigation() as answer:
        page.evaluate(_SEND, [form.action, form.fields])
    place = f"POST {form.action} {form.status}"
    status = answer.value.status
    wrong = [] if status == form.status else [f"{place}: {status}, {page.inner_text('main')[:300]}"]
    return [*wrong, *faults(page, place)]


@pytest.mark.parametrize("screen", SCREENS, ids=("wide", "phone"))
def test_no_answer_to_a_form_keeps_anybody_out(
    desk: WebDesk, browser: Any, screen: Mapping[str, Any]
) -> None:
    prepare(desk)
    with listening(desk.served) as (served, address):
        context = browser.new_context(base_url=address, **screen)
        page = come(served, context, OWNER)
        found = [fault for form in _FORMS for fault in send(page, form)]
        context.close()
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("screen", SCREENS, ids=("wide", "phone"))
def test_no_refusal_keeps_anybody_out(
    desk: WebDesk, browser: Any, screen: Mapping[str, Any]
) -> None:
    prepare(desk)
    desk.served.passwords.set(SECOND, PASSWORD)
    with listening(desk.served) as (served, address):
        context = browser.new_context(base_url=address, **screen)
        page = come(served, context, OWNER)
        page.goto("/card/decide:q-1")
        with desk.record(SECOND) as record:
            record.decide("q-1", "related", reason="Both of 2022")
        with page.expect_navigation() as answer:
            page.evaluate(_SEND, ["/card/decide:q-1/answer", {}])
        found = faults(page, "unanswered")
        with page.expect_navigation() as answer:
            page.locator("#not-same").click()
        assert answer.value.status == 409
        found += faults(page, "conflict")
        for path, status in (
            *(("/card/confirm:s-1", 410), ("/claim/c-99", 404), ("/nowhere", 404)),
            *(("/stats?since=x", 422), ("/queue?article=x", 400), ("/search?q=%22", 422)),
            *(("/enter/spent", 410), ("/contacts/w-99", 404)),
        ):
            assert page.goto(path).status == status, path
            found += faults(page, path)
        reader = come(served, browser.new_context(base_url=address, **screen), READER)
        assert reader.goto("/add").status in {200, 403}
        found += faults(reader, "a reader's /add")
        invited = served.invitations.invite(SECOND, 600, sets_password=True)
        reader.context.clear_cookies()
        reader.goto(f"/enter/{invited}")
        found += faults(reader, "a password to choose")
        found += send(reader, _Sent("/login", "/login", 401, {"name": SECOND}))
        for _ in range(6):
            reader.goto("/login")
            with reader.expect_navigation() as answer:
                reader.evaluate(_SEND, ["/login", {"name": SECOND, "password": "wrong"}])
        assert answer.value.status == 429
        found += faults(reader, "too many tries")
    assert found == [], "\n".join(found)
