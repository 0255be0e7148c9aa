"""Which page answers which address."""

import json
from typing import Final

from claimcheck.web.pages import (
    account,
    article,
    claim,
    contacts,
    due_stats_log,
    house_rules,
    imports,
    intake,
    outgoing,
    people,
    reading,
    scan,
)
from claimcheck.web.pages.desk import card, queue, undo
from claimcheck.web.visits import FormAgain, News, PageOf, PageRoute, Visit

_MOST: Final = 20


def _reads(path: str, page: PageOf, again: FormAgain, act: str | None = None) -> PageRoute:
    """Return the route of a form with a text that is read where it can be ended."""
    return PageRoute("POST", path, page, is_heavy=True, act=act, again=again, reads=True)


def _keeps(path: str, page: PageOf) -> PageRoute:
    """Return the route of a form with a file that is kept as it is."""
    return PageRoute("POST", path, page, is_heavy=True, act="acting", again=contacts.again)


def _beat(visit: Visit) -> News:
    """Return what others did since a page was shown, asked for every few seconds; who is there."""
    since, head = visit.query.get("since", ""), visit.record.head().sequence
    seen = int(since) if since.isdecimal() and len(since) < 16 else head
    subject = visit.query.get("card", "")[:40]
    if subject:
        visit.desk.presence.see(visit.name, subject)
    late = visit.record.log(min(head - seen, _MOST)) if head > seen else []
    others = [each for each in late if each.actor != visit.name]
    names = sorted({each.actor for each in others})
    told = f"Since you opened this page: {', '.join(names)} acted ({len(others)})." if names else ""
    here = visit.desk.presence.others(visit.name).get(subject, ())
    body = json.dumps({"head": head, "told": told, "open": list(here)}, ensure_ascii=False)
    return News(body, f'"{head}-{len(others)}-{"+".join(here)}"')


ROUTES: Final = (
    PageRoute("GET", "/", queue.mine),
    PageRoute("GET", "/queue", queue.show),
    PageRoute("GET", "/card/{named}", card.show),
    PageRoute("POST", "/card/{named}/{act}", card.act, act="acting"),
    PageRoute("GET", "/claim/{id}", claim.show),
    PageRoute("GET", "/claim/{id}/json-ld", outgoing.json_ld),
    PageRoute("GET", "/claim/{id}/publish", claim.to_publish),
    PageRoute("POST", "/claim/{id}/publish", claim.publish, act="publish"),
    PageRoute("GET", "/claim/{id}/correct", claim.to_correct),
    PageRoute("POST", "/claim/{id}/correct", claim.correct, act="correct"),
    PageRoute("GET", "/statement/{id}", reading.statement),
    PageRoute("GET", "/person/{id}", reading.person),
    PageRoute("POST", "/person/{id}", reading.name_person, act="acting"),
    PageRoute("GET", "/article/{id}", article.show),
    PageRoute("GET", "/search", reading.search),
    PageRoute("GET", "/match", reading.said_before),
    PageRoute("POST", "/match", reading.said_before),
    PageRoute("GET", "/add", intake.ask),
    _reads("/add", intake.preview, intake.again, act="acting"),
    _reads("/add/store", intake.store, intake.again, act="acting"),
    PageRoute("GET", "/scan", scan.ask),
    _reads("/scan", scan.scan, scan.again),
    PageRoute("GET", "/undo", undo.ask),
    PageRoute("POST", "/undo", undo.undo, act="acting"),
    PageRoute("GET", "/due", due_stats_log.due),
    PageRoute("GET", "/stats", due_stats_log.stats),
    PageRoute("GET", "/log", due_stats_log.log),
    PageRoute("GET", "/contacts", contacts.show),
    PageRoute("GET", "/contacts/{id}", contacts.letter),
    _keeps("/contacts", contacts.add),
    _keeps("/contacts/answer", contacts.answer),
    PageRoute("GET", "/import", imports.ask),
    _reads("/import", imports.look, imports.again, act="acting"),
    _reads("/import/store", imports.store, imports.again, act="acting"),
    PageRoute("GET", "/downloads", outgoing.show),
    PageRoute("GET", "/downloads/{name}", outgoing.download, is_heavy=True),
    PageRoute("GET", "/report", outgoing.report, is_heavy=True),
    PageRoute("GET", "/house", house_rules.show),
    PageRoute("POST", "/house/policy", house_rules.policy, act="policy"),
    PageRoute("POST", "/house/scale", house_rules.scale, act="scale"),
    PageRoute("GET", "/account", account.show),
    PageRoute("POST", "/account/password", account.password),
    PageRoute("POST", "/account/sessions", account.end_others),
    PageRoute("POST", "/logout", account.log_out),
    PageRoute("GET", "/people", people.show),
    PageRoute("POST", "/people/add", people.add, act="reviewer"),
    PageRoute("POST", "/people/role", people.role, act="role"),
    PageRoute("POST", "/people/leave", people.leave, act="role"),
    PageRoute("POST", "/people/invite", people.invite, act="reviewer"),
    PageRoute("POST", "/people/close", people.close, act="reviewer"),
    PageRoute("GET", "/beat", _beat),
)
