"""A record that goes while its desk is served: the next form is refused, and stored nowhere."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from claimcheck.record import Record
from claimcheck.store.place import beside
from tests.web.conftest import OWNER, WebDesk


def move(path: Path, _older: Path) -> None:
    for each in (path, *beside(path, "wal", "shm")):
        if each.exists():
            each.rename(each.with_name(f"moved-{each.name}"))


def remove(path: Path, _older: Path) -> None:
    for each in (path, *beside(path, "wal", "shm")):
        each.unlink(missing_ok=True)


def put_older(path: Path, older: Path) -> None:
    remove(path, older)
    older.replace(path)


GOINGS: Final = (move, remove, put_older)


@pytest.mark.parametrize("go", GOINGS)
def test_form_about_a_record_that_went_is_refused(
    desk: WebDesk, go: Callable[[Path, Path], None]
) -> None:
    path = desk.served.settings.database
    older = path.with_name("older.db")
    with desk.record() as record:
        record.backup(older)
        record.note("c-1", "Since the copy.")
    browser = desk.open(OWNER)
    page = browser.get("/card/decide:q-1")
    assert page.status == 200
    go(path, older)
    files = {each: shutil.copy(each, f"{each}.before") for each in path.parent.glob("*.db")}

    answer = browser.post("/card/decide:q-1/related", {"reason": "Another figure"}, page=page)

    assert answer.status >= 400, answer.words
    for each, before in files.items():
        with Record(each) as now, Record(Path(before)) as then:
            assert now.head() == then.head()
