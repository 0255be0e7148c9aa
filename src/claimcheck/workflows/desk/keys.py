"""What a card of the review desk asks, its keys, and the words that do the same."""

from collections.abc import Sequence
from typing import Final

from claimcheck.language.display.columns import wrapped
from claimcheck.model.desk.card import Task
from claimcheck.named_tuple import NamedTuple

# What a card asks, of each task that waits.
QUESTIONS: Final = {
    Task.CONFIRM: "Are these the words, the speaker and the claim?",
    Task.DECIDE: "Is this the claim that was made before?",
    Task.RATE: "Is the claim true?",
    Task.SIGN_OFF: "Do you stand behind this verdict too?",
    Task.RESOLVE: "Which verdict holds?",
    Task.RECHECK: "Does this verdict still hold?",
}
YOURS: Final = "One verdict is yours: revise it, or leave it to somebody who took no side."


class Key(NamedTuple):
    """A key, the word that does the same, what it does, and what may follow it."""

    key: str
    word: str
    does: str
    rest: str = ""


ACTS: Final = (
    Key("c", "confirm", "confirm the words, and which claim they state"),
    Key("e", "edit", "edit the words or the speaker", "words TEXT | speaker NAME | span 120 185"),
    Key("x", "discard", "take the statement out of the record", "REASON"),
    Key("1", "same", "the same claim: its verdicts hold for these words too", "REASON"),
    Key("2", "related", "another claim about the same matter", "REASON"),
    Key("3", "contradicts", "another claim, which cannot be true beside it", "REASON"),
    Key("4", "not-same", "another claim; not asked again", "REASON"),
    Key("5", "later", "leave the question open", "REASON"),
    Key("g", "sign-off", "stand behind the verdict", "WHY"),
    Key("d", "dissent", "give another label than the verdict has", "LABEL"),
    Key("r", "resolve", "end the dispute by a verdict", "LABEL"),
    Key("v", "verdict", "give your verdict", "LABEL"),
    Key("t", "take", "take the claim up for a check", "high|low, by DAY, REASON"),
    Key("l", "drop", "take the claim out of the queue", "REASON"),
    Key("+", "source", "attach a source", "backs|contradicts|context URL"),
    Key("n", "note", "leave a note for the others", "TEXT"),
    Key("a", "assign", "ask a reviewer to see to it", "NAME"),
    Key("#", "topic", "file the claim under a topic, or take it out with - before it", "TOPIC"),
)
# Acts that are rare have a word and no letter.
WORDS: Final = (
    Key("publish", "publish", "record where the check can be read", "URL"),
    Key(
        "correct", "correct", "correct the verdict, with a notice to readers", "[v-7] CLASS NOTICE"
    ),
    Key(
        "contact",
        "contact",
        "somebody was asked, or wrote; or what was answered",
        "WHO | answer w-3 TEXT",
    ),
    Key("merge", "merge", "say that two claims are one", "c-58 REASON"),
    Key("unmerge", "unmerge", "part them again", "c-58 REASON"),
    Key("link", "link", "say how the claim is tied to another", "contradicts c-58 REASON"),
    Key("unlink", "unlink", "take a link back", "l-7 REASON"),
    Key("supersede", "supersede", "another claim holds since a day", "c-58 DAY REASON"),
    Key("hold", "hold", "let nobody change the claim, or lift that", "REASON | lift REASON"),
)
# Beside them, one to look with, and one that cannot be taken back.
ASIDE: Final = (
    Key("gate", "gate", "what the house rules say of the claim"),
    Key("redact", "redact", "remove what the card shows, for good", "REASON"),
)
# What the commands are called that do the same.
_ALSO: Final = {"review": "verdict"}
MOVES: Final = (
    Key("p", "precedents", "how similar claims were rated"),
    Key("w", "who", "the speaker's record"),
    Key("h", "history", "the whole story of the claim"),
    Key("o", "open", "where the original is", "text | browser"),
    Key("m", "more", "all that is known about the card"),
    Key("s", "skip", "leave the card as it is; the end tells what was skipped", "WHY"),
    Key("b", "back", "the card before"),
    Key("u", "undo", "take your last act back; it is named first"),
    Key("?", "help", "every key of this card"),
    Key("q", "quit", "stop; everything is stored already"),
)
AGAIN: Final = Key("a", "again", "go through what was left behind")
# At the end of the queue these go on.
END_MOVES: Final = (AGAIN, *(key for key in MOVES if key.word in {"back", "undo", "quit"}))

_ROW: Final = " " * 12


def keys_of(words: Sequence[str]) -> tuple[Key, ...]:
    """Return the keys of acts, in the order in which they are offered."""
    by_word = {key.word: key for key in (*ACTS, *WORDS)}
    return tuple(by_word[word] for word in words)


def read_line(line: str, known: Sequence[Key]) -> tuple[Key | None, str]:
    """Return the key that a line begins with, by its letter or its word, and what follows it.

    Case does not matter, words joined by a hyphen may be apart, and `decide` and `review`
    may be said as for the commands.

    >>> read_line("Not same another year", ACTS)[0].word
    'not-same'
    >>> read_line("decide not-same another year", ACTS)[1], read_line("review False", ACTS)[0].key
    ('another year', 'v')
    """
    words = line.split()
    if words and words[0].lower() == "decide":
        words = words[1:]
    if words:
        words[0] = _ALSO.get(words[0].lower(), words[0])
    for count in (2, 1):
        name = "-".join(words[:count]).lower()
        for key in known:
            if name == key.word or (count == 1 and name == key.key):
                return key, " ".join(words[count:])
    return None, line.strip()


def key_rows(keys: Sequence[Key], width: int, name: str = "keys") -> list[str]:
    """Return the keys of a card in short, in lines of ``width`` columns, none broken in two."""
    lines = [f"{f'  {name}':<{len(_ROW)}}{_short(keys[0])}"]
    for key in keys[1:]:
        shown = _short(key)
        if len(lines[-1]) + len(shown) + 3 > width:
            lines[-1] += ","
            lines.append(_ROW + shown)
        else:
            lines[-1] += f", {shown}"
    return lines


def _short(key: Key) -> str:
    """Return a key with its word, or the word where that is all."""
    return key.word if key.key == key.word else f"{key.key} {key.word}"


def help_lines(keys: Sequence[Key], width: int) -> list[str]:
    """Return what each key does, one a line."""
    lines = []
    for key in keys:
        rest = f" ({key.rest})" if key.rest else ""
        head = f"  {_short(key):<14}"
        lines += wrapped(f"{key.does}{rest}", first=head, rest=" " * 16, width=width)
    return [*lines, "  Enter shows the card again. Words work as well as keys."]
