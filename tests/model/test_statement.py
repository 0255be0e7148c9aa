import pytest

import claimcheck
from claimcheck.model.comparison import Band
from claimcheck.model.statement import UNNAMED, Statement


@pytest.mark.parametrize("language", [None, ""])
def test_a_language_of_none_is_one_that_nobody_said(language: str | None) -> None:
    statement = Statement("The mayor of Jena closed two schools", language=language)  # type: ignore[arg-type]

    assert statement == Statement(statement.text, language=UNNAMED)
    assert claimcheck.compare(statement, statement.text).band is Band.SAME
