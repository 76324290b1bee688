"""Files that are not read: what each kind is, and the way out."""

from gytrack.errors import DocumentError
from gytrack.reading.formats.limits import MOST_CELLS

SAVE_AS_DOCX = "请用 WPS 或 Word 打开，另存为“Word 文档（*.docx）”后再读"


def damaged(name: str, kind: str) -> DocumentError:
    """Return the error of a file that has the opening of its kind, but cannot be taken apart."""
    return DocumentError(f"“{name}”打不开：这个 {kind} 文件已损坏或不完整", "请重新下载或请对方重发一份")


def too_much(name: str, what: str) -> DocumentError:
    """Return the error of a file that holds more than any plan does; ``what`` names the limit that it passes."""
    return DocumentError(
        f"“{name}”{what}，没有读", "请确认来源可靠；确是方案的，请把正文另存为“纯文本（*.txt）”后再读"
    )


def check_cells(count: int, name: str) -> None:
    """Refuse tables of more cells than any plan has.

    Raises:
        DocumentError: there are too many.
    """
    if count > MOST_CELLS:
        raise too_much(name, f"里的表格超过 {MOST_CELLS} 格")
