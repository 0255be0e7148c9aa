"""The story of a claim in sentences, one for each thing that was done."""

from collections.abc import Iterator, Sequence

from claimcheck.model.comparison import agreed_by
from claimcheck.model.record.log_entry import Entry, Happening, Written
from claimcheck.reports.act_words import undone_in_words
from claimcheck.reports.history_sentences import SENTENCES, every_column, quoted, reason_of, tie


def as_entries(claim: int, happenings: Sequence[Happening]) -> list[Entry]:
    """Return the story of a claim, oldest first.

    What every row says is told by its table; of a table without a sentence of
    its own the columns are told, so that nothing is left out.
    """
    entries: list[Entry] = []
    before: dict[str, Written] = {}
    acts = {each.sequence: each for each in happenings}
    for happening in happenings:
        undone = undone_in_words(happening, acts) if happening.kind == "undo" else ""
        for what, record, text in _told(claim, happening, before):
            # The reason that an undoing gives its rows names the event alone.
            said = text.replace(f"undo of event {happening.subject}", undone, 1) if undone else text
            agreed = _agreed(happening, record)
            entries.append(Entry(*happening[:3], what, record, said, *agreed))
        before |= {row.record: row for row in happening.rows}
    return entries


def entry_as_dict(entry: Entry) -> dict[str, object]:
    """Return a line of the story with plain values."""
    return entry._asdict()


def _agreed(happening: Happening, record: str) -> tuple[str | None, str | None]:
    """Return the step at which a matcher found two texts the same, and which matcher."""
    row = next((each for each in happening.rows if each.record == record), None)
    if row is not None and row.table in {"statements", "decisions"}:
        row = next((each for each in happening.rows if each.table == "links"), None)
    if row is None or not row.get("step"):
        return None, None
    step, by = str(row.get("step")), row.get("by")
    return step, agreed_by(step, str(by) if by else None)


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
        what = "edited" if happening.kind == "edit" else "repeated" if again else "said"
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
            yield what, row.record, text + _in_place_of(row, before)


def _in_place_of(row: Written, before: dict[str, Written]) -> str:
    """Say which verdict readers had until they were told of another."""
    told = [
        each
        for each in before.values()
        if each.table == "tellings" and each.get("means") != "announced"
    ]
    if row.table != "tellings" or not told or told[-1].get("means") != "out":
        return ""
    return f", in place of v-{told[-1].get('verdict')}"


def _is_told_by_another(happening: Happening, row: Written) -> bool:
    """Return whether another row of the act says the same: a link beside a decision.

    What hangs on a statement alone goes with it when it is dropped.
    """
    if happening.kind == "discard":
        return not str(row.get("subject")).startswith("s-")
    others = {each.table for each in happening.rows if each is not row}
    if row.table == "tellings":
        # A publication, a correction or what is taken back says it; else an act let it out.
        return row.get("means") != "out" or not others.isdisjoint({"publications", "corrections"})
    if row.table == "decisions":
        return "links" in others and happening.kind != "decide"
    return row.table == "links" and happening.kind == "decide" and "decisions" in others


def _sentence(claim: int, happening: Happening, row: Written) -> tuple[str, str]:
    """Return what a row did and the sentence for it."""
    what, text = SENTENCES.get(row.table, every_column)(row)
    if row.table == "links":
        what, text = _link(claim, happening, row)
    if happening.kind == "undo" and row.table != "tellings":
        return "undo", f"holds again: {text}; undo of event {happening.subject}"
    if row.table == "verdicts" and happening.kind == "correct":
        # Whoever corrects a resolution does not resolve again.
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
    agrees = linked[0].get("agrees") if linked else None
    told = ", ".join(str(part) for part in parts if part)
    before = f", in place of s-{statement.get('supersedes')},"
    edited = before if happening.kind == "edit" else ""
    heading = f"{statement.record}{edited} {told}{' (unconfirmed)' if unsure else ''}"
    at_step = f"; agrees: {agrees}" if agrees else ""
    return f"{heading}: {quoted(statement.get('text'))}{at_step}"


def _retracted(
    happening: Happening, row: Written, before: dict[str, Written]
) -> tuple[str, str, str]:
    """Return that a row no longer holds, with what it was."""
    subject, _, turn = str(row.get("subject")).partition("!")
    words = {
        "discard": "discarded",
        "drop": "dropped",
        "edit": "edited",
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
        return tie(row)
    if row.table == "takes":
        return f"taken by {row.get('reviewer')}"
    if row.table == "statements":
        return quoted(row.get("text"))
    text = SENTENCES.get(row.table, every_column)(row)[1].removeprefix(f"{row.record} ")
    return text if len(text) <= 60 else f"{text[:59].rsplit(' ', 1)[0]} …"


def _link(claim: int, happening: Happening, row: Written) -> tuple[str, str]:
    """Return a link that was made after what it ties."""
    if happening.kind == "unmerge":
        return "unmerged", f"{row.record}: {tie(row)}, as before{reason_of(row)}"
    if row.get("statement") and row.get("target") != claim:
        return "moved", f"{row.record}: {tie(row)}, not c-{claim:d}{reason_of(row)}"
    words = {"merge": "merged", "supersede": "superseded", "link": "linked", "confirm": "confirmed"}
    why = reason_of(row) if happening.kind != "confirm" else ""
    why += f"; agrees: {row.get('agrees')}" if row.get("agrees") else ""
    return words.get(happening.kind, happening.kind), f"{row.record}: {tie(row)}{why}"
