"""The rules that every door keeps are kept by the pages too, in the same words."""

import pytest

from claimcheck.errors import ClaimcheckError
from tests.web.conftest import EDITOR, OWNER, SECOND, WebDesk

VERDICT = {"label": "Opinion", "rationale": "It is a forecast."}


@pytest.mark.parametrize(
    ("name", "page", "form", "fields", "told"),
    [
        (OWNER, "/card/look-at:c-2", "verdict", VERDICT | {"as_of": "2031-01-01"}, "2031-01-01"),
        (OWNER, "/card/look-at:c-2", "verdict", VERDICT | {"label": "Fishy"}, "Fishy"),
        (OWNER, "/card/look-at:c-2", "verdict", VERDICT | {"rationale": " "}, "Why is missing"),
        (
            OWNER,
            "/card/look-at:c-2",
            "verdict",
            VERDICT | {"label": "True"},
            "0 of 2 independent sources",
        ),
        (OWNER, "/card/look-at:c-2", "assign", {"reviewer": "j keita"}, "j keita"),
        (OWNER, "/card/look-at:c-1", "sign-off", {}, ""),
        (SECOND, "/card/sign-off:v-1", "dissent", {"label": "False", "rationale": "x"}, "False"),
        (EDITOR, "/claim/c-1/publish", "", {"url": "https://paper.example/"}, "is proposed"),
        (EDITOR, "/claim/c-2/publish", "", {"url": "paper.example"}, ""),
    ],
)
def test_a_page_refuses_what_every_door_refuses(
    desk: WebDesk, name: str, page: str, form: str, fields: dict[str, str], told: str
) -> None:
    browser = desk.open(name)
    shown = browser.get(page)
    with desk.record() as record:
        before = record.head()

    sent = {"csrf": shown.field("csrf"), "read_at": str(before.sequence), **fields}
    answer = browser.post(f"{page}/{form}".rstrip("/"), sent)
    assert answer.status == 422, answer.words
    assert told in answer.words
    with desk.record() as record:
        assert record.head() == before


def test_another_label_for_readers_comes_by_a_correction_alone(desk: WebDesk) -> None:
    with desk.record(SECOND) as record:
        record.sign_off("v-1")
    with desk.record(EDITOR) as record:
        record.publish("c-1", "https://paper.example/harbour", despite="For the test")
    with desk.record() as record, pytest.raises(ClaimcheckError) as refused:
        record.rate("c-1", "Opinion", "It is a forecast.")
    browser = desk.open(OWNER)
    here = "/card/look-at:c-1"

    answer = browser.post(f"{here}/verdict", VERDICT, page=browser.get(here))
    assert answer.status == 422
    assert str(refused.value)[:60].split(";")[0] in answer.words


@pytest.mark.parametrize("text", ["a=" + "[" * 5_000, "rank=" + "9" * 4_301])
def test_a_scale_that_no_reader_can_take_is_answered_on_the_page(desk: WebDesk, text: str) -> None:
    browser = desk.open(OWNER)

    answer = browser.post("/house/scale", {"scale": text}, page=browser.get("/house"))
    assert (answer.status, "it is not TOML" in answer.words) == (422, True)
