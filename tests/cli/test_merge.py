"""`claimcheck merge`."""

from tests.desk import SECOND, Desk


def test_merged_claims_are_told_as_one(two_claims: Desk) -> None:
    merged = two_claims.run("merge", "c-1", "c-2", "--reason", "One thing")

    assert merged.out == "l-3 c-1 same as c-2.\nc-1 and c-2: proposed; v-1 True; 2 mentions\n"
    assert "c-1 is that claim itself" in two_claims.refused("merge", "c-1", "c-1", "--reason", "x")


def test_a_reviewer_has_one_verdict_on_a_claim_whatever_its_wording(two_claims: Desk) -> None:
    """Else somebody who thought again would disagree with themselves."""
    two_claims.run("merge", "c-1", "c-2", "--reason", "One thing")

    again = two_claims.run("review", "c-2", "--verdict", "False", "--rationale", "I erred.")

    assert "v-2 False" in again.out
    assert "Status: proposed." in again.out
    verdicts = two_claims.run("show", "c-2", "-f", "json").json["verdicts"]
    assert [(each["id"], each["label"]) for each in verdicts] == [("v-2", "False")]
    two_claims.run("undo")
    verdicts = two_claims.run("show", "c-2", "-f", "json").json["verdicts"]
    assert [(each["claim"], each["label"]) for each in verdicts] == [("c-1", "True")]


def test_a_re_check_in_another_wording_waits_for_a_second_person_too(two_claims: Desk) -> None:
    two_claims.run("sign-off", "v-1", "--by", SECOND)
    page = ("--url", "https://desk.example/1", "--despite", "urgent")
    assert two_claims.run("publish", "c-1", *page).code == 0
    two_claims.run("merge", "c-1", "c-2", "--reason", "One thing")

    again = two_claims.run("review", "c-2", "--verdict", "True", "--rationale", "The new table.")

    assert "Status: proposed, under review." in again.out
    assert [each["verdict_id"] for each in _told_before(two_claims)] == []
    signed = two_claims.run("sign-off", "v-3", "--by", SECOND)
    assert "Status: signed off, published." in signed.out
    assert [each["verdict_id"] for each in _told_before(two_claims)] == ["v-1"]
    two_claims.run("unmerge", "c-1", "c-2")
    parted = [two_claims.run("show", each, "-f", "json").json for each in ("c-1", "c-2")]
    assert [each["in_public"] for each in parted] == ["published", "unpublished"]
    assert [each["id"] for each in parted[0]["verdicts"]] == ["v-4", "v-3"]


def _told_before(desk: Desk) -> list[dict[str, str]]:
    """Return what readers had before of the claim that was published."""
    found: list[dict[str, str]] = desk.run("show", "c-1", "-f", "json").json["told_before"]
    return found
