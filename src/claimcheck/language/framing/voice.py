"""Who vouches for words in a draft: its own voice, somebody named, or nobody because it objects."""

import re
from functools import cache

from claimcheck.language.framing.contested import may_contest
from claimcheck.language.framing.rebuttals import ADJECTIVES, IS, NO_EVIDENCE, NOT, NOUNS, SHARED

_UNTRUE = r"not (?:false|wrong|untrue|incorrect|a lie|a myth|a hoax)|no (?:lie|myth|hoax)"
_CERTAIN = (
    r"true|a fact|the truth|the case|correct|right|certain|clear|obvious|evident|undeniable"
    r"|indisputable|undisputed|beyond (?:doubt|dispute|question)|confirmed|proven|proved"
    r"|well known|well established|common knowledge|important to (?:know|note|remember)"
)
_VOUCHERS = frozenset(
    "it the fact truth reality we nobody no no-one there as contrary make mark let let's let’s to"
    " believe trust rest dear who".split()
)
_FOR_SURE = ("fact", "truth", "reality")
_LONGEST_CERTAIN = len("the reality")
_TICKS = "✅✔✓"
# What is known, or is a scandal, is so: these do not say it of what may not be.
_BLAMED = (
    r"(?:an? )?(?:\w+ )?(?:scandal|disgrace|shame|pity|outrage|tragedy|relief|miracle|blessing"
    r"|surprise|coincidence|embarrassment|catastrophe|disaster|open secret)"
    r"|scandalous|outrageous|shameful|shocking|sad|regrettable|remarkable|telling|noteworthy"
    r"|disgraceful|appalling|unforgivable|unacceptable"
)
_NOTICING = (
    r"(?:knows?|knew|have known|has known|(?:is|are|was|were) (?:well |fully )?aware"
    r"|realis(?:e|es|ed)|realiz(?:e|es|ed)|remembers?|noticed?|forgets?|forgot|discovered"
    r"|found out|learned|learnt)"
)
_BRIEFLY = r"(?: (?:also|now|quite|perfectly|simply|indeed|therefore|thus|still|already))?"
_OURS = (
    r"this (?:newspaper|paper|site|website|magazine|programme|program|station|agency|newsroom)"
    r"|our (?:own )?(?:newspaper|paper|reporters?|correspondents?|journalists?|newsroom|team"
    r"|investigation|research|analysis|reporting|check|article)"
)
_PICTURES = (
    rf"(?:(?!(?:{SHARED})\b)[\w’'-]+ ){{0,3}}"
    r"(?:photographs?|photos?|pictures?|images?|videos?|footage|clips?"
    r"|screenshots?|maps?|charts?|graphs?|graphics?|recordings?)"
)
# Where "knows that" may stand, as far as it is a sentence's beginning.
_LONGEST_KNOWING = 100
_TOLD = (
    r"reported|wrote|said|noted|showed|revealed|mentioned|explained|announced|told you|know|saw"
    r"|pointed out"
)


_CALLED_FALSE = r"false|debunked|baseless|unfounded|misleading|bogus|discredited|mistaken|erroneous"
_IDEAS = rf"(?:{NOUNS}|beliefs?|ideas?|notions?|impressions?)"


@cache
def _frame() -> re.Pattern[str]:
    """Return how a sentence begins that says of a claim that it does not hold."""
    return re.compile(
        rf"\W*((?:but |and |yet |however,? )?(?:{NO_EVIDENCE}"
        rf"|it(?: is| was|[’']s) (?:also |simply )?(?:{ADJECTIVES})"
        rf"|(?:the |an? )?(?:{_CALLED_FALSE})"
        rf" {_IDEAS}) (?:to suggest |to support the (?:claim|idea) )?that"
        rf"|(?:why )?it(?: is| was| would be|[’']s) (?:also |simply )?(?:{ADJECTIVES}) to"
        r" (?:say|claim|write|suggest|think|believe|assert|state|argue) that"
        rf"|we (?:have )?(?:since |already |now )?(?:debunked|refuted|disproved|corrected|withdrawn"
        rf"|withdrew|retracted) (?:the|a|this|our) (?:\w+ )?{_IDEAS} that"
        r"|an? (?:earlier|previous|first|older) version(?: of (?:this|the|our) \w+)?"
        r" (?:\w+ly |had )?(?:said|stated|reported|claimed|wrote|put it)(?: that)?"
        r"|(?:(?!not\b|never\b|no\b)[^\W\d_][\w’'-]*(?<!n[’']t),? ){1,10}?"
        rf"the (?:{_CALLED_FALSE}) (?:{NOUNS}) that"
        r"|(?:(?!not\b|never\b|no\b|nobody\b|none\b|few\b)[^\W\d_][\w’'-]*(?<!n[’']t) ){1,6}?"
        rf"(?:disproved|disproven|refuted|debunked|dispelled)(?: the {_IDEAS})? that)\s+",
        re.IGNORECASE,
    )


@cache
def _vouching() -> re.Pattern[str]:
    """Return how a sentence begins that vouches for what follows."""
    may = (
        r"(?:can|could|may|must|want to|would like to|also|now|hereby|exclusively|have|today"
        r"|once again|again)"
    )
    says = (
        r"(?:confirm|report|reveal|announce|say|tell you|assure you|know|stress|repeat|note"
        r"|state"
    )
    return re.compile(
        rf"(?:it (?:is|was|remains){_BRIEFLY} (?:{_CERTAIN}|{_UNTRUE}|{_BLAMED}) that"
        r"|contrary to (?:[^,.;:]|[.,](?=\d)){2,160},"
        rf"|(?:the )?(?:fact|truth|reality)(?: of the matter)? (?:is|remains),? that"
        rf"|we (?:{may} )*{says}|remind you|learned|learnt|confirmed|established|verified|found"
        rf"|reported|seen|shown)(?: {may})* that"
        r"|(?:nobody|no one|no-one)(?: (?:can|could|would|should|will|may))?"
        r"(?: (?:seriously|honestly|reasonably|really))?"
        r" (?:den(?:y|ies)|doubts?|disputes?|questions?) that"
        r"|who (?:can|could|would|will)(?: (?:seriously|honestly|reasonably|really|still))?"
        r" (?:deny|doubt|dispute|question) that"
        r"|there (?:is|was|can be) (?:no|little) (?:doubt|question|denying)"
        r"(?: (?:at all|whatsoever))? that"
        r"|it (?:cannot|can not|can’t|can't|can hardly) be (?:denied|doubted|disputed) that"
        r"|as (?:everyone|everybody|we all|you(?: all| may)?) (?:already )?knows?,"
        r"|as is (?:well |widely |commonly )?known,"
        rf"|as (?:we|{_OURS})(?: (?:have|had|first|already|previously|exclusively|all))*"
        rf" (?:{_TOLD})(?: [\w-]+){{0,4}},"
        r"|(?:make no mistake(?: about it)?|mark my words|(?:believe|trust) me|believe it or not"
        r"|let there be no (?:doubt|mistake)|let(?:[’']s| us) (?:be (?:clear|honest)|face it"
        r"|not (?:kid|fool) ourselves)"
        r"|rest assured|dear (?:readers?|friends?|all|listeners?|viewers?)"
        r"|to be (?:clear|honest|sure)|(?:the )?(?:fact|truth|reality) is) ?[,:;–—-])\s+(?=\S)",
        re.IGNORECASE,
    )


def vouching_end(sentence: str) -> int:
    """Return where what a sentence vouches for begins; 0 where it uses no words for that.

    >>> text = "We can confirm that exports rose."
    >>> text[vouching_end(text):]
    'exports rose.'
    """
    if sentence[:1] in _TICKS:
        return len(sentence) - len(sentence.lstrip(f"{_TICKS}\ufe0f "))
    # Most sentences begin otherwise, and are spared the long patterns.
    if _may_vouch(sentence[:_LONGEST_CERTAIN].lower()) and (found := _vouching().match(sentence)):
        return found.end()
    if not any(each in sentence[:_LONGEST_KNOWING] for each in (" that ", " moment ")):
        return 0
    found = _knowing().match(sentence)
    return found.end() if found else 0


def _may_vouch(begun: str) -> bool:
    first, _, second = begun.partition(" ")
    return first in _VOUCHERS and (first != "the" or second.startswith(_FOR_SURE))


@cache
def _stressing() -> re.Pattern[str]:
    asks = (
        r"(?:is|was|are|were|has|have|had|do|does|did|can|could|will|wo|would|should|ai)"
        r"(?:n[’']t)? (?:it|he|she|they|we|you|I|there)(?: not)?|right|no|eh|huh|correct|yes"
    )
    return re.compile(
        rf"(?P<asked>,\s*(?:{asks})\?)\W*$"
        r"|\s*[\[(](?:sources?|via|credits?|photos?|images?|videos?|refs?|see)\b[:.]?"
        r"[^()\[\]]{0,80}[\])]\W*$"
        r"|(?:[,;]|\s[–—-])\s*(?:full stop|period|end of (?:story|discussion)"
        r"|no doubt(?: about it)?"
        r"|fact|(?:and )?that(?:[’']s| is) (?:a fact|that|the truth"
        r"|for (?:sure|certain))|without (?:a |any )?doubt"
        r"|(?:believe|trust) me|believe it or not|make no mistake|of course|indeed|simple as that"
        r"|plain and simple|as (?:everyone|everybody|we all) knows?|no less|seriously|really)\W*$"
        r"|[.!]?(?:\s+[@#]\w+)+\W*$",
        re.IGNORECASE,
    )


def stressing_start(sentence: str) -> tuple[int, str]:
    """Return where what a sentence says ends, before words that only stress it or name a source.

    With it, the words by which it asks for assent, if it does.

    >>> text = "Exports rose (source: the ministry)."
    >>> text[: stressing_start(text)[0]]
    'Exports rose'
    >>> stressing_start("Exports rose, didn't they?")
    (12, "didn't they?")
    """
    found = _stressing().search(sentence)
    if found is None or not found.start():
        return len(sentence), ""
    return found.start(), (found["asked"] or "").strip(", ")


@cache
def _knowing() -> re.Pattern[str]:
    """Return how a sentence begins in which somebody knows what is so, or a picture shows it."""
    somebody = r"(?!(?:we|i|you|nobody|no|if|whether|unless|had)\b)(?:[\w’'.-]+ ){1,5}?"
    proof = r"studies|research|tests|trials|documents|records|figures|statistics|data|the facts"
    return re.compile(
        rf"(?:{somebody}(?<!\bnot )(?<!\bnever )(?<!n[’']t ){_NOTICING} that"
        rf"|(?:\w+ ){{0,2}}(?:{proof}) (?:have |has )?(?:proves?|proved|proven) that"
        rf"|{_PICTURES} (?:clearly |also )?(?:shows?|showed|proves?|proved|confirms?|confirmed"
        r"|reveals?|revealed|documents?|captures?|captured)"
        r" (?:that|the (?:very |exact )?moment(?: when)?))"
        r"\s+(?=\S)",
        re.IGNORECASE,
    )


@cache
def _ourselves() -> re.Pattern[str]:
    return re.compile(rf"(?:we|i|{_OURS})$", re.IGNORECASE)


@cache
def _pictures() -> re.Pattern[str]:
    return re.compile(rf"{_PICTURES}\b", re.IGNORECASE)


def is_own_source(speaker: str) -> bool:
    """Return whether who is said to say something is the draft itself, or a picture in it.

    >>> [is_own_source(each) for each in ("We", "A video", "Mr Costa", "the mayor of a video town")]
    [True, True, False, False]
    >>> is_own_source("A viral video")
    False
    """
    return bool(_ourselves().match(speaker) or _pictures().match(speaker))


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
        # "That he left is wrong" blames; it does not contest.
        rf"(?:(?:the |an? |any |this )?(?:claims?|ideas?|notions?|suggestions?|allegations?"
        rf"|assertions?|rumou?rs?|theory) |(?=that [^\n]{{3,400}} {IS} (?!wrong\b)))"
        rf"that\s+(?P<words>[^\n]{{3,400}}?)\s+(?P<by>{IS} (?:{ADJECTIVES}))\b",
        re.IGNORECASE,
    )


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        rf"(?:,|\s+[—–-])\s+(?:but |though |although "
        # "It cost as much, and that is wrong" blames; it does not contest.
        rf"|and (?!(?:that|this|it|which) {IS} wrong\b))?(?P<by>(?:that|this|it|which|the {NOUNS})"
        rf" {IS} (?:{ADJECTIVES}|rated (?:false|misleading)))\b[^\n]*$"
        rf"|(?:[,;]|\s+[—–-])\s+(?:(?:but|yet|though|although) )?(?P<not>{NOT})[^\n]*$"
        r"|\s*[:—–]\s+(?P<so>(?:that[’']s )?(?:wrong|false|not true|untrue|incorrect|nonsense|fake"
        r"|fake news|debunked|fabricated|misleading|a lie|a hoax|a myth|not so|no))\W*$",
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
    if not may_contest(sentence):
        return None
    if found := _denial().match(sentence):
        return *found.span("words"), found["by"]
    if (found := _tail().search(sentence)) and found.start():
        return 0, found.start(), found["by"] or found["not"] or found["so"]
    return None


def find_frame(sentence: str) -> re.Match[str] | None:
    """Find a beginning such as "There is no evidence that"; group 1 is its words.

    >>> text = "There is no evidence that exports rose."
    >>> text[find_frame(text).end():]
    'exports rose.'
    """
    return _frame().match(sentence) if may_contest(sentence) else None
