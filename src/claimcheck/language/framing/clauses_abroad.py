"""The clauses of a sentence in another language than English, where small words show them."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from claimcheck.language.framing.clauses import Clause
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.quotations import find_quotations
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple


class _Small(NamedTuple):
    """Small words of a language: what joins, what opens, verbs, and what leaves in doubt."""

    joining: str
    opening: str
    verbs: frozenset[str]
    doubting: frozenset[str]


_LANGUAGES: Final = {
    "de": _Small(
        "und|aber|doch|während|weil|denn|sondern",
        "außerdem|zudem|ferner|übrigens|also|erstens|zweitens|drittens|und|aber|dazu|fakt",
        word_set(
            "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können muss"
            " müssen soll sollen will wollen gibt gab ging kam blieb stieg stiegen"
            " sank sanken fiel steigt steigen sinkt sinken"
            " fielen steht stehen liegt liegen schweigt schweigen baute schloss eröffnete kostet"
            " kostete verlor verloren bekam bekommt weiß wissen zahlt zahlen"
        ),
        word_set(
            "nicht kein keine keinen keiner nie niemand nichts nur wenn falls ob dass soll sollen"
            " angeblich vielleicht wohl falsch lüge leugnet bestreitet bestritt behauptet sagt"
            " sagte glaubt würde könnte hätte wäre laut sei entweder weder noch sowohl sonst"
            " gerücht"
        ),
    ),
    "fr": _Small(
        "et|mais|tandis que|alors que|parce que|car|donc",
        "de plus|en plus|d'ailleurs|et puis|en outre"
        "|par ailleurs|aussi|enfin|ensuite|puis|d'abord|premièrement|et|mais|bref",
        word_set(
            "est sont était étaient a ont avait avaient sera seront fut peut peuvent doit doivent"
            " va vont fait font reste restent monte montent baisse baissent coûte coûtent dit"
        ),
        word_set(
            "ne pas n'est n'a n'ont jamais aucun aucune rien personne ni si que qu'il selon nie"
            " dément peut-être serait aurait auraient seraient faux fausse mensonge rumeur prétend"
            " affirme dit disent croit soit sinon seulement sauf"
        ),
    ),
    "es": _Small(
        "y|e|pero|mientras que|mientras|porque|aunque",
        "además|también|asimismo|por último|primero|segundo|luego|y|pero|en fin|por otra parte",
        word_set(
            "es son era eran está están fue fueron ha han había habían tiene tienen tenía hay"
            " puede pueden debe deben va van hace hacen sube suben baja bajan cuesta calla callan"
            " dice dicen"
        ),
        word_set(
            "no ni nunca jamás nadie nada ningún ninguna si que según niega negó quizás tal falso"
            " falsa mentira bulo rumor dice dicen dijo cree afirma sería habría serían sino solo"
            " salvo excepto"
        ),
    ),
    "it": _Small(
        "e|ed|ma|mentre|perché|però",
        "inoltre|poi|anche|infine|primo|secondo|e|ma|insomma|per di più",
        word_set(
            "è sono era erano ha hanno aveva avevano fu furono sarà può possono deve devono va"
            " vanno fa fanno resta restano sale salgono scende scendono costa tace"
        ),
        word_set(
            "non né mai nessuno niente nulla se che secondo nega forse falso falsa bugia bufala"
            " dice dicono disse crede afferma sarebbe avrebbe sia solo tranne"
        ),
    ),
    "pt": _Small(
        "e|mas|enquanto|porque|porém",
        "além disso|também|por fim|primeiro|segundo|depois|e|mas|enfim|aliás",
        word_set(
            "é são era eram está estão foi foram tem têm tinha tinham há pode podem deve devem vai"
            " vão faz fazem fica ficam sobe sobem desce descem custa custou cala"
        ),
        word_set(
            "não nem nunca ninguém nada nenhum nenhuma se que segundo nega negou talvez falso falsa"
            " mentira boato diz dizem disse acredita afirma seria teria seriam só exceto salvo"
        ),
    ),
    "nl": _Small(
        "en|maar|terwijl|omdat|want",
        "bovendien|verder|ook|ten eerste|ten tweede|ten slotte|en|maar|trouwens|kortom",
        word_set(
            "is zijn was waren heeft hebben had hadden wordt worden werd werden kan kunnen moet"
            " moeten zal zullen wil willen gaat gaan ging gingen kwam kwamen staat staan blijft"
            " steeg stegen daalde daalden zwijgt opende sloot kost kostte bouwde"
            " verloor bouwt bouwen"
        ),
        word_set(
            "niet geen nooit niemand niets als of dat volgens ontkent ontkende misschien onwaar"
            " leugen gerucht zegt zegt zei beweert gelooft zou zouden noch zowel alleen behalve"
        ),
    ),
    "sv": _Small(
        "och|men|medan|eftersom|för att",
        "dessutom|också|vidare|slutligen|för det första|för det andra|och|men|förresten",
        word_set(
            "är var har hade blir blev blivit kan kunde ska skulle måste vill ville går gick kommer"
            " kom får fick ger gav ligger låg står stod steg sjönk föll kostar kostade tiger"
            " erkänner vet stängde öppnade förlorade byggde"
        ),
        word_set(
            "inte ej ingen inga inget aldrig om att enligt förnekar förnekade kanske falskt lögn"
            " rykte säger sa påstår tror skulle varken eller både bara utom"
        ),
    ),
}


def find_clauses_abroad(sentence: str, code: str) -> list[Clause]:
    """Return the clauses of a sentence of which every one has a verb that is known.

    None where anything of it is doubtful: who knows no verbs cuts nothing out.

    >>> text = "Die Mieten stiegen und die Stadt hat Schulden."
    >>> [text[slice(*each.spans[0])] for each in find_clauses_abroad(text, "de")]
    ['Die Mieten stiegen', 'die Stadt hat Schulden.']
    """
    small = _LANGUAGES.get(code)
    if small is None or sentence.rstrip("\"”’'») ").endswith("?") or find_quotations(sentence):
        return []
    start = opening_abroad(sentence, code)
    edges = [each.span() for each in _joints(code).finditer(sentence, start)]
    bounds = [start, *(place for edge in edges for place in edge), len(sentence)]
    pieces = [Span(*bounds[n : n + 2]) for n in range(0, len(bounds), 2)]
    if len(pieces) < 2 or len(pieces) > 3:
        return []
    return [
        Clause((piece,), _doubt(_others(sentence, pieces, piece), small))
        for piece in pieces
        if all(_is_clause(sentence[slice(*each)], small) for each in pieces if each != piece)
    ]


def _doubt(others: str, small: _Small) -> str:
    return next((word for word in _words(others) if word in small.doubting), "")


def opening_abroad(sentence: str, code: str) -> int:
    """Return where a sentence begins to say something, after words that only join it.

    >>> opening_abroad("Además, sube el paro", "es"), opening_abroad("El paro sube", "es")
    (8, 0)
    """
    found = _opening(code).match(sentence) if code in _LANGUAGES else None
    return found.end() if found else 0


def _others(sentence: str, pieces: Sequence[Span], piece: Span) -> str:
    return " ".join(sentence[slice(*each)] for each in pieces if each != piece)


def _is_clause(text: str, small: _Small) -> bool:
    """Return whether words begin with a subject, and have a verb that is known."""
    words = _words(text)
    has_subject = words[:1] == ["zijn"] or not small.verbs.intersection(words[:1])
    return has_subject and any(word in small.verbs for word in words[1:])


def _words(text: str) -> list[str]:
    return [each.lower().replace("’", "'") for each in _word().findall(text)]


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")


@cache
def _joints(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?:,\s+|\s+)(?:{_LANGUAGES[code].joining})\s+|;\s+", re.IGNORECASE)


@cache
def _opening(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_LANGUAGES[code].opening})[,:]\s+", re.IGNORECASE)
