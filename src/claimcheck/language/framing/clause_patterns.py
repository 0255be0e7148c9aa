"""What joins, opens and interrupts the clauses of a sentence."""

import re
from functools import cache

_STATED = (
    r"(?:it (?:is|was) (?:(?:also|now|quite|perfectly) )?(?:clear|obvious|evident|certain"
    r"|well known|no secret|no accident|no surprise|no coincidence)"
    r"|the (?:result|outcome|effect|upshot) (?:is|was)|(?:this )?means"
    r"|(?:we|all|you) know|(?:everybody|everyone) knows|remember|note) that\s+"
)
_VERBS = (
    r"(?:is|are|was|were|has|have|had|does|do|did|can|could|will|would)(?:n[’']t)?|won[’']t"
    r"|can[’']t"
)
# What says how somebody takes it: nothing less is said of it.
_IT_IS = (
    r"(?:that|this)(?:[’']s|\s+is|\s+was)\s+(?:why|our|my|your|how\s+much|crazy|insane|outrageous"
    r"|enough|an?\s+(?:scandal|shame|disgrace|crime|catastrophe|disaster|record|lot|outrage))\b"
)


@cache
def joints() -> re.Pattern[str]:
    """Return what parts the clauses of a sentence."""
    joining = "and|but|while|as|after|because|which|although|though|whereas|yet|since|so"
    # "He paid and nobody knows it": without a comma too, where a subject goes on with its verb.
    goes_on = (
        rf"(?:it|they|we|there|he|she|you|i)\s+(?:still\s+|now\s+|just\s+)?(?:{_VERBS})\b"
        r"|(?:nobody|no one|everyone|everybody)\s+[a-z]"
        rf"|{_IT_IS}"
    )
    return re.compile(
        rf";\s+(?:(?:{joining})\s+)?|,\s+(?:{joining})\s+|,\s+(?=not that\s)"
        rf"|\s+(?:and|but|so|yet)\s+(?={goes_on})"
        r"|(?P<weak>:\s+|(?<!\s)\s+[–—-]{1,2}\s+|—)",
        re.IGNORECASE,
    )


@cache
def bare_joints() -> re.Pattern[str]:
    """Return a word that may part two clauses without a comma, if each is one."""
    return re.compile(
        r"(?:,\s+(?:then\s+)?"
        r"|\s+(?:and(?:\s+(?:also|then|so|yet))?|but|while|whereas|because|though|since(?!\s+\d)|as|so|yet"
        r"|plus)\s+)"
        r"(?!if\b|that\b|many\b|much\b|few\b|little\b|far\b|long\b|well\b|though\b)"
    )


@cache
def between() -> re.Pattern[str]:
    """Return what an "and" joins to the one thing after it: "between 2020 | and 2023"."""
    return re.compile(r"\bbetween(?:\s+(?!and\b)[\w’'.,-]+){1,3}$", re.IGNORECASE)


@cache
def beginning() -> re.Pattern[str]:
    """Return a clause that stands before the one that it belongs to."""
    return re.compile(
        r"(?P<join>(?:while|as|after|because|although|though|whereas|since|now that|given that)\s+)"
        r"[^,;:]{10,}(?P<comma>,\s+)",
        re.IGNORECASE,
    )


@cache
def stated() -> re.Pattern[str]:
    """Return how a clause begins that says of what follows that it is so."""
    return re.compile(_STATED, re.IGNORECASE)


@cache
def that() -> re.Pattern[str]:
    """Return a "that" with a sentence's worth of words after it."""
    return re.compile(r"(?<=\w) that\s+(?=(?:[^\s,;]+\s+){3})", re.IGNORECASE)


@cache
def reason() -> re.Pattern[str]:
    """Return a "because" that no comma parts from what stands before it."""
    return re.compile(r"(?<=\w) because\s+(?=(?:[^\s,;]+\s+){3})")


@cache
def aside() -> re.Pattern[str]:
    """Return what may be left out of a clause."""
    return re.compile(
        r",\s+(?:which|who|not)\s+[^,;:]{3,}(?P<end>,\s+)(?!and\b|but\b|or\b)"
        # In brackets, more than a name in short or a figure.
        r"|\s\((?:[^()\s]+\s+){3}[^()]+\)"
        r"|(?P<dash>\s[–—-]{1,2}\s|—)(?P<said>[^–—,;:]{3,80}?)(?P=dash)(?=[a-z])"
    )


@cache
def bracketed() -> re.Pattern[str]:
    """Return what stands in brackets, in which nothing parts two clauses of the sentence."""
    return re.compile(r"\([^()]*\)")


@cache
def silence() -> re.Pattern[str]:
    """Return what contests nothing: somebody has nothing to say to it."""
    return re.compile(
        r"\b(?:said (?:nothing|little|no more)|(?:declined|refused|was unavailable) to comment"
        r"|(?:did|does|has|had|could) not (?:immediately |yet )?"
        r"(?:repl(?:y|ied)|respond(?:ed)?|comment(?:ed)?|be reached))"
        r"(?: to (?:\w+ )?(?:questions|requests?))?\b"
        # Somebody lacks something, and no more: "The town has no money".
        r"|\b(?:has|have|had|got|gets?)\s+(?:nothing|no\s+(?!evidence|proof|basis|reason|sign"
        r"|record|truth|idea|foundation|merit|way|right|doubt|clue|business|substance"
        r"|ground)\w+)\b(?! to\b)"
        r"|\b(?:admit|admits|admitted|confirm|confirms|confirmed|know|knows)\s+(?:it|this|that)\b"
        r"|\brefuse[sd]?\s+(?:it|them|him|her)\b"
        r"|^\s*what\s+an?\s+(?!lie|joke|load|fairy|tale|story|myth|hoax)\w+\W*$"
        rf"|\b{_IT_IS}",
        re.IGNORECASE,
    )


@cache
def word() -> re.Pattern[str]:
    """Return a word or a figure."""
    return re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")


@cache
def acts() -> re.Pattern[str]:
    """Return a verb in the present with what it is done to."""
    # "opens a bridge": a present that no list of verbs need know.
    return re.compile(r"\b[a-z]{3,}s (?:an?|the|his|her|its|their|this|no|more)\b")
