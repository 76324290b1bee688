"""PDFs with a text layer to papers: lines, paragraphs and tables from where things stand on the page."""
