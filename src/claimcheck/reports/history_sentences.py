"""What each row of the record says, as a sentence of a claim's story."""

from collections.abc import Callable
from typing import Final

from claimcheck.model.record.log_entry import Written
from claimcheck.model.verdict import rated

EntrySentence = Callable[[Written], tuple[str, str]]


def quoted(text: object) -> str:
    """Return words in quotation marks, unless they bring their own."""
    words = str(text)
    return words if words[:1] in '"“«„' else f"“{words}”"


def tie(row: Written) -> str:
    """Return a link in words."""
    if row.get("statement"):
        return f"s-{row.get('statement')} states {_named(row, 'target')}"
    since = f" since {row.get('since')}" if row.get("since") else ""
    relation = str(row.get("relation")).replace("_", " ")
    return f"{_named(row, 'claim')} {relation} {_named(row, 'target')}{since}"


def _named(row: Written, end: str) -> str:
    """Return a claim's id, with its words where it is another than the one whose story it is."""
    name = f"c-{row.get(end)}"
    return f"{name} {quoted(row.get(name))}" if row.get(name) else name


def reason_of(row: Written, name: str = "reason") -> str:
    """Return the reason that a row gives, where it gives one."""
    return f": {row.get(name)}" if row.get(name) else ""


def _question(row: Written) -> tuple[str, str]:
    asked = f"does s-{row.get('statement')}, which states {_named(row, 'claim')},"
    differs = f", {row.get('differs')}" if row.get("differs") else ""
    differs += f", agrees: {row.get('agrees')}" if row.get("agrees") else ""
    return (
        "asked",
        f"{row.record} {asked} also state {_named(row, 'candidate')}?"
        f" The matcher: {row.get('band')}{differs}",
    )


def _decision(row: Written) -> tuple[str, str]:
    word = str(row.get("decision")).replace("_", " ")
    return (
        "decided",
        f"{row.record} {_named(row, 'claim')} {word} {_named(row, 'candidate')}{reason_of(row)}",
    )


def _take(row: Written) -> tuple[str, str]:
    urgency = [f"{name} {row.get(name)}" for name in ("priority", "deadline") if row.get(name)]
    told = ", ".join([f"{row.record} to be checked", *urgency])
    return "taken", f"{told}{reason_of(row)}"


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
    return "source", f"{told}: {quoted(row.get('quote'))}" if row.get("quote") else told


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
    why = reason_of(row, "rationale")
    return _ROLES.get(str(row.get("role")), "verdict"), f"{', '.join(told)}{why}"


def _publication(row: Written) -> tuple[str, str]:
    despite = f", despite: {quoted(row.get('despite'))}" if row.get("despite") else ""
    return "published", f"{row.record} on {row.get('published_on')}: {row.get('url')}{despite}"


def _correction(row: Written) -> tuple[str, str]:
    corrected = f"v-{row.get('verdict')}"
    # As an earlier program noted what undoing brought back: a verdict that corrects itself.
    if row.get("verdict") == row.get("replacement"):
        corrected = f"what {corrected} replaced"
    on = row.get("told_on")
    told = f"told the public on {on}" if on else "not told the public"
    return (
        "corrected",
        f"{row.record} {corrected} ({_class_said(row)}), {told}: {quoted(row.get('notice'))}",
    )


def _class_said(row: Written) -> str:
    # The table was made when a verdict that was withdrawn was called void.
    return "withdrawn" if row.get("class") == "void" else str(row.get("class"))


def _telling(row: Written) -> tuple[str, str]:
    return "told", f"readers have v-{row.get('verdict')} before them"


def _contact(row: Written) -> tuple[str, str]:
    asked = f"{row.record} {row.get('party')}, by {row.get('channel')}"
    wrote = row.get("direction") == "they wrote"
    if row.get("answer"):
        return "answered" if wrote else "answer", f"{asked}: {quoted(row.get('answer'))}"
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
    if row.get("sha256"):
        at = f" at {row.get('url')}" if row.get("url") else ""
        return "recording", f"{row.record} {row.get('name')}{at}, sha256 {row.get('sha256')}"
    return "attached", f"{row.record} f-{row.get('copy')} {row.get('name')}"


def _hold(row: Written) -> tuple[str, str]:
    """Say that nobody may change the claim."""
    return "on hold", f"{row.record} nobody changes it: {row.get('reason')}"


def _note(row: Written) -> tuple[str, str]:
    return "note", f"{row.record} {quoted(row.get('text'))}"


def _assignment(row: Written) -> tuple[str, str]:
    return "assigned", f"{row.record} to {row.get('reviewer')}"


def _redaction(row: Written) -> tuple[str, str]:
    return "redacted", f"words were removed from {row.record}{reason_of(row)}"


def _attribution(row: Written) -> tuple[str, str]:
    said = f"s-{row.get('statement')} was said by {row.get('name')} p-{row.get('person')}"
    return "attributed", f"{said}{reason_of(row)}"


def _claim(row: Written) -> tuple[str, str]:
    return "claim", f"{row.record} {quoted(row.get('text'))}"


def every_column(row: Written) -> tuple[str, str]:
    """Return what a row says column by column, of a table without a sentence of its own."""
    told = [f"{name} {cell}" for name, cell in row.cells if cell is not None]
    return "", f"{row.record} {', '.join(told)}"


SENTENCES: Final[dict[str, EntrySentence]] = {
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
    "tellings": _telling,
    "topics": _topic,
    "verdicts": _verdict,
}
