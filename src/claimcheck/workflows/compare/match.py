"""Return whether a statement has been made before, and whether it is the same claim."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeVar

from claimcheck.language.reading import Reading, reading_of
from claimcheck.matching.names import Names, naming_words, read_names
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import Match, Standing
from claimcheck.model.comparison import Band
from claimcheck.model.ids import ClaimId
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.index.candidates import find_candidates_each
from claimcheck.store.index.postings import documents, one_state
from claimcheck.store.index.tokens import tokenise
from claimcheck.store.opening import keeps
from claimcheck.store.records.claims import find_standing, find_standings, wordings
from claimcheck.store.records.people.person_names import names_among
from claimcheck.workflows.compare.changed_figures import find_change
from claimcheck.workflows.compare.rated_first import rated_first
from claimcheck.workflows.compare.with_record import BY_WORDS, Among, Candidates, Compared, Unlike

if TYPE_CHECKING:
    from claimcheck.workflows.compare.nearness import Nearness

Ordered = TypeVar("Ordered", Compared, Match)
Groups = Callable[[int], tuple[ClaimId, ...]]

# So many more are looked at where what ranks high only shares a word.
_FURTHER: Final = 6


class _LookedUp(NamedTuple):
    """The claims that resemble a statement, each with its wordings."""

    statement: Statement
    kept: Sequence[Compared]
    groups: Sequence[tuple[ClaimId, ...]]
    names: Callable[[], Names]


def find_matches(
    connection: Connection,
    statement: Statement,
    *,
    limit: int,
    thresholds: Thresholds,
    asking: str | None = None,
    reading: Reading | None = None,
    among: Among | None = None,
    nearness: "Nearness | None" = None,
    only_near: bool = False,
) -> list[Match]:
    """Return the stored claims that resemble a statement: the same first, then by score.

    Of claims that are as near as each other those with a verdict come first; see `rated_first`.
    Wordings that people decided are the same claim come once, by the closest. What only
    shares a word (band ``new``) gives way to what does more, where that ranks lower.
    ``asking`` names who reads, where a policy hides verdicts; see `find_standing`.
    ``reading`` is that of the statement, where somebody has read it before; only claims
    ``among`` those given are looked at, where some are. With ``nearness`` they are ranked
    and lifted by meaning too. With ``only_near`` what only shares a word is left out, and
    most of it never compared.
    """
    if limit < 1:
        return []
    found = _find(
        connection,
        statement,
        reading or reading_of(statement),
        limit=limit,
        thresholds=thresholds,
        among=among,
        nearness=nearness,
        only_near=only_near,
    )
    return _matches_of(connection, [found], asking)[0]


def find_matches_each(
    connection: Connection,
    statements: Sequence[Statement],
    *,
    limit: int,
    thresholds: Thresholds,
    asking: str | None = None,
    nearness: "Nearness | None" = None,
    only_near: bool = False,
) -> list[list[Match]]:
    """Return for each of some statements what `find_matches` does.

    What the record says of all the claims is read at once.
    """
    readings = [reading_of(each) for each in statements]
    tokenise(connection, [text for each in readings for text in (each.indexed, each.countable)])
    with one_state(connection):
        most = nearness.most if nearness else BY_WORDS
        # Claims that are read together cost less than a few at a time.
        candidates = find_candidates_each(
            connection, [each.indexed for each in readings], limit=most
        )
        if keeps(connection):
            documents(connection, sorted({*chain(*candidates)}))
        found = [
            _find(
                connection,
                statement,
                reading,
                limit=limit,
                thresholds=thresholds,
                nearness=nearness,
                only_near=only_near,
                by_words=by_words,
            )
            for statement, reading, by_words in zip(statements, readings, candidates, strict=True)
        ]
        return _matches_of(connection, found, asking)


def _find(
    connection: Connection,
    statement: Statement,
    read: Reading,
    *,
    limit: int,
    thresholds: Thresholds,
    among: Among | None = None,
    nearness: "Nearness | None" = None,
    only_near: bool = False,
    by_words: Sequence[int] | None = None,
) -> _LookedUp:
    """Return the claims that resemble a statement, by what their words say.

    Who knows what `find_candidates` finds ``by_words`` hands it over.
    """
    ends = among.ends if among else None
    named = partial(names_among, connection, ends=ends)
    names = cache(lambda: read_names(named(naming_words(read, statement))))
    groups = cache(lambda claim: wordings(connection, claim))
    candidates = Candidates(
        connection,
        statement,
        read,
        thresholds=thresholds,
        names=names,
        among=among,
        found=by_words,
        most=nearness.most if nearness else BY_WORDS,
    )
    kept = first_of(gather(candidates.by_words(limit, only_near=only_near), groups, limit), limit)
    if nearness:
        nearness = nearness._replace(reaches=nearness.reaches and among is None)
        kept = nearness.find(connection, statement, candidates, kept, groups, limit)
    if only_near:
        kept = [each for each in kept if each.comparison.band is not Band.NEW]
    return _LookedUp(statement, kept, [groups(each.claim.id) for each in kept], names)


def _matches_of(
    connection: Connection, found: Sequence[_LookedUp], asking: str | None = None
) -> list[list[Match]]:
    """Return what was found of each statement, with what the record says of it."""
    wanted = {group[0]: group for each in found for group in each.groups}
    standings = find_standings(connection, [*wanted.values()], asking=asking)
    standing_of = dict(zip(wanted, standings, strict=True))
    return [
        rated_first(
            [
                _match(connection, each.statement, one, each.names, standing_of[group[0]])
                for one, group in zip(each.kept, each.groups, strict=True)
            ]
        )
        for each in found
    ]


def gather(stream: Iterable[Compared | Unlike], groups: Groups, limit: int) -> list[Compared]:
    """Return the first of what comes, each claim once in whatever wording, until they suffice."""
    found: list[Compared] = []
    seen: set[int] = set()
    passed = 0
    for each in stream:
        claim = each.claim if isinstance(each, Unlike) else each.claim.id
        if claim in seen:
            continue
        if isinstance(each, Unlike):
            passed += 1
        else:
            seen.update(groups(claim))
            found.append(each)
        if _count_near(found) == limit or len(found) + passed == limit + _FURTHER:
            break
    return found


def joined_matches(
    connection: Connection,
    statement: Statement,
    parts: Sequence[Sequence[Match]],
    *,
    limit: int,
    changed: AbstractSet[int],
) -> list[Match]:
    """Return the matches of one statement that were found apart, in the order of `find_matches`.

    What the record says of the claims that ``changed`` since is read again.
    """
    found = sorted(chain(*parts), key=lambda each: (each.band is not Band.SAME, -each.score))
    found = _nearest_asked(found)
    kept = first_of(found, limit)
    if changed.isdisjoint([each.claim.id for each in kept]):
        return rated_first(kept)
    read = reading_of(statement)
    names = cache(lambda: read_names(names_among(connection, naming_words(read, statement))))
    read_again = [
        _match(
            connection,
            statement,
            Compared(each.claim, each.comparison, each.score),
            names,
            find_standing(connection, each.claim.id),
        )
        if each.claim.id in changed
        else each
        for each in kept
    ]
    return rated_first(read_again)


def _nearest_asked(found: Sequence[Match]) -> list[Match]:
    """Return matches of which meaning alone asks about no more than the nearest."""
    lifted = [each for each in found if each.comparison.meaning is not None]
    nearest = max(lifted, key=lambda each: each.comparison.meaning or 0.0, default=None)
    return [
        each._replace(comparison=each.comparison._replace(band=Band.RELATED))
        if each in lifted and each is not nearest
        else each
        for each in found
    ]


def first_of(found: Sequence[Ordered], limit: int) -> list[Ordered]:
    """Return so many of those found in order; what only shares a word gives way to the others."""
    room = max(limit - _count_near(found), 0)
    kept = []
    for each in found:
        if each.comparison.band is Band.NEW:
            if not room:
                continue
            room -= 1
        kept.append(each)
    return kept[:limit]


def _count_near(found: Sequence[Ordered]) -> int:
    return sum(each.comparison.band is not Band.NEW for each in found)


def _match(
    connection: Connection,
    statement: Statement,
    compared: Compared,
    names: Callable[[], Names],
    standing: Standing,
) -> Match:
    """Return a claim beside a statement with what the record says of it."""
    claim, comparison, score = compared
    change = find_change(connection, statement, claim.id, comparison, names)
    if not standing.verdicts:
        return Match(claim, comparison, standing, score, change)
    # Most claims have no verdict, and need no reading for this.
    from claimcheck.workflows.compare.why import find_why  # noqa: PLC0415

    why = find_why(connection, standing)
    return Match(claim, comparison, standing, score, change, why=why)
