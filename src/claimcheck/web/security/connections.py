"""Connections on which nothing comes, or nothing is taken: they take up nobody's place."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

# So long the head of a request may take; browsers open connections ahead of what they ask.
_HEAD_SECONDS: Final = 20.0
# So long nothing of an answer may be taken.
_TAKING_SECONDS: Final = 60.0


class PatientConnection(H11Protocol):
    """A connection that is closed where its request does not begin, or its answer is not taken.

    The server itself waits without end for both, and takes so many connections at most: who
    opened them all and sent nothing would keep everybody out. Where there are as many as that,
    the one that has waited longest for a request makes room.
    """

    waits_since: float | None = None
    _due: asyncio.TimerHandle | None = None
    _stuck: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._await_request()
        if self.limit_concurrency is not None and len(self.connections) >= self.limit_concurrency:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        super().connection_lost(exc)
        self._wait_no_longer()
        self._go_on()

    def data_received(self, data: bytes) -> None:
        """Take what came; a part of a head buys no time."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._wait_no_longer()
        elif self._due is None:
            self._await_request()

    def on_response_complete(self) -> None:
        """Wait for the next request: at first as long as the server lets a connection rest."""
        super().on_response_complete()
        if self.cycle.response_complete and self.waits_since is None:
            self.waits_since = self.loop.time()

    def pause_writing(self) -> None:
        """Wait until more of the answer is taken."""
        super().pause_writing()
        self._await_taking()

    def resume_writing(self) -> None:
        """Go on with the answer."""
        super().resume_writing()
        self._go_on()

    def give_up(self) -> None:
        """Close the connection, unless a request came meanwhile."""
        self._due = None
        if self.waits_since is not None:
            self.transport.close()

    def _unsupported_upgrade_warning(self) -> None:
        """Say nothing: the desk has no sockets, and what the server advises gives it none."""

    def _await_request(self) -> None:
        if self.waits_since is None:
            self.waits_since = self.loop.time()
        self._due = self._later(_HEAD_SECONDS, self.give_up)

    def _wait_no_longer(self) -> None:
        self.waits_since = None
        if self._due is not None:
            self._due.cancel()
        self._due = None

    def _go_on(self) -> None:
        if self._stuck is not None:
            self._stuck.cancel()
        self._stuck = None

    def _await_taking(self) -> None:
        left = self.transport.get_write_buffer_size()
        self._stuck = self._later(_TAKING_SECONDS, lambda: self._give_up_unless_below(left))

    def _give_up_unless_below(self, before: int) -> None:
        """End the connection where as much of its answer is left as before."""
        if self.transport.get_write_buffer_size() < before:
            self._await_taking()
        else:
            self.transport.abort()

    def _later(self, seconds: float, act: Callable[[], Any]) -> asyncio.TimerHandle:
        return self.loop.call_later(seconds, act)

    def _make_room(self) -> None:
        """Close the connection that has waited longest for a request, and is not this one."""
        waiting = [
            each
            for each in self.connections
            if isinstance(each, PatientConnection) and each is not self
            if each.waits_since is not None and not each.transport.is_closing()
        ]
        if waiting:
            min(waiting, key=lambda each: each.waits_since or 0.0).give_up()
