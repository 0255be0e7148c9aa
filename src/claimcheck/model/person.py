"""A person: one speaker, whatever names texts give them."""

from claimcheck.model.dates import PartialDate
from claimcheck.model.ids import PersonId
from claimcheck.named_tuple import NamedTuple


class PersonRole(NamedTuple):
    """What a person was, for whom, and as far as is known from when and until when."""

    role: str
    organisation: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None


class Person(NamedTuple):
    """A stored person. `id` stays when what is known of them changes.

    `named` holds the names as statements give them, such as "He"; only `name`
    and `aliases` are names by which a new statement is known as theirs.
    """

    id: PersonId
    name: str
    wikidata: str | None = None
    note: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[PersonRole, ...] = ()
    named: tuple[str, ...] = ()
    statements: int = 0
