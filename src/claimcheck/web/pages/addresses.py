"""Which page answers which address."""

from typing import Final, NamedTuple

from claimcheck.web.pages import (
    account,
    article,
    claim,
    contacts,
    house,
    imports,
    intake,
    numbers,
    outgoing,
    people,
    reading,
    report,
    scan,
)
from claimcheck.web.pages.desk import beat, before, card, queue, undo
from claimcheck.web.visits import PageOf


class PageRoute(NamedTuple):
    """An address, what answers it, and whether it takes long, such as files and reports.

    ``act`` is what a form does, by its kind in the log, where the role is asked before the form
    is read; other pages leave that to the record.
    """

    method: str
    path: str
    page: PageOf
    is_heavy: bool = False
    act: str | None = None


ROUTES: Final = (
    PageRoute("GET", "/", queue.mine),
    PageRoute("GET", "/queue", queue.show),
    PageRoute("GET", "/card/{named}", card.show),
    PageRoute("POST", "/card/{named}/{act}", card.act),
    PageRoute("GET", "/claim/{id}", claim.show),
    PageRoute("GET", "/claim/{id}/json-ld", outgoing.json_ld),
    PageRoute("GET", "/claim/{id}/publish", claim.to_publish),
    PageRoute("POST", "/claim/{id}/publish", claim.publish),
    PageRoute("GET", "/claim/{id}/correct", claim.to_correct),
    PageRoute("POST", "/claim/{id}/correct", claim.correct),
    PageRoute("GET", "/statement/{id}", reading.statement),
    PageRoute("GET", "/person/{id}", reading.person),
    PageRoute("POST", "/person/{id}", reading.name_person),
    PageRoute("GET", "/article/{id}", article.show),
    PageRoute("GET", "/search", reading.search),
    PageRoute("GET", "/match", before.ask),
    PageRoute("POST", "/match", before.ask),
    PageRoute("GET", "/add", intake.ask),
    PageRoute("POST", "/add", intake.preview, is_heavy=True, act="acting"),
    PageRoute("POST", "/add/store", intake.store, is_heavy=True, act="acting"),
    PageRoute("GET", "/scan", scan.ask),
    PageRoute("POST", "/scan", scan.scan, is_heavy=True),
    PageRoute("GET", "/undo", undo.ask),
    PageRoute("POST", "/undo", undo.undo, act="acting"),
    PageRoute("GET", "/due", numbers.due),
    PageRoute("GET", "/stats", numbers.stats),
    PageRoute("GET", "/log", numbers.log),
    PageRoute("GET", "/contacts", contacts.show),
    PageRoute("POST", "/contacts", contacts.add, is_heavy=True),
    PageRoute("POST", "/contacts/answer", contacts.answer, is_heavy=True),
    PageRoute("GET", "/import", imports.ask),
    PageRoute("POST", "/import", imports.look, is_heavy=True, act="acting"),
    PageRoute("POST", "/import/store", imports.store, is_heavy=True, act="acting"),
    PageRoute("GET", "/downloads", outgoing.show),
    PageRoute("GET", "/downloads/{name}", outgoing.download, is_heavy=True),
    PageRoute("GET", "/report", report.show, is_heavy=True),
    PageRoute("GET", "/house", house.show),
    PageRoute("POST", "/house/policy", house.policy, act="policy"),
    PageRoute("POST", "/house/scale", house.scale, act="scale"),
    PageRoute("GET", "/account", account.show),
    PageRoute("POST", "/account/password", account.password),
    PageRoute("POST", "/account/sessions", account.end_others),
    PageRoute("POST", "/logout", account.log_out),
    PageRoute("GET", "/people", people.show),
    PageRoute("POST", "/people/add", people.add),
    PageRoute("POST", "/people/role", people.role),
    PageRoute("POST", "/people/invite", people.invite),
    PageRoute("POST", "/people/close", people.close),
    PageRoute("GET", "/beat", beat.beat),
)
