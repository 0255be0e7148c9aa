"""Make a new record: its first reviewer, its scale and its policy."""

from claimcheck.model.desk.policy import DEFAULT_POLICY
from claimcheck.model.desk.role import DeskRole
from claimcheck.model.verdict import DEFAULT_SCALE
from claimcheck.store.connection import WriteStore
from claimcheck.store.errors import ExistingRecordError
from claimcheck.store.log.transaction import transaction
from claimcheck.store.verdicts.policies import set_policy
from claimcheck.store.verdicts.reviewers import add_reviewer, give_role, reviewer_names
from claimcheck.store.verdicts.scales import add_scale


def begin_record(store: WriteStore, reviewer: str) -> bool:
    """Register the first reviewer, who is the default actor, the default scale and policy.

    A record that has begun is left as it is; return whether it had not.
    """
    with transaction(store) as writing:
        if reviewer_names(writing.connection):
            return False
        with writing.act(reviewer, "init") as act:
            add_reviewer(act, reviewer)
            give_role(act, reviewer, DeskRole.OWNER)
        with writing.act(reviewer, "scale") as act:
            add_scale(act, DEFAULT_SCALE)
            set_policy(act, DEFAULT_POLICY)
    return True


def begin_new_record(store: WriteStore, reviewer: str) -> None:
    """Begin a record that nobody else has begun. Raises `ExistingRecordError`."""
    if not begin_record(store, reviewer):
        raise ExistingRecordError(store.path)
