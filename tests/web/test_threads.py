"""Threads that answer pages: how many, in which order, and for how long they keep the file open."""

import asyncio
import threading
from functools import partial
from pathlib import Path
from threading import Thread

from claimcheck.record import Record, create_record
from claimcheck.record.lasting import LastingReader
from claimcheck.web.threads import PageThreads


def test_work_beyond_the_threads_waits_in_its_order() -> None:
    done: list[int] = []

    def work(number: int, _reader: LastingReader) -> None:
        done.append(number)

    async def run() -> None:
        threads = PageThreads(most=1)
        await asyncio.gather(*(threads.run(partial(work, number)) for number in range(5)))

    asyncio.run(run())
    assert done == [0, 1, 2, 3, 4]


def test_what_work_raises_comes_to_who_asked_and_the_thread_goes_on() -> None:
    async def run() -> tuple[object, ...]:
        threads = PageThreads(most=1)
        failed = await asyncio.gather(threads.run(lambda _: 1 // 0), return_exceptions=True)
        return type(failed[0]), await threads.run(lambda _: "answered")

    assert asyncio.run(run()) == (ZeroDivisionError, "answered")


def test_a_thread_reads_one_page_after_the_other_by_one_reader_and_closes_it_when_nobody_asks(
    tmp_path: Path,
) -> None:
    path = tmp_path / "claims.db"
    create_record(path, "A. Diallo")
    with Record(path, reviewer="A. Diallo") as record:
        record.add("Ferry fares rose by 20% last year")

    def work(reader: LastingReader) -> tuple[Thread, LastingReader]:
        with Record(path, reviewer="A. Diallo", lasting=reader) as record:
            assert record.claims()
            record.note("c-1", "Seen by a page")
        return threading.current_thread(), reader

    async def run() -> list[tuple[Thread, LastingReader]]:
        threads = PageThreads(idle=0.2)
        return [await threads.run(work), await threads.run(work)]

    first, second = asyncio.run(run())
    first[0].join(20)

    assert first == second
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes())
    with Record(copy) as record:
        assert [each.kind for each in record.log(2)] == ["note", "note"]
