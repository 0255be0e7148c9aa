"""What stands before a colon at a sentence's beginning: a topic, a place, or who may speak."""

import re
from enum import Enum
from functools import cache

from claimcheck.language.framing.contested import may_contest
from claimcheck.language.framing.rebuttals import ADJECTIVES, IS, NOUNS, VERDICT
from claimcheck.language.lexicon.offices import country, names_office
from claimcheck.language.lexicon.ranks import is_title
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.named_tuple import NamedTuple

# Neither "Claim" nor "Report": what follows these is not said in one's own voice.
_TOPICS = word_set(
    """
    breaking exclusive update updated live news agriculture aviation business climate corruption
    covid covid-19 crime culture customs defence defense diplomacy drought economics economy
    education elections election energy environment exports farming finance fisheries flooding
    floods football health housing immigration imports industry inflation infrastructure jobs
    justice labour labor media migration mining pandemic pensions politics poverty prices research
    scholarships schools science security society sport sports students taxes technology tourism
    trade traffic transport unemployment universities wages water weather wildfires
    """
)
# What a page has around its text, and kinds of texts: nobody says what follows these.
_FURNITURE = frozenset(
    name.strip()
    for name in """
    advertisement, also read, analysis, avoiding contact, background, click here, comment,
    context, correction, disclaimer, don't miss, download, editorial, editor's note, explainer,
    factbox, follow us, further reading, gallery, get involved, have your say, in numbers,
    in pictures, join us, key points, listen, listen now, live updates, more, more on this,
    more on this story, most read, newsletter, note, opinion, photo, photos, picture, pictures,
    podcast, quiz, read, read also, read more, read next, recommended, related, related stories,
    reality check, see also, share, share this, sign up, subscribe, summary, support us, timeline,
    top stories, trending, video, videos, warning, watch, watch live, watch more, your questions,
    your stories, your views
    """.split(",")
)
# What stands before a colon and names nobody.
KICKERS = word_set(
    """
    the breaking exclusive revealed bombshell paid contributing related video photo photos watch
    update updates updated analysis opinion note editor's editor’s editors poll polls report
    correction just watch: live listen read more also this here today why how
    what who when where location date time contact source sources photo: caption summary
    background verdict claim fact facts our rating about transcript interview obituary profile
    explainer podcast review recipe storm hurricane cyclone typhoon
    """
)
AND_SO_ON = word_set("and or the a an more no up down avoiding read warning coronavirus covid")
OPENINGS = word_set("about meet dear contact ask from by on for to with who what his her our my")
# The draft vouches for what follows these, and contests what follows those.
_TRUE = word_set("fact facts true truth verified confirmed correct reality right")
_FALSE = word_set(
    """
    false myth untrue wrong incorrect fake hoax lie fiction misleading debunked inaccurate
    misconception falsehood disinformation misinformation bogus satire parody spoof nonsense
    """
)
# States that headlines begin with; their capitals rather stand for governments.
_PLACES = frozenset(
    name.strip()
    for name in """
    afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria,
    azerbaijan, bahamas, bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan,
    bolivia, bosnia, botswana, brazil, britain, brunei, bulgaria, burkina faso, burundi, cambodia,
    cameroon, canada, cape verde, central african republic, chad, chile, china, colombia, comoros,
    congo, costa rica, croatia, cuba, cyprus, czechia, denmark, djibouti, dominican republic,
    ecuador, egypt, el salvador, england, equatorial guinea, eritrea, estonia, eswatini, ethiopia,
    fiji, finland, france, gabon, gambia, germany, ghana, greece, grenada, guatemala, guinea,
    guinea-bissau, guyana, haiti, honduras, hungary, iceland, india, indonesia, iran, iraq, ireland,
    israel, italy, ivory coast, jamaica, japan, kazakhstan, kenya, kosovo, kuwait, kyrgyzstan,
    laos, latvia, lebanon, lesotho, liberia, libya, liechtenstein, lithuania, luxembourg,
    madagascar, malawi, malaysia, maldives, mali, malta, mauritania, mauritius, mexico, moldova,
    monaco, mongolia, montenegro, morocco, mozambique, myanmar, namibia, nepal, netherlands,
    new zealand, nicaragua, niger, nigeria, north korea, north macedonia, northern ireland, norway,
    oman, pakistan, palestine, panama, paraguay, peru, philippines, poland, portugal, qatar,
    romania, russia, rwanda, saudi arabia, scotland, senegal, serbia, sierra leone, singapore,
    slovakia, slovenia, somalia, south africa, south korea, south sudan, spain, sri lanka, sudan,
    suriname, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, togo, tunisia,
    turkey, turkmenistan, uganda, ukraine, united arab emirates, united kingdom, united states,
    uruguay, uzbekistan, venezuela, vietnam, wales, yemen, zambia, zimbabwe, africa, asia, europe,
    sahel
    """.split(",")
)


_CROSSES = "❌✗✘✖🚫⛔"
_DASHES = frozenset("-–—")
_LONGEST_RATING = 26


class LabelUse(Enum):
    """What a label tells of the words after it: their topic, their place, who says them."""

    TOPIC = "topic"
    DENIAL = "denial"
    PLACE = "place"
    SPEAKER = "speaker"


class VoiceLabel(NamedTuple):
    """Words before a colon; what they stand before begins at `end`."""

    words: str
    end: int
    standing: LabelUse


# Who speaks in a headline without a name.
_BODIES = word_set("police government court ministry union family army council church club")


@cache
def _label() -> re.Pattern[str]:
    more = r"(?: (?:[A-Z0-9#][\w’'\-]*\.?|of|the|and|for)){0,4}"
    return re.compile(
        rf"(?:(?P<words>[A-Z][\w’'\-]*\.?{more}):\s+|(?P<cross>[{_CROSSES}])\s*)(?=\S)"
    )


@cache
def _rating_before_dash() -> re.Pattern[str]:
    """Return a rating before a dash; of what else stands there, little is a label."""
    words = "|".join(sorted(_FALSE))
    return re.compile(rf"((?:mostly )?(?:{words})) ?(?:--?|[–—]) (?=\S)", re.IGNORECASE)


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(r"[\"“«!]|\b(?:we|our|ours|us|I|my|mine)\b|\b(?:[Ww]e|I)['’]")


def speaks_for_itself(words: str) -> bool:
    """Return whether words hold marks or a first person, as what somebody says does."""
    return bool(_first_person().search(words))


def find_label(sentence: str) -> VoiceLabel | None:
    """Find the label that a sentence begins with.

    A place that speaks, as first persons and quotation marks show, is a speaker.

    >>> [find_label(f"{who}: exports rise to 390").standing.value
    ...     for who in ("Mali", "Trade", "Sergey Lavrov")]
    ['place', 'topic', 'speaker']
    >>> find_label("Mali: we will raise our exports").standing.value
    'speaker'
    >>> find_label("FALSE — exports rise to 390").standing.value
    'denial'
    """
    # Most sentences begin with none, and need no pattern.
    if not _DASHES.isdisjoint(sentence[:_LONGEST_RATING]) and (
        rated := _rating_before_dash().match(sentence)
    ):
        return VoiceLabel(rated[1], rated.end(), LabelUse.DENIAL)
    found = _label().match(sentence) if ": " in sentence or sentence[:1] in _CROSSES else None
    if not found:
        return None
    if found["cross"]:
        return VoiceLabel(found["cross"], found.end(), LabelUse.DENIAL)
    words = found["words"]
    return VoiceLabel(words, found.end(), standing_of(words, sentence[found.end() :]))


def standing_of(label: str, words: str) -> LabelUse:
    """Return what a label before ``words`` is; whatever is not known may speak."""
    # "Myth 1: …", "Fact #2: …"
    low = re.sub(r" (?:no\.? ?|#)?\d+$", "", label.lower())
    if low.removeprefix("mostly ") in _FALSE:
        return LabelUse.DENIAL
    if low in _TRUE or low.replace("’", "'") in _FURNITURE:
        return LabelUse.TOPIC
    if low in _TOPICS and not _first_person().search(words.replace("!", "")):
        return LabelUse.TOPIC
    if speaks_for_itself(words):
        return LabelUse.SPEAKER
    return LabelUse.PLACE if low in _PLACES else LabelUse.SPEAKER


@cache
def _denial() -> re.Pattern[str]:
    this = r"(?:this|that|the (?:claim|statement|story|rumour|rumor))"
    how = r"(?:mostly |totally |completely )?"
    false = "|".join([*sorted(_FALSE), "not true", "not correct", "a lie", "a hoax", "a myth"])
    many = (
        r"(?:the |our |this |last |these |some |more |other |two |three |four |five |six |seven"
        r" |eight |nine |ten |\w+ly |\d+ |week[’']s |month[’']s )*"
    )
    which = r"(?:false|debunked|bogus|misleading|untrue|baseless|fake|refuted)"
    return re.compile(
        rf"\W*(?:{VERDICT}(?: is)?\W+)?(?:{this} is )?{how}(?:{false})\W*"
        rf"|\W*{many}{which} (?:{NOUNS}|rumou?rs|news)\b.*|\W*{many}(?:hoaxes|myths|lies)\W*"
        rf"|\W*{many}(?:\w+ )?{NOUNS} (?:that |which )?(?:we|they|fact-?checkers|experts)"
        r" (?:have |had )?(?:debunked|refuted|disproved|disproven|(?:rated|found)(?: to be)? false)"
        rf"\b.*|\W*(?:the )?(?:following|these) (?:\w+ )?{NOUNS} {IS} (?:all )?(?:{ADJECTIVES})\W*"
        r"|\W*what [\w’' .-]{1,60} (?:got|gets) wrong\W*"
        rf"|\s*[{_CROSSES}]\s*|\W*pants on fire\W*|\W*(?:\w+ )?pinocchios?\W*",
        re.IGNORECASE,
    )


def is_denial(words: str) -> bool:
    """Return whether all that words say is that something is false, as a heading or a cell does.

    >>> said = ("❌ False", "Rating: mostly false", "False claims of the week", "False alarms")
    >>> [is_denial(each) for each in said]
    [True, True, True, False]
    """
    if "?" in words or not (may_contest(words) or any(map(words.__contains__, _CROSSES))):
        return False
    return bool(_denial().fullmatch(words.strip()))


@cache
def _truth_label() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?P<by>(?:the )?(?:facts?|truth|reality)(?: (?:is|are))?|what(?:[’']s| is) true"
        r"|what (?:we found|the record shows?)|✅|✔️?)(?P<whole>\W*$)?",
        re.IGNORECASE,
    )


def truth_label(words: str) -> str | None:
    """Return the label of what is true, as a draft sets it beside what was claimed, if it does.

    >>> [truth_label(each) for each in ("Fact: it is public.", "Facts matter", "What is true")]
    ['Fact', None, 'What is true']
    """
    found = _truth_label().match(words)
    if found is None:
        return None
    is_label = found["whole"] is not None or words[found.end() :].lstrip("*_ ")[:1] == ":"
    return found["by"] if is_label or found["by"][0] in "✅✔" else None


@cache
def _claim_label() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:(?:the |popular |common )*(?:{NOUNS})|what [\w’' .-]{{1,40}} (?:said|says|claimed"
        r"|claims|wrote))\W*",
        re.IGNORECASE,
    )


def is_claim_label(words: str) -> bool:
    """Return whether words only say that a claim follows: "The claim", "What he said".

    >>> [is_claim_label(each) for each in ("Claim", "What he said", "Claims rose")]
    [True, True, False]
    """
    return bool(_claim_label().fullmatch(words))


def is_verdict_label(words: str) -> bool:
    """Return whether words only say that a verdict follows, as a line over it does.

    >>> [is_verdict_label(each) for each in ("Our verdict:", "The verdict came late")]
    [True, False]
    """
    return bool(re.fullmatch(rf"\W*{VERDICT}\W*", words, re.IGNORECASE))


def names_again(place: str, words: str) -> bool:
    """Return whether words name a place, or its people, that stands before them.

    >>> names_again("Mali", "Russia trains Malians"), names_again("Mali", "Russia trains pilots")
    (True, False)
    """
    key = country(place.rsplit(maxsplit=1)[-1])
    return any(country(each.rstrip("s.,")) == key for each in words.split() if each[:1].isupper())


def is_topic(text: str, label: str) -> bool:
    r"""Return whether the word that opens a text's headline is what it is about, and nobody.

    Somebody has a first name, a title or an office somewhere in the text; several end in an s.

    >>> is_topic("Mpox: Ministry finds cases\n\nThere is mpox in Lund.", "Mpox")
    True
    >>> is_topic("Voss: It is late\n\nAnn Voss is at home.", "Voss")
    False
    """
    low = label.lower()
    if not text.startswith(f"{label}:") or low.endswith("s") or low in _BODIES:
        return False
    if is_title(label) or names_office(low):
        return False
    return re.search(rf"\b[A-Z][\w’'-]*\.? {re.escape(label)}\b", text) is None
