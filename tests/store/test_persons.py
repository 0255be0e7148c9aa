"""Names are compared folded, whichever way is taken."""

from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.language.folding import fold
from claimcheck.store.persons import _folded


@given(st.one_of(st.text(), st.text(alphabet="aBc DeS.-'", max_size=12)))
@example("S. V. Lavrov")
@example("  Sergey  LAVROV ")
@example("São Tomé")
def test_the_short_way_of_folding_a_name_gives_what_folding_gives(name: str) -> None:
    assert _folded(name) == fold(name)
