"""Documents made for tests: what a writer's programs would have saved."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape


def make_pdf(*pages: str, title: str = "") -> bytes:
    """Return a PDF document whose pages show lines of text."""
    shown = [page if page.startswith("BT ") else _content(page) for page in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(shown):
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    objects.append(f"<< /Title ({title}) >>")
    return _assembled(objects)


def _content(page: str) -> str:
    """Return the drawing of a page's lines."""
    lines = [
        line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        for line in page.split("\n")
    ]
    drawn = " ".join(f"({line}) Tj T*" for line in lines)
    return f"BT /F1 11 Tf 14 TL 50 780 Td {drawn} ET"


def _assembled(objects: list[str]) -> bytes:
    """Return numbered objects as a file, with the table of where each begins."""
    out = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>"
    table = f"xref\n0 {size}\n0000000000 65535 f \n{rows}"
    return f"{out}{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF\n".encode("latin-1")


def make_docx(*paragraphs: str, title: str = "", padding: int = 0) -> bytes:
    """Return a DOCX document; ``padding`` zeros are added, which pack to almost nothing."""
    body = "".join(p(escape(paragraph)) for paragraph in paragraphs)
    return pack_docx(body, title=title, padding=padding)


def p(text: str = "", *, inside: str = "", properties: str = "") -> str:
    """Return a paragraph with a run of text, then what is written as XML."""
    run = r(text) if text else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run}{inside}</w:p>"


def r(text: str, properties: str = "", *, tag: str = "t") -> str:
    """Return a run of text with its properties."""
    given = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{given}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def pack_docx(
    body: str,
    *,
    title: str = "",
    padding: int = 0,
    strict: bool = False,
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """Return a DOCX document with this body and these parts, such as ``styles``."""
    names = f'xmlns:w="{_STRICT if strict else _TRANSITIONAL}" xmlns:x="urn:x"'
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>"
        )
        core = f"<x:core xmlns:x='urn:x'><x:title>{title}</x:title><x:creator/></x:core>"
        packed.writestr("docProps/core.xml", core)
        for part, inner in (parts or {}).items():
            packed.writestr(f"word/{part}.xml", f"<w:{part} {names}>{inner}</w:{part}>")
        if padding:
            packed.writestr("word/media/zeros.bin", b"\0" * padding)
    return out.getvalue()


PAGE = """\
<!doctype html>
<html><head><meta charset="utf-8"><title>Ministers meet - Sahel Desk</title>
<meta property="og:title" content="Ministers meet in Bamako">
<meta property="og:site_name" content="Sahel Desk">
<meta property="article:published_time" content="2023-02-07T10:00:00Z">
<link rel="canonical" href="https://sahel.example/a"><meta name="author" content="Ann Berg">
</head><body><nav>Home | News</nav><article><h1>Ministers meet in Bamako</h1>
<p>Trade grew by 20%, Foreign Minister Abdoulaye Diop said on Tuesday, after a long meeting in
the capital that was watched by many.</p>
<p>&ldquo;We will not make excuses for the choice of partners that we have made,&rdquo; he said,
adding that the talks had been frank and useful to both.</p></article>
<footer>Copyright 2019</footer></body></html>
"""
