"""The laws of the ladder in every language of which we have rules."""

import re
from collections.abc import Callable
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck.language.text.identity import are_known
from claimcheck.model.comparison import Band, Comparison, Step
from claimcheck.model.statement import Kind, Statement
from claimcheck.store.queries.scan import Recorded
from claimcheck.workflows.scan.evidence.heard import heard


class Written(NamedTuple):
    """A claim with a number, an initial and a denial, and what denies, scales or measures in it."""

    claim: str
    denial: str
    scales: tuple[str, ...]
    units: tuple[str, ...]


WRITTEN = {
    "da": Written("J. Holm solgte ikke {} fra havnen i Ribe i maj", " ikke",
                  ("mio.", "mia."), ("kilo", "meter")),
    "de": Written("J. Holm verkaufte {} aus dem Hafen in Ulm im Mai nicht", " nicht",
                  ("Mio.", "Mrd.", "Tsd."), ("Tonnen", "Kilo", "Meter")),
    "es": Written("J. Holm no vendió {} del puerto de Lugo en mayo", " no",
                  ("mil", "millones", "billones"), ("toneladas", "kilos", "metros")),
    "fr": Written("J. Holm ne vend pas {} du port de Brest en mai", " pas",
                  ("millions", "milliards", "billions"), ("tonnes", "kilos", "mètres")),
    "it": Written("J. Holm non vende {} del porto di Bari in maggio", " non",
                  ("mila", "milioni", "miliardi"), ("tonnellate", "chili", "metri")),
    "nl": Written("J. Holm verkocht {} uit de haven van Breda in mei niet", " niet",
                  ("miljoen", "miljard"), ("ton", "kilo", "meter")),
    "no": Written("J. Holm solgte ikke {} fra havna i Moss i mai", " ikke",
                  ("millioner", "milliarder"), ("tonn", "kilo", "meter")),
    "pl": Written("J. Holm nie sprzedał {} z portu w Gdyni w maju", " nie",
                  ("tys.", "mln", "mld"), ("ton", "kilogramów", "metrów")),
    "pt": Written("J. Holm não vendeu {} do porto de Beja em maio", " não",
                  ("mil", "milhões", "bilhões"), ("toneladas", "quilos", "metros")),
    "ru": Written("А. Холм не продал {} из порта в Туле в мае", " не",
                  ("тыс.", "млн", "млрд"), ("тонн", "килограммов", "метров")),
    "sv": Written("J. Holm sålde inte {} från hamnen i Lund i maj", " inte",
                  ("miljoner", "miljarder"), ("ton", "kilo", "meter")),
    "tr": Written("J. Holm limandan {} satmadı ve mayıs ayında kapı açık değil", " değil",
                  ("bin", "milyon", "milyar"), ("ton", "kilogram", "metre")),
    "uk": Written("А. Холм не продав {} з порту у Львові у травні", " не",
                  ("тис.", "млн", "млрд"), ("тонн", "кілограмів", "метрів")),
}  # fmt: skip
LANGUAGES = st.sampled_from(sorted(WRITTEN))
CASES: list[Callable[[str], str]] = [str, str.upper, str.title]
PIECES = st.sampled_from(
    "|5|%| |,|.|’|“|-|?|✅|£|20|  |a |e |i |и |en |och |s|é|ß| 3 Mio. | 3 млн | no | не | pas |No, "
    .split("|")
)  # fmt: skip


def compared(first: str, second: str, language: str) -> Comparison:
    """Compare two texts of one language, which must not hang on their order."""
    texts = [Statement(each, Kind.DIRECT, language=language) for each in (first, second)]
    found, other = claimcheck.compare(*texts), claimcheck.compare(*texts[::-1])
    assert (found.band, found.agrees) == (other.band, other.agrees)
    return found


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str, str]:
    """Give a language, a claim in it, and the claim with something put in or taken out."""
    language = draw(LANGUAGES)
    claim = WRITTEN[language].claim.format(draw(st.sampled_from(["1.200", "20%", "3", "2,5"])))
    place, cut = draw(st.integers(0, len(claim))), draw(st.integers(0, 3))
    whole = draw(st.sampled_from(CASES))
    return language, claim, whole(claim[:place] + draw(PIECES) + claim[place + cut :])


@settings(deadline=None, max_examples=250)
@given(edits())
def test_each_rung_holds_the_one_below(edit: tuple[str, str, str]) -> None:
    language, first, second = edit
    found = compared(first, second, language)

    if are_known(first, second):
        assert found.agrees is not None
    at_typography = found.agrees is not None and found.agrees.rank <= Step.TYPOGRAPHY.rank
    assert at_typography is are_known(first, second)
    if found.are_same_words:
        assert found.band is Band.SAME
        on_record = Recorded(1, second, "Ola Rask", None, language, second)
        (said,) = heard(first, [on_record], is_whole=True, language=language)
        assert said.fault == ()
    if found.band is Band.SAME and first != second:
        assert found.dropped


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, str, str]:
    """Give a language, and two claims of which one changes a digit, scale, unit, initial or not."""
    language = draw(LANGUAGES)
    written = WRITTEN[language]
    number = str(draw(st.integers(2, 999)))
    amount = [number, draw(st.sampled_from(written.scales)), draw(st.sampled_from(written.units))]
    kind = draw(st.sampled_from(["digit", "scale", "unit", "initial", "denial", "sign"]))
    claim = other = written.claim
    changed = [*amount]
    match kind:
        case "digit":
            place = draw(st.integers(0, len(number) - 1))
            digit = draw(st.sampled_from([each for each in "123456789" if each != number[place]]))
            changed[0] = number[:place] + digit + number[place + 1 :]
        case "scale":
            changed[1] = draw(
                st.sampled_from([each for each in written.scales if each != amount[1]])
            )
        case "unit":
            changed[2] = draw(
                st.sampled_from([each for each in written.units if each != amount[2]])
            )
        case "initial":
            other = re.sub(r"^\w", "Ш" if claim[0] == "А" else "K", claim)
        case "denial":
            other = claim.replace(written.denial, "", 1)
        case _:
            amount, changed = [number + "%"], [number + "‰"]
    return language, claim.format(" ".join(amount)), other.format(" ".join(changed))


@settings(deadline=None, max_examples=250)
@given(changes())
def test_a_digit_scale_unit_initial_sign_or_denial_that_is_changed_is_never_the_same(
    change: tuple[str, str, str],
) -> None:
    language, first, second = change

    assert compared(first, second, language).band is not Band.SAME
    assert compared(first, second, "und").band is not Band.SAME
