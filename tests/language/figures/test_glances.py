"""What is passed over at a glance around a number is what its long patterns do not match."""

import re
from itertools import product

from claimcheck.language.figures import find, notation, patterns
from claimcheck.language.figures.units import LOOSENERS, SIGNS
from tests.tables import each_row

_JOINTS = ("", " ", "-", "  ", "\n")
_FORMS = (
    "%", "% points", "%-point", "%points", "percentage points", "pp", "pps", "п.п.", "процентов",
    "процентный пункт", "points de pourcentage", "prozentpunkten", "procentenheter", "procentpunt",
    "prosentpoeng", "puntos porcentuales", "pontos percentuais", "punti percentuali", "pct", "pc",
    "per cent", "pour cent", "por ciento", "por cento", "prozent", "بالمئة", "في المائة", "times",
    "x", "p", "g", "m of water", "to", "",
)  # fmt: skip


def _groups(found: re.Match[str] | None) -> object:
    return found and (found.span(), found.groupdict())


@each_row("language", ["en", "und", "fr", "de", "sv", "ru", "es", "ar", "zh"])
def test_no_scale_is_passed_over(language: str) -> None:
    words = (*notation.notation(language).scales, "to", "", "€", "mkr")
    found = 0
    for joint, word, after in product(_JOINTS, words, ("", " ", ".", "kr", " €", "x")):
        text = f"20{joint}{word}{after}"
        long = notation.scale(language).match(text, 2)
        assert _groups(notation.scale_at(text, 2, language)) == _groups(long), text
        found += long is not None
    assert found > len(words)


@each_row(("joint", "form"), product(_JOINTS, _FORMS))
def test_no_form_of_a_unit_is_passed_over(joint: str, form: str) -> None:
    for after in ("", " ", "s", ".", "-", " points"):
        text = f"20{joint}{form}{after}"
        long = notation._unit_form().match(text, 2)
        expected = long and notation.UnitAfter(long.lastgroup or "", "", long.end())
        assert notation._formed_after(text, 2) == expected, text


def test_nothing_before_a_number_is_passed_over() -> None:
    words = (*LOOSENERS, *SIGNS, "the", "minus", "-", "百分之", "the minus $", "by", "")
    for lead, word, joint in product(("", "of ", "x"), words, (*_JOINTS, "\xa0")):
        text = f"{lead}{word}{joint}"
        long = patterns.before().search(f"{text}20", 0, len(text))
        says = long and (any(long.groupdict().values()) or text[long.start() :].strip())
        if says:
            found = find._before(f"{text}20", len(text))
            assert _groups(found) == _groups(long), text
