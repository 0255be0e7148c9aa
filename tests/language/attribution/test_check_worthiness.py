"""What is worth checking first."""

from claimcheck.language.attribution.check_worthiness import Worth, by_worth, priority
from claimcheck.language.attribution.extract import extract
from tests.tables import each_row


@each_row(
    ("text", "worth", "reason"),
    [
        ("Trade grew by 20%", Worth.FIGURE, "has a figure: 20"),
        ("In 2023 some 1,200 came", Worth.FIGURE, "has a figure: 1,200"),
        ("It opened in 1999", Worth.FACT, "says what is or was"),
        ("The talks began at 14:30 on 5 May 2019", Worth.FACT, "says what is or was"),
        ("A 45-year-old man met him at 8 p.m.", Worth.FACT, "says what is or was"),
        ("A nine-year-old girl met him", Worth.FACT, "says what is or was"),
        ("She is forty-five years old", Worth.FACT, "says what is or was"),
        ("A 16-month-old baby met him", Worth.FACT, "says what is or was"),
        ("Tom Hale (45) met him", Worth.FACT, "says what is or was"),
        ("He was 19.", Worth.FACT, "says what is or was"),
        ("The shop opened at ten o’clock", Worth.FACT, "says what is or was"),
        ("It is open from 9 to 11 o’clock", Worth.FACT, "says what is or was"),
        ("It is open between 9 and 5 p.m.", Worth.FACT, "says what is or was"),
        ("It sold 9 to 11 of them", Worth.FIGURE, "has a figure: 9"),
        ("Der Zug fährt um 14.30 Uhr", Worth.FACT, "says what is or was"),
        ("Le train part à 14h30", Worth.FACT, "says what is or was"),
        ("Le maire a 54 ans", Worth.FACT, "says what is or was"),
        ("Tiene 20 años de retraso", Worth.FIGURE, "has a figure: 20"),
        ("Der 54-jährige Bäcker ging", Worth.FACT, "says what is or was"),
        ("It was half past two", Worth.FACT, "says what is or was"),
        ("She was born in 1789", Worth.FACT, "says what is or was"),
        ("The mill dates from 1789", Worth.FACT, "says what is or was"),
        ("The count fell from 1789", Worth.FIGURE, "has a figure: 1789"),
        ("On 04/05/2020 it opened", Worth.FACT, "says what is or was"),
        ("The war went on from 1618 to 1648", Worth.FACT, "says what is or was"),
        ("The war of 1618–1648 was over", Worth.FACT, "says what is or was"),
        ("The bill rose from 1618 to 2648", Worth.FIGURE, "has a figure: 1618"),
        ("The third man met him", Worth.FACT, "says what is or was"),
        ("The 3rd man met him", Worth.FACT, "says what is or was"),
        ("A third of them left", Worth.FIGURE, "has a figure: third"),
        ("The season of 2019-20 was over", Worth.FACT, "says what is or was"),
        ("He was 19 metres away", Worth.FIGURE, "has a figure: 19"),
        ("He turns 40, she turns 50.", Worth.FACT, "says what is or was"),
        ("On May 5 it opened", Worth.FACT, "says what is or was"),
        ("It opened on the 5th of May 2019", Worth.FACT, "says what is or was"),
        ("Tom Hale, 45, met him", Worth.FACT, "says what is or was"),
        ("It sold 4, 45, and more", Worth.FIGURE, "has a figure: 4"),
        ("It opened at 8pm and at 14h", Worth.FACT, "says what is or was"),
        ("It took 5,898.2 minutes at 3.25 each", Worth.FIGURE, "has a figure: 5,898.2"),
        ("It opened at 8 in 1.2.2020 style", Worth.FIGURE, "has a figure: 8"),
        ("Der Bäcker ist 54 Jahre alt", Worth.FACT, "says what is or was"),
        ("In 2019 he paid 1,789 of them", Worth.FIGURE, "has a figure: 1,789"),
        ("Nine girls met him", Worth.FIGURE, "has a figure: nine"),
        ("The old town lost nine ships", Worth.FIGURE, "has a figure: nine"),
        ("The score was 19-20", Worth.FIGURE, "has a figure: 19"),
        ("The two men met him", Worth.FACT, "says what is or was"),
        ("In 1999 some 45 of them came", Worth.FIGURE, "has a figure: 45"),
        ("Half of them left", Worth.FIGURE, "has a figure: half"),
        ("Taxes rose under her", Worth.COMPARISON, "compares: rose"),
        ("It is the largest port", Worth.EXTREME, "claims an extreme: largest"),
        ("The minister met him", Worth.FACT, "says what is or was"),
        ("to build a bridge", Worth.PLAN, "speaks of the future: to"),
        ("We’ll win", Worth.PLAN, "speaks of the future: we'll"),
        ("That is wrong", Worth.OPINION, "gives an opinion: wrong"),
        ("“Will you run?”", Worth.QUESTION, "asks a question"),
        ("…", Worth.OPINION, "has no words"),
    ],
)
def test_each_text_has_its_worth_and_reason(text: str, worth: Worth, reason: str) -> None:
    assert priority(text) == (worth, reason)


def test_nothing_is_hidden_and_ties_keep_their_order() -> None:
    found = extract("He said it was wrong. He said it was bad. He said 5 came. He said it rained.")

    assert [s.text for s in by_worth(found)] == [
        "5 came",
        "it rained",
        "it was wrong",
        "it was bad",
    ]


@each_row(
    "text",
    """
    The office is open from 9 to 5
    Chapter 3 tells of the flood
    Chapter three tells of the flood
    Call 020 7946 0018 for help
    Ring +44 20 7946 0018
    Call 911
    He met her at 10 Downing Street
    Sie wohnt in der Lindenstraße 12
    Flight 370 vanished over the sea
    BA 117 landed late
    Version 2.5 mends the bug
    The meeting is in room 12
    Article 5 binds members
    L'article 49 s'applique
    Law 45/2015 was repealed
    Articles 5 and 6 were repealed
    See page 23 and pages 40-45
    Route 66 is closed
    Case No. 17-2233 was heard
    Part 2 follows
    Table 2 shows the names
    Year 11 pupils wrote it
    World War 2 began in Poland
    A Boeing 737 crashed
    COVID-19 came from a market
    Group of 20 leaders met
    The 9/11 attacks were planned
    He played it in the 20s
    Two men met him
    """.strip().splitlines(),
)
def test_a_number_that_names_something_is_no_figure(text: str) -> None:
    assert priority(text.strip()).worth > Worth.COMPARISON


@each_row(
    "text",
    """
    The tax fell from 9 to 5 euros
    It fell from 9 to 5
    Room rates are up 12%
    They cancelled 400 flights
    Flight 370 had 239 people aboard
    In phase 3 people died
    They house 40 families
    Chapter 3 lists 40 crimes
    The party won 43 seats
    The vote was 52 to 48
    Two thirds of them left
    800 King Street residents fled
    42 buses burned
    At 14:30 some 40 people died
    """.strip().splitlines(),
)
def test_what_is_counted_beside_a_name_is_a_figure(text: str) -> None:
    assert priority(text.strip()).worth is Worth.FIGURE
