"""Words that are given on the command line, or on stdin."""

from pathlib import Path

from claimcheck.errors import ClaimcheckError


def words_of(text: str, command_for_files: str) -> str:
    """Return the words given, or those of stdin for `-`.

    Raises `ClaimcheckError` for the name of a file, which is no statement: it names the
    command that reads files.
    """
    if text == "-":
        # Words on the line need no reader of files.
        from claimcheck.reading.plain import read_text

        return read_text("-").strip()
    # No system has longer names, and some fail when they are asked about one.
    if len(text.encode()) < 256 and Path(text).is_file():
        named = text if text.split() == [text] else repr(text)
        raise ClaimcheckError(f"{text!r} is a file; `{command_for_files} {named}` reads it")
    return text
