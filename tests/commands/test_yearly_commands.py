"""A yearly target over the turn of a year, through every command that says how far it should be."""

from pathlib import Path
from typing import Any

import pytest
from shell.program import Program
from workbench import Book, derived_anew, derived_of

PAPER = """某区中医药振兴发展实施方案（2024—2025年）
一、服务工程
（一）基层服务
1.建设旗舰中医馆。每年新建旗舰中医馆不少于5家，到2025年底建成中医阁不少于10家。（责任单位：区卫健局）
2.开展义诊。每年开展义诊活动不少于20场。（责任单位：区教育局）
3.培训人员。到2025年底培训医务人员不少于100人。（责任单位：区人社局）
"""
DAYS = ("2024-06-30", "2024-12-30", "2024-12-31", "2025-01-01", "2025-06-30", "2025-12-31", "2026-01-01")
LIGHTS = ("red", "yellow", "green", "grey")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    (tmp_path / "方案.txt").write_text(PAPER, encoding="utf-8")
    program = Program(tmp_path / "台账.db")
    program.out("import", "方案.txt", "--code", "fa", "--yes")
    program.out("log", "1.1.1", "", "--value", "t1=3", "--value", "t2=5", "--date", "2024-05-31")
    program.out("log", "1.1.2t1", "", "--value", "15", "--date", "2024-05-31")
    program.out("log", "1.1.3", "", "--value", "t1=40", "--date", "2024-05-31")
    return program


def figures(program: Program, day: str) -> dict[str, tuple[Any, ...]]:
    tasks = program.json("status", "--as-of", day)["tasks"]
    return {one["code"]: (one["percent"], one["expected"], one["gap"], one["light"]) for one in tasks}


def test_a_year_is_asked_for_by_its_end_and_begins_with_nothing(program: Program) -> None:
    last, first = figures(program, "2024-12-31"), figures(program, "2025-01-01")
    assert last == {
        "1.1.1": (55, 74, 19, "red"),  # (100 + 48) / 2, and the halls 40 points behind their year
        "1.1.2": (75, 100, 25, "yellow"),
        "1.1.3": (40, 48, 8, "green"),
    }
    assert first == {
        "1.1.1": (25, 26, 1, "green"),
        "1.1.2": (0, 0, 0, "green"),
        "1.1.3": (40, 52, 12, "yellow"),
    }


def test_a_percent_of_the_whole_task_is_of_the_whole_plan(program: Program) -> None:
    program.out("log", "1.1.1", "推进", "--percent", "50", "--date", "2024-06-10")
    assert figures(program, "2024-12-31")["1.1.1"] == (50, 48, -2, "red")
    said = program.out("why", "1.1.1", "--as-of", "2024-12-31").splitlines()
    assert "序时进度48%，快于序时2个百分点，其中旗舰中医馆慢于序时40个百分点" in said[0]
    assert "  序时：已过11个月／共23个月 = 48%" in said
    assert "  1.1.1t1 应达：今年已到年底（2024-01-01至2024-12-31） = 100%（只用于该指标自身的偏差）" in said


def test_what_is_kept_says_what_the_reports_say_on_every_day(program: Program) -> None:
    def asked() -> list[Any]:
        return [
            (figures(program, day), program.json("status", "--by", "dept", "--as-of", day)) for day in DAYS
        ]

    def counts(of_day: dict[str, tuple[Any, ...]]) -> list[int]:
        return [sum(light == one[3] for one in of_day.values()) for light in LIGHTS]

    book = Book(program.db)
    assert derived_of(program.db) == derived_anew(program.db)
    kept = asked()
    for of_day, groups in kept:
        assert [groups["groups"][-1][light] for light in LIGHTS] == counts(of_day)
    for table in ("attained", "reached"):
        book.spoil(f"DELETE FROM {table}")
    assert asked() == kept


def test_why_can_be_followed_with_pencil_and_paper(program: Program) -> None:
    said = program.out("why", "1.1.1", "--as-of", "2025-03-31").splitlines()
    assert "序时进度43%（按每年目标）" in said[0]
    assert "  1.1.1t1 应达：今年已过3个月／共12个月（2024-12-31至2025-12-31） = 25%" in said
    assert "  1.1.1t2 应达：已过14个月／共23个月 = 61%" in said
    assert "  序时：按每年目标，（25 + 61）／2 = 43%" in said


def test_an_evaluation_compares_a_yearly_target_with_its_year(program: Program) -> None:
    program.out("evaluate", "start", "中期评估", "--as-of", "2024-12-31")
    (row,) = (one for one in program.json("evaluate", "show")["evaluated"] if one["code"] == "1.1.2t1")
    assert (row["expected"], row["proposed"]) == (100, "nearly")
    assert row["basis"] == "完成75%，本年序时100%，慢于序时25个百分点，处于10—30个百分点"


def test_the_workbook_says_how_yearly_targets_are_measured(program: Program) -> None:
    import openpyxl

    program.out("export", "台账.xlsx")
    sheet = openpyxl.load_workbook(program.db.parent / "台账.xlsx")["口径说明"]
    notes = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert "实际和序时都只计当年" in str(notes["每年目标"])
    assert "分年度计划" not in notes


def test_what_moved_over_the_new_year_has_its_reason(program: Program) -> None:
    for day in ("2024-12-26", "2025-01-26"):
        program.out("bulletin", "issue", "--today", day)
    program.out("log", "1.1.1", "增加一家", "--add", "t1=1", "--date", "2025-02-10", "--today", "2025-02-11")
    program.out("bulletin", "issue", "--today", "2025-02-26")
    for pair in (("1", "2"), ("1", "3")):
        rows = [row.split("\t") for row in program.out("bulletin", "diff", *pair, "--all").splitlines()[1:]]
        assert [row for row in rows if not row[-1]] == []
    anew = "每年目标跨年重新起算"
    assert {(row[0], row[2]) for row in rows if anew in row[-1]} >= {
        ("1.1.1t1", "目前完成"),
        ("1.1.2", "实际进度"),
    }
    (of_both,) = (row for row in rows if (row[0], row[2]) == ("1.1.1t1", "目前完成"))
    assert of_both[3:5] == ["3家", "1家"]
    assert of_both[5].endswith(f"；{anew}")


def test_the_list_of_a_year_asks_for_it_by_the_date_on_which_it_is_due(program: Program) -> None:
    program.out(
        "adjust", "1.1.2t1", "--due", "2025-10-31", "--reason", "提前", "--basis", "拱中医药办〔2025〕3号", "--date", "2025-01-10"
    )  # fmt: skip

    def due(year: str) -> dict[str, str]:
        found = program.json("milestones", "--year", year, "--as-of", "2025-06-30")["milestones"]
        return {one["id"]: one["due"] for one in found}

    assert due("2024")["1.1.2t1"] == "2024-12-31"
    assert due("2025")["1.1.2t1"] == "2025-10-31"
    assert due("2025")["1.1.1t1"] == "2025-12-31"
