"""Sentences that set others, or what they found, against what was said before them."""

import re
from functools import cache
from typing import Final

from claimcheck.language.framing.rebuttals import ADJECTIVES, IS, NOUNS
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.named_tuple import NamedTuple

# What these say or show is how it is; a mayor who says otherwise is one more opinion.
_PROOF: Final = word_set(
    """
    scientists scientist researchers experts doctors physicians historians economists engineers
    statisticians epidemiologists astronomers biologists chemists geologists climatologists
    auditors investigators fact-checkers factcheckers science research evidence data figures
    numbers record records document documents statistics facts studies study review reviews trial
    trials test tests measurements accounts files archives archive analysis analyses investigation
    audit reality history books ledger register minutes census index satellite footage
    """
)
# "No scientist says otherwise", "Few say", "If records show": nothing is contradicted.
_UNSAID: Final = word_set(
    """
    no not never nobody none few hardly neither nor if unless whether could might may would can
    without rarely seldom only nothing some
    """
)
_OF: Final = word_set("of by from in at on with for who which that among across about to")
# One of these is in all such sentences; most others are spared the long patterns.
_TURNING: Final = word_set(
    """
    otherwise opposite contrary reverse differently different else contradict contradicts
    contradicted such nothing none refute refutes refuted disprove disproves disproved support odds
    disagree disagrees disagreed what reality truth actual actually
    """
)
_ALL: Final = word_set("both neither none nothing all these those")
_MARKS: Final = " .,:;!?…“”\"'’‘—–-*_()"
_FIRST: Final = 180
_LINKS: Final = word_set("but and yet however")


# "The records show otherwise unknown costs": that is no contradiction.
_ENDS: Final = r"(?=\W*$|[.,:;!?]|\s*[–—]|\s(?:and|but|about|on|as|in|too)\b)"


class Contradiction(NamedTuple):
    """The words that set something against what was said before, and whether they settle it."""

    words: str
    settles: bool


@cache
def _otherwise() -> re.Pattern[str]:
    says = (
        r"(?:says?|said|shows?|showed|suggests?|suggested|indicates?|indicated|tells?|told|found"
        r"|finds?|reveals?|revealed|proves?|proved|points?|pointed|paints?|painted|is|was)"
    )
    this = rf"(?:it|(?:this|that|these|the|his|her|their)(?: {NOUNS})?)"
    return re.compile(
        r"\W*(?:(?:but|and|yet|however|still),?\s+)?(?P<who>[^.;:?!]{2,100}?) (?P<by>"
        rf"{says} (?:us )?(?:(?:otherwise|differently){_ENDS}|(?:quite |exactly |just )?"
        r"the (?:opposite|contrary|reverse)|an? (?:\w+ )?different (?:story|tale|picture)"
        r"|something (?:\w+ )?(?:else|different))"
        rf"|(?:contradict(?:s|ed)?|refute[sd]?|disprove[sd]?) {this}"
        rf"|(?:do(?:es)? not|did not|don[’']t|doesn[’']t|didn[’']t|fails? to|failed to)"
        rf" support {this}"
        rf"|(?:is|are|was|were) at odds with {this}"
        r"|(?:found|finds?|saw|sees?|shows?|showed|record(?:s|ed)?|lists?|listed|ha(?:s|ve|d)"
        r"|reports?|reported) (?:no such \w+|nothing of the (?:kind|sort)|none of (?:this|that))"
        r"|(?P<loose>disagree[sd]?)(?=\W*$))(?!\w)",
        re.IGNORECASE,
    )


@cache
def _not_what() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:(?:but|and|yet|however),?\s+)?(?P<by>(?:this|that|it)(?: is|[’']s| was)(?: not"
        r"|n[’']t) what (?P<who>[^.;:?!]{2,60}?) (?:shows?|showed|says?|said|finds?|found"
        r"|suggests?|suggested|records?|recorded|tells?|told))(?=\W*$|[.,;:!?])",
        re.IGNORECASE,
    )


@cache
def _in_truth() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:(?:but|and|yet|however),?\s+)?"
        r"(?P<by>in (?:reality|truth|actual fact)|the (?:truth|reality) is|actually(?=,)),?\s",
        re.IGNORECASE,
    )


def contradiction_in(sentence: str) -> Contradiction | None:
    """Find what a sentence sets against the one before it.

    What was found settles it; what somebody says, or "in reality", leaves it open.

    >>> contradiction_in("Scientists say otherwise: it has no cure.")
    Contradiction(words='Scientists say otherwise', settles=True)
    >>> contradiction_in("The mayor says otherwise.")
    Contradiction(words='The mayor says otherwise', settles=False)
    >>> contradiction_in("No study says otherwise.")
    """
    words = {each.strip(_MARKS) for each in sentence[:_FIRST].lower().split()}
    if _TURNING.isdisjoint(words):
        return None
    if found := _otherwise().match(sentence):
        who = re.findall(r"[\w’'-]+", found["who"].lower())
        if _UNSAID.isdisjoint(who) and not any(each.endswith(("n't", "n’t")) for each in who):
            head = next((at for at, each in enumerate(who) if at and each in _OF), len(who))
            settles = who[head - 1] in _PROOF and not found["loose"]
            return Contradiction(f"{found['who'].strip()} {found['by']}", settles)
    if found := _not_what().match(sentence):
        who = re.findall(r"[\w’'-]+", found["who"].lower())
        return Contradiction(found["by"], settles=who[-1] in _PROOF)
    found = _in_truth().match(sentence)
    return Contradiction(found["by"], settles=False) if found else None


@cache
def _all_of_it() -> re.Pattern[str]:
    these = rf"(?:(?:these|those|the|our|his|her|their)(?: \w+)? )?(?:{NOUNS}|lines|points|things)"
    many = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
    no_more = r"(?:true|so|right|correct|the case|based on fact)"
    return re.compile(
        rf"\W*(?:(?:but|and|yet|however),?\s+)?(?P<by>(?:(?P<two>both)(?: of (?:them|these|those))?"
        rf"(?: {these})?|all(?: of)?(?: (?:them|this|that|these|those))?(?: {many})?(?: {these})?"
        rf"|(?:these|those)(?: {many})? {these}) {IS} (?:all |both |equally )?(?:{ADJECTIVES})"
        r"(?=\W*$|[.,;:!]|\s*[–—]| (?:and|but|because|as|according|so)\b)"
        rf"|(?:(?P<neither>neither)(?: of (?:them|these|those))?|none|nothing)(?: of (?:this|that"
        rf"|it|them|these|those|the above|what (?:he|she|they) sa(?:id|ys?))"
        rf"(?: {these})?)?(?: {these})?"
        rf" (?:is|was|are|were|has been|have been|holds?|stands?)"
        rf" (?:{no_more}|up))(?!\w)(?! that\b)",
        re.IGNORECASE,
    )


def all_contested(sentence: str) -> tuple[str, bool] | None:
    """Return the words that contest several sentences before, and whether just two of them.

    >>> all_contested("Both claims are false."), all_contested("None of this is true.")
    (('Both claims are false', True), ('None of this is true', False))
    >>> all_contested("This is false.")
    """
    first = [each.strip(_MARKS) for each in sentence[:20].lower().split(maxsplit=2)[:2]]
    if _ALL.isdisjoint(first[1:] if first and first[0] in _LINKS else first[:1]):
        return None
    found = _all_of_it().match(sentence)
    return (found["by"], bool(found["two"] or found["neither"])) if found else None


@cache
def _telling_of_false() -> re.Pattern[str]:
    return re.compile(
        r"(?!.*\b(?:no|not|never|nobody|none|hardly|without|if|whether)\b)(?!.*n[’']t\b)"
        r"[^.!?:;]{1,60} (?:said|told|made|spreads?|shared|shares|repeated|repeats|posted|posts)"
        r" [^.!?:;]{0,30}\b(?:false|debunked|bogus|misleading|untrue|baseless|fake|refuted)"
        rf" (?:{NOUNS}|things|rumou?rs|news)\s*:",
        re.IGNORECASE,
    )


def introduces_false(words: str) -> bool:
    """Return whether words over a list say that somebody told what it holds, and that it is false.

    >>> said = ("Ms Diop said many false things:", "Ms Diop has never made false claims:")
    >>> [introduces_false(each) for each in said]
    [True, False]
    """
    return _telling_of_false().fullmatch(words.strip()) is not None
