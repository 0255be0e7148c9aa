"""The desk's scale: put a new version in force, and find the desk's label for a foreign one."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.model.imports.import_map import SitePlaces, place_label
from claimcheck.model.imports.outside_check import OutsideCheck
from claimcheck.model.record.table import Table
from claimcheck.model.verdict import Label, Scale
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.verdicts.scales import (
    UnknownLabelError,
    add_scale,
    current_scale,
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


def import_scale(
    transaction: Transaction, name: str, labels: tuple[Label, ...], *, actor: str
) -> ChangedScale:
    """Put a new version of a scale in force; one that says the same is left as it is."""
    connection = transaction.connection
    require_reviewer(connection, actor)
    before = current_scale(connection)
    if (before.name, before.labels) == (name, labels):
        return ChangedScale(before, False, (), ())
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
