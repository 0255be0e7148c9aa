import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.figures.dimensions import are_one_amount
from claimcheck.language.figures.find import find_figures
from claimcheck.model.dates import PartialDate
from tests.tables import each_row


def keys(text: str, said_on: PartialDate | None = None) -> list[str]:
    return [figure.key for figure in find_figures(text, said_on=said_on)]


@each_row(
    ("key", "texts"),
    [
        ("#percent:20", ["20%", "20 %", "20 per cent", "twenty percent", "20pc", "２０％"]),
        ("#percent:41/10", ["4.1%", "4.1 percent", "4,1 %"]),
        (
            "#percent:39/10",
            [
                "3,9 pour cent",
                "3,9 Prozent",
                "3,9 por ciento",
                "3,9 процента",
                "٣٫٩٪",
                "٣٫٩ بالمئة",
                "۳٫۹٪",
                "百分之3.9",
                "३.९%",
            ],
        ),
        (
            "#count:3900000",
            [
                "3,9 millions",
                "3,9 Millionen",
                "3,9 млн",
                "3,9 миллиона",
                "3.9 milhões",
                "٣٫٩ مليون",
                "390万",
            ],
        ),
        ("#count:39000", ["39 тыс", "39 mille", "3.9万", "３.９万", "39 ألف"]),
        ("#count:2401/2", ["1 200,50", "1.200,50", "1,200.50", "1\u202f200,50"]),
        ("#percentage points:2", ["2 процентных пункта", "2 points de pourcentage"]),
        (
            "#percentage points:20",
            ["20 percentage points", "20 %-points", "twenty percentage points"],
        ),
        (
            "#money:1200000000USD",
            ["$1.2bn", "1,200 million dollars", "1.2 billion US dollars", "US$1.2 billion"],
        ),
        ("#money:3400000GBP", ["£3.4m", "3.4 million pounds", "3,400,000 pounds"]),
        ("#count:3400000", ["3.4m", "3.4 million", "3,400,000", "3 400 000", "3.400.000"]),
        ("#count:500000", ["half a million", "half million", "500,000", "500k"]),
        ("#time:14–15", ["2:15 p.m.", "2.15pm", "2:15 PM", "14:15"]),
        ("#time:7–0", ["7 am", "7:00 a.m."]),
        ("#time:12–0", ["noon", "12 noon", "12 pm"]),
        ("#measure:37/6foot", ["6ft 2in", "6 feet 2 inches", "6'2\"", "6′ 2″"]),
        ("#measure:6inch", ['6" deep', "6 inches deep"]),
        ("#measure:1/2m", ["½ metre", "½ a metre", "0.5 metre", "half a metre"]),
        ("#count:1000000000", ["10⁹", "10^9", "a billion"]),
        ("#measure:20lb", ["lost 20 pounds", "weighed 20 lbs"]),
        ("#money:20GBP", ["cost 20 pounds", "£20"]),
        ("#measure:40Mbit", ["40 Mb"]),
        ("#measure:40MB", ["40 MB"]),
        ("#count:24", ["two dozen", "24", "twenty-four"]),
        ("#count:2500000", ["two and a half million", "2½ million", "2.5 million"]),
        ("#count:1000000", ["a million", "one million", "million"]),
        ("#multiple:8", ["eightfold", "8-fold", "eight times", "8x"]),
        ("#multiple:2", ["doubled", "twofold", "twice"]),
        ("#fraction:1/5", ["a fifth", "one fifth of all", "1/5", "one in five", "one out of five"]),
        ("#fraction:2/3", ["two-thirds", "two thirds", "2/3", "⅔"]),
        ("#fraction:1/2", ["half", "half of them", "½"]),
        ("#ordinal:2", ["second batch", "A second batch of aircraft", "the 2nd batch"]),
        ("#ordinal:21", ["twenty-first", "21st"]),
        ("#date:0–1–19", ["January 19", "19 January", "Jan. 19", "the 19th of January"]),
        ("#date:2023–1–19", ["January 19, 2023", "19 January 2023", "2023-01-19", "19.01.2023"]),
        ("#measure:5km", ["5 km", "five kilometres", "5 kilometers"]),
        ("#measure:72year", ["72 years", "a 72-year-old man"]),
        ("about#count:20", ["about 20", "some twenty", "roughly 20", "20 or so"]),
        ("at least#count:300", ["at least 300", "no fewer than 300", "300 or more", "300+"]),
        ("more than#percent:20", ["more than 20%", "over twenty per cent"]),
        ("#percent:5–10", ["5-10%", "5 to 10 percent", "between five and ten per cent"]),
        ("#percent:-5", ["-5%", "minus five per cent", "−5 %"]),
        ("#count:1990–1999", ["the 1990s"]),
        ("#count:2019–2020", ["2019-20", "2019/20"]),
    ],
)
def test_one_figure_however_it_is_written(key: str, texts: list[str]) -> None:
    assert {text: keys(text) for text in texts} == {text: [key] for text in texts}


@each_row(
    ("text", "expected"),
    [
        ("from 35 to 290", ["#count:35", "#count:290"]),
        ("rose from 5 to 10 per cent", ["#percent:5", "#percent:10"]),
        ("from 3 to 5 million", ["#count:3000000", "#count:5000000"]),
        ("$5 to $10 million", ["#money:5000000–10000000USD"]),
        ("20, 30 and 40", ["#count:20", "#count:30", "#count:40"]),
        ("COVID-19 spread in 2020", ["#count:2020"]),
        ("3 in 2020", ["#count:3", "#count:2020"]),
    ],
)
def test_several_figures(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@each_row(
    "text",
    [
        "one of them",
        "no one",
        "a second",
        "at first",
        "9/11",
        "F-16",
        "may rise",
        "several hundred",
    ],
)
def test_what_may_be_no_figure_is_left_alone(text: str) -> None:
    assert keys(text) == []


@each_row(
    ("said_on", "key"),
    [
        (PartialDate(2023, 2, 7), "#date:2023–1–19"),
        (PartialDate(2023, 1), "#date:2023–1–19"),
        (PartialDate(2022, 12, 20), "#date:2023–1–19"),
        (PartialDate(2023, 8, 7), "#date:0–1–19"),
        (PartialDate(2023), "#date:0–1–19"),
        (None, "#date:0–1–19"),
    ],
)
def test_a_day_gets_the_year_that_its_saying_leaves_no_doubt_of(
    said_on: PartialDate | None, key: str
) -> None:
    assert keys("on January 19", said_on) == [key]


def test_spans_cover_the_words_in_the_original() -> None:
    text = "“Exports” rose by about 20 % to $1.2bn"

    spans = [text[slice(*figure.span)] for figure in find_figures(text)]

    assert spans == ["about 20 %", "$1.2bn"]


def test_a_letter_that_is_longer_in_lower_case_moves_no_span() -> None:
    text = "İzmir has Five Million people, İstanbul Sixteen"

    assert [text[slice(*figure.span)] for figure in find_figures(text)] == [
        "Five Million",
        "Sixteen",
    ]


@settings(deadline=None)
@given(st.integers(0, 10**12))
def test_a_number_is_read_exactly_in_every_format(number: int) -> None:
    plainly = keys(f"{number} people")

    assert keys(f"{number:,} people") == plainly == [f"#count:{number}"]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from(list("0123456789.,:/- %$€½kmonethir²٣第")), max_size=30))
def test_any_text_can_be_read(text: str) -> None:
    for figure in find_figures(text):
        assert 0 <= figure.span.start < figure.span.end <= len(text)


@pytest.mark.parametrize("text", ["a one thirds majority voted", "an fifths share of it"])
def test_a_part_in_the_wrong_number_is_no_figure(text: str) -> None:
    assert find_figures(text) == []


@each_row(
    "text",
    [
        "9" * 4301,
        "9" * 4301 + "%",
        "1," + "000," * 3000 + "000",
        "0." + "1" * 5000,
        "9" * 5000 + "th",
        "9" * 5000 + "-fold",
        "five " + "hundred " * 3000,
        "a " + "hundred " * 3000 + "fold",
    ],
)
def test_a_number_that_nobody_writes_is_a_word(text: str) -> None:
    assert keys(text) == []


@each_row(
    "text",
    ["5 " + "million " * 1000, "1-" + "9" * 5000, "9" * 5000 + " to 5 km", "1-2-" * 2000],
)
def test_a_figure_beside_such_a_number_can_be_written(text: str) -> None:
    assert all(len(key) < 500 for key in keys(text))


@each_row(
    ("unit", "found"),
    [
        ("1,000 ", 10_000),
        ("5% ", 10_000),
        ("½ ", 10_000),
        ("from 35 to 290 ", 10_000),
        ("1-2-", 1_250),
        ("may ", 0),
    ],
)
def test_a_text_of_figures_alone_is_read_up_to_a_bound(unit: str, found: int) -> None:
    # Were the steps to grow with the square of the length, each row would take minutes.
    assert len(find_figures(unit * (200_000 // len(unit)))) == found


@each_row(
    ("language", "key", "texts"),
    [
        ("de", "#money:1200EUR", ["1.200 Euro", "1200 Euro"]),
        ("de", "#money:6/5EUR", ["1,2 Euro", "1,200 Euro"]),
        ("de", "#money:3000000EUR", ["3 Mio. Euro", "3 Millionen Euro"]),
        ("de", "#count:1000000000000", ["1 Billion", "1 Bio."]),
        ("fr", "#money:1000000000EUR", ["1 milliard d'euros", "1 Md d'euros"]),
        ("fr", "#money:1000000000000EUR", ["1 billion d'euros"]),
        ("fr", "#date:2018–8–14", ["14 août 2018"]),
        ("fr", "#date:2018–4–1", ["1er avril 2018", "premier avril 2018"]),
        ("fr", "#count:91", ["91", "quatre-vingt-onze", "nonante et un"]),
        ("pl", "#count:2019", ["2019 roku", "2019 r."]),
        ("ru", "#count:2019", ["2019 года", "2019 году"]),
        ("ru", "#measure:5year", ["5 лет"]),
        ("fr", "#count:1900", ["1 900", "mille neuf cents"]),
        ("fr", "#count:1500000", ["1,5 million", "un million et demi"]),
        ("fr", "#count:500000", ["500 000", "un demi-million"]),
        ("de", "#count:23", ["23", "dreiundzwanzig"]),
        ("de", "#count:2500", ["2.500", "zweitausendfünfhundert"]),
        ("de", "#count:1500000", ["1,5 Mio.", "anderthalb Millionen"]),
        ("es", "#count:31", ["31", "treinta y un", "treinta y una"]),
        ("es", "#money:1000000000EUR", ["1.000 millones de euros", "mil millones de euros"]),
        ("es", "#money:3000000EUR", ["3 M€", "tres millones de euros"]),
        ("pt", "#count:16", ["16", "dezasseis", "dezesseis"]),
        ("pt", "#count:2300", ["2.300", "dois mil e trezentos"]),
        ("fr", "#fraction:1/2", ["la moitié des lits", "1/2 des lits"]),
        ("de", "#fraction:2/3", ["zwei Drittel der Betten", "2/3 der Betten"]),
        ("de", "#time:14–30", ["14:30 Uhr", "14.30 Uhr"]),
        ("it", "#count:23", ["23", "ventitré", "ventitre"]),
        ("it", "#count:2028", ["2.028", "duemilaventotto"]),
        ("es", "#money:2000000000USD", ["2.000 millones de dólares", "2 mil millones de dólares"]),
        ("pt", "#money:1500000000BRL", ["1,5 bilhão de reais", "1.500 milhões de reais"]),
        ("pt", "#measure:3500000litre", ["3,5 milhões de litros", "3.500.000 litros"]),
        ("it", "#count:2000", ["2 mila", "2.000"]),
        ("und", "#count:6/5 1.200", ["1.200"]),
        ("und", "#count:1200", ["1,200", "1 200"]),
        ("en", "#count:6/5", ["1.200", "1.2"]),
    ],
)
def test_a_figure_is_read_as_its_language_writes_it(
    language: str, key: str, texts: list[str]
) -> None:
    found = {text: [each.key for each in find_figures(text, language=language)] for text in texts}

    assert found == {text: [key] for text in texts}


@each_row(
    ("first", "second"),
    [
        ("3 km", "3,000 metres"),
        ("2 cm", "20 mm"),
        ("2 miles", "10,560 feet"),
        ("2 yards", "6 feet"),
        ("2 feet", "24 inches"),
        ("2 tonnes", "2,000 kg"),
        ("2 kg", "2,000 grams"),
        ("2 g", "2,000 mg"),
        ("2 lb", "32 ounces"),
        ("2 m3", "2,000 litres"),
        ("2 litres", "200 cl"),
        ("2 cl", "20 ml"),
        ("2 square kilometres", "200 hectares"),
        ("2 hectares", "20,000 square metres"),
        ("3 fortnights", "6 weeks"),
        ("2 weeks", "14 days"),
        ("2 days", "48 hours"),
        ("2 hours", "120 minutes"),
        ("2 minutes", "120 seconds"),
        ("2 centuries", "20 decades"),
        ("2 decades", "20 years"),
        ("2 years", "24 months"),
        ("3 GW", "3,000 MW"),
        ("3 MW", "3,000 kW"),
        ("3 kW", "3,000 watts"),
        ("3 TWh", "3,000 GWh"),
        ("3 GWh", "3,000 MWh"),
        ("3 MWh", "3,000 kWh"),
        ("3 TB", "3,000 GB"),
        ("3 GB", "3,000 MB"),
        ("25bp", "25 basis points"),
        ("25 basis points", "0.25 points"),
        ("25 basis points", "0.25 percentage points"),
        ("99 cents", "$0.99"),
        ("half", "50 per cent"),
        ("three quarters", "75%"),
        ("1.5 years", "18 months"),
    ],
)
def test_one_amount_in_two_units_is_one(first: str, second: str) -> None:
    one, other = (find_figures(text)[0] for text in (first, second))

    assert are_one_amount(one, other)
    assert are_one_amount(other, one)


@each_row(
    ("first", "second"),
    [
        ("3 km", "3 miles"),
        ("2 tons", "2 tonnes"),
        ("99 cents", "£0.99"),
        ("0.25 points", "0.25 percentage points"),
        ("about 3 km", "3,000 metres"),
        ("1.200 km", "1,200 metres"),
        ("half", "50"),
    ],
)
def test_other_amounts_are_two(first: str, second: str) -> None:
    one, other = (find_figures(text)[0] for text in (first, second))

    assert not are_one_amount(one, other)


@each_row(
    ("one", "other"),
    [
        ("3/4 of a point", "0.75 of a point"),
        ("99¢", "99 cents"),
        ("½ mile", "0.5 miles"),
        ("25bp", "25 basis points"),
    ],
)
def test_one_figure_in_two_notations_is_one(one: str, other: str) -> None:
    assert [f.key for f in find_figures(f"It was {one}.")] == [
        f.key for f in find_figures(f"It was {other}.")
    ]
