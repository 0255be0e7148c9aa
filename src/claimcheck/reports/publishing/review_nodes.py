"""Published checks as schema.org's ClaimReview: for one page, line by line, or as a feed."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from claimcheck.language.text.addresses import site_of
from claimcheck.language.text.one_line import one_line
from claimcheck.model.desk.settings import DeskSettings
from claimcheck.model.record.check import Adopted, Check, CheckRating, Speaker
from claimcheck.model.statement import UNNAMED
from claimcheck.model.status import InPublic
from claimcheck.model.verdict import Publication
from claimcheck.reports.json_text import as_json_text

_CONTEXT: Final = "https://schema.org"
_WIKIDATA: Final = "https://www.wikidata.org/entity/"
# What a script on a page must not hold as it is, however its words end.
_IN_SCRIPT: Final = {ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}

# More no reader takes.
_MOST_PLACES: Final = 200

Node = Mapping[str, object]


class Profile(StrEnum):
    """Whose reading of ClaimReview the place of saying is written for."""

    GOOGLE = "google"
    SCHEMA = "schema"


def as_node(
    check: Check, page: Publication, desk: DeskSettings, profile: Profile = Profile.GOOGLE
) -> Node:
    """Return the ClaimReview of a check for one page; ``check`` must be as it is published.

    What is not known is left out, and so are blanks around words. The label is the verdict;
    numbers are its place among the labels of its scale that have one, 1 the falsest.
    """
    rating = check.out
    if rating is None:
        raise ValueError(f"{check.id} has no verdict that is out")
    told = check.corrections_at(page)
    corrections = [each.in_words for each in told]
    return _without_nothing(
        {
            "@context": _CONTEXT,
            "@type": "ClaimReview",
            "@id": f"{page.url}#review-{check.id}",
            "identifier": [str(check.id), str(rating.id)],
            "url": page.url,
            "name": _words(check.title),
            "claimReviewed": _words(check.text),
            "inLanguage": None if check.language == UNNAMED else check.language,
            "datePublished": page.published_on,
            "dateModified": max((each.on for each in told), default=None),
            "creativeWorkStatus": _work_status(check.in_public),
            "correction": corrections[0] if len(corrections) == 1 else corrections,
            "author": _authors(desk, page, rating.adopted),
            "itemReviewed": _item(check, page, profile),
            "reviewRating": _rating(rating),
        }
    )


def _words(text: str | None) -> str | None:
    """Return words without the blanks around them."""
    return text.strip() if text else None


def _name(text: str | None) -> str | None:
    """Return a name on one line."""
    return one_line(text) if text else None


def _without_nothing(node: dict[str, object]) -> dict[str, object]:
    """Return a node without the properties that say nothing."""
    return {key: value for key, value in node.items() if value not in (None, [], "")}


def _work_status(state: InPublic) -> str | None:
    """Return what readers are to know besides: that the check is being looked at again."""
    return None if state is InPublic.PUBLISHED else str(state).capitalize()


def _authors(desk: DeskSettings, page: Publication, adopted: Adopted | None) -> object:
    """Return the desk, and who is named for a check that was adopted from its archive."""
    parts = urlsplit(page.url)
    desk_node = _without_nothing(
        {
            "@type": "Organization",
            "name": desk.name or desk.site or site_of(page.url),
            "url": f"https://{desk.site}/" if desk.site else f"{parts.scheme}://{parts.netloc}/",
            "correctionsPolicy": desk.corrections_policy,
        }
    )
    named = (adopted.checked_by or "").split("; ") if adopted else []
    writers = [{"@type": "Person", "name": name} for name in named if name.strip()]
    return [desk_node, *writers] if writers else desk_node


def _item(check: Check, page: Publication, profile: Profile) -> Node:
    """Return the claim: its words, who made it, when, and where it stands."""
    is_adopted = check.out is not None and check.out.adopted is not None
    speakers = [_person(each) for each in check.speakers if each.is_known or is_adopted]
    own = site_of(page.url)
    places = [
        {"@type": "CreativeWork", "url": url} for url in check.appearances if site_of(url) != own
    ][:_MOST_PLACES]
    place = "name" if profile is Profile.GOOGLE else "spatialCoverage"
    return _without_nothing(
        {
            "@type": "Claim",
            "@id": f"{page.url}#claim-{check.id}",
            place: _name(check.place),
            "text": _words(check.text),
            "author": speakers[0] if len(speakers) == 1 else speakers,
            "datePublished": check.said_on,
            "appearance": places,
        }
    )


def _person(speaker: Speaker) -> Node:
    """Return who made a claim."""
    return _without_nothing(
        {
            "@type": "Person",
            "name": _name(speaker.name),
            "jobTitle": _name(speaker.role),
            "sameAs": f"{_WIKIDATA}{speaker.wikidata}" if speaker.wikidata else None,
        }
    )


def _rating(rating: CheckRating) -> Node:
    """Return the label with why, and its place where it has one."""
    is_placed = rating.place is not None and rating.places > 1
    return _without_nothing(
        {
            "@type": "Rating",
            "alternateName": rating.label,
            "ratingExplanation": _words(rating.rationale),
            "ratingValue": rating.place if is_placed else None,
            "bestRating": rating.places if is_placed else None,
            "worstRating": 1 if is_placed else None,
        }
    )


def as_lines(nodes: Iterable[Node]) -> str:
    """Return a node a line."""
    return "".join(f"{as_json_text(each)}\n" for each in nodes)


def as_feed(nodes: Iterable[Node], desk: DeskSettings) -> str:
    """Return the nodes as one data feed, dated by what changed last in it."""
    listed = list(nodes)
    elements = [
        _without_nothing(
            {
                "@type": "DataFeedItem",
                "dateCreated": each["datePublished"],
                "dateModified": each.get("dateModified"),
                "item": {key: value for key, value in each.items() if key != "@context"},
            }
        )
        for each in listed
    ]
    days = [str(each.get("dateModified") or each["datePublished"]) for each in listed]
    feed = _without_nothing(
        {
            "@context": _CONTEXT,
            "@type": "DataFeed",
            "name": f"Fact checks of {desk.name}" if desk.name else "Fact checks",
            "dateModified": max(days, default=None),
        }
    )
    return as_json_text({**feed, "dataFeedElement": elements}, indent=2) + "\n"


def as_scripts(nodes: Iterable[Node]) -> str:
    """Return each node as the script that its page is to hold."""
    return "".join(f"{as_script(each)}\n" for each in nodes)


def as_script(node: Node) -> str:
    r"""Return a node as a script for a page, which no text in it can end.

    >>> print(as_script({"name": "</script>"}))
    <script type="application/ld+json">
    {
      "name": "\u003c/script\u003e"
    }
    </script>
    """
    text = as_json_text(node, indent=2).translate(_IN_SCRIPT)
    return f'<script type="application/ld+json">\n{text}\n</script>'
