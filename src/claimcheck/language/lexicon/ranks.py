"""Ranks, honorifics and offices as they stand before a name, in full and in short."""

from functools import cache, lru_cache

from claimcheck.language.lexicon.closed_classes import TITLES
from claimcheck.language.lexicon.word_lists import word_set

# The short form, then the words that it stands for.
_SHORT = """
supt superintendent; insp inspector; dci detective chief inspector; di detective inspector;
ds detective sergeant; dc detective constable; pc police constable; det detective; con constable;
sgt sergeant; cpl corporal; pte private; pvt private; capt captain; lt lieutenant; col colonel;
maj major; gen general; brig brigadier; adm admiral; cmdr commander; cdr commander; cmdt commandant;
asp assistant superintendent of police; dsp deputy superintendent of police;
acp assistant commissioner of police; dcp deputy commissioner of police; cp commissioner of police;
dig deputy inspector general; igp inspector general of police; ig inspector general;
ceo chief executive officer; cfo chief financial officer; coo chief operating officer;
cto chief technology officer; evp executive vice president; svp senior vice president;
vp vice president; mp member of parliament; mps members of parliament; td teachta dála;
mep member of the european parliament; mla member of the legislative assembly;
msp member of the scottish parliament; mlc member of the legislative council; atty attorney;
amb ambassador; cllr councillor; coun councillor;
hon honourable; rt right; rev reverend; fr father; msgr monsignor;
barr barrister; engr engineer; adv advocate; arc architect; pharm pharmacist; bro brother;
ven venerable; alh alhaji; lc lance corporal; wo warrant officer; flt flight; cst constable;
prof professor; dr doctor; gov governor; sen senator;
rep representative; pres president; asst assistant; comr commissioner; sr sister;
ssp senior superintendent of police; csp chief superintendent of police;
sp superintendent of police; dgp director general of police; adgp additional director general;
pm prime minister; cm chief minister; dcm deputy chief minister;
ocs officer commanding station; ocpd officer commanding police division;
cas chief administrative secretary; mca member of county assembly; dpo divisional police officer;
aig assistant inspector general; asi assistant sub-inspector; sho station house officer
"""
_HONORIFICS = word_set(
    """
    mr mrs ms miss mx mister madam sir dame lord lady baroness baron viscount earl count countess
    shri smt sri alhaji alhaja hajia otunba oba mallam malam comrade imam rabbi sheikh sheik ustaz
    pastor bishop archbishop monsignor brother sister canon chief dato datuk sri señor señora
    monsieur madame herr frau don doña king queen prince princess pope saint
    datin seri dato' puan encik cik tengku tunku khun thiru tmt selvi pandit maulana allama mohtarma
    janab togbe togbui otumfuo olori asiwaju mzee mwalimu bwana evangelist apostle deacon deaconess
    hon'ble mdm mlle paduka tun gda
    """
)
# What is said to or of everybody, and is nobody's first name although some are called "Miss".
_COURTESIES = word_set(
    """
    mr mrs ms miss mx mister madam sir dame dr rev prof shri smt sri alhaji alhaja hajia otunba
    mallam malam comrade dato datuk datin seri puan encik cik tan sri hon adv barr engr chief mdm
    """
)
_OFFICES = word_set(
    """
    superintendent inspector constable corporal lieutenant major private brigadier admiral commander
    commandant marshal sheriff trooper deputy assistant acting interim caretaker former ex-president
    taoiseach tánaiste tanaiste executive officer co-founder cofounder founder director-general
    secretary-general vice-president vice-chancellor vice-chair vice-chairman president-elect
    mayor-elect governor-elect vice-mayor ex-mayor
    governor-general attorney-general solicitor solicitor-general general-secretary premier
    undersecretary under-secretary permanent principal provost dean rector registrar magistrate
    recorder coroner prosecutor defender councillor alderman senator-elect assemblyman assemblywoman
    congressman congresswoman congressperson lawmaker whip speaker envoy consul commissioner
    ombudsman auditor treasurer comptroller controller clerk warden chaplain curator conductor
    owner partner publisher producer presenter host anchor columnist reporter correspondent
    goalkeeper midfielder striker defender winger substitute skipper captain boss manager coach
    engineer surgeon consultant veterinarian pharmacist paramedic firefighter midwife psychologist
    researcher scientist biologist ecologist geochemist chemist physicist epidemiologist
    entrepreneur investor shopkeeper fisherman farmer driver pilot mother father brother sister
    widow son daughter neighbour neighbor resident co-author author agent detective
    batter batsman bowler spinner seamer opener wicketkeeper umpire referee physio all-rounder
    headmaster headmistress headteacher pathologist forecaster meteorologist oceanographer
    chairperson spokesperson chieftain lecturer councilmember head hrh hrm ceann comhairle
    cathaoirleach tempore assemblymember convenor convener influencer custos
    """
)
_MODIFIERS = word_set(
    """
    senior white house republican democratic democrat conservative labour labor tory liberal
    presidential gop independent u.s. federal state district top late newly foreign prime vice
    home interior defence defense finance honourable right joint junior chief lead deputy
    managing special
    """
)
# "Di" and "Cp" are something else in a name.
_CAPITALS = word_set(
    "di ds dc pc cp ig dig td mp mps mep mla msp mlc vp acp asp dsp dcp sp asi sho pm cm dcm"
)
_FIRST_PARTS = word_set("sub rear air wing flight under ex vice co non")
_LAST_PARTS = ("-in-charge", "-in-chief", "-designate", "-elect", "-at-large", "-at-law")
_PLURALS = word_set(
    "senator representative minister president governor mayor professor cllr councillor dr"
)


@cache
def _forms() -> frozenset[str]:
    short = {entry.split(maxsplit=1)[0] for entry in _SHORT.split(";") if entry.strip()}
    plural = {f"{word}s" for word in _PLURALS}
    return frozenset(TITLES | _HONORIFICS | _OFFICES | _MODIFIERS | short | plural)


@lru_cache(8192)
def is_title(word: str) -> bool:
    """Return whether a word may stand before a name and is no part of it.

    >>> is_title("Supt."), is_title("DCI"), is_title("Taoiseach"), is_title("Bell")
    (True, True, True, False)
    """
    plain = word.replace("’", "'").strip("().")
    if "-" in plain:
        # "Brig-Gen", "Sub-Inspector".
        parts = plain.lower().split("-")
        known = plain.lower() in _forms() or all(p in _forms() or p in _FIRST_PARTS for p in parts)
        return known or (parts[0] in _forms() and plain.lower().endswith(_LAST_PARTS))
    return plain.lower() in _forms() and (plain.isupper() or plain.lower() not in _CAPITALS)


def is_courtesy(word: str) -> bool:
    """Return whether a word before a name is nobody's first name: ``Mrs``, ``Alhaji``."""
    return word.lower().strip("().") in _COURTESIES


def is_rank(word: str) -> bool:
    """Return whether a word shows that who is named after it is a person: no mere modifier."""
    return is_title(word) and word.lower().rstrip(".") not in _MODIFIERS


def is_shortened(word: str) -> bool:
    """Return whether a word is a rank in short, which a full stop may follow: ``Rep``."""
    return word.lower() in _long()


@cache
def _long() -> dict[str, str]:
    entries = (entry.split(maxsplit=1) for entry in _SHORT.split(";") if entry.strip())
    return {short: " ".join(words.split()) for short, words in entries}


def in_full(words: str) -> str:
    """Return a rank with its short forms written out, in small letters.

    >>> in_full("DCI"), in_full("Supt.")
    ('detective chief inspector', 'superintendent')
    """
    return " ".join(_long().get(word.rstrip("."), word) for word in words.lower().split())
