"""Edits of claims by rule: some change what is claimed, some do not.

Every function takes a claim and a random generator and returns the edited
claims, none where the edit does not apply. The word lists are the benchmark's
own, not the program's.
"""

import random
import re
from collections.abc import Callable, Sequence

from claimcheck.language.lexicon.word_lists import listed

Edit = Callable[[str, random.Random], list[str]]

NUMBER_WORDS = listed("""
one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
ninety hundred thousand
""")
DIGITS_OF = {word: str(value) for value, word in enumerate(NUMBER_WORDS[:12], 1)}
PARTS = ("third", "quarter", "fifth", "tenth", "half")
OPPOSITE_DIRECTIONS = listed("""
rose/fell grew/shrank increased/decreased fell/rose climbed/dropped lowered/raised
raised/lowered cut/increased dropped/risen declined/increased more/fewer more/less
fewer/more less/more highest/lowest lowest/highest faster/slower gained/lost lost/gained
increase/decrease reduced/expanded bought/sold sold/bought exported/imported imports/exports
accepted/rejected rejected/accepted approved/rejected closed/opened opened/closed close/open
banned/allowed built/demolished hire/fire signed/cancelled before/after after/before up/down
largest/smallest support/oppose oppose/support supports/opposes legalised/banned
released/arrested arrested/released northern/southern western/eastern first/last early/late
received/gave lent/borrowed demolished/built extended/shortened expelled/welcomed
against/for profit/loss abolished/introduced withdrew/introduced joined/left raise/lower
widen/narrow against/for long/short
""")
OPPOSITES = listed("""
cautious/reckless bullish/bearish abundant/scarce praised/condemned generous/stingy
transparent/opaque ample/meagre lenient/draconian peaceful/rowdy loyal/treacherous
modern/antiquated welcomed/deplored innocent/culpable promoted/demoted faulty/flawless
cheap/pricey wealthy/destitute strict/lax severe/mild rural/urban large/tiny
complete/partial slowly/rapidly delivered/withheld repair/dismantle promised/declined
destroyed/spared approved/thwarted seized/surrendered dissolved/convened resigned/persisted
discovered/overlooked blocked/facilitated ordered/exempted damaged/spared injured/unscathed
accepted/shunned removed/reinstated postponed/expedited recovered/deteriorated
banned/embraced demanded/waived smaller/bulkier cheaper/costlier primary/tertiary
foreign/homegrown homeless/housed registered/undocumented sustained/erratic effective/futile
pregnant/childless weaker/sturdier annual/quarterly agricultural/metropolitan
consecutive/sporadic minimum/ceiling faster/slacker safe/hazardous biggest/puniest
admitted/disputed fined/rewarded sentenced/pardoned imports/forgoes supports/undermines
built/mothballed warned/reassured enriched/diluted nuclear/conventional
""")
PEOPLE = listed("""
Macron Warren Scholz Biden Putin Merkel Musk Sunak Meloni Orban Lula Trudeau Duda Rutte
Kishida Ardern
""")
PLACES = listed("""
Germany Kenya Brazil China Chicago Turkey Tanzania Poland Ukraine Peru Vietnam Mexico France
Sydney Nigeria Angola Ohio Norway Russia Zambia Japan Manchester Ghana Indonesia Hungary
India Canada Spain Portugal Dublin Naples Egypt Sweden Denmark Zermatt Wolfsburg Texas
Argentina Romania England Lisbon Ethiopia Eritrea Finland Mali Donetsk London Bolivia
Netherlands Belgium Scotland Colombia Vienna Greece Accra Thailand Israel Hebron Berlin
Australia Belgrade Tehran Florida Switzerland Cairo Yemen Nepal Pakistan Tonga Iceland
Paraguay Tunisia Rwanda Qatar Nairobi Mombasa Ireland Bangladesh Cuba Venezuela Lebanon
Morocco Lagos Singapore Iran Natanz Strasbourg Cologne Essex Rotterdam Kosovo Pristina Libya
Derna Graz Myanmar Chennai Oxford Cyprus Jordan Syria Sudan Uganda Quebec Chile Lithuania
Klaipeda Marseille Oslo Malawi Mozambique Frankfurt Albania Niamey
""")
BODIES = listed("""
Apple Boeing Airbus Pfizer Facebook Amazon Volkswagen Toyota Taliban Microsoft Netflix
Nestle Tesla Uber Google Samsung Ford Ryanair Pentagon
""")
AUXILIARIES = listed("""
is are was were will would can has have had
""")
PREFIXES = (
    "He said that ", "She said that ", "He said ", "They said that ", "The minister said that ",
    "Officials said that ", "He told reporters that ", "According to officials, ",
    "The president said that ", "She added that ",
)  # fmt: skip
CONTRACTIONS = {
    "is not": "isn't", "are not": "aren't", "was not": "wasn't", "were not": "weren't",
    "has not": "hasn't", "have not": "haven't", "had not": "hadn't", "did not": "didn't",
    "does not": "doesn't", "do not": "don't", "will not": "won't", "would not": "wouldn't",
    "cannot": "can't", "can not": "can't", "could not": "couldn't",
}  # fmt: skip
SCALES = {"million": "billion", "billion": "million", "thousand": "million", "hundred": "thousand"}
UNITS = {
    "%": " percentage points", " percent ": " percentage points ", " per cent ": " points ",
    "dollars": "euros", "euros": "dollars", "€": "$", "$": "€", "£": "$", "pounds": "dollars",
    "tonnes": "kilograms", "tons": "pounds", "kilometres": "miles", "metres": "feet",
    "barrels": "litres", "litres": "barrels", "days": "weeks", "years": "months",
}  # fmt: skip


def lower_first(claim: str) -> str:
    """Return the claim as it goes on after a prefix; a name keeps its capital."""
    word = claim.split(maxsplit=1)[0]
    common = {"The", "A", "About", "More", "Only", "No", "Three", "Two", "Almost", "Every", "Tens"}
    return claim[0].lower() + claim[1:] if word in common else claim


def swap(claim: str, old: str, new: str) -> str:
    """Exchange a word wherever it stands as a whole."""
    return re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, claim, count=1)


def changed_digit(claim: str, chance: random.Random) -> list[str]:
    """Change one digit of one number."""
    edited = []
    for found in re.finditer(r"\d+(?:[.,]\d+)*", claim):
        places = [i for i in range(*found.span()) if claim[i].isdigit()]
        place = chance.choice(places)
        lowest = 1 if place == places[0] else 0
        digit = chance.choice([d for d in range(lowest, 10) if str(d) != claim[place]])
        edited.append(f"{claim[:place]}{digit}{claim[place + 1 :]}")
    return edited


def changed_number_word(claim: str, chance: random.Random) -> list[str]:
    """Exchange one number word for another."""
    return [
        swap(claim, word, chance.choice([other for other in words if other != word]))
        for words in (NUMBER_WORDS, PARTS)
        for word in words
        if re.search(rf"\b{word}\b", claim)
    ]


def changed_unit(claim: str, _: random.Random) -> list[str]:
    """Exchange a scale word or a unit."""
    edited = [swap(claim, old, new) for old, new in SCALES.items()]
    edited += [claim.replace(old, new, 1) for old, new in UNITS.items()]
    return [text for text in edited if text != claim]


def negated(claim: str, chance: random.Random) -> list[str]:
    """Put a negation after an auxiliary verb."""
    return [
        swap(claim, verb, f"{verb} {chance.choice(('not', 'never', 'no longer'))}")
        for verb in AUXILIARIES
        if re.search(rf"\b{verb}\b(?! not| never)", claim)
    ]


def said_false(claim: str, chance: random.Random) -> list[str]:
    """Say that the claim is false."""
    frames = ("It is false that ", "It is not true that ", "He denied that ", "It is a myth that ")
    return [chance.choice(frames) + lower_first(claim), frames[0] + lower_first(claim)]


def affirmed(claim: str, _: random.Random) -> list[str]:
    """Take a negation out."""
    edited = re.sub(r"\b(is|are|was|were|has|have|had|did|does|do|can|will) not\b", r"\1", claim)
    edited = re.sub(r"\bnever |\bNo (?=country)", "", edited)
    return [edited] if edited != claim else []


def _opposite(pairs: Sequence[str]) -> Edit:
    def edit(claim: str, _: random.Random) -> list[str]:
        edited = [swap(claim, *pair.split("/")) for pair in pairs]
        return [text for text in edited if text != claim]

    return edit


def _exchanged(names: Sequence[str]) -> Edit:
    def edit(claim: str, chance: random.Random) -> list[str]:
        present = [name for name in names if re.search(rf"\b{name}\b", claim)]
        return [
            swap(claim, name, chance.choice([n for n in names if n not in present]))
            for name in present
        ]

    return edit


def reformatted(claim: str, _: random.Random) -> list[str]:
    """Write the same numbers in another way."""
    edited = [
        claim.replace("%", " per cent", 1), claim.replace("%", " percent", 1),
        claim.replace(" percent ", "% ", 1), claim.replace(" per cent", "%", 1),
        re.sub(r"(\d),(\d{3})", r"\1\2", claim), re.sub(r"(\d),(\d{3})", "\\1\u00a0\\2", claim),
        re.sub(r"([$€£][\d.]+) billion", r"\1bn", claim),
        re.sub(r"\$([\d.]+) (billion|million)", r"\1 \2 dollars", claim),
        re.sub(r"(\d[\d.]*) (billion|million) dollars", r"$\1 \2", claim),
        re.sub(r"€(\d+) billion", r"\1 billion euros", claim),
        re.sub(r"(\d+)\.(\d) million", r"\1,\g<2>00,000", claim),
        re.sub(r"(?<![\d.])(\d+) million", r"\1,000,000", claim),
    ]  # fmt: skip
    for word, digits in DIGITS_OF.items():
        if word not in {"one", "two"} or re.search(rf"\b{word} (million|years|days)", claim):
            edited.append(swap(claim, word, digits))
    return sorted({text for text in edited if text not in {claim, ""}})


def prefixed(claim: str, chance: random.Random) -> list[str]:
    """Report the claim without naming who said it, unless a pronoun could mean that one."""
    prefixes = chance.sample(PREFIXES, 3)
    if re.search(r"\b(?:he|she|it|they|him|her|them|his|its|their)\b", claim):
        return []
    return [prefix + lower_first(claim) for prefix in prefixes]


def contracted(claim: str, _: random.Random) -> list[str]:
    """Contract what can be contracted."""
    edited = [swap(claim, long, short) for long, short in CONTRACTIONS.items()]
    return [text for text in edited if text != claim]


def without_articles(claim: str, _: random.Random) -> list[str]:
    """Drop every article."""
    edited = re.sub(r"\b(?:the|a|an) ", "", claim, flags=re.IGNORECASE)
    return [edited] if edited != claim else []


def recased(claim: str, _: random.Random) -> list[str]:
    """Write it in capitals, and in small letters."""
    return [claim.upper(), claim.lower(), claim.title()]


def requoted(claim: str, chance: random.Random) -> list[str]:
    """Put quotation marks around it, or around some of its words."""
    words = claim.split()
    start = chance.randrange(len(words) - 2)
    words[start : start + 2] = ["“" + words[start], words[start + 1] + "”"]
    return [f"“{claim}”", f'"{claim}"', f"«{claim}»", " ".join(words), claim.replace("'", "’")]


def mistyped(claim: str, chance: random.Random) -> list[str]:
    """Make two slips, in two words of at least four letters."""
    edited = []
    words = re.findall(r"[^\W\d_]{4,}", claim)
    for _ in range(3 if len(words) > 1 else 0):
        text = claim
        for word in chance.sample(words, 2):
            text = text.replace(word, slip(word, chance), 1)
        edited.append(text)
    return edited


def slip(word: str, chance: random.Random) -> str:
    """Swap, drop, double or mistake one letter, which changes the word."""
    while True:
        place = chance.randrange(len(word) - 1)
        letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
        wrong = chance.choice(
            [
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
                word[: place + 1] + word[place + 2 :],
                word[: place + 1] + word[place:],
                word[: place + 1] + letter + word[place + 2 :],
            ]
        )
        if wrong != word:
            return wrong


CHANGED: dict[str, tuple[float, tuple[Edit, ...]]] = {
    "figure changed, digits": (0.005, (changed_digit,)),
    "figure changed, words": (0.005, (changed_number_word,)),
    "unit or scale changed": (0.005, (changed_unit,)),
    "negated": (0.02, (negated,)),
    "said to be false": (0.02, (said_false,)),
    "negation removed": (0.02, (affirmed,)),
    "direction reversed": (0.05, (_opposite(OPPOSITE_DIRECTIONS),)),
    "antonym of no list": (0.10, (_opposite(OPPOSITES),)),
    "person exchanged": (0.05, (_exchanged(PEOPLE),)),
    "place exchanged": (0.05, (_exchanged(PLACES),)),
    "organisation exchanged": (0.05, (_exchanged(BODIES),)),
}
KEPT: dict[str, tuple[float, tuple[Edit, ...]]] = {
    "number format": (0.98, (reformatted,)),
    "prefix": (0.98, (prefixed,)),
    "contraction": (0.98, (contracted,)),
    "articles dropped": (0.98, (without_articles,)),
    "case": (0.98, (recased,)),
    "quotation marks": (0.98, (requoted,)),
    "two typos": (0.95, (mistyped,)),
}
