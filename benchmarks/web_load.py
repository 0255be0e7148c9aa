"""What the desk in a browser bears: reviewers who act at once, and pages over a long queue.

    python benchmarks/web_load.py [--reviewers 1,6,20] [--acts 10] [--statements 100000]

Makes a record from a seed (`made_desk.py`), serves it in a process of its own, and lets so
many reviewers send notes without a pause, each reading the card before. Prints how many acts
were sent and stored, the milliseconds of an act as p50 and p95, the CPU that a card and an
act on it took the server, whether the log verifies after it, and the CPU of each page.
"""

import argparse
import http.client
import multiprocessing
import os
import re
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
_PAGES = (
    "/",
    "/queue",
    "/queue?task=confirm",
    "CARD",
    "/claim/c-9",
    "/match?text=Trade+grew+by+9%25",
)
_TIMES = 20


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
    asked = parser.parse_args()
    numbers = [int(each) for each in asked.reviewers.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        make_desk(path, asked.statements)
        reviewers = _let_in(path, max(numbers))
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
            _print_pages(reviewers[0], server.pid)
        finally:
            server.terminate()
            server.join()


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
    times = sorted(seconds * 1000 for seconds, _ in taken)
    sent = sum(status == 303 for _, status in taken)
    p95 = times[max(0, round(len(times) * 0.95) - 1)]
    return (
        f"{len(reviewers)} reviewers: {len(taken)} acts sent, {sent} accepted, {stored} stored;"
        f" p50 {statistics.median(times):.0f} ms, p95 {p95:.0f} ms; the log {verified}"
    )


def _send(who: _Reviewer, acts: int) -> list[tuple[float, int]]:
    """Read a card and leave a note on it, so often; return the seconds and the status of each."""
    found = []
    for number in range(acts):
        _, page, _ = _ask("GET", "/card/look-at:c-9", who.cookie)
        token, read_at = (_value(page, name) for name in ("csrf", "read_at"))
        fields = {"csrf": token, "read_at": read_at, "text": f"{who.name}, {number}"}
        start = time.perf_counter()
        status, _, _ = _ask("POST", "/card/look-at:c-9/note", who.cookie, fields)
        found.append((time.perf_counter() - start, status))
    return found


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


def _print_pages(who: _Reviewer, server: int) -> None:
    """Print the CPU that each page takes, and how many cards wait."""
    _, queue, _ = _ask("GET", "/queue", who.cookie)
    cards = re.findall(r'<span class="light">([\d,]+) cards?</span>', queue)
    links = re.findall(r'href="(/card/[^"]*)"', queue)
    print(f"{cards[0] if cards else 0} cards wait")
    for page in _PAGES:
        path = page if page != "CARD" else links[0] if links else "/card/look-at:c-9"
        _ask("GET", path, who.cookie)
        before = _cpu(server)
        status = [_ask("GET", path, who.cookie)[0] for _ in range(_TIMES)][-1]
        print(f"{path}: {status}, {(_cpu(server) - before) / _TIMES * 1000:.0f} ms of CPU")


def _cpu(process: int) -> float:
    """Return the seconds of CPU that a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
