"""Tell what somebody said, what they repeated, and which figures changed."""

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from claimcheck.language.figures.find import find_figures
from claimcheck.language.people.places import fullest, says_where
from claimcheck.matching.quantities import changed_figures
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import DatedFigure, Standing
from claimcheck.model.dates import PartialDate
from claimcheck.model.speech import Changed, Repeated, Said, Speech, SpeechOccasion
from claimcheck.model.statement import StoredStatement
from claimcheck.model.status import deciding_verdicts
from claimcheck.store.connection import Connection
from claimcheck.store.index.tokens import tokenise
from claimcheck.store.records.claims import find_standings, wordings_of
from claimcheck.store.records.people.whose import said_by
from claimcheck.store.records.statements import find_statements
from claimcheck.store.verdicts.scales import firing_labels
from claimcheck.workflows.compare.alone import compare_statements

# Two statements of which less than this share of tokens is common are not about one figure.
_IN_COMMON = 0.4


def tell_speech(
    connection: Connection, name: str, *, thresholds: Thresholds, asking: str | None = None
) -> Speech:
    """Return what a person said, by any of their names, or by a name that is nobody's yet.

    Raises `UnknownPersonError` where nobody is named so, or several are.
    """
    person, numbers = said_by(connection, name)
    statements = find_statements(connection, numbers)
    claims = list(dict.fromkeys(each.claim for each in statements if each.claim))
    same = dict(zip(claims, wordings_of(connection, claims), strict=True))
    groups = list(dict.fromkeys(same.values()))
    standings = dict(zip(groups, find_standings(connection, groups, asking=asking), strict=True))
    said = [
        _as_said(each, standings[same[each.claim]] if each.claim else None) for each in statements
    ]
    said.sort(key=lambda each: (*_day(each), *_when(each), each.stored.id))
    return Speech(
        name,
        person,
        tuple(
            occasion
            for (said_on, reported_on), group in groupby(said, key=_day)
            for occasion in _on_one_day(said_on or None, reported_on or None, list(group))
        ),
        _repeated(said, firing_labels(connection)),
        tuple(_changed(connection, said, thresholds)),
    )


def _as_said(stored: StoredStatement, standing: Standing | None) -> Said:
    """Return a statement with how its claim stands, None where it states none."""
    return Said(stored, deciding_verdicts(standing.verdicts) if standing else (), standing)


def _day(said: Said) -> tuple[str, str]:
    """Return the day of a statement; where it is unknown, none and that of the report."""
    statement = said.stored.statement
    day = str(statement.said_on or "")
    return day, "" if day else str(statement.reported_on or "")


def _when(said: Said) -> tuple[str, str]:
    """Return date and place of a statement, empty where unknown, which comes first."""
    statement = said.stored.statement
    return str(statement.said_on or ""), statement.place or ""


def _on_one_day(
    said_on: str | None, reported_on: str | None, said: Sequence[Said]
) -> Iterator[SpeechOccasion]:
    """Yield the occasions of a day, one for each place as it is said most exactly."""
    places = [_when(each)[1] for each in said]
    at: dict[str, list[Said]] = {place: [] for place in fullest(places)}
    for place, each in zip(places, said, strict=True):
        at[next(other for other in at if says_where(other, place))].append(each)
    for place, here in at.items():
        if here:
            yield SpeechOccasion(said_on, place or None, tuple(here), reported_on)


def _repeated(said: Sequence[Said], firing: frozenset[str]) -> tuple[Repeated, ...]:
    """Return what was said after a verdict that warns, by verdict; unknown dates are left out.

    A month or a year counts as after a day only where all of it is.
    """
    verdicts = {
        verdict.id: verdict for each in said for verdict in each.verdicts if verdict.label in firing
    }
    found = []
    for verdict in verdicts.values():
        later = tuple(
            each.stored
            for each in said
            if verdict in each.verdicts and _when(each)[0] > verdict.as_of
        )
        if later:
            found.append(Repeated(verdict, later))
    return tuple(sorted(found, key=lambda each: each.verdict.id))


def _changed(connection: Connection, said: Sequence[Said], thresholds: Thresholds) -> list[Changed]:
    """Return the figures that one person gave differently for the same thing at other dates."""
    dated = [each.stored for each in said if _dated(each.stored)]
    counted = [each for each in dated if find_figures(each.statement.text)]
    tokens = [set(found) for found in tokenise(connection, [_text(each) for each in counted])]
    threads: list[dict[int, DatedFigure]] = []
    for first, second in combinations(range(len(counted)), 2):
        if not _in_common(tokens[first], tokens[second]):
            continue
        pair = _figures(counted[first], counted[second], thresholds)
        if pair:
            _join(threads, dict(zip((counted[first].id, counted[second].id), pair, strict=True)))
    texts: dict[int | None, str] = {each.id: _text(each) for each in counted}
    return [_thread(list(thread.values()), texts) for thread in threads]


def _text(stored: StoredStatement) -> str:
    """Return the words of a statement."""
    return stored.statement.text


def _in_common(first: set[str], second: set[str]) -> bool:
    """Return whether two statements share enough tokens to be worth comparing."""
    return len(first & second) >= _IN_COMMON * min(len(first), len(second))


def _figures(
    first: StoredStatement, second: StoredStatement, thresholds: Thresholds
) -> tuple[DatedFigure, DatedFigure] | None:
    """Return the figures that two statements give for the same thing, where they differ."""
    dates = _dated(first), _dated(second)
    if dates[0] is None or dates[1] is None or dates[0].agrees_with(dates[1]):
        return None
    compared = compare_statements(first.statement, second.statement, thresholds=thresholds)
    words = changed_figures(compared)
    if words is None:
        return None
    both = zip(words, (first, second), strict=True)
    one, other = (
        DatedFigure(word, str(_dated(each)), each.id, is_bound=not each.statement.said_on)
        for word, each in both
    )
    return one, other


def _dated(stored: StoredStatement) -> PartialDate | None:
    """Return the day of a statement, or the one by which it was said."""
    return stored.statement.said_on or stored.statement.reported_on


def _join(threads: list[dict[int, DatedFigure]], pair: dict[int, DatedFigure]) -> None:
    """Add two figures to the thread that holds one of them already, or begin one."""
    touching = [thread for thread in threads if not pair.keys().isdisjoint(thread)]
    for thread in touching:
        threads.remove(thread)
        pair = {**pair, **thread}
    threads.append(pair)


def _thread(given: list[DatedFigure], texts: dict[int | None, str]) -> Changed:
    """Return a figure's course in order of time; what was given again unchanged comes once."""
    ordered = sorted(given, key=lambda each: (each.said_on, each.statement))
    kept = [
        each
        for position, each in enumerate(ordered)
        if not position or each.figure != ordered[position - 1].figure
    ]
    return Changed(texts[ordered[-1].statement], tuple(kept))
