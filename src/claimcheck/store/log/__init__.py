"""The chain of events, and the transactions that write it."""
