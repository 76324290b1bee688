"""A plan with tables or headings as a file of another kind, made of the paper that its own file gives."""

import io
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from gytrack.reading.formats.opening import open_paper
from gytrack.reading.text.paper import Grid, Paper

Heading = int | None


def paper_of(path: Path) -> Paper:
    return open_paper(path.read_bytes(), path.name)


def pieces(paper: Paper) -> Iterator[tuple[str, Heading] | Grid]:
    """Give the lines with their level, and the tables, in order."""
    at = 0
    grids = iter((*paper.grids, None))
    grid = next(grids)
    for number, line in enumerate(paper.shown.split("\n"), start=1):
        if grid and at + len(line) >= grid.start:
            if at <= grid.start:
                yield grid
            if at + len(line) >= grid.end:
                grid = next(grids)
        else:
            yield line, paper.headings.get(number)
        at += len(line) + 1


def as_docx(paper: Paper) -> bytes:
    import docx

    document = docx.Document()
    for piece in pieces(paper):
        if isinstance(piece, Grid):
            _add_table(document, piece, paper.source.text)
        elif piece[1]:
            document.add_heading(piece[0], piece[1])
        else:
            document.add_paragraph(piece[0])
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def laid_out(document: bytes, size: float, beside: float, above: float, on_its_side: bool) -> bytes:
    """Return a document of Word on A4 with letters of ``size`` points and margins in centimetres."""
    import docx
    from docx.shared import Cm, Pt

    whole = docx.Document(io.BytesIO(document))
    whole.styles["Normal"].font.size = Pt(size)
    (section,) = whole.sections
    width, height = (29.7, 21) if on_its_side else (21, 29.7)
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin = section.right_margin = Cm(beside)
    section.top_margin = section.bottom_margin = Cm(above)
    data = io.BytesIO()
    whole.save(data)
    return data.getvalue()


def as_page(paper: Paper) -> bytes:
    body = ""
    for piece in pieces(paper):
        if isinstance(piece, Grid):
            body += _table(piece, paper.source.text)
        else:
            tag = f"h{piece[1]}" if piece[1] else "p"
            body += f"<{tag}>{escape(piece[0])}</{tag}>"
    return f"<!DOCTYPE html><meta charset=utf-8><body><div>{body}</div>".encode()


def _size(grid: Grid) -> tuple[int, int]:
    rows = max(cell.row + cell.rows for cell in grid.cells)
    return rows, max(cell.column + cell.columns for cell in grid.cells)


def _add_table(document: Any, grid: Grid, text: str) -> None:
    table = document.add_table(*_size(grid))
    table.style = "Table Grid"
    places = [list(row.cells) for row in table.rows]
    for cell in grid.cells:
        places[cell.row][cell.column].text = text[cell.start : cell.end]
    for cell in grid.cells:
        if cell.rows > 1 or cell.columns > 1:
            last = places[cell.row + cell.rows - 1][cell.column + cell.columns - 1]
            places[cell.row][cell.column].merge(last).text = text[cell.start : cell.end]


def _table(grid: Grid, text: str) -> str:
    cells = {(cell.row, cell.column): cell for cell in grid.cells}
    taken: set[tuple[int, int]] = set()
    rows, columns = _size(grid)
    body = ""
    for row in range(rows):
        body += "<tr>"
        for column in range(columns):
            cell = cells.get((row, column))
            if (row, column) in taken:
                continue
            if cell is None:
                body += "<td></td>"
                continue
            taken |= {
                (row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)
            }
            words = escape(text[cell.start : cell.end]).replace("\n", "<br>")
            body += f"<td rowspan={cell.rows} colspan={cell.columns}>{words}</td>"
        body += "</tr>"
    return f"<table>{body}</table>"
