"""What other desks rated false of what a draft says itself."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import Final

from claimcheck.model.comparison import Band
from claimcheck.model.imports.elsewhere import Elsewhere
from claimcheck.model.scan.finding import Voice
from claimcheck.store.connection import Connection, open_reading
from claimcheck.store.records.claims import has_outside_checks
from claimcheck.store.verdicts.scales import firing_labels
from claimcheck.workflows.compare.elsewhere import find_elsewhere
from claimcheck.workflows.scan.context import RatedElsewhere, Repeating
from claimcheck.workflows.scan.evidence.claim_reader import ClaimReader
from claimcheck.workflows.scan.units import Unit

# Of one claim there are few checks; the first says enough.
_MOST: Final = 3


def find_rated_elsewhere(
    connection: Connection, reader: ClaimReader, near: Sequence[Repeating]
) -> Iterator[RatedElsewhere]:
    """Yield what a draft says in its own voice and others rated with a label that fires here.

    A verdict of the desk's own on the same claim silences it, whatever it says.
    """
    others = reader.asked.others
    if others is None:
        return
    firing = firing_labels(connection)
    with ExitStack() as opened:
        places = [("", connection)] if has_outside_checks(connection) else []
        places += [
            (path.name, opened.enter_context(open_reading(path))) for path in others.libraries
        ]
        for unit, repeats in near:
            if unit.voice is not Voice.OWN or unit.is_question:
                continue
            if any(each.is_same and each.standing.is_rated for each in repeats):
                continue
            found = _checks(places, reader, unit)
            rated = [
                each for each in found if each.match.band is Band.SAME and each.label in firing
            ]
            if rated:
                yield RatedElsewhere(unit, tuple(rated[:_MOST]))


def _checks(
    places: Iterable[tuple[str, Connection]], reader: ClaimReader, unit: Unit
) -> Iterator[Elsewhere]:
    """Yield the checks of claims that a unit resembles, place by place."""
    others = reader.asked.others
    if others is None:
        return
    for name, connection in places:
        yield from find_elsewhere(
            connection,
            name,
            reader.statement(unit),
            limit=_MOST,
            thresholds=reader.asked.thresholds,
            label_of=others.label,
        )
