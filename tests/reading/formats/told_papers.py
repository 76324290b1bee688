"""What the tests of file kinds share: papers made from parts, and their grids as words."""

import io
import zipfile
from collections.abc import Mapping

from gytrack.reading.formats.opening import open_paper
from gytrack.reading.text.paper import Paper

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": _W,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def part(root: str, content: str) -> str:
    """Return a part of a Word document with all that the tests name declared."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{content}</w:{root}>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def word(body: str, **others: str) -> Paper:
    """Read a Word document made of a body and other parts (styles, numbering, footnotes), each as its content."""
    parts = {"word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    parts |= {f"word/{name}.xml": part(name, content) for name, content in others.items()}
    return open_paper(zipped(parts), "方案.docx")


def lines(paper: Paper) -> list[str]:
    """Return the lines that are text, without the white space at their ends."""
    return [line.strip() for line in paper.shown.split("\n") if line.strip()]


def grids(paper: Paper) -> list[list[tuple[str, int, int, int, int]]]:
    """Return of each table its cells: words, row, column, and how many of each they take."""
    text = paper.source.text
    return [
        [(text[cell.start : cell.end], cell.row, cell.column, cell.rows, cell.columns) for cell in grid.cells]
        for grid in paper.grids
    ]


def p(text: str = "", properties: str = "") -> str:
    """Return a paragraph of Word."""
    props = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{props}{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run of Word."""
    props = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{props}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
