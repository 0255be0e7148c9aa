"""What was found out: verdicts, second opinions, corrections, and the rules they go by."""

from typing import TYPE_CHECKING

from claimcheck.model.dates import full_day
from claimcheck.model.ids import number_of
from claimcheck.record.given import one_of
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.desk.gate import Gated
    from claimcheck.model.ids import ClaimId, VerdictId
    from claimcheck.model.record.table import Table
    from claimcheck.model.verdict import CorrectionClass, Label, Scale, Source
    from claimcheck.store.verdicts.policies import StoredPolicy
    from claimcheck.workflows.verdicts.correct import Corrected
    from claimcheck.workflows.verdicts.due import Due, ToTell
    from claimcheck.workflows.verdicts.publish import Published
    from claimcheck.workflows.verdicts.rate import Reviewed
    from claimcheck.workflows.verdicts.scale import ChangedScale
    from claimcheck.workflows.verdicts.sign_off import GivenOpinion


class Verdicts(OpenedRecord):
    """Rating claims, and standing behind what others rated."""

    def rate(
        self,
        claim: "ClaimId | str",
        label: str,
        rationale: str,
        *,
        sources: "Iterable[Source]" = (),
        as_of: str | None = None,
        recheck_on: str | None = None,
    ) -> "Reviewed":
        """Give a claim a verdict with its sources, and return how the claim stands.

        ``label`` is one of the scale in force; ``rationale`` is published with it. Dates
        are full, as ``2023-03-01``; without ``as_of`` it is as of today. A second verdict by
        the same reviewer supersedes the first, and both stay on record. Raises
        `ClaimcheckError` for an unknown claim or label, dates that do not fit, and a verdict
        on truth with fewer independent sources than ``[gate] sources`` of the settings.
        """
        from claimcheck.workflows.verdicts.rate import Rating, review

        rating = Rating(label, rationale, as_of or self.today, recheck_on)
        with self._act() as (writer, actor):
            return review(
                writer,
                number_of(claim, "c"),
                rating,
                list(sources),
                actor=actor,
                sources_needed=self.settings.gate.sources,
            )

    def sign_off(
        self, verdict: "VerdictId | str", *, rationale: str | None = None
    ) -> "GivenOpinion":
        """Put the reviewer's name behind somebody else's verdict.

        Raises `ClaimcheckError` for one's own verdict, for one that was replaced, and where
        the reviewer stands behind the label already.
        """
        from claimcheck.workflows.verdicts.sign_off import sign_off

        with self._act() as (writer, actor):
            return sign_off(writer, number_of(verdict, "v"), actor=actor, rationale=rationale)

    def dissent(
        self,
        verdict: "VerdictId | str",
        label: str,
        rationale: str,
        *,
        as_of: str | None = None,
        recheck_on: str | None = None,
    ) -> "GivenOpinion":
        """Give another label than a verdict has, so that the claim is disputed.

        Dates as in `rate`. Raises `ClaimcheckError` where the label is the same, and for
        too few sources as `rate` does.
        """
        from claimcheck.workflows.verdicts.dispute import dissent
        from claimcheck.workflows.verdicts.rate import Rating

        rating = Rating(label, rationale, as_of or self.today, recheck_on)
        with self._act() as (writer, actor):
            sources_needed = self.settings.gate.sources
            return dissent(
                writer, number_of(verdict, "v"), rating, actor=actor, sources_needed=sources_needed
            )

    def resolve(
        self,
        claim: "ClaimId | str",
        label: str,
        rationale: str,
        *,
        as_of: str | None = None,
        recheck_on: str | None = None,
    ) -> "GivenOpinion":
        """End a dispute by a verdict of somebody who took no side in it.

        Dates as in `rate`. Raises `ClaimcheckError` where there is no dispute, where the
        reviewer is a party to it, and for too few sources as `rate` does.
        """
        from claimcheck.workflows.verdicts.dispute import resolve
        from claimcheck.workflows.verdicts.rate import Rating

        rating = Rating(label, rationale, as_of or self.today, recheck_on)
        with self._act("resolve") as (writer, actor):
            sources_needed = self.settings.gate.sources
            return resolve(
                writer, number_of(claim, "c"), rating, actor=actor, sources_needed=sources_needed
            )

    def correct(
        self,
        verdict: "VerdictId | str",
        kind: "CorrectionClass | str",
        notice: str,
        *,
        label: str | None = None,
        rationale: str | None = None,
        as_of: str | None = None,
        recheck_on: str | None = None,
        dry_run: bool = False,
    ) -> "Corrected":
        """Correct a verdict, with a notice that readers see.

        ``kind`` is ``typo``, ``clarification``, ``update``, ``same-verdict``,
        ``new-verdict`` or ``withdrawn``. ``label`` belongs to a new verdict alone; what is None
        stays as it is. Raises `ClaimcheckError` where the kind and what is given do not fit.
        With ``dry_run`` nothing is stored.
        """
        from claimcheck.model.verdict import CorrectionClass
        from claimcheck.workflows.verdicts.correct import Correction, correct

        chosen = one_of(CorrectionClass, kind, "class of corrections")
        correction = Correction(chosen, notice, label, rationale, as_of, recheck_on)
        with self._act("correct", dry_run=dry_run) as (writer, actor):
            return correct(
                writer,
                number_of(verdict, "v"),
                correction,
                actor=actor,
                today=self.today,
                sources_needed=self.settings.gate.sources,
            )

    def publish(
        self,
        claim: "ClaimId | str",
        url: str | None = None,
        *,
        published_on: str | None = None,
        despite: str | None = None,
        dry_run: bool = False,
    ) -> "Published":
        """Record that the desk's check of a claim was published, today if no date is given.

        Without ``url`` at its page of the site, whose address the settings give as pages.
        The same url on the same date is stored once. Raises `ClaimcheckError` unless the
        claim is signed off, and where a house rule of the settings fails, unless ``despite``
        says why it goes out all the same. With ``dry_run`` nothing is stored.
        """
        from claimcheck.workflows.verdicts.publish import publish

        day = published_on or self.today
        with self._act("publish", dry_run=dry_run) as (writer, actor):
            return publish(
                writer,
                number_of(claim, "c"),
                url,
                day,
                actor=actor,
                rules=self.settings.gate,
                despite=despite,
                pages=self.settings.desk.pages,
            )

    def due(self, *, within: int = 0, today: str | None = None) -> "list[Due]":
        """Return the verdicts to check again by so many days from ``today``, oldest first."""
        from claimcheck.workflows.verdicts.due import find_due

        day = full_day(today, self.today)
        with self._read() as connection:
            return find_due(connection, today=day, within=within, asking=self._named)

    def to_tell(self) -> "list[ToTell]":
        """Return the claims of which readers were told another label than the record has."""
        from claimcheck.workflows.verdicts.due import find_to_tell

        with self._read() as connection:
            return find_to_tell(connection, asking=self._named)

    def gate(
        self,
        claims: "ClaimId | str | Iterable[ClaimId | str] | None" = None,
        *,
        today: str | None = None,
        next_steps: bool = True,
    ) -> "list[Gated]":
        """Return what the house rules of the settings say of a claim or several, each once.

        Without ``claims``, of every claim that has a verdict. Without ``next_steps``, no
        ruling says what is to do. Raises `ClaimcheckError` where no claim has a verdict.
        """
        from claimcheck.workflows.verdicts.gate import gate

        chosen = self.rated_claims() if claims is None else claims
        if isinstance(chosen, str | int):
            chosen = (chosen,)
        numbers = list(dict.fromkeys(number_of(each, "c") for each in chosen))
        day = full_day(today, self.today)
        with self._read() as connection:
            return gate(
                connection,
                numbers,
                self.settings.gate,
                today=day,
                asking=self._named,
                next_steps=next_steps,
            )

    def rated_claims(self) -> "list[ClaimId]":
        """Return every claim that has a verdict, by the lowest id of its wordings.

        Raises `ClaimcheckError` where no claim has one.
        """
        from claimcheck.model.ids import ClaimId
        from claimcheck.workflows.verdicts.gate import rated_leaders

        with self._read() as connection:
            return [ClaimId(each) for each in rated_leaders(connection)]

    def scale(self) -> "Scale":
        """Return the labels in force, most true first."""
        from claimcheck.store.verdicts.scales import current_scale

        with self._read() as connection:
            return current_scale(connection)

    def scale_table(self, *, every: bool = False) -> "Table":
        """Return the labels in force and retired ones that verdicts have; or every version."""
        from claimcheck.store.verdicts.scales import scale_table

        with self._read() as connection:
            return scale_table(connection, every=every)

    def set_scale(self, name: str, labels: "tuple[Label, ...]") -> "ChangedScale":
        """Put a new version of the scale in force, for verdicts given from now on.

        Verdicts given before keep their label; one that says the same is left as it is.
        """
        from claimcheck.workflows.verdicts.scale import import_scale

        with self._act("scale") as (writer, actor):
            return import_scale(writer, name, labels, actor=actor)

    def policies(self) -> "list[StoredPolicy]":
        """Return how many reviewers had to stand behind a verdict, the rule in force last."""
        from claimcheck.store.verdicts.policies import policies

        with self._read() as connection:
            return policies(connection)

    def set_policy(self, policy: str) -> "StoredPolicy":
        """Set the policy for the verdicts given from now on.

        ``policy`` is ``one``, ``second person``, ``quorum N`` or ``blind``.
        """
        from claimcheck.model.desk.policy import read_policy
        from claimcheck.workflows.verdicts.sign_off import change_policy

        with self._act("policy") as (writer, actor):
            return change_policy(writer, read_policy(policy), actor=actor)
