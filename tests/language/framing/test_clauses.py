"""Clauses of a sentence, and which of them it asserts without doubt."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.framing.clauses import find_clauses
from tests.tables import each_row

FALL = "Unemployment fell to 3.9% in June"


def told(sentence: str) -> list[tuple[str, bool]]:
    return [
        (" ".join(sentence[slice(*span)] for span in each.spans).strip("“”."), not each.doubt)
        for each in find_clauses(sentence)
    ]


@each_row(
    "sentence",
    [
        f"{FALL}, and the minister opened a bridge in Lyon.",
        f"{FALL}, but inflation rose to 4%.",
        f"{FALL}; prices were stable.",
        f"{FALL}, while the minister opened a bridge in Lyon.",
        f"{FALL}, after the strike had ended.",
        f"{FALL}, because the plants were busy.",
        f"{FALL}, which pleased the minister.",
        f"{FALL}, as the plants reopened.",
        f"{FALL}, and the minister opens a bridge in Lyon.",
        f"The minister opened a bridge in Lyon, and {FALL}.",
        f"The minister opened a bridge in Lyon; {FALL}.",
        f"The minister opened a bridge in Lyon as planters met, and {FALL}.",
        f"{FALL} and we are glad.",
        f"{FALL} (Mr Costa said nothing about buses).",
        f"{FALL}, and the ministry did not respond to questions.",
        f"{FALL} and there is more to come.",
        f"{FALL} and everybody noticed.",
        f"While {FALL}, the minister opened a bridge in Lyon.",
        f"After {FALL}, the minister opened a bridge in Lyon, and the crowd left.",
        f"It is clear that {FALL}.",
        f"The result was that {FALL}.",
        f"The minister opened a bridge in Lyon, and it is no secret that {FALL}.",
        "Unemployment, which troubles the town, fell to 3.9% in June.",
        f"The mayor met “Lyon, and friends”, and {FALL}.",
        f"{FALL} and the minister opened a bridge in Lyon.",
        f"Rents in Lyon rose by 20 percent and {FALL}.",
        f"{FALL} whereas wages went up.",
        f"The mayor opened a bridge because {FALL}.",
        f"The mayor opened a bridge, then {FALL}.",
        f"The mayor opened a bridge - {FALL}.",
        f"The press is silent but {FALL}.",
        f"{FALL} and that is why the minister is here.",
        f"The town has no money and {FALL}.",
        f"The minister opened a bridge in Lyon ({FALL}).",
    ],
)
def test_a_clause_that_is_asserted(sentence: str) -> None:
    found = dict(told(sentence))

    assert found.get(FALL) is True, found


@each_row(
    "sentence",
    [
        f"{FALL}, but that is not so.",
        f"{FALL} and nobody noticed.",
        f"{FALL} (Mr Costa said that is untrue).",
        f"{FALL} and it hasn't risen since.",
        f"{FALL}, not that the minister noticed.",
        f"{FALL}, but only in Spain.",
        f"{FALL}, and to 3.5% in July.",
        f"{FALL}, but the real figure is higher.",
        f"{FALL}, but experts dispute the figure.",
        f"{FALL}, as the minister claims.",
        f"{FALL}, and the minister would resign.",
        f"{FALL} — or so the ministry thinks.",
        f"The bad idea: {FALL}.",
        f"The news was good: {FALL}.",
        f"What is told: prices rose; {FALL}.",
        f"Nobody was hired, and {FALL}.",
        f"He did not resign, because {FALL}.",
        f"He doesn't resign, because {FALL}.",
        f"He was proud that prices were low, and {FALL}.",
        f"Under the plan taxes were cut, and {FALL}.",
        f"The embassies of Chad, and {FALL}.",
        f"The minister met with France, Spain, and {FALL}.",
        f"The minister lied, and {FALL}.",
        f"The report shows the metro failed and {FALL}.",
        f"{FALL} - fake.",
        f"My uncle denies it ({FALL}).",
        f"{FALL}, which was a rumour.",
        "Unemployment, which many call a rumour, fell to 3.9% in June.",
    ],
)
def test_a_clause_that_what_stands_around_leaves_in_doubt(sentence: str) -> None:
    found = dict(told(sentence))

    assert found.get(FALL) is False, found


@each_row(
    "sentence",
    [
        f"{FALL}.",
        f"{FALL}, if the ministry is right.",
        "",
        f"{FALL}, and was the minister glad?",
        f"If prices rose, and {FALL}, he will resign.",
        f"Unless prices rose, and {FALL}, he will resign.",
        f"It is open whether prices rose, and {FALL}.",
        f"Suppose prices rose, and {FALL}.",
        f"Had prices risen, and {FALL}, he had won.",
        f"He resigned before prices rose, and {FALL}.",
        f"The minister fears that {FALL}.",
        f"“Prices rose, and {FALL},” she said.",
        f"“{FALL}”, and the crowd laughed.",
        f"The old bridge and {FALL}.",
        f"The nurses who struck and {FALL}.",
        f"The station built in 2019 and {FALL}.",
        f"Germany has and {FALL}.",
        f"Both wages and {FALL}.",
        # A colon in brackets parts nothing of the sentence around them.
        f"{FALL} (source: Met police).",
    ],
)
def test_what_is_no_clause_of_its_own_or_depends_on_another(sentence: str) -> None:
    assert FALL not in dict(told(sentence))


@each_row(
    ("sentence", "doubt"),
    [
        (f"{FALL}, but experts dispute the figure.", "dispute"),
        (f"{FALL}, and the minister doesn't care.", "doesn't"),
        (f"{FALL}, but only in Spain.", "only"),
        (f"{FALL}, and to 3.5% in July.", "and to 3.5%"),
        # With the colon or dash stand the words that it parts from the clause.
        (f"The news was good: {FALL}.", "news was good:"),
        (f"A lie: {FALL}.", "A lie:"),
        (f"{FALL} — good news.", "— good news"),
        (f"After {FALL}, the minister will resign.", "will"),
    ],
)
def test_what_leaves_a_clause_in_doubt_is_told(sentence: str, doubt: str) -> None:
    assert doubt in [each.doubt for each in find_clauses(sentence)]


@given(st.text(alphabet='abc,;:—- .“”"’?if and but which ', max_size=80))
def test_clauses_lie_in_the_sentence_apart_and_in_order(sentence: str) -> None:
    spans = [span for each in find_clauses(sentence) for span in each.spans]

    assert all(0 <= span.start <= span.end <= len(sentence) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
