"""docs/api.md: how a program uses claimcheck, written from the docstrings of what it uses."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import Any, get_args

import claimcheck
from claimcheck.record import parts_of_record

HEADER = """\
# In Python

Written from the package's own docstrings by `python3 dev.py docs`; change these, not this page.

One object is the record. Each of its methods does what a command does, checks the same rules, and
is stored as one act, all of it or nothing. What comes back is plain values with named fields. A
mistake of yours is a `claimcheck.ClaimcheckError`, whose text says what is wrong and what to do.

**Open, add, match.** A record is a file. Who makes it is its first reviewer.

```python
import claimcheck

with claimcheck.open_record("claims.db", reviewer="A. Diallo", create=True) as record:
    added = record.add("Trade grew by 20%", speaker="S. Lavrov", said_on="2023-02-07")
    print(added.claim_id, added.outcome)
    for match in record.match("Trade grew by 30%"):
        print(match.band, match.claim.id, match.claim.text)
        for difference in match.comparison.differences:
            print(difference.guard, difference.first, difference.second)
```

```text
c-1 new
conflicting c-1 Trade grew by 20%
number 30% 20%
```

**A verdict with a source.** `Source` says what speaks for or against the claim; the second reviewer
signs off, since nobody signs off their own verdict. A verdict on truth needs two independent
sources; `[gate] sources` of the settings asks for another number.

```python
from claimcheck import Source, Stance, open_record

with open_record("claims.db", reviewer="A. Diallo") as record:
    yearbook = Source(Stance.CONTRADICTS, "https://stats.example/trade", title="Yearbook 2023")
    customs = Source(Stance.CONTRADICTS, "https://customs.example/2023")
    rated = record.rate(
        "c-1", "False", "The yearbook lists 2%", sources=[yearbook, customs], as_of="2023-03-01"
    )
    record.add_reviewer("J. Keita")
    print(rated.verdict_id, rated.standing.status)

with open_record("claims.db", reviewer="J. Keita") as record:
    given = record.sign_off(rated.verdict_id)
    print(given.standing.status)
```

```text
v-1 proposed
signed off
```

**List and read claims.** A list has a line for each claim; `claim` gathers all that hangs on one.

```python
with open_record("claims.db") as record:
    for claim in record.claims(speaker="S. Lavrov", status="signed off"):
        print(claim.id, claim.text, claim.verdicts)
    page = record.claim("c-1")
    for stored in page.statements:
        print(stored.id, stored.statement.speaker, stored.statement.said_on)
    for verdict in page.standing.verdicts:
        print(verdict.id, verdict.label, verdict.as_of, verdict.rationale)
```

```text
c-1 Trade grew by 20% False
s-1 S. Lavrov 2023-02-07
v-2 False 2023-03-01 Signs off v-1.
v-1 False 2023-03-01 The yearbook lists 2%
```

**Scan a draft.** Findings are places in it that an editor should look at.

```python
from pathlib import Path

Path("draft.md").write_text("# Mali\\n\\nTrade grew by 20%.\\n", encoding="utf-8")
with open_record("claims.db") as record:
    for finding in record.scan("draft.md").findings:
        print(finding.path, finding.region.start.line, finding.rule, finding.severity.name)
        print(finding.message, finding.claim)
```

```text
draft.md 3 CC101 ERROR
own voice repeats a claim rated False (c-1) c-1
```

**The verdict report as CSV.** `table` gives what `claimcheck export` writes.

```python
with open_record("claims.db") as record:
    report = record.table("verdicts", since="2023")
    Path("verdicts.csv").write_text(report.to_csv(), encoding="utf-8", newline="")
    print(len(report.rows), report.columns[:3])
```

```text
2 ('claim_id', 'claim', 'status')
```

Ids print with their letter, such as `c-31`, and are taken so too: `"c-31"` and `ClaimId(31)` mean
the same, and an id of another kind is refused. Dates are text in ISO 8601. Times are UTC.
"""
FUNCTIONS = (
    *("open_record", "load_settings", "compare", "extract"),
    *("extract_rows", "match_rows", "scan_rows"),
)


def api_page() -> str:
    """Return docs/api.md as it should be: the guide, the functions, the record, the values."""
    functions = [getattr(claimcheck, name) for name in FUNCTIONS]
    names = [name for name in claimcheck.__all__ if name not in {*FUNCTIONS, "Record"}]
    values = [(name, getattr(claimcheck, name)) for name in names]
    return "\n".join(
        [
            HEADER,
            "## Functions\n",
            *(entry(f"claimcheck.{each.__name__}", each) for each in functions),
            "## The record\n",
            f"{prose(claimcheck.Record)}\n",
            *parts(),
            "## What is given and comes back\n",
            *(value(name, each) for name, each in values),
        ]
    )


def parts() -> Iterator[str]:
    """Yield the methods of a record, by the part that has them."""
    for part in parts_of_record():
        yield f"### {prose(part).splitlines()[0]}\n"
        for name, member in vars(part).items():
            if not name.startswith("_") and isinstance(member, property):
                yield f"#### record.{name}\n\n{prose(member.fget)}\n"
            elif not name.startswith("_"):
                yield entry(f"record.{name}", member)


def entry(title: str, function: Callable[..., object]) -> str:
    """Return what is said of a function: its name, what it takes, and its docstring."""
    return f"#### {title}\n\n```python\n{signature(title, function)}\n```\n\n{prose(function)}\n"


def signature(title: str, function: Callable[..., object]) -> str:
    """Return a call of a function with the kinds of what it takes, in lines that fit a page."""
    found = inspect.signature(function)
    told: list[str] = []
    is_named = False
    for name, each in found.parameters.items():
        is_named = is_named or each.kind is each.VAR_POSITIONAL
        if each.kind is each.KEYWORD_ONLY and not is_named:
            told.append("*")
            is_named = True
        if name != "self":
            told.append(parameter(each))
    answer = kind_of(found.return_annotation)
    line = f"{title}({', '.join(told)}) -> {answer}"
    if len(line) <= 100:
        return line
    return f"{title}(\n" + "".join(f"    {each},\n" for each in told) + f") -> {answer}"


def parameter(found: inspect.Parameter) -> str:
    """Return what a function takes: its name, its kind and its default."""
    stars = "*" if found.kind is found.VAR_POSITIONAL else ""
    told = f"{stars}{found.name}: {kind_of(found.annotation)}"
    if found.default is found.empty:
        return told
    is_plain = found.default is None or isinstance(found.default, str | int | float)
    default = repr(found.default) if is_plain or found.default == () else "…"
    return f"{told} = {default}"


def kind_of(annotation: object) -> str:
    """Return an annotation as a reader writes it, without quotes and homes.

    >>> kind_of("ClaimId | str"), kind_of(Callable[["PartialDate"], int] | None)
    ('ClaimId | str', 'Callable[[PartialDate], int] | None')
    """
    told = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    told = re.sub(r"ForwardRef\('([^']*)'[^)]*\)", r"\1", told)
    return re.sub(r"\b(?:[a-z_]\w*\.)+(?=[A-Za-z])", "", told).replace("'", "")


def value(name: str, kind: Any) -> str:
    """Return what is said of a value: its docstring, and its fields or members."""
    if not isinstance(kind, type):
        return (
            f"#### {name}\n\nOne of {', '.join(f'`{each.__name__}`' for each in get_args(kind))}.\n"
        )
    lines = [f"#### {kind.__name__}\n\n{prose(kind)}\n"]
    if issubclass(kind, Enum):
        members = ", ".join(f"`{kind.__name__}.{each.name}`" for each in kind)
        lines.append(f"Members: {members}.\n")
    elif fields(kind):
        lines.append("".join(f"- `{field}`: `{of}`\n" for field, of in fields(kind)))
    for each, member in vars(kind).items():
        if each.startswith("_") or issubclass(kind, Enum):
            continue
        if isinstance(member, property):
            lines.append(f"`.{each}`: {prose(member.fget)}\n")
        elif inspect.isfunction(member):
            lines.append(f"`{signature('.' + each, member)}`: {prose(member)}\n")
    return "\n".join(lines)


def fields(kind: Any) -> list[tuple[str, str]]:
    """Return the fields of a value, each with its kind."""
    hints: dict[str, object] = {}
    for base in reversed(kind.__mro__):
        hints |= inspect.get_annotations(base)
    names: Iterable[str] = getattr(kind, "_fields", getattr(kind, "__dataclass_fields__", ()))
    return [(name, kind_of(hints[name])) for name in names]


def prose(documented: object) -> str:
    """Return a docstring as Markdown, its examples as code."""
    text = re.sub(r"``([^`]+)``", r"`\1`", inspect.getdoc(documented) or "")
    blocks = re.split(r"\n\n", text)
    return "\n\n".join(
        f"```python\n{block}\n```" if block.startswith(">>>") else block for block in blocks
    )
