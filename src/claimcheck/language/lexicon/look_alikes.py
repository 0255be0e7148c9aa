"""Letters that look like Latin ones: of other scripts, and of the Latin script in another dress."""

from typing import Final

# What nobody can tell apart, with what it looks like; then what is close in a word of both.
_LATIN: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
SAME: Final = dict(
    zip(
        "аеорсухіјѕһӏԁԛԝАВЕКМНОРСТХУЅІЈοιρυνΑΒΕΖΗΙΚΜΝΟΡΤΥΧϲօս",
        "aeopcyxijshldqwABEKMHOPCTXYSIJoipuvABEZHIKMNOPTYXcou",
        strict=True,
    )
)
_CLOSE: Final = dict(
    zip(
        "вкмнтгпиακτχγεηωոհɑɡıᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
        "bkmhtrnuaktxyenwnhagiabcdefghijklmnoprstuvwyz",
        strict=True,
    )
)
_CLOSE_CAPITALS: Final = dict(
    zip(
        "єбӡѵԍƅⅼᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃᎥᏀꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴⲀⲂⲤⲈⲎⲒⲔⲘⲚⲞⲢⲦⲨⲬⲁⲟⲣⲥⲭ",
        "eb3vgblABCDEHJKLMPRSTVWZiGBPDTGKJCZFMNLSRVHWXYAEIOUABCEHIKMNOPTYXaopcx",
        strict=True,
    )
)
# Letters of the Latin script in another dress, which no word of any language wears.
SMALL_CAPITALS: Final = "ᴀʙᴄᴅᴇꜰғɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ"
_DRESSED: Final = (
    dict(zip(map(chr, range(0x24B6, 0x24EA)), _LATIN, strict=True))
    | {chr(at + n): _LATIN[n] for at in (0x1F130, 0x1F150, 0x1F170) for n in range(26)}
    | dict(zip(SMALL_CAPITALS, "abcdeffghijklmnopqrstuvwyz", strict=True))
)
# All of them, for `str.translate`.
LOOKS_LATIN: Final = str.maketrans(SAME | _CLOSE | _CLOSE_CAPITALS)
UNDRESSED: Final = str.maketrans(_DRESSED)
