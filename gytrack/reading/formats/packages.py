"""What a zip holds: a Word document, or one of the kinds that are not read."""

from gytrack.errors import DocumentError
from gytrack.reading.formats.archive import Archive
from gytrack.reading.formats.refusing import SAVE_AS_DOCX
from gytrack.reading.text.paper import Paper

_MAIN = "word/document.xml"
_OTHERS = (
    (("OFD.xml",), "是 OFD 文件，不能直接读", "请用 OFD 阅读器或 WPS 打开，另存为 docx 或 pdf 后再读"),
    (
        ("xl/workbook.xml", "xl/workbook.bin"),
        "是 Excel 表格，不能直接读",
        "请把表格粘贴到 Word 文档里，存为 docx 后再读",
    ),
    (("ppt/presentation.xml",), "是演示文稿，不能直接读", "请把文字粘贴到 Word 文档里，存为 docx 后再读"),
    (("content.xml",), "是 OpenDocument 文档，不能直接读", SAVE_AS_DOCX),
)


def open_package(data: bytes, name: str) -> Paper:
    """Turn a zip into a paper.

    Raises:
        DocumentError: it holds no Word document, or one that is damaged or made to harm.
    """
    from gytrack.reading.formats.word.document import word_paper  # not needed to tell what else it is

    archive = Archive(data, name, "Word" if name.lower().endswith(".docx") else "zip")
    if _MAIN in archive:
        return word_paper(archive, data)
    for parts, is_what, todo in _OTHERS:
        if any(part in archive for part in parts):
            raise DocumentError(f"“{name}”{is_what}", todo)
    raise DocumentError(f"“{name}”是压缩包，里面没有 Word 文档", "请先解压，再读里面的 docx、pdf 或 txt")
