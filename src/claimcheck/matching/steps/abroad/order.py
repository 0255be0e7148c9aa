"""What may stand elsewhere in a sentence of another language: who said it, and a date."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.stems import code_of
from claimcheck.matching.terms import Parsed, Sort, Term
from claimcheck.model.figure import FigureKind

_LONGEST_SOURCE: Final = 6
_SHORTEST_SAID: Final = 2


class _Leads(NamedTuple):
    """The words of a language by which a source or a date is known, and a second verb.

    `sources` open a source ("selon le préfet"), `dates` stand before a date, `said` are verbs
    that report alike before and after what is said, `perfect` what may stand before them, and
    `that` what may follow them. A word of `joints` joins clauses, or tells by its place ("only");
    one that begins with one of `deeds` (what is thought, promised or judged has a time of its
    own) or ends as an infinitive does makes a date belong to another verb. Where the verb
    stands `second`, the subject follows it if something else opens the sentence.
    """

    sources: frozenset[str]
    dates: frozenset[str]
    said: frozenset[str]
    that: str
    joints: frozenset[str]
    deeds: tuple[str, ...]
    infinitives: tuple[str, ...] = ()
    perfect: frozenset[str] = frozenset()
    second: bool = False
    brackets: frozenset[str] = frozenset()


_FRENCH: Final = _Leads(
    sources=word_set("selon daprès"),
    dates=word_set("en"),
    said=word_set(
        "dit disent affirme affirment assure assurent déclare déclarent explique annonce annoncent"
        " confirme confirment indique indiquent précise affirmé assuré déclaré expliqué annoncé"
        " confirmé indiqué précisé"
    ),
    that="que",
    joints=word_set(
        "que qui quoi dont où et ou mais donc car si quand lorsque comme puisque pendant avant"
        " après pour afin sans parce tandis alors quil quelle quils quelles quon quun quune"
        " seulement uniquement déjà même surtout encore ne"
    ),
    deeds=tuple(
        "dit dis dire annonc déclar affirm assur prom nié nie critiqu condamn dénon accus reproch"
        " confirm estim pens cro cru veu voul deman exig ordon décid prév enquêt étudi souten"
        " souti défend compar crai espér rappel évoqu mention salu regret commém expliqu témoign"
        " refus propos tent essa commenc continu perme perm forc oblig laiss fai écri recommand"
        " avert préven racont révél jug sait savai su pari accept souhait raill vot".split()
    ),
    infinitives=("er", "ir", "re", "oir"),
    perfect=word_set("a ont avait avaient"),
)
_SPANISH: Final = _Leads(
    sources=word_set("según"),
    dates=word_set("en"),
    said=word_set(
        "dijo dice dijeron dicen afirmó afirma afirmaron afirman aseguró asegura aseguraron"
        " aseguran declaró declara declararon explicó explica informó informa informaron confirmó"
        " confirma confirmaron anunció anuncia anunciaron señaló señala indicó indica sostuvo"
    ),
    that="que",
    joints=word_set(
        "que quien quienes cuyo donde y e o u pero pues si cuando como porque mientras para sin"
        " antes después aunque sino solo sólo solamente ya incluso también apenas"
    ),
    deeds=tuple(
        "dij dice anunci declar afirm asegur promet negó neg critic conden denunci acus reproch"
        " confirm estim piens pens cree crey quier quis pidi pid exig orden decid previ prev"
        " investig estudi apoy defend defiend compar tem esper record mencion salud lament"
        " conmemor explic testific rechaz rehus propus propon intent trat empez empiez comenz"
        " contin permit forz oblig hiz hac escrib recom advirt advert cont revel juzg sab sup"
        " acept logr vot".split()
    ),
    infinitives=("ar", "er", "ir", "arse", "erse", "irse"),
)
_PORTUGUESE: Final = _Leads(
    sources=word_set("segundo conforme"),
    dates=word_set("em"),
    said=word_set(
        "disse diz disseram dizem afirmou afirma afirmaram afirmam garantiu garante declarou"
        " declara declararam explicou explica informou informa informaram confirmou confirma"
        " confirmaram anunciou anuncia anunciaram"
    ),
    that="que",
    joints=word_set(
        "que quem cujo onde e ou mas pois se quando como porque enquanto para sem antes depois"
        " embora só somente já até também apenas"
    ),
    deeds=tuple(
        "diss diz anunci declar afirm garant promet neg critic conden denunci acus confirm estim"
        " pens acredit quer quis pedi ped exig orden decid prev investig estud apoi defend compar"
        " tem esper lembr record mencion saud lament comemor explic testemunh rejeit recus prop"
        " tent começ continu permit forç obrig fez faz escrev recomend adverti advert cont revel"
        " julg sab soub aceit vot".split()
    ),
    infinitives=("ar", "er", "ir", "or"),
)
_GERMAN: Final = _Leads(
    sources=word_set("laut"),
    dates=word_set("im jahr am"),
    said=word_set(
        "sagte sagt sagten sagen erklärte erklärt erklärten berichtete berichteten betonte"
        " versicherte versicherten bestätigte bestätigten"
    ),
    that="",
    joints=word_set(
        "dass daß und oder aber denn weil wenn als ob wie wer wo zu um ohne während bevor"
        " nachdem obwohl damit sondern seit erst nur schon bereits auch noch sogar"
    ),
    deeds=tuple(
        "sag erklär kündig behaupt versprach verspr versich leugn bestritt kritisier verurteil"
        " beklag beschuldig bestätig schätz glaub dacht denk woll will plan forder verlang"
        " befahl befehl beschl beschloss entschied entscheid prognos erwart untersuch prüf"
        " unterstütz verteidig vergl fürcht hoff erinner erwähn begrüß bedauer gedach gedenk"
        " zeug lehn abgelehn weiger bot biet vers begann begonn begin ließ lass zwang zwing erlaub"
        " schrieb schreib empf warn bericht bewert wusst weiß akzept lob stimm".split()
    ),
    second=True,
    brackets=word_set("hat haben hatte hatten wurde wurden ist sind war waren wird werden"),
)
_SWEDISH: Final = _Leads(
    sources=word_set("enligt"),
    dates=word_set("år i"),
    said=word_set(
        "sade sa säger uppgav uppger hävdade hävdar meddelade meddelar bekräftade bekräftar"
        " förklarade förklarar berättade berättar"
    ),
    that="att",
    joints=word_set(
        "att och eller men utan som vem vilken vad när om medan eftersom innan efter sedan för"
        " därför fast än först bara redan även också endast"
    ),
    deeds=tuple(
        "sa säg uppg hävd meddel löft lov förnek kritis fördöm anklag bekräft uppskatt trod tror"
        " tänk vill begär kräv beordr beslut bestäm förutsp utred studer stöd stött försvar jämför"
        " frukta hopp påmin nämn välkom beklag förklar vittn vägr föresl föreslog försök börj"
        " fortsatt tillåt tving lät skrev rekommend varna berätt avslöj döm visst vet accept"
        " planer lyck rösta".split()
    ),
    second=True,
)
_OF: Final = {"fr": _FRENCH, "es": _SPANISH, "pt": _PORTUGUESE, "de": _GERMAN, "sv": _SWEDISH}


def is_moved_abroad(first: Parsed, second: Parsed) -> bool:
    """Return whether one text is the other with who said it, or a date, in another place."""
    words = _OF.get(code_of(first.language))
    if words is None or code_of(second.language) != code_of(first.language):
        return False
    # Most pairs share no such order, and one look at their words shows it.
    keys = [sorted(each for each in _keys(side) if each != words.that) for side in (first, second)]
    if keys[0] != keys[1] or _keys(first) == _keys(second):
        return False
    return any(
        _is_source_after(one, other, words)
        or _is_said_after(one, other, words)
        or _is_date_after(one, other, words)
        for one, other in ((first, second), (second, first))
    )


def _keys(parsed: Parsed, start: int = 0, end: int | None = None) -> list[str]:
    """Return the keys of terms; the "que" of "qu'il" is a word of its own."""
    found: list[str] = []
    for term in parsed.terms[start:end]:
        joined = parsed.lowered.startswith("qu'", term.start)
        found += ["que", term.key.removeprefix("qu")] if joined else [term.key]
    return found


def _has_comma(parsed: Parsed, place: int) -> bool:
    """Return whether a comma stands right before the term at this place."""
    return place > 0 and "," in _gap(parsed, place)


def _gap(parsed: Parsed, place: int) -> str:
    return parsed.plain.text[parsed.terms[place - 1].end : parsed.terms[place].start]


def _is_plain_clause(parsed: Parsed, places: range, words: _Leads) -> bool:
    """Return whether nothing in these terms joins another clause to the first."""
    return not any(
        parsed.terms[place].key in words.joints
        or parsed.lowered.startswith("qu'", parsed.terms[place].start)
        or (place > places.start and _gap(parsed, place).strip(" '’-\"") != "")
        for place in places
    )


def _is_source_after(before: Parsed, after: Parsed, words: _Leads) -> bool:
    """Return whether the source that opens one text ends the other, parted by a comma."""
    if before.terms[0].key not in words.sources:
        return False
    size = len(after.terms)
    for length in range(2, min(_LONGEST_SOURCE, size - _SHORTEST_SAID) + 1):
        start = size - length
        if not _has_comma(after, start) or not _is_plain_clause(after, range(start), words):
            continue
        if _keys(before, 0, length) != _keys(after, start):
            continue
        said = _keys(before, length)
        if words.second:
            return _is_inverted(said, _keys(after, 0, start))
        return _has_comma(before, length) and said == _keys(after, 0, start)
    return False


def _is_inverted(verb_first: Sequence[str], subject_first: Sequence[str]) -> bool:
    """Return whether the verb that opens one clause stands after the subject in the other."""
    verb = verb_first[0]
    return any(
        [*subject_first[:place], *subject_first[place + 1 :]] == list(verb_first[1:])
        for place in range(1, len(subject_first))
        if subject_first[place] == verb
    )


def _is_said_after(before: Parsed, after: Parsed, words: _Leads) -> bool:
    """Return whether who says it stands before "that" in one text, after a comma in the other."""
    size = len(after.terms)
    for length in range(2, min(_LONGEST_SOURCE, size - _SHORTEST_SAID) + 1):
        start = size - length
        if not _has_comma(after, start):
            continue
        told = _keys(after, start)
        verb = 2 if told[0] in words.perfect else 1
        if told[verb - 1] not in words.said or len(told) == verb:
            continue
        frame = [*told[verb:], *told[:verb]]
        that = [words.that] if words.that else []
        joined = _keys(before) == [*frame, *that, *_keys(after, 0, start)]
        if joined and (that or _has_comma(before, len(frame))):
            return True
    return False


def _is_date_after(before: Parsed, after: Parsed, words: _Leads) -> bool:
    """Return whether a date opens one text, and ends the clause of the other or follows its verb.

    Anything that may be a second verb, or tell of another deed, has a time of its own.
    """
    length = next((n + 1 for n, term in enumerate(before.terms[:3]) if term.figure), 0)
    date = before.terms[:length]
    if not length or len(before.terms) < length + _SHORTEST_SAID:
        return False
    if not _is_date(date, words) or any(map(_is_dated, before.terms[length:])):
        return False
    rest = before.terms[length:]
    if any(_may_be_deed(term, words) for term in rest):
        return False
    if not _is_plain_clause(before, range(length, len(before.terms)), words):
        return False
    return any(
        _is_inverted([term.key for term in rest], others)
        if words.second
        else [term.key for term in rest] == others
        for others in _without(after, [term.key for term in date], rest[0].key, words)
    )


def _is_date(terms: Sequence[Term], words: _Leads) -> bool:
    if not _is_dated(terms[-1]) or any(term.key not in words.dates for term in terms[:-1]):
        return False
    # "2012 soldats" are so many.
    alone = len(terms) == 1 and not words.second
    return not (alone and terms[-1].figure and terms[-1].figure.kind is FigureKind.YEAR)


def _is_dated(term: Term) -> bool:
    return term.figure is not None and term.figure.is_date


def _may_be_deed(term: Term, words: _Leads) -> bool:
    if term.figure or term.sort is Sort.NAME:
        return False
    infinitive = len(term.key) > 3 and term.key.endswith(words.infinitives or ("\0",))
    return infinitive or term.key.startswith(words.deeds)


def _without(parsed: Parsed, date: list[str], verb: str, words: _Leads) -> Iterator[list[str]]:
    """Give the words around a date that stands where it may; parted from none by a comma."""
    keys, size = [term.key for term in parsed.terms], len(date)
    for place in range(1, len(keys) - size + 1):
        if keys[place : place + size] != date or _has_comma(parsed, place):
            continue
        last = place + size == len(keys)
        after_verb = words.second and keys[place - 1] == verb
        # "Ulm hat den Deich im Mai 2012 verkauft".
        within = verb in words.brackets and place + size == len(keys) - 1
        if last or after_verb or within:
            yield [*keys[:place], *keys[place + size :]]
