"""The language of two texts of which nobody named it, as their words tell it together."""

from claimcheck.language.reading import Reading
from claimcheck.language.text.stems import TOLD, UNKNOWN, code_of, is_english
from claimcheck.language.text.told_language import language_of_words, words_that_tell


def told_language(first: Reading, second: Reading) -> str:
    """Return the language other than English that two texts are in; empty where none is told.

    That of one may be named. What is told ends in `TOLD`, since its figures stay in doubt.
    """
    found = words_that_tell(first.text), words_that_tell(second.text)
    if found[0] is None or found[1] is None:
        return ""
    code, sure = language_of_words(found[0] | found[1])
    named = {code_of(each.language) for each in (first, second)} - {UNKNOWN}
    if not code or named - {code} or is_english(code):
        return ""
    # Few pairs come here, and English needs no dictionary for this.
    from claimcheck.matching.spelling.english import reads_as_english  # noqa: PLC0415

    if not sure and all(reads_as_english(each.words) for each in (first, second)):
        return ""
    return f"{code}{TOLD}"
