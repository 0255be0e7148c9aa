"""`claimcheck match`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.archive import (
    FolderOption,
    GivenArchive,
    refuse_without_archive,
    run_on_archive,
)
from claimcheck.cli.options.common import (
    DatabaseOption,
    LanguageOption,
    LibraryOption,
    MatchFormat,
    NoMeaningOption,
    PlaceOption,
    SaidOnOption,
    argument,
    grouped,
    option,
    record_of,
    words_of,
)
from claimcheck.cli.output import put, say
from claimcheck.errors import ClaimcheckError
from claimcheck.model.statement import UNNAMED
from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.model.claim import Match
    from claimcheck.model.imports.elsewhere import Elsewhere
    from claimcheck.model.statement import Statement
    from claimcheck.record import Record


class _ShownOptions(NamedTuple):
    """How many matches are shown, how many weak ones where there is none, and in which form."""

    limit: int
    nearest: int
    form: MatchFormat
    libraries: list[str] | None = None
    meaning: bool = True


@grouped
def command(
    text: Annotated[str | None, argument("The words to look for, or - for stdin.", "TEXT")] = None,
    batch: Annotated[
        str | None,
        option(
            "--batch",
            "Many: a statement a line, or JSON lines or CSV with text, speaker, said_on,"
            " place; - for stdin.",
            "FILE",
        ),
    ] = None,
    jobs: Annotated[
        int, option("--jobs -j", "Processes for --batch and --from.", "NUMBER", min=1, max=256)
    ] = 1,
    speaker: Annotated[str | None, option("--speaker", "Who says it.", "SPEAKER")] = None,
    said_on: SaidOnOption = None,
    place: PlaceOption = None,
    language: LanguageOption = None,
    limit: Annotated[
        int, option("--limit -n", "Show at most this many.", "NUMBER", min=1, max=50)
    ] = 5,
    nearest: Annotated[
        int,
        option(
            "--nearest",
            "Where nothing resembles the words, show so many that come nearest, as weak.",
            "NUMBER",
            min=0,
            max=20,
        ),
    ] = 3,
    form: Annotated[
        MatchFormat, option("--format -f", "table, json or jsonl.", "FORMAT")
    ] = MatchFormat.TABLE,
    libraries: LibraryOption = None,
    no_meaning: NoMeaningOption = False,
    *,
    in_archive: GivenArchive,
    output: FolderOption = None,
    database: DatabaseOption = None,
) -> None:
    """Say whether something has been said before.

    Prints each stored claim that resembles the words: SAME, DIFFERS (a figure, a
    negation or a direction), ASK (a person must look) or RELATED, with what
    decided. Reads only; exits 3 if there is no claim to compare with.

    What other desks have published comes after that, as ELSEWHERE, from libraries
    that `claimcheck import --into` made; it is never a verdict of yours.

    After `claimcheck meaning index`, claims are ranked by meaning too, and MEANING NEAR
    tells what is listed, or to be asked about, for that alone.

    A batch is answered in its order, line by line. A bad line is reported with its
    number, the others are answered, and the exit code is 2.

    An archive has a row for each text; what is found goes to a folder, part by part,
    and a run that was interrupted goes on where it stopped. Exits 1 if a row could not
    be read.

    Example: claimcheck match "Scholarships will rise eightfold, from 35 to 390"

    Example: claimcheck match --batch fixtures/statements.jsonl -j 2 -f jsonl
    """
    given = {"speaker": speaker, "said_on": said_on, "place": place}
    if in_archive.archive is not None:
        _refuse({"TEXT": text, **given}, "--from")
        _match_archive(in_archive, output, database, limit=limit, jobs=jobs)
        return
    refuse_without_archive(in_archive)
    if batch is not None:
        from claimcheck.cli.commands.match_batch import match_batch

        _refuse({"TEXT": text, **given})
        match_batch(
            batch,
            database,
            language=language or UNNAMED,
            limit=limit,
            jobs=jobs,
            form=form,
            libraries=libraries,
            meaning=not no_meaning,
        )
        return
    given["language"] = language
    if text is None:
        raise ClaimcheckError("give the words to look for, or --batch FILE; - reads stdin")
    _match_one(
        text, given, database, shown=_ShownOptions(limit, nearest, form, libraries, not no_meaning)
    )


def _match_archive(
    given: GivenArchive, folder: "Path | None", database: "Path | None", *, limit: int, jobs: int
) -> None:
    """Match the texts of an archive; end with 1 where not all were read."""
    from claimcheck.cli.render.match import require_claims

    with record_of(database) as record:
        require_claims(record.claim_count())
        tally = run_on_archive(record, "match", given, folder, jobs=jobs, limit=limit)
    if tally.failed:
        raise typer.Exit(1)


def _refuse(given: dict[str, str | None], many: str = "--batch") -> None:
    """Refuse what does not go with a file of ``many`` texts."""
    name = next((name for name, value in given.items() if value is not None), None)
    if name == "TEXT":
        raise ClaimcheckError(f"give the words or {many} FILE, not both")
    if name:
        option = name.replace("_", "-")
        place = "the JSON lines" if many == "--batch" else "a column of the archive"
        raise ClaimcheckError(f"--{option} does not go with {many}; give it in {place}")


def _match_one(
    text: str,
    given: dict[str, str | None],
    database: "Path | None",
    *,
    shown: _ShownOptions,
) -> None:
    """Match one statement and print what was found."""
    from claimcheck.cli.render.match import require_claims
    from claimcheck.model.comparison import Band
    from claimcheck.model.statement import LONGEST_ARTICLE
    from claimcheck.reading.records.statements import as_statement

    words = words_of(text, "claimcheck scan")
    statement = as_statement({"text": words, **given}, longest=LONGEST_ARTICLE)
    with record_of(database) as record:
        others = record.library_claims(shown.libraries)
        compared = require_claims(record.claim_count() + others) - others
        most = max(shown.limit, shown.nearest)
        found = record.match(statement, limit=most, meaning=shown.meaning)
        elsewhere = record.elsewhere(statement, found, libraries=shown.libraries, limit=shown.limit)
        near = [match for match in found if match.band is not Band.NEW]
        more = _count_more(record, statement, len(near), shown)
    matches = near[: shown.limit]
    weak = [] if matches else found[: shown.nearest]
    answer = _Answer(statement.text, matches, compared, weak, elsewhere, more)
    _put_answer(answer, shown.form, shares_none=not found)


class _Answer(NamedTuple):
    """What was found for a text among so many claims, and what others have published of it.

    `weak` come nearest where nothing resembles it; `more` resemble it beyond the matches.
    """

    text: str
    matches: "list[Match]"
    compared: int
    weak: "list[Match]"
    elsewhere: "Sequence[Elsewhere]"
    more: int


def _put_answer(answer: _Answer, form: MatchFormat, *, shares_none: bool) -> None:
    """Print what was found, and where no claim shares a word with the text, that."""
    if form is MatchFormat.TABLE:
        from claimcheck.cli.render.match import answer_lines, day_wanted

        text, matches, compared, weak, elsewhere, more = answer
        put("\n".join(answer_lines(text, matches, compared, weak, more, shares_none=shares_none)))
        if day_wanted(matches):
            say("Add when yours was said, as in --said-on 2023-02-07, to compare the periods.")
        if elsewhere:
            from claimcheck.cli.render.outside_checks import elsewhere_lines

            put("\n".join(elsewhere_lines(text, elsewhere)))
        return
    from claimcheck.reports.json_text import as_json_text
    from claimcheck.reports.matches import answer_as_dict

    put(as_json_text(answer_as_dict(*answer), indent=2 if form is MatchFormat.JSON else None))


def _count_more(record: "Record", statement: "Statement", near: int, shown: _ShownOptions) -> int:
    """Return how many claims resemble a statement beyond those shown, `COUNTED_MORE` at most."""
    if near < shown.limit:
        return 0
    from claimcheck.cli.render.match import COUNTED_MORE
    from claimcheck.model.comparison import Band

    most = shown.limit + COUNTED_MORE
    found = record.match(statement, limit=most, meaning=shown.meaning)
    return sum(match.band is not Band.NEW for match in found) - shown.limit
