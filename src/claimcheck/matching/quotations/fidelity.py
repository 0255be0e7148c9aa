"""Whether a text holds a quotation, word for word or nearly."""

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import Final

from claimcheck.language.text.folding import plain
from claimcheck.model.record.copies import Fidelity, Quoted

# Left out by an ellipsis, or put in by an editor in brackets.
_GAP: Final = r"\s*(?:[\[(]\s*(?:…|\.\.\.)\s*[\])]|…|\.{3,}|\[[^\]]{0,80}\])\s*"
# More words than this between two parts of a quotation, and it joins what nobody said together.
_GAP_WORDS: Final = 100
# From this likeness of words on, a passage is the quotation with other words.
_NEAR: Final = 0.6
_MARKS: Final = "\"'.,;:!?()[]- "


def find_quotation(quotation: str, text: str) -> Quoted:
    """Tell how ``quotation`` stands in ``text``, whatever their marks, dashes and line ends.

    >>> find_quotation("trade … grew", "He said trade with Mali grew.").fidelity
    <Fidelity.ELIDED: 'elided'>
    """
    wanted, whole = _flat(quotation).strip(_MARKS), _flat(text)
    if not wanted:
        return Quoted(Fidelity.MISSING)
    at = _whole_words(wanted, whole)
    if at is not None:
        return Quoted(Fidelity.VERBATIM, whole[at : at + len(wanted)])
    elided = _elided(quotation, whole)
    if elided:
        return Quoted(Fidelity.ELIDED, elided)
    return _nearest(wanted.split(), whole.split())


def _flat(text: str) -> str:
    """Return a text on one line, with one kind of quotation mark, dash, blank and per cent."""
    line = " ".join(plain(text).split())
    return re.sub(r"(?<=\d) ?(?:%|per ?cent\b)", "%", line, flags=re.IGNORECASE)


def _whole_words(wanted: str, whole: str, start: int = 0) -> int | None:
    """Return where ``wanted`` stands in ``whole``, not inside longer words."""
    pattern = rf"(?<!\w){re.escape(wanted)}(?!\w)"
    found = re.compile(pattern).search(whole, start)
    return found.start() if found else None


def _elided(quotation: str, whole: str) -> str | None:
    """Return the passage that holds the quotation's parts in order, with words between them."""
    parts = [_flat(part).strip(_MARKS) for part in re.split(_GAP, quotation)]
    parts = [part for part in parts if part]
    if not parts or (len(parts) == 1 and parts[0] == _flat(quotation).strip(_MARKS)):
        return None
    begin = _whole_words(parts[0], whole)
    while begin is not None:
        end: int | None = begin + len(parts[0])
        for part in parts[1:]:
            next_one = _whole_words(part, whole, end or 0)
            if next_one is None or len(whole[end:next_one].split()) > _GAP_WORDS:
                end = None
                break
            end = next_one + len(part)
        if end is not None:
            return whole[begin:end]
        begin = _whole_words(parts[0], whole, begin + 1)
    return None


def _nearest(wanted: list[str], words: list[str]) -> Quoted:
    """Return the passage that shares most words with the quotation, if it is near."""
    bare = [word.strip(_MARKS).casefold() for word in words]
    asked = [word.strip(_MARKS).casefold() for word in wanted]
    start = fullest_window(asked, bare)
    window = slice(max(0, start - 3), start + len(asked) + 3)
    matcher = SequenceMatcher(None, asked, bare[window], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    shared = sum(block.size for block in blocks)
    if not blocks or shared / len(asked) < _NEAR:
        return Quoted(Fidelity.MISSING)
    first, last = blocks[0], blocks[-1]
    # Take in the words before and after that stand where the quotation has others.
    begin = window.start + max(0, first.b - first.a)
    end = window.start + last.b + last.size + (len(asked) - last.a - last.size)
    return Quoted(Fidelity.ALTERED, " ".join(words[begin:end]))


def fullest_window(asked: list[str], words: list[str]) -> int:
    """Return where as many words as were ``asked`` hold most of them."""
    need, have = Counter(asked), Counter[str]()
    best, found, shared = 0, 0, 0
    for at, word in enumerate(words):
        have[word] += 1
        shared += have[word] <= need[word]
        if at >= len(asked):
            gone = words[at - len(asked)]
            shared -= have[gone] <= need[gone]
            have[gone] -= 1
        if shared > found:
            best, found = max(0, at - len(asked) + 1), shared
    return best
