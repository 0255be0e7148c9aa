"""What a page answers: a form that acts once, a text that takes long in its turn."""

from functools import partial
from threading import BoundedSemaphore
from typing import Final

from starlette.exceptions import HTTPException

from claimcheck.errors import ClaimcheckError
from claimcheck.web.apart import EndedError, is_long
from claimcheck.web.forms.uploads import given_text
from claimcheck.web.sent_forms import form_of
from claimcheck.web.visits import PageRoute, Reply, Visit

_PATIENCE: Final = 20.0
# Reading what was sent takes a processor; more at once would make the desk wait.
_HEAVY_AT_ONCE: Final = BoundedSemaphore(2)


def reply_to(visit: Visit, route: PageRoute) -> Reply:
    """Return what a page answers; a form that acts is one act however often it is sent.

    A text that is stored again is known to be there already.
    """
    page = partial(_replied_heavily, visit, route) if route.is_heavy else partial(route.page, visit)
    is_act = visit.sends and route.act and not route.reads
    if not is_act:
        return page()
    sent = form_of(visit.session.key, visit.path, visit.query, visit.fields)
    return visit.desk.sent.answer(visit.record, visit.session.key, sent, page)


def _replied_heavily(visit: Visit, route: PageRoute) -> Reply:
    """Return what a page answers that takes long, two at once at most.

    One that ran out of time ends in its own time, and until then takes the room.
    """
    if not _HEAVY_AT_ONCE.acquire(timeout=_PATIENCE):
        told = "the desk is reading other texts; send it again in a minute"
        if route.again is None:
            raise HTTPException(503, told)
        return route.again(visit, ClaimcheckError(told))._replace(status=503)
    try:
        return _replied(visit, route)
    finally:
        _HEAVY_AT_ONCE.release()


def _replied(visit: Visit, route: PageRoute) -> Reply:
    """Return what a page answers; one that reads a long text does so where it can be ended."""
    if route.again is None or not route.reads:
        return route.page(visit)
    token = visit.fields.get("token")
    sent = given_text(visit.fields) or visit.desk.uploads.get(visit.session.key, token)
    if sent is None or not is_long(sent):
        return route.page(visit)
    try:
        return visit.desk.apart(route, visit, sent)
    except EndedError as error:
        return route.again(visit, error)
