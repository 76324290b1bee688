"""Texts that people write: what can be kept of them."""

from gytrack.errors import InputError

MAX_TEXT = 10_000
"""Characters in one text; a cell of a workbook holds 32,767, a report of one period is a page at most."""

MOST_OF_A_NAME = 60
"""Characters in what stands in the head of a paper: an evaluation's name, who approved a bulletin."""


def checked_text(text: str, what: str) -> str:
    """Return a text that can be kept, trimmed.

    Raises:
        InputError: it is too long, or cannot be stored.
    """
    if len(text) > MAX_TEXT:
        raise InputError(
            f"{what}有{len(text)}个字，超过{MAX_TEXT}个字", "请写成摘要，全文作为 --evidence 附件"
        )
    return storable(text, what).strip()


def one_line(text: str, what: str) -> str:
    """Return a text that can be kept in one line, with single blanks: a name, a title. Raises InputError as ``checked_text``."""
    return " ".join(checked_text(text, what).split())


def decoded(data: bytes, what: str) -> str:
    """Return what came from a pipe or a file as text: UTF-8, else GB18030 as Chinese Windows writes; lines end in LF.

    Raises:
        InputError: it is neither.
    """
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise _unreadable(what)


def storable(text: str, what: str) -> str:
    """Return a text that a database can keep.

    Raises:
        InputError: it holds NUL, or bytes that are no character.
    """
    if "\0" in text:
        raise InputError(f"{what}中有不可见的控制字符（NUL）", "请去掉后重试")
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise _unreadable(what)
    return text


def _unreadable(what: str) -> InputError:
    return InputError(f"{what}中有无法识别的字节", "请检查终端和文件的编码，改用 UTF-8")
