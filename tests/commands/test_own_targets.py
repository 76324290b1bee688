"""自设统计项: counted and marked wherever it stands, and never part of a percent, a light or a count of targets."""

from pathlib import Path

import pytest
from ledgers import copied, dump
from shell.program import Program
from workbench import Book, hold_promises

MARK = "（自设统计项，非方案指标）"
WRONG = [
    (("add", "7.2", "讲座", "--unit", "场"), "7.2 是工程或项目，不是任务。"),
    (("add", "7.2.4", " ", "--unit", "场"), "名称是空的。请写要统计什么，如 校园中医药文化角。"),
    (("add", "7.2.4", "讲" * 41, "--unit", "场"), "名称有41个字，超过40个字。请写短一些。"),
    (("add", "7.2.4", "讲座", "--unit", "3场"), "“3场”不能作为单位。"),
    (("add", "7.2.4", "讲座", "--unit", ""), "“”不能作为单位。请写如 个、家、万元、% 的单位，不超过10个字。"),
    (("add", "7.2.4", "讲座", "--unit", "场", "--value", "0"), "目标“0”不大于0。不设目标就不写 --value。"),
    (("add", "7.2.4", "讲座", "--unit", "场", "--value", "多"), "“多”不是数字。"),
    (("add", "7.2.4", "讲座", "--unit", "场", "--due", "某天"), "日期“某天”看不懂。"),
    (
        ("add", "2.1.3", "中医阁", "--unit", "家"),
        "2.1.3 已有指标 2.1.3t2 中医阁。请换一个名称，或直接登记它的数值。",
    ),
    (("drop", "2.1.3t1"), "2.1.3t1 不是自设统计项。方案的任务和指标不能这样取消；"),
    (("drop", "7.2.4"), "7.2.4 不是自设统计项。"),
    (("drop", "7.2.4s1"), "方案 gongshu 中没有编号“7.2.4s1”。"),
]


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


def test_it_is_counted_and_marked_and_decides_nothing(program: Program) -> None:
    before, plans, book = program.json("status"), program.tsv("plans"), Book(program.db)
    data = book.data()
    done = program.run("target", "add", "7.2.4", "校园中医药文化角", "--unit", "个")
    assert done.out == "已加自设统计项 #3｜7.2.4s1 校园中医药文化角｜单位：个｜不设目标｜撤销：gytrack undo\n"
    assert done.err == "登记数值：gytrack log 7.2.4s1 --value 数\n"
    program.out("自设", "add", "7.2.4", "讲座", "--unit", "场", "--value", "20", "--due", "2024年底")
    program.out("log", "7.2.4s1", "--value", "3")
    program.out("log", "7.2.4s1", "--add", "１个")
    done = program.run("log", "7.2.4", "--value", "s2=25", "--dept", "区教育局")
    assert done.err == ""
    after = program.json("status")
    assert after["summary"] == before["summary"]
    assert program.tsv("plans") == plans
    strip = [{**task, "own_targets": None} for task in after["tasks"]]
    assert strip == [{**task, "own_targets": None} for task in before["tasks"]]
    assert [one for one in after["targets"] if not one["own"]] == before["targets"]
    first, second = (one for one in after["targets"] if one["own"])
    assert (first["id"], first["op"], first["value"], first["actual"], first["met"]) == (
        "7.2.4s1", "none", None, 4, None
    )  # fmt: skip
    assert (second["id"], second["value"], second["actual"], second["met"]) == ("7.2.4s2", 20, 25, True)
    (task,) = program.json("show", "7.2.4")["tasks"]
    assert (task["targets"], task["own_targets"]) == ([], ["7.2.4s1", "7.2.4s2"])
    groups = program.json("status", "--by", "section")["groups"]
    assert groups[-1]["grey"] == before["summary"]["lights"]["grey"]
    assert "推算的各行：完好" in program.out("check")
    for _ in range(5):
        program.out("undo")
    assert book.data() == data
    hold_promises(program.db)


def test_it_is_marked_in_every_form(program: Program) -> None:
    program.out("target", "add", "7.2.4", "校园中医药文化角", "--unit", "个")
    program.out("log", "7.2.4s1", "--value", "3")
    said = f"校园中医药文化角3个{MARK}"
    assert said in program.shown("status", "--section", "7.2", columns=200)
    assert said in {row["量化指标（完成/目标）"] for row in program.tsv("status", "--section", "7.2")}
    (row,) = [row for row in program.tsv("targets") if row["编号"] == "7.2.4s1"]
    assert (row["方案目标"], row["是否达标"], row["目前完成"]) == (f"不设目标{MARK}", "—", "3")
    assert said in program.shown("targets", columns=200)
    assert f"7.2.4s1 校园中医药文化角｜不设目标{MARK}｜目前3个（2025-06-30）" in program.out("show", "7.2.4")
    assert program.out("show", "7.2.4s1").startswith("7.2.4s1 校园中医药文化角｜自设统计项，非方案指标｜")
    assert "7.2.4s1" not in {row["编号"] for row in program.tsv("targets", "--unmet")}
    path = program.db.parent / "方案.toml"
    program.out("export", str(path))
    assert "校园中医药文化角" not in "".join(
        line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if "name" in line
    )
    assert "7.2.4s1" not in program.out("plan", "check")


def test_a_report_with_words_is_one_on_the_task_all_the_same(program: Program) -> None:
    program.out("target", "add", "7.2.4", "校园中医药文化角", "--unit", "个")
    program.out("log", "7.2.4", "已建成", "--value", "s1=3")
    (task,) = program.json("show", "7.2.4")["tasks"]
    assert (task["light"], task["percent"]) == ("green", None)
    done = program.run("met", "7.2.4s1")
    assert (done.code, done.err) == (
        1, "7.2.4s1 是自设统计项，没有设目标，无从认定达标。数值用 gytrack log 7.2.4s1 --value 登记。\n"
    )  # fmt: skip


def test_a_number_is_never_given_again_and_what_was_dropped_is_gone(program: Program) -> None:
    program.out("target", "add", "7.2.4", "讲座", "--unit", "场")
    program.out("log", "7.2.4s1", "--value", "3")
    assert program.out("target", "drop", "7.2.4s1") == (
        "已取消自设统计项 #5｜7.2.4s1 讲座｜单位：场｜不设目标｜撤销：gytrack undo\n"
    )
    assert [one for one in program.json("status")["targets"] if one["own"]] == []
    done = program.run("log", "7.2.4s1", "--value", "4")
    assert (done.code, "没有编号“7.2.4s1”" in done.err) == (1, True)
    assert program.out("target", "add", "7.2.4", "讲座", "--unit", "场").startswith(
        "已加自设统计项 #6｜7.2.4s2 讲座"
    )
    assert [row["命令"] for row in program.tsv("history", "7.2.4")][:2] == [
        f"target add 7.2.4s2 讲座 不设目标{MARK}",
        "target drop 7.2.4s1 讲座",
    ]
    program.out("undo")
    program.out("undo")
    (own,) = [one for one in program.json("status")["targets"] if one["own"]]
    assert (own["id"], own["actual"]) == ("7.2.4s1", 3)


def test_without_a_goal_nothing_is_owed_of_it(program: Program) -> None:
    program.out("target", "add", "7.2.4", "校园中医药文化角", "--unit", "个")
    program.out("target", "add", "7.2.4", "讲座", "--unit", "场", "--value", "20", "--due", "2025年底")
    program.out("log", "7.2.4s1", "--value", "3")
    owed = {row["编号"]: row["应达"] for row in program.tsv("milestones", "--section", "7.2")}
    assert "7.2.4s1" not in owed
    assert owed["7.2.4s2"] == "20"
    said = program.run("close", "7.2.4", "--evidence", __file__).err
    assert "7.2.4 在台账里还没有完成：实际进度未报\n" in said


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_what_cannot_be_used_is_refused(program: Program, words: tuple[str, ...], message: str) -> None:
    before = dump(program.db)
    done = program.run("target", *words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(message), done.err
    assert dump(program.db) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [(("add", "7.2.4", "讲座"), "缺少选项 --unit"), (("add", "7.2.4"), "缺少"), ((), "")],
)
def test_wrong_words_end_with_2(program: Program, words: tuple[str, ...], message: str) -> None:
    done = program.run("target", *words)
    assert done.code == 2
    assert message in done.err
