"""Whether what a quotation leaves out of its sentence turns what is quoted."""

import re
from functools import cache
from typing import Final

from claimcheck.language.figures.find import figures_in_plain
from claimcheck.language.lexicon.negation import find_negators
from claimcheck.language.lexicon.reporting_verbs import Frame, cue_forms
from claimcheck.language.lexicon.turning_words import TURNING
from claimcheck.language.lexicon.word_lists import listed, word_set
from claimcheck.language.text.folding import plain
from claimcheck.language.text.stems import code_of, is_english
from claimcheck.matching.quotations.cuts_abroad import any_of, turned_abroad
from claimcheck.matching.quotations.excerpts import Excerpt
from claimcheck.matching.quotations.misquotation import CONDITIONS, gap
from claimcheck.model.figure import Figure

_WORDS: Final = TURNING["en"]
# Who says so is the speaker, whom a report names anyhow; who is told so is not.
_SPEAKER: Final = word_set("i we i'm we're i've we've i'd we'd let let's")
_IS: Final = word_set("am are was were been is got")
# What a speaker says so is not said to be so.
_NOT_SO: Final = word_set(
    """
    doubt doubts doubted deny denies denied hope hopes hoped fear fears feared wish wishes wished
    suspect suspects suspected pretend pretends pretended imagine imagines imagined suppose
    dream dreams dreamed dreamt lie lies lied rumoured rumored
    """
)
# What follows these verbs is so.
_SO: Final = word_set(
    """
    show find reveal confirm know agree demonstrate note recall acknowledge admit remind conclude
    confess highlight underline emphasize stress underscore remember mean clarify disclose
    """
)
# A year that begins so soon after a passage says when it is so.
_NEAR_YEAR: Final = 8
_DIRECTIONS: Final = word_set(
    "north south east west northern southern eastern western central new greater upper lower"
)
# Of whom the next word tells is not who is meant.
_MODIFIERS: Final = word_set(
    """
    former ex alleged supposed so-called suspected would-be acting vice deputy assistant late
    future potential possible fake false purported presumed proposed planned failed attempted
    """
)
_QUANTIFIERS: Final = word_set("some most many several few half almost nearly virtually part")
_BEFORE_AMOUNTS: Final = listed(
    "about around roughly approximately over under above below just nearly almost virtually"
    " practically some up+to at+least at+most less+than fewer+than more+than close+to as+many+as"
    " as+much+as as+few+as as+little+as no+more+than no+fewer+than no+less+than"
)
# An article before these is no empty word.
_BY_ARTICLE: Final = word_set("few little number most only")
_AMOUNTS: Final = word_set(
    "half all every none any each two three four five six seven eight nine ten eleven twelve"
    " twenty thirty forty fifty sixty seventy eighty ninety one hundred thousand millions dozens"
)


def turned_by_cut(excerpt: Excerpt, language: str) -> str | None:
    """Return the words that a quotation leaves out and that would turn it, if there are any.

    For a quotation that is given as a sentence of its own.

    >>> turned_by_cut(Excerpt("We doubt that ", "the pupils can swim", "."), "en")
    'doubt'
    >>> turned_by_cut(Excerpt("", "the pupils can swim", " if it rains."), "en")
    'if'
    >>> turned_by_cut(Excerpt("As I said, ", "the pupils can swim", " in the pool."), "en")
    """
    before, passage, after = map(plain, excerpt)
    before, after = _said_so(before).strip(), after.strip()
    if is_english(language):
        found = _turned_by_head(before, passage) or _turned_by_tail(after)
    else:
        found = turned_abroad(_own_clause(before), passage, after, code_of(language))
    return found or _year_beside(_own_clause(before), passage, after, language)


def turned_by_gap(quotation: str, passage: str, language: str) -> str | None:
    """Return the words under a quotation's ellipsis that would turn what follows it, if any.

    ``passage`` is what is on record from the quotation's first word to its last.

    >>> turned_by_gap("They were paid … the wage", "They were paid less than the wage", "en")
    'less than'
    """
    rest = plain(passage)
    for place, part in enumerate(gap().split(plain(quotation))):
        kept = part.strip().strip(".,;:")
        at = rest.casefold().find(kept.casefold()) if kept else -1
        if at < 0:
            continue
        if place and (found := _turned_under(rest[:at].strip(), kept, language)):
            return found
        rest = rest[at + len(kept) :]
    return None


def _turned_under(left_out: str, following: str, language: str) -> str | None:
    clause = _own_clause(left_out)
    if not is_english(language):
        return turned_abroad(clause, following, left_out, code_of(language))
    if found := _turned_by_words(clause) or _turned_by_tail(left_out):
        return found
    written: list[str] = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", clause)
    if not written or not clause[-1:].isalnum():
        return None
    measured = re.search(r"(?:less|more|fewer) than$", clause, re.IGNORECASE)
    return measured.group().lower() if measured else _turned_beside(written, clause, following)


def _year_beside(beside: str, passage: str, after: str, language: str) -> str | None:
    """Return the year right beside a passage that names none: "In 2030 they will pay"."""
    if any(_has_year(figure) for figure in figures_in_plain(passage, None, language)):
        return None
    if not _SPEAKER.isdisjoint(beside.lower().split()):
        return None
    for words, reach in ((beside, len(beside)), (after, _NEAR_YEAR)):
        for figure in figures_in_plain(words, None, language):
            if figure.span.start <= reach and _has_year(figure):
                return words[: figure.span.end].strip(" ,.;:–—-") if words is after else words
    return None


def _has_year(figure: Figure) -> bool:
    return figure.is_date and figure.numbers[0].numerator > 0


def _said_so(before: str) -> str:
    """Return what stands before, without "No," which answers and does not deny what follows."""
    return re.sub(r"^\W*(?:no|yes)(?:[,.;:!]| +[–—-])\s*$", "", before, flags=re.IGNORECASE)


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(r"[;:]|,?\s+(?:and|but|so|yet)\b|[–—]|,\s+(?:which|who|because)\b")


def _own_clause(before: str) -> str:
    """Return what of the words before belongs to the clause that follows them."""
    # "We do not like it, but …" goes on with a clause of its own; "the mill, which has no
    # roof, …" says nothing of what follows.
    pieces = _coordinated().split(before)
    return _relative().sub(" ", pieces[-1])


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(r",\s*(?:who|which|whose|where)\b[^,;]*,")


@cache
def _coordinated() -> re.Pattern[str]:
    return re.compile(r";|[,–—]\s*(?:and|but|so|yet|und|aber|et|mais|y|pero|e|ma|mas|en|maar)\b")


def _turned_by_head(before: str, passage: str) -> str | None:
    clause = _own_clause(before)
    if _goes_on(clause, passage):
        kept = re.search(r"\b(?:if|unless|not because)\b", clause, re.IGNORECASE)
        return kept.group().lower() if kept else None
    written: list[str] = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", clause)
    words = [word.lower().replace("’", "'") for word in written]
    if not words:
        return None
    negators = find_negators(words)
    for n, word in enumerate(words):
        if n in negators or (word in CONDITIONS and written[n] != "May"):
            return word
    if found := _turned_by_words(clause):
        return found
    if not clause[-1:].isalnum():
        return _turned_by_verb(words[1:]) if words[0] == "as" else None
    return _turned_beside(written, clause, passage) or _turned_by_verb(words)


def _turned_by_words(clause: str) -> str | None:
    """Return words such as "in theory", "according to", or "before" at the head of a clause."""
    found = any_of((*_WORDS.hedges, *_WORDS.sources), "{}").search(clause) or _opening().search(
        clause
    )
    return str(found["word"]).lower() if found else None


@cache
def _opening() -> re.Pattern[str]:
    # "Before I go, …", "After all, …" and "Once again, …" bound nothing.
    idle = r"(?! (?:I|we)\b| all\b| long\b| again\b| more\b)"
    return any_of(_WORDS.times, rf"^[\s,;–—-]*(?:(?:and|but|so|yet|even|just) )?{{}}{idle}")


def _goes_on(clause: str, passage: str) -> bool:
    """Return whether a passage says something beside what stands before it, or why that is so."""
    ends = re.search(r"\b(?:and|but|so|yet|because)$", clause, re.IGNORECASE)
    return bool(ends or re.match(r"(?:and|but|so|yet|because)\b", passage, re.IGNORECASE))


def _turned_beside(written: list[str], clause: str, passage: str) -> str | None:
    """Return what right before the passage says how much or who is meant in it."""
    last, opening = written[-1].lower(), re.search(r"[^\W_]+", passage)
    first = opening.group() if opening else ""
    if last in _MODIFIERS | _QUANTIFIERS or (last in {"a", "the"} and first in _BY_ARTICLE):
        return last
    is_amount = first[:1].isdigit() or first.lower() in _AMOUNTS
    if is_amount and (found := any_of(_BEFORE_AMOUNTS, r"{}$").search(clause)):
        return str(found["word"])
    amount = re.search(
        r"(?<!\w)(\d[\d.,]*|[^\W\d_]+)\s+of(?:\s+(?:the|our|these|those|my))?$", clause.lower()
    )
    if amount and (amount[1][0].isdigit() or amount[1] in _AMOUNTS | _QUANTIFIERS):
        return str(amount[1])
    if first[:1].isupper() and _is_of_name(written, first):
        return written[-1]
    return None


def _is_of_name(written: list[str], first: str) -> bool:
    """Return whether the last word before is of the name with which a passage begins."""
    last = written[-1]
    if first in {"I", "I'm", "I'd"} or not last[:1].isupper():
        return False
    if last.lower() in _DIRECTIONS:
        return True
    # Few quotations begin within a name, and few scans need these tables.
    from claimcheck.matching.spelling.known_words import is_given_name  # noqa: PLC0415
    from claimcheck.matching.terms import TITLES  # noqa: PLC0415

    low = last.lower()
    return low not in TITLES and (low in {"mrs", "ms", "lady"} or is_given_name(low))


def _turned_by_verb(words: list[str]) -> str | None:
    """Return the verb by which others say what follows, or by which nobody says that it is so."""
    governing = words[:-1] if words[-1] == "that" else words
    reach = 3 if words[-1] == "that" else 2
    for place in range(len(governing) - 1, max(-1, len(governing) - 1 - reach), -1):
        word = governing[place]
        if word in _NOT_SO:
            return word
        cue = cue_forms().get(word)
        frames = cue.frames if cue else frozenset()
        if cue is None or not frames & {Frame.THAT, Frame.BARE}:
            continue
        # "told police they had left": only who is told may come before a clause without "that".
        told = place < len(governing) - 1
        if told and words[-1] != "that" and Frame.ADDRESSEE not in frames:
            continue
        return None if cue.verb in _SO or _is_said_by_speaker(governing[:place]) else word
    return None


def _is_said_by_speaker(before: list[str]) -> bool:
    """Return whether "I" or "we" says so, and is not told so: "I was told that"."""
    return not _SPEAKER.isdisjoint(before) and before[-1] not in _IS


@cache
def _tails() -> re.Pattern[str]:
    conditions = (
        r"(?<!even )(?<!as )(?:if|unless|provided|providing|assuming)(?! not\b)"
        r"|(?:as|so) long as|on condition|in case"
    )
    hedges = "|".join(each.replace("+", " ") for each in _WORDS.hedges)
    times = "|".join(each.replace("+", " ") for each in _WORDS.times)
    sources = "|".join(each.replace("+", " ") for each in _WORDS.sources)
    who = r"(?:they|some|people|he|she|(?:the|my|our|your|his|her|their|an?) [\w-]+(?: [\w-]+)?)"
    edge = (
        rf"{hedges}|{sources}|(?:{times})(?! (?:I|we|all|long|again|more)\b)|except|only|or so"
        r"|at most|at least|but (?:only|not|never|no)"
        r"|(?:is|are|was|were|would be) (?:all )?(?:an? )?(?:outright )?(?:false|untrue|lie|lies"
        r"|myth|hoax|fake|rumour|rumor|not true|nonsense|wrong)"
        rf"|{who} (?:claims?|claimed|allege[sd]?|insists?|insisted|(?:told|tells?) (?:me|us))"
        rf"|(?<=, ){who} (?:say|says|said)"
        r"|(?:they|some|people|the [\w-]+(?: [\w-]+)?) (?:say|says|said)"
        r"|(?<=, )(?:says|said|claims|claimed) (?!I\b|we\b)\w+"
    )
    beside = r"not|never|no longer|nothing|nobody|nowhere|neither"
    return re.compile(
        rf"^[\s,–—-]*(?P<edge>{edge})\b|^(?P<beside>{beside})\b|\b(?P<condition>{conditions})\b",
        re.IGNORECASE,
    )


def _turned_by_tail(after: str) -> str | None:
    is_asked = after.rstrip("\"”'’ ").endswith("?")
    if is_asked and _joints().search(after) is None:
        return "?"
    own = _joints().split(after)[0] if not re.match(r"[\s,]*(?:but|[–—-])", after) else after
    found = _tails().search(own)
    return next((each for each in found.groups() if each), None) if found else None
