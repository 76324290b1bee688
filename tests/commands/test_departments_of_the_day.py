"""What is narrowed by who answers for a task goes by who does on the day, not by what the paper prints."""

import csv
from pathlib import Path
from typing import Any

import pytest
from ledgers import copied
from shell.program import Program

ADJUSTED = ("--date", "2025-03-01", "--reason", "职能划转", "--basis", "某发〔2025〕3号")
BEFORE = ("--as-of", "2025-02-28")


@pytest.fixture
def program(tmp_path: Path, small_ledger: Path) -> Program:
    """The small plan, of which two tasks are others' since 1 March 2025; money, files and reports are older."""
    program = Program(copied(small_ledger, tmp_path / "台账.db"))
    proof = tmp_path / "验收单.pdf"
    proof.write_bytes(b"pdf")
    program.out("dept", "group", "各街道", "--add", "小河街道")
    program.out("fund", "1.2.1", "--kind", "安排", "--amount", "300", "--date", "2025-01-10")
    program.out("fund", "1.2.2", "--kind", "安排", "--amount", "20", "--date", "2025-01-10")
    program.out(
        "log", "1.2.1", "已开展", "--date", "2025-02-01", "--dept", "小河街道", "--evidence", str(proof)
    )
    program.out("adjust", "1.2.1", "--lead", "各街道", *ADJUSTED)
    program.out("adjust", "1.2.2", "--lead", "区卫健局", *ADJUSTED)
    return program


def allocated(program: Program, *narrowing: str) -> object:
    """Return the money of the total."""
    total: dict[str, Any] = program.json("status", "--by", "section", *narrowing)["groups"][-1]
    return (total.get("funds") or {}).get("allocated")


def test_money_beside_lights_is_that_of_the_same_tasks(program: Program) -> None:
    assert allocated(program) == 320
    assert allocated(program, "--dept", "各街道") == 300
    assert allocated(program, "--dept", "长乐教育局") is None
    assert allocated(program, "--unassigned") is None
    assert allocated(program, "--dept", "各街道", *BEFORE) is None
    assert allocated(program, "--dept", "长乐教育局", *BEFORE) == 300
    assert allocated(program, "--unassigned", *BEFORE) == 20


def exported(program: Program, what: str, *narrowing: str) -> list[str]:
    """Return the codes of the rows of a list that goes into a file."""
    path = program.db.with_name("清单.csv")
    program.out("export", str(path), "--force", "--what", what, *narrowing)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["编号"] for row in csv.DictReader(file)]


@pytest.mark.parametrize("what", ["funds", "log"])
def test_entries_are_those_of_the_same_tasks(program: Program, what: str) -> None:
    assert exported(program, what, "--dept", "各街道") == ["1.2.1"]
    assert exported(program, what, "--dept", "长乐教育局") == []
    assert exported(program, what, "--dept", "长乐教育局", *BEFORE) == ["1.2.1"]


def test_own_reports_count_for_who_has_the_task_on_the_day(program: Program) -> None:
    ((one,), (other,)) = (
        [row for row in program.json("load", *words)["load"] if row["dept"] == "小河街道"]
        for words in ((), ("--dept", "小河街道"))
    )
    assert one == other
    assert (one["asked"], one["never"]) == (2, 1)


def test_files_are_those_of_the_same_tasks(program: Program) -> None:
    def files(*narrowing: str) -> list[str]:
        return [one["code"] for one in program.json("evidence", *narrowing)["evidence"]]

    assert files("--dept", "各街道") == ["1.2.1"]
    assert files("--dept", "长乐教育局") == []
    assert files("--dept", "长乐教育局", *BEFORE) == ["1.2.1"]


def test_a_file_of_the_day_s_department_closes_its_gap(program: Program) -> None:
    program.out("log", "1.2.1", "--state", "done", "--date", "2025-06-01", "--dept", "小河街道")
    assert program.json("evidence", "--gaps", "--dept", "小河街道")["gaps"] == []
