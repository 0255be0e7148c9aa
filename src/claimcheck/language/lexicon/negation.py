"""Words that turn a statement into its opposite, leave open whether it holds, or narrow it."""

from collections.abc import Mapping, Sequence
from typing import Final

from claimcheck.language.lexicon.closed_classes import NEGATIONS, PREPOSITIONS
from claimcheck.language.lexicon.word_lists import listed, word_set

_NEGATORS = word_set(
    "not no never none nobody nothing nowhere neither nor without hardly barely scarcely rarely"
    " seldom false falsely untrue incorrect incorrectly wrongly hoax myth lie fabricated"
    " debunked denied denies deny denying refuted refutes refute disproved rejects-claims"
    " fails failed fail lacks lacked lack refuses refused refuse"
)
# Languages but English in which "no" negates.
_SAYING_NO = frozenset(("es", "ca", "gl", "it"))
DENYING: Final[Mapping[str, tuple[str, ...]]] = {
    "da": listed("ikke ingen intet aldrig hverken uden"),
    "de": listed("nicht kein keine keinen keiner keinem nie niemals niemand nichts ohne weder"),
    "en": listed("not no never none nobody nothing neither nor without cannot"),
    "es": listed("no nunca jamás ningún ninguno ninguna sin tampoco ni nadie nada"),
    "fr": listed("pas jamais aucun aucune rien sans ni nul nulle"),
    "it": listed("non mai nessun nessuno nessuna senza né niente nulla"),
    "nl": listed("niet geen nooit niemand niets zonder noch"),
    "no": listed("ikke ingen intet aldri verken uten"),
    "pl": listed("nie nigdy nikt nic bez ani żaden żadna żadne"),
    "pt": listed("não nunca jamais nenhum nenhuma sem nem ninguém nada"),
    "ru": listed("не нет никогда никто ничего без ни нельзя"),
    "nb": listed("ikke ingen intet aldri verken uten"),
    "sv": listed("inte ej ingen inget inga aldrig varken utan"),
    # A verb denies by its ending; these do so beside it.
    "tr": listed("değil hiç asla hiçbir yok"),
}
"""By the code of the language, what denies in it."""
_ARTICLES = frozenset(("a", "an", "the"))
# "No more than 5" bounds a figure, "not only" adds, "no doubt" affirms.
_HARMLESS_AFTER = {
    "not": word_set("only just merely"),
    "no": word_set("doubt matter"),
    "nothing": frozenset(("but",)),
}
# Before a clause, these leave open whether it holds.
OPENING: Final = word_set(
    """
    if unless until till before whether lest suppose supposing assume assuming imagine pretend
    provided otherwise
    """
)
# Anywhere around it, they may: doubt, denial, plans, fiction and others' words.
DOUBTING: Final = (
    OPENING
    | NEGATIONS
    | word_set(
        """
    no none nobody nothing nowhere hardly barely would could may might can cannot perhaps maybe
    possibly probably likely unlikely apparently seemingly reportedly allegedly supposedly
    purportedly according per so-called once should that except only
    deny denies denied denying denial doubt doubts doubtful dispute disputes disputed false falsely
    untrue wrong wrongly incorrect incorrectly inaccurate misleading misled mistaken mistake error
    myth hoax lie lies lied lying rumour rumours rumor rumors fake faked bogus baseless unfounded
    debunked refuted rejected discredited unproven contrary opposite actual actually real really
    reality fact facts truth true correct corrected contradict contradicts contradicted allegation
    allegations alleged supposed purported assertion idea notion theory conspiracy propaganda
    disinformation misinformation satire satirical joke fiction fictional novel film story dream
    scenario model plan plans planned proposal proposals bill draft hope hopes hoped wish wishes
    wanted want wants refuse refused refuses fail failed fails
    """
    )
)
# What follows them only narrows or takes up what was said before.
NARROWING: Final = PREPOSITIONS | word_set(
    """
    only not never mainly mostly especially particularly partly even just if when except if where
    so this these those it its such then or nor rather instead however
    """
)


def find_negators(words: Sequence[str]) -> list[int]:
    """Return the places of the words that negate; an even number of them affirms.

    >>> find_negators("it is false that they did not pay".split())
    [2, 6]
    """
    return [
        place
        for place, word in enumerate(words)
        if word in _NEGATORS and _following(words, place) not in _HARMLESS_AFTER.get(word, ())
    ]


def find_no(words: Sequence[str], language: str) -> list[int]:
    """Return the places of "no" in a language in which it negates, as it does not in Portuguese.

    >>> find_no("no ano de 2019".split(), "pt"), find_no("no subió el paro".split(), "es")
    ([], [0])
    """
    if language not in _SAYING_NO:
        return []
    return [place for place, word in enumerate(words) if word == "no"]


def _following(words: Sequence[str], place: int) -> str:
    return next((word for word in words[place + 1 : place + 3] if word not in _ARTICLES), "")
