"""The commands in groups, and the help that shows them on one screen."""

import re
from collections.abc import Sequence
from typing import Any, Final

from typer.core import TyperGroup

from claimcheck.named_tuple import NamedTuple


class CommandGroup(NamedTuple):
    """Commands for one kind of work, in the order in which they are shown."""

    title: str
    commands: Sequence[str]


GROUPS: Final = (
    CommandGroup("Start", ("init", "reviewer", "account", "serve", "config", "scale", "policy")),
    CommandGroup("Take in", ("add", "extract", "import", "person", "source", "contact")),
    CommandGroup(
        "Look up",
        ("match", "search", "list", "show", "copy", "history", "speaker", "stats", "digest"),
    ),
    CommandGroup(
        "Decide",
        (
            *("decide", "confirm", "edit", "discard", "merge", "unmerge", "link", "unlink"),
            *("supersede", "take", "drop", "assign", "hold", "note", "topic"),
        ),
    ),
    CommandGroup("Verdicts", ("review", "sign-off", "dissent", "resolve", "due")),
    CommandGroup(
        "Publish",
        ("gate", "publish", "correct", "export", "lint-claimreview", "report", "site", "dossier"),
    ),
    CommandGroup("Drafts", ("scan", "pack")),
    CommandGroup(
        "The file", ("log", "undo", "redact", "backup", "restore", "migrate", "doctor", "meaning")
    ),
)

# `import` is a word of Python's, so its module has another name.
COMMANDS: Final = {
    name: f"claimcheck.cli.commands.{'bring_in' if name == 'import' else name.replace('-', '_')}"
    for group in GROUPS
    for name in group.commands
}

# No first sentence of a docstring comes near it.
_LONGEST: Final = 1000


class GroupedHelp(TyperGroup):
    """The program, whose help names its commands in groups, so that it fits one screen."""

    # What is given is of types that typer keeps to itself.
    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write each group with the names of its commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(each.title, ", ".join(each.commands)) for each in GROUPS])

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, and the options in one line: few come to look for those."""
        self.format_commands(ctx, formatter)
        named = [each.get_help_record(ctx) for each in self.get_params(ctx)]
        formatter.write_paragraph()
        formatter.write_text(f"Options: {', '.join(each[0] for each in named if each)}")


class WholeSummaries(TyperGroup):
    """A command with commands under it, whose help shows the first sentence of each whole."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write each command with its first sentence, over more than one line if it is long."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, each.get_short_help_str(_LONGEST)) for name, each in self.commands.items()]
            )


def bounds_in_words(text: str) -> str:
    """Return a help or a message with its numbers, and their bounds, in words.

    >>> bounds_in_words("0 is not in the range 1<=x<=50")
    '0 is not in the range 1 to 50'
    >>> bounds_in_words("'x' is not a valid int range")
    "'x' is not a whole number"
    """
    text = re.sub(r"a valid int(eger)?( range)?", "a whole number", text)
    return re.sub(r"x>=(\d+)", r"\1 or more", re.sub(r"(\d+)<=x<=(\d+)", r"\1 to \2", text))
