"""docs/api.md: a program that follows it does what it says."""

import inspect
import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

import claimcheck
from claimcheck.record import parts_of_record
from claimcheck.record.late import PARTS, part_named
from tools.api_page import HEADER, api_page, fields, signature

BUILT_IN = {
    "Callable",
    "Collection",
    "False",
    "Generator",
    "Iterable",
    "Iterator",
    "None",
    "Path",
    "Sequence",
}
BLOCKS = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)


def test_the_five_tasks_print_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    known: dict[str, object] = {}
    tasks = BLOCKS.findall(HEADER)

    for program, printed in tasks:
        out = StringIO()
        with redirect_stdout(out):
            exec(compile(program, "docs/api.md", "exec"), known)
        assert out.getvalue() == printed

    assert len(tasks) == 5
    assert (tmp_path / "verdicts.csv").read_text(encoding="utf-8").startswith("claim_id,")


def test_every_method_and_every_public_value_has_its_entry() -> None:
    page = api_page()
    verbs = [name for name in dir(claimcheck.Record) if not name.startswith("_")]
    values = [name for name in claimcheck.__all__ if name != "Record"]

    assert [name for name in verbs if f"#### record.{name}\n" not in page] == []
    assert [
        name
        for name in values
        if not re.search(rf"^#### (claimcheck\.)?{name}$", page, re.MULTILINE)
    ] == []


def test_a_part_that_is_loaded_late_has_the_verbs_that_the_record_says_it_has() -> None:
    assert {
        name: " ".join(verb for verb in vars(part_named(name)) if not verb.startswith("_"))
        for name in PARTS
    } == PARTS


def test_functions_of_the_module_are_told_with_what_they_take() -> None:
    page = api_page()
    functions = [
        name for name in claimcheck.__all__ if inspect.isfunction(getattr(claimcheck, name))
    ]

    assert {"compare", "extract", "open_record"} < set(functions)
    assert [name for name in functions if f"\nclaimcheck.{name}(" not in page] == []


def test_what_a_method_takes_and_gives_can_be_had_by_name() -> None:
    told = " ".join(
        signature(name, getattr(member, "fget", member))
        for part in parts_of_record()
        for name, member in vars(part).items()
        if not name.startswith("_")
    )
    named = set(re.findall(r"\b[A-Z]\w+", told)) - {"True"}

    assert named - set(claimcheck.__all__) == BUILT_IN


def test_what_a_value_holds_can_be_had_by_name() -> None:
    held = {
        word
        for name in claimcheck.__all__
        if isinstance(kind := getattr(claimcheck, name), type)
        for _, of in fields(kind)
        for word in re.findall(r"\b[A-Z]\w+", of)
    }

    assert {"LineColumn", "Why"} < held
    # A plan hands on a model of meaning from one method of the record to another.
    assert held - set(claimcheck.__all__) - BUILT_IN == {"Counter", "Mapping", "Nearness"}
