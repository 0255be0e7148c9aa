"""How well statements in French, Russian, Spanish and German find their English claims.

    python benchmarks/between_languages.py [--data DIR]

`pairs_between_languages.tsv` holds forty claims that we wrote, each in another language and
in English. The English ones are stored, with the claims of DIR/claims.jsonl where it is given,
and each of the others is matched as a statement in its language. It needs the extra
`[meaning-languages]`.
"""

import argparse
import csv
import json
import tempfile
from collections import Counter
from pathlib import Path

import claim_store

import claimcheck
from claimcheck.model.claim import NewClaim
from claimcheck.model.comparison import Band

_PAIRS = Path(__file__).with_name("pairs_between_languages.tsv")


def main() -> None:
    """Print how many are first, listed and asked about, by language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    with _PAIRS.open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file, delimiter="\t"))
    texts = [each["english"] for each in pairs]
    if options.data:
        lines = (options.data / "claims.jsonl").read_text("utf-8").splitlines()
        texts += [json.loads(line)["text"] for line in lines]
    counts: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/claims.db"
        claim_store.build(path, [NewClaim(text, language="en") for text in texts])
        with claimcheck.open_record(path) as record:
            print(record.index_meaning())
            for number, pair in enumerate(pairs, 1):
                found = record.match(pair["text"], language=pair["language"])
                shown = [each for each in found if each.band is not Band.NEW]
                is_first = bool(shown) and shown[0].claim.id == number
                counts[pair["language"], "pairs"] += 1
                counts[pair["language"], "first listed"] += is_first
                counts[pair["language"], "asked"] += is_first and shown[0].band is Band.LIKELY
    for (language, measure), count in counts.items():
        print(language, measure, count)


if __name__ == "__main__":
    main()
