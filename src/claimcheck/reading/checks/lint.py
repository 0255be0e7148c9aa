"""Look through ClaimReviews before they go out: what search engines refuse, and what misleads."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import BinaryIO, Final

from claimcheck.language.text.addresses import is_address, site_of, url_key
from claimcheck.language.text.folding import fold
from claimcheck.model.imports.outside_check import Unread
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.checks.authors import name_of
from claimcheck.reading.checks.feed_dates import read_day
from claimcheck.reading.checks.feeds import NONE_FOUND, reviews_in
from claimcheck.reading.checks.ratings import read_rating
from claimcheck.reading.checks.review import as_review
from claimcheck.reading.checks.texts import as_name, as_words, each_of, first_text, value_of
from claimcheck.reading.checks.walk import FoundReview

# Behind these stands another page, which nobody who reads the address can name.
_SHORTENERS: Final = frozenset(
    "amzn.to bit.ly bl.ink buff.ly cutt.ly dlvr.it fb.me goo.gl is.gd j.mp lnkd.in ow.ly"
    " rb.gy rebrand.ly s.id shorturl.at t.co t.ly tiny.cc tinyurl.com trib.al v.gd wp.me".split()
)
_NUMBERS: Final = ("ratingValue", "bestRating", "worstRating")
# Behind these no word has a capital but a name.
_IS: Final = "(?:is|was|are|were|est|es|era|ist|war)"
_LONG_CLAIM: Final = 75
_LONG_LABEL: Final = 60

LintFault = tuple[bool, str]


class LintFinding(NamedTuple):
    """A fault of a review, or what is worth a look; `place` says where it stands in its file.

    An error keeps it from being shown by those who read ClaimReview, or tells them
    something that is not so.
    """

    place: str
    is_error: bool
    text: str

    @property
    def severity(self) -> str:
        """Return it as a word."""
        return "error" if self.is_error else "warning"


class Linted(NamedTuple):
    """What was found in a file, and how many reviews were looked at."""

    findings: tuple[LintFinding, ...]
    reviews: int


class Known(NamedTuple):
    """The reviews looked at so far: their ids by page."""

    pages: dict[str, list[str]]


def lint_file(name: str, file: BinaryIO, site: str | None = None) -> Linted:
    """Return what is wrong with the reviews of a page or feed, in its order.

    ``site`` is the host under which they stand; without it no host is foreign.
    """
    findings, number, known = list[LintFinding](), 0, Known({})
    for each in reviews_in(name, file):
        if isinstance(each, Unread):
            if each.reason != NONE_FOUND or each.place:
                findings.append(LintFinding(each.place, is_error=True, text=each.reason))
            continue
        number += 1
        place = each.place or f"review {number}"
        findings += [LintFinding(place, *fault) for fault in lint_review(each.found, site, known)]
    return Linted(tuple(findings), number)


def lint_review(found: FoundReview, site: str | None, known: Known) -> list[LintFault]:
    """Return what is wrong with one review, errors with True; remember its page in ``known``."""
    node = found.node if found.claim is None else as_review(found.claim, found.node)
    return [
        *_address_faults(node, found.inherited, site, known),
        *_claim_faults(node),
        *_rating_faults(node),
        *_author_faults(node),
        *_day_faults(node),
    ]


def _address_faults(
    node: Mapping[str, object], inherited: Mapping[str, object], site: str | None, known: Known
) -> Iterator[LintFault]:
    """Yield what is wrong with the address of the check."""
    url = (first_text(value_of(node, "url")) or first_text(inherited.get("url")) or "").strip()
    if not url:
        yield True, "url is missing"
        return
    if not is_address(url):
        yield True, f"url is no whole web address: {as_name(url)[:80]}"
        return
    host = site_of(url) or ""
    if host in _SHORTENERS:
        yield True, f"url is shortened: {host} hides the page"
    elif site and host != site and not host.endswith(f".{site}"):
        yield True, f"url is of another site: {host}, not {site}"
    mark = first_text(value_of(node, "@id")) or url
    marks = known.pages.setdefault(url_key(url), [])
    if mark in marks:
        yield True, "two reviews have one url, and nothing tells them apart; give each an @id"
    marks.append(mark)


def _claim_faults(node: Mapping[str, object]) -> Iterator[LintFault]:
    """Yield what is wrong with the words that were checked."""
    words = as_words(first_text(value_of(node, "claimReviewed")) or "")
    if not any(map(str.isalnum, words)):
        yield True, "claimReviewed is missing"
        return
    if len(words) > _LONG_CLAIM:
        yield False, f"claimReviewed has {len(words)} characters; over {_LONG_CLAIM} are often cut"
    label = read_rating(value_of(node, "reviewRating")).label
    if label and (
        _label_in(label.casefold()).search(words.casefold())
        or _shouted(label, words)
        or _is_named(label, words)
    ):
        yield True, f"the verdict stands in claimReviewed: {label!r}"


@cache
def _label_in(label: str) -> re.Pattern[str]:
    """Return what finds a label that is set before or behind the words it is about.

    Within them it may be a word like any other: "It is true that …". `_is_named` finds
    those that are none.
    """
    word = re.escape(label)
    return re.compile(
        rf"\A[\s\[(\"'“„«]*{word}(?:\s*[:!\])|]|\s+[–—-]\s)|[:(\[–—|]\s*{word}[\s.!)\]\"'”“»]*\Z"
        rf"|\A\W*{word}\W*\Z"
    )


def _shouted(label: str, words: str) -> bool:
    """Return whether a label stands in capitals among words that are not."""
    loud = label.upper()
    return (
        len(loud) > 3
        and words != words.upper()
        and re.search(rf"(?<!\w){re.escape(loud)}(?!\w)", words) is not None
    )


def _is_named(label: str, words: str) -> bool:
    """Return whether a label stands as one is written, with a capital, where a word has none.

    So "It is False that …" holds the verdict; "It is false that …" and "It is True Corp
    that …" do not.
    """
    return (
        label[:1].isupper()
        and not words.istitle()
        and re.search(rf"(?<!\w){_IS}\s+[\"'“„«]?{re.escape(label)}[\"'”“»]?(?=\s+[a-zà-ÿ])", words)
        is not None
    )


def _rating_faults(node: Mapping[str, object]) -> Iterator[LintFault]:
    """Yield what is wrong with label and numbers: numbers may be missing, but not half so."""
    found = next((one for one in each_of(value_of(node, "reviewRating")) if one), None)
    if not isinstance(found, dict):
        yield True, "reviewRating is missing" if found is None else "reviewRating is no Rating"
        return
    rating = read_rating(found)
    alternate = first_text(value_of(found, "alternateName"))
    if not alternate:
        yield True, "reviewRating.alternateName is missing: the label is the verdict"
    elif len(alternate) > _LONG_LABEL:
        yield False, f"the label has {len(alternate)} characters; it is a sentence"
    given = [value_of(found, name) for name in _NUMBERS]
    if all(each is None for each in given):
        return
    for name, value in zip(_NUMBERS, given, strict=True):
        if isinstance(value, str) and not value.strip():
            yield True, f"{name} is empty; leave it out"
    if rating.numbers.counts or any(isinstance(each, str) and not each.strip() for each in given):
        return
    told = [each for each in rating.told if each not in {"label is a sentence", "rating is a text"}]
    faults = [each for each in told if not each.startswith("label in")]
    yield True, faults[0] if faults else "the numbers say nothing; leave them out"


def _author_faults(node: Mapping[str, object]) -> Iterator[LintFault]:
    """Yield what is wrong with who publishes."""
    authors = each_of(value_of(node, "author"))
    names = {fold(name) for each in authors if (name := name_of(each))}
    if not names:
        yield True, "author has no name" if authors else "author is missing"
    things = (each for each in each_of(value_of(node, "itemReviewed")) if isinstance(each, dict))
    claimants = [one for thing in things for one in each_of(value_of(thing, "author"))]
    named = {fold(name) for each in claimants if (name := name_of(each))}
    pages = {url_key(url) for each in authors if (url := _page_of(each))}
    theirs = {url_key(url) for each in claimants if (url := _page_of(each))}
    if names & named or pages & theirs:
        yield True, "the author of the check is also the author of the claim"


def _page_of(author: object) -> str | None:
    """Return the address that an author names."""
    return first_text(value_of(author, "url")) if isinstance(author, dict) else None


def _day_faults(node: Mapping[str, object]) -> Iterator[LintFault]:
    """Yield what is wrong with days."""
    if not value_of(node, "datePublished"):
        yield False, "datePublished is missing"
    for name in ("datePublished", "dateModified"):
        value = value_of(node, name)
        if value and read_day(value) is None:
            yield True, f"{name} is no ISO date: {as_name(first_text(value) or '')[:40]}"
    for thing in each_of(value_of(node, "itemReviewed")):
        value = value_of(thing, "datePublished")
        if value and read_day(value) is None:
            yield True, "itemReviewed.datePublished is no ISO date"
