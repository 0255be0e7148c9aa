"""Who says it, in two frames of another language than English."""

import claimcheck
from claimcheck.model.comparison import Band
from claimcheck.model.statement import Statement
from tests.tables import each_row

SAME = [
    (
        "de",
        "Laut Polizei sank die Zahl der Diebstähle",
        "Die Zahl der Diebstähle sank laut Polizei",
    ),
    (
        "de",
        "Laut Polizei wurden in Suhl 40 Räder gestohlen",
        "In Suhl wurden laut Polizei 40 Räder gestohlen",
    ),
    (
        "de",
        "Ebner sagte, dass der Deich bei Emden undicht ist",
        "Ebner: Der Deich bei Emden ist undicht",
    ),
    (
        "de",
        "Er sagte, dass der Deich bei Emden undicht ist",
        "Er sagte: Der Deich bei Emden ist undicht",
    ),
    (
        "de",
        "Der Minister sagte, dass der Deich undicht ist",
        "Der Deich ist undicht, sagte der Minister",
    ),
    ("de", "Der Minister sagte, dass der Deich undicht ist", "Laut Minister ist der Deich undicht"),
    ("fr", "Le préfet a déclaré que le pont est fermé", "Selon le préfet, le pont est fermé"),
    (
        "fr",
        "Le préfet affirme : « Le pont de Sète est fermé »",
        "« Le pont de Sète est fermé », affirme le préfet",
    ),
    (
        "fr",
        "L'Insee indique que le chômage a baissé de 3 %",
        "Le chômage a baissé de 3 %, selon l'Insee",
    ),
    (
        "es",
        "El alcalde dijo que el puente está cerrado",
        "Según el alcalde, el puente está cerrado",
    ),
    ("es", "De acuerdo con el INE, el paro bajó en mayo", "El paro bajó en mayo, según el INE"),
    (
        "pt",
        "Segundo o IBGE, o desemprego caiu para 7,5%",
        "O desemprego caiu para 7,5%, segundo o IBGE",
    ),
    (
        "it",
        "Secondo l'Istat, in Sicilia vivono 5 milioni di persone",
        "In Sicilia, secondo l'Istat, vivono 5 milioni di persone",
    ),
    ("it", "Il sindaco ha detto che il ponte è chiuso", "Il ponte è chiuso, ha detto il sindaco"),
    (
        "nl",
        "Volgens het CBS steeg de huur met 5 procent",
        "De huur steeg volgens het CBS met 5 procent",
    ),
    (
        "nl",
        "De minister zei dat de sluis pas in mei opengaat",
        "De sluis gaat pas in mei open, zei de minister",
    ),
    (
        "pl",
        "Minister powiedział, że lotnisko jest zamknięte",
        "Lotnisko jest zamknięte, powiedział minister",
    ),
    ("da", "Ifølge politiet faldt tallet i maj", "Tallet faldt i maj, ifølge politiet"),
]
SAME += [
    (
        "de",
        "Dem Bericht zufolge fehlen in Suhl 40 Lehrer",
        "Laut dem Bericht fehlen in Suhl 40 Lehrer",
    ),
    (
        "de",
        "In Suhl fehlen 40 Lehrer, dem Bericht zufolge",
        "Laut dem Bericht fehlen in Suhl 40 Lehrer",
    ),
    ("de", "Im Jahr 2022 starben 40 Schafe in Suhl", "2022 starben 40 Schafe in Suhl"),
    ("es", "En el año 2022 murieron 40 ovejas", "En 2022 murieron 40 ovejas"),
    (
        "fr",
        "Le pont de Sète est fermé selon le préfet",
        "Selon le préfet, le pont de Sète est fermé",
    ),
    ("fr", "ALERTE INFO - Le pont de Sète est fermé", "Le pont de Sète est fermé"),
    (
        "it",
        "Nel 2019 la Sicilia ha esportato armi per 2,5 miliardi",
        "La Sicilia ha esportato armi per 2,5 miliardi nel 2019",
    ),
]
APART = [
    ("de", "Dem Bericht zufolge fehlen in Suhl 40 Lehrer", "Laut dem Amt fehlen in Suhl 40 Lehrer"),
    ("de", "Im Jahr 2022 Schafe in Suhl gezählt", "2022 Schafe in Suhl gezählt"),
    ("es", "En el año 2022 murieron 40 ovejas", "En el año 2023 murieron 40 ovejas"),
    (
        "it",
        "Nel 2019 la Sicilia ha promesso armi per 2,5 miliardi",
        "La Sicilia ha promesso armi per 2,5 miliardi nel 2019",
    ),
    (
        "de",
        "Laut Polizei sank die Zahl der Diebstähle",
        "Die Zahl der Diebstähle sank laut Feuerwehr",
    ),
    ("de", "Laut Polizei schlug der Wirt den Gast", "Der Gast schlug laut Polizei den Wirt"),
    ("de", "Der Minister sagte, dass der Deich undicht ist", "Der Deich ist undicht"),
    (
        "de",
        "Der Minister sagte, dass der Deich undicht war",
        "Der Deich ist undicht, sagte der Minister",
    ),
    (
        "de",
        "Der Minister sagte, dass der Deich undicht ist und das Land zahlt",
        "Der Deich ist undicht, sagte der Minister, und das Land zahlt",
    ),
    (
        "de",
        "Der Minister bestritt, dass der Deich undicht ist",
        "Laut Minister ist der Deich undicht",
    ),
    ("fr", "Le préfet a nié que le pont est fermé", "Selon le préfet, le pont est fermé"),
    (
        "fr",
        "Selon le préfet, le maire n'a pas payé le pont",
        "Le maire a payé le pont, selon le préfet",
    ),
    (
        "fr",
        "Selon le maire, le préfet a fermé le pont",
        "Selon le préfet, le maire a fermé le pont",
    ),
    (
        "es",
        "Según el juez, el alcalde cerró el puente",
        "El juez cerró el puente, según el alcalde",
    ),
    (
        "es",
        "El alcalde dijo que el puente está cerrado",
        "El puente está cerrado, dijo la alcaldesa",
    ),
    ("it", "Il sindaco ha detto che il ponte è chiuso", "Il ponte è chiuso, ha detto il prefetto"),
    (
        "nl",
        "De minister zei dat de sluis pas in mei opengaat",
        "De sluis gaat pas in mei dicht, zei de minister",
    ),
    ("nl", "Volgens Jansma kocht Bakker het land", "Volgens Bakker kocht Jansma het land"),
]


def band(language: str, first: str, second: str) -> Band:
    """Return the band of two texts of one language, which must not hang on their order."""
    texts = Statement(first, language=language), Statement(second, language=language)
    found = claimcheck.compare(*texts).band
    assert claimcheck.compare(*texts[::-1]).band is found
    return found


@each_row(("language", "first", "second"), SAME)
def test_one_source_says_one_thing_in_two_frames(language: str, first: str, second: str) -> None:
    assert band(language, first, second) is Band.SAME


@each_row(("language", "first", "second"), APART)
def test_another_source_or_another_thing_said_stays_apart(
    language: str, first: str, second: str
) -> None:
    assert band(language, first, second) is not Band.SAME
    assert band("und", first, second) is not Band.SAME
