"""`claimcheck match`."""

import json
from pathlib import Path

import pytest

import claimcheck
from claimcheck.model.dates import parse_date
from claimcheck.model.statement import Statement
from tests.cli.running import Ran, golden, mistake, ok, run

TRADE = "Trade grew by 20% over the year"


def test_same_words_are_the_same_claim(trade: Path) -> None:
    assert run("match", TRADE, "--speaker", "Lavrov", "--said-on", "2023-02-07") == Ran(
        0,
        "SAME    c-1 Trade grew by 20% over the year\n"
        "        said    Lavrov, 2023-02-07: 1 occasion, 1 mention\n"
        "        overlap 1.00, likeness 100 of 100\n"
        "        verdict Misleading, as of 2023-03-02, proposed by A. Diallo, not signed\n"
        "                off. It covers these words once a person confirms the match.\n"
        "        because From a low base\n"
        "Compared with 1 claim. Same: c-1.\n",
        "",
    )


def test_a_figure_that_somebody_changed_is_told_with_its_dates(database: Path) -> None:
    said = "Unemployment in the country stands at 3.9%", "--speaker", "Ana Diaz"
    ok("add", *said, "--said-on", "2022-06-03")
    now = (said[0].replace("3.9", "4.4"), *said[1:], "--said-on", "2022-06-09")

    lines = ok("match", *now).splitlines()
    (match,) = json.loads(ok("match", *now, "-f", "json"))["matches"]

    assert lines[4:7] == [
        "        FIGURE DIFFERS 3.9% → 4.4%     overlap 1.00",
        "        CHANGED OVER TIME 3.9% on 2022-06-03 (s-1), 4.4% on 2022-06-09 (yours),",
        "                by Ana Diaz",
    ]
    assert match["change"] == [
        {
            "figure": "3.9%",
            "said_on": "2022-06-03",
            "statement_id": "s-1",
            "speaker": "Ana Diaz",
        },
        {
            "figure": "4.4%",
            "said_on": "2022-06-09",
            "statement_id": None,
            "speaker": "Ana Diaz",
        },
    ]
    assert match["words_apart"] == {"yours": [[38, 42]], "stored": [[38, 42]]}
    assert lines[5] in ok("add", *now)


def test_language_chooses_the_stemmer(database: Path) -> None:
    text = "Экспорт зерна из России в Мали вырос на 3,9% за год"
    ok("add", text, "--language", "ru")

    out = ok("match", text.replace("3,9", "4,9"), "--language", "ru")
    (found,) = json.loads(ok("match", "экспортом зерном", "--language", "ru", "-f", "json"))[
        "matches"
    ]

    assert out.splitlines()[4] == "        FIGURE DIFFERS 3,9% → 4,9%     overlap 1.00"
    assert found["claim_id"] == "c-1"
    assert mistake("match", text, "--language", "русский") == (
        "'русский' is not a language code; write fr, ru or pt-BR"
    )


def test_verdict_does_not_cover_another_figure(sample: Path) -> None:
    words = (
        "in 2023 Russia will boost the number of scholarships for students from Mali"
        " eightfold: from 35 to 390"
    )

    golden("match.txt", ok("match", words, "--said-on", "2023-02-07", "-n", "2"))


def test_nothing_like_it_is_said_so(trade: Path) -> None:
    assert ok("match", "The library opens on Sundays") == (
        "WEAK    c-1 Trade grew by 20% over the year\nCompared with 1 claim. None is the same.\n"
    )
    assert ok("match", "The library opens on Sundays", "--nearest", "0") == (
        "Compared with 1 claim. None is the same.\n"
    )
    assert ok("match", "Librarians protest") == (
        "No claim shares a word with it.\nCompared with 1 claim. None is the same.\n"
    )


def test_json_says_the_same_to_programs(trade: Path) -> None:
    answer = json.loads(ok("match", "Trade grew by 30% over the year", "-f", "json"))

    assert (answer["statement"], answer["compared"]) == ("Trade grew by 30% over the year", 1)
    (match,) = answer["matches"]
    assert (match["claim_id"], match["band"], match["status"]) == ("c-1", "conflicting", "proposed")
    # Overlap, likeness and score are matching's business.
    assert {
        key: match["differences"][0][key] for key in ("guard", "yours", "stored", "reason")
    } == {
        "guard": "number",
        "yours": "30%",
        "stored": "20%",
        "reason": "FIGURE DIFFERS 20% → 30%",
    }
    assert [verdict["label"] for verdict in match["verdicts"]] == ["Misleading"]


def test_dash_reads_the_words_from_stdin(trade: Path) -> None:
    assert ok("match", "-", stdin=TRADE.encode()) == ok("match", TRADE)


def test_words_that_begin_with_a_dash_follow_two(trade: Path) -> None:
    assert mistake("match", "-5% growth") == (
        "No such option: -5; words that begin with - come after --; see `claimcheck match --help`"
    )
    assert run("match", "--", "-5% growth").code == 0


def test_no_more_than_the_limit_are_shown_and_the_rest_is_counted(sample: Path) -> None:
    words = "The number of scholarships for students from Mali rises from 35 to 390"

    answer = json.loads(ok("match", words, "-n", "1", "-f", "json"))

    more = answer["more"]
    whole = json.loads(ok("match", words, "-n", str(1 + more), "-f", "json"))
    assert len(answer["matches"]) == 1 <= more
    assert (len(whole["matches"]), whole["more"]) == (1 + more, 0)
    assert f"and {more} more; -n {1 + more} shows them\n" in ok("match", words, "-n", "1")


def test_empty_store_exits_3(database: Path) -> None:
    assert run("match", TRADE) == Ran(
        3, "", "claimcheck: no claim to compare with; store one with `claimcheck add`\n"
    )


def test_matching_writes_nothing(trade: Path) -> None:
    before = trade.read_bytes()

    ok("match", TRADE)

    assert trade.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("",), "the statement is empty; give its words"),
        (("x" * 10_001,), "the text is longer than 10,000 characters; give one statement"),
        (
            (TRADE, "--said-on", "May"),
            "'May' is not a date; write 2023-02-07, 2023-02 or 2023",
        ),
        (
            (TRADE, "-n", "0"),
            "Invalid value for '--limit' / '-n': 0 is not in the range 1 to 50;"
            " see `claimcheck match --help`",
        ),
        (
            ("Trade", "grew"),
            "Got unexpected extra argument(s) (grew); words with blanks need quotation marks;"
            " see `claimcheck match --help`",
        ),
        ((), "give the words to look for, or --batch FILE; - reads stdin"),
    ],
)
def test_mistake_is_named(trade: Path, arguments: tuple[str, ...], problem: str) -> None:
    assert mistake("match", *arguments) == problem


def test_hostile_words_are_shown_spelled_out(database: Path) -> None:
    ok(
        "add",
        "Trade \x1b[31mgrew\x1b[0m by \u202e20%\x9b over\x07 the year",
        "--speaker",
        "\x1bEve",
    )

    out = ok("match", "Trade grew by 30% over the year \x1b]0;title\x07")

    assert out.splitlines()[:2] == [
        "DIFFERS c-1 Trade \\x1b[31mgrew\\x1b[0m by \\u202e20%\\x9b over\\x07 the year",
        "        said    \\x1bEve, date unknown: 0 occasions, 1 mention",
    ]
    assert all(line.isprintable() for line in out.split("\n"))


@pytest.mark.parametrize(
    ("told", "most"), [("100", 100), ("60", 60), ("12", 40), ("none", 80), ("0", 80), ("", 80)]
)
def test_lines_are_as_wide_as_the_terminal(
    database: Path, monkeypatch: pytest.MonkeyPatch, told: str, most: int
) -> None:
    said = "the city will build " + "a new road and " * 12 + "a bridge of {} metres in Kayes"
    ok("add", said.format(290))
    monkeypatch.setenv("COLUMNS", told)

    lines = ok("match", said.format(390)).splitlines()[:-1]
    shown = ok("show", "c-1").splitlines()

    assert most - 12 < max(map(len, lines)) <= most
    assert most - 12 < max(map(len, shown)) <= most
    assert said.format(">>390<<") in " ".join(" ".join(lines).split())


def test_a_verdict_comes_with_its_reason_a_source_and_the_check(trade: Path) -> None:
    for stance, url, title in (
        ("context", "https://a.example/map", "Map"),
        ("contradicts", "https://a.example/list", "Trade list"),
    ):
        ok("source", "add", "c-1", url, "--stance", stance, "--title", title)
    ok("sign-off", "v-1", "--rationale", "I read it too", "--by", "J. Keita")
    ok("publish", "c-1", "--url", "https://desk.example/1", "--despite", "One source")

    told = ok("match", "Trade grew by 30% over the year").splitlines()
    asked = ok("add", "Trade grew by 30% over the year").splitlines()
    question = ok("show", "q-1").splitlines()
    answers = [
        json.loads(ok("match", "Trade grew by 30% over the year", "-f", "json"))["matches"][1],
        json.loads(ok("show", "q-1", "-f", "json"))["candidate_claim"],
    ]

    why = [
        "        because From a low base",
        "        source  Trade list, https://a.example/list",
        "        check   https://desk.example/1",
    ]
    for lines in (told, asked, question):
        assert [line for line in lines if line in why] == why
    assert [answer["why"] for answer in answers] == [
        {
            "rationale": "From a low base",
            "source": "Trade list",
            "address": "https://a.example/list",
            "published": "https://desk.example/1",
        }
    ] * 2


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("The accounts say 20 million, " * 20 + "and no more", None),
        (
            "The accounts say 20 million, " * 20 + "and the court of auditors agrees with them",
            "The accounts say 20 million, " * 20
            + "and the court of … 4 more words: claimcheck show c-1",
        ),
        ("a" * 700, f"{'a' * 600} … 1 more word: claimcheck show c-1"),
    ],
)
def test_the_reason_of_a_verdict_is_told_whole_or_says_what_is_left(
    trade: Path, monkeypatch: pytest.MonkeyPatch, reason: str, told: str | None
) -> None:
    ok("review", "c-1", "--verdict", "False", "--rationale", reason)
    ok("add", "Trade grew by 30% over the year")
    monkeypatch.setenv("COLUMNS", "40")

    match = " ".join(ok("match", "Trade grew by 30% over the year", "-n", "2").split())
    question = " ".join(ok("show", "q-1").split())

    for shown in (match, question):
        assert f"because {told or reason}".replace(" ", "") in shown.replace(" ", "")


def test_it_is_told_that_a_verdict_is_not_signed_off_and_whose_it_is(trade: Path) -> None:
    other = "Trade grew by 30% over the year"
    proposed = ok("match", other)
    ok("add", other)
    asked = ok("show", "q-1")
    ok("dissent", "v-1", "--verdict", "False", "--rationale", "It fell", "--by", "J. Keita")
    disputed = " ".join(ok("match", TRADE).split())

    for each in (proposed, asked):
        told = " ".join(each.split())
        assert "Misleading, as of 2023-03-02, proposed by A. Diallo, not signed off." in told
    assert "Misleading, as of 2023-03-02, A. Diallo, disputed." in disputed
    assert "False, as of 2023-03-02, J. Keita, disputed." in disputed


def test_words_that_do_not_count_are_not_marked(database: Path) -> None:
    ok("add", "The tax on fuel in Kayes rose to 20 per cent in March, the minister said")

    lines = ok("match", "Tax on fuel in Kayes rose to 30% in March, the minister said").splitlines()

    assert [line.strip() for line in lines[2:5]] == [
        "stored  The tax on fuel in Kayes rose to >>20 per cent<< in March, the",
        "minister said",
        "yours   Tax on fuel in Kayes rose to >>30%<< in March, the minister said",
    ]


def test_a_comma_that_tells_texts_apart_is_marked_in_both(database: Path) -> None:
    ok("add", "No, hay más camas en los hospitales de Kayes", "--language", "es")

    told = ok("match", "No hay más camas en los hospitales de Kayes", "--language", "es")

    assert "stored  >>No, hay<< más camas en los hospitales de Kayes" in told
    assert "yours   >>No hay<< más camas en los hospitales de Kayes" in told


def test_nothing_is_told_of_why_where_a_verdict_is_hidden_or_there_is_none(trade: Path) -> None:
    ok("add", "The library opens on Sundays")
    ok("policy", "set", "blind")
    ok("add", "Ferry fares in Kayes rose by 20% over the year", "--no-match")
    ok("review", "c-3", "--verdict", "False", "--rationale", "Hushed", "--by", "J. Keita")

    assert "because" not in ok("match", "The library opens on Sundays")
    hidden = ok("match", "Ferry fares in Kayes rose by 30% over the year", "-n", "1")
    assert "a verdict is hidden" in hidden
    assert "Hushed" not in hidden


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "Add when yours was said, as in --said-on 2023-02-07, to compare the periods.\n"),
        (("--said-on", "2022-02"), ""),
        (("-f", "json"), ""),
    ],
)
def test_a_period_that_is_unknown_for_want_of_a_day_says_how_to_give_it(
    trade: Path, more: tuple[str, ...], said: str
) -> None:
    assert run("match", TRADE, *more).err == said


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        # The same twice, in two wordings that nobody has tied.
        (TRADE, "The minister said that trade grew by 20% over the year", TRADE),
        # Both differ, by as much.
        (
            "The tram line in Porto cost 48 million euros in 2021",
            "The tram line in Porto cost 58 million euros in 2021",
            "The tram line in Porto cost 78 million euros in 2021",
        ),
        # One sentence of a post is both.
        (TRADE, f"{TRADE}, officials said", f"What a week. {TRADE}. Nobody would have thought it."),
    ],
)
def test_of_claims_as_near_what_is_rated_comes_first_and_what_is_public_before_it(
    database: Path, first: str, second: str, asked: str
) -> None:
    for text in (first, second):
        ok("add", text, "--no-match", "--said-on", "2023-02-07", "--speaker", "Mara Holm")

    def found() -> list[str]:
        lines = ok("match", asked, "-n", "1", "--speaker", "Mara Holm", "--said-on", "2023-02-07")
        with claimcheck.open_record(database) as record:
            said = Statement(asked, speaker="Mara Holm", said_on=parse_date("2023-02-07"))
            told = [str(each.claim.id) for each in record.match(said, limit=1)]
        return [lines.split()[1], *told]

    assert found() == ["c-1", "c-1"]
    ok("review", "c-2", "--verdict", "False", "--rationale", "It fell")
    assert found() == ["c-2", "c-2"]
    ok("review", "c-1", "--verdict", "False", "--rationale", "It fell")
    ok("sign-off", "v-2", "--by", "J. Keita")
    ok("publish", "c-1", "--url", "https://desk.example/1", "--despite", "One source")
    assert found() == ["c-1", "c-1"]
