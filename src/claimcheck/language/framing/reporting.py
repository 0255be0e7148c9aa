"""The frame in which somebody else's words are reported: "He said that …"."""

import re
from collections.abc import Sequence
from functools import cache

from claimcheck.language.framing.clause_words import points_at
from claimcheck.language.framing.source_tags import OUTLETS, end_of_lead, start_of_source
from claimcheck.named_tuple import NamedTuple

_TOLD = (
    r"told (?:reporters|journalists|the press|us|a news conference|a press conference|lawmakers"
    r"|parliament)"
)
SAID = rf"said|says|say|{_TOLD}"
VERB = (
    rf"(?:{SAID}|stated|states|noted|notes|added|adds|claimed|claims|claim|announced|announces"
    r"|stressed|stresses|emphasi[sz]ed|explained|explains|argued|argues|insisted|insists|declared"
    r"|declares|reported|reports|report|pointed out|points out|underlined|recalled|observed"
    r"|remarked"
    r"|confirmed|confirms|acknowledged"
    r")"
)
_ROLE = (
    r"(?:minister|president|prime minister|chancellor|premier|official|officials|spokesman"
    r"|spokeswoman|spokesperson|statement|report|ministry|agency|company|article|diplomat|leader"
    r"|senator|governor|mayor|speaker|author|post|paper|newspaper|secretary|chief|ambassador"
    r"|politician|experts?|sources?|authorities|government|police|prosecutors?|investigators?"
    r"|doctors?|scientists?|researchers?|witness(?:es)?|lawyers?|campaigners|organisers|organizers"
    r"|rescuers|firefighters|ministers|diplomats|reports|media)"
)
_SUBJECT = (
    rf"(?:he|she|they|it|officials|sources|authorities|police|prosecutors|investigators|doctors"
    r"|scientists|researchers|experts|witnesses|rescuers|firefighters|local media|state media|"
    rf"(?:(?:the|a|an|his|her|their|its) (?:[a-z]+ )?)?{_ROLE})"
)
# As headlines name who says it: "Mayor: turnout fell", "Turnout fell: mayor".
_LABELLED = (
    r"(?:(?:health|finance|interior|defen[cs]e|justice|education|foreign|prime|police"
    r"|deputy|party|government|opposition|state|union|trade|energy|home|transport) )?"
    r"(?:minister|president|chancellor|premier|officials?|spokesman|spokeswoman|spokesperson"
    r"|ministry|senator|governor|mayor|ambassador|secretary|experts?|authorities|police"
    r"|prosecutors?|investigators?|doctors|scientists|researchers|witness(?:es)?|campaigners"
    r"|firefighters|ministers|diplomats|chief|leader)"
)
ALSO = r"(?:(?:also|later|then|further|previously|earlier|again) )?"
_WHEN = (
    r"(?: (?:on|late on|earlier on) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"| at a (?:news|press) conference)?"
)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"^\W*(?:{_SUBJECT} (?:has |have |had )?{ALSO}"
        # "They confirmed the deal" reports nothing; only "said" can do without "that".
        rf"(?:{VERB}{_WHEN}(?:,? that\b|:|,)|(?:{SAID}){_WHEN}(?! by\b| to\b| so\b))"
        r"|it (?:is|was|has been) (?:also )?(?:said|reported|claimed|announced|stated|true) that\b"
        r"|did you know that\b"
        # Whoever says so, says it: "I know that …", "it turns out that …".
        r"|(?:i|we|you|everybody|everyone|we all|you all|they all) (?:all )?knows? that\b"
        r"|(?:i|we)(?: have|[’']ve)?(?: just)? (?:read|heard|learned|learnt) that\b"
        r"|(?:it )?turns out that\b|as (?:everyone|everybody) knows,"
        r"|it(?: is|[’']s) a fact that\b|the (?:truth|fact) is,? that\b"
        # "The ministry of health" is one of several, and stays.
        rf"|according to (?:him|her|them|(?:the |local |state )?{_ROLE})\b(?! (?:of|for)\b),?"
        rf"|according to (?:{OUTLETS}),|(?:{OUTLETS}) (?:reports|reported) that\b"
        rf"|as (?:he|she|they) (?:said|put it),|(?:the )?{_LABELLED}:"
        r")\s*(?=\S)"
    )


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(
        rf",+\s*(?:{_SUBJECT} {ALSO}{VERB}{_WHEN}|{VERB} {_SUBJECT}"
        r"|it (?:is|was|has been) (?:said|reported|claimed|announced|stated)"
        rf"|according to (?:him|her|them|(?:the |local |state )?{_ROLE})"
        rf"|(?:{OUTLETS}) (?:says|said|reports|reported)|according to (?:{OUTLETS})"
        r"|believe (?:it or not|(?:you )?me)|trust me|mark my words|no joke|no kidding)\W*$"
        # As headlines end: "Miners end strike: reports".
        rf"|:\s*(?:(?:reports?|sources?)\W*$|(?P<label>{_LABELLED})\W*$)"
    )


@cache
def _answer() -> re.Pattern[str]:
    # As headlines of checks begin. The "no" answers a question and negates nothing.
    # "And" and "but" at the head tie a sentence to the one before; "but one" is "only one".
    return re.compile(
        r"\W*(?:fact[ -]?check\W+)?(?:(?:no|yes)(?:[,:;!]| -)\s+"
        r"|(?:meanwhile|moreover|furthermore|in addition|additionally),?\s+"
        r"|and,?\s+|but,?\s+(?!for\b|one\b|a\b|an\b|few\b|then\b))(?=\S+ \S+ \S)"
    )


@cache
def _hint() -> re.Pattern[str]:
    # What every frame holds; most texts have none, and are spared the long patterns.
    return re.compile(
        r"\b(?:sa(?:id|ys?)|told|state[ds]|note[ds]|add(?:s|ed)|claim|announce|stress|emphasi|expl"
        r"|argue|insist|declare|report|point|underlined|recalled|observed|remarked|confirm"
        r"|acknowledged|according|as|true|know|turns|fact|truth|read|heard|learn|believe|trust"
        r"|mark my|no joke|no kidding)"
    )


def may_hold_frame(lowered: str, begin: int = 0) -> bool:
    """Return whether a text in lower case has anything that frames have, from an offset on."""
    return ":" in lowered or _hint().search(lowered, begin) is not None


class Body(NamedTuple):
    """What is said: its span in the text, and the subject of the frame around it.

    The `subject` is empty where nobody is named: no frame, officials, "it is said that".
    `label` ends a label before everything, such as "BREAKING:", and at `tail` begins the
    paper or agency that a post names as its source. A frame that is `tied` may be what is
    said ("They chose a new leader: mayor"), and tells nothing only beside one by the same.
    """

    start: int
    end: int
    subject: str = ""
    label: int = 0
    tail: int = 0
    tied: bool = False


# As papers and posts in German, French, Spanish, Portuguese, Italian, Dutch and Swedish begin.
_ABROAD = (
    r"eilmeldung|eil|alerte(?: info)?|flash(?: info)?|dernière minute|[uú]ltima hora|urgente|alerta"
    r"|[uú]ltimas not[ií]cias|ultim[’' ]?ora|laatste nieuws|net binnen|just nu|senaste nytt"
    r"|faktencheck|factcheck|fact-checking|verificación|vidéos?|vídeos?|fotos?"
)


# One of these ends every label, abroad one of the second.
_MARKS = (":", "|", " -", "?", *"🚨🔴❗‼️📢")
_MARKS_ABROAD = (":", "|", " - ", "🚨", "🔴", "📢")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"[^\w\"']*(?:breaking(?: news)?|just in|fact[ -]?check|exclusive|developing|urgent|alert"
        r"|claim|(?:fun )?fact|reminder|psa|videos?|photos?|file photo|file video|file|watch|live"
        r"|update|news flash|new|look at this"
        rf"|did you know\?|{_ABROAD})"
        r"\s*(?:(?<=\?)|:|\|| -|[🚨🔴❗‼️📢]+)\s*(?=\S)"
    )


@cache
def _says() -> re.Pattern[str]:
    # As the lists of fact-checkers give what somebody said.
    return re.compile(r"says (?:that )?(?=\S+ \S+ \S)")


_SUBJECTLESS = frozenset(
    ("he", "she", "they", "it", "official", "officials", "source", "sources", "authorities")
)
_PERSON = frozenset(("he", "she", "him", "her", "his", "hers", "himself", "herself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_IT = frozenset(("it", "its", "itself"))
# Whom a pronoun in what is said can mean, by the last word of the frame's subject.
_CAN_BE: dict[str, frozenset[str]] = {
    "he": _PERSON, "she": _PERSON, "they": _THEY, "it": _IT,
    **dict.fromkeys(
        ("officials", "sources", "authorities", "experts", "lawmakers", "police", "prosecutors",
         "investigators", "doctors", "scientists", "researchers", "witnesses", "rescuers",
         "firefighters", "media", "lawyers", "campaigners", "ministers", "diplomats", "reports"),
        _THEY,
    ),
    **dict.fromkeys(
        ("ministry", "agency", "company", "government", "parliament", "paper", "newspaper",
         "statement", "report", "article", "post"), _IT | _THEY
    ),
}  # fmt: skip
_OUTLET_NAMES = frozenset(OUTLETS.split("|"))
# Saying one of these is the deed, not a report of it.
_DEEDS = frozenset(
    ("sorry", "no", "yes", "nothing", "goodbye", "farewell", "hello", "thanks", "thank", "little",
     "everything", "something", "anything", "so", "much", "more", "enough", "too")
)  # fmt: skip
# What follows these is a clause: "said no shots were fired", "said nothing was stolen".
_BEFORE_VERBS = frozenset(("is", "was", "are", "were", "has", "had", "have", "will", "would"))
ASKING = frozenset(("who", "whom", "whose", "what", "which", "where", "why", "how"))
_AFTER_NO = frozenset(("to", "thanks", "thank", "and", "but", "when", "again", "in", "on", "at"))


def is_deed(words: Sequence[str]) -> bool:
    """Return whether these words are the deed itself: "sorry for the dead", "no to the plan"."""
    if words[0] == "no":
        return not words[1:] or words[1] in _AFTER_NO
    return words[0] in _DEEDS and not _BEFORE_VERBS.intersection(words[1:2])


def find_body(lowered: str) -> Body:
    """Return what is said, without who vaguely reported it, a label or a "No," before it.

    A frame that names somebody belongs to the claim and stays; so does one that a
    pronoun of what is said can mean, and one that is the deed itself ("said sorry").

    >>> text = "he said that exports rose again"
    >>> text[slice(*find_body(text)[:2])]
    'exports rose again'
    >>> find_body("the mayor said he had taken money").start
    0
    """
    lead, tail = end_of_lead(lowered), start_of_source(lowered)
    label = _label().match(lowered, lead) if any(map(lowered.__contains__, _MARKS)) else None
    if label is None and lowered.startswith("says ", lead):
        label = _says().match(lowered, lead)
    after = label.end() if label else lead
    answer = _answer().match(lowered, after)
    begin = answer.end() if answer else after
    whole = Body(begin, tail, "", begin, tail)
    if not may_hold_frame(lowered, begin):
        return whole
    opening = _opening().match(lowered[begin:])
    start = begin + (opening.end() if opening else 0)
    closing = _closing().search(lowered, start, tail) if {",", ":"} & set(lowered) else None
    end = closing.start() if closing else tail
    if not closing and _asks_only_whether_known(lowered, begin, start):
        end = len(lowered[:tail].rstrip("?! "))
    if lowered.count(" ", start, end) < 2:
        return whole
    frame = f"{lowered[begin:start]} {lowered[end:tail]}"
    subject = _subject_of(frame)
    words = re.findall(r"[^\W\d_]+", lowered[start:end])
    meant = _meant_by(subject) if subject else frozenset[str]()
    deed = is_deed(words) and not re.search(r"\bthat\b|[,:]\s*$", lowered[begin:start])
    tied = bool(closing and closing["label"])
    # "Who lied: minister" answers a question.
    pointed = opening is not None and opening[0].rstrip().endswith(" that") and points_at(words)
    if (
        pointed
        or not meant.isdisjoint(words)
        or (opening and deed)
        or (tied and words[0] in ASKING)
    ):
        return whole
    return Body(start, end, "" if subject in _SUBJECTLESS else subject, begin, tail, tied)


def _asks_only_whether_known(lowered: str, begin: int, start: int) -> bool:
    """Return whether a question asks no more than whether somebody knows what it says."""
    return start > begin and lowered.startswith("did you know", begin) and lowered.count("?") == 1


def find_body_abroad(lowered: str) -> Body:
    """Return what is said in another language than English, without a label before it.

    >>> find_body_abroad("eilmeldung: ein deich ist gebrochen").start
    12
    """
    label = _label().match(lowered) if any(map(lowered.__contains__, _MARKS_ABROAD)) else None
    end = label.end() if label else 0
    return Body(end, len(lowered), label=end, tail=len(lowered))


def _meant_by(subject: str) -> frozenset[str]:
    """Return the pronouns that can mean who reports."""
    if subject in _OUTLET_NAMES:
        return _IT | _THEY
    return _CAN_BE.get(subject.rsplit(" ", 1)[-1], _PERSON | _THEY)


@cache
def _subjects() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{OUTLETS}|{_LABELLED}(?=:|\W*$)|{_SUBJECT}|him|her|them)\b")


def _subject_of(frame: str) -> str:
    """Return who reports by a frame, without an article; empty for "it is said that"."""
    if not frame.strip():
        return ""
    if re.match(r"\W*it (?:is|was|has been)\b", frame):
        return ""
    found = _subjects().search(frame)
    if found is None:
        return ""
    named = re.sub(r"^(?:the|a|an|his|her|their|its) ", "", found[0])
    return {"him": "he", "her": "she", "them": "they"}.get(named, named)
