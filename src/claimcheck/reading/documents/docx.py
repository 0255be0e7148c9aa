"""DOCX documents: their words by paragraph, with every change accepted."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Final

from claimcheck.model.article import Article
from claimcheck.model.text.capture import Capture
from claimcheck.model.text.source_map import Position, SourceMap
from claimcheck.model.text.word_runs import End, Mark, WordRun
from claimcheck.reading.accepted_changes import accept
from claimcheck.reading.documents.given_names import named
from claimcheck.reading.documents.styles import Styles, local, read_styles
from claimcheck.reading.documents.symbols import SHOWN_AS, sign_of
from claimcheck.reading.plain import MAX_ARTICLE_BYTES, find_title, require_text
from claimcheck.reading.unreadable import UnreadableError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# What a document may hold once it is unzipped, pictures included.
MAX_UNZIPPED_BYTES: Final = 256 * 1024 * 1024
_BROKEN: Final = "it is a broken DOCX file; save it again"
_CHANGES: Final = {
    "ins": Mark.INSERTED,
    "moveTo": Mark.INSERTED,
    "del": Mark.DELETED,
    "moveFrom": Mark.MOVED,
    "cellIns": Mark.INSERTED,
    "cellDel": Mark.DELETED,
}
_COUNTED: Final = {"moveFrom": "move", "moveTo": "move", "cellIns": "ins", "cellDel": "del"}
# What holds no words of the text, or holds them a second time.
_PASSED: Final = frozenset(
    (
        "pPr",
        "rPr",
        "tblPr",
        "trPr",
        "tcPr",
        "sdtPr",
        "sdtEndPr",
        "instrText",
        "delInstrText",
        "rt",
        "footnoteRef",
        "endnoteRef",
        "annotationRef",
        "sectPr",
        "tblGrid",
        "Fallback",
        "oMathParaPr",
    )
)


def read_docx(name: str, content: bytes) -> Capture:
    """Return a DOCX document's paragraphs in order, those of tables and text boxes included.

    Changes that nobody accepted are read as accepted, and remarked on; footnotes and
    endnotes follow the text. Raises `UnreadableError`.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            _require_small(name, packed.infolist())
            body = _DocxBody(packed)
            accepted = accept(body.words())
            title, author = _properties(packed)
    except UnreadableError:
        raise
    except Exception as error:
        # A broken file fails in whatever part of two libraries meets it first.
        raise UnreadableError(name, _BROKEN) from error
    text = accepted.text
    require_text(name, text)
    article = Article(sha256(content).hexdigest(), text, title=title or find_title(text))
    places = tuple(Position(paragraph=number) for number in range(1, body.number + 2))
    source_map = SourceMap(accepted.runs, places=places)
    return Capture(article, source_map, author, tuple(_remarks(body.changes)))


def _require_small(name: str, members: list[zipfile.ZipInfo]) -> None:
    """Raise `UnreadableError` for a file that would grow beyond bounds, or is no DOCX."""
    if not any(member.filename == "word/document.xml" for member in members):
        raise UnreadableError(name, "it is a packed file, not a DOCX; unpack it and give its files")
    words = [each for each in members if each.filename.endswith((".xml", ".rels"))]
    if (
        sum(member.file_size for member in members) > MAX_UNZIPPED_BYTES
        or sum(member.file_size for member in words) > MAX_ARTICLE_BYTES * 8
    ):
        raise UnreadableError(name, "it is too large when unzipped; save its text alone")


def _remarks(changes: Counter[str]) -> Iterator[str]:
    kinds = {"ins": "insertion", "del": "deletion", "move": "move"}
    told = [
        f"{changes[kind]} {word}{'s' if changes[kind] > 1 else ''}"
        for kind, word in kinds.items()
        if changes[kind]
    ]
    if told:
        yield f"changes are pending in it ({', '.join(told)}); it is read as if all were accepted"
    if changes["comment"]:
        yield "it has comments, which are not read"


def _parsed(packed: zipfile.ZipFile, member: str) -> "Element | None":
    """Return a part of a document; None where it has none."""
    # Only documents need it.
    from xml.etree import ElementTree as ET  # noqa: PLC0415

    try:
        written = packed.read(member)
    except KeyError:
        return None
    if b"<!DOCTYPE" in written or b"<!ENTITY" in written:
        raise ValueError(member)
    return ET.fromstring(written)  # noqa: S314 - without a document type nothing expands


def _properties(packed: zipfile.ZipFile) -> tuple[str | None, str | None]:
    """Return the title and the author that a document names."""
    found: dict[str, str] = {}
    core = _parsed(packed, "docProps/core.xml")
    for each in core if core is not None else ():
        found[local(each)] = " ".join((each.text or "").split())
    return named(found.get("title", "")), named(found.get("creator", ""))


class _DocxBody:
    """A document's text, in the order in which it is read."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        """Begin with the parts that a document has."""
        self._document = _parsed(packed, "word/document.xml")
        self._styles: Styles = read_styles(_parsed(packed, "word/styles.xml"))
        self._notes = {
            kind: _notes(_parsed(packed, f"word/{kind}s.xml")) for kind in ("footnote", "endnote")
        }
        self._cited: list[tuple[str, str, int]] = []
        self._boxes: list[Element] = []
        # Of each field that is open in a paragraph, whether its result has begun.
        self._fields: list[bool] = []
        self.number = 0
        self.changes: Counter[str] = Counter()

    def words(self) -> Iterator[WordRun]:
        """Yield the words of the text, then those of its notes, placed where they are cited."""
        if self._document is None:
            raise ValueError
        yield from self._blocks(self._document, Mark.NONE, is_counted=True)
        last = self.number
        for kind, number, place in self._cited:
            note = self._notes[kind].pop(number, None)
            if note is not None:
                self.number = place
                yield from self._blocks(note, Mark.NOTE, is_counted=False)
        self.number = last

    def _at(self) -> int:
        return max(self.number - 1, 0)

    def _end(self, ends: int) -> WordRun:
        return WordRun("", self._at(), self._at(), ends=ends)

    def _blocks(self, parent: "Element", marks: int, *, is_counted: bool) -> Iterator[WordRun]:
        """Yield the words of paragraphs, tables and what holds them."""
        for child in parent:
            kind = local(child)
            if kind == "p":
                self.number += is_counted
                yield from self._paragraph(child, marks)
            elif kind == "tr":
                changed = self._change_in(child, "trPr")
                yield from self._blocks(child, marks | changed, is_counted=is_counted)
                yield self._end(End.BLOCK)
            elif kind == "tc":
                changed = Mark.CELL | self._change_in(child, "tcPr")
                yield from self._blocks(child, marks | changed, is_counted=is_counted)
            elif kind in _CHANGES:
                added = self._change(kind)
                yield from self._blocks(child, marks | added, is_counted=is_counted)
            elif kind not in _PASSED and not _asks_only(child):
                yield from self._blocks(child, marks, is_counted=is_counted)

    def _change(self, kind: str) -> int:
        self.changes[_COUNTED.get(kind, kind)] += kind != "moveFrom"
        return _CHANGES[kind]

    def _change_in(self, parent: "Element", part: str) -> int:
        """Return how a row or a cell was changed, as its properties tell."""
        properties = next((each for each in parent if local(each) == part), ())
        return next((self._change(local(e)) for e in properties if local(e) in _CHANGES), Mark.NONE)

    def _paragraph(self, paragraph: "Element", marks: int) -> Iterator[WordRun]:
        """Yield the words of a paragraph, then those of the boxes that are anchored in it."""
        properties = next((each for each in paragraph if local(each) == "pPr"), None)
        style = self._styles.of_paragraph(properties)
        self._fields.clear()
        yield from self._inline(paragraph, marks | style)
        # Where the mark at a paragraph's end is deleted, the next goes on with it.
        if not self._mark_is_deleted(properties):
            yield self._end(End.PART if marks & Mark.CELL else End.BLOCK)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self._blocks(box, marks & ~Mark.CELL, is_counted=False)

    def _mark_is_deleted(self, properties: "Element | None") -> bool:
        for each in properties if properties is not None else ():
            if local(each) == "rPr":
                for change in each:
                    if local(change) in {"del", "moveFrom"}:
                        self._change(local(change))
                        return True
        return False

    def _inline(self, parent: "Element", marks: int) -> Iterator[WordRun]:
        """Yield the words within a paragraph."""
        for child in parent:
            kind = local(child)
            if kind == "r":
                yield from self._run(child, marks | self._styles.of_run(child))
            elif kind in _CHANGES:
                yield from self._inline(child, marks | self._change(kind))
            elif kind == "txbxContent":
                self._boxes.append(child)
            elif kind not in _PASSED and not _asks_only(child):
                yield from self._leaf(child, kind, marks)
                yield from self._inline(child, marks)

    def _run(self, run: "Element", marks: int) -> Iterator[WordRun]:
        for child in run:
            kind = local(child)
            if kind in {"drawing", "pict", "object", "AlternateContent", "ruby"}:
                yield from self._inline(child, marks)
            else:
                yield from self._leaf(child, kind, marks)

    def _leaf(self, leaf: "Element", kind: str, marks: int) -> Iterator[WordRun]:
        """Yield what an element within a run shows."""
        at = self._at()
        if kind in {"t", "delText"}:
            # What stands on no page, such as the words of a chart, has other ancestors.
            # Nor does the result of a field that another field's code holds.
            if leaf.text and "drawingml" not in leaf.tag and all(self._fields[:-1]):
                yield WordRun(leaf.text, at, at + 1, marks, is_whole=True)
        elif kind in {"br", "cr"}:
            yield self._end(End.LINE)
        elif kind in {"footnoteReference", "endnoteReference"}:
            number = next((v for k, v in leaf.attrib.items() if k.endswith("}id")), "")
            self._cited.append((kind.removesuffix("Reference"), number, self.number))
        elif kind == "fldChar":
            self._note_field(leaf)
        elif kind == "commentReference":
            self.changes["comment"] += 1
        elif kind == "sym":
            yield WordRun(sign_of(leaf), at, at + 1, marks, is_whole=True)
        elif kind in SHOWN_AS:
            yield WordRun(SHOWN_AS[kind], at, at + 1, marks, is_whole=True)

    def _note_field(self, leaf: "Element") -> None:
        kind = next((v for k, v in leaf.attrib.items() if k.endswith("}fldCharType")), "")
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _asks_only(control: "Element") -> bool:
    """Return whether a content control shows nothing but what is to be typed into it."""
    if local(control) != "sdt":
        return False
    properties = next((each for each in control if local(each) == "sdtPr"), ())
    return any(local(each) == "showingPlcHdr" for each in properties)


def _notes(part: "Element | None") -> dict[str, "Element"]:
    """Return the notes of a document by their numbers; lines that part them are none."""
    found: dict[str, Element] = {}
    for note in part if part is not None else ():
        given = {key.rsplit("}", 1)[-1]: value for key, value in note.attrib.items()}
        if given.get("type", "normal") == "normal":
            found[given.get("id", "")] = note
    return found
