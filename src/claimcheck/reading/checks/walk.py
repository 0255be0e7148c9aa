"""Where in structured data the reviews are: step by step, never deeper than a limit."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.checks.references import is_reference
from claimcheck.reading.checks.texts import each_of, has_key, value_of

DEEPEST: Final = 40

_REVIEW: Final = "claimreview"
# What a wrapper says of the reviews in it, where they do not say it themselves.
_INHERITED: Final = {"mediareview": ("url", "datePublished"), "datafeeditem": ("url",)}


# Properties of a review, and of what it is of, that hold no review.
_PLAIN: Final = frozenset(
    "@context @type @id url name headline claimReviewed datePublished dateModified author"
    " reviewRating itemReviewed publisher inLanguage description image reviewBody".split()
)
_PLAIN_THING: Final = frozenset(
    "@type @id name text author datePublished appearance firstAppearance url sameAs".split()
)


class FoundReview(NamedTuple):
    """A review's node, and what its wrapper says for it."""

    node: Mapping[str, object]
    inherited: Mapping[str, object]
    # Of an answer of `claims:search`: the claim around the review.
    claim: Mapping[str, object] | None = None
    # The nodes of the document that have a name, where the review refers to some.
    named: Mapping[str, Mapping[str, object]] | None = None


class TooDeep(NamedTuple):
    """Something is nested deeper than is read."""


def find_reviews(value: object) -> Iterator[FoundReview | TooDeep]:
    """Yield each ClaimReview in a value, in the order of the document.

    Types are read as text, list or address, in any case. What is nested deeper than
    `DEEPEST` is not read, and told once.
    """
    nothing: Mapping[str, object] = {}
    stack: list[tuple[object, int, Mapping[str, object]]] = [(value, 0, nothing)]
    is_told = False
    while stack:
        node, depth, inherited = stack.pop()
        if not isinstance(node, list | dict):
            continue
        if depth > DEEPEST:
            yield from () if is_told else (TooDeep(),)
            is_told = True
        elif isinstance(node, list):
            stack += [(each, depth + 1, inherited) for each in reversed(node)]
        elif _REVIEW in (types := node_types(node)):
            yield from () if is_reference(node) else (FoundReview(node, inherited),)
            # One that holds another says nothing for it.
            if _may_hold_review(node):
                stack += [(each, depth + 1, nothing) for each in reversed(list(node.values()))]
        elif _is_answer(node):
            reviews = [each for each in each_of(node["claimReview"]) if isinstance(each, dict)]
            yield from (FoundReview(each, nothing, node) for each in reviews)
        else:
            below = {**inherited, **_said_for(node, types)}
            stack += [(each, depth + 1, below) for each in reversed(list(node.values()))]


def node_types(node: Mapping[str, object]) -> list[str]:
    """Return a node's types in small letters, without the address that they may begin with."""
    value = node.get("@type", node.get("type"))
    if isinstance(value, str):
        return [_last_word(value)]
    return [_last_word(each) for each in each_of(value) if isinstance(each, str)]


@cache
def _before_word() -> re.Pattern[str]:
    return re.compile(r".*[/#:]", re.DOTALL)


def _last_word(text: str) -> str:
    """Return the name at the end of a type's address."""
    return _before_word().sub("", text[:200]).strip().casefold()


def _may_hold_review(node: Mapping[str, object]) -> bool:
    """Return whether something in a review may be another; nearly all are of the plain form."""
    thing = node.get("itemReviewed")
    is_plain = not isinstance(thing, list) and (
        not isinstance(thing, dict) or thing.keys() <= _PLAIN_THING
    )
    if is_plain and node.keys() <= _PLAIN:
        return False
    stack = [*node.values()]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            kind = value.get("@type")
            if kind is None:
                if "type" in value or "claimReview" in value:
                    return True
            elif not isinstance(kind, str) or kind[-6:].casefold() == "review":
                return True
            stack += value.values()
        elif isinstance(value, list):
            stack += value
    return False


def _is_answer(node: Mapping[str, object]) -> bool:
    """Return whether a node is a claim as `claims:search` gives it, with its reviews."""
    reviews = node.get("claimReview")
    return isinstance(reviews, list) and any(
        isinstance(each, dict) and ("textualRating" in each or "publisher" in each)
        for each in reviews
    )


def _said_for(node: Mapping[str, object], types: list[str]) -> dict[str, object]:
    """Return what a wrapper says for the reviews in it."""
    names = [name for kind in types for name in _INHERITED.get(kind, ())]
    return {name: value_of(node, name) for name in names if has_key(node, name)}
