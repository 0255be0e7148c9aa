"""Whether a node that is to go out would come back as it is."""

from collections.abc import Iterator, Mapping
from typing import Final

from claimcheck.model.imports.outside_check import OutsideCheck
from claimcheck.reading.checks.review import ReviewDefaults, read_review
from claimcheck.reading.checks.texts import each_of, texts_of, value_of
from claimcheck.reading.checks.walk import FoundReview

_CHANGED: Final = "would not be read back as it is: shorten it, or take out what hides in it"


def unread_parts(node: Mapping[str, object]) -> Iterator[str]:
    """Yield what of a node our own reader would change or leave out, each as a fault."""
    read = read_review(FoundReview(node, {}), ReviewDefaults(keeps_raw=False))
    if read.refused:
        yield read.refused
        return
    said = dict(_said(node))
    for name, value in _read(read.check).items():
        if said.get(name, value) != value:
            yield f"{name} {_CHANGED}"


def _said(node: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield what a node says, by property, as `_read` gives it."""
    rating, item = value_of(node, "reviewRating"), value_of(node, "itemReviewed")
    yield "claimReviewed", value_of(node, "claimReviewed")
    yield "name", value_of(node, "name")
    yield "reviewRating.alternateName", value_of(rating, "alternateName")
    yield "ratingExplanation", value_of(rating, "ratingExplanation")
    yield "correction", "\n".join(texts_of(value_of(node, "correction"))) or None
    authors = each_of(value_of(item, "author"))
    yield (
        "itemReviewed.author",
        [(value_of(each, "name"), value_of(each, "jobTitle")) for each in authors],
    )
    yield "place", value_of(item, "name") or value_of(item, "spatialCoverage")
    yield "itemReviewed.datePublished", value_of(item, "datePublished")
    places = each_of(value_of(item, "appearance"))
    yield "itemReviewed.appearance", [value_of(each, "url") for each in places]


def _read(check: OutsideCheck) -> dict[str, object]:
    """Return what was read, by the property that says it."""
    return {
        "claimReviewed": check.claim,
        "name": check.title,
        "reviewRating.alternateName": check.label,
        "ratingExplanation": check.explanation,
        "correction": check.correction,
        "itemReviewed.author": [(each.name, each.role) for each in check.claimants],
        "place": check.place,
        "itemReviewed.datePublished": str(check.said_on) if check.said_on else None,
        "itemReviewed.appearance": [*check.appearances],
    }
