"""docs/columns.md: the columns of every file that comes in or goes out, in one place."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from claimcheck.model.imports.import_map import CHECK_FIELDS, SOURCE_FIELDS
from claimcheck.reading.records import statements, verdict_rows
from claimcheck.record import create_record, open_record
from claimcheck.store.queries.tables.exports_sql import EXPORTS

HEADER = """\
# Columns

Written by `python3 dev.py docs`; change `tools/columns_page.py`, not this page.

Exports keep the names and the order of their columns between releases; new ones come at the end.
Ids have their letter (`c-31`), days are ISO 8601 with the precision that is known (`2023`,
`2023-02`, `2023-02-07`), times are UTC, and text is UTF-8. An empty cell means that nobody said.
"""

_HOLDS = {
    "accessed_on": "the day the source was read",
    "added_by": "the reviewer who added it",
    "answer": "what was answered",
    "answered_on": "the day of the answer",
    "archive_url": "where an archive keeps a copy",
    "article_id": "the article, such as a-4",
    "as_of": "the day of which the verdict speaks",
    "asked_on": "the day the question was asked",
    "attachments": "kept copies that belong to it",
    "backs": "addresses of sources that back the verdict, parted by blanks",
    "band": "how near the two texts are: likely, related or conflicting",
    "best": "the highest rating of the other desk's scale",
    "candidate": "the words of the claim that it may repeat",
    "candidate_id": "the claim that it may repeat",
    "channel": "e-mail, telephone or another way",
    "check_id": "another desk's check, such as o-7",
    "checked_by": "the reviewer who rated it",
    "checks": "how far it is worth checking, and why",
    "claim": "the words of the claim; in what comes in also its id",
    "claim_id": "the claim, such as c-31",
    "class": "typo, clarification, update, same-verdict, new-verdict or withdrawn",
    "column": "the column in the file, from 1, in code points",
    "confirmed_by": "the reviewer who confirmed that the statement states the claim",
    "contact_id": "a request or a complaint, such as w-3",
    "context": "what the claim's words leave out; of verdicts that come in, sources of context",
    "contradicts": "addresses of sources against it, parted by blanks",
    "copy_bytes": "the size of the kept copy",
    "copy_id": "the kept copy of a page, such as k-2",
    "copy_media_type": "what kind of file the copy is",
    "copy_sha256": "the digest of the copy",
    "correction": "what the other desk corrected",
    "correction_id": "a correction, such as x-2",
    "cue_span": "where the word of saying stands in the article, in code points",
    "date": "the day of the correction",
    "date_origin": "where the day is known from: text, dateline, given; publication: only a bound",
    "date_words": "the words that tell the day",
    "deadline": "the day by which it is due",
    "direction": "who wrote first: we asked, or they wrote",
    "explanation": "what the other desk says about it",
    "feed": "the file from which it was taken in",
    "feed_sha256": "the digest of that file",
    "figures": "the figures of the statement",
    "file": "the file the statement was found in",
    "first_said_on": "the first day on which it is known to have been said",
    "imported_by": "the reviewer who took it in",
    "in_hand_of": "the reviewer who works on it",
    "in_place_of": "the earlier edition of the article",
    "in_public": (
        "what readers see: unpublished, published, under review, correction due or withdrawn"
    ),
    "kept": "recordings and screenshots kept with it",
    "kind": "quote, reported or assertion",
    "label": "the other desk's rating, in its words",
    "language": "the language of the words, such as fr or pt-BR",
    "likeness": "how alike the two texts are, 0 to 100",
    "meaning": "how near a model of language finds them, up to 1, where that alone asks",
    "line": "the line in the file, from 1",
    "locator": "page, table or minute",
    "made_by": "who tied the statement to the claim: a reviewer, or the rule",
    "medium": "where it was said: radio, a speech …",
    "mentions": "how many statements state it",
    "modified_on": "the day the other desk last changed its check",
    "note": "a remark on the source",
    "notice": "what readers are told",
    "occasions": "on how many occasions it was said",
    "open_questions": "how many questions wait for somebody",
    "organisation": "for whom they speak",
    "origin": "who first found it out; those of one are one independent source",
    "overlap": "the share of rarer words that both have, 0 to 1",
    "page": "the page of a PDF, from 1",
    "paragraph": "the paragraph of a document, from 1",
    "party": "who was asked, or wrote; confidential",
    "person": "the person's full name in the record",
    "person_id": "the person, such as p-3",
    "person_reason": "why it is this person",
    "persons": "the persons of the record who said it",
    "place": "where it was said",
    "place_origin": "where the place is known from",
    "prefix": "the words before it in the article",
    "priority": "high, normal or low; of an extracted statement 1 for what asks most",
    "priority_reason": "why it is worth checking",
    "published_despite": "the reason for publishing against the gate",
    "readers_have": "the label that readers have before them, whatever the desk says by now",
    "published_on": "the day it was published; beside a verdict, the first day on which readers"
    " had its label, none where it never went out",
    "published_url": "where the check can be read",
    "publisher": "who published it",
    "question_id": "an open question, such as q-7",
    "quote": "the words of the source",
    "rank": "the label's place on the scale, 1 the falsest",
    "rated_on": "the day the verdict was given",
    "rationale": "why the verdict was given",
    "reason": "what it was about",
    "recheck_on": "the day to look again",
    "recorded_on": "the day it was stored",
    "reported_by": "whose report it is",
    "reported_on": "the day of the article that reports it",
    "reviewer": "who gave the verdict",
    "reviewer_role": "proposes, signs off, dissents or resolves",
    "role": "in which part they spoke, such as Foreign Minister",
    "rule": "the rule that named the speaker",
    "rule_precision": "how often that rule is right on texts with known answers",
    "said": "what the verdict said before",
    "said_because": "why it said so before",
    "said_on": "the day it was said",
    "same_as": "claims with the same meaning, merged by somebody",
    "says_now": "what the verdict says now",
    "says_now_because": "why it says so now",
    "scale_version": "the version of the scale that the label is of",
    "sent": "the day it was sent",
    "site": "the other desk's host",
    "source_id": "the source, such as e-5",
    "sources": "addresses of sources, several in a cell",
    "sources_backing": "addresses of sources that back it",
    "sources_against": "addresses of sources against it",
    "spans": "where it stands in its article's text: offsets in code points",
    "speaker": "who said it, as named",
    "speaker_span": "where the speaker stands in the article, in code points",
    "speakers": "who said it, as named",
    "stance": "backs, contradicts or context",
    "statement": "the words of the statement",
    "statement_id": "the statement, such as s-12",
    "statements": "how many statements were found in it",
    "status": "the check: not picked up, open, proposed, signed off, disputed or withdrawn",
    "suffix": "the words after it in the article",
    "text": "the words",
    "time": "the time in a recording",
    "title": "its title",
    "topic": "what it is about; several are parted by ; or |",
    "unconfirmed": "how many of its statements nobody has confirmed",
    "url": "its address",
    "value": "the other desk's rating as a number",
    "verdict": "the label of the verdict",
    "verdict_id": "the verdict, such as v-7",
    "verdicts": "the labels of its verdicts",
    "worst": "the lowest rating of the other desk's scale",
}

_INCOMING = (
    (
        "Statements: `add --from FILE`",
        "CSV, JSON or JSON Lines. `text` is needed.",
        statements.COLUMNS,
    ),
    (
        "Statements that an export wrote",
        "These are read and not taken over: the record finds them itself.",
        statements.DERIVED_COLUMNS,
    ),
    (
        "Verdicts: `review --from FILE`",
        "`claim`, `verdict` and `rationale` are needed.",
        verdict_rows.COLUMNS,
    ),
    (
        "Checks of your own or of others: `import --type table`",
        "Fields, to which a map leads the columns of a sheet; `text` is needed.",
        CHECK_FIELDS,
    ),
    ("Sources: `import --type sources`", "Fields, as above; `url` is needed.", SOURCE_FIELDS),
)


def columns_page() -> str:
    """Return docs/columns.md as it should be; a column without a description is a fault."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        create_record(path, "A. Diallo", clock=lambda: "2023-03-01T09:00:00Z")
        with open_record(path) as record:
            outgoing = {name: tuple(record.table(name).columns) for name in EXPORTS}
    return "\n".join(_lines(outgoing)) + "\n"


def _lines(outgoing: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of the page."""
    yield HEADER
    yield "## What comes in\n"
    for title, needed, columns in _INCOMING:
        yield f"### {title}\n\n{needed}\n\n{_listed(columns)}\n"
    yield "## What goes out\n"
    for name, columns in outgoing.items():
        yield f"### `export {name}`\n\n{_listed(columns)}\n"
    yield "## What they hold\n\n| column | holds |\n| --- | --- |"
    named = {column for _, _, columns in _INCOMING for column in columns}
    named.update(column for columns in outgoing.values() for column in columns)
    for column in sorted(named | set(_HOLDS)):
        about = _HOLDS.get(column) if column in named else None
        yield f"| `{column}` | {about or '**is not described, or is not there**'} |"


def _listed(columns: tuple[str, ...]) -> str:
    """Return columns as a line."""
    return ", ".join(f"`{column}`" for column in columns)
