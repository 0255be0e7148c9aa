"""Set how many reviewers must stand behind a verdict."""

from claimcheck.model.desk.policy import Policy
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.verdicts.policies import StoredPolicy, policy_in_force, set_policy
from claimcheck.store.verdicts.reviewers import require_reviewer


def change_policy(transaction: Transaction, policy: Policy, *, actor: str) -> StoredPolicy:
    """Let ``policy`` judge the verdicts given from now on; return it with its version.

    The policy already in force is left as it is, without a new version.
    """
    require_reviewer(transaction.connection, actor)
    before = policy_in_force(transaction.connection)
    if before.policy == policy:
        return before
    with transaction.act(actor, "policy") as act:
        act.subject = f"policy {set_policy(act, policy)}"
    return policy_in_force(transaction.connection)
