"""What a whole run of differing words is in another language: an initial, a hyphen, "rund"."""

from collections.abc import Callable, Sequence
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.stems import code_of
from claimcheck.matching.names import Names
from claimcheck.matching.spelling.known_words import names_somebody
from claimcheck.matching.steps.abroad.about import are_as_open
from claimcheck.matching.steps.abroad.foreign_words import are_joined_abroad
from claimcheck.matching.steps.naming.people import is_initial
from claimcheck.matching.terms import Parsed, Sort, Term
from claimcheck.model.comparison import Step
from claimcheck.model.figure import FigureKind

# What may stand before a year, and what stands there without "the year".
_YEARS: Final = {
    "de": [("im jahr", ""), ("im jahre", "")],
    "es": [("el año", ""), ("el año de", "")],
    "pt": [("no ano de", "em"), ("o ano de", "")],
    "nl": [("het jaar", "")],
    "fr": [("lan", ""), ("lannée", "")],
    "it": [("nellanno", "nel"), ("lanno", "")],
    "pl": [("roku", "")],
    "cs": [("roce", ""), ("roku", "")],
}  # fmt: skip
_ARTICLES: Final = word_set("le la el il lo o a de der die het")
_GERMAN_OFFICES: Final = (
    "präsident", "präsidentin", "minister", "ministerin", "kanzler", "kanzlerin",
    "bürgermeister", "bürgermeisterin", "senator", "senatorin", "kommissar", "kommissarin",
)  # fmt: skip
# One who is named in full is one with it and without.
_OFFICES: Final = {
    "de": "papst könig königin bischof kardinal professor doktor dr prof herr frau",
    "fr": "président présidente ministre maire sénateur sénatrice député députée préfet docteur"
    " professeur roi reine pape monsieur madame m mme",
    "es": "presidente presidenta ministro ministra alcalde alcaldesa senador senadora diputado"
    " diputada gobernador gobernadora doctor doctora rey reina papa señor señora",
    "pt": "presidente presidenta ministro ministra prefeito prefeita governador governadora"
    " senador senadora deputado deputada doutor doutora rei rainha papa senhor senhora",
    "it": "presidente premier ministro ministra sindaco sindaca senatore senatrice deputato"
    " deputata onorevole dottor dottoressa professor professoressa re regina papa",
    "nl": "president premier minister burgemeester staatssecretaris koning koningin paus"
    " professor mevrouw",
}


def step_of_whole(
    ours: Sequence[Term],
    theirs: Sequence[Term],
    texts: tuple[Parsed, Parsed],
    names: Callable[[], Names],
) -> Step | None:
    """Return the step at which all words of one text are those of the other, if there is one."""
    sides = (ours, theirs)
    if any(_is_year_told(sides, texts, side) for side in (0, 1)):
        return Step.LIGHT
    if not (ours and theirs):
        side = 0 if ours else 1
        named = _is_initial_left_out(sides, texts, names) or _is_title_left_out(
            sides[side], texts[side]
        )
        return Step.NAME if named else None
    if are_joined_abroad(ours, theirs, texts):
        return Step.HYPHEN
    return Step.LIGHT if are_as_open(ours, theirs, texts) else None


def _is_year_told(
    sides: tuple[Sequence[Term], Sequence[Term]], texts: tuple[Parsed, Parsed], side: int
) -> bool:
    """Return whether one text says "the year" before one that the other only names."""
    code = code_of(texts[0].language)
    ours, theirs = (" ".join(term.key for term in sides[each]) for each in (side, 1 - side))
    if (ours, theirs) not in _YEARS.get(code, ()):
        return False
    year = _following(sides[side][-1], texts[side].terms)
    if year is None or year.figure is None or year.figure.kind is not FigureKind.YEAR:
        return False
    other = next((term for term in texts[1 - side].terms if term.key == year.key), None)
    if other is None or other.figure is None or other.figure.kind is not FigureKind.YEAR:
        return False
    # "2022 Schafe" are so many; elsewhere what is counted has no capital.
    after = _following(other, texts[1 - side].terms)
    return bool(theirs or code != "de") or after is None or after.sort is Sort.WORD


def _following(term: Term, terms: Sequence[Term]) -> Term | None:
    after = terms[terms.index(term) + 1 :][:1]
    return after[0] if after else None


def _is_title_left_out(block: Sequence[Term], parsed: Parsed) -> bool:
    """Return whether all that is left out is the office of who is named in full next."""
    code = code_of(parsed.language)
    offices = _OFFICES.get(code, "").split()
    office = block[-1]
    known = office.key in offices or (code == "de" and office.key.endswith(_GERMAN_OFFICES))
    if not known or len(block) > 2 or (len(block) == 2 and block[0].key not in _ARTICLES):
        return False
    place = parsed.terms.index(office)
    named = parsed.terms[place + 1 : place + 3]
    capitals = [parsed.plain.text[term.start].isupper() for term in named]
    gap = parsed.plain.text[office.end : named[0].start] if named else ""
    return gap == " " and capitals == [True, True] and names_somebody(named[0].key)


def _is_initial_left_out(
    sides: tuple[Sequence[Term], Sequence[Term]],
    texts: tuple[Parsed, Parsed],
    names: Callable[[], Names],
) -> bool:
    """Return whether one text leaves out an initial; no "e" or "y", which join two names."""
    written = all(
        parsed.plain.text[term.start].isupper() and parsed.plain.text.startswith(".", term.end)
        for terms, parsed in zip(sides, texts, strict=True)
        for term in terms
    )
    return written and is_initial(
        *sides, (texts[0].terms, texts[1].terms), names, is_given_enough=True
    )
