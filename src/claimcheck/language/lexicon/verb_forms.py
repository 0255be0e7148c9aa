"""Forms of English verbs: what "did not fall" denies."""

from functools import cache
from typing import Final

from claimcheck.language.lexicon.word_lists import listed

_PASTS: Final = listed(
    """
    arise/arose awake/awoke bear/bore beat/beat become/became begin/began bend/bent bet/bet
    bind/bound bite/bit blow/blew break/broke breed/bred bring/brought build/built burst/burst
    buy/bought cast/cast catch/caught choose/chose come/came cost/cost creep/crept cut/cut
    deal/dealt dig/dug do/did draw/drew drink/drank drive/drove eat/ate fall/fell feed/fed
    feel/felt fight/fought find/found flee/fled fling/flung fly/flew forbid/forbade
    foresee/foresaw forget/forgot forgive/forgave freeze/froze get/got give/gave go/went
    grow/grew hang/hung have/had hear/heard hide/hid hit/hit hold/held hurt/hurt keep/kept
    kneel/knelt know/knew lay/laid lead/led leave/left lend/lent let/let lie/lay light/lit
    lose/lost make/made mean/meant meet/met mistake/mistook overcome/overcame pay/paid put/put
    quit/quit read/read ride/rode ring/rang rise/rose run/ran say/said see/saw seek/sought
    sell/sold send/sent set/set shake/shook shed/shed shine/shone shoot/shot show/showed
    shrink/shrank shut/shut sing/sang sink/sank sit/sat sleep/slept slide/slid speak/spoke
    spend/spent spin/spun split/split spread/spread stand/stood steal/stole stick/stuck
    sting/stung strike/struck swear/swore sweep/swept swim/swam swing/swung take/took
    teach/taught tear/tore tell/told think/thought throw/threw thrust/thrust
    understand/understood undertake/undertook uphold/upheld upset/upset wake/woke wear/wore
    weep/wept win/won withdraw/withdrew withhold/withheld withstand/withstood wring/wrung
    write/wrote
    """
)
_VOWELS: Final = "aeiou"


def is_form_of(word: str, base: str) -> bool:
    """Return whether a word is the past or the third person of a verb.

    >>> is_form_of("fell", "fall"), is_form_of("rises", "rise"), is_form_of("rose", "fall")
    (True, True, False)
    >>> is_form_of("denied", "deny"), is_form_of("paid", "pay"), is_form_of("stopped", "stop")
    (True, True, True)
    """
    if word == base or _past_of().get(base) == word:
        return True
    # "Denies", "used", "stopped".
    ends_in_y = base.endswith("y") and base[-2:-1] not in _VOWELS
    stems = {base, base.removesuffix("e"), base + base[-1:], base[:-1] + "i" if ends_in_y else base}
    return any(word.removeprefix(stem) in {"ed", "es", "s"} for stem in stems if stem)


def irregular_bases() -> frozenset[str]:
    """Return the verbs whose past no rule makes."""
    return frozenset(_past_of())


@cache
def _past_of() -> dict[str, str]:
    return dict(pair.split("/") for pair in _PASTS)
