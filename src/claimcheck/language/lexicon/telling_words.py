"""Words, endings and letters by which a text shows its language, where nobody named it."""

from collections.abc import Mapping
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set

ENGLISH_ALONE: Final = word_set(
    "the and with from that were which would they this their than who whom into about says"
    " said should because before could been its these those there through while his her she"
    " not but what when where have does did"
)
"""Words that a text of no other language here holds."""

TELLING: Final[Mapping[str, frozenset[str]]] = {
    "en": word_set(
        "a an in on at of to for by as or no so is was are be been being he it its we you i"
        " all some has had have will can may might must over under up out off after between"
        " during per against more most than only man men met war last first one two three"
        " four five six seven eight nine ten million billion percent cent new people year"
        " years not von der van de la le del di da dos el al"
    ),
    "de": word_set(
        "der die das den dem des von zu und ist sind ein eine einen einem einer eines im am"
        " zum zur vom beim in an für fuer auf hat haben hatte hatten wurde wurden wird"
        " werden worden nicht mit bei nach aus über ueber um kein keine keinen sich seit"
        " oder als wie nur noch mehr weniger gegen vor durch zwischen war waren soll sollen"
        " kann können muss müssen will wollen ihre ihr sein seine seiner er sie es auch dass"
        " wegen pro je laut rund mindestens höchstens etwa fast alle aller jeder jede jedes"
        " niemand ohne bis nie schon unter ab wer gestern heute ans ins gibt prozent"
        " milliarden millionen mrd mio tsd kilometer meter stunden tage jahr jahre jahren"
        " monat uhr zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig"
        " hundert tausend januar februar märz mai juni juli oktober dezember menschen stadt"
        " regierung kinder polizei zahl starben kostet kostete zahlt zahlte steht stieg sank"
        " liegt lag wir uns sagte meldete bekam verlor herr frau doktor"
    ),
    "fr": word_set(
        "le la de un en à a les des du et est sont une dans pour par sur qui que au aux"
        " avec pas ne plus moins ont été être cette ces ce leur leurs ses sa son il elle ils"
        " selon après avant depuis contre sans sous entre chez mais où tous toutes tout"
        " chaque jour ans était étaient avait avaient sera peut doit milliard milliards"
        " million millions vers lors dont aussi cent mille deux trois quatre cinq six sept"
        " huit neuf dix onze douze treize quatorze quinze seize vingt trente fait l' d' c'"
        " n' s' qu' janvier février avril juin juillet août septembre octobre novembre"
        " décembre personnes maire ministre gouvernement pays ville prix tonnes monsieur"
        " madame mme docteur habitants jeunes première hausse nous vous avons avez affirme"
        " ue urgent alerte dépôt"
    ),
    "es": word_set(
        "el la de un a los las una y es son en por con para que del al se no más menos su"
        " sus fue fueron ha han sobre según tras desde hasta entre sin como pero cada hay"
        " está están eran ya lo este esta estos esos millón millones mil ciento uno dos tres"
        " cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte"
        " treinta cien doscientos durante contra cuando nunca también muy será puede debe"
        " todos todas casi muchos enero febrero marzo abril mayo junio julio octubre"
        " noviembre diciembre ayer año años personas alcalde ministro ministra gobierno país"
        " ciudad precio murieron murió señor señora doctor doctora tiene tienen"
    ),
    "pt": word_set(
        "o a os as um uma e é são em no na nos nas de do da dos das ao aos à às por com"
        " para que pelo pela pelos pelas se não mais menos seu sua seus suas foi foram sobre"
        " segundo após desde até entre sem como mas cada há está estão era eram já este esta"
        " milhão milhões bilhão bilhões mil cento dois duas três quatro cinco seis sete oito"
        " nove dez onze doze treze catorze quinze vinte trinta cem duzentos trezentos"
        " durante contra quando nunca também muito será pode deve tem têm num numa ter"
        " metade janeiro fevereiro março abril maio junho julho agosto setembro outubro"
        " novembro dezembro ontem ano anos dia pessoas prefeito câmara ministro ministra"
        " governo país cidade preço morreram morreu senhor senhora doutor doutora reais"
        " todos"
    ),
    "it": word_set(
        "il lo la i gli le l' di da in a un uno una e è sono del dello della dei degli"
        " delle dell' nel nella nei nelle negli nell' dal dalla dai al alla ai alle agli"
        " all' sul sulla sull' un' dall' per con che si non più meno suo sua suoi ha hanno"
        " secondo dopo prima tra fra senza come ma ogni c' era erano già questo questa"
        " milione milioni miliardo miliardi mila mille cento due tre quattro cinque sei"
        " sette otto nove dieci undici dodici tredici quindici venti trenta duecento durante"
        " contro quando mai anche molto sarà stato stati stata state ed può deve possono"
        " devono metà gennaio febbraio marzo aprile maggio giugno luglio settembre ottobre"
        " dicembre ieri anno anni persone sindaco ministro ministra governo paese città"
        " prezzo morti morte signor signora dottor dottoressa tutti alcuni"
    ),
    "nl": word_set(
        "de het een en van is zijn voor op met aan bij naar uit om dat die niet geen meer"
        " minder heeft hebben werd werden wordt worden ook volgens na tegen zonder tussen"
        " maar elke hun haar hij zij ze als dan over door tot sinds was waren miljoen"
        " miljard honderd duizend mln mld twee drie vier vijf zes zeven acht negen tien elf"
        " twaalf twintig nooit alle alleen onder kan kunnen moet moeten mag per procent te"
        " dit deze in jaar uur januari februari maart juni juli augustus oktober gisteren"
        " mensen minister burgemeester regering gemeente stad prijs kreeg kregen kocht"
        " betaalde steeg daalde heer mevrouw dhr mevr minstens hooguit ongeveer"
        " boeren doden huizen kinderen"
    ),
    "sv": word_set(
        "och är en ett det som på av för med till inte från har hade var vid om enligt"
        " efter före mot utan mellan men varje sin sitt sina hans hennes de den att ska kan"
        " får fick blev under över alla miljon miljoner miljarder kronor procent mdr mkr"
        " mdkr två tre fyra fem sex sju åtta nio tio elva tolv femtio hundra tusen aldrig"
        " ingen inga mer mindre sedan eller nu upp i köpte sålde sade säger steg sjönk ökade"
        " minskade kommunen ministern polisen människor år januari maj augusti oktober"
    ),
    "da": word_set(
        "og er en et det som på af for med til ikke fra har havde var ved om ifølge efter"
        " før mod uden mellem men hver sin sit sine hans hendes de den at skal kan får fik"
        " blev under over alle million millioner milliarder kroner procent pct mia to tre"
        " fire fem seks syv otte ni ti tolv hundrede tusind aldrig ingen mere mindre siden"
        " eller nu op i blevet givet bliver købte solgte sagde siger steg falder faldt"
        " kommunen ministeren politiet mennesker år maj"
    ),
    "no": word_set(
        "og er en et det som på av for med til ikke fra har hadde var ved om ifølge etter"
        " før mot uten mellom men hver sin sitt sine hans hennes de den å at skal kan får"
        " fikk ble under over alle million millioner milliarder kroner prosent mrd to tre"
        " fire fem seks sju åtte ni ti tolv hundre tusen aldri ingen mer mindre siden eller"
        " nå opp i blitt gitt blir kjøpte solgte steg falt kommunen ministeren politiet"
        " mennesker år mai"
    ),
    "pl": word_set(
        "i w z na do nie się jest są był była było były za od po przez dla o że ze przed"
        " pod nad oraz lub ale jak co ma mają miał został została zostało zostały według rok"
        " roku lat tys mln mld zł złotych procent milionów miliardów miliony miliardy przy"
        " bez ponad około tylko już ich jego jej także dwa trzy cztery pięć sześć siedem"
        " osiem dziewięć dziesięć premier rząd osób ludzi policja"
    ),
    "ru": word_set(
        "и в на не что с по из за от до для как это был была было были будет его их или но"
        " также после более менее год года году лет тысяч миллионов миллиардов рублей"
        " процентов который которые"
    ),
    "uk": word_set(
        "і й в у на не що з по із за від до для як це був була було були буде його їх або"
        " але також після більше менше рік року років тисяч мільйонів мільярдів гривень"
        " відсотків який які"
    ),
    "bg": word_set(
        "и на не се от за с по да е са ще беше след като при които това повече до във със"
        " млн лева година години"
    ),
    "sr": word_set(
        "и у на не се од за са по да је су ће био била после као при који које то више до"
        " године милиона динара"
    ),
    "tr": word_set(
        "ve bir bu için ile olarak daha çok en olan oldu olduğu değil var yok yüzde milyon"
        " milyar bin lira tl kadar sonra önce göre gibi ancak ama her yılında yıl üzerinde"
        " edildi etti etmedi edilen tarafından dün iki üç dört beş altı yedi sekiz dokuz"
        " bakan bakanı hükümet kişi"
    ),
}
"""The telling words of each language; a word may stand with several, and tells less then."""

ENDINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "de": (
        "ungen",
        "schaft",
        "schaften",
        "keit",
        "heit",
        "lichen",
        "ischen",
        "licher",
        "erte",
        "elte",
        "igte",
        "hlte",
        "chte",
        "ckte",
    ),
    "fr": ("aient", "èrent", "ités", "eaux", "ée", "ées", "é", "és"),
    "es": ("ción", "ciones", "aron", "ieron", "dad", "dades", "ó", "ía", "ían"),
    "pt": ("ção", "ções", "aram", "eram", "iram", "dade", "dades", "ou", "eu", "iu", "nho", "lho"),
    "it": ("zione", "zioni", "arono", "irono", "ità", "ò", "zzi", "tto", "lli", "gli"),
    "nl": (
        "heid",
        "ingen",
        "lijke",
        "ische",
        "tje",
        "aar",
        "oor",
        "ij",
        "eerde",
        "eerden",
        "wde",
        "gde",
        "lden",
        "ijk",
        "isten",
    ),
    "sv": ("ningen", "ade", "arna", "erna", "ar", "or"),
    "da": ("ningen", "ede", "erne"),
    "no": ("ningen", "erte", "ene"),
    "pl": ("ów", "ach", "ami", "ego", "ała", "ały", "ił", "ał", "ych", "owy"),
    "ru": (),
    "uk": (),
    "bg": (),
    "sr": (),
    "tr": ("ları", "leri", "lar", "ler", "dı", "di", "tı", "ti", "du", "lık", "lik"),
}
"""Endings of words that are frequent in a language."""

LETTERS: Final[Mapping[str, str]] = {
    "de": "ßäöü",
    "fr": "çœèêëîïûùàéâô",
    "es": "ñíúóáé",
    "pt": "ãõçâêíóáéú",
    "it": "ìòùàè",
    "nl": "ëï",
    "sv": "åäö",
    "da": "åæø",
    "no": "åæø",
    "pl": "ąęłńśźżó",
    "ru": "ыэёъь",
    "uk": "іїєґь",
    "bg": "ъщ",
    "sr": "јљњћђџ",
    "tr": "ğşıçöü",
}
"""Letters beyond those of English that a language writes."""
