"""Names are compared folded, whichever way is taken; those that matter are found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.language.text.folding import fold
from claimcheck.model.person import PersonRole
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.records.people.person_names import NameEnds, _folded, names_among
from claimcheck.store.records.people.persons import (
    add_alias,
    add_person,
    add_role,
    known_people,
)
from tests.desk import REVIEWER, open_desk


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Transaction]:
    with open_desk(tmp_path) as store, transaction(store) as begun:
        yield begun


@given(st.one_of(st.text(), st.text(alphabet="aBc DeS.-'", max_size=12)))
@example("S. V. Lavrov")
@example("  Sergey  LAVROV ")
@example("São Tomé")
def test_the_short_way_of_folding_a_name_gives_what_folding_gives(name: str) -> None:
    assert _folded(name) == fold(name)


def test_names_among_words_are_those_of_whom_they_may_mean(writer: Transaction) -> None:
    with writer.act(REVIEWER, "person") as act:
        lula = add_person(act, "Luiz Inácio Lula da Silva")
        add_alias(act, lula, "Lula")
        jose = add_person(act, "José Lula")
        smith = add_person(act, "Ann Smith")
        add_alias(act, smith, "Smith")
        other = add_person(act, "Jo Smith")
        add_alias(act, other, "Smith")
        add_person(act, "Bo Lee")

    connection = writer.connection
    assert names_among(connection, ["LULA", "Oslo"]) == [
        (lula, "Luiz Inácio Lula da Silva"),
        (lula, "Lula"),
        (jose, "José Lula"),
    ]
    assert names_among(connection, ["Smith"]) == [
        (smith, "Ann Smith"),
        (smith, "Smith"),
        (other, "Jo Smith"),
        (other, "Smith"),
    ]
    assert names_among(connection, ["Ann", "Oslo"]) == []


def test_names_that_came_since_are_among_them(writer: Transaction) -> None:
    connection, ends, found = writer.connection, NameEnds(), []
    for name, alias in (("Ann Smith", "Annie"), ("Jo Smith", "Jo Lee"), ("Bo Lee", "Smith")):
        with writer.act(REVIEWER, "person") as act:
            add_alias(act, add_person(act, name), alias)
        found.append(names_among(connection, ["Smith"], ends))
        assert found[-1] == names_among(connection, ["Smith"])

    assert [len(each) for each in found] == [2, 4, 6]


def test_people_are_read_with_their_roles_where_a_name_is_wanted(writer: Transaction) -> None:
    with writer.act(REVIEWER, "person") as act:
        for name, alias in (("Ann Smith", "Annie"), ("Jo Lee", "Boss"), ("Bo Lee", "Bob")):
            person = add_person(act, name)
            add_alias(act, person, alias)
            add_role(act, person, PersonRole("mayor", "Oslo"))

    found = known_people(writer.connection, ["Annie", "Bo Lee"].__contains__)

    assert [(each.name, each.aliases) for each in found] == [
        ("Ann Smith", ("Annie",)),
        ("Bo Lee", ("Bob",)),
    ]
    assert [each.roles for each in found] == [(PersonRole("mayor", "Oslo"),)] * 2


def test_an_alias_that_others_bear_too_brings_them(writer: Transaction) -> None:
    with writer.act(REVIEWER, "person") as act:
        first, second = add_person(act, "Ann Smith"), add_person(act, "Bo Lee")
        for person in (first, second):
            add_alias(act, person, "The Boss")

    assert names_among(writer.connection, ["Lee"]) == [
        (second, "Bo Lee"),
        (second, "The Boss"),
        (first, "Ann Smith"),
        (first, "The Boss"),
    ]
