"""What the record knows of the desk's own checks while an import adopts more of them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from claimcheck.language.text.addresses import url_key
from claimcheck.language.text.folding import fold
from claimcheck.language.text.identity import check_form
from claimcheck.model.statement import Statement
from claimcheck.store.connection import Connection
from claimcheck.store.records.claims import find_claim, wordings
from claimcheck.store.records.links import who_said
from claimcheck.store.verdicts.adoptions import (
    AdoptedVerdict,
    adopted_verdict,
    is_rated,
    published_claims,
)
from claimcheck.store.verdicts.tellings import tellings_of


class KnownClaim(NamedTuple):
    """A claim that is published at an address, and its words."""

    claim: int
    words: str


class KnownChecks:
    """The desk's published checks, with those of the import that it cannot find in the store yet.

    `adopted` are verdicts by their claims, as far as they were asked for, `reworded` the
    claims to which it gave other words, `published` those with an address.
    """

    def __init__(self, connection: Connection) -> None:
        """Begin with what the record has."""
        self._connection = connection
        self._pages: dict[str, list[KnownClaim]] = {}
        self._worded: dict[str, dict[int, None]] = {}
        for url, claim, words in published_claims(connection):
            self._put(url, claim, words)
        self._before = {each.claim for known in self._pages.values() for each in known}
        self.published = set(self._before)
        self.reworded: dict[int, int] = {}
        self.adopted: dict[int, AdoptedVerdict] = {}
        self._wordings: dict[int, Sequence[int]] = {}

    def at(self, url: str) -> list[KnownClaim]:
        """Return the claims that are published at an address."""
        return self._pages.get(url_key(url), []) if url else []

    def publish(self, url: str, claim: int, words: str) -> None:
        """Learn that a claim is published at an address from now on."""
        self._put(url, claim, words)
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

    def told_of_others(self, saying: Statement, label: str) -> tuple[str, ...]:
        """Return where readers have another label of the same words said elsewhere or by others.

        Others may mean something else by them, so that it is another check; a person is told.
        """
        same = list(self._worded.get(check_form(saying.text), ()))
        return tuple(
            f"{label!r}, and c-{claim:d}, {self._how_far(saying, claim)}, {told.label!r}"
            for claim, told in tellings_of(self._connection, same).items()
            if told.is_out and told.label != label
        )

    def _how_far(self, saying: Statement, claim: int) -> str:
        """Return what a claim of the same words shares with a saying."""
        who = fold(saying.speaker or ""), str(saying.said_on) if saying.said_on else None
        known = who_said(self._connection, claim)
        is_theirs = any((fold(speaker or ""), day) == who for speaker, day, _ in known)
        if is_theirs:
            return "the same words, speaker and day at another address"
        return "the same words of another speaker or day"

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
