"""Records as JSON objects: ids with their letter, dates in ISO form."""

from collections.abc import Sequence

from claimcheck.model.article import Article, KeptOfArticle
from claimcheck.model.claim import Claim
from claimcheck.model.comparison import agreed_by
from claimcheck.model.desk.gate import Gated
from claimcheck.model.desk.hold import StoredHold
from claimcheck.model.question import Link, Question
from claimcheck.model.record.copies import Quoted, SourceCheck
from claimcheck.model.record.search_hit import SearchHit
from claimcheck.model.statement import StoredStatement
from claimcheck.model.verdict import Publication, StoredSource, ToldBefore, ToldCorrection
from claimcheck.reports.json_text import as_json_text
from claimcheck.reports.matches import differences_as_dicts, dropped_as_dicts


def claim_as_dict(claim: Claim) -> dict[str, object]:
    """Return a claim with plain values."""
    fields = claim._asdict()
    del fields["id"]
    return {"claim_id": f"c-{claim.id:d}", **fields}


def statement_as_dict(stored: StoredStatement) -> dict[str, object]:
    """Return a statement with plain values, its claim and whether a person confirmed that."""
    said = stored.statement
    fields = {**said.fields(), "kind": str(said.kind)}
    # Stored as statements of their own.
    del fields["inner"], fields["reported_by"]
    for day in ("said_on", "reported_on"):
        fields[day] = str(fields[day]) if fields[day] else None
    return {
        "statement_id": f"s-{stored.id:d}",
        **fields,
        "article_id": f"a-{stored.article:d}" if stored.article else None,
        "claim_id": f"c-{stored.claim:d}" if stored.claim else None,
        "person_id": f"p-{stored.person:d}" if stored.person else None,
        "confirmed": stored.confirmed,
        "agrees": stored.agrees,
        "agreed_by": agreed_by(stored.agrees, stored.linked_by),
    }


def article_as_dict(number: int, article: Article) -> dict[str, object]:
    """Return an article with plain values."""
    fields = article._asdict()
    fields["published_on"] = str(article.published_on) if article.published_on else None
    return {"article_id": f"a-{number:d}", **fields}


def kept_as_dicts(kept: Sequence[KeptOfArticle]) -> list[dict[str, object]]:
    """Return what is kept of an article beside its text, with plain values."""
    return [{**each._asdict(), "copy": f"f-{each.copy:d}" if each.copy else None} for each in kept]


def source_as_dict(stored: StoredSource) -> dict[str, object]:
    """Return a source with plain values."""
    return {
        "source_id": f"e-{stored.id:d}",
        "claim_id": f"c-{stored.claim:d}",
        **stored.source._asdict(),
        "stance": str(stored.source.stance),
        "added_by": stored.added_by,
        "copy_id": f"f-{stored.copy:d}" if stored.copy else None,
    }


def publication_as_dict(publication: Publication) -> dict[str, object]:
    """Return where a check was published with plain values."""
    return {
        "publication_id": f"u-{publication.id:d}",
        "claim_id": f"c-{publication.claim:d}",
        "url": publication.url,
        "published_on": publication.published_on,
        "despite": publication.despite,
    }


def hold_as_dict(hold: StoredHold | None) -> dict[str, object] | None:
    """Return a hold with plain values, null where there is none."""
    if hold is None:
        return None
    return {"since": hold.at, "by": hold.reviewer, "reason": hold.reason}


def corrections_as_dicts(every: Sequence[ToldCorrection]) -> list[dict[str, object]]:
    """Return what readers were told of changed verdicts with plain values."""
    return [{"date": each.on, "class": str(each.kind), "notice": each.notice} for each in every]


def told_before_as_dicts(every: Sequence[ToldBefore]) -> list[dict[str, object]]:
    """Return what readers had before with plain values."""
    return [
        {
            "verdict_id": f"v-{each.verdict:d}",
            "verdict": each.label,
            "rationale": each.rationale,
            "since": each.since,
            "until": each.until,
        }
        for each in every
    ]


def link_as_dict(link: Link) -> dict[str, object]:
    """Return a relation between two claims with plain values."""
    return {
        "link_id": f"l-{link.id:d}",
        "claim_id": f"c-{link.claim:d}",
        "relation": str(link.relation),
        "target_id": f"c-{link.target:d}",
        "made_by": link.made_by,
        "confirmed_by": link.confirmed_by,
        "reason": link.reason,
        "since": link.since,
        "agrees": link.agrees,
        "agreed_by": agreed_by(link.agrees, link.matcher),
        "dropped": dropped_as_dicts(link.dropped),
    }


def question_as_dict(question: Question) -> dict[str, object]:
    """Return a match that was asked about with plain values, as it was when it was asked."""
    return {
        "question_id": f"q-{question.id:d}",
        "statement_id": f"s-{question.statement:d}",
        "claim_id": f"c-{question.claim:d}",
        "candidate_id": f"c-{question.candidate:d}",
        "band": str(question.comparison.band),
        "overlap": round(question.comparison.overlap, 4),
        "likeness": round(question.comparison.likeness, 2),
        "meaning": question.comparison.meaning,
        "differences": differences_as_dicts(question.comparison),
        "agrees": question.comparison.agrees,
        "dropped": dropped_as_dicts(question.comparison.dropped),
        "agreed_by": agreed_by(question.comparison.agrees, question.matcher),
    }


def check_as_dict(check: SourceCheck) -> dict[str, object]:
    """Return what checking a source found, with plain values."""
    return {
        **source_as_dict(check.source),
        "sound": check.is_sound,
        "copy": str(check.copy),
        "quotation": _quoted_as_dict(check.quoted),
        "page": check.live,
        "page_quotation": _quoted_as_dict(check.live_quoted),
        "note": check.note,
    }


def _quoted_as_dict(quoted: Quoted | None) -> dict[str, object] | None:
    """Return how a quotation stands in a text."""
    return {"is": str(quoted.fidelity), "passage": quoted.passage} if quoted else None


def found_as_dict(found: SearchHit) -> dict[str, object]:
    """Return a record that was found, with plain values; the words in ``>>marks<<`` too."""
    return {**found._asdict(), "highlighted": highlighted(found)}


def highlighted(found: SearchHit) -> str:
    """Return the whole text with each word that was found ``>>like this<<``."""
    pieces, place = [], 0
    for start, end in found.spans:
        pieces += [found.text[place:start], ">>", found.text[start:end], "<<"]
        place = end
    return "".join([*pieces, found.text[place:]])


def gate_as_json(found: Sequence[Gated]) -> str:
    """Return the claims with what each rule says, and whether all of them pass."""
    answer = {
        "passed": all(each.passed for each in found),
        "claims": [
            {
                "claim_id": f"c-{each.claim.id:d}",
                "claim": each.claim.text,
                "status": str(each.status),
                "in_public": str(each.public.state),
                "readers_have": each.public.readers_have,
                "passed": each.passed,
                "rules": [ruling._asdict() for ruling in each.rulings],
            }
            for each in found
        ],
    }
    return as_json_text(answer, indent=2) + "\n"
