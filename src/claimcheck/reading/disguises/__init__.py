"""Letters and signs by which words are written to be overlooked."""
