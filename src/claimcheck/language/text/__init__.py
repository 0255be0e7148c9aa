"""A text read: folding, words, sentences, quotation marks and stems."""
