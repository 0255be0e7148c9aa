"""`claimcheck show`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    AtOption,
    DatabaseOption,
    LibraryOption,
    TextFormat,
    TextFormatOption,
    argument,
    record_of,
)
from claimcheck.cli.output import put
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.cli.render.show_pages import Page
    from claimcheck.record import Record

# By the letter of an id: what shows a record that has no page of its own.
_ELSEWHERE = {
    "e": "source list",
    "p": "person show {id}",
    "v": "export verdicts",
    "w": "contact list",
}


def command(
    context: typer.Context,
    identifier: Annotated[
        str, argument("A claim c-31, a statement s-12, an article a-4 or a question q-7.", "ID")
    ],
    at: AtOption = None,
    libraries: LibraryOption = None,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Show a claim, a statement, an article or a question.

    Shows all the record says of it, as it stands today.

    With --at, what it said then: what was recorded later is left out, and what was
    redacted since stays redacted.

    What other desks have published of a claim comes last, from the record and from
    libraries.

    Example: claimcheck show c-1
    """
    from claimcheck.cli.render import show_pages as pages
    from claimcheck.model.ids import KINDS, is_id, parse_id
    from claimcheck.reports.json_text import as_json_text

    for letter, shows in _ELSEWHERE.items():
        if is_id(identifier, letter):
            name = identifier.strip().lower()
            place = shows.format(id=name)
            raise ClaimcheckError(f"{name} is a {KINDS[letter]}; `claimcheck {place}` shows it")
    shown = parse_id(identifier, "csaq")
    with record_of(database, context, at=at) as record:
        if shown.letter == "c":
            page = _with_others(record, str(shown), libraries)
        elif shown.letter == "s":
            page = pages.statement_page(record.statement(str(shown)))
        elif shown.letter == "a":
            page = pages.article_page(record.article(str(shown)))
        else:
            page = pages.question_page(record.question(str(shown)))
        page = pages.with_redactions(page, record.redactions(shown))
    if form is TextFormat.JSON:
        put(as_json_text(page.data, indent=2))
    else:
        put("\n".join(page.lines))


def _with_others(record: "Record", claim: str, libraries: list[str] | None) -> "Page":
    """Return a claim's page, with what others have published of it."""
    from claimcheck.cli.render.claim_page import claim_page

    found = record.claim(claim)
    page = claim_page(found)
    own = record.outside_checks(claim)
    if not own and not libraries and not record.settings.libraries:
        return page
    from claimcheck.cli.render.outside_checks import with_elsewhere
    from claimcheck.model.statement import Statement

    words = Statement(found.claim.text, language=found.claim.language)
    return with_elsewhere(page, own, words.text, record.elsewhere(words, libraries=libraries))
