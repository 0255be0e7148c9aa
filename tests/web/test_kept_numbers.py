"""Numbers of the desk that are kept for a while: when, for whom, and that the page says so."""

from claimcheck.web.kept_numbers import KeptNumbers
from tests.web.conftest import OWNER, SECOND, WebDesk


class _Clock:
    """A clock that moves on by itself, so that counting seems to take so many seconds."""

    def __init__(self, seconds: float) -> None:
        self.now, self.seconds = 0.0, seconds

    def __call__(self) -> float:
        self.now += self.seconds
        return self.now


def test_numbers_are_counted_again_after_an_act_where_that_takes_no_time(desk: WebDesk) -> None:
    numbers = KeptNumbers(_Clock(0.01))
    with desk.record() as record:
        first = numbers.read(record, None, None)
        assert numbers.read(record, None, None).stats is first.stats
        record.confirm("s-3")
        again = numbers.read(record, None, None)
        assert (again.stats, again.head) == (record.stats(), record.head().sequence)
        assert again.since_then == 0
        assert list(again.days) == record.progress()


def test_numbers_that_take_long_are_kept_for_a_minute_and_say_so(desk: WebDesk) -> None:
    clock = _Clock(1.0)
    numbers = KeptNumbers(clock)
    with desk.record() as record:
        first = numbers.read(record, None, None)
        record.note("c-1", "Ask again.")
        record.note("c-1", "And again.")
        kept = numbers.read(record, None, None)
        assert (kept.stats, kept.head, kept.since_then) == (first.stats, first.head, 2)
        assert kept.ago == 1
        # Another time is counted for itself.
        assert numbers.read(record, "2023", None).head == record.head().sequence
        clock.now += 60
        assert numbers.read(record, None, None).head == record.head().sequence


def test_numbers_are_kept_for_each_reviewer(desk: WebDesk) -> None:
    numbers = KeptNumbers(_Clock(1.0))
    with desk.record() as record:
        head = numbers.read(record, None, None).head
        record.note("c-1", "Ask again.")
    with desk.record(SECOND) as record:
        assert numbers.read(record, None, None).head == head + 1


def test_the_page_says_how_old_its_numbers_are(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    numbers = desk.served.numbers
    numbers._clock = _Clock(1.0)
    assert "once a minute" not in browser.get("/stats").text
    with desk.record() as record:
        record.note("c-1", "Ask again.")
    page = browser.get("/stats").text
    assert "Counted 1 seconds ago" not in page
    assert "1 second ago" in page
    assert "1 more since" in page
