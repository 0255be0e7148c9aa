"""What stands around a sentence is found also where most sentences are spared the long patterns."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.framing import source_tags

PIECES = st.lists(
    st.sampled_from(
        [
            *("norway", "closed its", "border", "reuters", "bbc", "source: ", "via ", "photo:"),
            *(
                "share",
                "repost this",
                "link in bio",
                "update 2 - ",
                "rt ",
                "rt @desk: ",
                "oslo (ap) - ",
            ),
            *(" ", ".", "!", "?", "(", ")", "[", "]", "|", "-", "•", "📷", "3. ", "> ", ": "),
        ]
    ),
    max_size=9,
).map("".join)


@given(PIECES)
def test_a_text_that_is_spared_a_pattern_holds_nothing_for_it(text: str) -> None:
    found = source_tags._after().search(text, max(0, len(text) - source_tags._LONGEST_SOURCE))
    lead = source_tags._before().match(text)

    assert source_tags.start_of_source(text) == (
        found.start() if found and found.start() else len(text)
    )
    assert source_tags.end_of_lead(text) >= (lead.end() if lead else 0)
