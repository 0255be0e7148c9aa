"""A newsroom's memory for facts: the public names, each loaded when it is first used.

`open_record` opens the record; docs/api.md shows what can be done with it. The kinds of
the names are in ``__init__.pyi``, which a test holds beside this table.
"""

__version__ = "0.2.0"

# The names that each module gives to the public.
_GIVEN = {
    "errors": "ClaimcheckError ClosedRecordError KeptRecordError OtherThreadError",
    "language.people.named_person": "KnownPerson",
    "matching.thresholds": "Thresholds",
    "model.added": "Added Outcome",
    "model.article": "Article KeptOfArticle Recording",
    "model.text.capture": "Capture",
    "model.claim": "Claim DatedFigure Match NewClaim Standing Why",
    "model.comparison": "Band Comparison Difference Dropped Guard Step",
    "model.dates": "PartialDate",
    "model.desk.acts": (
        "AddNote AddSource AddTopic Applied Assign Confirm Decide DeskAct Discard Dissent"
        " Drop EditStatement Rate RemoveTopic Resolve SignOff Take"
    ),
    "model.desk.card": "Card Note Origin Prior QueueEntry QueueFilter Task Waiting WordsInContext",
    "model.desk.claim_acts": (
        "AddContact AnswerContact CiteCheck ClaimAct Correct Hold LiftHold LinkClaim Merge"
        " Publish Supersede Unlink Unmerge"
    ),
    "model.desk.contact": "Attachment Contact Direction StoredContact",
    "model.desk.dossier": "Dossier KeptCopy Seal",
    "model.desk.hand_over": "Hand HandOver",
    "model.desk.hold": "StoredHold",
    "model.desk.digest": "ChangedClaim Digest Overdue",
    "model.desk.gate": "Gated Ruling",
    "model.desk.policy": "Policy",
    "model.desk.role": "DeskRole",
    "model.desk.selection": "ActedOn PassedOver Selection",
    "model.desk.settings": "DeskSettings GateSettings SourceSettings",
    "model.imports.elsewhere": "CardCheck Elsewhere ElsewherePlaces",
    "model.imports.import_map": "ColumnRule ImportMap KeepRule SitePlaces",
    "model.ids": (
        "ArticleId ClaimId ContactId CopyId CorrectionId DecisionId LinkId NoteId PersonId"
        " PublicationId QuestionId RecordId SourceId StatementId VerdictId"
    ),
    "model.imports.imported": "Brought ImportOutcome Imported RefusedRecord",
    "model.imports.outside_check": (
        "Claimant ForeignRating OutsideCheck ReadCheck StoredCheck Unread"
    ),
    "model.person": "Person PersonRole",
    "model.question": "Decision Link Question Relation StoredDecision",
    "model.record.check": (
        "Adopted Check CheckContact CheckCorrection CheckRating CheckedSaying Speaker"
    ),
    "model.record.copies": "CapturedCopy CopyState Fidelity Quoted SourceCheck",
    "model.record.desk_report": (
        "Awaited Bar Chart Complaint DeskReport ReportFigure ReportPeriod SpeakerGroup ToldCheck"
    ),
    "model.record.meaning": "ChosenModel MeaningStatus",
    "model.record.file_health": "HealthCheck HealthResult Migrated Restored Saved",
    "model.record.listed": "ListedClaim ListedQuestion ListedStatement",
    "model.record.log_entry": "Entry Happening LoggedAct Written",
    "model.record.record_change": "RecordChange",
    "model.record.redaction": "FoundWords MadeOutput Redaction RedactionNote",
    "model.record.search_hit": "SearchHit",
    "model.record.stats": (
        "AnswerTimes CheckedCount DayOfActs MonthOfVerdicts ReviewerCount SpeakerCount Stats"
    ),
    "model.record.table": "Rows Table",
    "model.record.undone": "Undone",
    "model.scan.tick": "Tick",
    "model.scan.finding": (
        "Finding Grounds LineColumn Region RuleManual Scanned StoreState Suppression"
        " UnreadFiles Voice"
    ),
    "model.scan.place": "Workplace",
    "model.scan.severity": "ScanSettings Severity",
    "model.text.archive_row": "ArchiveRow",
    "model.text.source_map": "Piece Position Run SourceMap",
    "model.speech": "Changed Repeated Said Speech SpeechOccasion",
    "model.statement": "Evidence Kind Span Statement StoredStatement",
    "model.status": "Ending InPublic PublicStanding Status",
    "model.verdict": (
        "CorrectionClass Label Publication Scale Source Stance StoredSource ToldBefore"
        " ToldCorrection Verdict"
    ),
    "reading.records.answers": "Answered",
    "record": "Record open_record",
    "record.leaving": "ClaimReviews DossierFile Report Workbook",
    "record.rows": "extract_rows match_rows scan_rows",
    "record.texts": "compare extract",
    "reports.tables": "ExportedTable",
    "settings": "Settings load_settings",
    "store.log.chain": "Head",
    "store.log.verification": "Fault Verification",
    "store.records.outside_checks": "Feed",
    "store.verdicts.policies": "StoredPolicy",
    "store.verdicts.reviewers": "Reviewer",
    "store.verdicts.sources": "AddedSource",
    "workflows.archive.rows": "ExtractedRow MatchedRow ScannedRow",
    "workflows.archive.run": "ArchiveTally",
    "workflows.claims.decide": "Decided",
    "workflows.claims.persons": "ChangedPerson",
    "workflows.claims.relations": "Tied",
    "workflows.desk.answer_files": "AnswerOutcome Fate",
    "workflows.desk.conflicts": "ChangedError",
    "workflows.desk.queue_reader": "QueueReader",
    "workflows.intake.add_article": "AddedArticle",
    "workflows.intake.edit_statement": "Edited",
    "workflows.intake.extract": "Described Extracted",
    "workflows.intake.imports.source_lists": "ImportedSources",
    "workflows.intake.imports.mapped_tables": "TableSource",
    "workflows.report.history": "History",
    "workflows.report.show": "ArticlePage ClaimPage QuestionPage StatementPage",
    "workflows.report.site": "SiteChanges",
    "workflows.scan.plan": "Before Change Plan",
    "workflows.verdicts.cite": "ChangedCitation",
    "workflows.verdicts.correct": "Corrected",
    "workflows.verdicts.due": "Due ToTell",
    "workflows.verdicts.publish": "Published",
    "workflows.verdicts.rate": "Reviewed",
    "workflows.verdicts.scale": "ChangedScale",
    "workflows.verdicts.sign_off": "GivenOpinion",
}
_HOMES = {name: home for home, names in _GIVEN.items() for name in names.split()}
_GONE = {"open_store": "open_record", "Store": "Record, which open_record returns"}

__all__ = sorted(_HOMES)  # noqa: PLE0605 - one table says both


def __getattr__(name: str) -> object:
    """Return a public name, importing its module only now."""
    if name in _GONE:
        raise AttributeError(f"claimcheck.{name} is gone; use claimcheck.{_GONE[name]}")
    if name not in _HOMES:
        raise AttributeError(f"module 'claimcheck' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - most runs need no public name

    return getattr(import_module(f"claimcheck.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return [*__all__, "__version__"]
