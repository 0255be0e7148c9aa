"""The filter of the queue, in the address of its page."""

from collections.abc import Mapping
from urllib.parse import urlencode

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible
from claimcheck.model.dates import parse_date
from claimcheck.model.desk.card import QueueEntry, QueueFilter, Task
from claimcheck.model.ids import parse_id

NAMES = ("article", "speaker", "topic", "assigned_to", "since")


def read_filter(query: Mapping[str, str]) -> QueueFilter:
    """Return which entries an address asks for. Raises `ClaimcheckError` for an odd id or date."""
    given = {name: query.get(name, "").strip() or None for name in NAMES}
    article, since = given.pop("article"), given.pop("since")
    return QueueFilter(
        article=parse_id(article, "a").number if article else None,
        since=str(parse_date(since)) if since else None,
        **given,
    )


def faults_of(query: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with each part of a filter, by its name.

    >>> faults_of({"article": "a-1", "since": "soon", "task": "dance"})["task"]
    'there is no task “dance”; a task is one of: confirm, decide, rate, sign-off, resolve, recheck'
    """
    faults = {}
    for name in ("article", "since"):
        try:
            read_filter({name: query.get(name, "")})
        except ClaimcheckError as error:
            faults[name] = str(error)
    task = query.get("task", "").strip()
    if task and _task(task) is None:
        words = ", ".join(task_word(each) for each in Task if each is not Task.LOOK)
        faults["task"] = f"there is no task “{visible(task[:40])}”; a task is one of: {words}"
    return faults


def filter_query(query: Mapping[str, str]) -> str:
    """Return the part of an address that keeps the filter.

    >>> filter_query({"speaker": "M. Sow", "topic": "", "other": "x"})
    '?speaker=M.+Sow'
    """
    kept = {name: query[name] for name in (*NAMES, "task") if query.get(name, "").strip()}
    return f"?{urlencode(kept)}" if kept else ""


def read_task(query: Mapping[str, str]) -> str:
    """Return the task that an address asks for; nothing where it names none.

    >>> read_task({"task": "Sign off"}) == "sign off"
    True
    """
    wanted = query.get("task", "").strip()
    return _task(wanted) or wanted


def _task(word: str) -> Task | None:
    """Return the task of a word, as an address or a person writes it; None where there is none."""
    wanted = " ".join(word.replace("-", " ").replace("_", " ").lower().split())
    if wanted == "check again":
        return Task.RECHECK
    return next((each for each in Task if str(each) == wanted and each is not Task.LOOK), None)


def task_word(task: Task | str) -> str:
    """Return a task as an address has it.

    >>> task_word(Task.SIGN_OFF)
    'sign-off'
    """
    return str(task).replace(" ", "-")


def card_path(entry: QueueEntry) -> str:
    """Return the address of a card."""
    return f"/card/{task_word(entry.waiting.task)}:{entry.waiting.subject}"
