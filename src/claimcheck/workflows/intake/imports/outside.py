"""Other desks' checks, brought into a library or onto a claim: never a verdict of ours."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.language.reading import Reading
from claimcheck.language.text.addresses import url_key
from claimcheck.language.text.identity import check_form
from claimcheck.model.imports.imported import Brought, Imported, ImportOutcome
from claimcheck.model.imports.outside_check import Claimant, OutsideCheck, ReadCheck, Unread
from claimcheck.model.statement import UNNAMED, Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.act import Act
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.log.undone import undoings
from claimcheck.store.records.claims import add_claim, find_claim, require_claim, wordings
from claimcheck.store.records.links import link_statement
from claimcheck.store.records.outside_checks import (
    Edition,
    Feed,
    KnownCheck,
    add_outside_check,
    checks_at,
    editions_before,
    every_key,
)
from claimcheck.store.verdicts.copies import add_copy
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.workflows.entry_checks import day_ahead
from claimcheck.workflows.intake.brought_statements import BroughtStatements
from claimcheck.workflows.intake.imports.tally import (
    ImportTally,
    Refuse,
    RefusedRowsError,
    Tell,
    keep_nothing,
    tell_nobody,
)
from claimcheck.workflows.intake.seen_lately import KeyFilter, SeenLately

_MEDIA_TYPE: Final = "application/ld+json"
_MOST_SAYINGS: Final = 20

HasPlace = Callable[[OutsideCheck], bool]


class Into(NamedTuple):
    """Where outside checks go: onto a claim of the record, or each to its own in a library.

    A record keeps each one as it came, up to so many bytes, and who said it as statements.
    A library, which is made again from its feeds, keeps the claim and the check, and what
    came only where somebody asks for it.
    `language` is that of a check that names none. Of what `is_whole` all is stored or nothing.
    `agrees` says of a claim and a check's other words for it whether they are the same.
    """

    feed: Feed
    claim: int | None = None
    max_copy_bytes: int = 0
    language: str = UNNAMED
    is_whole: bool = False
    agrees: Callable[[int, str], bool] = lambda _claim, _words: False


class SeveralChecksError(ClaimcheckError):
    """A file holds several checks, and one claim takes one."""

    def __init__(self, claim: int, first: OutsideCheck, second: OutsideCheck) -> None:
        """Name two of them."""
        super().__init__(
            f"one check goes onto c-{claim:d}, and here are several, such as {first.claim[:80]!r}"
            f" and {second.claim[:80]!r}: give a file with the one, or a library with --into"
        )


class OtherWordsError(ClaimcheckError):
    """A check words its claim otherwise than the one onto which it is to go."""

    def __init__(self, claim: int, words: str, check: OutsideCheck) -> None:
        """Show both."""
        super().__init__(
            f"c-{claim:d} says {words[:200]!r}, and this check is of {check.claim[:200]!r}: where"
            " these are one claim, say so with --yes"
        )


def import_outside(
    transaction: Transaction,
    read: Iterable[ReadCheck | Unread],
    into: Into,
    *,
    actor: str,
    has_place: HasPlace,
    tell: Tell = tell_nobody,
    refuse: Refuse = keep_nothing,
) -> Imported:
    """Store checks in a bulk transaction, compared with nothing; the same again adds nothing.

    One that says something else at the same address takes the place of the one before,
    and both are kept; one that was changed earlier than the one known is passed over.
    Each record is one event. Raises `ClaimcheckError` for an unknown actor or claim.
    """
    require_reviewer(transaction.connection, actor)
    if into.claim is not None:
        require_claim(transaction.connection, into.claim)
    tally, writer = ImportTally(tell, refuse), _Outside(transaction, into, actor)
    faults = []
    for each in read:
        if isinstance(each, Unread):
            tally.unread(each)
            faults.append(str(each))
            continue
        ahead = None if each.refused else day_ahead(transaction, each.check)
        fault = f"{ahead} lies in the future: refused" if ahead else each.refused
        if fault:
            tally.refused(each, fault)
            faults.append(f"{each.place}: {fault}")
        else:
            tally.brought(writer.bring(each), has_place=has_place(each.check))
    if faults and into.is_whole:
        raise RefusedRowsError(faults)
    return tally.result()


def sayings(
    check: OutsideCheck, language: str, *, most: int = _MOST_SAYINGS
) -> Iterator[Statement]:
    """Yield who said what is checked, and where it stands: names as given, never persons.

    ``language`` is that of a check that names none.
    """
    first, *others = check.appearances or (None,)
    nobody = Claimant("")
    said = Statement(
        check.claim,
        said_on=check.said_on,
        medium=check.place,
        url=first,
        language=check.language or language,
    )
    claimants = check.claimants or (nobody,)
    for claimant in claimants[:most]:
        yield said._replace(speaker=claimant.name or None, role=claimant.role)
    for url in others[:most]:
        yield said._replace(speaker=claimants[0].name or None, role=claimants[0].role, url=url)


class _Outside:
    """The checks that one import writes."""

    def __init__(self, transaction: Transaction, into: Into, actor: str) -> None:
        """Keep what each record needs."""
        self._transaction, self._into, self._actor = transaction, into, actor
        self._connection = transaction.connection
        self._checks: SeenLately[list[KnownCheck]] = SeenLately()
        self._said = BroughtStatements(self._connection)
        self._keys = KeyFilter(every_key(self._connection))
        self._only: OutsideCheck | None = None
        self._undone = undoings(self._connection).undone

    def bring(self, read: ReadCheck) -> Brought:
        """Store one check, unless it is known. Raises `ClaimcheckError` for a second of a claim."""
        check = read.check
        if self._into.claim is not None:
            self._require_one(self._into.claim, check)
        key = url_key(check.url)
        at_page = self._at(key)
        words = check_form(check.claim) if at_page else ""
        known = next((each for each in at_page if self._is_same(each, words)), None)
        if known is None:
            outcome, told = ImportOutcome.NEW, read.told
        else:
            known, outcome, why = self._beside(known, _edition(check))
            told = (*read.told, why) if why else read.told
        if outcome not in {ImportOutcome.NEW, ImportOutcome.REVISED}:
            claim = known.claim if known else None
            return Brought(check, read.place, outcome, claim, told=told)
        number, claim = self._write(check, key, known)
        earlier = (*(known.earlier or ()), known.edition) if known else ()
        stored = KnownCheck(number, claim, check.claim, _edition(check), earlier)
        others = [each for each in at_page if known is None or each.id != known.id]
        self._checks.put(key, [*others, stored])
        self._keys.put(key)
        return Brought(check, read.place, outcome, claim, told=told)

    def _require_one(self, claim: int, check: OutsideCheck) -> None:
        """Require that all are editions of one check, of the claim onto which it goes."""
        first, self._only = self._only or check, self._only or check
        is_same = url_key(first.url) == url_key(check.url)
        if not is_same or check_form(first.claim) != check_form(check.claim):
            raise SeveralChecksError(claim, first, check)
        if first is not check:
            return
        every = [find_claim(self._connection, each) for each in wordings(self._connection, claim)]
        if check_form(check.claim) in {check_form(each.text) for each in every}:
            return
        if not self._into.agrees(claim, check.claim):
            words = next(each.text for each in every if each.id == claim)
            raise OtherWordsError(claim, words, check)

    def _beside(self, known: KnownCheck, new: Edition) -> tuple[KnownCheck, ImportOutcome, str]:
        """Return a known check, what another edition of it is, and what is told of that."""
        now = known.edition
        says_less = new.explanation in {None, now.explanation}
        is_changed = (new.modified_on or "") > (now.modified_on or "")
        is_same_label = new.label.casefold() == now.label.casefold()
        if is_same_label and says_less and not is_changed:
            return known, ImportOutcome.KNOWN, ""
        if known.earlier is None:
            earlier = editions_before(self._connection, known.id, self._undone)
            known = known._replace(earlier=earlier)
        if any(_is_held(new, each) for each in known.earlier or ()):
            return known, ImportOutcome.KNOWN, "an edition that a later one has replaced"
        if new.day and new.day < now.day:
            return known, ImportOutcome.OLDER, "older than known"
        return known, ImportOutcome.REVISED, "" if is_same_label else "another label than before"

    def _at(self, key: str) -> list[KnownCheck]:
        """Return the checks that are known at an address."""
        if not self._keys.may_hold(key):
            return []
        recent = self._checks.find(key)
        return checks_at(self._connection, key) if recent is None else recent

    def _is_same(self, known: KnownCheck, words: str) -> bool:
        """Return whether a check at the same address is of the same words."""
        if self._into.claim is not None:
            return known.claim == self._into.claim
        return check_form(known.words) == words

    def _write(self, check: OutsideCheck, key: str, known: KnownCheck | None) -> tuple[int, int]:
        """Store a check as one event; return its id and its claim's."""
        with self._transaction.act(self._actor, "import") as act:
            claim = self._claim(act, check) if known is None else known.claim
            copy = None
            if check.raw and len(check.raw) <= self._into.max_copy_bytes:
                limit = self._into.max_copy_bytes
                copy = add_copy(act, check.raw, _MEDIA_TYPE, limit=limit)
            before = known.id if known else None
            number = add_outside_check(
                act, claim, check, key, self._into.feed, copy=copy, supersedes=before
            )
            act.subject = f"y-{number:d}"
        return number, claim

    def _claim(self, act: Act, check: OutsideCheck) -> int:
        """Return the claim of a check: a new one, or the one named with who has said it."""
        if self._into.claim is None:
            return add_claim(act, Reading(check.claim, check.language or self._into.language))
        for saying in sayings(check, self._into.language):
            number = self._said.add(act, saying, self._into.claim)
            if number is not None:
                by = act.actor
                link_statement(act, number, self._into.claim, made_by=by, confirmed_by=by)
        return self._into.claim


def _edition(check: OutsideCheck) -> Edition:
    """Return what a check is told from other editions of it by."""
    days = (check.published_on, check.modified_on)
    return Edition(check.label, check.explanation, *(str(day) if day else None for day in days))


def _is_held(new: Edition, held: Edition) -> bool:
    """Return whether an edition says nothing that another does not."""
    is_of_day = new.modified_on in {None, held.modified_on}
    is_same_label = new.label.casefold() == held.label.casefold()
    return is_same_label and new.explanation in {None, held.explanation} and is_of_day
