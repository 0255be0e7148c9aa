"""The check of the documents finds what it says it finds."""

from pathlib import Path

import pytest

from tools import check_docs as check


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "[there](there.md)",
        "[a heading](there.md#exit-codes)",
        "[a heading here](#one-two)\n\n# One, two",
        "[a folder](folder/)",
        "[spaces](a%20b.md)",
        '[titled](there.md "There")',
        "[another place](https://example.org/missing.md)",
        "`[code](missing.md)`",
        "```\n[code](missing.md)\n```",
        "~~~\n```\n[code](missing.md)\n~~~",
        "[by name]\n\n[by name]: there.md",
    ],
)
def test_links_that_lead_somewhere_pass(tmp_path: Path, text: str) -> None:
    write(tmp_path / "there.md", "# There\n\n## Exit codes\n")
    write(tmp_path / "a b.md", "")
    write(tmp_path / "folder" / "x.txt", "")
    write(tmp_path / "page.md", text)

    assert list(check.broken_links(tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[gone](gone.md)", "page.md:1: no gone.md"),
        ("\n![gone](img/gone.png)", "page.md:2: no img/gone.png"),
        ("[no heading](there.md#gone)", "page.md:1: no there.md#gone"),
        ("[no heading here](#gone)", "page.md:1: no #gone"),
        ("[outside](../)", "page.md:1: no ../"),
        ("[absolute](/there.md)", "page.md:1: no /there.md"),
        ("[by name]: gone.md", "page.md:1: no gone.md"),
        ("```\ncode\n```\n[gone](gone.md)", "page.md:4: no gone.md"),
    ],
)
def test_broken_link_is_named_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    write(tmp_path / "there.md", "# There\n")
    write(tmp_path / "page.md", text)

    assert list(check.broken_links(tmp_path)) == [problem]


HELP = """\
## claimcheck

```text
Options: --version, -h, --help
```

## claimcheck list

```text
Options:
  -f, --format FORMAT  table or csv.
  --at DATE            As it
                       was then.
```

## claimcheck person

```text
Commands:
  add  Add a person.
```

## claimcheck person add

```text
Options:
  --role ROLE  Their role.
```
"""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Type `claimcheck lits`.", "page.md:1: no command `claimcheck lits`"),
        ("\n`claimcheck list --on 2023`", "page.md:2: `claimcheck list` has no --on"),
        ("`list --on=2023 --at 2023`", "page.md:1: `claimcheck list` has no --on"),
        ("`claimcheck list -n 3`", "page.md:1: `claimcheck list` has no -n"),
        ("`claimcheck person ad X`", "page.md:1: no command `claimcheck person ad`"),
        ("`claimcheck person add X --rôle`", "page.md:1: `claimcheck person add` has no --rôle"),
        ("`claimcheck help lits`", "page.md:1: no command `claimcheck lits`"),
        ("`claimcheck list\n--on 2023`", "page.md:1: `claimcheck list` has no --on"),
        ("```console\n$ claimcheck lits\n```", "page.md:2: no command `claimcheck lits`"),
        ("```sh\nclaimcheck list \\\n  --on 1\n```", "page.md:2: `claimcheck list` has no --on"),
    ],
)
def test_command_that_the_program_does_not_have_is_named(
    tmp_path: Path, text: str, problem: str
) -> None:
    write(tmp_path / "page.md", text)

    assert list(check.unknown_commands(tmp_path, HELP)) == [problem]


@pytest.mark.parametrize(
    "text",
    [
        "`claimcheck list --at 2023 -f csv | grep --count x > out --on`",
        "`claimcheck help list`, `claimcheck --version`, `claimcheck person --help`",
        "`claimcheck person add X --role Y`",
        "`claimcheck list …`, `list`, a `list --at` and `grep --on`",
        "```console\n$ claimcheck list\nclaimcheck: told --on stderr\n```",
        "`claimcheck list -- --on`",
    ],
)
def test_commands_that_the_program_has_pass(tmp_path: Path, text: str) -> None:
    write(tmp_path / "page.md", text)

    assert list(check.unknown_commands(tmp_path, HELP)) == []


# Each is written in two pieces, or this file would hold what none may.
INSTALL, HOST, PATH = "pip install ", "py" + "pi.org", "/" + "home/"


@pytest.mark.parametrize(
    "text",
    [
        INSTALL + "claimcheck",
        INSTALL + "-U 'claimcheck'",
        INSTALL + "claimcheck[documents]",
        "pip3 install claim" + "check==1.0",
        f"https://{HOST}/project/x",
        "files.python" + "hosted.org",
        f"file://{PATH}anna/claims.db",
        f"open {PATH}anna/claims.db",
        "C:" + r"\Users\anna",
    ],
)
def test_forbidden_words_are_found_in_any_file(tmp_path: Path, text: str) -> None:
    write(tmp_path / "src" / "module.py", f"first\n{text}\n")

    [problem] = check.forbidden_words(tmp_path)

    assert problem.startswith("src/module.py:2: ")


@pytest.mark.parametrize(
    "text",
    [
        INSTALL + "claimcheck-cli",
        INSTALL + "claimcheck-receipts",
        "https://example.org" + PATH + "page",
        "~/claims.db",
        "../home/page.md",
        "#!/usr/bin/env bash",
    ],
)
def test_permitted_words_pass(tmp_path: Path, text: str) -> None:
    write(tmp_path / "page.md", text)

    assert list(check.forbidden_words(tmp_path)) == []


def test_what_tools_made_is_not_checked(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    write(tmp_path / ".ci" / "run", "")
    for made in [".git/x", ".venv/x", "src/__pycache__/x", "x.egg-info/x", "env/pyvenv.cfg"]:
        write(tmp_path / made, "")

    found = [path.relative_to(tmp_path).as_posix() for path in check.project_files(tmp_path)]

    assert found == [".ci/run", "a.txt"]


def test_page_that_differs_from_what_it_is_written_from_is_reported(tmp_path: Path) -> None:
    name, page = Path("docs/cli.md"), "# Command line\n"
    stale = ["docs/cli.md: differs from what it is written from; run `python3 dev.py docs`"]

    assert list(check.stale_page(tmp_path, name, page)) == stale
    write(tmp_path / name, "# Old\n")
    assert list(check.stale_page(tmp_path, name, page)) == stale
    write(tmp_path / name, page)
    assert list(check.stale_page(tmp_path, name, page)) == []
