"""The spelling of docstrings is checked where the code beside them is lists of other words."""

from tools.docstring_spelling import docstrings


def test_prose_of_every_docstring_is_read_and_neither_code_nor_examples() -> None:
    source = '''"""A moduel.

>>> slip("exampel")
'exampel'
"""

SLIPS = "recieve"


class Slip:
    """A clas."""

    def said(self) -> str:
        """Return waht was said."""
        return "adn"
'''

    assert " ".join(docstrings(source)).split() == (
        "A moduel. A clas. Return waht was said.".split()
    )
