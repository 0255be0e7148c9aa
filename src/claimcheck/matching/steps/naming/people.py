"""A person's title and initials, left out where the name says who is meant."""

from collections.abc import Callable, Sequence
from typing import Final

from claimcheck.language.lexicon.closed_classes import IRREGULAR_VERBS
from claimcheck.language.lexicon.states import STATES
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.names import Names
from claimcheck.matching.spelling.known_words import (
    is_known_name,
    is_place_name,
    names_nobody,
    names_somebody,
)
from claimcheck.matching.terms import FUNCTION, TITLES, Sort, Term

_PEOPLES: Final = ("ish", "ese", "ian", "ean", "can", "ch", "man", "ek", "aq", "eli", "ani", "ali")
_BESIDE_TITLES: Final = word_set(
    "dr doctor professor prof mr mrs ms miss sir dame hon honourable honorable"
)
# One person holds these, and readers know who without them: "President Biden", "Biden".
_BEFORE_SURNAMES: Final = word_set(
    "president chancellor premier mr mister senator governor mayor justice prime"
)
# Two who are in the news bear each of these surnames, or far too many do.
_OF_SEVERAL: Final = word_set(
    "bush clinton kennedy roosevelt adams harrison johnson castro kim gandhi bhutto marcos"
    " aquino kirchner fernandez sharif assad hussein saleh bongo kabila kenyatta gnassingbe"
    " aliyev duterte trudeau papandreou karamanlis mitsotakis rahmon kaczynski bolsonaro"
    " menendez arroyo thaksin shinawatra rajapaksa bandaranaike zia rahman peron ortega cuomo"
    " daley romney paul rand scott brown green white black gray smith jones williams davis"
    " miller wilson moore taylor anderson thomas jackson harris martin thompson garcia martinez"
    " robinson clark rodriguez lewis lee walker hall allen young hernandez king wright lopez"
    " hill baker gonzalez nelson carter mitchell perez roberts turner phillips campbell parker"
    " evans edwards collins stewart sanchez morris rogers reed cook morgan bell murphy bailey"
    " cooper richardson cox howard ward torres peterson ramirez james watson brooks kelly"
    " sanders price bennett wood barnes ross henderson coleman jenkins perry powell long"
    " patterson hughes flores washington butler simmons foster bryant alexander russell griffin"
    " diaz hayes khan singh patel kumar shah ahmed ali hassan ibrahim mohamed mohammed muhammad"
    " abdullah omar osman wang li zhang liu chen yang huang zhao wu zhou nguyen tran le pham"
    " park choi kang tanaka suzuki sato ivanov ivanova popov kuznetsov silva santos oliveira"
    " souza pereira costa ferreira mueller muller schmidt schneider fischer weber rossi russo"
    " ferrari dupont martinez gomez ramos ruiz reyes mensah owusu traore keita toure diallo kone"
    " coulibaly okafor abubakar bello musa sani yusuf banda phiri moyo ncube dlamini zulu botha"
    " venter naidoo cohen levy mizrahi peretz macdonald mcdonald obrien oconnor ryan sullivan"
    " walsh byrne murray graham hamilton gordon cameron blair may major"
)
_TWO_NAMES: Final = 2
_WITHIN_NAMES: Final = frozenset(("of", "for", "the", "and", "on", "in"))
_LANDS: Final = frozenset(("us", "uk", "eu", "un"))
_OFSTATES: Final = word_set("governor senator representative congressman congresswoman")
# Two known persons bear these first and last names, so that an initial tells them apart.
_SHARED: Final = frozenset(
    (("george", "bush"), ("john", "adams"), ("martin", "king"), ("john", "roberts"),
     ("michael", "jordan"), ("david", "davis"), ("john", "smith"), ("paul", "ryan"))
)  # fmt: skip


def is_title(
    block: Sequence[Term], terms: Sequence[Term], names: Callable[[], Names] = Names
) -> bool:
    """Return whether terms that the other text leaves out are the title of who is named next.

    ``names`` are those of known persons: before a surname alone a title may go where one bears it.
    """
    if _is_before_surname(block, terms, names) or _is_party_of(block, terms):
        return True
    if _is_late(block, terms) or _is_own_initials(block, terms):
        return True
    titles = [term for term in block if term.key in TITLES]
    if titles and block[0].key == "former":
        block = block[1:]
    peoples = [term for term in block if term.key not in TITLES]
    after = [term for term in terms if term.start >= block[-1].end][:3]
    if not titles and after and after[0].key in TITLES:
        titles, after = after[:1], after[1:]
    if not titles or len(peoples) > 1:
        return False
    if peoples and (peoples[0] is not block[0] or not _is_of_people(peoples[0], titles)):
        return False
    before = [term for term in terms if term.end <= block[0].start][-1:]
    # A lieutenant general is no general, and no lieutenant.
    if any(term.key in TITLES - _BESIDE_TITLES for term in (*before, *after[:1])):
        return False
    after = after[:2]
    return len(after) == 2 and all(term.sort is Sort.NAME for term in after) and _is_known(after)


def _is_party_of(block: Sequence[Term], terms: Sequence[Term]) -> bool:
    """Return whether all that is left out is an American's party and state: "(D-Minn.)"."""
    before = [term for term in terms if term.end <= block[0].start][-2:]
    return (
        len(block) == 2
        and block[0].key in {"d", "r", "i"}
        and block[1].start == block[0].end + 1
        and len(before) == 2
        and all(term.sort is Sort.NAME for term in (*block, before[1]))
        # A capital at the head of a text shows no name.
        and (before[0].sort is Sort.NAME or before[0] is terms[0])
    )


def _is_own_initials(block: Sequence[Term], terms: Sequence[Term]) -> bool:
    """Return whether all that is left out is a name's initials: "Royal Bank of Chile (RBC)"."""
    if len(block) != 1 or block[0].sort is not Sort.NAME or len(block[0].key) < _TWO_NAMES:
        return False
    letters, end = block[0].key, block[0].start - len(" (")
    before = [term for term in terms if term.end <= end]
    if not before or before[-1].end != end:
        return False
    for term in reversed(before):
        if not letters:
            break
        if term.sort is Sort.NAME or term is terms[0]:
            if not letters.endswith(term.key[:1]):
                return False
            letters = letters[:-1]
        elif term.key not in _WITHIN_NAMES:
            return False
    return not letters


def _is_late(block: Sequence[Term], terms: Sequence[Term]) -> bool:
    """Return whether all that is left out is that somebody named in full is dead: "the late"."""
    if [term.key for term in block if term.key != "the"] != ["late"]:
        return False
    before = [term.key for term in terms if term.end <= block[-1].start][-1:]
    after = [term for term in terms if term.start >= block[-1].end][:3]
    named = len(after) > 1 and all(term.sort is Sort.NAME for term in after[:2])
    # "The late Tom Hale show" is a show.
    alone = all(
        term.key in FUNCTION | IRREGULAR_VERBS | {"'s"} or term.key.endswith("ed")
        for term in after[2:]
    )
    return before == ["the"] and named and alone and names_somebody(after[0].key)


def _is_before_surname(
    block: Sequence[Term], terms: Sequence[Term], names: Callable[[], Names]
) -> bool:
    """Return whether all that is left out is an office before a surname that one person bears."""
    if block[0].key not in _BEFORE_SURNAMES or len(block) > 1 + (block[0].key == "prime"):
        return False
    if len(block) > 1 and block[1].key != "minister":
        return False
    before = [term for term in terms if term.end <= block[0].start][-1:]
    after = [term for term in terms if term.start >= block[-1].end][:2]
    if not after or after[0].sort is not Sort.NAME or any(t.sort is Sort.NAME for t in after[1:]):
        return False
    surname = after[0].key
    # "Vice President Harris" is another; "President Hotel" is a house.
    if any(term.key not in FUNCTION for term in before) or surname in _OF_SEVERAL:
        return False
    if len(surname) < 4 or names_nobody(surname) or is_place_name(surname):
        return False
    bearers = {who for words, who in names().persons.items() if words[-1:] == (surname,)}
    return len(bearers) < 2


def _is_of_people(term: Term, titles: Sequence[Term]) -> bool:
    """Return whether a word says of which land somebody is: "French", "U.S.", "Texas Senator"."""
    if term.key in STATES and titles[0].key in _OFSTATES:
        return True
    if titles[0].key == "mayor":
        return (term.sort is Sort.NAME or not term.start) and is_place_name(term.key)
    if term.key in _LANDS:
        return term.sort is Sort.NAME
    return term.key.endswith(_PEOPLES) and not term.key[:1].isdigit()


def _is_known(name: Sequence[Term]) -> bool:
    return any(
        is_known_name(term.key) or term.key.startswith("person ") or names_somebody(term.key)
        for term in name
    )


def is_initial(
    ours: Sequence[Term],
    theirs: Sequence[Term],
    texts: tuple[Sequence[Term], Sequence[Term]],
    names: Callable[[], Names],
    *,
    is_given_enough: bool = False,
) -> bool:
    """Return whether an initial stands for a middle name, or is left out where it tells nothing.

    One of the names around it is well known, or where that ``is_given_enough`` a first name.
    """
    if len(ours) > 1 or len(theirs) > 1:
        return False
    one = (*ours, *theirs)
    if not any(len(term.key) == 1 and term.key.isalpha() for term in one):
        return False
    if len(one) == 2 and (one[0].key[:1] != one[1].key[:1] or len(one[0].key) == len(one[1].key)):
        return False
    around = [_around(term, side) for terms, side in zip((ours, theirs), texts, strict=True)
              for term in terms]  # fmt: skip
    return all(
        before is not None
        and after is not None
        and before.key not in FUNCTION | TITLES
        and min(len(before.key), len(after.key)) > 1
        and (
            is_known_name(before.key)
            or is_known_name(after.key)
            or (is_given_enough and names_somebody(before.key))
        )
        and _names_one(before.key, after.key, names)
        for before, after in around
    )


def _around(term: Term, terms: Sequence[Term]) -> tuple[Term | None, Term | None]:
    """Return the names before and after a term, where these are names."""
    place = next((n for n, other in enumerate(terms) if other.start == term.start), 0)
    before, after = terms[max(0, place - 1) : place], terms[place + 1 : place + 2]
    named = after and after[0].sort is Sort.NAME
    return (before[0] if before else None), (after[0] if named else None)


def _names_one(first: str, last: str, names: Callable[[], Names]) -> bool:
    """Return whether no two known persons bear a first and a last name."""
    if (first, last) in _SHARED:
        return False
    known = names().persons.items()
    bearers = {who for words, who in known if words[:1] == (first,) and words[-1:] == (last,)}
    return len(bearers) < 2


def is_of_name_in_s(term: Term, terms: Sequence[Term], others: Sequence[Term]) -> bool:
    """Return whether the other text writes "James'" for this "James's"."""
    place = terms.index(term) if term.key == "'s" else 0
    name = terms[place - 1].key if place else ""
    return name.endswith("s") and any(other.key == name for other in others)
