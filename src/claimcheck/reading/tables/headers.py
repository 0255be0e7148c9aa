"""Which column is what: as a map says, as its own name says, or as is proposed."""

from collections.abc import Sequence
from typing import Final

from claimcheck.language.text.folding import fold
from claimcheck.model.imports.import_map import ColumnRule, ImportMap
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.tables.grid import Grid, TableError

# Words of headers, in the languages that desks keep their tables in.
_WORDS: Final = {
    "text": "claim statement quote behauptung aussage zitat affirmation afirmacion alegacao",
    "speaker": "speaker who claimant wer sprecher person qui auteur quien orador",
    "role": "role function position amt funktion rolle fonction cargo",
    "said_on": "date said claimdate datum gesagt fecha data",
    "place": "place where event ort wo lieu lugar local",
    "topic": "topic subject category thema rubrik sujet tema categoria",
    "language": "language sprache langue idioma",
    "verdict": "verdict rating label conclusion result urteil bewertung ergebnis note veredicto",
    "rationale": "rationale reason explanation summary begrundung erklarung motif explicacion",
    "checked_by": "checker reviewer factchecker author redakteur geprueft redactor",
    "rated_on": "rated checked ratingdate gepruft bewertet",
    "published_url": "url link article permalink adresse enlace",
    "published_on": "published publication veroffentlicht erschienen publicado publie",
    "sources": "sources evidence references quellen belege fuentes fontes",
    "publisher": "publisher desk outlet organisation organization medium herausgeber",
    "title": "title headline titel uberschrift titre titulo",
}
_FIELD_OF: Final = {word: field for field, words in _WORDS.items() for word in words.split()}


class Resolved(NamedTuple):
    """The rules that hold for a table, by column number, and what was proposed or is left open."""

    rules: tuple[tuple[int, ColumnRule], ...]
    ignored: tuple[str, ...] = ()
    proposed: tuple[ColumnRule, ...] = ()
    open: tuple[str, ...] = ()

    def column_of(self, field: str) -> int | None:
        """Return the number of the column that gives a field."""
        return next((number for number, rule in self.rules if rule.field == field), None)


def resolve(grid: Grid, chosen: ImportMap, fields: Sequence[str]) -> Resolved:
    """Return which column gives which field, and those that neither map nor name explains.

    A column that is named as a field is that field. Raises `TableError` for columns that
    a map names and the table has not, and for a column that comes twice.
    """
    _require_columns(grid, chosen)
    rules, ignored, proposed, open_ = [], [], [], []
    by_column = {rule.column: rule for rule in chosen.rules}
    taken = {rule.field for rule in chosen.rules}
    kept = {rule.column for rule in chosen.keep}
    for number, column in enumerate(grid.header):
        name = column.strip().casefold().replace(" ", "_")
        if column in by_column:
            rules.append((number, by_column[column]))
        elif column in chosen.ignored or column in kept:
            ignored.append(column)
        elif name in fields and name not in taken:
            taken.add(name)
            rules.append((number, ColumnRule(name, column)))
        elif column or any(len(row) > number and row[number] for _, row in grid.rows):
            open_.append(column or grid.place(grid.header_row, number))
    for column in open_:
        field = _proposal(column)
        if field and field in fields and field not in taken:
            taken.add(field)
            proposed.append(ColumnRule(field, column))
    return Resolved(tuple(rules), tuple(ignored), tuple(proposed), tuple(open_))


def with_proposals(grid: Grid, resolved: Resolved) -> Resolved:
    """Return the rules with those that were proposed, to show what they would give."""
    numbers = {column: number for number, column in enumerate(grid.header)}
    more = tuple((numbers[rule.column], rule) for rule in resolved.proposed)
    return resolved._replace(rules=tuple(sorted((*resolved.rules, *more))))


def _proposal(column: str) -> str | None:
    """Return the field that a header's words suggest."""
    words = fold(column).split()
    return next((_FIELD_OF[word] for word in words if word in _FIELD_OF), None)


def _require_columns(grid: Grid, chosen: ImportMap) -> None:
    """Raise `TableError` unless a table has what its map names, and each column once."""
    for column in dict.fromkeys(filter(None, grid.header)):
        if grid.header.count(column) > 1:
            raise TableError(f"{grid.sheet}: the column {column!r} comes twice; rename one")
    named = [*(rule.column for rule in chosen.rules), *chosen.ignored]
    named += [rule.column for rule in chosen.keep]
    missing = [column for column in named if column not in grid.header]
    if missing:
        has = ", ".join(repr(each) for each in grid.header[:40])
        raise TableError(
            f"{grid.sheet} has no column {missing[0]!r}; it has {has}: change the map or --set"
        )
