"""How often each rule was right where it was measured."""

MEASURED: dict[str, float] = {}
