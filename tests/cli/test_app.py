"""The program as a whole: help, exit codes, mistakes, streams and what is imported."""

import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import claimcheck
from claimcheck.cli.help import COMMANDS
from claimcheck.cli.mistakes import _TYPED
from tests.cli.running import FIXTURES, ROOT, Ran, child, mistake, ok, run
from tests.tables import each_row

# The page of all commands, which another test compares with the help itself.
_HEADED = re.findall(
    r"^## claimcheck (\S+) (\S+)$", (ROOT / "docs/cli.md").read_text(), re.MULTILINE
)
NESTED = {
    name: [under for first, under in _HEADED if first == name]
    for name in COMMANDS
    if name in dict(_HEADED)
}
RUNNABLE = [
    (name, *under)
    for name in COMMANDS
    for under in ([(each,) for each in NESTED[name]] if name in NESTED else [()])
]
EVERY: list[tuple[str, ...]] = [(), *((name,) for name in NESTED), *RUNNABLE]
RATED = ("--verdict", "False", "--rationale", "It fell")
USABLE = " check the path, its permissions and the free space"


# Help


def test_help_of_every_command_fits_80_columns() -> None:
    for command in EVERY:
        code, out, err = run(*command, "--help")

        assert (code, err) == (0, ""), command
        assert out.startswith(" ".join(["Usage: claimcheck", *command]))
        assert max(map(len, out.splitlines())) <= 80, command
    assert ok("-h") == ok("--help")
    assert ok("show", "-h") == ok("show", "--help")


# What an example of the help needs that is not in the project's own claims.db.
SHAPE = Path(__file__).parents[1] / "reading/checks/shapes/01-clean.json"
BEFORE: dict[tuple[str, ...], list[tuple[str, ...]]] = {
    ("source", "cite"): [
        ("import", str(SHAPE), "--claim", "c-1", "--yes", "--now", "2026-03-02T09:00:00Z")
    ],
    ("topic", "remove"): [("topic", "add", "trade", "c-31")],
    ("copy",): [
        (
            *("source", "add", "c-1", "https://a.example"),
            *("--stance", "backs", "--file", "scale.toml"),
        )
    ],
    ("drop",): [("take", "c-31", "--reason", "Widely shared")],
    ("merge",): [("unmerge", "c-4", "c-28")],
    ("supersede",): [("add", "Prices have risen by 15%")],
    ("resolve",): [
        ("reviewer", "add", "Sow", "--role", "editor"),
        ("dissent", "v-2", "--verdict", "True", "--rationale", "It lists 390"),
    ],
    ("publish",): [("sign-off", "v-1", "--by", "J. Keita")],
    ("restore",): [("backup", "claims-monday.db")],
    ("contact", "answer"): [("contact", "add", "c-31", "--party", "Ministry", "--channel", "post")],
    ("account", "password"): [("account", "add", "M. Sow")],
    ("account", "close"): [("account", "add", "M. Sow")],
    ("person", "merge"): [("person", "add", "S. V. Lavrov")],
}
PAGE = """<script type="application/ld+json">{"@type": "ClaimReview", "claimReviewed": "390",
"url": "https://desk.example/33", "author": {"name": "The desk"}, "datePublished": "2023-03-02",
"reviewRating": {"alternateName": "False"}}</script>"""
SCALE = """
name = "house"

[[labels]]
label = "False"
definition = "It is not so."
rank = 1

[[labels]]
label = "Open"
definition = "Nobody knows."
"""


# A desk in a browser runs until it is stopped, and a model needs an extra: both have their own.
@pytest.mark.parametrize(
    "command",
    [each for each in EVERY if each not in {("serve",), ("meaning", "index")}],
    ids=" ".join,
)
def test_examples_of_the_help_run(sample: Path, command: tuple[str, ...]) -> None:
    examples = re.findall(r"Example: claimcheck (.+)$", ok(*command, "--help"), re.MULTILINE)
    (sample.parent / "fixtures").symlink_to(FIXTURES)
    (sample.parent / "scale.toml").write_text(SCALE)
    (sample.parent / "check-33.html").write_text(PAGE)
    if command in {(), ("init",)}:
        sample.unlink()
    typed = b"the harbour at seven\n" if command[:1] == ("account",) else b""
    for each in BEFORE.get(command, ()):
        ok(*each, stdin=typed)

    assert examples
    for example in examples:
        arguments = shlex.split(example)
        ran = run(*arguments, stdin=typed)
        assert tuple(arguments[: len(command)]) == command
        assert ran.code == (1 if command in {("gate",), ("scan",)} else 0), ran.err


# One idea, that is named in two ways: an article by its file until it has an id; a first reviewer,
# who is not yet one; for whom a page is; what is written, as one file or as many.
TWO_WAYS = {
    "--article": {"FILE...", "ARTICLE"},
    "--by": {"NAME", "REVIEWER"},
    "--for": {"READER", "REVIEWER"},
    "--output": {"FILE", "FOLDER"},
}


def test_an_option_takes_the_same_in_every_command() -> None:
    taken: dict[str, set[str]] = {}
    for command in RUNNABLE:
        listed = ok(*command, "--help").rpartition("Options:")[2]
        for name, value in re.findall(r"^  (?:-\w, )?(--[a-z-]+)(?: (\S+))?", listed, re.MULTILINE):
            taken.setdefault(name, set()).add(value)

    assert {name: values for name, values in taken.items() if len(values) > 1} == TWO_WAYS


def test_help_of_the_program_names_every_command_on_one_screen() -> None:
    """A terminal of 24 lines shows it with the line that was typed."""
    shown = ok("--help")
    listed = shown.partition("Commands:")[2].partition("Options:")[0]

    assert len(shown.splitlines()) < 24
    assert sorted(re.findall(r"(?<= )[a-z-]+(?=,|\n)", listed)) == sorted(COMMANDS)


def test_no_summary_in_a_list_of_commands_is_cut() -> None:
    assert [name for name in NESTED if "..." in ok(name, "--help").partition("Commands:")[2]] == []


@pytest.mark.parametrize("name", ["add", "reviewer"])
def test_help_is_also_a_word(name: str) -> None:
    assert ok("help", name) == ok(name, "--help")
    assert ok("help") == ok("--help")


def test_without_a_command_help_is_shown_and_nothing_was_done() -> None:
    assert run() == Ran(2, "", ok("--help"))


def test_version() -> None:
    assert run("--version") == Ran(0, f"claimcheck {claimcheck.__version__}\n", "")


# Mistakes of usage

_HELP = "claimcheck --help"


@each_row(
    ("arguments", "problem"),
    [
        (
            ("--frob",),
            "No such option: --frob; options follow the command; see `claimcheck --help`",
        ),
        (
            ("--db", "x.db", "list"),
            "No such option: --db; options follow the command; see `claimcheck --help`",
        ),
        (
            ("lst",),
            "No such command 'lst'. Did you mean 'list'? See `claimcheck --help`",
        ),
        (
            ("verdict", "c-1"),
            "No such command 'verdict'. Did you mean 'review'? See `claimcheck --help`",
        ),
        (("web",), "No such command 'web'. Did you mean 'serve'? See `claimcheck --help`"),
        (
            ("status",),
            "No such command 'status'. Did you mean 'show' or 'stats'? See `claimcheck --help`",
        ),
        (("help", "lst"), "No such command 'lst'. Did you mean 'list'? See `claimcheck --help`"),
        (("readact",), "No such command 'readact'; see `claimcheck --help`"),
        (("redacted",), "No such command 'redacted'; see `claimcheck --help`"),
        (("browse",), "No such command 'browse'. Did you mean 'list'? See `claimcheck --help`"),
        (
            ("delete", "s-1"),
            "No such command 'delete'. Did you mean 'discard' or 'undo'? See `claimcheck --help`",
        ),
        (
            ("Questions",),
            "No such command 'Questions'. Did you mean 'list questions'? See `claimcheck --help`",
        ),
        (
            ("version",),
            "No such command 'version'; `claimcheck --version` prints it; see `claimcheck --help`",
        ),
        (
            ("sing-of",),
            "No such command 'sing-of'. Did you mean 'sign-off'? See `claimcheck --help`",
        ),
        (("frobnicate",), "No such command 'frobnicate'; see `claimcheck --help`"),
        (
            ("list", "--frob"),
            "No such option: --frob; words that begin with - come after --; see"
            " `claimcheck list --help`",
        ),
        (
            ("add", "Trade grew", "--speker", "A. Diop"),
            "No such option: --speker. Did you mean --speaker or --speaker-map or --speaker-role?"
            " See `claimcheck add --help`",
        ),
        (
            ("publis",),
            "No such command 'publis'. Did you mean 'publish'? See `claimcheck --help`",
        ),
        (
            ("reviewer", "add"),
            "Missing argument 'NAME'; for example `claimcheck reviewer add \"M. Sow\"`; see"
            " `claimcheck reviewer add --help`",
        ),
        (
            ("report", "-o", "report.html"),
            "Missing option '--since'; for example `claimcheck report --since 2023 -o report.html`;"
            " see `claimcheck report --help`",
        ),
        (
            ("list", "claim"),
            "Invalid value for 'ROWS': 'claim' is not one of 'claims', 'questions', 'articles',"
            " 'statements'. Did you mean 'claims'? See `claimcheck list --help`",
        ),
        *(
            (
                (*command.split(), *rest, old, "x"),
                f"No such option: {old}. It is called {new} now; see `claimcheck {command} --help`",
            )
            for command, rest, old, new in (
                ("extract", (), "--kind", "--markup"),
                ("match", ("x",), "--kind", "--markup"),
                ("scan", (), "--kind", "--markup"),
                ("match", ("x",), "--with", "--library"),
                ("review", (), "--with", "--library"),
                ("show", ("c-1",), "--with", "--library"),
                ("source cite", ("c-1", "y-1"), "--with", "--library"),
                ("add", ("x",), "--role", "--speaker-role"),
                ("contact add", ("c-1",), "--with", "--party"),
                ("import", ("feed.json",), "--raw", "--verbatim"),
                ("person split", ("p-1",), "--name", "--as"),
                ("scan", (), "--explain", "--about"),
                ("undo", (), "-n", "--steps"),
            )
        ),
        *(
            (
                (*command.split(), *rest, typed, "x"),
                f"No such option: {typed}. Did you mean {meant}? See `claimcheck {command} --help`",
            )
            for command, rest, typed, meant in (
                ("add", ("Trade grew",), "--date", "--said-on or --published-on"),
                ("add", ("Trade grew",), "--on", "--said-on or --published-on"),
                ("add", ("Trade grew",), "--source", "--url or --publisher"),
                ("add", ("Trade grew",), "--name", "--speaker or --person"),
                ("review", ("c-1",), "--source", "--backs"),
                ("review", ("c-1",), "--reason", "--rationale"),
                ("review", ("c-1",), "--label", "--verdict"),
                ("correct", ("v-1",), "--reason", "--rationale or --notice"),
                ("source add", ("c-1",), "--supports", "--stance"),
                ("list", (), "--open", "--questions or --status"),
                ("list", (), "--json", "-f json"),
                ("init", (), "--reviewer", "--by"),
                ("export", (), "--csv", "-f csv"),
                ("publish", ("c-1",), "--date", "--on"),
            )
        ),
        *(
            ((typed, "c-1"), f"No such command {typed!r}. Did you mean {meant}? See `{_HELP}`")
            for typed, meant in (
                ("ingest", "'add' or 'import'"),
                ("dupes", "'match' or 'list questions'"),
                ("watch", "'scan'"),
                ("reject", "'decide' or 'discard' or 'dissent'"),
                ("read", "'extract' or 'add'"),
                ("second", "'sign-off'"),
                ("cosign", "'sign-off'"),
                ("same", "'decide'"),
                ("reopen", "'review'"),
                ("about", "'show'"),
                ("post", "'publish'"),
                ("set", "'config'"),
            )
        ),
        (
            ("quit",),
            "No such command 'quit'; nothing is open that must be closed; see `claimcheck --help`",
        ),
        (
            ("reviewer", "Cy Doe"),
            "No such command 'reviewer Cy Doe'. Did you mean 'reviewer add'? See"
            " `claimcheck reviewer --help`",
        ),
        (
            ("topic", "c-1", "rents"),
            "No such command 'topic c-1'. Did you mean 'topic add'? See `claimcheck topic --help`",
        ),
        (
            ("reviewer", "lst"),
            "No such command 'reviewer lst'. Did you mean 'reviewer list'? See"
            " `claimcheck reviewer --help`",
        ),
        (
            ("export", "csv"),
            "Invalid value for 'ROWS': 'csv' is not one of 'claims', 'verdicts', 'statements',"
            " 'sources', 'corrections', 'questions', 'articles', 'contacts', 'outside-checks',"
            " 'claimreview', 'changes', 'all'. Did you mean `export claims -f csv`? See"
            " `claimcheck export --help`",
        ),
        (
            ("serve", "--port", "x"),
            "Invalid value for '--port' / '-p': 'x' is not a whole number; see"
            " `claimcheck serve --help`",
        ),
        (
            ("list", "--speaker"),
            "Option '--speaker' requires an argument; see `claimcheck list --help`",
        ),
    ],
)
def test_wrong_command_line_is_one_line(arguments: tuple[str, ...], problem: str) -> None:
    assert mistake(*arguments) == problem


def test_words_typed_for_commands_are_no_commands_and_lead_to_some() -> None:
    words = [word for each in _TYPED.values() for word in each.split()]

    assert sorted(words) == sorted(set(words))
    assert not set(words) & set(COMMANDS)
    for each in "/".join(_TYPED).split("/"):
        assert run(*each.split(), "--help").code == 0, each


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "caf\udce9"),
        ("match", "caf\udce9"),
        ("list", "--speaker", "\udcff"),
        ("reviewer", "add", "\udcff"),
    ],
)
def test_argument_that_is_not_utf8_is_refused(database: Path, arguments: tuple[str, ...]) -> None:
    assert mistake(*arguments) == (
        f"{arguments[-1]!r} is not UTF-8; set the terminal to UTF-8 and type it again"
    )


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("add", "Trade grew", "--by", "A. Diallo", "--by", "J. Keita"), "--by"),
        (("add", "Trade grew", "--by=A. Diallo", "--speaker", "X", "--by=J. Keita"), "--by"),
        (
            ("review", "c-1", "--verdict", "False", "--rationale", "x", "--verdict", "True"),
            "--verdict",
        ),
        (("source", "add", "c-1", "x", "--stance", "backs", "--stance", "context"), "--stance"),
    ],
)
def test_option_of_an_act_is_given_once(
    trade: Path, arguments: tuple[str, ...], option: str
) -> None:
    assert mistake(*arguments) == f"{option} is given twice; give it once"


def test_options_that_may_be_repeated_or_record_nothing_are_taken_as_they_come(trade: Path) -> None:
    ok("review", "c-1", *RATED, "--backs", "https://a.example", "--backs", "https://b.example")
    ok("add", "--dry-run", "--dry-run", "Rents were frozen", "--speaker", "--by")

    assert ok("list", "-f", "json", "-f", "csv").startswith("claim_id")


def test_hostile_words_in_an_error_are_shown_spelled_out(elsewhere: Path) -> None:
    assert mistake("list", "--db", "\x1b[2J\u202ex\ny") == (
        "no database at \\x1b[2J\\u202ex y; make one with `claimcheck init --db \\x1b[2J\\u202ex y`"
    )


# Databases that cannot be used

READING = [("match", "Trade grew"), ("list",), ("show", "c-1"), ("export", "claims"), ("log",)]
COPYING = [("backup", "monday.db"), ("pack", "public.db")]
WRITING = [("add", "Trade grew"), ("decide", "s-1", "c-1", "same"), ("reviewer", "add", "M. Sow")]


@pytest.mark.parametrize(
    "command",
    [
        ("gate", "c-1"),
        ("history", "c-1"),
        ("match", "Trade grew by 20%"),
        ("person", "show", "p-1"),
        ("scan", "draft.md", "--checklist", "--verdicts", "proposed"),
        ("search", "trade"),
        ("show", "c-1"),
        ("speaker", "p-1"),
    ],
    ids=" ".join,
)
def test_hostile_words_are_escaped_in_json(database: Path, command: tuple[str, ...]) -> None:
    ok("add", "Trade \u202egrew by\x9b 20%", "--speaker", "Eve", "--person", "Eve \u202eBerg\x9b")
    ok("review", "c-1", "--verdict", "False", "--rationale", "It \u202efell\x9b")
    Path("draft.md").write_text("Trade \u202egrew by\x9b 20%.\n", encoding="utf-8")

    printed = run(*command, "-f", "json").out

    # A draft's text is what its reader sees: the words that an override turns round.
    assert ("\\u009b" if command[0] == "scan" else "\\u202e") in printed
    assert all(line.isprintable() for line in printed.splitlines())


def foreign(path: Path) -> str:
    path.write_text("Minutes of the meeting\n" * 50)
    return f"{path.name} is not a claimcheck database; name another file"


def other_sqlite(path: Path) -> str:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE stamps (country TEXT)")
    connection.close()
    return f"{path.name} is not a claimcheck database; name another file"


def empty(path: Path) -> str:
    path.touch()
    return f"{path.name} is not a claimcheck database; name another file"


def folder(path: Path) -> str:
    path.mkdir()
    return f"cannot use {path.name}: it is a folder;{USABLE}"


def newer(path: Path) -> str:
    shutil.copy(ROOT / "claims.db", path)
    connection = sqlite3.connect(path)
    (known,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    return (
        f"{path.name} has schema 99 and this claimcheck reads up to {known};"
        " install a newer claimcheck"
    )


def missing(path: Path) -> str:
    return f"no database at {path.name}; make one with `claimcheck init --db {path.name}`"


# They all open it at one place: what reads, copies and writes meets each kind, the others one.
@pytest.mark.parametrize(
    ("make", "command"),
    [
        *(
            (make, command)
            for make in (foreign, other_sqlite, empty, folder, newer, missing)
            for command in (READING[0], COPYING[0], WRITING[0])
        ),
        *((missing, command) for command in READING[1:] + COPYING[1:] + WRITING[1:]),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else value.__name__,
)
def test_unusable_database_is_named_and_left_alone(
    elsewhere: Path, make: "type[object]", command: tuple[str, ...]
) -> None:
    path = elsewhere / "desk.db"
    problem = make(path)  # type: ignore[call-arg]
    before = path.read_bytes() if path.is_file() else None

    said = mistake(*command, "--db", "desk.db")

    assert said.removesuffix(" (it was not changed)") == str(problem)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [each.name for each in elsewhere.iterdir()] == ([] if make is missing else ["desk.db"])


@contextmanager
def as_somebody() -> Iterator[None]:
    """Give up the rights of root, under which nothing is read-only."""
    if os.getuid():
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def open_folder(elsewhere: Path) -> Iterator[Path]:
    """Let everybody enter the folders above the current one."""
    closed = [path for path in elsewhere.parents if not path.stat().st_mode & 0o001]
    modes = {path: path.stat().st_mode for path in closed}
    for path in closed:
        path.chmod(modes[path] | 0o011)
    yield elsewhere
    for path in closed:
        path.chmod(modes[path])


def test_read_only_folder_is_read_and_not_written(open_folder: Path, sample: Path) -> None:
    expected = ok("list")
    run("add", "Trade grew", "--dry-run")  # loads what somebody else may not read
    sample.chmod(0o666)
    open_folder.chmod(0o555)

    with as_somebody():
        listed = run("list").out
        said = mistake("add", "Trade grew")
    open_folder.chmod(0o755)

    assert listed == expected
    assert said == (f"cannot use {sample}: the folder {open_folder} is read-only;{USABLE}")
    assert [path.name for path in open_folder.iterdir()] == ["claims.db"]


def test_past_of_a_database_in_wal_mode_is_read_in_a_read_only_folder(
    open_folder: Path, sample: Path
) -> None:
    expected = ok("show", "c-1", "--at", "2023")
    connection = sqlite3.connect(sample)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    sample.chmod(0o666)
    open_folder.chmod(0o555)

    with as_somebody():
        shown = run("show", "c-1", "--at", "2023")
    open_folder.chmod(0o755)

    assert shown == Ran(0, expected, "")


@pytest.mark.parametrize(
    ("mode", "command", "reason"),
    [(0o000, ("list",), "permission denied"), (0o444, ("add", "Trade grew"), "it is read-only")],
)
def test_forbidden_file_is_named(
    open_folder: Path, sample: Path, mode: int, command: tuple[str, ...], reason: str
) -> None:
    run(*command)
    open_folder.chmod(0o777)
    sample.chmod(mode)

    with as_somebody():
        assert mistake(*command) == f"cannot use {sample}: {reason};{USABLE}"


def test_full_disk_stores_nothing(sample: Path) -> None:
    before = ok("log", "--head")

    ran = child("add", "Trade grew by 20% " + "and more " * 1000, file_size=16_384)

    assert ran == (2, "", f"claimcheck: cannot use {sample}: disk I/O error;{USABLE}\n")
    assert ok("log", "--head") == before
    assert ok("log", "--verify").splitlines()[1] == f"head {before.strip()}"


# Which database


def test_database_is_named_by_flag_environment_settings_or_place(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = elsewhere / "desk" / "today"
    inner.mkdir(parents=True)
    (elsewhere / ".git").mkdir()
    for name in ("flag", "environment", "settings", "claims"):
        ok("init", "--db", f"{name}.db", "--by", name)
    monkeypatch.chdir(inner)

    def opened(*arguments: str) -> str:
        return ok("reviewer", "list", "-f", "csv", *arguments).splitlines()[1].split(",")[0]

    assert opened() == "claims"
    (elsewhere / "claimcheck.toml").write_text('db = "settings.db"')
    assert opened() == "settings"
    monkeypatch.setenv("CLAIMCHECK_DB", str(elsewhere / "environment.db"))
    assert opened() == "environment"
    assert opened("--db", str(elsewhere / "flag.db")) == "flag"


def test_search_ends_at_the_repository_root(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = database.parent / "repository"
    (inner / ".git").mkdir(parents=True)
    monkeypatch.chdir(inner)

    assert mistake("list").startswith("no database at claims.db;")


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_reading_makes_no_database(elsewhere: Path, command: tuple[str, ...]) -> None:
    mistake(*command)

    assert list(elsewhere.iterdir()) == []


# Processes


_RUN = """
import sys
from claimcheck.cli.app import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code
print(*sys.modules, file=sys.stderr)
"""


def imported(*arguments: str) -> set[str]:
    """Return the modules that a run of the program imports."""
    ended = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments], capture_output=True, check=False, text=True
    )
    assert ended.returncode == 0, ended.stderr
    return set(ended.stderr.split())


def heavy(modules: set[str]) -> set[str]:
    return modules & {"sqlite3", "sqlite_utils", "rapidfuzz", "rich", "pydantic", "numpy", "click"}


@pytest.mark.slow
@pytest.mark.parametrize("command", ["add", "match"])
def test_words_on_the_line_bring_nothing_that_reads_files(sample: Path, command: str) -> None:
    modules = imported(command, "Trade grew by 20% in Kayes")

    assert not {
        name
        for name in modules
        if name.startswith(
            (
                "claimcheck.language.attribution.",
                "claimcheck.reading.articles",
                "claimcheck.reading.plain",
            )
        )
        or name in {"html.parser", "http.client", "urllib.request", "trafilatura", "lxml"}
    }


def test_version_imports_next_to_nothing() -> None:
    modules = imported("--version")

    assert heavy(modules) == set()
    assert {name for name in modules if name.startswith("claimcheck")} == {
        "claimcheck",
        "claimcheck.cli",
        "claimcheck.cli.app",
        "claimcheck.cli.completion",
        "claimcheck.cli.help",
        "claimcheck.cli.options",
        "claimcheck.cli.options.common",
        "claimcheck.errors",
        "claimcheck.named_tuple",
    }


@pytest.mark.parametrize(
    ("command", "expected", "rooms"),
    [
        (("match", "Trade grew by 20%"), {"sqlite3"}, {"store", "matching"}),
        (("list",), {"sqlite3"}, {"store"}),
        (("show", "c-1"), {"sqlite3"}, {"store", "matching"}),
        (("log", "--head"), {"sqlite3"}, {"store"}),
    ],
    ids=["match", "list", "show", "log"],
)
def test_reading_commands_import_no_more_than_they_need(
    sample: Path, command: tuple[str, ...], expected: set[str], rooms: set[str]
) -> None:
    modules = imported(*command)

    assert heavy(modules) == expected
    assert rooms <= {name.split(".")[1] for name in modules if name.startswith("claimcheck.")}
    commands = {name for name in modules if name.startswith("claimcheck.cli.commands.")}
    assert commands == {f"claimcheck.cli.commands.{command[0]}"}


@pytest.mark.parametrize(
    ("command", "unused"),
    [
        (
            ("match", "Trade grew by 20%"),
            {
                "csv",
                "claimcheck.matching.steps.order",
                "claimcheck.record.leaving",
                *(
                    f"claimcheck.model.{name}"
                    for name in ("record.copies", "scan.finding", "desk.gate", "question")
                ),
            },
        ),
        (("add", "Whales sing"), {"claimcheck.reading.records.files"}),
        (
            ("scan", str(FIXTURES / "draft.md"), "--verdicts", "proposed", "--exit-zero"),
            {"html", "hashlib", "claimcheck.store.log.transaction"},
        ),
    ],
    ids=["match", "add", "scan"],
)
def test_a_run_loads_no_more_than_it_needs(
    sample: Path, command: tuple[str, ...], unused: set[str]
) -> None:
    assert imported(*command) & unused == set()


@pytest.mark.parametrize("command", [("list",), ("export", "statements", "-f", "json"), ("log",)])
def test_reader_that_left_ends_the_program_quietly(sample: Path, command: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)

    ended = subprocess.run(
        [sys.executable, "-m", "claimcheck", *command],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)

    assert (ended.returncode, ended.stderr) == (141, b"")


@pytest.mark.parametrize(
    "environment",
    [
        {"NO_COLOR": "1"},
        {"TERM": "dumb"},
        {"GITHUB_ACTIONS": "true", "FORCE_COLOR": "1"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"COLUMNS": "80"},
    ],
    ids=lambda environment: next(iter(environment)),
)
def test_output_depends_on_nothing_but_the_width_of_the_terminal(
    sample: Path, environment: dict[str, str]
) -> None:
    assert child("show", "c-5", environment=environment) == run("show", "c-5")
    assert child("--help", environment=environment).out == ok("--help")


def test_completion_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    # Which shell runs the tests, if any, is nobody's business here.
    given = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    script = child("--show-completion", "bash", environment=given)
    words = {"COMP_WORDS": "claimcheck revi", "COMP_CWORD": "1"}
    offered = child(environment={"_CLAIMCHECK_COMPLETE": "complete_bash", **words})

    assert (script.code, "_CLAIMCHECK_COMPLETE=complete_bash" in script.out) == (0, True)
    assert offered == Ran(0, "review\nreviewer\n", "")
