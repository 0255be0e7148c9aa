"""Check the spelling of the docstrings of rooms whose code is lists of slips and other languages.

Examples and what stands between backticks are passed over, as in every other file.
"""

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from doctest import DocTestParser
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("language", "matching", "reading")
_QUOTED = "``[^`]*``|`[^`]*`"


def main(words: list[str]) -> int:
    """Run codespell with its options ``words`` on what the docstrings say; return its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        for room in ROOMS:
            for module in sorted((ROOT / "src/claimcheck" / room).rglob("*.py")):
                page = Path(folder, module.relative_to(ROOT / "src")).with_suffix(".md")
                page.parent.mkdir(parents=True, exist_ok=True)
                source = module.read_text(encoding="utf-8")
                page.write_text("\n".join(docstrings(source)), encoding="utf-8")
        command = [sys.executable, "-m", "codespell_lib", "--ignore-regex", _QUOTED, *words, folder]
        return subprocess.run(command, cwd=ROOT, check=False).returncode


def docstrings(source: str) -> Iterator[str]:
    """Yield what the docstrings of a module say, without their examples."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            parts = DocTestParser().parse(ast.get_docstring(node) or "")
            yield "".join(part for part in parts if isinstance(part, str))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
