"""`claimcheck match --batch`: an answer for each line, as soon as it is there."""

import sys
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from claimcheck.cli.options.common import MatchFormat, record_of
from claimcheck.cli.output import counted, cut, line_width, put, say
from claimcheck.cli.progress import progress
from claimcheck.cli.render.match import conclusion, match_lines, require_claims
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible
from claimcheck.model.claim import Match
from claimcheck.model.comparison import Band
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.records.batches import count_lines, read_batch
from claimcheck.reading.unreadable import shown_name
from claimcheck.reports.json_text import as_json_text
from claimcheck.reports.matches import answer_as_dict

if TYPE_CHECKING:
    from claimcheck.model.imports.elsewhere import Elsewhere

# What a statement is counted as, by the closest band among its matches.
_CLOSEST: Final = {
    Band.SAME: "same",
    Band.CONFLICTING: "differ",
    Band.LIKELY: "to ask about",
    Band.RELATED: "related",
    Band.NEW: "new",
}
_ORDER: Final = list(_CLOSEST)


class _NumberedLines:
    """The statements of a batch, with the numbers of their lines and of the bad ones."""

    def __init__(self, name: str, language: str) -> None:
        """Begin with nothing read; ``language`` is that of lines that name none."""
        self._name, self._language = name, language
        self._numbers: deque[int] = deque()
        self.faults = 0

    def statements(self) -> Iterator[Statement]:
        """Yield the statements as they are read; tell bad lines on stderr."""
        for number, statement, fault in read_batch(self._name, self._language):
            if statement is None:
                self.faults += 1
                where = f"{shown_name(self._name)}, line {number}"
                say(visible(f"claimcheck: {where}: {fault}"))
            else:
                self._numbers.append(number)
                yield statement

    def next_number(self) -> int:
        """Return the line of the statement that is answered next."""
        return self._numbers.popleft()


def match_batch(
    name: str,
    database: Path | None,
    *,
    language: str,
    limit: int,
    jobs: int,
    form: MatchFormat,
    libraries: list[str] | None = None,
    meaning: bool = True,
) -> None:
    """Print an answer for each statement of a file, in its order; end with 2 after a bad line."""
    with record_of(database) as record:
        compared = record.claim_count()
        require_claims(compared + record.library_claims(libraries))
        length = count_lines(name)
        lines, bands = _NumberedLines(name, language), Counter[Band]()
        with (
            progress("Matching", length, streams=True) as tell,
            closing(
                record.match_each(lines.statements(), limit=limit, jobs=jobs, meaning=meaning)
            ) as answers,
        ):
            for statement, found in answers:
                number = lines.next_number()
                matches = [match for match in found if match.band is not Band.NEW]
                first = not bands.total()
                bands[
                    min((match.band for match in matches), key=_ORDER.index, default=Band.NEW)
                ] += 1
                others = record.elsewhere(statement, found, libraries=libraries, limit=limit)
                answer = _AnsweredLine(statement.text, matches, compared, others)
                put(_shown(form, number, answer, first=first))
                # So that a reader at the other end of a pipe need not wait.
                sys.stdout.flush()
                tell(number)
    _end(name, form, bands, compared, lines.faults)


class _AnsweredLine(NamedTuple):
    """A statement with its matches, among how many claims, and what other desks say of it."""

    text: str
    matches: Sequence[Match]
    compared: int
    elsewhere: "list[Elsewhere]"


def _shown(form: MatchFormat, number: int, answer: _AnsweredLine, *, first: bool) -> str:
    """Return what is printed for one line of the batch."""
    text, matches, compared, elsewhere = answer
    if form is MatchFormat.TABLE:
        head = f"Line {number}: "
        answers = [line for match in matches for line in match_lines(text, match)]
        lines = [head + cut(text, line_width() - len(head)), *answers, conclusion(matches)]
        if elsewhere:
            from claimcheck.cli.render.outside_checks import elsewhere_lines

            lines += elsewhere_lines(text, elsewhere)
        return ("" if first else "\n") + "\n".join(lines)
    row = {"line": number, **answer_as_dict(text, matches, compared, elsewhere=elsewhere)}
    if form is MatchFormat.JSONL:
        return as_json_text(row)
    return ("[\n" if first else ",\n") + as_json_text(row, indent=2)


def _end(name: str, form: MatchFormat, bands: Counter[Band], compared: int, faults: int) -> None:
    """Close the answer, say how it went, and raise what the exit code must tell."""
    answered = bands.total()
    if form is MatchFormat.JSON:
        put("]" if answered else "[]")
    if not answered and not faults:
        raise ClaimcheckError(f"{shown_name(name)}: it holds no statement; give one a line")
    if form is MatchFormat.TABLE and answered:
        told = ", ".join(f"{bands[band]} {word}" for band, word in _CLOSEST.items() if bands[band])
        with_claims = f"compared with {counted(compared, 'claim')}"
        put(f"\n{counted(answered, 'statement')} {with_claims}: {told}.")
    if faults:
        say(f"claimcheck: {counted(faults, 'bad line')}; the others were answered")
        raise typer.Exit(2)
