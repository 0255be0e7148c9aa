"""The house rules: each looks at one claim, and says whether it is satisfied and why.

A rule's name is its key in the table [gate] of the settings.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from claimcheck.language.text.folding import fold
from claimcheck.model.desk.gate import GatedClaim, Ruling
from claimcheck.model.desk.settings import GateSettings
from claimcheck.model.status import Status, deciding_verdicts, is_overdue
from claimcheck.model.verdict import Source, Stance
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.redactions import MARK
from claimcheck.workflows.verdicts.gate_next import (
    told_otherwise,
    what_satisfies,
    what_tells_readers,
)


class Judgement(NamedTuple):
    """Whether a rule is satisfied, and why."""

    passed: bool
    why: str


def speaker(checked: GatedClaim, _: int) -> Judgement:
    """Name somebody who said it."""
    speakers = dict.fromkeys([each.speaker for each in checked.statements])
    named = ", ".join([name for name in speakers if name is not None and name != MARK])
    return Judgement(bool(named), named or "nobody is named who said it")


def date(checked: GatedClaim, _: int) -> Judgement:
    """Tell when it was said, or by when at the latest."""
    dates = [each.said_on for each in checked.statements if each.said_on]
    bounds = [each.reported_on for each in checked.statements if each.reported_on]
    if not dates and bounds:
        return Judgement(True, f"by {min(bounds)}")
    return Judgement(bool(dates), min(dates, default="no date on which it was said"))


def appearance(checked: GatedClaim, _: int) -> Judgement:
    """Tell where it can be read or heard: an address or a stored article."""
    places = [
        each.url or f"a-{each.article:d}" for each in checked.statements if each.url or each.article
    ]
    return Judgement(bool(places), places[0] if places else "no address or article holds it")


def quotation(checked: GatedClaim, _: int) -> Judgement:
    """Find every quotation word for word in a stored article or a kept copy of a source."""
    faults = [f"{each.record} {each.fault}" for each in checked.quotations if each.fault]
    if faults:
        return Judgement(False, "; ".join(faults))
    count = len(checked.quotations)
    return Judgement(True, f"{count} verified" if count else "no direct quotation")


def sources(checked: GatedClaim, needed: int) -> Judgement:
    """Have enough independent sources for or against it; two of one origin count as one."""
    found = independent_sources(each.source for each in checked.sources)
    count = f"{len(found)} of {needed}"
    named = f"{count}: {', '.join(found)}" if found else count
    if len(found) >= needed:
        return Judgement(True, named)
    left = [
        f"e-{each.id:d} {why}" for each in checked.sources if (why := why_uncounted(each.source))
    ]
    return Judgement(False, "; ".join([named, *left]))


def independent_sources(sources: Iterable[Source]) -> tuple[str, ...]:
    """Return the independent sources that back or contradict a claim, each once.

    A page of a host of which another names the publisher is most likely that
    publisher's, so that it adds none.
    """
    evidence = [
        (told, origin)
        for each in sources
        if each.stance is not Stance.CONTEXT
        and (origin := origin_of(told := _told(each))) is not None
    ]
    published = {_host(told) for told, _ in evidence if told.publisher and not told.origin}
    names = (
        origin
        for told, origin in evidence
        if told.origin or told.publisher or _host(told) not in published
    )
    # By their letters, so that a publisher who is named after the host is the host's.
    return tuple({_letters(name): name for name in names}.values())


def why_uncounted(source: Source) -> str | None:
    """Say why a source is no evidence from any origin; None where it is."""
    if source.stance is Stance.CONTEXT:
        return "is context"
    return None if origin_of(source) else "is not a web address, and names no origin or publisher"


def origin_of(source: Source) -> str | None:
    """Return who first found out what a source says, else its publisher, else its web host.

    None where it tells none of these, as a file or an interview does not.
    """
    told = _told(source)
    return _folded(told.origin or "") or _folded(told.publisher or "") or _host(told)


# A desk names the same publishers again and again.
_folded: Final = lru_cache(maxsize=4096)(fold)


@lru_cache(maxsize=4096)
def _letters(name: str) -> str:
    """Return what names of one house have in common, however they are written.

    Initials stand together, in no case, without accents, a leading article or letters of
    other scripts that look alike.

    >>> _letters("The M. A. E."), _letters("mae"), _letters("Económia")
    ('mae', 'mae', 'economia')
    """
    # Loaded here because most claims that are rated have no source to compare yet.
    from claimcheck.language.text.seen_letters import seen  # noqa: PLC0415
    from claimcheck.reading.disguises.look_alikes import unmasked  # noqa: PLC0415

    words = re.findall(r"[^\W_]+|[+#]", seen(unmasked(name.replace("&", " and "))[0]).text)
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    return re.sub(r"(?<!\w\w)(?<=\w) (?=\w(?: |\Z))", "", " ".join(words)) or name


def _told(source: Source) -> Source:
    """Return a source without the names that were redacted: those say whose it is no more."""
    if MARK not in (source.origin, source.publisher):
        return source
    origin, publisher = (
        None if name == MARK else name for name in (source.origin, source.publisher)
    )
    return source._replace(origin=origin, publisher=publisher)


def _host(source: Source) -> str | None:
    """Return the host of a web address."""
    try:
        address = urlsplit(source.url.strip())
    except ValueError:
        return None
    if address.scheme not in ("http", "https"):
        return None
    return (address.hostname or "").rstrip(".").removeprefix("www.") or None


_SIDES: Final = (Stance.BACKS, Stance.CONTRADICTS)


def sides(checked: GatedClaim, _: int) -> Judgement:
    """Consider sources that back the claim and sources that contradict it."""
    found = {each.source.stance for each in checked.sources}
    missing = [stance for stance in _SIDES if stance not in found]
    return Judgement(not missing, f"no source {' or '.join(missing)} it" if missing else "both")


def reply(checked: GatedClaim, _: int) -> Judgement:
    """Ask somebody whom the claim concerns for a reply."""
    asked = [each for each in checked.replies if each.sent]
    if not asked:
        return Judgement(False, "nobody was asked for a reply")
    last = max(asked, key=lambda each: (each.sent or "", each.party or ""))
    state = "answered" if last.answer else "no answer"
    if last.party is None:
        return Judgement(True, f"asked for: {state}; letters are left out")
    return Judgement(True, f"{last.party}, asked on {last.sent}: {state}")


def reviewers(checked: GatedClaim, needed: int) -> Judgement:
    """Have enough reviewers behind the verdict, as the desk's policy asks too."""
    deciding = deciding_verdicts(checked.standing.verdicts)
    names = list(dict.fromkeys(each.reviewer for each in reversed(deciding)))
    enough = len(names) >= needed or any(each.role == "resolves" for each in deciding)
    signed = checked.standing.status is Status.SIGNED_OFF
    told = f"{checked.standing.in_words}, by {', '.join(names) or 'nobody'}"
    few = f": {len(names)} of {needed}" if signed and not enough else ""
    return Judgement(enough and signed, f"{told}{few}")


def dispute(checked: GatedClaim, _: int) -> Judgement:
    """Have no open dispute between reviewers."""
    if checked.standing.status is not Status.DISPUTED:
        return Judgement(True, "none")
    deciding = deciding_verdicts(checked.standing.verdicts)
    return Judgement(False, ", ".join(f"v-{each.id:d} {each.label}" for each in deciding))


def recheck(checked: GatedClaim, _: int) -> Judgement:
    """Have no verdict that should have been checked again."""
    deciding = deciding_verdicts(checked.standing.verdicts)
    days = sorted(each.recheck_on for each in deciding if each.recheck_on)
    if not days:
        return Judgement(True, "no date set")
    if is_overdue(deciding, checked.today):
        return Judgement(False, f"overdue since {days[0]}")
    return Judgement(True, f"due on {days[0]}")


def others_only(checked: GatedClaim, _: int) -> Judgement:
    """Have a source that is no check of another desk, where there is any source."""
    own = [each for each in checked.sources if each.cites is None]
    if checked.sources and not own:
        return Judgement(False, "every source is a check of another desk")
    return Judgement(True, f"{len(own)} of {len(checked.sources)} sources are the desk's own")


GateRule = Callable[[GatedClaim, int], Judgement]

RULES: Final[dict[str, GateRule]] = {
    rule.__name__: rule
    for rule in (
        speaker,
        date,
        appearance,
        quotation,
        sources,
        sides,
        reply,
        reviewers,
        dispute,
        recheck,
        others_only,
    )
}


class _AskedRule(NamedTuple):
    """A rule that is on: its name in the settings and as it is printed, and how much it asks."""

    name: str
    printed: str
    rule: GateRule
    needed: int


def judge(
    checked: GatedClaim, settings: GateSettings, *, next_steps: bool = True
) -> tuple[Ruling, ...]:
    """Return what each rule that is on says of a claim, in the order of the settings.

    Last comes what no setting turns off, where it fails: readers were told another label.
    """
    rulings: list[Ruling] = []
    for name, printed, rule, needed in _asked(settings):
        passed, why = rule(checked, needed)
        to_do = what_satisfies(name, checked) if next_steps and not passed else None
        rulings.append(Ruling(printed, passed, why, to_do))
    if otherwise := told_otherwise(checked.claim.id, checked.standing):
        how = what_tells_readers(checked.claim.id, checked.standing) if next_steps else None
        rulings.append(Ruling("readers", passed=False, why=otherwise, next=how))
    return tuple(rulings)


@lru_cache(maxsize=8)
def _asked(settings: GateSettings) -> tuple[_AskedRule, ...]:
    """Return the rules that are on, each with how much it asks for."""
    asked = settings._replace(others_only=not settings.others_only)._asdict()
    return tuple(
        _AskedRule(name, name.replace("_", "-"), RULES[name], int(needed))
        for name, needed in asked.items()
        if needed
    )
