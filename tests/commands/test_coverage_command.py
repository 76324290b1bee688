"""``read --coverage``: what became of every line, for people and for programs."""

import json
from pathlib import Path

import pytest
from shell.program import EXAMPLE, Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "台账.db")


def test_every_line_is_told_and_they_add_up(program: Program) -> None:
    done = program.run("read", str(EXAMPLE), "--coverage", "-f", "tsv")
    lines = EXAMPLE.read_text(encoding="utf-8").split("\n")
    rows = [row.split("\t") for row in done.out.splitlines()]
    assert rows[0] == ["行", "去向", "编号", "原文"]
    assert [int(row[0]) for row in rows[1:]] == [*range(1, len(lines) + 1)]
    assert done.err.startswith(f"共{len(lines)}行，每行按最主要的去向计一次：任务")
    assert not program.db.exists()


def test_the_same_for_programs(program: Program) -> None:
    done = program.run("read", str(EXAMPLE), "--coverage", "-f", "json")
    told = json.loads(done.out)
    assert sum(told["counts"].values()) == len(told["lines"])
    assert told["counts"]["unread"] == 0
    assert told["issues"] == []
    assert {"line", "fate", "fates", "codes", "text"} == set(told["lines"][0])


def test_a_plan_as_toml_has_no_lines_to_account_for(program: Program) -> None:
    file = program.db.with_name("a.toml")
    file.write_text("schema = 1\n", encoding="utf-8")
    done = program.run("read", str(file), "--coverage")
    assert (done.code, done.out) == (1, "")
    assert "没有逐行去向" in done.err
    assert program.run("read", str(EXAMPLE), "--coverage", "-f", "toml").code == 2
