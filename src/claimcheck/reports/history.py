"""The story of a claim in sentences, one for each thing that was done."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from claimcheck.model.record.log_entry import Entry, Happening, Written
from claimcheck.model.verdict import rated

Sentence = Callable[[Written], tuple[str, str]]


def as_entries(claim: int, happenings: Sequence[Happening]) -> list[Entry]:
    """Return the story of a claim, oldest first.

    What every row says is told by its table; of a table without a sentence of
    its own the columns are told, so that nothing is left out.
    """
    entries: list[Entry] = []
    before: dict[str, Written] = {}
    for happening in happenings:
        for what, record, text in _told(claim, happening, before):
            entries.append(Entry(*happening[:3], what, record, text))
        before |= {row.record: row for row in happening.rows}
    return entries


def entry_as_dict(entry: Entry) -> dict[str, object]:
    """Return a line of the story with plain values."""
    return entry._asdict()


def _told(
    claim: int, happening: Happening, before: dict[str, Written]
) -> Iterator[tuple[str, str, str]]:
    """Yield what, record and sentence of each thing that an act did."""
    if happening.is_redacted:
        yield happening.kind, happening.subject, f"{happening.subject}: what was written is removed"
        return
    statement = next((row for row in happening.rows if row.table == "statements"), None)
    if statement is not None:
        again = any(row.table == "statements" for row in before.values())
        what = "mended" if happening.kind == "edit" else "repeated" if again else "said"
        yield what, statement.record, _said(happening, statement)
    for row in happening.rows:
        if statement is not None and row.table in {"statements", "links", "attributions", "claims"}:
            continue
        if _is_told_by_another(happening, row):
            continue
        if row.table == "retractions":
            yield _retracted(happening, row, before)
        else:
            what, text = _sentence(claim, happening, row)
            yield what, row.record, text


def _is_told_by_another(happening: Happening, row: Written) -> bool:
    """Tell whether another row of the act says the same: a link beside a decision.

    What hangs on a statement alone goes with it when it is dropped.
    """
    if happening.kind == "discard":
        return not str(row.get("subject")).startswith("s-")
    others = {each.table for each in happening.rows if each is not row}
    if row.table == "decisions":
        return "links" in others and happening.kind != "decide"
    return row.table == "links" and happening.kind == "decide" and "decisions" in others


def _sentence(claim: int, happening: Happening, row: Written) -> tuple[str, str]:
    """Return what a row did and the sentence for it."""
    what, text = SENTENCES.get(row.table, _columns)(row)
    if row.table == "links":
        what, text = _link(claim, happening, row)
    if happening.kind == "undo":
        return "undo", f"holds again: {text}"
    if row.table == "verdicts" and happening.kind == "correct":
        # Whoever corrects a resolution does not resolve anew.
        return "verdict", text
    return what or happening.kind, text


def _said(happening: Happening, statement: Written) -> str:
    """Return a statement: whose, when, where, in what, and whether its claim is certain."""
    persons = [row for row in happening.rows if row.table == "attributions"]
    speaker, person = statement.get("speaker"), persons[0].get("name") if persons else None
    who = person if speaker in {None, person} else f"{speaker} ({person})" if person else speaker
    article = statement.get("article")
    parts = [
        who or "unnamed",
        statement.get("role"),
        statement.get("organisation"),
        statement.get("said_on") or "date unknown",
        statement.get("place"),
        f"a-{article:d}" if article else None,
        statement.get("url"),
    ]
    linked = [row for row in happening.rows if row.table == "links"]
    unsure = linked and not linked[0].get("confirmed_by")
    told = ", ".join(str(part) for part in parts if part)
    before = f", in place of s-{statement.get('supersedes')},"
    mended = before if happening.kind == "edit" else ""
    heading = f"{statement.record}{mended} {told}{' (unconfirmed)' if unsure else ''}"
    return f"{heading}: {_quoted(statement.get('text'))}"


def _quoted(text: object) -> str:
    """Return words in quotation marks, unless they bring their own."""
    words = str(text)
    return words if words[:1] in '"“«„' else f"“{words}”"


def _retracted(
    happening: Happening, row: Written, before: dict[str, Written]
) -> tuple[str, str, str]:
    """Return that a row no longer holds, with what it was."""
    subject, _, turn = str(row.get("subject")).partition("!")
    words = {
        "discard": "discarded",
        "drop": "dropped",
        "edit": "mended",
        "unmerge": "unmerged",
        "unlink": "unlinked",
        "correct": "withdrawn",
    }
    what = words.get(happening.kind, happening.kind)
    holds = "holds again" if turn and int(turn) % 2 else "no longer holds"
    was = f", {_short(before[subject])}," if subject in before else ""
    return what, subject, f"{subject}{was} {holds}: {row.get('reason')}"


def _short(row: Written) -> str:
    """Return what a row was, in a few words."""
    if row.table == "links":
        return _tie(row)
    if row.table == "takes":
        return f"taken by {row.get('reviewer')}"
    if row.table == "statements":
        return _quoted(row.get("text"))
    text = SENTENCES.get(row.table, _columns)(row)[1].removeprefix(f"{row.record} ")
    return text if len(text) <= 60 else f"{text[:59].rsplit(' ', 1)[0]} …"


def _tie(row: Written) -> str:
    """Return a link in words."""
    if row.get("statement"):
        return f"s-{row.get('statement')} states {_named(row, 'target')}"
    since = f" since {row.get('since')}" if row.get("since") else ""
    relation = str(row.get("relation")).replace("_", " ")
    return f"{_named(row, 'claim')} {relation} {_named(row, 'target')}{since}"


def _named(row: Written, end: str) -> str:
    """Return a claim's id, with its words where it is another than the one whose story it is."""
    name = f"c-{row.get(end)}"
    return f"{name} {_quoted(row.get(name))}" if row.get(name) else name


def _link(claim: int, happening: Happening, row: Written) -> tuple[str, str]:
    """Return a link that was made after what it ties."""
    if happening.kind == "unmerge":
        return "unmerged", f"{row.record}: {_tie(row)}, as before{_why(row)}"
    if row.get("statement") and row.get("target") != claim:
        return "moved", f"{row.record}: {_tie(row)}, not c-{claim:d}{_why(row)}"
    words = {"merge": "merged", "supersede": "superseded", "link": "linked", "confirm": "confirmed"}
    why = _why(row) if happening.kind != "confirm" else ""
    return words.get(happening.kind, happening.kind), f"{row.record}: {_tie(row)}{why}"


def _why(row: Written, name: str = "reason") -> str:
    """Return the reason that a row gives, where it gives one."""
    return f": {row.get(name)}" if row.get(name) else ""


def _question(row: Written) -> tuple[str, str]:
    asked = f"does s-{row.get('statement')}, which states {_named(row, 'claim')},"
    differs = f", {row.get('differs')}" if row.get("differs") else ""
    return (
        "asked",
        f"{row.record} {asked} also state {_named(row, 'candidate')}?"
        f" The matcher: {row.get('band')}{differs}",
    )


def _decision(row: Written) -> tuple[str, str]:
    word = str(row.get("decision")).replace("_", " ")
    return (
        "decided",
        f"{row.record} {_named(row, 'claim')} {word} {_named(row, 'candidate')}{_why(row)}",
    )


def _take(row: Written) -> tuple[str, str]:
    urgency = [f"{name} {row.get(name)}" for name in ("priority", "deadline") if row.get(name)]
    told = ", ".join([f"{row.record} to be checked", *urgency])
    return "taken", f"{told}{_why(row)}"


def _topic(row: Written) -> tuple[str, str]:
    return "topic", f"{row.record} filed under {row.get('topic')}"


def _source(row: Written) -> tuple[str, str]:
    about = [
        f"{word}{row.get(name)}"
        for word, name in (
            ("", "publisher"),
            ("origin ", "origin"),
            ("", "locator"),
            ("read on ", "accessed_on"),
            ("archived at ", "archive_url"),
            ("copy f-", "copy"),
        )
        if row.get(name)
    ]
    told = ", ".join([f"{row.record} {row.get('stance')}: {row.get('url')}", *about])
    return "source", f"{told}: {_quoted(row.get('quote'))}" if row.get("quote") else told


_ROLES: Final = {"signs off": "signed off", "dissents": "dissented", "resolves": "resolved"}


def _verdict(row: Written) -> tuple[str, str]:
    told = [f"{row.record} {rated(str(row.get('label')), row.get('as_of'))}"]
    told += [
        f"{word}{row.get(name)}"
        for word, name in (
            ("about v-", "about"),
            ("in place of v-", "supersedes"),
            ("re-check on ", "recheck_on"),
        )
        if row.get(name)
    ]
    return _ROLES.get(str(row.get("role")), "verdict"), f"{', '.join(told)}{_why(row, 'rationale')}"


def _publication(row: Written) -> tuple[str, str]:
    despite = f", despite: {_quoted(row.get('despite'))}" if row.get("despite") else ""
    return "published", f"{row.record} on {row.get('published_on')}: {row.get('url')}{despite}"


def _correction(row: Written) -> tuple[str, str]:
    return (
        "corrected",
        f"{row.record} v-{row.get('verdict')} ({row.get('class')}), told the public on"
        f" {row.get('corrected_on')}: {_quoted(row.get('notice'))}",
    )


def _contact(row: Written) -> tuple[str, str]:
    asked = f"{row.record} {row.get('party')}, by {row.get('channel')}"
    wrote = row.get("direction") == "they wrote"
    if row.get("answer"):
        return "answered" if wrote else "answer", f"{asked}: {_quoted(row.get('answer'))}"
    times = [
        f"{word} {row.get(name)}"
        for word, name in (
            ("they wrote" if wrote else "sent", "sent"),
            ("we answer by" if wrote else "answer by", "deadline"),
        )
        if row.get(name)
    ]
    reason = f" ({row.get('reason')})" if row.get("reason") else ""
    return "contact", f"{', '.join([asked, *times])}{reason}"


def _attachment(row: Written) -> tuple[str, str]:
    return "attached", f"{row.record} f-{row.get('copy')} {row.get('name')}"


def _hold(row: Written) -> tuple[str, str]:
    """Say that nobody may change the claim."""
    return "on hold", f"{row.record} nobody changes it: {row.get('reason')}"


def _note(row: Written) -> tuple[str, str]:
    return "note", f"{row.record} {_quoted(row.get('text'))}"


def _assignment(row: Written) -> tuple[str, str]:
    return "assigned", f"{row.record} to {row.get('reviewer')}"


def _redaction(row: Written) -> tuple[str, str]:
    return "redacted", f"words were removed from {row.record}{_why(row)}"


def _attribution(row: Written) -> tuple[str, str]:
    said = f"s-{row.get('statement')} was said by {row.get('name')} p-{row.get('person')}"
    return "attributed", f"{said}{_why(row)}"


def _claim(row: Written) -> tuple[str, str]:
    return "claim", f"{row.record} {_quoted(row.get('text'))}"


def _columns(row: Written) -> tuple[str, str]:
    """Return what a row says column by column, of a table without a sentence of its own."""
    told = [f"{name} {cell}" for name, cell in row.cells if cell is not None]
    return "", f"{row.record} {', '.join(told)}"


SENTENCES: Final[dict[str, Sentence]] = {
    "assignments": _assignment,
    "attachments": _attachment,
    "attributions": _attribution,
    "claims": _claim,
    "contacts": _contact,
    "corrections": _correction,
    "decisions": _decision,
    "holds": _hold,
    "notes": _note,
    "publications": _publication,
    "questions": _question,
    "redactions": _redaction,
    "sources": _source,
    "takes": _take,
    "topics": _topic,
    "verdicts": _verdict,
}
