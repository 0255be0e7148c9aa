"""Lands and what is called after them: "Kenya", "Kenyan"; exact where a rule of endings is not."""

from functools import cache

# Each land beside its adjective; a word that is also a language's or a faith's name is one too.
_PEOPLES = """
afghanistan afghan, albania albanian, algeria algerian, angola angolan, argentina argentine,
argentina argentinian, armenia armenian, australia australian, austria austrian,
azerbaijan azerbaijani, bahrain bahraini, bangladesh bangladeshi, belarus belarusian,
belgium belgian, benin beninese, bolivia bolivian, bosnia bosnian, botswana botswanan,
brazil brazilian,
britain british, bulgaria bulgarian, burundi burundian, cambodia cambodian, cameroon cameroonian,
canada canadian, chad chadian, chile chilean, china chinese, colombia colombian, croatia croatian,
cuba cuban, cyprus cypriot, czechia czech, denmark danish, ecuador ecuadorian, egypt egyptian,
eritrea eritrean, estonia estonian, ethiopia ethiopian, fiji fijian, finland finnish,
france french, gabon gabonese, gambia gambian, germany german, ghana ghanaian, greece greek,
guatemala guatemalan, haiti haitian, honduras honduran, hungary hungarian, iceland icelandic,
india indian, indonesia indonesian, iran iranian, iraq iraqi, ireland irish, israel israeli,
italy italian, jamaica jamaican, japan japanese, jordan jordanian, kazakhstan kazakh,
kenya kenyan, kosovo kosovan, kuwait kuwaiti, kyrgyzstan kyrgyz, laos laotian, latvia latvian,
lebanon lebanese, liberia liberian, libya libyan, lithuania lithuanian, malawi malawian,
malaysia malaysian, mali malian, malta maltese, mauritania mauritanian, mauritius mauritian,
mexico mexican, moldova moldovan, mongolia mongolian, montenegro montenegrin, morocco moroccan,
mozambique mozambican, namibia namibian, nepal nepali, netherlands dutch, nicaragua nicaraguan,
niger nigerien, nigeria nigerian, norway norwegian, oman omani, pakistan pakistani,
panama panamanian, paraguay paraguayan, peru peruvian, philippines philippine, poland polish,
portugal portuguese, qatar qatari, romania romanian, russia russian, rwanda rwandan,
scotland scottish, senegal senegalese, serbia serbian, singapore singaporean, slovakia slovak,
slovenia slovenian, somalia somali, spain spanish, sudan sudanese, sweden swedish,
switzerland swiss, syria syrian, taiwan taiwanese, tajikistan tajik, tanzania tanzanian,
thailand thai, togo togolese, tunisia tunisian, turkey turkish, turkmenistan turkmen,
uganda ugandan, ukraine ukrainian, us american, uruguay uruguayan, uzbekistan uzbek,
venezuela venezuelan, vietnam vietnamese, wales welsh, yemen yemeni, zambia zambian,
zimbabwe zimbabwean, korea korean, africa african, scotland scots, uk british
"""


@cache
def _lands() -> dict[str, str]:
    pairs = [pair.split() for pair in _PEOPLES.split(",")]
    # Britain and the UK, America and the US are one by the table of names.
    return {people: land for land, people in reversed(pairs)} | {"uk": "britain", "america": "us"}


@cache
def _names_of_lands() -> frozenset[str]:
    return frozenset(_lands().values())


def is_land(word: str) -> bool:
    """Return whether a word in lower case is the name of a land.

    >>> is_land("austria"), is_land("austrian")
    (True, False)
    """
    return word in _names_of_lands()


def land_of(word: str) -> str:
    """Return the land after which a word in lower case is called, else the word.

    >>> land_of("austrian"), land_of("australian"), land_of("austria"), land_of("baker")
    ('austria', 'australia', 'austria', 'baker')
    """
    return _lands().get(word, word)
