import hashlib
from pathlib import Path

import pytest

from gytrack.errors import DocumentError
from gytrack.reading.files import read_file
from gytrack.reading.text.source import decode

TEXT = "一、总体要求\n中医药工作\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings_and_line_ends(encoding: str, line_end: str) -> None:
    data = TEXT.replace("\n", line_end).encode(encoding)
    source = decode(data, "a.txt")
    assert source.text == TEXT
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "是空的"),
        (b" \n\t\r\n", "是空的"),
        (b"\xef\xbb\xbf \n", "是空的"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "不是文本文件"),
        (b"\xff\xff\xff\xff", "编码认不出来"),
    ],
)
def test_what_is_no_text(data: bytes, wrong: str) -> None:
    with pytest.raises(DocumentError, match=wrong) as raised:
        decode(data, "a.txt")
    assert raised.value.todo


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="没有"):
        read_file(tmp_path / "missing.txt")
    with pytest.raises(DocumentError, match="是文件夹"):
        read_file(tmp_path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DocumentError, match="没有读取权限"):
        read_file(tmp_path / "a.txt")
