"""What only happens on a real terminal: colour, questions, Ctrl-C."""

import json
import re

import pytest

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminal")

from fakes.run import run  # noqa: E402 - after the check above
from fakes.terminal import on_terminal  # noqa: E402 - the same

ESCAPES = re.compile(r"\x1b\[[\d;]*m")


def test_colour_adds_nothing_but_colour() -> None:
    code, shown = on_terminal("table", COLUMNS="100")
    assert code == 0
    assert "\x1b[31m红灯\x1b[0m" in shown
    assert ESCAPES.sub("", shown) == run("table", "-f", "table", COLUMNS="100").out


def test_colour_can_be_declined() -> None:
    for shown in (on_terminal("table", NO_COLOR="1")[1], on_terminal("table", TERM="dumb")[1]):
        assert "红灯" in shown
        assert "\x1b[31m" not in shown


def test_a_narrow_terminal_gets_cards() -> None:
    _, shown = on_terminal("table", COLUMNS="40")
    assert "亮灯：红灯\n" in shown


def test_a_long_table_is_plain() -> None:
    _, shown = on_terminal("table", "--repeat", "120", COLUMNS="100")
    assert shown == run("table", "-f", "table", "--repeat", "120", COLUMNS="100").out


def test_json_on_a_terminal_carries_no_escape() -> None:
    _, shown = on_terminal("table", "-f", "json")
    assert "\x1b" not in shown
    assert "\x1b[2J" in json.loads(shown)["rows"][2]["text"]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (b"y\n", "是"),
        ("是\n".encode(), "是"),
        ("ｙｅｓ\n".encode(), "是"),
        (b"n\n", "否"),
        (b"\n", "否"),
        (b"\x04", "否"),
    ],
)
def test_a_question(typed: bytes, answer: str) -> None:
    code, shown = on_terminal("fail", "ask", typed=typed)
    assert code == 0
    assert shown.startswith("真的要撤销吗？[y/N] ")
    assert shown.endswith(f"{answer}\n")


def test_ctrl_c_in_a_question() -> None:
    code, shown = on_terminal("fail", "ask", typed=b"\x03")
    assert code == 130
    assert shown.endswith("已中断，台账未改动\n")


def test_nobody_is_asked_without_a_terminal() -> None:
    assert run("fail", "ask").out == "否\n"
