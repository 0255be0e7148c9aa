"""Who holds an office, of those whom a text names: one, or several of several countries."""

from collections.abc import Iterable, Sequence

from claimcheck.language.lexicon.offices import office, same_country
from claimcheck.language.people.bearers import holds, is_of
from claimcheck.language.people.mentions import head_of
from claimcheck.language.people.named_person import NamedPerson, Resolution
from claimcheck.language.people.roles import nation_in

_HOUSES_OF = {
    "senator": ("senate",),
    "congressman": ("house", "congress"),
    "congresswoman": ("house", "congress"),
    "councillor": ("council",),
    "councilman": ("council",),
    "councilwoman": ("council",),
    "mp": ("parliament", "house", "whip", "minister"),
    "lawmaker": ("parliament", "house", "senate", "congress", "assembly"),
    "legislator": ("parliament", "house", "senate", "congress", "assembly"),
}


def holders_of(
    people: Iterable[NamedPerson], held: str, mention: str, nation: str | None
) -> list[NamedPerson]:
    """Return those who hold the office of a mention, of a country where it names one."""
    words = head_of(mention.replace("’", "'").removesuffix("'s")).words
    holders = [
        person
        for person in people
        if holds(person, held, words)
        and same_country(nation, person.country)
        and is_of(person, mention)
    ]
    return [one for one in holders if nation and one.country == nation] or holders


def several_holders(people: Iterable[NamedPerson], words: Sequence[str]) -> Resolution | None:
    """Resolve ``the Russian and Malian foreign ministers``, each the only one of a country."""
    if not words or not words[-1].endswith("s") or office(words[-1].lower()) is None:
        return None
    office_of = " ".join(words)
    held = office(office_of) or ""
    nations = [nation for word in words if (nation := nation_in(word))]
    holders = [
        person
        for person in people
        if holds(person, held, office_of) and (not nations or person.country in nations)
    ]
    expected = len(nations) or (2 if words[0].lower() in {"the", "both"} else 0)
    governs = held.endswith(("minister", "president")) or words[0].lower() == "both"
    if len(holders) != expected or expected < 2 or not (nations or governs):
        return Resolution(None, "several parties")
    return Resolution(
        None, f"the {expected} named {held}s", tuple(person.name for person in holders)
    )


def belongs_to(office: str, person: NamedPerson | None) -> bool:
    """Return whether somebody's own office is of the house whose members an office is of."""
    house = _HOUSES_OF.get(office.rpartition(" ")[2])
    role = (person.role or "").lower() if person else ""
    return house is not None and any(each in role for each in house)
