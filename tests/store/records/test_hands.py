"""Who has one claim in hand is what the view of all claims says."""

import random
from pathlib import Path

from claimcheck.store.log.transaction import transaction
from claimcheck.store.records.claims import wordings
from claimcheck.store.records.hands import hand_of
from tests.desk import REVIEWER, SECOND, open_desk


def test_one_claim_is_in_the_hand_that_the_view_names(tmp_path: Path) -> None:
    chance = random.Random(7)
    with open_desk(tmp_path) as store, transaction(store) as writer:
        with writer.act(REVIEWER, "test") as act:
            claims = [act.insert("claims", text=f"Fact {n} holds", language="en") for n in range(4)]
            same_as = {"relation": "same_as", "made_by": REVIEWER, "confirmed_by": REVIEWER}
            act.insert("links", claim=claims[1], target=claims[0], **same_as)
            act.insert("reviewers", name=SECOND, email=None, note=None)
        for _ in range(30):
            claim, who = chance.choice(claims[:3]), chance.choice([REVIEWER, SECOND])
            with writer.act(REVIEWER, "test") as act:
                if chance.random() < 0.5:
                    act.insert("assignments", claim=claim, reviewer=who)
                else:
                    urgent = chance.choice([None, "high"])
                    act.insert("takes", claim=claim, reviewer=who, priority=urgent)
            view = writer.connection.execute("SELECT * FROM claim_hands").fetchall()
            for number in claims:
                same = wordings(writer.connection, number)
                hand = hand_of(writer.connection, same)
                named = [tuple(row) for leader, *row in view if leader == min(same)]
                assert ([tuple(hand)] if hand else []) == named
