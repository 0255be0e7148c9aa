"""An act that was undone, and what that changed."""

from claimcheck.named_tuple import NamedTuple


class Undone(NamedTuple):
    """An act by its event, and what undoing it changed, each in a few words.

    `recorded` is the event of the undoing itself, by which it can be undone too. `passed_over`
    are later acts that stay, each with why.
    """

    sequence: int
    at: str
    actor: str
    kind: str
    subject: str
    effects: tuple[str, ...]
    recorded: int
    passed_over: tuple[str, ...] = ()
