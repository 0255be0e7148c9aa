"""Tables of the record, as files."""

from claimcheck.model.record.table import Table


class ExportedTable(Table):
    """A table with stable column names: ids with their letter, dates in ISO 8601."""

    def to_csv(self, *, delimiter: str = ",", excel: bool = False, raw: bool = False) -> str:
        r"""Return it as CSV with a header: UTF-8 text, unknown values empty.

        With ``excel``, a byte order mark and ``\r\n``. A cell that a spreadsheet would run
        as a formula is made harmless, unless ``raw``.
        """
        from claimcheck.reports.tables import CsvStyle, as_csv

        return as_csv(self, CsvStyle(delimiter, excel, raw))

    def to_json(self) -> str:
        """Return it as one JSON list of objects; unknown values are null."""
        from claimcheck.reports.tables import as_json

        return as_json(self)
