"""Files that are no plan, plans in every encoding, and plans that the ledger has already."""

import codecs
import hashlib
import json
import os
import re
from pathlib import Path

import pytest
from ledgers import copied
from shell.program import EXAMPLE, Program
from workbench import Book

TEXT = EXAMPLE.read_text(encoding="utf-8")
UNSURE = re.sub(r".*部门分工.*\n", "", TEXT, count=1)
"""The example without the first list of who is responsible."""

NO_PLANS = {
    "空白.txt": (b"", ["“空白.txt”是空的"]),
    "空行.txt": (b"\xef\xbb\xbf \r\n\t\r\n", ["“空行.txt”是空的"]),
    "照片.txt": (bytes(range(256)) * 20, ["“照片.txt”不是文本文件", "纯文本"]),
    "乱码.txt": (b"\xff\x41" * 500, ["“乱码.txt”的文字编码认不出来", "UTF-8"]),
    "方案.docx": (b"PK\x03\x04" + bytes(100), ["“方案.docx”打不开：这个 Word 文件已损坏", "重新下载"]),
    "方案.pdf": (b"%PDF-1.7\n", ["“方案.pdf”打不开：这个 PDF 文件已损坏", "重新下载"]),
    "方案.doc": (
        b"\xd0\xcf\x11\xe0" + bytes(100),
        ["“方案.doc”是旧版 Word 文档", "另存为“Word 文档（*.docx）”"],
    ),
    "小说.txt": ("第一回　甄士隐梦幻识通灵\n".encode() * 30, ["“小说.txt”里没有读出任务", "实施方案"]),
}
ENCODINGS = {
    "utf-8": TEXT.encode(),
    "utf-8 with mark": codecs.BOM_UTF8 + TEXT.encode(),
    "gb18030": TEXT.encode("gb18030"),
    "gbk": TEXT.encode("gbk"),
    "utf-16 with mark": TEXT.encode("utf-16"),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be with mark": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "line ends of Windows": TEXT.replace("\n", "\r\n").encode("gbk"),
}


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"))


@pytest.mark.parametrize("name", NO_PLANS)
def test_a_file_that_is_no_plan_is_refused(program: Program, name: str) -> None:
    data, said = NO_PLANS[name]
    program.db.with_name(name).write_bytes(data)
    _refused(program, ["import", name], said)


def test_a_file_that_cannot_be_opened_is_refused(program: Program) -> None:
    _refused(program, ["import", "无此文件.txt"], ["没有“无此文件.txt”这个文件", "核对文件名"])
    _refused(program, ["import", "."], ["“.”是文件夹", "写到具体的文件"])
    _refused(program, ["read", "无此文件.txt"], ["没有“无此文件.txt”这个文件"])
    _refused(program, ["import", "长" * 300], ["名称太长"])


def test_a_file_that_is_no_plan_makes_no_ledger(tmp_path: Path) -> None:
    program = Program(tmp_path / "新建" / "台账.db")
    program.db.parent.mkdir()
    program.db.with_name("小说.txt").write_text("从前有座山\n", encoding="utf-8")
    assert program.run("import", "小说.txt").code == 1
    assert os.listdir(program.db.parent) == ["小说.txt"]  # noqa: PTH208 - names are what is meant


def test_reading_touches_no_ledger(tmp_path: Path) -> None:
    program = Program(tmp_path / "台账.db")
    for form in ("json", "tsv", "table"):
        assert program.run("read", str(EXAMPLE), "-f", form).code == 0
    assert not [*tmp_path.iterdir()]


def test_a_goal_of_each_year_is_told_as_one(tmp_path: Path) -> None:
    example = EXAMPLE.with_name("chongqing.txt")
    said = Program(tmp_path / "台账.db").out("read", str(example), "-f", "tsv")
    assert "科卫联合中医药科研项目每年不少于70项" in said


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_reads_as_the_same_plan(tmp_path: Path, encoding: str) -> None:
    data = ENCODINGS[encoding]
    program = Program(tmp_path / "台账.db")
    (tmp_path / "gongshu.txt").write_bytes(data)
    read = json.loads(program.out("read", "gongshu.txt", "-f", "json"))
    assert read.pop("source") == {"name": "gongshu.txt", "sha256": hashlib.sha256(data).hexdigest()}
    wanted = json.loads(program.out("read", str(EXAMPLE), "-f", "json"))
    del wanted["source"]
    assert read == wanted


def test_a_plan_in_gbk_is_imported_as_one_in_utf_8(program: Program, tmp_path: Path) -> None:
    other = Program(tmp_path / "另一.db")
    (tmp_path / "gongshu.txt").write_bytes(ENCODINGS["gb18030"])
    other.out("import", "gongshu.txt")
    assert other.out("status", "-f", "json") == program.out("status", "-f", "json")


def test_the_same_file_twice_is_refused_with_the_way_out(program: Program) -> None:
    said = ["已在台账里（代号 gongshu，第 2 号命令导入）", "gytrack status --plan gongshu", "gytrack undo 2"]
    _refused(program, ["import", str(EXAMPLE)], said)
    _refused(program, ["import", str(EXAMPLE), "--code", "other"], said)


def test_the_same_code_is_refused(program: Program) -> None:
    program.db.with_name("gongshu.txt").write_text(f"{TEXT}\n", encoding="utf-8")
    _refused(program, ["import", "gongshu.txt"], ["代号 gongshu 已用于《拱墅区", "--code"])
    _refused(program, ["import", "gongshu.txt", "--code", "拱墅"], ["代号“拱墅”不合规定", "小写字母"])
    _refused(program, ["import", "gongshu.txt", "--code", "../x"], ["代号“../x”不合规定"])


def test_another_code_is_another_plan(program: Program) -> None:
    program.db.with_name("gongshu.txt").write_text(f"{TEXT}\n", encoding="utf-8")
    program.out("import", "gongshu.txt", "--code", "GS-2")
    assert [row["代号"] for row in program.tsv("plans")] == ["gongshu", "gs-2"]


def test_an_import_that_was_undone_can_be_done_again(program: Program) -> None:
    program.out("undo")
    assert program.run("status").err == "台账里还没有方案。先运行 gytrack import 方案文件。\n"
    assert program.out().startswith("还没有方案。\n第一步：gytrack import ")
    program.out("import", str(EXAMPLE))
    assert program.json("status")["summary"]["tasks"] == 71


@pytest.mark.parametrize("second", ["无此文件.txt", "again.txt"])
def test_several_files_are_stored_all_or_none(program: Program, second: str) -> None:
    folder = program.db.parent
    (folder / "yongan.txt").write_text(TEXT.replace("拱墅", "永安"), encoding="utf-8")
    (folder / "again.txt").write_text(TEXT, encoding="gb18030")
    done = program.run("import", "yongan.txt", second)
    assert done.code == 1
    assert "已导入" not in done.out
    assert [plan["code"] for plan in program.json("plans")["plans"]] == ["gongshu"]


def test_several_files_can_each_be_taken_back(program: Program) -> None:
    folder = program.db.parent
    for code, place in (("yongan", "永安"), ("linping", "临平")):
        (folder / f"{code}.txt").write_text(TEXT.replace("拱墅", place), encoding="utf-8")
    done = program.run("import", "yongan.txt", "linping.txt")
    assert (done.code, done.out.splitlines()[-2:]) == (
        0,
        ["已导入 #3｜yongan｜撤销：gytrack undo 3", "已导入 #4｜linping｜撤销：gytrack undo 4"],
    )
    program.out("undo", "3")
    assert [plan["code"] for plan in program.json("plans")["plans"]] == ["gongshu", "linping"]


def test_what_the_reader_is_unsure_of_is_said_and_can_stop_an_import(tmp_path: Path) -> None:
    (tmp_path / "unsure.txt").write_text(UNSURE, encoding="utf-8")
    program = Program(tmp_path / "台账.db")
    done = program.run("import", "unsure.txt", "--fail-on", "issues")
    assert done.code == 1
    assert "拿不准的地方" in done.err
    assert "2.1.1 没有写明责任单位" in done.err
    assert "没有导入。核对后去掉 --fail-on 再导入。" in done.err
    assert not program.db.exists()
    assert "拿不准的地方" in program.run("import", "unsure.txt").err
    assert program.json("status")["summary"]["tasks"] == 71


def test_a_start_set_at_import_is_used(tmp_path: Path) -> None:
    program = Program(tmp_path / "台账.db")
    done = program.run("import", str(EXAMPLE), "--starts", "2023-12-31")
    assert done.code == 0
    assert "起始日" not in done.err
    assert {task["expected"] for task in program.json("status")["tasks"]} == {75}


def test_several_plans_without_a_default_are_said_once_stored(program: Program) -> None:
    program.db.with_name("yongan.txt").write_text(TEXT.replace("拱墅", "永安"), encoding="utf-8")
    line = "台账里现有2个方案：gongshu、yongan；命令要加 --plan 代号，或用 gytrack plan default 代号 设为默认"
    done = program.run("import", "yongan.txt", "--yes")
    assert (done.code, done.err.splitlines()[-1]) == (0, line)
    program.out("undo", "3")
    program.out("plan", "default", "gongshu")
    done = program.run("import", "yongan.txt", "--yes")
    assert done.code == 0
    assert "个方案" not in done.err


def test_the_history_of_one_plan_says_how_much_of_others_there_is(program: Program) -> None:
    program.db.with_name("yongan.txt").write_text(TEXT.replace("拱墅", "永安"), encoding="utf-8")
    assert program.run("history").err == ""
    program.out("import", "yongan.txt", "--yes")
    program.out("log", "2.1.3", "x", "--plan", "yongan")
    program.out("plan", "default", "gongshu")
    done = program.run("history")
    assert (done.code, done.err) == (0, "另有其他方案的2条命令，--plan all 可一并列出\n")
    assert "import yongan.txt" not in done.out
    assert program.run("history", "--plan", "all").err == ""
    assert program.run("history", "2.1.3").err == ""


def test_doubts_are_the_last_that_a_terminal_shows(program: Program) -> None:
    pytest.importorskip("pty", reason="Windows has no pseudo-terminal")
    program.db.with_name("unsure.txt").write_text(UNSURE, encoding="utf-8")
    lines = program.shown("read", "unsure.txt", columns=200).splitlines()
    doubts = next(at for at, line in enumerate(lines) if line.startswith("拿不准的地方"))
    assert lines[-1].startswith("第")
    assert max(at for at, line in enumerate(lines) if "牵头：" in line) < doubts
    lines = program.shown("import", "unsure.txt", "--yes", "--db", "新.db", columns=200).splitlines()
    doubts = next(at for at, line in enumerate(lines) if line.startswith("拿不准的地方"))
    assert lines[doubts - 1].startswith("章节")


def _refused(program: Program, words: list[str], said: list[str]) -> None:
    before = Book(program.db).dump()
    done = program.run(*words)
    assert done.code == 1
    assert not [part for part in said if part not in done.err], done.err
    assert "已导入" not in done.out
    assert Book(program.db).dump() == before
