"""The rules of `claimcheck scan`: one module each, whose docstring is its manual page."""

from importlib import import_module
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.scan.severity import RULE_IDS
from claimcheck.workflows.scan.context import Rule

RULES: Final[tuple[Rule, ...]] = tuple(
    import_module(f"{__name__}.{identity.lower()}").RULE for identity in RULE_IDS
)


class UnknownRuleError(ClaimcheckError):
    """No rule has the given id."""

    def __init__(self, identity: str) -> None:
        """Name the rules there are."""
        super().__init__(f"no rule {identity}; rules are {', '.join(RULE_IDS)}")


def find_rule(identity: str) -> Rule:
    """Return the rule with this id, in any case. Raises `UnknownRuleError`."""
    for rule in RULES:
        if rule.id == identity.strip().upper():
            return rule
    raise UnknownRuleError(identity)
