"""How much a file may hold. What is past these is no plan, but damaged or made to harm.

The longest plans have some 300,000 characters, 200 pages and tables of a few thousand cells; each limit leaves room for
ten times that, and keeps what a reader can be made to take within some hundred megabytes and seconds.
"""

MOST_BYTES = 200 << 20
"""Of a file; a document of many pictures may be large."""

MOST_ENTRIES = 20_000
"""Of a zip; Word makes one for each picture."""

MOST_PART_BYTES = 48 << 20
"""Of one part of a zip or one page of the web when unpacked: a text of 5 MB takes some 30."""

MOST_RATIO = 400
"""Of unpacked to packed bytes: XML of one repeated row reaches some 100, a bomb 1,000."""

LEAST_FOR_RATIO = 4 << 20
"""Unpacked bytes below which no ratio does harm."""

MOST_MARKS = 3_000_000
"""Of angle brackets, and of equal signs, in one part: each may be a node of a hundred bytes in memory."""

MOST_DEPTH = 120
"""Of elements within elements; a page of a layout made of tables has some 40."""

MOST_NESTED = 20
"""Of tables within tables, or boxes within boxes."""

MOST_CELLS = 100_000
"""Of all tables together."""

MOST_COLUMNS = 1000
"""Of a table; also the most columns or rows that one cell is taken to span."""

MOST_CHARACTERS = 10_000_000
"""Of the text that comes out."""

MOST_PAGES = 3000
"""Of a PDF."""

MOST_PAGE_OBJECTS = 200_000
"""Of one page of a PDF; a dense map has some 50,000."""

MOST_STREAM_BYTES = 256 << 20
"""Of all unpacked streams of a PDF that are no pictures, and as much again of pictures."""
