"""What of a Markdown paragraph is words: emphasis, links, code, notes and tags taken off."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator

from claimcheck.language.text.markup import unescaped
from claimcheck.model.text.word_runs import End, Mark, WordRun
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.html.directing_attributes import directing_words
from claimcheck.reading.html.elements import Elements, tag_pattern
from claimcheck.reading.markdown.inline_patterns import label_key, patterns
from claimcheck.reading.markdown.shortcodes import coded_words, parameters

_LONGEST_STRUCK = 5
_ESCAPED = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class Dialect(NamedTuple):
    """What a kind of Markdown allows, and the names of the addresses given in a text."""

    is_mdx: bool = False
    labels: Container[str] = frozenset()


_PLAIN = Dialect()


class _InlineCut(NamedTuple):
    """A place that is no words: what stands for it, what it opens or closes, or a tag."""

    start: int
    end: int
    words: tuple[WordRun, ...] = ()
    opens: int = Mark.NONE
    closes: int = Mark.NONE
    tag: re.Match[str] | None = None


def inline_words(
    text: str, elements: Elements, dialect: Dialect = _PLAIN, marks: int = Mark.NONE
) -> Iterator[WordRun]:
    """Yield the words of a paragraph, in order, by their places in it.

    ``elements`` are those that are open before it, and ``marks`` are of all its words.
    """
    opened, at = Mark.NONE, 0
    for cut in _InlineParagraph(text, dialect).cuts():
        if cut.start < at:
            continue
        if cut.start > at:
            yield WordRun(text[at : cut.start], at, cut.start, marks | opened | elements.marks)
        at = cut.end
        opened = (opened | cut.opens) & ~cut.closes
        words = elements.meet(cut.tag, cut.tag["tag"].lower()) if cut.tag else cut.words
        for word in words:
            yield word._replace(marks=word.marks | marks | opened | elements.marks)
    if at < len(text):
        yield WordRun(text[at:], at, len(text), marks | opened | elements.marks)


class _InlineParagraph:
    """A paragraph that is read character by special character."""

    def __init__(self, text: str, dialect: Dialect) -> None:
        self._text, self._dialect = text, dialect
        self._cuts, self._brackets = list[_InlineCut](), list[int]()
        self._opened: list[re.Match[str]] = []
        self._waiting: Counter[str] = Counter()
        self._ticks: dict[int, list[int]] | None = None
        self._unclosed: set[str] = set()
        # Behind the last of these nothing is closed.
        self._last = {">": text.rfind(">"), "%": text.rfind("%}")}
        self._last["{"] = max(text.rfind(">}}"), text.rfind("%}}"))

    def cuts(self) -> list[_InlineCut]:
        """Return what is no words, in order."""
        following, at = patterns()["next"], 0
        readers = {
            "\\": self._escape,
            "`": self._code,
            "<": self._angle,
            "&": self._entity,
            "[": self._open,
            "!": self._open,
            "]": self._close,
            "{": self._brace,
            "$": self._figure,
            "^": self._raised,
            ":": self._emoji,
        }
        while found := following.search(self._text, at):
            read = readers.get(found[0], self._emphasis)
            at = max(read(found.start()), found.end())
        return sorted(self._cuts, key=_place)

    def _cut(self, start: int, end: int, *words: WordRun) -> int:
        self._cuts.append(_InlineCut(start, end, words))
        return end

    def _reference(self, start: int, end: int) -> int:
        word = WordRun(self._text[start:end], start, end, Mark.REFERENCE, is_whole=True)
        return self._cut(start, end, word)

    def _escape(self, at: int) -> int:
        text = self._text
        if mark := patterns()["escaped mark"].match(text, at):
            return self._reference(*mark.span())
        following = text[at + 1 : at + 2]
        if following == "\n":
            return self._cut(at, at + 1, WordRun("", at, at, ends=End.LINE))
        if following in _ESCAPED and following:
            self._cut(at, at + 1)
            return at + 2
        return at + 1

    def _code(self, at: int) -> int:
        """Mark what stands between as many backticks."""
        if self._ticks is None:
            self._ticks = {}
            for ticks in patterns()["ticks"].finditer(self._text):
                self._ticks.setdefault(len(ticks[0]), []).append(ticks.start())
        run = patterns()["ticks"].match(self._text, at)
        inner = run.end() if run else at + 1
        starts = self._ticks.get(inner - at, [])
        number = bisect_right(starts, at)
        if number == len(starts):
            return inner
        close = starts[number]
        self._cuts.append(_InlineCut(at, inner, opens=Mark.CODE))
        self._cuts.append(_InlineCut(close, close + inner - at, closes=Mark.CODE))
        return close + inner - at

    def _angle(self, at: int) -> int:
        text = self._text
        if text.startswith("<!--", at) and "<!--" not in self._unclosed:
            end = text.find("-->", at + 2)
            if end >= 0:
                word = WordRun(text[at : end + 3], at, end + 3, Mark.COMMENT, is_whole=True)
                return self._cut(at, end + 3, word)
            self._unclosed.add("<!--")
        if at > self._last[">"]:
            return at + 1
        if found := patterns()["address"].match(text, at):
            self._cut(at, at + 1)
            return self._cut(found.end() - 1, found.end())
        if tag := tag_pattern().match(text, at):
            self._cuts.append(_InlineCut(at, tag.end(), tag=tag))
            return tag.end()
        return at + 1

    def _entity(self, at: int) -> int:
        found = patterns()["entity"].match(self._text, at)
        shown = unescaped(found[0]) if found else ""
        if not found or shown == found[0]:
            return at + 1
        return self._cut(at, found.end(), WordRun(shown, at, found.end(), is_whole=True))

    def _open(self, at: int) -> int:
        is_image = self._text[at] == "!"
        if is_image and self._text[at + 1 : at + 2] != "[":
            return at + 1
        self._brackets.append(at)
        return at + 1 + is_image

    def _close(self, at: int) -> int:
        """Read what a closing bracket makes of the words before it."""
        if not self._brackets:
            return at + 1
        text, start = self._text, self._brackets.pop()
        is_image = text[start] == "!"
        inner = start + 1 + is_image
        end = self._tail(text[inner:at], at + 1)
        said = WordRun(text[inner:at], inner, at, Mark.ATTRIBUTE)
        if not is_image and patterns()["reference"].fullmatch(said.text.strip("[]")):
            return self._reference(start, max(end, at + 1))
        if not is_image and self._is_wiki_link(start, at):
            start, end = self._brackets.pop(), at + 2
            inner = text.find("|", inner, at) + 1 or inner
        titles = parameters(patterns()["title"].finditer(text, at + 1, max(end, 0)))
        if is_image and end >= 0:
            spoken = [said] if said.text else []
            return self._cut(start, end, *spoken, *titles)
        if start and text[start - 1] == "^" and end < 0:
            # A note that is written within the sentence stands below it.
            return self._cut(start - 1, at + 1, said)
        if end < 0:
            return at + 1
        self._cut(start, inner)
        return self._cut(at, end, *titles)

    def _is_wiki_link(self, start: int, at: int) -> bool:
        """Return whether brackets stand within others: ``[[Porto]]``, ``[[Porto (city)|it]]``."""
        text = self._text
        is_inner = bool(self._brackets) and self._brackets[-1] == start - 1
        return is_inner and text[at + 1 : at + 2] == "]" and text[at + 2 : at + 3] not in {"(", "["}

    def _tail(self, label: str, at: int) -> int:
        """Return where what follows a bracket ends: an address, a label or attributes; or -1."""
        known, text = patterns(), self._text
        if found := known["target"].match(text, at):
            return found.end()
        if found := known["attributes"].match(text, at):
            return found.end()
        labels = self._dialect.labels
        if (found := known["label"].match(text, at)) and label_key(found[1] or label) in labels:
            return found.end()
        return at if label_key(label) in labels else -1

    def _brace(self, at: int) -> int:
        known, text = patterns(), self._text
        if template := known["template"].match(text, at):
            return self._reference(*template.span())
        if at < self._last.get(text[at + 1 : at + 2], -1) and (
            code := known["code"].match(text, at)
        ):
            return self._cut(at, code.end(), *coded_words(code))
        if self._dialect.is_mdx and (end := self._expression(at)):
            return end
        if change := known["change"].match(text, at):
            return self._change(change)
        if exchange := known["exchange"].match(text, at):
            return self._cut(at, exchange.end(), WordRun(exchange[2], *exchange.span(2)))
        found = known["attributes"].match(text, at)
        return self._cut(at, found.end(), *directing_words(found[0], at)) if found else at + 1

    def _expression(self, at: int) -> int:
        """Read a comment of MDX, or what it shows as it is; 0 where neither stands there."""
        known, text = patterns(), self._text
        if "{/*" not in self._unclosed and text[at + 1 : at + 2] in {"/", " ", "\n"}:
            if comment := known["mdx comment"].match(text, at):
                word = WordRun(comment[0], *comment.span(), Mark.COMMENT, is_whole=True)
                return self._cut(at, comment.end(), word)
            self._unclosed.add("{/*")
        string = known["string"].match(text, at) or known["literal"].match(text, at)
        if not string:
            return 0
        self._cut(at, string.start(string.lastindex or 0))
        return self._cut(string.end(string.lastindex or 0), string.end())

    def _change(self, change: re.Match[str]) -> int:
        """Cut the marks of a change, and what it takes out or says of itself."""
        start, end = change.span()
        is_short = len(change[0].split()) <= _LONGEST_STRUCK
        # Where nobody takes them for marks, readers see the words between.
        if change.lastgroup in {"struck", "said"} and is_short:
            mark = Mark.STRUCK if change.lastgroup == "struck" else Mark.COMMENT
            return self._cut(start, end, WordRun(change[0], start, end, mark, is_whole=True))
        self._cut(start, start + 3)
        self._cut(end - 3, end)
        return start + 3

    def _figure(self, at: int) -> int:
        if found := patterns()["figure"].match(self._text, at):
            self._cut(at, at + 1)
            return self._cut(found.end() - 1, found.end())
        return at + 1

    def _emoji(self, at: int) -> int:
        found = patterns()["emoji"].match(self._text, at)
        return self._cut(*found.span()) if found else at + 1

    def _raised(self, at: int) -> int:
        found = patterns()["raised"].match(self._text, at)
        if not found or self._text[at + 1] == "[":
            return at + 1
        self._cuts.append(_InlineCut(at, at + 1, opens=Mark.RAISED))
        self._cuts.append(_InlineCut(found.end() - 1, found.end(), closes=Mark.RAISED))
        return found.end()

    def _emphasis(self, at: int) -> int:
        """Cut the marks that open and close an emphasis; single ones are words."""
        if lowered := patterns()["lowered"].match(self._text, at):
            return self._reference(*lowered.span())
        mark = patterns()["marks"].match(self._text, at)
        if not mark:
            return at + 1
        before = self._text[at - 1 : at] if at else ""
        after = self._text[mark.end() : mark.end() + 1]
        written = mark[0]
        if written[0] == "_" and before.isalnum() and after.isalnum():
            return mark.end()
        if self._waiting[written] and before.strip():
            while True:
                opener = self._opened.pop()
                self._waiting[opener[0]] -= 1
                if opener[0] == written:
                    break
            struck = Mark.STRUCK if written == "~~" else Mark.NONE
            self._cuts.append(_InlineCut(*opener.span(), opens=struck))
            self._cuts.append(_InlineCut(*mark.span(), closes=struck))
        elif after.strip():
            self._opened.append(mark)
            self._waiting[written] += 1
        return mark.end()


def _place(cut: _InlineCut) -> tuple[int, int]:
    return cut.start, -cut.end
