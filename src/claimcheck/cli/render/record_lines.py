"""The lines of `show`'s pages: what is said of a claim, a statement, a source or a link."""

from collections.abc import Sequence
from typing import Final

from claimcheck.cli.output import counted, wrapped
from claimcheck.cli.render.match import HIDDEN
from claimcheck.language.display.safe import visible
from claimcheck.model.claim import Standing
from claimcheck.model.desk.card import Note
from claimcheck.model.desk.contact import RIGHT_OF_REPLY, StoredContact
from claimcheck.model.question import Link, Question, StoredDecision
from claimcheck.model.statement import StoredStatement
from claimcheck.model.status import Ending, SignedVerdict, deciding_verdicts, ratings
from claimcheck.model.verdict import StoredSource, ToldBefore, VerdictRole, sign_off_words

_INDENT: Final = 12


def row(label: str, text: str) -> list[str]:
    """Return a labelled text in lines that fit the terminal."""
    return wrapped(text, first=f"  {label:<{_INDENT - 2}}", rest=" " * _INDENT)


def headed(name: str, text: str) -> list[str]:
    """Return a heading: an id and the whole text."""
    return wrapped(visible(text), first=f"{name} ", rest=" " * (len(name) + 1))


def verdict_line(rating: SignedVerdict, *, settled: bool = False, full: bool = False) -> str:
    """Return a verdict with its id, label, day and reviewer, and who signed it off.

    `full` adds the reviewer's part and the day of the re-check. A verdict that
    is `settled` decides no longer.
    """
    verdict = rating.verdict
    said = f"v-{verdict.id:d} {visible(verdict.rating)}, {visible(verdict.by)}"
    if full and verdict.adopted_from is None and _tells_part(rating):
        about = f" v-{verdict.about:d}" if verdict.about else ""
        said += f" ({verdict.role}{about})"
    if rating.sign_offs:
        names = (f"{visible(each.by)} (v-{each.id:d})" for each in rating.sign_offs)
        said += f"; signed off by {', '.join(names)}"
    recheck = f"; re-check on {verdict.recheck_on}" if full and verdict.recheck_on else ""
    return said + recheck + ("; settled since" if settled else "")


def _tells_part(rating: SignedVerdict) -> bool:
    """Return whether the reviewer's part says more than the names of those who agree."""
    return not rating.sign_offs or rating.verdict.role != VerdictRole.PROPOSES


def rationale_rows(rating: SignedVerdict) -> list[str]:
    """Return why a claim is rated so, and what whoever signed it off adds."""
    lines = row("", visible(rating.verdict.rationale))
    for each in rating.sign_offs:
        if each.about and each.rationale != sign_off_words(each.about):
            lines += row("", f"{visible(each.by)}: {visible(each.rationale)}")
    return lines


def standing_rows(standing: Standing, *, overdue: bool = False) -> list[str]:
    """Return how a claim stands: status, counts and verdicts."""
    counts = f"{counted(standing.occasions, 'occasion')}, {counted(standing.mentions, 'mention')}"
    lines = row("status", f"{standing.in_words}{', overdue' if overdue else ''}; {counts}")
    if readers := standing.marked_for_readers:
        lines += row("readers", f"have {visible(readers)}")
    if standing.to_choose:
        lines += row("to choose", visible(standing.to_choose))
    deciding = deciding_verdicts(standing.verdicts)
    for each in ratings(standing.verdicts):
        head = verdict_line(each, settled=each.verdict not in deciding, full=True)
        lines += row("verdict", head)
        lines += rationale_rows(each)
    return lines + (row("verdict", HIDDEN) if standing.hidden else [])


def told_before_rows(every: Sequence[ToldBefore]) -> list[str]:
    """Return what readers had before, from which day to which, and why it was said then."""
    lines = []
    for each in every:
        when = f"from {each.since} to {each.until}"
        lines += row("readers", f"had v-{each.verdict:d} {visible(each.label)} {when}")
        lines += row("", visible(each.rationale))
    return lines


def ending_rows(ending: Ending | None) -> list[str]:
    """Say since when a record does not hold, by whom and why."""
    if ending is None:
        return []
    whose = f"{ending.at[:10]}, {visible(ending.actor)}: {visible(ending.reason)}"
    return row("holds", f"no longer, since {whose}")


def source_rows(stored: StoredSource) -> list[str]:
    """Return a source with what it says."""
    source = stored.source
    lines = row("source", f"e-{stored.id:d} {source.stance}: {visible(source.url)}")
    about = [source.title, source.publisher, source.origin, source.locator]
    if found := ", ".join(visible(each) for each in about if each):
        lines += row("", found)
    if source.quote:
        lines += row("", f"“{visible(source.quote)}”")
    kept = [f"read on {visible(source.accessed_on)}"] if source.accessed_on else []
    kept += [f"copy f-{stored.copy:d}"] if stored.copy else []
    kept += [f"archived at {visible(source.archive_url)}"] if source.archive_url else []
    return lines + (row("", ", ".join(kept)) if kept else [])


def contact_row(stored: StoredContact, today: str | None = None) -> list[str]:
    """Return whom the desk asked or who wrote, and the answer; as it stands on ``today``."""
    asked = stored.contact
    sent = f", {'sent' if asked.is_ours else 'they wrote'} {asked.sent}" if asked.sent else ""
    due = f", {'' if asked.is_ours else 'we '}answer by {asked.deadline}" if asked.deadline else ""
    late = ", overdue" if today and asked.is_overdue(today) else ""
    why = "" if asked.reason == RIGHT_OF_REPLY else f" ({visible(asked.reason)})"
    said = f": “{visible(asked.answer)}”" if asked.answer else f"{due}: no answer{late}"
    whom = f"w-{stored.id:d} {visible(asked.party)}, {visible(asked.channel)}"
    kept = "".join(f"; f-{each.copy:d} {visible(each.name)}" for each in stored.attachments)
    return row("contact", f"{whom}{sent}{why}{said}{kept}")


def note_line(note: Note) -> str:
    """Return a note with who left it and when."""
    return f"m-{note.id:d} {visible(note.reviewer)}, {note.at[:10]}: {visible(note.text)}"


def statement_line(stored: StoredStatement, later: int | None) -> str:
    """Return a statement in short: who, when, where, and whether a person confirmed it.

    Of one that was replaced, it names the one that stands in its place.
    """
    said = stored.statement
    parts = [
        who(stored),
        said.when,
        *(visible(each) for each in (said.place,) if each),
        *([f"a-{stored.article:d}"] if stored.article else []),
    ]
    state = "" if stored.confirmed else " (unconfirmed)"
    state = f" (now s-{later:d})" if later else state
    return f"s-{stored.id:d} {said.kind}, {', '.join(parts)}{state}: {visible(said.text)}"


def who(stored: StoredStatement) -> str:
    """Return the name as it was given, and the person where that is another name."""
    said = stored.statement
    if not stored.people:
        return visible(said.speaker) if said.speaker else "unnamed"
    person = people(stored)
    return person if said.speaker in (None, said.person) else f"{visible(said.speaker)} ({person})"


def people(stored: StoredStatement) -> str:
    """Return the full names of those whose a statement is, with their ids."""
    names = stored.statement.persons or (stored.statement.person or "",)
    both = zip(names, stored.people, strict=True)
    return ", ".join(f"{visible(name)} p-{number:d}" for name, number in both)


def link_line(link: Link, agreed: str = "") -> str:
    """Return a relation between two claims, as it was made, with how their texts agree."""
    why = f": {visible(link.reason)}" if link.reason else ""
    relation = link.relation.replace("_", " ")
    since = f" since {link.since}" if link.since else ""
    since += f", agrees: {visible(agreed)}" if agreed else ""
    return (
        f"l-{link.id:d} c-{link.claim:d} {relation} c-{link.target:d}{since},"
        f" {visible(link.made_by)}{why}"
    )


def question_line(question: Question) -> str:
    """Return an open question and how it is answered."""
    step = question.comparison.agrees
    return (
        f"q-{question.id:d} does s-{question.statement:d} (c-{question.claim:d}) state"
        f" c-{question.candidate:d}? {question.comparison.band}"
        f"{f', agrees: {step}' if step else ''}"
    )


def decision_line(decision: StoredDecision) -> str:
    """Return what a person decided, and why."""
    why = f": {visible(decision.reason)}" if decision.reason else ""
    word = decision.decision.replace("_", "-")
    return f"d-{decision.id:d} {word}, {visible(decision.reviewer)}{why}"
