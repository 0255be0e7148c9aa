"""Where a desk is served, and what would let strangers in."""

import socket
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.card import QueueFilter
from claimcheck.settings import Settings
from claimcheck.web.accounts.file import Accounts, accounts_path
from claimcheck.web.serving import Serving, prepare, read_ahead, serve
from tests.tables import each_row
from tests.web.conftest import EDITOR, OWNER, SECOND, WebDesk

PUBLIC = "https://desk.paper.example"


def test_a_desk_of_ones_own_needs_no_account_and_leaves_no_file(desk: WebDesk) -> None:
    served, link = prepare(desk.served.settings, Serving(8321), OWNER)
    path = accounts_path(desk.served.database)

    assert link
    assert link.startswith("http://127.0.0.1:8321/enter/")
    assert served.address.hosts == ("127.0.0.1:8321", "localhost:8321")
    token = served.accounts.begin_session(OWNER)
    assert not path.exists()
    # The first account, made by the command beside it: whoever is in stays in.
    beside = Accounts(path)
    beside.set_hash(SECOND, "x")
    beside.close_file()
    assert [each.name for each in served.accounts.all()] == [SECOND]
    found = served.accounts.session(token)
    assert found
    assert found.name == OWNER
    served.accounts.close_file()


@each_row(
    ("serving", "told"),
    [
        (Serving(bind="0.0.0.0"), "would open the desk to others"),
        (Serving(behind="127.0.0.1"), "--behind is for a desk with an --address"),
        (Serving(address=PUBLIC), "needs accounts"),
        (Serving(address="http://desk.paper.example"), "its https address"),
        (Serving(address="https://desk.paper.example/path"), "its https address"),
        (Serving(address="https://user@desk.paper.example"), "its https address"),
        (Serving(address="desk.paper.example"), "its https address"),
        (Serving(address="https://a b"), "its https address"),
        (Serving(address="https://desk.paper.example:99999"), "its https address"),
        (Serving(address="https://desk.paper.example:0"), "its https address"),
        (Serving(address="https://desk.paper.example:x"), "its https address"),
        (Serving(address="https://desk.paper.example:"), "its https address"),
        (Serving(address="https://[::1"), "its https address"),
        (Serving(address="https://*.paper.example"), "its https address"),
        (Serving(address="https://desk..example"), "its https address"),
        (Serving(address=PUBLIC, behind="*"), "is not the IP address of a proxy"),
    ],
)
def test_what_would_let_strangers_in_is_refused(desk: WebDesk, serving: Serving, told: str) -> None:
    with pytest.raises(ClaimcheckError, match=told):
        prepare(desk.served.settings, serving, OWNER)


def test_a_public_desk_has_accounts_and_prints_no_link(desk: WebDesk) -> None:
    path = accounts_path(desk.served.database)
    accounts = Accounts(path)
    accounts.set_hash(OWNER, "x")
    accounts.close_file()

    serving = Serving(address=f"{PUBLIC}/", behind="127.0.0.1")
    served, link = prepare(desk.served.settings, serving, OWNER)
    assert (link, served.address.origin) == (None, PUBLIC)
    served.accounts.close_file()


def test_a_file_of_accounts_that_cannot_be_read_says_what_to_do(desk: WebDesk) -> None:
    accounts_path(desk.served.database).write_text("no database\n" * 100)
    with pytest.raises(ClaimcheckError, match=r"claims.db.accounts cannot be used: .*put a copy"):
        prepare(desk.served.settings, Serving(), OWNER)


def test_a_port_that_is_taken_is_named(desk: WebDesk, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        serving = Serving(taken.getsockname()[1])
        served, _ = prepare(Settings(desk.served.database), serving, OWNER)
        with pytest.raises(ClaimcheckError, match="choose another with --port"):
            serve(served, serving, lambda: None)


def test_what_waits_is_read_before_anybody_asks(desk: WebDesk) -> None:
    read_ahead(desk.served)
    with desk.record(SECOND) as record:
        known = desk.served.queues._kept[SECOND]
        assert known.whole.entries == record.queue()
        assert desk.served.queues.read(record, QueueFilter()) is known.whole
    # Readers are asked nothing.
    assert list(desk.served.queues._kept) == [OWNER, EDITOR, SECOND]


def test_a_record_that_is_gone_keeps_no_desk_from_starting(desk: WebDesk) -> None:
    desk.served.database.unlink()
    read_ahead(desk.served)
    assert not desk.served.queues._kept
