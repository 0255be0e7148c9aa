"""Check the spelling of the prose in rooms whose code is lists of slips and other languages.

Prose is what docstrings and comments say. Examples are passed over, what stands between
backticks as in every other file, and in a comment what stands between quotation marks.
"""

import ast
import io
import re
import subprocess
import sys
import tempfile
import tokenize
from collections.abc import Iterator
from doctest import DocTestParser
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("language", "matching", "reading")
_QUOTED = "``[^`]*``|`[^`]*`"
_EXAMPLE = re.compile('"[^"]*"|“[^”]*”')


def main(words: list[str]) -> int:
    """Run codespell with its options ``words`` on the prose; return its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        for room in ROOMS:
            for module in sorted((ROOT / "src/claimcheck" / room).rglob("*.py")):
                page = Path(folder, module.relative_to(ROOT / "src")).with_suffix(".md")
                page.parent.mkdir(parents=True, exist_ok=True)
                source = module.read_text(encoding="utf-8")
                prose = [*docstrings(source), *comments(source)]
                page.write_text("\n".join(prose), encoding="utf-8")
        command = [sys.executable, "-m", "codespell_lib", "--ignore-regex", _QUOTED, *words, folder]
        return subprocess.run(command, cwd=ROOT, check=False).returncode


def docstrings(source: str) -> Iterator[str]:
    """Yield what the docstrings of a module say, without their examples."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            parts = DocTestParser().parse(ast.get_docstring(node) or "")
            yield "".join(part for part in parts if isinstance(part, str))


def comments(source: str) -> Iterator[str]:
    """Yield what the comments of a module say, without the words that they quote."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield _EXAMPLE.sub("", token.string)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
