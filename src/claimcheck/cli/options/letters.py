"""What is said where letters are left out of an answer."""

from typing import Final

LETTERS_LEFT_OUT: Final = (
    "Letters are left out: only reviewers see them; CLAIMCHECK_BY says which one you are."
)
