"""A verb with what stands before it: auxiliaries, adverbs, "went on to"."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.rules.clauses import adverb_at
from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_VERBS,
    PASSIVE,
    PREPOSITIONS,
    TIMES,
    WEEKDAYS,
)
from claimcheck.language.lexicon.reporting_verbs import FINITE_FORMS, Frame, VerbForm, cue_forms
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.roles import is_somebody
from claimcheck.named_tuple import NamedTuple

_LEADING_VERBS = word_set(
    """
    went goes continued continues continue began intervened rose stood interrupted interjected
    returned phoned rang emailed wrote emerged paused used liked likes loved loves
    """
)
# "Took the microphone to say".
_TAKEN = word_set("microphone mic floor stage podium lectern stand airwaves")
_EVERYBODY = word_set("everyone everybody all nobody anyone anybody none")
_RUMOURS = word_set("rumour rumours rumor rumors hoax myth")
# "Will Berg said".
_NAMES_TOO = word_set("will may can must do shall does")


# What is said in a clause after one of these was not said.
_DENIALS = word_set("deny denies denied denying doubt doubts doubted dispute disputes disputed")
_RELATIVES = word_set("who whom whose which that")
# What several do, in words that are more often nouns where one stands before them.
_DOING_NOW = word_set(
    """
    lack want need love hate play seem remain deserve own cost depend face struggle suffer rely
    prefer enjoy ignore earn pay buy sell grow produce consume use run work live travel carry
    """
)
_SIDES = word_set("side team club squad crew police staff people children men women they we who")
# "A man named the Fixer".
_NAMING = word_set("named called nicknamed dubbed titled entitled headlined aged")
_SEVERAL = word_set(
    """
    two three four five six seven eight nine ten eleven twelve many several some most all both few
    these those other more
    """
)
# Verbs of the present that are no nouns.
_DEEDS = word_set(
    """
    see sees seek seeks seem seems give gives become becomes depend depends bring brings keep keeps
    offered binds
    """
)
_OBJECT_OPENINGS = word_set("a an the his her their its my our")
# "Almost said" is not said.
_NOT_QUITE = frozenset(("almost", "nearly"))
_ACCUSED = word_set("accuse accuses accused accusing")
_FARTHEST_ACCUSED = 6
# "Avoided saying", "short of saying": it was not said.
_UNSAID = word_set(
    "without avoid avoids avoided avoiding deny denies denied denying resist resisted resists"
    " short+of instead+of rather+than far+from refrain+from refrains+from refrained+from"
)


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries and adverbs; `begin` is the first of them."""

    begin: int
    auxiliaries: tuple[str, ...]

    @property
    def passive(self) -> bool:
        """Return whether a form of ``be`` is nearest to the verb."""
        return bool(self.auxiliaries) and self.auxiliaries[0] in PASSIVE


def verb_group(passage: Passage, cue: int, start: int) -> VerbGroup:
    """Return the verb group that ends with token ``cue``; auxiliaries nearest first."""
    k, auxiliaries = cue, list[str]()
    while k > start:
        low = passage.lows[k - 1]
        if passage.inside[k - 1] >= 0:
            break
        if low in AUXILIARIES or low in {"not", "never", "to"}:
            auxiliaries.append(low)
        elif low in _NOT_QUITE or low in {"neither", "nor"}:
            auxiliaries.append("not")
        elif low == "longer" and passage.lows[k - 2 : k - 1] == ["no"] and k - 2 >= start:
            auxiliaries.append("not")
            k -= 1
        elif low == "since" and k - 2 >= start and passage.lows[k - 2] in {"has", "have", "had"}:
            pass
        elif low in WEEKDAYS and k - 2 > start and passage.lows[k - 2] == "on":
            # "Berg left and on Monday announced" has its subject before the day.
            k -= 1
        elif low in TIMES and k - 2 > start and passage.lows[k - 2] == "that":
            # So has "Berg later that evening said" it before the time.
            k -= 1
        elif not adverb_at(passage, k - 1) or (low in {"all", "both", "there", "here"}):
            break
        k -= 1
    return _with_leading_verb(passage, VerbGroup(k, tuple(auxiliaries)), start)


def _with_leading_verb(passage: Passage, group: VerbGroup, start: int) -> VerbGroup:
    """Take ``went on to`` and ``continued to`` into the group: they report all the same."""
    k = group.begin
    if "to" not in group.auxiliaries or k - 1 < start:
        return group
    if passage.lows[k - 1] in {"on", "up", "out", "back"} and k - 2 >= start:
        k -= 1
    elif passage.lows[k - 1] in _TAKEN and k - 3 >= start and passage.lows[k - 2] == "the":
        k -= 2
    if passage.lows[k - 1] not in _LEADING_VERBS and not (
        passage.lows[k - 1] == "took" and passage.lows[k : k + 1] == ["the"]
    ):
        return group
    if passage.lows[k - 1] == "used" and k - 2 >= start and passage.lows[k - 2] in AUXILIARIES:
        # "The word is used to say that" reports nothing.
        return group
    others = tuple(word for word in (*group.auxiliaries, passage.lows[k - 1]) if word != "to")
    while k - 1 > start and (passage.lows[k - 2] in AUXILIARIES or adverb_at(passage, k - 2)):
        k -= 1
    return VerbGroup(k - 1, others)


def is_asked(passage: Passage, begin: int, verb: int) -> bool:
    """Return whether a subject begins with the auxiliary: ``Had Berg said``, ``Did she say``.

    ``Will Berg said`` begins with a name.
    """
    low = passage.lows[begin]
    if verb - begin < 2 or low not in AUXILIARIES:
        return False
    cue = cue_forms().get(passage.lows[verb])
    return low not in _NAMES_TOO or bool(cue and cue.form == VerbForm.BASE)


def has_verb(passage: Passage, begin: int, end: int) -> bool:
    """Return whether an auxiliary shows that the tokens hold a finite clause."""
    return any(_helps(passage, i) or "n't" in passage.lows[i] for i in range(begin, end))


def _helps(passage: Passage, i: int) -> bool:
    """Return whether token `i` is an auxiliary, and neither the month of May nor a Will."""
    low = passage.lows[i]
    return low in AUXILIARIES and not (low in {"may", "will"} and passage.words[i][0].isupper())


def does_now(passage: Passage, i: int) -> bool:
    """Return whether token `i` is what several do: ``farmers want``, ``the side lack``."""
    low, before = passage.lows[i], passage.lows[i - 1]
    several = before in _SIDES or (before.endswith("s") and not before.endswith(("'s", "ss")))
    return low in _DOING_NOW and several and passage.words[i].islower()


def has_verb_form(passage: Passage, begin: int, end: int) -> bool:
    """Return whether any token looks like a finite verb."""
    for i in range(begin, end):
        low = passage.lows[i]
        if _helps(passage, i) or low in IRREGULAR_VERBS or low.endswith(("n't", "'s", "ed")):
            return True
        if i > begin and does_now(passage, i):
            return True
        named = i > begin and passage.words[i - 1][:1].isupper()
        # "Two days after the flood" is of several days.
        if named and low.endswith("s") and passage.lows[i - 1] not in _SEVERAL:
            return passage.words[i].islower()
    return False


def is_denied_before(passage: Passage, begin: int, start: int, end: int) -> bool:
    """Return whether the words before a subject take it away: ``not even Berg``, ``all but Berg``.

    So does what is only supposed or a rumour: ``If Berg said``, ``rumours that Berg said``. The
    subject ends before token `end`.
    """
    if end - 2 >= start and passage.lows[end - 2] in _DENIALS:
        # "The bishop denied he had said".
        return True
    if begin <= start or passage.lows[begin] == "not":
        return passage.lows[begin] == "not"
    last, earlier = passage.lows[begin - 1], passage.lows[begin - 2] if begin - 1 > start else ""
    return (
        last == "nor"
        or (last == "even" and earlier == "not")
        or (last in {"but", "except"} and earlier in _EVERYBODY)
        # "How Berg said it would be paid for is not known": where her words end, nothing tells.
        or (last in {"had", "how", "why"} and begin - 1 == start)
        or last in {"if", "whether"}
        # "Denied that he had said".
        or last in _DENIALS
        or (last == "that" and earlier in _DENIALS)
        or (last == "that" and earlier in _RUMOURS)
    )


def is_unsaid(passage: Passage, verb: int, start: int) -> bool:
    """Return whether what stands before a participle says that it was not: ``without saying``."""
    before = passage.lows[max(start, verb - _FARTHEST_ACCUSED) : verb]
    if before[-1] == "of" and not _ACCUSED.isdisjoint(before):
        return True
    return before[-1] in _UNSAID or "+".join(before[-2:]) in _UNSAID


def is_finite(low: str) -> bool:
    """Return whether a word may be a finite verb of the past, or one that helps another."""
    return low in AUXILIARIES or low in IRREGULAR_VERBS or low.endswith("ed")


def is_relative_verb(passage: Passage, i: int) -> bool:
    """Return whether token `i` is the verb of a relative clause: ``that lost power``."""
    low = passage.lows[i]
    return (
        is_finite(low)
        and passage.words[i].islower()
        and passage.lows[i - 1] in {"that", "which", "who"}
    )


def clause_verb(passage: Passage, begin: int, end: int) -> int:
    """Return the first finite verb among the words of a speaker; `end` where there is none."""
    for k in range(begin + 1, end):
        low, word = passage.lows[k], passage.words[k]
        if low in _RELATIVES:
            # "Berg accepts that some" has its subject before the verb.
            accepts = k - 2 == begin and low == "that" and passage.lows[k - 1].endswith("s")
            return k - 1 if accepts and passage.words[begin][:1].isupper() else end
        if not word[:1].islower():
            continue
        cue = cue_forms().get(low)
        # "Polls reported by CNN" hold no finite verb.
        following = passage.lows[k + 1] if k + 1 < end else ""
        reports = cue is not None and cue.form in FINITE_FORMS and Frame.THAT in cue.frames
        reports = reports and following not in PREPOSITIONS
        # "Minutes of the meeting show Berg said".
        shows = low == "show" and passage.lows[begin].endswith("s") and k + 1 < end
        irregular = low in IRREGULAR_VERBS and passage.lows[k - 1] not in DETERMINERS
        irregular = irregular and following != "by"
        acts = irregular or shows or _has_object(passage, k, following)
        # What ends the words may be a noun ("her claims"), but for one.
        if low in AUXILIARIES or acts or (reports and (k + 1 < end or low == "says")):
            return k
    return end


def _has_object(passage: Passage, k: int, following: str) -> bool:
    """Return whether a verb stands before what it acts on: ``Berg wears a cap``, ``voted 6-1``."""
    low, before = passage.lows[k], passage.lows[k - 1]
    if low in _DEEDS and following != "by":
        return before.isalpha() and before not in DETERMINERS and before not in PREPOSITIONS
    if low.endswith("ed") and is_somebody(before) and following.isalpha():
        # "The senator emailed supporters", but not "voters polled in May".
        return following not in PREPOSITIONS and low not in _NAMING
    if following not in _OBJECT_OPENINGS and not following[:1].isdigit():
        # "Berg often takes credit".
        return low.endswith("s") and before not in _SEVERAL and adverb_at(passage, k - 1)
    if low.endswith("ed"):
        return low not in _NAMING and before.isalpha()
    present = low.endswith("s") and not low.endswith(("ss", "'s")) and low not in TIMES
    return present and before not in DETERMINERS and before not in PREPOSITIONS
