"""`claimcheck doctor`."""

import typer

from claimcheck.cli.options.common import DatabaseOption, TextFormat, TextFormatOption, record_of
from claimcheck.cli.output import put, wrapped
from claimcheck.cli.progress import working
from claimcheck.language.display.safe import visible


def command(form: TextFormatOption = TextFormat.TABLE, database: DatabaseOption = None) -> None:
    """Check the file and say what to do.

    Looks at pages, references, guards, views, log, search index and versions.
    Nothing is changed. Exits 1 if anything is wrong.

    Example: claimcheck doctor
    """
    from claimcheck.model.record.file_health import NAMED_IN_A_LINE, is_sound

    with record_of(database) as record, working("Checking"):
        checks = record.check_file()
    if form is TextFormat.JSON:
        from claimcheck.reports.json_text import as_json_text

        put(as_json_text([each._asdict() for each in checks], indent=2))
    else:
        for each in checks:
            head = f"{each.result.upper():<13}{each.check:<14}"
            put("\n".join(wrapped(visible(each.found), first=head, rest=" " * 27)))
            if each.remedy:
                more = len(each.named) > NAMED_IN_A_LINE
                remedy = each.remedy + (f"; `-f json` names all {len(each.named)}" if more else "")
                put("\n".join(wrapped(remedy, first=" " * 27 + "→ ", rest=" " * 29)))
    raise typer.Exit(0 if is_sound(checks) else 1)
