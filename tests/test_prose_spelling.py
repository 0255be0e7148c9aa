"""The spelling of prose is checked where the code beside it is lists of other words."""

from tools.prose_spelling import comments, docstrings


def test_prose_of_every_docstring_and_comment_is_read_and_neither_code_nor_examples() -> None:
    source = '''"""A moduel.

>>> slip("exampel")
'exampel'
"""

# A commet: "seperate" is none of ours.
SLIPS = "recieve"  # Teh first.


class Slip:
    """A clas."""

    def said(self) -> str:
        """Return waht was said."""
        return "adn"
'''

    assert " ".join(docstrings(source)).split() == (
        "A moduel. A clas. Return waht was said.".split()
    )
    assert list(comments(source)) == ["# A commet:  is none of ours.", "# Teh first."]
