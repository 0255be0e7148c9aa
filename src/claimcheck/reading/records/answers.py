"""Cards that were answered elsewhere: JSON lines, each checked before any answer is used."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.acts import (
    AddNote,
    AddSource,
    AddTopic,
    Assign,
    Confirm,
    Decide,
    DeskAct,
    Discard,
    Dissent,
    Drop,
    EditStatement,
    Rate,
    Resolve,
    SignOff,
    Take,
)
from claimcheck.model.desk.card import Task
from claimcheck.model.desk.claim_acts import (
    AddContact,
    AnswerContact,
    CiteCheck,
    Correct,
    Hold,
    LiftHold,
    LinkClaim,
    Merge,
    Publish,
    Supersede,
    Unlink,
    Unmerge,
)
from claimcheck.model.ids import is_id
from claimcheck.model.question import Decision
from claimcheck.model.statement import Span
from claimcheck.model.verdict import Stance
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.records.files import NoRecordsError, RecordFault, RecordsError, json_row


class Answered(NamedTuple):
    """A card with the acts that answer it, as it was known at the event `read_at`.

    `head` is that event's digest, by which the record is recognised; `claim` is the
    claim that the card is about. Without acts the card was left open.
    """

    row: int
    task: Task
    subject: str
    claim: int
    read_at: int
    head: str
    acts: tuple[DeskAct, ...]


class AnswerError(ClaimcheckError):
    """A field of an answered card is wrong."""

    def __init__(self, column: str, reason: str) -> None:
        """Name the field and the reason."""
        self.column = column
        super().__init__(reason)


# The fields of each act: those that must be there, and those that may.
ACT_FIELDS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "confirm": ((), ()),
    "edit": ((), ("text", "spans", "speaker")),
    "discard": (("reason",), ()),
    **{decision.replace("_", "-"): ((), ("reason",)) for decision in Decision},
    "take": (("reason",), ("priority", "deadline")),
    "drop": (("reason",), ()),
    "verdict": (("label", "rationale"), ("as_of", "recheck_on")),
    "sign-off": ((), ("rationale",)),
    "dissent": (("label", "rationale"), ("as_of",)),
    "resolve": (("label", "rationale"), ("as_of", "recheck_on")),
    "source": (("stance", "url"), ("quote", "origin", "title")),
    "note": (("text",), ()),
    "assign": (("reviewer",), ()),
    "topic": (("topic",), ()),
    "publish": ((), ("url", "published_on", "despite")),
    "correct": (("kind", "notice"), ("label", "rationale", "as_of", "recheck_on", "verdict")),
    "contact": (
        ("party", "channel"),
        ("direction", "reason", "sent", "deadline", "answer", "answered_on"),
    ),
    "answer-contact": (("contact", "answer"), ("answered_on",)),
    "merge": (("other", "reason"), ()),
    "unmerge": (("other",), ("reason",)),
    "link": (("relation", "other", "reason"), ()),
    "unlink": (("link", "reason"), ()),
    "supersede": (("newer", "since"), ("reason",)),
    "hold": (("reason",), ()),
    "lift": (("reason",), ()),
    "cite": (("check", "stance"), ("archive_url",)),
}
_ACTS: Final[dict[str, Callable[..., DeskAct]]] = {
    "confirm": Confirm,
    "edit": EditStatement,
    "discard": Discard,
    "take": Take,
    "drop": Drop,
    "verdict": Rate,
    "sign-off": SignOff,
    "dissent": Dissent,
    "resolve": Resolve,
    "source": AddSource,
    "note": AddNote,
    "assign": Assign,
    "topic": AddTopic,
    "publish": Publish,
    "correct": Correct,
    "contact": AddContact,
    "answer-contact": AnswerContact,
    "merge": Merge,
    "unmerge": Unmerge,
    "link": LinkClaim,
    "unlink": Unlink,
    "supersede": Supersede,
    "hold": Hold,
    "lift": LiftHold,
    "cite": CiteCheck,
}


def read_answers(name: str, text: str) -> list[Answered]:
    """Return the cards that a file holds, in order.

    Raises `RecordsError` with every fault, or `NoRecordsError` for a file without cards.
    """
    found: list[Answered] = []
    faults: list[RecordFault] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        row = json_row(number, line)
        try:
            if isinstance(row, RecordFault):
                faults.append(row)
            else:
                found.append(_answered(number, row))
        except AnswerError as error:
            faults.append(RecordFault(number, error.column, str(error)))
    if faults:
        raise RecordsError(name, faults)
    if not found:
        raise NoRecordsError(name, "no cards; `claimcheck review --export FILE` writes them")
    return found


def _answered(number: int, row: Mapping[str, object]) -> Answered:
    """Return a line as a card with its answer."""
    task, subject = row.get("task"), row.get("card")
    tasks = [each for each in Task if each is not Task.LOOK]
    if task not in tasks:
        raise AnswerError("task", f"{_shown(task)} is not a task; they are {', '.join(tasks)}")
    letters = {Task.CONFIRM: "s", Task.DECIDE: "q", Task.SIGN_OFF: "v", Task.RECHECK: "v"}
    if not isinstance(subject, str) or not is_id(subject, letters.get(Task(str(task)), "c")):
        raise AnswerError("card", f"{_shown(subject)} is not the id of a card to {task}")
    claim = row.get("claim_id")
    if not isinstance(claim, str) or not is_id(claim, "c"):
        raise AnswerError("claim_id", f"{_shown(claim)} is not a claim")
    sequence, _, digest = str(row.get("head") or "").partition(":")
    if not sequence.isdecimal() or len(sequence) > 15 or not digest:
        raise AnswerError("head", f"{_shown(row.get('head'))} is not a head, as 53:2f9a…")
    answer = row.get("answer")
    answers = answer if isinstance(answer, list) else [] if answer is None else [answer]
    return Answered(
        number,
        Task(str(task)),
        subject,
        int(claim[2:]),
        int(sequence),
        digest,
        tuple(read_act(each) for each in answers),
    )


def read_act(answer: object) -> DeskAct:
    """Return an answer as an act: an object with its name under ``act``, or the name alone.

    Raises `AnswerError`.
    """
    given: Mapping[str, Any] = {"act": answer} if isinstance(answer, str) else _object(answer)
    name = str(given.get("act", "")).strip().lower().replace("_", "-").replace(" ", "-")
    if name not in ACT_FIELDS:
        raise AnswerError("answer", f"{_shown(name)} is no act; they are {', '.join(ACT_FIELDS)}")
    needed, allowed = ACT_FIELDS[name]
    fields = {key: value for key, value in given.items() if key != "act" and value is not None}
    _require_fields(name, fields, needed, allowed)
    if name in {each.replace("_", "-") for each in Decision}:
        return Decide(Decision(name.replace("-", "_")), fields.get("reason"))
    if "spans" in fields:
        fields["spans"] = _spans(fields["spans"])
    if name in {"source", "cite"} and fields["stance"] not in list(Stance):
        raise AnswerError("answer", f"{_shown(fields['stance'])} is not {', '.join(Stance)}")
    return _ACTS[name](**fields)


def _require_fields(
    name: str, fields: Mapping[str, Any], needed: tuple[str, ...], allowed: tuple[str, ...]
) -> None:
    """Raise `AnswerError` for a field that is missing, unknown or no text."""
    for key in needed:
        if not str(fields.get(key, "")).strip():
            raise AnswerError("answer", f"{name} needs {' and '.join(needed)}")
    for key, value in fields.items():
        if key not in (*needed, *allowed):
            known = ", ".join((*needed, *allowed)) or "none"
            raise AnswerError("answer", f"{name} has no {_shown(key)}; its fields are {known}")
        if key != "spans" and not isinstance(value, str):
            raise AnswerError("answer", f"{key} of {name} is not a text")


def _object(answer: object) -> Mapping[str, Any]:
    """Return an answer that is an object."""
    if not isinstance(answer, dict):
        raise AnswerError("answer", 'write {"act": "confirm"}, a list of such, or null')
    return answer


def _spans(value: object) -> tuple[Span, ...]:
    """Return spans from pairs of numbers."""
    pairs = value if isinstance(value, list) else []
    whole = [
        pair
        for pair in pairs
        if isinstance(pair, list) and [type(each) for each in pair] == [int, int]
    ]
    if not pairs or whole != pairs:
        raise AnswerError("answer", "spans are pairs of numbers, such as [[120, 185]]")
    return tuple(Span(*pair) for pair in whole)


def _shown(value: object) -> str:
    """Return a value as a message shows it, shortened."""
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"
