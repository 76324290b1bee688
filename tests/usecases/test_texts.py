"""Texts from a pipe or a file: their bytes as text, whichever of the encodings they are in, or a refusal; names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack.errors import InputError
from gytrack.usecases.texts import MAX_TEXT, decoded, one_line

HANZI = st.text(st.characters(codec="gb18030", exclude_characters="\r\ufeff", exclude_categories=["Cs"]))


@pytest.mark.parametrize("data", [b"\xff", b"\xff\xfe\xfa", b"\xff\xfe\x00\xd8", "进".encode() + b"\xff"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(InputError) as error:
        decoded(data, "进展")
    assert str(error.value) == "进展中有无法识别的字节。请检查终端和文件的编码，改用 UTF-8。"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("新建2家".encode(), "新建2家"),
        ("\ufeff新建2家".encode(), "新建2家"),
        ("新建2家".encode("gbk"), "新建2家"),
        ("联通𠮷".encode("gb18030"), "联通𠮷"),
        ("新建2家".encode("utf-16"), "新建2家"),
        (b"a\r\nb\rc\nd", "a\nb\nc\nd"),
    ],
)
def test_bytes_are_read_as_they_were_written(data: bytes, text: str) -> None:
    assert decoded(data, "进展") == text


@given(HANZI)
def test_utf_8_is_always_read_back(text: str) -> None:
    assert decoded(text.encode(), "进展") == text


@given(st.binary(max_size=20))
def test_no_bytes_stop_the_reader(data: bytes) -> None:
    try:
        decoded(data, "进展")
    except InputError as error:
        assert error.todo  # noqa: PT017 - some bytes are text


def test_a_name_is_one_line_with_single_blanks() -> None:
    assert one_line(" 区卫健局\n  医政科\t", "名称") == "区卫健局 医政科"
    with pytest.raises(InputError, match="名称有10001个字"):
        one_line("长" * (MAX_TEXT + 1), "名称")
