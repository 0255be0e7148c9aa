"""Findings: the places in a draft that an editor should look at."""

from enum import StrEnum

from claimcheck.model.scan.place import Workplace
from claimcheck.model.scan.severity import Severity
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple


class Voice(StrEnum):
    """Who says it in the draft, and whether the draft contests it."""

    OWN = "own"
    ATTRIBUTED = "attributed"
    CHALLENGED = "challenged"


class LineColumn(NamedTuple):
    """A place in a file: line and column count from 1, columns in code points."""

    line: int
    column: int


class Region(NamedTuple):
    """A place in a draft as it is in the file.

    `span` counts code points of the file's text; `end` is the position right
    after the last one. `text` is exactly what stands there, `lines` the whole
    lines from `start` to `end`.
    """

    span: Span
    start: LineColumn
    end: LineColumn
    text: str
    lines: tuple[str, ...]


class Suppression(NamedTuple):
    """Why a finding is not reported: a comment in the draft, or the baseline."""

    origin: str
    reason: str
    until: str | None = None


class Grounds(NamedTuple):
    """Why a claim is rated as it is: its words, the reason given, and the first source.

    `rationale` is that of the newest verdict that decides; `source` names the first source
    and `address` is where it stands.
    """

    claim: str
    rationale: str | None = None
    source: str | None = None
    address: str | None = None


class Finding(NamedTuple):
    """One rule's remark on one place in a draft.

    `message` is one line without the place and the rule; `facts` are further
    lines that say what is known; `help` is what to do. `claim` is the id as
    people write it (``c-9``), `verdict` the label with its date, `check` the
    address where the desk published it. `overdue` says that the verdict was to be
    checked again before today. `fingerprint` stays the same when lines are
    added above. `grounds` say why the claim is rated so.
    """

    rule: str
    severity: Severity
    path: str
    region: Region
    message: str
    fingerprint: str
    facts: tuple[str, ...] = ()
    help: str | None = None
    voice: Voice | None = None
    claim: str | None = None
    verdict: str | None = None
    check: str | None = None
    overdue: bool = False
    suppression: Suppression | None = None
    grounds: Grounds | None = None


class RuleManual(NamedTuple):
    """What a rule's page says: its id, one line, the default severity and the whole page.

    `severity` is None for a rule that is off unless the settings turn it on.
    """

    id: str
    name: str
    summary: str
    severity: Severity | None
    page: str


class StoreState(NamedTuple):
    """Which store answered: the day of its last act, its published verdicts, its head.

    `unpublished` counts the other claims that have a verdict.
    """

    date: str | None
    published: int
    head: str
    unpublished: int = 0


class UnreadFiles(NamedTuple):
    """So many files, folders or passages that a scan finds and does not read, and what they are."""

    number: int
    what: str


class Scanned(NamedTuple):
    """All that a scan found, in reading order, and what it could not compare.

    `suppressed` are findings that a comment or the baseline keeps quiet;
    `compared`, `short` and `sentences` count sentences. `files` are the paths
    read, in order; `unread` says of each other draft why it could not be read, and
    `left_out` counts what is not to be read. `workplace` is where the scan was run, and
    `languages` are those that the drafts were read in.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    files: tuple[str, ...]
    sentences: int
    compared: int
    short: int
    store: StoreState
    rules: tuple[RuleManual, ...] = ()
    unread: tuple[str, ...] = ()
    left_out: tuple[UnreadFiles, ...] = ()
    workplace: Workplace = Workplace()
    languages: tuple[str, ...] = ()
