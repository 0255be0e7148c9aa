"""Files of records: rows to values, each checked before any is used."""
