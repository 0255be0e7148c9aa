"""Acts on several records: which ones, and whether somebody is sure."""

import sys
from typing import TYPE_CHECKING, Annotated

from claimcheck.cli.options.common import argument, option
from claimcheck.cli.output import counted, put, say, wrapped
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible
from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.desk.acts import DeskAct
    from claimcheck.model.desk.selection import PassedOver, Selection
    from claimcheck.record import Record

ClaimsArgument = Annotated[
    list[str] | None, argument("Claims, such as c-31; or choose by options.", "[CLAIM]...")
]

ArticleOption = Annotated[
    str | None,
    option("--article", "What this article says, by its id a-4 or its file.", "ARTICLE"),
]
YesOption = Annotated[bool, option("--yes -y", "Do it without asking.")]


class Kept(NamedTuple):
    """Which records an act is done with, where none is named."""

    article: ArticleOption = None
    topic: Annotated[str | None, option("--topic", "All on this topic.", "TOPIC")] = None
    speaker: Annotated[
        str | None,
        option("--speaker", "All that they said: an id, or any of their names.", "SPEAKER"),
    ] = None
    status: Annotated[str | None, option("--status", "All with this status.", "STATUS")] = None
    since: Annotated[str | None, option("--since", "All recorded from this date on.", "DATE")] = (
        None
    )


class Sure(NamedTuple):
    """How sure somebody is: that they need no question, or want only to see."""

    yes: YesOption = False
    dry_run: Annotated[bool, option("--dry-run", "Say what would be done; store nothing.")] = False


# So many are named before the question; --dry-run names all.
_NAMED = 10


def only_one(selection: "Selection", sure: Sure) -> "str | None":
    """Return the id of the one record that is named, which needs no question; None for more."""
    is_one = len(selection.ids) == 1 and not sure.dry_run
    return str(selection.ids[0]) if is_one else None


def read_selection(
    record: "Record",
    ids: "Sequence[str] | None",
    letters: str,
    given: Kept,
    *,
    everything: bool = False,
) -> "Selection":
    """Return what an act is to be done with. Raises `ClaimcheckError` for nothing, and for both."""
    from claimcheck.model.dates import parse_date
    from claimcheck.model.desk.selection import Selection
    from claimcheck.model.ids import parse_id

    kept = Selection(
        (),
        record.article_named(given.article) if given.article else None,
        given.topic,
        given.speaker,
        given.status,
        str(parse_date(given.since)) if given.since else None,
    )
    chosen = any(kept) or everything
    if not ids and not chosen:
        raise ClaimcheckError(
            f"name what it is about, such as {letters[0]}-12, or choose it by --article, --topic,"
            " --speaker, --status or --since"
        )
    if (ids and chosen) or (everything and any(kept)):
        raise ClaimcheckError("name ids, or choose them by options; not both")
    return kept._replace(ids=tuple(parse_id(each, letters) for each in ids or ()))


def do_with_many(
    record: "Record", act: "DeskAct", selection: "Selection", sure: Sure, words: tuple[str, str]
) -> None:
    """Do an act with all that is selected, once somebody agreed.

    ``words`` say what it is done with, and what becomes of it: ``("claim", "taken")``.
    Prints one line in the end.
    """
    noun, done = words
    chosen = record.chosen(act, selection)
    by_filter = not selection.ids
    if not chosen:
        put(f"Nothing was left to be {done}.")
        return
    tried = record.act_on(chosen, act, passing_over=by_filter, dry_run=True)
    _tell_passed_over(tried.passed_over)
    if not tried.done:
        put(f"Nothing was left to be {done}.")
        return
    number = counted(len(tried.done), noun)
    if sure.dry_run:
        put("\n".join(wrapped(f"Would be {done}: {', '.join(map(str, tried.done))}.")))
        say(f"{number}. Nothing was stored (--dry-run).")
        return
    is_sure = sure.yes or len(tried.done) == 1
    if not is_sure and not agreed(number, done, [str(each) for each in tried.done]):
        say("Nothing was done.")
        return
    stored = record.act_on(tried.done, act)
    put(f"{number} {done}. {how_to_undo(stored.events)}")


def how_to_undo(events: "Sequence[int]") -> str:
    """Say how to take back what some events did that follow each other, and nothing else."""
    named = f"{events[0]}" if len(events) == 1 else f"{events[0]}-{events[-1]}"
    return f"To take it back: claimcheck undo {named}"


def agreed(number: str, done: str, names: "Sequence[str]") -> bool:
    """Ask whether to go on. Raises `ClaimcheckError` where nobody is there to be asked."""
    if not sys.stdin.isatty():
        raise ClaimcheckError(
            f"{number} would be {done}; say --yes, or see which with --dry-run (nothing was stored)"
        )
    shown = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    for line in wrapped(f"{number} will be {done}: {shown}"):
        say(line)
    sys.stderr.write("Go on? yes, or Enter to leave it ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _tell_passed_over(passed_over: "Sequence[PassedOver]") -> None:
    """Say what cannot be done, the first few with why."""
    if not passed_over:
        return
    say(f"{len(passed_over):,} passed over:")
    for each in passed_over[:_NAMED]:
        named = "" if str(each.record) in each.why else f"{each.record}: "
        for line in wrapped(visible(named + each.why), first="  ", rest="    "):
            say(line)
    if len(passed_over) > _NAMED:
        say(f"  and {len(passed_over) - _NAMED:,} more")
