"""Markdown files as articles: front matter, and the words with their lines and columns."""

from hashlib import sha256

from claimcheck.model.article import Article
from claimcheck.model.statement import UNNAMED
from claimcheck.model.text.capture import Capture
from claimcheck.model.text.source_map import SourceMap, line_starts
from claimcheck.model.text.word_runs import Mark
from claimcheck.reading.accepted import accept
from claimcheck.reading.facts import read_facts
from claimcheck.reading.markdown.front_matter import read_front_matter
from claimcheck.reading.markdown.words import read_words
from claimcheck.reading.plain import decode, find_title, require_text


def read_markdown(name: str, content: bytes) -> Capture:
    """Return a Markdown text as an article without its marks.

    Its title is the front matter's, or the first heading. Code in lines of its own,
    comments, pictures, notes' marks and what is struck out are no part of an article.
    """
    source = decode(name, content)
    require_text(name, source)
    front = read_front_matter(source)
    facts = read_facts(front.facts)
    words = read_words(source, front.end, is_mdx=name.lower().endswith(".mdx"))
    accepted = accept(words, keep=Mark.CODE)
    text = accepted.text
    require_text(name, text)
    article = Article(
        sha256(content).hexdigest(),
        text,
        title=facts.title or find_title(text),
        publisher=facts.publisher,
        published_on=facts.published_on,
        url=facts.url,
        language=facts.language or UNNAMED,
    )
    return Capture(article, SourceMap(accepted.runs, line_starts(source)), facts.author)
