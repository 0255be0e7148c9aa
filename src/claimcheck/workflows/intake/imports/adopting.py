"""One check of the desk's own archive, adopted: its claim, its verdict, and where it stands."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from claimcheck.language.reading import Reading
from claimcheck.language.text.addresses import url_key
from claimcheck.language.text.identity import check_form
from claimcheck.model.imports.imported import Brought, ImportOutcome
from claimcheck.model.imports.outside_check import OutsideCheck, ReadCheck
from claimcheck.model.question import Relation
from claimcheck.model.statement import UNNAMED
from claimcheck.model.status import Means
from claimcheck.model.verdict import Source, Stance, VerdictRole, told_corrections
from claimcheck.store.log.transaction import Act, Transaction
from claimcheck.store.records.claims import add_claim, find_claim, wordings
from claimcheck.store.records.links import link_claims, link_statement
from claimcheck.store.verdicts.adoptions import (
    AdoptedVerdict,
    add_adoption,
    adopted_verdict,
    published_claims,
)
from claimcheck.store.verdicts.scales import label_id
from claimcheck.store.verdicts.sources import add_source
from claimcheck.store.verdicts.tellings import tell, tellings_of
from claimcheck.store.verdicts.verdicts import (
    add_correction,
    add_publication,
    corrections_told,
    give_verdict,
    move_publications,
)
from claimcheck.workflows.future_days import day_ahead
from claimcheck.workflows.intake.brought_statements import BroughtStatements
from claimcheck.workflows.intake.imports.outside import sayings

# Of our own archive nothing is left out that a reader gives.
_MOST_SAYINGS: Final = 200
_OTHER_WORDS: Final = "the words of the archive that came second"
# What stands where an archive gives no reason; another edition of it may.
NO_RATIONALE: Final = "The page gives the reasons; the archive that was brought in does not."


TakesWording = Callable[[int, str], bool]


def keep_wording(_claim: int, _words: str) -> bool:
    """Let the words stand that the record has."""
    return False


class Archive(NamedTuple):
    """The archive: the site under which it stands, the reason for adopting it, and today.

    `label_of` gives the label of the scale in force for a check's own, as the settings map
    it; one that has no place is refused. Of what `is_whole` nothing is stored then.
    `language` is that of a check that names none. `takes` says of a claim and other words
    for it at the same address whether these stand from now on.
    """

    site: str | None
    reason: str
    today: str
    label_of: Callable[[OutsideCheck], str | None]
    is_whole: bool = False
    language: str = UNNAMED
    takes: TakesWording = keep_wording


class _Known(NamedTuple):
    """A claim of the record that another edition of a check may be about."""

    claim: int
    words: str


class Adopter:
    """The checks that one import adopts."""

    def __init__(self, transaction: Transaction, archive: Archive, actor: str) -> None:
        """Keep what each record needs, and where the desk has published already."""
        self._transaction, self._archive, self._actor = transaction, archive, actor
        self._connection = transaction.connection
        self._pages: dict[str, list[_Known]] = {}
        self._reworded: dict[int, int] = {}
        self._stated = BroughtStatements(self._connection)
        for url, claim, words in published_claims(self._connection):
            self._pages.setdefault(url_key(url), []).append(_Known(claim, check_form(words)))
        self._before = {each.claim for known in self._pages.values() for each in known}
        self._met: set[int] = set()

    def fault(self, read: ReadCheck) -> tuple[str, str | None]:
        """Return where and why a check cannot be adopted; the reason is None where it can."""
        check = read.check
        if check.url and self._archive.site != check.site:
            place = read.place_of("published_url")
            return place, f"{check.site} is not the desk's site: refused"
        if not self._archive.label_of(check):
            place = read.place_of("verdict")
            return place, f"{check.label!r} has no place on the scale: refused"
        if check.as_of is None:
            return read.place_of("rated_on", "published_on"), "no day of the rating: refused"
        ahead = day_ahead(self._transaction, check)
        days = ("said_on", "rated_on", "published_on")
        fields = [each for each in days if ahead and str(getattr(check, each)) == ahead]
        why = f"{ahead} lies in the future: refused" if ahead else None
        return read.place_of(*fields), why

    def bring(self, read: ReadCheck) -> Brought:
        """Adopt one check, or fill the one that is known."""
        check = read.check
        label = self._archive.label_of(check) or ""
        claim, told = self._known(check)
        if claim is None:
            with self._transaction.act(self._actor, "adopt") as act:
                claim = self._adopt(act, check, label)
            outcome = ImportOutcome.NEW
        else:
            self._met |= {claim, self._reworded.get(claim, claim)}
            outcome, more = self._fill(claim, check, label)
            told = (*told, *more)
        return Brought(check, read.place, outcome, claim, label, (*read.told, *told))

    def _known(self, check: OutsideCheck) -> tuple[int | None, tuple[str, ...]]:
        """Return the claim that a check is of where the record has it, and what is told of that."""
        words = check_form(check.claim)
        at_page = self._pages.get(url_key(check.url), []) if check.url else []
        same = next((each for each in at_page if each.words == words), None)
        if same is not None:
            return same.claim, ()
        # Two checks of one page in one file are two; one of another archive says it otherwise.
        if len(at_page) == 1 and at_page[0].claim in self._before - self._met:
            claim = at_page[0].claim
            every = wordings(self._connection, claim)
            if any(check_form(find_claim(self._connection, each).text) == words for each in every):
                return claim, ()
            if self._archive.takes(claim, check.claim):
                new = self._reword(check, claim)
                return claim, (f"c-{new:d} has the words of c-{claim:d} from now on",)
            return claim, (f"another wording than c-{claim:d}, which stands",)
        if check.url and at_page:
            return None, ()
        return self._stated.claim_of(next(sayings(check, self._archive.language))), ()

    def _adopt(self, act: Act, check: OutsideCheck, label: str) -> int:
        """Store a check as one act: claim, statements, verdict, adoption, publication, sources."""
        topic = check.topics[0] if check.topics else None
        claim = add_claim(
            act,
            Reading(check.claim, check.language or self._archive.language),
            title=check.title,
            topic=topic,
        )
        for saying in sayings(check, self._archive.language, most=_MOST_SAYINGS):
            statement = self._stated.add(act, saying, claim)
            if statement is not None:
                link_statement(act, statement, claim, made_by=act.actor, confirmed_by=act.actor)
        for each in check.topics[1:]:
            act.insert("topics", claim=claim, topic=each, supersedes=None)
        verdict = self._give(act, claim, check, label, None)
        self._publish(act, claim, check, verdict)
        self._correct(act, claim, check, verdict)
        act.subject = f"c-{claim:d}"
        return claim

    def _reword(self, check: OutsideCheck, claim: int) -> int:
        """Let other words for a claim stand where it is published; return the id they have."""
        with self._transaction.act(self._actor, "adopt") as act:
            language = check.language or self._archive.language
            new = add_claim(act, Reading(check.claim, language), title=check.title)
            for saying in sayings(check, self._archive.language, most=_MOST_SAYINGS):
                statement = self._stated.add(act, saying, new)
                if statement is not None:
                    link_statement(act, statement, new, made_by=act.actor, confirmed_by=act.actor)
            link_claims(act, new, Relation.SAME_AS, claim, reason=_OTHER_WORDS)
            for verdict in move_publications(act, claim, new):
                tell(act, [new], verdict, Means.OUT)
            act.subject = f"c-{claim:d}"
        self._reworded[claim] = new
        self._pages[url_key(check.url)] = [_Known(new, check_form(check.claim))]
        return new

    def _publish(self, act: Act, claim: int, check: OutsideCheck, verdict: int) -> None:
        """Store where the check stands, and with which verdict."""
        if check.url:
            published_on = min(check.out_on, self._archive.today)
            add_publication(act, claim, check.url, published_on, verdict=verdict)
            tell(act, [claim], verdict, Means.OUT)
            page = self._pages.setdefault(url_key(check.url), [])
            page.append(_Known(claim, check_form(check.claim)))

    def _correct(self, act: Act, claim: int, check: OutsideCheck, verdict: int) -> None:
        """Store the corrections that a check tells in our own words, each once."""
        known = corrections_told(self._connection, claim)
        for each in told_corrections(check.correction or ""):
            if each not in known and each.on <= self._archive.today:
                add_correction(
                    act,
                    verdict,
                    each.kind,
                    replacement=None,
                    notice=each.notice,
                    corrected_on=each.on,
                )

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
        if before is None or (verdict, byline) != (before.verdict, before.checked_by):
            add_adoption(
                act,
                verdict,
                checked_by=byline,
                checked_on=before.as_of if before else day,
                reason=self._archive.reason,
                is_under_review=before.is_under_review if before else check.is_under_review,
                supersedes=before.adoption if before else None,
            )
        for url in check.sources:
            add_source(act, claim, Source(Stance.CONTEXT, url, accessed_on=day))
        return verdict

    def _fill(
        self, claim: int, check: OutsideCheck, label: str
    ) -> tuple[ImportOutcome, tuple[str, ...]]:
        """Add to a known check what it does not say yet; what it says otherwise stays."""
        # What this transaction ties together is no group before its end.
        every = (claim, self._reworded.get(claim, claim), *wordings(self._connection, claim))
        found = ((each, adopted_verdict(self._connection, each)) for each in every)
        claim, before = next((pair for pair in found if pair[1]), (claim, None))
        if before is None:
            return ImportOutcome.KNOWN, (f"c-{claim:d} is rated here already",)
        told = []
        if label != before.label:
            told.append(f"c-{claim:d} has another label, {before.label!r}, which stands")
        more = check.explanation if before.rationale == NO_RATIONALE else None
        filled = check._replace(
            explanation=more, byline=None if before.checked_by else check.byline
        )
        with self._transaction.act(self._actor, "adopt") as act:
            verdict = before.verdict
            if label == before.label:
                verdict = self._give(act, claim, filled, label, before)
            if label == before.label and check.url and not self._is_published(every, check):
                otherwise = self._told_otherwise(claim, before.label)
                if otherwise is None:
                    self._publish(act, claim, check, verdict)
                else:
                    told.append(otherwise)
            self._correct(act, claim, check, verdict)
            act.subject = f"c-{claim:d}"
            is_filled = bool(act.rows)
        return (ImportOutcome.FILLED if is_filled else ImportOutcome.KNOWN), tuple(told)

    def _told_otherwise(self, claim: int, label: str) -> str | None:
        """Return what readers have of a claim where it is another label, or None."""
        same = wordings(self._connection, claim)
        for each, told in tellings_of(self._connection, same).items():
            if told.is_out and told.label != label:
                return f"readers have {told.label!r} of c-{each:d}; this page is not noted"
        return None

    def _is_published(self, claims: Sequence[int], check: OutsideCheck) -> bool:
        """Return whether the record knows that a check of a claim stands at an address."""
        return any(each.claim in claims for each in self._pages.get(url_key(check.url), []))
