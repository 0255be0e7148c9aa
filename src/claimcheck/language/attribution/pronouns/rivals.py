"""What a text tells of the sex of those it names, and who else a pronoun may take up."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.pronouns.kin import (
    NEAR_OWNER,
    SEX_OF_PRONOUNS,
    kin_before,
    unnamed_agent,
)
from claimcheck.language.attribution.proposal import SpeakingTurn
from claimcheck.language.attribution.rules.clauses import is_plain
from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    DETERMINERS,
    DOINGS,
    IRREGULAR_VERBS,
    PREPOSITIONS,
)
from claimcheck.language.lexicon.reporting_verbs import FINITE_FORMS, cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.kinds import is_name_word
from claimcheck.language.people.name_tables import sex_of
from claimcheck.language.people.named_person import PARTICLES
from claimcheck.language.people.naming import may_be_first
from claimcheck.language.people.resolve import Cast
from claimcheck.language.people.roles import is_somebody
from claimcheck.language.people.sexes import gender_of
from claimcheck.language.text.sentences import Sentence

# In tokens: "interviewed the mayor of Leeds, Ann Berg".
_NEAR_ASKED = 8
_INTERVIEWING = word_set(
    """
    interviewed questioned profiled grilled cross-examined spoke+to spoke+with talked+to
    talked+with sat+with chatted+with heard+from
    """
)
_SPOUSES = word_set("widow widower wife husband")
_LAWYERS = word_set("counsel lawyer attorney advocate solicitor barrister")
_OF_LAWYERS = word_set("counsel barrister barr advocate adv attorney atty solicitor")

# In code points; a text without full stops must not cost its square.
_LONGEST_REFUSAL = 300
# What begins a sentence about another day than the one on which nothing was said.
_ON_ANOTHER_DAY = PREPOSITIONS | word_set("speaking but however earlier previously last later")


def title_tells(passage: Passage, head: int, last: int) -> bool:
    """Return whether the title after token `last` is that of the head, and of nobody between.

    As in ``the widow of the slain leader, Mrs Ann Berg,`` or ``counsel for the victim, Adv. Berg``.
    """
    after = last + 1 + (passage.lows[last + 1] == ",")
    if passage.lows[head] in _LAWYERS:
        return passage.lows[after] in _OF_LAWYERS
    sex, spouse = gender_of(passage.lows[after]), passage.lows[head]
    fits = spouse in _SPOUSES and gender_of(spouse) == sex
    return fits and bool(sex) and gender_of(passage.lows[last]) != sex


@cache
def _unanswered() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:could not (?:immediately )?be (?:reached|contacted)"
        r"|not (?:immediately |yet )?(?:repl(?:y|ied)|(?:respond|answer|comment|return)(?:ed)?)"
        r"|n['’]t (?:respond|reply|answer|comment|return)"
        r"|(?:declined|refused)(?: \w+){0,2} (?:comment|respond|answer|be interviewed)"
        r"|(?:made|had|offered) no (?:immediate )?comment"
        r"|(?:not|un)[ -]?available for (?:a )?comment)\b"
    )


def did_not_answer(passage: Passage, number: int, later: int) -> bool:
    """Return whether a sentence says that somebody said nothing, and a `later` one no more.

    ``Berg declined to comment. In May he said`` goes on about Berg.
    """
    start, end = passage.sentences[number][:2]
    end = min(end, start + _LONGEST_REFUSAL)
    if passage.lows[passage.first[later]] in _ON_ANOTHER_DAY:
        return False
    return _unanswered().search(passage.text, start, end) is not None


def rival_of(passage: Passage, cast: Cast, name: str, sex: str, span: tuple[int, int]) -> str:
    """Return whom `span` of the text names besides `name`, of the sex `sex`; empty for nobody.

    ``Mr Mirza`` is one although no full name is given; who bears the name too is none.
    """
    start, end = span
    said = passage.sentences[bisect_right(passage.sentences, end, key=_start) - 1].start
    for mention in cast.mentions_between(start, end):
        # Who says “Mr Hay is late” is not Mr Hay.
        if mention.start >= said and passage.inside[passage.token_at(mention.start)] >= 0:
            continue
        people = [person.name for person in mention.people]
        if name not in people and any(cast.sex_of(person) == sex for person in people):
            return people[0]
    own = name.split()
    return next((word for word in _titled(passage, sex, start, end, said) if word not in own), "")


def asked_after(passage: Passage, cast: Cast, sex: str, start: int) -> str:
    """Return who may answer whoever the words before `start` name: ``Bell interviewed Ann Berg``.

    Empty where nobody of the sex `sex` (any, if empty) is asked or heard there.
    """
    i = passage.token_at(start)
    asks = i < len(passage.lows) and (
        passage.lows[i] in _INTERVIEWING or "+".join(passage.lows[i : i + 2]) in _INTERVIEWING
    )
    until = passage.starts[min(i + _NEAR_ASKED, len(passage.starts) - 1)] if asks else start
    people = (each for m in cast.mentions_between(start, until) for each in m.people)
    return next((p.name for p in people if not sex or cast.sex_of(p.name) in {"", sex}), "")


def _start(sentence: Sentence) -> int:
    return sentence.start


def _titled(passage: Passage, sex: str, start: int, end: int, said: int) -> Iterator[str]:
    """Yield the names that stand after ``Mr`` or ``Mrs.``, but in quotations from `said` on."""
    for i in range(passage.token_at(start), passage.token_at(end) - 1):
        if passage.words[i][:1].isupper() and gender_of(passage.lows[i]) == sex:
            k = i + 1 + (passage.lows[i + 1] == ".")
            # Nor is it who is addressed: “Mr Speaker, this is late”.
            called = passage.inside[i] >= 0 and passage.lows[k + 1 : k + 2] == [","]
            called = called or (passage.inside[i] >= 0 and passage.starts[i] >= said)
            if k < len(passage.words) and passage.words[k][:1].isupper() and not called:
                yield passage.words[k].replace("’", "'").removesuffix("'s")


def own_pronouns(passage: Passage, number: int) -> set[str]:
    """Return the sexes that the pronouns of a sentence tell, but for what is quoted."""
    begin, end = passage.bounds(number)
    # "Her coach Per Hay, who trained her since she was 17" tells of her.
    near = passage.lows[begin + 1 : min(end, begin + NEAR_OWNER)]
    owner = passage.lows[begin] if begin < end and any(map(is_somebody, near)) else ""
    owns = SEX_OF_PRONOUNS[owner] if owner in {"his", "her"} else ""
    return {
        SEX_OF_PRONOUNS[passage.lows[i]]
        for i in range(begin, end)
        if passage.lows[i] in SEX_OF_PRONOUNS
        and SEX_OF_PRONOUNS[passage.lows[i]] != owns
        and passage.inside[i] < 0
        # "Described her as" tells of somebody else.
        and not _is_object(passage, i, end)
        # "Her neighbour" is somebody else's, and so is "her shadow, Robin Hay".
        and not (i == begin and end - i > 1 and _begins_apposed(passage, i))
    }


def _begins_apposed(passage: Passage, i: int) -> bool:
    """Return whether ``her`` at token `i` says whose somebody is, who may be named after it."""
    named = passage.lows[i + 2 : i + 3] == [","] and passage.words[i + 3][:1].isupper()
    return named or is_somebody(passage.lows[i + 1])


def _is_object(passage: Passage, i: int, end: int) -> bool:
    """Return whether token `i` is ``him``, or a ``her`` that owns nothing."""
    if passage.lows[i] != "her":
        return passage.lows[i] == "him"
    return i + 1 >= end or not is_plain(passage.lows[i + 1])


def stranger(passage: Passage, begin: int, verb: int) -> str:
    """Return the sex of somebody whom no list names, of whom a sentence is, or ``?``.

    As in ``Mr Tan is``, ``Smith, a farmer, wept`` and ``His neighbour, Mama Scovia, has``;
    empty where there is none.
    """
    words, lows = passage.words, passage.lows
    last = verb - 1
    if last > begin and lows[last - 1] == "," and may_be_first(words[last]):
        # "One afternoon in March, Norma walked".
        return sex_of(words[last]) or "?"
    past = begin + 1
    while past < verb and words[past][:1].isupper() and is_name_word(words[past]):
        past += 1
    apposed = lows[past : past + 2] in ([",", "a"], [",", "an"])
    named = may_be_first(words[begin]) or lows[begin] in PARTICLES
    if (apposed or verb == past) and named and words[begin][:1].isupper():
        return "?"
    titled = verb - begin > 1 and words[begin + 1][:1].isupper() and gender_of(lows[begin])
    if titled and not lows[begin + 1].endswith("'s"):
        return gender_of(lows[begin])
    return kin_before(passage, begin, verb)


def is_verb(passage: Passage, i: int, begin: int) -> bool:
    """Return whether token `i` may be a verb; the sentence begins with token `begin`."""
    low, word = passage.lows[i], passage.words[i]
    if i > begin and not word.islower():
        return False  # "One day in May, Ann Berg walked."
    if low in AUXILIARIES or low in IRREGULAR_VERBS or low in DOINGS:
        return True
    cue = cue_forms().get(low)
    if cue and cue.form in FINITE_FORMS and i > begin:
        return True
    # "The deceased" is somebody.
    noun = i > begin and passage.lows[i - 1] in DETERMINERS
    return i > begin and low.endswith("ed") and not noun


def is_done(passage: Passage, i: int) -> bool:
    """Return whether token `i` is a verb of what persons do: ``met``, ``said``."""
    return passage.lows[i] in DOINGS or passage.lows[i] in cue_forms()


def may_join(passage: Passage, i: int) -> bool:
    """Return whether token `i` may stand between two names: ``and goalkeeper``."""
    low, word = passage.lows[i], passage.words[i]
    return low in {",", "and", "the"} or word[:1].isupper() or is_somebody(low)


def acting_since(
    passage: Passage, cast: Cast, name: str, sex: str, number: int, sentence: int
) -> str:
    """Return who else does something in the sentences between two; "" for nobody.

    ``That drew groans, and Ann Berg rebuked her.`` Of the other sex one is told apart.
    """
    begin = passage.first[number + 1] if number + 1 < len(passage.first) else 0
    end = passage.first[sentence]
    if begin >= end:
        return ""
    if unnamed := unnamed_agent(passage, sex, begin, end):
        return unnamed
    for mention in cast.mentions_between(passage.starts[begin], passage.starts[end]):
        i, past = passage.token_at(mention.start), passage.token_at(mention.end)
        people = [person.name for person in mention.people]
        if name in people or passage.inside[i] >= 0 or past >= end:
            continue
        acts = is_done(passage, past) or is_verb(passage, past, i)
        if acts and any(cast.sex_of(each) in {"", sex} for each in people):
            return people[0]
    return ""


def ends_list(passage: Passage, names: Sequence[str], end: int) -> bool:
    """Return whether a name that ends at `end` is a list's last: ``Anil and Vishnu Hay``."""
    if not names:
        return False
    i = passage.token_at(max(0, end - len(names[-1])))
    return i > 1 and passage.lows[i - 1] == "and" and passage.words[i - 2][:1].isupper()


def owner_in(passage: Passage, number: int, sex: str) -> str:
    """Return who a pronoun may mean besides the one named: ``Her lawyer, Kim Voss, agreed``."""
    first = passage.lows[passage.first[number]]
    return (
        f"whom “{first}” means"
        if first in {"his", "her"} and (SEX_OF_PRONOUNS[first] == sex)
        else ""
    )


def unfit(low: str, turn: SpeakingTurn | None) -> str:
    """Return why a pronoun is not whoever spoke last."""
    name = turn and turn.resolution.name
    return f"“{low}” does not fit {name}" if name else "nobody named before"


def named_right_before(passage: Passage, cast: Cast, name: str, sex: str, sentence: int) -> str:
    """Return whom else the sentence before names last, in the same paragraph; "" for nobody.

    So may a double name whose first word no list knows: ``took over from Brand Hay-Voss``.
    """
    sentences = passage.sentences
    before = sentences[sentence - 1]
    if sentence < 1 or before.paragraph != sentences[sentence].paragraph:
        return ""
    named = [
        each
        for each in cast.mentions_between(before.start, before.end)
        if passage.inside[passage.token_at(each.start)] < 0
    ]
    last = named[-1].end if named else before.start
    if double := _double_name().search(passage.text, last, before.end):
        return double.group()
    people = [person.name for person in named[-1].people] if named else []
    fits = len(people) == 1 and people[0] != name and cast.sex_of(people[0]) in {"", sex}
    return people[0] if fits else ""


@cache
def _double_name() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+-[A-Z][a-z]+\b")
