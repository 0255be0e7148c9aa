"""The verbs of a record, each part of them loaded when one of its verbs is first asked for.

A run needs two or three of the eighteen parts.
"""

from collections.abc import Callable
from importlib import import_module
from types import FunctionType
from typing import Any, Final, TypeVar

from claimcheck.record.given import explained

Opened = TypeVar("Opened", bound=type)

# Which verbs each part has, as a page on the record tells of them.
PARTS: Final = {
    "other_words.SaidBefore": "match match_each claim_count",
    "intake.Intake": "add add_all add_claims add_article extract",
    "imports.Imports": "adopt bring_in look_at",
    "other_desks.Others": (
        "elsewhere with_others library_claims outside_checks raw_outside_checks cite"
        " changed_citations"
    ),
    "claims.Claims": "decide confirm edit_statement merge unmerge link unlink",
    "in_hand.InHand": "take drop hold lift_hold holds note assign topics add_topic remove_topic",
    "claims.Persons": (
        "persons person add_person describe_person add_alias add_role merge_persons split_person"
    ),
    "verdicts.Verdicts": (
        "rate sign_off dissent resolve correct publish due to_tell gate rated_claims scale"
        " scale_table set_scale policies set_policy"
    ),
    "sources.Sources": (
        "sources add_source import_sources capture kept_copy fetch check_sources contacts owed"
        " add_contact answer_contact"
    ),
    "desk.Desk": (
        "queue queue_reader first_card_reader read_queue those_kept waiting_about subject_of"
        " looked_at later_statement ending card cards each_card precedents apply apply_answers"
        " changes_since undo_own snapshot"
    ),
    "many.Many": "article_named chosen act_on rate_from",
    "reports.Reports": (
        "claim statement article question redactions claims statements questions search"
        " search_counted completions history told_in_words speaker stats require_period overdue"
        " scan scan_plan"
    ),
    "exports.Exports": "table table_rows",
    "outgoing.Outgoing": "claim_reviews dossier workbook changes report site",
    "in_hand.Staff": "reviewers add_reviewer set_role let_leave progress digest",
    "upkeep.Upkeep": (
        "undo redact copies_beside head continues pack_origin log verify log_output backup"
        " restore pack migrate check_file"
    ),
    "other_words.MeaningIndex": "index_meaning open_meaning use_meaning meaning_status",
    "archives.Archives": "run_archive archive_counts",
}


def part_named(name: str) -> type:
    """Return a part of the record's verbs, loaded now."""
    module, _, part = name.partition(".")
    found: type = getattr(import_module(f"{__package__}.verbs.{module}"), part)
    return found


class _Late:
    """Stands for a verb of a class; asked for, it gives way to all verbs of its part."""

    def __init__(self, owner: type, part: str, verb: str) -> None:
        """Keep whose verb this is."""
        self._owner, self._part, self._verb = owner, part, verb

    def __get__(self, record: object, kind: type) -> Callable[..., Any]:
        """Return the verb, of a record or of its class."""
        has = vars(self._owner)
        for name, member in vars(part_named(self._part)).items():
            if type(member) is FunctionType and name not in has:
                setattr(self._owner, name, member)
            elif isinstance(has.get(name), _Late):
                setattr(self._owner, name, explained(member))
        verb: Callable[..., Any] = has[self._verb].__get__(record, kind)
        return verb


def with_late_verbs(opened: Opened) -> Opened:
    """Give a class the verbs of all parts."""
    for part, verbs in PARTS.items():
        for verb in verbs.split():
            setattr(opened, verb, _Late(opened, part, verb))
    return opened
