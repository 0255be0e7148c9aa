"""A newsroom's memory for facts: the public names, each loaded when it is first used.

`open_record` opens the record; [docs/api.md](../../docs/api.md) shows what can be done with it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.errors import ClaimcheckError
    from claimcheck.language.people.person import KnownPerson
    from claimcheck.matching.thresholds import Thresholds
    from claimcheck.model.added import Added, Outcome
    from claimcheck.model.article import Article
    from claimcheck.model.capture import Capture
    from claimcheck.model.claim import Claim, Match, NewClaim, Standing
    from claimcheck.model.comparison import Band, Comparison, Difference, Dropped, Guard, Step
    from claimcheck.model.dates import PartialDate
    from claimcheck.model.desk.contact import Contact, StoredContact
    from claimcheck.model.desk.gate import Gated
    from claimcheck.model.ids import (
        ArticleId,
        ClaimId,
        ContactId,
        CopyId,
        LinkId,
        PersonId,
        QuestionId,
        SourceId,
        StatementId,
        VerdictId,
    )
    from claimcheck.model.person import Person, PersonRole
    from claimcheck.model.question import Decision, Link, Question, Relation
    from claimcheck.model.record.copies import CapturedCopy, SourceCheck
    from claimcheck.model.record.file_health import HealthCheck, Migrated, Restored, Saved
    from claimcheck.model.record.listed import ListedClaim, ListedQuestion, ListedStatement
    from claimcheck.model.record.redaction import Redaction
    from claimcheck.model.record.search_hit import SearchHit
    from claimcheck.model.record.stats import Stats
    from claimcheck.model.record.table import Table
    from claimcheck.model.record.undone import Undone
    from claimcheck.model.scan.finding import Finding, Scanned
    from claimcheck.model.scan.severity import ScanSettings, Severity
    from claimcheck.model.speech import Speech
    from claimcheck.model.statement import Kind, Span, Statement, StoredStatement
    from claimcheck.model.status import Status
    from claimcheck.model.verdict import (
        CorrectionClass,
        Label,
        Scale,
        Source,
        Stance,
        StoredSource,
        Verdict,
    )
    from claimcheck.record import Record, open_record
    from claimcheck.record.tables import ExportedTable
    from claimcheck.record.texts import compare, extract
    from claimcheck.settings import Settings, load_settings
    from claimcheck.store.log.chain import Event, Head, Verification
    from claimcheck.store.verdicts.policies import StoredPolicy
    from claimcheck.store.verdicts.reviewers import Reviewer
    from claimcheck.store.verdicts.sources import AddedSource
    from claimcheck.workflows.claims.decide import Decided
    from claimcheck.workflows.claims.persons import ChangedPerson
    from claimcheck.workflows.claims.relations import Tied
    from claimcheck.workflows.intake.articles import AddedArticle
    from claimcheck.workflows.intake.extract import Described, Extracted
    from claimcheck.workflows.report.history import History
    from claimcheck.workflows.report.show import ArticlePage, ClaimPage, QuestionPage, StatementPage
    from claimcheck.workflows.verdicts.correct import Corrected
    from claimcheck.workflows.verdicts.due import Due
    from claimcheck.workflows.verdicts.publish import Published
    from claimcheck.workflows.verdicts.rate import Reviewed
    from claimcheck.workflows.verdicts.second_opinion import GivenOpinion

__all__ = [
    "Added",
    "AddedArticle",
    "AddedSource",
    "Article",
    "ArticleId",
    "ArticlePage",
    "Band",
    "Capture",
    "CapturedCopy",
    "ChangedPerson",
    "Claim",
    "ClaimId",
    "ClaimPage",
    "ClaimcheckError",
    "Comparison",
    "Contact",
    "ContactId",
    "CopyId",
    "Corrected",
    "CorrectionClass",
    "Decided",
    "Decision",
    "Described",
    "Difference",
    "Dropped",
    "Due",
    "Event",
    "ExportedTable",
    "Extracted",
    "Finding",
    "Gated",
    "GivenOpinion",
    "Guard",
    "Head",
    "HealthCheck",
    "History",
    "Kind",
    "KnownPerson",
    "Label",
    "Link",
    "LinkId",
    "ListedClaim",
    "ListedQuestion",
    "ListedStatement",
    "Match",
    "Migrated",
    "NewClaim",
    "Outcome",
    "PartialDate",
    "Person",
    "PersonId",
    "PersonRole",
    "Published",
    "Question",
    "QuestionId",
    "QuestionPage",
    "Record",
    "Redaction",
    "Relation",
    "Restored",
    "Reviewed",
    "Reviewer",
    "Saved",
    "Scale",
    "ScanSettings",
    "Scanned",
    "SearchHit",
    "Settings",
    "Severity",
    "Source",
    "SourceCheck",
    "SourceId",
    "Span",
    "Speech",
    "Stance",
    "Standing",
    "Statement",
    "StatementId",
    "StatementPage",
    "Stats",
    "Status",
    "Step",
    "StoredContact",
    "StoredPolicy",
    "StoredSource",
    "StoredStatement",
    "Table",
    "Thresholds",
    "Tied",
    "Undone",
    "Verdict",
    "VerdictId",
    "Verification",
    "compare",
    "extract",
    "load_settings",
    "open_record",
]

__version__ = "0.1.0"

_HOMES = {
    "Added": "claimcheck.model.added",
    "AddedArticle": "claimcheck.workflows.intake.articles",
    "AddedSource": "claimcheck.store.verdicts.sources",
    "Article": "claimcheck.model.article",
    "ArticleId": "claimcheck.model.ids",
    "ArticlePage": "claimcheck.workflows.report.show",
    "Band": "claimcheck.model.comparison",
    "Capture": "claimcheck.model.capture",
    "CapturedCopy": "claimcheck.model.record.copies",
    "ChangedPerson": "claimcheck.workflows.claims.persons",
    "Claim": "claimcheck.model.claim",
    "ClaimId": "claimcheck.model.ids",
    "ClaimPage": "claimcheck.workflows.report.show",
    "ClaimcheckError": "claimcheck.errors",
    "Comparison": "claimcheck.model.comparison",
    "Contact": "claimcheck.model.desk.contact",
    "ContactId": "claimcheck.model.ids",
    "CopyId": "claimcheck.model.ids",
    "Corrected": "claimcheck.workflows.verdicts.correct",
    "CorrectionClass": "claimcheck.model.verdict",
    "Decided": "claimcheck.workflows.claims.decide",
    "Decision": "claimcheck.model.question",
    "Described": "claimcheck.workflows.intake.extract",
    "Difference": "claimcheck.model.comparison",
    "Dropped": "claimcheck.model.comparison",
    "Due": "claimcheck.workflows.verdicts.due",
    "Event": "claimcheck.store.log.chain",
    "ExportedTable": "claimcheck.record.tables",
    "Extracted": "claimcheck.workflows.intake.extract",
    "Finding": "claimcheck.model.scan.finding",
    "Gated": "claimcheck.model.desk.gate",
    "GivenOpinion": "claimcheck.workflows.verdicts.second_opinion",
    "Guard": "claimcheck.model.comparison",
    "Head": "claimcheck.store.log.chain",
    "HealthCheck": "claimcheck.model.record.file_health",
    "History": "claimcheck.workflows.report.history",
    "Kind": "claimcheck.model.statement",
    "KnownPerson": "claimcheck.language.people.person",
    "Label": "claimcheck.model.verdict",
    "Link": "claimcheck.model.question",
    "LinkId": "claimcheck.model.ids",
    "ListedClaim": "claimcheck.model.record.listed",
    "ListedQuestion": "claimcheck.model.record.listed",
    "ListedStatement": "claimcheck.model.record.listed",
    "Match": "claimcheck.model.claim",
    "Migrated": "claimcheck.model.record.file_health",
    "NewClaim": "claimcheck.model.claim",
    "Outcome": "claimcheck.model.added",
    "PartialDate": "claimcheck.model.dates",
    "Person": "claimcheck.model.person",
    "PersonId": "claimcheck.model.ids",
    "PersonRole": "claimcheck.model.person",
    "Published": "claimcheck.workflows.verdicts.publish",
    "Question": "claimcheck.model.question",
    "QuestionId": "claimcheck.model.ids",
    "QuestionPage": "claimcheck.workflows.report.show",
    "Record": "claimcheck.record",
    "Redaction": "claimcheck.model.record.redaction",
    "Relation": "claimcheck.model.question",
    "Reviewed": "claimcheck.workflows.verdicts.rate",
    "Reviewer": "claimcheck.store.verdicts.reviewers",
    "Restored": "claimcheck.model.record.file_health",
    "Saved": "claimcheck.model.record.file_health",
    "Scale": "claimcheck.model.verdict",
    "ScanSettings": "claimcheck.model.scan.severity",
    "Scanned": "claimcheck.model.scan.finding",
    "SearchHit": "claimcheck.model.record.search_hit",
    "Settings": "claimcheck.settings",
    "Severity": "claimcheck.model.scan.severity",
    "Source": "claimcheck.model.verdict",
    "SourceCheck": "claimcheck.model.record.copies",
    "SourceId": "claimcheck.model.ids",
    "Span": "claimcheck.model.statement",
    "Speech": "claimcheck.model.speech",
    "Stance": "claimcheck.model.verdict",
    "Standing": "claimcheck.model.claim",
    "Statement": "claimcheck.model.statement",
    "StatementId": "claimcheck.model.ids",
    "StatementPage": "claimcheck.workflows.report.show",
    "Stats": "claimcheck.model.record.stats",
    "Status": "claimcheck.model.status",
    "Step": "claimcheck.model.comparison",
    "StoredContact": "claimcheck.model.desk.contact",
    "StoredPolicy": "claimcheck.store.verdicts.policies",
    "StoredSource": "claimcheck.model.verdict",
    "StoredStatement": "claimcheck.model.statement",
    "Table": "claimcheck.model.record.table",
    "Thresholds": "claimcheck.matching.thresholds",
    "Tied": "claimcheck.workflows.claims.relations",
    "Undone": "claimcheck.model.record.undone",
    "Verdict": "claimcheck.model.verdict",
    "VerdictId": "claimcheck.model.ids",
    "Verification": "claimcheck.store.log.chain",
    "compare": "claimcheck.record.texts",
    "extract": "claimcheck.record.texts",
    "load_settings": "claimcheck.settings",
    "open_record": "claimcheck.record",
}
_GONE = {"open_store": "open_record", "Store": "Record, which open_record returns"}


def __getattr__(name: str) -> object:
    """Return a public name, importing its module only now."""
    if name in _GONE:
        raise AttributeError(f"claimcheck.{name} is gone; use claimcheck.{_GONE[name]}")
    if name not in _HOMES:
        raise AttributeError(f"module 'claimcheck' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - most runs need no public name

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return [*__all__, "__version__"]
