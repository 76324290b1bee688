"""``import`` of a 政策解读: it supplements its plan where that is in the ledger, and is a plan of its own where not."""

import shutil
from pathlib import Path

import pytest
from ledgers import copied
from shell.program import EXAMPLE, Program
from workbench import Book

PAPER = EXAMPLE.with_name("gongshu-jiedu.md")
FILLED = """补充：印发2023年11月30日（方案没有写明）
补充：施行2023年12月31日（方案没有写明）
补充：有效期至2026年12月30日（方案没有写明）
序时进度自2023年12月31日起算（原来没有起算日）
44项任务的序时进度随之改变
1项任务由绿灯变为红灯
解读提到而方案没有的2处：
  任务 3.1.4 加强大运河沿岸重点城市联动
"""


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    """The example in a ledger with one report, and the papers beside it."""
    shutil.copy(PAPER, tmp_path)
    shutil.copy(EXAMPLE, tmp_path)
    ours = Program(copied(gongshu_ledger, tmp_path / "台账.db"))
    ours.out("log", "2.1.3", "挂牌", "--percent", "20")
    return ours


def test_it_is_no_new_edition(program: Program) -> None:
    before = Book(program.db).dump()
    done = program.run("import", PAPER.name, "--update")
    assert (done.code, done.err.splitlines()[-1]) == (
        1,
        "gongshu-jiedu.md 是政策解读，不是方案的新一版。去掉 --update，导入时即用它补充方案的日期。",
    )
    assert Book(program.db).dump() == before


@pytest.mark.parametrize(("typed", "code", "stored"), [(b"n\n", 1, 3), (b"y\n", 0, 4)])
def test_a_person_is_asked_before_dates_go_in(program: Program, typed: bytes, code: int, stored: int) -> None:
    done, shown = program.screen("import", PAPER.name, typed=typed, columns=100, lines=60)
    assert (done, "把这些日期补入方案 gongshu？" in shown) == (code, True)
    assert ("没有补充，台账未改动" in shown) == bool(code)
    assert Book(program.db).count("command") == stored


def test_it_gives_its_plan_the_dates_and_says_what_they_change(program: Program) -> None:
    done = program.run("import", PAPER.name)
    assert (done.code, FILLED in done.out) == (0, True), done
    assert "方案有而解读没有提到的10处：" in done.out
    assert done.out.splitlines()[-1] == "已补充 #4｜gongshu｜撤销：gytrack undo"
    assert "台账中的 gongshu 还是征求意见稿" in done.err
    status = program.json("status")
    assert (status["starts"], status["summary"]["lights"]["red"]) == ("2023-12-31", 1)
    assert len(program.out("plans").splitlines()) == 2
    assert "已撤销 #4" in program.out("undo")
    assert program.json("status")["starts"] is None


def test_a_second_time_there_is_nothing_to_fill_in(program: Program) -> None:
    program.out("import", PAPER.name)
    before = Book(program.db).dump()
    done = program.run("import", PAPER.name)
    assert (done.code, done.out.splitlines()[-1]) == (0, "方案的日期没有可补充的，台账未改动")
    assert Book(program.db).dump() == before


def test_a_dry_run_only_compares(program: Program) -> None:
    before = Book(program.db).dump()
    done = program.run("import", PAPER.name, "--dry-run")
    assert (done.code, FILLED in done.out, "只作比较" in done.err) == (0, True, True)
    assert Book(program.db).dump() == before


def test_a_start_that_was_set_by_hand_is_said_to_give_way(program: Program) -> None:
    program.out("plan", "set-start", "2024-3-1", "--basis", "会议纪要")
    out = program.out("import", PAPER.name)
    assert "人工设定的起算日2024年3月1日（依据：会议纪要）不再起作用" in out
    assert program.json("status")["starts"] == "2023-12-31"


def test_without_its_plan_it_is_one_of_its_own(tmp_path: Path) -> None:
    program = Program(tmp_path / "新.db")
    shutil.copy(PAPER, tmp_path)
    assert "已导入 #2｜gongshu-jiedu" in program.out("import", PAPER.name)


def test_a_plan_and_its_paper_come_in_together(tmp_path: Path) -> None:
    program = Program(tmp_path / "新.db")
    for file in (PAPER, EXAMPLE):
        shutil.copy(file, tmp_path)
    done = program.run("import", PAPER.name, EXAMPLE.name, "--dry-run")
    assert "gongshu-jiedu.md 是政策解读，待方案存入台账后再比较" in done.err
    assert not program.db.exists()
    out = program.out("import", PAPER.name, EXAMPLE.name)
    assert "已导入 #2｜gongshu" in out
    assert "已补充 #3｜gongshu" in out


def test_one_without_tasks_is_no_plan(tmp_path: Path) -> None:
    program = Program(tmp_path / "新.db")
    (tmp_path / "解读.txt").write_text(
        "《某区养老服务行动方案》政策解读\n一、起草背景\n方案于2024年3月5日印发。\n二、起草过程\n多次听取意见。\n",
        "utf-8",
    )
    done = program.run("import", "解读.txt")
    assert (done.code, done.err.splitlines()[-1]) == (
        1,
        "解读.txt 里没有任务和指标，解读的《某区养老服务行动方案》也不在台账中。先导入方案，再导入它的解读，即补充方案的日期。",
    )
    assert not program.db.exists()
