"""Sources for people: what is kept of them, and how what they say was quoted."""

from claimcheck.cli.output import id_column, line_width, wrapped
from claimcheck.cli.render.match import marked
from claimcheck.language.display.safe import visible
from claimcheck.matching.explanation import align
from claimcheck.model.record.copies import CopyState, Fidelity, Quoted, SourceCheck
from claimcheck.model.verdict import StoredSource

_PAD = " " * 9


def check_lines(check: SourceCheck) -> list[str]:
    """Return what checking a source found, in lines that fit the terminal."""
    stored = check.source
    word = "OK" if check.is_sound else "NOT OK"
    lines = wrapped(
        f"e-{stored.id:d} {stored.source.stance} c-{stored.claim:d}: {visible(stored.source.url)}",
        first=f"{word:<9}",
    )
    copy = f"copy f-{stored.copy:d} {check.copy}" if stored.copy else str(check.copy)
    if stored.copy is None and stored.source.quote:
        copy += " in which to look for its quotation"
    if check.copy is CopyState.DRIFTED:
        copy += ": its bytes are not those that were captured"
    lines.append(_PAD + copy)
    lines += _quoted_lines("quotation", stored.source.quote, check.quoted)
    if check.live:
        lines.append(f"{_PAD}page {check.live}")
        lines += _quoted_lines("page", stored.source.quote, check.live_quoted)
    return [*lines, *(wrapped(visible(check.note), first=_PAD, rest=_PAD) if check.note else [])]


def _quoted_lines(where: str, quote: str | None, quoted: Quoted | None) -> list[str]:
    """Say how a quotation stands in a text; where words differ, show both sides."""
    if quoted is None or quote is None:
        return []
    lines = [f"{_PAD}{where} {quoted.fidelity}"]
    if quoted.fidelity is Fidelity.ALTERED and quoted.passage:
        spans = align(quote, quoted.passage)
        lines += _side("quoted", marked(quote, spans[0], line_width() - 16))
        lines += _side("found", marked(quoted.passage, spans[1], line_width() - 16))
    elif quoted.fidelity is Fidelity.MISSING:
        lines += _side("quoted", visible(quote))
    return lines


def _side(label: str, words: str) -> list[str]:
    """Return the words of one side."""
    return wrapped(words, first=f"{_PAD}  {label:<8}", rest=" " * (len(_PAD) + 10))


def source_lines(stored: StoredSource, origin: str | None) -> list[str]:
    """Return a source with the origin by which it is counted, in lines that fit the terminal."""
    head = id_column(f"e-{stored.id:d}", 6)
    pad = " " * len(head)
    kept = [visible(origin) if origin else "origin unknown"]
    kept += [f"copy f-{stored.copy:d}"] if stored.copy else []
    where = f"{stored.source.stance} c-{stored.claim:d}: {visible(stored.source.url)}"
    quote = stored.source.quote
    return [
        *wrapped(where, first=head, rest=pad),
        *wrapped(", ".join(kept), first=pad, rest=pad),
        *(wrapped(f"“{visible(quote)}”", first=pad, rest=pad) if quote else []),
    ]
