"""`claimcheck add`."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    LanguageOption,
    NoMeaningOption,
    NowOption,
    PlaceOption,
    SaidOnOption,
    SpeakerMapOption,
    TextFormat,
    TextFormatOption,
    argument,
    grouped,
    option,
    record_of,
    words_of,
)
from claimcheck.cli.output import put
from claimcheck.errors import ClaimcheckError
from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from claimcheck.model.added import Added
    from claimcheck.model.statement import Statement
    from claimcheck.model.text.capture import Capture


class _SaidOptions(NamedTuple):
    """What is known of a statement beside its words."""

    speaker: Annotated[str | None, option("--speaker", "Who said it, as named.", "SPEAKER")] = None
    person: Annotated[
        str | None, option("--person", "Their full name, where the name is another.")
    ] = None
    role: Annotated[
        str | None,
        option("--speaker-role", "In which part they spoke, such as Foreign Minister.", "ROLE"),
    ] = None
    organisation: Annotated[
        str | None, option("--organisation", "For whom they speak.", "NAME")
    ] = None
    said_on: SaidOnOption = None
    place: PlaceOption = None
    medium: Annotated[
        str | None, option("--medium", "Press conference, post, speech …", "MEDIUM")
    ] = None
    url: Annotated[str | None, option("--url", "Where it was found.", "URL")] = None
    language: LanguageOption = None
    kind: Annotated[
        str | None,
        option(
            "--kind",
            "direct, indirect, mixed or assertion. Else what the words show.",
            "KIND",
            words=("direct", "indirect", "mixed", "assertion"),
        ),
    ] = None


class _Titled(NamedTuple):
    """What is known of the article that a statement stands in."""

    title: Annotated[str | None, option("--title", "The article's title.", "TITLE")] = None
    publisher: Annotated[str | None, option("--publisher", "The article's publisher.", "NAME")] = (
        None
    )
    published_on: Annotated[
        str | None, option("--published-on", "When the article was published.", "DATE")
    ] = None


class _WithArticle(NamedTuple):
    """What goes with --article alone."""

    speaker_map: SpeakerMapOption = None
    media: Annotated[
        str | None, option("--media", "The address of the recording in which this is said.", "URL")
    ] = None
    media_hash: Annotated[
        str | None, option("--media-hash", "The recording's digest: sha256:…", "HASH")
    ] = None
    media_file: Annotated[
        str | None,
        option("--media-file", "The recording, to take its digest; it is not kept.", "FILE"),
    ] = None
    screenshot: Annotated[
        list[str] | None,
        option("--screenshot", "A picture of it to keep; can be repeated.", "FILE"),
    ] = None


@grouped
def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        argument("The words that were said, or - for stdin; with --article, more files.", "TEXT"),
    ] = None,
    articles: Annotated[
        list[str] | None,
        option(
            "--article",
            "Store articles with the statements found in them: files of text, Markdown,"
            " HTML, DOCX or PDF, folders, or - for stdin.",
            "FILE...",
        ),
    ] = None,
    source: Annotated[
        str | None, option("--from", "Statements as JSON lines or CSV, or - for stdin.", "FILE")
    ] = None,
    *,
    said: _SaidOptions,
    article: Annotated[
        str | None,
        option(
            "--in", "The article it stands in: an id such as a-4, or a file to store.", "ARTICLE"
        ),
    ] = None,
    titled: _Titled,
    beside: _WithArticle,
    topics: Annotated[
        list[str] | None,
        option("--topic", "File the claims under it; can be repeated.", "TOPIC"),
    ] = None,
    no_match: Annotated[
        bool, option("--no-match", "Store each as a claim of its own; compare nothing.")
    ] = False,
    raw: Annotated[
        bool, option("--raw", "Read CSV cells as they are, as export --raw wrote them.")
    ] = False,
    no_meaning: NoMeaningOption = False,
    jobs: Annotated[
        int, option("--jobs -j", "Processes that match what is added.", "NUMBER", min=1, max=256)
    ] = 1,
    dry_run: Annotated[bool, option("--dry-run", "Say what would be done; store nothing.")] = False,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Store what was said, and say whether it is known.

    A statement close to a claim that has a verdict, or that differs in a figure,
    is stored apart and asked about: nothing is merged without a person. After
    `claimcheck meaning index`, so is one near in meaning alone. The same statement
    twice is stored once. A file with a bad record stores nothing.

    An article is stored with its statements, which nobody has confirmed, in one
    transaction; a later edition of its url takes its place.

    Example: claimcheck add "Trade grew by 20%" --speaker Lavrov --said-on 2023
    """
    given = said._asdict()
    opened = partial(record_of, context=context, by=by, now=now, meaning=not no_meaning)
    if articles:
        from claimcheck.cli.commands.add_article import add_articles

        refused = {**given, "from": source, "in": article, "no_match": no_match, "raw": raw}
        add_articles(
            [*articles, *(words or ())],
            described_as=(*titled, said.url, beside.speaker_map),
            kept_with=beside[1:],
            refused=[_option(name) for name, value in refused.items() if value and name != "url"],
            open_record=lambda: opened(database),
            topics=topics or (),
            form=form,
            dry_run=dry_run,
            jobs=jobs,
        )
        return
    if wrong := next((name for name, value in beside._asdict().items() if value), None):
        raise ClaimcheckError(f"{_option(wrong)} goes with --article; leave it out")
    text = _single(words, source)
    captured = _captured(article, titled, said.url)
    statements = _statements(text, source, given, raw=raw, with_article=captured is not None)
    with opened(database) as record:
        store = partial(
            record.add_all,
            statements,
            match=not no_match,
            article=captured or article,
            topics=topics or (),
            dry_run=dry_run,
            jobs=jobs,
        )
        added = store() if source is None else _with_progress(store, len(statements))
    _print(added, form, single=source is None, dry_run=dry_run)


def _with_progress(store: "partial[list[Added]]", number: int) -> "list[Added]":
    """Store several statements, and show how far that is."""
    from claimcheck.cli.progress import progress

    with progress("Adding", number) as tell:
        return store(tell=tell)


def _single(words: list[str] | None, source: str | None) -> str | None:
    """Return the one text given, None with a ``source``. Raises `ClaimcheckError` for several."""
    if words and len(words) > 1:
        raise ClaimcheckError(
            f"one statement at a time, not also {words[1]!r}; words with blanks need quotation"
            " marks, see `claimcheck add --help`"
        )
    if (not words) == (source is None):
        raise ClaimcheckError("give the words, or --from FILE; - reads stdin in either place")
    return words[0] if words else None


def _statements(
    text: str | None,
    source: str | None,
    given: dict[str, str | None],
    *,
    raw: bool,
    with_article: bool,
) -> "list[Statement]":
    """Return the statements to store, from the arguments or from a file."""
    if source is None:
        from claimcheck.reading.records.statements import as_statement

        words = words_of(text or "", "claimcheck add --article")
        return [as_statement({"text": words, **given})]
    from claimcheck.reading.plain import read_text
    from claimcheck.reading.records.files import read_records

    # The url can be that of the text file given with --in.
    kept = {"url"} if with_article else set()
    wrong = next((key for key, value in given.items() if value and key not in kept), None)
    if wrong:
        raise ClaimcheckError(
            f"{_option(wrong)} does not go with --from; give it in the file's records"
        )
    return read_records(source, read_text(source), raw=raw)


def _option(name: str) -> str:
    """Return the option that gives what ``name`` says."""
    return "--speaker-role" if name == "role" else f"--{name.replace('_', '-')}"


def _captured(article: str | None, titled: _Titled, url: str | None) -> "Capture | None":
    """Return the article in the file that --in names; None for an id or nothing."""
    from claimcheck.model.ids import is_id

    if article is None or is_id(article, "a"):
        if any(titled):
            raise ClaimcheckError(
                "--title, --publisher and --published-on describe a file given with --in"
            )
        return None
    # Not before: it brings all that reads articles, and a sentence needs none of it.
    from claimcheck.model.dates import parse_date
    from claimcheck.workflows.intake.extract import Described, capture_article

    day = parse_date(titled.published_on) if titled.published_on else None
    return capture_article(article, Described(titled.title, titled.publisher, day, url))


def _print(added: "list[Added]", form: TextFormat, *, single: bool, dry_run: bool) -> None:
    """Print what became of each statement."""
    if form is TextFormat.JSON:
        from claimcheck.reports.added import added_as_dict
        from claimcheck.reports.json_text import as_json_text

        rows = [added_as_dict(each) for each in added]
        put(as_json_text(rows, indent=2))
        return
    from claimcheck.cli.render.intake.added_statements import added_lines, new_line, summary

    for each in added:
        for line in added_lines(each, single=single, dry_run=dry_run):
            put(line)
    if not single and (new := new_line(added)):
        put(new)
    put(summary(added, dry_run=dry_run))
