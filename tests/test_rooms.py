"""What stands in the rooms: names that mean one thing, and modules that are worth a file."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "claimcheck"
# Found by its name, as a command, a rule of the scan and a format of findings are.
FOUND_BY_NAME = ("cli/commands", "workflows/scan/rules", "reports/scan")
# Written by a tool.
MADE = {"matching/code_digest.py"}
FEW_LINES = 50
FEW_MODULES = 15


@cache
def modules() -> dict[Path, ast.Module]:
    """Return what each module of the package says."""
    found = sorted(PACKAGE.rglob("*.py"))
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in found}


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the dotted names that a module imports, those of what it takes from them too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{each.name}" for each in node.names)


def test_a_class_name_has_one_meaning() -> None:
    homes: dict[str, list[str]] = {}
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                home = path.relative_to(PACKAGE).as_posix()
                homes.setdefault(node.name.lstrip("_"), []).append(home)

    assert {name: found for name, found in homes.items() if len(found) > 1} == {}


def test_a_short_module_is_found_by_its_name_or_used_by_several() -> None:
    users: dict[str, set[Path]] = {}
    for path, tree in modules().items():
        for name in imported(tree):
            users.setdefault(name, set()).add(path)
    short = {
        path.relative_to(PACKAGE).as_posix(): ".".join(
            ("claimcheck", *path.relative_to(PACKAGE).with_suffix("").parts)
        )
        for path in modules()
        if not path.name.startswith("__")
        and len(path.read_text(encoding="utf-8").splitlines()) < FEW_LINES
    }

    lonely = {
        file
        for file, name in short.items()
        if len(users.get(name, ())) < 2 and not file.startswith(FOUND_BY_NAME)
    }

    assert lonely == MADE


def test_a_folder_holds_about_fifteen_modules_but_for_commands() -> None:
    numbers: dict[str, int] = {}
    for path in modules():
        if path.name != "__init__.py":
            folder = path.parent.relative_to(PACKAGE).as_posix()
            numbers[folder] = numbers.get(folder, 0) + 1

    assert {name for name, number in numbers.items() if number > FEW_MODULES} == {"cli/commands"}
