"""Words that say which way something goes, and their opposites."""

from functools import cache

from claimcheck.language.lexicon.word_lists import word_set

# Each line is an axis: words of one pole against words of the other.
_AXES = """
rise rose risen rising rises increase increased increases increasing grow grew grown grows growing \
growth gain gained gains climb climbed climbs jump jumped jumps surge surged surges soar soared \
soars up higher more expand expanded expands expansion boost boosted boosts raise raised raises \
raising upward upwards most greater accelerate accelerated doubled strengthen strengthened \
improve improved improves improving larger bigger rebound rebounded recovered \
| fall fell fallen falling falls decrease decreased decreases decreasing drop dropped drops \
dropping decline declined declines declining shrink shrank shrunk shrinks shrinking plunge plunged \
plunges slump slumped slumps down lower less fewer contract contracted contracts contraction cut \
cuts cutting reduce reduced reduces reducing reduction lowered lowers downward downwards least \
smaller slow slowed halved weaken weakened worsen worsened worsens worsening tumble tumbled \
collapse collapsed sank sink sinks lost slipped slips dipped eased shrunken slashed
win wins won winning victory | lose loses lost losing defeat
gain gains profit profits surplus surpluses profitable | loss losses deficit deficits
buy buys bought buying purchase purchased | sell sells sold selling sale
import imports imported importing importer importers | export exports exported exporting exporter \
exporters
before prior earlier previously | after later following
begin begins began begun start starts started starting launch launched opening | end ends ended \
ending stop stops stopped finish finished closing halt halted ceased
open opens opened opening reopen reopened | close closes closed closing shut shuts
accept accepts accepted accepting approve approves approved approving approval | reject rejects \
rejected rejecting refuse refused turn-down veto vetoed dismissed rejection
support supports supported supporting back backs backed backing favour favor favours favors \
supporters | oppose opposes opposed opposing opposition against opponents
allow allows allowed allowing permit permits permitted legalise legalised legalize legalized | ban \
bans banned banning prohibit prohibits prohibited forbid forbids forbade outlaw outlawed block \
blocked
legal lawful legally constitutional | illegal unlawful illegally unconstitutional
above over | below under beneath
majority | minority
enter enters entered entering join joins joined joining arrive arrived arrives | leave leaves left \
leaving quit quits exit exited withdraw withdrew withdrawn depart departed
hire hires hired hiring employed | fire fires fired firing dismiss dismissed laid sacked
with | without
for | against
success succeed succeeded successful | failure fail fails failed failing unsuccessful
alive survive survived survives living | dead die died dies killed dying
arrest arrested arrests jailed imprisoned detain detained | release released releases freed free
ally allies friend friends | enemy enemies foe foes
strong stronger strongest strength | weak weaker weakest weakness
early earliest | late latest
high highest record-high | low lowest
long longer longest | short shorter shortest
rich richer richest wealthy | poor poorer poorest
good better best | bad worse worst
maximum | minimum
young younger youngest | old older oldest elderly
man men male males boy boys he father son husband | woman women female females girl girls she \
mother daughter wife
guilty convicted convict | innocent acquitted acquit
safe safer safest | dangerous unsafe
war | peace
first | last
north northern | south southern
east eastern | west western
left leftist left-wing | right rightist right-wing
inside | outside
public | private
domestic local | foreign
hot hotter hottest warm warmer warming | cold colder coldest cool cooler cooling
true truth | false
always | never
all everyone everybody every | none nobody no
build built builds building construct constructed | demolish demolished destroy destroyed
attack attacked attacks | defend defended defends
add added adds adding | remove removed removes removing
lend lent lends | borrow borrowed borrows
love loves loved | hate hates hated
increase-in | decrease-in
inflow inflows | outflow outflows
immigration immigrants immigrant | emigration emigrants emigrant
upgrade upgraded upgrades | downgrade downgraded downgrades
tighten tightened tightening | loosen loosened loosening ease eased easing
faster quicker quickly fast | slower slowly slow
easier easy | harder hard difficult
cheaper cheap | expensive costlier dearer
"""


@cache
def _poles() -> dict[str, frozenset[int]]:
    poles: dict[str, set[int]] = {}
    lines = _AXES.replace("\\\n", "").strip().splitlines()
    for axis, line in enumerate(lines, 1):
        for pole, words in zip((axis, -axis), line.split("|"), strict=True):
            for word in words.split():
                poles.setdefault(word, set()).add(pole)
    return {word: frozenset(found) for word, found in poles.items()}


def has_opposite(word: str) -> bool:
    """Return whether a word goes one way of an axis.

    >>> has_opposite("rose"), has_opposite("spoke")
    (True, False)
    """
    return word in _poles()


def are_opposite(first: str, second: str) -> bool:
    """Return whether two words go opposite ways on the same axis.

    >>> are_opposite("rose", "fell"), are_opposite("rose", "sold")
    (True, False)
    """
    poles = _poles()
    if first not in poles or second not in poles or poles[first] & poles[second]:
        return False
    return any(-pole in poles[second] for pole in poles[first])


_MORE_CHANGES = word_set(
    "widen widened narrow narrowed swell swelled swollen advance advanced appreciate appreciated"
    " depreciate depreciated devalue devalued extend extended change changed changes changing"
    " outnumber outnumbered beat lag trail ahead behind short over multiplied"
)


@cache
def is_change(word: str) -> bool:
    """Return whether a word says that an amount becomes another, so that "by" may follow.

    >>> is_change("rose"), is_change("shot")
    (True, False)
    """
    return word in _MORE_CHANGES or not _poles().get(word, frozenset()).isdisjoint((1, -1))


# Of these what changes is always the subject: nobody falls somebody, and many cut somebody.
_CHANGES_ALONE = word_set(
    "rise rose risen rising rises fall fell fallen falling falls soar soared soars surge surged"
    " surges plunge plunged plunges slump slumped slumps rebound rebounded up down higher lower"
)


def changes_alone(word: str) -> bool:
    """Return whether a word of change takes no object, so that who is named after "by" did nothing.

    >>> changes_alone("fell"), changes_alone("cut")
    (True, False)
    """
    return word in _CHANGES_ALONE
