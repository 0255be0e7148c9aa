"""Somebody whom a text names, or a desk knows."""

from functools import lru_cache

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.named_tuple import NamedTuple

PARTICLES = word_set(
    """
    de del la der den van von bin bint al el da dos di du le ben ibn ter af ó ní nic uí mac st
    abu ould do ten arap ole wa ul ur ud das della dos degli zu ap binti binte ab ua mhic s/o d/o
    a/l a/p dela delos
    """
)
# Names come back within a text, and from one text to the next.
_KEPT = 8192
_JUNIOR = word_set("jr sr ii iii iv")


@lru_cache(_KEPT)
def is_junior(name: str) -> bool:
    """Return whether a name ends with ``Jr`` or ``III``."""
    return name[name.rfind(" ") + 1 :].lower().rstrip(".") in _JUNIOR


@lru_cache(_KEPT)
def _surname_of(name: str) -> str:
    if is_junior(name):
        name = name.rsplit(maxsplit=1)[0].rstrip(",")
    last = name[name.rfind(" ") + 1 :].replace("’", "'")
    return last if last[:1].isupper() else last[:1].upper() + last[1:]


class KnownPerson(NamedTuple):
    """Somebody the caller knows: a full name, other names, offices held."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class NamedPerson(NamedTuple):
    """Somebody the text names in full: where first, in which office, of which country.

    `gender` is ``m`` or ``f`` where a title or the first name tells it. Who is `evident`
    has a title, an office, an age or a first name that is known for one; what only reads
    as a name may be a place. `nickname` stands within the name; `courtesy` are the words
    of rank or politeness right before it.
    """

    name: str
    position: int
    role: str | None = None
    office: str | None = None
    country: str | None = None
    gender: str = ""
    organisation: str | None = None
    evident: bool = False
    nickname: str = ""
    courtesy: str = ""

    @property
    def surname(self) -> str:
        """Return the last part of the name, as a sentence may begin with it."""
        return _surname_of(self.name)

    @property
    def key(self) -> str:
        """Return the name without initials in the middle, which a text may leave out."""
        if "." not in self.name:
            return self.name
        first, *middle = self.name.split()
        return " ".join([first, *(part for part in middle if not part.endswith("."))])


def initials_of(name: str) -> str:
    """Return the first letters of the parts of a name in capitals.

    >>> initials_of("Noor van Dalen")
    'NVD'
    """
    return "".join(part[0] for part in name.replace("-", " ").split()).upper()


class Resolution(NamedTuple):
    """The full name a mention stands for, and why; no name where it is open.

    Of a mention that means several, `names` are those who are known.
    """

    name: str | None
    reason: str
    names: tuple[str, ...] = ()
