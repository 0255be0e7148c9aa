"""The desk's policy, one row for each time that somebody set it."""

import json
import sqlite3

from claimcheck.model.desk.policy import DEFAULT_POLICY, Policy
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.act import Act
from claimcheck.store.log.chain import canonical


class StoredPolicy(NamedTuple):
    """A policy with its version, and when and by whom it was set.

    Version 0 is the one that holds in a record that says nothing of policies.
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
    found = [
        StoredPolicy(version, Policy(name, **json.loads(rules)), at, actor)
        for version, name, rules, at, actor in rows
    ]
    return found or [StoredPolicy(0, DEFAULT_POLICY)]


def policy_in_force(connection: sqlite3.Connection) -> StoredPolicy:
    """Return the policy by which verdicts given now are judged."""
    return policies(connection)[-1]


def set_policy(act: Act, policy: Policy) -> int:
    """Store the policy that holds from now on, and return its version."""
    query = "SELECT coalesce(max(version), 0) + 1 FROM policies"
    (version,) = act.connection.execute(query).fetchone()
    rules = {"blind": policy.blind, "reviewers": policy.reviewers}
    act.insert("policies", name=policy.name, version=version, rules=canonical(rules))
    return int(version)
