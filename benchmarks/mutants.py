"""Change one thing of a rule at a time, and tell which changes no test notices.

A sample by seed of the rules of matching, language and status, each changed in a copy of the
project: a comparison turned, `and` for `or`, a number one more, a condition negated. What
lives is listed with its line; it needs a test, or says nothing.

    python3 dev.py mutate --number 30 --seed 1
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
COPIED: Final = ("src", "tests", "docs", "fixtures", "benchmarks")

# Where a rule is, and the tests that should notice when it changes.
ROOMS: Final = {
    "matching": ("tests/matching", "tests/workflows/compare", "tests/workflows/scan"),
    "language/figures": ("tests/language/figures", "tests/matching"),
    "language/attribution": ("tests/language", "tests/workflows/intake"),
    "language/people": ("tests/language", "tests/workflows/intake"),
    "language/dates": ("tests/language", "tests/workflows/intake"),
    "language/text": ("tests/language", "tests/matching"),
    "model/status.py": ("tests/model", "tests/workflows/verdicts", "tests/workflows/test_laws.py"),
}

TURNED: Final[dict[type[ast.AST], Any]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}


class Site(NamedTuple):
    """A place that can be changed: a node of a module, counted as `ast.walk` meets them."""

    room: str
    path: Path
    node: int


class Mutant(NamedTuple):
    """A changed module: where, what stood there and what stands there now."""

    place: str
    before: str
    after: str
    source: str


def sites_of(room: str) -> list[Site]:
    """Return every place in the modules of a room that can be changed."""
    pattern = room if room.endswith(".py") else f"{room}/**/*.py"
    return [
        Site(room, path, index)
        for path in sorted((ROOT / "src" / "claimcheck").glob(pattern))
        for index, node in enumerate(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        if _change(node)
    ]


def mutant_at(site: Site) -> Mutant:
    """Return the module of a place with that place changed."""
    tree = ast.parse(site.path.read_text(encoding="utf-8"))
    node = next(each for index, each in enumerate(ast.walk(tree)) if index == site.node)
    before = ast.unparse(node)
    _change(node)
    ast.fix_missing_locations(tree)
    place = f"{site.path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
    return Mutant(place, before, ast.unparse(node), ast.unparse(tree))


def _change(node: ast.AST) -> bool:
    """Change a node where it stands; return whether there was something to change."""
    match node:
        case ast.Compare(ops=[first, *_]) if type(first) in TURNED:
            node.ops[0] = TURNED[type(first)]()
        case ast.BoolOp(op=op) if type(op) in TURNED:
            node.op = TURNED[type(op)]()
        case ast.BinOp(op=op) if type(op) in TURNED:
            node.op = TURNED[type(op)]()
        case ast.Constant(value=bool(value)):
            node.value = not value
        case ast.Constant(value=int(number)):
            node.value = number + 1
        case ast.IfExp(test=test):
            node.test = ast.UnaryOp(ast.Not(), test)
        case _:
            return False
    return True


def lives(mutant: Mutant, site: Site, copy: Path) -> bool:
    """Return whether all tests of its room pass with the mutant in a copy of the project."""
    place = copy / site.path.relative_to(ROOT)
    kept = place.read_text(encoding="utf-8")
    place.write_text(mutant.source, encoding="utf-8")
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", *_tests_of(site)],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy / "src")},
            capture_output=True,
            timeout=900,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    finally:
        place.write_text(kept, encoding="utf-8")
    return ended.returncode == 0


def _tests_of(site: Site) -> list[str]:
    """Return what should notice a change: a module's own examples, then its room's tests."""
    return [site.path.relative_to(ROOT).as_posix(), *ROOMS[site.room]]


def main() -> int:
    """Try a sample and print what lived; 1 if anything did."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--number", type=int, default=30, help="how many to try")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--room", choices=list(ROOMS), help="of one room alone")
    given = parser.parse_args()
    every = [site for room in ROOMS if given.room in {None, room} for site in sites_of(room)]
    chosen = random.Random(given.seed).sample(every, min(given.number, len(every)))
    lived = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        _copy_project(copy)
        for number, site in enumerate(chosen, 1):
            mutant = mutant_at(site)
            alive = lives(mutant, site, copy)
            lived += alive
            change = f"{mutant.before[:70]} -> {mutant.after[:70]}".replace("\n", " ")
            print(
                f"{number:3} {'LIVES' if alive else 'found'} {mutant.place}  {change}", flush=True
            )
    print(f"{lived} of {len(chosen)} lived; there are {len(every)} (seed {given.seed})")
    return 1 if lived else 0


def _copy_project(copy: Path) -> None:
    """Copy what the tests read, so that nothing changes where people work."""
    for name in COPIED:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ROOT.iterdir():
        if file.is_file():
            shutil.copy(file, copy)


if __name__ == "__main__":
    sys.exit(main())
