"""From a captured article to proposed statements, by what the desk knows of people."""

from collections.abc import Callable, Iterator, Sequence

from claimcheck.language.attribution.check_worthiness import by_worth, priority
from claimcheck.language.attribution.extract import extract
from claimcheck.language.attribution.layouts.standalone import is_unmarked
from claimcheck.language.dates.dateline import Dateline, find_dateline
from claimcheck.language.people.named_person import KnownPerson
from claimcheck.language.text.sentences import find_sentences, paragraph_spans
from claimcheck.model.article import Article
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import UNNAMED, Span, Statement
from claimcheck.model.text.capture import Capture
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.articles import read_capture
from claimcheck.store.connection import Connection
from claimcheck.store.records.people.persons import known_people

# As many code points of the text before and after tell one place from another.
_CONTEXT = 32
_START = 3


class Described(NamedTuple):
    """What the caller knows of an article; it wins over what the file says.

    `speakers` are labels, such as those of a transcript, each with whose name it is.
    """

    title: str | None = None
    publisher: str | None = None
    published_on: PartialDate | None = None
    url: str | None = None
    speakers: tuple[tuple[str, str], ...] = ()


class Extracted(NamedTuple):
    """An article and the statements proposed in it, in the order of its text."""

    name: str
    capture: Capture
    statements: tuple[Statement, ...]

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what readers of the text should know: of its file, and of its quotations."""
        return (*self.capture.remarks, *left_over(self.statements, self.capture.speakers))


def capture_article(name: str, described: Described = Described()) -> Capture:
    """Return the article in a file, with what the caller, the file and its dateline say of it."""
    captured = read_capture(name)
    article = captured.article
    dateline = _first_dateline(article.text)
    day = described.published_on or article.published_on
    return captured._replace(
        article=article._replace(
            title=described.title or article.title,
            publisher=described.publisher
            or article.publisher
            or (dateline.agency if dateline else None),
            published_on=day or (dateline.dated(None) if dateline else None),
            url=described.url or article.url,
        ),
        speakers=described.speakers,
    )


def _first_dateline(text: str) -> Dateline | None:
    """Return the dateline that an article opens with, if any."""
    found = (find_dateline(text, start, end) for start, end in paragraph_spans(text))
    return next((dateline for dateline in found if dateline), None)


def propose(
    article: Article,
    people: Sequence[KnownPerson] = (),
    *,
    assertions: bool = True,
    speakers: Sequence[tuple[str, str]] = (),
) -> tuple[Statement, ...]:
    """Return the statements in an article, in order, each with the article's address.

    After each come those of others that its words report. A turn of a transcript gives
    a statement for each of its sentences. ``speakers`` say who is meant by a label.
    """
    found = extract(
        article.text, published_on=article.published_on, people=people, assertions=assertions
    )
    dateline = _first_dateline(article.text)
    return tuple(
        _under(dateline, each, article.published_on)._replace(
            # A CSV cell cannot tell an empty text from none.
            prefix=each.prefix or None,
            suffix=each.suffix or None,
            url=article.url,
            language=article.language,
        )
        for outer in found
        for whole in (outer._replace(inner=()), *outer.inner)
        for each in by_sentence(named(whole, speakers), article.text)
    )


def _under(
    dateline: Dateline | None, statement: Statement, published_on: PartialDate | None
) -> Statement:
    """Return a statement with the place and day of a dateline that stands below it.

    A headline and a subtitle report the same occasion as the text that they head.
    """
    is_elsewhere = statement.place or statement.reported_by
    if dateline is None or is_elsewhere or statement.spans[0].start >= dateline.span.start:
        return statement
    day = dateline.dated(published_on)
    return statement.with_evidence(place_origin="dateline" if dateline.place else None)._replace(
        place=dateline.place or None,
        said_on=day or statement.said_on,
        date_origin="dateline" if day else statement.date_origin,
    )


def people_in(connection: Connection, text: str) -> list[KnownPerson]:
    """Return the stored persons whom a text may mean, since it holds the end of a name."""
    return [
        KnownPerson(
            person.name, person.aliases, tuple(_role_words(*role[:2]) for role in person.roles)
        )
        for person in known_people(connection, _ends_within(text))
    ]


def _ends_within(text: str) -> Callable[[str], bool]:
    """Return what tells whether a text holds the last word of a name."""
    # Of most names of a large record not even the letters with which that begins.
    starts = {text[place : place + _START] for place in range(len(text))}

    def is_within(name: str) -> bool:
        end = name.rsplit(maxsplit=1)[-1]
        return (len(end) < _START or end[:_START] in starts) and end in text

    return is_within


def _role_words(role: str, organisation: str | None) -> str:
    """Return a role as an article gives it.

    >>> _role_words("Foreign Minister", "Russia")
    'Foreign Minister of Russia'
    """
    return f"{role} of {organisation}" if organisation else role


def extract_article(
    name: str,
    described: Described = Described(),
    *,
    language: str = UNNAMED,
    people_in_text: Callable[[str], Sequence[KnownPerson]] = lambda _: (),
    assertions: bool = True,
) -> Extracted:
    """Return the article in a file with the statements proposed in it.

    ``people_in_text`` gives the persons known already whom its text may mean;
    ``language`` is the article's where it names none.
    """
    capture = capture_article(name, described)
    if capture.article.language == UNNAMED:
        capture = capture._replace(article=capture.article._replace(language=language))
    people = people_in_text(capture.article.text)
    return Extracted(
        name,
        capture,
        propose(capture.article, people, assertions=assertions, speakers=capture.speakers),
    )


def left_over(
    statements: Sequence[Statement], speakers: Sequence[tuple[str, str]] = ()
) -> tuple[str, ...]:
    """Say how many quotations a text gives nobody, and which labels of ``speakers`` it lacks."""
    number = sum(each.evidence.rule == "quote-open" for each in statements)
    borne = {_key(each.speaker or "") for each in statements}
    lacking = [f"“{written}”" for written, _ in speakers if _key(written) not in borne]
    told = (
        f"{number} quotation{'s' * (number > 1)} of which nobody near is told to say"
        f" {'them' if number > 1 else 'it'}."
    )
    return (
        *([told] if number else ()),
        *(f"Nobody speaks as {label}; write it as the text does." for label in lacking),
    )


def ordered(statements: Sequence[Statement], *, by_text: bool) -> list[Statement]:
    """Return all statements, in the order of the text or those most worth checking first."""
    return list(statements) if by_text else by_worth(statements)


def named(statement: Statement, speakers: Sequence[tuple[str, str]]) -> Statement:
    """Return a statement with the name that its speaker's label stands for, if it is given."""
    label = _key(statement.speaker or "")
    for written, name in speakers:
        if label and _key(written) == label:
            return statement._replace(person=name, persons=(), person_reason="as given")
    return statement


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()


def by_sentence(statement: Statement, text: str) -> Iterator[Statement]:
    """Yield a statement for each sentence of a turn that follows a label; others as they are."""
    turn = statement.evidence.rule == "label" or is_unmarked(statement)
    if not turn or len(statement.spans) != 1:
        yield statement
        return
    start, end = statement.spans[0]
    sentences = find_sentences(text[start:end], ())
    if len(sentences) < 2:
        yield statement
        return
    for first, last, *_ in sentences:
        span = Span(start + first, start + last)
        order = priority(text[slice(*span)])
        found = statement.with_evidence(priority=int(order.worth), priority_reason=order.reason)
        yield found._replace(
            text=text[span.start : span.end],
            spans=(span,),
            prefix=text[max(0, span.start - _CONTEXT) : span.start],
            suffix=text[span.end : span.end + _CONTEXT],
        )
