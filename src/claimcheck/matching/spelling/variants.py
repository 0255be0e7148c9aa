"""Two spellings of one word."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from claimcheck.language.lexicon.word_lists import listed, word_set
from claimcheck.matching.spelling.accents import are_accented, bare, umlauts
from claimcheck.matching.spelling.known_words import is_any_word, is_word
from claimcheck.matching.terms import FUNCTION, LIGHT, Sort, Term
from claimcheck.model.comparison import Step

# British and American pairs that no rule gives; each word stands for the one after it, and one
# of the two means nothing else: not so "storey" and "story", nor "draught" and "draft".
_PAIRS = listed(
    """
    grey/gray greys/grays aluminium/aluminum plough/plow ploughs/plows ploughed/plowed
    ploughing/plowing sceptic/skeptic
    sceptics/skeptics sceptical/skeptical scepticism/skepticism mould/mold cosy/cozy
    pyjamas/pajamas jewellery/jewelry judgement/judgment judgements/judgments ageing/aging
    acknowledgement/acknowledgment manoeuvre/maneuver manoeuvres/maneuvers catalogue/catalog
    dialogue/dialog analyse/analyze analysed/analyzed analyses/analyzes analysing/analyzing
    paralyse/paralyze paralysed/paralyzed practise/practice practised/practiced fulfil/fulfill
    enrol/enroll instalment/installment instalments/installments skilful/skillful wilful/willful
    councillor/councilor councillors/councilors counsellor/counselor counsellors/counselors
    marvellous/marvelous woollen/woolen sulphur/sulfur whisky/whiskey yoghurt/yogurt
    speciality/specialty learnt/learned burnt/burned spelt/spelled dreamt/dreamed spoilt/spoiled
    leapt/leaped tyre/tire tyres/tires moustache/mustache pedlar/peddler artefact/artifact
    artefacts/artifacts omelette/omelet carcase/carcass furore/furor
    enquiry/inquiry enquiries/inquiries enquire/inquire gaol/jail aeroplane/airplane
    fibre/fiber fibres/fibers odour/odor odours/odors sabre/saber
    sabres/sabers calibre/caliber sombre/somber meagre/meager ochre/ocher axe/ax gramme/gram
    grammes/grams doughnut/donut doughnuts/donuts analogue/analog catalogues/catalogs
    catalogued/cataloged mum/mom mums/moms titbit/tidbit titbits/tidbits annexe/annex
    likeable/likable sizeable/sizable tranquillity/tranquility distil/distill
    appal/appall enthral/enthrall instil/instill chilli/chili chillies/chilies mollusc/mollusk
    molluscs/mollusks glycerine/glycerin smoulder/smolder smouldering/smoldering
    smouldered/smoldered moult/molt mouldy/moldy disc/disk discs/disks despatch/dispatch
    despatched/dispatched sulphate/sulfate sulphates/sulfates sulphide/sulfide
    sulphides/sulfides sulphuric/sulfuric sulphite/sulfite sulphites/sulfites
    snowplough/snowplow snowploughs/snowplows pyjama/pajama maths/math tsar/czar tsars/czars
    cypher/cipher gipsy/gypsy gipsies/gypsies judgemental/judgmental moustaches/mustaches
    practising/practicing practises/practices carburettor/carburetor skilfully/skillfully
    fulfils/fulfills enrols/enrolls enrolment/enrollment fulfilment/fulfillment
    kidnapped/kidnaped kidnapper/kidnaper kidnappers/kidnapers worshipped/worshiped
    worshippers/worshipers focussed/focused focussing/focusing benefitted/benefited
    benefitting/benefiting draughtsman/draftsman draughtsmen/draftsmen licenced/licensed
    mosquitos/mosquitoes volcanos/volcanoes tornados/tornadoes mangos/mangoes cargos/cargoes
    zeros/zeroes buffalos/buffaloes dwarfs/dwarves wharfs/wharves upwards/upward
    downwards/downward backwards/backward amidst/amid
    aeroplanes/airplanes amongst/among whilst/while towards/toward forwards/forward
    afterwards/afterward hr/hour hrs/hours yr/year yrs/years mins/minutes
    """
)
# Written together these are other words: "resign" is not "re-sign".
_OTHER_JOINED = frozenset(
    ("resign", "resigned", "resigns", "recover", "recovered", "reform", "reformed", "release",
     "released", "repress", "represent", "retreat", "retreated", "recreation", "recount", "remark",
     "resent", "resort", "recollect", "redress", "rebound", "coop", "unionised", "unionized")
)  # fmt: skip

# Before a thing these say of what kind it is, joined they name another: "green house",
# "greenhouse"; "any one", "anyone".
_OTHER_APART = word_set(
    "any some every all extra cross over under run break black blue green red white brown grey gray"
    " dark light hot cold high low hard soft big small long short old new sweet dry wet free quick"
    " fast slow wild mad grand main sour short tight loose"
)


def variant_step(
    first: Term,
    second: Term,
    preceding: tuple[str, str] = ("", ""),
) -> Step | None:
    """Return the step at which two terms are one word, None where they are two.

    ``preceding`` are the words before them.
    """
    if first.figure or second.figure:
        return None
    one, other = first.key, second.key
    named = Sort.NAME in {first.sort, second.sort}
    if _are_bare_alike(one, other):
        told = named or bare(one) != bare(other)
        return Step.ACCENT if told or are_accented(one, other) else None
    if one in FUNCTION or other in FUNCTION:
        return None
    if one in _METRES and not _COUNTED_IN.issuperset(preceding):
        return None
    return Step.SPELLING if are_spellings(one, other) else None


def _are_bare_alike(one: str, other: str) -> bool:
    bare_alike = bare(one) == bare(other) and one[:1].isalpha()
    return bare_alike or umlauts(one) == umlauts(other)


def are_joined(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether words are the same, written together or apart.

    >>> are_joined(["anti", "vaccine"], ["antivaccine"]), are_joined(["in", "formal"], ["informal"])
    (True, False)
    """
    letters = _joined(ours)
    if letters != _joined(theirs) or letters in {"", *_OTHER_JOINED}:
        return False
    apart = max(ours, theirs, key=len)
    return not (apart[0] in _OTHER_APART and is_any_word(letters))


def _joined(words: Sequence[str]) -> str:
    heavy = [word for word in words if word not in LIGHT]
    # "In formal talks" are no "informal talks".
    return "" if any(word in FUNCTION for word in heavy) else "".join(heavy)


@cache
def _american_of() -> dict[str, str]:
    return dict(pair.split("/") for pair in _PAIRS)


@cache
def _british() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        (re.compile(r"is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)"), "iz"),
        (re.compile(r"our(?=(?:s|ed|ing|er|ers|able|ite|ites|hood|ful)?$)"), "or"),
        (re.compile(r"(?<=t)re(?=s?$)"), "er"),
        (re.compile(r"enc(?=es?$)"), "ens"),
        (re.compile(r"ll(?=(?:ed|ing|er|ers)$)"), "l"),
        (re.compile(r"amme(?=s?$)"), "am"),
        (re.compile(r"(?<![aeiou])ae|(?<![aeiou])oe"), "e"),
    )


# A meter measures, a metre is measured: one word only where something is counted in them.
_METRES = word_set("metre meter metres meters")
_COUNTED_IN = word_set("square cubic per a every each few several many of")

# What rules make of these words is another word.
_BASES = word_set("favor color honor labor harbor humor armor rumor neighbor behavior")


@lru_cache(maxsize=10_000)
def are_spellings(one: str, other: str) -> bool:
    """Return whether two words are the British and the American spelling of one.

    Where both are words of their own they are two, as "filled" and "filed" are.

    >>> are_spellings("cancelled", "canceled"), are_spellings("filled", "filed")
    (True, False)
    """
    pairs = _american_of()
    if pairs.get(one) == other or pairs.get(other) == one:
        return True
    if min(len(one), len(other)) < 5 or one == other:
        return False
    for ending, put in _british():
        american = [ending.sub(put, word) for word in (one, other)]
        if american[0] == american[1]:
            return _are_one_word(one, other, put)
    if _american(one) != _american(other):
        return False
    return not (is_word(one) and is_word(other))


def _american(word: str) -> str:
    for ending, put in _british():
        word = ending.sub(put, word)
    return word


def _are_one_word(one: str, other: str, put: str) -> bool:
    """Return whether what a rule makes one is one word, although both may be in the list."""
    if put in {"iz", "er", "ens", "am"}:
        return True
    short = min((one, other), key=len)
    if put == "or":
        base = short[: short.rindex("or") + 2]
        return base in _BASES or not (is_word(one) and is_word(other))
    if put == "l":
        base = short[: short.rindex("l") + 1]
        several = sum(letter in "aeiou" for letter in base) > 1
        return (is_word(base) and several) or not (is_word(one) and is_word(other))
    # No word is written with any "ae": "haemoglobin", but no "haemlock".
    if not is_any_word(max((one, other), key=len)):
        return False
    return not (is_word(one) and is_word(other))
