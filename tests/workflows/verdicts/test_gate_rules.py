"""House rules: each judges one claim, from a value gathered once."""

from claimcheck.model.claim import Claim, Standing
from claimcheck.model.desk.gate import GatedClaim, GatedQuotation, GatedStatement, ReplyRequest
from claimcheck.model.desk.settings import GateSettings
from claimcheck.model.ids import (
    ArticleId,
    ClaimId,
    SourceId,
    StatementId,
    VerdictId,
    id_or_none,
)
from claimcheck.model.status import Status
from claimcheck.model.verdict import Source, Stance, StoredSource, Verdict, VerdictRole
from claimcheck.workflows.verdicts.gate_rules import RULES, Judgement, independent_sources, judge
from tests.tables import each_row

NOTHING = GatedClaim(
    Claim(ClaimId(1), "Trade grew"),
    Standing(ClaimId(1), Status.NOT_PICKED_UP),
    (),
    (),
    (),
    (),
    "2023-10-01",
)


def said(article: int | None = None, **fields: str | None) -> GatedStatement:
    return GatedStatement(StatementId(1), article=id_or_none(ArticleId, article))._replace(
        **fields  # type: ignore[arg-type]
    )


def source(
    url: str,
    stance: Stance = Stance.BACKS,
    origin: str | None = None,
    publisher: str | None = None,
) -> StoredSource:
    return StoredSource(
        SourceId(1), ClaimId(1), Source(stance, url, origin=origin, publisher=publisher), "A"
    )


def rated(
    status: Status, *verdicts: tuple[str, str, VerdictRole], recheck_on: str | None = None
) -> GatedClaim:
    given = tuple(
        Verdict(
            VerdictId(number),
            ClaimId(1),
            label,
            1,
            1,
            name,
            role,
            "2023-03-01",
            recheck_on,
            "Because.",
        )
        for number, (label, name, role) in enumerate(verdicts, 1)
    )
    return NOTHING._replace(standing=Standing(ClaimId(1), status, verdicts=given[::-1]))


PROPOSED = ("True", "A", VerdictRole.PROPOSES)
SIGNED = ("True", "B", VerdictRole.SIGNS_OFF)
RESOLVED = ("False", "C", VerdictRole.RESOLVES)

CASES = [
    ("speaker", NOTHING, 1, (False, "nobody is named who said it")),
    ("speaker", NOTHING._replace(statements=(said(speaker="Diop"), said())), 1, (True, "Diop")),
    (
        "speaker",
        NOTHING._replace(statements=(said(speaker="[redacted]"),)),
        1,
        (False, "nobody is named who said it"),
    ),
    ("date", NOTHING._replace(statements=(said(),)), 1, (False, "no date on which it was said")),
    (
        "date",
        NOTHING._replace(statements=(said(reported_on="2023-02-07"),)),
        1,
        (True, "by 2023-02-07"),
    ),
    (
        "date",
        NOTHING._replace(statements=(said(said_on="2023-02"), said())),
        1,
        (True, "2023-02"),
    ),
    (
        "appearance",
        NOTHING._replace(statements=(said(),)),
        1,
        (False, "no address or article holds it"),
    ),
    ("appearance", NOTHING._replace(statements=(said(article=4),)), 1, (True, "a-4")),
    (
        "appearance",
        NOTHING._replace(statements=(said(url="https://x.example"),)),
        1,
        (True, "https://x.example"),
    ),
    ("quotation", NOTHING, 1, (True, "no direct quotation")),
    (
        "quotation",
        NOTHING._replace(quotations=(GatedQuotation("s-2", None),)),
        1,
        (True, "1 verified"),
    ),
    (
        "quotation",
        NOTHING._replace(
            quotations=(GatedQuotation("s-2", None), GatedQuotation("s-3", "differs from a-1"))
        ),
        1,
        (False, "s-3 differs from a-1"),
    ),
    ("sources", NOTHING, 2, (False, "0 of 2")),
    (
        "sources",
        NOTHING._replace(
            sources=(source("https://www.a.example/1"), source("https://a.example/2"))
        ),
        2,
        (False, "1 of 2: a.example"),
    ),
    (
        "sources",
        NOTHING._replace(
            sources=(
                source("https://a.example", origin="TASS"),
                source("https://b.example", origin=" Tass"),
            )
        ),
        2,
        (False, "1 of 2: tass"),
    ),
    (
        "sources",
        NOTHING._replace(sources=(source("https://a.example"), source("https://b.example"))),
        2,
        (True, "2 of 2: a.example, b.example"),
    ),
    (
        "sources",
        NOTHING._replace(
            sources=(
                source("https://a.example"),
                source("https://b.example", Stance.CONTRADICTS),
                source("https://c.example", Stance.CONTEXT),
            )
        ),
        3,
        (False, "2 of 3: a.example, b.example; e-1 is context"),
    ),
    (
        "sources",
        NOTHING._replace(
            sources=(
                source("file:///a.html"),
                source("https://a.example"),
            )
        ),
        2,
        (False, "1 of 2: a.example; e-1 is not a web address, and names no origin or publisher"),
    ),
    (
        "sources",
        NOTHING._replace(
            sources=(
                source("file:///a.html", origin="The port"),
                source("Yearbook 2022, p. 7", publisher="Statistics Office"),
                source("https://stat.example/2", publisher="statistics  office"),
                source("https://b.example/3", publisher="A.example"),
                source("https://a.example/4"),
            )
        ),
        3,
        (True, "3 of 3: the port, statistics office, a.example"),
    ),
    (
        "sources",
        NOTHING._replace(
            sources=(
                source("https://stat.example/1"),
                source("https://stat.example/2", publisher="Statistics Office"),
                source("https://stat.example/3", publisher="Statistics Office", origin="The port"),
            )
        ),
        3,
        (False, "2 of 3: statistics office, the port"),
    ),
    (
        "sources",
        NOTHING._replace(
            sources=(
                source("[redacted]", origin="[redacted]", publisher="[redacted]"),
                source("https://a.example", origin="[redacted]"),
            )
        ),
        2,
        (False, "1 of 2: a.example; e-1 is not a web address, and names no origin or publisher"),
    ),
    (
        "sources",
        NOTHING._replace(
            sources=(source("https://www.a.example:443/1"), source("HTTPS://me@A.example/2"))
        ),
        2,
        (False, "1 of 2: a.example"),
    ),
    ("sides", NOTHING, 1, (False, "no source backs or contradicts it")),
    (
        "sides",
        NOTHING._replace(sources=(source("https://a.example"),)),
        1,
        (False, "no source contradicts it"),
    ),
    (
        "sides",
        NOTHING._replace(
            sources=(
                source("https://a.example"),
                source("https://b.example", Stance.CONTRADICTS),
            )
        ),
        1,
        (True, "both"),
    ),
    ("reply", NOTHING, 1, (False, "nobody was asked for a reply")),
    (
        "reply",
        NOTHING._replace(replies=(ReplyRequest("Ministry", None, None),)),
        1,
        (False, "nobody was asked for a reply"),
    ),
    (
        "reply",
        NOTHING._replace(replies=(ReplyRequest("Ministry", "2023-02-20", None),)),
        1,
        (True, "Ministry, asked on 2023-02-20: no answer"),
    ),
    ("reviewers", NOTHING, 2, (False, "not picked up, by nobody")),
    ("reviewers", rated(Status.PROPOSED, PROPOSED), 2, (False, "proposed, by A")),
    ("reviewers", rated(Status.SIGNED_OFF, PROPOSED), 2, (False, "signed off, by A: 1 of 2")),
    ("reviewers", rated(Status.SIGNED_OFF, PROPOSED), 1, (True, "signed off, by A")),
    ("reviewers", rated(Status.SIGNED_OFF, PROPOSED, SIGNED), 2, (True, "signed off, by A, B")),
    ("reviewers", rated(Status.DISPUTED, PROPOSED, SIGNED), 2, (False, "disputed, by A, B")),
    (
        "reviewers",
        rated(Status.SIGNED_OFF, PROPOSED, SIGNED, RESOLVED),
        2,
        (True, "signed off, by C"),
    ),
    ("dispute", rated(Status.SIGNED_OFF, PROPOSED), 1, (True, "none")),
    (
        "dispute",
        rated(Status.DISPUTED, PROPOSED, ("False", "B", VerdictRole.DISSENTS)),
        1,
        (False, "v-2 False, v-1 True"),
    ),
    ("recheck", NOTHING, 1, (True, "no date set")),
    (
        "recheck",
        rated(Status.PROPOSED, PROPOSED, recheck_on="2023-10-02"),
        1,
        (True, "due on 2023-10-02"),
    ),
    (
        "recheck",
        rated(Status.PROPOSED, PROPOSED, recheck_on="2023-10-01"),
        1,
        (False, "overdue since 2023-10-01"),
    ),
]


@each_row(("rule", "checked", "needed", "judgement"), CASES)
def test_rule_judges(
    rule: str, checked: GatedClaim, needed: int, judgement: tuple[bool, str]
) -> None:
    assert RULES[rule](checked, needed) == Judgement(*judgement)


@each_row(
    "address",
    [
        "file:///a.html",
        "file://server/a.html",
        "interview with the port master",
        "mailto:press@port.example",
        "http://[broken",
        "port.example/2023",
    ],
)
def test_address_that_names_no_host_on_the_web_is_no_origin(address: str) -> None:
    checked = NOTHING._replace(sources=(source(address),))

    why = "0 of 1; e-1 is not a web address, and names no origin or publisher"
    assert RULES["sources"](checked, 1) == Judgement(False, why)


@each_row(
    ("first", "second", "count"),
    [
        ("m.a.e", "MAE", 1),
        ("M. A. E.", "mae", 1),
        ("The Times", "times", 1),
        ("Économie", "ECONOMIE", 1),
        ("Łódź Post", "Lodz-Post", 1),
        ("Reuters", "R\u0435uters", 1),
        ("www.times.example", "Times.example.", 1),
        ("A & B", "A and B", 1),
        ("Mali Post", "Mali Times", 2),
        ("The", "Times", 2),
        ("Office 1", "Office 2", 2),
        ("C++ Report", "C Report", 2),
        ("Le Monde", "Monde", 2),
    ],
)
def test_one_house_is_one_source_however_it_is_written(first: str, second: str, count: int) -> None:
    named = [
        Source(Stance.BACKS, f"interview {number}", publisher=each)
        for number, each in enumerate((first, second))
    ]
    hosts = [Source(Stance.BACKS, f"https://{host}/1") for host in ("www.a.example", "A.example.")]

    assert len(independent_sources(named)) == count
    assert len(independent_sources([*named, *hosts])) == count + 1


def test_every_rule_has_a_setting_of_its_name() -> None:
    assert list(RULES) == list(GateSettings._fields)


def test_a_rule_that_is_off_says_nothing() -> None:
    settings = GateSettings(*(False,) * 10)._replace(speaker=True, sources=0)

    assert [ruling.rule for ruling in judge(NOTHING, settings)] == ["speaker"]


def test_sources_that_are_all_checks_of_others_fail_where_the_house_says_so() -> None:
    check = source("https://desk.example/1", publisher="Desk")._replace(cites=1)
    own = source("https://city.example/list", publisher="City")
    alone, beside = NOTHING._replace(sources=(check,)), NOTHING._replace(sources=(check, own))
    house = GateSettings(*[False] * len(GateSettings._fields))

    assert judge(alone, house._replace(others_only=True)) == ()
    ((rule, passed, why, _),) = judge(alone, house._replace(others_only=False))
    assert (rule, passed, why) == (
        *("others-only", False, "every source is a check of another desk"),
    )
    for fine in (NOTHING, beside):
        assert [each.passed for each in judge(fine, house._replace(others_only=False))] == [True]
