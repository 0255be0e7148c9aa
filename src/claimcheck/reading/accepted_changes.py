"""From words to a text: the reading in which every change is accepted, with a map to the file."""

from collections.abc import Iterable
from typing import Final

from claimcheck.model.statement import Span
from claimcheck.model.text.source_map import Run
from claimcheck.model.text.word_runs import LEFT_OUT, OF_BLOCKS, Block, End, LeftOut, Mark, WordRun
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.characters import TURNING, cuts_word, patterns

_SUPERSCRIPTS: Final = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_CLOSING: Final = ".,;:!?)]”’"
_FEWEST_CODE: Final = 4
_CODE: Final = Mark.CODE | Mark.LISTING


class Accepted(NamedTuple):
    """A text with the runs that map it to the file, its blocks, and what it leaves out.

    `raised` are the words that it shows as powers.
    """

    text: str
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...]
    raised: tuple[WordRun, ...] = ()


def accept(
    words: Iterable[WordRun],
    *,
    keep: int = Mark.NONE,
    gap: str = "\n\n",
    drop_silent: bool = False,
    keep_lines: bool = False,
) -> Accepted:
    """Return the text of a file's words, ``gap`` between its blocks and their parts.

    What was deleted, struck out or hidden, reference marks, code, comments and
    attributes are left out, but for ``keep``. Blanks are one space, or with
    ``keep_lines`` the line end among them. With ``drop_silent`` characters that
    show nothing are left out too.
    """
    reading = _AcceptingReader(
        LEFT_OUT & ~keep, gap, drop_silent=drop_silent, keep_lines=keep_lines
    )
    for word in words:
        reading.take(word)
    return reading.end()


class _AcceptingReader:
    """A text that grows word by word."""

    def __init__(self, dropped: int, gap: str, *, drop_silent: bool, keep_lines: bool) -> None:
        """Begin with no text."""
        self._dropped, self._gap, self._drop_silent = dropped, gap, drop_silent
        self._keep_lines, self._joint = keep_lines, " "
        self._patterns = patterns(drop_silent=drop_silent)
        self._odd, self._part = self._patterns["odd"], self._patterns["part"]
        self._texts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        # The run that may go on: where it begins, where in the file, how long it is.
        self._run_start = self._run_origin = self._run_length = 0
        self._run_is_whole = True
        self._blocks: list[Block] = []
        self._left_out: list[LeftOut] = []
        self._powers: list[WordRun] = []
        self._later: list[WordRun] = []
        # Of the block that is being read: its parts, where its words stand, and its marks.
        self._parts: list[Span] = []
        self._from = self._to = -1
        self._marks, self._left_before = Mark.NONE, 0
        # Of the part: where it begins, a blank that waits for a word, and what it waits with.
        self._begin = self._blank = -1
        self._lines, self._is_loose = 0, False

    def take(self, word: WordRun) -> None:
        """Add a word, or end what it ends."""
        if word.ends:
            self._end(word)
            return
        marks = word.marks
        if marks:
            if marks & Mark.ATTRIBUTE and not self._dropped & Mark.ATTRIBUTE:
                self._later.append(word)
                return
            if marks & Mark.REVERSED:
                word = word._replace(text=word.text[::-1], is_whole=True)
            if marks & (Mark.RAISED | Mark.POINTING):
                word = self._raised(word)
                marks = word.marks
            # A word or two in the letters of code are words of the sentence.
            if marks & _CODE == Mark.CODE and len(word.text.split()) < _FEWEST_CODE:
                marks &= ~Mark.CODE
            if marks & self._dropped:
                self._leave_out(word)
                return
        text = word.text
        if word.is_whole:
            self._add_whole(word)
        elif self._odd.search(text):
            self._add_turned(word) if TURNING in text else self._add_parts(word)
        else:
            self._add_plain(text, word.start, marks)

    def end(self) -> Accepted:
        """Return the text."""
        self._close_block()
        self._close_run()
        return Accepted(
            "".join(self._texts),
            tuple(self._runs),
            tuple(self._blocks),
            tuple(self._left_out),
            tuple(self._powers),
        )

    def _end(self, word: WordRun) -> None:
        if word.ends == End.BLOCK:
            self._close_block()
            return
        if word.ends == End.LINE and not self._lines:
            self._lines = 1
            if self._blank < 0:
                self._blank = word.start
            return
        # An empty line parts what stands above it from what stands below.
        self._close_part()

    def _add_plain(self, text: str, start: int, marks: int) -> None:
        """Add a run in which every blank is a single space."""
        if text[:1] == " ":
            if self._blank < 0:
                self._blank = start
            text = text[1:]
            start += 1
        trailing = text[-1:] == " "
        if trailing:
            text = text[:-1]
        if text:
            self._put(text, start, len(text), marks)
        if trailing:
            self._blank = start + len(text)

    def _add_turned(self, word: WordRun) -> None:
        """Add a run, parts of which are shown from right to left."""
        for part in self._patterns["turned"].finditer(word.text):
            text, start = part[0], word.start + part.start()
            if text[0] == TURNING:
                self._add_whole(WordRun(text[:0:-1], start, start + len(text), word.marks))
            else:
                self._add_parts(WordRun(text, start, start + len(text), word.marks))

    def _add_parts(self, word: WordRun) -> None:
        for found in self._part.finditer(word.text):
            at = word.start + found.start()
            kind = found.lastgroup
            if kind == "blank" and not cuts_word(word.text, *found.span()):
                if self._blank < 0:
                    self._blank = at
                if self._keep_lines and "\n" in found[0]:
                    self._joint = "\n"
            elif kind is None:
                self._put(found[0], at, len(found[0]), word.marks)

    def _add_whole(self, word: WordRun) -> None:
        if not word.text.strip(" \t\r\n"):
            if word.text and self._blank < 0:
                self._blank = word.start
            return
        parts = self._part.finditer(word.text)
        if self._drop_silent and all(found.lastgroup == "silent" for found in parts):
            return
        text = word.text
        if self._odd.search(text):
            instead = {"blank": " ", "silent": ""}
            text = "".join(instead.get(f.lastgroup or "", f[0]) for f in self._part.finditer(text))
        if text[:1] == " " and self._blank < 0:
            self._blank = word.start
        if words := text.strip(" "):
            self._put(words, word.start, word.end - word.start, word.marks, is_whole=True)
        if text[-1:] == " ":
            self._blank = word.start

    def _put(
        self, text: str, origin: int, length: int, marks: int, *, is_whole: bool = False
    ) -> None:
        """Add characters that are shown, after the blank that waits for them."""
        if self._begin < 0:
            self._open(origin, marks)
        elif self._blank >= 0 and not (self._is_loose and text[0] in _CLOSING):
            self._write(self._joint, self._blank, 1, is_whole=False)
        self._blank, self._lines, self._is_loose, self._joint = -1, 0, False, " "
        self._write(text, origin, length, is_whole=is_whole)
        self._to = origin + length

    def _open(self, origin: int, marks: int) -> None:
        """Begin a part, and a block where none is open."""
        if self._length:
            self._texts.append(self._gap)
            self._length += len(self._gap)
        if self._from < 0:
            self._from, self._marks = origin, marks & OF_BLOCKS
        self._begin = self._length

    def _write(self, text: str, origin: int, length: int, *, is_whole: bool) -> None:
        if (
            is_whole
            or self._run_is_whole
            or self._run_origin + self._run_length != origin
            or self._run_start + self._run_length != self._length
        ):
            self._close_run()
            self._run_start, self._run_origin = self._length, origin
            self._run_length, self._run_is_whole = length, is_whole
        else:
            self._run_length += length
        self._texts.append(text)
        self._length += len(text)

    def _close_run(self) -> None:
        if self._run_length:
            run = Run(self._run_start, self._run_origin, self._run_length, self._run_is_whole)
            self._runs.append(run)
        self._run_length, self._run_is_whole = 0, True

    def _close_part(self) -> None:
        if self._begin >= 0:
            self._parts.append(Span(self._begin, self._length))
        self._begin = self._blank = -1
        self._lines, self._is_loose = 0, False

    def _close_block(self) -> None:
        self._close_part()
        if self._parts:
            span = Span(self._parts[0].start, self._length)
            origin = Span(self._from, max(self._to, self._from))
            self._blocks.append(Block(span, origin, self._marks, tuple(self._parts)))
            for number in range(self._left_before, len(self._left_out)):
                left = self._left_out[number]
                at = max(left.at, span.start)
                is_within = span.start < at < span.end
                self._left_out[number] = left._replace(at=at, is_within=is_within)
        self._left_before = len(self._left_out)
        self._parts, self._from, self._to, self._marks = [], -1, -1, Mark.NONE
        if self._later:
            later, self._later = self._later, []
            for number, word in enumerate(later):
                self.take(word._replace(marks=word.marks & ~Mark.ATTRIBUTE))
                if self._from >= 0:
                    self._marks |= Mark.ATTRIBUTE
                following = later[number + 1].marks if number + 1 < len(later) else Mark.NONE
                if not word.marks & following & Mark.APART:
                    self._close_block()

    def _leave_out(self, word: WordRun) -> None:
        if word.marks & Mark.REFERENCE:
            self._is_loose = True
        origin = Span(word.start, word.end)
        number = len(self._blocks)
        self._left_out.append(LeftOut(word.text, origin, word.marks, self._length, number))

    def _pointed(self, word: WordRun) -> WordRun:
        """Return what stands close to a word as a reference, where it is a mark or a source."""
        shown = word.text.strip()
        before = "".join(self._texts[-4:])[-4:]
        is_close = self._begin >= 0 and self._blank < 0 and word.text[:1].strip()
        if not is_close or before[-1].isdigit():
            return word
        is_name = shown[0].isupper() and word.text[:1].isupper()
        if is_name and before[-1] in ".!?…”":
            self._blank = word.start
        # "Por<cite>to</cite>" is a word, and so is "i<cite>Phone</cite>".
        is_source = is_name and before.isalpha() and before.islower()
        is_behind = before[-1].isalpha() or before[-1] in _CLOSING
        is_mark = is_behind and not shown.isalpha() and self._patterns["mark"].fullmatch(shown)
        is_left_out = is_source or is_mark
        return word._replace(marks=word.marks | Mark.REFERENCE) if is_left_out else word

    def _raised(self, word: WordRun) -> WordRun:
        """Return a raised word as a power, as the letters after a number, or as a reference."""
        if not word.marks & Mark.RAISED:
            return self._pointed(word)
        shown = word.text.strip()
        if self._begin < 0 or not shown:
            return word
        tail = "".join(self._texts[-4:])[-12:]
        # With a blank between, it can only lead to a note.
        is_close = self._blank < 0
        digits = shown.lstrip("+-−")
        if is_close and digits.isdecimal() and self._patterns["power"].search(tail):
            self._powers.append(word._replace(text=word.text.translate(_SUPERSCRIPTS)))
            return self._powers[-1]
        if is_close and tail[-1:].isdigit() and self._patterns["ordinal"].fullmatch(shown):
            return word
        if self._patterns["mark"].fullmatch(shown):
            return word._replace(marks=word.marks | Mark.REFERENCE)
        return word
