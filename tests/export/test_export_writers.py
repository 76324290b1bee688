"""Rows as text: whole, inert, and the same values in every form."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack.cleaning import clean
from gytrack.export.on_paper import on_paper
from gytrack.export.tables import Column, Table, Value, cell, for_people
from gytrack.export.writers import write_csv, write_json, write_md, write_tsv

COLUMNS = (Column("code", "编号"), Column("n", "数", "number"), Column("p", "进度", "percent"))


def written(write: Callable[[Table, TextIO], None], *rows: tuple[Value, ...]) -> str:
    stream = io.StringIO()
    write(Table(COLUMNS, iter(rows)), stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        (0, "0"),
        (True, "是"),
        (False, "否"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.50"), "0.5"),
        (Decimal("-0"), "0"),
        (Decimal("1E-7"), "0.0000001"),
        (date(2025, 6, 30), "2025-06-30"),
        (("区卫健局", "区教育局"), "区卫健局、区教育局"),
        ((), ""),
    ],
)
def test_a_value_as_text(value: Value, text: str) -> None:
    assert cell(value) == text


def test_a_percent_is_shown_as_one() -> None:
    assert [for_people(value, "percent") for value in (40, None, "未报")] == ["40%", "", "未报"]


def test_paper_has_a_deadline_as_papers_write_it() -> None:
    values: tuple[Value, ...] = (date(2025, 12, 31), "长期", None)
    assert [on_paper(value, "deadline") for value in values] == ["2025年底", "长期", ""]
    assert (on_paper(date(2025, 12, 31), "date"), on_paper(40, "percent")) == ("2025-12-31", "40%")


def test_tsv_has_no_tab_or_line_end_inside() -> None:
    assert written(write_tsv, ("2.1\t3\n四", -5, None)) == "编号\t数\t进度\n2.1 3 四\t-5\t\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_csv_runs_no_formula(start: str) -> None:
    out = written(write_csv, (f"{start}1+1", Decimal(-5), -3))
    (_, row) = csv.reader(io.StringIO(out))
    assert row[0].startswith("'")
    assert row[1:] == ["-5", "-3"]


def test_csv_guards_lists_of_names_too() -> None:
    assert written(write_csv, (("=a", "b"), 1, 1)).splitlines()[1] == "'=a、b,1,1"


@given(st.text(), st.integers(), st.none() | st.integers())
def test_csv_and_tsv_read_back(text: str, number: int, percent: int | None) -> None:
    (_, row) = csv.reader(io.StringIO(written(write_csv, (text, number, percent))))
    assert row[0] in (clean(text), "'" + clean(text))
    line = written(write_tsv, (text, number, percent)).split("\n")[1]
    assert line.split("\t") == [clean(text), str(number), "" if percent is None else str(percent)]


_CELLS = st.none() | st.text(st.characters() | st.sampled_from(',"\r\n\t=-')) | st.integers() | st.dates()


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.tuples(*[_CELLS] * width), min_size=1)))
def test_csv_quotes_as_the_standard_library_does(rows: list[tuple[Value, ...]]) -> None:
    out, expected = io.StringIO(), io.StringIO()
    columns = tuple(Column(str(at), str(at)) for at in range(len(rows[0])))
    write_csv(Table(columns, rows), out)
    lines = csv.writer(expected, lineterminator="\n")
    lines.writerow([column.heading for column in columns])
    lines.writerows([_guarded(value) for value in row] for row in rows)
    assert out.getvalue() == expected.getvalue()


def _guarded(value: Value) -> str:
    text = cell(value)
    return clean(f"'{text}" if isinstance(value, str) and text[:1] in tuple("=+-@\t\r\n＝＋－＠") else text)


def test_markdown_takes_nothing_for_markup() -> None:
    out = written(write_md, ("a|b *c* <i> [d](https://e) `f` \x1b[2J", 1, 40)).splitlines()
    assert out[1] == "| --- | ---: | ---: |"
    assert out[2] == r"| a\|b \*c\* \<i\> \[d\](https\://e) \`f\` \\x1b\[2J | 1 | 40% |"


def test_json_keeps_types_and_keys() -> None:
    rows: list[tuple[Value, ...]] = [("2.1", Decimal("0.1"), None), (("甲", "乙"), Decimal("1E+2"), 0)]
    assert json.loads(written(write_json, *rows)) == {
        "schema": 1,
        "rows": [{"code": "2.1", "n": 0.1, "p": None}, {"code": ["甲", "乙"], "n": 100, "p": 0}],
    }
    assert json.loads(written(write_json)) == {"schema": 1, "rows": []}


def test_json_does_not_round() -> None:
    exact = "0.12345678901234567890"
    assert json.loads(written(write_json, ("a", Decimal(exact), 1)))["rows"][0]["n"] == exact.rstrip("0")


@given(st.text(st.characters(exclude_categories=())))
def test_json_is_lossless_and_steers_nothing(text: str) -> None:
    out = written(write_json, (text, 1, 1))
    assert json.loads(out)["rows"][0]["code"] == text.encode("utf-16", "surrogatepass").decode(
        "utf-16", "surrogatepass"
    )
    assert not {"\x1b", "\x9b", "\u202e", "\x7f", "\u2028"} & set(out)
