"""Many words looked for in one text after another."""

from collections.abc import Iterable

from claimcheck.language.text.sought import Searched, Sought, WordForm, needed


class SoughtWords:
    """Many words that are looked for in one text after another, most of which hold none."""

    def __init__(self, words: Iterable[Sought]) -> None:
        """Read once what must stand in a text for each word to stand there."""
        self._needed = [
            (each, each.form is WordForm.WRITTEN, needed(each) if each.is_within else "")
            for each in words
        ]

    def that_may_stand(self, searched: Searched) -> list[Sought]:
        """Return the words that may stand in a text, in the order given.

        >>> words = SoughtWords([Sought("Ann Berg", WordForm.NAME), Sought("Bo Li", WordForm.NAME)])
        >>> [each.text for each in words.that_may_stand(Searched("with ANN BERG"))]
        ['Ann Berg']
        """
        return [
            word
            for word, as_written, part in self._needed
            if not part or part in (searched.text if as_written else searched.folded.text)
        ]
