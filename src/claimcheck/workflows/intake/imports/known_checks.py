"""What the record knows of the desk's own checks while an import adopts more of them."""

from collections.abc import Collection, Mapping, Sequence

from claimcheck.language.text.addresses import url_key
from claimcheck.language.text.folding import fold
from claimcheck.language.text.identity import check_form
from claimcheck.matching.explanation import matcher_name
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.dates import parse_date
from claimcheck.model.imports.outside_check import OutsideCheck
from claimcheck.model.statement import Statement
from claimcheck.model.verdict import ToldCorrection, told_corrections
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.act import Act
from claimcheck.store.records.claims import find_claim, wordings
from claimcheck.store.records.links import first_statement, who_said
from claimcheck.store.records.questions import ask
from claimcheck.store.verdicts.adoptions import (
    AdoptedVerdict,
    adopted_verdict,
    is_rated,
    published_claims,
)
from claimcheck.store.verdicts.tellings import tellings_of
from claimcheck.store.verdicts.told_corrections import corrections_told
from claimcheck.store.verdicts.verdicts import add_correction
from claimcheck.workflows.compare.alone import compare_statements


class KnownClaim(NamedTuple):
    """A claim that is published at an address, and its words."""

    claim: int
    words: str


class OtherLabel(NamedTuple):
    """A claim of the same words that readers were told another label of, and what is told."""

    claim: int
    statement: Statement
    told: str


class KnownChecks:
    """The desk's published checks, with those of the import that it cannot find in the store yet.

    `adopted` are verdicts by their claims, as far as they were asked for, `reworded` the
    claims to which it gave other words, `published` those with an address.
    """

    def __init__(self, connection: Connection, *, is_look: bool = False) -> None:
        """Begin with what the record has; a mere look says what would be asked."""
        self._connection = connection
        self._asked = "it would be asked" if is_look else "it is asked"
        self._pages: dict[str, list[KnownClaim]] = {}
        self._worded: dict[str, dict[int, None]] = {}
        for url, claim, words in published_claims(connection):
            self._put(url, claim, words)
        self._before = {each.claim for known in self._pages.values() for each in known}
        self.published = set(self._before)
        self.reworded: dict[int, int] = {}
        self.adopted: dict[int, AdoptedVerdict] = {}
        self._wordings: dict[int, Sequence[int]] = {}
        self._said: dict[int, list[Statement]] = {}

    def at(self, url: str) -> list[KnownClaim]:
        """Return the claims that are published at an address."""
        return self._pages.get(url_key(url), []) if url else []

    def publish(self, url: str, claim: int, words: str, said: list[Statement]) -> None:
        """Learn that a claim is published at an address from now on, and who said it."""
        self._put(url, claim, words)
        self._said[claim] = said
        self.published.add(claim)

    def reword(self, url: str, claim: int, new: int, words: str) -> None:
        """Learn that a claim of the record has other words at an address from now on."""
        self.reworded[claim] = new
        self._pages[url_key(url)] = [KnownClaim(new, check_form(words))]

    def was_alone_at(self, url: str) -> int | None:
        """Return the claim that was published at an address before, where it is the only one."""
        known = self.at(url)
        alone = known[0].claim if len(known) == 1 else None
        return alone if alone in self._before else None

    def has_words(self, claim: int, words: str) -> bool:
        """Return whether a claim has some words in any of its wordings."""
        form = check_form(words)
        every = wordings(self._connection, claim)
        return any(check_form(find_claim(self._connection, each).text) == form for each in every)

    def labelled_otherwise(
        self, saying: Statement, label: str, *, but: int | None, met: Mapping[int, str]
    ) -> tuple[OtherLabel, ...]:
        """Return of which claims of the same words, ``but`` one, readers have another label.

        ``met`` are the labels that this import brings. Others may mean something else by the
        words, so that it is another check; a person is asked.
        """
        same = [each for each in self._worded.get(check_form(saying.text), ()) if each != but]
        told = {
            claim: str(told.label)
            for claim, told in tellings_of(self._connection, same).items()
            if told.is_out
        }
        told |= {claim: met[claim] for claim in same if claim in met}
        return tuple(
            self._otherwise(saying, label, claim, told[claim])
            for claim in same
            if told.get(claim, label) != label
        )

    def told_otherwise(self, claim: int, label: str) -> str | None:
        """Return what readers have of a claim where it is another label, or None."""
        same = wordings(self._connection, claim)
        for each, told in tellings_of(self._connection, same).items():
            if told.is_out and told.label != label:
                return f"readers have {told.label!r} of c-{each:d}; this page is not noted"
        return None

    def _otherwise(self, saying: Statement, label: str, claim: int, told: str) -> OtherLabel:
        """Return a claim of the same words, said as is nearest to a saying."""
        known = who_said(self._connection, claim)
        every = [
            saying._replace(speaker=speaker, said_on=parse_date(day) if day else None, url=url)
            for speaker, day, url in known
        ] or self._said.get(claim, [saying])
        theirs = next((each for each in every if _who(each) == _who(saying)), None)
        shared = "words, speaker and day" if theirs else "words of another speaker or day"
        words = f"{label!r}, but c-{claim:d} is {told!r}: the same {shared}; {self._asked}"
        return OtherLabel(claim, theirs or every[0], words)

    def every_wording(self, claim: int) -> Sequence[int]:
        """Return a claim with all its wordings."""
        # What the import ties together is no group before its end.
        if claim not in self._wordings:
            self._wordings[claim] = wordings(self._connection, claim)
        return tuple(
            {claim: 0, self.reworded.get(claim, claim): 0, **dict.fromkeys(self._wordings[claim])}
        )

    def given(self, claim: int) -> tuple[int, AdoptedVerdict | None]:
        """Return the adopted verdict of a claim in any of its wordings, and which has it."""
        for each in self.every_wording(claim):
            found = self.adopted.get(each) or adopted_verdict(self._connection, each)
            if found:
                self.adopted[each] = found
                return each, found
        return claim, None

    def is_rated(self, claim: int) -> bool:
        """Return whether a claim has a verdict in any of its wordings."""
        if self.given(claim)[1]:
            return True
        return any(is_rated(self._connection, each) for each in self.every_wording(claim))

    def is_published(self, claims: Collection[int], url: str) -> bool:
        """Return whether any of some claims stands at an address."""
        return any(each.claim in claims for each in self.at(url))

    def _put(self, url: str, claim: int, words: str) -> None:
        """Keep that a claim is published at an address."""
        form = check_form(words)
        self._pages.setdefault(url_key(url), []).append(KnownClaim(claim, form))
        self._worded.setdefault(form, {})[claim] = None


class OwnCorrections:
    """The corrections that one import stores."""

    def __init__(self, connection: Connection, today: str) -> None:
        """Begin with none: what an import has written is not in the store before its end."""
        self._connection, self._today = connection, today
        self._added: set[tuple[int, ToldCorrection]] = set()

    def add(self, act: Act, claim: int, check: OutsideCheck, verdict: int) -> None:
        """Store the corrections that a check tells in our own words, up to today."""
        told = told_corrections(check.correction) if check.correction else []
        known = corrections_told(self._connection, [claim]) if told else ()
        for each in told:
            if each in known or (claim, each) in self._added:
                continue
            if each.on <= self._today:
                self._added.add((claim, each))
                add_correction(
                    act,
                    verdict,
                    each.kind,
                    replacement=None,
                    notice=each.notice,
                    corrected_on=each.on,
                )


def _who(saying: Statement) -> tuple[str, str]:
    """Return who said something, and on which day."""
    return fold(saying.speaker or ""), str(saying.said_on or "")


def ask_whether_same(
    act: Act,
    statement: int | None,
    saying: Statement,
    claim: int,
    otherwise: Sequence[OtherLabel],
    thresholds: Thresholds,
) -> None:
    """Ask of a claim, adopted with a saying, whether it is each of those told ``otherwise``.

    Where the saying was known, it has no new statement; the claim's first one is asked about.
    """
    stated = (statement or first_statement(act.connection, claim)) if otherwise else None
    if stated is None:
        return
    for each in otherwise:
        comparison = compare_statements(saying, each.statement, thresholds=thresholds)
        ask(
            act,
            stated,
            claim,
            each.claim,
            comparison,
            thresholds=thresholds,
            matcher=matcher_name(),
        )
