"""Bytes to text: UTF-8, UTF-16 and GB18030, and what is no text at all."""

import codecs
import hashlib

from gytrack.errors import DocumentError
from gytrack.records.plan import Source

_SAVE_AS_TEXT = "请用 WPS 或 Word 打开，另存为“纯文本（*.txt）”后再读"
_UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD = 4096
_PLAINLY = 0.3


def decode(data: bytes, name: str) -> Source:
    """Decode a document's bytes; line ends become line feeds.

    Raises:
        DocumentError: the document is empty, no text, or text of an unknown encoding.
    """
    text = _text(data, name).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip().strip("\ufeff\x00"):
        raise DocumentError(f"“{name}”是空的", "请换一个有内容的文件")
    return Source(name, text, hashlib.sha256(data).hexdigest())


def _text(data: bytes, name: str) -> str:
    encoding = _utf16(data)
    if encoding is None and b"\0" in data:
        raise DocumentError(f"“{name}”不是文本文件", _SAVE_AS_TEXT)
    for candidate in (encoding,) if encoding else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(candidate)
        except UnicodeDecodeError:
            continue
    raise DocumentError(
        f"“{name}”的文字编码认不出来", "请用记事本或 WPS 打开，另存为 UTF-8 编码的 txt 后再读"
    )


def _utf16(data: bytes) -> str | None:
    """Return the UTF-16 codec where a mark says so, or where every line end is plainly two bytes wide."""
    if data.startswith(_UTF16_BOMS):
        return "utf-16"
    head = data[: min(_HEAD, len(data) // 2 * 2)]
    for codec, line_end in (("utf-16-le", b"\n\0"), ("utf-16-be", b"\0\n")):
        if line_end in head and _reads_as_chinese(head, codec):
            return codec
    return None


def _reads_as_chinese(head: bytes, codec: str) -> bool:
    text = head.decode(codec, errors="ignore")
    chinese = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return chinese >= _PLAINLY * len(text)
