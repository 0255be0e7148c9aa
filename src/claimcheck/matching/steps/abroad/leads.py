"""By which words other languages tell who said something, and when."""

from typing import Final

from claimcheck.language.lexicon.reporting_verbs import SAYINGS
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.named_tuple import NamedTuple


class Leads(NamedTuple):
    """The words of a language by which a source or a date is known, and a second verb.

    `sources` open a source ("selon le préfet"), `phrases` do in several words, what is `after`
    ends one ("dem Amt zufolge"), `dates` stand before a date, `said` are verbs that report
    alike before and after what is said, `perfect` what may stand before them, and `that` what
    may follow them; where it is `last`, the verb ends the clause after it. A word of `joints`
    joins clauses, or tells by its place ("only"); one that begins with one of `deeds` (what is
    thought, promised or judged has a time of its own) or ends as an infinitive does makes a
    date belong to another verb. Where the verb stands `second`, the subject follows it if
    something else opens the sentence.
    """

    sources: frozenset[str]
    said: frozenset[str]
    that: str
    joints: frozenset[str]
    dates: frozenset[str] = frozenset()
    deeds: tuple[str, ...] = ()
    infinitives: tuple[str, ...] = ()
    perfect: frozenset[str] = frozenset()
    second: bool = False
    brackets: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    last: bool = False
    after: frozenset[str] = frozenset()


_FRENCH: Final = Leads(
    sources=word_set("selon daprès"),
    dates=word_set("en"),
    said=SAYINGS["fr"],
    that="que",
    joints=word_set(
        "que qui quoi dont où et ou mais donc car si quand lorsque comme puisque pendant avant"
        " après pour afin sans parce tandis alors quil quelle quils quelles quon quun quune"
        " seulement uniquement déjà même surtout encore ne"
    ),
    deeds=tuple(
        "dit dis dire annonc déclar affirm assur prom nié nie critiqu condamn dénon accus reproch"
        " confirm estim pens cro cru veu voul deman exig ordon décid prév enquêt étudi souten"
        " souti défend compar crai espér rappel évoqu mention salu regret commém expliqu témoign"
        " refus propos tent essa commenc continu perme perm forc oblig laiss fai écri recommand"
        " avert préven racont révél jug sait savai su pari accept souhait raill vot".split()
    ),
    infinitives=("er", "ir", "re", "oir"),
    perfect=word_set("a ont avait avaient"),
)
_SPANISH: Final = Leads(
    sources=word_set("según"),
    phrases=("de acuerdo con",),
    dates=word_set("en"),
    said=SAYINGS["es"],
    that="que",
    joints=word_set(
        "que quien quienes cuyo donde y e o u pero pues si cuando como porque mientras para sin"
        " antes después aunque sino solo sólo solamente ya incluso también apenas"
    ),
    deeds=tuple(
        "dij dice anunci declar afirm asegur promet negó neg critic conden denunci acus reproch"
        " confirm estim piens pens cree crey quier quis pidi pid exig orden decid previ prev"
        " investig estudi apoy defend defiend compar tem esper record mencion salud lament"
        " conmemor explic testific rechaz rehus propus propon intent trat empez empiez comenz"
        " contin permit forz oblig hiz hac escrib recom advirt advert cont revel juzg sab sup"
        " acept logr vot".split()
    ),
    infinitives=("ar", "er", "ir", "arse", "erse", "irse"),
)
_PORTUGUESE: Final = Leads(
    sources=word_set("segundo conforme"),
    phrases=("de acordo com",),
    dates=word_set("em"),
    said=SAYINGS["pt"],
    that="que",
    joints=word_set(
        "que quem cujo onde e ou mas pois se quando como porque enquanto para sem antes depois"
        " embora só somente já até também apenas"
    ),
    deeds=tuple(
        "diss diz anunci declar afirm garant promet neg critic conden denunci acus confirm estim"
        " pens acredit quer quis pedi ped exig orden decid prev investig estud apoi defend compar"
        " tem esper lembr record mencion saud lament comemor explic testemunh rejeit recus prop"
        " tent começ continu permit forç obrig fez faz escrev recomend adverti advert cont revel"
        " julg sab soub aceit vot".split()
    ),
    infinitives=("ar", "er", "ir", "or"),
)
_GERMAN: Final = Leads(
    sources=word_set("laut"),
    phrases=("nach angaben von", "nach angaben"),
    after=word_set("zufolge"),
    dates=word_set("im jahr am"),
    said=SAYINGS["de"],
    that="dass",
    joints=word_set(
        "dass daß und oder aber denn weil wenn als ob wie wer wo zu um ohne während bevor"
        " nachdem obwohl damit sondern seit erst nur schon bereits auch noch sogar"
    ),
    deeds=tuple(
        "sag erklär kündig behaupt versprach verspr versich leugn bestritt kritisier verurteil"
        " beklag beschuldig bestätig schätz glaub dacht denk woll will plan forder verlang"
        " befahl befehl beschl beschloss entschied entscheid prognos erwart untersuch prüf"
        " unterstütz verteidig vergl fürcht hoff erinner erwähn begrüß bedauer gedach gedenk"
        " zeug lehn abgelehn weiger bot biet vers begann begonn begin ließ lass zwang zwing erlaub"
        " schrieb schreib empf warn bericht bewert wusst weiß akzept lob stimm".split()
    ),
    second=True,
    last=True,
    brackets=word_set("hat haben hatte hatten wurde wurden ist sind war waren wird werden"),
)
_SWEDISH: Final = Leads(
    sources=word_set("enligt"),
    dates=word_set("år i"),
    said=SAYINGS["sv"],
    that="att",
    joints=word_set(
        "att och eller men utan som vem vilken vad när om medan eftersom innan efter sedan för"
        " därför fast än först bara redan även också endast"
    ),
    deeds=tuple(
        "sa säg uppg hävd meddel löft lov förnek kritis fördöm anklag bekräft uppskatt trod tror"
        " tänk vill begär kräv beordr beslut bestäm förutsp utred studer stöd stött försvar jämför"
        " frukta hopp påmin nämn välkom beklag förklar vittn vägr föresl föreslog försök börj"
        " fortsatt tillåt tving lät skrev rekommend varna berätt avslöj döm visst vet accept"
        " planer lyck rösta".split()
    ),
    second=True,
)
_ITALIAN: Final = Leads(
    sources=word_set("secondo"),
    phrases=("stando a",),
    dates=word_set("nel il"),
    said=SAYINGS["it"],
    that="che",
    joints=word_set(
        "che chi cui quale quali dove e ed o ma però se quando come perché mentre per senza prima"
        " dopo poiché anche solo soltanto già appena finché"
    ),
    deeds=tuple(
        "diss dic dett annunc dichiar afferm assicur promes promett neg critic condann denunc accus"
        " conferm stim pens cred vuol vol chied chies ordin decid decis deciso prev indag studi"
        " sost difend difes confront tem sper ricord menzion salut rimpian spieg testimon rifiut"
        " propos propon tent cerc cominc inizi continu permes permett costring costret fatto fa"
        " scriss scriv raccomand avvert raccont rivel giudic sa sapev accett vot".split()
    ),
    infinitives=("are", "ere", "ire", "arsi", "ersi", "irsi"),
    perfect=word_set("ha hanno aveva avevano"),
)
_DUTCH: Final = Leads(
    sources=word_set("volgens"),
    phrases=("aldus",),
    dates=word_set("in op"),
    said=SAYINGS["nl"],
    that="dat",
    joints=word_set(
        "dat die wie wat waar en of maar want omdat als toen terwijl voordat nadat hoewel zodat"
        " om te zonder sinds pas alleen al ook nog zelfs"
    ),
    deeds=tuple(
        "zei zeg verkla kondig aangekondig beweer belo loof ontken kritis veroord beschuldig"
        " bevestig schat geloof dacht denk wil wou plan eis vroeg vraag beval bevel besl besliss"
        " voorspel verwacht onderzo steun verdedig vergel vrees hoop herinner noem begroet betreur"
        " herdenk getuig weiger stel voorgest probeer begon begin liet laat dwong dwing toe"
        " schreef schrij beveel waarschuw vertel onthul oordeel wist weet accept loofd stem".split()
    ),
    second=True,
    last=True,
    brackets=word_set("heeft hebben had hadden werd werden is zijn was waren wordt worden zal"),
)
_DANISH: Final = Leads(
    sources=word_set("ifølge"),
    said=SAYINGS["da"],
    that="at",
    joints=word_set(
        "at og eller men uden som der hvem hvad når om mens fordi inden efter siden for kun først"
        " allerede også end"
    ),
    second=True,
)
_NORWEGIAN: Final = Leads(
    sources=word_set("ifølge"),
    said=SAYINGS["no"],
    that="at",
    joints=word_set(
        "at og eller men uten som hvem hva når om mens fordi innen etter siden for bare først"
        " allerede også enn"
    ),
    second=True,
)
_POLISH: Final = Leads(
    sources=word_set("według zdaniem"),
    said=SAYINGS["pl"],
    that="że",
    joints=word_set(
        "że żeby i oraz lub albo ale bo ponieważ gdy kiedy jeśli jak który która które którzy co"
        " kto gdzie przed po zanim choć więc tylko już też także nawet"
    ),
)
LEADS: Final = {
    "fr": _FRENCH, "es": _SPANISH, "pt": _PORTUGUESE, "it": _ITALIAN, "de": _GERMAN, "nl": _DUTCH,
    "sv": _SWEDISH, "da": _DANISH, "no": _NORWEGIAN, "nb": _NORWEGIAN, "pl": _POLISH,
}  # fmt: skip
