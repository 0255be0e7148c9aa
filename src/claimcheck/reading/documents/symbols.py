"""What a DOCX document shows in place of words: tabs, hyphens, letters of the font Symbol."""

from typing import TYPE_CHECKING, Final

from claimcheck.reading.documents.styles import value_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Elements that stand within a word or between two, by their names.
SHOWN_AS: Final = {
    "tab": " ",
    "ptab": " ",
    "noBreakHyphen": "-",
    "softHyphen": "",
}
# Letters of such a font stand in the part of Unicode for private use, from here on.
_PRIVATE: Final = range(0xF000, 0xF100)
_FONT: Final = "symbol"
# Where that font differs from ASCII, as far as a figure or a word may hold it.
_SIGNS: Final = dict(
    zip(
        map(
            ord,
            "\xa0\xa3\xb0\xb1\xb3\xb4\xb8\xb9\xba\xbb\xbc\xd2\xd3\xd4\xae\xac\xb7\xa2\xb2\xa5-@abcdDeghlmpqrsSwWf",
        ),
        "€≤°±≥×÷≠≡≈…®©™→←•′″∞−≅αβχδΔεγηλμπθρσΣωΩφ",
        strict=True,
    )
)
# Signs of fonts that hold none but drawings: a tick, an arrow, a telephone.
_DRAWN: Final = " "


def sign_of(symbol: "Element") -> str:
    """Return the sign that ``w:sym`` shows; a blank where it is a drawing.

    Without it “12 %” would be “12”.
    """
    try:
        code = int(value_of(symbol, "char") or "", 16)
    except ValueError:
        return _DRAWN
    if code not in _PRIVATE:
        return chr(code) if 0 < code < _PRIVATE.start and chr(code).isprintable() else _DRAWN
    code -= _PRIVATE.start
    if (value_of(symbol, "font") or "").lower() != _FONT:
        return _DRAWN
    plain = chr(code) if code < 0x7F and chr(code).isprintable() and not chr(code).isalpha() else ""
    return _SIGNS.get(code) or plain or _DRAWN
