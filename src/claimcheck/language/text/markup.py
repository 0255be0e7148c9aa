"""Marks of web pages and posts around words, and hyphens, which nobody reads aloud."""

import re
from functools import cache

# By which agencies tell the version of a report: "UPDATE 2-", "REFILE-".
SLUGS = (
    *("UPDATE", "WRAPUP", "REFILE", "CORRECTED", "CORRECTION", "RPT", "REPEAT", "CLARIFICATION"),
    "EXCLUSIVE",
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"


def unescaped(text: str) -> str:
    """Return a text with its references to characters resolved, as pages have them.

    >>> unescaped("R&amp;D"), unescaped("R and D")
    ('R&D', 'R and D')
    """
    if "&" not in text:
        return text
    # Most texts hold none, and loading the table of them takes longer than reading most texts.
    from html import unescape  # noqa: PLC0415

    return unescape(text)


@cache
def tag_joint() -> re.Pattern[str]:
    """Match where a hashtag or a handle joins two words: "StopTheWar"."""
    return re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)")


@cache
def marks_of_pages() -> re.Pattern[str]:
    """Match a tag of HTML that says nothing of its own, a power, a link, or a note's mark.

    A link to the source at the end goes with its word. What is struck out, and any other tag,
    stays as it is written.
    """
    inline = "a|abbr|b|cite|em|font|i|mark|q|small|span|strong|sub|u"
    block = "blockquote|br|div|h[1-6]|li|ol|p|td|tr|ul"
    given = r"(?:\s+[\w:-]{1,40}\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>\"']{1,2000})){0,9}"
    source = r"(?:\(?(?:source|sources|link|via|read more|more here|full story|details)[:.]?\)?)"
    address = r"\((?:[/#.]|https?:)[^\s()]{0,2000}\)"
    return re.compile(
        # A mark of a note is glued to a word, or ends the text.
        r"(?P<note>(?<=[\w.,;:!?\"')%])\[\d{1,3}\](?!\()| ?\[\d{1,3}\](?=[\s.]*$))"
        rf"|(?P<source> ?(?:<a{given}\s*>\s*{source}\s*</a>|\[{source}\]{address})(?=[\s.]*$))"
        rf"|</?(?:{inline}|(?P<block>{block})){given}\s*/?>"
        r"|(?<=\d)<sup>(?P<power>-?\d{1,2})</sup>|(?<=[ckm]m)<sup>(?P<squared>[23])</sup>"
        r"|(?<= m)<sup>(?P<metres>[23])</sup>"
        r"|\[(?P<linked>[^\[\]\n]{1,500})\]" + address,
        re.IGNORECASE,
    )


def read_mark(found: re.Match[str]) -> str:
    """Return what a reader sees of what `marks_of_pages` matched."""
    if found["note"] or found["source"]:
        return ""
    if found["power"]:
        return "^" + found["power"]
    if linked := found["linked"]:
        return linked
    return found["squared"] or found["metres"] or (" " if found["block"] else "")


@cache
def _slugs() -> re.Pattern[str]:
    # Agencies say before a headline which version of a report it is over.
    return re.compile(
        rf"\W*(?!EXCLUSIVE-OR\b)(?:(?:{'|'.join(SLUGS)})(?: \d{{1,2}})?(?:[ -]?\(OFFICIAL\))?-)+"
        r"(?=[\"'(]*[A-Z0-9])",
        re.ASCII,
    )


def end_of_slugs(text: str) -> int:
    """Return where the slugs of an agency end that a headline begins with; 0 where there is none.

    In a headline wholly in capitals they may be words of it.

    >>> end_of_slugs("UPDATE 2-Two ferries sank"), end_of_slugs("Update 2-year plans")
    (9, 0)
    """
    if not text.lstrip("\"' ").startswith(SLUGS) or text.isupper():
        return 0
    found = _slugs().match(text)
    return found.end() if found else 0


@cache
def _last_tags() -> re.Pattern[str]:
    return re.compile(r"(?:(?:^|\s+)#\w+)+\s*$")


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


def start_of_echo(text: str) -> int | None:
    """Return where hashtags begin that end a text and only say its own words again.

    >>> start_of_echo("Exports of Mali rose #Mali"), start_of_echo("Exports rose #satire")
    (20, None)
    """
    found = _last_tags().search(text)
    if found is None or not found.start():
        return None
    said = set(_letters().findall(text[: found.start()].casefold()))
    tags = _letters().findall(tag_joint().sub(" ", found[0]).casefold())
    return found.start() if said.issuperset(tags) else None


@cache
def hyphens_of_stages() -> re.Pattern[str]:
    """Return the hyphen in "mid-May", which is one month as "mid May" is, and in "mid-2019".

    >>> hyphens_of_stages().sub(" ", "in mid-May, mid-table and late-2019")
    'in mid May, mid-table and late 2019'
    """
    before = r"(?:(?<=\bmid)|(?<=\bearly)|(?<=\blate))"
    return re.compile(rf"{before}-(?=\d{{4}}\b|(?:{_MONTHS})[a-z]*\b)", re.IGNORECASE)


@cache
def tight_dashes() -> re.Pattern[str]:
    """Return a dash between words, which parts them where it is a long one: "dam—built in".

    Between two figures it says from where to where.
    """
    return re.compile(r"(?<=\w)-(?=[^\W\d_])|(?<=[^\W\d_])-(?=\w)")
