"""The same claims in tantivy, a search engine of its own, to compare with where it is installed."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

Find = Callable[[str, int], list[int]]
_CANDIDATES = 64


def build(folder: str, texts: Sequence[str]) -> Find | None:
    """Index claims numbered from 1 in ``folder``; return what finds them, None without tantivy.

    What is found is tantivy's best by BM25 over English stems, all words joined by
    OR, reranked by rapidfuzz.
    """
    try:
        tantivy: Any = import_module("tantivy")
    except ImportError:
        return None
    Path(folder).mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
    builder.add_integer_field("claim", stored=True)
    index = tantivy.Index(builder.build(), path=folder)
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for number, text in enumerate(texts, 1):
        writer.add_document(tantivy.Document(text=text, claim=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def find(text: str, limit: int) -> list[int]:
        words = "".join(sign if sign.isalnum() else " " for sign in text.lower())
        hits = searcher.search(index.parse_query(words, ["text"]), _CANDIDATES).hits
        found = [searcher.doc(address) for _, address in hits]
        likeness = [
            (-fuzz.token_set_ratio(text, each["text"][0]), each["claim"][0]) for each in found
        ]
        return [claim for _, claim in sorted(likeness)[:limit]]

    return find
