"""How the columns of somebody's table are to be read."""

from typing import Final

from claimcheck.named_tuple import NamedTuple

# What a column of checks, or of sources, can be.
CHECK_FIELDS: Final = (
    *("text", "speaker", "role", "said_on", "place", "topic", "language", "url", "title"),
    *("verdict", "rationale", "checked_by", "rated_on", "published_url", "published_on"),
    *("publisher", "sources"),
)
SOURCE_FIELDS: Final = (
    *("url", "title", "publisher", "origin", "stance", "claim", "quote", "locator"),
    *("accessed_on", "archive_url", "note", "status"),
)
DATE_FIELDS: Final = frozenset(("said_on", "rated_on", "published_on", "accessed_on"))
LIST_FIELDS: Final = frozenset(("sources", "topic"))
IGNORED: Final = "ignore"


class ColumnRule(NamedTuple):
    """Which column gives a field, and how its cells are read.

    `form` is how its dates are written, such as ``%d.%m.%Y`` or ``d.m.Y``; `unit` is what
    its numbers are in, such as ``%``; `separator` parts several values in a cell.
    """

    field: str
    column: str
    form: str | None = None
    unit: str | None = None
    separator: str | None = None


class KeepRule(NamedTuple):
    """Which rows are read, by a column's cell: it begins with words, or holds them ``anywhere``.

    Without words it is to hold something.
    """

    column: str
    words: str = ""
    anywhere: bool = False

    def keeps(self, cell: str) -> bool:
        """Return whether a row with this cell is read; case does not count.

        >>> KeepRule("status", "success", anywhere=True).keeps("telethon: Success")
        True
        """
        text, words = cell.strip().casefold(), self.words.casefold()
        if not words:
            return bool(text)
        return words in text if self.anywhere else text.startswith(words)


class ImportMap(NamedTuple):
    """The rules of a table's columns, by a name; ``keep`` are the only rows to be read."""

    name: str = ""
    rules: tuple[ColumnRule, ...] = ()
    ignored: tuple[str, ...] = ()
    keep: tuple[KeepRule, ...] = ()

    def with_rule(self, rule: ColumnRule) -> "ImportMap":
        """Return the map with a rule in place of those for the same column or field."""
        others = tuple(
            each for each in self.rules if each.column != rule.column and (each.field != rule.field)
        )
        ignored = tuple(each for each in self.ignored if each != rule.column)
        if rule.field == IGNORED:
            return self._replace(rules=others, ignored=(*ignored, rule.column))
        return self._replace(rules=(*others, rule), ignored=ignored)


class SitePlaces(NamedTuple):
    """Where the labels of one site stand on the desk's scale, asked before all others.

    An empty label has no place. `split` parts a label from the sentence behind it.
    """

    site: str
    labels: tuple[tuple[str, str], ...] = ()
    split: str | None = None


def place_label(
    label: str,
    site: str | None,
    sites: tuple[SitePlaces, ...],
    everywhere: tuple[tuple[str, str], ...],
) -> str | None:
    """Return the desk's label for a foreign one: empty where it has no place, None where unknown.

    The words alone decide: no number does.

    >>> place_label("FALSO: A foto", "a.example", (SitePlaces("a.example", (("Falso", "False"),),
    ... ":"),), ())
    'False'
    """
    if not sites and not everywhere:
        return None
    own = next((each for each in sites if each.site == site), None)
    for table, split in ((own.labels, own.split) if own else ((), None), (everywhere, None)):
        words = label.partition(split)[0] if split else label
        known = {each.casefold(): place for each, place in table}
        for wanted in (label, words):
            found = known.get(wanted.strip().casefold())
            if found is not None:
                return found
    return None
