"""Who vouches for words in a draft: its own voice, somebody named, or nobody because it objects."""

import re
from functools import cache

_ADVERBS = (
    r"falsely|wrongly|incorrectly|inaccurately|erroneously|misleadingly|baselessly|mistakenly"
    r"|untruthfully|dishonestly|without (?:any |offering |providing |citing |giving )*"
    r"(?:evidence|proof|basis|foundation)"
)
_ADJECTIVES = (
    r"false|untrue|not true|wrong|incorrect|inaccurate|misleading|baseless|unfounded|debunked"
    r"|discredited|unproven|bogus|a myth|a hoax|a lie|fabricated|not correct|not supported"
)
_NOUNS = r"claims?|statements?|assertions?|allegations?|rumou?rs?|reports?|figures?|stor(?:y|ies)"
_IS = (
    r"(?:is|was|are|were|has been|have been|had been)"
    r"(?: also| simply| plainly| flatly| since| repeatedly)?"
)
_SO = r"(?:true|so|right|correct|the case)"
_NO_EVIDENCE = (
    r"there (?:is|was|has been) no (?:\w+ )?(?:evidence|proof|sign|indication|record)"
    r"|no (?:\w+ )?(?:evidence|proof) (?:supports|shows|suggests|backs|exists)"
)


@cache
def _beside() -> re.Pattern[str]:
    """Return what contests words from within their sentence, outside of them."""
    return re.compile(
        rf"\b(?:{_ADVERBS}|lied|debunked|denie[sd]|deny(?:ing)?|doubt(?:s|ed)|disputed|disputes|rejected|refuted"
        rf"|(?:false|debunked|baseless|unfounded|misleading|bogus|discredited) (?:{_NOUNS})"
        rf"|which (?:is|was) (?:{_ADJECTIVES})|contrary to (?:the )?\w+|{_NO_EVIDENCE})\b",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    """Return how the sentence after contests: at its beginning, about what was just said."""
    return re.compile(
        rf"\W*((?:(?:it|(?:that|this)(?: {_NOUNS})?|(?:the|his|her|their|these|those) {_NOUNS}"
        rf"|both(?: {_NOUNS})?) {_IS}|(?:it|that)['’]s) (?:{_ADJECTIVES})"
        rf"|(?:it|that|this) (?:is|was)(?: not|n['’]t) {_SO}"
        rf"|(?:neither(?: {_NOUNS})?|none of (?:this|that|it|these|them)) (?:is|was|are) {_SO}"
        rf"|{_NO_EVIDENCE}|(?:false|untrue|not true|wrong)[.!])",
        re.IGNORECASE,
    )


@cache
def _frame() -> re.Pattern[str]:
    """Return how a sentence begins that says of a claim that it does not hold."""
    return re.compile(
        rf"\W*((?:but |and |yet |however,? )?(?:{_NO_EVIDENCE}"
        rf"|it (?:is|was) (?:also |simply )?(?:{_ADJECTIVES})"
        rf"|(?:the |an? )?(?:false|debunked|baseless|unfounded|misleading|bogus|discredited)"
        rf" (?:{_NOUNS})) (?:to suggest |to support the (?:claim|idea) )?that)\s+",
        re.IGNORECASE,
    )


@cache
def _joining() -> re.Pattern[str]:
    """Return the words by which a sentence only joins the one before it."""
    return re.compile(
        r"(?:(?:however|meanwhile|moreover|furthermore|in addition|nevertheless|nonetheless|still"
        r"|also|besides|indeed|notably|at the same time|as a result|that said|of course),"
        r"|(?:but|and|yet)(?:,| (?!if|when|unless)))\s*(?=\S)",
        re.IGNORECASE,
    )


def joining_end(sentence: str) -> int:
    """Return where a sentence begins to say something, after words that only join it.

    >>> joining_end("However, exports rose."), joining_end("Exports rose.")
    (9, 0)
    """
    found = _joining().match(sentence)
    return found.end() if found else 0


@cache
def _hearsay() -> re.Pattern[str]:
    return re.compile(
        r"(it (?:is|was|has been|had been) (?:\w+ly )?(?:claimed|alleged|said|reported|suggested"
        r"|argued|asserted|rumou?red|believed|announced)(?: by [\w .’'\-]{2,60})? that"
        r"|(?:reportedly|allegedly|supposedly|purportedly),)\s+(?=\S)",
        re.IGNORECASE,
    )


def find_hearsay(sentence: str) -> re.Match[str] | None:
    """Find a beginning that gives words to others unnamed; group 1 is that beginning.

    >>> find_hearsay("It was claimed that exports rose.")[1]
    'It was claimed that'
    """
    return _hearsay().match(sentence)


@cache
def _denial() -> re.Pattern[str]:
    return re.compile(
        rf"(?:the |an? |any |this )?(?:claims?|ideas?|notions?|suggestions?|allegations?"
        rf"|assertions?|rumou?rs?|theory) that\s+(?P<words>[^\n]{{3,400}}?)"
        rf"\s+(?P<by>{_IS} (?:{_ADJECTIVES}))\b",
        re.IGNORECASE,
    )


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        rf"(?:,|\s+[—–-])\s+(?:but |though |although |and )?(?P<by>(?:that|this|it|which)"
        rf" {_IS} (?:{_ADJECTIVES}|rated (?:false|misleading)))\b[^\n]*$",
        re.IGNORECASE,
    )


def find_denial(sentence: str) -> tuple[int, int, str] | None:
    """Find what a sentence itself contests: where it begins and ends, and by which words.

    >>> text = "The claim that exports rose is wrong."
    >>> start, end, words = find_denial(text)
    >>> text[start:end], words
    ('exports rose', 'is wrong')
    >>> find_denial("Exports rose, but that is not true.")
    (0, 12, 'that is not true')
    """
    if found := _denial().match(sentence):
        return *found.span("words"), found["by"]
    if (found := _tail().search(sentence)) and found.start():
        return 0, found.start(), found["by"]
    return None


def find_frame(sentence: str) -> re.Match[str] | None:
    """Find a beginning such as "There is no evidence that"; group 1 is its words.

    >>> text = "There is no evidence that exports rose."
    >>> text[find_frame(text).end():]
    'exports rose.'
    """
    return _frame().match(sentence)


def challenge_beside(words: str) -> str | None:
    """Return the first words that contest what is said in the same sentence, if any do.

    ``words`` are the sentence without what it attributes.

    >>> challenge_beside("The minister falsely said that")
    'falsely'
    """
    found = _beside().search(words)
    return found[0] if found else None


@cache
def _turning() -> re.Pattern[str]:
    """Return how a sentence turns against what somebody was just said to have said."""
    return re.compile(r"\W*(in (?:fact|reality))\b", re.IGNORECASE)


def challenge_after(sentence: str, *, attributed: bool) -> str | None:
    """Return the words by which the next sentence contests what was said before it, if it does.

    "In fact" contests only what is ``attributed`` to others: in one's own voice it
    adds to what was said.

    >>> challenge_after("That is false, the ministry's list shows.", attributed=False)
    'That is false'
    """
    found = _after().match(sentence) or (_turning().match(sentence) if attributed else None)
    return found[1].rstrip(".!") if found else None
