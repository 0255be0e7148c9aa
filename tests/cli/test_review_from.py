"""`claimcheck review --from`: verdicts of a table, all or none."""

import json
from pathlib import Path

import pytest

from tests.cli.running import NOW, ok, run


def test_verdicts_come_from_a_table_each_as_its_own_event(regions: Path, elsewhere: Path) -> None:
    table = elsewhere / "verdicts.csv"
    table.write_text(
        "claim,verdict,rationale,as_of,recheck_on,backs,against,context\n"
        "c-1,False,It fell,2023-03-01,2023-09-01,https://a.example https://b.example,"
        "https://c.example,\n"
        "c-2,opinion,A view,,,,,https://d.example\n",
        encoding="utf-8",
    )

    head = ok("log", "--head")
    assert ok("review", "--from", str(table), "--dry-run") == (
        "2 verdicts would be stored: 1 False, 1 Opinion. Nothing was stored (--dry-run).\n"
    )
    assert ok("log", "--head") == head
    assert ok("review", "--from", str(table)) == (
        "2 verdicts stored: 1 False, 1 Opinion. To take it back: claimcheck undo 9-10\n"
    )
    rows = json.loads(ok("export", "verdicts", "-f", "json"))
    assert [(row["verdict"], row["as_of"], row["recheck_on"]) for row in rows] == [
        ("False", "2023-03-01", "2023-09-01"),
        ("Opinion", NOW[:10], None),
    ]
    assert rows[0]["sources_backing"] == "https://a.example; https://b.example"
    assert rows[0]["sources_against"] == "https://c.example"

    ok("sign-off", "v-1", "--by", "J. Keita")
    head = ok("log", "--head")
    assert ok("review", "--from", str(table)) == "2 verdicts known.\n"
    assert ok("log", "--head") == head
    with table.open("a", encoding="utf-8") as file:
        file.write("c-3,False,No,,,https://d.example https://e.example,,\n")
    assert ok("review", "--from", str(table)).endswith("\n2 verdicts known.\n")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("claim,verdict\nc-1,False\n", ["rationale is missing"]),
        ("claim,verdict,rationale,mood\nc-1,False,x,y\n", ["'mood' is unknown"]),
        (
            "claim,verdict,rationale\nc-1,False,It fell\nc-1,True,It rose\nx,True,y\nc-2,True,\n",
            ["row 3", "a verdict in row 2 already", "row 4, column claim", "row 5, column rat"],
        ),
        (
            "claim,verdict,rationale,as_of\nc-1,False,It fell,\nc-9,True,x,\nc-2,Maybe,x,\n"
            "c-3,True,x,2030-01-01\n",
            [
                "row 3, column claim: no c-9",
                "row 4, column verdict: 'Maybe'",
                "row 5",
                "in the future",
            ],
        ),
        (
            "claim,verdict,rationale,as_of,recheck_on\nx,Maybe,,2030-01-01,soon\n"
            "c-9,,No,,\nc-2,True,x\nc-1,Maybe,x,in May,2023-01-01\n",
            [
                "row 2, column rationale: it is empty",
                "row 2, column claim: ",
                "row 2, column verdict: 'Maybe' is not on the scale",
                "row 2, column as_of: the verdict as of 2030-01-01 is in the future",
                "row 2, column recheck_on: 'soon' must be a full date",
                "row 3, column verdict: it is empty",
                "row 3, column claim: no c-9",
                "row 4: 3 cells under 5 columns",
                "row 5, column as_of: 'in May' must be a full date",
                "row 5, column verdict: ",
            ],
        ),
        ("claim,verdict,rationale\n", ["it holds no verdict"]),
    ],
)
def test_one_bad_row_and_no_verdict_is_stored(
    regions: Path, elsewhere: Path, table: str, told: list[str]
) -> None:
    (elsewhere / "verdicts.csv").write_text(table, encoding="utf-8")

    ran = run("review", "--from", "verdicts.csv")
    assert (ran.code, ran.out) == (2, "")
    assert [each for each in told if each not in ran.err] == []
    assert ok("export", "verdicts", "-f", "json") == "[]\n"
