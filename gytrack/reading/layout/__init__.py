"""Lines to paragraphs, to the outline, to what a document says of itself."""
