"""Marks that change who or what is meant: asides for items of a list, hyphens that tie words."""

import claimcheck
from claimcheck.model.comparison import Band, Guard
from claimcheck.model.statement import Statement
from tests.tables import each_row

LISTS = [
    ("one or two", "Police held Rehn, the mayor and two cooks",
     "Police held Rehn (the mayor) and two cooks"),
    ("dashes", "Police held Rehn, a judge and two cooks",
     "Police held Rehn – a judge – and two cooks"),
    ("two or four", "Lyon freed two men, a cook and a pilot",
     "Lyon freed two men (a cook and a pilot)"),
    ("dash to the end", "Lyon freed two men, a cook and a pilot",
     "Lyon freed two men – a cook and a pilot"),
    ("colon", "Lyon freed two men, a cook and a pilot",
     "Lyon freed two men: a cook and a pilot"),
    ("before a place", "Lyon freed two men, a cook and a pilot in Gao",
     "Lyon freed two men [a cook and a pilot] in Gao"),
    ("comma before and", "Police held Rehn, the mayor, and two cooks",
     "Police held Rehn (the mayor) and two cooks"),
    ("item among others", "Police held a judge, his son, a cook and a pilot",
     "Police held a judge (his son), a cook and a pilot"),
    ("report after it", "Two men, a cook and a pilot fled, police said",
     "Two men (a cook and a pilot) fled, police said"),
    ("or", "Rehn, the mayor or a cook sold the mine",
     "Rehn (the mayor) or a cook sold the mine"),
    ("article left out", "Police held Rehn, mayor and two cooks",
     "Police held Rehn (the mayor) and two cooks"),
]  # fmt: skip
ASIDES = [
    ("both ends", "The mayor, Ana Kron, sold the mill and the port",
     "The mayor (Ana Kron) sold the mill and the port"),
    ("list after it", "The mayor, Ana Kron, owns the mill and the port",
     "The mayor – Ana Kron – owns the mill and the port"),
    ("party", "Ana Kron (D-Ohio) and Leo Keita lost", "Ana Kron, D-Ohio, and Leo Keita lost"),
    ("initials", "The waste tax credit (WTC) and rents rose in Gao",
     "The waste tax credit, WTC, and rents rose in Gao"),
    ("joint within", "The law of Peru, home to Incas and bears, is old",
     "The law of Peru (home to Incas and bears) is old"),
    ("items within", "Three towns, Gao, Lund and Nice, lost a court",
     "Three towns – Gao, Lund and Nice – lost a court"),
    ("of a participle", "The ferry sank, killing a nurse and a cook",
     "The ferry sank – killing a nurse and a cook"),
    ("relative", "The dam, which feeds Gao and Lund, leaked",
     "The dam (which feeds Gao and Lund) leaked"),
    ("two asides", "Two firms (Arn and Tel) paid no tax in Gao",
     "Two firms – Arn and Tel – paid no tax in Gao"),
    ("no list", "Police shot his brother, a judge from Gao",
     "Police shot his brother (a judge from Gao)"),
    ("last comma", "The fire took a mill, a barn, and a port",
     "The fire took a mill, a barn and a port"),
    ("before and", "Gao hired two cooks, and a pilot left",
     "Gao hired two cooks – and a pilot left"),
]  # fmt: skip
LOOSE = [
    ("more", "Gao hired more qualified nurses", "Gao hired more-qualified nurses"),
    ("most", "Gao paid for most needed repairs", "Gao paid for most-needed repairs"),
    ("no", "The shop in Gao sells no fat cheese", "The shop in Gao sells no-fat cheese"),
    ("little", "Gao sold a little used stadium", "Gao sold a little-used stadium"),
    ("quality", "Gao sold heavy metal detectors", "Gao sold heavy-metal detectors"),
    ("age", "Kron owns an old car factory in Gao", "Kron owns an old-car factory in Gao"),
    ("used", "Gao fined three used car dealers", "Gao fined three used-car dealers"),
    ("degree of a doer", "High risk officers left Gao", "High-risk officers left Gao"),
    ("people", "Gao jailed a French wine dealer", "Gao jailed a French-wine dealer"),
    ("chain", "Gao hired a light brown horse breeder", "Gao hired a light-brown-horse breeder"),
    ("count", "Gao has ten man boats on the river", "Gao has ten-man boats on the river"),
    ("two counts", "Gao has two hundred seat ferries", "Gao has two hundred-seat ferries"),
    ("prefix", "Gao treats extra marital problems", "Gao treats extra-marital problems"),
    ("moved", "Gao fired slow moving van drivers", "Gao fired slow moving-van drivers"),
]  # fmt: skip
TIED = [
    ("more of one", "A more-qualified nurse left Gao", "A more qualified nurse left Gao"),
    ("most of one", "The most-watched match was in Gao", "The most watched match was in Gao"),
    ("no, after an article", "The no-fly zone over Gao ended",
     "The no fly zone over Gao ended"),
    ("known", "A little-known law of Gao failed", "A little known law of Gao failed"),
    ("one thing", "Old-age pensions fell in Gao", "Old age pensions fell in Gao"),
    ("degree", "Gao has a long-term plan", "Gao has a long term plan"),
    ("measure", "Long-term lenders pay no tax in Gao", "Long term lenders pay no tax in Gao"),
    ("time", "Full-time workers left Gao", "Full time workers left Gao"),
    ("participle", "Foreign-born cooks left Gao", "Foreign born cooks left Gao"),
    ("colour", "A light-blue van hit a judge in Gao", "A light blue van hit a judge in Gao"),
    ("two peoples", "African-American voters left Gao", "African American voters left Gao"),
    ("of a people", "French-language schools left Gao", "French language schools left Gao"),
    ("unit", "Nurses in Gao work 12-hour shifts", "Nurses in Gao work 12 hour shifts"),
    ("one counted thing", "A five-star hotel burned in Gao", "A five star hotel burned in Gao"),
    ("owners", "Small-business owners left Gao", "Small business owners left Gao"),
    ("nothing after", "The band in Gao plays heavy-metal", "The band in Gao plays heavy metal"),
    ("number in words", "Twenty-one guns were sold in Gao", "Twenty one guns were sold in Gao"),
    ("many legs", "Gao is full of four-legged residents", "Gao is full of four legged residents"),
    ("no, of a name", "Gao left the no-go zones alone", "Gao left the no go zones alone"),
    ("particle", "Gao banned light-up soles", "Gao banned light up soles"),
    ("prefix of degree", "Extra-large nets are banned in Gao",
     "Extra large nets are banned in Gao"),
]  # fmt: skip
ABROAD = [
    ("de", "Lyon nahm Otto Rehn, den Richter und zwei Köche fest",
     "Lyon nahm Otto Rehn (den Richter) und zwei Köche fest"),
    ("de", "Lyon ließ zwei Männer, einen Koch und einen Lotsen frei",
     "Lyon ließ zwei Männer (einen Koch und einen Lotsen) frei"),
    ("fr", "Lyon a arrêté Otto Rehn, le maire et deux dockers",
     "Lyon a arrêté Otto Rehn (le maire) et deux dockers"),
    ("es", "Lugo detuvo a Otto Rehn, el alcalde y dos estibadores",
     "Lugo detuvo a Otto Rehn (el alcalde) y dos estibadores"),
    ("nl", "Breda arresteerde Otto Rehn, de rechter en twee koks",
     "Breda arresteerde Otto Rehn – de rechter – en twee koks"),
]  # fmt: skip

ASIDES_ABROAD = [
    ("de", "Der Richter, Otto Rehn, verkaufte die Mühle und den Hafen",
     "Der Richter (Otto Rehn) verkaufte die Mühle und den Hafen"),
    ("de", "Der Damm, der Ulm und Köln schützt, war alt",
     "Der Damm (der Ulm und Köln schützt) war alt"),
    ("fr", "Le maire, Otto Rehn, a vendu le port et le moulin",
     "Le maire (Otto Rehn) a vendu le port et le moulin"),
    ("es", "El alcalde, Otto Rehn, vendió el puerto y el molino",
     "El alcalde – Otto Rehn – vendió el puerto y el molino"),
]  # fmt: skip


def compared(first: str, second: str, language: str = "en") -> claimcheck.Comparison:
    return claimcheck.compare(
        Statement(first, language=language), Statement(second, language=language)
    )


@each_row(("case", "first", "second"), [*LISTS, *LOOSE])
def test_marks_that_may_change_who_or_what_is_meant_are_left_to_a_person(
    case: str, first: str, second: str
) -> None:
    found, turned = compared(first, second), compared(second, first)

    assert found.band is not Band.SAME
    assert {each.guard for each in found.differences} == {Guard.SUBSTITUTION}
    assert turned.band is found.band
    assert [(each.second, each.first) for each in turned.differences] == [
        (each.first, each.second) for each in found.differences
    ]


@each_row(("case", "first", "second"), [*ASIDES, *TIED])
def test_marks_that_can_be_read_in_one_way_only_are_empty(
    case: str, first: str, second: str
) -> None:
    assert compared(first, second).band is Band.SAME
    assert compared(second, first).band is Band.SAME


@each_row(("language", "first", "second"), ABROAD)
def test_a_comma_that_makes_an_aside_an_item_is_seen_in_other_languages(
    language: str, first: str, second: str
) -> None:
    assert compared(first, second, language).band is not Band.SAME
    assert compared(second, first, language).band is not Band.SAME


@each_row(("language", "first", "second"), ASIDES_ABROAD)
def test_an_aside_between_two_commas_is_one_in_other_languages(
    language: str, first: str, second: str
) -> None:
    assert compared(first, second, language).band is Band.SAME
    assert compared(second, first, language).band is Band.SAME
