"""Tags that may be a name where the other text has the words: "#RedCross", "the red cross"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import FUNCTION, Parsed
from claimcheck.model.comparison import Difference, Guard

# What posts talk about under a tag; of these words alone no name is made.
_TOPICS: Final = word_set(
    "climate change changes crisis global warming vaccine vaccines vaccination lockdown lockdowns"
    " inflation immigration migration migrants pandemic virus mandate mandates masks mask abortion"
    " gun guns control violence tax taxes fuel food energy gas oil price prices war wars"
)
_FEWEST_LETTERS: Final = 5
# A tag of more is a sentence: "#TheTramCost48MillionEuros".
_MOST_WORDS: Final = 4


def find_tags(first: Parsed, second: Parsed, written: tuple[str, str]) -> Iterator[Difference]:
    """Give the tags of several words that the other text has as words in small letters.

    No list holds all names, so a tag is taken for one unless it is of `_TOPICS` alone.
    """
    parsed = first, second
    for side in (0, 1):
        for tag in re.findall(r"#(\w+)", written[side]):
            words = _words_of(tag, parsed[1 - side].plain.text)
            if words and _may_be_name(words, parsed[1 - side].plain.text):
                shown = f"#{tag}", words
                yield Difference(Guard.ENTITY, shown[side], shown[1 - side])


def _words_of(tag: str, text: str) -> str:
    """Return the words of a text that a tag joins, empty where it has the tag or no such words."""
    if len(tag) < _FEWEST_LETTERS:
        return ""
    joined = re.compile(r"[\s-]?".join(map(re.escape, tag)), re.IGNORECASE)
    found = re.search(rf"(?<![\w#]){joined.pattern}(?!\w)", text, re.IGNORECASE)
    return found[0] if found and found[0].lower() != tag.lower() else ""


def _may_be_name(words: str, text: str) -> bool:
    """Return whether words stand in small letters that written with capitals may name something."""
    from claimcheck.matching.marks.english import has_sentence_case  # noqa: PLC0415

    heavy: Sequence[str] = [each for each in re.split(r"[\s-]", words) if each not in FUNCTION]
    begins = text.lstrip("\"'“‘ ").startswith(words)
    small = [word for word in heavy[begins:] if word[:1].islower()]
    if not small or len(heavy) > _MOST_WORDS or not has_sentence_case(text):
        return False
    return not all(word.lower() in _TOPICS for word in heavy)
