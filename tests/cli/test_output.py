"""Where what is printed goes: streams, pipes and files that cannot be written."""

import contextlib
import io
import os
import sys
import threading
from pathlib import Path

import pytest

from claimcheck.cli.app import main
from tests.cli.running import child, mistake, ok, run
from tests.desk import Desk
from tests.named_pipes import make_pipe


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(tmp_path)
    desk.run("add", "Trade grew by 20%")
    monkeypatch.setenv("CLAIMCHECK_DB", str(desk.path))
    return desk


EXPORT = ("export", "claims", "-f", "csv")


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_names_of_stdout_are_stdout(desk: Desk, name: str) -> None:
    assert ok(*EXPORT, "-o", name) == ok(*EXPORT)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_table_on_a_terminal_holds_nothing_that_acts(desk: Desk) -> None:
    desk.run("add", "Trade \x1b[31mfell\U000e0041, by 20%")
    piped, terminal = ok(*EXPORT), Terminal()

    with contextlib.redirect_stdout(terminal), contextlib.suppress(SystemExit):
        main(EXPORT)

    assert "\x1b[31mfell\U000e0041" in piped
    assert terminal.getvalue() == piped.replace("\x1b", "\\x1b").replace(
        "\U000e0041", "\\U000e0041"
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", ["/dev/stdout", "log", "again"])
def test_what_a_log_holds_stays_when_stdout_is_named(desk: Desk, tmp_path: Path, name: str) -> None:
    log, named = tmp_path / "log.txt", tmp_path / name
    log.write_text("before\n")
    if name == "log":
        named.symlink_to("/dev/stdout")
    elif name == "again":
        (tmp_path / "link").symlink_to("/proc/self/fd/1")
        named.symlink_to("link")
    arguments = " ".join([*EXPORT, "-o", str(named if name != "/dev/stdout" else name)])

    code = os.system(f"{sys.executable} -m claimcheck {arguments} >> {log}")

    assert code == 0
    assert log.read_text() == "before\n" + ok(*EXPORT)


def test_pipe_is_written_into_and_stays_one(desk: Desk, tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[str]()
    make_pipe(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()

    ok(*EXPORT, "-o", str(pipe))

    reader.join(10)
    assert read == [ok(*EXPORT)]
    assert pipe.is_fifo()


def test_file_that_is_replaced_keeps_who_may_read_it(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "claims.csv"
    target.write_text("old")
    target.chmod(0o600)
    other = tmp_path / "claims.csv.part"
    other.write_text("somebody's own")

    ok(*EXPORT, "-o", str(target))

    assert (target.read_text(), target.stat().st_mode & 0o777) == (ok(*EXPORT), 0o600)
    assert other.read_text() == "somebody's own"
    ok(*EXPORT, "-o", str(tmp_path / "new.csv"))
    other.touch()
    assert (tmp_path / "new.csv").stat().st_mode == other.stat().st_mode


@pytest.mark.parametrize(
    "command",
    [
        (*EXPORT, "-o"),
        ("digest", "--for", "A. Diallo", "-o"),
        ("report", "--since", "2023", "-f", "markdown", "-o"),
        ("review", "--export"),
        ("dossier", "c-1", "-o"),
    ],
    ids=lambda command: command[0],
)
def test_new_file_is_read_by_nobody_who_may_not_read_the_record(
    desk: Desk, tmp_path: Path, command: tuple[str, ...]
) -> None:
    for mode, made in ((0o600, 0o600), (0o640, 0o640), (0o666, 0o644), (0o400, 0o600)):
        desk.path.chmod(mode)
        target = tmp_path / f"{mode:o}"
        if mode == 0o400 and command[0] == "review":
            # It notes in the record what was handed out, and that is closed to all.
            assert "it is read-only" in desk.run(*command, str(target)).err
            assert not target.exists()
            continue
        assert desk.run(*command, str(target)).code == 0
        assert target.stat().st_mode & 0o777 == made


def test_device_that_is_full_is_a_mistake(desk: Desk) -> None:
    assert mistake(*EXPORT, "-o", "/dev/full") == (
        "cannot write /dev/full: No space left on device; name another file with -o"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments", [EXPORT, ("list",), ("show", "c-1"), ("log",), ("--help",), ("--version",)]
)
def test_stdout_on_a_full_disk_is_one_line_and_a_mistake(
    desk: Desk, arguments: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = child(*arguments, stdout=full)

    assert (ended.code, ended.err) == (
        2,
        "claimcheck: cannot write the output: No space left on device; free space, or write"
        " elsewhere\n",
    )


@pytest.mark.slow
def test_what_is_stored_while_stdout_is_full_is_said_once(desk: Desk) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = child("add", "Rents fell by 9%", "--by", "A. Diallo", stdout=full)

    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert ended.err.endswith("elsewhere. What the command did is stored: do not repeat it\n")
    assert "Rents fell by 9%" in run("list").out


@pytest.mark.slow
def test_talk_that_cannot_be_written_does_no_harm(desk: Desk) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = child("list", stderr=full)

    assert (ended.code, ended.out) == (0, run("list").out)
