"""`claimcheck dossier`."""

import re
from html import unescape
from pathlib import Path

import html5lib

from claimcheck import open_record
from claimcheck.model.desk.contact import Contact
from claimcheck.model.verdict import Source, Stance
from tests.desk import Desk, begun_once


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Return a desk that has published a check with a copy, a reply and a hostile word."""
    desk = Desk(tmp_path)
    copy = tmp_path / "page.html"
    copy.write_text("<p>Trade grew by 5%</p>", encoding="utf-8")
    desk.run("policy", "set", "one")
    desk.run("add", "Trade grew by 20% <script>alert(1)</script>", "--speaker", "S. \u202eLavrov")
    source = ("https://port.example/trade", "--stance", "contradicts", "--file", str(copy))
    desk.run("source", "add", "c-1", *source, "--quote", "Trade grew by 5%")
    desk.run("contact", "add", "c-1", "--party", "Ministry", "--channel", "e-mail")
    desk.run("review", "c-1", "--verdict", "False", "--rationale", "The port counts 5%.")
    return desk


def words(page: str) -> str:
    """Return what a page says."""
    body = page[page.index("<main") :]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_a_dossier_tells_all_that_is_known_and_what_proves_it(desk: Desk) -> None:
    head = desk.run("log", "--head").out.strip()
    (sha256,) = re.findall(r"[0-9a-f]{64}", desk.run("export", "sources", "-f", "csv").out)

    page = desk.run("dossier", "c-1")

    assert (page.code, page.err) == (0, "")
    html5lib.HTMLParser(strict=True).parse(page.out)
    assert "<script" not in page.out
    told = words(page.out)
    for said in (
        "c-1 as known at the end of",
        "Trade grew by 20% <script>alert(1)</script>",
        r"S. \u202eLavrov",
        "False v-1, proposes The port counts 5%.",
        "e-1 Contradicts: https://port.example/trade",
        f"SHA-256 {sha256}",
        "w-1 Ministry, by e-mail",
        "What readers were told Unpublished.",
        f"claimcheck log --verify --expect {head}",
    ):
        assert said in told, said
    assert desk.run("log", "--verify", "--expect", head).code == 0


def test_of_an_earlier_day_it_tells_what_was_known_then(desk: Desk) -> None:
    first = desk.run("log", "--head").out.strip()
    later = ["--now", "2023-04-02T09:00:00Z"]
    desk.run("publish", "c-1", "--url", "https://desk.example/1", "--despite", "a test", *later)
    desk.run("hold", "c-1", "--reason", "a court asked", *later)

    then = words(desk.run("dossier", "c-1", "--at", "2023-03", *later).out)
    now = words(desk.run("dossier", "c-1", *later).out)

    assert "c-1 as known at the end of 31 March 2023" in then
    assert (first in then, "https://desk.example/1" in then, "a court asked" in then) == (
        True,
        False,
        False,
    )
    assert "2 April 2023: published at https://desk.example/1" in now
    assert "On hold since 2 April 2023, A. Diallo: a court asked" in now


def test_a_file_is_written_and_kept_as_made(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "c-1.html"

    answer = desk.run("dossier", "c-1", "-o", str(target))

    assert answer == (0, "", f"Wrote the dossier of c-1 to {target}.\n")
    redacted = desk.run("redact", "s-1", "--reason", "court order", "--dry-run").out
    assert "c-1.html (report)" in " ".join(redacted.split())


def test_what_came_with_a_contact_is_told_with_its_hash(tmp_path: Path) -> None:
    with open_record(tmp_path / "claims.db", reviewer="A. Diallo", create=True) as record:
        record.add("Trade grew by 20%")
        record.add_source("c-1", Source(Stance.BACKS, "https://a.example/1"))
        record.add_contact("c-1", Contact("Ministry", "mail", "2023-03-01", answer="It did."))
        with record._act() as (writer, actor), writer.act(actor, "attach") as act:
            copy = act.insert(
                "copies", sha256="ab" * 32, content=b"", size=3, media_type="application/pdf"
            )
            act.insert("attachments", contact=1, copy=copy, name="letter.pdf")

        said = record.dossier("c-1").said
        page = record.dossier("c-1").to_html()

    (kept,) = said.copies
    assert (kept.of, kept.id, kept.name, kept.sha256) == ("w-1", "f-1", "letter.pdf", "ab" * 32)
    assert "Copy f-1 (letter.pdf): 3 bytes" in words(page)
