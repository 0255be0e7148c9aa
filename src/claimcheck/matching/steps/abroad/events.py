"""What happens and has a time of its own, in other languages: "verklagt wegen des Lecks 2015"."""

from collections.abc import Mapping, Sequence
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import Sort, Term

# As the nouns begin, whatever their ending.
_EVENTS: Final[Mapping[str, tuple[str, ...]]] = {
    code: tuple(stems.split())
    for code, stems in {
        "de": "leck hochwasser flut überschwemm überflut brand bränd feuer sturm stürm orkan"
        " erdbeben dürre unfall unfäll explosion anschlag anschläg angriff krieg schlacht"
        " streik protest demonstration unruhe putsch massaker mord morde tötung todesf wahl"
        " gipfel treffen besuch turnier begräbnis hochzeit festnahme prozess räumung seuche"
        " epidemie pandemie insolvenz übernahme krise absturz zusammenst diebst raub betrug"
        " skandal razzia belagerung besetzung entführung misshandlung",
        "fr": "fuite inondation crue incendie feu tempête ouragan séisme tremblement sécheresse"
        " accident explosion attentat attaque guerre bataille grève manifestation émeute"
        " massacre meurtre assassinat mort décès élection sommet réunion visite match"
        " tournoi enterrement mariage arrestation procès épidémie pandémie faillite rachat"
        " crise collision fraude scandale siège occupation enlèvement viol marée",
        "es": "fuga inundaci incendio fuego tormenta huracán terremoto sismo sequía accidente"
        " explosi atentado ataque guerra batalla huelga protesta manifestaci disturbio"
        " masacre matanza asesinato muerte elecci cumbre reunión visita partido torneo"
        " funeral boda detenci arresto juicio epidemia pandemia quiebra crisis choque robo"
        " fraude escándalo asedio secuestro derrame vertido",
        "pt": "fuga vazamento inundaç enchente incêndio tempestade furacão terremoto sismo"
        " acidente explos atentado ataque guerra batalha greve protesto manifestaç motim"
        " massacre assassin morte eleiç cimeira cúpula reunião visita torneio funeral"
        " casamento prisão detenç julgamento epidemia pandemia falência crise roubo fraude"
        " escândalo cerco sequestro",
        "it": "alluvion inondazion incendi tempest uragan terremot siccità incident esplosion"
        " attentat attacc guerra battagli scioper protest manifestazion rivolt massacr"
        " omicid assassin mort elezion vertice visita partita torneo funeral arrest process"
        " epidemi pandemi falliment crisi scontr furt frod scandal assedi rapiment",
        "nl": "lek overstroming brand storm orkaan aardbeving droogte ongeval ongeluk explosie"
        " aanslag aanval oorlog staking protest demonstratie staatsgreep bloedbad moord dood"
        " verkiezing bezoek wedstrijd toernooi begrafenis arrestatie proces epidemie"
        " pandemie faillissement overname crisis botsing diefstal fraude schandaal inval"
        " beleg ontvoering",
        "sv": "läck översvämning brand bränd storm orkan jordbävning torka olyck explosion"
        " attentat attack krig strejk protest demonstration upplopp kupp massaker mord död"
        " valet toppmöte besök match turnering begravning gripande rättegång epidemi pandemi"
        " konkurs kris krock stöld bedrägeri skandal razzia belägring kidnappning",
    }.items()
}
# Before whatever something was done for, in or about.
_LEADING: Final = word_set(
    "wegen durch über nach bei beim vor während gegen für mit von vom aus in im an am zum zur um"
    " pour après à au aux sur contre dans lors de du des par pendant avant en"
    " por tras del durante contra sobre antes para al a após em num numa no na nos nas do da"
    " pelo pela pelos pelas ao per dopo nel nella nei nelle di della dei delle su sul sulla alla"
    " dal dalla wegens door na tijdens om van voor aan tegen met för efter vid under av i mot på"
    " genom med"
)
_ARTICLES: Final = 2


def has_event(terms: Sequence[Term], code: str) -> bool:
    """Return whether these words tell of an event for, in or about which something was done.

    A date beside it may be the event's. What an event itself does is dated by its own verb:
    "2015 töteten Fluten 40 Menschen".
    """
    stems = _EVENTS.get(code, ())
    return any(
        term.sort is not Sort.FIGURE
        and term.key.startswith(stems)
        and any(before.key in _LEADING for before in terms[max(0, place - _ARTICLES) : place])
        for place, term in enumerate(terms)
        if stems
    )
