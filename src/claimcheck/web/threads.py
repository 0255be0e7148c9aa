"""Work in a thread of its own, for which the program does not wait when it ends."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TypeVar

_T = TypeVar("_T")


async def beside(work: Callable[[], _T]) -> _T:
    """Return what ``work`` gives, or raise what it raises; cancelled, it ends in its own time."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[_T] = loop.create_future()

    def settle(give: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(lambda: None if done.done() else give())

    def run() -> None:
        try:
            settle(partial(done.set_result, work()))
        except Exception as error:
            settle(partial(done.set_exception, error))

    Thread(target=run, daemon=True).start()
    return await done
