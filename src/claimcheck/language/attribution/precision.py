"""How often each rule was right where it was measured.

The share of a rule's statements on the 840 articles of PolNeAR's train split
that overlap a marked attribution by half or more, as printed by
``python benchmarks/extraction_quality.py --data DIR --split train --rules 5``.
Assertions have none: that corpus marks no words of the article's own.
"""

MEASURED: dict[str, float] = {
    "according-after": 0.84,  # of 361
    "according-before": 0.88,  # of 82
    "clause-after": 0.84,  # of 433
    "clause-around": 0.87,  # of 372
    "label": 0.64,  # of 154
    "participle-bare": 0.77,  # of 218
    "participle-called": 0.85,  # of 40
    "participle-noun": 0.73,  # of 107
    "participle-quotation": 0.93,  # of 71
    "participle-quote": 0.77,  # of 31
    "participle-that": 0.91,  # of 260
    "participle-to": 0.73,  # of 41
    "participle-wh": 0.69,  # of 13
    "post": 0.29,  # of 14
    "quote-after": 0.98,  # of 3115
    "quote-around": 0.96,  # of 218
    "quote-colon": 0.79,  # of 101
    "quote-continued": 0.99,  # of 1534
    "quote-introduced": 0.93,  # of 29
    "quote-paragraph": 0.86,  # of 101
    "signed": 1.00,  # of 6
    "verb-as": 0.89,  # of 44
    "verb-bare": 0.86,  # of 2118
    "verb-called": 0.72,  # of 183
    "verb-colon": 0.50,  # of 6
    "verb-gap": 0.73,  # of 62
    "verb-noun": 0.76,  # of 466
    "verb-of": 0.90,  # of 60
    "verb-quotation": 0.96,  # of 397
    "verb-quote": 0.80,  # of 85
    "verb-that": 0.89,  # of 1463
    "verb-to": 0.69,  # of 248
    "verb-wh": 0.84,  # of 58
}
