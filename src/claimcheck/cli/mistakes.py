"""What is said of a command line that cannot be understood: what is wrong, and what is meant."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, Final

import typer

from claimcheck.cli.help import COMMANDS, bounds_in_words

# What people type, by the command that does it, or the commands of which one is meant.
_TYPED: Final = {
    "account": "accounts login logout password passwd",
    "add": "article insert save store submit",
    "add/import": "ingest load",
    "backup": "dump snapshot",
    "backup/pack": "pull sync download",
    "confirm": "accept",
    "contact": "ask complain complaint complaints letter letters reply",
    "contact answer": "answer",
    "correct": "fix retract unpublish withdraw withdrawal",
    "config": "configuration options preferences set settings",
    "decide": "decision decisions same",
    "decide/discard/dissent": "reject",
    "discard/undo": "del delete remove rm",
    "dissent": "disagree dispute object",
    "doctor": "fsck health repair validate",
    "due": "overdue recheck",
    "edit": "change modify rename update",
    "export": "csv excel json xlsx",
    "export/report": "pdf",
    "export/site": "atom feed rss",
    "history": "story timeline",
    "init": "begin create new setup start",
    "link": "relate",
    "list": "browse claims ls queue",
    "list articles": "articles",
    "list questions": "question questions",
    "match/list questions": "dupe dupes",
    "list statements": "mentions quotes statement statements",
    "log": "audit events verify",
    "match": "check compare fact-check factcheck lookup query test",
    "meaning": "embed embeddings semantic vectors",
    "merge": "combine dedupe duplicate duplicates join",
    "migrate": "upgrade",
    "person": "alias aliases people persons",
    "publish": "post push release",
    "report": "html",
    "review": "desk label rate rating reopen verdict verdicts work",
    "review/digest": "inbox next todo",
    "reviewer": "member members role roles user users who whoami",
    "scale": "labels",
    "scan": "draft drafts lint proofread watch",
    "extract/add": "read",
    "search": "archive find grep",
    "serve": "browser gui open run server ui web",
    "show": "about claim get info view",
    "show/stats": "status",
    "sign-off": "approve cosign countersign second sign",
    "source": "citation cite evidence",
    "stats": "count counts numbers",
    "supersede": "replace",
    "topic": "category tag tags",
    "undo": "revert rollback",
}
_MEANT: Final = {
    word: meant.split("/") for meant, words in _TYPED.items() for word in words.split()
}

# Options that had another name, by the command and the old one.
_RENAMED: Final = {
    **{f"{command} --kind": "--markup" for command in ("extract", "match", "scan")},
    **{f"{command} --with": "--library" for command in ("match", "review", "show", "source cite")},
    "add --role": "--speaker-role",
    "contact add --with": "--party",
    "import --raw": "--verbatim",
    "person split --name": "--as",
    "scan --explain": "--about",
    "undo -n": "--steps",
}

# What an option is called elsewhere, by what is meant: of these, what a command has.
_OPTIONS_TYPED: Final = {
    "--said-on --as-of --accessed-on --published-on --on --since": "--date --day --on --when",
    "--backs --url --publisher": "--cite --evidence --source --sources",
    "--backs --contradicts --stance": "--refutes --supports",
    "--rationale --reason --despite --notice": "--because --note --reason --why",
    "--by --reviewer --speaker": "--as --author --me --reviewer --user --who",
    "--verdict": "--label --rating",
    "--url": "--link --web",
    "--questions --status": "--open --pending",
    "--from --article --batch": "--file --input",
    "--output": "--out --save --to",
    "--language": "--lang",
    "--limit": "--max --top",
    "--status": "--state",
    "--speaker --person": "--name",
}
_OPTIONS_MEANT: Final = {
    word: meant.split() for meant, words in _OPTIONS_TYPED.items() for word in words.split()
}
# Formats that are typed as options of their own.
_FORMATS: Final = ("--csv", "--json", "--jsonl", "--markdown", "--html", "--sarif", "--xlsx")
# Formats that are typed where the rows belong.
_ROWS_OF: Final = {"csv": "csv", "json": "json", "jsonl": "jsonl", "xlsx": "xlsx", "excel": "xlsx"}

# How like a word a guess is, of 1. At .6 `--db` is meant by `--frob`, `gate` by `update`.
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
    if message.startswith("No such command") and context:
        alone = command == "claimcheck"
        return (_unknown_command(given[0]) if alone else _unknown_part(message, context)), ""
    if option := getattr(error, "option_name", None):
        name = command.removeprefix("claimcheck ")
        if renamed := _RENAMED.get(f"{name} {option}"):
            return f"No such option: {option}. It is called {renamed} now", ""
        if message.startswith("No such option"):
            return _unknown_option(option, context), (
                "options follow the command; "
                if command == "claimcheck"
                else "words that begin with - come after --; "
            )
    if message.startswith("Got unexpected extra argument"):
        return message, "words with blanks need quotation marks; "
    if message.startswith("Missing "):
        return message, _example(context)
    return _with_guess(message), ""


def _unknown_command(word: str) -> str:
    """Return what is said of a word that is no command: which one is meant, where that is known."""
    plain = f"No such command {word!r}"
    if word == "version":
        return f"{plain}; `claimcheck --version` prints it"
    if word in {"exit", "quit"}:
        return f"{plain}; nothing is open that must be closed"
    # `redact` removes for good: nobody should come to it by a guess.
    guessable = [each for each in COMMANDS if each != "redact"]
    meant = _MEANT.get(word.lower()) or get_close_matches(word, guessable, cutoff=_ALIKE)
    return f"{plain}. Did you mean {_either(meant)}?" if meant else plain


def _unknown_option(option: str, context: Any) -> str:
    """Return what is said of an option that a command has not, with those that are like it."""
    known = [name for each in context.command.params for name in each.opts] if context else []
    near = [each for each in _OPTIONS_MEANT.get(option, ()) if each in known][:2]
    if option in _FORMATS and "--format" in known:
        near = [f"-f {option.removeprefix('--')}"]
    if not near:
        near = [each for each in get_close_matches(option, known, cutoff=_ALIKE) if "--" in each]
    plain = f"No such option: {option}"
    return f"{plain}. Did you mean {_either(near)}?" if near else plain


def _unknown_part(message: str, context: Any) -> str:
    """Return what is said of a word after a group of commands that is none of the group."""
    found = re.search(r"""(['"])(.*?)\1(?:\.|$)""", message)
    word = found[2] if found else ""
    group, parts = context.command_path.split()[-1], list(context.command.commands)
    near = get_close_matches(word, parts, cutoff=_ALIKE) or [
        each for each in parts if each == "add"
    ]
    meant = [f"{group} {each}" for each in near] or [f"{group} {each}" for each in parts]
    return f"No such command {f'{group} {word}'!r}. Did you mean {_either(meant)}?"


def _with_guess(message: str) -> str:
    """Return what is said of a word that is not one of some, with the one that is meant.

    >>> _with_guess("'verdict' is not one of 'claims', 'verdicts'.")
    "'verdict' is not one of 'claims', 'verdicts'. Did you mean 'verdicts'?"
    """
    found = re.search(r"'([^']*)' is not one of (.*)", message)
    if found and "'outside-checks'" in found[2] and (form := _ROWS_OF.get(found[1].lower())):
        return f"{message.rstrip('.')}. Did you mean `export claims -f {form}`?"
    near = get_close_matches(found[1], re.findall(r"'([^']*)'", found[2])) if found else []
    return f"{message.rstrip('.')}. Did you mean {near[0]!r}?" if near else message


def _example(context: Any) -> str:
    """Return the example of a command's help, for what it lacks to be seen in one."""
    found = re.search(r"^ *Example: (.*)$", (context and context.command.help) or "", re.MULTILINE)
    return f"for example `{found[1].strip()}`; " if found else ""


def _either(words: Sequence[str]) -> str:
    """Return words as one of which is meant."""
    return " or ".join(each if each.startswith("-") else repr(each) for each in words)
