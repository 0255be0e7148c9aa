"""Front matter in YAML, TOML and JSON: what a file says of itself, and its words for readers."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from claimcheck.model.text.word_runs import End, Mark, WordRun
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.markdown.scalars import Scalar, read_flow, without_escapes
from claimcheck.reading.markdown.yaml import is_yaml, read_yaml

# Names of what readers see on the page, in lists of pages, in search or on social media;
# a name that ends with one of the first counts too, such as ``seo_title``.
_ENDINGS: Final = ("title", "headline", "description", "summary", "excerpt")
_SHOWN: Final = frozenset(
    """
    abstract blurb bullets caption dek deck heading highlight highlights intro introduction keyfacts
    keypoints keytakeaways kicker lead lede points preview promo pullquote snippet standfirst
    subheading subhead subline tagline takeaways teaser text tldr
    """.split()
)
# These also as a part of a name, such as ``teaser_long``.
_NAMED: Final = frozenset((*_ENDINGS, *"teaser intro standfirst blurb caption promo".split()))

# Fewer words under another name are a tag, a path or a name.
_FEWEST_IN_A_SENTENCE: Final = 5


class FrontMatter(NamedTuple):
    """The names and texts at a file's beginning, and the texts that readers see.

    `facts` holds the names that are not nested and have one text; `end` is where
    the file's text begins. `directing` are texts that are meant to direct a scan, and cannot;
    of `others` nobody knows whether a page shows them.
    """

    facts: dict[str, str]
    shown: tuple[Scalar, ...]
    end: int
    directing: tuple[Scalar, ...] = ()
    others: tuple[Scalar, ...] = ()

    def words(self) -> Iterator[WordRun]:
        """Yield the words that readers see, a block for each text, after what directs a scan.

        What they may not see is among them as hidden.
        """
        for scalar in self.directing:
            start, end = scalar.words[0].start, scalar.words[-1].end
            said = f"{scalar.path[0]}: {scalar.text}"
            yield WordRun(said, start, end, Mark.COMMENT, is_whole=True)
            yield WordRun("", end, end, ends=End.BLOCK)
        # Over no part of the text: what it says rates nothing below it.
        shown = ((each, Mark.HEADING | Mark.NOTE) for each in self.shown)
        for scalar, marks in (*shown, *((each, Mark.HIDDEN) for each in self.others)):
            for word in scalar.words:
                yield word._replace(marks=marks)
            at = scalar.words[-1].end
            yield WordRun("", at, at, ends=End.BLOCK)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "begin": re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(json|toml|yaml)?[ \t]*(?:\r\n?|\n)"),
        "---": re.compile(r"(?<![^\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)"),
        "+++": re.compile(r"(?<![^\r\n])\+\+\+[ \t]*(?:\r\n?|\n|\Z)"),
        "line": re.compile(r"[^\r\n]*+(?:\r\n?|\n|\Z)"),
        "key": re.compile(r"[ \t]*([\w.\"'-]+)[ \t]*=[ \t]*"),
        "table": re.compile(r"[ \t]*\[+([^\[\]\n]+)\]+"),
        "text": re.compile(
            r"\"\"\"(?P<d3>.*?)\"\"\"|'''(?P<s3>.*?)'''|\"(?P<d>(?:[^\"\\\n]|\\.)*+)\""
            r"|'(?P<s>[^'\n]*+)'|(?P<plain>[^\s#\[{\"'][^\r\n#]*)",
            re.DOTALL,
        ),
    }


def read_front_matter(source: str) -> FrontMatter:
    r"""Return the front matter of a text; an empty one where the text begins with none.

    >>> read = read_front_matter("---\ntitle: 'A story'\n---\nWords")
    >>> read.facts, read.end
    ({'title': 'A story'}, 25)
    """
    start = 1 if source.startswith("\ufeff") else 0
    if source.startswith("{", start):
        return _json(source, start)
    begin = _patterns()["begin"].match(source)
    end = begin and _patterns()[begin[1]].search(source, begin.end())
    if not begin or not end:
        return FrontMatter({}, (), start)
    if begin[2] == "json":
        return _json(source, begin.end())._replace(end=end.end())
    if "toml" in (begin[2] or begin[1].replace("+++", "toml")):
        return _of(list(_toml(source, begin.end(), end.start())), end.end())
    if not is_yaml(source[begin.end() : end.start()]):
        return FrontMatter({}, (), start)
    return _of(read_yaml(source, begin.end(), end.start()), end.end())


def _of(scalars: list[Scalar], end: int) -> FrontMatter:
    facts: dict[str, str] = {}
    for scalar in scalars:
        if len(scalar.path) == 1 and scalar.text and not scalar.is_listed:
            facts.setdefault(scalar.path[0], scalar.text)
    worded = [each for each in scalars if any(map(str.isalnum, each.text))]
    shown = tuple(each for each in worded if any(map(_is_shown, each.path)))
    directing = tuple(
        each for each in scalars if each.path and _directs(each.path[0]) and each.words
    )
    known = {*shown, *directing}
    long = (each for each in worded if len(each.text.split()) >= _FEWEST_IN_A_SENTENCE)
    others = (each for each in long if each.words and each not in known)
    return FrontMatter(facts, shown, end, directing, tuple(others))


def _directs(name: str) -> bool:
    return re.sub(r"[\W_]", "", name).lower().startswith("claimcheck")


def _is_shown(name: str) -> bool:
    parts = [each.lower() for each in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)]
    key = "".join(parts)
    return key in _SHOWN or key.endswith(_ENDINGS) or not _NAMED.isdisjoint(parts)


def _toml(source: str, start: int, end: int) -> Iterator[Scalar]:
    """Yield the texts of TOML, each under its names."""
    patterns, table, at = _patterns(), tuple[str, ...](), start
    while at < end:
        if named := patterns["table"].match(source, at, end):
            table = tuple(named[1].strip(" \"'").split("."))
        elif key := patterns["key"].match(source, at, end):
            at = key.end()
            is_listed = source[at : at + 1] == "["
            for value in _toml_values(source, at, end):
                at = value.end()
                yield Scalar((*table, key[1].strip("\"'")), (_toml_word(value),), is_listed)
        line = patterns["line"].match(source, at, end)
        at = line.end() if line and line.end() > at else end


def _toml_values(source: str, at: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the text at a place, or the texts of the array there."""
    pattern = _patterns()["text"]
    if source[at : at + 1] != "[":
        if found := pattern.match(source, at, end):
            yield found
        return
    at += 1
    while at < end and source[at] != "]":
        found = pattern.match(source, at, end) if source[at] in "\"'" else None
        if found:
            yield found
        at = found.end() if found else at + 1


def _toml_word(value: re.Match[str]) -> WordRun:
    kind = value.lastgroup or "plain"
    text = value[kind].rstrip() if kind == "plain" else value[kind]
    shown = without_escapes(text) if kind.startswith("d") else text
    start = value.start(kind)
    return WordRun(shown, start, start + len(text), is_whole=shown != text)


def _json(source: str, start: int) -> FrontMatter:
    """Return the front matter in JSON, which ends with the bracket that begins it."""
    import json  # noqa: PLC0415 - few files need it

    try:
        given, end = json.JSONDecoder().raw_decode(source, start)
    except (ValueError, RecursionError):
        return FrontMatter({}, (), start)
    if not isinstance(given, dict) or not given:
        return FrontMatter({}, (), start)
    return _of(read_flow(source, start, end)[0], end)
