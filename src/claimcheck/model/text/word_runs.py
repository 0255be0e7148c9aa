"""The layer of words: what a file says, run by run, and how each run stands in it."""

from typing import Final

from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple


class Mark:
    """How words stand in a file; a run of words may have several marks, most have none.

    They are plain numbers: every run of every file is looked at.
    """

    NONE: Final = 0
    # What an edit took out, put in or moved away from here, not yet accepted.
    DELETED: Final = 1
    INSERTED: Final = 2
    MOVED: Final = 4
    # What stands there with a line through it: a correction that readers see.
    STRUCK: Final = 8
    # What no reader sees: an attribute or a style hides it.
    HIDDEN: Final = 16
    RAISED: Final = 32
    LOWERED: Final = 64
    # A mark that leads to a note or a source.
    REFERENCE: Final = 128
    CODE: Final = 256
    COMMENT: Final = 512
    # An attribute, such as the words for a picture or a description for social media.
    ATTRIBUTE: Final = 1024
    # What the block is in which the words stand.
    HEADING: Final = 2048
    ITEM: Final = 4096
    CELL: Final = 8192
    QUOTE: Final = 16384
    NOTE: Final = 32768
    # Letters that are shown in the opposite order.
    REVERSED: Final = 65536
    # Code in lines of its own.
    LISTING: Final = 131072
    # What a page has around its text, such as buttons to share it.
    FURNITURE: Final = 262144
    # What a class of its element may hide: no part of the words around it.
    APART: Final = 524288
    # What may lead to a note or name a source, where it stands close to a word.
    POINTING: Final = 1048576
    # A comment as another format writes it, which readers see.
    SHOWN: Final = 2097152


# What is not read where every change is accepted.
LEFT_OUT = (
    Mark.DELETED
    | Mark.MOVED
    | Mark.STRUCK
    | Mark.HIDDEN
    | Mark.REFERENCE
    | Mark.CODE
    | Mark.LISTING
    | Mark.COMMENT
    | Mark.ATTRIBUTE
    | Mark.FURNITURE
)
# What tells what a block is.
OF_BLOCKS = Mark.HEADING | Mark.ITEM | Mark.CELL | Mark.QUOTE | Mark.NOTE | Mark.ATTRIBUTE


class End:
    """What ends where a run of words does."""

    NOTHING: Final = 0
    LINE: Final = 1
    # A part of a block that is read by itself, such as a cell of a row.
    PART: Final = 2
    BLOCK: Final = 3


class WordRun(NamedTuple):
    """A run of words that share their marks, or an end.

    It stands at ``start`` to ``end`` in the file: in a text these are offsets, in a
    document both are the number of a place. `is_whole` says that the run stands for
    all of that, such as ``&`` for ``&amp;``; else each code point has its own.
    """

    text: str
    start: int
    end: int
    marks: int = Mark.NONE
    ends: int = End.NOTHING
    is_whole: bool = False


class Block(NamedTuple):
    """A paragraph, heading, list item, row or the like: its place in the text and in the file.

    A row has several texts of cells in it, which `parts` has one by one.
    """

    span: Span
    origin: Span
    marks: int
    parts: tuple[Span, ...]


class LeftOut(NamedTuple):
    """Words of the file that are not in its text, with the marks that keep them out.

    They stand before the text's offset ``at``, in the block of this number, unless no
    words of a block stand beside them; then it is the number of the next. `is_within`
    tells whether words of the same block stand on both sides.
    """

    text: str
    origin: Span
    marks: int
    at: int
    block: int
    is_within: bool = False
