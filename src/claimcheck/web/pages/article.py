"""An article with its statements marked where they stand."""

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.model.statement import StoredStatement
from claimcheck.named_tuple import NamedTuple
from claimcheck.web.pages.parts import named_id
from claimcheck.web.visits import Visit, WebPage


class MarkedPiece(NamedTuple):
    """Words of a text, and which statements they belong to."""

    text: str
    within: tuple[StoredStatement, ...]


def show(visit: Visit) -> WebPage:
    """Show an article."""
    page = visit.record.article(named_id(visit, "a"))
    pieces = in_pieces(page.article.text, page.statements)
    return WebPage("article.html", {"page": page, "paragraphs": in_paragraphs(pieces)})


def in_pieces(text: str, statements: Sequence[StoredStatement]) -> list[MarkedPiece]:
    """Return a text cut where a statement begins or ends."""
    spans = sorted(
        (span.start, span.end, number)
        for number, each in enumerate(statements)
        for span in each.statement.spans
    )
    cuts = sorted({0, len(text), *(at for start, end, _ in spans for at in (start, end))})
    pieces, waiting, held = [], 0, list[tuple[int, int]]()
    for start, end in pairwise(cuts):
        while waiting < len(spans) and spans[waiting][0] <= start:
            held.append((spans[waiting][1], spans[waiting][2]))
            waiting += 1
        held = [each for each in held if each[0] > start]
        within = tuple(statements[number] for _, number in held)
        pieces.append(MarkedPiece(text[start:end], within))
    return pieces


def in_paragraphs(pieces: Sequence[MarkedPiece]) -> list[list[MarkedPiece]]:
    """Return pieces by the paragraphs that they stand in."""
    paragraphs: list[list[MarkedPiece]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.split("\n\n")
        paragraphs[-1].append(piece._replace(text=first))
        paragraphs += [[piece._replace(text=each.lstrip("\n"))] for each in rest]
    return [each for each in paragraphs if any(piece.text.strip() for piece in each)]
