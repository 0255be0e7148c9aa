"""The filter of the queue, in the address of its page."""

from collections.abc import Mapping
from urllib.parse import urlencode

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


def filter_query(query: Mapping[str, str]) -> str:
    """Return the part of an address that keeps the filter.

    >>> filter_query({"speaker": "M. Sow", "topic": "", "other": "x"})
    '?speaker=M.+Sow'
    """
    kept = {name: query[name] for name in (*NAMES, "task") if query.get(name, "").strip()}
    return f"?{urlencode(kept)}" if kept else ""


def read_task(query: Mapping[str, str]) -> str:
    """Return the task that an address asks for; nothing where it names none."""
    wanted = query.get("task", "").strip()
    return next((str(each) for each in Task if task_word(each) == wanted), wanted)


def task_word(task: Task | str) -> str:
    """Return a task as an address has it.

    >>> task_word(Task.SIGN_OFF)
    'sign-off'
    """
    return str(task).replace(" ", "-")


def card_path(entry: QueueEntry) -> str:
    """Return the address of a card."""
    return f"/card/{task_word(entry.waiting.task)}:{entry.waiting.subject}"
