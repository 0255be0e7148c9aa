"""What the ladder took of a statement and its claim, by the matcher that linked them."""

from claimcheck.matching.explanation import matcher_name
from claimcheck.model.claim import Claim
from claimcheck.model.comparison import Dropped, Step
from claimcheck.model.ids import ClaimId, LinkId, StatementId
from claimcheck.model.statement import Statement, StoredStatement
from claimcheck.reports.beside import agreed_text
from claimcheck.reports.records import statement_as_dict
from claimcheck.workflows.compare.agreed import dropped_of

CLAIM = Claim(ClaimId(1), "The port of Malmö sold 20% of its cranes", language="en")
TEXT = "The port of Malmo sold 20 per cent of its cranes"


def linked(text: str, agrees: Step | None, by: str) -> StoredStatement:
    said = Statement(text, language="en")
    return StoredStatement(
        StatementId(1), None, said, ClaimId(1), LinkId(1), False, agrees=agrees, linked_by=by
    )  # fmt: skip


def test_by_the_ladder_of_today_it_is_found_in_the_texts() -> None:
    assert dropped_of(linked(TEXT, Step.ACCENT, matcher_name()), CLAIM) == (
        Dropped(Step.NUMBER, "20 per cent", "20%"),
        Dropped(Step.ACCENT, "Malmo", "Malmö"),
    )


def test_by_an_older_ladder_only_the_step_is_known() -> None:
    found = dropped_of(linked(TEXT, Step.ACCENT, "2/0000beef"), CLAIM)

    assert found == (Dropped(Step.ACCENT, "", ""),)
    stored = linked(TEXT, Step.ACCENT, "2/0000beef")
    assert agreed_text(stored, found) == "accent, by the ladder of 2/0000beef"
    assert statement_as_dict(stored)["agreed_by"] == "2/0000beef"
    told = statement_as_dict(linked(TEXT, Step.ACCENT, matcher_name()))
    assert told["agreed_by"] == matcher_name()


def test_what_a_person_linked_without_a_matcher_tells_nothing() -> None:
    assert dropped_of(linked(TEXT, None, "A. Diallo"), CLAIM) == ()
