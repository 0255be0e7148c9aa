"""A form that is sent twice, by two clicks or by going back, is one act."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Final, Generic, TypeVar
from weakref import WeakValueDictionary

from claimcheck.named_tuple import NamedTuple
from claimcheck.web.security.bodies import Fields

if TYPE_CHECKING:
    from claimcheck.record import Record

Given = TypeVar("Given")

# For so many sessions the last form is remembered.
_MOST: Final = 200
# So many events that came since are looked through; after more, a form counts as another.
_LOOKED_THROUGH: Final = 50
# A page that is gone back to is read again: that alone makes no other form.
_OF_THE_READING: Final = frozenset(("read_at",))


class _SentForm(NamedTuple, Generic[Given]):
    """What a form was answered: the newest event before it, and those that it stored."""

    form: str
    head: int
    stored: tuple[int, ...]
    reply: Given


class SentForms(Generic[Given]):
    """The last form by which each session stored something, and what it was answered.

    Whoever clicks twice sends a note, a letter or a decision twice. The second is answered as
    the first was, as long as the sender has done nothing else, nobody has undone anything, and
    nobody else has acted on the same, a note excepted.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._answered: OrderedDict[str, _SentForm[Given]] = OrderedDict()
        self._turns: WeakValueDictionary[str, Lock] = WeakValueDictionary()
        self._lock = Lock()

    def answer(self, record: "Record", session: str, form: str, send: Callable[[], Given]) -> Given:
        """Return what ``send`` gives, or what the same form was answered just before.

        Two of the same that come at once wait for each other. Raises what ``send`` raises.
        """
        with self._lock:
            turn = self._turns.setdefault(form, Lock())
        with turn:
            with self._lock:
                known = self._answered.get(session)
            if known and known.form == form and _stored(record, known.head) == known.stored:
                return known.reply
            head = record.head().sequence
            reply = send()
            stored = _stored(record, head)
            if stored:
                self._keep(session, _SentForm(form, head, stored, reply))
            return reply

    def _keep(self, session: str, answered: "_SentForm[Given]") -> None:
        """Remember the last form of a session."""
        with self._lock:
            self._answered[session] = answered
            self._answered.move_to_end(session)
            while len(self._answered) > _MOST:
                self._answered.popitem(last=False)


def form_of(session: str, path: str, query: Mapping[str, str], fields: Fields) -> str:
    """Return what tells forms apart: the session, the address, and all that was typed."""
    typed = [each for each in fields.values if each[0] not in _OF_THE_READING]
    said = (session, path, sorted(query.items()), typed)
    found = sha256(repr(said).encode("utf-8", "surrogatepass"))
    if fields.upload:
        found.update(repr(fields.upload.name).encode("utf-8", "surrogatepass"))
        found.update(fields.upload.content)
    return found.hexdigest()


def _stored(record: "Record", head: int) -> tuple[int, ...]:
    """Return the sender's events after one, and what changed their sense since.

    That is whatever was undone, and what others did to the same; none where events are many.
    """
    new = record.head().sequence - head
    if not 0 < new <= _LOOKED_THROUGH:
        return ()
    came = list(record.log(new))
    own = {each.subject for each in came if each.actor == record.actor}
    return tuple(
        each.sequence
        for each in came
        if each.actor == record.actor
        or each.kind == "undo"
        or (each.subject in own and each.kind != "note")
    )
