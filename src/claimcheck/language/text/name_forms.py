"""The forms in which a name, and a sentence with one in it, can stand, as patterns."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from claimcheck.language.text.seen_letters import LETTER, seen
from claimcheck.language.text.shared_runs import MINUS, SIGNS

# Two words that stand together in one, as in an address; shorter may be another word.
_TOGETHER_FROM: Final = 8
_UMLAUTS: Final = ("äöüøåÄÖÜØÅ", "ae oe ue oe aa Ae Oe Ue Oe Aa")
_TWO_LETTERS: Final = str.maketrans(dict(zip(_UMLAUTS[0], _UMLAUTS[1].split(), strict=True)))
_BETWEEN_NAMES: Final = r"(?:\\+[nrt]|[\W_]){1,4}"
# Of so many words a name in a sentence is at most.
_LONGEST_NAME: Final = 3
# More capital words in a row are a headline.
_LONGEST_RUN: Final = 12
_NEAR: Final = r"(?:\\+[nrt]|[\W_]){0,3}"
# What may stand between two words that follow each other; a sign with a meaning may not.
_BETWEEN: Final = rf"(?:\\+[nrt]|[^\w{SIGNS}]|_){{1,12}}"
# What no text holds.
NEVER: Final = "(?!)"


def spelt(name: str) -> str:
    """Return a name with two letters for an umlaut, as where there is no key for it.

    >>> spelt("Jörg Müller")
    'Joerg Mueller'
    """
    return unicodedata.normalize("NFC", name).translate(_TWO_LETTERS)


def parts(folded: str) -> list[list[str]]:
    """Return the words of a name, each in its parts, such as those about a hyphen."""
    return [found for each in folded.split() if (found := re.findall(r"[^\W_]+", each))]


def orders(names: list[list[str]]) -> list[str]:
    """Return the orders in which the words of a name can stand, apart or together.

    A name of two parts, as with a hyphen, stays together.
    """
    every = [part for name in names for part in name]
    between = _BETWEEN_NAMES
    if _can_join(every):
        between = f"(?:{between})?"
    found = [between.join(every)]
    if len(names) > 1:
        found.append(between.join(part for name in (names[-1], *names[:-1]) for part in name))
    return found


def _can_join(words: list[str]) -> bool:
    """Return whether a name is told from other words where it is written together."""
    return len("".join(words)) >= _TOGETHER_FROM and min(map(len, words), default=0) > 1


def short(names: list[list[str]]) -> list[str]:
    """Return how a name is shortened: initials for what is before the last word, or left out."""
    if len(names) < 2 or len("".join(names[-1])) < 2:
        return []
    last = f"(?:{_BETWEEN_NAMES})?".join(names[-1])
    before = [part for name in names[:-1] for part in name]
    initials, first = _NEAR.join(part[0] for part in before), before[0]
    every = [*before, *names[-1]]
    joined = (every, [*names[-1], *before]) if _can_join(every) else ()
    return [
        *(f"{LETTER}*{''.join(each)}{LETTER}*" for each in joined),
        f"{initials}{_NEAR}{last}",
        f"{first[0]}{_NEAR}{last}",
        rf"{last},{_NEAR}{initials}\b",
        rf"{last},{_NEAR}{first[0]}\b",
        *([f"{first}{_BETWEEN_NAMES}{last}"] if len(before) > 1 else []),
        rf"{first}{_BETWEEN_NAMES}\w\.?{_BETWEEN_NAMES}{last}",
    ]


def in_any_form(run: Sequence[str], between: str) -> str:
    """Return what finds capital words in a row, the last of which may be a name in another form.

    >>> bool(re.fullmatch(in_any_form(["minister", "jane", "doe"], " "), "minister doe, jane"))
    True
    """
    found = [between.join(run)]
    for most in range(2, min(len(run), _LONGEST_NAME) + 1):
        name = [[each] for each in run[-most:]]
        forms = (*orders(name)[1:], *short(name), run[-1])
        before = "".join(f"{each}{between}" for each in run[:-most])
        found += [f"{before}{form}" for form in forms]
    return f"(?:{'|'.join(dict.fromkeys(found))})"


def capital_runs(text: str, tokens: Sequence[str]) -> list[tuple[int, int]]:
    """Return where two or more capital words follow each other, by their places among tokens.

    ``tokens`` are the words of the folded text; where its words are others, nothing is found.

    >>> capital_runs("Then Jane Doe took it.", ["then", "jane", "doe", "took", "it"])
    [(0, 3)]
    """
    words = [*re.finditer(r"[^\W_]+", text)]
    places = [place for place, each in enumerate(tokens) if each[0].isalnum()]
    if len(words) != len(places):
        return []
    runs: list[tuple[int, int]] = []
    for number, (word, place) in enumerate(zip(words, places, strict=True)):
        if not word[0][0].isupper():
            continue
        before = words[number - 1] if number else word
        apart = text[before.end() : word.start()]
        if runs and runs[-1][1] == place and _goes_on(before[0], apart):
            runs[-1] = runs[-1][0], place + 1
        else:
            runs.append((place, place + 1))
    return [(start, end) for start, end in runs if 1 < end - start <= _LONGEST_RUN]


def _goes_on(word: str, apart: str) -> bool:
    """Return whether what stands between two capital words leaves them one name."""
    return re.fullmatch(r"[\s\-'’]+", apart) is not None or (len(word) == 1 and apart == ". ")


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text, and the signs that change what it says."""
    return [found[0] for found in re.finditer(rf"{MINUS}|[{SIGNS}]|[^\W_]+", folded)]


def sentence_pattern(text: str) -> str:
    """Return what finds words and signs in order, a name among them in any form.

    A figure without a minus is none with it.
    """
    every = words_of(seen(text).text)
    names = dict(capital_runs(text, every))
    said, before, place = [], "", 0
    while place < len(every):
        token, end = every[place], names.get(place, place + 1)
        if before:
            # A sign needs no blank beside it.
            said.append(_BETWEEN if before.isalnum() and token.isalnum() else f"(?:{_BETWEEN})?")
        if end > place + 1:
            said.append(in_any_form(every[place:end], _BETWEEN))
        elif token[0].isdigit() and before != "-":
            said.append(rf"(?<!\s-){token}")
        else:
            said.append(token if token.isalnum() else re.escape(token))
        before, place = every[end - 1], end
    return "".join(said) or NEVER


def share_words(text: str, other: str, *, in_a_row: int) -> bool:
    """Return whether two texts have so many words in the same order, whatever stands between.

    >>> share_words("He took 290 envelopes", "he TOOK: 290 envelopes, they say", in_a_row=4)
    True
    """
    runs = [
        {tuple(words[start : start + in_a_row]) for start in range(len(words) - in_a_row + 1)}
        for words in (words_of(seen(each).text) for each in (text, other))
    ]
    return not runs[0].isdisjoint(runs[1])
