import json
import re
import sqlite3
from collections.abc import Callable
from itertools import chain, pairwise, product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck.language.figures.within import may_have_figures
from claimcheck.language.reading import Reading
from claimcheck.matching.bands import can_be_close, compare
from claimcheck.matching.explanation import reason
from claimcheck.matching.names import NO_NAMES, read_names
from claimcheck.matching.ranking import default_weight
from claimcheck.matching.thresholds import Thresholds
from claimcheck.matching.wording import (
    ClosestBands,
    HeldTokens,
    Wording,
    band_of_far,
    read_wording,
    share,
)
from claimcheck.model.comparison import Band, Comparison, Guard
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Statement
from claimcheck.store.index.tokens import figure_tokens, tokenise
from tests.tables import each_row

CONNECTION = sqlite3.connect(":memory:")
SCHOLARSHIPS = (
    "In 2023 Russia will boost the number of scholarships for students from Mali eightfold:"
    " from 35 to 290"
)
TRADE = "Trade between the two countries grew by 20% over the year, the ministry in Bamako reported"
CLAIMS = [
    SCHOLARSHIPS,
    "Unemployment in Germany fell to 5.1% in March, the lowest level in eleven years.",
    "More than 300 people were killed when a ferry sank off the coast of Tanzania.",
    "Kenya has spent $1.2 billion on new railway lines between the port and the capital.",
    "Hospitals in London postponed 106,000 operations during the strike of the nurses.",
]


def wording(
    text: str,
    said_on: PartialDate | None = None,
    place: str | None = None,
    speaker: str | None = None,
) -> Wording:
    reading = Reading(text)
    tokens = tokenise(CONNECTION, [reading.masked])[0]
    return read_wording(reading, tokens, said_on=said_on, place=place, speaker=speaker)


def compared(first: str | Wording, second: str | Wording) -> Comparison:
    ours, theirs = (wording(text) if isinstance(text, str) else text for text in (first, second))
    return compare(ours, theirs, weight=default_weight)


@each_row(
    ("edit", "text"),
    [
        ("a prefix that names nobody", "He said that in" + SCHOLARSHIPS[2:]),
        ("capitals", SCHOLARSHIPS.upper()),
        ("small letters", SCHOLARSHIPS.lower()),
        ("quotation marks", f"“{SCHOLARSHIPS}”"),
        ("quotation marks inside a figure", SCHOLARSHIPS.replace("35 to", "“35 to”")),
        ("no articles", SCHOLARSHIPS.replace("the ", "")),
        ("figures in words", SCHOLARSHIPS.replace("35", "thirty-five")),
        ("words in figures", SCHOLARSHIPS.replace("eightfold", "8-fold")),
        ("two slips", SCHOLARSHIPS.replace("scholarships", "schlarships").replace("Mali", "Mlai")),
        ("a slip in a figure", SCHOLARSHIPS.replace("eightfold", "eigthfold")),
        ("an address", SCHOLARSHIPS + " https://t.co/abc"),
        ("a tweet's closing line", SCHOLARSHIPS + " — Jo Fox (@jofox) February 25, 2016"),
        ("the year moved", SCHOLARSHIPS[8:].replace("will", "will", 1) + " in 2023"),
    ],
)
def test_the_same_claim_in_other_clothes_is_the_same(edit: str, text: str) -> None:
    assert compared(text, SCHOLARSHIPS).band is Band.SAME


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "20% of the studnts in Mlai study in Rusia",
            "20% of the students in Mali study in Russia",
        ),
        ("Exprots to Malli grow", "Exports to Mali grow"),
    ],
)
def test_a_short_text_full_of_slips_is_asked_about(text: str, claim: str) -> None:
    assert compared(text, claim).band is Band.LIKELY


@each_row(
    ("text", "band", "lines"),
    [
        (SCHOLARSHIPS.replace("290", "390"), Band.CONFLICTING, ["FIGURE DIFFERS 290 → 390"]),
        (
            SCHOLARSHIPS.replace("eightfold", "ninefold"),
            Band.CONFLICTING,
            ["FIGURE DIFFERS eightfold → ninefold"],
        ),
        (SCHOLARSHIPS.replace("boost", "cut"), Band.CONFLICTING, ["DIRECTION DIFFERS boost → cut"]),
        (
            SCHOLARSHIPS.replace("will", "will not"),
            Band.CONFLICTING,
            ["NEGATION DIFFERS – → not", "WORDS DIFFER – → not"],
        ),
        (SCHOLARSHIPS.replace("2023", "2024"), Band.LIKELY, ["PERIOD DIFFERS 2023 → 2024"]),
        (SCHOLARSHIPS.replace("Mali", "Niger"), Band.LIKELY, ["NAME DIFFERS Mali → Niger"]),
        (
            SCHOLARSHIPS.replace("students", "soldiers"),
            Band.LIKELY,
            ["WORDS DIFFER students → soldiers"],
        ),
        (
            SCHOLARSHIPS.replace("Russia", "X").replace("Mali", "Russia").replace("X", "Mali"),
            Band.LIKELY,
            [
                "ORDER DIFFERS Russia will boost the number of scholarships for students from Mali"
                " → Mali will boost the number of scholarships for students from Russia"
            ],
        ),
    ],
)
def test_what_differs_is_said_and_decides_the_band(text: str, band: Band, lines: list[str]) -> None:
    comparison = compared(text, SCHOLARSHIPS)

    assert (comparison.band, [reason(d) for d in comparison.differences]) == (band, lines)


@each_row(
    ("first", "second"),
    [
        ("It is false that Iran paid the soldiers", "Iran paid the soldiers"),
        ("He denied that Iran paid the soldiers", "Iran paid the soldiers"),
        ("Iran never paid the soldiers", "Iran paid the soldiers"),
        ("Iran attacked the camp in Iraq", "Iraq attacked the camp in Iran"),
        ("Iran attacked the camp in the desert", "Iraq attacked the camp in the desert"),
        ("It rose by 20%", "It rose by 20 percentage points"),
        ("It rose by 20%", "It rose to 20%"),
        ("It cost $3 million", "It cost $3 billion"),
        ("It cost $3 million", "It cost £3 million"),
        ("Crime rose in Ohio", "Most crime rose in Ohio"),
        ("Mr Hansen left the party in Oslo", "Mr Hanson left the party in Oslo"),
        ("The jury in Boston found Smith guilty", "The jury in Boston found Smyth guilty"),
        ("Police in Lyon arrested Louis for theft", "Police in Lyon arrested Louise for theft"),
        ("The council is bullish on copper", "The council is bearish on copper"),
        ("The act is legal in all provinces", "The act is illegal in all provinces"),
        ("He had a casual link to the sect", "He had a causal link to the sect"),
        ("They confirmed the deal with Iran", "They announced the deal with Iran"),
        ("The talks were in formal dress code", "The talks were informal dress code"),
        ("Exports to Mali have grown this far", "Exports from Mali have grown this far"),
        ("He was killed by police in the north", "He killed police in the north"),
        ("The boss resigned after the aide left", "The aide left after the boss resigned"),
        ("After the boss left the aide spoke", "The boss left after the aide spoke"),
        ("Attacks on Israel by Iran", "Attacks by Israel on Iran"),
        ("The morning of the city", "The mourning of the city"),
        ("Johnson resigned as mayor of the city", "Johnston resigned as mayor of the city"),
        ("Russia may attack the northern port", "Russia will attack the northern port"),
        ("All the schools in Ohio closed", "Some schools in Ohio closed"),
        ("The paste was sold to China", "The past was sold to China"),
        ("New channels showed the war", "News channels showed the war"),
        ("COVID-19 spread in the north", "COVID-20 spread in the north"),
    ],
)
def test_another_claim_is_never_the_same(first: str, second: str) -> None:
    assert compared(first, second).band is not Band.SAME


@each_row(
    ("first", "second"),
    [
        ("Exports rose 20%", "Exports rose by 20 per cent."),
        ("Iran attacked Iraq", "“IRAN attacked Iraq”"),
        ("They don't pay", "They do not pay"),
        ("Mali's gold is sold", "Mali’s gold’s sold"),
        ("The labour programme failed", "The labor program failed"),
        ("", ""),
    ],
)
def test_short_texts_are_the_same_when_nothing_differs(first: str, second: str) -> None:
    assert compared(first, second).band is Band.SAME


FORMS = [
    "World Health Organization", "WHO", "W.H.O.", "European Union", "EU", "NASA", "MPs", "MP",
    "United States", "US", "U.S.", "members of parliament", "the senator", "Sen. Hay", "SEPA",
    "5 KM", "5 kilometres", "Anna Hay", "A.B. Hay", "nurses",
]  # fmt: skip
ENDS = ["resigned", "lost it", "has closed two of its towns", "will go on"]


@settings(deadline=None, max_examples=300)
@given(*[st.sampled_from(FORMS), st.sampled_from(ENDS)] * 2)
def test_what_cannot_be_close_is_not(name: str, end: str, other: str, ending: str) -> None:
    first, second = wording(f"{name} {end}"), wording(f"{other} {ending}")
    shared = share(first, second, weight=default_weight)
    given = first, second, shared, Thresholds()

    if band_of_far(*given) is None and not can_be_close(*given, lambda: NO_NAMES):
        assert compare(first, second, weight=default_weight).band in {Band.RELATED, Band.NEW}


@each_row(
    ("first", "second", "close"),
    [
        ("NASA lost it", "National Aeronautics and Space Administration lost it", True),
        ("JFK lied", "John Hay lied", True),
        ("NASA lost it", "Nurses at a clinic in Gao were paid", False),
        ("NASA lost a probe", "The WHO sent masks to Gao", False),
    ],
)
def test_an_abbreviation_hides_only_what_it_stands_for(
    first: str, second: str, *, close: bool
) -> None:
    texts = wording(first), wording(second)
    shared = share(*texts, weight=default_weight)
    names = read_names([(1, "JFK"), (1, "John Hay")])

    assert can_be_close(*texts, shared, Thresholds(), lambda: names) is close


def test_a_short_text_with_a_slip_is_not_the_same() -> None:
    assert compared("Iran atacked Iraq", "Iran attacked Iraq").band is not Band.SAME


def test_a_loose_figure_beside_an_exact_one_is_asked_about() -> None:
    claim = "{} of the exports of the northern provinces went to China in that spring"

    comparison = compared(claim.format("About 20%"), claim.format("20.3%"))

    assert comparison.band is Band.LIKELY
    assert [d.compatible for d in comparison.differences] == [True]


@each_row(
    ("first", "second", "band"),
    [
        (None, None, Band.SAME),
        (PartialDate(2023, 2, 7), PartialDate(2023, 2, 7), Band.SAME),
        (PartialDate(2023, 2, 7), PartialDate(2022, 2, 7), Band.LIKELY),
        (PartialDate(2023, 2, 7), None, Band.LIKELY),
    ],
)
def test_relative_time_needs_the_same_day(
    first: PartialDate | None, second: PartialDate | None, band: Band
) -> None:
    assert compared(wording(TRADE, first), wording(TRADE, second)).band is band


def test_without_relative_time_the_day_does_not_matter() -> None:
    days = PartialDate(2022, 1, 1), PartialDate(2023, 1, 1)

    assert compared(*(wording(SCHOLARSHIPS, day) for day in days)).band is Band.SAME


@each_row(
    ("text", "first", "second", "band"),
    [
        ("We will build a new hospital", ("Lavrov", None), ("Diop", None), Band.LIKELY),
        ("We will build a new hospital", ("Lavrov", None), ("Sergey Lavrov", None), Band.SAME),
        ("We will build a new hospital", ("Lavrov", None), (None, None), Band.SAME),
        ("The government will build a hospital", (None, "Mali"), (None, "Niger"), Band.LIKELY),
        ("The government will build a hospital", ("A", "Mali"), ("B", "Bamako, Mali"), Band.SAME),
        ("Russia will build a new hospital", ("Lavrov", None), ("Diop", None), Band.SAME),
    ],
)
def test_words_that_mean_the_speaker_need_the_same_speaker(
    text: str,
    first: tuple[str | None, str | None],
    second: tuple[str | None, str | None],
    band: Band,
) -> None:
    sides = [wording(text, speaker=speaker, place=place) for speaker, place in (first, second)]

    comparison = compared(*sides)

    assert comparison.band is band
    if band is Band.LIKELY:
        assert {difference.guard for difference in comparison.differences} == {Guard.SPEAKER}


def test_a_date_is_no_answer_to_how_much() -> None:
    comparison = compared(
        "Porto, 3 March 2024: the tram line opened", "The tram line in Porto cost 48 million euros"
    )

    assert comparison.band is not Band.CONFLICTING
    assert {"FIGURE DIFFERS 48 million euros → –", "PERIOD DIFFERS – → 3 March 2024"} <= {
        reason(each) for each in comparison.differences
    }


@each_row(
    ("first", "second", "told"),
    [
        ("Rents rose from 400 to 500 euros", "Rents rose to 600 euros", ("500 euros", "600 euros")),
        ("Rents rose to 600 euros", "Rents rose from 400 to 500 euros", ("600 euros", "500 euros")),
        ("Rents fell by 3% to 20 euros", "Rents fell to 25 euros", ("20 euros", "25 euros")),
        ("Rents rose 400 euros", "Rents rose to 600 euros", ("400 euros", "600 euros")),
    ],
)
def test_a_figure_differs_from_the_one_in_its_place(
    first: str, second: str, told: tuple[str, str]
) -> None:
    found = claimcheck.compare(first, second).differences

    assert [each[1:3] for each in found if each.first and each.second] == [told]


@each_row("text", ["Lyon gives up", "Prices in Lyon go up", "Lyon is not new"])
def test_two_texts_with_one_word_in_common_contradict_nothing(text: str) -> None:
    stored = wording("Violent crime in Lyon fell by 12% between 2019 and 2022")
    found = compare(wording(text), stored, weight=lambda token: 9.0 if token == "lyon" else 1.0)

    assert found.overlap > 0.5
    assert found.band is Band.RELATED


def test_unrelated_texts_are_new() -> None:
    assert compared(CLAIMS[1], CLAIMS[4]).band is Band.NEW


@each_row(
    ("first", "second"),
    [
        ("Безработица упала до 5%", "Безработица упала до 6%"),
        ("失业率降至5%", "失业率降至6%"),
        ("Die Arbeitslosigkeit sank auf 5,1 %", "Die Arbeitslosigkeit sank auf 6,1 %"),
        ("انخفضت البطالة إلى 5%", "انخفضت البطالة إلى 6%"),
        (
            "El gobierno aumenta los impuestos en enero",
            "El gobierno aumentó los impuestos en enero",
        ),
    ],
)
def test_other_languages_are_compared_by_words_and_figures(first: str, second: str) -> None:
    assert compared(first, first).band is Band.SAME
    assert compared(first, second).band is not Band.SAME


def test_a_month_without_a_year_says_that_the_year_is_not_told() -> None:
    said = Statement("Unemployment fell to 3.9% in June", said_on=PartialDate(2026, 7, 15))

    found = claimcheck.compare(Statement("Unemployment fell to 3.9% in June"), said)

    assert found.band is Band.LIKELY
    assert [reason(each) for each in found.differences] == [
        "PERIOD DIFFERS June 2026 → June, year not told"
    ]


def test_spans_point_at_the_words_that_differ() -> None:
    first = "“" + SCHOLARSHIPS.replace("290", "390") + "”"

    (difference,) = compared(first, SCHOLARSHIPS).differences

    assert difference.first_span
    assert difference.second_span
    assert first[slice(*difference.first_span)] == "390"
    assert SCHOLARSHIPS[slice(*difference.second_span)] == "290"


def test_a_word_the_store_has_often_is_no_slip() -> None:
    first, second = (CLAIMS[2].replace("ferry", word) for word in ("zorbel", "zorbal"))

    def often(*seen: str) -> Callable[[str], float]:
        return lambda token: 3.0 if token in seen else default_weight(token)

    one, both = often("zorbel"), often("zorbel", "zorbal")
    assert compare(wording(first), wording(second), weight=one).band is Band.SAME
    assert compare(wording(first), wording(second), weight=both).band is Band.LIKELY
    assert compare(wording(first), wording(second), weight=default_weight).band is Band.LIKELY


@settings(deadline=None)
@given(st.sampled_from(CLAIMS), st.data())
def test_changing_a_digit_never_leaves_the_same(claim: str, data: st.DataObject) -> None:
    places = [match.start() for match in re.finditer(r"\d", claim)]
    place = data.draw(st.sampled_from(places or [0]))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != claim[place]]))
    edited = claim[:place] + digit + claim[place + 1 :]

    assert compared(edited, claim).band is not Band.SAME


@settings(deadline=None)
@given(st.sampled_from(CLAIMS), st.sampled_from([str.upper, str.lower, str.title]), st.booleans())
def test_case_and_quotation_marks_never_leave_the_same(
    claim: str, recase: Callable[[str], str], quoted: bool
) -> None:
    text = recase(claim)

    assert compared(f"«{text}»" if quoted else text, claim).band is Band.SAME


@settings(deadline=None)
@given(st.integers(1, 10**7))
def test_number_format_never_leaves_the_same(number: int) -> None:
    claim = "The flood near the port destroyed {} houses and a bridge, officials in Derna found"

    assert compared(claim.format(number), claim.format(f"{number:,}")).band is Band.SAME


TEXTS = st.sampled_from(CLAIMS) | st.lists(
    st.sampled_from(
        "Iran Iraq attacked not the 5% 5 6 20% 30% million rose fell grew he said that we minister"
        " trade with mali niger by 2022 last month".split()
    ),
    max_size=9,
).map(" ".join)


@settings(deadline=None)
@example("with trade with", "with with trade")
@given(TEXTS, TEXTS)
def test_the_band_does_not_depend_on_which_text_comes_first(first: str, second: str) -> None:
    assert compared(first, second).band is compared(second, first).band


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(first: str, second: str) -> None:
    assert compared(first, second).band is compared(second, first).band
    assert compared(first, first).band is Band.SAME


SENTENCES = st.lists(
    st.sampled_from(" ".join(CLAIMS).replace(",", "").split()), min_size=8, max_size=30
).map(" ".join)


@settings(deadline=None)
@given(SENTENCES, SENTENCES | st.none(), st.sampled_from(CLAIMS), st.booleans())
def test_what_can_be_near_leaves_nothing_near_out(
    first: str, second: str | None, claim: str, knows_figures: bool
) -> None:
    # Half of the pairs have words in common by more than chance.
    other = second or f"{claim} {first[: len(first) // 2]}"
    ours, theirs = wording(first), wording(other)
    found = compare(ours, theirs, weight=default_weight).band

    closest = closest_band(first, other, knows_figures=knows_figures)
    assert closest is Band.SAME or tuple(Band).index(found) >= tuple(Band).index(closest)


ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"


def test_what_a_bound_leaves_out_of_real_texts_is_new() -> None:
    lines = (path.read_text("utf-8").splitlines() for path in sorted(ARTICLES.glob("*.jsonl"))[::3])
    texts = [text for each in chain(*lines) if len((text := json.loads(each)["text"]).split()) > 12]
    # What stands side by side shares words, and what is made of two shares half of them.
    pairs = [
        *pairwise(texts),
        *((one, f"{one[: len(one) // 2]} {other}") for one, other in pairwise(texts)),
        *product((each[0] for each in ABBREVIATED), (each[1] for each in ABBREVIATED)),
    ]
    skipped = [
        pair
        for pair in pairs
        for knows in (True, False)
        if closest_band(*pair, knows_figures=knows) is Band.NEW
    ]

    assert len(skipped) > 200
    assert [pair for pair in skipped if compared(*pair).band is not Band.NEW] == []


ABBREVIATED = [
    (
        f"The National Aeronautics and Space Administration and the {body} {deed}",
        f"NASA and the {short} {deed}",
    )
    for body, short, deed in [
        ("World Health Organization", "WHO", "will open an office in the same building"),
        ("World Health Organization", "WHO", "did this and that in a town by the sea"),
        ("World Health Organization", "WHO", "gave money to a town by the sea"),
        ("International Olympic Committee", "IOC", "gave money to a town by the sea"),
    ]
]


@each_row(("written_out", "short"), ABBREVIATED)
def test_what_an_abbreviation_hides_is_left_out_by_no_bound(written_out: str, short: str) -> None:
    for pair in ((written_out, short), (short, written_out)):
        assert compared(*pair).band is Band.SAME
        assert closest_band(*pair, knows_figures=True) is Band.SAME


def closest_band(first: str, second: str, *, knows_figures: bool) -> Band:
    """Return how close a text can be by its tokens, and perhaps whether it may have figures."""
    tokens = tokenise(CONNECTION, [second])[0]
    bands = ClosestBands(
        wording(first),
        default_weight,
        Thresholds(),
        of_figures=figure_tokens(CONNECTION).within,
    )
    may_have = may_have_figures(second, second, "en") if knows_figures else None
    (band,) = bands.of_each([HeldTokens(tokens, may_have)])
    return band


@pytest.mark.parametrize(
    ("first", "second", "known", "unknown"),
    [
        (CLAIMS[0], CLAIMS[3], Band.NEW, Band.NEW),
        (
            "The minister opened a bridge over the wide river, and the people of the town came",
            "A court ended the trial over the sale of the port, and the owners of the boats left",
            Band.NEW,
            Band.SAME,
        ),
    ],
)
def test_who_knows_a_text_s_figures_tells_more_that_are_far(
    first: str, second: str, known: Band, unknown: Band
) -> None:
    bands = [closest_band(first, second, knows_figures=knows) for knows in (True, False)]

    assert bands == [known, unknown]


@each_row(
    ("first", "second"),
    [
        ("RT @nora_lind: the port of Tarn is closed", "RT @mara_lind: the port of Tarn is closed"),
        (
            "RT @lind_mp: I never sold the port of Tarn",
            "RT @rehn_mp: I never sold the port of Tarn",
        ),
        ("RT @lind_mp: Our party never sold the port", "Our party never sold the port"),
        (
            "RT @TarnPolice: our city had no fires in May",
            "RT @OsloPolice: our city had no fires in May",
        ),
    ],
)
def test_who_is_repeated_tells_two_posts_apart_where_both_name_somebody_or_somebody_says_i(
    first: str, second: str
) -> None:
    for texts in ((first, second), (second, first)):
        found = claimcheck.compare(*texts)
        assert found.band is Band.LIKELY
        assert [each.guard for each in found.differences] == [Guard.SPEAKER]


def test_whom_one_post_repeats_is_no_part_of_what_it_claims() -> None:
    repeated = "RT @nora_lind: the port of Tarn is closed"

    assert claimcheck.compare(repeated, "The port of Tarn is closed").band is Band.SAME
