"""Which kind of file it is, and its paper."""

import re
from collections.abc import Callable
from dataclasses import replace

from gytrack.errors import DocumentError
from gytrack.reading.formats.limits import MOST_BYTES
from gytrack.reading.formats.plain import plain_paper
from gytrack.reading.formats.refusing import SAVE_AS_DOCX, too_much
from gytrack.reading.text.form import written_form
from gytrack.reading.text.paper import Paper
from gytrack.reading.text.source import decode

Opener = Callable[[bytes, str], Paper]
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_PASSWORD = "EncryptedPackage".encode("utf-16-le")


def open_paper(data: bytes, name: str) -> Paper:
    """Turn a document's bytes into a paper; ``name`` is the file's, whose ending may tell its kind.

    Raises:
        DocumentError: the document is empty, of a kind that is not read, damaged, or made to harm.
    """
    if len(data) > MOST_BYTES:
        raise too_much(name, f"超过 {MOST_BYTES >> 20} MB")
    by_opening = (open_it for openings, open_it in _BY_OPENING if data.startswith(openings))
    by_ending = (open_it for endings, open_it in _BY_ENDING if name.lower().endswith(endings))
    opener = next(by_opening, None) or next(by_ending, None) or (_page if _PAGE.match(data) else _plain)
    if opener is _plain:
        return _plain(data, name)
    paper = opener(data, name)
    if not paper.grids and opener is not _markdown:
        paper = _with_pasted_tables(paper)
    return replace(paper, source=replace(paper.source, form=written_form(paper)))


def _with_pasted_tables(paper: Paper) -> Paper:
    """Find the tables that stand as lines in a file that could hold real ones, but has none."""
    from gytrack.reading.tables.written.finding import find_grids  # texts find theirs themselves

    return replace(paper, grids=find_grids(paper.shown))


def _plain(data: bytes, name: str) -> Paper:
    return plain_paper(decode(data, name))


def _markdown(data: bytes, name: str) -> Paper:
    from gytrack.reading.formats.markdown import markdown_paper  # most files are something else

    return markdown_paper(decode(data, name))


def _pdf(data: bytes, name: str) -> Paper:
    from gytrack.reading.formats.pdf.document import pdf_paper  # most files are something else

    return pdf_paper(data, name)


def _page(data: bytes, name: str) -> Paper:
    from gytrack.reading.formats.web.document import page_paper  # most files are something else

    return page_paper(data, name)


def _archived_page(data: bytes, name: str) -> Paper:
    from gytrack.reading.formats.web.document import archive_paper  # most files are something else

    return archive_paper(data, name)


def _zip(data: bytes, name: str) -> Paper:
    from gytrack.reading.formats.packages import open_package  # zipfile, which a text does without

    return open_package(data, name)


def _old_office(data: bytes, name: str) -> Paper:
    """Tell what Microsoft's old container holds: a document of Word 97, one of WPS, or a locked new one."""
    if _PASSWORD in data:
        raise DocumentError(f"“{name}”加了密码", "请用 WPS 或 Word 打开，去掉密码另存后再读")
    kind = "WPS 文字文档（.wps）" if name.lower().endswith(".wps") else "旧版 Word 文档（.doc）"
    raise DocumentError(f"“{name}”是{kind}，不能直接读", SAVE_AS_DOCX)


def _rich_text(_data: bytes, name: str) -> Paper:
    raise DocumentError(f"“{name}”是 RTF 文档，不能直接读", SAVE_AS_DOCX)


def _image(_data: bytes, name: str) -> Paper:
    raise DocumentError(
        f"“{name}”是图片，里面没有文字", "请用 WPS 的“图片转文字”得到文字，核对后存为 docx 再读"
    )


_BY_OPENING: tuple[tuple[bytes | tuple[bytes, ...], Opener], ...] = (
    ((b"PK\x03\x04", b"PK\x05\x06"), _zip),
    (b"\xd0\xcf\x11\xe0", _old_office),
    (b"%PDF", _pdf),
    (b"{\\rtf", _rich_text),
    (_IMAGES, _image),
)
_BY_ENDING: tuple[tuple[tuple[str, ...], Opener], ...] = (
    ((".md", ".markdown"), _markdown),
    ((".html", ".htm", ".shtml", ".xhtml"), _page),
    ((".mht", ".mhtml"), _archived_page),
)
