"""Who a mention stands for, and why."""

import pytest

from claimcheck.language.people.find import find_people
from claimcheck.language.people.named_person import KnownPerson
from claimcheck.language.people.resolve import Cast
from tests.tables import each_row

TEXT = (
    "Russian Foreign Minister Igor Petrov met his Malian counterpart Awa Keita and interim "
    "President Omar Diallo. Bill Hart and Joan Hart watched. Petrov spoke first. "
    "Nora Quist, director of the Lindqvist Institute, did not."
)

_ONLY = "the only foreign minister of that country"


@each_row(
    ("mention", "last", "name", "reason"),
    [
        ("Igor Petrov", None, "Igor Petrov", "named in full"),
        ("Petrov", None, "Igor Petrov", "the surname of Igor Petrov"),
        ("Mr. Petrov", None, "Igor Petrov", "the surname of Igor Petrov"),
        ("Hart", None, None, "2 people are called Hart"),
        ("Russia’s diplomacy chief", None, "Igor Petrov", _ONLY),
        ("The Malian top diplomat", None, "Awa Keita", _ONLY),
        ("Mali's foreign minister", None, "Awa Keita", _ONLY),
        ("the foreign minister", None, None, "2 holders of that office named"),
        ("the foreign minister", "Awa Keita", None, "2 holders of that office named"),
        ("the president", None, "Omar Diallo", "the only president named"),
        ("his colleague", "Igor Petrov", "Awa Keita", "the other foreign minister"),
        ("his colleague", None, None, "no single counterpart named"),
        ("He", "Igor Petrov", "Igor Petrov", "the person last spoken of"),
        ("He", None, None, "nobody named before"),
        ("both sides", "Igor Petrov", None, "several parties"),
        ("They", "Igor Petrov", None, "several parties"),
        ("the ministry", "Igor Petrov", None, "no person named"),
        ("a senator", "Igor Petrov", None, "no holders of that office named"),
    ],
)  # fmt: skip
def test_a_mention_is_resolved_with_its_reason(
    mention: str, last: str | None, name: str | None, reason: str
) -> None:
    text = f"{TEXT} {mention} said so."

    assert Cast(text).resolve(mention, len(TEXT) + 1, last) == (name, reason, ())


_BOTH = ("Igor Petrov", "Awa Keita")


@each_row(
    ("mention", "together", "names", "reason"),
    [
        ("Petrov and Keita", (), _BOTH, "2 are named"),
        ("Petrov, Keita and Nora Quist", (), (*_BOTH, "Nora Quist"), "3 are named"),
        ("Petrov and his advisers", (), ("Igor Petrov",), "2 are named"),
        ("the Russian and Malian foreign ministers", (), _BOTH, "the 2 named foreign ministers"),
        ("Russian, Malian top diplomats", (), _BOTH, "the 2 named foreign ministers"),
        ("both ministers", (), _BOTH, "the 2 named ministers"),
        ("They", _BOTH, _BOTH, "those last spoken of"),
        ("both sides", _BOTH, (), "several parties"),
        ("the ministers", _BOTH, _BOTH, "the 2 named ministers"),
        ("the presidents", (), (), "several parties"),
        ("the committee and Petrov", (), (), "no person named"),
    ],
)  # fmt: skip
def test_a_mention_of_several_means_each_of_them(
    mention: str, together: tuple[str, ...], names: tuple[str, ...], reason: str
) -> None:
    text = f"{TEXT} {mention} said so."

    found = Cast(text).resolve(mention, len(TEXT) + 1, None, together)

    assert (found.names, found.reason) == (names, reason)
    assert found.name is None


@each_row("text", ["“Non”, a déclaré Diop.", "Das hat erklärt Müller", "он сказал Лавров"])
def test_no_name_begins_within_a_word_or_with_a_small_letter(text: str) -> None:
    assert find_people(text) == []


@each_row("name", ["Émile Zola", "Łukasz Nowak", "Сергей Лавров", "Özgür Özel"])
def test_names_begin_with_capitals_of_any_alphabet(name: str) -> None:
    assert [person.name for person in find_people(f"They met {name} in Oslo.")] == [name]


@each_row(
    ("name", "mention"),
    [
        ("Aminata Coulibaly", "Coulibaly"),
        ("Jean-Luc Petit-Roche", "Petit-Roche"),
        ("Eva van der Wit", "Van der Wit"),
        ("Khalid bin Omar", "Bin Omar"),
        ("Ahmed al-Sharif", "Al-Sharif"),
        ("Maria de la Cruz", "De la Cruz"),
        ("Yves d’Aubin", "D’Aubin"),
        ("J. K. Lund", "Lund"),
        ("A.B. Lund", "Lund"),
        ("Nora W. Lund", "Lund"),
        ("Nora W. Lund", "Nora Lund"),
        ("Nora Lund Jr", "Lund"),
        ("Nora Lund", "LUND"),
    ],
)
def test_names_of_many_kinds_are_read_whole_and_known_by_their_surname(
    name: str, mention: str
) -> None:
    text = f"They met {name} in Oslo. {mention} said so."

    assert Cast(text).resolve(mention, text.index(mention), None).name == name


@each_row(
    ("mention", "name"),
    [("Wit", "Ann Wit"), ("Van der Wit", "Eva van der Wit"), ("Lund", "Bo Lund")],
)
def test_particles_and_generations_tell_people_apart(mention: str, name: str) -> None:
    text = f"Eva van der Wit, Ann Wit, Bo Lund and Bo Lund Jr met. {mention} said so."

    assert Cast(text).resolve(mention, text.rindex(mention), None).name == name


@pytest.mark.parametrize("text", ["In World War II. Berg left.", "The U.S. Steel mill shut."])
def test_numerals_and_countries_are_no_initials(text: str) -> None:
    assert not any(person.name.startswith(("I.", "S.")) for person in find_people(text))


@each_row("name", ["Bob Jones", "Igor Torres", "Ann Davis", "Lee Atlas"])
def test_surnames_in_s_are_no_plurals(name: str) -> None:
    assert [person.name for person in find_people(f"They met {name} in Oslo.")] == [name]


def test_people_already_known_need_not_be_named_in_full() -> None:
    known = KnownPerson("Lena Storm", aliases=("The Storm",), roles=("mayor",))
    cast = Cast("Storm said no.", [known])

    assert cast.resolve("Storm", 0, None).name == "Lena Storm"
    assert cast.resolve("The Storm", 0, None).name == "Lena Storm"


def test_offices_and_bodies_are_read_beside_names() -> None:
    people = {person.name: person for person in find_people(TEXT)}

    assert people["Igor Petrov"].role == "Russian Foreign Minister"
    assert people["Awa Keita"].office == "foreign minister"
    assert people["Nora Quist"].organisation == "Lindqvist Institute"


def test_an_office_begins_after_the_time_of_a_live_report() -> None:
    (person,) = find_people("10.42am The chancellor, Rae Holt, is here.")

    assert person.role == "chancellor"


def test_a_name_keeps_its_place_where_blanks_are_double() -> None:
    assert [(p.name, p.position) for p in find_people("Yes, Minister Ann B.  Lee left.")] == [
        ("Ann B. Lee", 14)
    ]


@each_row(
    "text",
    ["The Supreme Court ruled.", "Alpina Pumps said no.", "The New York Times reported it."],
)
def test_institutions_are_no_persons(text: str) -> None:
    assert find_people(text) == []


@each_row(
    ("before", "mention", "name"),
    [
        ("The mayor's spokesman, Ian Cole, spoke.", "The mayor", None),
        ("Mayor Sue Holt's lawyer, Ian Cole, spoke.", "The mayor", "Sue Holt"),
        ("The minister's wife, Ann Roe, spoke.", "The minister", None),
        ("Ann Roe, wife of the mayor, spoke.", "The mayor", None),
        ("Minister Dan Smith and shadow minister Laura Smith met.", "The minister", "Dan Smith"),
        ("Mayor Ian Cole and deputy mayor Sue Cole met.", "The mayor", "Ian Cole"),
        ("Mayor Ian Cole and deputy mayor Sue Cole met.", "The deputy mayor", "Sue Cole"),
        ("Vice-president Ray Moon met president Jon Tusk.", "The president", "Jon Tusk"),
        ("Chief executive Ann Roe met deputy chief executive Tim Lund.", "The CEO", "Ann Roe"),
        ("Former mayor Ian Cole spoke.", "The mayor", None),
        ("Former mayor Ian Cole spoke.", "The former mayor", "Ian Cole"),
        ("Ex-mayor Ian Cole met the assistant coach, Tim Lund.", "The coach", None),
        ("Mayor-elect Ian Cole met Mayor Sue Holt.", "The mayor", "Sue Holt"),
        (
            "Opposition leader Max Orr attacked council leader Fay Dunn.",
            "The council leader",
            "Fay Dunn",
        ),
        ("Acting mayor Ian Cole and junior minister Ann Roe met.", "The minister", None),
        ("Mayor Ian Cole met Mayor Sue Holt.", "The mayor", None),
    ],
)
def test_an_office_is_that_of_who_holds_it_and_of_nobody_beside(
    before: str, mention: str, name: str | None
) -> None:
    text = f"{before} {mention} said rents fell."

    assert Cast(text).resolve(mention, len(before) + 1, None).name == name


@each_row(
    ("text", "role"),
    [
        ("But Rajesh Pillai, an analyst, left.", "analyst"),
        ("According to the mayor, Rajesh Pillai, rents fell.", "mayor"),
        ("After Mayor Rajesh Pillai left, rents fell.", "Mayor"),
        ("Ann Roe attacked council leader Rajesh Pillai.", "council leader"),
        ("Coun Rajesh Pillai left.", "Coun"),
        ("Mayor-elect Rajesh Pillai left.", "Mayor-elect"),
        ("14:32 Finance minister Rajesh Pillai left.", "Finance minister"),
        ("In 2023 Finance minister Rajesh Pillai left.", "Finance minister"),
        ("In 2011 9/11 Commission chairman Rajesh Pillai left.", "9/11 Commission chairman"),
    ],
)
def test_a_role_begins_with_the_office(text: str, role: str) -> None:
    (found,) = (person for person in find_people(text) if person.name == "Rajesh Pillai")

    assert found.role == role
