"""``gytrack export`` as a person and a script meet it: real processes, messages, exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from ledgers import copied
from shell.program import MODULE, Program
from shell.terminal import on_terminal

USUAL = "拱墅区中医药振兴发展重大工程推进情况表_20250630.xlsx"


@pytest.fixture
def program(tmp_path: Path, told_ledger: Path) -> Program:
    return Program(copied(told_ledger, tmp_path / "台账.db"))


def files(program: Program) -> set[str]:
    return {path.name for path in program.db.parent.iterdir()} - {program.db.name}


def test_without_a_file_the_workbook_is_written_here_under_its_usual_name(program: Program) -> None:
    said = program.out("export")
    size = -(-(program.db.parent / USUAL).stat().st_size // 1024)
    assert said == f"已导出 {USUAL}｜{size} KB｜截至2025年6月30日\n"
    assert files(program) == {USUAL}
    assert openpyxl.load_workbook(program.db.parent / USUAL).sheetnames[0] == "推进情况表"


def test_a_folder_gets_the_usual_name_of_what_is_asked_for(program: Program) -> None:
    folder = program.db.parent / "报送"
    folder.mkdir()
    program.out("export", "报送", "--what", "targets", "--dept", "区卫健局", "--as-of", "2025-01-31")
    assert [path.name for path in folder.iterdir()] == [
        "拱墅区中医药振兴发展重大工程量化指标（区卫健局）_20250131.xlsx"
    ]


def test_a_weekly_export_is_one_line(program: Program) -> None:
    program.out("导出", "台账_{date}.csv", "--as-of", "2025-06-01")
    assert files(program) == {"台账_20250601.csv"}
    assert program.run("export", "台账_{date}.csv", "--as-of", "2025-06-01").code == 1
    assert program.run("export", "台账_{date}.csv", "--as-of", "2025-06-01", "--force").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["台账.pdf"], "不认识文件名的结尾“.pdf”。可用：xlsx、csv、tsv、md、json、toml。"),
        (["没有/台账.xlsx"], "文件夹 没有 不存在。请先建立文件夹，或换一个位置。"),
        (["没有/"], "文件夹 没有 不存在。请先建立文件夹，或换一个位置。"),
        (["旧.xlsx"], "文件 旧.xlsx 已存在。换一个文件名，或加 --force 覆盖。"),
        (
            ["开着.xlsx", "--force"],
            "文件 开着.xlsx 正被占用。请关闭后重试；确未打开的，删除留下的 .~lock.开着.xlsx# 后重试。",
        ),
        (["a:b.xlsx"], "文件名 a:b.xlsx 里的 : 在 Windows 上不能用。请换一个文件名，如 台账.xlsx。"),
        (["nul.csv"], "文件名 nul.csv 是 Windows 的设备名。请换一个文件名，如 台账.xlsx。"),
        ([f"{'长' * 90}.csv"], "文件名太长（94字）。请缩短到80个汉字以内。"),
        (["a.toml", "--what", "status"], "toml 文件只能写一个方案本身。请加 --what plan，并用 --plan 指明一个方案。"),
        (["a.xlsx", "--what", "plan", "--dept", "区卫健局"], "方案只能整份导出，不能按单位。请去掉 --dept，或改用 --what tasks。"),
        (["a.xlsx", "--as-of", "32日"], "日期“32日”"),
    ],
)  # fmt: skip
def test_what_a_person_can_get_wrong_is_said_and_nothing_is_written(
    program: Program, words: list[str], said: str
) -> None:
    for name in ("旧.xlsx", "开着.xlsx", ".~lock.开着.xlsx#"):
        (program.db.parent / name).write_text("旧", encoding="utf-8")
    before = files(program)
    done = program.run("export", *words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(said)
    assert files(program) == before
    assert (program.db.parent / "旧.xlsx").read_text(encoding="utf-8") == "旧"


@pytest.mark.parametrize("words", [["--what", "log"], ["--what", "targets"], ["--what", "plan"]])
def test_lights_are_only_looked_for_in_the_ledger(program: Program, words: list[str]) -> None:
    done = program.run("export", "a.xlsx", *words, "--fail-on", "red")
    assert done.code == 2
    assert done.err.startswith("--fail-on 只用于导出台账")
    assert files(program) == set()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--fail-on", "red"], 4),
        (["--fail-on", "黄灯"], 4),
        (["--fail-on", "red", "--as-of", "2023-12-31"], 0),
        (["--fail-on", "red", "--dept", "区商务局"], 0),
        ([], 0),
    ],
)
def test_a_script_learns_of_lights_once_the_file_is_there(
    program: Program, words: list[str], code: int
) -> None:
    done = program.run("export", "a.xlsx", *words)
    assert done.code == code
    assert done.out.startswith("已导出 a.xlsx｜")
    assert files(program) == {"a.xlsx"}


@pytest.mark.skipif(os.name == "nt", reason="no such limits")
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.json"])
def test_without_room_the_old_file_stays_and_no_half_one_is_left(program: Program, name: str) -> None:
    (program.db.parent / name).write_text("旧", encoding="utf-8")

    import resource  # Windows has none

    def little_room() -> None:
        # SQLite's own file of shared memory has 32,768 bytes.
        resource.setrlimit(resource.RLIMIT_FSIZE, (33_000, 33_000))

    done = subprocess.run(
        (*MODULE, "export", name, "--force"),
        env=program.environ(),
        cwd=program.db.parent,
        capture_output=True,
        check=False,
        preexec_fn=little_room,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"文件 {name} 写不成（文件太大）。请检查磁盘和位置。")
    assert files(program) == {name}
    assert (program.db.parent / name).read_text(encoding="utf-8") == "旧"


def test_a_pipe_gets_one_line_and_no_sign_of_work(program: Program) -> None:
    done = program.run("export", "a.xlsx")
    assert done.err == ""
    assert len(done.out.splitlines()) == 1


def test_who_reports_comes_from_the_environment(program: Program) -> None:
    program.under(GYTRACK_UNIT="区卫健局").out("export", "a.xlsx")
    sheet = openpyxl.load_workbook(program.db.parent / "a.xlsx").worksheets[0]
    assert sheet["A2"].value == "填报单位：区卫健局"


def test_a_terminal_sees_how_many_rows_are_written_once_it_takes_long(program: Program) -> None:
    slow = (
        "import sys, time\n"
        "from gytrack.cli.screens.busy import busy\n"
        "with busy('正在导出…') as seen:\n"
        "    time.sleep(1.2); seen(200); seen(50); time.sleep(0.3)\n"
    )
    code, shown = on_terminal([sys.executable, "-c", slow], program.environ())
    assert code == 0
    assert "正在导出…已写250行" in shown
