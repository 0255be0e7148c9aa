"""What was reviewed: who claimed it, when, and where it stands."""

from collections.abc import Iterator, Mapping
from typing import Final

from claimcheck.language.text.addresses import addresses_in, is_address
from claimcheck.model.dates import PartialDate
from claimcheck.model.imports.outside_check import Claimant
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.checks.authors import name_of
from claimcheck.reading.checks.feed_dates import read_day
from claimcheck.reading.checks.texts import (
    as_name,
    each_of,
    first_text,
    has_key,
    texts_of,
    value_of,
    without_entities,
)
from claimcheck.reading.checks.walk import node_types

_MOST_ADDRESSES: Final = 200
_MOST_CLAIMANTS: Final = 50
_COUNTED: Final = {2: "two", 3: "three", 4: "four"}


class ReviewedItem(NamedTuple):
    """The things reviewed, read as one."""

    claim: str | None
    claimants: tuple[Claimant, ...]
    said_on: PartialDate | None
    place: str | None
    appearances: tuple[str, ...]
    told: tuple[str, ...]


def read_reviewed(node: Mapping[str, object]) -> ReviewedItem:
    """Return what ``itemReviewed`` says: every thing, every author, every address."""
    told: list[str] = []
    found = each_of(value_of(node, "itemReviewed"))
    things = [each for each in found if isinstance(each, dict)]
    if not found and has_key(node, "itemReviewed"):
        told.append("no itemReviewed")
    if len(things) > 1:
        told.append(f"{_COUNTED.get(len(things), len(things))} things reviewed")
    claimants = [each for thing in things for each in _claimants(thing, told)]
    addresses = list(dict.fromkeys(each for thing in things for each in _addresses(thing, told)))
    if len(addresses) > _MOST_ADDRESSES:
        told.append(f"{len(addresses)} appearances: the first {_MOST_ADDRESSES} are kept")
    days = [_said_on(thing, told) for thing in things]
    return ReviewedItem(
        _claim(found),
        tuple(dict.fromkeys(claimants))[:_MOST_CLAIMANTS],
        next((day for day in days if day), None),
        next((place for thing in things if (place := _place(thing))), None),
        tuple(addresses[:_MOST_ADDRESSES]),
        tuple(told),
    )


def _claim(found: list[object]) -> str | None:
    """Return the words of a thing reviewed, for a review that does not give them."""
    given = (
        text
        for each in found
        for text in (
            (each,)
            if isinstance(each, str)
            else (first_text(value_of(each, "text")), first_text(value_of(each, "name")))
        )
    )
    return next((text for text in given if text), None)


def _claimants(thing: Mapping[str, object], told: list[str]) -> Iterator[Claimant]:
    """Yield who is named for a thing; one without a name is told."""
    for author in each_of(value_of(thing, "author")):
        name = name_of(author)
        if name is None:
            is_long = bool(first_text(author))
            told.append(
                "claimant's name is too long: left out" if is_long else "claimant without a name"
            )
            continue
        names = list(texts_of(author)) if isinstance(author, dict) else [name]
        role = first_text(value_of(author, "jobTitle")) or (names[1] if len(names) > 1 else "")
        yield Claimant(name, as_name(role)[:500] or None)


def _said_on(thing: Mapping[str, object], told: list[str]) -> PartialDate | None:
    """Return when a thing was said or published."""
    given = value_of(thing, "datePublished")
    day = read_day(given)
    if given and day is None:
        told.append("claim's date unreadable")
    return day


def _place(thing: Mapping[str, object]) -> str | None:
    """Return the occasion that a thing's name gives, such as a debate, or where it was."""
    text = first_text(value_of(thing, "name")) or first_text(value_of(thing, "spatialCoverage"))
    return as_name(text)[:500] or None if text else None


def _addresses(thing: Mapping[str, object], told: list[str]) -> Iterator[str]:
    """Yield the addresses at which a thing stands; what is not an address is told."""
    own = value_of(thing, "url")
    given = [
        value_of(thing, "firstAppearance"),
        value_of(thing, "appearance"),
        value_of(thing, "sameAs"),
    ]
    if first_text(own):
        given.append(own)
        # A work stands at its own address; a claim has none.
        if "claim" in node_types(thing) and not any(map(each_of, given[:2])):
            told.append("appearance in itemReviewed.url")
    for each in (one for value in given for one in each_of(value)):
        text = _address_text(each).strip()
        # A dot at its end may belong to it.
        found = [text] if is_address(text) else addresses_in(text)
        if text and not found:
            told.append("appearance is not an address: left out")
        yield from found


def _address_text(value: object) -> str:
    """Return the text in which an appearance's address stands."""
    if not isinstance(value, dict):
        return without_entities(first_text(value) or "")
    named = (value_of(value, key) for key in ("url", "contentUrl", "@id", "sameAs"))
    return without_entities(next((text for each in named if (text := first_text(each))), ""))
