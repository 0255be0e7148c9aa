"""Shapes of DOCX and PDF documents as programs write them, each with what its readers see."""

from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Final

import pytest

from claimcheck.model.text.capture import Capture
from claimcheck.reading.articles import read_capture
from claimcheck.reading.unreadable import UnreadableError
from tests.reading.papers import make_pdf, p, pack_docx, r
from tests.tables import each_row

_INS: Final = '<w:ins w:id="1" w:author="A">{}</w:ins>'
_DEL: Final = '<w:del w:id="2" w:author="A">{}</w:del>'
_PENDING: Final = "changes are pending in it ({}); it is read as if all were accepted"


def _tc(*paragraphs: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(paragraphs)}</w:tc>"


def _tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _box(inner: str) -> str:
    return (
        f"<w:r><w:pict><w:textbox><w:txbxContent>{inner}</w:txbxContent></w:textbox></w:pict></w:r>"
    )


def _sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _field(code: str, shown: str, within: str = "") -> str:
    written = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{within}'
    return f"{_sign('begin')}{written}{_sign('separate')}{r(shown)}{_sign('end')}"


DOCX: Final = {
    "a change within a sentence": (
        p(
            "The council will spend ",
            inside=_DEL.format(r("$3 million", tag="delText"))
            + _INS.format(r("$5 million"))
            + r(" on roads."),
        ),
        "The council will spend $5 million on roads.",
    ),
    "a paragraph put in": (p("One.") + p(inside=_INS.format(r("Two."))), "One.|Two."),
    "a paragraph put in as a block": (p("One.") + _INS.format(p("Two.")), "One.|Two."),
    "a paragraph taken out": (p("One.") + p(inside=_DEL.format(r("Two.", tag="delText"))), "One."),
    "a paragraph moved": (
        f"<w:p><w:moveFrom>{r('Moved.')}</w:moveFrom></w:p>{p('One.')}<w:p><w:moveTo>{r('Moved.')}</w:moveTo></w:p>",
        "One.|Moved.",
    ),
    "a paragraph's end taken out": (
        p("The council will", properties="<w:rPr><w:del/></w:rPr>") + p(" spend it."),
        "The council will spend it.",
    ),
    "a row taken out": (
        "<w:tbl>"
        + _tr(_tc(p("Gone.")), properties='<w:trPr><w:del w:id="3"/></w:trPr>')
        + _tr(_tc(p("Kept.")))
        + "</w:tbl>",
        "Kept.",
    ),
    "smart tags": (
        p(
            "The road to ",
            inside=f"<w:smartTag>{r('Lima')}</w:smartTag>{r(' will not open, ')}"
            f"<w:smartTag><w:smartTag>{r('Ana')}</w:smartTag>{r(' Ruiz')}</w:smartTag>"
            f"{r(' said.')}",
        ),
        "The road to Lima will not open, Ana Ruiz said.",
    ),
    "a content control round a paragraph": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('One.')}</w:sdtContent></w:sdt>{p('Two.')}",
        "One.|Two.",
    ),
    "a content control within a line": (
        p(
            "On ",
            inside=f"<w:sdt><w:sdtContent>{r('Tuesday')}</w:sdtContent></w:sdt>{r(' he left.')}",
        ),
        "On Tuesday he left.",
    ),
    "a content control round a row and a cell": (
        "<w:tbl><w:sdt><w:sdtContent>"
        + _tr(f"<w:sdt><w:sdtContent>{_tc(p('Cell.'))}</w:sdtContent></w:sdt>")
        + "</w:sdtContent></w:sdt></w:tbl>",
        "Cell.",
    ),
    "a text box": (
        p("Before.", inside=_box(p("“We stay,” she said."))),
        "Before.|“We stay,” she said.",
    ),
    "a text box that is all": (
        p(inside=_box(p("In the box.") + p("And more."))),
        "In the box.|And more.",
    ),
    "a text box kept twice": (
        p(
            "Before.",
            inside="<w:r><x:AlternateContent><x:Choice><w:drawing><w:txbxContent>"
            f"{p('In the box.')}</w:txbxContent></w:drawing></x:Choice><x:Fallback><w:pict>"
            f"<w:txbxContent>{p('In the box.')}</w:txbxContent></w:pict></x:Fallback>"
            "</x:AlternateContent></w:r>",
        ),
        "Before.|In the box.",
    ),
    "a table in a cell": (
        _tbl(_tr(_tc(p("Outer."), _tbl(_tr(_tc(p("Inner.")), _tc(p("Next.")))), p()))),
        "Outer.|Inner.|Next.",
    ),
    "a struck-out sentence": (
        p(inside=r("We will close. ", "<w:strike/>") + r("We will not close.")),
        "We will not close.",
    ),
    "a sentence struck out twice": (p("Kept.", inside=r(" Gone.", "<w:dstrike/>")), "Kept."),
    "a strike switched off": (p(inside=r("Kept.", '<w:strike w:val="0"/>')), "Kept."),
    "hidden words": (p("Seen. ", inside=r("Ana Ruiz said she lied.", "<w:vanish/>")), "Seen."),
    "hidden words in a style": (
        p("Seen.", inside=r(" Unseen.", '<w:rStyle w:val="Note"/>')),
        "Seen.",
    ),
    "struck out in a style of a style": (
        p("Kept.", inside=r(" Gone.", '<w:rStyle w:val="Old"/>')),
        "Kept.",
    ),
    "a hidden style made visible": (
        p(inside=r("Seen.", '<w:rStyle w:val="Note"/><w:vanish w:val="false"/>')),
        "Seen.",
    ),
    "a field's result": (p("See ", inside=_field(" REF a ", "page 5") + r(".")), "See page 5."),
    "a simple field": (
        p("On ", inside=f'<w:fldSimple w:instr="DATE">{r("4 May")}</w:fldSimple>{r(" he left.")}'),
        "On 4 May he left.",
    ),
    "a link": (
        p("See ", inside=f"<w:hyperlink>{r('the report')}</w:hyperlink>{r('.')}"),
        "See the report.",
    ),
    "a note mark": (
        p("It cost $5 million", inside=f'<w:r><w:footnoteReference w:id="2"/></w:r>{r(".")}'),
        "It cost $5 million.|Source: budget.",
    ),
    "an endnote": (
        p("It cost more.", inside='<w:r><w:endnoteReference w:id="4"/></w:r>') + p("Last."),
        "It cost more.|Last.|See the law.",
    ),
    "raised figures": (
        p(
            "5",
            inside=r("1", '<w:vertAlign w:val="superscript"/>')
            + r(" per cent of 10")
            + r("6", '<w:vertAlign w:val="superscript"/>')
            + r(" bricks."),
        ),
        "5 per cent of 10⁶ bricks.",
    ),
    "a lowered figure": (
        p("CO", inside=r("2", '<w:vertAlign w:val="subscript"/>') + r(" fell.")),
        "CO2 fell.",
    ),
    "tabs and breaks": (
        p("One", inside="<w:r><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"),
        "One two three",
    ),
    "hyphens of its own": (
        p(
            inside="<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known min</w:t><w:softHyphen/>"
            "<w:t>ister</w:t></w:r>"
        ),
        "well-known minister",
    ),
    "a sign of the font Symbol": (
        p(
            inside='<w:r><w:t>rose by 12</w:t><w:sym w:font="Symbol" w:char="F025"/></w:r>'
            '<w:r><w:t>, or 30</w:t><w:sym w:font="Symbol" w:char="F0B0"/></w:r>'
        ),
        "rose by 12%, or 30°",
    ),
    "a drawing of a font": (
        p(
            inside='<w:r><w:t>said</w:t><w:sym w:font="Wingdings" w:char="F0FC"/>'
            '<w:t>yes</w:t><w:sym w:font="Arial" w:char="20AC"/><w:t>5</w:t></w:r>'
        ),
        "said yes€5",
    ),
    "a word over runs": (p(inside=r("4") + r("8") + r(" mill", "<w:b/>") + r("ion")), "48 million"),
    "letters over letters": (
        p(
            inside=f"<w:r><w:ruby><w:rt>{r('o')}</w:rt><w:rubyBase>{r('Porto')}</w:rubyBase></w:ruby></w:r>"
        ),
        "Porto",
    ),
    "a field whose code holds another": (
        p("It is ", inside=_field(" IF ", "shown", _field("PAGE", "3")) + r(".")),
        "It is shown.",
    ),
    "a field without a result": (
        p("Roads", inside=_sign("begin") + _sign("end") + r(".")),
        "Roads.",
    ),
    "a field that begins and never ends": (
        p("It is ", inside=_sign("begin") + r("shown.")) + p("So is this."),
        "It is shown.|So is this.",
    ),
    "a list of contents": (
        p(inside=_sign("begin") + _sign("separate") + r("Roads") + "<w:r><w:tab/></w:r>" + r("3"))
        + p(inside=_sign("end"))
        + p("Body."),
        "Roads 3|Body.",
    ),
    "a form that was filled in": (
        p("Name: ", inside=_field(" FORMTEXT ", "Ana Ruiz")),
        "Name: Ana Ruiz",
    ),
    "a control that still asks for words": (
        p(
            "Date: ",
            inside="<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + r("Click here to enter text.")
            + "</w:sdtContent></w:sdt>",
        )
        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + p("Enter your statement.")
        + "</w:sdtContent></w:sdt>",
        "Date:",
    ),
    "a cell taken out": (
        _tbl(
            _tr(f'<w:tc><w:tcPr><w:cellDel w:id="3"/></w:tcPr>{p("Gone.")}</w:tc>', _tc(p("Kept.")))
        ),
        "Kept.",
    ),
    "cells put together": (
        _tbl(
            _tr(f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("A.")}</w:tc>'),
            _tr(f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p()}</w:tc>", _tc(p("B."))),
        ),
        "A.|B.",
    ),
    "words of a markup of its own": (
        "<w:customXml>"
        + p("On ", inside=f"<w:customXml>{r('Monday')}</w:customXml>")
        + "</w:customXml>",
        "On Monday",
    ),
    "a change within a link": (
        p(
            "See ",
            inside=f"<w:hyperlink>{_DEL.format(r('old', tag='delText'))}"
            f"{_INS.format(r('new'))}</w:hyperlink>",
        ),
        "See new",
    ),
    "a change of form alone": (
        p(
            inside="<w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange></w:rPr>"
            "<w:t>Kept.</w:t></w:r>"
        ),
        "Kept.",
    ),
    "shapes in a group": (
        p(
            "Before.",
            inside="<w:r><w:drawing><x:wgp><x:wsp><x:txbx><w:txbxContent>"
            f"{p('In the group.')}</w:txbxContent></x:txbx></x:wsp></x:wgp></w:drawing></w:r>",
        ),
        "Before.|In the group.",
    ),
    "a formula": (
        p("It is ", inside=f"<x:oMath><x:r><x:t>5</x:t></x:r></x:oMath>{r(' acres.')}"),
        "It is 5 acres.",
    ),
    "a picture's other words": (
        p("Seen.", inside='<w:r><w:drawing><x:docPr descr="A chart"/></w:drawing></w:r>'),
        "Seen.",
    ),
    "a direction of writing": (
        p("On ", inside=f'<w:dir w:val="ltr">{r("Tues")}</w:dir><w:bdo>{r("day")}</w:bdo>'),
        "On Tuesday",
    ),
    "a note in a cell": (
        _tbl(_tr(_tc(p("It cost $5", inside='<w:r><w:footnoteReference w:id="2"/></w:r>')))),
        "It cost $5|Source: budget.",
    ),
    "marks of a spelling check": (
        p("He ", inside=f'<w:proofErr w:type="spellStart"/>{r("sed")}<w:proofErr/>'),
        "He sed",
    ),
    "comments": (p("One.", inside='<w:r><w:commentReference w:id="1"/></w:r>'), "One."),
}
_PARTS: Final = {
    "styles": '<w:style w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Old"><w:basedOn w:val="Older"/></w:style>'
    '<w:style w:styleId="Older"><w:rPr><w:strike/></w:rPr></w:style>',
    "footnotes": f'<w:footnote w:type="separator" w:id="0">{p("-")}</w:footnote>'
    f'<w:footnote w:id="2">{p("Source: budget.")}</w:footnote>',
    "endnotes": f'<w:endnote w:id="4">{p("See the law.")}</w:endnote>',
}


def _read(folder: Path, name: str, content: bytes) -> Capture:
    file = folder / name
    file.write_bytes(content)
    return read_capture(str(file))


@each_row(("strict", "shape"), product((False, True), DOCX))
def test_docx_says_what_word_shows(tmp_path: Path, shape: str, strict: bool) -> None:
    body, text = DOCX[shape]
    found = _read(tmp_path, "a.docx", pack_docx(body, strict=strict, parts=_PARTS))

    assert found.article.text.split("\n\n") == text.split("|")


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ("a change within a sentence", (_PENDING.format("1 insertion, 1 deletion"),)),
        ("a paragraph moved", (_PENDING.format("1 move"),)),
        ("comments", ("it has comments, which are not read",)),
        ("a link", ()),
    ],
)
def test_what_the_text_does_not_show_is_remarked(
    tmp_path: Path, shape: str, told: tuple[str, ...]
) -> None:
    found = _read(tmp_path, "a.docx", pack_docx(DOCX[shape][0], parts=_PARTS))

    assert found.remarks == told


def test_a_docx_note_stands_where_it_is_cited(tmp_path: Path) -> None:
    body = p("One.") + DOCX["a note mark"][0] + p("Last.")
    found = _read(tmp_path, "a.docx", pack_docx(body, parts=_PARTS))

    text = found.article.text
    assert str(found.position(text.index("Source"))) == "paragraph 2"
    assert str(found.position(text.index("Last"))) == "paragraph 3"


@pytest.mark.parametrize(
    "body",
    ['<!DOCTYPE x [<!ENTITY a "b">]>', "<w:p>", "<w:tbl>" * 3],
    ids=["a document type", "an open paragraph", "open tables"],
)
def test_a_broken_docx_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(UnreadableError, match="it is a broken DOCX file; save it again"):
        _read(tmp_path, "a.docx", pack_docx(body))


def _drawn(*lines: tuple[str, int, int]) -> str:
    """Return the drawing of lines, each with its height on the page and its size."""
    shown = " ".join(
        f"/F1 {size} Tf 1 0 0 1 50 {height} Tm ({text}) Tj" for text, height, size in lines
    )
    return f"BT {shown} ET"


PDF: Final = {
    "a quotation over a page's end": (
        ("The mayor said: \u201cParents have no bus", "to send their children,\u201d and left."),
        "The mayor said: “Parents have no bus to send their children,” and left.",
    ),
    "a sentence over a page's end": (
        ("The council will spend five million", "on roads in the town."),
        "The council will spend five million on roads in the town.",
    ),
    "running heads and numbers": (
        (
            "TOWN GAZETTE 4 May 2023 Page 1\nThe council will spend five million\n1",
            "TOWN GAZETTE 4 May 2023 Page 2\non roads in the town.\n2",
            "TOWN GAZETTE 4 May 2023 Page 3\nThe mayor left.\n3",
        ),
        "The council will spend five million on roads in the town.|The mayor left.",
    ),
    "page numbers with words": (
        ("One thing was said.\nPage 1 of 2", "Another was said.\nPage 2 of 2"),
        "One thing was said.|Another was said.",
    ),
    "a word broken at a line's end": (
        ("Trade grew by a fifth over the year, the foreign min-\nister of the country said.",),
        "Trade grew by a fifth over the year, the foreign minister of the country said.",
    ),
    "a hyphen that belongs to a word": (
        ("He called it, after all that had been said, a long-\nterm plan for the town.",),
        "He called it, after all that had been said, a long-term plan for the town.",
    ),
    "hyphens of an age": (
        ("The police took the boy home, who is a 45-year-\nold of the town, they said.",),
        "The police took the boy home, who is a 45-year-old of the town, they said.",
    ),
    "a hyphen that other lines have too": (
        ("A well-meaning mayor of the town was there, and a well-\nmeaning clerk with her.",),
        "A well-meaning mayor of the town was there, and a well-meaning clerk with her.",
    ),
    "a headline as wide as the text": (
        (
            _drawn(
                ("The council will spend money on roads", 780, 18),
                ("\\223We have enough money for it,\\224 the", 750, 11),
                ("mayor said on Tuesday in the town hall.", 736, 11),
            ),
        ),
        "The council will spend money on roads|“We have enough money for it,” the mayor said on"
        " Tuesday in the town hall.",
    ),
    "a wider gap": (
        (
            _drawn(
                ("The council will spend its money on roads", 780, 11),
                ("The mayor said that there was enough of it", 748, 11),
                ("and that no more would be needed this year", 734, 11),
                ("for the roads that lead to the old town.", 720, 11),
            ),
        ),
        "The council will spend its money on roads|The mayor said that there was enough of it and"
        " that no more would be needed this year for the roads that lead to the old town.",
    ),
    "a note at the foot of a page": (
        (
            _drawn(
                ("The council will spend its money on roads", 780, 11),
                ("as long as it has some, the mayor of Lund", 766, 11),
                ("1 Source: the town council, page 4.", 40, 8),
            ),
            _drawn(
                ("said. The clerk of the town said it was late.", 780, 11),
                ("2 The same.", 40, 8),
            ),
        ),
        "The council will spend its money on roads as long as it has some, the mayor of Lund said."
        " The clerk of the town said it was late.|1 Source: the town council, page 4.|2 The same.",
    ),
    "a page in small letters": (
        (
            _drawn(("The council will spend its money on roads.", 780, 11)),
            _drawn(("The clerk of the town said it was late.", 780, 8)),
        ),
        "The council will spend its money on roads.|The clerk of the town said it was late.",
    ),
    "control characters": (("The council\x01 will\x00 spend it.",), "The council will spend it."),
    "short lines that end sentences": (
        ("The council met in the hall.\nHe left.\nShe stayed for all of the long debate there.",),
        "The council met in the hall.|He left.|She stayed for all of the long debate there.",
    ),
}


@pytest.mark.parametrize("shape", PDF)
def test_pdf_says_what_its_pages_show(tmp_path: Path, shape: str) -> None:
    pytest.importorskip("pypdf", reason="needs the extra [documents]")
    pages, text = PDF[shape]
    coded = [page.replace("“", "\x93").replace("”", "\x94") for page in pages]
    found = _read(tmp_path, "a.pdf", make_pdf(*coded))

    assert found.article.text.split("\n\n") == text.split("|")


def test_a_note_of_a_page_stands_on_that_page(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="needs the extra [documents]")
    pages, _ = PDF["a note at the foot of a page"]
    found = _read(tmp_path, "a.pdf", make_pdf(*pages))

    text = found.article.text
    assert str(found.position(text.index("1 Source"))) == "page 1, paragraph 2"
    assert str(found.position(text.index("2 The"))) == "page 2, paragraph 2"


def test_words_over_a_page_end_stand_on_their_own_pages(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="needs the extra [documents]")
    pages = ("He left.\nThe council will spend five million", "on roads in the town.\nShe stayed.")
    found = _read(tmp_path, "a.pdf", make_pdf(*pages))

    places = {
        word: str(found.position(found.article.text.index(word)))
        for word in ("million", "roads", "She")
    }
    assert places == {
        "million": "page 1, paragraph 2",
        "roads": "page 2, paragraph 1",
        "She": "page 2, paragraph 2",
    }


@pytest.mark.parametrize(
    ("password", "read"), [("", True), ("secret", False)], ids=["nobody's", "somebody's"]
)
def test_a_pdf_is_read_unless_a_password_is_asked(
    tmp_path: Path, password: str, read: bool
) -> None:
    pypdf = pytest.importorskip("pypdf", reason="needs the extra [documents]")
    writer = pypdf.PdfWriter(BytesIO(make_pdf("He left the room.")))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    packed = BytesIO()
    writer.write(packed)
    # The same with another cipher, whose key is found in the same way.
    aes = packed.getvalue().replace(
        b"/V 2\n/R 3",
        b"/V 4\n/R 4\n/CF << /StdCF << /CFM /AESV2 /Length 16 >> >>\n/StmF /StdCF\n/StrF /StdCF",
    )

    if read:
        assert _read(tmp_path, "a.pdf", packed.getvalue()).article.text == "He left the room."
        with pytest.raises(UnreadableError, match="it is encrypted with AES"):
            _read(tmp_path, "b.pdf", aes)
        return
    with pytest.raises(UnreadableError, match="it is locked by a password; save it without"):
        _read(tmp_path, "a.pdf", packed.getvalue())


def test_pdf_without_a_title_of_its_own_has_its_first_line(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="needs the extra [documents]")
    content = make_pdf(
        "The council met on Tuesday\nHe left after the long debate in the hall.",
        title=r"\(anonymous\)",
    )

    assert _read(tmp_path, "a.pdf", content).article.title == "The council met on Tuesday"
