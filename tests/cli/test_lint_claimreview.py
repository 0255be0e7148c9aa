"""`claimcheck lint-claimreview`."""

import json
from pathlib import Path

from tests.cli.running import ok, run


def test_own_export_has_no_errors(published: Path) -> None:
    ok("export", "claimreview", "-o", "out.jsonl")

    ran = run("lint-claimreview", "out.jsonl")

    assert (ran.code, ran.out, ran.err) == (0, "", "5 ClaimReviews: 0 errors.\n")


def test_faults_are_told_with_their_place_and_end_with_1(published: Path) -> None:
    page = '<script type="application/ld+json">{"@type":"ClaimReview","author":{"name":"D"},\
"claimReviewed":"x","url":"https://t.co/1","reviewRating":{"alternateName":"False"}}</script>'

    ran = run("lint-claimreview", "-", stdin=page.encode())
    assert (ran.code, ran.err) == (1, "1 ClaimReview: 1 error.\n")
    assert ran.out == (
        "-: block 1: error: url is shortened: t.co hides the page\n"
        "-: block 1: warning: datePublished is missing\n"
    )
    objects = json.loads(run("lint-claimreview", "-", "-f", "json", stdin=page.encode()).out)
    assert objects[0] == {
        "file": "-",
        "place": "block 1",
        "severity": "error",
        "text": "url is shortened: t.co hides the page",
    }


def test_file_without_any_ends_with_3(elsewhere: Path) -> None:
    ran = run("lint-claimreview", "-", stdin=b"<p>Nothing here.")

    assert (ran.code, ran.out, ran.err) == (3, "", "0 ClaimReviews: 0 errors.\n")
