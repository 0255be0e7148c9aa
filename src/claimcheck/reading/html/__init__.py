"""HTML: pages to words, and pages to articles."""
