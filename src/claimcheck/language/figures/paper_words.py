"""What papers write beside a figure, and CLDR has not."""

from collections.abc import Mapping
from typing import Final

IN_PAPERS: Final[Mapping[str, tuple[str, ...]]] = {
    "de": (
        "scale 1000 tsd.",
        "money CHF franken",
        "measure km/h stundenkilometer kilometer_pro_stunde km_pro_stunde km/std",
        "measure °C grad_celsius",
        "measure degree grad",
    ),
    "fr": (
        "scale 1000000000 md mds",
        "money CHF francs_suisses franc_suisse",
        "money USD dollars_américains dollar_américain",
        "measure km/h kilomètres_par_heure kilomètres_à_l'heure kilomètres/heure km_par_heure",
        "measure °C degrés_celsius degré_celsius",
        "measure degree degré degrés",
    ),
    "es": (
        "measure km/h kilómetros_por_hora km_por_hora",
        "measure °C grados_celsius grados_centígrados",
        "measure degree grado grados",
    ),
    "pt": (
        "money USD dólares_americanos dólares_norte-americanos",
        "scale 1000000000000 trilhão trilhões",
        "measure km quilómetro quilómetros",
        "measure km2 quilómetro_quadrado quilómetros_quadrados",
        "measure km/h quilómetros_por_hora quilômetros_por_hora km_por_hora",
        "measure °C graus_celsius graus_centígrados",
        "measure degree grau graus",
    ),
    "it": (
        "scale 1000000000 mrd",
        "money USD dollaro dollari dollari_americani dollari_statunitensi",
        "money CHF franchi_svizzeri",
        "measure km2 kmq",
        "measure m2 mq",
        "measure km/h chilometri_all'ora chilometri_orari km_all'ora",
        "measure °C gradi_celsius gradi_centigradi",
        "measure degree grado gradi",
    ),
    "nl": (
        "measure km/h kilometer_per_uur km_per_uur km/u km/uur",
        "measure °C graden_celsius",
        "measure degree graad graden",
    ),
    "sv": (
        "scale 1000000000 mdr mrd",
        "money krona kr sek",
        "measure km/h kilometer_i_timmen km_i_timmen km/tim",
        "measure °C grader_celsius",
        "measure degree grad grader",
    ),
    "da": (
        "money krone kr dkk",
        "measure km/h kilometer_i_timen km_i_timen km/t",
        "measure °C grader_celsius",
        "measure degree grad grader",
    ),
    "no": (
        "money krone kr nok",
        "measure km/h kilometer_i_timen km_i_timen km/t",
        "measure °C grader_celsius",
        "measure degree grad grader",
    ),
    "nb": (
        "money krone kr nok",
        "measure km/h kilometer_i_timen km_i_timen km/t",
        "measure °C grader_celsius",
        "measure degree grad grader",
    ),
    "cs": ("money koruna kč koruna koruny korun czk",),
    "pl": (
        "money PLN zł złoty złote złotych złotego",
        "money EUR euro",
        "money USD dolarów dolary dolar",
        "measure km/h kilometrów_na_godzinę km_na_godzinę",
        "measure °C stopni_celsjusza stopnie_celsjusza",
        "measure degree stopni stopnie stopień",
    ),
    "tr": (
        "scale 1000000 mln mlyn",
        "scale 1000000000 mlr mlyr",
        "money TRY lira tl türk_lirası",
        "money USD dolar",
        "money EUR avro",
        "measure °C santigrat_derece derece_santigrat",
        "measure degree derece",
    ),
    "hu": ("money HUF ft forint huf",),
}
"""By language, in the form of `notations.txt`: what is meant, and the words for it."""
