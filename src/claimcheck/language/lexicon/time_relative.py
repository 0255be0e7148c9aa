"""Words whose meaning hangs on the day they are said."""

import re
from functools import cache

from claimcheck.model.dates import PartialDate
from claimcheck.named_tuple import NamedTuple


class Relative(NamedTuple):
    """Words of relative time, their place, and how exactly the day must be known."""

    start: int
    end: int
    precision: str


_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several|couple of)"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:"
        r"(?P<year>(?:this|last|next|the (?:past|previous|coming|current)) (?:calendar )?"
        r"(?:year|decade|century|spring|summer|autumn|fall|winter)"
        r"|(?:year|years|decades?|centur(?:y|ies)) ago|(?:since|so far|earlier|later) (?:the "
        r"(?:start|beginning) of (?:the|this) year|this year)|so far)"
        r"|(?P<month>(?:this|last|next|the (?:past|previous|coming|current)) (?:month|quarter)"
        r"|months? ago|(?:over|in|during|within) the (?:past |last |previous )?year"
        r"|year[- ]on[- ]year|(?:compared (?:with|to)|from) a year (?:ago|earlier)|year earlier"
        rf"|(?:over|in|during|for|within) the (?:past|last|previous|next|coming) {_NUMBER} "
        r"(?:years|months|decades)|in recent (?:years|months))"
        r"|(?P<day>(?:this|last|next|the (?:past|previous|coming|current)) "
        r"(?:week|weekend|fortnight|night|morning|evening|afternoon|"
        r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
        rf"|(?:over|in|during|for|within) the (?:past|last|previous|next|coming) {_NUMBER} "
        r"(?:weeks|days|hours)|in recent (?:weeks|days)|(?:weeks?|days?|hours?) ago"
        r"|now|nowadays|currently|at present|at the moment|today|tonight|yesterday|tomorrow"
        r"|recently|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b"
    )


def find_relative(text: str) -> list[Relative]:
    """Return the words of relative time in a plain text in lower case.

    >>> [(found.precision) for found in find_relative("it rose last month and fell over the year")]
    ['month', 'month']
    """
    return [
        Relative(*found.span(), found.lastgroup or "day") for found in _pattern().finditer(text)
    ]


def means_the_same(first: PartialDate | None, second: PartialDate | None, precision: str) -> bool:
    """Return whether words of relative time mean the same when said on these two dates.

    Two dates that are both unknown, or known equally, give no reason to doubt.
    """
    if first == second:
        return True
    if first is None or second is None:
        return False
    length = {"year": 1, "month": 2, "day": 3}[precision]
    return first[:length] == second[:length] and None not in first[:length]
