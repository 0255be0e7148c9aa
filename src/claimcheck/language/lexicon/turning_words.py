"""Words beside a clause by which it is not said to be so, by language."""

from collections.abc import Mapping
from typing import Final

from claimcheck.language.lexicon.reporting_verbs import SAYINGS
from claimcheck.language.lexicon.word_lists import listed
from claimcheck.named_tuple import NamedTuple


class Turning(NamedTuple):
    """What turns a clause; a plus stands for a blank.

    Under `conditions` it holds in some case only, by `hedges` it may not hold; `times` begin a
    clause or phrase that says when it holds; right before a noun or an amount `limits` say that
    less is meant. By `sources` others say it; so they do by the verbs `said`, to which those that
    take no side are added, or hope it or doubt it. Words of `speaker` are of who says all of this.
    """

    conditions: tuple[str, ...]
    hedges: tuple[str, ...]
    times: tuple[str, ...]
    limits: tuple[str, ...]
    sources: tuple[str, ...]
    said: tuple[str, ...]
    speaker: tuple[str, ...] = ()


_WORDS: Final = {
    "en": Turning(
        listed(
            "if unless provided providing assuming as+long+as so+long+as on+condition in+case"
            " supposing only+when only+after otherwise"
        ),
        listed(
            "allegedly reportedly supposedly purportedly perhaps maybe possibly probably in+theory"
            " theoretically hypothetically on+paper in+principle apparently seemingly presumably"
            " ostensibly"
        ),
        listed("before after until till once when whenever as+soon+as by+the+time"),
        listed("only almost nearly hardly up+to less+than more+than"),
        listed("according+to as+per in+the+words+of in+the+view+of in+the+opinion+of"),
        (),
        listed("i we"),
    ),
    "de": Turning(
        listed(
            "wenn falls sofern solange es+sei+denn vorausgesetzt ansonsten sonst im+falle"
            " unter+der+bedingung"
        ),
        listed(
            "vielleicht angeblich möglicherweise theoretisch vermutlich wahrscheinlich womöglich"
            " eventuell in+der+theorie auf+dem+papier im+prinzip mutmaßlich anscheinend scheinbar"
        ),
        listed("bevor nachdem bis sobald vor+der vor+dem vor+den nach+der nach+dem nach+den ehe"),
        listed(
            "nur fast kaum weniger+als mehr+als beinahe mindestens höchstens rund etwa angebliche"
            " angeblichen angeblicher ehemalige ehemaliger ehemaligen mutmaßliche mutmaßlichen"
            " einige manche"
        ),
        listed("laut zufolge nach+angaben gemäß nach+ansicht nach+meinung"),
        listed(
            "behauptet behauptete behaupteten behaupten hofft hoffte hoffen bezweifelt"
            " bezweifelte bezweifeln bezweifle glaubt glaubte glauben meint meinte meinen"
            " erzählt erzählte erzählten berichtet schrieb schreibt versichert heißt hieß"
            " bestreitet bestritt leugnet vermutet vermutete vermuten gesagt erzählt berichtet"
            " behauptet"
        ),
        listed("ich wir"),
    ),
    "fr": Turning(
        listed(
            "si s'il s'ils sauf+si à+moins pourvu à+condition sous+réserve en+cas sinon au+cas+où"
        ),
        listed(
            "peut-être en+théorie théoriquement sans+doute probablement prétendument soi-disant"
            " apparemment en+principe sur+le+papier éventuellement"
        ),
        listed("avant après jusqu'à jusqu'au jusqu'en dès+que lorsque quand une+fois d'ici"),
        listed(
            "presque moins+de plus+de seul seuls seule seules ancien ancienne présumé présumés"
            " près+de environ jusqu'à certains certaines quelques"
        ),
        listed("selon d'après aux+dires+de à+en+croire"),
        listed(
            "prétend prétendent prétendu disait espère espèrent doute doutent soutient"
            " soutiennent croit croient pense pensent raconte racontent raconté nie nient"
        ),
        listed("je j'ai j'espère j'affirme nous ai avons"),
    ),
    "es": Turning(
        listed("si a+menos salvo+que siempre+que a+condición en+caso con+tal"),
        listed(
            "en+teoría quizás quizá tal+vez presuntamente supuestamente probablemente posiblemente"
            " aparentemente teóricamente en+principio sobre+el+papel a+lo+mejor"
        ),
        listed("antes después hasta cuando una+vez tras en+cuanto"),
        listed(
            "casi menos+de más+de solo sólo apenas presunto presuntos presuntas supuesto supuestos"
            " expresidente hasta cerca+de unos unas algunos algunas"
        ),
        listed("según de+acuerdo+con en+opinión+de"),
        listed(
            "dicho niega niegan negó duda dudan espera esperan pretende pretenden cree creen"
            " contó contaron cuenta cuentan sostiene sostienen"
        ),
        listed("yo nosotros he hemos"),
    ),
    "it": Turning(
        listed("se a+meno purché solo+se a+condizione nel+caso qualora salvo"),
        listed(
            "in+teoria forse presumibilmente probabilmente teoricamente apparentemente"
            " presuntamente in+linea+di+principio sulla+carta a+quanto+pare"
        ),
        listed("prima dopo fino finché quando una+volta non+appena"),
        listed(
            "quasi meno+di più+di solo soltanto appena presunto presunti presunte ex circa alcuni"
            " alcune"
        ),
        listed("secondo stando+a a+detta a+parere"),
        listed(
            "spera sperano dubita dubitano nega negano crede credono pensa pensano racconta"
            " raccontano raccontato"
        ),
        listed("io noi ho abbiamo"),
    ),
    "pt": Turning(
        listed("se a+menos caso desde+que a+não+ser contanto sob+condição em+caso"),
        listed(
            "em+teoria talvez provavelmente possivelmente supostamente alegadamente aparentemente"
            " teoricamente em+princípio no+papel"
        ),
        listed("antes depois até quando uma+vez após assim+que logo+que"),
        listed(
            "quase menos+de mais+de só apenas suposto supostos alegado ex cerca+de alguns algumas"
        ),
        listed("segundo conforme de+acordo+com na+opinião+de"),
        listed(
            "dito alega alegam alegou espera esperam duvida duvidam nega negam negou acredita"
            " acreditam contou contaram"
        ),
        listed("eu nós"),
    ),
    "nl": Turning(
        listed("als indien tenzij mits zolang op+voorwaarde in+het+geval anders"),
        listed(
            "in+theorie misschien wellicht mogelijk theoretisch vermoedelijk waarschijnlijk"
            " naar+verluidt zogenaamd op+papier in+principe blijkbaar kennelijk"
        ),
        listed("voordat nadat totdat voor+de na+de tot zodra wanneer voor+het na+het"),
        listed(
            "bijna minder+dan meer+dan alleen slechts vermeende voormalig voormalige ruim sommige"
            " enkele hooguit"
        ),
        listed("volgens aldus naar+zeggen"),
        listed(
            "beweert beweerde beweren hoopt hoopte hopen betwijfelt betwijfelen ontkent"
            " ontkende ontkennen gelooft geloven denkt denken vertelde vertelden vertelt gezegd"
            " verteld"
        ),
        listed("ik wij we"),
    ),
    "sv": Turning(
        listed("om ifall såvida förutsatt i+fall under+förutsättning annars"),
        listed(
            "i+teorin kanske möjligen eventuellt påstås teoretiskt förmodligen troligen"
            " uppenbarligen på+papperet i+princip"
        ),
        listed("innan efter före tills när så+snart sedan"),
        listed("nästan mindre+än mer+än bara endast knappt före+detta misstänkta några vissa"),
        listed("enligt"),
        listed("sagt lovar lovade hoppas hoppades förnekar förnekade tror trodde berättat tvivlar"),
        listed("jag vi"),
    ),
    "da": Turning(
        listed("hvis medmindre såfremt forudsat ifald på+betingelse ellers"),
        listed(
            "i+teorien måske muligvis teoretisk angiveligt formentlig sandsynligvis tilsyneladende"
            " på+papiret i+princippet"
        ),
        listed("før inden efter indtil når så+snart"),
        listed("næsten mindre+end mere+end kun knap tidligere nogle visse"),
        listed("ifølge"),
        listed("sagt hævder hævdede håber håbede benægter benægtede tror troede tvivler"),
        listed("jeg vi"),
    ),
    "no": Turning(
        listed("hvis dersom med+mindre såfremt forutsatt på+betingelse ellers"),
        listed(
            "i+teorien kanskje muligens teoretisk angivelig trolig sannsynligvis tilsynelatende"
            " på+papiret i+prinsippet"
        ),
        listed("før etter inntil når så+snart innen"),
        listed("nesten mindre+enn mer+enn bare kun knapt tidligere noen visse"),
        listed("ifølge"),
        listed("sagt hevder hevdet håper håpet benekter benektet tror trodde tviler"),
        listed("jeg vi"),
    ),
    "pl": Turning(
        listed("jeśli jeżeli gdyby o+ile chyba+że pod+warunkiem w+przypadku inaczej"),
        listed(
            "podobno może być+może rzekomo prawdopodobnie teoretycznie w+teorii na+papierze"
            " ponoć zapewne chyba w+zasadzie"
        ),
        listed("zanim przed po dopóki aż gdy kiedy do+czasu jak+tylko"),
        listed(
            "prawie mniej+niż więcej+niż tylko ledwie około były byłego domniemany domniemani"
            " rzekomi niektórzy niektóre"
        ),
        listed("według zdaniem"),
        listed(
            "twierdził twierdziła ma+nadzieję wątpi wątpią zaprzecza zaprzeczają uważa uważają"
            " sądzi opowiadał"
        ),
        listed("ja my"),
    ),
    "ru": Turning(
        listed("если при+условии в+случае разве+что иначе"),
        listed(
            "возможно якобы вероятно наверное наверно может+быть предположительно теоретически"
            " в+теории по-видимому видимо на+бумаге похоже"
        ),
        listed("прежде до после пока когда как+только перед"),
        listed(
            "почти менее более только лишь около едва бывший бывшего бывшие предполагаемый"
            " предполагаемые некоторые"
        ),
        listed("по+словам согласно по+мнению по+данным"),
        listed(
            "сказал сказала сказали говорит говорят сообщил сообщила сообщили утверждает утверждают"
            " утверждал надеется надеются сомневается отрицает отрицают считает считают рассказал"
            " рассказала заявил заявила заявили"
        ),
        listed("я мы"),
    ),
    "tr": Turning(
        listed("eğer şayet şartıyla koşuluyla takdirde aksi"),
        listed(
            "belki muhtemelen sözde güya iddiaya+göre teoride teorik+olarak galiba sanırım"
            " olasılıkla kağıt+üzerinde"
        ),
        listed("önce sonra kadar zaman ardından"),
        listed("sadece yalnızca neredeyse yaklaşık eski bazı"),
        listed("göre"),
        listed(
            "dedi dediler söyledi söylediler diyor diyorlar iddia+etti iddia+ediyor umuyor"
            " inkar+etti belirtti açıkladı anlattı"
        ),
        listed("ben biz"),
    ),
}
_SAID: Final = {
    code: words._replace(said=(*words.said, *sorted(SAYINGS.get(code, ()))))
    for code, words in _WORDS.items()
}
TURNING: Final[Mapping[str, Turning]] = {**_SAID, "nb": _SAID["no"]}
"""By the code of the language."""
