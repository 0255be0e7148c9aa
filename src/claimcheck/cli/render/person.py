"""Persons for people."""

from typing import Final

from claimcheck.cli.output import counted, wrapped
from claimcheck.language.display.safe import visible
from claimcheck.model.person import Person
from claimcheck.reports.person_rows import role_text

_INDENT: Final = 11


def person_lines(person: Person) -> list[str]:
    """Return a person's names and roles in lines that fit the terminal."""
    lines = [f"p-{person.id:d} {visible(person.name)}"]
    facts = [
        ("aliases", ", ".join(person.aliases)),
        *(("role", role_text(role)) for role in person.roles),
        ("wikidata", person.wikidata),
        ("note", person.note),
        ("named", ", ".join(person.named)),
        ("said", counted(person.statements, "statement")),
    ]
    for label, text in facts:
        if text:
            lines += wrapped(visible(text), first=f"  {label:<{_INDENT - 2}}", rest=" " * _INDENT)
    return lines
