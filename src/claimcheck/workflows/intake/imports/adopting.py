"""One check of the desk's own archive, adopted: its claim, its verdict, and where it stands."""

from typing import Final

from claimcheck.language.reading import Reading
from claimcheck.language.text.identity import check_form
from claimcheck.model.imports.imported import Brought, ImportOutcome
from claimcheck.model.imports.outside_check import OutsideCheck, ReadCheck
from claimcheck.model.question import Relation
from claimcheck.model.statement import Statement
from claimcheck.model.status import Means
from claimcheck.model.verdict import (
    NO_RATIONALE,
    Source,
    Stance,
    VerdictRole,
)
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.act import Act
from claimcheck.store.log.holds import held_claims
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import add_claim, wordings
from claimcheck.store.records.links import link_claims, link_statement
from claimcheck.store.verdicts.adoptions import (
    AdoptedVerdict,
    add_adoption,
)
from claimcheck.store.verdicts.scales import label_id
from claimcheck.store.verdicts.sources import add_source
from claimcheck.store.verdicts.tellings import tell
from claimcheck.store.verdicts.verdicts import (
    add_publication,
    give_verdict,
    move_publications,
)
from claimcheck.workflows.intake.brought_statements import BroughtStatements
from claimcheck.workflows.intake.imports.archive import Archive, told_publisher
from claimcheck.workflows.intake.imports.filled_statements import fill_statement, with_said
from claimcheck.workflows.intake.imports.known_checks import (
    KnownChecks,
    OtherLabel,
    OwnCorrections,
    ask_whether_same,
)
from claimcheck.workflows.intake.imports.outside import sayings

# Of our own archive nothing is left out that a reader gives.
_MOST_SAYINGS: Final = 200
_OTHER_WORDS: Final = "the words of the archive that came second"


class _Met(NamedTuple):
    """What this import has already said of a claim, and where."""

    label: str
    place: str


class _OwnCheck(NamedTuple):
    """The claim that a check is of, what is told of that, and what says it otherwise."""

    claim: int | None
    told: tuple[str, ...] = ()
    otherwise: tuple[OtherLabel, ...] = ()


class Adopter:
    """The checks that one import adopts."""

    def __init__(self, transaction: Transaction, archive: Archive, actor: str) -> None:
        """Keep what each record needs, and where the desk has published already."""
        self._transaction, self._archive, self._actor = transaction, archive, actor
        self._connection = transaction.connection
        self._checks = KnownChecks(self._connection, is_look=archive.is_look)
        self._stated = BroughtStatements(self._connection)
        self._held = held_claims(self._connection)
        self._met: dict[int, _Met] = {}
        # What this import has written is not in the store before its end.
        self._added: set[tuple[int, object]] = set()
        self._corrections = OwnCorrections(self._connection, archive.today)

    def bring(self, read: ReadCheck) -> Brought:
        """Adopt one check, or fill the one that is known.

        Refused is one of which this import has given another label before.
        """
        check, told = read.check, (*read.told, *told_publisher(self._archive, read.check))
        label = self._archive.label_of(check) or ""
        claim, more, otherwise = self._known(check, label)
        met = self._met.get(claim or 0)
        if met and met.label != label:
            fault = f"{label!r}, but {met.place or 'before it'} the same is {met.label!r}: refused"
            return Brought(check, read.place_of("verdict"), ImportOutcome.REFUSED, told=(fault,))
        if claim is not None and claim in self._held:
            why = f"c-{claim:d} is on hold, and nothing is added to it"
            is_known = self._checks.is_rated(claim)
            outcome = ImportOutcome.KNOWN if is_known else ImportOutcome.REFUSED
            return Brought(check, read.place, outcome, claim, label, (*told, why))
        if claim is None or not self._checks.is_rated(claim):
            with self._transaction.act(self._actor, "adopt") as act:
                claim, known = self._adopt(act, check, label, claim, otherwise), claim
            outcome = ImportOutcome.NEW
            more = (*more, f"c-{claim:d} was in the record, unrated") if known else more
        else:
            outcome, check, other = self._fill(claim, check, label)
            more = (*more, *other)
        for each in {claim, self._checks.reworded.get(claim, claim)}:
            self._met.setdefault(each, _Met(label, read.place))
        return Brought(check, read.place, outcome, claim, label, (*told, *more))

    def _known(self, check: OutsideCheck, label: str) -> _OwnCheck:
        """Return the claim that a check is of where the record has it, and what is told of that."""
        words = check_form(check.claim)
        at_page = self._checks.at(check.url)
        same = next((each for each in at_page if each.words == words), None)
        if same is not None:
            return _OwnCheck(same.claim)
        # Two checks of one page in one file are two; one of another archive says it otherwise.
        claim = self._checks.was_alone_at(check.url)
        if claim is not None and claim not in self._met:
            if self._checks.has_words(claim, check.claim):
                return _OwnCheck(claim)
            if self._archive.takes(claim, check.claim):
                new = self._reword(check, claim)
                return _OwnCheck(claim, (f"c-{new:d} has the words of c-{claim:d} from now on",))
            return _OwnCheck(claim, (f"another wording than c-{claim:d}, which stands",))
        return self._by_words(check, label, is_another=bool(at_page))

    def _by_words(self, check: OutsideCheck, label: str, *, is_another: bool) -> _OwnCheck:
        """Return the claim of a saying with the same words, speaker and day, and what is told.

        A check that readers were told otherwise of the same words is one of its own, and so
        is one that ``is_another`` of its page.
        """
        saying = next(sayings(check, self._archive.language))
        claim = None if is_another else self._stated.claim_of(saying)
        is_out = claim is not None and bool(check.url) and claim in self._checks.published
        before = self._checks.given(claim)[1] if claim is not None and is_out else None
        if before is not None and before.label == label:
            return _OwnCheck(claim)
        met = {each: one.label for each, one in self._met.items()}
        asked = None if before else claim
        others = self._checks.labelled_otherwise(saying, label, but=asked, met=met)
        return _OwnCheck(asked, tuple(each.told for each in others), others)

    def _adopt(
        self,
        act: Act,
        check: OutsideCheck,
        label: str,
        known: int | None,
        otherwise: tuple[OtherLabel, ...],
    ) -> int:
        """Store a check as one act: claim, statements, verdict, adoption, publication, sources.

        Where the record has its claim already, unrated, it is adopted on that. Whether it is
        a claim that readers were told ``otherwise`` is a question for a person.
        """
        topics = check.topics
        claim = known
        if claim is None:
            reading = Reading(check.claim, check.language or self._archive.language)
            topic = topics[0] if topics else None
            claim = add_claim(act, reading, title=check.title, topic=topic)
            topics = topics[1:]
        every = [*sayings(check, self._archive.language, most=_MOST_SAYINGS)]
        for number, saying in enumerate(every):
            # A claim that shares its words with another has a mention of its own.
            is_another = known is None and number == 0
            statement = self._state(act, saying, claim, again=is_another)
            if number == 0:
                thresholds = self._archive.thresholds
                ask_whether_same(act, statement, saying, claim, otherwise, thresholds)
        for each in topics:
            act.insert("topics", claim=claim, topic=each, supersedes=None)
        verdict = self._give(act, claim, check, label, None)
        self._publish(act, claim, check, verdict)
        self._corrections.add(act, claim, check, verdict)
        act.subject = f"c-{claim:d}"
        return claim

    def _state(self, act: Act, saying: Statement, claim: int, *, again: bool = False) -> int | None:
        """Store who said it as of a claim; what is known only where it is to be there ``again``."""
        statement = self._stated.add(act, saying, claim, again=again)
        if statement is not None:
            link_statement(act, statement, claim, made_by=act.actor, confirmed_by=act.actor)
        return statement

    def _reword(self, check: OutsideCheck, claim: int) -> int:
        """Let other words for a claim stand where it is published; return the id they have."""
        with self._transaction.act(self._actor, "adopt") as act:
            language = check.language or self._archive.language
            new = add_claim(act, Reading(check.claim, language), title=check.title)
            for saying in sayings(check, self._archive.language, most=_MOST_SAYINGS):
                self._state(act, saying, new)
            link_claims(act, new, Relation.SAME_AS, claim, reason=_OTHER_WORDS)
            for verdict in move_publications(act, claim, new):
                tell(act, [new], verdict, Means.OUT)
            act.subject = f"c-{claim:d}"
        self._checks.reword(check.url, claim, new, check.claim)
        return new

    def _publish(self, act: Act, claim: int, check: OutsideCheck, verdict: int) -> None:
        """Store where the check stands, and with which verdict."""
        if check.url:
            published_on = min(check.out_on, self._archive.today)
            add_publication(act, claim, check.url, published_on, verdict=verdict)
            tell(act, wordings(self._connection, claim), verdict, Means.OUT)
            said = [*sayings(check, self._archive.language, most=_MOST_SAYINGS)]
            self._checks.publish(check.url, claim, check.claim, said)

    def _give(
        self,
        act: Act,
        claim: int,
        check: OutsideCheck,
        label: str,
        before: AdoptedVerdict | None,
    ) -> int:
        """Store the verdict as it was published, with who gave it and why; return its id."""
        # Of a month or year that goes on, the last day is still to come.
        day = min(check.as_of or self._archive.today, self._archive.today)
        rationale = check.explanation or (before.rationale if before else NO_RATIONALE)
        if before is not None and rationale == before.rationale:
            verdict = before.verdict
        else:
            verdict = give_verdict(
                act,
                claim,
                VerdictRole.PROPOSES,
                label_id(self._connection, label),
                rationale=rationale,
                as_of=before.as_of if before else day,
                supersedes=before.verdict if before else None,
            )
        byline = check.byline or (before.checked_by if before else None)
        adopted = AdoptedVerdict(
            before.adoption if before else 0,
            verdict,
            label,
            rationale,
            before.as_of if before else day,
            byline,
            before.is_under_review if before else check.is_under_review,
        )
        if adopted != before:
            number = add_adoption(
                act,
                verdict,
                checked_by=byline,
                checked_on=adopted.as_of,
                reason=self._archive.reason,
                is_under_review=adopted.is_under_review,
                supersedes=before.adoption if before else None,
            )
            self._checks.adopted[claim] = adopted._replace(adoption=number)
        for url in check.sources:
            if (claim, url) not in self._added:
                self._added.add((claim, url))
                add_source(act, claim, Source(Stance.CONTEXT, url, accessed_on=day))
        return verdict

    def _fill(
        self, claim: int, check: OutsideCheck, label: str
    ) -> tuple[ImportOutcome, OutsideCheck, tuple[str, ...]]:
        """Add to a known check what it does not say yet; what it says otherwise stays.

        Returns what became of it, what of the check it now says, and what is told.
        """
        every = self._checks.every_wording(claim)
        claim, before = self._checks.given(claim)
        bare = OutsideCheck(check.claim, check.url, check.label)
        if before is None:
            otherwise = self._checks.told_otherwise(claim, label)
            outcome = ImportOutcome.OTHERWISE if otherwise else ImportOutcome.KNOWN
            return outcome, bare, (otherwise or f"c-{claim:d} is rated here already",)
        if label != before.label:
            why = f"c-{claim:d} has another label, {before.label!r}, which stands"
            with self._transaction.act(self._actor, "adopt") as act:
                self._corrections.add(act, claim, check, before.verdict)
                act.subject = f"c-{claim:d}"
            return ImportOutcome.OTHERWISE, bare, (why,)
        told: str | None = None
        filled = bare._replace(
            explanation=check.explanation if before.rationale == NO_RATIONALE else None,
            byline=None if before.checked_by else check.byline,
            sources=check.sources,
        )
        with self._transaction.act(self._actor, "adopt") as act:
            verdict = self._give(act, claim, filled, label, before)
            if check.url and not self._checks.is_published(every, check.url):
                told = self._checks.told_otherwise(claim, before.label)
                if told is None:
                    self._publish(act, claim, check, verdict)
                    filled = filled._replace(published_on=check.published_on)
            self._corrections.add(act, claim, check, verdict)
            every_saying = sayings(check, self._archive.language, most=_MOST_SAYINGS)
            said, differs = fill_statement(act, self._stated, claim, [*every_saying])
            act.subject = f"c-{claim:d}"
            is_filled = bool(act.rows)
        outcome = ImportOutcome.FILLED if is_filled else ImportOutcome.KNOWN
        return outcome, with_said(filled, said), tuple(filter(None, (told, differs)))
