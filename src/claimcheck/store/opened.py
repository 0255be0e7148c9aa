"""Which database this process opened last, and whether it has changed any."""

from pathlib import Path

# Where a command breaks on what it read, a stranger's file can be why, and whoever catches the
# error asks which one it was.
_last_opened: list[Path] = []
# Who cannot be told by what is printed that something was stored must not think that
# nothing happened.
_changes: list[bool] = []


def remember(path: Path) -> None:
    """Keep in mind which database this process opened last."""
    _last_opened[:] = [path]


def last_opened() -> Path | None:
    """Return the database that this process opened last."""
    return _last_opened[0] if _last_opened else None


def note_change() -> None:
    """Keep in mind that this process has stored something."""
    _changes[:] = [True]


def has_changed_any() -> bool:
    """Return whether this process has stored anything."""
    return bool(_changes)
