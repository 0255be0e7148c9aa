"""Words that attribute: reporting verbs, their forms and what may follow each."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.named_tuple import NamedTuple


class Frame(StrEnum):
    """What a reporting verb may stand with; the values are the letters of the table."""

    QUOTATION = "q"
    THAT = "t"
    BARE = "b"  # a clause without "that"
    AFTER = "p"  # "…, she said"
    ADDRESSEE = "a"  # somebody who is told comes first
    INFINITIVE = "o"
    NOUN = "n"
    QUESTION = "w"  # whether, what, why
    CALLED = "x"  # an object and what it is called
    OBJECT_TO = "u"  # "urged Congress to act"
    OBJECT_OF = "f"
    OBJECT_AS = "s"
    OBJECT_AT = "e"  # "put the loss at 40 million"

    # The one of Enum is written in Python, and every verb asks for several frames.
    __hash__ = str.__hash__


_FRAMES = """
say qtbpaw; tell qtbpawo; add qtbpw; note qtbpw; argue qtbp; claim qtbpo; explain qtpw;
insist qtbp; acknowledge qtbpn; admit qtbp; announce qtbpn; assert qtbp; allege qtbp; believe tbp;
think tb; warn qtbpao; predict qtbp; state qtbp; suggest qtbp; stress qtbpn; emphasize qtbpn;
reiterate qtbpn; recall qtbpn; concede qtbp; contend qtbp; maintain qtp;
confirm qtbpn; deny qtbp; report qtbp; reveal qtbpn; declare qtbp; conclude qtbp; testify qtbp;
vow qtbpo; promise qtbpoa; pledge qtbpo; hope tbpo; fear tbp; estimate tbp; boast qtp; joke qtbp;
quip qtbp; complain qtp; write qtbpw; tweet qtp; reply qtbp; respond qtp; observe qtbp; remark qt;
continue qp; point+out qtbpw; show tbp; find tp; indicate qtbp; remind qta; assure qtba;
inform qtbpa; ask qwpatu; wonder qwp; question qwn; agree qtbp; guarantee tb; caution qtbpu;
counter qtp; lament qtbp; muse qp; speculate qtbp; shout q; yell q; exclaim q; scream q; chant q;
read q; propose tn; recommend qtbp; request t; demand qtob; mention tn; cite n; criticize qs;
call xq; describe xs; accuse f; blame x; urge uq; call+on u; call+for n; encourage u; beg u;
appeal+to u;
ask+for n; feel tb; expect tb; recount qtp; volunteer q; pray q; retort q;
proclaim qtb; assume t; worry t; doubt t; swear tb; signal t; imply tb; hint tbp; determine tbp;
rule tp; guess tb; post q; text q; email q; opine qtb; advise qtu; object q; scoff qp; shoot+back q;
go+on q; dispute t; reason qtbp; theorize qtbp; profess t; calculate tp; disclose tbp;
underline qtbpn; underscore t; vent q; point+to n; point qtp; quote n; express n;
speak q; clarify qtb; repeat qtbp; echo q; answer qtp; interject q; elaborate q; intone q;
deadpan q; posit t; surmise tb; recite q; fume q; snap q; gush q; rail q; thunder q; offer q;
protest qt; plead q; press q; summarize q; demur q; allow t; foresee t; forecast tbp; comment qp;
enthuse q; marvel qt; sum+up q; put e; put+it qt; give+evidence qt; give+testimony qt;
lay+out w; make+clear tw; detail w; spell+out w;
outline w; decide tp; order u; invite u; implore u; instruct u; challenge u;
charge qt; rage q; storm q; blast xq; slam xq; riff q; remember q; laugh q; sigh q; grin q; cry q;
mutter q; whisper q; bark q; bellow q;  groan q; moan q; chuckle q; gripe q; sneer q;
beam q; growl q; murmur q; tease q; crow q; gloat q; brag qt; fret qtp; reckon qtbp; fire+back q;
hit+back q; chime+in q; jest q; kid q; pronounce q; venture q; brand x; label x; dub x; deride xs;
denounce xs; dismiss xs; bemoan n; term x; hail xs; query q; accept tb; suspect tb;
confide qtbp; confess qt; concur q; smile q; shrug q; nod q; roar q; mumble q; stammer q; sob q;
wail q; hiss q; huff q; boom q; rejoice q;
highlight qtp; pose q; relate t; grumble qt; submit t; bare t; hold t; direct u; dare q;
"""
_IRREGULAR = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing", "written"),
    "think": ("thinks", "thought", "thinking"),
    "show": ("shows", "showed", "showing", "shown"),
    "find": ("finds", "found", "finding"),
    "read": ("reads", "read", "reading"),
    "feel": ("feels", "felt", "feeling"),
    "know": ("knows", "knew", "knowing", "known"),
    "swear": ("swears", "swore", "swearing", "sworn"),
    "mean": ("means", "meant", "meaning"),
    "shoot": ("shoots", "shot", "shooting"),
    "go": ("goes", "went", "going", "gone"),
    "put": ("puts", "put", "putting"),
    "give": ("gives", "gave", "giving", "given"),
    "make": ("makes", "made", "making"),
    "forecast": ("forecasts", "forecast", "forecasting"),
    "hold": ("holds", "held", "holding"),
    "speak": ("speaks", "spoke", "speaking", "spoken"),
}
_DOUBLING = word_set(
    "admit submit quip blog chat refer beg brag dub fret grin slam shrug nod sob"
    " snap deadpan kid demur sum"
)
# Doubled in British English alone, as "criticise" has an s there.
_BRITISH = word_set("signal label marvel")


class VerbForm(StrEnum):
    """A form of a verb; the past and its participle count as one."""

    BASE = "base"
    THIRD = "third"  # "says"
    PAST = "past"
    ING = "ing"

    __hash__ = str.__hash__


FINITE_FORMS: Final = frozenset((VerbForm.PAST, VerbForm.THIRD))
PRESENT_FORMS: Final = frozenset((VerbForm.BASE, VerbForm.THIRD))


class Cue(NamedTuple):
    """A reporting verb in one form.

    `frames` is empty for a verb that reports only with one of its `particles`.
    """

    verb: str
    form: VerbForm
    frames: frozenset[Frame] = frozenset()
    particles: tuple[str, ...] = ()


@cache
def cue_forms() -> dict[str, Cue]:
    """Return every form of every reporting verb, in lower case.

    >>> noting = cue_forms()["noting"]
    >>> noting.verb, noting.form, Frame.QUESTION in noting.frames, Frame.NOUN in noting.frames
    ('note', <VerbForm.ING: 'ing'>, True, False)
    """
    forms: dict[str, Cue] = {}
    for entry in _FRAMES.split(";"):
        name, _, letters = entry.strip().rpartition(" ")
        frames = _frames(letters)
        verb, _, particle = name.partition("+")
        for form, word in _inflections(verb) if verb else []:
            if not particle:
                known = forms.get(word)
                forms[word] = known._replace(frames=frames) if known else Cue(verb, form, frames)
                continue
            plain = forms.get(word, Cue(verb, form))
            forms[word] = plain._replace(particles=(*plain.particles, particle))
            forms[f"{word} {particle}"] = Cue(f"{verb} {particle}", form, frames)
    return forms


@cache
def _frames(letters: str) -> frozenset[Frame]:
    return frozenset(map(Frame, letters))


def _inflections(verb: str) -> list[tuple[VerbForm, str]]:
    """Return the forms of ``verb``."""
    if verb.endswith("ize"):
        return [*_regular(verb), *_regular(f"{verb[:-3]}ise")]
    if verb in _IRREGULAR:
        third, past, ing, *participle = _IRREGULAR[verb]
        forms = [(VerbForm.PAST, past), (VerbForm.THIRD, third), (VerbForm.ING, ing)]
        return [(VerbForm.BASE, verb), *forms, *((VerbForm.PAST, word) for word in participle)]
    return _regular(verb)


def _regular(verb: str) -> list[tuple[VerbForm, str]]:
    if verb.endswith("e"):
        third, past, ing = verb + "s", verb + "d", verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        third, past, ing = verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    else:
        stem = verb + verb[-1] if verb in _DOUBLING else verb
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
        past, ing = stem + "ed", stem + "ing"
    forms = [
        (VerbForm.BASE, verb),
        (VerbForm.THIRD, third),
        (VerbForm.PAST, past),
        (VerbForm.ING, ing),
    ]
    if verb in _BRITISH:
        doubled = verb + verb[-1]
        forms += [(VerbForm.PAST, doubled + "ed"), (VerbForm.ING, doubled + "ing")]
    return forms


_SAYINGS: Final = {
    "fr": word_set(
        "dit disent affirme affirment assure assurent déclare déclarent explique annonce annoncent"
        " confirme confirment indique indiquent précise affirmé assuré déclaré expliqué annoncé"
        " confirmé indiqué précisé"
    ),
    "es": word_set(
        "dijo dice dijeron dicen afirmó afirma afirmaron afirman aseguró asegura aseguraron"
        " aseguran declaró declara declararon explicó explica informó informa informaron confirmó"
        " confirma confirmaron anunció anuncia anunciaron señaló señala indicó indica sostuvo"
    ),
    "pt": word_set(
        "disse diz disseram dizem afirmou afirma afirmaram afirmam garantiu garante declarou"
        " declara declararam explicou explica informou informa informaram confirmou confirma"
        " confirmaram anunciou anuncia anunciaram"
    ),
    "de": word_set(
        "sagte sagt sagten sagen erklärte erklärt erklärten berichtete berichteten betonte"
        " versicherte versicherten bestätigte bestätigten"
    ),
    "sv": word_set(
        "sade sa säger uppgav uppger hävdade hävdar meddelade meddelar bekräftade bekräftar"
        " förklarade förklarar berättade berättar"
    ),
    "it": word_set(
        "dice dicono disse dissero detto afferma affermano affermò affermato dichiara dichiarano"
        " dichiarò dichiarato spiega spiegano spiegato annuncia annunciano annunciato conferma"
        " confermano confermato assicura assicurato sostiene sostengono"
    ),
    "nl": word_set(
        "zei zeiden zegt zeggen verklaarde verklaarden verklaart meldde meldden meldt melden"
        " bevestigde bevestigden bevestigt benadrukte stelt stelde stelden"
    ),
    "da": word_set(
        "sagde siger oplyste oplyser fortalte fortæller bekræftede bekræfter udtalte udtaler"
        " forklarede forklarer meddelte meddeler"
    ),
    "no": word_set(
        "sa sier opplyste opplyser fortalte forteller bekreftet bekrefter uttalte uttaler"
        " forklarte forklarer meldte melder"
    ),
    "pl": word_set(
        "powiedział powiedziała powiedzieli mówi mówią poinformował poinformowała poinformowali"
        " oświadczył oświadczyła oświadczyli ogłosił ogłosiła stwierdził stwierdziła potwierdził"
        " potwierdziła potwierdzili twierdzi twierdzą przekazał przekazała przekazali"
    ),
}
SAYINGS: Final[Mapping[str, frozenset[str]]] = {**_SAYINGS, "nb": _SAYINGS["no"]}
"""Verbs of other languages that report what somebody said and take no side, by their code."""
