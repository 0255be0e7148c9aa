"""A desk that has published, for what goes out: every standing in public, and what is told."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final

from claimcheck.cli.options.common import Runtime
from tests.cli.running import run

SETTINGS: Final = """by = "A. Diallo"

[desk]
site = "desk.example"
name = "The Example Desk"
corrections-policy = "https://desk.example/corrections"
complaints = "complaints@desk.example"
methodology = "how-we-work.md"

[gate]
sources = 0
"""
METHOD: Final = (
    "# How we work\n\nWe *ask* **whoever** `said` it, by [the code](https://code.example/a);\n"
    "2 * 3 * 4.\n"
    "\n- Two people sign.\n- Sources <b> open.\n\n1. Read.\n2. Ask.\n"
)


def day(date: str) -> Callable[..., str]:
    """Return what runs the program on a day, and must succeed."""
    salts = count(1)
    runtime = Runtime(clock=lambda: f"{date}T09:00:00Z", salt=lambda: f"{date} {next(salts)}")

    def on(*arguments: str) -> str:
        ran = run(*arguments, runtime=runtime)
        assert ran.code == 0, (arguments, ran.err)
        return ran.out

    return on


def settle(on: Callable[..., str], claim: int, verdict: int, label: str, why: str) -> None:
    """Rate a claim, and have another sign it off: two verdicts."""
    on("review", f"c-{claim}", "--verdict", label, "--rationale", why, "--as-of", "2022-12-01")
    on("sign-off", f"v-{verdict}", "--by", "J. Keita")


def publish(on: Callable[..., str], claim: int, date: str) -> None:
    """Say where a check stands; the house rules are not what is tested."""
    url = f"https://desk.example/check/{claim}"
    on("publish", f"c-{claim}", "--url", url, "--on", date, "--despite", "a test")


def begin(folder: Path) -> None:
    """Make a record in ``folder``, the current one.

    c-1 is corrected, c-2 under review, c-3 has a correction due, c-4 is withdrawn, c-5 has
    a rankless label and no speaker, c-6 is signed off and not published, c-7 is adopted.
    """
    (folder / "claimcheck.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "how-we-work.md").write_text(METHOD, encoding="utf-8")
    on = day("2023-03-01")
    on("init", "--by", "A. Diallo")
    on("reviewer", "add", "J. Keita")
    on("reviewer", "add", "O. Berg")
    on("reviewer", "role", "O. Berg", "editor")
    _say(on)
    for claim, label, why in (
        (1, "Mostly true", "The rent office has 11.8 % </script> & more."),
        (2, "False", "The table lists 290."),
        (3, "Half true", "Two of three quays."),
        (4, "False", "The list has a bridge."),
        (5, "Opinion", "A forecast."),
        (6, "True", "The price list."),
    ):
        settle(on, claim, 2 * claim - 1, label, why)
    for claim in (1, 2, 3, 4, 5):
        publish(on, claim, "2023-03-01")
    later = day("2023-04-05")
    later(
        *("correct", "v-1", "--class", "new-verdict", "--verdict", "Half true"),
        *("--rationale", "11.8 % for new leases alone.", "--notice", "We had taken all leases."),
    )
    later("sign-off", "v-13", "--by", "J. Keita")
    later("dissent", "v-3", "--verdict", "True", "--rationale", "Look again.", "--by", "J. Keita")
    later(
        "dissent", "v-5", "--verdict", "False", "--rationale", "One of three.", "--by", "J. Keita"
    )
    later("resolve", "c-3", "--verdict", "False", "--rationale", "One of three.", "--by", "O. Berg")
    later("correct", "v-7", "--class", "withdrawn", "--notice", "It was another bridge.")
    _adopt(folder, later)


def _say(on: Callable[..., str]) -> None:
    """Store the claims."""
    known = ("--speaker", "Mara Lindqvist", "--person", "Mara Lindqvist", "--speaker-role", "Mayor")
    post = "https://post.example"
    on(
        *("add", "Rents in Lindholm rose by 12% in 2022", *known, "--said-on", "2023-02"),
        *("--place", "Lindholm", "--url", f"{post}/a"),
    )
    on("person", "describe", "p-1", "--wikidata", "Q42")
    on("add", "The port handled 390,000 boxes", "--speaker", "a reader", "--said-on", "2023-02-07")
    on("add", "All three quays are closed", *known, "--said-on", "2022", "--url", f"{post}/c")
    on("add", "No bridge was closed in May", *known)
    on("add", "Next year will be warmer in Lindholm")
    on("add", "A ticket for the ferry costs 30 crowns", *known)


def _adopt(folder: Path, on: Callable[..., str]) -> None:
    """Bring in one check of the time before the record."""
    archive = folder / "archive.csv"
    archive.write_text(
        "text,speaker,verdict,rationale,checked_by,rated_on,published_url,published_on\n"
        "The pool costs 8 million,the city,True,The budget has 8.0.,B. Ode,2019-05-02,"
        "https://desk.example/check/7,2019-05-03\n",
        encoding="utf-8",
    )
    on("import", str(archive), "--ours")
