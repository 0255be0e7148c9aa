"""The words by which a draft says that something is not so."""

import re
from functools import cache
from typing import Final

from claimcheck.language.framing.contested import may_contest, may_rebut
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.model.statement import Span

ADJECTIVES: Final = (
    r"false|untrue|not true|wrong|incorrect|inaccurate|misleading|baseless|unfounded|debunked"
    r"|discredited|unproven|bogus|a myth|a hoax|a lie|fabricated|not correct|not supported"
    r"|fake news|fakes?|a fake|nonsense|satire|invented|made up|not so"
)
NOUNS: Final = (
    r"(?:claims?|statements?|assertions?|allegations?|rumou?rs?|reports?|figures?|stor(?:y|ies)"
    r"|numbers?|posts?|quot(?:es?|ations?)|myths?|theor(?:y|ies)|narratives?)"
)
IS: Final = (
    r"(?:is|was|are|were|has been|have been|had been)"
    r"(?: also| simply| plainly| flatly| since| repeatedly)?"
)
NO_EVIDENCE: Final = (
    r"there (?:is|was|has been) no (?:\w+ )?(?:evidence|proof|sign|indication|record)"
    r"(?: whatsoever| at all)?"
    r"|no (?:\w+ )?(?:evidence|proof) (?:supports|shows|suggests|backs|exists)"
    r"|(?:nobody|no one|no-one|no (?:\w+ )?(?:study|studies|trial|research|data|expert|scientist))"
    r" (?:has |have |had |could )?(?:ever )?"
    r"(?:shown?|shows|proves?|proved|proven|found|demonstrated)"
)
_ADVERBS = (
    r"falsely|wrongly|incorrectly|inaccurately|erroneously|misleadingly|baselessly|mistakenly"
    r"|untruthfully|dishonestly|in error|by mistake"
    r"|without (?:any |offering |providing |citing |giving )*(?:evidence|proof|basis|foundation)"
)
_MISTAKEN = r"wrong|mistaken|lying|incorrect"
_SO = r"(?:true|so|right|correct|the case)"
_OCCURRED = r"(?:happened|existed|occurred|took place|taken place)"
# "It did not", as all that is said: whatever it was, it was not so.
NOT: Final = (
    r"(?:it|this|that|he|she|they|we) (?:did|does|do|has|have|had|is|was|are|were|will|can)"
    r"(?: not|n[’']t|not)(?: happen| exist| occur| take place)?(?=\W*$)"
    rf"|(?:(?:it|this|that) (?:has |had )?never|none of (?:it|this|that)(?: ever)?) {_OCCURRED}"
    rf"(?=\W*$)|nothing of the (?:kind|sort) (?:ever )?(?:{_OCCURRED}|exists?|is true)"
    r"|no such (?:[\w-]+ ){1,2}(?:(?:was|were|has|have)(?: been)? )?(?:ever )?"
    rf"(?:{_OCCURRED}|exists?|made|reported|found|recorded)"
)
# As posts take back what they said as a joke.
_JOKED: Final = (
    r"not|as if|yeah,? right|(?:i[’']m |i am )?(?:just |only )?(?:kidding|joking)|jk"
    r"|(?:lol|haha|lmao)\W+(?:no|not|nope|jk|(?:just )?kidding)"
    r"|(?:said|says) (?:nobody|no one|no-one)(?:,? ever)?|april fools?(?:[’']?s?(?: day)?)?"
)
_REFUTED = r"refuted|disproven?|disproved|rejected as (?:false|untrue)"
VERDICT: Final = (
    r"(?:(?:our|the) )?(?:rating|verdict|conclusion|finding|assessment|status|result|truth rating"
    r"|ruling|fact[ -]?check)"
)
_DENIES = r"denie[sd]|deny(?:ing)?|doubt(?:s|ed)|disputed|disputes|rejected|refuted|debunked"
# What goes round says what others say.
SHARED: Final = (
    r"viral|doctored|altered|edited|manipulated|fake|faked|fabricated|misleading|circulat(?:ed|ing)"
    r"|shared|forwarded|anonymous|deepfake|ai-generated|satirical|social|facebook|tiktok|whatsapp"
    r"|telegram|youtube|instagram|twitter|reddit"
)
# What was done to what goes round, so that it says something.
_TAMPERED: Final = (
    r"edited|doctored|altered|manipulated|tampered with|faked|forged|fabricated|staged|photoshopped"
    r"|(?:generated|made|created) (?:by|with) (?:ai|artificial intelligence)|ai-generated"
    r"|a deepfake|(?:taken|cut|lifted|quoted) out of context|a parody|a spoof|a prank|satirical"
)
# "False economies", "the wrong side": what is called false there is something else.
_MAY_FOLLOW = word_set(
    """
    and but as because since according for in by on at of to too again though however so which nor
    or given when while under with from either anyway now then not say says said told also still yet
    is was are were has have had it that this he she they we the a an many several countless
    repeatedly often twice
    """
)

# In the first words of whatever contests what was said before it there is one of these.
_FIRST: Final = 120
_AROUND_WORDS: Final = " .,:;!?…“”\"'’‘—–-*_()"
_TURNING: Final = frozenset("in actual no rather".split())
_REBUTTING: Final = word_set(
    """
    false untrue true wrong incorrect inaccurate misleading baseless unfounded debunked discredited
    unproven bogus myth hoax lie fabricated correct supported so right case evidence proof sign
    indication record mistaken truth nonsense fact reality actually no rather refuted disproved
    disproven fake satire nope nah not far didn't doesn't isn't wasn't hasn't haven't weren't
    edited doctored altered manipulated tampered faked forged staged photoshopped intelligence ai
    ai-generated deepfake context parody spoof prank satirical aren't don't never happened
    nothing such invented made basis foundation merit substance checked as yeah kidding joking jk
    nobody no-one one april
    """
)


@cache
def _beside() -> re.Pattern[str]:
    """Return what contests words from within their clause, outside of them."""
    return re.compile(
        rf"\b(?:{_ADVERBS}|lied|{_DENIES}"
        rf"|(?:false|debunked|baseless|unfounded|misleading|bogus|discredited) (?:{NOUNS})"
        rf"|which (?:is|was) (?:{ADJECTIVES})|contrary to (?:the )?\w+|{NO_EVIDENCE}"
        r"|an? (?:earlier|previous|older|original) version)\b",
        re.IGNORECASE,
    )


@cache
def _apart() -> re.Pattern[str]:
    """Return what stands before a clause and belongs to another one, or to somebody in it."""
    return re.compile(
        r"\A.*(?:;|,\s+(?:and|but|while|whereas|although|though))\s+|,\s+(?:who|whose|which)\s[^,;]*,",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _behind() -> re.Pattern[str]:
    """Return what contests words from behind them: it is about them, and not about others."""
    return re.compile(
        rf"\b(?P<by>{_ADVERBS}|which (?:is|was) (?:{ADJECTIVES}|{_DENIES})"
        rf"|which [^,;.]{{0,60}}\b(?:{_DENIES})"
        rf"|(?:{_DENIES}) (?:it|this|that(?=\W*(?:$|[.,;]))|him|her|them|the (?:{NOUNS}))"
        rf"|(?:that|this|it|(?:this|that|the) (?:{NOUNS})) {IS} (?:{ADJECTIVES}|{_DENIES})"
        rf"|contrary to (?:the )?\w+|{NO_EVIDENCE}|{NOT}|(?:{_DENIES})(?=\W*$))\b(?! that\b)",
        re.IGNORECASE,
    )


def challenge_beside(before: str, behind: str) -> str | None:
    """Return the first words that contest what is said between the two, if any do.

    What stands in another clause, or says something of the speaker, contests other words.

    >>> challenge_beside("The minister falsely said that", ""), challenge_beside("He said", "")
    ('falsely', None)
    >>> challenge_beside("The mayor, who denied all rumours, said that", "and denied that he left")
    """
    clause = _apart().sub(" ", before)
    if may_contest(clause) and (found := _beside().search(clause)):
        return found[0]
    found = _behind().search(behind) if may_contest(behind) else None
    return found["by"] if found else None


@cache
def _after() -> re.Pattern[str]:
    """Return how the sentence after contests: at its beginning, about what was just said."""
    return re.compile(
        rf"\W*(?:(?:but|and|yet|however|still|of course),?\s+)?"
        rf"(?P<by>(?:(?:it|(?:that|this)(?: {NOUNS})?|(?:the|his|her|their|these|those) {NOUNS}"
        rf"|both(?: {NOUNS})?) {IS}|(?:it|that)[’']s) (?:{ADJECTIVES}|{_REFUTED})"
        rf"|{VERDICT}(?: is)?\W+(?:mostly |totally |completely )?(?:{ADJECTIVES})(?=\W*$)"
        rf"|(?:it|that|this) (?:is|was)(?: not|n[’']t) {_SO}"
        rf"|(?:neither(?: {NOUNS})?|none of (?:this|that|it|these|them)) (?:is|was|are) {_SO}"
        rf"|we were (?:wrong|mistaken)|(?:he|she|they) (?:is|was|are|were) (?:{_MISTAKEN})(?=\W*$)"
        rf"|there is no truth (?:in|to) (?:it|this|that|the {NOUNS})"
        rf"|(?:we|fact-?checkers) (?:have )?(?:rated?|found|find|judged?)"
        rf" (?:it|(?:this|that|the)(?: {NOUNS})?)"
        rf"(?: to be| as)? (?:{ADJECTIVES})"
        rf"|(?:it|(?:that|this|the)(?: {NOUNS})?) (?:has|have|had|lacks?|lacked)"
        r" (?:no|any|all) (?:\w+ )?(?:basis|foundation|merit|substance|truth|evidence)"
        r"(?: in (?:fact|reality|it))?"
        rf"|(?:{_JOKED})(?=\W*$)"
        r"|nothing (?:could|can) be further from the truth|far from the truth"
        rf"|we (?:have )?(?:fact-?)?checked (?:it|(?:this|that|the)(?: {NOUNS})?)"
        rf"\W+(?:and )?(?:(?:it|that) (?:is|was) )?(?:{ADJECTIVES})"
        rf"|{NO_EVIDENCE}|(?:false|untrue|not true|wrong|incorrect|nonsense)(?=[.!:]|\s*[–—])"
        rf"|{NOT}|(?:no|nope|nah|not so|not quite|not at all|not really|far from it)"
        r"(?=\W*$|,? (?:says?|said|according to)\b))"
        r"(?!\w)(?! (?:that|to|if|whether)\b(?! say (?:so|this|that)\b))(?: (?P<next>[\w-]+))?",
        re.IGNORECASE,
    )


@cache
def _tampered() -> re.Pattern[str]:
    """Return how the sentence after tells what was done to what said so."""
    seen = r"(?:videos?|clips?|footage|photos?|photographs?|pictures?|images?|screenshots?|memes?)"
    return re.compile(
        rf"\W*(?:(?:but|and|however),?\s+)?(?P<by>(?:(?:it|this|that)|(?:the|this|that)"
        rf"(?: (?:\w+ )?(?:{seen}|audio|recording|{NOUNS}))) (?:{IS}|had been|[’']s)"
        rf"(?: (?:digitally|heavily|deceptively|selectively|crudely))? (?:{_TAMPERED}))"
        r"(?=\W*$|[,;:]|\s(?:to|by|and|from|with|so|in)\b)",
        re.IGNORECASE,
    )


@cache
def _and_more() -> re.Pattern[str]:
    return re.compile(
        r"(?P<end>,)\s+(?:and|but|while|whereas|yet)\s+(?!that\b|whether\b)"
        r"(?=(?:[^\s,;]+\s+){4})",
        re.IGNORECASE,
    )


def another_clause(words: str) -> Span | None:
    """Return what parts contested words from a clause of its own after them, if one follows.

    >>> text = "the mayor left, and exports to all of Asia rose"
    >>> span = another_clause(text)
    >>> text[: span.start], text[span.end :]
    ('the mayor left', 'exports to all of Asia rose')
    """
    found = _and_more().search(words)
    return Span(found.start(), found.end()) if found else None


@cache
def _turning() -> re.Pattern[str]:
    """Return how a sentence turns against what was just said."""
    return re.compile(
        r"\W*(?P<by>in (?:fact|reality)|(?P<loose>actually(?!,))|actually|no(?=,)|rather(?=,))\b,?"
        r"(?P<no> (?:it|he|she|they|this|that) (?:did|does|do|has|have|had|is|was|are|were)"
        r"(?: not|n[’']t)\b(?! (?:an? )?"
        r"(?:joke|prank|drill|lie|hoax|mistake|error|typo|exaggeration)))?",
        re.IGNORECASE,
    )


def challenge_after(sentence: str, *, attributed: bool) -> str | None:
    """Return the words by which the next sentence contests what was said before it, if it does.

    "In fact" contests what is ``attributed`` to others. In one's own voice it adds to what
    was said, unless it denies that; see `turning_after`.

    >>> challenge_after("That is false, the ministry's list shows.", attributed=False)
    'That is false'
    >>> challenge_after("It is not true that this is false.", attributed=True)
    >>> challenge_after("It was edited.", attributed=True)
    'It was edited'
    """
    # Most sentences have no such word, and are spared the long patterns.
    first = sentence[:_FIRST].lower().replace("’", "'")
    words = {each.strip(_AROUND_WORDS) for each in first.split()}
    if _REBUTTING.isdisjoint(words):
        return None
    found = _after().match(sentence) if may_rebut(first) else None
    if found and (found["next"] is None or _goes_on(found["next"])):
        return found["by"].rstrip(".!:")
    if attributed and (tampered := _tampered().match(sentence)):
        return tampered["by"]
    turned = _turning().match(sentence)
    is_turned = turned and (turned["no"] or (attributed and not turned["loose"]))
    return turned["by"] if turned and is_turned else None


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?P<by>(?:(?:this|that|it)(?: is|[’']s) )?(?:{ADJECTIVES}|lies)(?: alert)?"
        r"|(?:a )?(?:hoax|satire|parody|myth|lie|rumou?r|joke)(?: alert| time)?)\W*",
        re.IGNORECASE,
    )


def challenge_ahead(sentence: str) -> str | None:
    """Return what a sentence calls the one after it, where it says that alone and calls it false.

    >>> challenge_ahead("Hoax alert!"), challenge_ahead("Fake news sells.")
    ('Hoax alert', None)
    """
    found = _ahead().fullmatch(sentence)
    return found["by"] if found else None


@cache
def _real() -> re.Pattern[str]:
    return re.compile(
        r"the (?:real|actual|true|correct) (?:\w+ )?(?:costs?|prices?|sums?|totals?|amounts?|rates?"
        r"|shares?|tolls?|bill|(?:figures?|numbers?|counts?)(?! of\b))\b",
        re.IGNORECASE,
    )


def turning_after(sentence: str) -> str | None:
    """Return the words by which a sentence may turn against the one before it, if it does.

    >>> turning_after("In fact, it cost 20 million.")
    'In fact'
    """
    begun = sentence.lstrip(_AROUND_WORDS)
    if begun[:4].lower() == "the " and (real := _real().match(begun)):
        return real[0]
    if begun[:6].split(" ", 1)[0].strip(",").lower() not in _TURNING:
        return None
    turned = _turning().match(sentence)
    return turned["by"] if turned else None


def _goes_on(word: str) -> bool:
    """Return whether a word after "false" begins something else than what is called false."""
    return word.lower() in _MAY_FOLLOW or word[:1].isupper() or word.endswith("ly")
