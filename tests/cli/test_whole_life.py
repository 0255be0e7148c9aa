"""One claim through its whole life, by commands alone, told to somebody who was not there."""

import pytest

from tests.cli.running import golden
from tests.desk import REVIEWER, SECOND, Desk

THIRD = "B. Okafor"
CLAIM = "The port of Kayes handled 290,000 tonnes of wheat in 2025"
NEWER = "The port of Kayes handled 310,000 tonnes of wheat in 2025"
PAGE = """<!doctype html><html><body><h1>Traffic in 2025</h1>
<p>Wheat: 290,412 tonnes were unloaded, a clerk told us, of which 140,000 were re-exported.</p>
</body></html>"""

# Time, who acts, and the command as typed; {folder} is where the page lies.
LIFE = (
    (
        "2026-06-03T08:10:00Z",
        REVIEWER,
        (
            *("add", CLAIM, "--kind", "direct", "--speaker", "The minister"),
            *("--person", "Moussa Traoré", "--speaker-role", "Minister of Transport"),
            *("--said-on", "2026-06-03", "--place", "Bamako"),
            *("--url", "https://radio.example/interview"),
        ),
    ),
    (
        "2026-06-04T07:30:00Z",
        REVIEWER,
        (
            *("add", CLAIM, "--speaker", "M. Traoré", "--person", "Moussa Traoré"),
            *("--said-on", "2026-06-04", "--place", "Kayes"),
            *("--url", "https://courier.example/rally"),
        ),
    ),
    ("2026-06-04T07:35:00Z", SECOND, ("confirm", "s-2")),
    ("2026-06-04T09:00:00Z", REVIEWER, ("take", "c-1", "--reason", "Shared 4,000 times")),
    (
        "2026-06-05T10:00:00Z",
        REVIEWER,
        (
            *("source", "add", "c-1", "https://port.example/2025", "--stance", "backs"),
            *("--origin", "Port authority", "--locator", "table 3"),
            *("--quote", "290,412 tonnes were unloaded, a clerk told us"),
            *("--accessed-on", "2026-06-05", "--file", "{folder}/page.html"),
        ),
    ),
    (
        "2026-06-05T10:20:00Z",
        SECOND,
        (
            *("source", "add", "c-1", "https://customs.example/wheat", "--stance", "contradicts"),
            *("--origin", "Customs", "--quote", "150,412 tonnes were cleared for the country"),
        ),
    ),
    (
        "2026-06-05T11:00:00Z",
        REVIEWER,
        (
            *("contact", "add", "c-1", "--party", "Ministry of Transport", "--channel", "e-mail"),
            *("--sent", "2026-06-05", "--deadline", "2026-06-08"),
        ),
    ),
    ("2026-06-08T16:00:00Z", REVIEWER, ("contact", "answer", "w-1", "We stand by the figure")),
    (
        "2026-06-09T09:00:00Z",
        REVIEWER,
        (
            *("review", "c-1", "--verdict", "True", "--as-of", "2026-06-05"),
            *("--rationale", "The port's own table says 290,412 tonnes"),
        ),
    ),
    (
        "2026-06-09T15:00:00Z",
        SECOND,
        (
            *("dissent", "v-1", "--verdict", "False", "--as-of", "2026-06-05"),
            *("--rationale", "Half of it was re-exported and never cleared"),
        ),
    ),
    (
        "2026-06-10T12:00:00Z",
        THIRD,
        (
            *("resolve", "c-1", "--verdict", "Mostly true", "--as-of", "2026-06-05"),
            *("--rationale", "Handled is not cleared; the re-export belongs into the text"),
            *("--recheck-on", "2026-12-01"),
        ),
    ),
    (
        "2026-06-11T06:00:00Z",
        REVIEWER,
        (
            "publish",
            "--despite",
            "urgent",
            "c-1",
            "--url",
            "https://desk.example/kayes",
            "--on",
            "2026-06-11",
        ),
    ),
    (
        "2026-06-15T13:00:00Z",
        THIRD,
        (
            *("correct", "v-3", "--class", "clarification"),
            *("--rationale", "Handled is not cleared; 140,000 tonnes were re-exported"),
            *("--notice", "We now say how much was re-exported."),
        ),
    ),
    (
        "2026-09-01T09:00:00Z",
        SECOND,
        (
            *("add", NEWER, "--speaker", "Port authority", "--said-on", "2026-08-31"),
            *("--url", "https://port.example/revised"),
        ),
    ),
    (
        "2026-09-01T09:30:00Z",
        SECOND,
        (
            *("supersede", "c-1", "--with", "c-2", "--on", "2026-08-31"),
            *("--reason", "The authority has revised its table"),
        ),
    ),
    (
        "2027-02-01T10:00:00Z",
        REVIEWER,
        ("redact", "e-1", "--field", "quote", "--reason", "Court order 7 O 12/27"),
    ),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    made = Desk(folder)
    made.run("reviewer", "add", THIRD, "--role", "editor")
    for now, actor, arguments in LIFE:
        typed = [each.format(folder=folder) for each in arguments]
        by = "--by"
        answer = made.at(now, *typed, by, actor)
        assert answer.code == 0, answer
    return made


def test_history_tells_the_whole_life_of_a_claim(desk: Desk) -> None:
    golden("life.txt", desk.run("history", "c-1").out)


def test_history_as_json_has_every_text_in_full(desk: Desk) -> None:
    golden("life.json", desk.run("history", "c-1", "-f", "json").out)


def test_log_verifies_after_a_whole_life(desk: Desk) -> None:
    assert desk.run("log", "--verify").code == 0
