"""Slides to an outline: an interpretation (政策解读) whose headings stand on each page, most of them unnumbered."""
