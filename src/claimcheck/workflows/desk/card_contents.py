"""Gather what a card of the review desk shows."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from claimcheck.language.reading import reading_of
from claimcheck.matching.names import naming_words, read_names
from claimcheck.model.claim import Claim, Match, Standing
from claimcheck.model.comparison import Band
from claimcheck.model.dates import parse_date
from claimcheck.model.desk.card import Card, Note, Origin, Prior, QueueEntry
from claimcheck.model.desk.hold import StoredHold
from claimcheck.model.desk.policy import Policy
from claimcheck.model.ids import ClaimId, parse_id
from claimcheck.model.question import Question
from claimcheck.model.record.by_claim import by_claim, of_wordings
from claimcheck.model.statement import Statement, StoredStatement
from claimcheck.model.verdict import StoredSource
from claimcheck.named_tuple import NamedTuple
from claimcheck.reports.history import as_entries
from claimcheck.store.connection import Connection
from claimcheck.store.log.chain import head
from claimcheck.store.log.holds import held_claims
from claimcheck.store.records.claims import find_claim, find_claims, find_standings, wordings_of
from claimcheck.store.records.notes import notes_of
from claimcheck.store.records.people.person_names import names_among
from claimcheck.store.records.questions import find_questions
from claimcheck.store.records.statements import find_statements
from claimcheck.store.records.takes import TakenClaim, takes_of_claims
from claimcheck.store.verdicts.contacts import contacts
from claimcheck.store.verdicts.policies import policy_in_force
from claimcheck.store.verdicts.sources import sources_of_claims
from claimcheck.workflows.compare.agreed import with_dropped
from claimcheck.workflows.compare.changed_figures import find_change
from claimcheck.workflows.compare.match import find_matches_each
from claimcheck.workflows.compare.why import find_why
from claimcheck.workflows.desk.house import House
from claimcheck.workflows.desk.passage import origins, passage_of
from claimcheck.workflows.report.history import tell_happenings
from claimcheck.workflows.verdicts.contact import sees_contacts
from claimcheck.workflows.verdicts.minimum_sources import shortfall_of

_PRIORS: Final = 3
_PRECEDENTS: Final = 12
_CLOSE: Final = (Band.SAME, Band.CONFLICTING, Band.LIKELY)


def read_card(
    connection: Connection,
    entry: QueueEntry,
    house: House,
    *,
    asking: str,
    with_story: bool = True,
    with_priors: bool = True,
) -> Card:
    """Return the card of what waits, as ``asking`` may see it. Raises `UnknownIdError`.

    What happened to the claim, and who was asked about it, only ``with_story``. The claims
    that it resembles, which takes a comparison with the record, only ``with_priors``; a
    question's own claim is there in any case.
    """
    return read_cards(
        connection, [entry], house, asking=asking, with_story=with_story, with_priors=with_priors
    )[0]


def read_cards(
    connection: Connection,
    entries: Sequence[QueueEntry],
    house: House,
    *,
    asking: str,
    with_story: bool = True,
    with_priors: bool = True,
) -> list[Card]:
    """Return the cards of some that wait, each as `read_card` gives it.

    What costs most is read as often for many of them as for one.
    """
    # Read first, so that whatever comes while the rest is read counts as a change.
    read_at = head(connection).sequence
    groups = wordings_of(connection, [each.waiting.claim for each in entries])
    found = list(dict.fromkeys(groups))
    standings = dict(zip(found, find_standings(connection, found, asking=asking), strict=True))
    asked = _asked(connection, entries, asking)
    numbers = list(dict.fromkeys(filter(None, (each.waiting.statement for each in entries))))
    stated = dict(zip(numbers, find_statements(connection, numbers), strict=True))
    said = [stated[number] if (number := each.waiting.statement) else None for each in entries]
    compared = [
        (each, stored)
        for each, stored in zip(entries, said, strict=True)
        if with_priors and each.waiting.letter != "q"
    ]
    matches = iter(_matches(connection, compared, asking, house, _PRIORS + 1))
    desk = _at_desk(connection, asking, house, read_at, with_story=with_story)
    read = _read(connection, entries, stated.values(), [one for same in found for one in same])
    cards = []
    for entry, stored, same in zip(entries, said, groups, strict=True):
        priors: tuple[Prior, ...] = ()
        if question := asked.get(entry.waiting.subject):
            priors = _priors_of_question(connection, entry, stored, *question)
        elif with_priors:
            priors = _priors(entry, next(matches), same)
        cards.append(_card(connection, entry, stored, desk, read, standings[same], same, priors))
    return cards


class _AtDesk(NamedTuple):
    """Who looks at cards, and what is the same on all of them."""

    asking: str
    house: House
    read_at: int
    held: Mapping[int, StoredHold]
    policy: Policy
    with_story: bool
    confided: bool


def _at_desk(
    connection: Connection, asking: str, house: House, read_at: int, *, with_story: bool
) -> _AtDesk:
    """Read what is the same on all cards that somebody looks at."""
    return _AtDesk(
        asking,
        house,
        read_at,
        held_claims(connection),
        policy_in_force(connection).policy,
        with_story,
        with_story and sees_contacts(connection, asking),
    )


class _Read(NamedTuple):
    """What the record has of the claims and statements of some cards, read at once."""

    claims: Mapping[int, Claim]
    origins: Mapping[int, Origin]
    sources: Mapping[int, list[tuple[int, StoredSource]]]
    notes: Mapping[int, list[tuple[int, Note]]]
    takes: Mapping[int, list[tuple[int, TakenClaim]]]


def _read(
    connection: Connection,
    entries: Sequence[QueueEntry],
    stated: Iterable[StoredStatement],
    wanted: Sequence[int],
) -> _Read:
    """Read what cards show of their statements, and of ``wanted``, all wordings of their claims."""
    numbers = [each.waiting.claim for each in entries]
    return _Read(
        {int(each.id): each for each in find_claims(connection, numbers)},
        origins(connection, stated),
        by_claim((each.claim, each) for each in sources_of_claims(connection, wanted)),
        by_claim((each.claim, each) for each in notes_of(connection, wanted)),
        by_claim((each.claim, each) for each in takes_of_claims(connection, wanted)),
    )


def _card(
    connection: Connection,
    entry: QueueEntry,
    stored: StoredStatement | None,
    desk: _AtDesk,
    read: _Read,
    standing: Standing,
    same: tuple[ClaimId, ...],
    priors: tuple[Prior, ...],
) -> Card:
    """Return a card, with what is read for it alone."""
    waits = entry.waiting
    origin = read.origins.get(stored.id) if stored else None
    told = (
        tell_happenings(connection, waits.claim, same, asking=desk.asking)
        if desk.with_story
        else ()
    )
    sources = of_wordings(read.sources, same)
    verdict = next((v for v in standing.verdicts if f"v-{v.id:d}" == waits.subject), None)
    return Card(
        entry,
        desk.asking,
        desk.read_at,
        read.claims[waits.claim],
        standing,
        desk.policy,
        stored=stored,
        passage=passage_of(stored.statement, origin and origin.article) if stored else None,
        origin=origin,
        priors=priors,
        sources=sources,
        contacts=tuple(contacts(connection, same)) if desk.confided else (),
        notes=of_wordings(read.notes, same),
        history=tuple(as_entries(waits.claim, told)),
        verdict=verdict,
        shortfall=shortfall_of((each.source for each in sources), desk.house.gate.sources),
        taken_by=tuple(each.reviewer for each in of_wordings(read.takes, same)),
        wordings=same,
        hold=desk.held.get(waits.claim),
    )


def precedents(connection: Connection, card: Card, house: House) -> tuple[Match, ...]:
    """Return the claims like a card's that have a verdict, closest first."""
    card_of = [(card.entry, card.stored)]
    (found,) = _matches(connection, card_of, card.asking, house, _PRECEDENTS)
    (same,) = wordings_of(connection, [card.claim.id])
    return tuple(
        each
        for each in found
        if each.standing.is_rated and each.claim.id not in same and each.band is not Band.NEW
    )


def _asked(
    connection: Connection, entries: Sequence[QueueEntry], asking: str
) -> dict[str, tuple[Question, Standing]]:
    """Return the questions among some that wait, each with how its candidate stands."""
    names = [each.waiting.subject for each in entries if each.waiting.letter == "q"]
    found = find_questions(connection, [parse_id(name, "q").number for name in names])
    groups = wordings_of(connection, [each.candidate for each in found])
    once = list(dict.fromkeys(groups))
    standings = dict(zip(once, find_standings(connection, once, asking=asking), strict=True))
    return {
        name: (question, standings[same])
        for name, question, same in zip(names, found, groups, strict=True)
    }


def _priors_of_question(
    connection: Connection,
    entry: QueueEntry,
    stored: StoredStatement | None,
    question: Question,
    standing: Standing,
) -> tuple[Prior, ...]:
    """Return the claim that a question asks about, as it was compared then."""
    claim = find_claim(connection, question.candidate)
    said = stored.statement if stored else Statement(entry.waiting.text)
    question = with_dropped(question, said, claim)
    names = cache(lambda: read_names(names_among(connection, naming_words(reading_of(said), said))))
    change = find_change(connection, said, claim.id, question.comparison, names)
    why = find_why(connection, standing)
    match = Match(claim, question.comparison, standing, 0.0, change, why=why)
    return (Prior(match, question.id),)


def _priors(entry: QueueEntry, found: Sequence[Match], own: Sequence[int]) -> tuple[Prior, ...]:
    """Return the claims made before to which a card's claim is close, by other words than its."""
    return tuple(
        Prior(each)
        for each in found
        if each.band in _CLOSE and (each.claim.id not in own or _says_other_words(entry, each))
    )[:_PRIORS]


def _says_other_words(entry: QueueEntry, match: Match) -> bool:
    """Return whether a statement that waits was linked to a claim in other words."""
    waits = entry.waiting
    return waits.letter == "s" and match.claim.text != waits.text


def _matches(
    connection: Connection,
    cards: Sequence[tuple[QueueEntry, StoredStatement | None]],
    asking: str,
    house: House,
    limit: int,
) -> list[list[Match]]:
    """Return the claims that resemble what each of some cards is about."""
    return find_matches_each(
        connection,
        [_compared(entry, stored) for entry, stored in cards],
        limit=limit,
        thresholds=house.thresholds,
        asking=asking,
        nearness=house.nearness,
        only_near=True,
    )


def _compared(entry: QueueEntry, stored: StoredStatement | None) -> Statement:
    """Return what a card is about as it is compared."""
    waits = entry.waiting
    statement = stored.statement if stored else Statement(waits.text)
    if waits.letter in "sq":
        return statement
    said_on = parse_date(waits.said_on) if waits.said_on else None
    return statement._replace(text=waits.text, said_on=said_on)
