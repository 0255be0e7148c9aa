"""Everything a user can cause, under one base class."""


class ClaimcheckError(Exception):
    """A mistake the user can mend: the message says what is wrong and what to do next.

    The command line prints it as one line on stderr, each of `details` as a
    line under it, and exits with `exit_code`.
    """

    exit_code = 2
    details: tuple[str, ...] = ()
