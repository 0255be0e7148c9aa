"""Articles for people: a heading, and who says how much."""

from collections import Counter
from collections.abc import Sequence

from claimcheck.cli.output import counted, cut, line_width, wrapped
from claimcheck.language.display.safe import visible
from claimcheck.model.article import Article, KeptOfArticle
from claimcheck.model.statement import Kind, Statement


def heading(name: str, article: Article, statements: Sequence[Statement]) -> str:
    """Return one line: the name given, who published the article, where, when, and its title."""
    place = next((each.place for each in statements if each.place), None)
    facts = [article.publisher, (place or "").partition(",")[0], article.published_on]
    known = ", ".join(visible(str(fact)) for fact in facts if fact)
    head = f"{visible(name)} {known}".rstrip() + ": "
    return f'{head}"{cut(article.title or "untitled", max(line_width() - len(head) - 2, 20))}"'


def kept_facts(kept: Sequence[KeptOfArticle]) -> list[tuple[str, str]]:
    """Return what is kept of an article beside its text, each with what it is."""
    return [
        ("picture", f"f-{each.copy:d} {visible(each.name)}")
        if each.copy
        else ("recording", visible(f"{each.url or each.name} sha256:{each.sha256}"))
        for each in kept
    ]


def speaker_counts(statements: Sequence[Statement], names: Sequence[str]) -> str:
    """Return how many statements there are, and whose; those of the article itself last."""
    own = {name for name, each in zip(names, statements, strict=True) if _is_own(each)}
    counts = sorted(Counter(names).items(), key=lambda count: (count[0] in own, -count[1]))
    told = ", ".join(f"{name} {number}" for name, number in counts)
    return f"{counted(len(statements), 'statement')}: {told}." if told else "No statement found."


def speaker_names(article: Article, statements: Sequence[Statement]) -> list[str]:
    """Return a short name for the speaker of each statement.

    That is the surname where only one person has it, else the full name, or the name
    as given of somebody unknown; what the article says in its own voice is its publisher's.
    """
    people = {name for each in statements for name in (each.person, *each.persons) if name}
    surnames = Counter(map(_surname, people))

    def short(name: str) -> str:
        surname = _surname(name)
        return visible(surname if surnames[surname] == 1 else name)

    own = f"{visible(article.publisher or 'the article')} itself"
    names = []
    for each in statements:
        if each.person or each.persons:
            names.append(" and ".join(map(short, each.persons or (each.person or "",))))
        elif _is_own(each):
            names.append(own)
        else:
            names.append(visible(each.speaker) if each.speaker else "unnamed")
    return names


def _surname(name: str) -> str:
    """Return the last name, with what belongs to it: ``de Wit`` of ``Jan de Wit``."""
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1][0].islower():
        first -= 1
    return " ".join(words[first:])


def _is_own(statement: Statement) -> bool:
    """Return whether the article says it itself."""
    return statement.kind is Kind.ASSERTION and not statement.speaker


def paragraph(text: str) -> list[str]:
    """Return a text in lines that fit the terminal."""
    return wrapped(visible(text), first="", rest="")
