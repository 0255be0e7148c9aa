"""A model of three words, for tests of what nearness of meaning may do."""

import re
from collections.abc import Sequence

# Each number of a row is about one thing, whatever it is called.
_THINGS = (("vehicles", "cars"), ("roads", "streets"), ("shot", "killed"))


class ThreeWords:
    """A model that knows three things, each by two words, and reads nothing else."""

    name = "three words"
    dimension = 4

    def encode(self, texts: Sequence[str]) -> list[bytes]:
        """Return for each text how often each thing is named; the last number stands for none."""
        rows = []
        for text in texts:
            words = re.findall(r"\w+", text.casefold())
            counts = [sum(words.count(name) for name in names) for names in _THINGS]
            rows.append(bytes([*(40 * min(each, 3) for each in counts), 20]))
        return rows
