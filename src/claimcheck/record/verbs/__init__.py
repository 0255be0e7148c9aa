"""The verbs of a record: one module a subject, one method a verb."""
