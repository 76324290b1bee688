"""Departments on the command line: which are one, who belongs to a collective, which tasks are nobody's."""

import csv
import io
from pathlib import Path

import pytest
from ledgers import copied, dump
from shell.program import EXAMPLE, Program
from workbench import Book, hold_promises

MERGE = "gytrack dept merge 区人社局 区人力社保局 --plan gongshu"


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


def codes(program: Program, dept: str) -> set[str]:
    return {task["code"] for task in program.json("status", "--dept", dept)["tasks"]}


def test_a_suspected_pair_is_named_at_import_with_the_command_that_merges_it(tmp_path: Path) -> None:
    program = Program(tmp_path / "ledger.db")
    done = program.run("import", str(EXAMPLE), "--code", "gs")
    assert done.code == 0
    line = f"疑似同一单位：区人社局、区人力社保局；如果是，运行 {MERGE.replace('gongshu', 'gs')}"
    assert line in done.err.splitlines()
    assert "疑似" not in done.out
    assert len(program.tsv("depts")) == 29


def test_a_suspected_pair_is_named_again_until_it_is_merged(program: Program) -> None:
    done = program.run("depts")
    assert MERGE in done.err
    assert program.run(*MERGE.split()[1:]).code == 0
    assert program.run("depts").err == ""


def test_a_merge_shows_both_departments_tasks_and_is_undone_whole(program: Program) -> None:
    book = Book(program.db)
    program.out("log", "2.1.1", "已报", "--dept", "区人社局")
    before = book.data()
    both = codes(program, "区人社局") | codes(program, "区人力社保局")
    assert codes(program, "区人社局") < both
    assert program.out("dept", "merge", "区人社局", "qrlsbj") == (
        "已合并 #4｜区人社局 并入 区人力社保局｜任务2项、进展1条归区人力社保局｜撤销：gytrack undo\n"
    )
    assert codes(program, "区人社局") == codes(program, "区人力社保局") == codes(program, "qrsj") == both
    assert program.json("status", "--dept", "区人社局")["dept"] == "区人力社保局"
    assert program.out("undo") == "已撤销 #4（dept merge 区人社局 区人力社保局）｜恢复：gytrack undo 5\n"
    assert book.data() == before
    hold_promises(program.db)


def test_a_member_sees_the_collectives_tasks_marked_so_in_every_form(program: Program) -> None:
    assert program.out("dept", "group", "各街道", "--add", "米市巷街道、小河街道", "--add", "大关街道") == (
        "已归组 #3｜各街道｜归入 米市巷街道、小河街道、大关街道｜其中新增单位 米市巷街道、小河街道、大关街道｜"
        "现有成员3个｜撤销：gytrack undo\n"
    )
    status = program.json("status", "--dept", "msxjd")
    assert status["dept"] == "米市巷街道"
    assert {(task["role"], task["via"]) for task in status["tasks"]} == {("support", "各街道")}
    assert codes(program, "米市巷街道") == codes(program, "各街道")
    assert {task["via"] for task in program.json("status")["tasks"]} == {None}
    listed = program.json("list", "--dept", "米市巷街道")["tasks"]
    assert {task["via"] for task in listed} == {"各街道"}
    cells = {row["责任"] for row in program.tsv("list", "--dept", "米市巷街道")}
    assert (
        cells == {row["责任"] for row in program.tsv("status", "--dept", "米市巷街道")} == {"配合（各街道）"}
    )
    table = csv.DictReader(
        io.StringIO(program.out("status", "--dept", "米市巷街道", "-f", "csv").lstrip("\ufeff"))
    )
    assert {row["责任"] for row in table} == {"配合（各街道）"}
    assert "| 配合（各街道） |" in program.out("status", "--dept", "米市巷街道", "-f", "md")
    assert "配合（各街道）" in program.shown("status", "--dept", "米市巷街道")
    assert "配合（各街道）" in program.shown("list", "--dept", "米市巷街道")


def test_a_member_that_looks_like_a_department_of_the_plan_is_noted(program: Program) -> None:
    done = program.run("dept", "group", "各街道", "--add", "区卫生健康局")
    assert done.code == 0
    assert done.err == (
        "注意：区卫生健康局和区卫健局疑似同一单位，如果是，运行 "
        "gytrack dept merge 区卫生健康局 区卫健局 --plan gongshu\n"
    )


def test_a_department_that_is_given_members_is_a_collective_from_then_on(program: Program) -> None:
    done = program.run("dept", "group", "区卫健局", "--add", "区中医院")
    assert "注意：区卫健局今后作为统称" in done.err
    assert done.out.endswith("｜归入 区中医院｜其中新增单位 区中医院｜现有成员1个｜撤销：gytrack undo\n")
    done = program.run("dept", "group", "区卫健局", "--remove", "区中医院")
    assert done.out == "已归组 #4｜区卫健局｜移出 区中医院｜现有成员0个｜撤销：gytrack undo\n"
    assert done.err == ""


def test_alias_and_rename_say_what_was_understood(program: Program) -> None:
    assert program.out("dept", "alias", "qwjj", "区卫生健康局") == (
        "已加别名 #3｜区卫健局｜别名：区卫生健康局｜撤销：gytrack undo\n"
    )
    assert program.out("dept", "rename", "区人社局", "区人力资源局") == (
        "已改名 #4｜区人社局 改为 区人力资源局｜原名成为别名｜撤销：gytrack undo\n"
    )
    rows = {row["单位"]: row for row in program.tsv("depts")}
    assert rows["区卫健局"]["别名"] == "区卫生健康局"
    assert rows["区人力资源局"]["别名"] == "区人社局"


def test_depts_as_json_has_aliases_and_members_as_lists(program: Program) -> None:
    program.out("dept", "group", "各街道", "--add", "米市巷街道")
    rows = {row["name"]: row for row in program.json("depts")["departments"]}
    assert rows["区财政局"]["aliases"] == ["财政局"]
    assert rows["各街道"]["members"] == ["米市巷街道"]
    assert rows["米市巷街道"] | {"line": 0} == {
        "name": "米市巷街道",
        "aliases": [],
        "lead": 0,
        "support": 0,
        "last": None,
        "collective": None,
        "members": [],
        "line": 0,
    }


def test_one_department_is_shown_with_all_that_is_known_of_it(program: Program) -> None:
    program.out("dept", "group", "各街道", "--add", "米市巷街道")
    program.out("log", "2.2.1", "已报", "--dept", "米市巷街道")
    assert program.out("dept", "show", "msxjd") == (
        "米市巷街道\n首字母：msxjd\n属于：各街道\n任务：牵头0项，配合0项，经各街道另有15项\n最近报送：2025-06-30\n原文：第61行\n"
    )
    assert program.out("dept", "show", "财政局").startswith("区财政局\n别名：财政局\n首字母：qczj\n任务：")
    assert program.out("dept", "show", "各街道").startswith("各街道（统称）\n首字母：gjd\n成员：米市巷街道\n")


def test_the_tasks_of_nobody_are_listed_as_many_as_are_counted(program: Program) -> None:
    listed = program.json("list", "--unassigned")["tasks"]
    assert [task["code"] for task in listed] == ["9.1.1", "9.1.2", "9.1.3", "9.1.m1", "10.2.1", "10.4.1"]
    assert program.json("status", "--unassigned")["summary"]["tasks"] == len(listed)
    assert f"｜未落实到单位{len(listed)}项（gytrack list --unassigned）｜" in program.out()
    assert f"另有{len(listed)}项未落实到具体单位（gytrack list --unassigned 可列）" in program.shown("status")
    assert "｜只看未落实到具体单位｜" in program.shown("status", "--unassigned")
    assert program.json("status", "--unassigned")["targets"] == []


def test_a_task_of_a_collective_is_somebodys_once_its_members_are_known(program: Program) -> None:
    program.out("dept", "group", "区中医药工作领导小组各成员单位", "--add", "区卫健局、区财政局")
    assert [row["编号"] for row in program.tsv("list", "--unassigned")] == ["10.2.1", "10.4.1"]
    program.out("log", "9.1.1", "已部署", "--percent", "30", "--dept", "区财政局")
    task = next(
        task for task in program.json("status", "--dept", "区财政局")["tasks"] if task["code"] == "9.1.1"
    )
    assert (task["role"], task["via"], task["percent"]) == ("lead", "区中医药工作领导小组各成员单位", 30)


@pytest.mark.parametrize("command", ["list", "status"])
def test_nobodys_tasks_of_a_department_are_a_contradiction(program: Program, command: str) -> None:
    done = program.run(command, "--unassigned", "--dept", "区卫健局")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("--unassigned 不能与 --dept 一起用\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["merge", "各街道", "区卫健局"], "各街道是统称，区卫健局不是，不能合并。"),
        (["merge", "qwjj", "区卫健局"], "“qwjj”和“区卫健局”都是区卫健局。"),
        (["merge", "火星局", "区卫健局"], "没有单位“火星局”。"),
        (["alias", "区卫健局", "区财政局"], "“区财政局”已经是区财政局的名称。"),
        (["rename", "区卫健局", "财政局"], "“财政局”已经是区财政局的别名。"),
        (["rename", "区卫健局", ""], "单位名称是空的。"),
        (["group", "各街道", "--add", "各有关部门"], "各有关部门是统称，不能作为成员。"),
        (["group", "各街道", "--remove", "区卫健局"], "区卫健局不是各街道的成员。各街道还没有成员。"),
        (["group", "各街道", "--add", "，"], "没有写出成员。"),
        (["show", "祥符街道"], "gytrack dept group 各街道 --add 祥符街道 --plan gongshu"),
    ],
)
def test_what_cannot_be_done_says_so_and_changes_nothing(
    program: Program, words: list[str], said: str
) -> None:
    before = dump(program.db)
    done = program.run("dept", *words)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert dump(program.db) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "后面还要写一个子命令"),
        (["merge", "区卫健局"], "缺少参数“并入单位”"),
        (["alias", "区卫健局"], "缺少参数“别名”"),
        (["group", "各街道"], "请用 --add 或 --remove 写明成员"),
        (["group", "各街道", "米市巷街道"], "多出了“米市巷街道”"),
        (["join", "x"], "没有命令“join”"),
    ],
)
def test_wrong_words_are_2(program: Program, words: list[str], said: str) -> None:
    done = program.run("dept", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_names_of_a_hostile_department_stay_text(program: Program) -> None:
    name = "=cmd|' /C calc'!A0[red]\x1b[31m"
    assert program.run("dept", "rename", "区残联", name).code == 0
    for form in ("tsv", "csv", "md", "json", "table"):
        assert "\x1b[31m" not in program.out("depts", "-f", form)
    assert "'=cmd" in program.out("depts", "-f", "csv")
