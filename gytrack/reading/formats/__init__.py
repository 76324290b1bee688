"""Files of each kind to papers: the text, and what the file says of its lines and tables."""
