"""What a text of eight times the length costs, where a careless rule looks at the rest each time.

    python benchmarks/growth.py [--only extract,compare]

Each law: a function, the texts that once made it slow, and by how much the cost may grow. CPU
seconds, the least of three. Eight times the length costs eight times as much, and 64 times where
each place looks at each other. Prints a line for each, and exits 1 where one is broken.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from itertools import count
from time import process_time
from typing import NamedTuple

from claimcheck import compare
from claimcheck.language.attribution.extract import extract
from claimcheck.language.framing.rebuttals import challenge_beside
from claimcheck.language.text.sought import Searched, Sought, WordForm
from claimcheck.matching.meaning.contrasts import contrasts
from claimcheck.model.statement import Statement
from claimcheck.reading.disguises.look_alikes import unmasked
from claimcheck.web.rendering import whole

_TIMES = 8
# What is too short to be measured counts as this much.
_LEAST = 0.002
# Lengths differ by a little each time, since what was read once may be kept.
_LENGTHS = count()


class Law(NamedTuple):
    """How long the shorter text is, and how many times as much the longer one may cost."""

    name: str
    run: Callable[..., object]
    # A text is one piece over and over; of two with a bar between them, two texts are made.
    pieces: tuple[str, ...]
    shorter: int
    bound: float = 25


def _contrasted(text: str) -> None:
    """Compare a statement with itself."""
    contrasts(Statement(text), Statement(text))


def _challenged(text: str) -> None:
    """Look for what contests words behind a text."""
    for _ in range(20):
        challenge_beside(text, "")


def _sought(text: str) -> None:
    """Look for somebody in every form that their name and words may have."""
    searched = Searched(f"{text}hanna voss took it all away")
    for form in WordForm:
        Sought("Hanna Maria Voss took it", form).places(searched)


def _found(text: str) -> None:
    """Look for a text in itself."""
    Sought(text, WordForm.FOLDED).stands_in(text)


def _sentence(text: str) -> None:
    """Look for a long sentence of capital words."""
    Sought("The Mayor Of The Town " * 200, WordForm.FOLDED).places(text)


def _shown(text: str) -> None:
    """Mark what stays on one line, in a field and in a paragraph."""
    whole(f"<textarea>{text}</textarea><p>{text}</p>")


def _unmasked(text: str) -> None:
    """Look for letters of other scripts in a text that ends oddly."""
    unmasked(text + "!?x")


LAWS = (
    Law(
        "extract",
        extract,
        (
            "A. B. ",
            "“a” said. ",
            "Ana Ruiz: “We are ready now.” Jeers follow.\n",
            "Fed President Luis Ortega spoke. The president said costs fell.\n",
            "Hanna-",
            "Ann Berg, ",
            "Q: a\n",
            "from 5% to 6% ",
        ),
        12_500,
    ),
    Law(
        "extract",
        extract,
        (
            *("said ", "he said that ", "“a,” he said. ", "“", "(", "Ann ", "— (@", ".", "'a "),
            *("said Ann and ", "according to x, ", "a: b c d\n"),
        ),
        2_500,
    ),
    Law(
        "contrasts",
        _contrasted,
        ("rose ", "x", "in_the_", "less more than ", "1960s ", "années "),
        12_500,
    ),
    Law(
        "compare",
        compare,
        (
            *("1,000 |½ ", "5% |$5 ", "-5 |$5 ", "more than 5 |$5 ", "by 5% to 6% |rose by 7% "),
            *("from 35 to 290 |from 35 to 310 ", "half of the |half "),
            "by 52-48 |with 52 votes to 48 ",
        ),
        1_250,
    ),
    Law(
        "unmasked",
        _unmasked,
        (
            *("ab", "a.b.", "a b ", "ab-", "ab-cd.ef ", "e\u0301\u0301", "a1", "aB", "ab/", "a-"),
            "a4a",
        ),
        20_000,
        32,
    ),
    Law("sought", _sought, ("- ", "-\n", "h ", "%c3", "\\n", "é-\n"), 25_000),
    Law("found", _found, ("Quota Fish ",), 1_250),
    Law("sentence", _sentence, ("The Mayor, Of The Town ",), 2_300),
    Law("whole", _shown, ("a-1 ", "2023-04-01-", "-1", "a-1<", ">a-"), 50_000),
    Law(
        "rebuttals",
        _challenged,
        ("he said ", ", who ", ", and ", "the claim that ", "which "),
        2_000,
    ),
)


def main() -> int:
    """Measure the laws; return 1 where one is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="names of laws, with commas between them")
    only = {each for each in parser.parse_args().only.split(",") if each}
    broken = 0
    for name, piece, grown, bound in _measured(only):
        broken += grown >= bound
        word = "BROKEN" if grown >= bound else "holds"
        print(f"{word:6}  {name:10}  {grown:6.1f} of {bound:.0f}  {piece!r}", flush=True)
    return 1 if broken else 0


def _measured(only: set[str]) -> Iterator[tuple[str, str, float, float]]:
    """Yield each law with a piece, how many times as much more of it costs, and the bound."""
    for law in LAWS:
        if only and law.name not in only:
            continue
        for piece in law.pieces:
            cost(law.run, piece, law.shorter // 10)
            short = max(cost(law.run, piece, law.shorter), _LEAST)
            yield law.name, piece, cost(law.run, piece, _TIMES * law.shorter) / short, law.bound
    if not only or "saying" in only:
        # Each pair of a verb and a clause of its sentence cost twenty times as much.
        other = cost(extract, "Berg went, and then ", 200_000)
        for piece in ("Berg said, ", "according to ", "said ", "Berg: he said "):
            yield "saying", piece, cost(extract, piece, 200_000) / other, 4


def cost(run: Callable[..., object], piece: str, length: int) -> float:
    """Return the CPU seconds that texts of a piece over and over cost, the least of three."""
    spent = []
    for _ in range(3):
        lengthened = length + 20 * next(_LENGTHS)
        texts = [part * (lengthened // len(part)) for part in piece.split("|")]
        begun = process_time()
        run(*texts)
        spent.append(process_time() - begun)
    return min(spent)


if __name__ == "__main__":
    sys.exit(main())
