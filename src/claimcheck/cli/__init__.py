"""Parse, call one workflow, print."""
