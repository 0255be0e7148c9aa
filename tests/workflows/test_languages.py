"""Statements in other languages: found by their own words, compared by figures, never guessed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import NewClaim
from claimcheck.model.comparison import Band
from claimcheck.model.scan.severity import Severity
from claimcheck.model.statement import Statement
from claimcheck.record import open_record
from claimcheck.record.texts import compare
from claimcheck.settings import load_settings
from claimcheck.store.connection import WriteStore, open_reading
from claimcheck.store.queries.search import search
from claimcheck.workflows.compare.match import find_matches
from tests.desk import open_desk, say_all
from tests.tables import each_row

# Language, a claim, the same in other writing, with another figure, with other words,
# reworded so that only stems or parts of it are common, and a word of it.
CASES = [
    (
        "ru",
        "В 2023 году экспорт зерна из России в Мали вырос на 3,9% по сравнению с прошлым годом",
        "«В 2023 году ЭКСПОРТ зерна из России в Мали вырос на 3,9 % по сравнению с прошлым годом»",
        "В 2023 году экспорт зерна из России в Мали вырос на 9,3% по сравнению с прошлым годом",
        "В 2023 году экспорт зерна из России в Мали упал на 3,9% по сравнению с прошлым годом",
        "Рост экспорта российского зерна",
        "экспорт",
    ),
    (
        "fr",
        "Le chômage des jeunes au Sénégal est tombé à 3,9 % en mars, selon l’agence",
        "« LE CHÔMAGE des jeunes au Sénégal est tombé à 3,9% en mars, selon l'agence »",
        "Le chômage des jeunes au Sénégal est tombé à 4,9 % en mars, selon l’agence",
        "Le chômage des jeunes au Sénégal n'est pas tombé à 3,9 % en mars, selon l’agence",
        "Au Sénégal, les jeunes chômeurs tombaient",
        "Sénégal",
    ),
    (
        "ar",
        "ارتفعت صادرات القمح من روسيا إلى مالي بنسبة ٣٫٩٪ في عام ٢٠٢٣ حسب الوزارة",
        "ارتفعت صادرات القمح من روسيا إلى مالي بنسبة 3.9% في عام 2023 حسب الوزارة",
        "ارتفعت صادرات القمح من روسيا إلى مالي بنسبة ٩٫٣٪ في عام ٢٠٢٣ حسب الوزارة",
        "انخفضت صادرات القمح من روسيا إلى مالي بنسبة ٣٫٩٪ في عام ٢٠٢٣ حسب الوزارة",
        "والصادرات إلى مالي",
        "القمح",
    ),
    (
        "zh",
        "俄罗斯对马里的小麦出口在2023年增长了3.9%达到3.9万吨",
        "“俄罗斯对马里的小麦出口在2023年增长了百分之3.9达到３.９万吨”",
        "俄罗斯对马里的小麦出口在2023年增长了3.9%达到9.3万吨",
        "俄罗斯对马里的小麦出口在2023年没有增长3.9%达到3.9万吨",
        "马里的小麦",
        "小麦出口",
    ),
]
LANGUAGES = [case[0] for case in CASES]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with open_desk(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("language", "claim", "same", "figure", "words", "reworded", "word"), CASES, ids=LANGUAGES
)
def test_claim_is_found_by_its_own_words_and_compared(
    store: WriteStore,
    language: str,
    claim: str,
    same: str,
    figure: str,
    words: str,
    reworded: str,
    word: str,
) -> None:
    said: list[dict[str, object]] = [{"text": text, "language": of} for of, text, *_ in CASES]
    say_all(store, *said, {"text": "Whales sing at night in the sea"})

    def band(text: str) -> Band:
        with open_reading(store.path) as connection:
            statement = Statement(text, language=language)
            found = find_matches(connection, statement, limit=5, thresholds=Thresholds())
        assert found[0].claim.text == claim
        return found[0].band

    assert band(claim) is Band.SAME
    assert band(same) is Band.SAME
    assert band(figure) is Band.CONFLICTING
    assert band(words) in {Band.LIKELY, Band.CONFLICTING}
    assert band(reworded) is not Band.SAME
    with open_reading(store.path) as connection:
        assert next(each.text for each in search(connection, word, limit=5)) == claim


@each_row(
    ("language", "first", "second"),
    [
        ("fr", "Le fils du président a vendu la mine", "Le fil du président a vendu la mine"),
        ("fr", "Il a vendu la mine de Kidal", "Il vendu la mine de Kidal"),
        ("fr", "Le pays est en guerre", "Le pay est en guerre"),
        ("de", "Er sagte die Wahl ab in Kiel", "In Kiel er sagte die Wahl ab"),
        ("es", "No vendió la mina de oro", "Vendió la mina de oro"),
        ("zh", "政府没有出售金矿", "政府出售金矿"),
        ("zh", "政府出售金矿", "政府出售铁矿"),
        ("ru", "Правительство продало шахту", "Правительство не продало шахту"),
        ("ar", "باعت الحكومة المنجم", "لم تبع الحكومة المنجم"),
        ("th", "รัฐบาลขายเหมืองทอง", "รัฐบาลไม่ขายเหมืองทอง"),
    ],
)
def test_the_rules_of_english_are_for_english_alone(language: str, first: str, second: str) -> None:
    ours, theirs = (Statement(text, language=language) for text in (first, second))

    assert compare(ours, theirs).band is not Band.SAME
    assert compare(ours, ours).band is Band.SAME


@each_row("claim", [case[1] for case in CASES])
def test_text_in_another_language_harms_nothing_where_none_is_named(claim: str) -> None:
    digit = next(place for place in range(len(claim) - 1, 0, -1) if claim[place].isdigit())
    other = claim[:digit] + ("1" if claim[digit] not in "1١" else "2") + claim[digit + 1 :]

    assert compare(claim, claim).band is Band.SAME
    assert compare(claim, other).band not in {Band.SAME, Band.NEW}


def test_two_languages_are_compared_word_by_word() -> None:
    text = "Mali exports gold to the states and the port"

    assert compare(Statement(text), Statement(text, language="fr")).band is Band.SAME
    other = Statement(text.replace("states", "state"), language="fr")
    assert compare(Statement(text), other).band is not Band.SAME


OWN = "The rent in the old town of Jena is 1.200 euros a month"


@each_row(
    ("ours", "text", "theirs", "same"),
    [
        ("und", OWN, "und", True),
        ("und", OWN.replace("1.200", "1.2"), "und", False),
        ("und", OWN.replace("1.200", "1,200"), "und", False),
        ("und", OWN.replace("1.200", "1200"), "und", False),
        ("en", OWN, "und", True),
        ("de", OWN, "und", True),
        ("en", OWN.replace("1.200", "1.2"), "und", False),
        ("en", OWN.replace("1.200", "1.2"), "en", True),
    ],
)
def test_a_figure_of_no_known_language_is_the_same_with_its_own_form_alone(
    ours: str, text: str, theirs: str, same: bool
) -> None:
    pair = Statement(text, language=ours), Statement(OWN, language=theirs)

    for first, second in (pair, pair[::-1]):
        assert (compare(first, second).band is Band.SAME) is same


@pytest.mark.parametrize(
    ("settings", "language"), [("", "und"), ('[desk]\nlanguage = "de"\n', "de")]
)
def test_what_nobody_named_is_in_the_language_of_the_desk_at_every_door(
    tmp_path: Path, settings: str, language: str
) -> None:
    (tmp_path / "claimcheck.toml").write_text("[gate]\nsources = 0\n" + settings)
    article = tmp_path / "article.txt"
    article.write_text("Rents\n\n“Die Miete beträgt 1.200 Euro im Monat,” said Jan Kohl.\n")
    draft = tmp_path / "draft.md"
    draft.write_text("Die Miete in Jena beträgt 1.200 Euro im Monat.\n")
    path = tmp_path / "claims.db"
    found = load_settings(tmp_path, {}, database=path, by="A. Diallo")
    rent = "Die Miete in Jena beträgt 1200 Euro im Monat"

    with open_record(path, settings=found, create=True) as record:
        added = record.add(rent)
        record.add_claims([NewClaim("Die Mine in Kidal ist leer")])
        record.add_article(article)
        extracted = record.extract(article)
        band = record.match(rent.replace("1200", "1.200"))[0].band
        (batch,) = record.match_each([Statement(rent.replace("1200", "1.200"))])
        said = record.match(Statement("Die Mine in Kidal ist leer", language="fr"))[0]
        record.rate(added.claim_id, "False", rationale="Wrong", as_of="2023-03-01")
        findings = record.scan(draft, proposed=True).findings

    with open_reading(path) as connection:
        stored = connection.execute(
            "SELECT language FROM statements UNION SELECT language FROM claims"
            " UNION SELECT language FROM articles"
        ).fetchall()
    assert stored == [(language,)]
    assert {each.language for each in extracted.statements} == {language}
    assert (band is Band.SAME) is (language == "de")
    assert batch[1][0].band is band
    assert said.claim.language == language
    # It is only told as an error where both are surely the same figure.
    errors = [each for each in findings if each.severity is Severity.ERROR]
    assert bool(errors) is (language == "de")
