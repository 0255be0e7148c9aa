"""What says the same is named, and goes too where that is asked for."""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import combining, normalize

import pytest

from claimcheck import ClaimcheckError, Contact, Record, open_record
from claimcheck.model.record.copies import CapturedCopy
from claimcheck.model.record.redaction import Redaction
from claimcheck.model.verdict import Source, Stance
from claimcheck.store.connection import open_reading
from claimcheck.store.log.verification import verify
from tests.desk import new_record

SECRET = "The Wyvernbridge informant received 290 “envelopes” from the mayor"
TRACES = ("wyvernbridg", "envelope")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(new_record(tmp_path), reviewer="A. Diallo") as opened:
        yield opened


def left_in(record: Record, words: tuple[str, ...] = TRACES) -> list[str]:
    """Return which words are left in the file, in what SQLite keeps beside it, in any case."""
    held = b"".join(each.read_bytes() for each in record.path.parent.glob("claims.db*")).lower()
    return [word for word in words if word.encode() in held]


def redact(
    record: Record, subject: str, *, with_mentions: bool = False, dry_run: bool = False
) -> Redaction:
    (done,) = record.redact(
        subject, reason="court order", with_mentions=with_mentions, dry_run=dry_run
    )
    with open_reading(record.path) as connection:
        assert verify(connection).fault is None
    return done


def tell(record: Record) -> None:
    """Store a sentence with other marks, in capitals, in other words, and what is another one."""
    record.add(SECRET, speaker="H. Undercover")
    record.add('The Wyvernbridge informant received 290 "envelopes" from the mayor', speaker="B")
    record.add(SECRET.upper().replace("“", "«").replace("”", "»"), speaker="C")
    record.add("Envelopes went to Wyvernbridge, all 290 of them, says the informant")
    record.add(SECRET.replace("290", "390"), speaker="D")
    record.merge("c-1", "c-2", reason="the same matter")
    rationale = f"We saw that {SECRET.lower().replace('“', '').replace('”', '')}."
    record.rate("c-3", "Opinion", rationale)


def test_statements_of_the_claim_and_folded_words_are_named_before_and_after(
    record: Record,
) -> None:
    tell(record)
    table = record.table("statements").rows

    first = redact(record, "s-1", dry_run=True)
    again = redact(record, "s-1")

    assert {row[0] for row in table} == {"s-1", "s-2", "s-3", "s-4", "s-5"}
    assert first.mentions == again.mentions
    assert first.mentions == ("c-2", "s-2", "s-3", "s-4", "v-1")
    assert again.touched == ("c-1", "q-1", "q-2", "s-1")


def test_all_of_them_go_in_one_act_where_that_is_asked_for(record: Record) -> None:
    tell(record)
    head = record.head().sequence

    first = redact(record, "s-1", with_mentions=True, dry_run=True)
    assert record.head().sequence == head
    done = redact(record, "s-1", with_mentions=True)

    assert done.touched == first.touched
    assert {"c-1", "c-2", "s-1", "s-2", "s-3", "s-4", "v-1"} <= set(done.touched)
    assert (done.mentions, record.head().sequence) == ((), head + 1)
    assert "s-5" not in done.touched
    assert left_in(record, ("received 290", "all 290", "undercover")) == []
    (kept,) = [row for row in record.table("statements").rows if row[0] == "s-5"]
    assert kept[1] == SECRET.replace("290", "390")


def test_a_later_redaction_takes_what_the_first_one_left(record: Record, tmp_path: Path) -> None:
    tell(record)
    tell_of_her(record)
    article = tmp_path / "later.txt"
    article.write_text(f"He said it. {SECRET.upper()}. Nobody knew.\n", encoding="utf-8")
    first = redact(record, "s-1"), redact(record, "p-1")
    record.add_article(article)

    again = redact(record, "s-1", dry_run=True), redact(record, "p-1", dry_run=True)
    done = [redact(record, each, with_mentions=True) for each in ("s-1", "p-1")]

    assert {"a-1", *first[0].mentions} <= set(again[0].mentions)
    assert again[1].forms == first[1].forms
    assert {"a-1", "c-2", "s-2", "s-3", "s-4", "v-1"} <= set(done[0].touched)
    assert [(each.mentions, each.forms) for each in done] == [((), ()), ((), ())]
    assert left_in(record, ("informant received 290", "all 290", "h. quag", "hquag")) == []


@pytest.mark.parametrize(
    ("subject", "reason"),
    [
        ("s-6", "Hanna Quagmireton asked us"),
        ("s-6", "at the wish of H. QUAGMIRETON"),
        ("p-1", "hanna-quagmireton.example is hers"),
        ("p-1", "Quagmireton asked us"),
        ("s-1", "the WYVERNBRIDGE informant: received nothing"),
        ("s-1", "for H. Undercover"),
        ("e-1", "as a.example asks"),
    ],
)
def test_a_reason_says_nothing_of_what_goes(
    made: tuple[Path, int], subject: str, reason: str
) -> None:
    with open_record(made[0], reviewer="A. Diallo") as record:
        with pytest.raises(ClaimcheckError, match="the reason repeats what is to go"):
            record.redact(subject, reason=reason)
        assert record.head().sequence == made[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """Return a record in which something is told of a person, and the number of its events."""
    path = tmp_path_factory.mktemp("made") / "claims.db"
    with open_record(path, reviewer="A. Diallo", create=True) as record:
        tell(record)
        tell_of_her(record)
        return path, record.head().sequence


def test_a_claim_and_an_article_name_what_states_the_same(record: Record) -> None:
    tell(record)

    claim = redact(record, "c-1", dry_run=True)

    assert claim.mentions == ("c-2", "s-2", "s-3", "s-4", "v-1")


def test_words_on_several_lines_of_an_article_are_found_and_taken(
    record: Record, tmp_path: Path
) -> None:
    article = tmp_path / "hard-wrapped.txt"
    lines = SECRET.replace(" received", "\nreceived").replace(" from", "\r\n  from")
    article.write_text(f"The town\n\nNobody knew. {lines}, and left.\n", encoding="utf-8")
    record.add(SECRET)
    record.add_article(article)

    done = redact(record, "s-1")

    assert "a-1" in done.touched
    assert left_in(record, ("wyvernbridge informant", "290 “env", "from the mayor")) == []


def test_most_of_the_words_in_a_longer_sentence_are_named_and_stay(
    record: Record, tmp_path: Path
) -> None:
    record.add("The Wyvernbridge informant received 290 envelopes from the mayor last spring")
    longer = "He knew that the informant received 290 envelopes from the mayor of Lund, at night"
    record.add(longer)
    slug = "https://a.example/wyvernbridge-informant-received-290-envelopes-from-mayor-last-spring"
    record.add_source("c-2", Source(Stance.CONTEXT, slug))

    first = redact(record, "s-1", with_mentions=True, dry_run=True)
    done = redact(record, "s-1", with_mentions=True)
    (also,) = record.redact("s-1", reason="court order", also=[longer])

    assert first.parts == done.parts == ("c-2", "s-2")
    assert "e-1" in done.touched
    assert {"c-2", "s-2"} <= set(also.touched)
    assert left_in(record) == []


def test_each_part_of_an_elided_quotation_is_taken(record: Record) -> None:
    record.add("The Wyvernbridge informant received money … and drove to Quagmireton at night")
    record.add("He drove to the sea and drove to Quagmireton at night, they said")
    record.add("So the Wyvernbridge informant received money")

    redact(record, "s-1")

    assert left_in(record, ("wyvernbridge", "quagmireton at")) == ["wyvernbridge"]


NAMED = {
    "the name in capitals": "It was HANNA QUAGMIRETON",
    "its possessive": "It was Hanna Quagmireton’s car",
    "with an accent": "It was Hánna Quagmiréton",
    "with a hyphen": "It was Hanna-Quagmireton",
    "the family name first": "It was Quagmireton, Hanna",
}
SHORT = {
    "H. Quagmireton": "It was H. Quagmireton",
    "Quagmireton, H": "It was Quagmireton, H.",
    "hquagmireton": "Write to hquagmireton@town.example",
}


def tell_of_her(record: Record) -> None:
    record.add("The mayor resigned", speaker="Hanna Quagmireton", person="Hanna Quagmireton")
    for text in (*NAMED.values(), *SHORT.values(), "Quagmireton is a town"):
        record.add(text)
    for page in ("hanna-quagmireton-resigns", "quagmireton.pdf"):
        record.add_source("c-1", Source(Stance.BACKS, f"https://a.example/{page}"))


def test_a_name_goes_in_other_forms_and_from_addresses_and_the_rest_is_named(
    record: Record,
) -> None:
    tell_of_her(record)

    done = redact(record, "p-1")

    forms = {each.words: [row for row in each.rows if row[0] == "s"] for each in done.forms}
    (left,) = done.left
    assert {f"s-{number}" for number in range(2, 2 + len(NAMED))} | {"e-1"} <= set(done.touched)
    assert forms == {name: [f"s-{n}"] for n, name in enumerate(SHORT, 2 + len(NAMED))}
    assert left.words == "Quagmireton"
    assert {"e-2", f"s-{2 + len(NAMED) + len(SHORT)}"} <= set(left.rows)
    assert left_in(record, ("hanna",)) == []


def test_shortened_names_go_with_mentions(record: Record) -> None:
    tell_of_her(record)

    done = redact(record, "p-1", with_mentions=True)

    assert done.forms == ()
    assert left_in(record, ("h. quag", "hquag", "quagmireton, h")) == []
    assert left_in(record, ("quagmireton",)) == ["quagmireton"]


def test_several_records_go_in_one_act_also_from_backups(record: Record, tmp_path: Path) -> None:
    tell(record)
    backup = tmp_path / "monday.db"
    record.backup(backup)
    head = record.head().sequence

    with pytest.raises(ClaimcheckError, match="no s-99 in this database"):
        record.redact("s-1", "s-99", reason="court order")
    here, there = record.redact("s-1", "v-1", "s-1", reason="court order", backups=[backup])

    assert (here.subject, here.touched) == (
        "s-1, v-1",
        ("c-1", "q-1", "q-2", "s-1", "v-1"),
    )
    assert there.touched == here.touched
    assert here.mentions == ("c-2", "s-2", "s-3", "s-4")
    assert record.head().sequence == head + 1
    assert [note.subject for note in record.redactions("v-1")] == ["s-1, v-1"]
    assert record.verify().fault is None
    with open_reading(backup) as connection:
        assert verify(connection).fault is None


COPIED = {
    "curly": ("'", "\u2019"),
    "straight": ("\u201c", '"'),
    "blanks that keep words together": (" ", "\u00a0"),
    "dashes": (", ", " \u2013 "),
    "hyphens that keep words together": ("-", "\u2011"),
    "soft hyphens": ("envelopes", "enve\u00adlopes"),
    "a word over two lines": ("envelopes", "enve-\nlopes"),
    "line ends": (" ", "\n"),
    "small letters": ("H", "h"),
}


def test_copies_in_other_typography_go_with_a_later_redaction(record: Record) -> None:
    said = "He took 290 envelopes, \u201cthe best\u201d, from the mayor's well-kept drawer"
    record.add(said)
    record.add("Something else was said of ferries in 2022")
    texts = {name: said.replace(*change).encode() for name, change in COPIED.items()}
    texts["another encoding"] = said.encode("utf-16")
    texts["other words"] = b"His drawer held envelopes, 290 of them, well kept by the mayor"
    for number, content in enumerate(texts.values()):
        source = Source(Stance.BACKS, f"https://a.example/{number}")
        record.add_source("c-2", source, copy=CapturedCopy(content, "text/plain"))

    first = redact(record, "s-1")
    named = redact(record, "s-1", dry_run=True).mentions
    done = redact(record, "s-1", with_mentions=True)

    assert named == tuple(each for each in first.mentions if each.startswith("f-")) != ()
    assert set(done.touched) == set(named)
    assert {*first.touched, *done.touched} >= {
        f"f-{number + 1}" for number in range(len(COPIED) + 1)
    }
    assert f"f-{len(texts)}" not in (*first.touched, *done.touched)
    assert redact(record, "s-1", with_mentions=True).touched == ()


def test_where_a_statement_went_its_speaker_is_named_where_they_stay(record: Record) -> None:
    record.add(SECRET, speaker="Hilde Undercover")
    record.add("Trade grew by 20% in 2022", speaker="Hilde Undercover")
    record.rate("c-2", "Opinion", "Hilde Undercover has said more than this.")
    record.add("Wages fell by 3% in 2022", speaker="The minister")

    done, other = redact(record, "s-1"), redact(record, "s-3", dry_run=True)

    assert [tuple(each) for each in done.left] == [("Hilde Undercover", ("s-2", "v-1"))]
    assert other.left == ()


def test_a_quotation_in_which_a_name_is_turned_round_is_a_mention_too(record: Record) -> None:
    record.add("Jane Doe took 290 envelopes from the Wyvernbridge mayor", speaker="H. Undercover")
    for number, who in enumerate(("Doe, Jane", "J. Doe", "Ms Doe"), 1):
        quote = f"{who} took 290 envelopes from the Wyvernbridge mayor"
        url = f"https://paper.example/{number}"
        record.add_source("c-1", Source(Stance.BACKS, url, quote=quote))

    assert redact(record, "s-1", dry_run=True).mentions == ("e-1", "e-2", "e-3")
    redact(record, "s-1", with_mentions=True)

    assert left_in(record) == []


QUOTA = "The zebrafish quota fell by 41% in Aldermoor"
SHORTER = "zebrafish quota fell by 41% in Aldermoor"


def quote(record: Record, words: str) -> None:
    """Store a sentence, and the same a word shorter wherever somebody can write it."""
    record.add(QUOTA)
    record.add("Aldermoor opened another harbour in 2019")
    source = Source(Stance.BACKS, "https://a.example/1", quote=words, title=words)
    record.add_source("c-2", source)
    record.take("c-2", reason=f"They told us: {words}.")
    record.note("c-2", f"Compare “{words}”")
    record.add_contact("c-2", Contact("The port", "e-mail", reason=f"Is it true: {words}?"))
    record.rate("c-2", "Opinion", f"{words}, says the port.")


@pytest.mark.parametrize(
    "words", [SHORTER, SHORTER.removeprefix("zebrafish "), SHORTER.replace("e", "е")]
)
def test_a_quotation_a_word_shorter_is_named_and_taken(record: Record, words: str) -> None:
    quote(record, words)

    named = redact(record, "s-1").mentions
    taken = redact(record, "s-1", with_mentions=True)

    assert {"e-1", "v-1", "w-1"} <= set(named)
    assert set(named) <= set(taken.touched)
    assert (taken.mentions, left_in(record, (words.lower(),))) == ((), [])


WHOLE = "The Wyvernbridge informant received a box of envelopes, and nobody at the mill asked why"
LONGER = "“The Wyvernbridge informant received a box of envelopes, and nobody at the mill,”"
BROKEN = {
    "between two halves": (
        "“The Wyvernbridge informant received a box of envelopes,” she told the"
        " court on Monday, “and nobody at the mill asked why.”"
    ),
    "after most of them": f"{LONGER} she said, “asked why.”",
    "between two lines": (
        "The Wyvernbridge informant received a box\n(Photo: T. Ray)\nof envelopes, and nobody at"
        " the mill asked why"
    ),
}


@pytest.mark.parametrize("words", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("with_mentions", [False, True])
def test_words_broken_by_others_are_taken_or_named_whole(
    record: Record, words: str, *, with_mentions: bool
) -> None:
    record.add(WHOLE, speaker="H. Undercover")
    record.add("A tram line opened", speaker="B")
    record.note("c-2", words)

    done = redact(record, "s-1", with_mentions=with_mentions)

    assert "m-1" in (*done.parts, *done.mentions)


def test_a_speaker_is_named_by_each_name_and_by_the_name_of_a_user(record: Record) -> None:
    record.add(WHOLE, speaker="Hana Voss")
    record.add("A tram line opened", speaker="B")
    for words in ("Ask Hana.", "Write to hvoss@a.example", "Voss will call", "The harbour"):
        record.note("c-2", words)

    done = redact(record, "s-1")

    assert sorted(tuple(each) for each in done.left) == [
        ("Hana", ("m-1",)),
        ("Hana Voss", ("m-2",)),
        ("Voss", ("m-3",)),
    ]


# Each as an article of its own language sets it, in two halves about who says it.
INTERRUPTED = {
    "curly": "“{0},” she told us, “{1}.”",
    "straight": '"{0}," she told us, "{1}."',
    "single": "‘{0},’ she told us, ‘{1}.’",
    "angled": "«{0}», είπε, «{1}»",
    "angled inwards": "»{0}«, sagte sie, »{1}.«",
    "low": "„{0}“, sagte sie, „{1}.“",
    "the same on both sides": "”{0}”, sade hon, ”{1}.”",
    "corners": "「{0}」と言った。「{1}」",
    "dashes": "— {0}, — сказала она, — {1}.",
    "paragraphs": "“{0}.\n\n“{1}.”",
    "left out": "{0} … {1}",
}
HALVES = {
    "Latin": (
        "The zebrafish quota fell by 41 percent",
        "because nobody counted the larvae in spring",
    ),
    "Greek": (
        "Η ποσόστωση των ψαριών μειώθηκε κατά 41 τοις εκατό",
        "επειδή κανείς δεν μέτρησε τις προνύμφες την άνοιξη",
    ),
    "Cyrillic": (
        "Квота на рыбу упала на 41 процент",
        "потому что никто не считал личинок весной",
    ),
    "Chinese": ("斑马鱼配额下降了百分之四十一", "因为春天没有人数幼鱼和大鱼的数目"),
}


def repeat(record: Record, half: str, number: int) -> None:
    """Store a half of a quotation wherever somebody can write it, also in capitals."""
    bare = "".join(each for each in normalize("NFD", half) if not combining(each))
    page = f"<p>&#8220;{half.replace(' ', '&nbsp;')},&#8221; <b>they</b> said</p>"
    source = Source(Stance.BACKS, f"https://a.example/{number}", quote=half, title=half.lower())
    record.add_source("c-1", source, copy=CapturedCopy(page.encode(), "text/html"))
    record.note("c-1", bare.upper())
    record.note("c-1", f"Somebody says {half.lower()} and more")
    record.add_contact("c-1", Contact("The port", "e-mail", reason=f"Is it true: {half}?"))


@pytest.mark.parametrize("marks", INTERRUPTED.values(), ids=INTERRUPTED)
def test_each_half_of_an_interrupted_quotation_is_named_and_taken(
    record: Record, marks: str
) -> None:
    record.add("Aldermoor opened another harbour in 2019")
    record.rate("c-1", "Opinion", ". ".join(half for both in HALVES.values() for half in both))
    asked = [record.add(marks.format(*both)).statement_id for both in HALVES.values()]
    for number, half in enumerate(half for both in HALVES.values() for half in both):
        repeat(record, half, number)

    (first,) = record.redact(*asked, reason="court order")
    (done,) = record.redact(*asked, reason="court order", with_mentions=True)

    told = {*first.touched, *first.mentions, *first.parts}
    assert {f"{letter}-{number}" for letter in "efw" for number in range(1, 9)} <= told
    assert {"v-1", *(f"m-{number}" for number in range(1, 17))} <= told
    assert set(first.mentions) <= set(done.touched)
    assert left_in(record, tuple(half.lower() for both in HALVES.values() for half in both)) == []


def test_what_says_less_is_named_at_each_call_and_stays(record: Record) -> None:
    halves = "“The zebrafish quota fell by 41 percent,” she said, “since nobody counted.”"
    record.add(f"{halves} “They took it.”")
    record.add("Aldermoor opened another harbour in 2019")
    record.note("c-2", "ZEBRAFISH QUOTA FELL 41 PERCENT, it says")
    record.note("c-2", "They told us since nobody counted, again")
    record.note("c-2", "A quota of zebrafish, and nobody counted 41 of them")
    record.note("c-2", "So they took it, we hear")
    page = b"<p>The zebrafish quota,</p><p>said the port,</p><p>fell by 41 percent</p>"
    for slug in ("zebrafish-quota-41-percent", "2022/quota-fell-41-cut.html", "lake-zebrafish-41"):
        record.add_source("c-2", Source(Stance.BACKS, f"https://a.example/{slug}"))
    source = Source(Stance.BACKS, "https://a.example/", quote="No")
    record.add_source("c-2", source, copy=CapturedCopy(page, "text/html"))

    first = redact(record, "s-1", with_mentions=True)
    again = redact(record, "s-1", dry_run=True)
    (taken,) = record.redact("s-1", reason="court order", also=["since nobody counted"])
    last = redact(record, "s-1", with_mentions=True)

    assert first.parts == again.parts == ("e-1", "e-2", "f-1", "m-1", "m-2", "m-4")
    assert (taken.touched, again.touched, last.touched) == (("m-2",), (), ())
    assert taken.parts == last.parts == ("e-1", "e-2", "f-1", "m-1", "m-4")
