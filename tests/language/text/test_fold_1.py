from claimcheck.language.text.fold_1 import fold_1
from tests.tables import each_row


@each_row(
    ("text", "folded"),
    [
        ("“It’s over,” she said of 4.1 %", "it's over she said of 4.1%"),
        ("10⁶ watts, 2½ km², C# and C++", "106 watts 2 1/2 km2 c and c++"),
        ("He is 6' tall — Jo Fox (@jofox) May 5, 2016", "he is 6 tall"),
        ("@realDonaldTrump &amp; #StopTheWar https://t.co/x", "real donald trump & stop the war"),
        ("Безработица упала на ٣٫٩٪ ✅", "безработица упала на 3.9%"),
        ("the U.S. economy, 5:30 p.m.", "the us economy 5:30 pm"),
    ],
)
def test_the_fold_of_stored_fingerprints_stays_as_0_1_0_made_it(text: str, folded: str) -> None:
    assert fold_1(text) == folded
