"""Where everything stands in a TOML text: what is found there is what tomllib reads there."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gytrack.reading.toml.positions import Lines, Node, positions
from gytrack.records.place import quote

T = TypeVar("T")

KEYS = st.text("ab_-1", min_size=1, max_size=3) | st.text("甲.\"' \\#=[", max_size=3)
TEXTS = st.text("甲a\"'\\#,]}=\n\t ", max_size=6)
NUMBERS = st.integers() | st.booleans() | st.decimals("-1e9", "1e9", places=2)
WORDS = ("2025-12-31", "2025-12-31 07:30:00", "1979-05-27T00:32:00Z", "07:32:00", "0xff", "1_000", "inf")
AS_WRITTEN = st.sampled_from(WORDS).map(lambda word: (word,))
VALUES = st.recursive(
    TEXTS | NUMBERS | AS_WRITTEN,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=3),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, max_size=4)


class Writer:
    """Writes a tree of values as TOML, each thing in a way that is drawn of those that TOML has for it."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data

    def document(self, table: Mapping[str, Any]) -> str:
        return "".join(self._lines(table, []))

    def _lines(self, table: Mapping[str, Any], above: list[str]) -> Iterator[str]:
        """Write the plain keys first, then what stands below headers of its own."""
        below = {key: value for key, value in table.items() if is_headed(value) and self._one_of(True, False)}
        for key, value in table.items():
            if key not in below:
                yield from self._pairs([key], value)
        for key, value in below.items():
            path = [*above, key]
            for part in value if isinstance(value, list) else [value]:
                name = self._dotted(path)
                header = f"[[{name}]]" if isinstance(value, list) else f"[{name}]"
                yield f"{self._blank()}{header}{self._comment()}\n"
                yield from self._lines(part, path)

    def _pairs(self, path: list[str], value: object) -> Iterator[str]:
        if isinstance(value, dict) and value and self._one_of(True, False):
            for key, one in value.items():
                yield from self._pairs([*path, key], one)
        else:
            equals = f"{self._space()}={self._space()}"
            yield f"{self._blank()}{self._dotted(path)}{equals}{self._value(value)}{self._comment()}\n"

    def _dotted(self, path: list[str]) -> str:
        return ".".join(f"{self._space()}{self._key(key)}{self._space()}" for key in path)

    def _key(self, key: str) -> str:
        written = [json.dumps(key, ensure_ascii=False), f"'{key}'", key]
        return self._one_of(*(way for way in written if reads_as(f"{way} = 1", {key: 1})))

    def _value(self, value: object) -> str:
        if isinstance(value, dict):
            pairs = (f"{self._dotted([key])}={self._value(one)}" for key, one in value.items())
            return f"{{{self._space()}{','.join(pairs)}{self._space()}}}"
        if isinstance(value, list):
            parts = [f"{self._blank()}{self._value(one)}{self._blank()}" for one in value]
            return f"[{','.join(parts)}{self._one_of('', ',') if parts else ''}{self._blank()}]"
        if isinstance(value, str):
            return self._text(value)
        return str(value[0]) if isinstance(value, tuple) else str(value).lower()

    def _text(self, text: str) -> str:
        escaped = json.dumps(text, ensure_ascii=False)[1:-1]
        long = text.replace("\\", "\\\\").replace('"""', '""\\"')
        ways = (f'"{escaped}"', f"'{text}'", f'"""\n{long}"""', f"'''\n{text}'''", f'"""\\\n  {escaped}"""')
        return self._one_of(*(way for way in ways if reads_as(f"x = {way}", {"x": text})))

    def _space(self) -> str:
        return self._one_of("", " ", "\t ")

    def _comment(self) -> str:
        return self._one_of("", "# x = [\"'", " # 甲 ]}")

    def _blank(self) -> str:
        return self._one_of("", " ", "\n", '\n# [a] = """\n\t')

    def _one_of(self, *ways: T) -> T:
        return self._data.draw(st.sampled_from(ways))


def is_headed(value: object) -> bool:
    """Say whether a value can stand below a header of its own."""
    parts = value if isinstance(value, list) and value else [value]
    return all(isinstance(part, dict) for part in parts)


def read(text: str) -> dict[str, Any]:
    return tomllib.loads(text, parse_float=Decimal)


def reads_as(text: str, wanted: object) -> bool:
    try:
        return read(text) == wanted
    except tomllib.TOMLDecodeError:
        return False


@given(DOCUMENTS, st.data())
def test_every_value_stands_where_it_is_found(tree: dict[str, Any], data: st.DataObject) -> None:
    text = Writer(data).document(tree)
    hold_document(text, read(text), positions(text))


def hold_document(text: str, values: dict[str, Any], root: Node) -> None:
    assert set(root.parts) == set(values)
    for key, value in values.items():
        hold_part(text, value, root.parts[key])


def hold_part(text: str, value: object, node: Node) -> None:
    """Assert that what is written at a node is its value, and that its key stands before it."""
    written = text[node.start : node.end]
    parts = dict(enumerate(value)) if isinstance(value, list) else value
    if isinstance(parts, dict):
        assert set(node.parts) == set(parts)
        for key, part in parts.items():
            hold_part(text, part, node.parts[key])
    if written.startswith("[") and not reads_as(f"x = {written}", {"x": value}):
        assert isinstance(read(written), dict)  # a header with its own lines, or the first of an array's
    elif node.start > node.key:
        assert list(leaves(read(text[node.key : node.end]))) == list(leaves(value))
    elif not isinstance(value, dict):
        assert read(f"x = {written}") == {"x": value}


def leaves(value: object) -> Iterator[object]:
    """Yield what a value holds besides tables."""
    if isinstance(value, dict):
        for part in value.values():
            yield from leaves(part)
    else:
        yield value


TEXT = """\
title = "甲"
# [tasks]
[[tasks]]
code = '1.1' # 说明
text = \'\'\'
甲 = ["]"]
乙\'\'\'
targets = [
    { name = "馆", value = 5 }, # }
    { name = "阁", "value" = 10 },
]
  [tasks.more]
  a.b = 1
[[tasks]]
code = "1.2"
"""


@pytest.mark.parametrize(
    ("path", "line", "column", "written"),
    [
        (("title",), 1, 9, '"甲"'),
        (("tasks", 0, "code"), 4, 8, "'1.1'"),
        (("tasks", 0, "text"), 5, 8, "'''\n甲 = [\"]\"]\n乙'''"),
        (("tasks", 0, "targets", 1), 10, 5, '{ name = "阁", "value" = 10 }'),
        (("tasks", 0, "targets", 1, "value"), 10, 29, "10"),
        (("tasks", 0, "more"), 12, 3, "[tasks.more]\n  a.b = 1"),
        (("tasks", 0, "more", "a", "b"), 13, 9, "1"),
        (("tasks", 1), 14, 1, '[[tasks]]\ncode = "1.2"'),
        (("tasks", 1, "code"), 15, 8, '"1.2"'),
    ],
)
def test_a_value_has_its_line_and_column(
    path: tuple[str | int, ...], line: int, column: int, written: str
) -> None:
    node = positions(TEXT)
    for key in path:
        node = node.parts[key]
    place = Lines(TEXT).place(node.start, node.end)
    assert (place.line, place.column) == (line, column)
    assert quote(TEXT, place) == written


def test_a_table_does_not_hold_what_stands_below_another_header() -> None:
    node = positions(TEXT).parts["tasks"].parts[0]
    assert TEXT[: node.end].endswith('"value" = 10 },\n]')


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    long = "甲\\\\乙" * 100_000
    text = f'x = """{long}"""\n' + "# " * 100_000 + "\n" * 100_000
    assert positions(text).parts["x"].end == text.index("\n")
