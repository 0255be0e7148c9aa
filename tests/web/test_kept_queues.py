"""What a desk keeps of its queue is what it would read of the whole record."""

import html
import re
import shutil
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.card import QueueFilter
from claimcheck.model.ids import parse_id
from claimcheck.model.person import PersonRole
from claimcheck.record import Record
from claimcheck.web.kept_queues import Queues
from claimcheck.web.visits import ServedDesk
from tests.desk import Ticks
from tests.web.conftest import HARBOUR, OWNER, SECOND, WebDesk, _prepared, serve

Act = Callable[[Record], object]

FILTERS = (
    QueueFilter(),
    QueueFilter(assigned_to=OWNER),
    QueueFilter(assigned_to=SECOND),
    QueueFilter(speaker="Mara Lindqvist"),
    QueueFilter(speaker="p-1"),
    QueueFilter(speaker="The director"),
    QueueFilter(article=1),
    QueueFilter(topic="harbour"),
    QueueFilter(since="2023-03-01"),
    QueueFilter(speaker="Mara Lindqvist", assigned_to=OWNER),
)
TASKS = ("", "confirm", "decide", "rate", "sign-off")

ACTS: dict[str, Act] = {
    "confirm s-3": lambda record: record.confirm("s-3"),
    "confirm s-4": lambda record: record.confirm("s-4"),
    "take c-2": lambda record: record.take("c-2", reason="Ours", priority="high"),
    "take c-3": lambda record: record.take("c-3", reason="Ours", deadline="2023-04-01"),
    "hand c-2 over": lambda record: record.assign("c-2", SECOND),
    "hand c-3 over": lambda record: record.assign("c-3", SECOND),
    "file c-3": lambda record: record.add_topic("c-3", "harbour"),
    "say again": lambda record: record.add(HARBOUR, speaker="Mara Lindqvist", said_on="2023-02-10"),
    "say something else": lambda record: record.add(
        "Rents rose by 9% in 2022.", speaker="Mara Lindqvist"
    ),
    "rate c-3": lambda record: record.rate("c-3", "Unverifiable", "Nobody counted them."),
    "note": lambda record: record.note("c-2", "Ask the port."),
    "know a person": lambda record: record.add_person("Mara Lindqvist"),
    "know another": lambda record: record.add_person("The director"),
    "know another name": lambda record: record.add_alias("Mara Lindqvist", "The director"),
    "describe": lambda record: record.describe_person("Mara Lindqvist", wikidata="Q7"),
    "know an office": lambda record: record.add_role("Mara Lindqvist", PersonRole("Director")),
    "make two persons one": lambda record: record.merge_persons(
        "Mara Lindqvist", "The director", reason="One human"
    ),
    "make one person two": lambda record: record.split_person(
        "Mara Lindqvist", "The director", ["s-3"], reason="Two humans"
    ),
    "set a policy": lambda record: record.set_policy("blind"),
    "let somebody in": lambda record: record.add_reviewer("B. Okafor", is_another=True),
    "undo": lambda record: record.undo_own(),
    "let leave": lambda record: record.let_leave(SECOND, hand_over_to=OWNER),
}


def changes(desk: ServedDesk, names: list[str]) -> Iterator[str]:
    """Do acts, and yield the name of the first and of each that changed the record.

    What is refused leaves the record as it was: what is kept of it has been compared.
    """
    compared = None
    for name in names:
        with desk.open_record(OWNER) as record:
            with suppress(ClaimcheckError):
                ACTS[name](record)
            head = record.head()
        if head != compared:
            compared = head
            yield name


def follow(names: list[str], path: Path) -> None:
    """Do acts, and compare what is kept after each of them with what is read again."""
    content, minutes, salts = _prepared()
    path.write_bytes(content)
    desk, kept = serve(path, Ticks(minutes, salts)), Queues()
    for _ in changes(desk.served, names):
        for who in (OWNER, SECOND):
            with desk.record(who) as record:
                fresh = Queues()
                for asked in FILTERS:
                    for task in TASKS:
                        assert told(kept, record, asked, task) == told(fresh, record, asked, task)


def told(queues: Queues, record: Record, asked: QueueFilter, task: str) -> object:
    """Return what waits and how much of each task; why not, where a filter names nobody."""
    try:
        found = queues.read(record, asked, task)
    except ClaimcheckError as error:
        return str(error)
    assert Counter(each.waiting.task for each in found.entries) == +Counter(found.counts)
    return found.entries


def test_what_is_kept_follows_a_story(tmp_path: Path) -> None:
    follow([*ACTS, "undo", "undo", "confirm s-3"], tmp_path / "claims.db")


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(sorted(ACTS)), max_size=6))
def test_what_is_kept_follows_any_acts(names: list[str]) -> None:
    folder = tempfile.mkdtemp()
    try:
        follow(names, Path(folder) / "claims.db")
    finally:
        shutil.rmtree(folder)


def test_a_card_waits_for_no_queue_that_is_read_for_the_first_time(
    desk: WebDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.web.kept_queues._PATIENCE", 0.01)
    queues, browser = desk.served.queues, desk.open(OWNER)
    with desk.record() as record:
        whole = record.queue()
    with queues._anybody.lock:
        # Somebody is reading the queue, as right after a start.
        pages = [browser.get(f"/card/{each.waiting.task.replace(' ', '-')}:{each.waiting.subject}")
                 for each in whole]  # fmt: skip
        looked = browser.get("/card/look-at:c-2")
        with desk.record() as record:
            assert queues.read_soon(record, QueueFilter()) is None
            found = [queues.at(record, (each.waiting.task,), parse_id(each.waiting.subject, "csqv"))
                     for each in whole]  # fmt: skip
    assert found == list(whole)
    assert [each.status for each in (*pages, looked)] == [200] * (len(whole) + 1)
    for page in pages:
        assert not re.search(r"card \d+ of", page.words)
        assert '<a href="/queue" data-key="s">' in page.text
    # Once it is read, cards have their places again.
    first = browser.get(f"/card/{whole[0].waiting.task}:{whole[0].waiting.subject}")
    assert f"card 1 of {len(whole)}" in first.words


@pytest.mark.parametrize("path", ["/", "/queue?task=rate&since=2023-01-01"])
def test_a_page_of_what_waits_says_that_it_is_being_read_and_leads_to_it(
    desk: WebDesk, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr("claimcheck.web.kept_queues._PATIENCE_FOR_ALL", 0.01)
    browser = desk.open(OWNER)
    with desk.served.queues._anybody.lock:
        page = browser.get(path)
    assert (page.status, "What waits is being read" in page.words) == (200, True)
    again = re.search(r'data-again href="([^"]*)"', page.text)
    assert again
    assert html.unescape(again[1]) == path
    assert "What waits is being read" not in browser.get(path).words


def test_an_act_on_such_a_card_goes_on_to_the_next_once_the_queue_is_read(desk: WebDesk) -> None:
    queues, browser = desk.served.queues, desk.open(OWNER)
    with queues._anybody.lock:
        page = browser.get("/card/confirm:s-3")
    sent = browser.post("/card/confirm:s-3/confirm", page=page)
    assert sent.status == 303
    assert sent.place.startswith("/card/")


def test_two_who_come_first_at_once_are_each_given_their_own(desk: WebDesk) -> None:
    queues, found = Queues(), {}

    def read(who: str) -> None:
        with desk.record(who) as record:
            found[who] = queues.read(record, QueueFilter()).entries == record.queue()

    threads = [threading.Thread(target=read, args=(who,)) for who in (OWNER, SECOND, OWNER)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == {OWNER: True, SECOND: True}
