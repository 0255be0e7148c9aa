"""The ways in which several languages write the numbers below a thousand in words."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from claimcheck.language.lexicon.word_lists import listed
from claimcheck.model.figure import Ratio, ratio


def half_more() -> dict[str, Ratio]:
    """Return the German words for so many and a half: "anderthalb"."""
    halves = {"anderthalb": ratio(3, 2), "eineinhalb": ratio(3, 2)}
    return halves | {f"{_DE[n]}einhalb": ratio(2 * n + 1, 2) for n in range(2, 10)}


_DE: Final = listed(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
    " sechzehn siebzehn achtzehn neunzehn"
)
_DE_TENS: Final = listed("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_IT: Final = listed(
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici"
    " quindici sedici diciassette diciotto diciannove"
)
_IT_TENS: Final = listed("venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
_FR: Final = listed(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_FR_TENS: Final = listed("vingt trente quarante cinquante soixante")
_ES: Final = listed(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    " dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés"
    " veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_ES_TENS: Final = listed("treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_ES_HUNDREDS: Final = listed(
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos"
    " novecientos"
)
_PT: Final = listed(
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze"
    " dezasseis dezassete dezoito dezanove"
)
_PT_TENS: Final = listed("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa")
_PT_HUNDREDS: Final = listed(
    "cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"
)
_PT_OTHER: Final = {"catorze": "quatorze", "dezasseis": "dezesseis", "dezassete": "dezessete",
                    "dezanove": "dezenove"}  # fmt: skip

_SV: Final = listed(
    "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton"
    " arton nitton"
)
_SV_TENS: Final = listed("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio")
_NO: Final = listed(
    "null en to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten"
    " atten nitten"
)
_NO_TENS: Final = listed("tjue tretti førti femti seksti sytti åtti nitti")
_NL: Final = listed(
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"
    " zestien zeventien achttien negentien"
)
_NL_TENS: Final = listed("twintig dertig veertig vijftig zestig zeventig tachtig negentig")

# Each in the forms that count things, women and men: "dwa", "dwie", "dwóch".
_PL: Final = (
    "zero|jeden jedna jedno|dwa dwie dwaj dwóch|trzy trzej trzech|cztery czterej czterech"
    "|pięć pięciu|sześć sześciu|siedem siedmiu|osiem ośmiu|dziewięć dziewięciu|dziesięć dziesięciu"
    "|jedenaście jedenastu|dwanaście dwunastu|trzynaście trzynastu|czternaście czternastu"
    "|piętnaście piętnastu|szesnaście szesnastu|siedemnaście siedemnastu|osiemnaście osiemnastu"
    "|dziewiętnaście dziewiętnastu"
).split("|")
_PL_TENS: Final = (
    "dwadzieścia dwudziestu|trzydzieści trzydziestu|czterdzieści czterdziestu"
    "|pięćdziesiąt pięćdziesięciu|sześćdziesiąt sześćdziesięciu|siedemdziesiąt siedemdziesięciu"
    "|osiemdziesiąt osiemdziesięciu|dziewięćdziesiąt dziewięćdziesięciu"
).split("|")
_PL_HUNDREDS: Final = (
    "sto stu|dwieście dwustu|trzysta trzystu|czterysta czterystu|pięćset pięciuset"
    "|sześćset sześciuset|siedemset siedmiuset|osiemset ośmiuset|dziewięćset dziewięciuset"
).split("|")


def polish(value: int) -> Iterator[str]:
    """Give the ways to write a number below 1,000 in Polish, each word in one form for all."""
    hundreds, rest = divmod(value, 100)
    parts = [_PL_HUNDREDS[hundreds - 1]] if hundreds else []
    if rest >= 20:
        parts.append(_PL_TENS[rest // 10 - 2])
        rest %= 10
    parts += [_PL[rest]] if rest else []
    yield from map(" ".join, product(*map(str.split, parts)))


def swedish(value: int) -> Iterator[str]:
    """Give the ways to write a number below 1,000 in Swedish."""
    yield from _joined_up(value, _SV, _SV_TENS, "hundra", "")


def norwegian(value: int) -> Iterator[str]:
    """Give the ways to write a number below 1,000 in Norwegian."""
    yield from _joined_up(value, _NO, _NO_TENS, "hundre", "og")


def _joined_up(
    value: int, low: Sequence[str], tens: Sequence[str], hundred: str, joint: str
) -> Iterator[str]:
    """Give a number whose tens and units are one word, its hundreds joined or apart."""
    hundreds, rest = divmod(value, 100)
    words = [""]
    if 0 < rest < 20:
        words = [low[rest]]
    elif rest:
        words = [tens[rest // 10 - 2] + (low[rest % 10] if rest % 10 else "")]
    if rest > 20 and words[0].endswith("ett"):
        words.append(words[0].removesuffix("ett") + "en")
    if not hundreds:
        yield from words
        return
    several = [low[hundreds] + hundred, f"{low[hundreds]} {hundred}"]
    for head in (*several, hundred) if hundreds == 1 else several:
        for word in words:
            if not word:
                yield head
            else:
                yield f"{head}{joint}{word}"
                yield f"{head} {joint} {word}" if joint else f"{head} {word}"


def dutch(value: int) -> Iterator[str]:
    """Give the ways to write a number below 1,000 in Dutch."""
    hundreds, rest = divmod(value, 100)
    low = [""]
    if 0 < rest < 20:
        low = [_NL[rest]]
    elif rest:
        unit, tens = _NL[rest % 10], _NL_TENS[rest // 10 - 2]
        # "Tweeëntwintig", but "vierentwintig".
        joint = "ën" if unit.endswith("e") else "en"
        low = [f"{unit}{joint}{tens}" if rest % 10 else tens]
    head = ("" if hundreds < 2 else _NL[hundreds]) + "honderd" if hundreds else ""
    for word in low:
        yield head + word
        if head and word:
            yield f"{head} {word}"


def german(value: int) -> Iterator[str]:
    """Give the ways to write a number below 1,000 in German."""
    hundreds, rest = divmod(value, 100)
    if rest < 20:
        low = [_DE[rest]] if rest else [""]
        low += ["eins"] if rest == 1 else []
    else:
        tens = _DE_TENS[rest // 10 - 2]
        low = [f"{_DE[rest % 10]}und{tens}" if rest % 10 else tens]
    low += [word.replace("ß", "ss") for word in low if "ß" in word]
    heads = [""]
    if hundreds:
        heads = [f"{_DE[hundreds]}hundert", *(["hundert"] if hundreds == 1 else [])]
    yield from (head + word for head in heads for word in low)


def italian(value: int) -> Iterator[str]:
    """Give the ways to write a number below 1,000 in Italian."""
    hundreds, rest = divmod(value, 100)
    if rest < 20:
        low = _IT[rest] if rest else ""
    else:
        tens, unit = _IT_TENS[rest // 10 - 2], rest % 10
        low = (tens[:-1] if unit in {1, 8} else tens) + (_IT[unit] if unit else "")
    head = ("" if hundreds < 2 else _IT[hundreds]) + "cento" if hundreds else ""
    yield head + low
    if low.endswith("tre") and head + low != "tre":
        yield head + low[:-1] + "é"
    if low.endswith("uno") and rest > 20:
        yield head + low[:-1]


def french(value: int) -> Iterator[str]:
    """Give the ways to write a number below 1,000 in French, hyphens as blanks."""
    hundreds, rest = divmod(value, 100)
    for low in _french_below(rest) if rest else [""]:
        head = "" if hundreds < 2 else f"{_FR[hundreds]} "
        for cent in ("cent", "cents") if hundreds else ("",):
            yield f"{head}{cent} {low}".strip()


def _french_below(value: int) -> Iterator[str]:
    tens, unit = divmod(value, 10)
    if value < 17:
        yield _FR[value]
    elif value < 20:
        yield f"dix {_FR[unit]}"
    elif value < 70:
        yield from _french_tens(_FR_TENS[tens - 2], unit)
    elif value < 80:
        yield "soixante et onze" if value == 71 else f"soixante {next(_french_below(value - 60))}"
        yield from _french_tens("septante", unit)
    elif value < 90:
        yield f"quatre vingt {_FR[unit]}" if unit else "quatre vingts"
        yield from _french_tens("huitante", unit)
    else:
        yield f"quatre vingt {next(_french_below(value - 80))}"
        yield from _french_tens("nonante", unit)


def _french_tens(tens: str, unit: int) -> Iterator[str]:
    if unit != 1:
        yield f"{tens} {_FR[unit]}" if unit else tens
        return
    yield from (f"{tens} et un", f"{tens} et une")


def spanish(value: int) -> Iterator[str]:
    """Give the ways to write a number below 1,000 in Spanish."""
    hundreds, rest = divmod(value, 100)
    if rest < 30:
        low = [_ES[rest]] if rest else [""]
    else:
        tens, unit = _ES_TENS[rest // 10 - 3], rest % 10
        low = [f"{tens} y {_ES[unit]}" if unit else tens]
    if low[0].endswith("uno") and rest > 1:
        stem = low[0][: -len("uno")]
        low += [f"{stem}una", f"{stem}ún" if rest < 30 else f"{stem}un"]
    low += [word.translate(_PLAIN) for word in low if not word.isascii()]
    heads = [""]
    if hundreds:
        head = _ES_HUNDREDS[hundreds - 1]
        heads = [head, head[:-2] + "as"] if hundreds > 1 else [head if rest else "cien"]
    yield from (f"{head} {word}".strip() for head in heads for word in low)


_PLAIN: Final = str.maketrans("áéíóú", "aeiou")


def portuguese(value: int) -> Iterator[str]:
    """Give the ways to write a number below 1,000 in Portuguese."""
    hundreds, rest = divmod(value, 100)
    if rest < 20:
        low = [_PT[rest]] if rest else [""]
        low += [_PT_OTHER[word] for word in low if word in _PT_OTHER]
    else:
        tens, unit = _PT_TENS[rest // 10 - 2], rest % 10
        low = [f"{tens} e {_PT[unit]}" if unit else tens]
    for ending, other in (("um", "uma"), ("dois", "duas")):
        low += [word[: -len(ending)] + other for word in low
                if word.endswith(ending) and value > 1]  # fmt: skip
    heads = [""]
    if hundreds:
        head = _PT_HUNDREDS[hundreds - 1]
        heads = [head, head[:-2] + "as"] if hundreds > 1 else [head if rest else "cem"]
    yield from (f"{head} e {word}" if head and word else head + word
                for head in heads for word in low)  # fmt: skip
