"""Changing the file's text: exactly what was meant, and nothing of what a person wrote beside it is lost."""

import re
import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from gytrack.cli.config.edits import edited, sets
from gytrack.cli.config.spec import Value

NAMES = ("db", "plan", "unit", "ascii", "backup_days")
WORDS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=12)
VALUES = (
    st.booleans() | st.integers(0, 9999) | WORDS | st.sampled_from(("#", '"', "'''", "a = 1", "\\", "\n"))
)
BLANKS = st.sampled_from(("", " ", "  ", "\t"))
COMMENTS = WORDS.map(lambda text: f"#{text}")


OTHERS = st.lists(BLANKS | st.tuples(BLANKS, COMMENTS).map("".join), max_size=2)


def written(value: Value) -> str:
    return tomli_w.dumps({"x": value})[4:].rstrip("\n")


@st.composite
def lines(draw: st.DrawFn) -> list[tuple[str | None, str]]:
    """Return lines, each with the name that it sets; every name at most once."""
    found: list[tuple[str | None, str]] = []
    for name in draw(st.permutations(NAMES))[: draw(st.integers(0, len(NAMES)))]:
        found += [(None, other) for other in draw(OTHERS)]
        quoted = draw(st.sampled_from((name, f'"{name}"', f"'{name}'")))
        value = written(draw(VALUES))
        tail = draw(BLANKS) + draw(st.just("") | COMMENTS)
        found.append((name, f"{draw(BLANKS)}{quoted}{draw(BLANKS)}={draw(BLANKS)}{value}{tail}"))
    return found


@given(lines(), st.sampled_from(NAMES), st.none() | VALUES, st.sampled_from(("\n", "\r\n")), st.booleans())
def test_only_the_one_line_changes(
    before: list[tuple[str | None, str]], name: str, value: Value | None, end: str, closed: bool
) -> None:
    text = end.join(line for _, line in before) + (end if closed and before else "")
    meant = tomllib.loads(text)
    new = edited(text, name, value)
    assert not new.loses_comments
    assert tomllib.loads(new.text) == (
        {**meant, name: value}
        if value is not None
        else {other: kept for other, kept in meant.items() if other != name}
    )
    kept = [line for one, line in before if one != name]
    left = iter(re.split("\r?\n", new.text))
    assert all(line in left for line in kept)  # in this order
    assert list(tomllib.loads(new.text))[: len(meant)] == [
        one for one in meant if one != name or value is not None
    ]


@given(lines(), st.sampled_from(NAMES), st.none() | VALUES)
def test_every_comment_survives(before: list[tuple[str | None, str]], name: str, value: Value | None) -> None:
    text = "\n".join(line for _, line in before)
    new = edited(text, name, value).text
    assert comments(new) == comments(text)


def comments(text: str) -> list[str]:
    """Return the comments of a text, found by another way: what can be cut off without changing what it says."""
    found = []
    for line in text.split("\n"):
        for mark in re.finditer("#", line):
            if says(line[: mark.start()]) == says(line):
                found.append(line[mark.start() :])
                break
    return found


def says(line: str) -> Any:
    try:
        return tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return object()


@pytest.mark.parametrize(
    ("text", "value", "after"),
    [
        ("", "局", 'unit = "局"\n'),
        ("# 注", "局", '# 注\nunit = "局"\n'),
        ('unit = "区" # 单位\n', "局", 'unit = "局" # 单位\n'),
        ('unit = "a # b"# c # d', "局", 'unit = "局"# c # d'),
        ('  "unit"=1\r\n\r\ndb = "x"\r\n', "局", '  "unit"="局"\r\n\r\ndb = "x"\r\n'),
        ('unit = "区"   # 单位\n', None, "# 单位\n"),
        ('db = "x"\nunit = "区"\n', None, 'db = "x"\n'),
        ("unit = 区卫健局 # 忘了引号\n", "局", 'unit = "局" # 忘了引号\n'),
        ("unit = 区#卫健局\n", None, "#卫健局\n"),
        ('unit = "区"\ndb = "x"\nunit = "局" # 后\n', "所", 'db = "x"\nunit = "所" # 后\n'),
        ('unit = "区" # 前\nunit = "局"\n', None, "# 前\n"),
        ('db = """\nunit = "x"\n"""\n', "局", 'db = """\nunit = "x"\n"""\nunit = "局"\n'),
        ("单位 = 1 # 中文\nunit = 2\n", "局", None),
    ],
)
def test_lines_of_many_kinds(text: str, value: str | None, after: str | None) -> None:
    if after is None:
        with pytest.raises(ValueError, match="unit"):
            edited(text, "unit", value)
    else:
        assert edited(text, "unit", value) == (after, False)


@pytest.mark.parametrize(
    "text",
    [
        '# 注\nunit = """\n区\n"""\ndb = "x"\n',
        '# 注\nunit = [\n  "区",\n]\ndb = "x"\n',
        '# 注\ndb = "x"\n[unit]\na = 1\n',
        '# 注\ndb = "x"\nunit.a = 1\n',
    ],
)
@pytest.mark.parametrize("value", ["局", None])
def test_what_no_line_can_mend_is_written_anew_and_said_so(text: str, value: str | None) -> None:
    new = edited(text, "unit", value)
    assert tomllib.loads(new.text) == {"db": "x"} | ({} if value is None else {"unit": value})
    assert new.loses_comments
    assert not edited(text.removeprefix("# 注\n"), "unit", value).loses_comments


@pytest.mark.parametrize("table", ["[unknown]", "[rules.本区]", "[[unknown]]"])
def test_a_key_is_put_before_the_first_table_and_never_into_it(table: str) -> None:
    new = edited(f'# 注\n{table}\ndb = "别的"\n', "db", "x")
    assert new == (f'# 注\ndb = "x"\n\n{table}\ndb = "别的"\n', False)
    assert edited(new.text, "db", None).text == f'# 注\n\n{table}\ndb = "别的"\n'


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ('db = "x"\n', "db", True),
        ('"db" = "x"\n', "db", True),
        ('# db = "x"\n', "db", False),
        ('unit = """\ndb = "x"\n"""', "db", False),
        ("[db]\n", "db", True),
        ("db = C:\\x\n", "db", True),
        ("db = C:\\x\n", "unit", False),
        ("单位 = 1\n", "单位", True),
    ],
)
def test_what_a_text_sets(text: str, name: str, told: bool) -> None:
    assert sets(text, name) is told
