"""The record begun, undone and redacted."""
