"""A card of the review desk as lines that fit the terminal: nothing is said by colour."""

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.cli.output import cut, line_width, wrapped
from claimcheck.cli.render.card_texts import (
    entry_text,
    occasion_text,
    origin_text,
    passage_text,
    speaker_text,
    status_text,
    waiting_texts,
)
from claimcheck.cli.render.match import HIDDEN, match_lines
from claimcheck.cli.render.record_lines import (
    contact_row,
    note_line,
    rationale_rows,
    source_rows,
    verdict_line,
)
from claimcheck.language.display.safe import visible
from claimcheck.model.desk.card import Card, Task
from claimcheck.model.record.log_entry import Entry
from claimcheck.model.status import SignedVerdict, deciding_verdicts, ratings
from claimcheck.model.verdict import Verdict
from claimcheck.named_tuple import NamedTuple
from claimcheck.workflows.desk.allowed_acts import is_party, offered
from claimcheck.workflows.desk.keys import (
    ASIDE,
    MOVES,
    QUESTIONS,
    WORDS,
    YOURS,
    Key,
    key_rows,
    keys_of,
)
from claimcheck.workflows.desk.session import ReviewSession

_PAD: Final = " " * 12
_HISTORY: Final = 3
# A text is folded to no fewer lines.
_FOLDED: Final = 2
# What gives way before a text is folded gives way earlier than this.
_EARLY: Final = 2
_OTHER_WORDS: Final = "other words"
# The moves that a card names where its lines are few; ? lists all.
_SHORT: Final = frozenset(("more", "skip", "help", "quit"))
# The same of what nobody is asked about.
_SETTLED: Final = {
    "s": "Nothing waits here: the words are confirmed. Edit or discard what is wrong.",
    "q": "Nothing waits here: the match is decided. Another answer takes its place.",
    "c": "Nothing waits here; the keys work all the same.",
}


def heading(session: ReviewSession) -> str:
    """Return where in the queue the card is."""
    entry = session.current
    subject = f": {entry.waiting.task} {entry.waiting.subject}" if entry else ""
    return f"Card {session.position} of {session.total}, {session.left} left{subject}"


class _CardBlock(NamedTuple):
    """A part of a card: its lines, its name, and how early it gives way (0: never)."""

    name: str
    lines: list[str]
    gives_way: int = 0


def card_lines(card: Card, height: int | None = None) -> list[str]:
    """Return a card: what is asked, what is known about it, and the keys.

    Where it must fit a ``height`` of so many lines, what decides stays, and the rest is
    named, for the key that shows it.
    """
    blocks = [each for each in _blocks(card) if each.lines]
    acts, words = acts_and_words(card)
    blocks += [_CardBlock(_OTHER_WORDS, key_rows(words, line_width(), "words"), 8)]
    keys = key_rows((*acts, *MOVES), line_width())
    if height is None or _height(blocks) + len(keys) <= height:
        return [line for each in blocks for line in each.lines] + keys
    keys = key_rows((*acts, *(key for key in MOVES if key.word in _SHORT)), line_width())
    every = tuple(blocks)
    # One line says what is left out.
    room = height - len(keys) - 1
    blocks = _shortened(blocks, room, _EARLY)
    # Two texts that are compared stay whole, and the screen rolls.
    folded = blocks if card.asks_of_match else _with_folded_claim(card, blocks, room)
    is_folded = folded is not blocks
    blocks = _shortened(folded, room, 0)
    # The words are among what ? lists.
    kept = {_OTHER_WORDS, *(each.name for each in blocks)}
    names = (each.name for each in every if each.lines)
    left = dict.fromkeys(name for name in names if name not in kept)
    if is_folded:
        left = {"the whole text": None, **left}
    room = line_width() - len(_PAD)
    more = _row("more", cut(f"m shows {', '.join(left)}", room)) if left else []
    return [line for each in blocks for line in each.lines] + more + keys


def _shortened(blocks: list[_CardBlock], room: int, least: int) -> list[_CardBlock]:
    """Return parts that fit so many lines, without those that give way first.

    Those that give way no earlier than ``least`` stay.
    """
    kept = [*blocks]
    while _height(kept) > room:
        last = max(kept, key=lambda each: each.gives_way)
        if last.gives_way <= least:
            break
        kept.remove(last)
    return kept


def _with_folded_claim(card: Card, blocks: list[_CardBlock], room: int) -> list[_CardBlock]:
    """Return parts in which the claim has as many lines as fit, two at least; the same if all."""
    most = max((len(each.lines) for each in blocks), default=0)
    found = blocks
    while most > _FOLDED and _height(found) > room:
        most -= 1
        found = [
            each._replace(lines=_claim_rows(card, most)) if each.name == "claim" else each
            for each in found
        ]
    return found


def _height(blocks: Sequence[_CardBlock]) -> int:
    """Return how many lines the parts of a card have."""
    return sum(len(each.lines) for each in blocks)


def acts_and_words(card: Card) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """Return the keys of the acts that a card offers, and the words without a letter."""
    keys = keys_of(offered(card))
    acts = tuple(key for key in keys if key not in WORDS)
    aside = [key for key in ASIDE if not (card.hold and key.word == "redact")]
    return acts, (*(key for key in keys if key in WORDS), *aside)


def _verdict_blocks(card: Card) -> Iterator[_CardBlock]:
    """Yield the verdicts on a card, the newest last; what is settled decides nothing."""
    judged = card.task in {Task.SIGN_OFF, Task.RESOLVE, Task.RECHECK}
    for rating in reversed(ratings(card.standing.verdicts)):
        settled = rating.verdict not in _deciding(card)
        lines = _verdict_rows(rating, settled=settled)
        rank = 8 if settled else 0 if judged else 5
        yield _CardBlock("settled verdicts" if settled else "verdicts", lines, rank)
    if card.standing.hidden:
        yield _CardBlock("hidden verdict", _row("verdict", HIDDEN))


def _blocks(card: Card) -> list[_CardBlock]:
    """Return the parts of a card in order; which of them decide depends on what is asked."""
    words = card.shows_statement
    blocks = [
        _CardBlock("question", _row("asks", _asks(card))),
        _CardBlock("claim", _claim_rows(card)),
    ]
    if card.hold:
        held = f"since {card.hold.at[:10]}, by {visible(card.hold.reviewer)}"
        told = f"{held}: {visible(card.hold.reason)}; nobody changes the claim"
        blocks.append(_CardBlock("hold", _row("on hold", told)))
    if card.passage and (card.passage.before or card.passage.after):
        context = _row("context", passage_text(card.passage))
        blocks.append(_CardBlock("context", context, 3 if words else 7))
    blocks += _facts(card)
    blocks += _blocks_of_others(card)
    blocks += _verdict_blocks(card)
    sources, shortfall = _source_rows(card)
    blocks.append(_CardBlock("sources", sources, 7 if words else 1))
    blocks.append(_CardBlock("missing sources", shortfall))
    contacts = [line for stored in card.contacts for line in contact_row(stored)]
    blocks.append(_CardBlock("contacts", contacts, 4))
    notes = [line for note in card.notes for line in _row("note", note_line(note))]
    blocks.append(_CardBlock("notes", notes, 2))
    blocks.append(_CardBlock("history", _history_rows(card.history), 9))
    return blocks


def _blocks_of_others(card: Card) -> Iterator[_CardBlock]:
    """Yield the claims that a card's words resemble, and what other desks have published."""
    text = card.stored.statement.text if card.stored else card.claim.text
    for number, prior in enumerate(card.priors):
        decides = card.asks_of_match and not number
        name = "earlier claim" if decides else "claims like it"
        lines = match_lines(text, prior.match, flag="! ")
        yield _CardBlock(name, lines, 0 if decides else 6 if number else 4)
    if card.others:
        from claimcheck.cli.render.outside_checks import elsewhere_lines

        yield _CardBlock("checks of others", list(elsewhere_lines(text, card.others)), 5)


def _asks(card: Card) -> str:
    """Return what is asked of the reader."""
    if card.task is Task.LOOK:
        return _SETTLED[card.entry.waiting.letter]
    return YOURS if card.task is Task.RESOLVE and is_party(card) else QUESTIONS[card.task]


def _row(label: str, text: str) -> list[str]:
    """Return a labelled text in lines that fit the terminal."""
    return wrapped(text, first=f"  {label:<10}", rest=_PAD)


def _claim_rows(card: Card, most: int | None = None) -> list[str]:
    """Return the claim, and the statement where that is in other words.

    Each in at most so many lines, where that is said: … stands for the rest.
    """
    lines = []
    stored = card.stored
    if stored and card.shows_statement:
        said = _row("statement", f"s-{stored.id:d} {visible(stored.statement.text)}")
        lines += _folded(said, most)
    if not lines or (stored and stored.statement.text != card.claim.text):
        lines += _folded(_row("claim", f"c-{card.claim.id:d} {visible(card.claim.text)}"), most)
    else:
        lines += _row("claim", f"c-{card.claim.id:d}, in these words")
    return lines


def _folded(lines: list[str], most: int | None) -> list[str]:
    """Return the first ``most`` of some lines, the last of which says that there are more."""
    if most is None or len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{cut(lines[most - 1], line_width() - 2).removesuffix(' …')} …"]


def _facts(card: Card) -> list[_CardBlock]:
    """Return who said it, when and where, where it was found, and how the claim stands."""
    blocks = []
    stored = card.stored
    if stored:
        who = _row("speaker", speaker_text(stored, card.origin))
        blocks.append(_CardBlock("speaker", who, 0 if card.shows_statement else 4))
        blocks.append(_CardBlock("occasion", _row("said", occasion_text(stored)), 2))
        if stored.statement.person_reason:
            because = _row("because", visible(stored.statement.person_reason))
            blocks.append(_CardBlock("why it is theirs", because, 8))
        if card.origin:
            blocks.append(_CardBlock("article", _row("found in", origin_text(card.origin)), 5))
        elif stored.statement.url:
            blocks.append(_CardBlock("address", _row("found at", visible(stored.statement.url)), 5))
    status = _row("status", status_text(card))
    if readers := card.standing.marked_for_readers:
        status += _row("readers", f"have {visible(readers)}")
    if card.standing.to_choose:
        status += _row("to choose", visible(card.standing.to_choose))
    blocks.append(_CardBlock("status", status, 3))
    worth = "; ".join([visible(card.entry.reason), *waiting_texts(card)])
    is_held = card.entry.waiting.assigned_to or card.entry.waiting.deadline
    blocks.append(_CardBlock("worth", _row("worth", worth), 2 if is_held else 6))
    topic = card.entry.waiting.topic
    blocks.append(_CardBlock("topics", _row("topics", visible(topic)) if topic else [], 6))
    return blocks


def _deciding(card: Card) -> tuple[Verdict, ...]:
    """Return the verdicts that decide."""
    return deciding_verdicts(card.standing.verdicts)


def _verdict_rows(rating: SignedVerdict, *, settled: bool) -> list[str]:
    """Return a verdict with its rationale."""
    head = verdict_line(rating, settled=settled, full=True)
    return [*_row("verdict", head), *rationale_rows(rating)]


def _source_rows(card: Card) -> tuple[list[str], list[str]]:
    """Return the sources so far, and what is said of those that a verdict lacks."""
    lines = [line for each in card.sources for line in source_rows(each)]
    if card.shows_statement:
        return lines, []
    if card.shortfall:
        return lines, _row("sources", f"{card.shortfall} independent sources that a verdict needs")
    return lines, [] if lines else _row("sources", "none")


def _history_rows(history: tuple[Entry, ...]) -> list[str]:
    """Return the last things that were done, one a line, and how many more there are."""
    last = history[-_HISTORY:]
    room = line_width() - len(_PAD)
    lines = [f"  {'history':<10}{cut(entry_text(last[0]), room)}"] if last else []
    lines += [_PAD + cut(entry_text(each), room) for each in last[1:]]
    more = len(history) - len(last)
    return lines + ([f"{_PAD}and {more} before; h shows all"] if more else [])
