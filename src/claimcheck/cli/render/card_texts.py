"""What a card says of words, persons and days, each in one line of text."""

from claimcheck.cli.output import counted
from claimcheck.language.display.safe import visible
from claimcheck.model.article import Article
from claimcheck.model.desk.card import Card, Origin, Task, WordsInContext
from claimcheck.model.record.log_entry import Entry
from claimcheck.model.statement import Kind, StoredStatement


def passage_text(passage: WordsInContext) -> str:
    """Return words where they stand, marked ``>>like this<<``."""
    pieces = [
        f">>{piece.strip()}<<" if position % 2 == 0 else piece
        for position, piece in enumerate(passage.pieces)
    ]
    return visible(passage.before + "".join(pieces) + passage.after)


def waiting_texts(card: Card) -> list[str]:
    """Return the day since which a card waits, where it does, and who has it in hand."""
    waits = card.entry.waiting
    since = [] if card.task is Task.LOOK else [f"waits since {waits.since[:10]}"]
    held = [f"{visible(waits.assigned_to)} has it in hand"] if waits.assigned_to else []
    held += [f"{waits.priority} priority"] if waits.priority else []
    held += [f"to be done by {waits.deadline}"] if waits.deadline else []
    return since + held


def speaker_text(stored: StoredStatement, origin: Origin | None) -> str:
    """Return the speaker as named, the person where that is another name, and the role.

    What nobody is said to have said, the article says itself.
    """
    said = stored.statement
    name = visible(said.speaker) if said.speaker else "unnamed"
    if origin and not said.speaker and said.kind is Kind.ASSERTION:
        name = f"{visible(origin.article.publisher or 'the article')} itself"
    if said.person and said.person != said.speaker:
        name += f" ({visible(said.person)} p-{stored.person:d})"
    about = [visible(each) for each in (said.role, said.organisation) if each]
    return ", ".join([name, *about])


def occasion_text(stored: StoredStatement) -> str:
    """Return when, where and how the words were said."""
    said = stored.statement
    place = visible(said.place) if said.place else "place unknown"
    medium = f", {visible(said.medium)}" if said.medium else ""
    found = f"; found by rule {visible(said.evidence.rule)}" if said.evidence.rule else ""
    return f"{said.when}, {place}{medium}; {said.kind}{found}"


def article_text(number: int, article: Article) -> str:
    """Return an article in short: publisher, date and title."""
    facts = [visible(str(each)) for each in (article.publisher, article.published_on) if each]
    title = f'"{visible(article.title)}"' if article.title else "untitled"
    return ", ".join([f"a-{number:d} {title}", *facts])


def origin_text(origin: Origin) -> str:
    """Return the article in short, and where in its file the words begin."""
    where = f", at {origin.position}" if str(origin.position) else ""
    return article_text(origin.number, origin.article) + where


def status_text(card: Card) -> str:
    """Return the claim's status, how often it was said, and what a verdict needs."""
    standing = card.standing
    counts = f"{counted(standing.occasions, 'occasion')}, {counted(standing.mentions, 'mention')}"
    return f"{standing.in_words}; {counts}; policy: {card.policy.name}"


def entry_text(entry: Entry) -> str:
    """Return one thing that was done: when, by whom, what."""
    return f"{entry.at[:10]} {visible(entry.actor)} {visible(entry.what)}: {visible(entry.text)}"
