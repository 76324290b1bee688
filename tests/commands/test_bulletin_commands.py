"""Bulletins and changes at the command line: words, forms, codes."""

import json
from pathlib import Path

import pytest
from ledgers import copied
from shell.program import Program, reported


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    """The example with reports, of which the bulletins of June and of the second quarter are issued; the latter withdrawn."""
    program = reported(Program(copied(gongshu_ledger, tmp_path_factory.mktemp("bulletins") / "台账.db")))
    program.out("bulletin", "issue")
    program.out("通报", "issue", "--period", "季", "--approved-by", "王副区长")
    program.out("undo")
    return program


def test_issuing_says_what_was_issued(issued: Program) -> None:
    done = issued.copy("编发.db").run("bulletin", "issue", "--period", "week")
    assert done.code == 0
    first, second = done.out.splitlines()
    assert first.startswith("已编发 #")
    assert "｜第3期｜2025年第26周｜截至2025年6月27日｜建议亮灯｜撤销：gytrack undo" in first
    assert second == "留存 json、xlsx、docx、md；取文件：gytrack bulletin reprint 3 -f docx --to ."
    assert done.err == ""


def test_a_year_without_known_holidays_is_named(issued: Program) -> None:
    done = issued.copy("远.db")._replace(today="2043-07-01").run("bulletin", "issue")
    assert done.code == 0
    assert "注意：节假日和调休的数据只到" in done.err
    assert "2043年的截止日只按双休日顺延，请对照国务院办公厅的通知核对" in done.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("issue",), 1, "2025年6月已编发第1期。重印：gytrack bulletin reprint 1；如要重编，先撤销它（gytrack undo"),
        (("issue", "--date", "2025-07-01"), 1, "2025年7月的截止日是2025年7月25日，尚未到"),
        (("issue", "--date", "不久前"), 1, "日期“不久前”看不懂"),
        (("issue", "--period", "year"), 2, "“year”不在可选的值之列：month（月）、week（周）、quarter（季）"),
        (("issue", "--period", "week", "--approved-by", " "), 1, "没有写明批准人"),
        (("reprint", "3"), 1, "gongshu 没有第3期。已编发2期，最近的是第1期、第2期"),
        (("reprint", "六月"), 1, "“六月”不是期号。请写数字，如 3 或 第3期"),
        (("reprint",), 2, ""),
        (("reprint", "1", "-f", "csv"), 2, "“csv”不在可选的值之列"),
        (("reprint", "1", "--to", "一.csv"), 1, "第1期没有 csv 文件。留存的有：json、xlsx、docx、md"),
        (("reprint", "1", "-f", "docx", "--to", "一.xlsx"), 1, "不认识文件名的结尾“.xlsx”"),
        (("reprint", "1", "--to", "无此/一.md"), 1, "不存在"),
        (("diff", "1"), 2, ""),
        (("diff", "1", "9"), 1, "没有第9期"),
    ],
)  # fmt: skip
def test_mistakes_are_told(issued: Program, words: tuple[str, ...], code: int, said: str) -> None:
    done = issued.run("bulletin", *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "--since"),
        (("--since", "第9期"), 1, "没有第9期"),
        (("--since", "2025-07-01"), 1, "2025年7月1日在2025年6月30日之后，无从比较"),
        (("--since", "从前"), 1, "要从某一期算起，写 第3期"),
    ],
)
def test_mistakes_of_changes_are_told(issued: Program, words: tuple[str, ...], code: int, said: str) -> None:
    done = issued.run("changes", *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_the_list_has_withdrawn_ones_too(issued: Program) -> None:
    first, second = issued.tsv("简报", "list")
    assert (first["期号"], first["报送周期"], first["截止日"], first["现状"]) == (
        "1",
        "2025年6月",
        "2025-06-25",
        "有效",
    )
    assert (second["报送周期"], second["批准人"], second["现状"]) == ("2025年第2季度", "王副区长", "撤销")
    found = issued.json("bulletin", "list")["bulletins"]
    assert [one["withdrawn"] for one in found] == [False, True]
    assert [file["form"] for file in found[0]["files"]] == ["json", "xlsx", "docx", "md"]
    assert "建议亮灯" not in issued.shown("bulletin", "list", columns=120)


def test_an_empty_list_says_how_to_begin(gongshu_ledger: Path, tmp_path: Path) -> None:
    empty = Program(copied(gongshu_ledger, tmp_path / "空.db"))
    assert "还没有编发过；编发：gytrack bulletin issue" in empty.shown("bulletin", "list")
    assert empty.json("bulletin", "list")["bulletins"] == []


def test_reprinting_gives_the_same_bytes_on_stdout_and_in_a_file(issued: Program) -> None:
    program = issued.copy("重印.db")
    folder = program.db.parent
    texts = {form: program.out("bulletin", "reprint", "1", "-f", form) for form in ("md", "json")}
    assert program.out("bulletin", "reprint", "第1期") == texts["md"]
    program.out("log", "2.1.3", "又建1家", "--value", "2.1.3t1=4", "--date", "2025-06-24")
    program.out("undo", "5")
    for form, text in texts.items():
        done = program.run("bulletin", "reprint", "1", "--to", f"一.{form}")
        assert done.out == f"已写入 一.{form}｜第1期｜2025年6月\n"
        assert (folder / f"一.{form}").read_bytes().decode() == text
        assert program.out("bulletin", "reprint", "1", "-f", form) == text
    assert program.run("bulletin", "reprint", "1", "--to", "一.md").code == 1
    assert program.run("bulletin", "reprint", "1", "--to", "一.md", "--force").code == 0
    program.out("bulletin", "reprint", "1", "-f", "docx", "--to", ".")
    assert (folder / "拱墅区中医药振兴发展重大工程进展情况第1期_20250625.docx").read_bytes()[:2] == b"PK"


def test_a_withdrawn_one_is_reprinted_and_said(issued: Program) -> None:
    done = issued.run("bulletin", "reprint", "2")
    assert (done.code, done.err) == (0, "注意：第2期已撤销\n")
    assert done.out.startswith("# 拱墅区中医药振兴发展重大工程进展情况通报（第2期）\n")
    assert "注意：第2期已撤销\n" in issued.run("bulletin", "diff", "1", "2").err


def test_a_screen_gets_text_and_no_bytes(issued: Program) -> None:
    assert "进展情况（第1期）" in issued.shown("bulletin", "reprint", "1")
    code, shown = issued.screen("bulletin", "reprint", "1", "-f", "xlsx")
    assert code == 1
    assert "xlsx 文件不能显示在屏幕上" in shown.replace("\n", "")


def test_the_frozen_figures_are_the_status_of_their_day(issued: Program) -> None:
    frozen = json.loads(issued.out("bulletin", "reprint", "1", "-f", "json"))
    del frozen["bulletin"]
    assert frozen == issued.json("status", "--as-of", frozen["as_of"])


def test_a_difference_is_told_on_screen_in_a_pipe_and_as_data(issued: Program) -> None:
    program = issued.copy("对比.db")
    program.out("log", "2.1.3", "又建1家", "--value", "2.1.3t1=4", "--date", "2025-06-26")
    program.out("bulletin", "issue", "--period", "week")
    shown = program.shown("bulletin", "diff", "1", "3")
    assert "第1期（2025年6月）与第3期（2025年第26周）对比" in shown
    assert "2.1.3t1 旗舰中医馆　目前完成 2家 → 4家" in shown
    assert "（2025-06-26） 2.1.3 又建1家" in shown
    (row,) = (row for row in program.tsv("bulletin", "diff", "1", "3") if row["编号"] == "2.1.3t1")
    assert (row["数字"], row["原为"], row["现为"]) == ("目前完成", "2家", "4家")
    found = program.json("bulletin", "diff", "1", "3")
    assert (found["from"]["bulletin"], found["to"]["as_of"]) == (1, "2025-06-27")
    (figure,) = (one for one in found["figures"] if (one["code"], one["figure"]) == ("2.1.3t1", "actual"))
    assert [cause["name"] for cause in figure["causes"]] == ["log"]
    everything = program.tsv("bulletin", "diff", "1", "3", "--all")
    assert len(everything) == len(found["figures"])
    assert "没有变动的数字" in program.shown("bulletin", "diff", "1", "1")


def test_changes_since_a_bulletin_and_a_day(issued: Program) -> None:
    program = issued.copy("变动.db")
    program.out("log", "2.1.3", "又建1家", "--value", "2.1.3t1=4", "--date", "2025-06-26")
    shown = program.shown("变动", "--since", "第1期")
    assert "2.1.3t1 旗舰中医馆　目前完成 2家 → 4家" in shown
    assert "其间的命令" in shown
    found = program.json("changes", "--since", "6-25")
    assert found["from"] == {**found["from"], "bulletin": None, "as_of": "2025-06-25"}
    assert ("2.1.3t1", 2, 4) in [(one["code"], one["from"], one["to"]) for one in found["figures"]]
    assert "log" in [one["name"] for one in found["commands"]]
    program.out("log", "2.1.3", "补报", "--value", "2.1.3t1=4", "--date", "2025-06-26")
    done = program.run("changes", "--since", "6-29")
    assert "两边都已计入；要与当时印发的比，用 gytrack changes --since 期号" in done.err


def test_the_history_and_a_check_know_of_them(issued: Program) -> None:
    words = [row["命令"] for row in issued.tsv("history")]
    assert "bulletin issue 第2期 2025年第2季度 批准：王副区长" in words
    assert "编发的文件：完好" in issued.out("check")
