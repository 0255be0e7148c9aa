"""Texts that are long, or hold many figures, are refused in a line or read to their end."""

from typing import Final

import pytest

from tests.web.conftest import OWNER, WebDesk

LONG: Final = {
    "words": "word " * 2_500,
    "digits": f"It was {'7' * 4_301} euros",
    "thousands": "1,000 " * 33_000,
    "per cent": "5% " * 66_000,
    "halves": "½ " * 66_000,
    "ranges": "from 35 to 290 " * 13_000,
}
CARD: Final = "/card/look-at:c-2"
FORMS: Final = {
    "a statement": ("/add", "/add", "text", {"what": "statement"}),
    "its speaker": ("/add", "/add", "speaker", {"what": "statement", "text": "12 ships came"}),
    "an article": ("/add", "/add", "text", {"what": "article"}),
    "a draft": ("/scan", "/scan", "text", {}),
    "words to match": ("/match", "/match", "text", {}),
    "a note": (CARD, f"{CARD}/note", "text", {}),
    "a reason": (CARD, f"{CARD}/verdict", "rationale", {"label": "False"}),
    "a topic": (CARD, f"{CARD}/topic", "topic", {}),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", LONG)
def test_a_long_text_is_answered(desk: WebDesk, form: str, text: str) -> None:
    page, address, field, others = FORMS[form]
    browser = desk.open(OWNER)
    shown = browser.get(page)

    answer = browser.post(address, {**others, field: LONG[text]}, page=shown)

    assert answer.status in {200, 303, 413, 422}
