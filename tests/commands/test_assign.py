"""Who really does a task: beside the formal lead, from a day on, wherever the task is shown."""

from pathlib import Path

import pytest
from ledgers import copied, dump
from shell.program import Program
from workbench import Book, hold_promises

WRONG = [
    (("2.1.3", "--office", " "), "责任科室是空的。如要取消，请用 --clear office。"),
    (("2.1.3", "--leader", "王" * 41), "责任领导有41个字，超过40个字。请只写名称。"),
    (("2.1.3", "--phone", "abc"), "“abc”不像电话号码。请写成如 0571-88888888 或 13800000000 的号码。"),
    (("2.1.3", "--phone", "()"), "“()”不像电话号码。请写成如 0571-88888888 或 13800000000 的号码。"),
    (("2.1", "--office", "中医科"), "2.1 是工程或项目，不是任务。请写任务的编号，gytrack list 可查看。"),
    (
        ("2.1.3t1", "--office", "中医科"),
        "2.1.3t1 是量化指标，不是任务。请写任务的编号，gytrack list 可查看。",
    ),
    (("9.9.9", "--office", "中医科"), "方案 gongshu 中没有编号“9.9.9”。"),
    (("2.1.3", "--undertake", "区气象台"), "方案 gongshu 中没有单位“区气象台”"),
    (("2.1.3", "--clear", "office"), "2.1.3 的分工没有变化。运行 gytrack show 2.1.3 查看。"),
    (("2.1.3", "--office", "甲", "--date", "2025-07-01"), "日期 2025年7月1日 晚于今天（2025年6月30日）。"),
]
MISUSED = [
    (("2.1.3",), "请写明要登记的内容，如 --office 中医科，或用 --clear 取消"),
    (("2.1.3", "--office", "甲", "--clear", "科室"), "“科室”不在可选的值之列"),
    (("2.1.3", "--office", "甲", "--clear", "责任科室"), "--office 和 --clear office 不能一起用"),
]


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


def test_who_does_it_stands_beside_the_lead_in_every_form_and_is_undone(program: Program) -> None:
    book, lead = Book(program.db), program.json("show", "2.1.3")["tasks"][0]["lead"]
    before = book.data()
    assert program.out(
        "assign", "２.1.3", "--undertake", "qwjj", "--office", "中医科", "--leader", "王五", "--contact", "李四",
        "--phone", "０571-88888888",
    ) == (
        "已分工 #3｜2.1.3｜实际承办：区卫健局｜责任科室：中医科｜责任领导：王五｜联络员：李四｜"
        "联系电话：0571-88888888｜2025年6月30日｜撤销：gytrack undo\n"
    )  # fmt: skip
    said = "实际承办：区卫健局｜责任科室：中医科｜责任领导：王五｜联络员：李四（0571-88888888）"
    assert said in program.out("show", "2.1.3").splitlines()
    (task,) = program.json("show", "2.1.3")["tasks"]
    wanted = {
        "undertake": "区卫健局",
        "office": "中医科",
        "leader": "王五",
        "contact": "李四",
        "phone": "0571-88888888",
    }
    assert task | wanted == task
    assert task["lead"] == lead
    (listed,) = program.json("list", "--office", "中医")["tasks"]
    assert listed | wanted == listed
    (row,) = program.tsv("status", "--office", "中医科")
    assert (row["编号"], row["实际承办"], row["责任科室"]) == ("2.1.3", "区卫健局", "中医科")
    assert (row["责任领导"], row["联络员"]) == ("王五", "李四（0571-88888888）")
    assert program.out("undo").startswith("已撤销 #3（assign 2.1.3 实际承办：区卫健局 责任科室：中医科")
    assert book.data() == before
    hold_promises(program.db)


def test_it_holds_from_its_day_on_and_the_number_goes_with_the_name(program: Program) -> None:
    words = ("--contact", "李四", "--phone", "13800000000")
    program.out("assign", "2.1.3", "--office", "中医科", *words, "--date", "2025-03-01")
    done = program.run("分工", "2.1.3", "--contact", "赵六", "--date", "2025-06-01")
    assert done.out == "已分工 #4｜2.1.3｜联络员：赵六｜取消联系电话｜2025年6月1日｜撤销：gytrack undo\n"
    assert done.err == "注意：原联络员李四的电话 13800000000 一并撤下\n"
    done = program.run("assign", "2.1.3", "--contact", "钱七", "--date", "2025-05-01")
    assert "注意：联络员在2025年6月1日另有登记，此次只管到那时为止\n" in done.err

    def of(day: str) -> tuple[str | None, str | None]:
        (task,) = program.json("show", "2.1.3", "--as-of", day)["tasks"]
        return task["contact"], task["phone"]

    assert of("2025-02-28") == (None, None)
    assert of("2025-03-01") == ("李四", "13800000000")
    assert of("2025-05-01") == ("钱七", None)
    assert of("2025-06-30") == ("赵六", None)
    assert program.json("status", "--office", "中医科")["summary"]["tasks"] == 1
    assert program.json("status", "--office", "中医科", "--as-of", "2025-02-28")["summary"]["tasks"] == 0


def test_a_cleared_office_has_no_tasks_any_more(program: Program) -> None:
    program.out("assign", "2.1.3", "--office", "中医科")
    program.out("assign", "2.1.4", "--office", "中医药管理科")
    assert program.run("status", "--office", "医").err == (
        "科室“医”对应2个科室：中医科、中医药管理科。请写全称。\n"
    )
    assert [row["编号"] for row in program.tsv("list", "--office", "中医科")] == ["2.1.3"]
    program.out("assign", "2.1.3", "--clear", "责任科室")
    assert program.tsv("list", "--office", "中医科") == []
    assert "只看责任科室中医药管理科" in program.shown("status", "--office", "中医药管理科", columns=120)


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ((), "方案 gongshu 还没有登记责任科室。用 gytrack assign 编号 --office 科室 登记。\n"),
        (("中医科",), "方案 gongshu 中没有科室“骨科”。已登记的科室：中医科。\n"),
    ],
)
def test_an_office_that_nobody_named_is_an_error(
    program: Program, known: tuple[str, ...], words: str
) -> None:
    for office in known:
        program.out("assign", "2.1.3", "--office", office)
    for command in ("status", "list"):
        done = program.run(command, "--office", "骨科")
        assert (done.code, done.err) == (1, words)


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_what_cannot_be_used_is_refused(program: Program, words: tuple[str, ...], message: str) -> None:
    before = dump(program.db)
    done = program.run("assign", *words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(message), done.err
    assert dump(program.db) == before


@pytest.mark.parametrize(("words", "message"), MISUSED)
def test_wrong_words_end_with_2(program: Program, words: tuple[str, ...], message: str) -> None:
    done = program.run("assign", *words)
    assert done.code == 2
    assert message in done.err


def test_a_report_of_who_undertakes_it_is_listed_as_theirs(program: Program) -> None:
    program.out("assign", "2.1.3", "--undertake", "区大运办")
    done = program.run("log", "2.1.3", "已挂牌", "--percent", "40", "--dept", "区大运办")
    assert "区大运办实际承办 2.1.3，但不是牵头单位，只作为其报送列示，不改变实际进度和亮灯" in done.err
    (task,) = program.json("show", "2.1.3")["tasks"]
    assert (task["light"], task["percent"]) == ("grey", None)


def test_a_merge_takes_what_is_undertaken_along(program: Program) -> None:
    program.out("assign", "2.1.3", "--undertake", "区人社局")
    program.out("dispute", "7.1.1", "不该我们牵头", "--dept", "区人社局")
    before = Book(program.db).data()
    program.out("dept", "merge", "区人社局", "区人力社保局")
    assert program.json("show", "2.1.3")["tasks"][0]["undertake"] == "区人力社保局"
    assert program.json("show", "7.1.1")["tasks"][0]["disputes"][0]["dept"] == "区人力社保局"
    program.out("undo")
    assert Book(program.db).data() == before
    hold_promises(program.db)
