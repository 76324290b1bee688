"""Tables on a screen: nothing lost, columns in line, every width."""

import io
import sys
from collections import Counter
from unittest.mock import patch

import pytest
from fakes.table import grouped
from hypothesis import given
from hypothesis import strategies as st

from gytrack.cleaning import clean
from gytrack.cli.screens.layout import fit
from gytrack.cli.screens.screen import Group, GroupedTable, Row, show
from gytrack.cli.screens.width import fold, wide_width, width
from gytrack.export.tables import Column


def shown(table: GroupedTable, columns: int, *, ascii_only: bool = False) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    with patch.object(sys, "stdout", stream), patch.dict("os.environ", {"COLUMNS": str(columns)}):
        show(table, ascii_only=ascii_only)
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


def test_the_picture_at_80() -> None:
    assert shown(grouped(), 80).splitlines() == [
        "编号    亮灯  责任  实际  序时  报送        任务／量化指标（完成/目标）",
        "2.1 中医药服务体系“扬优强弱补短”建设｜牵头：区发改经信局",
        "2.1.1   绿灯  配合   75%   75%  2025-06-24  加强区级中医医院“两专科一中心”建设",
        "                                            特色优势专科1/2个，推广中心1/1个",
        "2.1.3   红灯  配合   40%   75%  2025-06-23  基层中医馆内涵建设",
        "                                            旗舰中医馆2/5家，中医阁4/10家",
        "2.2 中医药特色人才建设｜牵头：区卫健局",
        "2.2.10  未报  牵头         75%              [red]培养[/red] 🔴 :smile: \\x1b[2J",
        "                                            a[/b]c 基层名中医，建设一批名中医工",
        "                                            作室，把人才留在社区卫生服务中心",
    ]


def test_at_40_each_row_is_a_card() -> None:
    lines = shown(grouped(), 40).splitlines()
    assert lines[:2] == ["2.1 中医药服务体系“扬优强弱补短”建设｜牵", "头：区发改经信局"]
    assert "任务／量化指标（完成/目标）：基层中医馆" in lines
    assert all(width(line) <= 40 for line in lines)


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(columns: int) -> None:
    assert max(map(width, shown(grouped(), columns).splitlines())) <= columns
    wide = shown(grouped(), columns, ascii_only=True)
    assert max(map(wide_width, wide.splitlines())) <= columns


def test_on_a_wide_console_columns_stay_in_line() -> None:
    rows = (Row(("“甲”", "一")), Row(("甲乙", "二")))
    table = GroupedTable((Column("a", "名"), Column("b", "数")), (Group("", rows),))
    lines = shown(table, 80, ascii_only=True).splitlines()
    assert {wide_width(line[:-1]) for line in lines} == {8}


TEXT = st.text(st.characters(codec="utf-8"), max_size=120) | st.text(
    "中医药建设，“”（）🔴ab 2.1\x1b\n\u202e", max_size=200
)


@given(
    st.lists(
        st.tuples(TEXT, st.tuples(TEXT, TEXT, TEXT), st.lists(TEXT, max_size=2)), min_size=1, max_size=5
    ),
    st.sampled_from([20, 40, 60, 80, 120]),
    st.booleans(),
)
def test_no_character_is_lost(
    rows: list[tuple[str, tuple[str, str, str], list[str]]], columns: int, ascii_only: bool
) -> None:
    heads = (Column("a", "甲"), Column("b", "乙"), Column("c", "丙"))
    groups = [Group(heading, (Row(cells, tuple(below)),)) for heading, cells, below in rows]
    out = shown(GroupedTable(heads, groups), columns, ascii_only=ascii_only)
    put_in = [text for heading, cells, below in rows for text in (heading, *cells, *below)]
    missing = _counted("".join(map(clean, put_in))) - _counted(out)
    assert not missing


def _counted(text: str) -> Counter[str]:
    return Counter(text.replace(" ", ""))


@given(TEXT, st.integers(1, 40))
def test_folding_loses_only_spaces(text: str, cells: int) -> None:
    line = clean(text)
    lines = fold(line, cells)
    assert "".join(lines).replace(" ", "") == line.replace(" ", "")
    assert all(width(part) <= max(cells, 2) for part in lines)


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("中医药，服务", 6, ["中医", "药，服", "务"]),
        ("（中医药）", 6, ["（中医", "药）"]),
        ("中医gytrack建设", 8, ["中医", "gytrack", "建设"]),
        ("a b c d", 3, ["a b", "c d"]),
        ("", 3, [""]),
    ],
)
def test_folding_breaks_where_a_reader_would(text: str, cells: int, lines: list[str]) -> None:
    assert fold(text, cells) == lines


@pytest.mark.parametrize(
    ("natural", "foldable", "total", "widths"),
    [
        ([5, 4, 20], [True, False, True], 40, [5, 4, 20]),
        ([5, 4, 90], [True, False, True], 40, [5, 4, 27]),
        ([50, 4, 90], [True, False, True], 60, [26, 4, 26]),
        ([50, 4, 90], [True, False, True], 20, None),
        ([50, 50], [False, False], 60, None),
    ],
)
def test_only_text_gives_way(
    natural: list[int], foldable: list[bool], total: int, widths: list[int] | None
) -> None:
    assert fit(natural, foldable, total) == widths
