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


@pytest.fixture
def afterwards(program: Program) -> Program:
    """The same when the plan has long ended."""
    return Program(program.db, today="2027-06-30")


def test_a_plan_that_has_ended_keeps_the_result_of_its_last_year(afterwards: Program) -> None:
    afterwards.out("log", "1.1.2", "", "--value", "t1=22", "--date", "2025-11-30")
    afterwards.out("log", "1.1.1", "", "--value", "t1=6", "--value", "t2=11", "--date", "2025-11-30")
    for day in ("2025-12-31", "2026-01-01", "2026-03-01", "2027-06-30"):
        assert figures(afterwards, day)["1.1.2"] == (100, 100, 0, "green")
        assert figures(afterwards, day)["1.1.1"] == (100, 100, 0, "green")
        (row,) = (
            one for one in afterwards.json("targets", "--as-of", day)["targets"] if one["id"] == "1.1.2t1"
        )
        assert (row["actual"], row["met"], row["not_due"]) == (22, True, False)
    afterwards.out("evaluate", "start", "总结评估", "--as-of", "2026-01-15", "--today", "2026-01-15")
    found = {
        one["code"]: (one["proposed"], one["basis"])
        for one in afterwards.json("evaluate", "show")["evaluated"]
    }
    assert found["1.1.2"] == ("completed", "2025年11月30日完成")
    assert found["1.1.2t1"] == ("nearly_completed", "最后一年达标，2024年未达标")
    assert (
        "2026"
        not in afterwards.out("show", "1.1.2", "--as-of", "2026-03-01").partition("逐年：")[2].splitlines()[0]
    )
    assert derived_of(afterwards.db) == derived_anew(afterwards.db)


def test_after_the_last_year_nothing_moves_because_a_year_begins(afterwards: Program) -> None:
    afterwards.out("bulletin", "issue", "--today", "2025-12-26")
    afterwards.out("log", "1.1.2", "", "--value", "t1=22", "--date", "2025-12-30", "--today", "2026-01-10")
    afterwards.out("bulletin", "issue", "--today", "2026-01-26")
    said = afterwards.out("bulletin", "diff", "1", "2", "--all")
    assert "登记 #7 张三（2025-12-30） 1.1.2 1.1.2t1=22场" in said
    assert "跨年重新起算" not in said


def test_who_reports_for_the_last_year_after_it_hears_of_which_year_the_figure_is(
    afterwards: Program,
) -> None:
    late = afterwards.run(
        "log", "1.1.2", "", "--value", "t1=22", "--date", "2026-01-10", "--today", "2026-01-12"
    )
    note = "1.1.2t1 的最后一年是2025年，所报数计入2026年，不影响是否达标；补报2025年请加 --date 2025-12-31"
    assert note in late.err
    in_time = afterwards.run(
        "log", "1.1.2", "", "--value", "t1=22", "--date", "2025-12-31", "--today", "2026-01-12"
    )
    assert "最后一年" not in in_time.err
    assert figures(afterwards, "2026-01-15")["1.1.2"] == (100, 100, 0, "green")


def test_a_yearly_target_goes_on_until_its_postponed_task_is_due(afterwards: Program) -> None:
    afterwards.out("log", "1.1.2", "", "--value", "t1=20", "--date", "2025-11-30")
    afterwards.out(
        "adjust", "1.1.2", "--due", "2026-06-30", "--reason", "延期", "--basis", "拱中医药办〔2025〕3号", "--date", "2025-12-10"
    )  # fmt: skip
    assert figures(afterwards, "2025-12-31")["1.1.2"] == (100, 100, 0, "green")
    assert figures(afterwards, "2026-04-01")["1.1.2"] == (0, 50, 50, "red")
    assert derived_of(afterwards.db) == derived_anew(afterwards.db)
    afterwards.out("undo")
    assert figures(afterwards, "2026-04-01")["1.1.2"] == (100, 100, 0, "green")
    assert derived_of(afterwards.db) == derived_anew(afterwards.db)


def test_a_later_edition_may_move_the_end(afterwards: Program) -> None:
    afterwards.out("log", "1.1.2", "", "--value", "t1=22", "--date", "2025-11-30")
    later = PAPER.replace("2024—2025年", "2024—2026年")
    (afterwards.db.parent / "修订.txt").write_text(later, encoding="utf-8")
    afterwards.out("import", "修订.txt", "--update", "--yes", "--plan", "fa")
    assert figures(afterwards, "2026-03-31")["1.1.2"][0] == 0
    assert derived_of(afterwards.db) == derived_anew(afterwards.db)
    afterwards.out("undo")
    assert figures(afterwards, "2026-03-31")["1.1.2"][0] == 100
    assert derived_of(afterwards.db) == derived_anew(afterwards.db)
