"""Names, bodies and titles in two forms, in other languages than English."""

import claimcheck
from claimcheck.model.comparison import Band
from claimcheck.model.statement import Statement
from tests.tables import each_row

SAME = [
    (
        "de",
        "Kanzler Jan Ebner hat die Brücke in Suhl eröffnet",
        "Bundeskanzler Jan Ebner hat die Brücke in Suhl eröffnet",
    ),
    (
        "de",
        "Das BSI warnt vor der App",
        "Das Bundesamt für Sicherheit in der Informationstechnik warnt vor der App",
    ),
    (
        "fr",
        "Le président de la République Luc Aubin a reçu 40 maires",
        "Le président Luc Aubin a reçu 40 maires",
    ),
    (
        "fr",
        "La CGT a appelé à la grève",
        "La Confédération générale du travail a appelé à la grève",
    ),
    (
        "es",
        "El presidente del Gobierno Luis Oliva viajó a Vigo",
        "El presidente Luis Oliva viajó a Vigo",
    ),
    (
        "es",
        "La DGT cerró la autovía de Vigo",
        "La Dirección General de Tráfico cerró la autovía de Vigo",
    ),
    (
        "pt",
        "O STF proibiu a venda da quinta",
        "O Supremo Tribunal Federal proibiu a venda da quinta",
    ),
    (
        "it",
        "La premier Ada Conti ha chiuso il porto di Bari",
        "La presidente del Consiglio Ada Conti ha chiuso il porto di Bari",
    ),
    ("it", "Gli Usa hanno venduto 20 navi", "Gli Stati Uniti hanno venduto 20 navi"),
    ("it", "Nel porto la Bce ha una sede", "Nel porto la Banca centrale europea ha una sede"),
    ("nl", "De heer Jansma kreeg 37 stemmen in de raad", "Dhr. Jansma kreeg 37 stemmen in de raad"),
    ("nl", "Premier Kees Jansma opende de sluis", "Minister-president Kees Jansma opende de sluis"),
    ("pl", "NBP kupił 130 ton złota", "Narodowy Bank Polski kupił 130 ton złota"),
    ("da", "FN har sendt 40 læger til Mali", "De Forenede Nationer har sendt 40 læger til Mali"),
]
SAME += [
    ("de", "Das Kohle-Kraftwerk in Suhl steht still", "Das Kohlekraftwerk in Suhl steht still"),
    ("de", "Friedrich W. Ebner kaufte Suhl", "Friedrich Ebner kaufte Suhl"),
    ("it", "Il sig. Conti ha venduto il porto", "Il signor Conti ha venduto il porto"),
    ("it", "L'Ue ha multato il porto", "L'Unione europea ha multato il porto"),
    ("fr", "Le maire de St-Étienne a payé", "Le maire de Saint-Étienne a payé"),
    ("de", "Bundesministerin Anna Ebner kaufte Suhl", "Anna Ebner kaufte Suhl"),
    ("es", "El presidente Pedro Oliva vendió el puerto", "Pedro Oliva vendió el puerto"),
    ("de", "Das Vereinigte Königreich kaufte Masken", "Großbritannien kaufte Masken"),
    ("es", "El exministro vendió el puerto de Vigo", "El ex-ministro vendió el puerto de Vigo"),
    ("fr", "La sœur du préfet a vendu l'œuvre", "La soeur du préfet a vendu l'oeuvre"),
    (
        "ru",
        "Завод в посёлке закрыли из-за тяжёлой воды",
        "Завод в поселке закрыли из-за тяжелой воды",
    ),
    (
        "fr",
        "La Hongrie, la Slovaquie et l'Autriche ont refusé le plan",
        "L'Autriche, la Hongrie et la Slovaquie ont refusé le plan",
    ),
    (
        "it",
        "L'Austria, la Grecia e il Belgio hanno firmato l'accordo",
        "Il Belgio, l'Austria e la Grecia hanno firmato l'accordo",
    ),
    ("es", "Mexico cerró 12 escuelas en mayo", "México cerró 12 escuelas en mayo"),
    ("pt", "O Panamá fechou o canal em maio", "O Panama fechou o canal em maio"),
    ("it", "Il sindaco ha speso piu' di 40 milioni", "Il sindaco ha speso più di 40 milioni"),
    ("ru", "Всемирная организация здравоохранения открыла дом", "ВОЗ открыла дом"),
    ("ru", "В США закрыли 12 школ", "В Соединённых Штатах Америки закрыли 12 школ"),
]
APART = [
    ("de", "Das Kohle Kraftwerk in Suhl steht still", "Das Kohlekraftwerk in Suhl steht still"),
    ("de", "Friedrich W. Ebner kaufte Suhl", "Friedrich M. Ebner kaufte Suhl"),
    ("it", "Il sig. Conti ha venduto il porto", "Il sen. Conti ha venduto il porto"),
    ("de", "Die frühere Ministerin Anna Ebner kaufte Suhl", "Anna Ebner kaufte Suhl"),
    ("es", "El expresidente Pedro Oliva vendió el puerto", "Pedro Oliva vendió el puerto"),
    (
        "es",
        "El hermano del presidente Pedro vendió el puerto",
        "El hermano de Pedro vendió el puerto",
    ),
    ("de", "Ministerin Ebner kaufte Suhl", "Ebner kaufte Suhl"),
    ("pt", "Anna e Bruno venderam a quinta", "Anna Bruno venderam a quinta"),
    ("fr", "Le préfet a vendu la côte", "Le préfet a vendu la cote"),
    ("ru", "Все деньги нашли в поселке", "Всю деньги нашли в поселке"),
    (
        "fr",
        "La Hongrie, la Slovaquie et l'Autriche ont refusé le plan",
        "L'Australie, la Hongrie et la Slovaquie ont refusé le plan",
    ),
    (
        "fr",
        "Le maire, le préfet et le juge de Sète ont refusé",
        "Le juge, le préfet et le maire de Sète ont refusé",
    ),
    (
        "es",
        "Ganaron la Francia, la Italia y la Grecia en este orden",
        "Ganaron la Italia, la Francia y la Grecia en este orden",
    ),
    ("de", "Das BSI warnt vor der App", "Das BKA warnt vor der App"),
    (
        "de",
        "Altkanzler Jan Ebner hat die Brücke eröffnet",
        "Kanzler Jan Ebner hat die Brücke eröffnet",
    ),
    (
        "de",
        "Kanzler Jan Ebner hat die Brücke eröffnet",
        "Bundeskanzler Max Ebner hat die Brücke eröffnet",
    ),
    (
        "fr",
        "Le président de la région Luc Aubin a reçu 40 maires",
        "Le président Luc Aubin a reçu 40 maires",
    ),
    ("fr", "La CGT a appelé à la grève", "La CFDT a appelé à la grève"),
    (
        "es",
        "El vicepresidente del Gobierno Luis Oliva viajó a Vigo",
        "El presidente del Gobierno Luis Oliva viajó a Vigo",
    ),
    (
        "it",
        "La premier Ada Conti ha chiuso il porto",
        "La presidente della Camera Ada Conti ha chiuso il porto",
    ),
    ("it", "Usa il porto di Bari per le navi", "Stati Uniti il porto di Bari per le navi"),
    ("ru", "Все жители уехали", "Всё жители уехали"),
    ("ru", "Мы узнаём об этом в мае", "Мы узнаем об этом в мае"),
    ("ru", "МВД закрыло 12 школ", "МИД закрыло 12 школ"),
    ("it", "La riforma unita costa 40 milioni", "La riforma unità costa 40 milioni"),
    ("nl", "De heer Jansma kreeg 37 stemmen", "Mevrouw Jansma kreeg 37 stemmen"),
]


def band(language: str, first: str, second: str) -> Band:
    """Return the band of two texts of one language, which must not hang on their order."""
    texts = Statement(first, language=language), Statement(second, language=language)
    found = claimcheck.compare(*texts).band
    assert claimcheck.compare(*texts[::-1]).band is found
    return found


@each_row(("language", "first", "second"), SAME)
def test_a_body_or_an_office_is_one_in_both_forms(language: str, first: str, second: str) -> None:
    assert band(language, first, second) is Band.SAME


@each_row(("code", "first", "second"), APART)
def test_another_body_or_office_is_another(code: str, first: str, second: str) -> None:
    assert band(code, first, second) is not Band.SAME
    assert band("und", first, second) is not Band.SAME
