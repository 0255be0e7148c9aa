"""`claimcheck correct`, and the public list of corrections."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.record import Record
from tests.cli.day import at_desk
from tests.desk import Answer, Desk, Ticks, begun_once
from tests.web.conftest import serve

CLAIM = "Trade grew by 20% over the year"
URL = "https://desk.example/1"


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Make a desk of three where c-1 is published: v-1 `True`, signed off by v-2."""
    made = Desk(tmp_path)
    made.run("reviewer", "add", "C. Moreau", "--role", "editor")
    made.run("add", CLAIM, "--said-on", "2023-02-07")
    made.run("review", "c-1", "--verdict", "True", "--rationale", "The yearbok says so.")
    made.run("sign-off", "v-1", "--by", "J. Keita")
    made.run("publish", "--despite", "urgent", "c-1", "--url", URL, "--on", "2023-03-02")
    return made


def correct(desk: Desk, kind: str, *arguments: str, verdict: str = "v-1") -> Answer:
    notice = () if "--notice" in arguments else ("--notice", "We erred.")
    return desk.run("correct", verdict, "--class", kind, *notice, *arguments)


def corrections(desk: Desk) -> list[dict[str, str]]:
    return list(csv.DictReader(desk.run("export", "corrections").out.splitlines()))


def status(desk: Desk) -> str:
    return str(desk.rows("SELECT status FROM claim_status")[0][0])


@pytest.mark.parametrize("kind", ["typo", "clarification", "update", "same-verdict"])
def test_corrected_words_keep_the_label_and_who_stood_behind_it(desk: Desk, kind: str) -> None:
    answer = correct(desk, kind, "--rationale", "The yearbook says so.", "--by", "C. Moreau")

    assert answer == Answer(
        0,
        f"x-1 {kind}: v-1 True became v-3 True. Status: signed off, published.\nc-1   {CLAIM}\n",
        "",
    )
    assert desk.rows("SELECT reviewer, supersedes FROM verdicts WHERE id = 3") == [("A. Diallo", 1)]


def test_correction_of_the_page_alone_leaves_the_verdict(desk: Desk) -> None:
    assert correct(desk, "typo").out.startswith(
        "x-1 typo: v-1 True stays. Status: signed off, published."
    )
    assert desk.rows("SELECT count(*) FROM verdicts") == [(2,)]


def test_new_verdict_needs_the_policy_anew(desk: Desk) -> None:
    answer = correct(desk, "new-verdict", "--verdict", "False", "--rationale", "It fell.")
    signed = desk.run("sign-off", "v-3", "--by", "J. Keita")

    assert answer.out.startswith(
        "x-1 new-verdict: v-1 True became v-3 False. Status: proposed, under review."
    )
    assert signed.out.endswith(
        f"Status: signed off, published.\nc-1   {CLAIM}\n"
        "Readers have x-1 with it, and public lists too.\n"
    )


def test_new_verdict_in_place_of_a_resolution_opens_no_old_dispute(desk: Desk) -> None:
    desk.run("dissent", "v-1", "--verdict", "False", "--rationale", "No.", "--by", "C. Moreau")
    desk.run("reviewer", "add", "D. Haidara", "--role", "editor")
    desk.run("resolve", "c-1", "--verdict", "True", "--rationale", "Yes.", "--by", "D. Haidara")

    answer = correct(
        desk, "new-verdict", "--verdict", "Half true", "--rationale", "Both.", verdict="v-4"
    )

    assert "Status: proposed, under review." in answer.out


def test_withdrawn_takes_the_verdict_back(desk: Desk) -> None:
    answer = correct(desk, "withdrawn")

    assert answer.out.startswith("x-1 withdrawn: v-1 True was taken back. Status: withdrawn.")
    assert desk.rows("SELECT subject, reason FROM retractions") == [("v-1", "We erred.")]


def test_withdrawn_claim_can_be_rated_again(desk: Desk) -> None:
    correct(desk, "withdrawn")
    desk.run("review", "c-1", "--verdict", "False", "--rationale", "It fell.")

    assert status(desk) == "proposed"


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("typo", ()),
        ("typo", ("--rationale", "The yearbook says so.")),
        ("new-verdict", ("--verdict", "False", "--rationale", "It fell.")),
        ("withdrawn", ()),
    ],
)
def test_undo_of_a_correction_restores_the_published_claim(
    desk: Desk, kind: str, arguments: tuple[str, ...]
) -> None:
    correct(desk, kind, *arguments)
    undone = desk.run("undo", "--never-out", "typed on the wrong line")

    assert (undone.code, status(desk), corrections(desk)) == (0, "signed off", [])


def test_who_may_not_publish_does_not_say_what_never_went_out(desk: Desk) -> None:
    desk.run("reviewer", "add", "Cyd", "--role", "reviewer")
    correct(desk, "new-verdict", "--verdict", "False", "--rationale", "It fell.")
    slip = ("--never-out", "never put up", "--by")
    sign_off = desk.rows("SELECT max(sequence) FROM events")[0][0] + 1
    assert desk.run("sign-off", "v-3", "--by", "J. Keita").code == 0
    refused = (2, "", "claimcheck: Cyd is a reviewer and publish needs an editor;")

    for number in (sign_off, sign_off + 1):
        code, out, err = desk.run("undo", str(number), *slip, "Cyd")
        assert (code, out, err.partition(";")[0] + ";") == refused
        assert desk.run("undo", str(number), *slip, "C. Moreau").code == 0


def test_public_list_says_what_was_said_and_what_is_said_now(desk: Desk) -> None:
    correct(desk, "typo", "--rationale", "The yearbook says so.")
    correct(desk, "new-verdict", "--verdict", "False", "--rationale", "It fell.", verdict="v-3")
    assert [row["class"] for row in corrections(desk)] == ["typo"]
    assert desk.run("sign-off", "v-4", "--by", "J. Keita").code == 0
    correct(desk, "withdrawn", verdict="v-4")

    assert [tuple(row.values()) for row in corrections(desk)] == [
        (
            *("x-1", "2023-03-02", "typo", "c-1", CLAIM, "True", "The yearbok says so."),
            *("True", "The yearbook says so.", "We erred.", URL, "withdrawn", "withdrawn"),
        ),
        (
            *("x-2", "2023-03-02", "new-verdict", "c-1", CLAIM, "True", "The yearbook says so."),
            *("False", "It fell.", "We erred.", URL, "withdrawn", "withdrawn"),
        ),
        (
            *("x-3", "2023-03-02", "withdrawn", "c-1", CLAIM, "False", "It fell."),
            *("", "", "We erred.", URL, "withdrawn", "withdrawn"),
        ),
    ]
    assert list(corrections(desk)[0]) == [
        *("correction_id", "date", "class", "claim_id", "claim", "said", "said_because"),
        *("says_now", "says_now_because", "notice", "url", "status", "in_public"),
    ]


@pytest.mark.parametrize("last", ["withdrawn", "new-verdict"])
def test_a_draft_is_not_what_readers_were_told(desk: Desk, last: str) -> None:
    correct(desk, "new-verdict", "--verdict", "False", "--rationale", "It fell.")
    label = ("--verdict", "Half true", "--rationale", "By half.") if last == "new-verdict" else ()
    correct(desk, last, *label, verdict="v-3")
    desk.run("sign-off", "v-4", "--by", "J. Keita")

    (only,) = corrections(desk)
    (claim,) = desk.look("list", "-f", "json").json
    desk.run("dossier", "c-1", "-o", str(desk.path.with_name("c-1.html")))
    told = desk.path.with_name("c-1.html")

    assert (only["class"], only["said"], only["said_because"]) == (
        *(last, "True"),
        "The yearbok says so.",
    )
    assert claim["in_public"] == ("withdrawn" if label == () else "published")
    assert not told.exists() or "told last is “False”" not in told.read_text(encoding="utf-8")


def test_what_was_never_published_is_not_corrected_in_public(desk: Desk) -> None:
    desk.run("add", "Prices fell by 3% in March", "--said-on", "2023-02-28")
    desk.run("review", "c-2", "--verdict", "True", "--rationale", "I counted.")
    correct(desk, "typo", "--rationale", "I counted them.", verdict="v-3")

    assert corrections(desk) == []


REFUSED = {
    "unknown class": (
        ("erratum",),
        "'erratum' is not a class of corrections; they are typo, clarification, update,"
        " same-verdict, new-verdict, withdrawn",
    ),
    "new verdict without a label": (
        ("new-verdict", "--rationale", "It fell."),
        "a new verdict needs a label and a rationale; give --verdict LABEL and --rationale TEXT",
    ),
    "new verdict with the same label": (
        ("new-verdict", "--verdict", "true", "--rationale", "It grew."),
        "v-1 says 'True' already; use the class same-verdict",
    ),
    "another label in a typo": (
        ("typo", "--verdict", "False"),
        "the class typo keeps the verdict 'True'; use new-verdict",
    ),
    "withdrawn with a rationale": (
        ("withdrawn", "--rationale", "It fell."),
        "the class withdrawn takes the verdict back; it needs a notice alone",
    ),
    "empty notice": (
        ("typo", "--notice", " "),
        "a correction needs a notice for the public",
    ),
    "re-check before the verdict": (
        ("same-verdict", "--recheck-on", "2023-01-01"),
        "the re-check on 2023-01-01 is not after the verdict of 2023-03-02",
    ),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED)
def test_refused_with_what_to_do(desk: Desk, arguments: tuple[str, ...], message: str) -> None:
    assert correct(desk, *arguments) == Answer(2, "", f"claimcheck: {message}\n")
    assert desk.rows("SELECT count(*) FROM corrections") == [(0,)]


def test_new_verdict_on_what_was_never_published_is_a_review(desk: Desk) -> None:
    desk.run("add", "Prices fell by 3% in March", "--said-on", "2023-02-28")
    desk.run("review", "c-2", "--verdict", "True", "--rationale", "I counted.")
    answer = correct(desk, "new-verdict", "--verdict", "False", "--rationale", "No.", verdict="v-3")

    assert answer.err == (
        "claimcheck: c-2 was never published, so that no verdict of it is corrected yet;"
        " use `claimcheck review c-2` or `claimcheck dissent v-3`\n"
    )


UNTOLD = {
    "words given while the claim is disputed": (
        ("v-1", "--class", "clarification", "--rationale", "It says so."),
        "Readers have x-1, and public lists too, once its words are out; where a resolution"
        " settles the dispute, no list ever has it.\n",
    ),
    "a dissent": (
        ("v-3", "--class", "withdrawn", "--by", "C. Moreau"),
        "Readers never had v-3: no public list has x-1.\n",
    ),
    "another label": (
        ("v-1", "--class", "new-verdict", "--verdict", "Misleading", "--rationale", "In part."),
        "Readers have x-1, and public lists too, once it is signed off; where a resolution gives"
        " another label, no list ever has it.\n",
    ),
}


@pytest.mark.parametrize(("typed", "told"), UNTOLD.values(), ids=UNTOLD)
def test_what_readers_do_not_have_says_why_no_list_has_it(
    desk: Desk, typed: tuple[str, ...], told: str
) -> None:
    rating = ("--verdict", "False", "--rationale", "From a low base.")
    assert desk.run("dissent", "v-1", *rating, "--by", "C. Moreau").code == 0

    verdict, _, kind, *rest = typed
    answer = correct(desk, kind, *rest, verdict=verdict)

    assert answer.out.endswith(f"\nc-1   {CLAIM}\n{told}")
    assert corrections(desk) == []


RESOLVED = {
    "with its label": ("False", "Readers have x-1 with it, and public lists too."),
    "with another": ("Half true", "No public list has x-1: v-5 takes its place."),
}


def by_command(desk: Desk, label: str) -> str:
    rating = ("--verdict", label, "--rationale", "It lists it.", "--by", "O. Berg")
    return desk.run("resolve", "c-1", *rating).out


def by_desk(desk: Desk, label: str) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMCHECK_DB", str(desk.path))
        return at_desk("c-1", answers=[f"r {label}", "It lists it.", "", "", "q"], by="O. Berg")[1]


def by_answers(desk: Desk, label: str) -> str:
    file = desk.path.with_name("answers.jsonl")
    card = json.loads(desk.run("review", "--export", "-", "--by", "O. Berg").out.splitlines()[0])
    card["answer"] = {"act": "resolve", "label": label, "rationale": "It lists it."}
    file.write_text(json.dumps(card), encoding="utf-8")
    return desk.run("review", "--from", str(file), "--by", "O. Berg").out


def by_python(desk: Desk, label: str) -> str:
    with Record(desk.path, reviewer="O. Berg") as record:
        return record.resolve("c-1", label, "It lists it.").became


def by_web(desk: Desk, label: str) -> str:
    browser = serve(desk.path, Ticks(60 * 24 * 7)).open("O. Berg")
    page = browser.get("/card/look-at:c-1")
    fields = {"label": label, "rationale": "It lists it."}
    done = browser.post("/card/look-at:c-1/resolve", fields, page=page)
    return browser.follow(done).words


@pytest.mark.parametrize(("label", "told"), RESOLVED.values(), ids=RESOLVED)
@pytest.mark.parametrize("door", [by_command, by_desk, by_answers, by_python, by_web])
def test_resolution_says_what_becomes_of_a_written_correction(
    desk: Desk, door: Callable[[Desk, str], str], label: str, told: str
) -> None:
    desk.run("reviewer", "add", "O. Berg", "--role", "editor")
    for host in ("yearbook", "tables"):
        desk.run("source", "add", "c-1", f"https://{host}.example/1", "--stance", "backs")
    correct(desk, "new-verdict", "--verdict", "False", "--rationale", "It fell.")
    rating = ("--verdict", "True", "--rationale", "It grew.", "--by", "C. Moreau")
    assert desk.run("dissent", "v-3", *rating).code == 0

    assert told in " ".join(door(desk, label).split())
    assert [each["correction_id"] for each in corrections(desk)] == ["x-1"] * (label == "False")


def test_replaced_verdict_is_not_corrected(desk: Desk) -> None:
    correct(desk, "withdrawn")

    assert correct(desk, "typo").err == (
        "claimcheck: v-1 was taken back (We erred.); look at the claim again and repeat\n"
    )
