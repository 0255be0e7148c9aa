from claimcheck.language.framing.reporting import find_body
from claimcheck.language.lexicon.negation import find_negators
from claimcheck.language.lexicon.opposites import are_opposite
from claimcheck.language.lexicon.speaker_relative import can_be_same_name, find_local, is_personal
from claimcheck.language.lexicon.time_relative import find_relative, means_the_same
from claimcheck.language.text.words import split_words
from claimcheck.model.dates import PartialDate
from tests.tables import each_row


def words(text: str) -> list[str]:
    return [word.text for word in split_words(text)]


@each_row(
    ("text", "expected"),
    [
        ("They don't and can't", "they do not and can not"),
        ("He won't; it isn't", "he will not it is not"),
        ("dont", "do not"),
        ("Mali's gold", "mali 's gold"),
        ("the U.S. and COVID-19", "the us and covid19"),
        ("they're here, we've won", "they are here we have won"),
    ],
)
def test_contractions_are_written_out(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@each_row(
    ("text", "number"),
    [
        ("it rose", 0),
        ("it did not rise", 1),
        ("it didn't rise", 1),
        ("it is false that it rose", 1),
        ("it is false that it did not rise", 2),
        ("he denied that it rose", 1),
        ("no country rose", 1),
        ("not only rose but doubled", 0),
        ("not the only one", 0),
    ],
)
def test_negations_are_counted(text: str, number: int) -> None:
    assert len(find_negators(words(text))) == number


@each_row(
    ("first", "second", "opposite"),
    [
        ("rose", "fell", True),
        ("more", "fewer", True),
        ("import", "export", True),
        ("rose", "grew", False),
        ("rose", "sold", False),
        ("apple", "fell", False),
    ],
)
def test_opposites_go_the_other_way_on_one_axis(first: str, second: str, opposite: bool) -> None:
    assert are_opposite(first, second) is are_opposite(second, first) is opposite


@each_row(
    ("text", "precisions"),
    [
        ("it fell this year", ["year"]),
        ("it fell last month", ["month"]),
        ("it grew over the year", ["month"]),
        ("it is now falling", ["day"]),
        ("on tuesday", ["day"]),
        ("in 2023", []),
    ],
)
def test_relative_time_says_how_exactly_the_day_must_be_known(
    text: str, precisions: list[str]
) -> None:
    assert [found.precision for found in find_relative(text)] == precisions


@each_row(
    ("first", "second", "precision", "same"),
    [
        (None, None, "day", True),
        (PartialDate(2023, 2), PartialDate(2023, 2), "day", True),
        (PartialDate(2023, 2, 7), None, "year", False),
        (PartialDate(2023, 2, 7), PartialDate(2023, 9, 1), "year", True),
        (PartialDate(2023, 2, 7), PartialDate(2023, 2, 9), "month", True),
        (PartialDate(2023, 2, 7), PartialDate(2023, 3, 7), "month", False),
        (PartialDate(2023, 2, 7), PartialDate(2023), "month", False),
        (PartialDate(2023, 2, 7), PartialDate(2023, 2, 8), "day", False),
    ],
)
def test_two_days_give_relative_time_one_meaning_or_two(
    first: PartialDate | None, second: PartialDate | None, precision: str, same: bool
) -> None:
    assert means_the_same(first, second, precision) is same


@each_row(
    ("text", "expected"),
    [
        ("We have won", True),
        ("And I have won", True),
        ("They told us", True),
        ("THEY TOLD US", True),
        ("A friend of mine has won", True),
        ("Mine is larger", True),
        ("They have won", False),
        ("The US has won", False),
        ("The mine in Kiruna has closed", False),
        ("A gold mine has closed", False),
        ("World War I began in 1914", False),
        ("King Charles I lost", False),
    ],
)
def test_words_that_mean_the_speaker_are_told_from_lands_and_places(
    text: str, *, expected: bool
) -> None:
    assert is_personal(text) is expected


def test_words_that_mean_the_speakers_place_are_found() -> None:
    assert find_local("the government has won")
    assert find_local("The new government has won")
    assert not find_local("governments have won")
    # A place that is named means the same whoever speaks.
    assert not find_local("the US army has won")
    assert not find_local("the kenyan government has won")
    assert find_local("The Federal Government has won")


@each_row(
    ("first", "second", "same"),
    [
        ("Lavrov", "Sergey Lavrov", True),
        ("Bamako, Mali", "Mali", True),
        ("Lavrov", "Diop", False),
        ("Mali", "Niger", False),
    ],
)
def test_a_name_can_be_part_of_another(first: str, second: str, same: bool) -> None:
    assert can_be_same_name(first, second) is same


@each_row(
    ("text", "body"),
    [
        ("he said that exports rose again", "exports rose again"),
        ("the foreign minister told reporters that exports rose again", "exports rose again"),
        ("according to officials, exports rose again", "exports rose again"),
        ("exports rose again, he said.", "exports rose again"),
        ("lavrov said that exports rose again", "lavrov said that exports rose again"),
        ("he said so", "he said so"),
        ("he denied that exports rose again", "he denied that exports rose again"),
        ("no, exports did not rise", "exports did not rise"),
        ("fact check: no - he said that exports rose again", "exports rose again"),
        ("no exports rose again", "no exports rose again"),
        ("no. 10 sees exports rise", "no. 10 sees exports rise"),
    ],
)
def test_a_frame_that_names_nobody_is_left_out(text: str, body: str) -> None:
    assert text[slice(*find_body(text)[:2])] == body
