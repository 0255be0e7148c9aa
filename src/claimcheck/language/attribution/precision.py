"""How often each rule was right where it was measured.

The share of a rule's statements on the 840 articles of PolNeAR's train split
that overlap a marked attribution by half or more, as printed by
``python benchmarks/extraction_quality.py --data DIR --split train --rules 5``.
Assertions have none: that corpus marks no words of the article's own.
"""

MEASURED: dict[str, float] = {
    "according-after": 0.85,  # of 356
    "according-before": 0.88,  # of 82
    "clause-after": 0.83,  # of 459
    "clause-around": 0.87,  # of 374
    "label": 0.65,  # of 142
    "participle-bare": 0.76,  # of 220
    "participle-called": 0.85,  # of 40
    "participle-noun": 0.74,  # of 99
    "participle-quotation": 0.93,  # of 72
    "participle-quote": 0.77,  # of 31
    "participle-that": 0.91,  # of 259
    "participle-to": 0.70,  # of 44
    "participle-wh": 0.69,  # of 13
    "post": 0.29,  # of 14
    "quote-after": 0.98,  # of 3116
    "quote-around": 0.96,  # of 218
    "quote-colon": 0.79,  # of 101
    "quote-continued": 0.99,  # of 1504
    "quote-introduced": 0.93,  # of 29
    "quote-open": 0.72,  # of 65
    "quote-paragraph": 0.85,  # of 107
    "signed": 1.00,  # of 6
    "verb-as": 0.89,  # of 45
    "verb-bare": 0.86,  # of 2124
    "verb-called": 0.73,  # of 184
    "verb-colon": 0.50,  # of 6
    "verb-gap": 0.71,  # of 63
    "verb-noun": 0.76,  # of 465
    "verb-of": 0.90,  # of 61
    "verb-quotation": 0.96,  # of 397
    "verb-quote": 0.81,  # of 84
    "verb-that": 0.89,  # of 1442
    "verb-to": 0.69,  # of 254
    "verb-wh": 0.85,  # of 60
}
