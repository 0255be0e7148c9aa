"""Serving the desk: where it is reached, who may enter, and the server that runs it."""

import gc
import ipaddress
import logging
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Final

import uvicorn

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.card import QueueFilter
from claimcheck.model.desk.role import may
from claimcheck.named_tuple import NamedTuple
from claimcheck.settings import Settings
from claimcheck.web.accounts.file import Accounts, accounts_path
from claimcheck.web.accounts.passwords import Passwords
from claimcheck.web.apart import answer_apart
from claimcheck.web.app import make_app
from claimcheck.web.kept_queues import READERS
from claimcheck.web.security.connections import PatientConnection
from claimcheck.web.security.origin import local_address, read_address
from claimcheck.web.state import Invitations
from claimcheck.web.visits import ServedDesk

LOCAL: Final = "127.0.0.1"
_LINK_SECONDS: Final = 600.0
_AT_ONCE: Final = 200


class Serving(NamedTuple):
    """How a desk is served.

    ``address`` is the public one, behind a proxy; None for one's own machine alone. ``bind``
    is where the program listens, and ``behind`` the proxy whose word for an address counts.
    """

    port: int = 8000
    address: str | None = None
    bind: str = LOCAL
    behind: str | None = None


def _require_any(accounts: Accounts) -> None:
    """Raise `ClaimcheckError` where nobody could enter."""
    if not accounts.all():
        accounts.close_file()
        raise ClaimcheckError(
            "a desk with an --address needs accounts; make the first with"
            " `claimcheck account add NAME`"
        )


def prepare(settings: Settings, serving: Serving, by: str) -> tuple[ServedDesk, str | None]:
    """Return the desk to serve, and the link that opens it for ``by`` where it is theirs alone.

    Raises `ClaimcheckError` for what would let strangers in, or nobody.
    """
    path = accounts_path(settings.database)
    if serving.address is None:
        if serving.bind != LOCAL:
            raise ClaimcheckError(
                f"--bind {serving.bind} would open the desk to others; say by --address under"
                " which https address they reach it, and give them accounts"
            )
        if serving.behind is not None:
            raise ClaimcheckError("--behind is for a desk with an --address of its own")
        accounts = Accounts(path, waits=True)
        address = local_address(serving.port)
    else:
        address = read_address(serving.address)
        _require_proxy(serving.behind)
        accounts = Accounts(path, waits=True)
        _require_any(accounts)
    desk = ServedDesk(
        settings.database.resolve(),
        settings,
        address,
        accounts,
        Passwords(accounts),
        Invitations(accounts),
        answer_apart,
    )
    if serving.address is not None:
        return desk, None
    token = desk.invitations.invite(by, _LINK_SECONDS, sets_password=False)
    return desk, f"{address.origin}/enter/{token}"


def serve(desk: ServedDesk, serving: Serving, tell: Callable[[], None]) -> None:
    """Answer requests until the program is stopped; ``tell`` is called once it listens.

    Raises `ClaimcheckError` where something else listens there.
    """
    logging.basicConfig(stream=sys.stderr, format="claimcheck: %(message)s")
    listening = _listen(serving)
    config = uvicorn.Config(
        make_app(desk),
        http=PatientConnection,
        access_log=False,
        log_level="warning",
        server_header=False,
        date_header=True,
        proxy_headers=serving.behind is not None,
        forwarded_allow_ips=serving.behind or "",
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
        lifespan="off",
        ws="none",
    )
    tell()
    threading.Thread(target=_begin, args=(desk,), daemon=True).start()
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        listening.close()
        desk.accounts.close_file()


def _begin(desk: ServedDesk) -> None:
    """Read ahead, and let what was read be.

    To look through it for garbage now and then would hold a page up for a quarter of a
    second in a large record. What comes later is looked through oftener than in a run that ends.
    """
    read_ahead(desk)
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def read_ahead(desk: ServedDesk) -> None:
    """Read what waits for those who act here, and count, before they ask: that takes longest.

    What cannot be read is told where a page needs it.
    """
    with suppress(ClaimcheckError):
        with desk.open_record(None) as record:
            names = [each.name for each in record.reviewers() if may(each.role, "acting")]
        for name in names[:READERS]:
            with desk.open_record(name) as record:
                desk.queues.read(record, QueueFilter())
        with desk.open_record(None) as record:
            desk.numbers.read(record, None, None, partial(desk.open_record, None))


def _listen(serving: Serving) -> socket.socket:
    """Return the socket that listens."""
    family = socket.AF_INET6 if ":" in serving.bind else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((serving.bind, serving.port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise ClaimcheckError(
            f"cannot listen at {serving.bind}:{serving.port}: {error.strerror}; choose another"
            " with --port"
        ) from error
    return listening


def _require_proxy(behind: str | None) -> None:
    """Raise `ClaimcheckError` for a proxy that is no address: every client would be believed."""
    if behind is None:
        return
    try:
        ipaddress.ip_address(behind)
    except ValueError:
        raise ClaimcheckError(
            f"--behind {behind!r} is not the IP address of a proxy, such as 127.0.0.1"
        ) from None
