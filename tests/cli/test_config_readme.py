"""The READMEs' tables of what can be set, held against the one table in the program."""

import re
from pathlib import Path

import pytest

from gytrack.cli.config.spec import KEYS, Key, kind_word

ROOT = Path(__file__).parents[2]
CHINESE = ("README.zh-CN.md", "配置", ["项", "值", "缺省", "环境变量", "说明"])
ENGLISH = ("README.md", "Configuration", ["key", "value", "default", "environment", "what it is for"])
KINDS = {"path": "file", "code": "code", "text": "text", "bool": "`true` or `false`"}


def table_under(name: str, heading: str) -> list[list[str]]:
    """Return the first table under a heading of a README, row by row, without the line below its head."""
    readme = (ROOT / name).read_text(encoding="utf-8")
    found = re.search(rf"^## {heading}$\n(.*?)(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)
    assert found, f"{name} has no heading ## {heading}"
    lines = re.search(r"(?:^\|.*\|$\n?)+", found[1], re.MULTILINE)
    assert lines, f"{name} has no table under ## {heading}"
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[0].splitlines()]
    return [row for row in rows if not all(set(cell) <= set("-:") for cell in row)]


def test_the_chinese_table_says_what_the_program_says() -> None:
    name, heading, heads = CHINESE
    assert table_under(name, heading) == [heads, *(chinese(key) for key in KEYS)]


def chinese(key: Key) -> list[str]:
    default = key.otherwise if key.default is None else f"`{key.otherwise}`"
    return [f"`{key.name}`", kind_word(key), default, f"`{key.variable}`", key.help]


def test_the_english_table_has_the_same_keys_values_and_variables() -> None:
    name, heading, heads = ENGLISH
    head, *rows = table_under(name, heading)
    assert head == heads
    assert [(row[0], row[1], row[3]) for row in rows] == [
        (f"`{key.name}`", KINDS.get(key.kind, f"{key.least} to {key.most}"), f"`{key.variable}`")
        for key in KEYS
    ]
    assert all(all(row) for row in rows)


@pytest.mark.parametrize("key", [key for key in KEYS if key.default is not None], ids=lambda key: key.name)
def test_the_english_table_has_the_same_defaults(key: Key) -> None:
    (row,) = (row for row in table_under(*ENGLISH[:2]) if row[0] == f"`{key.name}`")
    assert row[2] == f"`{key.otherwise}`"
