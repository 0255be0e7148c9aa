"""`claimcheck search`."""

from typing import TYPE_CHECKING, Annotated

from claimcheck.cli.options.common import (
    DatabaseOption,
    NoMeaningOption,
    TextFormat,
    TextFormatOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import counted, cut, id_column, line_width, put, say

if TYPE_CHECKING:
    from claimcheck.model.record.search_hit import SearchHit


def command(
    words: Annotated[
        list[str],
        argument('Words, all of which must occur; "in quotes" they stand together.', "WORDS..."),
    ],
    limit: Annotated[
        int, option("--limit -n", "Show at most this many of each kind.", min=1, max=1000)
    ] = 10,
    no_meaning: NoMeaningOption = False,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Find claims, statements, persons and verdicts by words.

    Other forms of a word are found too. `claimcheck match` says whether a whole
    sentence has been said before. After `claimcheck meaning index`, claims near in
    meaning come too, whatever their words: MEANING NEAR.

    Example: claimcheck search scholarships Mali
    """
    from claimcheck.reports.json_text import as_json_text
    from claimcheck.reports.records import found_as_dict

    with record_of(database, meaning=not no_meaning) as record:
        found, numbers = record.search_counted(" ".join(words), limit=limit)
    if form is TextFormat.JSON:
        put(as_json_text([found_as_dict(each) for each in found], indent=2))
        _say_more(numbers, limit)
        return
    for each in found:
        put("\n".join(_lines(each)))
    if not found:
        say("Nothing holds all of these words.")
    _say_more(numbers, limit)


def _say_more(numbers: "dict[str, int]", limit: int) -> None:
    """Say how many there are beyond those shown, of each kind."""
    more = [
        counted(number - limit, kind.removesuffix("s"))
        for kind, number in numbers.items()
        if number > limit
    ]
    if more:
        say(f"And {', '.join(more)} more; see --limit.")


def _lines(found: "SearchHit") -> list[str]:
    """Return what was found in two lines: what it is, and its words around the first found."""
    from claimcheck.cli.render.match import marked
    from claimcheck.matching.explanation import nearness

    name = id_column(found.record, 7)
    room = line_width() - len(name)
    text = marked(found.text, found.spans, room)
    near = "" if found.meaning is None else f"{nearness(found.meaning)}; "
    return [name + cut(near + found.about, room), " " * len(name) + text]
