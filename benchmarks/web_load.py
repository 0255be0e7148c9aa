"""What the desk in a browser bears: reviewers who act at once, and pages over a long queue.

    python benchmarks/web_load.py [--reviewers 1,6,20] [--acts 10] [--statements 100000]
        [--keep DIR] [--pages 5]

Makes a record from a seed (`made_desk.py`), serves a copy in a process of its own, and lets so
many reviewers send notes without a pause, each reading the card before. Prints how many acts
were sent and stored, the milliseconds of a card and of an act as p50 and p95, the CPU that a
card and an act on it took the server, whether the log verifies after it, and of each page the
CPU: the median when it is asked again, and the most right after somebody acted. With --keep
the record is made once.
"""

import argparse
import http.client
import multiprocessing
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from made_desk import REVIEWER, make_desk

from claimcheck.record import Record
from claimcheck.settings import Settings
from claimcheck.web.accounts.file import Accounts, accounts_path
from claimcheck.web.serving import Serving, prepare, serve

_PORT = 8765
_CARD = "/card/look-at:c-9"
# {task} is the first card that asks it; the rest are addresses.
_PAGES = (
    "/",
    "/queue",
    "/queue?page=300",
    *(f"/queue?task={task}" for task in ("confirm", "decide", "rate", "sign-off")),
    "/queue?speaker=p-2",
    "/queue?article=a-40",
    "/queue?since=2020-01-01",
    f"/queue?assigned_to={REVIEWER.replace(' ', '+')}",
    *(f"{{{task}}}" for task in ("confirm", "decide", "rate", "sign-off")),
    "/card/look-at:c-9",
    "/claim/c-9",
    "/claim/c-1",
    "/claim/c-9/publish",
    "/claim/c-1/correct",
    "/statement/s-100",
    "/person/p-2",
    "/article/a-40",
    "/search?q=ministry",
    "/search?q=Speaker+7",
    "/match",
    "/match?text=Trade+grew+by+9%25+in+Kayes",
    "/add",
    "/scan",
    "/due",
    "/due?within=365",
    "/stats",
    "/log",
    "/undo",
    "/contacts",
    "/house",
    "/report",
    "/downloads",
    "/import",
    "/people",
    "/account",
    "/beat",
)


class _Reviewer(NamedTuple):
    """Somebody with a session."""

    name: str
    cookie: str


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reviewers", default="1,6,20")
    parser.add_argument("--acts", type=int, default=10)
    parser.add_argument("--statements", type=int, default=2_000)
    parser.add_argument("--pages", type=int, default=5, help="how often each page is asked")
    parser.add_argument("--keep", type=Path, help="where to keep the record that is made")
    asked = parser.parse_args()
    numbers = [int(each) for each in asked.reviewers.split(",") if each]
    with tempfile.TemporaryDirectory() as folder:
        path = _record(asked.keep, Path(folder), asked.statements)
        reviewers = _let_in(path, max(numbers, default=1))
        server = multiprocessing.get_context("spawn").Process(target=_serve, args=(path,))
        server.start()
        assert server.pid
        try:
            _wait()
            for number in numbers:
                before = _cpu(server.pid)
                told = _acts_at_once(path, reviewers[:number], asked.acts)
                spent = (_cpu(server.pid) - before) / number / asked.acts * 1000
                print(f"{told}; {spent:.0f} ms of CPU for a card and an act")
            _print_pages(reviewers[0], server.pid, asked.pages)
        finally:
            server.terminate()
            server.join()


def _record(kept: Path | None, folder: Path, statements: int) -> Path:
    """Return a record of its own of that size in a folder: a copy of the ``kept`` one, if any."""
    path = folder / "claims.db"
    made = path if kept is None else kept / f"desk-{statements}.db"
    if not made.exists():
        made.parent.mkdir(exist_ok=True)
        make_desk(made, statements)
    return path if made == path else Path(shutil.copy(made, path))


def _let_in(path: Path, number: int) -> list[_Reviewer]:
    """Put so many reviewers on the desk, each with a session."""
    names = [f"Reviewer {each:02}" for each in range(number)]
    with Record(path, reviewer=REVIEWER) as record:
        known = {each.name for each in record.reviewers()}
        for name in names:
            if name not in known:
                record.add_reviewer(name, is_another=True)
    accounts = Accounts(accounts_path(path))
    found = [_Reviewer(each, accounts.begin_session(each)) for each in names]
    accounts.close_file()
    return found


def _serve(path: Path) -> None:
    """Serve the desk."""
    serving = Serving(_PORT)
    desk, _ = prepare(Settings(path), serving, REVIEWER)
    serve(desk, serving, lambda: None)


def _wait() -> None:
    """Wait until the desk answers."""
    for _ in range(200):
        try:
            _ask("GET", "/health", "")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the desk did not start")


def _ask(
    method: str, path: str, cookie: str, fields: dict[str, str] | None = None
) -> tuple[int, str, str]:
    """Return the status, the page and where it leads."""
    host = f"127.0.0.1:{_PORT}"
    connection = http.client.HTTPConnection(host, timeout=120)
    headers = {"Cookie": f"claimcheck-{_PORT}-session={cookie}"}
    body = None
    if fields is not None:
        body = urlencode(fields)
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{host}"}
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text, answer.getheader("location") or ""


def _acts_at_once(path: Path, reviewers: Sequence[_Reviewer], acts: int) -> str:
    """Return what became of so many acts by each reviewer, all at once."""
    before = _notes(path)
    with ThreadPoolExecutor(len(reviewers)) as pool:
        taken = [
            each for found in pool.map(lambda who: _send(who, acts), reviewers) for each in found
        ]
    stored = _notes(path) - before
    with Record(path) as record:
        verified = "verifies" if record.verify().fault is None else "DOES NOT VERIFY"
    sent = sum(status == 303 for _, _, status in taken)
    reading, acting = (_told_times([each[part] for each in taken]) for part in (0, 1))
    return (
        f"{len(reviewers)} reviewers: {len(taken)} acts sent, {sent} accepted, {stored} stored;"
        f" an act {acting}, a card {reading}; the log {verified}"
    )


def _told_times(seconds: Sequence[float]) -> str:
    """Return how long things took, as p50 and p95."""
    times = sorted(each * 1000 for each in seconds)
    p95 = times[max(0, round(len(times) * 0.95) - 1)]
    return f"p50 {statistics.median(times):.0f} ms, p95 {p95:.0f} ms"


def _send(who: _Reviewer, acts: int) -> list[tuple[float, float, int]]:
    """Read a card and leave a note, so often; return the seconds of each, and its status."""
    found = []
    for number in range(acts):
        start = time.perf_counter()
        _, page, _ = _ask("GET", _CARD, who.cookie)
        read = time.perf_counter()
        status = _note(who, page, f"{who.name}, {number}")
        found.append((read - start, time.perf_counter() - read, status))
    return found


def _note(who: _Reviewer, page: str, text: str) -> int:
    """Leave a note on the card of a page; return the status."""
    token, read_at = (_value(page, name) for name in ("csrf", "read_at"))
    fields = {"csrf": token, "read_at": read_at, "text": text}
    return _ask("POST", f"{_CARD}/note", who.cookie, fields)[0]


def _value(page: str, name: str) -> str:
    """Return a field of a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    if not found:
        raise SystemExit(f"the page has no {name}")
    return found[1]


def _notes(path: Path) -> int:
    """Return how many notes there are."""
    with Record(path) as record:
        return sum(each.kind == "note" for each in record.log(1_000_000))


def _print_pages(who: _Reviewer, server: int, times: int) -> None:
    """Print the CPU that each page takes, again and after an act, and how many cards wait."""
    _, queue, _ = _ask("GET", "/queue", who.cookie)
    cards = re.findall(r'<span class="light">([\d,]+) cards?</span>', queue)
    print(f"{cards[0] if cards else 0} cards wait; ms of CPU: again, most after an act")
    for page in _PAGES:
        path = _first_card(who, page[1:-1]) if page.startswith("{") else page
        statuses = set()
        again: list[float] = []
        after: list[float] = []
        for number in range(times):
            assert _note(who, _ask("GET", _CARD, who.cookie)[1], f"{path}, {number}") == 303
            for taken in (after, again):
                before = _cpu(server)
                statuses.add(_ask("GET", path, who.cookie)[0])
                taken.append((_cpu(server) - before) * 1000)
        told = ", ".join(map(str, sorted(statuses)))
        print(f"{statistics.median(again):7.1f}{max(after):8.1f}  {path} {told}", flush=True)


def _first_card(who: _Reviewer, task: str) -> str:
    """Return the address of the first card that asks something; the known one if none does."""
    _, queue, _ = _ask("GET", f"/queue?task={task}", who.cookie)
    links = re.findall(rf'href="(/card/{task}:[^"]*)"', queue)
    return links[0] if links else _CARD


def _cpu(process: int) -> float:
    """Return the seconds of CPU that a process has taken: Linux counts them by such a clock."""
    return time.clock_gettime(~process << 3 | 2)


if __name__ == "__main__":
    main()
