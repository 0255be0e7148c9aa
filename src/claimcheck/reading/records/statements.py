"""A record as a statement: every field is checked, and named where it is wrong."""

import json
from collections.abc import Mapping
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.language.text.stems import is_language_code
from claimcheck.model.dates import DateError, PartialDate, parse_date
from claimcheck.model.statement import MAX_LENGTH, Evidence, Kind, Span, Statement

_TEXTS: Final = (
    "text",
    "speaker",
    "role",
    "organisation",
    "place",
    "medium",
    "url",
    "language",
    "prefix",
    "suffix",
    "person",
    "rule",
    "person_reason",
)
_NAMED: Final = ("speaker", "person", "role", "organisation")
_NOTHING: Final = frozenset(("null", "none", "nil", "nan", "n/a", "#n/a", "undefined", "-"))
_SPANS: Final = ("spans", "speaker_span", "cue_span")
_ORIGINS: Final = ("text", "dateline", "publication", "given")
COLUMNS: Final = (*_TEXTS, "persons", "kind", "said_on", "date_origin", "reported_on", *_SPANS)

# What `export statements` and `extract` add; a reader of our own files passes over it.
DERIVED_COLUMNS: Final = (
    "statement_id",
    "article_id",
    "claim_id",
    "person_id",
    "made_by",
    "confirmed_by",
    "status",
    "in_public",
    "recorded_on",
    "date_words",
    "place_origin",
    "rule_precision",
    "priority",
    "priority_reason",
    "reported_by",
    "file",
    "figures",
    "checks",
    "line",
    "column",
    "page",
    "paragraph",
    "time",
)


def as_statement(row: Mapping[str, object], *, longest: int = MAX_LENGTH) -> Statement:
    """Return a record as a statement. Raises `FieldError` for the first bad field.

    Its words are at most so ``longest``; those of an article are matched, never stored.
    """
    unknown = next((key for key in row if key not in COLUMNS and key not in DERIVED_COLUMNS), None)
    if unknown is not None:
        raise FieldError(str(unknown), f"the column is unknown; columns are {', '.join(COLUMNS)}")
    texts: dict[str, Any] = {
        column: _text(column, row[column], longest if column == "text" else MAX_LENGTH)
        for column in _TEXTS
        if row.get(column) not in (None, "")
    }
    _require_told(texts)
    words = texts.get("text") or ""
    _require_words(words)
    statement = Statement(
        words,
        read_kind(row.get("kind"), words, texts.get("speaker")),
        said_on=_date(row.get("said_on")),
        date_origin=_origin(row.get("date_origin")),
        reported_on=_date(row.get("reported_on"), "reported_on"),
        spans=tuple(span("spans", pair) for pair in pairs("spans", row.get("spans"))),
        evidence=Evidence(
            speaker_span=optional_span("speaker_span", row.get("speaker_span")),
            cue_span=optional_span("cue_span", row.get("cue_span")),
            rule=texts.pop("rule", None),
        ),
        persons=_names(row.get("persons")),
    )
    return statement._replace(**texts)


def _require_told(texts: Mapping[str, str]) -> None:
    """Raise `FieldError` for a language that is none, and for what stands for no name."""
    if "language" in texts and not is_language_code(texts["language"]):
        raise FieldError(
            "language", f"{quoted(texts['language'])} is not a language code; write fr, ru or pt-BR"
        )
    for column in _NAMED:
        if texts.get(column, "").strip().lower() in _NOTHING:
            reason = f"{quoted(texts[column])} is what programs write for nothing; leave it empty"
            raise FieldError(column, reason)


def _require_words(words: str) -> None:
    """Refuse words that cannot be a statement."""
    if not any(character.isalnum() for character in words):
        raise FieldError("text", "the statement is empty; give its words")
    if words.strip().startswith(("http://", "https://")) and len(words.split()) == 1:
        reason = (
            "it is an address and says nothing; give the words, with --url for where they stand,"
            " or store a saved page with `claimcheck add --article FILE`"
        )
        raise FieldError("text", reason)


def _text(column: str, value: object, longest: int = MAX_LENGTH) -> str:
    """Return a text field, which must not hold what no text file holds."""
    if not isinstance(value, str):
        raise FieldError(column, f"{quoted(value)} is not a text")
    if len(value) > longest:
        reason = f"the {column} is longer than {longest:,} characters; give one statement"
        raise FieldError(column, reason)
    if "\0" in value:
        raise FieldError(column, f"the {column} holds a NUL character; remove it")
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise FieldError(column, f"the {column} is not valid Unicode; write it again")
    return value


def _names(value: object) -> tuple[str, ...]:
    """Return a list of names, which in a CSV cell are parted by semicolons."""
    if value in (None, ""):
        return ()
    names = value.split(";") if isinstance(value, str) else value
    if not isinstance(names, list):
        raise FieldError("persons", f"{quoted(value)} is not a list of names")
    return tuple(name for each in names if (name := _text("persons", each).strip()))


def _date(value: object, column: str = "said_on") -> PartialDate | None:
    """Return a full or partial date, or None."""
    if value in (None, ""):
        return None
    try:
        return parse_date(_text(column, value).strip())
    except DateError as error:
        raise FieldError(column, str(error)) from error


def _origin(value: object) -> str | None:
    """Return where a day is known from; what 0.1.0 wrote in words is left out."""
    return next((origin for origin in _ORIGINS if origin == value), None)


def read_kind(value: object, words: str, speaker: str | None) -> Kind:
    """Return the kind named, or the one that the words show.

    Words wholly in quotation marks are direct speech, words with a speaker are
    indirect, and others are the article's own assertion. Raises `ClaimcheckError`
    for any other kind.
    """
    if value in (None, ""):
        stripped = words.strip()
        if len(stripped) > 1 and stripped[0] in '"“«„' and stripped[-1] in '"”»“':
            return Kind.DIRECT
        return Kind.INDIRECT if speaker else Kind.ASSERTION
    try:
        return Kind(str(value))
    except ValueError:
        kinds = ", ".join(Kind)
        raise FieldError("kind", f"{quoted(value)} is not a kind; kinds are {kinds}") from None


class FieldError(ClaimcheckError):
    """One field of a record is wrong."""

    def __init__(self, column: str, reason: str) -> None:
        """Name the column and the reason."""
        self.column = column
        super().__init__(reason)


def quoted(value: object) -> str:
    """Return a value as a message shows it, shortened."""
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


def pairs(column: str, value: object) -> list[object]:
    """Return a list from JSON, or from the JSON text that a CSV cell holds."""
    if value in (None, ""):
        return []
    try:
        pairs = json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        pairs = None
    if not isinstance(pairs, list):
        raise FieldError(column, f"{quoted(value)} is not a list such as [[0, 12]]")
    return pairs


def optional_span(column: str, value: object) -> Span | None:
    """Return a span, or None where there is none."""
    if value in (None, ""):
        return None
    return span(column, pairs(column, value))


def span(column: str, pair: object) -> Span:
    """Return a pair of offsets as a span."""
    if (
        isinstance(pair, list)
        and len(pair) == 2
        and all(isinstance(each, int) and not isinstance(each, bool) for each in pair)
        and 0 <= pair[0] < pair[1]
    ):
        return Span(*pair)
    raise FieldError(column, f"{quoted(pair)} is not a span such as [0, 12]")
