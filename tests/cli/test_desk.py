"""The review desk by keyboard, with the answers piped in."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.cli import day
from tests.cli.day import READER, SECOND, THIRD, at_desk
from tests.cli.running import golden, mistake, ok, run
from tests.desk import NO_SOURCES


def waiting(by: str = READER) -> list[str]:
    """Return what waits for somebody, in order."""
    _, text = at_desk(answers="s\n" * 20, by=by)
    return [line.partition(": ")[2] for line in text.splitlines() if line.startswith("Card ")]


EK = ("--speaker", "Tomas Ek", "--article", "a-1")

# What a card shows


@pytest.mark.parametrize(
    ("name", "card", "by"),
    [
        ("confirm", "s-8", READER),
        ("decide", "q-1", READER),
        ("decide-period", "q-2", READER),
        ("rate", "c-4", READER),
        ("sign-off", "c-3", READER),
        ("resolve", "c-5", READER),
        ("party", "c-5", SECOND),
        ("recheck", "c-2", READER),
        ("not-picked-up", "c-6", READER),
    ],
)
def test_card_says_all_that_is_needed(desk: Path, name: str, card: str, by: str) -> None:
    code, text = at_desk(card, answers="q\n", by=by)

    assert code == 0
    assert max(map(len, text.splitlines())) <= 80
    golden(f"desk-{name}.txt", text)


def test_card_hides_a_blind_verdict_until_the_second_is_given(desk: Path) -> None:
    ok("policy", "set", "blind")
    ok("take", "c-6", "--reason", "Asked by readers")
    first = ("--verdict", "Unverifiable", "--rationale", "No bill is public")
    ok("review", "c-6", *first, "--by", SECOND)
    _, text = at_desk("c-6", answers="h\nv 6\nNobody has the bill\n\n\nq\n")

    golden("desk-blind.txt", text)
    shown, given = text.split("v-9 Unverifiable. Status: signed off.")
    assert "No bill is public" not in shown
    assert given


def test_everybody_sees_what_waits_for_them(desk: Path) -> None:
    assert waiting() == [
        "recheck v-3",
        "sign off v-5",
        "rate c-4",
        "resolve c-5",
        "confirm s-7",
        "decide q-1",
        "confirm s-9",
        "decide q-2",
        "confirm s-10",
        "confirm s-12",
        "confirm s-8",
        "confirm s-11",
    ]


def test_nobody_is_offered_the_sign_off_of_their_own_verdict(desk: Path) -> None:
    assert "sign off v-5" in waiting(THIRD)
    assert "sign off v-5" not in waiting(SECOND)


@pytest.mark.parametrize(
    ("options", "subjects"),
    [
        (("--article", "a-1", "--speaker", "tomas ek"), ["confirm s-10", "confirm s-11"]),
        (("--speaker", "Ek"), ["sign off v-5", "confirm s-10", "confirm s-11"]),
        (("--assigned-to", READER), ["rate c-4"]),
        (("--since", "2023-03", "--article", "a-1", "--assigned-to", READER), []),
        (("--since", "2023-03", "--speaker", "the city", "--article", "a-1"), ["confirm s-12"]),
    ],
)
def test_filters_choose_cards(desk: Path, options: tuple[str, ...], subjects: list[str]) -> None:
    _, text = at_desk(*options, answers="s\n" * 9)
    shown = [line.partition(": ")[2] for line in text.splitlines() if line.startswith("Card ")]

    assert shown == subjects
    assert bool(subjects) != ("Nothing waits for A. Diallo here." in text)


# Moving about


def test_position_and_cards_left_are_always_shown(desk: Path) -> None:
    _, text = at_desk(answers="s\ns\nb\nq\n")
    headings = [line.partition(":")[0] for line in text.splitlines() if line.startswith("Card ")]

    assert headings == [
        "Card 1 of 12, 11 left",
        "Card 2 of 12, 10 left",
        "Card 3 of 12, 9 left",
        "Card 2 of 12, 10 left",
    ]


def test_at_the_end_what_was_left_comes_again(desk: Path) -> None:
    _, text = at_desk(*EK, answers="s\nc\na\ns\nq\n")

    assert "End of the queue. 1 card left behind." in text
    assert text.rstrip().splitlines()[-1] == "1 act stored. 1 card left."


def test_words_do_what_keys_do(desk: Path) -> None:
    _, text = at_desk("q-1", answers="Not same another figure\n")

    assert "d-1: c-7 and c-1 not-same." in text


@pytest.mark.parametrize("answers", ["\n\n\n", "v\n\nq\n", "v 1\n\nq\n", "v\n1\n\n\n"])
def test_enter_alone_never_gives_a_verdict(desk: Path, answers: str) -> None:
    head = ok("log", "--head")
    at_desk("c-2", answers=answers)

    assert ok("log", "--head") == head


def test_verdict_is_no_answer_to_a_match(desk: Path) -> None:
    head = ok("log", "--head")
    code, text = at_desk("q-1", answers="v 5\nq\n")

    assert (code, ok("log", "--head")) == (2, head)
    assert "a verdict is an act of its own: take c-7 up first, with t\n" in text


def test_unknown_key_is_named_and_nothing_happens(desk: Path) -> None:
    code, text = at_desk("c-4", answers="zap\nq\n")

    assert code == 2
    assert "no key 'zap' here; ? lists the keys\n1 of 1, 0 left > q\n" in text
    assert text.endswith("1 answer could not be used.\n")


# Acts


@pytest.mark.parametrize(
    ("option", "named", "problem"),
    [
        ("--article", "a-99", "no a-99"),
        ("--assigned-to", "Nobody", "unknown reviewer 'Nobody'"),
        ("--speaker", "Mara Lindqist", "nobody is known as 'Mara Lindqist'"),
    ],
)
def test_filter_that_names_nothing_is_a_mistake(
    desk: Path, option: str, named: str, problem: str
) -> None:
    assert mistake("review", option, named).startswith(problem)
    assert mistake("review", option, named, "--export", "-").startswith(problem)


def test_edit_by_places_says_which_words_stand_there(desk: Path) -> None:
    _, text = at_desk("s-8", answers="e span 2 31\nq\n")

    assert (
        "s-13 stands in place of s-8, under c-13. Its words: rt counts its boxes LINDHOLM\n" in text
    )


def test_place_is_asked_for_beside_the_words_that_stand_there(desk: Path) -> None:
    _, text = at_desk("s-10", answers="e span\n\nq\n")

    assert 'Now: 329 372, of 516: "The bridge was closed on 41 days in 2022,"\n' in text
    assert "The span should be, as 329 372 (Enter: nothing is done) \n" in text


def test_verdict_below_the_minimum_of_sources_is_refused_with_the_reason(desk: Path) -> None:
    sources = "+ backs https://city.example/list\n\n\nv 2\n+ c https://books.example\n\n\n"
    code, text = at_desk("c-4", answers=f"v 2\n{sources}v 2\nThe list has 14\n\n\n")

    refused = (
        "no verdict on c-4 yet: {} of 2 independent sources that it needs;"
        " add sources\nfirst, with + (the minimum is `sources` under [gate] in claimcheck.toml)"
    )
    assert refused.format(0) in text
    assert refused.format(1) in text
    assert "v-8 Mostly true. Status: proposed." in text
    assert code == 2


def test_dissent_with_the_same_label_is_refused_before_a_reason_is_asked_for(desk: Path) -> None:
    _, text = at_desk("c-3", answers="d misleading\nq\n")

    assert "v-5 says 'Misleading' too; g signs it off, or give another label\n" in text


@pytest.mark.parametrize("label", ["Opinion", "Unverifiable"])
def test_label_outside_the_order_of_truth_needs_no_source(desk: Path, label: str) -> None:
    _, text = at_desk("c-4", answers=f"v {label}\nNobody can know\n\n\n")

    assert f"v-8 {label}. Status: proposed." in text


def test_desk_that_asks_for_no_sources_gets_none(desk: Path) -> None:
    Path("claimcheck.toml").write_text(NO_SOURCES, encoding="utf-8")
    _, text = at_desk("c-4", answers="v 1\nI counted them\n\n\n")

    assert "v-8 True. Status: proposed." in text


def tables() -> tuple[str, str, str]:
    """Return what the database of this folder exports."""
    return ok("export", "claims"), ok("export", "statements"), ok("export", "verdicts")


@cache
def exported(_begun: bytes) -> tuple[str, str, str]:
    """Return the tables of a database that lies in this folder, read once for all its tests."""
    return tables()


@pytest.mark.parametrize(
    ("card", "answers", "said"),
    [
        ("s-8", "c\n", "s-8 confirmed; it states c-8."),
        ("s-8", "x not worth a check\n", "s-8 discarded."),
        ("s-8", "t readers ask\n", "c-8 taken. Status: open."),
        ("q-1", "1\n", "d-1: c-7 and c-1 same."),
        ("q-1", "3 he said both\n", "d-1: c-7 and c-1 contradicts."),
        ("c-4", "l nobody else asks\n", "c-4 dropped. Status: not picked up."),
        ("c-3", "g\n", "v-8 signs off v-5 Misleading. Status: signed off."),
        (
            "c-3",
            "d 5\nNone was empty\n\n",
            "v-8 False dissents from v-5 Misleading. Status: disputed.",
        ),
        ("c-5", "r half true\nBoth are right\n\n\n", "v-8 Half true resolves it. Status: signed"),
        ("c-4", "n ask the library\n", "m-1 noted on c-4."),
        ("c-4", "a O. Berg\n", "c-4 assigned to O. Berg."),
        (
            "c-4",
            "+ context https://a.example\n“14 of them”\nthe city\n",
            "e-9 context: https://a.e",
        ),
    ],
)
def test_act_is_stored_and_undone_by_name(desk: Path, card: str, answers: str, said: str) -> None:
    before = exported(desk.read_bytes())
    code, text = at_desk(card, answers=answers)

    assert code == 0, text
    assert said in text
    assert "1 act stored." in text

    # Another day, another run of the program.
    _, text = at_desk(answers="u\nyes\nq\n")

    assert "Your last act, event " in text
    assert "Undone: " in text
    assert tables() == before
    assert run("log", "--verify").code == 0


def test_undo_takes_back_ones_own_act_only(desk: Path) -> None:
    at_desk("s-8", answers="c\n")
    at_desk("s-12", answers="c\n", by=SECOND)
    _, text = at_desk(answers="u\nyes\nq\n")

    assert "confirm s-8\n" in text
    assert "confirm s-8" in waiting()
    assert "confirm s-12" not in waiting()


def test_undo_without_a_yes_undoes_nothing(desk: Path) -> None:
    at_desk("s-8", answers="c\n")
    head = ok("log", "--head")
    at_desk(answers="u\n\nq\n")

    assert ok("log", "--head") == head


def test_undone_card_is_on_the_desk_again(desk: Path) -> None:
    _, text = at_desk(*EK, answers="c\nu\nyes\nq\n")

    assert [line for line in text.splitlines() if line.startswith("Card ")] == [
        "Card 1 of 2, 1 left: confirm s-10",
        "Card 2 of 2, 0 left: confirm s-11",
        "Card 1 of 2, 1 left: confirm s-10",
    ]


def test_statement_is_mended_to_words_of_its_article(desk: Path) -> None:
    answers = "e words The bridge was closed on 41 days in 2022\n"
    _, text = at_desk("s-10", answers=answers)
    page = json.loads(ok("show", "s-13", "-f", "json"))

    assert "s-13 stands in place of s-10, under c-13." in text
    assert page["text"] == "The bridge was closed on 41 days in 2022"
    assert (page["confirmed"], page["rule"], page["person"]) == (True, None, "Tomas Ek")
    assert day.ARTICLE[slice(*page["spans"][0])] == page["text"]
    assert "c-10" not in ok("list")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("The bridge … 41 days", "The bridge was closed on 41 days"),
        ("The bridge ... in 2022", "The bridge was closed on 41 days in 2022"),
        ("closed … 2", None),
        ("The harbour … jobs", None),
        ("… in 2022", None),
    ],
)
def test_words_between_are_left_out_when_typed(desk: Path, typed: str, words: str | None) -> None:
    _, text = at_desk("s-10", answers=f"e words\n{typed}\nq\n")

    assert "The words should be, with … for those between (Enter: nothing is done) " in text
    if words:
        page = json.loads(ok("show", "s-13", "-f", "json"))
        assert page["text"] == words
        assert day.ARTICLE[slice(*page["spans"][0])] == words
        assert f" Its words: {words} End of the queue." in " ".join(text.split())
    else:
        assert f"a-1 does not hold {typed!r}; give words as they stand there\n" in text


def test_mended_speaker_leaves_the_claim_as_it_is(desk: Path) -> None:
    _, text = at_desk("s-11", answers="e\nspeaker\nTomas Ek\nq\n")

    assert "Now: Ek\n" in text
    assert "s-13 stands in place of s-11, under c-11." in text
    assert waiting()[-1] == "confirm s-13"


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        ("words The moon is closed", "a-1 does not hold 'The moon is closed'; give words as they"),
        ("span 5", "'5' is not a span; give where it begins and ends, as 120 185"),
        ("span 9 5", "places rise, as in 120 185"),
        ("span 5 999999", "places rise, as in 120 185"),
        ("hat red", "say what to edit: words TEXT, speaker NAME or span 120 185"),
        ("speaker Ek", "s-11 says that already; nothing was changed"),
    ],
)
def test_edit_that_cannot_be_is_refused(desk: Path, edit: str, problem: str) -> None:
    head = ok("log", "--head")
    _, text = at_desk("s-11", answers=f"e {edit}\nq\n")

    assert problem in text
    assert ok("log", "--head") == head


def test_mended_article_adds_nothing_again(desk: Path) -> None:
    at_desk("s-10", answers="e words The bridge was closed on 41 days in 2022\n")
    day.came_in(ok)

    assert "s-14" not in ok("export", "statements", "-f", "jsonl")


def test_assigning_names_who_is_there_and_takes_names_in_any_case(desk: Path) -> None:
    code, text = at_desk("c-4", answers="a\no. berg\na nobody\nq\n")

    assert "Reviewers: A. Diallo, J. Keita, O. Berg\nTo whom? (Enter: nothing is done) " in text
    assert "c-4 assigned to O. Berg.\n" in text
    assert "unknown reviewer 'nobody'" in text
    assert code == 2


# What can be looked up


def test_precedents_and_the_speakers_record_are_a_key_away(desk: Path) -> None:
    _, text = at_desk("s-7", answers="p\nw\nh\no\no text\nq\n")

    golden("desk-looking.txt", text)


def test_browser_is_opened_from_a_terminal_only(desk: Path) -> None:
    _, text = at_desk("s-7", answers="o browser\nq\n")

    assert "a browser is opened only from a terminal" in text


def test_help_says_what_each_key_of_a_card_does(desk: Path) -> None:
    _, text = at_desk("q-1", answers="?\nq\n")

    golden("desk-help.txt", text)


def test_claim_without_an_address_says_so_before_its_words(desk: Path) -> None:
    _, text = at_desk("c-4", answers="o\nq\n")

    told = "No address and no article is stored; the words as they were given:\n"
    assert f"{told}>>The city has 14 public libraries<<\n" in text


# Two people


Typed = str | Callable[[], object]


def rated(claim: str, label: str, by: str = SECOND) -> Callable[[], object]:
    """Return what gives a verdict, where a desk asks for no sources."""

    def act() -> str:
        settings = Path("claimcheck.toml")
        settings.write_text(NO_SOURCES, encoding="utf-8")
        said = ok("review", claim, "--verdict", label, "--rationale", "So it is", "--by", by)
        settings.unlink()
        return said

    return act


def test_second_person_is_told_what_changed_and_keeps_theirs(desk: Path) -> None:
    answers: list[Typed] = ["v 6", "Nobody can know", "", rated("c-4", "True"), "", "yes", "q"]
    _, text = at_desk("c-4", answers=answers)

    golden("desk-second-opinion.txt", text)
    assert "v-9 Unverifiable. Status: disputed." in text


def test_second_person_who_does_not_keep_theirs_stores_nothing(desk: Path) -> None:
    answers: list[Typed] = ["v 6", "Nobody can know", "", rated("c-4", "True"), "", "", "q"]
    _, text = at_desk("c-4", answers=answers)

    assert "Not stored: Nobody can know\n" in text
    assert "Unverifiable" not in ok("export", "verdicts")


def test_what_changed_after_the_telling_is_told_too(desk: Path) -> None:
    both: list[Typed] = [rated("c-4", "True"), "", rated("c-4", "False", THIRD), "yes", "yes"]
    _, text = at_desk("c-4", answers=["v 6", "Nobody can know", "", *both])

    assert text.count("c-4 has changed since you read it; nothing was stored") == 2


@pytest.mark.parametrize(
    ("card", "answers", "act_of_another", "told"),
    [
        ("s-8", ["c"], ("confirm", "s-8"), "J. Keita confirmed: "),
        ("q-1", ["4"], ("decide", "q-1", "same"), "J. Keita decided: d-1 "),
    ],
)
def test_nothing_is_silently_overwritten(
    desk: Path, card: str, answers: list[str], act_of_another: tuple[str, ...], told: str
) -> None:
    def act() -> str:
        return ok(*act_of_another, "--by", SECOND)

    _, text = at_desk(card, answers=[act, *answers, "", "q"])

    assert told in text
    assert "Nothing was done." in text


def test_verdict_on_the_candidate_is_told_before_a_match_is_decided(desk: Path) -> None:
    act = rated("c-1", "True", THIRD)
    _, text = at_desk("q-1", answers=[act, "1", "", "q"])

    assert "q-1 has changed since you read it" in text
    assert "O. Berg verdict: v-8 True" in text


def test_what_is_added_beside_a_card_does_not_stop_anybody(desk: Path) -> None:
    def add() -> str:
        return ok("add", "We have never had a year like it", "--by", SECOND)

    _, text = at_desk("s-8", answers=[add, "c"])

    assert "s-8 confirmed; it states c-8." in text


def test_hidden_verdict_of_another_does_not_show_by_the_telling(desk: Path) -> None:
    ok("policy", "set", "blind")
    answers: list[Typed] = [rated("c-4", "Opinion"), "v 6", "Nobody can know", "", "", "q"]
    _, text = at_desk("c-4", answers=answers)

    assert "Opinion, as of" not in text.partition("v-9 Unverifiable. Status: disputed.")[0]


def test_what_others_did_is_told_after_ones_own_note(desk: Path) -> None:
    answers: list[Typed] = [
        rated("c-4", "True"),
        "n Ask the library",
        "d 6",
        "Nobody can know",
        "",
        "q",
    ]
    _, text = at_desk("c-4", answers=answers)

    assert "Meanwhile:\n  2023-03-02 J. Keita verdict: v-8 True" in text
    assert "v-9 Unverifiable dissents from v-8 True. Status: disputed." in text


def test_looking_something_up_does_not_count_as_reading_the_card_anew(desk: Path) -> None:
    answers: list[Typed] = [rated("c-4", "True"), "p", "v 6", "Nobody can know", "", "", "", "q"]
    _, text = at_desk("c-4", answers=answers)

    assert "c-4 has changed since you read it; nothing was stored" in text


def test_card_that_somebody_else_has_done_is_passed_over(desk: Path) -> None:
    def act() -> str:
        return ok("confirm", "s-11", "--by", SECOND)

    _, text = at_desk(*EK, answers=[act, "c"])

    assert [line for line in text.splitlines() if line.startswith("Card ")] == [
        "Card 1 of 2, 1 left: confirm s-10",
    ]
    assert "Nothing waits any more." in text


def test_empty_queue_says_so(database: Path) -> None:
    assert run("review")[1:] == (
        "Nothing waits for A. Diallo.\n",
        "Next: claimcheck add --article FILE\n",
    )


def test_claim_that_nobody_asks_about_can_be_rated(desk: Path) -> None:
    _, text = at_desk("c-6", answers="v 7\nWhat is dear is for others to say\n\n\n")

    assert "v-8 Opinion. Status: proposed." in text


@pytest.mark.parametrize("card", ["c-99", "s-99", "q-99", "v-99"])
def test_unknown_card_is_named(desk: Path, card: str) -> None:
    assert mistake("review", card).startswith(f"no {card} in this database")


def test_card_shows_what_others_noted_and_whom_they_asked(desk: Path) -> None:
    asked = ("--party", "the city", "--channel", "mail", "--sent", "2023-03-01")
    ok("contact", "add", "c-4", *asked, "--deadline", "2023-03-03")
    at_desk("c-4", answers="n Ask the library\na O. Berg\nq\n")
    _, text = at_desk("c-4", answers="q\n", by=THIRD)

    assert "  contact   w-1 the city, mail, sent 2023-03-01, answer by 2023-03-03: no" in text
    assert "  note      m-1 A. Diallo, 2023-03-02: Ask the library\n" in text
    assert "O. Berg has it in hand" in text


def test_day_of_the_recheck_is_asked_for_until_it_can_be(desk: Path) -> None:
    days = "2023-03-02\nMarsh\n2023-02\n2022-01-01\n2024-03-01\n"
    _, text = at_desk("c-2", answers=f"v true\nThe list of 2023.\n{days}")

    assert "'Marsh' is not a date" in text
    assert "'2023-02' must be a full date, as 2023-03-01" in text
    assert "2022-01-01 is in the past; today is 2023-03-02" in text
    assert "v-8 True. Status: proposed." in text


def test_days_that_cannot_be_meant_are_asked_for_again_at_once(desk: Path) -> None:
    _, text = at_desk("c-2", answers="v true\nThe list.\n2030-01-01\n2023-02-01\n\nq\n")
    assert "2030-01-01 is in the future; today is 2023-03-02\nAs of which day?" in text
    _, text = at_desk("c-4", answers="t high, by 2020-01-01, Asked\n2020-02-02\nq\nq\n")
    assert "2020-01-01 is in the past; today is 2023-03-02\nBy which day?" in text
    assert "2020-02-02 is in the past" in text
    letter = "contact A reader\nletter\nyes\n\n2023-02-01\n2023-01-01\n2023-02-20\n\nq\n"
    _, text = at_desk("c-4", answers=letter)
    assert "2023-01-01 is before 2023-02-01\nBy when should we answer?" in text
    assert "we answer by 2023-02-20" in text


def test_history_tells_what_was_mended_and_dropped(desk: Path) -> None:
    at_desk("s-10", answers="e words The bridge was closed on 41 days in 2022\n")
    at_desk("s-11", answers="x An opinion\n")
    at_desk("s-9", answers="e speaker Mara\n")
    told = [ok("history", claim) for claim in ("c-10", "c-13", "c-11", "c-9")]

    golden("history-edited.txt", "\n".join(told))


def test_article_is_shown_with_its_statements_as_they_are_mended(desk: Path) -> None:
    at_desk("s-10", answers="e words The bridge was closed on 41 days in 2022\n")
    shown = [line.split()[0] for line in ok("show", "a-1").splitlines() if "  s-" in line]

    assert shown == ["s-7", "s-8", "s-9", "s-11", "s-12", "s-13"]


def test_undone_mending_shows_the_statement_again(desk: Path) -> None:
    at_desk("s-10", answers="e words The bridge was closed on 41 days in 2022\n")
    at_desk(answers="u\nyes\nq\n")
    shown = [line.split()[0] for line in ok("show", "a-1").splitlines() if "  s-" in line]

    assert shown == ["s-7", "s-8", "s-9", "s-10", "s-11", "s-12"]


def test_note_can_be_redacted(desk: Path) -> None:
    at_desk("c-4", answers="n Our source at the port is Anna Holm\nq\n")
    ok("redact", "m-1", "--reason", "Names a source")

    assert "Anna Holm" not in at_desk("c-4", answers="h\nq\n")[1]
    assert b"Anna Holm" not in desk.read_bytes()
    assert run("log", "--verify").code == 0


@pytest.mark.parametrize(("card", "key"), [("s-7", "c"), ("q-1", "4")])
def test_nobody_confirms_or_decides_what_was_mended_since(desk: Path, card: str, key: str) -> None:
    def edit() -> object:
        return at_desk("s-7", answers="e words 410,000 containers\n", by=SECOND)

    _, text = at_desk(card, answers=[edit, key, "yes", "q"])

    assert "s-7 was replaced by s-13; look at it again and repeat" in text
    assert "0 acts stored." in text
