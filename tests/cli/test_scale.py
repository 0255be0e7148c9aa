"""`claimcheck scale`: versions of the desk's labels."""

import json
from pathlib import Path

import pytest

from claimcheck.model.verdict import DEFAULT_SCALE
from claimcheck.store.verdicts.scales import UnknownLabelError
from claimcheck.workflows.verdicts.scale import desk_label, imported_label
from tests.desk import NO_SOURCES, Desk, begun_once

SHORT = """
name = "short"

[[labels]]
label = "Right"
rank = 2
definition = "It is so."

[[labels]]
label = "False"
rank = 1
fires = true
definition = "It is not so."

[[labels]]
label = "Satire"
definition = "Nobody was meant to believe it."
"""


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Return a desk with a claim that is rated by the default scale, and a new scale."""
    desk = Desk(tmp_path)
    desk.run("add", "Trade grew by 20%")
    desk.run("review", "c-1", "--verdict", "Misleading", "--rationale", "It fell")
    (tmp_path / "short.toml").write_text(SHORT)
    return desk


def shown(desk: Desk, *more: str) -> list[tuple[object, ...]]:
    rows = desk.run("scale", "show", "-f", "json", *more).json
    return [tuple(row[key] for key in ("version", "label", "rank", "state")) for row in rows]


def put_in_force(desk: Desk) -> str:
    return desk.run("scale", "import", str(desk.path.with_name("short.toml"))).out


def test_labels_come_with_rank_definition_and_whether_a_scan_fires(desk: Desk) -> None:
    rows = desk.run("scale", "show", "-f", "json").json

    assert [
        (row["label"], row["rank"], row["fires"] == "yes", row["definition"]) for row in rows
    ] == [tuple(label) for label in DEFAULT_SCALE.labels]


def test_new_version_names_what_came_and_what_retired(desk: Desk) -> None:
    assert put_in_force(desk) == (
        "short 1 is in force, with 3 labels.\n"
        "New: Right, Satire.\n"
        "Retired: True, Mostly true, Half true, Misleading, Unverifiable, Opinion.\n"
    )


def test_retired_label_stays_on_its_verdict_and_is_given_no_more(desk: Desk) -> None:
    put_in_force(desk)

    again = desk.run("review", "c-1", "--verdict", "Misleading", "--rationale", "Still")

    assert shown(desk) == [
        (1, "Right", 2, "in force"),
        (1, "False", 1, "in force"),
        (1, "Satire", None, "in force"),
        (1, "Misleading", 2, "retired"),
    ]
    assert desk.rows("SELECT verdict, rank FROM verdict_report") == [("Misleading", 2)]
    assert (again.code, "its labels are: Right, False, Satire" in again.err) == (2, True)


def test_people_read_whole_definitions_within_80_columns(desk: Desk) -> None:
    put_in_force(desk)

    shown = desk.run("scale", "show").out

    assert shown.splitlines()[0] == "short 1"
    assert shown.splitlines()[-3:] == [
        "default 1",
        "  Misleading  rank 2, fires in a scan, 1 verdict, retired: Built on something",
        "              true, yet leads to a wrong conclusion.",
    ]
    assert max(map(len, shown.splitlines())) <= 80


def test_same_scale_again_is_no_new_version(desk: Desk) -> None:
    put_in_force(desk)

    assert put_in_force(desk) == "short 1 says the same already; nothing was stored.\n"


def test_changed_definition_is_a_new_version_and_leaves_the_old_one(desk: Desk) -> None:
    put_in_force(desk)
    path = desk.path.with_name("short.toml")
    path.write_text(SHORT.replace("It is so.", "It is so, and nothing is missing."))

    put_in_force(desk)

    rows = desk.rows(
        "SELECT version, definition FROM labels JOIN scales ON scales.id = scale"
        " WHERE name = 'short' AND label = 'Right' ORDER BY version"
    )
    assert rows == [(1, "It is so."), (2, "It is so, and nothing is missing.")]


def test_undo_puts_the_earlier_labels_in_force_as_a_new_version(desk: Desk) -> None:
    put_in_force(desk)

    answer = desk.run("undo")

    assert "default 2 says what held before" in answer.out
    assert desk.run("review", "c-1", "--verdict", "Half true", "--rationale", "So so").code == 0


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("label =", "lable ="), "unknown key 'lable'; did you mean 'label'?"),
        (("rank = 2", 'rank = "2"'), "rank must be a whole number"),
        (("rank = 2", "rank = true"), "rank must be a whole number"),
        (("rank = 2", "rank = 0"), "a rank is 1, the falsest, or higher"),
        (("rank = 2", "rank = 1"), "the rank 1 comes twice"),
        (("rank = 1", "rank = 3"), "labels come most true first"),
        (('"Satire"', '"RIGHT"'), "the label 'right' comes twice"),
        (('"It is so."', '""'), "it needs a definition"),
        (("[[labels]]", "[[label]]"), "unknown key 'label'; did you mean 'labels'?"),
        (("name =", "name"), "it is not TOML"),
        ((SHORT, 'name = "empty"'), "it needs at least two [[labels]]"),
    ],
)
def test_faulty_file_is_told_in_one_line_and_nothing_is_stored(
    desk: Desk, change: tuple[str, str], complaint: str
) -> None:
    path = desk.path.with_name("short.toml")
    path.write_text(SHORT.replace(*change))

    answer = desk.run("scale", "import", str(path))

    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert complaint in answer.err
    assert desk.rows("SELECT count(*) FROM scales") == [(1,)]


# Foreign labels


def test_foreign_label_is_mapped_only_by_the_settings() -> None:
    mapped = (("Pants on Fire", "False"), ("MOSTLY TRUE", "Mostly true"))

    found = desk_label("pants on fire", mapped, DEFAULT_SCALE)

    assert found is not None
    assert found.label == "False"
    assert desk_label("True", mapped, DEFAULT_SCALE) is None


def test_foreign_label_mapped_to_none_of_ours_is_an_error() -> None:
    with pytest.raises(UnknownLabelError, match="'Wrong' is not on the scale"):
        desk_label("Pants on Fire", (("Pants on Fire", "Wrong"),), DEFAULT_SCALE)


def test_label_in_a_file_is_the_desks_own_before_it_is_a_foreign_one() -> None:
    mapped = (("False", "Mostly true"), ("Pants on Fire", "False"))

    assert imported_label(" FALSE ", mapped, DEFAULT_SCALE).label == "False"
    assert imported_label("pants on fire", mapped, DEFAULT_SCALE).label == "False"
    with pytest.raises(UnknownLabelError, match=r"'Fake' is not on the scale; \[scale.map\] in"):
        imported_label("Fake", mapped, DEFAULT_SCALE)


@pytest.fixture
def mapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "claimcheck.toml").write_text(
        '[scale.map]\n"Pants on Fire" = "False"\n"Fake" = "Wrong"\n"True" = "Mostly true"\n'
        + NO_SOURCES
    )
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("mapped")
def test_map_is_listed_under_the_scale_with_what_an_import_makes_of_it(desk: Desk) -> None:
    shown = desk.run("scale", "show")

    assert shown.err == ""
    assert shown.out.endswith(
        "\n\n"
        "foreign label  label        state\n"
        "Pants on Fire  False        in use\n"
        "Fake           Wrong        not on the scale\n"
        "True           Mostly true  not used, a label of this scale\n"
    )
    assert "scale.map.Pants on Fire" in desk.run("config", "show").out


def test_one_foreign_label_mapped_twice_is_an_error(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "claimcheck.toml").write_text('[scale.map]\n"Fake" = "False"\n"FAKE" = "True"\n')
    monkeypatch.chdir(tmp_path)
    answer = desk.run("scale", "show")

    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "scale.map has 'Fake' and 'FAKE', which are one label; keep one" in answer.err


@pytest.mark.usefixtures("mapped")
def test_rows_for_programs_hold_the_scale_alone(desk: Desk) -> None:
    shown = desk.run("scale", "show", "-f", "json")

    assert {next(iter(row)) for row in json.loads(shown.out)} == {"scale"}
    assert shown.err == "3 foreign labels: `claimcheck config show` has the map.\n"


def scale_of(*labels: tuple[str, int | None, bool]) -> str:
    """Return a scale of labels with their ranks, and whether a scan warns of them."""
    return 'name = "own"\n' + "".join(
        f'[[labels]]\nlabel = "{label}"\n{f"rank = {rank}" if rank else ""}\n'
        f'fires = {str(fires).lower()}\ndefinition = "As {label}."\n'
        for label, rank, fires in labels
    )


@pytest.mark.parametrize(
    ("labels", "refusal"),
    [
        ((("False", 2, True), ("True", 1, False)), "ranks it otherwise beside 'True'"),
        ((("True", 2, False), ("False", 1, False)), "lets a scan no longer warn of it"),
        ((("True", 1, False), ("False", None, True)), "gives it no rank"),
        ((("True", 9, False), ("Half", 5, True), ("False", 3, True)), None),
        ((("Wrong", 2, False), ("True", 1, True)), None),
    ],
)
def test_label_that_readers_were_told_keeps_its_place(
    desk: Desk, labels: tuple[tuple[str, int | None, bool], ...], refusal: str | None
) -> None:
    desk.run("policy", "set", "one")
    desk.run("add", "Rents fell by 9% in Oslo")
    desk.run("review", "c-2", "--verdict", "False", "--rationale", "They rose.")
    desk.run("publish", "c-2", "--url", "https://desk.example/2", "--despite", "urgent")
    file = desk.path.with_name("own.toml")
    file.write_text(scale_of(*labels))

    code, _, err = desk.run("scale", "import", str(file))

    assert (code, refusal or "") == (2 if refusal else 0, refusal or "")
    assert (
        f"readers were told 'False' of c-2, and the scale to be in force {refusal}" in err
        or not refusal
    )


def test_undoing_a_scale_asks_the_same_of_the_one_that_comes_back(desk: Desk) -> None:
    file = desk.path.with_name("own.toml")
    desk.run("policy", "set", "one")
    desk.run("add", "Rents fell by 9% in Oslo")
    desk.run("review", "c-2", "--verdict", "False", "--rationale", "They rose.")
    for labels in (
        (("False", 2, True), ("True", 1, False)),
        (("True", 2, False), ("False", 1, True)),
    ):
        file.write_text(scale_of(*labels))
        assert desk.run("scale", "import", str(file)).code == 0
    desk.run("publish", "c-2", "--url", "https://desk.example/2", "--despite", "urgent")
    ((imported,),) = desk.rows("SELECT max(sequence) FROM events WHERE kind = 'scale'")
    before = desk.run("scale", "show").out

    code, _, err = desk.run("undo", str(imported))

    assert code == 2
    assert "the scale to be in force ranks it otherwise beside 'True'" in err
    assert desk.run("scale", "show").out == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a=" + "[" * 5_000, "brackets too deep"),
        ("rank=" + "9" * 4_301, "a number too long"),
        (SHORT.replace("rank = 2", "rank = " + "9" * 30), "a rank is 1"),
    ],
)
def test_hostile_file_is_one_line(desk: Desk, text: str, told: str) -> None:
    file = desk.path.with_name("hostile.toml")
    file.write_text(text)

    assert told in desk.refused("scale", "import", str(file))
