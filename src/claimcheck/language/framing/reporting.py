"""The frame in which somebody else's words are reported: "He said that …"."""

import re
from functools import cache

_TOLD = (
    r"told (?:reporters|journalists|the press|us|a news conference|a press conference|lawmakers"
    r"|parliament)"
)
_SAID = rf"said|says|say|{_TOLD}"
_VERB = (
    rf"(?:{_SAID}|stated|states|noted|notes|added|adds|claimed|claims|claim|announced|announces"
    r"|stressed|stresses|emphasi[sz]ed|explained|explains|argued|argues|insisted|insists|declared"
    r"|declares|reported|reports|report|pointed out|points out|underlined|recalled|observed"
    r"|remarked"
    r"|confirmed|confirms|acknowledged"
    r")"
)
_ROLE = (
    r"(?:minister|president|prime minister|chancellor|premier|official|officials|spokesman"
    r"|spokeswoman|spokesperson|statement|report|ministry|agency|company|article|diplomat|leader"
    r"|senator|governor|mayor|speaker|author|post|paper|newspaper|secretary|chief|ambassador"
    r"|politician|expert|experts|sources?|authorities|government)"
)
_SUBJECT = (
    rf"(?:he|she|they|it|officials|sources|authorities|"
    rf"(?:(?:the|a|an|his|her|their|its) (?:[a-z]+ )?)?{_ROLE})"
)
_ALSO = r"(?:(?:also|later|then|further|previously|earlier|again) )?"
_WHEN = (
    r"(?: (?:on|late on|earlier on) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"| at a (?:news|press) conference)?"
)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"^\W*(?:{_SUBJECT} (?:has |have |had )?{_ALSO}"
        # "They confirmed the deal" reports nothing; only "said" can do without "that".
        rf"(?:{_VERB}{_WHEN}(?:,? that\b|:|,)|(?:{_SAID}){_WHEN}(?! by\b| to\b| so\b))"
        r"|it (?:is|was|has been) (?:also )?(?:said|reported|claimed|announced|stated|true) that\b"
        rf"|according to (?:him|her|them|(?:the )?{_ROLE})\b,?"
        r"|as (?:he|she|they) (?:said|put it),"
        r")\s*(?=\S)"
    )


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(
        rf",+\s*(?:{_SUBJECT} {_ALSO}{_VERB}{_WHEN}|{_VERB} {_SUBJECT}"
        rf"|according to (?:him|her|them|(?:the )?{_ROLE}))\W*$"
    )


@cache
def _answer() -> re.Pattern[str]:
    # As headlines of checks begin. The "no" answers a question and negates nothing.
    return re.compile(r"\W*(?:fact[ -]?check\W+)?(?:no|yes)(?:[,:;!]| -)\s+(?=\S)")


@cache
def _hint() -> re.Pattern[str]:
    # What every frame holds; most texts have none, and are spared the long patterns.
    return re.compile(
        r"\b(?:sa(?:id|ys?)|told|state[ds]|note[ds]|add(?:s|ed)|claim|announce|stress|emphasi|expl"
        r"|argue|insist|declare|report|point|underlined|recalled|observed|remarked|confirm"
        r"|acknowledged|according|as|true)"
    )


def find_body(lowered: str) -> tuple[int, int]:
    """Return the span of what is said, without who vaguely reported it or a "No," before it.

    A frame that names somebody belongs to the claim and stays.

    >>> text = "he said that exports rose again"
    >>> text[slice(*find_body(text))]
    'exports rose again'
    """
    answer = _answer().match(lowered)
    begin = answer.end() if answer else 0
    if not _hint().search(lowered, begin):
        return begin, len(lowered)
    opening = _opening().match(lowered[begin:])
    start = begin + (opening.end() if opening else 0)
    closing = _closing().search(lowered, start) if "," in lowered else None
    end = closing.start() if closing else len(lowered)
    if lowered.count(" ", start, end) < 2:
        return begin, len(lowered)
    return start, end
