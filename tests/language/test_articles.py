"""Articles of other styles and regions, and what a reader finds in them; all fiction."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.language.attribution.extract import extract
from claimcheck.model.dates import parse_date
from claimcheck.model.statement import Kind, Span, Statement
from tests.tables import each_row

FOLDER = Path(__file__).parents[2] / "fixtures" / "articles"
META = json.loads((FOLDER / "articles.json").read_text(encoding="utf-8"))


class Measured(NamedTuple):
    """How many statements are found of those that count, and persons named of those known."""

    found: int
    counted: int
    named: int
    known: int


def letters(text: str, spans: list[list[int]] | tuple[Span, ...]) -> frozenset[int]:
    return frozenset(i for a, b in spans for i in range(a, b) if text[i].isalnum())


def everything(text: str, published_on: str) -> list[Statement]:
    found = extract(text, published_on=parse_date(published_on), assertions=False)
    return [each for outer in found for each in (outer, *outer.inner)]


def paired(
    text: str, gold: list[dict[str, Any]], found: list[Statement]
) -> list[tuple[dict[str, Any], Statement]]:
    """Return each gold statement with the one that shares most letters with it, half or more."""
    pairs = []
    for row in gold:
        wanted = letters(text, row["spans"])
        share = {
            n: len(wanted & got) / len(wanted | got)
            for n, each in enumerate(found)
            if (got := letters(text, each.spans)) & wanted
            and bool(row.get("inner")) == bool(each.reported_by)
        }
        best = max(share, key=lambda n: share[n], default=None)
        if best is not None and share[best] >= 0.5:
            pairs.append((row, found[best]))
    return pairs


def read(name: str) -> tuple[str, list[dict[str, Any]]]:
    text = (FOLDER / f"{name}.txt").read_bytes().decode()
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return text, [json.loads(line) for line in lines]


def folded(name: str) -> str:
    return " ".join(word.strip("“”.") for word in name.split())


def require_right(pairs: list[tuple[dict[str, Any], Statement]]) -> None:
    """Fail where somebody gets words of somebody else, or of another day."""
    for row, statement in pairs:
        allowed = {folded(each) for each in (row["person"], *row["also"]) if each}
        names = [statement.person] if statement.person else list(statement.persons)
        assert all(folded(each) in allowed for each in names), (row["text"], names)
        if statement.said_on and row["said_on"]:
            day = str(statement.said_on)
            assert day.startswith(row["said_on"]) or row["said_on"].startswith(day), row["text"]
        elif statement.said_on:
            assert statement.date_origin == "dateline", row["text"]


MEASURED = [
        ("anatolia-presser", Measured(11, 11, 11, 11)),
        ("ap-statehouse", Measured(16, 16, 11, 12)),
        ("australia-football", Measured(11, 11, 10, 10)),
        ("australia-inquest", Measured(14, 14, 12, 14)),
        ("australia-live", Measured(18, 18, 13, 15)),
        ("australia-presser", Measured(12, 13, 9, 10)),
        ("bahamas-ferry", Measured(12, 12, 10, 13)),
        ("baker-qa", Measured(14, 14, 14, 14)),
        ("bangladesh-garments", Measured(10, 10, 10, 10)),
        ("barbados-parliament", Measured(12, 12, 11, 12)),
        ("barbados-police", Measured(7, 7, 6, 7)),
        ("battery-release", Measured(7, 7, 5, 5)),
        ("belfast-inquest", Measured(8, 9, 5, 7)),
        ("blues-obituary", Measured(11, 11, 11, 11)),
        ("botswana-elephants", Measured(8, 8, 7, 8)),
        ("canada-council", Measured(11, 11, 11, 11)),
        ("canada-cowbells", Measured(7, 7, 8, 8)),
        ("canada-inquiry", Measured(16, 16, 13, 14)),
        ("canada-wildfire", Measured(14, 14, 11, 12)),
        ("canada-wildfire-science", Measured(12, 12, 9, 9)),
        ("caribbean-hurricane", Measured(14, 14, 13, 13)),
        ("caribbean-shooting", Measured(16, 16, 9, 10)),
        ("chef-interview", Measured(9, 9, 9, 9)),
        ("chile-strike-wire", Measured(10, 10, 5, 6)),
        ("china-wire", Measured(11, 11, 10, 10)),
        ("clare-circuit", Measured(13, 13, 12, 12)),
        ("clay-tennis", Measured(14, 14, 8, 14)),
        ("cork-circuit", Measured(11, 11, 9, 10)),
        ("cricket-lanka", Measured(13, 13, 13, 13)),
        ("curfew-column", Measured(10, 10, 9, 9)),
        ("dail-turf", Measured(13, 13, 12, 15)),
        ("derwent-live", Measured(14, 14, 12, 13)),
        ("dublin-planning", Measured(13, 13, 10, 10)),
        ("earnings-call", Measured(13, 14, 10, 10)),
        ("fact-check", Measured(11, 13, 8, 8)),
        ("farm-siblings", Measured(13, 13, 11, 11)),
        ("ferry-oped", Measured(8, 8, 3, 4)),
        ("fiji-cyclone", Measured(9, 10, 8, 8)),
        ("football-brothers", Measured(9, 9, 7, 9)),
        ("gale-live", Measured(11, 11, 8, 9)),
        ("georgia-prep", Measured(15, 15, 12, 15)),
        ("ghana-cocoa", Measured(8, 8, 8, 8)),
        ("ghana-parliament", Measured(13, 15, 15, 15)),
        ("ghana-synod", Measured(9, 9, 9, 10)),
        ("ghana-tribute", Measured(12, 12, 11, 12)),
        ("goldfields-asx", Measured(12, 12, 9, 10)),
        ("grenada-bank", Measured(10, 12, 10, 10)),
        ("gulf-aviation", Measured(13, 13, 10, 10)),
        ("gulu-mpox", Measured(12, 12, 11, 11)),
        ("guyana-oil", Measured(11, 11, 12, 12)),
        ("guyana-sugar", Measured(12, 12, 11, 11)),
        ("harbour-transcript", Measured(12, 12, 13, 13)),
        ("hongkong-court", Measured(8, 8, 9, 9)),
        ("hydrogen-release", Measured(9, 9, 7, 7)),
        ("iceland-volcano", Measured(12, 12, 9, 9)),
        ("india-assembly", Measured(12, 12, 11, 11)),
        ("india-business", Measured(11, 11, 9, 9)),
        ("india-civic", Measured(15, 15, 15, 15)),
        ("india-cricket", Measured(10, 11, 10, 10)),
        ("india-election-live", Measured(14, 14, 13, 13)),
        ("india-fireflies", Measured(11, 12, 7, 8)),
        ("india-highcourt", Measured(13, 13, 8, 9)),
        ("india-kabaddi", Measured(10, 12, 8, 9)),
        ("india-rail", Measured(10, 10, 7, 9)),
        ("india-results", Measured(8, 8, 7, 7)),
        ("india-water", Measured(15, 15, 11, 11)),
        ("india-wire", Measured(18, 18, 13, 16)),
        ("interview-qa", Measured(13, 13, 6, 13)),
        ("iowa-schoolboard", Measured(9, 9, 9, 9)),
        ("ireland-broadcast", Measured(12, 12, 9, 9)),
        ("ireland-garda", Measured(15, 15, 9, 13)),
        ("ireland-radio", Measured(14, 14, 9, 10)),
        ("ireland-trolleys", Measured(16, 16, 13, 14)),
        ("irish-court", Measured(15, 16, 13, 13)),
        ("irish-gaa", Measured(8, 8, 7, 8)),
        ("irish-obituary", Measured(11, 12, 7, 11)),
        ("jamaica-blotter", Measured(11, 12, 9, 9)),
        ("jamaica-court", Measured(16, 16, 11, 14)),
        ("jamaica-dengue", Measured(13, 13, 13, 13)),
        ("jamaica-fire", Measured(8, 8, 7, 7)),
        ("jamaica-music", Measured(11, 12, 12, 12)),
        ("kenya-athlete-qa", Measured(13, 13, 8, 16)),
        ("kenya-athletics", Measured(13, 14, 12, 12)),
        ("kenya-county", Measured(13, 14, 9, 11)),
        ("kenya-court", Measured(13, 13, 12, 14)),
        ("kenya-crime", Measured(12, 12, 9, 12)),
        ("kenya-doctors", Measured(9, 9, 10, 10)),
        ("kenya-earnings", Measured(14, 14, 11, 13)),
        ("kenya-maize-court", Measured(9, 10, 10, 10)),
        ("kenya-potatoes", Measured(16, 16, 14, 14)),
        ("kenya-rally", Measured(11, 12, 11, 11)),
        ("kenya-sergeant", Measured(10, 10, 9, 9)),
        ("kerry-inquest", Measured(14, 14, 15, 17)),
        ("lagos-startup", Measured(11, 11, 6, 6)),
        ("lanka-parliament", Measured(14, 14, 13, 13)),
        ("lifeboat-feature", Measured(13, 13, 6, 10)),
        ("live-blog", Measured(14, 14, 9, 9)),
        ("loksabha-onions", Measured(15, 15, 14, 14)),
        ("loudoun-schoolboard", Measured(18, 18, 18, 18)),
        ("malawi-fertiliser", Measured(10, 11, 7, 9)),
        ("malaysia-politics", Measured(15, 15, 13, 15)),
        ("malaysia-release", Measured(13, 13, 9, 12)),
        ("malta-court", Measured(8, 8, 7, 9)),
        ("manitoba-hockey", Measured(12, 12, 11, 12)),
        ("mauritius-cyclone", Measured(12, 12, 9, 10)),
        ("mayo-obituary", Measured(8, 8, 7, 10)),
        ("nairobi-assembly", Measured(12, 12, 13, 13)),
        ("nebraska-release", Measured(9, 9, 7, 7)),
        ("nepal-bridge", Measured(13, 14, 13, 13)),
        ("newengland-blotter", Measured(10, 10, 6, 7)),
        ("ngo-release", Measured(15, 16, 8, 8)),
        ("ni-court", Measured(11, 12, 8, 9)),
        ("nigeria-assembly", Measured(16, 17, 11, 13)),
        ("nigeria-bank", Measured(12, 12, 13, 13)),
        ("nigeria-herders", Measured(11, 11, 8, 13)),
        ("nigeria-lassa", Measured(13, 13, 11, 11)),
        ("nigeria-party", Measured(12, 12, 12, 12)),
        ("nigeria-pipeline", Measured(11, 11, 6, 10)),
        ("nigeria-police", Measured(14, 14, 14, 15)),
        ("nigeria-senate", Measured(11, 12, 11, 12)),
        ("nigeria-tech", Measured(10, 10, 9, 9)),
        ("nigeria-vaccine", Measured(10, 10, 6, 6)),
        ("nz-council", Measured(19, 19, 18, 19)),
        ("nz-dairy", Measured(15, 15, 14, 15)),
        ("nz-health", Measured(14, 14, 12, 12)),
        ("nz-quake", Measured(9, 9, 9, 10)),
        ("nz-rugby", Measured(13, 13, 12, 13)),
        ("obituary-uk", Measured(15, 15, 12, 13)),
        ("opinion-quotes", Measured(8, 9, 7, 8)),
        ("pakistan-business", Measured(11, 11, 9, 11)),
        ("pakistan-court", Measured(17, 17, 16, 16)),
        ("pakistan-cricket", Measured(14, 14, 11, 14)),
        ("pakistan-health", Measured(14, 15, 12, 12)),
        ("pakistan-obituary", Measured(13, 13, 6, 14)),
        ("pakistan-results", Measured(13, 13, 8, 8)),
        ("parish-minutes", Measured(10, 10, 6, 9)),
        ("parliament-report", Measured(16, 16, 12, 14)),
        ("philippines-barangay", Measured(12, 12, 9, 10)),
        ("philippines-check", Measured(11, 12, 10, 11)),
        ("philippines-flood-control", Measured(11, 11, 10, 10)),
        ("philippines-police", Measured(12, 13, 12, 12)),
        ("philippines-senate", Measured(9, 11, 8, 9)),
        ("philippines-typhoon", Measured(13, 14, 11, 12)),
        ("philly-trial", Measured(7, 8, 7, 7)),
        ("pilbara-live", Measured(11, 11, 9, 10)),
        ("plains-radio", Measured(10, 10, 12, 12)),
        ("police-caribbean", Measured(10, 10, 9, 11)),
        ("powys-planning", Measured(13, 13, 11, 11)),
        ("press-release", Measured(11, 11, 9, 9)),
        ("punjab-assembly", Measured(13, 13, 11, 13)),
        ("punjab-farmers", Measured(6, 6, 6, 7)),
        ("quebec-language", Measured(10, 12, 10, 10)),
        ("queensland-estimates", Measured(14, 15, 14, 14)),
        ("reef-science", Measured(10, 10, 7, 7)),
        ("reuters-mining", Measured(11, 13, 8, 8)),
        ("rhine-results", Measured(10, 11, 7, 7)),
        ("rugby-hurricanes", Measured(9, 9, 8, 8)),
        ("science-coral", Measured(14, 15, 12, 12)),
        ("science-desk", Measured(12, 12, 11, 11)),
        ("science-embargo", Measured(12, 13, 8, 8)),
        ("science-seagrass", Measured(12, 13, 9, 9)),
        ("scotland-council", Measured(14, 14, 11, 12)),
        ("scotland-court", Measured(11, 11, 11, 11)),
        ("scotland-hit-and-run", Measured(9, 9, 7, 7)),
        ("scotland-inquiry", Measured(11, 11, 7, 8)),
        ("scots-football", Measured(10, 10, 6, 10)),
        ("scottish-football", Measured(18, 18, 13, 16)),
        ("singapore-business", Measured(19, 20, 15, 16)),
        ("singapore-hawker-court", Measured(9, 9, 7, 8)),
        ("singapore-parliament", Measured(14, 14, 14, 14)),
        ("sleep-science", Measured(11, 11, 10, 11)),
        ("southafrica-business", Measured(13, 13, 10, 12)),
        ("southafrica-commission", Measured(10, 11, 7, 9)),
        ("southafrica-committee", Measured(16, 16, 14, 14)),
        ("southafrica-mine", Measured(12, 12, 10, 11)),
        ("southafrica-parliament", Measured(12, 13, 12, 12)),
        ("southafrica-qa", Measured(12, 12, 16, 17)),
        ("sport-cup", Measured(14, 14, 9, 12)),
        ("sport-rugby", Measured(15, 15, 13, 15)),
        ("starlet-publicist", Measured(12, 12, 5, 10)),
        ("stvincent-log", Measured(13, 13, 9, 9)),
        ("taffvalley-rugby", Measured(11, 11, 9, 12)),
        ("tanzania-port", Measured(10, 10, 8, 9)),
        ("tasmania-salmon", Measured(10, 10, 7, 7)),
        ("texas-county", Measured(16, 16, 14, 14)),
        ("texas-obit", Measured(6, 7, 3, 6)),
        ("three-datelines", Measured(13, 14, 9, 9)),
        ("township-minutes", Measured(9, 9, 9, 11)),
        ("transcript-qa", Measured(8, 8, 14, 14)),
        ("transit-strike", Measured(13, 14, 13, 13)),
        ("trinidad-court", Measured(12, 12, 10, 11)),
        ("trinidad-fete", Measured(16, 17, 13, 15)),
        ("trinidad-tobago", Measured(6, 7, 7, 7)),
        ("uganda-court", Measured(9, 10, 8, 8)),
        ("uganda-feature", Measured(20, 21, 16, 18)),
        ("uk-council-broadcaster", Measured(16, 17, 11, 12)),
        ("uk-court", Measured(15, 15, 15, 15)),
        ("uk-film-interview", Measured(11, 11, 7, 11)),
        ("uk-national-health", Measured(11, 13, 6, 6)),
        ("uk-politics", Measured(12, 13, 10, 10)),
        ("uk-rail-live", Measured(16, 16, 12, 13)),
        ("uk-regional-crime", Measured(15, 15, 9, 11)),
        ("uk-sketch", Measured(16, 19, 9, 13)),
        ("uk-tabloid", Measured(13, 13, 9, 11)),
        ("uk-tabloid-mum", Measured(9, 9, 6, 6)),
        ("uk-tabloid-neighbour", Measured(12, 14, 8, 10)),
        ("us-college", Measured(11, 11, 11, 11)),
        ("us-consumer", Measured(14, 14, 12, 12)),
        ("us-feature", Measured(12, 13, 3, 10)),
        ("us-federal-trial", Measured(12, 14, 11, 12)),
        ("us-flood", Measured(11, 11, 12, 12)),
        ("us-hospital-biz", Measured(13, 14, 11, 12)),
        ("us-local-tv", Measured(16, 16, 12, 13)),
        ("us-obituary", Measured(10, 10, 8, 12)),
        ("us-police", Measured(12, 12, 9, 9)),
        ("us-politics", Measured(13, 15, 12, 12)),
        ("us-school-board", Measured(13, 14, 10, 10)),
        ("us-sheriff", Measured(13, 14, 7, 9)),
        ("us-weekly-log", Measured(12, 12, 9, 11)),
        ("wales-hospital", Measured(12, 12, 11, 11)),
        ("wales-inquest", Measured(12, 12, 10, 11)),
        ("wales-music", Measured(10, 10, 5, 9)),
        ("wales-rugby", Measured(16, 17, 10, 15)),
        ("westminster-pmqs", Measured(14, 14, 9, 11)),
        ("windward-cricket", Measured(9, 10, 7, 9)),
        ("windwards-cricket", Measured(8, 8, 6, 6)),
        ("wire-east", Measured(11, 11, 5, 5)),
        ("wisconsin-log", Measured(15, 15, 11, 11)),
        ("wyre-police", Measured(8, 8, 6, 7)),
        ("yorkshire-magistrates", Measured(12, 13, 7, 9)),
        ("zambia-cholera", Measured(11, 11, 11, 11)),
        ("zambia-police", Measured(10, 10, 9, 9)),
        ("zimbabwe-water", Measured(12, 12, 10, 12)),
]  # fmt: skip


@each_row(("name", "measured"), MEASURED)
def test_so_much_is_found_and_nobody_gets_words_of_somebody_else(
    name: str, measured: Measured
) -> None:
    text, gold = read(name)
    pairs = paired(text, gold, everything(text, META[name]["published_on"]))
    require_right(pairs)
    counted = [row for row in gold if not row.get("optional")]
    known = [(row, statement) for row, statement in pairs if row["person"]]

    assert measured == Measured(
        sum(not row.get("optional") for row, _ in pairs),
        len(counted),
        sum(statement.person is not None for _, statement in known),
        len(known),
    )


def test_every_article_was_measured() -> None:
    assert {each[0] for each in MEASURED} == set(META)


def test_the_gold_is_what_the_articles_say() -> None:
    for name in META:
        text, gold = read(name)
        for row in gold:
            assert " ".join(text[a:b] for a, b in row["spans"]) == row["text"]
            assert row["kind"] in set(Kind)
