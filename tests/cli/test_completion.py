"""What a shell offers while somebody types a command."""

from pathlib import Path

import pytest

from claimcheck.cli.app import main
from tests.desk import Desk, begun_once


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Make a desk with two claims, a verdict, a topic and a person."""
    made = Desk(tmp_path)
    made.run("add", "Trade grew by 20%", "--speaker", "Sergey Lavrov", "--said-on", "2023-02-07")
    made.run("add", "Wheat arrived in Conakry", "--speaker", "Aïssata Sow", "--topic", "harvest")
    made.run("review", "c-1", "--verdict", "True", "--rationale", "Counted")
    made.run("person", "add", "Sergey V. Lavrov")
    return made


def typed(
    words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[str]:
    """Return what fish shows where the cursor stands behind ``words``: values and what they are."""
    monkeypatch.setenv("_CLAIMCHECK_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"claimcheck {words}")
    with pytest.raises(SystemExit):
        main([])
    return capsys.readouterr().out.strip().splitlines()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("show ", ["c-2\tWheat arrived in Conakry", "c-1\tTrade grew by 20%"]),
        ("show s-2", ["s-2\tWheat arrived in Conakry"]),
        ("history c-", ["c-2\tWheat arrived in Conakry", "c-1\tTrade grew by 20%"]),
        ("history c-1", ["c-1\tTrade grew by 20%"]),
        ("dissent v-", ["v-1\tTrade grew by 20%"]),
        ("list claims --speaker S", ["Sergey Lavrov", "Sergey V. Lavrov"]),
        ("list claims --status no", ["not-picked-up"]),
        ("list claims --topic ", ["harvest"]),
        ("person show p-", ["p-1\tSergey V. Lavrov"]),
        ("dissent v-1 --verdict Mis", ["Misleading\t"]),
        ("take c-1 --by J", ["J. Keita"]),
        ("assign c-1 --to ", ["A. Diallo", "J. Keita"]),
        ("list st", ["statements"]),
        # A Wikidata id is none of the record's.
        ("person add Sow --wikidata ", []),
    ],
)
def test_values_of_the_record_are_offered(
    desk: Desk,
    words: str,
    offered: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(desk.path.parent)

    found = typed(words, monkeypatch, capsys)

    assert [line.split("\t")[0] for line in found] == [each.split("\t")[0] for each in offered]
    assert all(line.startswith(each) for line, each in zip(found, offered, strict=True))


def test_nothing_is_offered_where_there_is_no_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims.db").write_text("no database")

    assert typed("history c-", monkeypatch, capsys) == []
