"""How pages say things: what stays in one piece, in which order, and what is told with it."""

import re

import pytest

from claimcheck.model.comparison import Band, Difference, Guard
from claimcheck.model.desk.contact import Contact, Direction
from claimcheck.model.verdict import Source, Stance
from claimcheck.web.rendering import whole
from claimcheck.workflows.desk.allowed_acts import answers_in_order
from tests.tables import each_row
from tests.web.conftest import EDITOR, OWNER, SECOND, WebDesk


@each_row(
    ("page", "shown"),
    [
        ("<p>c-2</p>", '<p><span class="whole">c-2</span></p>'),
        ("<td>2023-04-01 s-89</td>",
         '<td><span class="whole">2023-04-01</span> <span class="whole">s-89</span></td>'),
        ("<p>on 2023-04.</p>", '<p>on <span class="whole">2023-04</span>.</p>'),
        # What a field holds is sent as it stands, and an attribute is no text.
        ("<textarea>c-2, 2023-04-01</textarea>", "<textarea>c-2, 2023-04-01</textarea>"),
        ("<title>c-2</title>", "<title>c-2</title>"),
        ("<option>c-2</option>", "<option>c-2</option>"),
        ('<p title="c-2 &gt; c-3">x</p>', '<p title="c-2 &gt; c-3">x</p>'),
        # Parts of addresses, of words and of longer figures are none.
        ("<p>/claim/c-2 a-c-2 covid-19 12023-04-01 c-2-x</p>",
         "<p>/claim/c-2 a-c-2 covid-19 12023-04-01 c-2-x</p>"),
    ],
)  # fmt: skip
def test_an_id_and_a_day_stay_on_one_line(page: str, shown: str) -> None:
    assert whole(page) == shown


@pytest.mark.parametrize(
    ("band", "guards", "order"),
    [
        (Band.SAME, [], "same related contradicts not-same later"),
        (Band.LIKELY, [Guard.SUBSTITUTION], "same related contradicts not-same later"),
        (Band.LIKELY, [Guard.PERIOD], "not-same contradicts related same later"),
        (Band.CONFLICTING, [Guard.NUMBER], "not-same contradicts related same later"),
        (Band.CONFLICTING, [Guard.NEGATION], "contradicts not-same related same later"),
        (Band.CONFLICTING, [Guard.DIRECTION], "contradicts not-same related same later"),
        (Band.CONFLICTING, [Guard.NEGATION, Guard.NUMBER],
         "not-same contradicts related same later"),
        (Band.RELATED, [], "related not-same contradicts same later"),
    ],
)  # fmt: skip
def test_the_answer_that_fits_what_differs_comes_first(
    desk: WebDesk, band: Band, guards: list[Guard], order: str
) -> None:
    with desk.record() as record:
        entry = next(each for each in record.queue() if each.waiting.subject == "q-1")
        card = record.card(entry)
    (prior, *rest) = card.priors
    differences = tuple(Difference(each, "x", "y") for each in guards)
    comparison = prior.match.comparison._replace(band=band, differences=differences)
    match = prior.match._replace(comparison=comparison)

    answers = answers_in_order(card._replace(priors=(prior._replace(match=match), *rest)))

    assert " ".join(answers) == order


def test_the_order_of_answers_chooses_none_and_keys_keep_theirs(desk: WebDesk) -> None:
    page = desk.open(OWNER).get("/card/decide:q-1").text

    buttons = re.findall(r'<button formaction="[^"]*/([\w-]+)" id="[\w-]+" data-key="(\d)"', page)
    assert buttons == [("not-same", "4"), ("contradicts", "3"), ("related", "2"), ("same", "1"),
                       ("later", "5")]  # fmt: skip
    assert "autofocus" not in page
    # Enter in the field of the reason presses the first button, which answers nothing.
    form = page[page.index('id="answer"') :]
    assert form.index("Choose an answer") < form.index("formaction")


@pytest.mark.parametrize(
    ("task", "heading"),
    [("sign-off", "Sign off"), ("sign+off", "Sign off"), ("Sign%20off", "Sign off"),
     ("sign_off", "Sign off"), ("decide", "Decide"), (" DECIDE ", "Decide")],
)  # fmt: skip
def test_a_task_is_understood_as_people_write_it(desk: WebDesk, task: str, heading: str) -> None:
    page = desk.open(EDITOR).get(f"/queue?task={task.replace(' ', '+')}")

    assert page.status == 200
    current = re.search(r'aria-current="page">([\w ]+) <b>', page.text)
    assert current, page.words
    assert current[1] == heading
    assert page.text.count('class="asked"') == page.text.count(f"<span>{heading}</span>")


def test_a_task_that_is_none_is_told_with_those_there_are(desk: WebDesk) -> None:
    page = desk.open(OWNER).get("/queue?task=dance")

    assert page.status == 400
    assert "a task is one of: confirm, decide, rate, sign-off, resolve, recheck" in page.words


def test_what_is_due_names_answers_that_are_owed_to_whoever_sees_letters(desk: WebDesk) -> None:
    wrote = Contact("Ada Brandt", "letter", "2023-01-20", "2023-02-01", reason="complaint",
                    direction=Direction.THEY_WROTE)  # fmt: skip
    with desk.record() as record:
        record.add_contact("c-1", wrote)
        record.add_contact("c-1", Contact("Port of Malmö", "e-mail", "2023-01-20", "2023-02-02"))

    page = desk.open(OWNER).get("/due")

    assert "we owe Ada Brandt an answer about c-1" in page.words
    assert "Port of Malmö owe us an answer about c-1" in page.words
    assert "by letter, wrote 2023-01-20" in desk.open(OWNER).get("/claim/c-1").words
    assert "Brandt" not in desk.open("R. Touré").get("/due").text


def test_open_questions_say_what_differs_and_a_source_who_published_it(desk: WebDesk) -> None:
    told = Source(Stance.BACKS, "https://port.example/table", "Table 4", "Port of Malmö")
    with desk.record() as record:
        record.add_source("c-1", told)

    page = desk.open(OWNER).get("/claim/c-1").words

    assert "q-1 s-2 beside c-1 FIGURE DIFFERS 390,000 → 410,000" in page
    assert "+ backs Table 4 Port of Malmö" in page


def test_undoing_is_told_by_what_each_row_is(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    card = browser.get("/card/decide:q-1")
    browser.post("/card/decide:q-1/related", {"reason": "Both of 2022"}, page=card)

    asked = browser.get("/undo")
    assert "The decision d-1 no longer holds" in asked.words
    assert "Undo the decision d-1" in asked.words
    done = browser.follow(browser.post("/undo", {"event": asked.field("event")}, page=asked))
    assert (
        "Undone: the decision d-1. The tie l-5 no longer holds; the decision d-1 no longer holds."
        in done.words
    )


def test_the_first_page_counts_the_acts_of_today_as_the_page_of_numbers_does(
    desk: WebDesk,
) -> None:
    browser = desk.open(OWNER)

    def today() -> tuple[str, str]:
        with desk.record() as record:
            counted = sum(each.number for each in record.progress(since=record.today))
        shown = re.search(r"Acts of today: A\. Diallo (\d+)", browser.get("/").words)
        assert shown
        return shown[1], str(counted)

    seen = [today()]
    for text in ("One", "Two"):
        with desk.record() as record:
            record.note("c-1", text)
        seen.append(today())
    with desk.record() as record:
        record.undo_own()
    seen.append(today())

    assert all(home == numbers for home, numbers in seen)
    assert [int(home) - int(seen[0][0]) for home, _ in seen] == [0, 1, 2, 1]


def test_who_left_stands_in_no_choice_unless_the_address_asks_for_them(desk: WebDesk) -> None:
    with desk.record() as record:
        record.let_leave(SECOND, hand_over_to=OWNER)
    browser = desk.open(OWNER)

    assert SECOND not in browser.get("/queue").text
    assert '<option value="J. Keita" selected>' in browser.get("/queue?assigned_to=J.+Keita").text


def test_a_number_stands_under_a_head_that_is_set_as_it_is(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    for path in ("/stats", "/log", "/house", "/due", "/people", "/"):
        for table in re.findall(r"<table.*?</table>", browser.get(path).text, re.DOTALL):
            heads = re.findall(r"<th scope=\"col\"([^>]*)>([^<]*)", table)
            for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL):
                cells = re.findall(r"<t[dh]((?! scope=\"col\")[^>]*)>", row)
                for (head, name), cell in zip(heads, cells, strict=False):
                    assert name, (path, table)
                    assert ("number" in head) == ("number" in cell), (path, name)


def test_the_log_says_by_which_way_an_act_came_or_nothing(desk: WebDesk) -> None:
    page = desk.open(OWNER).get("/log").text

    assert '<td class="whole" data-label="by">a command</td>' in page
    assert "by –" not in page
    assert '<td data-label="by">–' not in page
