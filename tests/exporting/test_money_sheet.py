"""Money in files: the sheet 资金 of the workbook, and the entries as a list."""

from pathlib import Path

import pytest
from ledgers import copied
from shell.program import Program
from written import separated, table

MONEY = (
    ("2.1.3", "--kind", "安排", "--amount", "300", "--source", "中央"),
    ("2.1.3", "--kind", "拨付", "--amount", "100"),
    ("2.1.3", "--kind", "支出", "--amount", "320.5", "--dept", "区财政局"),
    ("2.1.m1", "--kind", "安排", "--amount", "5"),
)


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


def test_the_workbook_has_a_sheet_of_money_where_there_is_any(program: Program) -> None:
    path = program.db.parent / "表.xlsx"
    program.out("export", str(path))
    with pytest.raises(KeyError):
        table(path, "资金")
    for words in MONEY:
        program.out("fund", *words)
    program.out("export", str(path), "--force")
    first, second, last = table(path, "资金")
    assert (first["编号"], first["安排"], first["拨付"], first["支出"]) == ("2.1.3", 300, 100, 320.5)
    assert (first["执行率"], first["超支"], first["安排的来源"]) == (107, 20.5, "中央300万元")
    assert first["备注"] == "支出超安排20.5万元、支出超拨付220.5万元"
    assert (second["编号"], second["代码"], second["支出"]) == ("二（一）配套措施一", "2.1.m1", None)
    assert (last["任务"], last["安排"], last["执行率"], last["超支"]) == ("合计", 305, 105, 20.5)
    assert program.json("status")["summary"]["funds"]["rate"] == last["执行率"]


def test_the_entries_can_be_had_as_a_list(program: Program) -> None:
    for words in MONEY:
        program.out("fund", *words)
    path = program.db.parent / "资金.csv"
    program.out("export", str(path), "--what", "资金")
    rows = separated(path)
    assert [(row["命令"], row["类别"], row["金额（万元）"]) for row in rows] == [
        ("3", "安排", "300"),
        ("4", "拨付", "100"),
        ("5", "支出", "320.5"),
        ("6", "安排", "5"),
    ]
    assert rows[2]["用款单位"] == "区财政局"
