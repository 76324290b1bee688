"""``gytrack`` alone: by which gap a light is red, what waits for somebody, what is silent past its deadline."""

from pathlib import Path

import pytest
from ledgers import copied
from shell.program import Program, reported


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return reported(Program(copied(gongshu_ledger, tmp_path / "台账.db")))


def test_a_light_that_turned_on_one_target_names_it_as_why_does(program: Program) -> None:
    program.out("log", "5.2.1", "推进中", "--percent", "47")
    for figure in ("5.2.1t1=6", "5.2.1t2=10", "5.2.1t3=30"):
        program.out("log", "5.2.1", "", "--value", figure)
    words = "其中中医全科医师（含转岗）慢于序时55个百分点"
    assert words in program.out("why", "5.2.1", "--brief")
    (red,) = (line for line in program.out().splitlines() if line.startswith("红灯"))
    assert f"5.2.1 {program.json('show', '5.2.1')['tasks'][0]['title']}（{words}）" in red


def test_nothing_is_said_of_what_nothing_waits_of(program: Program) -> None:
    shown = program.out()
    assert not [word for word in ("待审核销号", "整改", "超支", "逾期未报") if word in shown]


def test_what_waits_for_somebody_is_counted(program: Program) -> None:
    program.db.with_name("验收单.pdf").write_bytes(b"%PDF")
    program.out("close", "2.1.4", "--evidence", "验收单.pdf")
    earlier = program._replace(today="2025-06-01")
    for due in ("2025-06-20", "2025-12-31"):
        earlier.out("rectify", "2.2.1", "--dept", "区卫健局", "--due", due, "落实场地")
    for kind, amount in (("安排", "100"), ("支出", "120")):
        program.out("fund", "2.2.2", "--kind", kind, "--amount", amount)
    lines = program.out().splitlines()
    for line in ("待审核销号1项（2.1.4）", "整改2项（其中逾期1项）", "超支1项（2.2.2）"):
        assert line in lines


def test_what_is_silent_past_its_deadline_is_told_apart(program: Program) -> None:
    late = program.json("status", "--as-of", "2026-03-01")["summary"]["overdue_unreported"]
    assert late
    assert f"（其中逾期未报{late}项）｜" in program._replace(today="2026-03-01").out()
