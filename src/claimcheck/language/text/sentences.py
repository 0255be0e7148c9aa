"""Cut a text into paragraphs and sentences; never inside a quotation."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.quotations import Quotation
from claimcheck.named_tuple import NamedTuple

_ABBREVIATIONS = word_set(
    """
    mr mrs ms dr prof sen sens rep reps gov govs gen lt col sgt capt cmdr adm maj st jr sr
    rev hon pres vs etc inc ltd co corp jan feb mar apr jun jul aug sept sep oct nov dec
    e.g i.e a.m p.m u.s u.k u.n d.c al
    messrs mme bros supt insp pte approx dept univ assn mohd md adv engr barr alh smt tmt cllr
    msgr ven bro fr atty comdt asst dep spl addl jt dy pvt cpl brig det amb rt thiru arc pharm revd
    """
)
# With a small letter they are words, as "ill" is, or end a sentence.
_STATES = word_set(
    """
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont
    neb nev okla ore pa tenn tex va vt wash wis wyo
    """
)
_WITH_SMALL_LETTERS = word_set("vs etc inc ltd co corp e.g i.e a.m p.m u.s u.k u.n d.c al approx")
# "No. 5", but "he said no."
_OF_NUMBERS = word_set("no nos fig figs vol pp")
# After these a capital letter starts a new sentence more often than not.
_MAY_END = word_set("jr sr etc inc ltd co corp a.m p.m u.s u.k u.n d.c al")
_STARTERS = word_set(
    """
    the a an he she it they we i you but and in on at this that these those his her their
    its if when while as for to after before since some many most there so what who however
    still meanwhile according both no not one two mr mrs ms dr
    """
)


class Sentence(NamedTuple):
    """A sentence, ``text[start:end]``, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


@cache
def _paragraph_pattern() -> re.Pattern[str]:
    return re.compile(r"\S[^\n]*")


@cache
def _bullet_pattern() -> re.Pattern[str]:
    # A dash before few words may sign what stands above.
    return re.compile(r"(?:[•‣▪●·*]|-(?=(?: \S+){5}))[^\S\n]+(?=\S)")


@cache
def _end_pattern() -> re.Pattern[str]:
    # A pattern that began by looking back would be tried at every letter.
    # Chinese and Japanese leave no space after their stops.
    return re.compile(
        r"[.!?…。！？](?:(?<=[。！？])[。！？]*+(?![”’」』）])"
        r"|(?<![.!?…]{2})[.!?…]*+([\"”“»›’'\)\]]*+)(?=\s+\S)"
        # As pages and PDF files join lines: "taxes rose.The council".
        r"|(?<=[a-z][a-z]\.)(?=[A-Z][a-z]+\s))"
    )


def find_sentences(text: str, quotations: Sequence[Quotation]) -> list[Sentence]:
    """Return the sentences of ``text`` in order, each within one line.

    A sentence may hold a quotation of several sentences, and goes on after
    ``?”`` or ``!”`` where the words that follow attribute the quotation.
    """
    found: list[Sentence] = []
    n = 0
    for number, line in enumerate(_paragraph_pattern().finditer(text)):
        start, line_end = line.start(), line.start() + len(line.group().rstrip())
        if bullet := _bullet_pattern().match(text, start, line_end):
            start = bullet.end()
        for end_match in _end_pattern().finditer(text, start, line_end):
            end = end_match.end()
            while n < len(quotations) and quotations[n].end < end:
                n += 1
            inside = n < len(quotations) and quotations[n].start < end < quotations[n].end
            if inside or end <= start or not _ends(text, end_match, line_end):
                continue
            found.append(Sentence(start, end, number))
            start = _past_blanks(text, end, line_end)
        if start < line_end:
            found.append(Sentence(start, line_end, number))
    return found


def _past_blanks(text: str, at: int, end: int) -> int:
    # To copy the rest of the line for each sentence would cost its length squared.
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, found: re.Match[str], line_end: int) -> bool:
    stop = found.group()
    following = text[found.end() : min(line_end, found.end() + 120)].lstrip()
    first = following[:1]
    if first.islower() or first in ",;:—–-―":
        return False
    if found.group(1):
        # "Hon. (Mrs.) Berg" goes on.
        title = stop == ".)" and _abbreviates(text, found.start(), following)
        return not title and not _attributes(following, stop[0])
    if stop != ".":
        return True
    return not _abbreviates(text, found.start(), following)


def _abbreviates(text: str, dot: int, following: str) -> bool:
    space = text.rfind(" ", 0, dot) + 1
    begin = max(space, text.rfind("\n", space, dot) + 1, text.rfind("(", space, dot) + 1)
    written = text[begin:dot].strip("“\"'‘([")
    word = written.lower()
    if len(word) == 1 and word.isalpha():
        return word != "i"
    if word in _OF_NUMBERS:
        return following[:1].isdigit()
    if written.islower() and "." not in word and word not in _WITH_SMALL_LETTERS:
        return False
    if word in _STATES:
        return following[:1] not in "“\"‘'" and _first_word(following) not in _STARTERS
    if word not in _ABBREVIATIONS:
        # Initials go on: "A.B. Keita".
        initials = "." in word and all(len(part) == 1 for part in word.split("."))
        return initials and _first_word(following) not in _STARTERS
    return not (word in _MAY_END and _first_word(following) in _STARTERS)


def _first_word(text: str) -> str:
    return text.split(" ", 1)[0].strip("“\"'‘,.").lower()


@cache
def _attribution_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = "said|says|asked|asks|told|wrote|tweeted|added|replied|shouted|responded"
    begins = r"(?:[A-Z]|an? |the |he |she |they )[\w’'-]*\.?,?\s+"
    words = rf"(?:{begins}(?:[\w’'()-]+\.?,?\s+){{0,9}}?)"
    # Farther off these may begin a sentence of their own: "The club of Lund has demanded".
    few = rf"{begins}(?:[\w’'-]+\.?\s+){{0,3}}?"
    rarer = (
        "quipped|joked|retorted|snapped|countered|wondered|laughed|sighed|posed"
        "|(?:shot|fired|hit) back"
    )
    return (
        re.compile(rf"{words}(?:{verbs})\b|{few}(?:{rarer})\b"),
        re.compile(rf"(?:[\w’'-]+\.?\s+){{1,4}}(?:{verbs})(?:\s+\w+)?[.,]"),
    )


def _attributes(following: str, stop: str) -> bool:
    """Return whether the words after a quotation name who said it.

    After a full stop they must do nothing else: ``“….” Smith said.``
    """
    asked, said = _attribution_patterns()
    return bool((said if stop == "." else asked).match(following))


def paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each line that is not blank."""
    for line in _paragraph_pattern().finditer(text):
        yield line.start(), line.start() + len(line.group().rstrip())
