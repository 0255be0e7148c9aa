"""The words by which a sentence only joins the one before it."""

import re
from functools import cache
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set

# With one of these, or with no letter, such words begin: few sentences do.
_FIRST: Final = word_set(
    """
    however meanwhile moreover furthermore in nevertheless nonetheless still also besides indeed
    notably at as that of next first firstly second secondly third thirdly fourth fourthly last
    lastly final finally additionally plus then so well look listen remember anyway again on what
    what's to by for even worse worst unfortunately sadly luckily fortunately honestly folks
    friends guys people everyone everybody wow ok okay hey yes now after fact reminder note ps
    doctors you we they but and yet a b c d i it incidentally mind believe make let let's do don't
    never keep guess like point here here's see check turns truth the horrible terrible awful sad
    tragic shocking great good hello hi bad big huge latest wonderful
    """
)

# What somebody points at, and how they take what follows.
_SHOWN: Final = (
    r"(?:look at|see|watch|check out) (?:this|that|these|the) (?:photo|picture|pic|image|video|clip"
    r"|map|chart|graph|footage)s?[:!,]"
)
_NEWS: Final = (
    r"(?:horrible|terrible|awful|sad|tragic|shocking|great|good|bad|big|huge|latest|wonderful) news"
    r"(?: (?:from|in|out of) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?"
    r"(?: (?:today|tonight|this (?:morning|week|afternoon|evening)))?[:!,]"
)
_GREETING: Final = (
    r"(?:good (?:morning|afternoon|evening|night)|hello|hi|hey)(?: [a-z]+){0,3}"
    r"\s*(?:[,!:]|[☕🌞☀👋😊🙂❤🙏]\ufe0f?)"
)
# So many of them stand together at most: "Well, honestly, …".
_MOST: Final = 3


@cache
def _joining() -> re.Pattern[str]:
    """Return the words by which a sentence only joins the one before it."""
    ordinal = r"(?:first|second|third|fourth|last|final)(?:ly)?|firstly|lastly"
    return re.compile(
        r"(?:(?:however|meanwhile|moreover|furthermore|in addition|nevertheless|nonetheless|still"
        r"|also|besides|indeed|notably|at the same time|as a result|that said|of course|next"
        rf"|{ordinal}(?: of all| point)?|additionally|plus|then|so|well|look|listen|remember|anyway"
        r"|again|on top of (?:that|this|it|everything)|what is more|what[’']s more|to begin with"
        r"|to start with|by the way|for (?:one thing|example|instance)|in short|in other words"
        r"|(?:even |what is )?worse|worst of all|unfortunately|sadly|luckily|fortunately|honestly"
        r"|folks|friends|guys|people|everyone|wow|ok|okay|hey|yes|now|as you know|after all)[,:]"
        r"|(?:look|listen|remember)(?: at)? (?:this|that|here)[:!,]"
        rf"|{_SHOWN}|{_NEWS}"
        r"|(?:here(?:[’']s| is) the (?:(?:whole|plain|simple|ugly|sad|hard|full) )?truth"
        r"|the truth is|it turns out|turns out)[:,]"
        r"|(?:i(?: will|[’']ll)? say it again|it gets (?:even )?(?:worse|better)|incidentally"
        r"|guess what"
        r"|(?:like|as) i(?: have|[’']ve)? said|point (?:one|two|three|four|\d)"
        r"|to (?:top|cap) it (?:all|off)|mind you|believe it or not|make no mistake"
        r"|(?:let[’']s (?:not|never)|do not|don[’']t|never) forget(?: this)?)[:,]"
        r"|(?:let me remind you|remember|keep in mind|(?:let[’']s (?:not|never)|don[’']t|never)"
        r" forget) that(?= )"
        r"|(?:first|second|third|fourth|last|final)ly(?= )"
        r"|(?:fact|reminder|note|p\.?s\.?):"
        r"|(?:doctors|you|we|they|people|everyone|everybody) (?:all )?knows? (?:it|this)[:,]"
        r"|(?:\d{1,2}[./)]|\(\d{1,2}\)|[a-d]\)|[•*→▪➡✔👉–-])(?= )"
        r"|(?:but|and|yet|plus|also|so)(?:,| (?!if|when|unless|that|many|much|few|little|far|long"
        r"|be|called|what|is|are|was|were|do|does|did|have|has|had|will|would|can|could|only|not|then"
        r"|say|says|said|as|to)\b)"
        rf"|{_GREETING}"
        r"|then (?=(?:the|a|an|he|she|they|it|i|we|his|her|its|their|[a-z]+s)\b))\s*(?=\S)",
        re.IGNORECASE,
    )


def joining_end(sentence: str) -> int:
    """Return where a sentence begins to say something, after words that only join it.

    >>> joining_end("However, exports rose."), joining_end("Exports rose.")
    (9, 0)
    """
    end = 0
    for _ in range(_MOST):
        found = _joining_at(sentence[end:])
        if not found:
            break
        end += found
    return end


def _joining_at(sentence: str) -> int:
    first = sentence[:24].lower().replace("’", "'").partition(" ")[0].strip(",:.)")
    if first not in _FIRST and first[:1].isalpha():
        return 0
    found = _joining().match(sentence)
    return found.end() if found else 0
