"""``review`` and ``log --corrects`` as a person types them."""

from pathlib import Path

import pytest
from ledgers import copied
from shell.program import Program


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


def test_a_correction_from_the_first_word_to_the_export(program: Program) -> None:
    program.out("log", "2.1.3", "新建30家", "--value", "t1=30", "--date", "6-10", "--dept", "区发改经信局")
    assert [(row["命令"], row["核对事项"]) for row in program.tsv("review")] == [("3", "远超目标")]
    said = program.out("log", "2.1.3", "新建3家", "--value", "t1=3", "--corrects", "3")
    assert (
        said
        == "已更正 #4｜2.1.3｜区发改经信局｜2025年6月10日｜旗舰中医馆累计3家｜更正 #3｜撤销：gytrack undo\n"
    )
    shown = program.out("show", "2.1.3")
    assert "2025-06-10 #3｜区发改经信局｜（已由 #4 更正，不再计入）" in shown
    assert "2025-06-10 #4｜区发改经信局｜（更正 #3）" in shown
    assert "#4 更正 #3" in program.out("why", "2.1.3")
    program.out("export", "进展.csv", "--what", "log")
    lines = (program.db.parent / "进展.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].endswith("更正,被更正")
    assert [line.split(",")[-2:] for line in lines[1:]] == [["", "4"], ["3", ""]]
    assert "更正 #3" in program.out("history", "2.1.3")
    assert program.run("核对", "-f", "table").out == ""


def test_a_correction_of_nothing_is_refused(program: Program) -> None:
    done = program.run("log", "2.1.3", "更正", "--corrects", "99")
    assert (done.code, done.out) == (1, "")
    assert done.err == "没有第 99 号命令。运行 gytrack show 2.1.3 查看各单位报送的编号。\n"


def test_adopting_takes_no_correction(program: Program) -> None:
    assert program.run("log", "2.1.3", "--adopt", "3", "--corrects", "2").code == 2


def test_the_list_fits_a_screen(program: Program) -> None:
    program.out("log", "2.1.3", "新建30家", "--value", "t1=30", "--dept", "区发改经信局")
    shown = program.shown("review")
    assert "区发改经信局：所报30家超过目标不少于5家的2倍，请核对" in shown.replace("\n", "").replace(" ", "")
