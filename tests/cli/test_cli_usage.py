"""Wrong words: one Chinese line that says what, one that says how, exit code 2."""

import pytest
from fakes.run import run

ECHO = "用法：gytrack echo 编号 [进展] [选项]（详见 gytrack echo --help）"
MANY = "用法：gytrack many [选项] 命令 …（详见 gytrack many --help）"
START = "用法：gytrack many set-start 日期 --basis 依据 [选项]（详见 gytrack many set-start --help）"
ROOT = "用法：gytrack [选项] 命令 …（详见 gytrack --help）"


@pytest.mark.parametrize(
    ("words", "line", "usage"),
    [
        (["echo"], "缺少参数“编号”", ECHO),
        (["echo", "1", "2", "3", "4"], "多出了“3 4”，有空格的文字请用英文引号括起来", ECHO),
        (["echo", "1", "--detp", "x"], "没有选项 --detp，是不是 --dept、--help？", ECHO),
        (["echo", "1", "--zzzz"], "没有选项 --zzzz；以 - 开头的文字请写在 -- 之后", ECHO),
        (["echo", "1", "-5"], "没有选项 -5；以 - 开头的文字请写在 -- 之后", ECHO),
        (["echo", "1", "--percent"], "选项 --percent 后面要写值", ECHO),
        (["echo", "1", "--dept"], "选项 --dept 后面要写单位", ECHO),
        (["echo", "1", "--yes=1"], "选项 --yes 后面不带值", ECHO),
        (["echo", "1", "--percent", "abc"], "选项 --percent 的值不对：“abc”不是整数", ECHO),
        (["echo", "1", "--share", "x"], "选项 --share 的值不对：“x”不是数", ECHO),
        (
            ["echo", "1", "--role", "boss"],
            "选项 --role 的值不对：“boss”不在可选的值之列：lead（牵头）、support（配合）",
            ECHO,
        ),
        (["echo", "1", "--role", "\x1b[2J"], None, ECHO),
        (["many"], "后面还要写一个子命令", MANY),
        (["many", "shwo"], "没有命令“shwo”，是不是 show？", MANY),
        (["many", "--db"], "选项 --db 后面要写文件", MANY),
        (["many", "set-start", "1"], "缺少选项 --basis", START),
        (["ecko"], "没有命令“ecko”，是不是 echo？", ROOT),
        (["台帐"], "没有命令“台帐”，是不是 台账？", ROOT),
        (["完全不对"], "没有命令“完全不对”", ROOT),
        (["\x1b[2J"], "没有命令“\\x1b[2J”", ROOT),
        (["--nope"], "没有选项 --nope；以 - 开头的文字请写在 -- 之后", ROOT),
        (["--version=1"], "选项 --version 后面不带值", ROOT),
    ],
)
def test_wrong_words(words: list[str], line: str | None, usage: str) -> None:
    done = run(*words)
    said, how = done.err.splitlines()
    assert (done.code, done.out, how) == (2, "", usage)
    assert line is None or said == line
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("kind", "value", "line"),
    [
        ("choice", "z", "选项 --it 的值不对：“z”不在可选的值之列：a、b"),
        ("range", "9", "选项 --it 的值不对：9 不在范围 1<=x<=5 之内"),
        ("range", "q", "选项 --it 的值不对：“q”不是整数"),
        ("day", "x", "选项 --it 的值不对：“x”不是日期"),
        ("uuid", "x", "选项 --it 的值不对：“x”不是 UUID"),
        ("file", "/nonexistent", "选项 --it 的值不对：“/nonexistent”不存在"),
        ("folder", __file__, f"选项 --it 的值不对：“{__file__}”是文件，不是文件夹"),
        ("document", "/", "选项 --it 的值不对：“/”是文件夹，不是文件"),
        ("plain", "", "选项 --it 的值不对：不能为空"),
    ],
)
def test_what_typers_own_types_say(
    kind: str, value: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from fakes.types import REGISTRY

    from gytrack.cli.main import main

    assert main([kind, "--it", value], REGISTRY) == 2
    assert capsys.readouterr().err.splitlines()[0] == line
