"""The forms in which English writes days and times: one pattern for every reader."""

import re
from functools import cache

MONTHS = "january february march april may june july august september october november december"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?!\w)"
)
_FULL_MONTH = "|".join(month.title() for month in MONTHS.split())
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:\.|(?=,)))(?!\w)"
)
_DAY_NUMBER = r"[0-3]?\d(?:st|nd|rd|th)?(?!\w|:\d)"
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_COUNT = rf"(?i:an?|\d{{1,3}}|{'|'.join(NUMBERS)})"
_SOME = r"(?i:a few|few|a couple of|several|some|many)"
_UNIT = r"(?:minute|hour|day|week|fortnight|month|year|decade|century|centurie)s?"
_PART = r"(?:morning|afternoon|evening|night|lunchtime|noon|midnight)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_STAGE = r"(?:(?:early|late|mid)[- ])"
_SPEECH = (
    r"(?:interview|speech|statement|report|study|paper|letter|email|tweet|post|article|memo|memoir"
    r"|book|diary|essay|column|video|podcast|talk|lecture|address|manifesto|affidavit|judge?ment)"
)
_FEAST = r"(?:Christmas (?:Day|Eve)|Boxing Day|New Year['’]s (?:Day|Eve))"

# What belongs to a day is another thing, but for what people meet at.
OWN_MEETING = (
    r"s (?:\w+ )?(?:meeting|hearing|session|sitting|briefing|conference|rally|debate|inquest|forum"
    r"|summit)\b"
)
_OWNS = rf"['’](?!{OWN_MEETING})"


def date_form(prefix: str) -> str:
    """Return the pattern of a written day, its groups named with a prefix."""
    year = r"(?:,? (?P<{}>(?:19|20)\d\d)(?!\w))?"
    return (
        rf"(?:(?:{WEEKDAY},? )?(?:(?:the )?(?P<{prefix}d1>{_DAY_NUMBER})(?: of)? "
        rf"(?P<{prefix}m1>{MONTH}){year.format(prefix + 'y1')}"
        rf"|(?P<{prefix}m2>{MONTH}) (?P<{prefix}d2>{_DAY_NUMBER})(?!,\d| (?:million|percent|per))"
        rf"{year.format(prefix + 'y2')}))"
    )


@cache
def time_hint() -> re.Pattern[str]:
    """Return a short pattern that is found wherever `time_pattern` is."""
    return re.compile(
        r"(?:19|20)\d\d|\d0s|[Dd]ay|onight|orning|vening|oon|ight|eek|onth|year|arl[iy]|efore"
        r"|ecade|entur|ago|spring|summer|autumn|fall|inter|time|ecently|Jan|Feb|Mar"
        r"|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Eve|Mon|Tue|Wed|Thu|Fri|Sat|Sun|hour|minute"
    )


@cache
def time_pattern() -> re.Pattern[str]:
    """Return the pattern of all times that are seen, understood or not."""
    return re.compile(
        r"(?<!\w)(?:(?:[Ll]ate|[Ee]arly|[Ee]arlier|[Ll]ater)(?: on)? |[Oo]n )?(?:"
        rf"(?P<between>(?:(?:between|from) )?{_DAY_NUMBER}(?: (?:and|to) |[-–]){_DAY_NUMBER}"
        rf" (?P<bm>{MONTH})|{MONTH} {_DAY_NUMBER}(?: (?:and|to) |[-–]){_DAY_NUMBER})"
        rf"|{date_form('')}"
        rf"|(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?!\w)"
        rf"|(?:(?:this )?(?P<pastday>last|past) )?(?P<day>{WEEKDAY})(?!{_OWNS})"
        rf"(?:,? (?P<week>(?:of )?(?:last|this) week)|(?: {_PART})?)"
        rf"|(?P<lastweek>last week,? (?:on )?(?P<day3>{WEEKDAY}))(?!['’])"
        rf"|(?P<agoday>(?P<n>{_COUNT}) (?P<unit>{_UNIT}) ago\b)"
        # "A day earlier" counts from another day of the text, which may be any.
        rf"|(?P<vague>(?:{_COUNT}|{_SOME}) {_UNIT} (?:earlier|before)"
        rf"|{_SOME} {_UNIT} ago|{_UNIT} (?:ago|earlier|before))\b"
        r"|(?P<yesterday>[Yy]esterday|[Ll]ast night|[Tt]he (?:day|night) before yesterday)"
        rf"(?!{_OWNS})"
        rf"(?: {_PART})?"
        rf"|(?P<today>[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening))(?!['’])"
        r"|(?P<weekend>(?:[Oo]ver|[Aa]t|[Dd]uring) the weekend|(?:[Ll]ast|[Tt]his|[Tt]his past"
        r"|[Tt]he past) weekend)(?!['’])"
        r"|(?P<coarse>(?:[Ll]ast|[Ee]arlier this|[Ll]ater this|[Tt]his|[Tt]he past"
        r"|[Ee]arlier in the|[Ee]arly this|[Ll]ate last) (?P<what>week|month|year))(?![\w'’])"
        rf"|(?P<feast>{_FEAST})"
        rf"|(?P<season>(?:[Ll]ast|[Tt]his|[Tt]his past) {_SEASON})\b"
        r"|(?:[Ii]n |[Bb]ack in )?(?:the )?(?:early |late |mid-?)?(?P<decade>(?:19|20)?\d0s)\b"
        rf"|(?P<inmonth>(?:(?:[Bb]ack )?[Ii]n |[Ll]ast |[Tt]he )(?:{_STAGE}|[Ll]ast )?"
        rf"(?P<month>{_FULL_MONTH}|{MONTH})(?:,? (?P<my>(?:19|20)\d\d))?(?! \d)"
        r"(?: (?P<mlast>last|this) year)?)"
        rf"|(?:{_STAGE}(?P<month2>{_FULL_MONTH})(?:,? (?P<my2>(?:19|20)\d\d))?)(?! \d)"
        rf"|(?P<month3>{_FULL_MONTH}) (?P<my3>(?:19|20)\d\d)(?!\w)"
        r"|(?:[Ii]n |[Bb]ack in )(?:(?:early|late|mid)[- ])?(?P<year>(?:19|20)\d\d)(?![\w-])"
        rf"|(?P<year2>(?:19|20)\d\d)(?= (?:\w+ )?{_SPEECH}\b)"
        r"|(?P<other>[Tt]he (?:next|following|previous|same) (?:day|week|month|year|morning"
        rf"|{WEEKDAY})"
        r"|[Tt]hat (?:day|week|month|year|night|morning)|[Aa]t the time|[Rr]ecently)\b)"
    )
