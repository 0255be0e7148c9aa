"""Texts under names that no draft has: data files, and files without a draft's ending."""

import re
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final

from claimcheck.reading.kinds import DOCUMENTS, NOT_DRAFTS, TEMPLATES, UNREAD, XML

# Data that sites show; tables and catalogues of translations too.
_DATA: Final = frozenset(
    (
        *(".json", ".json5", ".jsonl", ".ndjson", ".yaml", ".yml", ".toml"),
        *(".csv", ".tsv", ".po", ".arb"),
        *XML,
    )
)
_WIKI: Final = frozenset((".wiki", ".mediawiki", ".creole", ".dokuwiki"))
_COMMENTED: Final = frozenset((".yaml", ".yml", ".toml", ".po"))
# What editors and people put behind the name of a file that they keep beside it.
_COPIES: Final = frozenset(
    (".tmp", ".temp", ".bak", ".backup", ".orig", ".old", ".new", ".save", ".swp", ".draft")
)
# Programs, style sheets, settings and logs, whose comments and messages are sentences too.
_CODE: Final = frozenset(
    f".{ending}"
    for ending in (
        *"asm awk bash bat bazel bzl c cc cfg cjs clj cljs cmake cmd coffee conf cpp cr cs".split(),
        *"css csx d dart diff ex exs el erl f f90 fish fs fsx gd gleam gn go gql gradle".split(),
        *"graphql groovy h hcl hh hpp hrl hs htaccess ini ino java jl js jsonc kt kts less".split(),
        *"lisp lock log lua m mak mjs mk ml mli mm mod mts nim nix pas patch pl plist".split(),
        *"pm properties proto ps1 psm1 py pyi pyx r rake rb rego rkt rs sass sbt scala scm".split(),
        *"scss sh sol sql styl sum sv swift tcl tf tfvars tpl ts v vb vhd vim wat wgsl".split(),
        *"xsd xsl xslt zig zsh".split(),
    )
)
# What every repository has, and nobody publishes as an article; by name without its ending.
_ORDINARY: Final = frozenset(
    (
        *("authors", "codeowners", "contributors", "copying", "copyright", "credits", "licence"),
        *("license", "maintainers", "notice", "owners", "patents", "unlicense", "version"),
        *("brewfile", "build", "containerfile", "dockerfile", "gemfile", "gnumakefile"),
        *("jenkinsfile", "justfile", "makefile", "pipfile", "podfile", "procfile", "rakefile"),
        *("snakefile", "vagrantfile", "workspace"),
    )
)
_ORDINARY_DATA: Final = frozenset(
    (
        *("composer", "npm-shrinkwrap", "package", "package-lock", "pnpm-lock", "cargo"),
        *("pyproject", "poetry.lock", "uv.lock", "claimcheck", "docker-compose", "compose"),
        *("action", "tsconfig", "jsconfig", "deno", "renovate", "netlify", "mkdocs", "pom"),
    )
)
_MOST_BYTES: Final = 1024 * 1024
# Fewer words say nothing.
_FEWEST_WORDS: Final = 5
# Of the characters of prose, fewer are signs of code.
_MOST_SIGNS: Final = 0.01


class OtherText(Enum):
    """Why a text is not read; the value is what is counted, and what sets it apart."""

    DATA = ("data file", "with sentences")
    UNNAMED = ("text", "without a draft's ending")


def other_text(path: Path) -> OtherText | None:
    """Return what a file that is no draft may be by its name; None for code and the like.

    >>> names = ("posts/draft.md~", "draft", "posts.json", "draft.story")
    >>> [other_text(Path(each)).name for each in names]
    ['UNNAMED', 'UNNAMED', 'DATA', 'UNNAMED']
    >>> [other_text(Path(each)) for each in ("LICENSE", "package.json", "a.py")]
    [None, None, None]
    """
    stem, _, ending = path.name.lower().rpartition(".")
    suffix = f".{ending}" if stem else ""
    if suffix in _DATA:
        return None if stem in _ORDINARY_DATA else OtherText.DATA
    is_text = suffix not in _CODE and path.name.lower() not in _ORDINARY
    return OtherText.UNNAMED if is_text else None


def has_own_marks(path: Path) -> bool:
    """Return whether a file that is read as plain text has marks which then count as words.

    >>> [has_own_marks(Path(each)) for each in ("a.json", "a.py", "a.jsx", "a.svg", "a.story")]
    [True, True, True, False, False]
    """
    suffix = path.suffix.lower()
    unread_by_page = NOT_DRAFTS.difference(TEMPLATES, UNREAD, DOCUMENTS)
    return suffix in (_DATA | _CODE | _WIKI | unread_by_page) - XML


def holds_sentence(path: Path) -> bool:
    """Return whether a file is a text in which words follow each other as in a sentence.

    Programs are none, and neither is what a data file has in comments.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES)
    except OSError:
        return False
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    elif b"\0" in content or content.startswith(b"#!"):
        return False
    else:
        text = content.decode("utf-8", "replace")
    suffix = path.suffix.lower()
    if suffix in XML:
        text = _in_elements(suffix, text)
    if _is_unknown(suffix) and _looks_like_code(text):
        return False
    if suffix in _COMMENTED:
        text = re.sub(r"(?m)^[ \t]*#.*$", "", text)
    return has_sentence(_unescaped(text) if suffix in _DATA else text.replace("\n", " "))


def _in_elements(suffix: str, text: str) -> str:
    """Return XML without comments and styles; of a drawing without tags, too, which cut words."""
    text = re.sub(r"(?s)<!--.*?-->|<(style|metadata)\b.*?</\1\s*>", " ", text)
    return re.sub(r"\s*<[^>]*+>\s*", " ", text) if suffix == ".svg" else text


def _is_unknown(suffix: str) -> bool:
    """Return whether files with this ending may be texts, and may be programs."""
    is_ending = re.fullmatch(r"\.(?=.*[a-z])[a-z0-9_+-]+", suffix) is not None
    return is_ending and suffix not in _DATA | _COPIES


def _looks_like_code(text: str) -> bool:
    return len(re.findall(r"[][{}<>=;$\\|#]", text)) > len(text) * _MOST_SIGNS


def has_sentence(text: str) -> bool:
    """Return whether words follow each other in a text as in a sentence, and seldom in code."""
    return any(
        found["unspaced"] or sum(map(_has_letter, found[0].split())) >= _FEWEST_WORDS - 1
        for found in _in_words().finditer(text)
    )


def _has_letter(word: str) -> bool:
    return any(map(str.isalpha, word))


def _unescaped(text: str) -> str:
    """Return a text of a data file with the signs that it escapes."""
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    return re.sub(r"\\[nrt]", " ", plain)


@cache
def _in_words() -> re.Pattern[str]:
    # Chinese, Japanese and Thai have no blanks between words.
    word = r"[^\W_]++(?:['’-][^\W_]++)*+"
    return re.compile(
        r"(?P<unspaced>[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]{10})"
        rf"|(?<![^\W_])(?:{word}[,;]?[^\S\n]++){{{_FEWEST_WORDS - 1}}}{word}"
    )
