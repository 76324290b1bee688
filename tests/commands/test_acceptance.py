"""The walk that the program was ordered for, from an empty folder to an undo, by real processes only."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from ledgers import copied, on_server
from shell.program import EXAMPLE, Program

from gytrack import __version__


@pytest.fixture
def program(tmp_path: Path, gongshu_ledger: Path) -> Program:
    return Program(copied(gongshu_ledger, tmp_path / "台账.db"), "2024-03-01")


def test_import_into_an_empty_folder_says_what_was_found(tmp_path: Path) -> None:
    program = Program(tmp_path / "ledger.db")
    done = program.run("import", str(EXAMPLE), "--today", "2024-03-01")
    assert done.code == 0
    found = "章节38个，任务71项（建设任务44、配套措施23、保障措施4），量化指标19个，单位29个\n"
    assert found in done.out
    assert done.out.endswith("已导入 #2｜gongshu｜撤销：gytrack undo\n")
    assert "gytrack plan set-start 日期 --basis 依据 --plan gongshu" in done.err
    assert {path.name for path in tmp_path.iterdir()} == (set() if on_server() else {"ledger.db"})


def test_a_departments_status_before_anything_was_reported(program: Program) -> None:
    status = program.json("status", "--dept", "区卫健局")
    summary, tasks = status["summary"], status["tasks"]
    assert (summary["tasks"], summary["lead"], summary["support"], summary["lit"]) == (65, 53, 12, 41)
    assert summary["lights"] == {"red": 0, "yellow": 0, "green": 0, "grey": 41}
    assert Counter(task["role"] for task in tasks) == {"lead": 53, "support": 12}
    assert Counter(task["light"] for task in tasks) == {"grey": 41, None: 24}
    assert (summary["targets"], len(status["targets"])) == (19, 19)
    assert {task["percent"] for task in tasks} == {None}
    assert {task["expected"] for task in tasks} == {None}
    assert {target["actual"] for target in status["targets"]} == {None}
    assert {target["met"] for target in status["targets"]} == {None}


@pytest.mark.parametrize("name", ["卫健", "qwjj", "QWJJ", " 区卫健局 "])
def test_a_department_by_any_of_its_names_is_the_same_bytes(program: Program, name: str) -> None:
    whole = program.out("status", "--dept", "区卫健局", "-f", "json")
    assert program.out("status", "--dept", name, "-f", "json") == whole


def test_expected_progress_waits_for_a_start(program: Program) -> None:
    later = ("--today", "2025-06-30")
    before = program.json("status", *later)
    assert before["starts"] is None
    assert {task["expected"] for task in before["tasks"]} == {None}
    program.out("plan", "set-start", "2023-12-31", "--basis", "区政府常务会议纪要")
    by_today = program.json("status", *later)
    assert by_today["starts"] == "2023-12-31"
    assert {task["expected"] for task in by_today["tasks"]} == {75}
    assert program.json("status", "--as-of", "2025-06-30") == by_today


def test_a_report_a_verdict_and_the_way_back(program: Program) -> None:
    first = program.out("status", "-f", "json")
    logged = program.out(
        "log", "2.1.3", "新建2家", "--value", "2.1.3t1=2", "--date", "2024-06-30", "--today", "2025-06-30"
    )
    assert logged == "已登记 #3｜2.1.3｜2024年6月30日｜旗舰中医馆累计2家｜撤销：gytrack undo\n"
    later = program._replace(today="2025-06-30")
    assert (
        _task(later, "2.1.3")["percent"] == 20
    )  # of 2/5 and 中医阁, which counts 0 while the other is known
    assert later.out("met", "2.1.3t1", "--value", "5").startswith("已认定达标 #4｜2.1.3t1｜")
    assert _task(later, "2.1.3")["percent"] == 50
    unmet = {row["编号"] for row in later.tsv("targets", "--unmet")}
    assert len(unmet) == 18
    assert "2.1.3t1" not in unmet
    history = [(row["编号"], row["命令"]) for row in later.tsv("history", "2.1.3")]
    assert history == [
        ("4", "met 2.1.3t1 5家"),
        ("3", "log 2.1.3 新建2家 2.1.3t1=2家"),
        ("2", "import gongshu.txt"),
    ]
    assert later.out("undo") == "已撤销 #4（met 2.1.3t1 5家）｜恢复：gytrack undo 5\n"
    assert later.out("undo") == "已撤销 #3（log 2.1.3 新建2家 2.1.3t1=2家）｜恢复：gytrack undo 6\n"
    assert program.out("status", "-f", "json") == first


def test_why_says_in_its_first_line_what_brief_says(program: Program) -> None:
    program.out("plan", "set-start", "2023-12-31", "--basis", "会议纪要")
    later = program._replace(today="2025-06-30")
    later.out("log", "2.1.3", "新建2家", "--value", "t1=2", "--date", "6-23", "--problem", "3家选址未定")
    whole = later.out("why", "2.1.3").splitlines()
    assert later.out("why", "2.1.3", "--brief") == f"{whole[0]}\n"
    said = ("旗舰中医馆2家（目标不少于5家）", "实际进度20%", "序时进度75%", "慢于序时55个百分点")
    assert all(words in whole[0] for words in (*said, "亮红灯", "牵头：区发改经信局", "3家选址未定"))
    assert "  2.1.3t1 旗舰中医馆：（2 − 0）／（5 − 0） = 40%（2025-06-23 #4）" in whole
    assert "  序时：已过18个月／共24个月 = 75%" in whole


def test_undoing_an_undo_does_it_again(program: Program) -> None:
    program.out("log", "2.1.3", "新建2家", "--percent", "40")
    reported = program.out("status", "-f", "json")
    program.out("undo")
    assert program.out("undo", "4") == "已恢复 #3（#4 的撤销作废）｜再撤销：gytrack undo 5\n"
    assert program.out("status", "-f", "json") == reported


def test_a_command_that_others_rest_on_is_not_undone(program: Program) -> None:
    program.out("log", "2.1.3", "新建2家")
    done = program.run("undo", "2")
    assert (done.code, done.out) == (1, "")
    assert "#3 log 2.1.3 新建2家" in done.err


def test_the_console_script_is_the_module(program: Program) -> None:
    script = Path(sys.executable).with_name("gytrack")
    if not script.exists():
        pytest.skip("not installed as a script")
    for words in (["--version"], ["status", "--dept", "qwjj"], ["nothing"]):
        done = subprocess.run([script, *words], env=program.environ(), capture_output=True, check=False)
        assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == program.run(*words)
    assert program.out("--version") == f"gytrack {__version__}\n"


def _task(program: Program, code: str) -> dict[str, object]:
    found: dict[str, object] = next(task for task in program.json("status")["tasks"] if task["code"] == code)
    return found


def test_a_sections_target_says_how_far_it_is(program: Program) -> None:
    later = program._replace(today="2025-06-30")
    later.out("log", "7.2t1", "监测", "--value", "28.5")
    assert later.out("why", "7.2t1") == (
        "7.2t1 截至2025年6月30日，公民中医药健康文化素养水平28.5%（目标不低于30%），未达标。\n"
    )
    assert later.json("targets")["targets"][-1]["actual"] == 28.5


def test_who_reports_that_nothing_has_begun_is_not_counted_as_silent(program: Program) -> None:
    assert "｜未报44项｜" in program.out()
    program.out("log", "2.2.1", "筹备中", "--state", "not_started")
    assert "｜未报43项｜" in program.out()
    assert "区卫健局31项" in program.out()
