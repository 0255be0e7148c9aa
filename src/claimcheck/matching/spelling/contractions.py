"""What "'s" and "'d" stand for: "is", "has" or "us", "would" or "had", where only one of them can.

"He's paid" is "he is paid" or "he has paid", and "the army's dead" are whose they are: such
a contraction stays open.
"""

from collections.abc import Sequence
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import FUNCTION, Term

CLITICS: Final = frozenset(("'s", "'d"))
# After "'d" these may be the past as well as the base: "He'd cut" is open.
_PAST_AS_BASE: Final = word_set(
    "cut put let set hit hurt shut quit cost spread bet beat bid burst cast read rid shed split"
    " thrust broadcast upset come become overcome run overrun outrun rerun beset reset offset"
    " recast forecast outbid underbid sublet undercut knit wed fit slit bust proofread misread"
)
# After one of these "'s" is a verb; after any other word it may say whose something is.
_HOSTS: Final = word_set("he she it that this there here what who where when how why everything")
# Nobody is "been" or "died": before these it is "has".
_ONLY_HAS: Final = word_set(
    "been had got gotten died fallen risen grown become come arrived happened begun gone lived"
    " existed appeared disappeared emerged occurred lasted remained stayed"
)
# Somebody is paid a sum, or has paid it.
_OF_TWO_OBJECTS: Final = word_set(
    "paid given offered told asked sent shown sold owed promised awarded fined taught left granted"
    " denied handed lent charged refused allowed"
)
_PARTICIPLES: Final = word_set(
    "beaten bound bought broken brought built caught chosen cut done drawn driven eaten fed felt"
    " fought forbidden forced forgotten found frozen given held hidden hit hung hurt kept known"
    " laid led left lent lit lost made meant met paid put read run said seen sent set shaken shot"
    " shown shut sold spent split spread stolen struck sung sunk sworn taken taught thrown told"
    " torn understood won worn written drunk flown ridden sung swum spoken woken quit"
)
_OBJECTS: Final = word_set(
    "the a an his her its their my our your this that these those no all every some any him them me"
    " us it"
)


def stands_for(clitic: Term, terms: Sequence[Term]) -> frozenset[str]:
    """Return the words that a contraction can be in its sentence and nothing else can; or none.

    ``terms`` are those of its text, itself among them.
    """
    place = terms.index(clitic)
    host = terms[place - 1].key if place else ""
    after = [term.key for term in terms[place + 1 : place + 3]]
    following = after[0] if after else ""
    if clitic.key == "'d":
        return frozenset() if following in _PAST_AS_BASE else frozenset(("would", "had"))
    if host == "let":
        return frozenset(("us",))
    if following in _ONLY_HAS:
        return frozenset(("has",))
    if _is_participle(following):
        return _of_participle(following, after[1:], terms[place + 2 : place + 3])
    is_verb = host in _HOSTS or following in FUNCTION or following.endswith("ing")
    return frozenset(("is",)) if is_verb else frozenset()


def _of_participle(done: str, after: Sequence[str], beyond: Sequence[Term]) -> frozenset[str]:
    """Return "has" before what somebody did something to, else "is"; nothing where it is open."""
    has_object = any(
        key in _OBJECTS or key not in FUNCTION or term.figure is not None
        for key, term in zip(after, beyond, strict=True)
    )
    if not has_object:
        return frozenset(("is",))
    return frozenset() if done in _OF_TWO_OBJECTS else frozenset(("has",))


def _is_participle(word: str) -> bool:
    return word in _PARTICIPLES or (word.endswith("ed") and len(word) > len("shed"))
