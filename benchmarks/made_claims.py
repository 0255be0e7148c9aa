"""Make up realistic claims, and queries that repeat some of them in other words.

Nothing is read from anywhere: one seed gives the same claims on every machine.
Words follow Zipf's law over a vocabulary of 120,000, sentences stay near a topic,
name people and places, give figures, and one claim in five nearly repeats another.
"""

import random
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import NamedTuple

_COMMON = (
    "the of to and in a that is for on was with by as at it from has be are have this not its"
    " were will an said after who which their more than new been had over he they people last"
    " year would about one government also years could first but two percent while under"
)
_STARTS = "b c d f g h j k l m n p r s t v w br ch cl dr fr gr pl pr sh st th tr"
_VOWELS = "a e i o u a e i o u ai ea ou"
_ENDS = ["", "", "", "n", "r", "l", "s", "t", "nd", "st"]
_SUFFIXES = ["", "", "", "s", "ed", "ing", "er", "ly", "tion", "ment", "ity"]
_UNITS = ["%", " percent", " million", " billion", " points", " people", " times", " years"]
_VOCABULARY = 120_000
_TOPICS = 2_000


class Query(NamedTuple):
    """A text that repeats a claim, and the number of that claim, from 1."""

    text: str
    claim: int


class Maker:
    """A source of claims: `sentence` gives the next one."""

    def __init__(self, seed: int) -> None:
        """Make up the vocabulary, the names and the topics."""
        self.random = random.Random(seed)
        common = _COMMON.split()
        words = [*common, *self._words(_VOCABULARY - len(common))]
        self.words = words
        self.weights = list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(words))))
        self.first_names = [word.capitalize() for word in self._words(900)]
        self.last_names = [word.capitalize() for word in self._words(15_000)]
        self.places = [word.capitalize() for word in self._words(3_000)]
        self.topics = [self.choose(150) for _ in range(_TOPICS)]

    def choose(self, count: int) -> list[str]:
        """Return words as a text uses them: few of them often."""
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def claims(self, count: int) -> Iterator[str]:
        """Yield claims; one in five nearly repeats one of the thousands before it."""
        recent: list[str] = []
        for _ in range(count):
            if recent and self.random.random() < 0.2:
                claim = self._nearly(self.random.choice(recent))
            else:
                claim = self.sentence()
            if len(recent) < 20_000:
                recent.append(claim)
            else:
                recent[self.random.randrange(20_000)] = claim
            yield claim

    def sentence(self) -> str:
        """Return a sentence of 15 to 30 words."""
        chance = self.random.random
        words = self.choose(self.random.randint(13, 26))
        topic = self.random.choice(self.topics)
        words = [self.random.choice(topic) if chance() < 0.3 else word for word in words]
        if chance() < 0.6:
            words[0:0] = [self.name(), self.random.choice(["said", "says", "claims"]), "that"]
        if chance() < 0.5:
            words.insert(self.random.randrange(len(words)), self.figure())
        if chance() < 0.4:
            words += ["in", self._pick(self.places)]
        text = " ".join(words)
        return text[0].upper() + text[1:] + "."

    def name(self) -> str:
        """Return a person's first and last name."""
        return f"{self._pick(self.first_names)} {self._pick(self.last_names)}"

    def figure(self) -> str:
        """Return a figure with its unit, an amount of money or a year."""
        kind = self.random.randrange(4)
        if kind == 0:
            return str(self.random.randint(1950, 2025))
        if kind == 1:
            return f"${self.random.randint(1, 999):,}"
        number = self.random.choice([self.random.randint(2, 99_999), self.random.randint(2, 99)])
        return f"{number / 10 if kind == 2 else number:,}{self.random.choice(_UNITS)}"

    def repeated(self, text: str) -> str:
        """Return ``text`` in one to three of the ways in which claims come back."""
        for edit in self.random.sample(_EDITS, self.random.randint(1, 3)):
            text = edit(self, text)
        return text

    def _pick(self, names: list[str]) -> str:
        return names[int(len(names) * self.random.random() ** 2.5)]

    def _words(self, count: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            syllables = (self._syllable() for _ in range(self.random.choice([1, 2, 2, 3])))
            found["".join(syllables) + self.random.choice(_SUFFIXES)] = None
        return sorted(found, key=len)

    def _syllable(self) -> str:
        return "".join(map(self.random.choice, (_STARTS.split(), _VOWELS.split(), _ENDS)))

    def _nearly(self, text: str) -> str:
        words = text.split()
        for _ in range(self.random.randint(1, 3)):
            place = self.random.randrange(len(words))
            if any(sign.isdigit() for sign in words[place]):
                words[place] = self.figure()
            else:
                words[place] = self.choose(1)[0]
        return " ".join(words)


def _shortened(maker: Maker, text: str) -> str:
    kept = [word for word in text.split() if maker.random.random() > 0.25]
    return " ".join(kept) or text


def _misspelt(maker: Maker, text: str) -> str:
    words = text.split()
    for _ in range(2):
        place = maker.random.randrange(len(words))
        word = words[place]
        if len(word) > 3:
            at = maker.random.randrange(1, len(word) - 1)
            letter = maker.random.choice("aeiorstln")
            words[place] = maker.random.choice(
                [
                    word[:at] + word[at + 1 :],
                    word[:at] + letter + word[at:],
                    word[:at] + letter + word[at + 1 :],
                    word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                ]
            )
    return " ".join(words)


def _reworded(maker: Maker, text: str) -> str:
    chance = maker.random.random
    return " ".join(maker.choose(1)[0] if chance() < 0.3 else word for word in text.split())


def _reported(maker: Maker, text: str) -> str:
    extra = " ".join(maker.choose(maker.random.randint(3, 12)))
    return f"{maker.name()} told reporters that {text} {extra}"


def _reordered(maker: Maker, text: str) -> str:
    words = text.split()
    at = maker.random.randrange(len(words))
    return " ".join(words[at:] + words[:at])


def _halved(maker: Maker, text: str) -> str:
    words = text.split()
    half = max(5, len(words) // 2)
    at = maker.random.randrange(max(1, len(words) - half))
    return " ".join(words[at : at + half])


_EDITS: list[Callable[[Maker, str], str]] = [
    _shortened,
    _misspelt,
    _reworded,
    _reported,
    _reordered,
    _halved,
]
