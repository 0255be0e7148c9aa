"""Make the table of common words that ships with the package.

    python benchmarks/common_words.py

Reads the package's common_words.txt, takes each word as the index does, and
writes the tokens with their weights beside it. A word listed twice keeps the
lowest weight.
"""

import sqlite3
from pathlib import Path

from claimcheck.store.index.tokens import tokenise

FOLDER = Path(__file__).parent.parent / "src" / "claimcheck" / "matching"
TABLE = FOLDER / "commonness.txt"
WIDTH = 100


def read_words(text: str) -> dict[str, float]:
    """Return each word with the weight of the first heading it stands under."""
    words: dict[str, float] = {}
    weight = 0.0
    for line in text.splitlines():
        if line.startswith("="):
            weight = float(line[1:])
        elif not line.startswith("#"):
            for word in line.split():
                words[word] = min(weight, words.get(word, weight))
    return words


def as_tokens(words: dict[str, float]) -> dict[str, float]:
    """Return the tokens of the words, each with its lowest weight."""
    tokens: dict[str, float] = {}
    found = tokenise(sqlite3.connect(":memory:"), list(words))
    for weight, several in zip(words.values(), found, strict=True):
        for token in several:
            tokens[token] = min(weight, tokens.get(token, weight))
    return tokens


def as_table(tokens: dict[str, float]) -> str:
    """Write the tokens by weight, in lines that a diff can show."""
    lines = ["# Tokens by weight, made by benchmarks/common_words.py; do not edit."]
    for weight in sorted(set(tokens.values())):
        lines.append(f"={weight:g}")
        line = ""
        for token in sorted(token for token, found in tokens.items() if found == weight):
            if len(line) + len(token) >= WIDTH:
                lines.append(line.rstrip())
                line = ""
            line += f"{token} "
        lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    words = read_words((FOLDER / "common_words.txt").read_text("utf-8"))
    tokens = as_tokens(words)
    TABLE.write_text(as_table(tokens), "utf-8")
    print(f"{len(words)} words, {len(tokens)} tokens, {TABLE.stat().st_size} bytes")
