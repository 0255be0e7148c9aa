"""What a search found, as JSON objects."""

from claimcheck.model.record.search_hit import SearchHit


def found_as_dict(found: SearchHit) -> dict[str, object]:
    """Return a record that was found, with plain values; the words in ``>>marks<<`` too."""
    return {**found._asdict(), "highlighted": highlighted(found)}


def highlighted(found: SearchHit) -> str:
    """Return the whole text with each word that was found ``>>like this<<``."""
    pieces, place = [], 0
    for start, end in found.spans:
        pieces += [found.text[place:start], ">>", found.text[start:end], "<<"]
        place = end
    return "".join([*pieces, found.text[place:]])
