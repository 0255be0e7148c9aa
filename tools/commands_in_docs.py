"""Find commands and options that a text names and the program does not have."""

import re
import shlex
from collections.abc import Iterator, Mapping

Commands = Mapping[str, frozenset[str]]
"""The options of every command, by its words: those of "person add"."""

SECTION = re.compile(r"^## claimcheck ?([^\n]*)\n\n```text\n(.*?)^```", re.DOTALL | re.MULTILINE)
# An option stands at the start of a line of help, or after its short form.
OPTION = re.compile(r"^ {2}(?:(-\w), )?(-[\w-]+)", re.MULTILINE)
SPAN = re.compile(r"`([^`\n]+(?:\n[^`\n]+)?)`")
FENCED = re.compile(r"^(?:\$ )?(claimcheck (?:\\\n|[^\n])*)", re.MULTILINE)
BLOCK = re.compile(r"^(```+|~~~+)[^\n]*\n(.*?)^\1", re.DOTALL | re.MULTILINE)
# Where the shell ends a command, and what a sentence leaves out of one.
END = re.compile(r"^(?:[|<>;]|&&|\d?>)")
WORD = re.compile(r"[a-z][a-z-]*")
LONE = re.compile(r"--[a-z][a-z-]*")
# Options of other programs that our pages speak of: of installers, dev.py and benchmarks.
OF_OTHERS = frozenset(("--force", "--web", "--data", "--show", "--split"))


def commands_of(page: str) -> Commands:
    r"""Return the options of each command in the page of all help.

    >>> page = "## claimcheck show\n\n```text\nOptions:\n  -f, --format FORMAT  table.\n```\n"
    >>> sorted(commands_of(page)["show"])
    ['--format', '-f']
    """
    found: dict[str, frozenset[str]] = {}
    for name, text in SECTION.findall(page):
        options = {option for pair in OPTION.findall(text) for option in pair if option}
        found[name] = frozenset(options)
    # These are listed on one line, for the first page to fit a screen.
    shared = {"--help", "-h", "--version", "--install-completion", "--show-completion"}
    found[""] = found.get("", frozenset()) | shared
    return found


def unknown_in(text: str, commands: Commands) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each command in Markdown that the program has not."""
    for offset, command in written_commands(text):
        problem = unknown(command, commands)
        if problem:
            yield text.count("\n", 0, offset) + 1, problem


def written_commands(text: str) -> Iterator[tuple[int, str]]:
    """Yield each command of a Markdown text, in a sentence or in a block, and where it begins."""
    for block in BLOCK.finditer(text):
        for found in FENCED.finditer(block[2]):
            yield block.start(2) + found.start(), found[1]
    prose = BLOCK.sub(lambda block: re.sub(r"[^\n]", " ", block[0]), text)
    for found in SPAN.finditer(prose):
        yield found.start(), " ".join(found[1].split())


def unknown(written: str, commands: Commands) -> str | None:
    """Return what the program does not know of a command, or nothing.

    Without `claimcheck` before it, only what begins with a command and has an option is one:
    `list` may be any list.

    >>> commands = {"": frozenset({"--help"}), "show": frozenset({"--at"})}
    >>> unknown("claimcheck peek c-1", commands)
    'no command `claimcheck peek`'
    >>> unknown("show c-1 --on 2023", commands)
    '`claimcheck show` has no --on'
    >>> unknown("show --at 2023 | grep --on x", commands)
    """
    words = list(words_of(written))
    named = words[:1] == ["claimcheck"]
    words = words[1:] if named else words
    if named and words[:1] == ["help"]:
        words = words[1:]
    name = command_named(words, commands)
    if name is None:
        first = words[0] if words else ""
        if LONE.fullmatch(first.partition("=")[0]):
            return _unknown_anywhere(words, commands)
        told = named and bool(WORD.fullmatch(first))
        return f"no command `claimcheck {first}`" if told else None
    is_group = any(other.startswith(f"{name} ") for other in commands) if name else False
    given = words[len(name.split()) :]
    if is_group and named and given and WORD.fullmatch(given[0]):
        return f"no command `claimcheck {name} {given[0]}`"
    if not (named or name):
        return None
    for option in options_of(given):
        if option not in commands[name] and not is_group:
            return f"`{' '.join(['claimcheck', *name.split()])}` has no {option}"
    return None


def _unknown_anywhere(words: list[str], commands: Commands) -> str | None:
    """Return the first option, written without a command, that none of them has.

    >>> _unknown_anywhere(["--at", "--on=2023"], {"show": frozenset({"--at"})})
    'no command has --on'
    """
    known = {*OF_OTHERS, *(option for options in commands.values() for option in options)}
    unknown = (option for option in options_of(words) if option not in known)
    return next((f"no command has {option}" for option in unknown), None)


def words_of(written: str) -> Iterator[str]:
    """Yield the words of a command, up to where the shell ends it."""
    try:
        words = shlex.split(written.replace("\\\n", " "), comments=True)
    except ValueError:
        words = written.split()
    for word in words:
        if END.match(word):
            return
        yield word


def command_named(words: list[str], commands: Commands) -> str | None:
    """Return the longest command that words begin with, or nothing."""
    for count in (2, 1):
        if len(words) >= count and (name := " ".join(words[:count])) in commands:
            return name
    return "" if words and words[0].startswith("--") and words[0] in commands[""] else None


def options_of(words: list[str]) -> Iterator[str]:
    """Yield the options among what follows a command, without what they are set to."""
    for word in words:
        if word == "--":
            return
        if re.match(r"--?[a-z]", word):
            yield word.partition("=")[0]
