"""Values as JSON text that is safe to show in a terminal and read back exactly."""

import json

from claimcheck.language.display.safe import spelled_out


def as_json_text(value: object, *, indent: int | None = None) -> str:
    r"""Return ``value`` as JSON in UTF-8, with whatever could mislead a terminal escaped.

    >>> print(as_json_text(["café", chr(0x202E)]))
    ["café", "\u202e"]
    """
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent))


def escaped(text: str) -> str:
    """Return JSON text with whatever could mislead a terminal escaped."""
    return spelled_out(text, "\n", _escape)


def _escape(character: str) -> str:
    r"""Return a character as JSON escapes it: as two where it has no place among the first.

    >>> _escape(chr(0x202E)), _escape(chr(0xE0041))
    ('\\u202e', '\\udb40\\udc41')
    """
    code = character.encode("utf-16-be", errors="surrogatepass").hex()
    return "".join(f"\\u{code[at : at + 4]}" for at in range(0, len(code), 4))
