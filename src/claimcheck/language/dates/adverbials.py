"""What stands beside a verb of saying and may tell when: openings, insertions, what one did."""

import re
from functools import cache


@cache
def speaking_pattern() -> re.Pattern[str]:
    """Return the pattern of what somebody did when she spoke: ``, addressing a rally``."""
    return re.compile(
        r"\W*(?:who )?(?:had |was )?(?:speaking|spoke|addressing|addressed|talking|testifying"
        r"|testified|visited|toured|attended|inspected|appeared|chaired|presided"
        r"|writing|responding|replying|reacting|briefing|answering|giving evidence)\b",
        re.IGNORECASE,
    )


@cache
def had_on_pattern() -> re.Pattern[str]:
    """Return the pattern of a helping verb that a time follows: ``, had on Tuesday confirmed``."""
    return re.compile(r",? (?:has|have|had|was)(?= (?:on|late|early|last|yesterday)\b)")


@cache
def adjunct_pattern() -> re.Pattern[str]:
    """Return the pattern of a phrase between commas: ``, on his page on 5 May,``."""
    return re.compile(r"\s*, (?:on|in|at|via|during) [^,;()—–]+,?(?: \d{4},)?\s*")


@cache
def opening_pattern() -> re.Pattern[str]:
    """Return the pattern of what opens a sentence and may tell when: ``At a rally on Monday,``.

    No clause of its own may stand in it, as in ``In the house she bought on Monday,``.
    """
    clause = r"(?:she|he|they|who|which|that|sold|bought|built|shot|hit|hurt)\b"
    speaking = (
        r"(?i:speaking|addressing|talking|testifying|writing|responding|replying|reacting|briefing"
        r"|answering|giving evidence|opening|asked|questioned|pressed|cross-examined|interviewed"
        r"|appearing|(?:when )?(?:reached|contacted|quizzed)|when (?:asked|questioned))\b"
        rf"(?![^,]* {clause})"
    )
    # A phrase of time or place, up to its comma, without a verb of its own.
    verb = (
        r" (?!dated|published|aired|released|issued|delivered|posted|signed|sent|shared|handed"
        r"|briefing|meeting|hearing|ruling|sitting|gathering|opening|spring|morning|evening)"
        r"\w+(?:ed|ing)\b"
    )
    phrase = (
        r"(?:(?:(?i:on|in|at|during|late|early|earlier|last|this|an?|one|two|three|four|five|six"
        r"|several|yesterday|today)|\d+|[A-Z][a-z]+day|[A-Z][a-z]{2,8}\.?(?= \d))\b"
        rf"(?:(?!{verb}| {clause})[^,;:()—–])*(?:,|$))"
    )
    return re.compile(rf"\W*(?:(?i:but|and|then) )?(?:{speaking}|{phrase})")


def pause(text: str, start: int, end: int) -> int:
    """Return where the clause pauses: what follows tells of somebody or something else."""
    found = _pauses().search(text, start, end)
    return found.start() if found else end


@cache
def _pauses() -> re.Pattern[str]:
    return re.compile(r"[,;:()—–]| -|\b(?:who|which|whose|that|when|because|and) ")


@cache
def relative_pattern() -> re.Pattern[str]:
    """Return the pattern of what tells of somebody named before: ``, who lost her home``."""
    return re.compile(r",? (?:who|whose|whom|which)\b")
