"""Subtitles as articles: cues joined into sentences, each with its time."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from claimcheck.language.text.markup import unescaped
from claimcheck.model.article import Article
from claimcheck.model.sha256 import sha256
from claimcheck.model.text.capture import Capture
from claimcheck.model.text.source_map import Position, SourceMap, line_starts
from claimcheck.model.text.word_runs import End, Mark, WordRun
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.accepted_changes import accept
from claimcheck.reading.plain import decode, require_text, with_line_feeds
from claimcheck.reading.unreadable import UnreadableError

# So many seconds of silence after a sentence begin a new paragraph.
_SILENCE: Final = 4.0
# What is longer, in brackets, is no sound but words that viewers read.
_LONGEST_SOUND: Final = 3
# Of speech without a pause, so many characters are a paragraph.
_LONG: Final = 600
_TOO_LONG: Final = 5_000


class _SubtitleCue(NamedTuple):
    """Words that are shown from one time to another; `number` is the line they begin on."""

    begin: float
    end: float
    number: int
    lines: tuple[str, ...]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    time = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
    return {
        "times": re.compile(rf"\s*{time}\s+-->\s+{time}(?=\s|$)"),
        "voice": re.compile(r"<v(?:\.[\w.-]+)?\s+([^<>]+)>"),
        "tag": re.compile(r"</?[a-zA-Z\d.:_-]+(?:\s[^<>]*)?>|\{\\[^{}]*\}"),
        "sound": re.compile(r"\[[^\]]*\]|\([A-Z\d\s,.'’-]+\)|[♪♫#]+[^♪♫#]*[♪♫#]+|[♪♫]"),
        "note": re.compile(r"(?<![^\n])NOTE[ \t\n][^\n]*(?:\n[^\n]*\S[^\n]*)*"),
        "turn": re.compile(r"\s*(?:>>+|[-–—])\s*"),
        "label": re.compile(r"\s*[A-Z][\w.'’ -]{0,40}:\s"),
        "ending": re.compile(r"[.!?…][\"”’)]*$"),
    }


def read_subtitles(name: str, content: bytes) -> Capture:
    """Return the words of subtitles (SRT or WebVTT), joined over cues, by their times.

    A new speaker, and silence after a sentence, begin a paragraph. Sounds in brackets
    are left out, and so is a line that the next cue shows once more.
    """
    cues = list(_cues(with_line_feeds(decode(name, content)).split("\n")))
    if not cues:
        raise UnreadableError(name, "it has no times with words; give SRT or WebVTT")
    accepted = accept(_words(cues, lambda cue, _: (cue, cue + 1), _bare))
    require_text(name, accepted.text)
    places = tuple(Position(line=cue.number, time=_shown(cue.begin)) for cue in cues)
    article = Article(sha256(content).hexdigest(), accepted.text)
    return Capture(article, SourceMap(accepted.runs, places=places))


def subtitle_words(source: str) -> list[WordRun]:
    """Return the words that viewers read, with their lines in the file; notes are comments.

    None are where no line has a time.
    """
    text = with_line_feeds(source)
    starts, lines = line_starts(text), text.split("\n")
    cues = list(_cues(lines))

    def place(cue: int, line: int) -> tuple[int, int]:
        number = cues[cue].number - 1 + line
        return starts[number], starts[number] + len(lines[number])

    if not cues:
        return []
    words = list(_in_paragraphs(_words(cues, place, _shown_words)))
    words += [
        WordRun(note[0], *note.span(), Mark.COMMENT, is_whole=True)
        for note in _patterns()["note"].finditer(text.replace("\r", " "))
    ]
    return sorted(words, key=lambda word: word.start)


def _in_paragraphs(words: Iterable[WordRun]) -> Iterator[WordRun]:
    """Yield words with an end after a sentence where nobody has paused for long."""
    length = 0
    for word in words:
        yield word
        length = 0 if word.ends else length + len(word.text)
        is_ended = length > _LONG and _patterns()["ending"].search(word.text.rstrip())
        if is_ended or length > _TOO_LONG:
            yield WordRun("", word.end, word.end, ends=End.BLOCK)
            length = 0


def _cues(lines: list[str]) -> Iterator[_SubtitleCue]:
    """Yield the cues; lines before a time, and notes, are none."""
    number = 0
    while number < len(lines):
        times = _patterns()["times"].match(lines[number])
        number += 1
        if not times:
            continue
        begin = number
        while number < len(lines) and lines[number].strip():
            number += 1
        parts = [float(part or 0) for part in times.groups()]
        shown = tuple(lines[begin:number])
        yield _SubtitleCue(_seconds(parts[:4]), _seconds(parts[4:]), begin + 1, shown)


def _seconds(parts: list[float]) -> float:
    hours, minutes, seconds, fraction = parts
    return hours * 3600 + minutes * 60 + seconds + fraction / 1000


def _words(
    cues: list[_SubtitleCue],
    place: Callable[[int, int], tuple[int, int]],
    bare: Callable[[str], str],
) -> Iterator[WordRun]:
    """Yield the words of cues, each where ``place`` has a line of a cue, by their numbers."""
    before, voice, last, ended = tuple[str, ...](), "", "", 0.0
    for number, cue in enumerate(cues):
        # Captions that roll show each line twice.
        fresh = [(at, line) for at, line in enumerate(cue.lines) if line not in before]
        unnamed = voice and fresh and not any(map(_patterns()["voice"].search, cue.lines))
        if unnamed and not _goes_on(last, bare(fresh[0][1])):
            # Who speaks without a name, nobody knows, unless a sentence goes on.
            yield WordRun("", place(number, 0)[0], place(number, 0)[0], ends=End.BLOCK)
            voice = ""
        for at, line in fresh:
            start, end = place(number, at)
            named = _patterns()["voice"].search(line)
            text = bare(line)
            if not text:
                continue
            turn = _patterns()["turn"].match(text)
            is_new = bool(turn or _patterns()["label"].match(text))
            is_silent = cue.begin - ended > _SILENCE and _patterns()["ending"].search(last)
            if is_new or is_silent or (named and named[1] != voice):
                yield WordRun("", start, start, ends=End.BLOCK)
            if named and named[1] != voice:
                voice = named[1].strip()
                text = f"{voice}: {text}"
            last, ended = text[turn.end() :] if turn else text, cue.end
            yield WordRun(f" {last} ", start, end, is_whole=True)
        before = cue.lines


def _goes_on(last: str, line: str) -> bool:
    """Return whether a line goes on with a sentence that the one before left open."""
    return line[:1].islower() and not _patterns()["ending"].search(last)


def _bare(line: str) -> str:
    """Return what of a line is said."""
    patterns = _patterns()
    text = patterns["tag"].sub("", line)
    return " ".join(unescaped(patterns["sound"].sub(" ", text)).split())


def _shown_words(line: str) -> str:
    """Return what of a line viewers read, without what only tells of a sound."""

    def heard(sound: re.Match[str]) -> str:
        words = sound[0].strip("[]()#♪♫ ")
        return f" {words}. " if len(words.split()) > _LONGEST_SOUND else " "

    patterns = _patterns()
    text = patterns["tag"].sub("", line)
    return " ".join(unescaped(patterns["sound"].sub(heard, text)).split())


def _shown(seconds: float) -> str:
    """Return a time as a player shows it.

    >>> _shown(3723.9)
    '01:02:03'
    """
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
