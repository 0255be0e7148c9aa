"""What is said of a command line that cannot be understood: what is wrong, and what is meant."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, Final

import typer

from claimcheck.cli.help import COMMANDS, bounds_in_words

# What people type for a command that has another name, or for one of two.
_MEANT: Final = {
    "approve": "sign-off",
    "ask": "contact",
    "browser": "serve",
    "check": "match",
    "claim": "show",
    "claims": "list",
    "compare": "match",
    "complaint": "contact",
    "create": "init",
    "delete": "undo",
    "desk": "review",
    "dispute": "dissent",
    "find": "search",
    "fix": "correct",
    "gui": "serve",
    "html": "report",
    "lint": "scan",
    "new": "init",
    "people": "person",
    "queue": "list",
    "rate": "review",
    "remove": "undo",
    "retract": "correct",
    "settings": "config",
    "status": "show stats",
    "user": "reviewer",
    "verdict": "review",
    "verdicts": "review",
    "verify": "log",
    "web": "serve",
    "who": "reviewer",
    "withdraw": "correct",
}

# Options that had another name, by the command and the old one.
_RENAMED: Final = {
    **{f"{command} --kind": "--markup" for command in ("extract", "match", "scan")},
    **{f"{command} --with": "--library" for command in ("match", "review", "show", "source cite")},
    "contact add --with": "--party",
    "person split --name": "--as",
    "scan --explain": "--about",
    "undo -n": "--steps",
}

# How like an option a guess is, of 1. At .6 `--db` is meant by `--frob`.
_ALIKE: Final = 0.7


def usage_mistake(error: typer.TyperException, given: Sequence[str]) -> str:
    """Return what is wrong with a command line, and where its help is or what is meant."""
    context = getattr(error, "ctx", None)
    asked = [each for each in given[:1] if each in COMMANDS]
    command = context.command_path if context else " ".join(["claimcheck", *asked])
    said, advice = _in_our_words(error, context, command, given)
    hint = f"see `{command} --help`"
    said = bounds_in_words(said).rstrip(".")
    # A guess ends with a mark of its own.
    return f"{said} {hint.capitalize()}" if said.endswith("?") else f"{said}; {advice}{hint}"


def _in_our_words(
    error: typer.TyperException, context: Any, command: str, given: Sequence[str]
) -> tuple[str, str]:
    """Return what is wrong, and what to do before anybody reads the help."""
    message = error.format_message()
    if message.startswith("No such command") and context and command == "claimcheck":
        return _unknown_command(given[0], message), ""
    if option := getattr(error, "option_name", None):
        name = command.removeprefix("claimcheck ")
        if renamed := _RENAMED.get(f"{name} {option}"):
            return f"No such option: {option}. It is called {renamed} now", ""
        if message.startswith("No such option"):
            alone = command == "claimcheck"
            return _unknown_option(option, context), (
                "options follow the command; "
                if alone
                else "words that begin with - come after --; "
            )
    if message.startswith("Got unexpected extra argument"):
        return message, "words with blanks need quotation marks; "
    if message.startswith("Missing "):
        return message, _example(context)
    return _with_guess(message), ""


def _unknown_command(word: str, message: str) -> str:
    """Return what is said of a word that is no command: which one is meant, where that is known."""
    plain = f"No such command {word!r}"
    if word in _MEANT:
        return f"{plain}. Did you mean {_either(_MEANT[word].split())}?"
    # It removes for good: nobody should come to it by a guess.
    hidden = () if word.startswith("red") else ("redact",)
    near = [each for each in re.findall(r"'([\w-]+)'", message)[1:] if each not in hidden]
    return f"{plain}. Did you mean {_either(near)}?" if near else plain


def _unknown_option(option: str, context: Any) -> str:
    """Return what is said of an option that a command has not, with those that are like it."""
    known = [name for each in context.command.params for name in each.opts] if context else []
    near = [each for each in get_close_matches(option, known, cutoff=_ALIKE) if "--" in each]
    plain = f"No such option: {option}"
    return f"{plain}. Did you mean {_either(near)}?" if near else plain


def _with_guess(message: str) -> str:
    """Return what is said of a word that is not one of some, with the one that is meant.

    >>> _with_guess("'verdict' is not one of 'claims', 'verdicts'.")
    "'verdict' is not one of 'claims', 'verdicts'. Did you mean 'verdicts'?"
    """
    found = re.search(r"'([^']*)' is not one of (.*)", message)
    near = get_close_matches(found[1], re.findall(r"'([^']*)'", found[2])) if found else []
    return f"{message.rstrip('.')}. Did you mean {near[0]!r}?" if near else message


def _example(context: Any) -> str:
    """Return the example of a command's help, for what it lacks to be seen in one."""
    found = re.search(r"^ *Example: (.*)$", (context and context.command.help) or "", re.MULTILINE)
    return f"for example `{found[1].strip()}`; " if found else ""


def _either(words: Sequence[str]) -> str:
    """Return words as one of which is meant."""
    return " or ".join(each if each.startswith("-") else repr(each) for each in words)
