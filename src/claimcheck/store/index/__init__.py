"""The search index and the candidates found in it."""
