"""Make a new record: its first reviewer, its scale and its policy."""

from claimcheck.model.policy import DEFAULT_POLICY
from claimcheck.model.verdict import DEFAULT_SCALE
from claimcheck.store.policies import set_policy
from claimcheck.store.reviewers import add_reviewer, reviewer_names
from claimcheck.store.scales import add_scale
from claimcheck.store.transaction import WriteStore, transaction


def begin_record(store: WriteStore, reviewer: str) -> None:
    """Register the first reviewer, who is the default actor, the default scale and policy.

    A record that has begun is left as it is.
    """
    with transaction(store) as writing:
        if reviewer_names(writing.connection):
            return
        with writing.act(reviewer, "init") as act:
            add_reviewer(act, reviewer)
        with writing.act(reviewer, "scale") as act:
            add_scale(act, DEFAULT_SCALE)
            set_policy(act, DEFAULT_POLICY)
