"""Every way to end, seen from outside: exit code, stdout and stderr of a real process."""

import subprocess
from pathlib import Path

import pytest
from fakes.run import Done, command, environment, run


def test_done_is_0_and_home_is_the_bare_name() -> None:
    assert run() == Done(0, "首页\n", "")


def test_not_done_is_1_with_one_clean_line() -> None:
    assert run("fail", "input") == Done(1, "", "任务“9.9.9\\x1b[2J”不存在。请用 gytrack list 查看编号。\n")


def test_a_commands_own_code_is_kept() -> None:
    assert run("fail", "four") == Done(4, "", "")


@pytest.mark.parametrize("how", ["ctrl-c", "abort"])
def test_interrupted_is_130_with_one_line(how: str) -> None:
    assert run("fail", how) == Done(130, "", "已中断，台账未改动\n")


def test_a_fault_is_3_and_names_its_log(tmp_path: Path) -> None:
    done = run("fail", "fault", XDG_STATE_HOME=str(tmp_path))
    (log,) = tmp_path.rglob("error-*.log")
    assert done == Done(3, "先写了一行\n", f"程序内部错误（KeyError），命令没有完成。详情见 {log}\n")
    text = log.read_text(encoding="utf-8")
    assert all(part in text for part in ("gytrack: ", "Python 3.", "'fail', 'fault'", "KeyError: '内部'"))
    assert log.stat().st_mode & 0o077 == 0


def test_a_fault_without_a_log_folder_uses_the_temporary_one(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    done = run("fail", "fault", XDG_STATE_HOME=str(tmp_path / "state"), TMPDIR=str(tmp_path))
    assert done.code == 3
    assert str(next(tmp_path.glob("error-*.log"))) in done.err


def test_a_reader_that_leaves_is_no_error() -> None:
    pipe = subprocess.Popen(
        command("fail", "long"), env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert pipe.stdout
    assert pipe.stderr
    assert pipe.stdout.readline().decode() == "第0行\n"
    pipe.stdout.close()
    assert pipe.stderr.read() == b""
    pipe.stderr.close()
    assert pipe.wait(timeout=30) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_1() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("table"), env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("结果写不出去：")


def test_closed_streams_are_no_error() -> None:
    closed = subprocess.run(
        ["sh", "-c", '"$@" >&- 2>&-', "sh", *command("table")], env=environment(), check=False
    )
    assert closed.returncode == 0


@pytest.mark.parametrize(
    ("environ", "encoding"),
    [
        ({"LC_ALL": "C"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "ascii"),
        ({"PYTHONIOENCODING": "gbk"}, "gbk"),
        ({"PYTHONIOENCODING": "ascii"}, "ascii"),
    ],
)
@pytest.mark.parametrize(
    "words", [("table", "-f", "table"), ("table",), ("--help",), ("nothing",), ("fail", "input")]
)
def test_no_encoding_stops_a_command(environ: dict[str, str], encoding: str, words: tuple[str, ...]) -> None:
    done = run(*words, encoding=encoding, **environ)
    assert done.code == {"nothing": 2, "fail": 1}.get(words[0], 0)
    assert done.out or done.err


def test_gbk_keeps_columns_in_line() -> None:
    done = run("table", "-f", "table", encoding="gbk", PYTHONIOENCODING="gbk", COLUMNS="100")
    assert "[red]培养[/red] 〓 :smile: \\x1b[2J a[/b]c" in done.out


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_json_is_whole_in_every_encoding(encoding: str) -> None:
    import json

    plain = json.loads(run("table", "-f", "json").out)
    assert json.loads(run("table", "-f", "json", encoding=encoding, PYTHONIOENCODING=encoding).out) == plain
    assert "🔴" in plain["rows"][2]["text"]


def test_module_and_console_script_are_one() -> None:
    import sys

    words = [sys.executable, "-m", "gytrack", "--version"]
    done = subprocess.run(words, env=environment(), capture_output=True, check=True)
    assert done.stdout.decode().startswith("gytrack ")
