"""Longer posts, one clause of which is a claim: found as by that clause alone, or not cut out."""

from pathlib import Path
from typing import NamedTuple

import claimcheck
from claimcheck.model.claim import NewClaim
from claimcheck.model.comparison import Band

POSTS = Path(__file__).with_name("posts.tsv")


class Post(NamedTuple):
    """A post, the claim that one of its clauses is in words, and the band wanted.

    `open` is any band but `same`: what stands around the clause says less, or something else.
    """

    band: str
    language: str
    claim: str
    text: str


def test_a_post_repeats_a_claim_where_its_clause_says_so(tmp_path: Path) -> None:
    lines = POSTS.read_text(encoding="utf-8").splitlines()[1:]
    posts = [Post(*line.split("\t")) for line in lines]
    with claimcheck.open_record(tmp_path / "c.db", reviewer="A", create=True) as record:
        known = dict.fromkeys((each.claim, each.language) for each in posts)
        ids = record.add_claims(NewClaim(text, language=code) for text, code in known)
        claim_of = dict(zip((text for text, _ in known), ids, strict=True))

        wrong = []
        for post in posts:
            found = record.match(post.text, limit=5, language=post.language)
            bands = [each.band for each in found if each.claim.id == claim_of[post.claim]]
            band = bands[0] if bands else Band.NEW
            right = band is not Band.SAME if post.band == "open" else str(band) == post.band
            if not right:
                wrong.append((band, post))

    assert not wrong
