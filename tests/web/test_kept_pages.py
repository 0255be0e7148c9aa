"""A desk that has been served for long shows what one shows that has just begun."""

import dataclasses
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.web.app import make_app
from claimcheck.web.kept_numbers import KeptNumbers
from claimcheck.web.kept_queues import Queues
from claimcheck.web.state import Today
from claimcheck.web.visits import ServedDesk
from tests.desk import Ticks
from tests.web.browser import Browser
from tests.web.conftest import OWNER, SECOND, _prepared, enter, serve
from tests.web.test_kept_queues import ACTS, changes
from tests.web.test_pages import PAGES

SHOWN = [path for path, _ in PAGES]
# The pages that show what a desk keeps; the others read the record each time.
KEPT = [path for path in SHOWN if path == "/" or path.startswith(("/queue", "/card", "/stats"))]
# After every so many changes the others are compared too.
AT_TIMES = 7
# Whose pages are compared after a change; that what is kept for each is right after every
# change is tested where it is kept.
IN_TURN = (OWNER, SECOND)


def follow(names: list[str], folder: Path, paths: list[str], others: list[str]) -> None:
    """Do acts, and compare the pages after each of them with those of a desk that begins.

    After one act they are the owner's, after the next another's.
    """
    content, minutes, salts = _prepared()
    path = folder / "claims.db"
    path.write_bytes(content)
    ticks = Ticks(minutes, salts)
    desk = serve(path, ticks)
    # While pages are compared the clock stands still.
    still = dataclasses.replace(desk.served, clock=lambda: Ticks(ticks.minutes).clock())
    long = {who: enter(still, who) for who in IN_TURN}
    for number, name in enumerate(changes(desk.served, names)):
        who = IN_TURN[number % len(IN_TURN)]
        anew = begun_anew(still, long[who])
        for each in paths if number % AT_TIMES else (*paths, *others):
            assert long[who].get(each).text == anew.get(each).text, (name, who, each)


def begun_anew(desk: ServedDesk, browser: Browser) -> Browser:
    """Return the same browser at a desk over the same record that has kept nothing."""
    served = dataclasses.replace(desk, queues=Queues(), today=Today(), numbers=KeptNumbers())
    anew = Browser(make_app(served))
    anew.cookies = browser.cookies
    return anew


@pytest.mark.slow
def test_pages_after_every_act_are_those_of_a_desk_that_begins(tmp_path: Path) -> None:
    others = [path for path in SHOWN if path not in KEPT]

    follow([*ACTS, "undo", "undo", "confirm s-3"], tmp_path, KEPT, others)


@settings(max_examples=5, deadline=None)
@given(st.lists(st.sampled_from(sorted(ACTS)), max_size=5), st.sampled_from(SHOWN))
def test_a_page_after_any_acts_is_that_of_a_desk_that_begins(names: list[str], page: str) -> None:
    folder = tempfile.mkdtemp()
    try:
        follow(names, Path(folder), ["/", page], [])
    finally:
        shutil.rmtree(folder)
