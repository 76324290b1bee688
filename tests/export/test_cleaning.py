"""Text is text on every boundary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack.cleaning import clean, encodable
from gytrack.cli.screens.width import width

PAYLOADS = [
    "\x1b[2J",
    "\x1b[31m",
    "\x1b]0;title\x07",
    "\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]52;c;aGk=\x07",
    "\x9b2J",
    "\x9d0;x\x9c",
    "\x00",
    "\x7f",
    "\x08\x08\x08",
    "\x0b\x0c",
    "\u202etxet",
    "\u2066x\u2069",
    "\u200b",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u2028\u2029",
    "\ud800",
    "\U000e0041\U000e007f",
    "\x85",
    "\u061c",
    "\xad",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_steers_a_terminal(payload: str) -> None:
    safe = clean(f"前{payload}后")
    assert safe.isprintable()
    assert safe.startswith("前\\")
    assert safe.endswith("后")


def test_line_ends_and_tabs_are_spaces() -> None:
    assert clean("a\tb\nc\r\nd\re") == "a b c d e"


@pytest.mark.parametrize(
    "text", ["", "中医药", "　全角空格", "[red]x[/red]", ":smile:", "葛\U000e0100城", "🔴"]
)
def test_plain_text_stays(text: str) -> None:
    assert clean(text) == text


@given(st.text(st.characters(exclude_categories=())))
def test_clean_is_idempotent_and_encodable(text: str) -> None:
    safe = clean(text)
    assert clean(safe) == safe
    safe.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("中医🔴药", "gbk", "中医〓药"),
        ("𠮷€", "gbk", "〓€".replace("€", "?")),
        ("中a", "ascii", "??a"),
        ("中🔴", "utf-8", "中🔴"),
        ("e\u0301", "gbk", "e"),
    ],
)
def test_what_an_encoding_lacks_keeps_its_cells(text: str, encoding: str, shown: str) -> None:
    assert encodable(text, encoding) == shown
    assert width(encodable(text, encoding)) == width(text)
