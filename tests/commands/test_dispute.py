"""责任待明确: raised with its days, shown wherever the task is, until it is settled."""

from pathlib import Path

import pytest
from ledgers import copied, dump
from shell.program import Program
from workbench import Book, hold_promises

WRONG = [
    (("7.1", "应由别人牵头"), "7.1 是工程或项目，不是任务。请写任务的编号，gytrack list 可查看。"),
    (("7.1.1", " "), "没有写明内容。请写明为何责任不明确，如“应由区体育局牵头”。"),
    (("7.1.1", "--settle", " "), "没有写明内容。请写明结果，如“由区文广旅体局牵头”。"),
    (("7.1.1", "--settle", "由甲牵头"), "7.1.1 没有待明确的争议。运行 gytrack show 7.1.1 查看。"),
    (("7.1.1", "不清", "--dept", "区气象台"), "方案 gongshu 中没有单位“区气象台”"),
    (("7.1.1", "不清", "--date", "2025-07-01"), "日期 2025年7月1日 晚于今天（2025年6月30日）。"),
]


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


def disputes(program: Program, *more: str) -> list[dict[str, object]]:
    (task,) = program.json("show", "7.1.1", *more)["tasks"]
    found: list[dict[str, object]] = task["disputes"]
    return found


def test_a_dispute_is_shown_until_it_is_settled_and_both_are_undone(program: Program) -> None:
    book, lead = Book(program.db), program.json("show", "7.1.1")["tasks"][0]["lead"]
    before = book.data()
    words = ("7.1.1", "应由区文广旅体局牵头", "--dept", "区大运办", "--date", "2025-06-01")
    assert program.out("dispute", *words) == (
        "已登记责任待明确 #3｜7.1.1｜区大运办｜应由区文广旅体局牵头｜2025年6月1日｜撤销：gytrack undo\n"
    )
    said = "责任待明确：区大运办（2025-06-01提出，已29天）：应由区文广旅体局牵头"
    assert said in program.out("show", "7.1.1").splitlines()
    assert "（责任待明确：区大运办：应由区文广旅体局牵头）" in program.out("why", "7.1.1", "--brief")
    assert "责任待明确：区大运办" in program.shown("status", "--section", "7.1")
    assert "（责任待明确）" in program.shown("list", "--section", "7.1", columns=120)
    assert "（责任待明确）" in program.out("show", "7.1")
    (row,) = [row for row in program.tsv("status", "--section", "7.1") if row["编号"] == "7.1.1"]
    assert row["责任待明确"] == "区大运办：应由区文广旅体局牵头"
    assert disputes(program) == [
        {"date": "2025-06-01", "dept": "区大运办", "text": "应由区文广旅体局牵头", "days": 29}
    ]
    assert disputes(program, "--as-of", "2025-05-31") == []
    assert program.json("show", "7.1.1")["tasks"][0]["lead"] == lead
    settled = program.out("争议", "7.1.1", "--settle", "仍由区卫健局牵头", "--date", "2025-06-20")
    assert settled == (
        "责任已明确 #4｜7.1.1｜区大运办｜仍由区卫健局牵头｜2025年6月20日｜撤销：gytrack undo\n"
    )
    assert disputes(program) == []
    assert len(disputes(program, "--as-of", "2025-06-19")) == 1
    assert "责任待明确" not in program.out("show", "7.1.1")
    refused = program.run("undo", "3")
    assert (refused.code, "#4 dispute 7.1.1 已明确：仍由区卫健局牵头" in refused.err) == (1, True)
    listed = program.tsv("history", "7.1.1")
    assert listed[0]["命令"] == "dispute 7.1.1 已明确：仍由区卫健局牵头"
    assert listed[1]["命令"] == "dispute 7.1.1 应由区文广旅体局牵头 （区大运办）"
    program.out("undo", "4")
    assert len(disputes(program)) == 1
    program.out("undo", "3")
    assert book.data() == before
    hold_promises(program.db)


def test_one_departments_dispute_can_be_settled_alone(program: Program) -> None:
    program.out("dispute", "7.1.1", "不该我们牵头", "--dept", "区卫健局")
    program.out("dispute", "7.1.1", "两家说法不一")
    done = program.run("dispute", "7.1.1", "又一条", "--dept", "区卫健局")
    assert (done.code, done.err) == (
        1,
        (
            "7.1.1 已有区卫健局在2025年6月30日提出的争议，尚未明确。"
            "明确后运行 gytrack dispute 7.1.1 --settle 结果，再提新的。\n"
        ),
    )
    done = program.run("dispute", "7.1.1", "--settle", "已谈妥", "--dept", "区大运办")
    assert (done.code, done.err) == (
        1, "7.1.1 没有区大运办提出的待明确的争议。运行 gytrack show 7.1.1 查看。\n"
    )  # fmt: skip
    done = program.run("dispute", "7.1.1", "--settle", "已谈妥", "--dept", "区卫健局")
    assert done.err == "注意：7.1.1 还有1项争议待明确\n"
    assert [one["dept"] for one in disputes(program)] == [None]
    done = program.run("dispute", "7.1.1", "--settle", "已谈妥", "--date", "2025-06-29")
    assert (done.code, done.err) == (
        1, "7.1.1 的争议是2025年6月30日提出的，不能在2025年6月29日明确。请核对日期。\n"
    )  # fmt: skip


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_what_cannot_be_used_is_refused(program: Program, words: tuple[str, ...], message: str) -> None:
    before = dump(program.db)
    done = program.run("dispute", *words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(message), done.err
    assert dump(program.db) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("7.1.1",), "请写明为何责任不明确，或用 --settle 登记结果"),
        (("7.1.1", "不清", "--settle", "由甲牵头"), "--settle 后面写结果，不再另写理由"),
    ],
)
def test_wrong_words_end_with_2(program: Program, words: tuple[str, ...], message: str) -> None:
    done = program.run("dispute", *words)
    assert done.code == 2
    assert done.err.startswith(message)
