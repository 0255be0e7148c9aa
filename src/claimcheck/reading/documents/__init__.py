"""DOCX and PDF documents, by paragraph and page."""
