"""What a shell offers while somebody types a command."""

import shlex
from pathlib import Path

import pytest

from claimcheck.cli.app import main
from claimcheck.model.desk.role import DeskRole
from claimcheck.model.statement import Kind
from claimcheck.model.verdict import CorrectionClass, Stance
from tests.desk import SOURCED, Desk, begun_once
from tests.tables import each_row

_CLAIMS = ["c-3", "c-2", "c-1"]


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Make a desk with three claims, a question, a verdict, a topic and a person."""
    made = Desk(tmp_path)
    made.run("add", "Trade grew by 20%", "--speaker", "Sergey Lavrov", "--said-on", "2023-02-07")
    made.run("add", "Wheat arrived in Conakry", "--speaker", "Aïssata Sow", "--topic", "harvest")
    made.run("review", "c-1", "--verdict", "True", "--rationale", "Counted", *SOURCED)
    made.run("person", "add", "Sergey V. Lavrov")
    made.run("add", "Trade grew by 30%", "--speaker", "J. O'Hara")
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


def typed_in_bash(
    words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[str]:
    """Return what bash is offered for the last of ``words``, each on a line as bash gives them."""
    monkeypatch.setenv("_CLAIMCHECK_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"claimcheck\n{words}")
    monkeypatch.setenv("COMP_CWORD", str(words.count("\n") + 1))
    with pytest.raises(SystemExit):
        main([])
    return capsys.readouterr().out.splitlines()


@each_row(
    ("words", "offered"),
    [
        ("show ", _CLAIMS),
        ("show s-2", ["s-2\tWheat arrived in Conakry"]),
        ("history c-", _CLAIMS),
        ("history c-1", ["c-1\tTrade grew by 20%"]),
        ("dissent v-", ["v-1\tTrade grew by 20%"]),
        ("list claims --speaker S", ["Sergey Lavrov", "Sergey V. Lavrov"]),
        ("list claims --status no", ["not-picked-up"]),
        ("list claims --status p", ["proposed", "published"]),
        ("list claims --status un", ["unpublished", "under-review"]),
        ("list claims --status correction", ["correction-due"]),
        ("list claims --topic ", ["harvest"]),
        ("person show p-", ["p-1\tSergey V. Lavrov"]),
        ("dissent v-1 --verdict Mis", ["Misleading\t"]),
        ("take c-1 --by J", ["J. Keita"]),
        ("assign c-1 --to ", ["A. Diallo", "J. Keita"]),
        ("list st", ["statements"]),
        ("list claims --sort m", ["mentions"]),
        ("add Trade --kind ", list(Kind)),
        ("decide ", ["q-1"]),
        ("decide s-", ["s-3", "s-2", "s-1"]),
        ("decide q-1 ", ["same", "related", "contradicts", "not-same", "later"]),
        ("decide s-3 c", [*_CLAIMS, "contradicts"]),
        ("link c-1 u", ["updates"]),
        ("source add c-1 https://stats.example --stance ", list(Stance)),
        ("source cite c-1 y-1 --stance b", ["backs"]),
        ("correct v-1 --class ", list(CorrectionClass)),
        ("policy set ", ["one", "second person", "quorum", "blind"]),
        ("reviewer add Sow --role ", list(DeskRole)[1:]),
        ("reviewer role Sow l", ["left"]),
        ("take c-1 --priority ", ["high", "normal", "low"]),
        ("scan --about CC20", ["CC201", "CC202", "CC203"]),
        ("help publ", ["publish"]),
        ("help reviewer l", ["leave", "list"]),
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


def test_only_names_are_offered_as_speakers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = Desk(tmp_path)
    for name in ("He", "he", "both sides", "the minister", "A. Sow", "The Lancet", "安倍"):
        made.run("add", f"Trade grew by 20% said {name}", "--speaker", name)
    monkeypatch.chdir(made.path.parent)

    assert typed("list claims --speaker ", monkeypatch, capsys) == ["A. Sow", "The Lancet", "安倍"]


def test_nothing_is_offered_where_there_is_no_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims.db").write_text("no database")

    assert typed("history c-", monkeypatch, capsys) == []


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (
            "list\nclaims\n--speaker\n",
            ["Aïssata Sow", "J. O'Hara", "Sergey Lavrov", "Sergey V. Lavrov"],
        ),
        ("list\nclaims\n--speaker\nSergey\\ V", ["Sergey V. Lavrov"]),
        ("help\npubl", ["publish"]),
        ("help\nreviewer\nl", ["leave", "list"]),
        ("show\nc-", _CLAIMS),
    ],
)
def test_bash_is_offered_what_it_puts_on_the_line_as_one_word(
    desk: Desk,
    words: str,
    offered: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(desk.path.parent)

    found = typed_in_bash(words, monkeypatch, capsys)

    assert [shlex.split(line) for line in found] == [[each] for each in offered]


def test_bash_is_offered_the_words_alone_where_a_quotation_mark_is_typed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk.path.parent)

    found = typed_in_bash('list\nclaims\n--speaker\n"Sergey L', monkeypatch, capsys)

    assert found == ["Sergey Lavrov"]


def test_zsh_is_offered_a_name_with_its_marks(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.run("person", "add", 'William "Bill" Hay')
    desk.run("person", "add", "J. O'Hara")
    monkeypatch.chdir(desk.path.parent)
    monkeypatch.setenv("_CLAIMCHECK_COMPLETE", "complete_zsh")

    for begun, offered in (
        ("J", r"""_arguments '*: :(("J. O'\''Hara"))'"""),
        ("W", r"""_arguments '*: :(("William \"Bill\" Hay"))'"""),
    ):
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"claimcheck list claims --speaker {begun}")
        with pytest.raises(SystemExit):
            main([])

        assert capsys.readouterr().out == f"{offered}\n"
