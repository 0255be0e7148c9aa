"""What the record says in words of the terminal, in those of the page that does the same.

One table: a command or an option of the terminal, and the control of the desk that it is.
What has no page, such as restoring a backup, stays as it is.
"""

import re
from functools import partial
from typing import Final

_CARD: Final = r"(?P<id>[csqv]-[1-9][0-9]{0,17})"
# In order: the first that fits a place counts. `{id}` is the record that the command names.
_SAID: Final = (
    (r"cannot use [^:]*: another program is writing to it; wait for it to end and repeat",
     "the record is busy, another program is writing to it; wait a moment and send it again"),
    (r"(?<!`)claimcheck review " + _CARD + r"(?![\w-])", "open the card of {id}"),
    (r"(?<!`)claimcheck show " + _CARD + r"(?![\w-])", "see {id}"),
    (r"(?<!`)claimcheck correct names one", "“Correct” on the page of the claim names one"),
    (r"`claimcheck [a-z -]+` shows the (?P<id>\w+)(?=$)", "the search finds {id}"),
    (r"run `claimcheck (?:review|show|history) " + _CARD + r"[^`]*`", "open {id}"),
    (r"`claimcheck (?:show|history) " + _CARD + r"`(?= tells?| lists its links)",
     "the page of {id}"),
    (r"give one with `claimcheck review`", "give one on the card of a claim"),
    (r"`claimcheck review " + _CARD + r"[^`]*`", "“Give your verdict” on the card of {id}"),
    (r"`claimcheck (?:show|history) " + _CARD + r"[^`]*`", "the page of {id}"),
    (r"with `claimcheck source add " + _CARD + r" URL`, or with --backs URL and"
     r" --contradicts URL on the line of `review`", "by “Add a source” on the card of {id}"),
    (r"with --url URL, or its article: `claimcheck add --article FILE`",
     "with its address, or its article, under Add"),
    (r"with --said-on DATE, or its article with --published-on",
     "with its day, or its article with the day it was published, under Add"),
    (r"as `claimcheck edit [^`]*`", "by “Edit” on its card"),
    (r"`claimcheck source add " + _CARD + r"[^`]*`", "“Add a source” on the card of {id}"),
    (r"`claimcheck source add[^`]*`", "“Add a source” on its card"),
    (r"`claimcheck sign-off " + _CARD + r"[^`]*`", "“Sign off” on the card of {id}"),
    (r"`claimcheck correct " + _CARD + r"[^`]*`", "“Correct” on the page of the claim of {id}"),
    (r"`claimcheck dissent[^`]*`", "“Give another label” on its card"),
    (r"`claimcheck resolve " + _CARD + r"[^`]*`", "“End the dispute” on the card of {id}"),
    (r"`claimcheck undo (?P<id>\d+) --never-out[^`]*`", "Undo"),
    (r"`claimcheck undo (?P<id>\d+)`", "undoing event {id}"),
    (r"`claimcheck publish " + _CARD + r"[^`]*`", "“Publish” on the page of {id}"),
    (r"`claimcheck hold " + _CARD + r" --lift[^`]*`", "“Let it be changed again” on its card"),
    (r"`claimcheck hold ID --lift`", "“Let it be changed again” on its card"),
    (r"`claimcheck contact add " + _CARD + r"[^`]*`", "“Ask for a reply” on the page of {id}"),
    (r"`?claimcheck contact add[^`]*`?", "“Somebody was asked, or wrote” on its card"),
    (r"`claimcheck reviewer leave … --hand-over-to REVIEWER`",
     "“Let … leave” under People"),
    (r"`claimcheck (?:reviewer|account) [^`]*`", "People"),
    (r"`claimcheck unmerge[^`]*`", "“Part it from a claim” on its card"),
    (r"`claimcheck decide[^`]*`", "its card"),
    (r"`claimcheck person list`", "the search"),
    (r"`claimcheck person (?:merge|split|describe)[^`]*`", "“Say more” on the page of the person"),
    (r"`claimcheck scan --about[^`]*`", "docs/rules.md"),
    (r"claimcheck add --article FILE", "Add"),
    (r"sign one off with `claimcheck sign-off`, or scan with --verdicts proposed",
     "sign one off on its card, or let verdicts count that wait for a sign-off"),
    (r"`(?P<id>\w+)` under \[\w+\](?: in claimcheck\.toml)?", "{id} in the settings of the desk"),
    (r"with --despite REASON", "under “Why it goes out though a rule fails”"),
    (r"by `claimcheck correct`", "by “Correct” on the page of the claim"),
    (r"say it with --by NAME, with CLAIMCHECK_BY, or with `by` in claimcheck.toml", "log in"),
    (r"; raise max_copy_bytes under \[sources\] in claimcheck\.toml, or (?:keep it elsewhere and"
     r" name it|name where it is kept) with --archive-url", "; say where it is kept instead"),
    (r"that they are two people with --another", "by the tick that they are two people"),
    (r", and try with --dry-run", ", and look at it again"),
    (r"; name its encoding with --encoding", "; save it as UTF-8"),
    (r"; convert it(?: to UTF-8)?, for example with iconv", "; save it as UTF-8"),
    (r": --set '[^']*=(?P<id>\w+)'", ": name it above ({id})"),
    (r"--party is empty", "who was asked is missing"),
    (r"--channel is empty", "how they were asked is missing"),
    (r"; give a column of claims, or --claim c-31", "; give a column of claims, or the claim"),
    (r"--(?P<id>since|until|on|as-of|deadline|reason|notice|url|label)\b", "“{id}”"),
    (r"`claimcheck (?P<id>review|sign-off|correct|publish|resolve|hold|source|contact|log|list"
     r"|search|due|stats|report|import|scale|undo|match)[^`]*`", "the page for it"),
    (r"(?:\[[\w.]+\] in )?claimcheck\.toml", "the settings of the desk"),
)  # fmt: skip
_MAY_SAY: Final = re.compile("claimcheck|--|iconv|cannot use |under \\[")
_TABLE: Final = tuple((re.compile(said), page) for said, page in _SAID)


def in_page_words(told: str) -> str:
    """Return what the record told, with the page's control for each command and option.

    >>> in_page_words("say why it goes out all the same with --despite REASON")
    'say why it goes out all the same under “Why it goes out though a rule fails”'
    >>> in_page_words("another needs `claimcheck sign-off v-3`")
    'another needs “Sign off” on the card of v-3'
    """
    if not _MAY_SAY.search(told):
        return told
    for said, page in _TABLE:
        told = said.sub(partial(_control, page), told)
    return told


def _control(page: str, found: re.Match[str]) -> str:
    """Return a control in the words of a page."""
    return page.format_map(found.groupdict())
