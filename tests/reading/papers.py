"""Documents made for tests: what a writer's programs would have saved."""

import zipfile
from io import BytesIO


def make_pdf(*pages: str, title: str = "") -> bytes:
    """Return a PDF document whose pages show lines of text."""
    shown = [_content(page) for page in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
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
    import docx  # noqa: PLC0415 - tests that need no extra import this module too

    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = ""
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = BytesIO()
    document.save(out)
    if padding:
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
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
