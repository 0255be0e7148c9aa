"""The digest of the matcher's code, which stands in `claimcheck/matching/code_digest.py`."""

import ast
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

SOURCE = Path("src")
CODE = Path("src/claimcheck/matching/code_digest.py")
# What decides whether two texts are the same claim begins there.
_FIRST = "claimcheck.matching.bands"
# Who may speak is read by rules of its own, and only names come from there.
_ROOMS = ("claimcheck.matching.", "claimcheck.language.")
_LEFT_OUT = ("claimcheck.language.attribution.", "claimcheck.language.people.")


def code_module(root: Path) -> str:
    """Return the module as it should be: it changes when a rule's code or table does."""
    return (
        '"""The digest of the rules\' code and tables, written by `python3 dev.py docs`."""\n\n'
        f'CODE_DIGEST = "{code_digest(root)}"\n'
    )


def code_digest(root: Path) -> str:
    """Return eight digits of the digest of every file by which two texts are compared."""
    digest = sha256()
    for path in sorted(_files(root / SOURCE)):
        digest.update(f"{path.relative_to(root).as_posix()}\n".encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:8]


def _files(source: Path) -> Iterator[Path]:
    """Yield the modules that the comparison imports, early or late, and the tables beside them."""
    waiting, seen, folders = [_FIRST], set[Path](), set[Path]()
    while waiting:
        path = source / f"{waiting.pop().replace('.', '/')}.py"
        if path in seen or not path.exists() or path == source.parent / CODE:
            continue
        seen.add(path)
        folders.add(path.parent)
        waiting += _imported(path)
    yield from seen
    for folder in folders:
        yield from folder.glob("*.txt")
        yield from folder.glob("*.json")


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
            for name in names:
                if name.startswith(_ROOMS) and not name.startswith(_LEFT_OUT):
                    yield name
