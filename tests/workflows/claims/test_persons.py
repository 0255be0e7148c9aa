"""Persons: whose a statement is, whatever name it was given under."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import parse_date
from claimcheck.model.person import PersonRole
from claimcheck.reading.records.statements import as_statement
from claimcheck.store.connection import WriteStore
from claimcheck.store.errors import UnknownIdError
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.records.claims import find_standing
from claimcheck.store.records.people.persons import find_person, people
from claimcheck.store.records.people.whose import UnknownPersonError, named_person
from claimcheck.store.records.statements import find_statement
from claimcheck.workflows.claims import persons
from claimcheck.workflows.intake.bulk import import_unmatched
from tests.desk import REVIEWER, open_desk, say, say_all

LAVROV = {"person": "Sergey Lavrov", "said_on": "2023-02-07", "place": "Bamako"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with open_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def writer(store: WriteStore) -> Iterator[Transaction]:
    with transaction(store) as begun:
        yield begun


def test_three_names_of_one_person_are_one_occasion(store: WriteStore) -> None:
    claim = say_all(
        store,
        {"text": "Trade with Mali grew by 20% over the past year", "speaker": "He", **LAVROV},
        {"text": "Trade with Mali grew by 20% over the past year", "speaker": "Lavrov", **LAVROV},
        {
            "text": "Trade with Mali grew by 20% over the past year",
            "speaker": "Sergey Lavrov",
            **LAVROV,
        },
    )[0].claim_id
    with transaction(store) as writer:
        for number in (2, 3):
            stored = find_statement(writer.connection, number)
            with writer.act(REVIEWER, "confirm") as act:
                act.insert(
                    "links",
                    statement=number,
                    claim=None,
                    relation="states",
                    target=claim,
                    made_by="matcher 1",
                    confirmed_by=REVIEWER,
                    supersedes=stored.link,
                )

    standing = find_standing(store.connection, claim)

    assert (standing.mentions, standing.occasions) == (3, 1)
    assert standing.speakers == ("He", "Lavrov", "Sergey Lavrov")
    assert standing.persons == ("Sergey Lavrov",)


def test_a_statement_keeps_its_name_as_given(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%", speaker="He", **LAVROV)

    stored = find_statement(writer.connection, 1)

    assert (stored.statement.speaker, stored.statement.person, stored.person) == (
        "He",
        "Sergey Lavrov",
        1,
    )


def test_names_are_compared_folded(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%", person="Sergey Lavrov")
    say(writer, "Wheat arrived in the port", person="SERGEY  LAVROV")

    assert [(each.id, each.statements) for each in people(writer.connection)] == [(1, 2)]


def test_countries_and_groups_make_no_person(writer: Transaction) -> None:
    say(writer, "The figures are modest", speaker="both sides")

    assert people(writer.connection) == []


def test_a_speaker_known_by_exactly_that_name_is_that_person(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%", speaker="He", person="Sergey Lavrov")
    say(writer, "Wheat arrived in the port", speaker="Sergey Lavrov")

    made = writer.connection.execute("SELECT person, made_by FROM attributions").fetchall()
    assert made == [(1, REVIEWER), (1, "name")]


def test_a_name_of_two_persons_is_left_to_a_reviewer(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%", person="John Smith")
    say(writer, "Wheat arrived in the port", person="John Smith")
    persons.split(writer, "p-1", "John Smith", [2], reason="Father and son", actor=REVIEWER)

    say(writer, "Ships sailed from Bamako", person="John Smith")

    assert find_statement(writer.connection, 3).person is None


def test_bulk_import_makes_each_person_once(store: WriteStore) -> None:
    said = [
        as_statement({"text": f"Claim number {n} of many", "person": name})
        for n, name in enumerate(("Ann Lee", "Bo Park", "Ann Lee"))
    ]
    with transaction(store, bulk=True) as bulk:
        import_unmatched(bulk, said, actor=REVIEWER)

    found = [(each.name, each.statements) for each in people(store.connection)]
    assert found == [("Ann Lee", 2), ("Bo Park", 1)]


# Names


def test_an_alias_brings_what_was_said_under_it(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%", person="Sergey Lavrov")
    say(writer, "Wheat arrived in the port", speaker="S. Lavrov")

    changed = persons.give_alias(writer, "p-1", "S. Lavrov", actor=REVIEWER)

    assert (changed.statements, changed.person.aliases) == (1, ("S. Lavrov",))
    assert find_statement(writer.connection, 2).person == 1


def test_an_alias_is_stored_once(writer: Transaction) -> None:
    persons.add_named(writer, "Sergey Lavrov", wikidata=None, note=None, actor=REVIEWER)
    for name in ("S. Lavrov", "s lavrov", "Sergey Lavrov"):
        changed = persons.give_alias(writer, "p-1", name, actor=REVIEWER)

    assert changed.person.aliases == ("S. Lavrov",)


def test_another_persons_name_is_refused_as_an_alias(writer: Transaction) -> None:
    for name in ("Sergey Lavrov", "Abdoulaye Diop"):
        persons.add_named(writer, name, wikidata=None, note=None, actor=REVIEWER)

    with pytest.raises(ClaimcheckError, match="person merge p-1 p-2"):
        persons.give_alias(writer, "p-1", "abdoulaye diop", actor=REVIEWER)


@pytest.mark.parametrize("name", ["p-1", "Sergey Lavrov", "sergey lavrov", "S. Lavrov", "He"])
def test_a_person_is_found_by_any_of_their_names(writer: Transaction, name: str) -> None:
    say(writer, "Trade grew by 20%", speaker="He", person="Sergey Lavrov")
    persons.give_alias(writer, "p-1", "S. Lavrov", actor=REVIEWER)

    assert named_person(writer.connection, name).id == 1


def test_a_pronoun_of_two_persons_names_nobody(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%", speaker="He", person="Sergey Lavrov")
    say(writer, "Wheat arrived in the port", speaker="He", person="Abdoulaye Diop")

    with pytest.raises(UnknownPersonError, match="may be p-1, p-2"):
        named_person(writer.connection, "He")


# Roles


def test_a_role_told_more_exactly_supersedes(writer: Transaction) -> None:
    persons.add_named(writer, "Sergey Lavrov", wikidata=None, note=None, actor=REVIEWER)
    told = [
        PersonRole("Foreign Minister"),
        PersonRole("Foreign Minister", "Russia", parse_date("2004-03-09")),
        PersonRole("UN envoy", "Russia", parse_date("1994"), parse_date("2004")),
    ]
    for role in told:
        changed = persons.give_role(writer, "p-1", role, actor=REVIEWER)

    assert changed.person.roles == (told[2], told[1])


def test_a_role_cannot_end_before_it_begins(writer: Transaction) -> None:
    persons.add_named(writer, "Sergey Lavrov", wikidata=None, note=None, actor=REVIEWER)
    role = PersonRole("Minister", None, parse_date("2004"), parse_date("2003"))

    with pytest.raises(ClaimcheckError, match="ends on 2003, before 2004"):
        persons.give_role(writer, "p-1", role, actor=REVIEWER)


# Two who are one, one who is two


def test_merging_moves_names_roles_and_statements(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%", person="Sergey Lavrov")
    say(writer, "Wheat arrived in the port", person="Sergei Lavrow")
    persons.give_alias(writer, "p-2", "Lavrow", actor=REVIEWER)
    persons.give_role(writer, "p-2", PersonRole("Foreign Minister"), actor=REVIEWER)
    persons.describe(writer, "p-2", wikidata="Q58217", note=None, actor=REVIEWER)

    changed = persons.merge(writer, "p-1", "p-2", reason="Two spellings", actor=REVIEWER)

    person = changed.person
    assert (person.id, person.statements, person.wikidata) == (1, 2, "Q58217")
    assert person.aliases == ("Sergei Lavrow", "Lavrow")
    assert person.roles == (PersonRole("Foreign Minister"),)
    assert [each.id for each in people(writer.connection)] == [1]


def test_after_merging_either_name_is_the_one_person(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%", person="Sergey Lavrov")
    say(writer, "Wheat arrived in the port", person="Sergei Lavrow")
    persons.merge(writer, "p-1", "p-2", reason="Two spellings", actor=REVIEWER)

    say(writer, "Ships sailed from Bamako", person="Sergei Lavrow")

    assert find_statement(writer.connection, 3).person == 1


def test_a_merged_person_says_where_they_went(writer: Transaction) -> None:
    for name in ("Sergey Lavrov", "Sergei Lavrow"):
        persons.add_named(writer, name, wikidata=None, note=None, actor=REVIEWER)
    persons.merge(writer, "p-1", "p-2", reason="Two spellings", actor=REVIEWER)

    with pytest.raises(ClaimcheckError, match="merged into p-1: Two spellings"):
        find_person(writer.connection, 2)


def test_wikidata_keeps_two_persons_apart(writer: Transaction) -> None:
    for name, number in (("Sergey Lavrov", "Q58217"), ("Abdoulaye Diop", "Q18020")):
        persons.add_named(writer, name, wikidata=number, note=None, actor=REVIEWER)

    with pytest.raises(ClaimcheckError, match="two persons"):
        persons.merge(writer, "p-1", "p-2", reason="A slip", actor=REVIEWER)


def test_splitting_gives_statements_to_a_new_person(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%", person="Diop")
    say(writer, "Wheat arrived in the port", person="Diop")

    changed = persons.split(
        writer, "p-1", "Abdoulaye Diop", [2], reason="The minister", actor=REVIEWER
    )

    assert (changed.person.id, changed.statements) == (2, 1)
    assert [find_statement(writer.connection, n).person for n in (1, 2)] == [1, 2]


def test_splitting_takes_the_alias_along(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%", person="Diop")
    persons.give_alias(writer, "p-1", "Abdoulaye Diop", actor=REVIEWER)

    persons.split(writer, "p-1", "Abdoulaye Diop", [1], reason="The minister", actor=REVIEWER)

    assert named_person(writer.connection, "Abdoulaye Diop").id == 2


def test_splitting_off_what_somebody_else_said_is_refused(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%", person="Diop")
    say(writer, "Wheat arrived in the port", person="Lavrov")

    with pytest.raises(ClaimcheckError, match="s-2 is not attributed to p-1 Diop"):
        persons.split(writer, "p-1", "A. Diop", [2], reason="The minister", actor=REVIEWER)


def test_a_person_keeps_the_id_when_more_becomes_known(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%", person="Sergey Lavrov")

    persons.describe(writer, "p-1", wikidata="Q58217", note=None, actor=REVIEWER)

    # The second row is the same person, whichever id is given.
    assert [find_person(writer.connection, n).id for n in (1, 2)] == [1, 1]
    assert find_statement(writer.connection, 1).person == 1


def test_unknown_person_is_an_error(writer: Transaction) -> None:
    with pytest.raises(UnknownIdError):
        named_person(writer.connection, "p-9")
