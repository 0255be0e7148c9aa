"""One card, one question: what is asked, what is known, and what can be done."""

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.card import Card, QueueEntry, QueueFilter, Task
from claimcheck.model.desk.claim_acts import RELATIONS
from claimcheck.model.desk.role import in_words, may, role_needed
from claimcheck.model.ids import RecordId, parse_id
from claimcheck.record.refusals import Refusal, refusal_of
from claimcheck.web.forms.acts import NO_ANSWER, FormError, read_card_act
from claimcheck.web.forms.filters import card_path, filter_query, read_filter, read_task
from claimcheck.web.kept_queues import Queue
from claimcheck.web.pages import confirm
from claimcheck.web.pages.desk.buttons import (
    BUTTONS,
    DESK_WORDS,
    PARTS,
    STAYING,
    WEIGHED,
    pressed,
)
from claimcheck.web.pages.parts import CLASSES, in_order, named_verdicts, shown_all
from claimcheck.web.visits import GoTo, Missing, Reply, Visit, WebPage, forbidden
from claimcheck.workflows.desk.allowed_acts import (
    answers_in_order,
    correctable_verdicts,
    is_party,
    offered,
    refusal,
)
from claimcheck.workflows.desk.conflicts import ChangedError
from claimcheck.workflows.desk.keys import QUESTIONS, YOURS

# Of a card that is shown before anything is sent.
_ON_EVERY_CARD: Final = MappingProxyType(
    {
        "words": DESK_WORDS,
        "classes": CLASSES,
        "relations": RELATIONS,
        "buttons": BUTTONS,
        "changes": (),
        "sent": "",
        "pressed": "",
    }
)
_OF_THE_FORM: Final = frozenset(("csrf", "read_at", "sure"))
_LOOKING: Final = "What do you want to do with it?"


def show(visit: Visit) -> WebPage:
    """Show a card, or that it is gone."""
    entry = _entry(visit)
    if entry is None:
        return _gone(visit)
    if entry.waiting.task is not Task.LOOK:
        visit.desk.presence.see(visit.name, entry.waiting.subject)
    return WebPage("card.html", _values(visit, _shown(visit, entry)))


def act(visit: Visit) -> Reply:
    """Do what a form on a card says, then go on to the next."""
    word = visit.parts["act"]
    if word not in DESK_WORDS and word not in PARTS and word != NO_ANSWER:
        raise Missing
    kept = {name: value for name, value in visit.fields.values if name not in _OF_THE_FORM}
    entry = _entry(visit) or _looked_at(visit)
    if entry is None:
        return _gone(visit, word, kept)
    # To show a card takes a comparison with the record; to act on it does not.
    card = _shown(visit, entry) if word == "cite" else visit.record.card(entry, to_show=False)
    if not visit.may(_kind(card, word)):
        return forbidden(visit, _kind(card, word))
    after = _following(visit, entry, _queue(visit))
    try:
        pages = visit.desk.settings.desk.pages
        done = read_card_act(word, visit.fields, card, has_pages=pages is not None)
        applying = partial(visit.record.apply, card, done, read_at=_read_at(visit))
        if word in WEIGHED:
            # What could not be stored is refused before anybody is asked.
            applying(dry_run=True)
            if asked := _asked_again(visit, card, word):
                return asked
        applied = applying()
    except ClaimcheckError as error:
        return _refused(visit, entry, word, kept, error)
    if word in STAYING:
        return GoTo(f"/card/{visit.parts['named']}{filter_query(visit.query)}", applied.said)
    visit.desk.presence.leave(visit.name, entry.waiting.subject)
    return GoTo(after, applied.said)


def _asked_again(visit: Visit, card: Card, word: str) -> WebPage | None:
    """Return the page that asks whether somebody means an act that weighs; None if they said so."""
    fields, claim = visit.fields, str(card.claim.id)
    leave = f"/card/{visit.parts['named']}{filter_query(visit.query)}"
    verdict = next((each for each, decides in in_order(card.standing) if decides), None)
    label = verdict.label if verdict else "without a verdict"
    if word == "publish":
        given = {name: fields.get(name) or None for name in ("url", "published_on", "despite")}
        would = visit.record.publish(claim, **given, dry_run=True)
        failing, reason = tuple(each.rule for each in would.despite), given["despite"] or ""
        told = confirm.publishing(claim, label, would.url, leave, failing, reason)
        return confirm.ask_again(visit, told, claim)
    if word == "correct":
        told = confirm.correcting(f"the verdict on {claim}", label, dict(fields.values), leave)
        return confirm.ask_again(visit, told, claim)
    other = str(parse_id(fields.get("other"), "c"))
    told = (confirm.merging if word == "merge" else confirm.parting)(claim, other, leave)
    return confirm.ask_again(visit, told, claim, other)


def _refused(
    visit: Visit, entry: QueueEntry, word: str, kept: dict[str, str], error: ClaimcheckError
) -> WebPage:
    """Return the card again with why nothing was stored, and the words as they were sent.

    Its forms send the event at which it was first read, so that what others did since is told.
    """
    faults = error.faults if isinstance(error, FormError) else (("", str(error)),)
    kind = refusal_of(error)
    status = {Refusal.CHANGED: 409, Refusal.FORBIDDEN: 403, Refusal.BUSY: 503}.get(kind, 422)
    values = _values(visit, _shown(visit, entry)) | {"read_at": _read_at(visit)}
    if isinstance(error, ChangedError):
        faults = ()
        values |= {"changes": error.changes, "read_at": error.head}
    return WebPage(
        "card.html",
        {
            **values,
            "errors": [(f"{word}-{name}" if name else word, told) for name, told in faults],
            "sent": word,
            "pressed": pressed(word),
            "kept": kept,
        },
        status,
    )


def _shown(visit: Visit, entry: QueueEntry) -> Card:
    """Return a card with all that its page shows."""
    return visit.record.with_others(visit.record.card(entry))


def _values(visit: Visit, card: Card) -> dict[str, Any]:
    """Return what the page of a card says."""
    record, entry = visit.record, card.entry
    # Right after a start a long queue is still being read: the card does without its place.
    queue = visit.desk.queues.read_soon(visit.record, *_asked_of_queue(visit))
    place = queue.place_of(entry) if queue else None
    text = card.stored.statement.text if card.stored else card.claim.text
    return {
        "card": card,
        "question": _question(visit, card),
        "place": place,
        "total": len(queue.entries) if queue else None,
        "before": card_path(queue.entries[place - 1]) if queue and place else None,
        "after": _following(visit, entry, queue),
        "query": filter_query(visit.query),
        "here": f"/card/{visit.parts['named']}",
        "read_at": card.read_at,
        "priors": shown_all(text, (each.match for each in card.priors)),
        "verdicts": in_order(card.standing),
        "offered": _offered(visit, card),
        "refused": list(_refusals(visit, card)),
        "answers": answers_in_order(card),
        "correctable": named_verdicts(correctable_verdicts(card)),
        "labels": record.scale().labels,
        "reviewers": [each.name for each in record.reviewers() if may(each.role, "acting")],
        "pages": visit.desk.settings.desk.pages,
        "others": visit.desk.presence.others(visit.name).get(entry.waiting.subject, ()),
        "precedents": _precedents(visit, card, text) if "precedents" in visit.query else None,
        "today": record.today,
        **_ON_EVERY_CARD,
    }


def _offered(visit: Visit, card: Card) -> tuple[str, ...]:
    """Return the acts that a card offers to the visitor, by what fits it and by their role."""
    if not visit.may("acting"):
        return ()
    return tuple(each for each in offered(card) if visit.may(_kind(card, each)))


def _refusals(visit: Visit, card: Card) -> Iterator[tuple[str, str]]:
    """Yield the acts that a card does not offer to the visitor, each with why."""
    for word in DESK_WORDS:
        why, kind = refusal(card, word), _kind(card, word)
        if why is None and not visit.may(kind):
            needed, own = in_words(role_needed(kind)), in_words(visit.role)
            why = f"this takes {needed}; {visit.name} is {own}"
        if why:
            yield word, why


def _kind(card: Card, word: str) -> str:
    """Return what an act is called in the log, by which roles go."""
    return "lift" if word == "hold" and card.hold else word


def _precedents(visit: Visit, card: Card, text: str) -> list[Any]:
    """Return how claims like a card's were rated."""
    return shown_all(text, visit.record.precedents(card))


def _question(visit: Visit, card: Card) -> str:
    """Return what is asked of the reader."""
    if card.task is Task.RESOLVE and is_party(card):
        return YOURS
    if card.task is Task.LOOK and not visit.may("acting"):
        return "Nothing is asked about it"
    return QUESTIONS.get(card.task, _LOOKING)


def _queue(visit: Visit) -> Queue:
    """Return the queue as the address filters it."""
    return visit.desk.queues.read(visit.record, *_asked_of_queue(visit))


def _asked_of_queue(visit: Visit) -> tuple[QueueFilter, str]:
    """Return what the address asks of the queue: a filter, and a task."""
    return read_filter(visit.query), read_task(visit.query)


def _following(visit: Visit, entry: QueueEntry, queue: Queue | None) -> str:
    """Return the address of the card after one, or of the queue at its end."""
    query = filter_query(visit.query)
    if queue is None:
        return f"/queue{query}"
    place = queue.place_of(entry)
    after = 0 if place is None else place + 1
    rest = queue.entries[after : after + 1]
    return f"{card_path(rest[0])}{query}" if rest else f"/queue{query}"


def _first(visit: Visit) -> str | None:
    """Return the address of the first card that waits; None where none does."""
    entries = _queue(visit).entries
    return f"{card_path(entries[0])}{filter_query(visit.query)}" if entries else None


def _entry(visit: Visit) -> QueueEntry | None:
    """Return what an address names, as it waits or to look at; None where it is gone."""
    task, _, _ = visit.parts["named"].partition(":")
    subject = _subject(visit)
    wanted = next((each for each in Task if str(each).replace(" ", "-") == task), None)
    if wanted is None:
        raise Missing
    if wanted is not Task.LOOK:
        return visit.desk.queues.at(visit.record, (wanted,), subject)
    return visit.desk.queues.at(visit.record, Task, subject) or visit.record.looked_at(subject)


def _looked_at(visit: Visit) -> QueueEntry | None:
    """Return what an address names though nothing waits there; None where it holds no longer."""
    subject = _subject(visit)
    return visit.record.looked_at(subject)


def _subject(visit: Visit) -> RecordId:
    """Return the record that an address names. Raises `Missing` for none."""
    try:
        return parse_id(visit.parts["named"].partition(":")[2], "csqv")
    except ClaimcheckError:
        raise Missing from None


def _read_at(visit: Visit) -> int | None:
    """Return the event at which the form's card was read; nothing odd makes it a later one."""
    given = visit.fields.get("read_at")
    return int(given) if given.isdecimal() and len(given) < 16 else 0


def _gone(visit: Visit, word: str = "", kept: Mapping[str, str] = MappingProxyType({})) -> WebPage:
    """Return that a card is done, what became of it, and what was sent with its words."""
    subject = _subject(visit)
    looked = visit.record.looked_at(subject)
    values = {
        "subject": subject,
        "ending": visit.record.ending(subject),
        "later": visit.record.later_statement(subject),
        "history": visit.record.card(looked).history[-3:] if looked else (),
        "look": f"/card/look-at:{subject}" if looked else None,
        "next": _first(visit),
        "pressed": pressed(word),
        "kept": {name: value for name, value in kept.items() if value.strip()},
    }
    return WebPage("gone.html", values, 410)
