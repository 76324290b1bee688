"""Load and silence: who has how much, who owes reports since when; nobody is ranked unasked."""

from datetime import date
from pathlib import Path

import pytest
from ledgers import copied
from shell.program import Program
from workbench import Book

UNASKED = "方案还没有要求按期报送，欠报和欠报期数留空；可用 gytrack plan set-asked 日期 设定\n"


@pytest.fixture
def program(tmp_path: Path, small_ledger: Path) -> Program:
    """The small plan, which asks for reports from 1 March 2025 on."""
    path = copied(small_ledger, tmp_path / "台账.db")
    Book(path).spoil("UPDATE plan SET asked_from = ?", (date(2025, 3, 1).isoformat(),))
    return Program(path)


def load(program: Program, *words: str) -> dict[str, dict[str, object]]:
    return {row["dept"]: row for row in program.json("load", *words)["load"]}


def test_every_department_of_the_paper_in_its_order(program: Program) -> None:
    rows = load(program)
    assert list(rows) == [row["name"] for row in program.json("depts")["departments"]]
    for row in program.json("depts")["departments"]:
        assert (rows[row["name"]]["lead"], rows[row["name"]]["support"]) == (row["lead"], row["support"])
    assert (
        rows["区卫健局"] | {"plan": "small", "collectives": [], "lead": 3, "support": 1} == rows["区卫健局"]
    )
    assert (rows["区卫健局"]["asked"], rows["区卫健局"]["never"]) == (1, 1)
    assert (rows["区卫健局"]["owing"], rows["区卫健局"]["missed"]) == (1, 4)
    assert rows["区财政局"]["asked"] == 0
    assert rows["区财政局"]["never"] is rows["区财政局"]["missed"] is None


def test_silence_counts_from_the_latest_report_and_ends_with_the_task(program: Program) -> None:
    program.out("log", "1.1.1", "推进中", "--date", "2025-04-30", "--dept", "区卫健局")
    one = load(program)["区卫健局"]
    assert (one["never"], one["owing"], one["missed"]) == (0, 1, 1)
    assert (one["last"], one["silent"]) == ("2025-04-30", 61)
    one = load(program, "--as-of", "2025-05-25")["区卫健局"]
    assert (one["owing"], one["missed"], one["silent"]) == (0, 0, 25)
    program.out("log", "1.1.1", "--value", "t1=5，t2=10", "--dept", "区卫健局")
    one = load(program)["区卫健局"]
    assert (one["asked"], one["never"], one["missed"]) == (0, None, None)


def test_a_share_of_a_sum_counts_as_reported_as_it_does_for_the_light(program: Program) -> None:
    Book(program.db).spoil("UPDATE target SET by_department = TRUE WHERE code = '1.1.1t1'")
    program.out("log", "1.1.1", "--value", "t1=2", "--date", "2025-04-30", "--dept", "区财政局")
    one = load(program)["区卫健局"]
    assert (one["never"], one["owing"], one["missed"]) == (0, 1, 1)
    (task,) = [task for task in program.json("status")["tasks"] if task["code"] == "1.1.1"]
    assert task["missed"] == 1
    said = program.out("why", "1.1.1")
    assert "报送：最近报送2025年4月30日 #3；自2025-03-01起按期报送，欠报1期" in said


def test_a_member_answers_for_itself_and_the_collective_for_any(program: Program) -> None:
    program.out("dept", "group", "各街道", "--add", "米市巷街道、小河街道")
    program.out("log", "1.1.2", "已开展", "--date", "2025-06-20", "--dept", "小河街道")
    rows = load(program, "--dept", "各街道")
    assert list(rows) == ["各街道", "米市巷街道", "小河街道"]
    assert (rows["各街道"]["lead"], rows["各街道"]["never"], rows["各街道"]["missed"]) == (1, 0, 0)
    assert (rows["小河街道"]["via"], rows["小河街道"]["never"], rows["小河街道"]["missed"]) == (2, 0, 0)
    assert (rows["米市巷街道"]["never"], rows["米市巷街道"]["missed"]) == (1, 4)
    assert rows["米市巷街道"]["collectives"] == ["各街道"]
    assert list(load(program, "--dept", "小河街道")) == ["小河街道"]


def test_a_member_whose_report_was_another_s_has_not_reported(program: Program) -> None:
    program.out("dept", "group", "各街道", "--add", "米市巷街道、小河街道")
    program.out("log", "1.1.2", "已开展", "--date", "2025-05-20", "--dept", "小河街道")
    program.out("log", "1.1.2", "已开展", "--dept", "米市巷街道", "--corrects", "4")
    rows = load(program)
    assert (rows["小河街道"]["never"], rows["小河街道"]["missed"], rows["小河街道"]["last"]) == (1, 4, None)
    assert (rows["米市巷街道"]["never"], rows["米市巷街道"]["last"]) == (0, "2025-05-20")


def test_who_undertakes_is_counted_beside(program: Program) -> None:
    program.out("assign", "1.1.1", "--undertake", "区财政局")
    assert load(program)["区财政局"]["undertake"] == 1
    assert load(program, "--section", "1.2")["区财政局"]["undertake"] == 0


@pytest.mark.parametrize(
    ("sort", "first"),
    [("lead", "区卫健局"), ("牵头", "区卫健局"), ("missed", "区卫健局"), ("silent", "区卫健局")],
)
def test_an_order_comes_only_when_asked_for(program: Program, sort: str, first: str) -> None:
    assert next(iter(load(program, "--sort", sort))) == first


def test_without_reports_asked_for_what_is_owed_is_left_open(program: Program) -> None:
    Book(program.db).spoil("UPDATE plan SET asked_from = NULL")
    done = program.run("负担")
    assert (done.code, done.err) == (0, UNASKED)
    one = load(program)["区卫健局"]
    assert (one["never"], one["owing"], one["missed"]) == (1, None, None)
    assert "欠报期数" in program.shown("load")
    said = program.out("plan", "set-asked", "2025-03-01")
    assert "自2025年3月1日起按期报送，缺报的计为欠报｜撤销：gytrack undo" in said
    assert "按期报送：自2025-03-01起" in program.out("plan", "show")
    assert load(program)["区卫健局"]["owing"] == 1


def test_wrong_words_are_said(program: Program) -> None:
    done = program.run("load", "--sort", "rank")
    assert (done.code, "“rank”不在可选的值之列" in done.err) == (2, True)
    done = program.run("load", "--dept", "区气象台")
    assert (done.code, done.err.startswith("方案 small 中没有单位“区气象台”")) == (1, True)
    done = program.run("load", "--as-of", "某天")
    assert (done.code, done.err.startswith("日期“某天”看不懂。")) == (1, True)
