"""File claims under topics, and take them out again."""

from collections.abc import Iterable

from claimcheck.errors import ClaimcheckError
from claimcheck.language.text.folding import fold
from claimcheck.store.connection import Connection
from claimcheck.store.log.chain import require_texts
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import require_claim, wordings
from claimcheck.store.records.topics import add_topic, retract_topic, spelled, topics_of
from claimcheck.store.verdicts.reviewers import require_reviewer

_LONGEST = 100


class TopicError(ClaimcheckError):
    """A claim cannot be filed so, or is not."""


def file_under(transaction: Transaction, claim: int, topic: str, *, actor: str) -> str:
    """File a claim under a topic, and return the topic as the desk writes it.

    Raises `TopicError` for what is no topic, and where the claim is filed so already.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    require_claim(connection, claim)
    wanted = read_topic(connection, topic)
    if _filed(connection, claim, wanted):
        raise TopicError(f"c-{claim:d} is filed under {wanted!r} already")
    with transaction.act(actor, "topic") as act:
        add_topic(act, claim, wanted)
    return wanted


def file_each(
    transaction: Transaction, claims: Iterable[int], topics: Iterable[str], *, actor: str
) -> None:
    """File claims that were just stored under topics, each once; what is so already stays.

    One topic may be given as it is: it is not taken letter by letter.
    """
    connection = transaction.connection
    given = [topics] if isinstance(topics, str) else topics
    wanted = [read_topic(connection, each) for each in given]
    for claim in filter(None, dict.fromkeys(claims)):
        missing = [each for each in wanted if not _filed(connection, claim, each)]
        if missing:
            with transaction.act(actor, "topic") as act:
                for topic in missing:
                    add_topic(act, claim, topic)


def take_out_of(transaction: Transaction, claim: int, topic: str, *, actor: str) -> str:
    """Take a claim, in any wording, out of a topic; return the topic as it was written.

    Raises `TopicError` where it is not filed so.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    require_claim(connection, claim)
    filed = _filed(connection, claim, topic)
    if filed is None:
        known = ", ".join(topics_of(connection, wordings(connection, claim))) or "none"
        raise TopicError(f"c-{claim:d} is not filed under {topic!r}; its topics: {known}")
    with transaction.act(actor, "topic") as act:
        for wording in wordings(connection, claim):
            if filed in topics_of(connection, [wording]):
                retract_topic(act, wording, filed, f"no longer filed under {filed}")
        act.subject = f"c-{claim:d}"
    return filed


def read_topic(connection: Connection, topic: str) -> str:
    """Return a topic as the desk writes it. Raises `TopicError` for what is none."""
    require_texts({"topic": topic})
    wanted = spelled(connection, topic)
    if not any(character.isalnum() for character in wanted):
        raise TopicError("the topic is empty; give a word or two, such as trade")
    if ";" in wanted or len(wanted) > _LONGEST:
        raise TopicError(f"a topic is one name of at most {_LONGEST} characters, without ;")
    return wanted


def _filed(connection: Connection, claim: int, topic: str) -> str | None:
    """Return the topic under which a claim is filed in any wording; case does not matter."""
    filed = topics_of(connection, wordings(connection, claim))
    return next((each for each in filed if fold(each) == fold(topic)), None)
