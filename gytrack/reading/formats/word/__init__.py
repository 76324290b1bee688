"""Word documents (docx) to papers."""
