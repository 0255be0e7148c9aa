"""One review's node as a check: what it says, what is told of it, and why it is refused."""

import json
from collections.abc import Mapping
from typing import Final
from urllib.parse import urljoin, urlsplit

from claimcheck.language.text.addresses import is_address, site_of
from claimcheck.model.dates import PartialDate
from claimcheck.model.imports.outside_check import OutsideCheck, ReadCheck
from claimcheck.model.statement import MAX_LENGTH
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.checks.authors import read_authors
from claimcheck.reading.checks.feed_dates import read_day
from claimcheck.reading.checks.ratings import ReadRating, read_rating
from claimcheck.reading.checks.references import written_out
from claimcheck.reading.checks.reviewed import read_reviewed
from claimcheck.reading.checks.texts import (
    as_name,
    as_words,
    as_written,
    first_text,
    is_own,
    texts_of,
    value_of,
    without_entities,
)
from claimcheck.reading.checks.walk import FoundReview

_LONGEST_LABEL: Final = 2_000
# A record that is larger is kept by what is read of it alone.
_LONGEST_RAW: Final = 64 * 1024
# Words beside the claim in what this program wrote itself.
_LONGEST_OWN: Final = 1_000_000
_LEFT_OUT: Final = ": left out"


class ReviewDefaults(NamedTuple):
    """What a feed or a person says for reviews that do not say it: language and page.

    Each record is kept as it came, unless nobody `keeps_raw`; refused ones are in any case.
    """

    language: str | None = None
    page: str | None = None
    keeps_raw: bool = True


class _Remarks:
    """What is told of a record, in the order in which it is met, and why it is refused."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.told: list[str] = []
        self.refused: str | None = None
        self.is_own = False

    @property
    def longest(self) -> int:
        """Return how long words beside the claim may be."""
        return _LONGEST_OWN if self.is_own else MAX_LENGTH

    def all(self) -> tuple[str, ...]:
        """Return what is told, each once; what is left out matters of kept records alone."""
        return tuple(
            each
            for each in dict.fromkeys(self.told)
            if self.refused is None or not each.endswith(_LEFT_OUT)
        )

    def refuse(self, reason: str) -> None:
        """Refuse the record for its first fault; the others would not help."""
        self.refused = self.refused or reason


def read_review(found: FoundReview, around: ReviewDefaults, place: str = "") -> ReadCheck:
    """Return a review as a check; one without claim, label or address is refused with the reason.

    A number never chooses a label, nothing is fetched, and no claimant becomes a person. What
    this program wrote is read as it stands, however long.
    """
    remarks = _Remarks()
    node = found.node if found.claim is None else as_review(found.claim, found.node)
    if found.named:
        node = written_out(node, found.named)
    if is_own(node):
        node, remarks.is_own = as_written(node), True
    reviewed = read_reviewed(node)
    rating = read_rating(value_of(node, "reviewRating"))
    url = _url(node, found.inherited, around, remarks)
    claim = _claim(node, reviewed.claim, remarks)
    authors = read_authors(node)
    published_on = _day(node, found.inherited, remarks)
    remarks.told += [*_told_by(rating, remarks), *authors.told, *reviewed.told]
    site = site_of(url)
    appearances = tuple(each for each in reviewed.appearances if site_of(each) != site)
    explanation = rating.explanation or value_of(node, "reviewBody")
    check = OutsideCheck(
        claim,
        url,
        rating.label or "",
        publisher=authors.publisher,
        site=site,
        byline=authors.byline,
        rating=rating.numbers,
        explanation=_words(explanation, "explanation", remarks),
        title=_words(value_of(node, "name") or value_of(node, "headline"), "title", remarks),
        published_on=published_on,
        modified_on=read_day(value_of(node, "dateModified")),
        language=_language(node) or around.language,
        correction=_words(_lines(value_of(node, "correction")), "correction", remarks),
        claimants=reviewed.claimants,
        said_on=reviewed.said_on,
        place=reviewed.place,
        appearances=appearances,
        is_under_review=_is_under_review(node),
        raw=_raw(found, remarks) if around.keeps_raw or remarks.refused else b"",
    )
    return ReadCheck(check, place, remarks.all(), remarks.refused)


def as_review(claim: Mapping[str, object], review: Mapping[str, object]) -> dict[str, object]:
    """Return a review of a `claims:search` answer in the words of schema.org."""
    return {
        "claimReviewed": claim.get("text"),
        "url": review.get("url"),
        "name": review.get("title"),
        "datePublished": review.get("reviewDate"),
        "inLanguage": review.get("languageCode"),
        "author": {"@type": "Answer", **_mapping(review.get("publisher"))},
        "reviewRating": {"alternateName": review.get("textualRating")},
        "itemReviewed": {
            "author": claim.get("claimant"),
            "datePublished": claim.get("claimDate"),
        },
    }


def _is_under_review(node: Mapping[str, object]) -> bool:
    """Return whether a page of ours says that its check is being looked at again."""
    status = first_text(value_of(node, "creativeWorkStatus")) or ""
    return status.strip().casefold() in {"under review", "correction due"}


def _mapping(value: object) -> Mapping[str, object]:
    """Return a value that is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def _claim(node: Mapping[str, object], otherwise: str | None, remarks: _Remarks) -> str:
    """Return what was claimed; refuse a record without words."""
    text = first_text(value_of(node, "claimReviewed")) or ""
    words = as_words(text)
    if not any(map(str.isalnum, words)) and otherwise:
        words = as_words(otherwise)
        remarks.told.append("claim in itemReviewed")
    elif not remarks.is_own and without_entities(text) != text:
        remarks.told.append("HTML entities")
    if not any(map(str.isalnum, words)):
        remarks.refuse("no claim")
    elif len(words) > MAX_LENGTH:
        remarks.refuse(f"claim is longer than {MAX_LENGTH:,} characters")
        words = words[:MAX_LENGTH]
    return words


def _told_by(rating: ReadRating, remarks: _Remarks) -> tuple[str, ...]:
    """Return what is told of a rating; refuse a record without a label."""
    if not rating.label:
        remarks.refuse("no label")
    elif len(rating.label) > _LONGEST_LABEL:
        remarks.refuse(f"label is longer than {_LONGEST_LABEL:,} characters")
    return rating.told


def _url(
    node: Mapping[str, object],
    inherited: Mapping[str, object],
    around: ReviewDefaults,
    remarks: _Remarks,
) -> str:
    """Return the address of the check, or nothing and refuse the record."""
    page = value_of(node, "mainEntityOfPage")
    given = (value_of(node, "url"), page, value_of(page, "@id"), inherited.get("url"))
    text = next((each for one in given if (each := first_text(one))), "")
    url = without_entities(text).strip()
    if is_address(url):
        return url
    if not url:
        return _on_page("", "no url", around, remarks)
    parts = _parts(url)
    if parts is None or "@" in url.partition("/")[0]:
        remarks.refuse("url is not an address: refused")
        return ""
    if not url.startswith("/") and is_address(f"https://{url}") and "." in url.partition("/")[0]:
        remarks.told.append("url has no scheme")
        return f"https://{url}"
    return _on_page(url, "url is relative", around, remarks)


def _parts(url: str) -> str | None:
    """Return an address that names no scheme, or None where it is none."""
    try:
        return None if urlsplit(url).scheme or any(map(str.isspace, url)) else url
    except ValueError:
        return None


def _on_page(url: str, fault: str, around: ReviewDefaults, remarks: _Remarks) -> str:
    """Return an address as it stands on the page named; refuse the record where none is."""
    if around.page is None:
        remarks.refuse(f"{fault}: refused without --page URL")
        return ""
    joined = urljoin(around.page, url)
    return joined if is_address(joined) else around.page


def _day(
    node: Mapping[str, object], inherited: Mapping[str, object], remarks: _Remarks
) -> PartialDate | None:
    """Return the day of publication, and tell where there is none."""
    given = value_of(node, "datePublished") or inherited.get("datePublished")
    day = read_day(given)
    if day is None:
        remarks.told.append("date unreadable" if given else "no date")
    return day


def _words(value: object, name: str, remarks: _Remarks) -> str | None:
    """Return a text beside the claim; one that is too long is left out, and told."""
    words = as_words(first_text(value) or "")
    if len(words) > remarks.longest:
        remarks.told.append(f"{name} is longer than {remarks.longest:,} characters: left out")
        return None
    return words or None


def _lines(value: object) -> str:
    """Return the texts of a value, a line each."""
    return "\n".join(each for each in texts_of(value) if each.strip())


def _language(node: Mapping[str, object]) -> str | None:
    """Return the language that a review names, be it beside its claim."""
    claim = value_of(node, "claimReviewed")
    named = first_text(value_of(node, "inLanguage"))
    text = named or (claim.get("@language") if isinstance(claim, dict) else None)
    code = as_name(text)[:35] if isinstance(text, str) else ""
    return code if code.replace("-", "").isalnum() and code.isascii() else None


def _raw(found: FoundReview, remarks: _Remarks) -> bytes:
    """Return a record as canonical JSON, of an answer the claim with this review alone."""
    node = found.node if found.claim is None else {**found.claim, "claimReview": [found.node]}
    try:
        text = json.dumps(node, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    except RecursionError:
        text = ""
    # Half a character cannot be written; its escape says the same in JSON.
    raw = text.encode("utf-8", "backslashreplace")
    if not raw or len(raw) > _LONGEST_RAW:
        remarks.told.append("too large to be kept whole")
        return b""
    return raw
