"""Settings are merged once: defaults < file < environment < flags."""

from pathlib import Path

import pytest

from claimcheck.matching.thresholds import Thresholds
from claimcheck.settings import Settings, load_settings, login_name
from claimcheck.settings.values import SettingsError
from tests.named_pipes import make_pipe
from tests.tables import each_row


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Make a repository with a folder in it, and return that folder."""
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "desk"
    inner.mkdir()
    return inner


def test_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {}) == Settings(Path("claims.db"), None, Thresholds())


def test_flags_win_over_environment_over_file(desk: Path) -> None:
    (desk / "claimcheck.toml").write_text('db = "file.db"\nby = "File"\n')
    environment = {"CLAIMCHECK_DB": "environment.db", "CLAIMCHECK_BY": "Environment"}

    flags = load_settings(desk, environment, database=Path("flag.db"), by="Flag")

    assert flags[:2] == (Path("flag.db"), "Flag")
    assert load_settings(desk, environment)[:2] == (desk / "environment.db", "Environment")
    assert load_settings(desk, {})[:2] == (desk / "file.db", "File")


def test_empty_environment_is_none_and_an_empty_flag_is_kept(desk: Path) -> None:
    environment = {"CLAIMCHECK_DB": "", "CLAIMCHECK_BY": ""}

    assert load_settings(desk, environment)[:2] == (Path("claims.db"), None)
    assert load_settings(desk, environment, by="").by == ""


def test_database_of_a_file_is_found_from_where_the_file_is(desk: Path) -> None:
    (desk.parent / "pyproject.toml").write_text('[tool.claimcheck]\ndb = "sub/desk.db"\n')

    assert load_settings(desk, {}).database == desk.parent / "sub" / "desk.db"


def test_nearest_file_wins(desk: Path) -> None:
    (desk.parent / "claimcheck.toml").write_text('by = "Far"')
    (desk / "pyproject.toml").write_text('[project]\nname = "another"\n')
    assert load_settings(desk, {}).by == "Far"

    (desk / "pyproject.toml").write_text('[tool.claimcheck]\nby = "Near"\n')
    assert load_settings(desk, {}).by == "Near"


def test_nearest_database_is_looked_for_up_to_the_repository(desk: Path) -> None:
    (desk.parents[1] / "claims.db").touch()
    assert load_settings(desk, {}).database == Path("claims.db")

    (desk.parent / "claims.db").touch()
    assert load_settings(desk, {}).database == desk.parent / "claims.db"
    assert load_settings(desk, {}, search=False).database == Path("claims.db")


def test_outside_a_repository_only_the_folder_itself_is_looked_at(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "claims.db").touch()
    (tmp_path / "claimcheck.toml").write_text('by = "Far"')

    assert load_settings(inner, {})[:2] == (Path("claims.db"), None)


def test_thresholds_of_a_file_replace_the_defaults(desk: Path) -> None:
    (desk / "claimcheck.toml").write_text("[matching]\nnear_overlap = 0.8\ncontent_words = 4\n")

    assert load_settings(desk, {}).thresholds == Thresholds(near_overlap=0.8, content_words=4)


def test_a_desk_has_names_of_its_own(desk: Path) -> None:
    names = 'same_names = ["Water Services Regulation Authority | Ofwat"]'
    (desk / "claimcheck.toml").write_text(f"[matching]\n{names}\n")

    assert load_settings(desk, {}).thresholds.same_names == (
        "Water Services Regulation Authority | Ofwat",
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[matching]\nsame_names = 4", "{}: matching.same_names must be a list of texts"),
        (
            'database = "x.db"',
            "{}: unknown key 'database'; keys are db, by, read-only, matching, gate, sources,"
            " scale, scan, import, library, desk",
        ),
        (
            "[matching]\nnear_overlop = 1",
            "{}: unknown key 'near_overlop'; did you mean 'near_overlap'?",
        ),
        ("[gate]\norigins = 3", "{}: unknown key 'origins'; did you mean 'sources'?"),
        (
            '[import.log]\nrating = "x"',
            "{}: unknown key 'rating' in [import.log]; did you mean 'rationale'?",
        ),
        (
            "[import.log.keep]\nDay = {filled = false}",
            '{}: import.log.keep.\'Day\' must be {{begins = "…"}}, {{contains = "…"}} or'
            " {{filled = true}}",
        ),
        ("[matching]\nnear_overlap = true", "{}: matching.near_overlap must be a number"),
        ('[matching]\nnear_overlap = "1"', "{}: matching.near_overlap must be a number"),
        (
            f"[gate]\nsources = 0x{'f' * 5_000}",
            "{}: gate.sources must not be above 9223372036854775807",
        ),
        (
            '[desk]\nmethodology = "how.md"',
            "{}: desk.methodology must be a web address or a file of text, and no how.md is there;"
            " write it, or leave the setting out until then",
        ),
        ("matching = 1", "{}: [matching] must be a table"),
        ("by = 1", "{}: by must be a text in quotation marks"),
        ("db = 1", "{}: db must be a text in quotation marks"),
        ("db = ", "cannot read {}: Invalid value (at end of document); correct or move it"),
    ],
)
def test_file_that_cannot_be_used_is_named(desk: Path, content: str, problem: str) -> None:
    file = desk / "claimcheck.toml"
    file.write_text(content)

    with pytest.raises(SettingsError) as found:
        load_settings(desk, {})

    assert str(found.value) == problem.format(file)


@pytest.mark.parametrize("content", ["tool = 1", "[tool]\nclaimcheck = 1", "[tool.other]\ndb = 1"])
def test_pyproject_without_a_table_for_us_is_passed_over(desk: Path, content: str) -> None:
    (desk / "pyproject.toml").write_text(content)

    assert load_settings(desk, {}) == Settings(Path("claims.db"))


@each_row(
    ("environment", "name"),
    [
        ({"LOGNAME": "anna", "USER": "bert"}, "anna"),
        ({"LOGNAME": "", "USER": "bert"}, "bert"),
        ({"USERNAME": "carla"}, "carla"),
    ],
)
def test_login_name(environment: dict[str, str], name: str) -> None:
    assert login_name(environment) == name


def test_login_name_is_never_empty() -> None:
    assert login_name({})


@pytest.mark.parametrize("name", ["claimcheck.toml", "pyproject.toml"])
def test_settings_that_no_hand_wrote_are_refused(desk: Path, name: str) -> None:
    file = desk / name
    for content in ("x = " + "[" * 5_000 + "]" * 5_000, "x" * 2_000_000):
        file.write_text(content)
        with pytest.raises(SettingsError, match=f"cannot read {file}: "):
            load_settings(desk, {})
    file.write_text(f"x = {'9' * 5_000}")
    with pytest.raises(SettingsError, match=f"cannot read {file}: a number too long; correct or"):
        load_settings(desk, {})
    file.unlink()
    make_pipe(file)
    with pytest.raises(SettingsError, match="it is no regular file; correct or move it"):
        load_settings(desk, {})
    file.unlink()
    for target in ("nowhere.toml", name):
        file.symlink_to(target)
        with pytest.raises(SettingsError, match="it is a link to nothing; correct or move it"):
            load_settings(desk, {})
        file.unlink()
    file.mkdir()
    with pytest.raises(SettingsError, match=f"cannot read {file}: it is a folder; correct or"):
        load_settings(desk, {})
