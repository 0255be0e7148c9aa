"""What may stand elsewhere in a clause: a day, a phrase, who said it."""

from collections.abc import Sequence
from typing import Final

from claimcheck.language.lexicon.reporting_verbs import cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.steps.deeds import may_belong_elsewhere
from claimcheck.matching.terms import FUNCTION, LIGHT, Parsed, Sort, Term

# No "with": "the guard attacked the man with a knife" tells of the man's knife as well.
MOVABLE: Final = word_set("in on at since during by after before from to until last this because")
# Between its two places one of these makes a phrase belong to another verb.
_OTHER_CLAUSE: Final = word_set(
    "that if because although while when where who which whose whether unless than as so but"
    " said says say saying told tells tell asked asks ask called calls call claimed claims claim"
    " announced announces announce admitted admits admit denied denies deny warned warns warn"
    " promised promises promise vowed vows vow swore swears pledged pledges agreed agrees"
    " threatened threatens thought thinks think believed believes believe knew knows know hoped"
    " hopes hope expected expects expect wanted wants want wished planned plans plan intended"
    " intends decided decides ordered orders order urged urges demanded demands insisted insists"
    " reported reports confirmed confirms declared declares stated states argued argues testified"
    " refused refuses offered offers tried tries began begins started starts continued allowed"
    " allows forced forces let lets made makes helped helps failed fails wrote writes heard saw"
    " suggested suggests predicted predicts forecast forecasts estimated estimates feared fears"
    " remembered remembers recalled recalls condemned condemns criticised criticises criticized"
    " discussed discusses debated debates described describes mourned mourns regretted regrets"
    " commemorated commemorates mentioned mentions investigated investigates imagined studied"
    " studies protested protests opposed opposes supported supports backed backs defended defends"
    " welcomed welcomes hailed hails denounced denounces slammed slams rejected rejects compared"
    " doubted doubts accused accuses blamed blames praised praises"
    " dreamed dreamt dreams considered considers considering contemplated envisaged envisages"
    " anticipated anticipates projected projects foretold prophesied pretended imagines"
    " scheduled schedules rescheduled postponed postpones delayed delays arranged arranges booked"
    " prepared prepares sought seeks seeking advocated advocates affirmed affirms applauded"
    " celebrated celebrates deplored contested endorsed endorses watched watches noticed witnessed"
    " filmed documented posted posts foresaw foresees refuted rebutted required requires"
    " commanded commands persuaded persuades convinced convinces discouraged discourages"
    " authorised authorises authorized authorizes broadcast broadcasts blogged advertised summoned"
)
# These report too, but what is done on a day is mostly the deed: "added 300 jobs in 2019".
_DEEDS: Final = word_set(
    "add show find hold put read submit press storm blast direct bare beam boom rail brand label"
    " term point object post text email reason kid pose dare accept"
)
_TIMES: Final = word_set("since during after before until last this because")
_ADVERBS: Final = frozenset(("overnight", "tonight", "tomorrow"))
_MARKS: Final = frozenset((":", ","))
_SAYS: Final = frozenset(("said", "says", "say"))
_LONGEST_REPORT: Final = 8
_SHORTEST_SAID: Final = 3
_LONGEST_ROTATED: Final = 60


def is_moved_phrase(
    ours: Sequence[Term], theirs: Sequence[Term], texts: tuple[Parsed, Parsed]
) -> bool:
    """Return whether the same day or phrase stands at the other end of one clause.

    It must read so from both sides: words that repeat can be parted in more ways than one.
    """
    return _is_moved(ours, theirs, texts) and _is_moved(theirs, ours, (texts[1], texts[0]))


def _is_moved(ours: Sequence[Term], theirs: Sequence[Term], texts: tuple[Parsed, Parsed]) -> bool:
    """Return whether what begins one text ends the other, as one phrase."""
    if rotated := _rotated(*texts):
        ours, theirs = rotated
    if [term.key for term in ours] != [term.key for term in theirs]:
        return False
    sides = list(zip((ours, theirs), texts, strict=True))
    if not all(_is_one_clause(terms, parsed) for terms, parsed in sides):
        return False
    if any(map(_may_move_elsewhere, (ours, theirs), texts)):
        return False
    if any(map(_tells_what_kind, (ours, theirs), texts)):
        return False
    return _is_day(ours) or (_is_adverbial(ours, texts[0]) and _is_adverbial(theirs, texts[1]))


def _rotated(first: Parsed, second: Parsed) -> tuple[list[Term], list[Term]] | None:
    """Return the phrase that begins one text and ends the other, as each has it."""
    heavy = [[term for term in side.terms if term.key not in LIGHT] for side in (first, second)]
    keys = [[term.key for term in side] for side in heavy]
    if len(keys[0]) != len(keys[1]) or len(keys[0]) > _LONGEST_ROTATED:
        return None
    for place in range(1, len(keys[0])):
        if keys[0][place:] + keys[0][:place] == keys[1]:
            ends = len(keys[1]) - place
            if keys[0][0] in MOVABLE | _ADVERBS:
                return heavy[0][:place], heavy[1][ends:]
            return heavy[0][place:], heavy[1][:ends]
    return None


def _is_one_clause(moved: Sequence[Term], parsed: Parsed) -> bool:
    """Return whether the words around a phrase have no second verb to which it may belong."""
    rest = [term for term in parsed.terms if term not in moved]
    for place, term in enumerate(rest):
        if term.key in _OTHER_CLAUSE or _reports(term.key):
            return False
        after = rest[place + 1 : place + 2]
        if term.key == "to" and after and _may_be_verb(after[0]):
            return False
    return True


def _may_move_elsewhere(moved: Sequence[Term], parsed: Parsed) -> bool:
    """Return whether the words around a phrase have something else of which it may tell."""
    rest = [term for term in parsed.terms if term not in moved]
    is_time = moved[0].key in _TIMES or all(
        term.key in MOVABLE | LIGHT | {"last", "next", "year"} or _is_day([term]) for term in moved
    )
    return may_belong_elsewhere(rest, is_time=is_time)


def _reports(word: str) -> bool:
    cue = cue_forms().get(word)
    return cue is not None and bool(cue.frames) and cue.verb not in _DEEDS


def _may_be_verb(term: Term) -> bool:
    return term.sort is Sort.WORD and term.key not in FUNCTION


def _tells_what_kind(moved: Sequence[Term], parsed: Parsed) -> bool:
    """Return whether a word of time at the head belongs to the noun after it: "Overnight snow"."""
    if moved[0].key not in _ADVERBS or moved[0] is not parsed.terms[0]:
        return False
    after = parsed.terms[1:2]
    parted = parsed.plain.text.startswith(",", moved[0].end)
    return not (parted or (after and after[0].key in LIGHT))


def _is_adverbial(terms: Sequence[Term], parsed: Parsed) -> bool:
    """Return whether these terms are one phrase such as "in the north" at either end."""
    if len(terms) < 2 or terms[0].key not in MOVABLE:
        return False
    # "It did not close because of the strike" may have closed for another reason.
    if terms[0].key == "because" and (terms[1].key != "of" or parsed.negators):
        return False
    heavy = [term for term in parsed.terms if term.key not in LIGHT]
    start = heavy.index(terms[0])
    return tuple(heavy[start : start + len(terms)]) == tuple(terms) and (
        start == 0 or start + len(terms) == len(heavy)
    )


def _is_day(terms: Sequence[Term]) -> bool:
    return all(
        (term.figure and term.figure.is_date) or term.key.endswith("day") or term.key in _ADVERBS
        for term in terms
    )


def is_moved_report(first: Parsed, second: Parsed) -> bool:
    """Return whether who says it stands before what is said in one text and after it in the other.

    "The police confirmed that he drowned", "He drowned, the police confirmed".
    """
    return _begins_and_ends(first, second) or _begins_and_ends(second, first)


def is_moved_in_report(first: Parsed, second: Parsed) -> bool:
    """Return whether the day of a report stands elsewhere before its "that".

    "On Tuesday the court heard that he paid", "The court heard on Tuesday that he paid".
    """
    before: list[list[Term]] = []
    said: list[list[str]] = []
    for side in (first, second):
        terms = side.terms[: _LONGEST_REPORT + 1]
        place = next((n for n, term in enumerate(terms) if term.key == "that"), 0)
        if not place:
            return False
        before.append([term for term in side.terms[:place] if term.key not in LIGHT])
        said.append([term.key for term in side.terms[place:]])
    return said[0] == said[1] and (_opens_with_day(*before) or _opens_with_day(*before[::-1]))


def _opens_with_day(ours: Sequence[Term], theirs: Sequence[Term]) -> bool:
    """Return whether a day that begins one report ends the other."""
    for end in (1, 2, 3):
        day, rest = ours[:end], ours[end:]
        dated = [term for term in day if term.key not in {"on", "in"}]
        if dated and _is_day(dated) and len(rest) > 1:
            return [term.key for term in (*rest, *day)] == [term.key for term in theirs]
    return False


def _begins_and_ends(first: Parsed, second: Parsed) -> bool:
    """Return whether the report that begins one text, before "that", ends the other, after a comma.

    What is said may itself say that somebody says so: it is the same words all the same.
    """
    that, said = _where_said(first)
    if not 1 < that <= _LONGEST_REPORT or len(second.terms) < that + _SHORTEST_SAID:
        return False
    who, verb = first.terms[: that - 1], first.terms[that - 1].key
    if any(term.key in FUNCTION - LIGHT - {"of"} or term.figure for term in who):
        return False
    # Few pairs come here, and no other needs the table of verbs.
    from claimcheck.language.lexicon.reporting_verbs import Frame, cue_forms  # noqa: PLC0415

    cue = cue_forms().get(verb)
    if cue is None or Frame.THAT not in cue.frames or Frame.AFTER not in cue.frames:
        return False
    start = second.terms[-that].start
    parted = second.plain.text[:start].rstrip(" \"'").endswith(",")
    keys = [[term.key for term in side.terms] for side in (first, second)]
    if parted and keys[0][said:] + keys[0][:that] == keys[1]:
        return True
    # "The WHO says it is mild", "“It is mild,” WHO says".
    named = that > 2 and who[0].key == "the" and first.terms[1].sort is Sort.NAME
    start = second.terms[1 - that].start if named else 0
    parted = second.plain.text[:start].rstrip(" \"'").endswith(",")
    return parted and keys[0][said:] + keys[0][1:that] == keys[1]


def _where_said(parsed: Parsed) -> tuple[int, int]:
    """Return the place after who says it, and where it begins.

    It begins after "that", a colon, a comma, or right after a verb that needs none of these.
    """
    terms = parsed.terms[: _LONGEST_REPORT + 1]
    for place, term in enumerate(terms):
        if term.key == "that":
            return place, place + 1
        if place and parsed.plain.text[terms[place - 1].end : term.start].rstrip(" \"'") in _MARKS:
            return place, place
        if place > 1 and terms[place - 1].key in _SAYS:
            return place, place
    return 0, 0
