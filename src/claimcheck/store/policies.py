"""The desk's policy, one row for each time that somebody set it."""

import json
import sqlite3
from typing import NamedTuple

from claimcheck.model.policy import DEFAULT_POLICY, Policy
from claimcheck.store.events import canonical
from claimcheck.store.transaction import Act


class StoredPolicy(NamedTuple):
    """A policy with its version, and when and by whom it was set.

    Version 0 is the one that holds until anybody has set another.
    """

    version: int
    policy: Policy
    set_at: str | None = None
    set_by: str | None = None


def policies(connection: sqlite3.Connection) -> list[StoredPolicy]:
    """Return every policy that the desk has had, the one in force last."""
    rows = connection.execute(
        "SELECT policies.version, policies.name, policies.rules, events.at, events.actor"
        " FROM policies JOIN events ON events.sequence = policies.event ORDER BY policies.id"
    )
    return [
        StoredPolicy(0, DEFAULT_POLICY),
        *(
            StoredPolicy(version, Policy(name, **json.loads(rules)), at, actor)
            for version, name, rules, at, actor in rows
        ),
    ]


def policy_in_force(connection: sqlite3.Connection) -> StoredPolicy:
    """Return the policy by which verdicts given now are judged."""
    return policies(connection)[-1]


def set_policy(act: Act, policy: Policy) -> int:
    """Store the policy that holds from now on, and return its version."""
    version = policy_in_force(act.connection).version + 1
    rules = {"blind": policy.blind, "reviewers": policy.reviewers}
    act.insert("policies", name=policy.name, version=version, rules=canonical(rules))
    act.subject = f"policy {version}"
    return version
