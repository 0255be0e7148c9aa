"""What titles and words of kinship tell of somebody's sex."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from itertools import compress

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.name_tables import is_given, sex_of
from claimcheck.language.people.named_person import NamedPerson

_MALE = word_set(
    """
    mr mr. sir lord spokesman congressman businessman king he his father brother son
    encik alhaji haji shri thiru señor don herr pandit maulana sheikh mzee bwana otunba mallam dato
    dad granddad grandad grandpa lad
    husband man fisherman councilman assemblyman imam uncle grandfather nephew widower boy prince
    """
)
_FEMALE = word_set(
    """
    mum mom gran nan grandma lass
    mrs mrs. ms ms. miss lady dame baroness chairwoman spokeswoman congresswoman businesswoman
    queen she her mother sister daughter wife woman councilwoman assemblywoman aunt grandmother
    niece widow girl princess actress hajia alhaja madam puan cik
    datin smt selvi tmt señora madame frau hajah olori
    """
)
_SEXED = frozenset(
    "Mr Mrs Ms Miss Mdm Madam Dame Lady Lord Encik Puan Cik Alhaji Hajia Shri".split()
)
# Of Karl Hay and "Mrs Hay" nothing tells whether she is another: a wife, a mother.
_OF_WIVES = frozenset(["Mrs"])
# In tokens, with no other name between.
_NEAR_SPOUSE = 12
_SPOUSES_OF = {
    "his": word_set("wife widow girlfriend fiancée fiancee"),
    "her": word_set("husband widower boyfriend fiancé fiance"),
}
_STOPS = frozenset(".!?;:")


@lru_cache(8192)
def gender_of(words: str) -> str:
    """Return ``m`` or ``f`` where a title or pronoun shows it."""
    lows = set(words.lower().replace("(", "").replace(")", "").split())
    return "m" if lows & _MALE else "f" if lows & _FEMALE else ""


def with_sex(words: Sequence[str], people: Sequence[NamedPerson]) -> list[NamedPerson]:
    """Return the persons, each with the sex that a title before the surname tells.

    As in ``Mr Quansah``, where one person bears the name; `words` are those of the text.
    """
    told: dict[str, set[str]] = {}
    for i in compress(range(len(words) - 2), map(_SEXED.__contains__, words)):
        k = i + 1 + (words[i + 1] == ".")
        k += words[k].islower() and k + 1 < len(words)
        sexes = told.setdefault(words[k].removesuffix("'s").removesuffix("’s"), set())
        if words[i] not in _OF_WIVES:
            sexes.add(gender_of(words[i]))
    if not told:
        return list(people)
    told |= _by_spouses(words, told)
    bearers = Counter(person.surname for person in people)
    return [
        person._replace(gender=next(iter(sexes)))
        if not person.gender
        and bearers[person.surname] == 1
        and len(sexes := told.get(person.surname, set())) == 1
        else person
        for person in people
    ]


def may_be_called(
    person: NamedPerson,
    words: Sequence[str],
    at: int,
    speaker: str | None,
    told: Mapping[str, str],
) -> bool:
    """Return whether a title before a surname at `at` fits somebody: no wife's, no stranger's.

    The sexes that pronouns have `told` stand beside names.

    Of a person whose first name no list knows, "Mrs Hay" is the last `speaker` and may else be
    his wife; a "Mr Hay" whom a text calls so before it names anybody in full may be anyone.
    """
    sex = gender_of(" ".join(words[:-1] or words))
    if not sex or told.get(person.name, sex) != sex:
        return not sex
    first = person.name.split(maxsplit=1)[0]
    if not person.gender:
        known = is_given(first) or person.name == speaker
        return words[0].rstrip(".") not in _OF_WIVES or (known and person.position < at)
    own = gender_of(person.role or person.courtesy) or sex_of(first)
    return person.gender == sex and (person.position < at or own == sex)


def _by_spouses(words: Sequence[str], surnames: Container[str]) -> dict[str, set[str]]:
    """Return the sex of those who have a wife or a husband: ``Parry, 68, was found by his wife``.

    So "Mrs Parry" is not the Parry whose wife she is.
    """
    found: dict[str, set[str]] = {}
    for i in compress(range(len(words) - 1), map(_SPOUSES_OF.__contains__, words)):
        kin = words[min(i + 1 + (words[i + 1] == "late"), len(words) - 1)]
        if kin.removesuffix("'s").removesuffix("’s") not in _SPOUSES_OF[words[i]]:
            continue
        for k in range(i - 1, max(i - _NEAR_SPOUSE, -1), -1):
            if words[k] in surnames:
                found[words[k]] = {gender_of(words[i])}
            if words[k][:1].isupper() or words[k] in _STOPS or words[k] == "that":
                break
    return found
