"""``close``, ``verify``, ``reopen``, ``evidence`` and ``check`` as a person runs them."""

from pathlib import Path

import openpyxl
import pytest
from ledgers import address, copied, dump, on_server
from shell.program import Program
from workbench import Book

from gytrack.usecases.closing.requesting import Request, request_closing

BY = ("--by", "区政府督查室")


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    """The example as imported, with two files beside it."""
    found = Program(copied(gongshu_ledger, tmp_path / "台账.db"))
    (tmp_path / "验收单.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "空.pdf").touch()
    return found.under(GYTRACK_USER="张三")


def other(program: Program) -> Program:
    return program.under(GYTRACK_USER="李四")


def apply(program: Program, *more: str) -> str:
    return program.out("close", "2.1.4", "--evidence", "验收单.pdf", "--date", "6-10", *more)


def test_a_task_is_applied_for_verified_and_opened_again(program: Program) -> None:
    done = program.run(
        "销号", "任务2.1.4", "--evidence", "验收单.pdf", "--note", "全部建成", "--dept", "qwjj", "--date", "６．１０"
    )  # fmt: skip
    assert done.out == (
        "已申请销号 #3｜2.1.4｜区卫健局｜2025年6月10日｜全部建成｜佐证验收单.pdf｜撤销：gytrack undo\n"
    )
    assert done.err == "注意：2.1.4 在台账里还没有完成：实际进度未报\n"
    assert other(program).out("审核", "2.1.4", *BY, "--date", "6月20日") == (
        "审核通过，已销号 #4｜2.1.4｜区政府督查室｜2025年6月20日｜撤销：gytrack undo\n"
    )
    assert program.out("重开", "2.1.4", "--reason", "复核发现缺项") == (
        "已重开 #5｜2.1.4｜2025年6月30日｜复核发现缺项｜撤销：gytrack undo\n"
    )
    days = ("2025-06-09", "2025-06-10", "2025-06-20", "2025-06-30")
    found = [program.json("status", "--section", "2.1", "--as-of", day) for day in days]
    tasks = [next(task for task in one["tasks"] if task["code"] == "2.1.4") for one in found]
    assert [task["closure"] for task in tasks] == ["open", "applied", "closed", "open"]
    assert [one["summary"]["closed"] for one in found] == [0, 0, 1, 0]
    assert [one["summary"]["applied"] for one in found] == [0, 1, 0, 0]
    assert [task["closing"] and task["closing"]["step"] for task in tasks] == [
        None,
        "applied",
        "verified",
        "reopened",
    ]
    assert tasks[2]["closing"] == {
        "command": 4, "date": "2025-06-20", "step": "verified", "who": "李四", "by": "区政府督查室", "note": "",
    }  # fmt: skip


def test_an_application_is_returned_with_a_reason(program: Program) -> None:
    apply(program)
    assert other(program).out("verify", "2.1.4", *BY, "--return", "--reason", "缺验收单") == (
        "已退回 #4｜2.1.4｜区政府督查室｜2025年6月30日｜缺验收单｜撤销：gytrack undo\n"
    )
    assert other(program).out("undo").startswith("已撤销 #4")
    assert program.json("show", "2.1.4")["tasks"][0]["closure"] == "applied"


def test_a_task_that_does_not_apply_is_said_so_in_every_form(program: Program) -> None:
    assert program.out("close", "2.1.4", "--na", "--reason", "已由省里统建") == (
        "已列为不适用 #3｜2.1.4｜2025年6月30日｜已由省里统建｜撤销：gytrack undo\n"
    )
    (row,) = (row for row in program.tsv("status") if row["编号"] == "2.1.4")
    assert (row["亮灯"], row["销号"]) == ("不适用", "不适用（2025年6月30日）")
    assert "任务自2025年6月30日起不适用：已由省里统建，不亮灯" in program.out("why", "2.1.4")
    assert [row["编号"] for row in program.tsv("status", "--closure", "不适用")] == ["2.1.4"]
    assert program.json("list", "--section", "2.1")["tasks"][3]["closure"] == "na"


def test_show_and_why_tell_the_story(program: Program) -> None:
    apply(program)
    other(program).out("verify", "2.1.4", *BY, "--note", "材料齐全")
    shown = program.out("show", "2.1.4").splitlines()
    at = shown.index("销号：")
    assert shown[at + 1 : at + 3] == [
        "  2025年6月10日申请销号（张三，#3）｜佐证：验收单.pdf",
        "  2025年6月30日审核通过，已销号（区政府督查室，李四，#4）：材料齐全",
    ]
    steps = program.json("show", "2.1.4")["closings"]
    assert [(step["step"], [file["name"] for file in step["evidence"]]) for step in steps] == [
        ("applied", ["验收单.pdf"]),
        ("verified", []),
    ]
    why = program.out("why", "2.1.4")
    assert "任务已于2025年6月30日经区政府督查室审核销号，不亮灯" in why.splitlines()[0]
    assert why.splitlines()[-1] == (
        "  销号：2025年6月30日审核通过，已销号（区政府督查室，李四，#4）：材料齐全"
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("close", "2.1.4"), 1, "申请 2.1.4 销号没有附佐证材料。请用 --evidence 附上，可写多个。"),
        (("close", "2.1.4", "--evidence", "无.pdf"), 1, "佐证材料 无.pdf 读不了（不存在）。"),
        (("close", "2.1.4", "--evidence", "."), 1, "佐证材料 . 读不了（是文件夹）。"),
        (("close", "2.1.4", "--evidence", "空.pdf"), 1, "佐证材料 空.pdf 是空文件（0字节）。"),
        (("close", "2.1", "--evidence", "验收单.pdf"), 1, "2.1 不是任务。"),
        (("close", "2.1.4", "--na"), 1, "列为不适用要写明理由。"),
        (("close", "2.1.4", "--reason", "x"), 2, "--reason 要与 --na 一起用"),
        (("close", "2.1.4", "--na", "--note", "x"), 2, "--na 的理由写在 --reason 里"),
        (("close", "2.1.4", "--copy"), 2, "--copy 要与 --evidence 一起用"),
        (("close",), 2, "编号"),
        (("verify", "2.1.4", *BY), 1, "2.1.4 没有申请销号。"),
        (("verify", "2.1.4"), 2, "--by"),
        (("verify", "2.1.4", *BY, "--reason", "x"), 2, "--reason 要与 --return 一起用"),
        (("verify", "2.1.4", *BY, "--return", "--note", "x"), 2, "退回的理由写在 --reason 里"),
        (("reopen", "2.1.4", "--reason", "x"), 1, "2.1.4 没有销号，无需重开。"),
        (("reopen", "2.1.4"), 2, "--reason"),
        (("status", "--closure", "关了"), 2, "“关了”不在可选的值之列：open（未销号）、applied（已申请销号）"),
        (("evidence", "--role", "lead"), 2, "--role 要与 --dept 一起用"),
        (("evidence", "--dept", "水利局"), 1, "没有单位“水利局”"),
    ],
)
def test_what_is_refused_says_why_and_changes_nothing(
    program: Program, words: tuple[str, ...], code: int, said: str
) -> None:
    before = dump(program.db)
    done = program.run(*words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert dump(program.db) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("close", "2.1.4", "--evidence", "验收单.pdf"), "2.1.4 已申请销号（2025年6月10日，#3），尚待审核。"),
        (("verify", "2.1.4", *BY), "2.1.4 的销号是 张三 自己申请的（#3），不能由本人审核。"),
        (("verify", "2.1.4", *BY, "--user", "李四", "--return"), "退回 2.1.4 的销号申请要写明理由。"),
        (("verify", "2.1.4", "--by", "区发改经信局", "--user", "李四"), "区发改经信局是 2.1.4 的牵头单位"),
        (("reopen", "2.1.4", "--reason", "x"), "2.1.4 还没有销号，只是申请了销号"),
    ],
)
def test_what_is_applied_for_waits_for_somebody_else(
    program: Program, words: tuple[str, ...], said: str
) -> None:
    apply(program)
    before = dump(program.db)
    done = program.run(*words)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert dump(program.db) == before


def test_a_copy_is_kept_beside_a_file_and_refused_on_a_server(program: Program) -> None:
    done = program.run("close", "2.1.4", "--evidence", "验收单.pdf", "--copy")
    if on_server():
        assert done.code == 1
        assert "没有存放佐证材料副本的文件夹。请去掉 --copy" in done.err
        return
    assert "佐证验收单.pdf（已存副本）" in done.out
    (copy,) = (program.db.parent / "台账.db-evidence").iterdir()
    assert copy.read_bytes() == b"%PDF-1.7"
    (program.db.parent / "验收单.pdf").unlink()
    assert "佐证材料：1份，完好" in program.out("check")
    copy.write_bytes(b"%PDF-1.8")
    done = program.run("check")
    assert done.code == 1
    assert done.err == (
        f"台账 {address(program.db)} 本身完好，佐证材料1份中1份缺失或有改动。"
        "请把文件放回原处，或用 gytrack evidence --found 文件 指出它现在的位置。\n"
        f"#3 2.1.4 验收单.pdf：副本 {copy} 与登记时不同\n"
    )


def test_a_file_that_moved_is_found_again_by_what_it_holds(program: Program) -> None:
    apply(program)
    folder = program.db.parent
    (folder / "归档").mkdir()
    (folder / "验收单.pdf").rename(folder / "归档" / "2.1.4 验收单.pdf")
    assert program.run("check").code == 1
    done = program.out("evidence", "--found", "归档/2.1.4 验收单.pdf")
    assert done == "已记下现在的位置 #4｜2.1.4 验收单.pdf（2.1.4）｜撤销：gytrack undo\n"
    assert "佐证材料：1份，完好" in program.out("check")
    said = program.run("evidence", "--found", "归档/2.1.4 验收单.pdf")
    assert (said.code, said.err) == (1, "这些佐证材料登记的就是现在的位置。无需再设。\n")
    assert program.out("undo").startswith("已撤销 #4")
    assert program.run("check").code == 1


@pytest.mark.sqlite
def test_a_copy_is_kept_of_a_file_that_is_found_again(program: Program) -> None:
    apply(program)
    done = program.out("evidence", "--found", "验收单.pdf", "--copy")
    assert done == "已记下并另存副本 #4｜验收单.pdf（2.1.4）｜撤销：gytrack undo\n"
    (file,) = program.json("evidence")["evidence"]
    assert file["copied"] is True
    backup = program.run("backup", "备份.db")
    folder = program.db.parent / "台账.db-evidence"
    assert backup.err == f"注意：佐证材料的副本不在这个备份里，请另行复制文件夹 {folder}\n"
    (program.db.parent / "验收单.pdf").rename(program.db.parent / "存档.pdf")
    (copy,) = (program.db.parent / "台账.db-evidence").iterdir()
    copy.unlink()
    assert program.run("check").code == 1
    program.out("evidence", "--found", "存档.pdf", "--copy")
    assert copy.read_bytes() == b"%PDF-1.7"
    assert "佐证材料：1份，完好" in program.out("check")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--found", "其他.pdf"), 1, "与登记过的佐证材料都不同。内容有改动的不算同一份"),
        (("--found", "无.pdf"), 1, "佐证材料 无.pdf 读不了（不存在）"),
        (("--found", "验收单.pdf", "--gaps"), 2, "--found 文件 只与 --copy 一起用"),
        (("--copy",), 2, "--copy 只与 --found 一起用"),
    ],
)
def test_only_what_was_given_can_be_found_again(
    program: Program, words: tuple[str, ...], code: int, said: str
) -> None:
    apply(program)
    (program.db.parent / "其他.pdf").write_bytes(b"other")
    before = dump(program.db)
    done = program.run("evidence", *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert dump(program.db) == before
    assert not (program.db.parent / "台账.db-evidence").exists()


def test_check_counts_what_was_registered_on_another_machine(program: Program) -> None:
    book, file = Book(program.db), program.db.parent / "验收单.pdf"
    with book.writer() as (ledger, plan):
        there = book.actor()._replace(host="另一台")
        request_closing(ledger, there, plan, Request("2.1.4", [file]))
    assert "佐证材料：1份，完好" in program.out("check")
    file.unlink()
    assert "佐证材料：1份，其中在另一台电脑上登记的1份，没有核对" in program.out("check")


def test_gaps_and_files_are_listed_in_every_form(program: Program) -> None:
    program.out("log", "2.1.4", "已建成", "--state", "done", "--date", "6-1")
    (row,) = program.tsv("evidence", "--gaps")
    assert (row["编号"], row["缺口"], row["日期"]) == ("2.1.4", "报已完成，无佐证", "2025-06-01")
    (gap,) = program.json("佐证", "--gaps")["gaps"]
    assert (gap["code"], gap["kind"], gap["since"]) == ("2.1.4", "done", "2025-06-01")
    assert "佐证缺口1处：报已完成，无佐证1" in program.shown("evidence", "--gaps")
    apply(program)
    (file,) = program.json("evidence")["evidence"]
    assert (file["code"], file["for"], file["who"], file["name"], file["copied"]) == (
        "2.1.4", "closing", "张三", "验收单.pdf", False,
    )  # fmt: skip
    (row,) = program.tsv("evidence", "--dept", "区卫健局")
    assert (row["用途"], row["字节数"], row["保管"]) == ("销号", "8", str(program.db.parent / "验收单.pdf"))
    assert program.tsv("evidence", "--gaps", "--as-of", "2025-05-31") == []
    assert "佐证材料1份" in program.shown("evidence", columns=120)


def test_nothing_is_lacking_where_nothing_is_claimed(program: Program) -> None:
    assert program.shown("evidence", "--gaps").strip() == "佐证缺口0处"
    assert program.json("evidence") == {"schema": 1, "as_of": "2025-06-30", "evidence": []}


def test_that_a_task_was_reopened_stands_in_why_and_in_the_remarks(program: Program) -> None:
    program.out("log", "2.1.4", "已办结", "--state", "done", "--percent", "100", "--date", "6-9")
    apply(program)
    other(program).out("verify", "2.1.4", *BY)
    done = program.run("reopen", "2.1.4", "--reason", "复核未达标")
    assert "2.1.4 所报状态仍为已完成；改报用 gytrack log 2.1.4 进展 --state" in done.err
    said = "已重开（2025年6月30日，复核未达标）"
    assert said in program.out("why", "2.1.4", "--brief")
    program.out("export", "台账.xlsx")
    sheet = openpyxl.load_workbook(program.db.with_name("台账.xlsx"))["推进情况表"]
    assert any(said in row for row in sheet.iter_rows(values_only=True))
