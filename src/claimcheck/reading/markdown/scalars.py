"""Texts under their names, as YAML, TOML and JSON write them."""

import re
from functools import cache
from typing import Final

from claimcheck.model.text.word_runs import End, WordRun
from claimcheck.named_tuple import NamedTuple

_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "0": "", "N": "\x85", "_": "\xa0"}


class Scalar(NamedTuple):
    """A text under its names, from the outermost to its own; `is_listed` as one of several."""

    path: tuple[str, ...]
    words: tuple[WordRun, ...]
    is_listed: bool = False

    @property
    def text(self) -> str:
        """Return the text, its lines joined."""
        return " ".join(word.text.strip() for word in self.words if word.text).strip()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "escape": re.compile(
            r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(\r?\n[ \t]*+|.))",
            re.DOTALL,
        ),
        "double": re.compile(r"\"((?:[^\"\\]|\\.)*+)\"", re.DOTALL),
        "single": re.compile(r"'((?:[^']|'')*+)'"),
        "flow": re.compile(
            r"(?P<quoted>[\"'])|(?P<open>[\[{])|(?P<close>[\]}])|(?P<mark>,|:(?=[\s\[{\"']))"
            r"|(?P<plain>[^\s\[\]{},\"':#](?:[^\[\]{},:\n]|:(?=\S))*+)|.",
            re.DOTALL,
        ),
    }


def quoted(source: str, at: int, end: int) -> tuple[WordRun, int] | None:
    """Return the text between the quotation marks at a place, and where they end."""
    kind = "double" if source[at] == '"' else "single"
    found = _patterns()[kind].match(source, at, end)
    if not found:
        return None
    text = found[1]
    shown = without_escapes(text) if kind == "double" else text.replace("''", "'")
    return WordRun(shown, *found.span(1), is_whole=shown != text), found.end()


def without_escapes(text: str) -> str:
    r"""Return a text with what its escapes stand for.

    >>> without_escapes(r"P\u006frto")
    'Porto'
    """
    return _patterns()["escape"].sub(_meant, text) if "\\" in text else text


def _meant(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code is None and found[4].isspace():
        # A line end that is escaped joins what it parts; a blank stays one.
        return "" if "\n" in found[4] else found[4]
    if code is None:
        return _ESCAPES.get(found[4], found[4])
    number = int(code, 16)
    is_character = number < 0x110000 and not 0xD800 <= number < 0xE000
    return chr(number) if is_character else "\ufffd"


def bare(text: str, at: int) -> WordRun:
    """Return a text without marks, which begins at a place."""
    words = text.rstrip()
    return WordRun(words, at, at + len(words))


def line_end(at: int) -> WordRun:
    """Return the end of a line of a text that takes several."""
    return WordRun("", at, at, ends=End.LINE)


def read_flow(
    source: str, at: int, end: int, path: tuple[str, ...] = ()
) -> tuple[list[Scalar], int]:
    """Return the texts between brackets, over lines if need be, and where the brackets end."""
    names, found = list[str](), list[Scalar]()
    is_name = False
    while at < end and (token := _patterns()["flow"].match(source, at, end)):
        kind, at = token.lastgroup, token.end()
        if kind == "open":
            names.append("")
        elif kind == "close":
            names = names[:-1]
            if not names:
                break
        elif kind == "mark":
            is_name = token[0] == ":" and bool(found) and is_name
            if is_name:
                names[-1] = found.pop().text
        elif kind in {"quoted", "plain"}:
            read = quoted(source, token.start(), end) if kind == "quoted" else None
            word, at = read or (bare(token[0], token.start()), at)
            inner = tuple(name for name in names if name)
            found.append(Scalar((*path, *inner), (word,), is_listed=not names[-1]))
        is_name = kind in {"quoted", "plain"}
    return found, at
