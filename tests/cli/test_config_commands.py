"""``gytrack config`` as people and scripts use it: real processes, real files."""

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shell.program import EXAMPLE, MODULE, Program
from shell.run import Done, environment

from gytrack.cli.config.spec import KEYS
from gytrack.cli.config.writing import write
from gytrack.errors import InputError

PROC = Path("/proc")  # where nobody can make a file, not even root
NOBODY = ("unshare", "--user", "--map-user=54321")
"""Runs a program as a user of whom the system knows nothing, as a container does."""


class Desk:
    """A folder with a configuration file in it, or not yet."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "配置" / "config.toml"
        self.program = Program(folder / "台账.db", more={"GYTRACK_CONFIG": str(self.file), "GYTRACK_DB": ""})

    def holds(self, text: str) -> None:
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_bytes(text.encode())

    def text(self) -> str:
        return self.file.read_bytes().decode()

    def run(self, *words: str, **more: str) -> Done:
        return self.program.under(**more).run("config", *words)

    def rows(self, *words: str, **more: str) -> dict[str, tuple[Any, str]]:
        done = self.program.under(**more).run(*words, "config", "show", "-f", "json")
        assert done.code == 0, done
        return {row["key"]: (row["value"], row["from"]) for row in json.loads(done.out)["config"]}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


# Which value holds.


def test_command_line_over_environment_over_file_over_default(desk: Desk) -> None:
    assert desk.rows()["user"] == ("张三", "default")
    desk.holds('user = "文件"\n')
    assert desk.rows()["user"] == ("文件", "file")
    assert desk.rows(GYTRACK_USER="环境")["user"] == ("环境", "environment")
    assert desk.rows("--user", "命令", GYTRACK_USER="环境")["user"] == ("命令", "command_line")


@pytest.mark.parametrize(
    ("written", "in_environment"),
    [
        ("db = '/a.db'", {"GYTRACK_DB": "/a.db"}),
        ("plan = 'x'", {"GYTRACK_PLAN": "Ｘ"}),
        ("unit = '区卫健局'", {"GYTRACK_UNIT": " 区卫健局"}),
        ("ascii = true", {"GYTRACK_ASCII": "是"}),
        ("backup_days = 0", {"GYTRACK_BACKUP_DAYS": "０"}),
    ],
)
def test_each_key_comes_from_the_file_and_from_the_environment(
    desk: Desk, written: str, in_environment: dict[str, str]
) -> None:
    name = written.partition(" ")[0]
    default = desk.rows()[name]
    from_environment = desk.rows(**in_environment)[name]
    desk.holds(written)
    from_file = desk.rows()[name]
    assert (default[1], from_environment[1], from_file[1]) == ("default", "environment", "file")
    assert default[0] != from_environment[0] == from_file[0]


def test_show_lists_every_key_with_its_help_and_where_it_comes_from(desk: Desk) -> None:
    desk.holds('unit = "区卫健局"\n')
    done = desk.run("show", GYTRACK_ASCII="1")
    heads, *rows = (line.split("\t") for line in done.out.splitlines())
    assert heads == ["项", "值", "来自", "说明"]
    assert [(row[0], row[3]) for row in rows] == [(key.name, key.help) for key in KEYS]
    found = {row[0]: (row[1], row[2]) for row in rows}
    assert (found["unit"], found["ascii"], found["backup_days"]) == (
        ("区卫健局", "文件"),
        ("是", "环境变量"),
        ("7", "缺省"),
    )
    assert done.err == f"配置文件：{desk.file}\n"


def test_where_there_is_no_file_show_says_so_and_path_names_it(desk: Desk) -> None:
    assert desk.run("show").err == f"配置文件：{desk.file}（还没有）\n"
    assert desk.run("path") == Done(0, f"{desk.file}\n", "")


@pytest.mark.parametrize(
    ("words", "printed"),
    [("plan", ""), ("unit", "区 卫健局"), ("ascii", "true"), ("backup_days", "7"), ("DB", "/x.db")],
)
def test_get_prints_the_bare_value(desk: Desk, words: str, printed: str) -> None:
    desk.holds('unit = "区 卫健局"\nascii = true\n')
    assert desk.run("get", words, GYTRACK_DB="/x.db") == Done(0, f"{printed}\n", "")


def test_a_ledger_in_the_file_is_seen_from_the_files_own_folder(desk: Desk) -> None:
    desk.holds('db = "../账/台账.db"\n')
    assert desk.rows()["db"] == (str(desk.file.parent / "../账/台账.db"), "file")


@pytest.mark.sqlite
def test_commands_work_on_what_is_set(desk: Desk, gongshu_ledger: Path) -> None:
    shutil.copy(gongshu_ledger, desk.program.db)
    assert desk.run("set", "db", "台账.db").code == 0
    assert desk.run("set", "user", "李四").code == 0
    desk.program.out("log", "2.1.3", "新建2家")
    assert desk.program.tsv("history")[0]["经办"] == "李四"
    assert desk.run("set", "plan", "没有").code == 1
    assert desk.run("set", "plan", "meiyou").code == 0
    assert "没有代号为“meiyou”的方案" in desk.program.run("status").err
    assert desk.program.run("status", "--plan", "gongshu").code == 0


@pytest.mark.sqlite
def test_tables_are_drawn_as_is_set(desk: Desk, gongshu_ledger: Path) -> None:
    shutil.copy(gongshu_ledger, desk.program.db)
    program = desk.program.under(GYTRACK_DB=str(desk.program.db), COLUMNS="60")
    listed = {words: program.out("list", "-f", "table", *words) for words in ((), ("--ascii",))}
    assert listed[()] != listed["--ascii",]
    desk.holds("ascii = true\n")
    assert program.out("list", "-f", "table") == listed["--ascii",]
    assert program.out("list", "-f", "table", "--no-ascii") == listed[()]
    assert program.under(GYTRACK_ASCII="否").out("list", "-f", "table") == listed[()]
    assert program.under(GYTRACK_ASCII="否").out("list", "-f", "table", "--ascii") == listed["--ascii",]


# Setting.


def test_set_and_unset(desk: Desk) -> None:
    assert desk.run("set", "unit", "区卫健局") == Done(0, f"已设定 unit = 区卫健局｜{desk.file}\n", "")
    assert desk.run("set", "Backup_Days", "１４").out == f"已设定 backup_days = 14｜{desk.file}\n"
    assert desk.run("set", "ascii", "是").out == f"已设定 ascii = true｜{desk.file}\n"
    assert desk.text() == 'unit = "区卫健局"\nbackup_days = 14\nascii = true\n'
    assert desk.run("unset", "UNIT") == Done(0, f"已去掉 unit｜{desk.file}\n", "")
    assert desk.text() == "backup_days = 14\nascii = true\n"


def test_comments_blank_lines_and_order_survive(desk: Desk) -> None:
    desk.holds('\ufeff# 我的设置\r\n\r\nunit = "区"  # 单位\r\n\r\n# 完\r\n')
    assert desk.run("set", "unit", "区卫健局").code == 0
    assert desk.run("set", "ascii", "1").code == 0
    assert desk.text() == '# 我的设置\r\n\r\nunit = "区卫健局"  # 单位\r\n\r\n# 完\r\nascii = true\r\n'


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("set", "backup_days", "abc"), 1, "backup_days 的值“abc”不对，应为0至9999的整数。"),
        (("set", "backup_days", "--", "-1"), 1, "backup_days 的值“-1”不对，应为0至9999的整数。"),
        (("set", "ascii", "也许"), 1, "ascii 的值“也许”不对，应为是或否。"),
        (("set", "unit", " "), 1, "unit 的值是空的。要去掉这一项，请用 gytrack config unset unit。"),
        (("set", "unitt", "x"), 2, "“unitt”不在可选的值之列：db、plan、user、unit、ascii、backup_days"),
        (("get", "配置"), 2, "“配置”不在可选的值之列：db、plan、user、unit、ascii、backup_days"),
        (("set", "unit"), 2, "缺少参数“值”"),
        (("unset", "plan"), 1, "里没有“plan”。请用 gytrack config show 查看已设的项。"),
    ],
)
def test_what_cannot_be_set_is_refused_and_nothing_written(
    desk: Desk, words: tuple[str, ...], code: int, said: str
) -> None:
    desk.holds('unit = "区" # 单位\n')
    done = desk.run(*words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert desk.text() == 'unit = "区" # 单位\n'


def test_an_overriding_variable_is_told(desk: Desk) -> None:
    done = desk.run("set", "unit", "区卫健局", GYTRACK_UNIT="另一个")
    assert (done.code, done.err) == (
        0,
        "注意：环境变量 GYTRACK_UNIT 现为“另一个”，优先于配置文件；去掉它，这项设定才起作用\n",
    )
    assert desk.text() == 'unit = "区卫健局"\n'


ODD = '# 注\nunit = """\n区"""\n'


def test_without_a_terminal_comments_are_not_thrown_away(desk: Desk) -> None:
    desk.holds(ODD)
    done = desk.run("set", "unit", "局")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"unit 在 {desk.file} 里的写法较特殊，改动后文件里的注释会丢失，没有改。请用编辑器改，或加 --yes。\n"
    )
    assert desk.text() == ODD
    assert desk.run("set", "unit", "局", "--yes").code == 0
    assert desk.text() == 'unit = "局"\n'


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
@pytest.mark.parametrize(("answer", "code", "after"), [(b"y\n", 0, 'unit = "局"\n'), (b"\n", 1, ODD)])
def test_on_a_terminal_a_person_decides(desk: Desk, answer: bytes, code: int, after: str) -> None:
    desk.holds(ODD)
    ended, shown = desk.program.screen("config", "set", "unit", "局", columns=200, typed=answer)
    assert (ended, desk.text()) == (code, after)
    assert "改动后文件里的注释会丢失。仍要改吗？[y/N]" in shown


# A file that is wrong.


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "# 注\nuni = 1\n",
            "第2行：没有设置项“uni”（是不是 unit）。请改正，或用 gytrack config unset uni 去掉。",
        ),
        ("[部门]\nx = 1\n", "第1行的写法不对（文字要加引号）。"),
        ("a = 1\n", "第1行：没有设置项“a”（可用：db、plan、user、unit、ascii、backup_days）。"),
        ('[ "甲" ]\nx = 1\n', "第1行：没有设置项“甲”（可用：db"),
        (
            '\nbackup_days = "abc"\n',
            "第2行：backup_days 的值“abc”不对，应为0至9999的整数。请用 gytrack config set backup_days 新值 改正。",
        ),
        (
            "unit = [1]\nx = 1\n",
            "第1行：unit 的值“[1]”不对，应为文字。请用 gytrack config set unit 新值 改正；另有1处，",
        ),
        (
            "unit = '区'\ndb = C:\\x\n",
            "第2行的写法不对（文字要加引号）。请用编辑器改正，或用 gytrack config set",
        ),
        ("unit = '区'\nunit = '局'\nx = 1\n", "第2行：这一项写了两次。"),
        ("unit = '区'\nunit = '局'", "第2行：这一项写了两次。"),
        (f"backup_days = {'9' * 5000}\n", "第1行的写法不对"),
        (f"unit = {'[' * 5000}\n", "第1行的写法不对"),
    ],
)
def test_a_fault_is_told_with_file_line_and_key(desk: Desk, text: str, said: str) -> None:
    desk.holds(text)
    done = desk.program.run("plans")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"配置文件 {desk.file} {said}"), done.err
    shown = desk.run("show")
    assert shown.code == 0
    assert said.partition("；")[0].rstrip("。") in shown.err


@pytest.mark.parametrize("words", [[], ["status"], ["list"], ["read", str(EXAMPLE)], ["log", "2.1.3", "x"]])
def test_a_fault_stops_every_command(desk: Desk, words: list[str]) -> None:
    desk.holds("unit = [1]\n")
    done = desk.program.run(*words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"配置文件 {desk.file} 第1行：unit 的值")


@pytest.mark.parametrize("words", [["--help"], ["status", "--help"], ["--version"], ["config", "path"]])
def test_a_fault_stops_no_help(desk: Desk, words: list[str]) -> None:
    desk.holds("unit = [1]\n")
    assert desk.program.run(*words).code == 0


@pytest.mark.parametrize(
    ("text", "mends", "after"),
    [
        ("# 注\nuni = 1 # 单位\n", [("unset", "uni")], "# 注\n# 单位\n"),
        ('backup_days = "abc"\n', [("set", "backup_days", "3")], "backup_days = 3\n"),
        ("x = 1\nascii = 7\n", [("unset", "x"), ("unset", "ascii")], ""),
        ("unit = 区 # 甲\n", [("set", "unit", "局")], 'unit = "局" # 甲\n'),
        ("unit = '区'\nunit = '局'\n", [("set", "unit", "所")], 'unit = "所"\n'),
        ("# 注\n[a]\nb = 1\n", [("unset", "a", "--yes")], ""),
        ("a.b = 1\n", [("unset", "a")], ""),
        ("单位 = '区'\n", [("unset", "单位")], ""),
    ],
)
def test_every_fault_can_be_mended(desk: Desk, text: str, mends: list[tuple[str, ...]], after: str) -> None:
    desk.holds(text)
    for words in mends:
        done = desk.run(*words)
        assert done.code == 0, done
    assert desk.text() == after
    assert desk.run("show").err == f"配置文件：{desk.file}\n"


def test_what_is_still_wrong_is_told_after_a_change(desk: Desk) -> None:
    desk.holds("x = 1\nascii = 7\n")
    done = desk.run("unset", "x")
    assert (done.code, done.err.startswith(f"配置文件 {desk.file} 第1行：ascii 的值“7”不对")) == (0, True)


def test_a_key_that_is_wrong_is_not_got_and_the_others_are(desk: Desk) -> None:
    desk.holds("backup_days = -1\nunit = '区'\n")
    assert desk.run("get", "unit") == Done(0, "区\n", "")
    done = desk.run("get", "backup_days")
    assert (done.code, done.out) == (1, "")
    assert desk.run("get", "backup_days", GYTRACK_BACKUP_DAYS="5") == Done(0, "5\n", "")


def test_another_line_that_is_no_toml_is_left_to_the_editor(desk: Desk) -> None:
    desk.holds("db = C:\\x\n")
    for words in (("set", "unit", "区"), ("unset", "unit")):
        done = desk.run(*words)
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith(f"配置文件 {desk.file} 第1行的写法不对")
    assert desk.text() == "db = C:\\x\n"


def test_a_file_of_another_encoding_is_left_alone(desk: Desk) -> None:
    desk.file.parent.mkdir()
    desk.file.write_bytes("ascii = 0\nunit = '区卫健局'\n".encode("gbk"))
    for words in (
        ("plans",),
        ("config", "set", "unit", "局"),
        ("config", "unset", "unit"),
        ("config", "get", "unit"),
    ):
        done = desk.program.run(*words)
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith(f"配置文件 {desk.file} 第2行不是 UTF-8 编码的文字。")
    assert desk.file.read_bytes().decode("gbk") == "ascii = 0\nunit = '区卫健局'\n"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("GYTRACK_BACKUP_DAYS", "abc", ["plans"]),
        ("GYTRACK_ASCII", "也许", ["list"]),
        ("GYTRACK_PLAN", "拱 墅", ["status"]),
    ],
)
def test_a_wrong_variable_is_told_by_its_name(desk: Desk, name: str, value: str, words: list[str]) -> None:
    done = desk.program.under(**{name: value}).run(*words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"环境变量 {name}：{name[8:].lower()} 的值“{value}”不对，应为")
    assert done.err.endswith("。请改正或去掉这个环境变量。\n")
    shown = desk.run("show", **{name: value})
    assert (shown.code, f"环境变量 {name}：" in shown.err) == (0, True)


# Places that do not take a file.


def test_an_unreadable_file_is_a_fault_and_a_missing_one_is_none(desk: Desk) -> None:
    desk.file.mkdir(parents=True)
    done = desk.program.run("plans")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"配置文件 {desk.file} 读不了（是文件夹）。请检查权限和位置。")
    assert desk.run("set", "unit", "x").code == 1
    below = desk.program.under(GYTRACK_CONFIG=str(Path(__file__) / "config.toml"))
    assert below.run("config", "get", "backup_days").out == "7\n"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom permissions stop")
def test_a_file_without_permission_is_a_fault(desk: Desk) -> None:
    desk.holds("ascii = true\n")
    desk.file.chmod(0)
    assert f"配置文件 {desk.file} 读不了（没有权限）" in desk.program.run("plans").err
    desk.file.chmod(0o600)
    desk.file.parent.chmod(0o500)
    assert desk.run("set", "ascii", "0").code == 1
    desk.file.parent.chmod(0o700)
    assert desk.text() == "ascii = true\n"


@pytest.mark.skipif(not PROC.exists(), reason="only Linux has /proc")
@pytest.mark.parametrize("place", ["/proc/config.toml", "/proc/gytrack/config.toml", f"{__file__}/x.toml"])
def test_a_place_that_takes_no_file_is_refused(desk: Desk, place: str) -> None:
    done = desk.run("set", "unit", "x", GYTRACK_CONFIG=place)
    assert (done.code, done.out) == (1, "")
    assert place in done.err
    assert "写不成" in done.err


def test_a_new_file_keeps_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    real.write_text("", encoding="utf-8")
    real.chmod(0o640)
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("this user may not make links")
    write(link, "ascii = true\n")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "ascii = true\n"
    assert sys.platform == "win32" or stat.S_IMODE(real.stat().st_mode) == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {"dotfiles.toml", "config.toml"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_what_is_no_regular_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="不是普通文件"):
        write(pipe, "ascii = true\n")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.fixture
def run_as_nobody() -> Callable[..., subprocess.CompletedProcess[str]]:
    environ = {name: value for name, value in environment().items() if name not in ("HOME", "LOGNAME")}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*NOBODY, *words], env=environ, capture_output=True, encoding="utf-8", check=False
        )

    if shutil.which(NOBODY[0]) is None or run("true").returncode:
        pytest.skip("this system makes no user whom it does not know")
    return run


def test_a_user_without_a_home_is_told_what_to_name(
    run_as_nobody: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    status = run_as_nobody(*MODULE, "status")
    assert (status.returncode, status.stderr) == (1, "找不到您的用户文件夹。请用 --db 写出台账的完整路径。\n")
    for words in (("path",), ("set", "unit", "x"), ("unset", "unit")):
        done = run_as_nobody(*MODULE, "config", *words)
        assert (done.returncode, done.stderr) == (
            1,
            "找不到您的用户文件夹。请用环境变量 GYTRACK_CONFIG 指定配置文件。\n",
        )
    shown = run_as_nobody(*MODULE, "config", "show")
    assert (shown.returncode, shown.stderr.partition("\n")[0]) == (
        0,
        "配置文件：无处可放，可用环境变量 GYTRACK_CONFIG 指定",
    )
