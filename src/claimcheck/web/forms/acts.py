"""From a form on a card to the act that it means."""

from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import parse_date
from claimcheck.model.desk.acts import DeskAct
from claimcheck.model.desk.card import Card
from claimcheck.reading.records.answers import ACT_FIELDS, read_act
from claimcheck.web.security.bodies import Fields

NAMES: Final = {
    "reason": "Reason",
    "label": "Label",
    "rationale": "Why",
    "as_of": "As of",
    "recheck_on": "Check again on",
    "stance": "What it does",
    "url": "Address",
    "text": "Text",
    "topic": "Topic",
    "reviewer": "Reviewer",
    "speaker": "Speaker",
    "check": "Check",
    "archive_url": "Copy",
    "kind": "What is corrected",
    "verdict": "Verdict",
    "notice": "Notice",
    "party": "Who",
    "channel": "How",
    "contact": "Contact",
    "answer": "Answer",
    "other": "Other claim",
    "relation": "How they are tied",
    "link": "Link",
    "newer": "Claim that holds",
    "since": "Since",
}
# What the form of a question sends before an answer is chosen.
NO_ANSWER: Final = "answer"
_DAYS: Final = frozenset(("answered_on", "as_of", "deadline", "published_on", "recheck_on", "sent"))


class FormError(ClaimcheckError):
    """A form says too little or something odd: `faults` name each field and what it needs."""

    def __init__(self, *faults: tuple[str, str]) -> None:
        """Join what is wrong."""
        super().__init__("; ".join(told for _, told in faults))
        self.faults = faults


def read_card_act(word: str, fields: Fields, card: Card, *, has_pages: bool = False) -> DeskAct:
    """Return the act that a form on a card means. Raises `FormError`.

    A desk that ``has_pages`` of its own publishes there where no address is given.
    """
    if word == NO_ANSWER:
        raise FormError(("reason", "choose an answer; Enter in the reason gives none"))
    needed, allowed = ACT_FIELDS[word]
    if word == "publish" and not has_pages:
        needed = (*needed, "url")
    given = {name: fields.get(name) for name in (*needed, *allowed) if name != "spans"}
    if word == "edit" and card.stored:
        said = card.stored.statement
        shown = {"text": " ".join(said.text.split()), "speaker": said.speaker or ""}
        given = {
            name: value for name, value in given.items() if " ".join(value.split()) != shown[name]
        }
        if not any(given.values()):
            raise FormError(("text", "nothing was changed; change the words or the speaker"))
    require(given, needed)
    return read_act({"act": word, **{name: value for name, value in given.items() if value}})


def require(given: dict[str, str], needed: tuple[str, ...]) -> None:
    """Raise `FormError` for fields that are missing, and for days that are none."""
    faults = [(name, f"{NAMES[name]} is missing") for name in needed if not given.get(name)]
    faults += [
        (name, f"{given[name]!r} is no full date; write it as 2023-03-01")
        for name in sorted(_DAYS & set(given))
        if given[name] and not _is_day(given[name])
    ]
    if faults:
        raise FormError(*faults)


def _is_day(text: str) -> bool:
    """Return whether a text is a full date."""
    try:
        return parse_date(text).day is not None
    except ClaimcheckError:
        return False
