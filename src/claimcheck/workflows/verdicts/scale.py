"""The desk's scale: put a new version in force, and find the desk's label for a foreign one."""

from collections.abc import Callable, Sequence
from functools import cache

from claimcheck.errors import ClaimcheckError
from claimcheck.model.imports.import_map import SitePlaces, place_label
from claimcheck.model.imports.outside_check import OutsideCheck
from claimcheck.model.record.table import Table
from claimcheck.model.verdict import Label, Scale
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.verdicts.scales import (
    UnknownLabelError,
    add_scale,
    current_scale,
    labels_told,
    next_version,
)


class ChangedScale(NamedTuple):
    """The scale in force after a change, and which labels came and retired.

    Verdicts given before keep their label and the version they were given by.
    """

    scale: Scale
    is_new: bool
    added: tuple[str, ...]
    retired: tuple[str, ...]


class TurnedLabelError(ClaimcheckError):
    """A label that readers were told was to mean something else under the same name."""

    def __init__(self, claim: int, label: str, what: str) -> None:
        """Name the label, a claim that readers were told it of, and what would change."""
        super().__init__(
            f"readers were told {label!r} of c-{claim:d}, and the scale to be in force {what};"
            " give what it is to mean now a label of its own"
        )


def import_scale(
    transaction: Transaction, name: str, labels: tuple[Label, ...], *, actor: str
) -> ChangedScale:
    """Put a new version of a scale in force; one that says the same is left as it is.

    Raises `TurnedLabelError` where a label that readers have before them would stand on the
    other side of another one, or warn where it did not: a re-check that keeps the label
    would tell them otherwise without a word.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    before = current_scale(connection)
    if (before.name, before.labels) == (name, labels):
        return ChangedScale(before, False, (), ())
    require_unturned(connection, labels)
    scale = Scale(name, next_version(connection, name), labels)
    with transaction.act(actor, "scale") as act:
        add_scale(act, scale)
    was, now = ([each.label for each in version] for version in (before.labels, labels))
    return ChangedScale(
        scale,
        True,
        tuple(label for label in now if label not in was),
        tuple(label for label in was if label not in now),
    )


def require_unturned(connection: Connection, labels: Sequence[Label]) -> None:
    """Raise `TurnedLabelError` where a label that readers have would say something else."""
    for claim, label, told_by in labels_told(connection):
        turned = _turned(label, told_by, labels)
        if turned:
            raise TurnedLabelError(claim, label, turned)


def _turned(label: str, before: Sequence[Label], now: Sequence[Label]) -> str | None:
    """Say how a label that both scales have differs in more than its definition, if it does."""
    then, since = ({each.label: each for each in labels} for labels in (before, now))
    was, is_now = then[label], since.get(label)
    if is_now is None:
        return None
    if (was.rank is None) != (is_now.rank is None):
        return f"gives it {'no rank' if is_now.rank is None else 'a rank'}"
    if was.fires != is_now.fires:
        return f"lets a scan {'warn' if is_now.fires else 'no longer warn'} of it"
    for other in then.keys() & since.keys():
        if _side(was, then[other]) != _side(is_now, since[other]):
            return f"ranks it otherwise beside {other!r}"
    return None


def _side(label: Label, other: Label) -> int | None:
    """Return whether a label ranks above another (1), below (-1) or as it; None without ranks."""
    if label.rank is None or other.rank is None:
        return None
    return (label.rank > other.rank) - (label.rank < other.rank)


def desk_label(foreign: str, mapped: Sequence[tuple[str, str]], scale: Scale) -> Label | None:
    """Return the desk's label for a foreign one, as the settings map it; None where they do not.

    A foreign label that is not mapped is never guessed, even where the desk has one
    of the same name. Raises `UnknownLabelError` where it is mapped to no label of ``scale``.
    """
    wanted = {key.casefold(): value for key, value in mapped}.get(foreign.strip().casefold())
    if wanted is None:
        return None
    label = _on_scale(wanted, scale)
    if label is None:
        raise UnknownLabelError(wanted, scale, f"[scale.map] puts it for {foreign.strip()!r}; ")
    return label


def imported_label(given: str, mapped: Sequence[tuple[str, str]], scale: Scale) -> Label:
    """Return the label of a file: the desk's own of that name, else the one it is mapped to.

    Raises `UnknownLabelError` for a foreign label that is not mapped.
    """
    label = _on_scale(given, scale) or desk_label(given, mapped, scale)
    if label is None:
        hint = "[scale.map] in claimcheck.toml can say which label stands for it; "
        raise UnknownLabelError(given.strip(), scale, hint)
    return label


def label_placer(
    sites: tuple[SitePlaces, ...],
    mapped: tuple[tuple[str, str], ...],
    scale: Scale,
    *,
    own: bool = False,
) -> Callable[[OutsideCheck], str | None]:
    """Return what gives the desk's label for a check's, by its words alone, never by a number.

    A label that the settings leave without a place has none. Of the desk's ``own`` archive
    a label of the scale stands for itself. Raises `UnknownLabelError`, when it is called,
    for a label that is mapped to none of the scale.
    """

    @cache
    def placed(label: str, site: str | None) -> str | None:
        found = place_label(label, site, sites, mapped)
        if found is None and own:
            found = label if _on_scale(label, scale) else None
        if not found:
            return None
        on_scale = _on_scale(found, scale)
        if on_scale is None:
            raise UnknownLabelError(found, scale, f"[scale.map] puts it for {label!r}; ")
        return on_scale.label

    return lambda check: placed(check.label, check.site)


def map_table(mapped: Sequence[tuple[str, str]], scale: Scale) -> Table:
    """Return the foreign labels with the desk's for each, and whether an import uses it."""
    rows = []
    for foreign, label in mapped:
        state = "in use" if _on_scale(label, scale) else "not on the scale"
        if _on_scale(foreign, scale):
            state = "not used, a label of this scale"
        rows.append((foreign, label, state))
    return Table(("foreign_label", "label", "state"), rows)


def _on_scale(label: str, scale: Scale) -> Label | None:
    """Return a label as the scale has it, case apart; None where it has none."""
    wanted = label.strip().casefold()
    return next((each for each in scale.labels if each.label.casefold() == wanted), None)
