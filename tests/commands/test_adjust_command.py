"""``gytrack adjust`` as a person types it: what it says, what it refuses, how it is undone and listed."""

from pathlib import Path
from typing import Any

import pytest
from ledgers import copied
from shell.program import Program

BASIS = ("--reason", "场地未落实", "--basis", "拱中医药办〔2025〕3号")


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


def test_the_echo_says_what_was_lowered_from_when_on_what_and_the_way_back(program: Program) -> None:
    done = program.run("adjust", "２.１.３t1", "--value", "不少于4家", "--date", "6-12", *BASIS)
    assert done.code == 0
    assert done.out == (
        "已调整 #3｜2.1.3t1｜目标由不少于5家调低为不少于4家｜自2025-06-12起｜依据：拱中医药办〔2025〕3号｜撤销：gytrack undo\n"
    )
    assert "adjust 2.1.3t1 目标不少于4家，原不少于5家 自" in program.out("history", "2.1.3t1")
    program.out("undo")
    assert program.json("adjust")["adjustments"] == []


def test_the_history_has_what_the_plan_set_also_of_a_second_adjustment(program: Program) -> None:
    for value, due in (("4", "2026年6月底"), ("3", "2026年底")):
        program.out("adjust", "2.1.3t1", "--value", value, "--due", due, *BASIS)
    program.out("adjust", "2.1.2", "--due", "2026年底", *BASIS)
    shown = program.out("history")
    assert "adjust 2.1.3t1 目标4，原不少于5家 时限2026-06-30，原2025-12-31 自" in shown
    assert "adjust 2.1.3t1 目标3，原不少于5家 时限2026-12-31，原2025-12-31 自" in shown
    assert "adjust 2.1.2 时限2026-12-31，原2025-12-31 自" in shown


def test_whatever_names_the_goal_in_force_names_the_original(program: Program) -> None:
    program.out("adjust", "2.1.3t1", "--value", "4", "--due", "2026年6月底", *BASIS)
    program.out("adjust", "2.1.3t2", "--due", "2026年6月底", *BASIS)
    goal = "目标不少于4家（调低，原目标不少于5家；延期，原时限2025年底）"
    logged = program.run("log", "2.1.3", "已建成", "--value", "2.1.3t1=30")
    assert f"所报30家超过{goal}的2倍" in logged.err
    assert f"所报30家超过{goal}的2倍" in program.out("review")
    assert f"｜{goal}｜" in program.out("milestone", "2.1.3t1", "2025=2", "2026-06-30=4")
    assert "｜完成时限2026年6月底（原2025年底）｜" in program.out("show", "2.1.3")


def test_the_chinese_name_works_and_a_later_day_is_said(program: Program) -> None:
    done = program.run("调整", "2.1.2", "--due", "2026年底", "--date", "2025-08-01", *BASIS)
    assert "完成时限由2025年底延期至2026年底" in done.out
    assert "自2025年8月1日起执行，此前仍按调整前计" in done.err
    (line,) = program.tsv("adjust", "-f", "tsv")
    assert (line["编号"], line["现状"], line["执行日期"]) == ("2.1.2", "未到执行日期", "2025-08-01")


def test_a_deadline_without_a_year_is_the_next_such_day(program: Program) -> None:
    assert "延期至2026年3月底" in program.out("adjust", "2.1.3t1", "--due", "3月底", *BASIS)


def overdue(targets: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in targets if one["overdue"]]


def test_what_the_date_of_a_target_does_to_its_task_is_said(program: Program) -> None:
    program.out("log", "2.1.3", "首批", "--value", "t1=2")
    moved = program.run("adjust", "2.1.3t2", "--due", "2027年底", *BASIS)
    assert "注意：任务 2.1.3 的完成时限随之由2025年底改为2027年底" in moved.err
    again = program.run("adjust", "2.1.3t2", "--value", "8", *BASIS)
    assert "随之" not in again.err
    early = program.run("adjust", "2.1.3t1", "--due", "2025-03-31", *BASIS)
    assert (early.code, "随之" in early.err) == (0, False)
    rows = program.out("targets", "-f", "table")
    assert [line.count("（逾期）") for line in rows.splitlines() if line.startswith("2.1.3t")] == [1, 0]
    assert "未达标（逾期）" in program.out("show", "2.1.3")
    assert (
        overdue(program.json("targets")["targets"])
        == overdue(program.json("status")["targets"])
        == ["2.1.3t1"]
    )
    marks = [row.split("\t") for row in program.out("targets").splitlines()]
    assert [row[1] for row in marks if row[-1] == "是"] == ["2.1.3t1"]
    assert {row[-1] for row in marks} == {"逾期", "是", ""}
    assert "时限2025年3月底已过91天，尚未达标" in program.out("why", "2.1.3")
    back = program.run("adjust", "2.1.3t2", "--drop", *BASIS)
    assert "任务 2.1.3 的完成时限随之由2027年底改为2025年3月底" in back.err
    assert "旗舰中医馆时限" not in program.out("why", "2.1.3")
    assert "（逾期）" not in program.out("targets", "-f", "table", "--as-of", "2025-03-31")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("2.1.3t1", "--value", "4", "--basis", "某文"), 1, "没有写明调整的理由"),
        (("2.1.3t1", "--value", "4", "--reason", "某由"), 1, "没有写明调整的依据"),
        (("2.1.3t1", *BASIS), 2, "没有写要调整什么"),
        (("--value", "4", *BASIS), 2, "请写明要调整的指标或任务的编号"),
        (("2.1.3t1", "--value", "许多", *BASIS), 1, "“许多”"),
        (("2.1", "--drop", *BASIS), 1, "2.1 是工程或项目，只能在其下增加任务"),
        (("2.1.3", "--lead", "无此单位", *BASIS), 1, "无此单位"),
        (("9.9", "--drop", *BASIS), 1, "没有编号“9.9”"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_and_nothing_is_stored(
    program: Program, words: tuple[str, ...], code: int, said: str
) -> None:
    done = program.run("adjust", *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert program.json("adjust")["adjustments"] == []


def test_a_plan_with_an_added_task_is_checked_and_searched_like_any(program: Program) -> None:
    program.out("adjust", "2.1", "--add", "新建一家中医药文化馆", "--lead", "区卫健局", *BASIS)
    assert program.run("plan", "check").code == 0
    assert [line["编号"] for line in program.tsv("list", "--search", "文化馆")].count("2.1.a1") == 1
    assert "2.1.a1" in program.out("show", "2.1.A1")
    assert "增加任务" in program.out("why", "2.1.a1")
    program.out("export", "方案.toml")
    assert "新建一家中医药文化馆" not in program.db.with_name("方案.toml").read_text(encoding="utf-8")
    program.out("read", "方案.toml", "-f", "json")


def test_what_a_person_writes_is_no_markup_and_no_formula(program: Program) -> None:
    program.out(
        "adjust", "2.1.3t1", "--value", "4", "--reason", "[red]=1+1[/red]\x1b[31m", "--basis", "=HYPERLINK()"
    )
    shown = program.under(COLUMNS="300").out("adjust", "-f", "table")
    assert "[red]=1+1[/red]" in shown
    assert "\x1b" not in shown
    assert "'=HYPERLINK()" in program.out("adjust", "-f", "csv")


def test_a_new_edition_loses_no_adjustment_in_silence(program: Program, tmp_path: Path) -> None:
    program.out("adjust", "2.1.3t1", "--value", "4", *BASIS)
    program.out("adjust", "2.1", "--add", "新建一家中医药文化馆", "--lead", "区卫健局", *BASIS)
    paper = (Path(__file__).parents[2] / "examples" / "gongshu.txt").read_text(encoding="utf-8")
    assert "不少于 5 家" in paper
    file = tmp_path / "新版.txt"
    file.write_text(paper.replace("不少于 5 家", "不少于 8 家"), encoding="utf-8")
    done = program.run("import", str(file), "--update", "--yes", "--plan", "gongshu")
    assert done.code == 0, done
    assert "2.1.3t1 旗舰中医馆作过调整（#3）" in done.err
    assert "新版印为不少于8家" in done.err
    assert "经调整增加的任务1项不在方案中，继续有效" in done.err
    status = program.json("status")
    (target,) = [one for one in status["targets"] if one["id"] == "2.1.3t1"]
    assert (target["value"], target["original"]["value"]) == (4, 5)
    (task,) = [one for one in status["tasks"] if one["code"] == "2.1.a1"]
    assert (task["lead"], task["added"]) == (["区卫健局"], True)
    program.out("check")
    program.out("undo")
    assert [one["code"] for one in program.json("adjust")["adjustments"]] == ["2.1.3t1", "2.1.a1"]


def test_a_new_edition_leaves_an_adjusted_lead_in_place(program: Program, tmp_path: Path) -> None:
    program.out("adjust", "2.1.3", "--lead", "区卫健局", *BASIS)
    paper = (Path(__file__).parents[2] / "examples" / "gongshu.txt").read_text(encoding="utf-8")
    file = tmp_path / "新版.txt"
    file.write_text(paper.replace("不少于 10 家", "不少于 12 家"), encoding="utf-8")
    program.out("import", str(file), "--update", "--yes", "--plan", "gongshu")
    (task,) = [one for one in program.json("status")["tasks"] if one["code"] == "2.1.3"]
    assert (task["lead"], task["original"]["lead"]) == (["区卫健局"], ["区发改经信局"])
    program.out("check")
