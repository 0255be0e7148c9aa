"""The steps of the ladder: each takes away one thing that is proven to tell nothing."""
