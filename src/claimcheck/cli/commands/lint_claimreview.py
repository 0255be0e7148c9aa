"""`claimcheck lint-claimreview`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    TextFormat,
    TextFormatOption,
    argument,
    option,
    settings_of,
)
from claimcheck.cli.output import counted, put, say
from claimcheck.language.display.safe import visible

_NOTHING = 3


def command(
    files: Annotated[
        list[str], argument("Pages or feeds with ClaimReview; - is stdin.", "FILE...")
    ],
    site: Annotated[
        str | None,
        option("--site", "The host of the desk's pages. Else [desk] site of the settings.", "HOST"),
    ] = None,
    form: TextFormatOption = TextFormat.TABLE,
) -> None:
    """Look through ClaimReviews before they go out.

    An error keeps a check from being shown by those who read ClaimReview, or tells
    them something that is not so: no label, empty numbers, a shortened or foreign
    address, the desk as the claimant, the verdict inside the claim. Nothing is fetched.
    The exit code is 1 where there is an error, and 3 where no ClaimReview is found.

    Example: claimcheck lint-claimreview check-33.html
    """
    from claimcheck.reading.checks.lint import lint_file
    from claimcheck.reports.json_text import as_json_text
    from claimcheck.workflows.intake.imports.files import opened

    known = site or settings_of(None).desk.site
    objects, errors, reviews = [], 0, 0
    for name in files:
        with opened(name) as file:
            linted = lint_file(name, file, known)
        reviews += linted.reviews
        for each in linted.findings:
            errors += each.is_error
            place = f"{name}: {each.place}" if each.place else name
            objects.append(
                {"file": name, "place": each.place, "severity": each.severity, "text": each.text}
            )
            if form is TextFormat.TABLE:
                put(visible(f"{place}: {each.severity}: {each.text}"))
    if form is TextFormat.JSON:
        put(as_json_text(objects, indent=2))
    say(f"{counted(reviews, 'ClaimReview')}: {counted(errors, 'error')}.")
    if errors:
        raise typer.Exit(1)
    if not reviews:
        raise typer.Exit(_NOTHING)
