"""What is wrong with a ClaimReview before it goes out."""

from typing import NamedTuple


class LintFinding(NamedTuple):
    """A fault of a review, or what is worth a look; `place` says where it stands in its file.

    An error keeps it from being shown by those who read ClaimReview, or tells them
    something that is not so.
    """

    place: str
    is_error: bool
    text: str

    @property
    def severity(self) -> str:
        """Return it as a word."""
        return "error" if self.is_error else "warning"
