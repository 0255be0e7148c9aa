"""Whether what a quotation leaves out of its sentence turns what is quoted."""

import re
from functools import cache
from typing import Final

from claimcheck.language.lexicon.negation import find_negators
from claimcheck.language.lexicon.reporting_verbs import Frame, cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.folding import plain
from claimcheck.language.text.stems import code_of, is_english
from claimcheck.matching.meaning.denials import negator_in
from claimcheck.matching.quotations.excerpts import Excerpt
from claimcheck.matching.quotations.misquotation import CONDITIONS, gap

# Who says so is the speaker, whom a report names anyhow.
_SPEAKER: Final = word_set("i we me us i'm we're i've we've i'd we'd let let's my our")
# What a speaker says so is not said to be so.
_NOT_SO: Final = word_set(
    """
    doubt doubts doubted deny denies denied hope hopes hoped fear fears feared wish wishes wished
    suspect suspects suspected pretend pretends pretended imagine imagines imagined suppose
    dream dreams dreamed dreamt lie lies lied
    """
)
# What follows these verbs is so.
_SO: Final = word_set(
    """
    show find reveal confirm know agree demonstrate note recall acknowledge admit remind conclude
    confess highlight underline emphasize stress underscore remember mean clarify disclose
    """
)
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
_BEFORE_AMOUNTS: Final = (
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
_ABROAD: Final = {
    "fr": (
        "si presque moins+de plus+de seul seuls seule seules peut-être ancien ancienne présumé"
        " présumés près+de environ jusqu'à",
        "si sauf+si à+moins pourvu à+condition en+théorie peut-être",
    ),
    "de": (
        "wenn falls sofern nur fast kaum weniger+als mehr+als vielleicht angeblich angebliche"
        " ehemalige ehemaliger beinahe mindestens höchstens rund etwa",
        "wenn falls sofern solange es+sei+denn vorausgesetzt theoretisch vielleicht angeblich",
    ),
    "es": (
        "si casi menos+de más+de solo sólo apenas quizás tal+vez presunto presuntos presuntas"
        " supuesto supuestos expresidente hasta cerca+de unos unas",
        "si a+menos salvo+que siempre+que en+teoría quizás tal+vez",
    ),
    "it": (
        "se quasi meno+di più+di solo soltanto appena forse presunto presunti presunte ex circa",
        "a+meno purché solo+se in+teoria forse",
    ),
    "pt": (
        "se quase menos+de mais+de só apenas talvez suposto supostos alegado ex cerca+de",
        "a+menos caso desde+que em+teoria talvez",
    ),
    "nl": (
        "als indien bijna minder+dan meer+dan alleen slechts misschien vermeende voormalig"
        " voormalige ruim",
        "als indien tenzij mits in+theorie misschien",
    ),
}
# By which others say what follows.
_SAID_ABROAD: Final = {
    "fr": r"(?:affirme|prétend|dit|assure|espère|doute|soutient)(?:nt|ent)? qu(?:e|')$",
    "de": r"(?:sagt|sagte|behauptet|behauptete|hofft|bezweifelt|glaubt|meint)(?:en)?,(?: dass)?$",
    "es": r"(?:dice|dijo|dijeron|afirma|asegura|niega|duda|espera|pretende)n? que$",
    "it": r"(?:dice|dicono|afferma|sostiene|spera|dubita|nega) che$",
    "pt": r"(?:diz|dizem|disse|afirma|alega|espera|duvida|nega)m? que$",
    "nl": r"(?:zegt|zei|beweert|hoopt|betwijfelt|ontkent) dat$",
    "sv": r"(?:säger|sade|hävdar|lovar|hoppas|förnekar) att$",
}


@cache
def _any_of(words: str, around: str) -> re.Pattern[str]:
    """Return a pattern for one of some words, a plus for a blank, set in ``around``."""
    found = "|".join(re.escape(each).replace(r"\+", r"\s+") for each in words.split())
    return re.compile(around.format(rf"(?<![\w'-])(?P<word>{found})(?![\w'-])"), re.IGNORECASE)


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
    if not is_english(language):
        return _turned_abroad(before, passage, after, code_of(language))
    return _turned_by_head(before, passage) or _turned_by_tail(after)


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
    if not is_english(language):
        return _turned_abroad(left_out, following, "", code_of(language))
    clause = _own_clause(left_out)
    written: list[str] = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", clause)
    if not written or not clause[-1:].isalnum():
        return None
    measured = re.search(r"(?:less|more|fewer) than$", clause, re.IGNORECASE)
    return measured.group().lower() if measured else _turned_beside(written, clause, following)


def _said_so(before: str) -> str:
    """Return what stands before, without "No," which answers and does not deny what follows."""
    return re.sub(r"^\W*(?:no|yes)(?:[,.;:!]| +[–—-])\s*$", "", before, flags=re.IGNORECASE)


def _turned_abroad(before: str, passage: str, after: str, code: str) -> str | None:
    head, tail = _ABROAD.get(code, ("", ""))
    beside = _own_clause(before)
    if negated := negator_in(beside, code):
        return negated
    if said := re.search(_SAID_ABROAD.get(code, r"(?!)"), beside.casefold()):
        return said.group().partition(" ")[0].rstrip(",")
    article = re.search(r"(?<!\w)(?:un|ein|een|um)$", beside.casefold())
    if article and re.match(r"(?:peu|poco|pochi|wenig|pouco|weinig)\b", passage.casefold()):
        return article.group()
    if not head:
        return None
    found = _any_of(head, "{}").search(beside) or _any_of(tail, r"^[\s,;–—-]*{}").search(after)
    return str(found["word"]) if found else None


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
    if clause[-1:].isalnum() and (found := _turned_beside(written, clause, passage)):
        return found
    return _turned_by_verb(words) if clause[-1:].isalnum() else None


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
    if is_amount and (found := _any_of(_BEFORE_AMOUNTS, r"{}$").search(clause)):
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
    near = governing[-3:] if words[-1] == "that" else governing[-2:]
    for place, word in enumerate(reversed(near)):
        if word in _NOT_SO:
            return word
        cue = cue_forms().get(word)
        frames = cue.frames if cue else frozenset()
        if cue is None or not frames & {Frame.THAT, Frame.BARE}:
            continue
        # "told police they had left": only who is told may come before a clause without "that".
        if place and words[-1] != "that" and Frame.ADDRESSEE not in frames:
            continue
        is_speaker = not _SPEAKER.isdisjoint(words)
        return None if is_speaker or cue.verb in _SO else word
    return None


@cache
def _tails() -> re.Pattern[str]:
    conditions = (
        r"(?<!even )(?<!as )(?:if|unless|provided|providing|assuming)(?! not\b)"
        r"|(?:as|so) long as|on condition|in case"
    )
    edge = (
        r"until|till|except|only|allegedly|reportedly|supposedly|purportedly|perhaps|maybe"
        r"|possibly|probably|in theory|on paper|in principle|or so|at most|at least"
        r"|but (?:only|not|never|no)"
        r"|(?:is|are|was|were|would be) (?:all )?(?:an? )?(?:outright )?(?:false|untrue|lie|lies"
        r"|myth|hoax|fake|rumour|rumor|not true|nonsense|wrong)"
        r"|(?:they|some|people|the [\w-]+(?: [\w-]+)?) (?:say|says|said)"
        r"|(?:he|she|it|they|some|people|the [\w-]+(?: [\w-]+)?)"
        r" (?:claims?|claimed|allege[sd]?|insists?|insisted)"
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
