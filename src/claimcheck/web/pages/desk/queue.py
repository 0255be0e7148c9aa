"""What waits: for me first, then for everybody."""

from collections.abc import Mapping
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.card import QueueFilter, Task
from claimcheck.model.desk.role import may
from claimcheck.named_tuple import NamedTuple
from claimcheck.web.forms.filters import (
    NAMES,
    card_path,
    faults_of,
    filter_query,
    read_filter,
    read_task,
    task_word,
)
from claimcheck.web.kept_queues import Queue
from claimcheck.web.visits import Visit, WebPage

_PAGE = 50
_MINE = 12
# What a reviewer is asked, in the order in which a desk goes through it.
_ASKED = {
    Task.CONFIRM: "Confirm",
    Task.DECIDE: "Decide",
    Task.RATE: "Rate",
    Task.SIGN_OFF: "Sign off",
    Task.RESOLVE: "Resolve",
    Task.RECHECK: "Check again",
}


class Tab(NamedTuple):
    """A kind of task with how many wait, and its address."""

    name: str
    word: str
    number: int
    query: str


def mine(visit: Visit) -> WebPage:
    """Show what waits for the visitor: theirs, and where to begin."""
    visit.record.open_meaning()
    everything = visit.desk.queues.read_soon(visit.record, QueueFilter(), for_all=True)
    if everything is None:
        return _being_read(visit)
    own = visit.desk.queues.read(visit.record, QueueFilter(assigned_to=visit.name)).entries
    free = (each for each in everything.entries if each.waiting.assigned_to is None)
    values = {
        "own": own[:_MINE],
        "more": max(len(own) - _MINE, 0),
        "next": list(islice(free, _MINE)),
        "total": len(everything.entries),
        "tabs": _tabs(everything, {}),
        "today": _today(visit),
        "open": visit.desk.presence.others(visit.name),
        "card_path": card_path,
        "asked": _ASKED,
        "query": "",
    }
    return WebPage("mine.html", values)


def show(visit: Visit) -> WebPage:
    """Show the queue, filtered as its address says."""
    visit.record.open_meaning()
    faults = _faults(visit)
    # What is wrong counts for nothing, and is said.
    usable = {name: value for name, value in visit.query.items() if name not in faults}
    kept = read_filter(usable)
    everything = visit.desk.queues.read_soon(visit.record, kept, for_all=True)
    if everything is None:
        return _being_read(visit)
    task = read_task(usable)
    entries = visit.desk.queues.read(visit.record, kept, task).entries
    number = _number(visit.query.get("page", "1"), len(entries))
    values: dict[str, Any] = {
        "entries": entries[(number - 1) * _PAGE : number * _PAGE],
        "total": len(entries),
        "number": number,
        "pages": max(1, -(-len(entries) // _PAGE)),
        "tabs": _tabs(everything, usable),
        "task": task_word(task),
        "kept": {name: visit.query.get(name, "") for name in NAMES},
        "query": filter_query(usable),
        "is_filtered": any(kept) or bool(faults),
        "reviewers": _with(visit),
        "errors": [(name if name in NAMES else "", told) for name, told in faults.items()],
        "today": _today(visit),
        "open": visit.desk.presence.others(visit.name),
        "card_path": card_path,
        "asked": _ASKED,
    }
    return WebPage("queue.html", values, 400 if faults else 200)


def _being_read(visit: Visit) -> WebPage:
    """Say that the queue is being read for the first time since the start."""
    asked = f"?{urlencode(visit.query)}" if visit.query else ""
    return WebPage("being_read.html", {"again": f"{visit.path}{asked}"})


def _with(visit: Visit) -> list[str]:
    """Return with whom a card can be: who acts here, and whoever the address asks for."""
    asked = visit.query.get("assigned_to", "")
    people = visit.record.reviewers()
    return [each.name for each in people if may(each.role, "acting") or each.name == asked]


def _faults(visit: Visit) -> dict[str, str]:
    """Return what is wrong with the filter of an address, by the name of each part."""
    faults = faults_of(visit.query)
    wanted = visit.query.get("assigned_to", "").strip()
    if wanted and wanted not in {each.name for each in visit.record.reviewers()}:
        faults["assigned_to"] = f"nobody on the desk is named {wanted!r}"
    for name in ("article", "speaker", "topic", "since"):
        asked = visit.query.get(name, "").strip()
        if asked and name not in faults:
            try:
                visit.record.those_kept((), read_filter({name: asked}))
            except ClaimcheckError as error:
                faults[name] = str(error)
    return faults


def _tabs(queue: Queue, query: Mapping[str, str]) -> list[Tab]:
    """Return each kind of task that waits, with its number."""
    bare = {name: query.get(name, "") for name in NAMES}
    tabs = [Tab("All", "", len(queue.entries), filter_query(bare))]
    for task, name in _ASKED.items():
        if number := queue.counts.get(task):
            word = task_word(task)
            tabs.append(Tab(name, word, number, filter_query({**bare, "task": word})))
    return tabs


def _today(visit: Visit) -> list[tuple[str, int]]:
    """Return how many acts each reviewer did today, as the page of numbers counts, most first."""
    return visit.desk.today.read(visit.record).most_common(8)


def _number(text: str, entries: int) -> int:
    """Return the number of a page that there is."""
    wanted = int(text) if text.isdecimal() and len(text) < 7 else 1
    return min(max(wanted, 1), max(1, -(-entries // _PAGE)))
