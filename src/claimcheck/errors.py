"""Everything a user can cause, under one base class."""


class ClaimcheckError(Exception):
    """A mistake the user can fix: the message says what is wrong and what to do next.

    The command line prints it as one line on stderr, each of `details` as a
    line under it, and exits with `exit_code`.
    """

    exit_code = 2
    details: tuple[str, ...] = ()


class NeedsExtraError(ClaimcheckError):
    """What is to be written needs packages that are not installed."""

    def __init__(self, what: str, extra: str) -> None:
        """Name the extra that writes it and how to get it."""
        super().__init__(f"{what} {needs_extra(extra)}")


def needs_extra(extra: str) -> str:
    """Return what is said of something that an extra does, with how to get it."""
    return (
        f"needs the extra [{extra}]; install claimcheck-cli again with [{extra}] among its extras:"
        " README.md, Install"
    )


class ClosedRecordError(ClaimcheckError):
    """A record is used after it was closed."""


class KeptRecordError(ClaimcheckError):
    """A record that the settings keep as it is would be written."""

    def __init__(self, path: object) -> None:
        """Name the file, and what to do instead."""
        super().__init__(
            f"{path} is read-only by the settings; make a record of your own in another folder"
            " with `claimcheck init`, or name another file"
        )


class OtherThreadError(ClaimcheckError):
    """A record is used in another thread than the one that opened it."""
