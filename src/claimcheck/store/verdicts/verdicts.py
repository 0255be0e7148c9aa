"""Rows about verdicts: giving them, replacing them, and what the public was told."""

from claimcheck.model.verdict import CorrectionClass, Verdict, VerdictRole
from claimcheck.store.log.act import Act
from claimcheck.store.verdicts.in_force import verdict_in_force


def give_verdict(
    act: Act,
    claim: int,
    role: VerdictRole,
    label: int,
    *,
    rationale: str,
    as_of: str,
    recheck_on: str | None = None,
    about: int | None = None,
    supersedes: int | None = None,
) -> int:
    """Store a verdict of the act's reviewer on a claim and return its id.

    ``label`` is a row of a scale. A reviewer has one verdict in force on a
    claim: unless ``supersedes`` names another row, this one takes its place.
    """
    number = act.insert(
        "verdicts",
        claim=claim,
        reviewer=act.actor,
        role=str(role),
        label=label,
        rationale=rationale,
        as_of=as_of,
        recheck_on=recheck_on,
        about=about,
        supersedes=supersedes or verdict_in_force(act.connection, claim, act.actor),
    )
    act.subject = f"v-{number:d}"
    return number


def reword_verdict(
    act: Act, before: Verdict, *, rationale: str, as_of: str, recheck_on: str | None
) -> int:
    """Replace a verdict by the same reviewer's with the same label; return the new row's id."""
    return act.insert(
        "verdicts",
        claim=before.claim,
        reviewer=before.reviewer,
        role=before.role,
        label=label_row(act, before.id),
        rationale=rationale,
        as_of=as_of,
        recheck_on=recheck_on,
        about=before.about,
        supersedes=before.id,
    )


def retract_verdict(act: Act, number: int, reason: str) -> None:
    """Take a verdict back without putting another in its place."""
    act.insert("retractions", subject=f"v-{number:d}", reason=reason)


def label_row(act: Act, number: int) -> int:
    """Return the row of the label that a verdict was given, which may have retired since."""
    query = "SELECT label FROM verdicts WHERE id = ?"
    (label,) = act.connection.execute(query, [number]).fetchone()
    return int(label)


def add_correction(
    act: Act,
    verdict: int,
    kind: CorrectionClass,
    *,
    replacement: int | None,
    notice: str,
    corrected_on: str,
) -> int:
    """Note what the public is told about a verdict that was corrected; return the note's id."""
    number = act.insert(
        "corrections",
        verdict=verdict,
        replacement=replacement,
        **{"class": "void" if kind is CorrectionClass.WITHDRAWN else str(kind)},
        notice=notice,
        corrected_on=corrected_on,
        supersedes=None,
    )
    act.subject = f"v-{replacement or verdict:d}"
    return number


def add_publication(
    act: Act,
    claim: int,
    url: str,
    published_on: str,
    *,
    verdict: int | None,
    despite: str | None = None,
) -> int:
    """Store where the desk published a verdict on a claim, once for a url; return its id.

    Another date for the same url, or another verdict there, takes the place of the
    earlier one. ``despite`` says why it went out although the gate was not passed.
    """
    known = act.connection.execute(
        "SELECT id, published_on, verdict FROM current_publications WHERE claim = ? AND url = ?",
        [claim, url],
    ).fetchone()
    if known and known[1:] == (published_on, verdict):
        return int(known[0])
    number = act.insert(
        "publications",
        claim=claim,
        url=url,
        published_on=published_on,
        verdict=verdict,
        despite=despite,
        supersedes=known[0] if known else None,
    )
    act.subject = f"c-{claim:d}"
    return number


def move_publications(act: Act, claim: int, other: int) -> list[int]:
    """Store where a claim was published as of another wording of it, each in place of its row.

    Returns the verdicts that were published there.
    """
    query = "SELECT id, url, published_on, verdict, despite FROM current_publications"
    names = ("url", "published_on", "verdict", "despite")
    told = []
    for number, *rest in act.connection.execute(f"{query} WHERE claim = ?", [claim]).fetchall():
        row = dict(zip(names, rest, strict=True))
        act.insert("publications", claim=other, **row, supersedes=number)
        told += [row["verdict"]] if row["verdict"] else []
    return told
