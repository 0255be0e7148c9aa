"""Each rule, by drafts that pass and drafts that fail, and by the examples on its own page."""

import json
import re
from pathlib import Path
from typing import Final

import pytest

from claimcheck.model.scan.severity import RULE_IDS, Severity
from claimcheck.workflows.scan.rules import RULES
from tests.desk import SECOND, SOURCED, Desk
from tests.scanning import (
    CHECK,
    DISPUTED,
    FALSE,
    MISLEADING,
    NEW,
    OLD,
    PROPOSED,
    TRUE,
    VOID,
    each_draft,
    findings,
    make_desk,
    rules,
    rules_in_each,
)

BRIDGE = "a wooden footbridge across the river near the old chapel in Lyon"
SAID = "Oumar Keita claimed that the salt road to Kidal had never been closed by lorries"
SAID_BRIEFLY = "Oumar Keita says that rivers sing"
ALL_ON = "\n".join(f'{rule} = "warning"' for rule in ("CC110", "CC203", "CC401"))
PLACED = '[scale.map."others.example"]\n"Wrong" = "False"\n'


TOWNS = ("ton", "mark", "vil", "berg", "ham", "stad", "ford", "torf", "ley", "grad")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return make_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def sayings(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Give a record in which it is rated False that somebody said something."""
    desk = Desk(tmp_path_factory.mktemp("sayings"))
    desk.run("policy", "set", "one")
    for number, text in enumerate((SAID, SAID_BRIEFLY), start=1):
        desk.run("add", text, "--no-match")
        reason = ("--rationale", "The recording has no such words", "--as-of", "2023-02-02")
        assert desk.run("review", f"c-{number}", "--verdict", "False", *reason, *SOURCED).code == 0
    return desk


@each_draft(
    [
        (f"{FALSE}.", [("CC101", "error")]),
        (f"{MISLEADING}.", [("CC101", "error")]),
        (f"# {FALSE}\n", [("CC101", "error")]),
        # What readers see of the front matter is a part of the draft.
        (f"---\ntitle: {FALSE}\n---\nWords of mine.\n", [("CC101", "error")]),
        (f"---\r\nSummary: '{FALSE}.'\r\n---\r\nWords of mine.\r\n", [("CC101", "error")]),
        (f"---\nnotes: {FALSE}\n---\nWords of mine.\n", []),
        (f"Mali (AFP) — {FALSE}.", [("CC101", "error")]),
        (f"BAMAKO, Mali (AP) — {FALSE}.", [("CC101", "error")]),
        (f"日本語の前置き。 {FALSE}.", [("CC101", "error")]),
        (f"日本語の前置き。{FALSE}.", [("CC101", "error")]),
        (f"---\nlang: fr\n---\n{FALSE}.", [("CC101", "error")]),
        (f"Sergey Lavrov said {FALSE}.", [("CC101", "warning")]),
        (f"According to Sergey Lavrov, {FALSE}.", [("CC101", "warning")]),
        (f"“{FALSE},” Sergey Lavrov said.", [("CC101", "warning")]),
        (f"Sergey Lavrov falsely said {FALSE}.", [("CC101", "note")]),
        (f"Abdoulaye Diop doubts that {FALSE}.", [("CC101", "note")]),
        (f"Sergey Lavrov said, without evidence, that {FALSE}.", [("CC101", "note")]),
        (f"Sergey Lavrov said {FALSE}. That is false.", [("CC101", "note")]),
        (f"Sergey Lavrov said {FALSE}. In fact, the list has 290.", [("CC101", "note")]),
        (f"Sergey Lavrov said {FALSE}. [We checked that]({CHECK}).", [("CC101", "note")]),
        (f"Sergey Lavrov [said]({CHECK}) {FALSE}.", [("CC101", "note")]),
        (f"There is no evidence that {FALSE}.", [("CC101", "note")]),
        (f"{FALSE}. That is not true.", [("CC101", "note")]),
        (f"{FALSE}. That’s false.", [("CC101", "note")]),
        (f"{FALSE}. This isn't so.", [("CC101", "note")]),
        (f"{FALSE}. None of this is true.", [("CC101", "note")]),
        (f"{FALSE}. That is true.", [("CC101", "error")]),
        (f"Sergey Lavrov said {FALSE}. This claim has been debunked.", [("CC101", "note")]),
        (f"Sergey Lavrov said {FALSE}, but that is not true.", [("CC101", "note")]),
        (f"The claim that {FALSE} is wrong.", [("CC101", "note")]),
        (f"{FALSE}, which is false.", [("CC101", "note")]),
        # Nobody is named, and still the draft does not say it itself.
        (f"It was claimed that {FALSE}.", [("CC101", "warning")]),
        (f"Reportedly, {FALSE}.", [("CC101", "warning")]),
        # The draft vouches for what it says itself, or shows.
        (f"As we reported in March, {FALSE}.", [("CC101", "error")]),
        (f"We can confirm that {FALSE}.", [("CC101", "error")]),
        (f"We said that {FALSE}.", [("CC101", "error")]),
        (f"We wrongly said that {FALSE}.", [("CC101", "note")]),
        (f"We said that {FALSE}. We were wrong.", [("CC101", "note")]),
        (f"Ann Berg said that {FALSE}. She was wrong.", [("CC101", "note")]),
        (f"Ann Berg said that {FALSE}. She was wrong about the roads.", [("CC101", "warning")]),
        (f"Sergey Lavrov: We said that {FALSE}.", [("CC101", "note")]),
        (f"It is a fact that {FALSE}.", [("CC101", "error")]),
        (f"It is not false that {FALSE}.", [("CC101", "error")]),
        (f"Nobody can deny that {FALSE}.", [("CC101", "error")]),
        (f"A video shows that {FALSE}.", [("CC101", "error")]),
        (f"Fact: {FALSE}.", [("CC101", "error")]),
        (f"Myth: {FALSE}. Fact: the list has 290.", [("CC101", "note")]),
        (f"**False:** {FALSE}.", [("CC101", "note")]),
        # A challenge belongs to the clause that it stands in.
        (f"Sergey Lavrov, who denied the rumours, said that {FALSE}.", [("CC101", "warning")]),
        (f"The mayor falsely said it, and Mr Lavrov said that {FALSE}.", [("CC101", "warning")]),
        (f"Sergey Lavrov said that {FALSE}, but the ministry denied it.", [("CC101", "note")]),
        (f"“{FALSE},” Sergey Lavrov said falsely.", [("CC101", "note")]),
        # What is called false is something else.
        (f"{FALSE}. That is not false.", [("CC101", "error")]),
        (f"{FALSE}. It is not true that this is false.", [("CC101", "error")]),
        (f"{FALSE}. It is false that trade grew.", [("CC101", "error")]),
        (f"{FALSE}. Wrong side of the river, though.", [("CC101", "error")]),
        (f"{FALSE}. Wrong: it raised none.", [("CC101", "note")]),
        (f"{FALSE}. In fact, it will raise them to 290.", [("CC101", "note")]),
        (f"{FALSE}. In fact, it did not.", [("CC101", "note")]),
        # What was found contradicts; another opinion, or "in reality", is looked at.
        (f"{FALSE}. Scientists say otherwise: there is no list.", [("CC101", "note")]),
        (f"{FALSE}. The ministry's records show otherwise.", [("CC101", "note")]),
        (f"{FALSE}. Three reviews of the list found no such rise.", [("CC101", "note")]),
        (f"{FALSE}. The list tells a different story.", [("CC101", "warning")]),
        (f"{FALSE}. The mayor says otherwise.", [("CC101", "warning")]),
        (f"{FALSE}. Experts disagree.", [("CC101", "warning")]),
        (f"{FALSE}. In reality, the list is empty.", [("CC101", "warning")]),
        (f"It was claimed that {FALSE}. The mayor says otherwise.", [("CC101", "note")]),
        (f"{FALSE}. No study says otherwise.", [("CC101", "error")]),
        (f"{FALSE}. The records show otherwise unknown costs.", [("CC101", "error")]),
        (f"{FALSE}. Nobody has ever contradicted this.", [("CC101", "error")]),
        (f"{FALSE}. None of this is new.", [("CC101", "error")]),
        (f"{FALSE}. Scientists do not say otherwise.", [("CC101", "error")]),
        (f"{FALSE}. If records show otherwise, tell us.", [("CC101", "error")]),
        (f"{FALSE}. Nothing could be further from the truth.", [("CC101", "note")]),
        (f"{FALSE}. Not so, says the ministry.", [("CC101", "note")]),
        (f"{FALSE}. We checked this: false.", [("CC101", "note")]),
        (f"{FALSE} – the story is fabricated.", [("CC101", "note")]),
        (f"Claim: {FALSE}. Fact: the list has 290.", [("CC101", "note")]),
        (f"Claim: {FALSE}. Facts matter.", [("CC101", "warning")]),
        (f"Myth #1: {FALSE}.", [("CC101", "note")]),
        (f"❌ {FALSE}.", [("CC101", "note")]),
        (f"There is no evidence whatsoever that {FALSE}.", [("CC101", "note")]),
        (f"Contrary to rumours that {FALSE}, there is no list.", []),
        (
            f"Contrary to claims that it paid 1,000 euros for the list, {FALSE}.",
            [("CC101", "error")],
        ),
        (f"That {FALSE} is untrue.", [("CC101", "note")]),
        (f"That {FALSE} is wrong.", [("CC101", "warning")]),
        (f"It is wrong to say that {FALSE}.", [("CC101", "note")]),
        (f"The mistaken belief that {FALSE} is common.", [("CC101", "note")]),
        (f"We have withdrawn our report that {FALSE}.", [("CC101", "note")]),
        # "None of this" looks back on a paragraph, "both" on two sentences.
        (f"{FALSE}. It was cold. None of this is true.", [("CC101", "note")]),
        (f"{FALSE}. It was cold. Both claims are false.", [("CC101", "note")]),
        (f"{FALSE}. It was cold. It rained. Both claims are false.", [("CC101", "error")]),
        (f"{FALSE}. It was cold. All three claims are false starts.", [("CC101", "error")]),
        (f"{FALSE}. It was cold. That is false.", [("CC101", "error")]),
        # Words that only join a sentence to the one before say nothing.
        (f"However, {FALSE}.", [("CC101", "error")]),
        (f"But {FALSE}.", [("CC101", "error")]),
        (f"It was cold. Meanwhile, {FALSE}.", [("CC101", "error")]),
        # What follows in one's own voice adds; it does not contest.
        (f"{FALSE}. In fact, the list is longer.", [("CC101", "error")]),
        # The link must be to the check of this claim, and right after.
        (f"Sergey Lavrov said {FALSE}. [More](https://desk.example/9).", [("CC101", "warning")]),
        (f"Sergey Lavrov said {FALSE}.\n\n[Our check]({CHECK}).", [("CC101", "warning")]),
        (f"Will {FALSE[:7]}{FALSE[12:]}?", [("CC101", "warning")]),
        ("Russia will not raise scholarships for Malians from 35 to 390.", []),
        (f"{PROPOSED}.", []),
        ("The minister met students in Bamako.", []),
    ]
)
def test_a_claim_that_was_found_false(
    draft: str, found: list[tuple[str, str]], told: list[tuple[str, str]]
) -> None:
    assert told == found


NURSES = "No, more nurses are needed in the district hospitals of Gao"
ONLY = "Only 3 of the 12 clinics in the region of Menaka have a doctor of their own"
PATIENTS = "20 per cent of our patients in the programme came from Kidal last winter"


HEARD: Final = {
    NURSES: [],
    NURSES.replace("No, more", "No more"): [("CC201", "error")],
    NURSES.replace("No, more", "More"): [],
    NURSES.replace("No, more", "No – more"): [],
    NURSES.replace("No, more", "No. More"): [],
    ONLY: [],
    # Left out before a word or a figure, it turns the sentence.
    ONLY.replace("Only 3", "3"): [("CC201", "error")],
    PATIENTS: [],
    PATIENTS.replace("20 per cent", "20%"): [],
    PATIENTS.replace("20 per cent", "Twenty percent"): [],
    PATIENTS.replace("programme", "program"): [],
    PATIENTS.replace("20 per cent", "30%"): [("CC201", "error")],
    PATIENTS.replace("20 per cent", "20%").replace("Kidal", "Gao"): [("CC201", "error")],
    PATIENTS.replace("20 per cent", "20%").partition(" last")[0]: [],
    # A quotation set off has no marks, and is one where the layout names who said it.
    f"Awa Traore wrote:\n\n> {NURSES}.": [],
    f"Awa Traore wrote:\n\n> {NURSES.replace('No, more', 'No more')}.": [("CC201", "error")],
    f"> {NURSES}.\n> — Awa Traore": [],
    f"> {ONLY.replace('Only 3', '3')}.\n> — Awa Traore": [("CC201", "error")],
    f"> {NURSES.replace('No, more', 'No more')}": [],
    f"Moussa Keita wrote:\n\n> {NURSES.replace('No, more', 'No more')}": [],
}


def test_a_quotation_is_altered_where_one_can_hear_it(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    article = tmp_path / "nurses.txt"
    quoted = (
        f"“{each},” Health Minister Awa Traore said on Monday." for each in (NURSES, PATIENTS, ONLY)
    )
    article.write_text("The hospitals\n\n" + "\n\n".join(quoted) + "\n", encoding="utf-8")
    assert desk.run("add", "--article", str(article), "--published-on", "2023-02-07").code == 0

    drafts = [each if ">" in each else f"“{each},” Awa Traore said." for each in HEARD]
    told = rules_in_each(desk, drafts)

    altered = [[each for each in found if each[0] == "CC201"] for found in told]
    assert dict(zip(HEARD, altered, strict=True)) == HEARD


def test_what_readers_were_told_counts_until_the_next_is_signed_off(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("policy", "set", "one")
    why = ("--rationale", "The list says so", "--as-of", "2023-02-02")
    desk.run("add", FALSE, "--no-match")
    assert desk.run("review", "c-1", "--verdict", "False", *why).code == 0
    published = ("--url", CHECK, "--on", "2023-02-03")
    assert desk.run("publish", "--despite", "urgent", "c-1", *published).code == 0

    def told() -> list[tuple[str, str, str]]:
        return [
            (each["rule"], each["severity"], each["facts"][0])
            for each in findings(desk, f"{FALSE}.")
        ]

    assert told() == [("CC101", "error", f"False, as of 2023-02-02, {CHECK}")]
    dissent = ("--verdict", "True", "--by", SECOND)
    assert desk.run("dissent", "v-1", *dissent, *why).code == 0
    assert told() == [("CC101", "error", f"False, as of 2023-02-02, under review, {CHECK}")]


@each_draft(
    [
        # A quotation set off is somebody's where that is said before it or under it.
        (f"Mr Lavrov wrote:\n\n> {FALSE}.\n", "warning"),
        (f"As Mr Lavrov put it on Monday:\n\n> It was cold.\n>\n> {FALSE}.\n", "warning"),
        (f"> {FALSE}.\n>\n> — Sergey Lavrov, the minister\n", "warning"),
        (f"Mr Lavrov wrote:\n\n> {FALSE}.\n\nThat is false.\n", "note"),
        (f"> {FALSE}.\n", "error"),
        (f"Mr Lavrov wrote a book.\n\n> {FALSE}.\n", "error"),
        (f"We wrote:\n\n> {FALSE}.\n", "error"),
        (f"Mr Lavrov wrote:\n\n{FALSE}.\n", "error"),
        # A heading, a cell or the next paragraph may say that it is false.
        (f"## False\n\n{FALSE}.\n", "note"),
        (f"## Our rating: mostly false\n\nIt was cold.\n\n{FALSE}.\n", "note"),
        (f"## False\n\nIt was cold.\n\n## More\n\n{FALSE}.\n", "error"),
        (f"## False alarms\n\n{FALSE}.\n", "error"),
        (f"| Claim | Rating |\n|---|---|\n| {FALSE} | False |\n", "note"),
        (f"| Claim | Rating |\n|---|---|\n| {FALSE} | True |\n| It was | False |\n", "error"),
        (f"| Claim | Note |\n|---|---|\n| {FALSE} | False ceilings |\n", "error"),
        (f"{FALSE}.\n\nThat is false.\n", "note"),
        (f"{FALSE}.\n\n## More\n\nThat is false.\n", "error"),
        (f"{FALSE}. It was cold.\n\nThat is false.\n", "error"),
        (f"{FALSE}.\n\n- That is false.\n", "error"),
        (f"Claim: {FALSE}.\n\nFact: The list has 290.\n", "note"),
        (f"# Five false claims\n\n- It was cold.\n- {FALSE}\n", "note"),
        (f"Claims we have debunked this week:\n\n- {FALSE}\n- It was cold.\n", "note"),
        (f"The following claims are false:\n\n- {FALSE}\n", "note"),
        (f"The following claims are new:\n\n- {FALSE}\n", "error"),
        (f"- {FALSE}\n- It was cold.\n- It rained.\n\nNone of these claims is true.\n", "note"),
        (f"- {FALSE}\n- It was cold.\n- It rained.\n\nBoth claims are false.\n", "error"),
        (f"| What he said | What is true |\n|---|---|\n| {FALSE} | It was 290 |\n", "note"),
        (f"| What is true | What he said |\n|---|---|\n| {FALSE} | It was 290 |\n", "error"),
        (f"- {FALSE}.\n\nThat is false.\n", "error"),
    ]
)
def test_the_layout_of_a_draft_tells_whose_words_they_are(
    draft: str, found: str, told: list[tuple[str, str]]
) -> None:
    assert told == [("CC101", found)]


NOW = "Unemployment in Mali is at a record high"
YEAR = "Exports of cotton fell by 12% this year"
WEEK = "Robbers took the crown from the palace in Segou last week"
STAFF = "The mine near Kayes employs 900 people"
PAST = "The tram line in Porto cost 48 million euros"
JUNE = "Visits to the old fort of Gao fell by 3.9% in June"
SPRING = "Visits to the new museum of Djenne fell by 4.9% in the spring"
PLAN = "The bank of Segou will close 30 branches in May"
TWO = (
    "A student found a box of old letters under the floor of the house. He sold all of them to"
    " the museum in Lyon for 90 euros. The museum never paid him."
)


@pytest.fixture(scope="module")
def times(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Give a record in which claims that change with time were rated False, and a long one."""
    desk = Desk(tmp_path_factory.mktemp("times"))
    desk.run("policy", "set", "one")
    reason = ("--rationale", "The register says other", "--as-of", "2019-03-02")
    for number, text in enumerate((NOW, YEAR, STAFF, PAST, TWO, JUNE, PLAN, SPRING, WEEK), start=1):
        desk.run("add", text, "--no-match", "--language", "en")
        if number == 1:
            register = ("https://register.example/9", "--stance", "contradicts")
            assert desk.run("source", "add", "c-1", *register).code == 0
        assert desk.run("review", f"c-{number}", "--verdict", "False", *reason, *SOURCED).code == 0
    return desk


@pytest.mark.parametrize(
    ("draft", "today", "found"),
    [
        (NOW, "2019-09-01", "error"),
        (NOW, "2023-03-03", "warning"),
        (STAFF, "2019-09-01", "error"),
        (STAFF, "2023-03-03", "warning"),
        (f"The mayor said that {STAFF}", "2023-03-03", "note"),
        (YEAR, "2019-09-01", "error"),
        (YEAR, "2023-03-03", "warning"),
        (YEAR.replace("this year", "this last year"), "2019-09-01", None),
        (WEEK, "2019-03-05", "error"),
        # What was is false as long as it was.
        (PAST, "2023-03-03", "error"),
    ],
)
def test_an_old_verdict_on_what_changes_with_time_asks(
    times: Desk, draft: str, today: str, found: str | None
) -> None:
    path = times.path.parent / "draft.md"
    path.write_text(f"{draft}.", encoding="utf-8")

    told = json.loads(times.run("scan", str(path), "-f", "json", "--today", today).out)["findings"]

    assert [each["severity"] for each in told if each["rule"] == "CC101"] == ([found] * bool(found))
    asks = [each for each in told if "rated False on 2019-03-02; still so?" in each["message"]]
    assert len(asks) == (today > "2020" and draft != PAST)


@pytest.mark.parametrize(
    ("draft", "today", "severity", "told"),
    [
        # The claim is of 2 March 2019: its June is that of 2018, and so is the draft's.
        (JUNE, "2019-03-10", "error", None),
        (JUNE, "2018-11-20", "error", None),
        (JUNE, "2019-05-20", "error", None),
        (JUNE, "2019-06-20", "warning", "PERIOD DIFFERS June 2018 → June 2019"),
        (JUNE, "2028-11-20", "warning", "PERIOD DIFFERS June 2018 → June 2028"),
        # Where it may be a season of the south, that may still be the claim's.
        (SPRING, "2019-05-20", "error", None),
        (SPRING, "2020-02-20", "error", None),
        (SPRING, "2020-04-01", "warning", "PERIOD DIFFERS spring 2019 → spring 2020"),
        (SPRING, "2028-11-20", "warning", "PERIOD DIFFERS spring 2019 → spring 2028"),
        # The period of each is its own.
        (
            YEAR,
            "2018-09-01",
            "warning",
            "PERIOD DIFFERS this year of 2019-03-02 → this year of 2018-09-01",
        ),
        (
            WEEK,
            "2019-04-05",
            "warning",
            "PERIOD DIFFERS last week of 2019-03-02 → last week of 2019-04-05",
        ),
        # In other words it stays open, and so does what looks ahead.
        (JUNE.replace("the old fort", "the fort"), "2019-07-20", "warning", None),
        (PLAN, "2019-07-20", "warning", None),
    ],
)
def test_a_month_or_season_in_a_claims_very_words_is_the_last_one(
    times: Desk, draft: str, today: str, severity: str, told: str | None
) -> None:
    path = times.path.parent / "draft.md"
    path.write_text(f"{draft}.", encoding="utf-8")

    found = json.loads(times.run("scan", str(path), "-f", "json", "--today", today).out)["findings"]

    (finding,) = [each for each in found if each["rule"] == "CC101"]
    assert finding["severity"] == severity
    assert [each for each in finding["facts"] if "PERIOD" in each] == ([told] if told else [])


def test_the_settings_say_how_long_a_verdict_is_fresh(times: Desk, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(f"{NOW}.", encoding="utf-8")
    for fresh, severity in (("5y", "error"), ("8w", "warning")):
        (tmp_path / "claimcheck.toml").write_text(f'[scan]\nfresh = "{fresh}"\n')
        ran = times.run("scan", "draft.md", "-f", "concise", "--today", "2023-03-03")
        assert f"CC101 {severity}" in ran.out
    (tmp_path / "claimcheck.toml").write_text("[scan]\nfresh = 3\n")
    assert "scan.fresh must be days, weeks or years" in times.run("scan", "draft.md").err


def test_a_finding_says_why_to_who_has_not_the_record(times: Desk, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(f"{NOW}.", encoding="utf-8")
    why = (
        f"c-1: “{NOW}”",
        "because: The register says other",
        "source: https://register.example/9",
    )

    for form in ("full", "json", "junit", "github", "gitlab", "sarif", "markdown"):
        told = times.run("scan", "draft.md", "-f", form, "--today", "2019-04-01").out
        for line in why:
            shown = line.replace(":", "%3A") if form == "github" else line
            assert line in told or shown in told, form


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (TWO, "error"),
        (f"It is winter. {TWO} It was cold.", "error"),
        (TWO.replace("box", "**box**").replace(" He", "\nHe"), "error"),
        (f"{TWO} That is false.", "note"),
        (f"“{TWO}” the mayor said.", "warning"),
        (TWO.partition(" The museum")[0], None),
        (TWO.replace("He sold", "He never sold"), None),
    ],
)
def test_a_claim_of_several_sentences_is_found_whole(
    times: Desk, draft: str, found: str | None
) -> None:
    told = findings(times, draft)

    graver = [each for each in told if each["rule"] == "CC101" and each["claim_id"] == "c-5"]
    assert [each["severity"] for each in graver] == ([found] if found else [])


@each_draft(
    [
        (f"{FALSE}, and the minister opened a bridge in Lyon.", "error"),
        (f"The minister opened a bridge in Lyon; {FALSE}.", "error"),
        (f"While {FALSE}, the minister opened a bridge in Lyon.", "error"),
        (f"It is clear that {FALSE}.", "error"),
        (f"However, {FALSE}, and the minister opened a bridge.", "error"),
        (FALSE.replace("Russia", "Russia, which trades with Mali,"), "error"),
        (f"{OLD}, and the minister opened a bridge in Lyon.", "error"),
        # What stands around it may take it back, or make it somebody else's.
        (f"{FALSE}, but experts dispute that.", "warning"),
        (f"{FALSE}, but only for one year.", "warning"),
        (f"The news was good: {FALSE}.", "warning"),
        (f"{FALSE}, and the minister would resign.", "warning"),
        (f"The minister feared that trade would end, and {FALSE}.", "warning"),
        (f"Trade will end, the minister said, and {FALSE}.", "error"),
        (f"Sergey Lavrov said {FALSE}, and the minister opened a bridge.", "warning"),
        (f"Sergey Lavrov falsely said {FALSE}, and the minister opened a bridge.", "note"),
        (f"There is no evidence that {FALSE}, and the minister opened a bridge.", "note"),
        (f"{FALSE}, and the minister opened a bridge. That is false.", "note"),
        (f"If {FALSE}, and the minister opens a bridge, the crowd will leave.", None),
        (f"It is open whether the mayor opened {BRIDGE}, and {FALSE}.", None),
        (f"{FALSE}, and did the mayor open {BRIDGE}?", None),
        (f"The mayor opened {BRIDGE} before trade grew, and {FALSE}.", None),
    ]
)
def test_a_claim_that_is_one_clause_of_a_sentence(
    draft: str, found: str | None, told: list[tuple[str, str]]
) -> None:
    assert [severity for _, severity in told] == ([found] if found else [])
    assert all(rule in {"CC101", "CC104"} for rule, _ in told)


@each_draft(
    [
        # The place is named again, and the topic is nobody: both only say what it is about.
        (f"Mali: {FALSE}", "error"),
        (f"Education: {FALSE}", "error"),
        (f"# Mali: {FALSE}\n", "error"),
        # Another place may make it another claim.
        (f"Chad: {FALSE}", "warning"),
        (f"Mali: {MISLEADING[8:]}", None),
        (f"Lavrov: {FALSE}", "warning"),
        (f"Sergey Lavrov: {FALSE}", "warning"),
        (f"LAVROV: {FALSE}", "warning"),
        (f"Kremlin: {FALSE}", "warning"),
        (f"Education Ministry: {FALSE}", "warning"),
        (f"Mali: “{FALSE}”", "warning"),
        (f"Mali: we know that {FALSE}", "warning"),
    ]
)
def test_what_stands_before_a_colon_may_speak(
    draft: str, found: str | None, told: list[tuple[str, str]]
) -> None:
    assert told == ([("CC101", found)] if found else [])


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        (f"“{FALSE}.”", "attributed by words in quotation marks"),
        (f"Reportedly, {FALSE}.", "attributed by “Reportedly,”"),
        (f"Lavrov said {FALSE}", "attributed to Lavrov by “said”"),
        (
            f"{FALSE}, but only for a year.",
            "only a part of the sentence: see whether “only” turns it into something else",
        ),
    ],
)
def test_what_made_the_voice_is_told(desk: Desk, draft: str, told: str) -> None:
    (finding,) = findings(desk, draft)

    assert told in finding["facts"]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (f"{SAID}.", [("CC101", "error")]),
        (f"{SAID_BRIEFLY}.", [("CC101", "error")]),
        (f"However, {SAID}.", [("CC101", "error")]),
        (f"# {SAID}\n", [("CC101", "error")]),
        (f"{SAID}. That is false.", [("CC101", "note")]),
        (f"{SAID}. In fact, it is closed.", [("CC101", "note")]),
        (f"{SAID.replace('claimed', 'falsely claimed')}.", [("CC101", "note")]),
        (f"{SAID.replace('Kidal', 'Gao')}.", []),
        # Whoever says it, it is not what was rated.
        (f"{SAID.partition(' that ')[2]}.", [("CC101", "warning")]),
    ],
)
def test_a_claim_about_what_somebody_said_is_the_drafts_own_when_it_says_so_too(
    sayings: Desk, draft: str, found: list[tuple[str, str]]
) -> None:
    assert rules(sayings, draft) == found


def test_a_finding_in_a_clause_is_at_the_clause(desk: Desk) -> None:
    (finding,) = findings(desk, f"The minister opened a bridge in Lyon, and {FALSE}; it rained.")

    assert finding["region"]["text"] == FALSE


@each_draft(
    [
        (f"{DISPUTED}.", [("CC102", "warning")]),
        (f"{VOID}.", [("CC102", "warning")]),
        (f"Sergey Lavrov said {DISPUTED}.", [("CC102", "note")]),
        (f"{TRUE}.", []),
    ]
)
def test_a_claim_that_is_not_settled(
    draft: str, found: list[tuple[str, str]], told: list[tuple[str, str]]
) -> None:
    assert told == found


def test_a_draft_verdict_leaves_one_taken_back_as_it_is(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    checked = ("--url", "https://desk.example/checks/2", "--on", "2023-02-03")
    draft = ("--verdict", "False", "--rationale", "A draft", "--as-of", "2023-02-06")
    for act in (
        ("publish", "c-2", *checked, "--despite", "urgent"),
        ("correct", "v-2", "--class", "withdrawn", "--notice", "The list was forged"),
        ("review", "c-2", *draft, *SOURCED, "--by", SECOND),
    ):
        answer = desk.run(*act)
        assert answer.code == 0, answer.err

    assert rules(desk, f"{TRUE}.") == [("CC102", "warning")]


def test_a_draft_verdict_on_a_claim_merged_since_gives_no_reason(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    draft = ("--verdict", "False", "--rationale", "A draft", "--as-of", "2023-02-06")
    for act in (
        ("add", "Some 390 tonnes", "--no-match"),
        ("review", "c-10", *draft, *SOURCED, "--by", SECOND),
        ("merge", "c-1", "c-10", "--reason", "One thing"),
    ):
        answer = desk.run(*act)
        assert answer.code == 0, answer.err
    (finding,) = findings(desk, f"{FALSE}.")

    assert "because: The ministry's list says so" in finding["facts"]


def test_message_says_in_whose_voice_a_statement_is(desk: Desk) -> None:
    said = findings(desk, f"{DISPUTED}. Sergey Lavrov said {DISPUTED}.")

    assert [
        each["message"].partition(" a claim")[0] for each in said if each["rule"] == "CC102"
    ] == [
        "own voice repeats",
        "attributed statement repeats",
    ]


@pytest.mark.parametrize(
    ("draft", "found", "reason"),
    [
        (TRUE.replace("290", "390"), "warning", "FIGURE DIFFERS 290 → 390"),
        (TRUE.replace("has", "does not have"), "warning", "NEGATION DIFFERS – → not"),
        (FALSE.replace("390", "290"), "note", "FIGURE DIFFERS 390 → 290"),
        (f"Sergey Lavrov said {TRUE.replace('290', '390')}", "note", "FIGURE DIFFERS 290 → 390"),
        (f"{FALSE} this year", "note", "PERIOD DIFFERS unknown → 2023-03-03"),
    ],
)
def test_what_differs_from_a_rated_claim_is_named(
    desk: Desk, draft: str, found: str, reason: str
) -> None:
    (finding,) = findings(desk, f"{draft}.")

    assert (finding["rule"], finding["severity"]) == ("CC103", found)
    assert reason in finding["facts"]


def test_a_draft_that_agrees_with_one_rated_claim_is_not_measured_by_another(
    desk: Desk,
) -> None:
    assert rules(desk, f"{TRUE}.") == []


@each_draft(
    [
        (f"{OLD}.", [("CC104", "error")]),
        (f"Sergey Lavrov said {OLD[0].lower()}{OLD[1:]}.", [("CC104", "warning")]),
        (f"{NEW}.", []),
    ]
)
def test_a_superseded_figure(
    draft: str, found: list[tuple[str, str]], told: list[tuple[str, str]]
) -> None:
    assert told == found


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        ("We will never apologise for the choice of partners that we have made,", []),
        ("We will never apologise for the choice of partners that we’ve made,", []),
        ("We have decided to bolster our partnership … and we will never apologise,", []),
        ("We will never [ever] apologise for the choice of partners that we have made,", []),
        ("we will never apologise for the choice of partners", []),
        ("We will apologise for the choice of partners that we have made,", ["never → –"]),
        ("We will … apologise for the choice of partners that we have made,", ["“never”"]),
        ("We will [now] apologise for the choice of partners that we have made,", ["never"]),
        (
            "We will never apologise for the choice of friends that we have made,",
            ["partners → friends"],
        ),
        ("We are here to stay, whatever others say about it,", []),
    ],
)
def test_a_quotation_keeps_the_recorded_words(desk: Desk, quotation: str, found: list[str]) -> None:
    told = findings(desk, f"“{quotation}” Abdoulaye Diop said.")

    assert [(each["rule"], each["severity"]) for each in told] == [("CC201", "error")] * len(found)
    for each, words in zip(told, found, strict=True):
        assert words in " ".join(each["facts"])


def test_a_cut_condition_is_an_alteration(desk: Desk) -> None:
    draft = "“We will open the new consulate in Kidal next year,” Sergey Lavrov said."

    (finding,) = findings(desk, draft)

    assert finding["rule"] == "CC201"
    assert "LEAVES OUT “if”" in finding["facts"]


def test_a_translated_quotation_is_at_most_a_warning(desk: Desk) -> None:
    words = "“We will apologise for the choice of partners that we have made,” Abdoulaye Diop said"

    assert rules(desk, f"---\nlang: fr\n---\n{words}.") == [("CC201", "warning")]
    assert rules(desk, f"{words} in a translation.") == [("CC201", "warning")]


@each_draft(
    [
        (
            "“We will never apologise for the choice of partners,” Sergey Lavrov said.",
            [("CC202", "error")],
        ),
        ("“We will never apologise for the choice of partners,” Diop said.", []),
        ("“We will never apologise for the choice of partners,” the minister said.", []),
        ("“We will never apologise,” Sergey Lavrov said.", []),
        # One person on record has this surname.
        (
            "“We will never apologise for the choice of partners,” Lavrov said.",
            [("CC202", "warning")],
        ),
        ("“We will never apologise for the choice of partners,” Bamako said.", []),
        # Who "he" is, is read from the sentence before.
        (
            "Sergey Lavrov met students. “We will never apologise for the choice of partners,”"
            " he said.",
            [("CC202", "warning")],
        ),
        (f"Sergey Lavrov said {MISLEADING}.", [("CC202", "note"), ("CC101", "warning")]),
        (f"Abdoulaye Diop said {MISLEADING}.", [("CC101", "warning")]),
        (
            "Sergey Lavrov said we will never apologise for the choice of partners that we"
            " have made.",
            [],
        ),
    ]
)
def test_words_stay_with_their_speaker(
    draft: str, found: list[tuple[str, str]], told: list[tuple[str, str]]
) -> None:
    assert told == found


@each_draft(
    [
        ("Output rose 20%, from 100 to 130 tonnes.", [("CC301", "warning")]),
        ("Output rose 30%, from 100 to 130 tonnes.", []),
        ("Places grow eightfold, from 35 to 290.", []),
        ("Places rose from 35 to 290, while visits grew by 20%.", []),
        ("Places rose from 35 to 290, or by 20%.", [("CC301", "warning")]),
        ("Sergey Lavrov said output rose 20%, from 100 to 130 tonnes.", [("CC301", "note")]),
        ("Only 12 of the 48 schools (52%) opened.", [("CC301", "warning")]),
        ("Only 12 of the 48 schools (25%) opened.", []),
        ("A third of the 300 places, or 150, are free.", [("CC301", "warning")]),
        ("The crew was 12 men and 13 women, a total of 35.", [("CC301", "warning")]),
        ("The crew was 12 men and 13 women, a total of 25.", []),
        ("Prices halved from 100 to 50 francs.", []),
    ]
)
def test_arithmetic(draft: str, found: list[tuple[str, str]], told: list[tuple[str, str]]) -> None:
    assert told == found


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("The hospital in Gao has 140 beds for children.", [("CC302", "warning")]),
        ("The hospital in Gao has 120 beds for children.", []),
        ("The hospital in Kidal has 140 beds for children.", []),
        ("Sergey Lavrov said the hospital in Gao has 140 beds for children.", []),
    ],
)
def test_two_sentences_with_two_figures(
    desk: Desk, second: str, found: list[tuple[str, str]]
) -> None:
    draft = f"The hospital in Gao has 120 beds for children.\n\n{second}"

    assert rules(desk, draft) == found


def test_a_figure_is_found_among_very_many_sentences_alike(desk: Desk) -> None:
    towns = [first + last for first in ("Bel", "Mar", "Kor", "Tan", "Ves") for last in TOWNS]
    told = [f"The hospital in {town} has 120 beds for children." for town in towns]
    draft = "\n\n".join([*told, "The hospital in Martorf has 140 beds for children."])

    assert rules(desk, draft) == [("CC302", "warning")]
    assert "line 35 has 120" in str(findings(desk, draft))


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("“We have no regrets about any of this,” Mr Diop said.", ["CC203"]),
        ("“We will never apologise for the choice of partners,” Mr Diop said.", []),
        ("The hospital in Gao has 120 beds for children.", ["CC401"]),
        ("The hospital in Gao has 120 beds for children, Mr Diop said.", []),
    ],
)
def test_rules_that_are_off_by_default(desk: Desk, draft: str, found: list[str]) -> None:
    assert rules(desk, draft) == []

    settings = desk.path.parent / "claimcheck.toml"
    settings.write_text(f"[scan.rules]\n{ALL_ON}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk.path.parent)
        assert [rule for rule, _ in rules(desk, draft)] == found
    settings.unlink()


def test_an_overdue_check_is_a_flag_and_no_lower_severity(desk: Desk) -> None:
    (finding,) = findings(desk, f"{MISLEADING}.")

    assert (finding["severity"], finding["overdue"]) == ("error", True)


def test_proposed_verdicts_count_where_they_are_asked_for(desk: Desk) -> None:
    assert rules(desk, f"{PROPOSED}.", "--verdicts", "proposed") == [("CC101", "error")]


def _examples(page: str, heading: str) -> str:
    """Return the draft that stands under a heading of a rule's page."""
    block = re.search(rf"^{heading}[^\n]*:\n\n((?:    [^\n]*\n|\n)+)", f"{page}\n", re.MULTILINE)
    assert block, heading
    return re.sub(r"^    ", "", block[1], flags=re.MULTILINE)


# What a model finds near has tests of its own, with one.
@pytest.mark.parametrize(
    "rule", [each for each in RULES if each.id != "CC111"], ids=lambda rule: rule.id
)
def test_the_examples_on_a_rules_page_are_true(
    desk: Desk, rule: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "claimcheck.toml").write_text(f"[scan.rules]\n{ALL_ON}\n{PLACED}")
    monkeypatch.chdir(tmp_path)
    identity, page = rule.id, rule.page  # type: ignore[attr-defined]

    passing = rules(desk, _examples(page, "Passes"))
    failing = rules(desk, _examples(page, "Fails"))

    assert not [severity for found, severity in passing if found == identity and severity != "note"]
    assert identity in {found for found, _ in failing}


def test_every_rule_has_an_id_a_page_and_a_severity() -> None:
    assert tuple(rule.id for rule in RULES) == RULE_IDS
    for rule in RULES:
        assert all(word in rule.page for word in ("What:", "Why:", "Passes", "Fails"))
        assert rule.severity in {*Severity, None}
        assert max(map(len, rule.page.splitlines())) <= 100


REPEATED = "The old bridge carries 40,000 cars a day."


@pytest.mark.parametrize(
    ("settings", "draft", "found"),
    [
        (f'[scan]\nelsewhere = "warning"\n{PLACED}', REPEATED, [("CC110", "warning")]),
        (f'[scan]\nelsewhere = "note"\n{PLACED}', REPEATED, [("CC110", "note")]),
        (f'[scan]\nelsewhere = "off"\n{PLACED}', REPEATED, []),
        (PLACED, REPEATED, []),
        ('[scan]\nelsewhere = "warning"\n', REPEATED, []),
        (
            '[scan]\nelsewhere = "warning"\n[scale.map."others.example"]\n"Wrong" = "True"\n',
            REPEATED,
            [],
        ),
        (f'[scan]\nelsewhere = "warning"\n{PLACED}', REPEATED.replace("40", "50"), []),
        (f'[scan]\nelsewhere = "warning"\n{PLACED}', f'"{REPEATED}" said Mayor Ann Berg.', []),
    ],
)
def test_what_others_rated_false_is_told_only_where_the_settings_ask(
    desk: Desk,
    settings: str,
    draft: str,
    found: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (tmp_path / "claimcheck.toml").write_text(settings)
    monkeypatch.chdir(tmp_path)

    assert [each for each in rules(desk, draft) if each[0] != "CC302"] == found


def test_a_check_of_others_names_who_and_where(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "claimcheck.toml").write_text(f'[scan]\nelsewhere = "warning"\n{PLACED}')
    monkeypatch.chdir(tmp_path)

    (finding,) = [each for each in findings(desk, REPEATED) if each["rule"] == "CC110"]

    assert finding["message"] == ("own voice repeats a claim that Other Desk rated “Wrong” (y-1)")
    assert finding["facts"] == [
        "theirs: The old bridge carries 40,000 cars a day",
        "Other Desk: “Wrong”, 2022-06-22, https://others.example/check/1",
        "at yours: False",
    ]


def test_a_check_of_others_is_never_an_error(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for settings in ('[scan.rules]\nCC110 = "error"\n', '[scan]\nelsewhere = "error"\n'):
        (tmp_path / "claimcheck.toml").write_text(settings)

        ran = desk.run("scan", "draft.md")

        assert (ran.code, ran.out) == (2, "")
        assert "must be one of off, note, warning" in ran.err
