"""What a page tells search engines of itself, as data in a script (JSON-LD)."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from claimcheck.language.text.markup import unescaped
from claimcheck.model.text.word_runs import End, Mark, WordRun

# One paragraph of data is parted where it is longer: a draft's may not be.
_LONGEST: Final = 4_000


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    string = r"\s*+:\s*+\"((?:[^\"\\]|\\.)*+)\""
    return {
        "short": re.compile(
            rf"\"(?:headline|alternativeHeadline|description|abstract)\"{string}", re.DOTALL
        ),
        "body": re.compile(rf"\"(?:articleBody|text|transcript|caption)\"{string}", re.DOTALL),
        "unseen": re.compile(
            r"<(script|style)(?=[\s>])(?:(?!</\1).)*+|<!--(?:(?!-->).)*+|<[^<>]*+>",
            re.DOTALL | re.IGNORECASE,
        ),
        "sentence": re.compile(
            r"(?:\\[nr])++|(?:[^.!?\\]|\\(?![nr])(?:u[0-9a-fA-F]{4}|.)|[.!?](?!\s))++[.!?]*+",
            re.DOTALL,
        ),
        "tag": re.compile(r"<[^<>]*+>"),
        "word": re.compile(r"[^\W_]+"),
    }


def structured(tag: re.Match[str], inner: str, at: int) -> list[WordRun]:
    """Return what a script of data says of the page to search engines; others are code.

    Of the article's whole text only the sentences that the page does not show count: the others
    stand there as they are meant, in a quotation or below a heading.
    """
    kind = tag["attributes"].lower()
    if "json" not in kind:
        return [WordRun(inner, at, at + len(inner), Mark.CODE | Mark.HIDDEN, is_whole=True)]
    if "ld+json" not in kind:
        return []
    words = [
        _string(found[1], at + found.start(1)) for found in _patterns()["short"].finditer(inner)
    ]
    bodies = list(_patterns()["body"].finditer(inner))
    if bodies:
        shown = _bare(_patterns()["unseen"].sub(" ", tag.string))
        for found in bodies:
            words += _unshown(found[1], at + found.start(1), shown)
    return words


def _unshown(body: str, at: int, shown: str) -> Iterator[WordRun]:
    """Yield the sentences of an article's text in data that its page does not show."""
    for found in _patterns()["sentence"].finditer(body):
        words = _string(found[0], at + found.start())
        bare = _bare(_patterns()["tag"].sub("", unescaped(words.text)))
        if bare.strip() and bare not in shown:
            yield words
            yield WordRun("", words.end, words.end, ends=End.BLOCK)


def _string(written: str, start: int) -> WordRun:
    """Return a string of data as words for readers."""
    text = unescaped(_patterns()["tag"].sub(" ", unescaped(_unescaped(written))))
    end = start + len(written)
    return WordRun(text[:_LONGEST], start, end, Mark.ATTRIBUTE, is_whole=text != written)


def _bare(text: str) -> str:
    """Return the words of a text alone, with a blank around each."""
    return f" {' '.join(_patterns()['word'].findall(unescaped(text).casefold()))} "


def _unescaped(text: str) -> str:
    """Return a string of JSON without its escapes."""
    if "\\" not in text:
        return text
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text
