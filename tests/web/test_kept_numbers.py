"""Numbers of the desk that are kept for a while: when, for whom, and that the page says so."""

import html
import re
from collections.abc import Callable

from claimcheck.record import Record
from claimcheck.web.kept_numbers import DeskNumbers, KeptNumbers
from tests.web.conftest import OWNER, SECOND, WebDesk


class _Clock:
    """A clock that moves on by itself, so that counting seems to take so many seconds."""

    def __init__(self, seconds: float) -> None:
        self.now, self.seconds = 0.0, seconds

    def __call__(self) -> float:
        self.now += self.seconds
        return self.now


class _Behind:
    """What would be done in a thread that nobody waits for, done when it is asked for."""

    def __init__(self) -> None:
        self.given: list[Callable[[], None]] = []

    def __call__(self, work: Callable[[], None]) -> None:
        self.given.append(work)

    def work(self) -> None:
        self.given.pop()()


def _read(
    numbers: KeptNumbers, desk: WebDesk, record: Record, since: str | None = None
) -> DeskNumbers:
    found = numbers.read(record, since, None, desk.record)
    assert found
    return found


def test_numbers_are_counted_again_after_an_act_where_that_takes_no_time(desk: WebDesk) -> None:
    behind = _Behind()
    numbers = KeptNumbers(_Clock(0.01), behind)
    with desk.record() as record:
        first = _read(numbers, desk, record)
        assert _read(numbers, desk, record).days is first.days
        record.confirm("s-3")
        again = _read(numbers, desk, record)
        assert (again.stats, again.head) == (record.stats(), record.head().sequence)
        assert (again.since_then, behind.given) == (0, [])
        assert list(again.days) == record.progress()


def test_numbers_that_take_long_are_given_as_they_were_and_counted_behind(desk: WebDesk) -> None:
    clock, behind = _Clock(1.0), _Behind()
    numbers = KeptNumbers(clock, behind)
    with desk.record() as record:
        first = _read(numbers, desk, record)
        record.add("Ferries carried 12,000 people in March.")
        record.note("c-1", "And again.")
        kept = _read(numbers, desk, record)
        assert (kept.stats, kept.head, kept.since_then) == (first.stats, first.head, 2)
        assert (kept.is_renewed, behind.given) == (False, [])
        clock.now += 60
        for _ in range(2):
            kept = _read(numbers, desk, record)
            assert (kept.stats, kept.since_then, kept.is_renewed) == (first.stats, 2, True)
        # Two who ask meanwhile have them counted once.
        assert len(behind.given) == 1
        behind.work()
        assert (found := _read(numbers, desk, record)).stats == record.stats() != first.stats
        assert (found.since_then, found.is_renewed, behind.given) == (0, False, [])
        clock.now += 60
        record.note("c-1", "Once more.")
        assert _read(numbers, desk, record).is_renewed
        assert len(behind.given) == 1


def test_numbers_that_nobody_counted_yet_are_counted_behind_where_others_took_long(
    desk: WebDesk,
) -> None:
    behind = _Behind()
    numbers = KeptNumbers(_Clock(1.0), behind, patience=0)
    with desk.record() as record:
        _read(numbers, desk, record)
        for _ in range(2):
            # Two who ask meanwhile have them counted once.
            assert numbers.read(record, "2023", None, desk.record) is None
        assert len(behind.given) == 1
        behind.work()
        found = _read(numbers, desk, record, "2023")
        assert (found.stats, found.head) == (record.stats(since="2023"), record.head().sequence)
        assert not behind.given


def test_who_asks_for_other_numbers_waits_for_them_a_moment(desk: WebDesk) -> None:
    numbers = KeptNumbers(_Clock(1.0), patience=60)
    with desk.record() as record:
        _read(numbers, desk, record)
        assert _read(numbers, desk, record, "2023").stats == record.stats(since="2023")


def test_the_page_of_numbers_that_are_being_counted_leads_to_them(desk: WebDesk) -> None:
    browser, behind = desk.open(OWNER), _Behind()
    numbers = desk.served.numbers
    numbers._clock, numbers._behind, numbers._patience = _Clock(1.0), behind, 0
    browser.get("/stats")
    page = browser.get("/stats?since=2023-01&until=2023-03")
    assert page.status == 200
    assert "These numbers are being counted for the first time" in page.words
    assert 'value="2023-01"' in page.text
    behind.work()
    again = re.search(r'href="([^"]*)">Show them', page.text)
    assert again
    assert "Speakers" in browser.get(html.unescape(again[1])).words


def test_numbers_of_another_record_are_never_given(desk: WebDesk) -> None:
    path = desk.served.database
    numbers, before = KeptNumbers(_Clock(1.0), patience=60), path.read_bytes()
    with desk.record() as record:
        record.note("c-1", "Ask again.")
        seen = record.head()
        _read(numbers, desk, record)
    for beside in path.parent.glob(f"{path.name}-*"):
        beside.unlink()
    path.write_bytes(before)
    with desk.record() as record:
        assert not record.continues(seen)
        assert _read(numbers, desk, record).head == seen.sequence - 1
        # As long as the former, and longer; yet none of its events.
        for words in ("One.", "Two."):
            record.note("c-1", words)
            assert not record.continues(str(seen))
        numbers._kept[None, None] = numbers._kept[None, None]._replace(seal=str(seen))
        assert _read(numbers, desk, record).head == record.head().sequence
        assert record.continues(record.head())


def test_what_is_overdue_is_counted_for_whoever_asks(desk: WebDesk) -> None:
    numbers = KeptNumbers(_Clock(1.0))
    for name in (OWNER, SECOND):
        with desk.record(name) as record:
            assert _read(numbers, desk, record).stats == record.stats()


def test_the_page_says_how_old_its_numbers_are(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    numbers = desk.served.numbers
    clock, behind = _Clock(1.0), _Behind()
    numbers._clock, numbers._behind = clock, behind
    assert "more since" not in browser.get("/stats").text
    with desk.record() as record:
        record.note("c-1", "Ask again.")
    page = browser.get("/stats").words
    assert "Counted just now" in page
    assert "1 more since. A record of this size is counted once a minute." in page
    clock.now += 7200
    page = browser.get("/stats").words
    assert "Counted 2 hours ago" in page
    assert "They are being counted again: open this page once more in a moment." in page
    behind.work()
    assert "more since" not in browser.get("/stats").text
