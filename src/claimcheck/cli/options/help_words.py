"""What typer writes in signs, in words: bounds of numbers, arguments that may be left out."""

import re


def bounds_in_words(text: str) -> str:
    """Return a help or a message with the bounds of its numbers in words.

    >>> bounds_in_words("0 is not in the range 1<=x<=50")
    '0 is not in the range 1 to 50'
    """
    return re.sub(r"x>=(\d+)", r"\1 or more", re.sub(r"(\d+)<=x<=(\d+)", r"\1 to \2", text))


def plain_help(piece: str) -> str:
    """Return a piece of a command's help, where an argument stands by its name alone.

    >>> plain_help("  [CLAIM]...")
    '  CLAIM...  '
    """
    return re.sub(r"\A  \[([A-Z]+)\](\.*)\Z", r"  \1\2  ", bounds_in_words(piece))
