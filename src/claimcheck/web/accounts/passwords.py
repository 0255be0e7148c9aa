"""Passwords: kept by argon2id, checked by at most two at once."""

import time
from functools import cached_property
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from claimcheck.errors import ClaimcheckError
from claimcheck.web.accounts.file import Accounts

SHORTEST: Final = 12
_LONGEST: Final = 1_000
# One check takes 64 MiB: forty threads would take two and a half gigabytes.
_AT_ONCE: Final = 2
_PATIENCE: Final = 10.0


class PasswordError(ClaimcheckError):
    """A password is no good one."""


class CrowdedError(ClaimcheckError):
    """Too many passwords are being checked."""


class Passwords:
    """The passwords of a file of accounts."""

    def __init__(self, accounts: Accounts, hasher: PasswordHasher | None = None) -> None:
        """Hash as argon2-cffi advises, where no ``hasher`` is given."""
        self._accounts = accounts
        self._hasher = hasher or PasswordHasher()
        self._room = BoundedSemaphore(_AT_ONCE)
        self._took = 0.2

    def set(self, name: str, password: str) -> None:
        """Set a password, which ends the account's sessions. Raises `PasswordError`."""
        self.set_hashed(name, self.hashed(name, password))

    def hashed(self, name: str, password: str) -> str:
        """Return what is kept of a password. Raises `PasswordError`, `CrowdedError`."""
        require_good(name, password)
        return self._hash(password)

    def set_hashed(self, name: str, value: str) -> None:
        """Set a password by its hash, which ends the account's sessions."""
        self._accounts.set_hash(name, value)

    def check(self, name: str, password: str, *, is_crowded: bool = False) -> bool:
        """Return whether a password is the account's; it takes as long where there is none.

        Where an address ``is_crowded``, names made up there take no processor, only time.
        """
        known = self._accounts.hash_of(name)
        if known is None and is_crowded:
            time.sleep(self._took)
            return False
        fits = self._verify(known or self._dummy, password[:_LONGEST])
        if known is None or not fits:
            return False
        if self._hasher.check_needs_rehash(known):
            self._accounts.rehash(name, self._hash(password))
        return True

    @cached_property
    def _dummy(self) -> str:
        """Return the hash that an unknown name is checked against."""
        return self._hash("nobody's password")

    def _hash(self, password: str) -> str:
        """Return the hash of a password."""
        self._enter()
        try:
            return self._hasher.hash(password)
        finally:
            self._room.release()

    def _verify(self, known: str, password: str) -> bool:
        """Return whether a hash is a password's."""
        self._enter()
        begun = time.perf_counter()
        try:
            return self._hasher.verify(known, password)
        except (VerificationError, InvalidHashError):
            return False
        finally:
            self._took = min(time.perf_counter() - begun, 1.0)
            self._room.release()

    def _enter(self) -> None:
        """Wait for room. Raises `CrowdedError` where there is none for too long."""
        if not self._room.acquire(timeout=_PATIENCE):
            raise CrowdedError("too many people log in at once; wait a minute and try again")


def require_good(name: str, password: str) -> None:
    """Raise `PasswordError` for a password that is too short, too long or the name itself."""
    if len(password) < SHORTEST:
        raise PasswordError(f"a password has at least {SHORTEST} characters; a sentence is best")
    if len(password) > _LONGEST:
        raise PasswordError(f"a password has at most {_LONGEST:,} characters")
    if password.casefold().strip() == name.casefold().strip() or len(set(password)) < 4:
        raise PasswordError("this password is too easy to guess; a sentence is best")
