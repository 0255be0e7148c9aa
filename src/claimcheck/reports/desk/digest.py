"""A digest as text for chat, as HTML for mail, and as plain values."""

from collections.abc import Iterator
from html import escape

from claimcheck.language.display.columns import wrapped
from claimcheck.language.display.safe import visible
from claimcheck.model.desk.card import QueueEntry
from claimcheck.model.desk.digest import Digest
from claimcheck.named_tuple import NamedTuple

_STYLE = "font: 15px/1.4 sans-serif; max-width: 42em"


class DigestLine(NamedTuple):
    """A line of a section, and what is listed under it."""

    text: str
    under: tuple[str, ...] = ()


Section = tuple[str, list[DigestLine]]


def digest_as_text(digest: Digest, width: int) -> str:
    """Return a digest in lines of ``width`` columns."""
    lines = [_title(digest)]
    for heading, rows in _sections(digest):
        lines += ["", heading]
        for row in rows:
            lines += wrapped(row.text, "  ", "    ", width)
            lines += [line for each in row.under for line in wrapped(each, "    ", "      ", width)]
    return "\n".join(lines) + "\n"


def digest_as_html(digest: Digest) -> str:
    """Return a digest as one page without scripts or anything from elsewhere."""
    title = escape(_title(digest))
    parts = [
        f"<h2>{escape(heading)}</h2>\n<ul>\n" + "".join(map(_listed, rows)) + "</ul>\n"
        if rows
        else f"<p>{escape(heading)}</p>\n"
        for heading, rows in _sections(digest)
    ]
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        f"<title>{title}</title></head>\n"
        f'<body style="{_STYLE}">\n<h1>{title}</h1>\n{"".join(parts)}</body>\n</html>\n'
    )


def _listed(row: DigestLine) -> str:
    """Return a row as an item of a list, with a list of its own of what stands under it."""
    under = "".join(f"<li>{escape(each)}</li>\n" for each in row.under)
    return f"<li>{escape(row.text)}" + (f"\n<ul>\n{under}</ul>\n" if under else "") + "</li>\n"


def digest_as_dict(digest: Digest) -> dict[str, object]:
    """Return a digest with plain values."""
    return {
        "for": digest.reviewer,
        "today": digest.today,
        "since": digest.since,
        "in_hand": [_waiting(each) for each in digest.in_hand],
        "open_to_all": digest.open_to_all,
        "overdue": [each._asdict() for each in digest.overdue],
        "letters": [each._asdict() for each in digest.letters],
        "changed": [
            {
                "claim_id": f"c-{each.claim.id:d}",
                "claim": each.claim.text,
                "changes": [
                    {"at": one.at, "actor": one.actor, "what": one.what, "text": one.text}
                    for one in each.entries
                ],
            }
            for each in digest.changed
        ],
    }


def _title(digest: Digest) -> str:
    """Return whose digest it is, and of which day."""
    return f"For {visible(digest.reviewer)}, {digest.today}"


def _changed(digest: Digest) -> Iterator[DigestLine]:
    """Yield the claims that changed, each with what was done."""
    for each in digest.changed:
        done = [
            f"{one.at[:10]} {visible(one.actor)} {visible(one.what)}: {visible(one.text)}"
            for one in each.entries
        ]
        yield DigestLine(f"c-{each.claim.id:d} {visible(each.claim.text)}", tuple(done))


def _sections(digest: Digest) -> list[Section]:
    """Return what there is to tell, each with its heading; what is empty says so in it."""
    hand = [
        DigestLine(
            f"{each.waiting.task} {each.waiting.subject}: {visible(each.waiting.text)}"
            f"{_urgency(each)}"
        )
        for each in digest.in_hand
    ]
    overdue = [
        DigestLine(f"{each.day} {each.record} {visible(each.what)}") for each in digest.overdue
    ]
    changed = list(_changed(digest))
    letters = [
        DigestLine(f"{each.day} {each.record} {visible(each.what)}") for each in digest.letters
    ]
    cards = "1 card waits" if digest.open_to_all == 1 else f"{digest.open_to_all:,} cards wait"
    free = f"{cards} for anybody: claimcheck review"
    return [
        (_counted("Nothing waits for you", "Waits for you", hand), hand),
        *([(free, [])] if digest.open_to_all else []),
        (_counted("Nothing is overdue", "Overdue", overdue), overdue),
        *([(_counted("", "Letters to answer", letters), letters)] if letters else []),
        (
            _counted(
                f"Nothing changed on your claims since {digest.since}",
                f"Changed on your claims since {digest.since}",
                changed,
            ),
            changed,
        ),
    ]


def _counted(none: str, some: str, rows: list[DigestLine]) -> str:
    """Return a heading with how many there are."""
    return f"{some}: {len(rows):,}" if rows else f"{none}."


def _urgency(entry: QueueEntry) -> str:
    """Return how urgent a card is, where somebody said so."""
    waits = entry.waiting
    told = [f"{waits.priority} priority"] if waits.priority else []
    told += [f"by {waits.deadline}"] if waits.deadline else []
    return f" ({', '.join(told)})" if told else ""


def _waiting(entry: QueueEntry) -> dict[str, object]:
    """Return what waits with plain values."""
    waits = entry.waiting
    return {
        "task": str(waits.task),
        "card": waits.subject,
        "claim_id": f"c-{waits.claim:d}",
        "text": waits.text,
        "since": waits.since,
        "priority": waits.priority,
        "deadline": waits.deadline,
    }
