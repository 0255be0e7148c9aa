"""What a page or a post puts around a sentence: its source, a number in a list, a sign to look."""

import re
from functools import cache

from claimcheck.language.text.markup import SLUGS

# Agencies and papers, by the names under which posts and pages give them as the source.
OUTLETS = (
    "reuters|ap|ap news|associated press|afp|agence france-presse|dpa|efe|ansa|tass|xinhua|ritzau"
    "|bloomberg|bbc|bbc news|bbc sport|cnn|fox news|nbc news|cbs news|abc news|sky news|itv news"
    "|al jazeera|deutsche welle|dw|france 24|euronews|npr|pbs|politico|axios|the guardian|guardian"
    "|the times|financial times|the telegraph|the independent|the economist|the sun|daily mail"
    "|mail online|the new york times|new york times|nyt|the washington post|washington post|wsj"
    "|the wall street journal|wall street journal|usa today|los angeles times|the hill"
    "|newsweek|le monde|el pa[ií]s|der spiegel|spiegel|irish times|the irish times"
)
_SIGNS = "🚨📢📣🔴❗‼⚠🆕📌👇👉🧵🎥📷📸📹🗞📰🔔\ufe0f"
_SLUGS = "|".join(SLUGS).lower()
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:[{_SIGNS}•\s]|[*-]\s|>\s?(?=[^\W\d_>]))*"
        rf"(?:rt (?!not\b)\w{{1,30}}(?: \w{{1,30}}){{0,3}}: *|\(?\d{{1,2}}[.)]\s+(?!{_MONTH})"
        rf"|(?:(?:{_SLUGS})(?: \d{{1,2}})?(?:(?:: | )?\(official\))?(?: - |: ))+)?"
        # The place of a dateline is what "here" and "the city" mean, and stays.
        rf"(?:\((?:{OUTLETS})\) ?- ?)?)(?=\S+ \S+ \S)"
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s*[\[(](?:via |source: ?|photo: ?)?(?:{OUTLETS}|videos?|photos?|watch)[\])]"
        rf"|\s*\((?:{OUTLETS}) photo(?:/[\w .'-]{{1,30}})?\)|\s*\(link in (?:comments|bio)\)"
        r"|(?<=[.!?])\s+(?:please |pls )?(?:share|retweet|repost)(?: this)?"
        rf"|[.!]?\s+(?:source|via|credit|photo): ?(?:{OUTLETS})|\s+via (?:{OUTLETS})"
        rf"|\s+[-|]+ (?:{OUTLETS})|[\s{_SIGNS}])+[\s.!]*$"
    )


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<place>[^\W\d_][\w .'-]{{1,40}}?) \((?:{OUTLETS})\) ?-+ ?(?=\S+ \S+ \S)"
    )


@cache
def _repeated() -> re.Pattern[str]:
    return re.compile(rf"[{_SIGNS}•\s]*rt (?!not\b)(?P<who>\w{{1,30}}(?: \w{{1,30}}){{0,3}}):")


def who_is_repeated(lowered: str) -> str:
    """Return whom a post repeats, as "RT @x:" names them; empty where it names nobody.

    >>> who_is_repeated("rt nora lind: the port is closed"), who_is_repeated("the port is closed")
    ('nora lind', '')
    """
    found = _repeated().match(lowered) if "rt " in lowered[:_LONGEST_SOURCE] else None
    return found["who"] if found else ""


_LONGEST_SOURCE = 60
# One of these stands in all that `_after` takes away but signs; most sentences hold none, and are
# spared the pattern.
_BEFORE_SOURCES = ("[", "(", "| ", "- ", "via ", ":", "share", "retweet", "repost")
# The words with which `_before` can begin.
_BEFORE_WORDS = ("rt ", *_SLUGS.split("|"))


def end_of_lead(lowered: str) -> int:
    """Return where a sentence begins, after signs, a list's number, "RT @x:" and an agency.

    A dateline goes only where the sentence names its place.

    >>> text = "(reuters) - norway closed its border"
    >>> text[end_of_lead(text):]
    'norway closed its border'
    """
    # Most sentences begin with a word, and are spared the long pattern.
    spared = lowered[:1].isalpha() and not lowered.startswith(_BEFORE_WORDS)
    found = None if spared else _before().match(lowered)
    end = found.end() if found else 0
    dateline = _dateline().match(lowered, end) if "(" in lowered else None
    if dateline is None or not _names(lowered[dateline.end() :], dateline["place"]):
        return end
    return dateline.end()


def _names(text: str, place: str) -> bool:
    """Return whether a text names a place itself, so that a dateline tells nothing more."""
    return re.search(rf"(?<!\w){re.escape(place)}(?!\w)", text) is not None


def start_of_source(lowered: str) -> int:
    """Return where a sentence ends, before the paper or agency that it is from.

    >>> text = "norway closed its border | bbc news"
    >>> text[: start_of_source(text)]
    'norway closed its border'
    """
    tail = lowered[-_LONGEST_SOURCE:]
    if not (_ends_in_signs(tail) or any(each in tail for each in _BEFORE_SOURCES)):
        return len(lowered)
    found = _after().search(lowered, max(0, len(lowered) - _LONGEST_SOURCE))
    return found.start() if found and found.start() else len(lowered)


def _ends_in_signs(tail: str) -> bool:
    """Return whether a text ends with a blank or a sign to look, but for its full stop."""
    last = tail.rstrip(".!")[-1:]
    return last.isspace() or (last != "" and last in _SIGNS)
