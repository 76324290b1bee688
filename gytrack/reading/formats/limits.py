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

MOST_MARKS = 2_000_000
"""Of angle brackets, and of equal signs, in one part: each may be a node of a hundred bytes in memory."""

MOST_PAGE_MARKS = 300_000
"""The same of a page of the web, whose elements are measured one by one; a large page has some 20,000."""

MOST_ATTRIBUTES = 1000
"""Of one tag of a page: parsers compare each with all before it."""

MOST_DEPTH = 120
"""Of elements within elements; a page of a layout made of tables has some 40."""

MOST_NESTED = 20
"""Of tables within tables, or boxes within boxes."""

MOST_CELLS = 50_000
"""Of all tables together."""

MOST_COLUMNS = 200
"""Of a table; also the most columns or rows that one cell is taken to span."""

MOST_CHARACTERS = 10_000_000
"""Of the text that comes out."""

MOST_PAGES = 3000
"""Of a PDF."""

MOST_PDF_CHARACTERS = 500_000
"""Of a PDF, where each has its own place on the page: a hundred times as dear as in a text."""

MOST_SEGMENTS = 50_000
"""Of the lines drawn on one page of a PDF; the rules of a full table take some thousand."""

MOST_SEGMENTS_OF_ALL = 500_000
"""Of the lines drawn on all pages together."""

MOST_SECONDS = 120
"""For taking a PDF apart, in a process of its own; a page takes some hundredths."""

MOST_MEMORY = 1536 << 20
"""Of that process, where the system can hold it to that."""
