"""Check the documents; `--write` first writes the pages that are written from the program.

Four things are checked: docs/cli.md says what the command line's help says, docs/rules.md
what the rules' own pages say, docs/api.md what the package's docstrings say and
docs/schema.md which tables a record has, docs/columns.md which columns files have, and
`claimcheck/matching/code_digest.py` the digest of the matcher's rules; relative links lead
somewhere, every command and option that a page names is one of the program, and no file holds
what only one machine or another project would understand.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote

from claimcheck.cli.help import COMMANDS
from claimcheck.workflows.scan.rules import RULES

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a file, only its own folder is there

from tools.api_page import api_page  # noqa: E402
from tools.columns_page import columns_page  # noqa: E402
from tools.commands_in_docs import commands_of, unknown_in  # noqa: E402
from tools.matcher_code import CODE, code_module  # noqa: E402
from tools.schema_page import schema_page  # noqa: E402

RULES_PAGE = Path("docs/rules.md")
RULES_HEADER = """\
# Rules of the scan

Written from the rules' own pages by `python3 dev.py docs`; change a rule's docstring, not this
page. `claimcheck scan --about CC101` prints one of them. The table `[scan.rules]` of
`claimcheck.toml` gives a rule another severity: `"error"`, `"warning"`, `"note"` or `"off"`.
[How a scan runs in CI](ci.md).
"""
API_PAGE = Path("docs/api.md")
SCHEMA_PAGE = Path("docs/schema.md")
COLUMNS_PAGE = Path("docs/columns.md")
CLI_PAGE = Path("docs/cli.md")
CLI_HEADER = """\
# Command line

Written from the program's own help by `python3 dev.py docs`; change the help, not this page.
"""

# None of these patterns matches its own text.
FORBIDDEN = {
    "this name belongs to another project; the distribution is claimcheck-cli": re.compile(
        r"pip[3x]? install\s+(?:-\S+\s+)*[\"']?claimcheck(?![\w-])"
    ),
    "a registry's host": re.compile(r"(?:py" r"pi|python" r"hosted)\.org"),
    "a path that only one machine has": re.compile(
        r"(?:(?<![\w.~/-])|(?<=file://))/(?:home|Users|root|tmp|opt|work|mnt|private)/\w|\b[A-Z]:\\+Users\b"
    ),
}
HIDDEN_FOLDERS_OF_OURS = {".ci", ".github"}
BUILT_FOLDERS = {"__pycache__", "build", "dist"}

LINK = re.compile(r"\]\(<?([^()\s<>]+)>?(?:\s+\"[^\"]*\")?\)|^\s*\[[^\]]+\]:\s+(\S+)")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class HelpError(Exception):
    """A command does not give its help."""


def main(arguments: Sequence[str]) -> int:
    """Print each problem as one line; return 1 if there is any."""
    problems: list[str] = []
    try:
        pages = (
            (CLI_PAGE, command_line_page()),
            (RULES_PAGE, rules_page()),
            (API_PAGE, api_page()),
            (SCHEMA_PAGE, schema_page()),
            (COLUMNS_PAGE, columns_page()),
            (CODE, code_module(ROOT)),
        )
        for name, page in pages:
            if "--write" in arguments:
                (ROOT / name).write_text(page, encoding="utf-8", newline="\n")
            problems += stale_page(ROOT, name, page)
        problems += unknown_commands(ROOT, pages[0][1])
    except HelpError as error:
        problems.append(str(error))
    problems += [*broken_links(ROOT), *forbidden_words(ROOT)]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def command_line_page() -> str:
    """Return docs/cli.md as it should be: the help of every command, depth first."""
    with ThreadPoolExecutor() as pool:
        named: list[tuple[str, ...]] = [(name,) for name in COMMANDS]
        return "\n".join([CLI_HEADER, *help_sections(pool, [(), *named])])


def help_sections(pool: ThreadPoolExecutor, commands: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield a section for each of ``commands``, followed by those of the commands under it."""
    for command, text in zip(commands, pool.map(help_text, commands), strict=True):
        title = " ".join(["claimcheck", *command])
        yield f"## {title}\n\n```text\n{text}\n```\n"
        yield from help_sections(pool, [(*command, name) for name in subcommands(text)])


def help_text(command: Sequence[str]) -> str:
    """Return what ``claimcheck COMMAND --help`` prints on a plain terminal of 80 columns."""
    plain = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}
    asked = subprocess.run(
        [sys.executable, "-m", "claimcheck", *command, "--help"],
        env={**os.environ, **plain},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if asked.returncode:
        name = " ".join(["claimcheck", *command])
        raise HelpError(f"`{name} --help` fails: {asked.stderr.strip()}")
    lines = [line.rstrip() for line in asked.stdout.splitlines()]
    return "\n".join(lines).strip("\n")


def subcommands(text: str) -> list[str]:
    r"""Return the names that a help text lists under "Commands:".

    >>> subcommands("Usage: x\n\nCommands:\n  add   Store a\n        claim.\n  list  Print.")
    ['add', 'list']
    """
    _, _, listed = text.partition("\nCommands:\n")
    block = listed.partition("\n\n")[0]
    return re.findall(r"^ {2}([a-z][\w-]*)", block, re.MULTILINE)


def rules_page() -> str:
    """Return docs/rules.md as it should be: a table of the rules, and then the page of each."""
    rows = [("Rule", "Finds", "By default"), ("---", "---", "---")]
    sections = []
    for rule in RULES:
        manual = rule.manual
        title = f"{manual.id} {manual.name}"
        severity = str(manual.severity) if manual.severity else "off"
        rows.append(
            (f"[{manual.id}](#{title.lower().replace(' ', '-')})", manual.summary, severity)
        )
        sections.append(f"## {title}\n\n{manual.page}")
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    return "\n".join([RULES_HEADER, table, *sections])


def stale_page(root: Path, name: Path, page: str) -> Iterator[str]:
    """Yield a problem if the file ``name`` is not ``page``."""
    path = root / name
    if not path.exists() or path.read_text(encoding="utf-8") != page:
        yield f"{name.as_posix()}: differs from what it is written from; run `python3 dev.py docs`"


def broken_links(root: Path) -> Iterator[str]:
    """Yield a problem for each relative link in a Markdown file that leads nowhere."""
    for path in project_files(root):
        if path.suffix != ".md":
            continue
        for number, line in prose(path.read_text(encoding="utf-8")):
            for found in LINK.finditer(line):
                target = found[1] or found[2]
                if not (SCHEME.match(target) or leads_somewhere(root, path, target)):
                    yield f"{path.relative_to(root).as_posix()}:{number}: no {target}"


def unknown_commands(root: Path, help_page: str) -> Iterator[str]:
    """Yield a problem for each command or option in a page that ``help_page`` does not have."""
    commands = commands_of(help_page)
    for path in project_files(root):
        # What it tells of older releases was true of them.
        if path.suffix != ".md" or path.name == "CHANGELOG.md":
            continue
        for number, problem in unknown_in(path.read_text(encoding="utf-8"), commands):
            yield f"{path.relative_to(root).as_posix()}:{number}: {problem}"


def leads_somewhere(root: Path, page: Path, target: str) -> bool:
    """Return whether ``target``, written in ``page``, is a file here and a heading in it."""
    name, _, anchor = unquote(target).partition("#")
    found = (page.parent / name).resolve() if name else page
    if not (found.exists() and found.is_relative_to(root)):
        return False
    return not anchor or anchor in headings(found.read_text(encoding="utf-8"))


def headings(text: str) -> set[str]:
    r"""Return the anchors that a Markdown text's headings get.

    >>> sorted(headings("# What `add` does\n\n## Exit codes: one table\n"))
    ['exit-codes-one-table', 'what-add-does']
    """
    titles = [line.lstrip("#").strip() for _, line in prose(text, code="") if line.startswith("#")]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def prose(text: str, code: str = r"`[^`]*`") -> Iterator[tuple[int, str]]:
    """Yield the numbered lines outside fenced blocks, without what ``code`` matches."""
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        mark = re.match(r"\s*(```+|~~~+)", line)
        if fence:
            if mark and mark[1].startswith(fence):
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            yield number, re.sub(code, "", line) if code else line


def forbidden_words(root: Path) -> Iterator[str]:
    """Yield a problem for each line of any file that holds what none may."""
    for path in project_files(root):
        text = path.read_bytes().decode("utf-8", errors="replace")
        for reason, pattern in FORBIDDEN.items():
            for found in pattern.finditer(text):
                number = text.count("\n", 0, found.start()) + 1
                yield f"{path.relative_to(root).as_posix()}:{number}: {found[0]!r}: {reason}"


def project_files(root: Path) -> Iterator[Path]:
    """Yield the files that belong to the project, in order, without what tools have made."""
    for path in sorted(root.iterdir()):
        if not path.is_dir():
            if path.name != ".git":  # a file in a linked worktree
                yield path
        elif not is_made_by_tools(path):
            yield from project_files(path)


def is_made_by_tools(folder: Path) -> bool:
    """Return whether ``folder`` is a cache, a build, an environment or the repository itself."""
    return (
        (folder.name.startswith(".") and folder.name not in HIDDEN_FOLDERS_OF_OURS)
        or folder.name in BUILT_FOLDERS
        or folder.suffix == ".egg-info"
        or (folder / "pyvenv.cfg").exists()
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
