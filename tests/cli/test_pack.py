"""`claimcheck pack`."""

import json
import sqlite3
from pathlib import Path

from claimcheck.store.log.transaction import transaction
from claimcheck.store.schema.descriptions import VIEWS_FIRST
from claimcheck.store.writing import open_writing
from tests.desk import Desk, begun_once

SAID = "Trade between the two countries grew by 20 percent last year"
RATED = "Unemployment in the region fell to 3.9 percent in May"


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Return a desk with a rated and an unrated claim, notes and a contact."""
    desk = Desk(tmp_path)
    desk.run("reviewer", "add", "M. Traoré", "--email", "secret@example.org")
    desk.run("add", SAID, "--speaker", "S. Lavrov")
    desk.run("add", RATED, "--speaker", "A. Diop", "--said-on", "2023-02-07")
    rating = ("--verdict", "False", "--rationale", "It rose", "--as-of", "2023-03-01")
    desk.run("review", "c-2", *rating, "--backs", "https://stats.example/may")
    reason = ("--reason", "SECRET reason of a link")
    desk.run("decide", "s-2", "c-1", "related", *reason)
    with (
        open_writing(desk.path) as store,
        transaction(store) as writer,
        writer.act("A. Diallo", "contact") as act,
    ):
        act.insert("contacts", claim=2, party="SECRET ministry", channel="mail", reason="reply")
        act.insert("copies", sha256="0", content=b"SECRET copy", size=1, media_type="text/html")
    return desk


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_pack_holds_what_the_public_may_see(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "pack.db"

    head = desk.run("log", "--head").out
    answer = desk.run("pack", str(target), "--status", "all")

    assert answer.code == 0
    assert answer.err.startswith("This pack holds verdicts that were not published")
    assert answer.out.endswith(f"head {head}")
    assert rows(target, "SELECT claim_id, verdict, sources_backing FROM verdict_report") == [
        ("c-2", "False", "https://stats.example/may")
    ]
    assert rows(target, "SELECT id FROM claims") == [(1,), (2,)]
    assert rows(target, "PRAGMA foreign_key_check") == []


def test_pack_of_a_record_with_an_edited_statement_is_in_order(desk: Desk, tmp_path: Path) -> None:
    desk.run("edit", "s-2", "--speaker", "A. Diop the younger")
    target = tmp_path / "pack.db"

    desk.run("pack", str(target), "--status", "all")

    assert rows(target, "PRAGMA foreign_key_check") == []
    assert rows(
        target, "SELECT statement, target FROM links WHERE statement IS NOT NULL ORDER BY 1"
    ) == [
        (1, 1),
        (3, 2),
    ]
    assert rows(target, "SELECT id, speaker FROM statements ORDER BY id") == [
        (1, "S. Lavrov"),
        (3, "A. Diop the younger"),
    ]
    desk.path = target
    assert desk.run("doctor").code == 0


def test_pack_holds_no_byte_of_what_stays_at_the_desk(desk: Desk, tmp_path: Path) -> None:
    desk.run("pack", str(tmp_path / "pack.db"), "--status", "all")

    content = (tmp_path / "pack.db").read_bytes()
    assert [word for word in (b"SECRET", b"secret@", b'"rows"') if word in content] == []


def test_pack_of_one_status_holds_only_its_claims(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "pack.db"

    desk.run("pack", str(target), "--status", "proposed")

    assert rows(target, "SELECT text FROM claims") == [(RATED,)]
    assert SAID.encode() not in target.read_bytes()
    assert rows(target, "SELECT id, speaker FROM statements") == [(2, "A. Diop")]


def test_verdict_that_is_hidden_from_the_second_reviewer_is_not_packed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("add", RATED)
    with (
        open_writing(desk.path) as store,
        transaction(store) as writer,
        writer.act("A. Diallo", "policy") as act,
    ):
        act.insert("policies", name="blind", version=1, rules='{"blind":true,"reviewers":2}')
    desk.run("review", "c-1", "--verdict", "False", "--rationale", "SECRET until both have rated")
    target = tmp_path / "pack.db"

    desk.run("pack", str(target), "--status", "all")

    assert rows(target, "SELECT count(*) FROM verdicts") == [(0,)]
    assert b"SECRET" not in target.read_bytes()


def test_pack_is_matched_and_listed_and_never_written(desk: Desk, tmp_path: Path) -> None:
    desk.run("pack", str(tmp_path / "pack.db"), "--status", "all")
    desk.path = tmp_path / "pack.db"
    desk.path.chmod(0o644)

    assert desk.run("match", RATED).out.startswith("SAME    c-2 ")
    assert desk.run("list").out.count("\nc-") == 2
    assert desk.run("doctor").code == 0
    for refused in (("add", "Anything new"), ("backup", str(tmp_path / "copy.db"))):
        assert desk.run(*refused) == (
            2,
            "",
            f"claimcheck: {desk.path} is a pack, a part of a record that is only read;"
            " name the record it was made from\n",
        )


def test_log_of_a_pack_names_the_head_it_was_made_from(desk: Desk, tmp_path: Path) -> None:
    head = desk.run("log", "--head").out.strip()
    desk.run("pack", str(tmp_path / "pack.db"))
    desk.path = tmp_path / "pack.db"

    assert desk.run("log", "--head").out.strip() == head
    assert desk.run("log", "--verify") == (
        3,
        f"This is a pack of the record with head {head}, not the record.\n"
        f"There it is checked: claimcheck log --verify --expect {head}\n",
        "",
    )


def test_older_pack_of_the_same_record_gives_way_and_nothing_else_does(
    desk: Desk, tmp_path: Path
) -> None:
    target = tmp_path / "pack.db"
    desk.run("pack", str(target), "--status", "not picked up")
    desk.run("add", "Prices rose by 12% in the spring")

    assert desk.run("pack", str(target), "--status", "not picked up").code == 0
    assert len(rows(target, "SELECT id FROM claims")) == 2
    assert list(tmp_path.glob("*.part*")) == []

    backup, other = tmp_path / "backup.db", tmp_path / "other" / "pack.db"
    desk.run("backup", str(backup))
    other.parent.mkdir()
    stranger = Desk(other.parent)
    stranger.run("add", "Something that this record does not hold")
    stranger.run("pack", str(other))
    text = tmp_path / "notes.txt"
    text.write_text("dear")
    for there in (backup, other, text, desk.path):
        before = there.read_bytes()
        answer = desk.run("pack", str(there))
        assert answer.err == (
            f"claimcheck: {there} is no older pack of {desk.path}, so it was left as it is;"
            " name another file\n"
        )
        assert (answer.code, there.read_bytes()) == (2, before)


def test_pack_is_read_by_whom_the_record_is_read(desk: Desk, tmp_path: Path) -> None:
    for mode, packed in ((0o600, 0o400), (0o640, 0o440), (0o644, 0o444)):
        desk.path.chmod(mode)
        desk.run("pack", str(tmp_path / "pack.db"))
        assert (tmp_path / "pack.db").stat().st_mode & 0o777 == packed


CLAIM = "Wages in the harbour rose by 7 percent in May"
OUT = (b"OUTPROPOSED", b"OUTSOURCE", b"OUTNOTICE")
# Every kind of words that readers have no claim to, each in a place of its own.
INSIDE = {
    "an undone verdict": "ZZUNDONE",
    "a replaced verdict": "ZZREPLACED",
    "a note": "ZZNOTE",
    "a reason of a take": "ZZTAKE",
    "an unpublished verdict": "ZZUNPUBLISHED",
    "a dissent": "ZZDISSENT",
    "a contact": "ZZCONTACT",
    "why it went out": "ZZDESPITE",
    "a dropped statement's reason": "ZZDROP",
    "an earlier name": "ZZEARLIER",
    "a source that was taken back": "ZZSOURCE",
}


@begun_once
def published(tmp_path: Path) -> Desk:
    """Return a desk where c-1 is published and has a life behind it; c-2 has a verdict alone."""
    desk = Desk(tmp_path)
    by, third = ("--by", "J. Keita"), ("--by", "O. Berg")
    for arguments in (
        ("reviewer", "add", "O. Berg"),
        ("add", CLAIM, "--speaker", "A. Diop", "--said-on", "2023-02-07"),
        ("add", RATED, "--speaker", "A. Diop"),
        ("take", "c-1", "--reason", "ZZTAKE"),
        ("review", "c-1", "--verdict", "False", "--rationale", "ZZUNDONE"),
        ("undo",),
        ("review", "c-1", "--verdict", "False", "--rationale", "ZZREPLACED"),
        (
            *("review", "c-1", "--verdict", "False", "--rationale", "OUTPROPOSED"),
            *("--backs", "https://a.example/OUTSOURCE"),
        ),
        ("source", "add", "c-1", "https://a.example/ZZSOURCE", "--stance", "backs"),
        ("undo",),
        ("sign-off", "v-3", *by),
        ("publish", "--despite", "urgent", "c-1", "--url", "https://desk.example/1"),
        ("correct", "v-3", "--class", "typo", "--notice", "OUTNOTICE"),
        ("review", "c-2", "--verdict", "True", "--rationale", "ZZUNPUBLISHED"),
        ("dissent", "v-3", "--verdict", "True", "--rationale", "ZZDISSENT", *third),
        ("contact", "add", "c-1", "--party", "ZZCONTACT", "--channel", "mail"),
        ("person", "add", "ZZEARLIER Diop"),
    ):
        answer = desk.run(*arguments)
        assert answer.code == 0, (arguments, answer.err)
    return desk


def test_public_pack_holds_no_byte_of_what_readers_were_not_told(
    published: Desk, tmp_path: Path
) -> None:
    assert published.run("pack", str(tmp_path / "pack.db")).code == 0

    content = (tmp_path / "pack.db").read_bytes()
    assert [what for what, word in INSIDE.items() if word.encode() in content] == []
    assert [word for word in OUT if word not in content] == []


def test_public_pack_holds_no_mention_that_nobody_confirmed(tmp_path: Path) -> None:
    desk, target = Desk(tmp_path), tmp_path / "pack.db"
    article = tmp_path / "article.md"
    article.write_text(f"ZZARTICLE\n\n“{CLAIM},” said the ZZMINISTER.\n", encoding="utf-8")
    for arguments in (
        ("add", "--article", str(article)),
        ("add", CLAIM, "--speaker", "ZZLINKED", "--said-on", "2023-02-09"),
        ("add", f"{CLAIM}.", "--speaker", "OUTSAID", "--said-on", "2023-02-08"),
        ("confirm", "s-3"),
        ("review", "c-1", "--verdict", "False", "--rationale", "It did not."),
        ("sign-off", "v-1", "--by", "J. Keita"),
        ("publish", "--despite", "urgent", "c-1", "--url", "https://desk.example/1"),
    ):
        answer = desk.run(*arguments)
        assert answer.code == 0, (arguments, answer.err)

    desk.run("pack", str(target))

    content = target.read_bytes()
    assert [word for word in (b"ZZARTICLE", b"ZZMINISTER", b"ZZLINKED") if word in content] == []
    assert rows(target, "SELECT speaker FROM statements") == [("OUTSAID",)]
    assert rows(target, "PRAGMA foreign_key_check") == []
    desk.run("pack", str(tmp_path / "all.db"), "--status", "all")
    assert b"ZZLINKED" in (tmp_path / "all.db").read_bytes()


def test_last_public_verdict_stays_in_the_pack_and_is_marked(
    published: Desk, tmp_path: Path
) -> None:
    target = tmp_path / "pack.db"
    before = published.run("show", "c-1", "-f", "json").json["in_public"]
    published.run("pack", str(target))

    query = (
        "SELECT claim_id, verdict, in_public FROM verdict_report WHERE reviewer_role = 'proposes'"
    )
    assert rows(target, query) == [("c-1", "False", "under review")]
    assert rows(target, "PRAGMA foreign_key_check") == []
    published.path = target
    shown = published.run("show", "c-1", "-f", "json").json
    assert (before, shown["status"], shown["in_public"]) == (
        "under review",
        "signed off",
        "under review",
    )
    exported = published.run("export", "verdicts", "-f", "json").json
    assert {row["in_public"] for row in exported} == {"under review"}
    assert published.run("doctor").code == 0
    assert "c-1" in published.run("match", CLAIM).out


def test_correction_that_nobody_signed_off_is_not_in_the_pack_yet(
    tmp_path: Path, published: Desk
) -> None:
    target = tmp_path / "pack.db"
    ((dissent,),) = published.rows("SELECT sequence FROM events WHERE kind = 'dissent'")
    published.run("undo", str(dissent))
    new = ("--class", "new-verdict", "--verdict", "True", "--rationale", "ZZNEW", "--notice", "N")
    assert published.run("correct", "v-3", *new).code == 0

    published.run("pack", str(target))

    assert b"ZZNEW" not in target.read_bytes()
    assert rows(target, "SELECT DISTINCT verdict, in_public FROM verdict_report") == [
        ("False", "under review")
    ]


def test_datasette_is_told_titles_facets_and_what_is_hidden(desk: Desk) -> None:
    desk.run("pack", str(desk.path.with_name("public.db")), "--status", "all")

    path = desk.path.with_name("datasette.json")
    found = json.loads(path.read_text(encoding="utf-8"))
    tables = found["databases"]["public"]["tables"]
    assert tables["verdict_report"] == {
        "title": "Verdicts",
        "description": "Every verdict that stands, with its claim, who said it, sources and where"
        " it stands.",
        "facets": ["verdict", "status", "in_public", "speakers"],
    }
    assert tables["claim_index"] == {"hidden": True}
    shown = [name for name, said in tables.items() if not said.get("hidden")]
    assert shown == sorted(VIEWS_FIRST)
    for name, said in tables.items():
        columns = {row[0] for row in rows(
            desk.path.with_name("public.db"), f"SELECT name FROM pragma_table_info('{name}')"
        )}  # fmt: skip
        assert set(said.get("facets", ())) <= columns, name

    path.write_text("{}", encoding="utf-8")
    desk.run("pack", str(desk.path.with_name("other.db")))
    assert path.read_text(encoding="utf-8") == "{}"


def test_public_pack_tells_of_corrections_what_the_record_tells(tmp_path: Path) -> None:
    desk, target = Desk(tmp_path), tmp_path / "pack.db"
    new = ("--class", "new-verdict", "--rationale")
    for arguments in (
        ("reviewer", "add", "O. Berg", "--role", "editor"),
        ("add", CLAIM),
        ("review", "c-1", "--verdict", "False", "--rationale", "It did not."),
        ("sign-off", "v-1", "--by", "J. Keita"),
        ("publish", "--despite", "urgent", "c-1", "--url", "https://desk.example/1"),
        ("correct", "v-1", *new, "ZZDRAFT", "--verdict", "True", "--notice", "ZZNOTICE"),
        ("correct", "v-3", *new, "It did in part.", "--verdict", "Half true", "--notice", "Err."),
        ("sign-off", "v-4", "--by", "J. Keita"),
        ("add", RATED),
        ("review", "c-2", "--verdict", "False", "--rationale", "It rose."),
        ("sign-off", "v-6", "--by", "J. Keita"),
        ("publish", "--despite", "urgent", "c-2", "--url", "https://desk.example/2"),
        ("dissent", "v-6", "--verdict", "True", "--rationale", "Look again.", "--by", "J. Keita"),
        ("resolve", "c-2", "--verdict", "True", "--rationale", "It is so.", "--by", "O. Berg"),
        ("correct", "v-9", "--class", "new-verdict", "--notice", "We erred."),
    ):
        answer = desk.run(*arguments)
        assert answer.code == 0, (arguments, answer.err)
    columns = ("correction_id", "date", "said", "says_now", "notice", "in_public")

    def told() -> list[list[str]]:
        found = desk.run("export", "corrections", "-f", "json").json
        return [[each[name] for name in columns] for each in found]

    desk.run("pack", str(target))
    of_the_record = told()
    desk.path = target

    assert told() == of_the_record
    assert [each[2:4] for each in of_the_record] == [["False", "Half true"], ["False", "True"]]
    assert b"ZZ" not in target.read_bytes()
    assert "verdict   v-1" not in desk.run("show", "c-1").out
