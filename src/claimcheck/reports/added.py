"""What `add` did with a statement, as a JSON object."""

from collections.abc import Sequence

from claimcheck.model.added import Added
from claimcheck.model.article import Article, KeptOfArticle
from claimcheck.model.statement import StoredStatement
from claimcheck.reports.matches import match_as_dict
from claimcheck.reports.records import article_as_dict, kept_as_dicts


def added_as_dict(added: Added) -> dict[str, object]:
    """Return what was stored for a statement, with plain values."""
    return {
        "outcome": str(added.outcome),
        "statement_id": f"s-{added.statement_id:d}",
        "claim_id": f"c-{added.claim_id:d}",
        "statement": added.statement.text,
        "questions": [f"q-{number:d}" for number in added.questions],
        "matches": [match_as_dict(added.statement.text, match) for match in added.matches],
    }


def arrival_as_dict(
    number: int,
    article: Article,
    added: Sequence[Added],
    *,
    was_known: bool,
    before: int | None,
    kept: int,
    gone: Sequence[StoredStatement],
    beside: Sequence[KeptOfArticle] = (),
) -> dict[str, object]:
    """Return what was stored of an article, with plain values."""
    fields = article_as_dict(number, article)
    del fields["text"]
    return {
        **fields,
        "stored_before": was_known,
        "earlier_edition": f"a-{before:d}" if before else None,
        "kept": kept,
        "gone": [f"s-{each.id:d}" for each in gone],
        **({"beside": kept_as_dicts(beside)} if beside else {}),
        "statements": [added_as_dict(each) for each in added],
    }
