"""Whether a run of English words is a clause: a subject, and a finite verb of it."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from claimcheck.language.framing import clause_patterns as patterns
from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_VERBS,
    PREPOSITIONS,
)
from claimcheck.language.lexicon.verb_forms import irregular_bases
from claimcheck.language.lexicon.word_lists import word_set

# What a clause cannot begin with: it goes on with the one before, or is a part of it.
_GOES_ON: Final = (
    (PREPOSITIONS - {"besides"})
    | AUXILIARIES
    | word_set(
        """
        then even not only especially also again mostly mainly partly largely or nor either
        neither both to than if when where who which whose what how why that because as while
        """
    )
)
_RELATIVE: Final = frozenset(("who", "which", "whose", "whom", "where", "that"))
# These are verbs wherever they stand: another form is their participle.
_PAST_ALONE: Final = word_set(
    """
    rose fell went came took gave began became broke chose drew grew saw did wrote spoke stole
    swore threw knew blew flew drove rode sang sank swam tore wore woke froze forgot ate shook
    shrank sprang undertook overcame arose
    """
)
# They are done to nothing: "doubled by May" is no participle.
_OF_NOTHING: Final = word_set(
    """
    doubled tripled halved increased decreased declined collapsed died resigned climbed dropped
    soared plunged vanished arrived happened started ended exploded escaped emerged remained
    existed disappeared tumbled surged jumped slumped stalled stayed crashed voted agreed protested
    marched gathered waited landed lived worked moved travelled traveled talked walked stepped
    returned rained snowed fainted drowned suffered belonged reacted responded happened applied
    """
)
_NOW: Final = word_set(
    """
    looks know knows want wants need needs pay pays get gets live lives go goes come comes make
    makes take takes give gives keep keeps lose loses win wins grow grows fall falls rise rises
    become becomes seem seems remain remains belong belongs cause causes contain contains stay
    stays own owns love loves hate hates suffer suffers starve die dies sleep sleeps spend spends
    buy buys sell sells build builds teach teaches run runs work works sit sits stand stands
    look admit admits laugh laughs watch watches ignore ignores vote votes mean means
    earn earns keep deserve deserves wait waits arrive arrives exist exists disappear disappears
    emerge emerges explode explodes vanish vanishes provide provides receive receives bring brings
    steal steals employ employs destroy destroys protect protects punish punishes enjoy enjoys
    hide hides invade invades celebrate celebrates beg begs weep weeps kneel kneels choose chooses
    enter enters obey obeys occupy occupies
    """
)
# The past of these, and what they are, is written alike: a verb before what it is done to.
_ALIKE: Final = word_set("cost cut hit put set let shut split spread hurt beat bet quit burst cast")
_FEW: Final = 2
# Said of several at once, or of one or the other.
_PAIRING = frozenset(("both", "either", "neither", "whether", "not", "between"))
# "Germany has and Poland sent 40 trucks": these wait for what follows.
_UNENDING = AUXILIARIES | PREPOSITIONS | DETERMINERS


def is_clause(words: Sequence[str]) -> bool:
    """Return whether words, in lower case, have a subject and a finite verb of their own.

    What may be a participle is none: "the nurses sent to Gao". A verb of a relative clause
    is not that of the words before it.

    >>> is_clause("rents in berlin rose by 20 percent".split())
    True
    >>> is_clause("the nurses sent to gao".split()), is_clause("closed two schools".split())
    (False, False)
    """
    if len(words) < _FEW or words[0] in _GOES_ON or _is_past(words[0]):
        return False
    relative = next((n for n, word in enumerate(words) if word in _RELATIVE and n), None)
    verbs = [n for n in range(1, len(words)) if _is_finite(words, n)]
    if relative is None:
        return bool(verbs)
    return any(n < relative for n in verbs) or len(verbs) > 1


def _is_past(word: str) -> bool:
    return word in IRREGULAR_VERBS or word in _ALIKE or (word.endswith("ed") and len(word) > 4)


def _is_finite(words: Sequence[str], place: int) -> bool:
    """Return whether a word is a verb that says what its subject did or does."""
    word, before = words[place], words[place - 1]
    behind = words[place + 1] if place + 1 < len(words) else ""
    if word in AUXILIARIES:
        return word not in {"be", "been", "being"}
    if before in DETERMINERS or before in PREPOSITIONS:
        return False
    if word in _PAST_ALONE or word in _NOW or word in _OF_NOTHING:
        return True
    has_object = behind in DETERMINERS or behind[:1].isdigit() or behind in _numbers()
    third_person = word.endswith("s") and len(word) > 3 and not word.endswith("ss")
    # "Panels poison the water": after things in the plural.
    of_many = before.endswith("s") and not before.endswith("ss") and word not in _GOES_ON
    if word in _ALIKE or third_person or (word in irregular_bases() and not _is_past(word)):
        return has_object
    follows = bool(behind) and behind not in PREPOSITIONS and behind not in _RELATIVE
    return (of_many and has_object) or (follows and _is_past(word))


@cache
def _numbers() -> frozenset[str]:
    return word_set(
        "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty"
        " hundreds thousands millions nothing everything him her them it us me everybody everyone"
        " nobody more most all half less fewer"
    )


def words_of(text: str) -> list[str]:
    """Return the words and figures of a text in lower case."""
    # "May" is a month, "may" leaves open.
    found = (each for each in patterns.word().findall(text) if each != "May")
    return [each.lower().replace("’", "'") for each in found]


def bare_edges(text: str, edges: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the places of an "and" or the like, without a comma, that parts two clauses."""
    found: list[tuple[int, int, str]] = []
    ends = [start for start, _, _ in edges] + [len(text)]
    starts = [0, *(end for _, end, _ in edges)]
    for each in patterns.bare_joints().finditer(text):
        begin = max(
            place for place in (*starts, *(end for _, end, _ in found)) if place <= each.start()
        )
        if any(start < each.end() and each.start() < end for start, end, _ in edges):
            continue
        end = min(place for place in ends if place >= each.end())
        before, after = words_of(text[begin : each.start()]), words_of(text[each.end() : end])
        if not _PAIRING.isdisjoint(before[:1]) or not _UNENDING.isdisjoint(before[-1:]):
            continue
        if patterns.between().search(text, begin, each.start()):
            continue
        if is_clause(before) and is_clause(after):
            found.append((each.start(), each.end(), ""))
    return found


# "I know that man who sold them" is of a man, and says no clause.
_SOMEBODY = word_set(
    "man woman boy girl guy lady person doctor nurse teacher lawyer company firm bank shop driver"
)
_RELATIVES = frozenset(("who", "whom", "whose", "which", "that"))
_SEVERAL = word_set("people women men children police those they he she anyone everyone someone")


def points_at(words: Sequence[str]) -> bool:
    """Return whether "that" before these words points at one, and joins no clause.

    >>> points_at(["man", "who", "sold", "it"]), points_at(["women", "who", "smoke", "die"])
    (True, False)
    """
    noun = words[0]
    if noun in _SEVERAL or (noun.endswith("s") and not noun.endswith("ss")):
        return False
    return noun in _SOMEBODY or not _RELATIVES.isdisjoint(words[1:2])
