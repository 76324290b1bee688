"""The READMEs' own transcripts, run: what a reader is shown is what the program prints."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import openpyxl
import pytest
from ledgers import copied
from shell import run as shell
from shell import terminal
from shell.program import MODULE, Program

from gytrack.cli.frame.registry import COMMANDS
from gytrack.usecases.exporting.naming import What
from gytrack.usecases.reporting.load import Sort

pytest.importorskip("pty", reason="Windows has no pseudo-terminal")

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
ANYTHING = "…"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STEERING = re.compile(r"^## 方案执行中的事\n(.*?)^## ", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`gytrack ([^`]+)`")
SCREEN = terminal.Screen(columns=80, lines=24, manned=False)


class Step(NamedTuple):
    """A command of a transcript and the lines that are to follow it."""

    command: str
    lines: list[str]


@pytest.mark.parametrize("name", READMES)
def test_every_transcript_is_what_the_program_prints(name: str, tmp_path: Path) -> None:
    readme = ROOT / name
    if not readme.exists():
        pytest.skip(f"there is no {name}")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    # A dumb terminal is a terminal all the same, and draws neither colours nor turning bars.
    environ = {"GYTRACK_DB": str(tmp_path / "ledger.db"), "NO_COLOR": "1", "TERM": "dumb"}
    found = list(steps(readme.read_text(encoding="utf-8")))
    assert any(step.command.startswith("gytrack ") for step in found)
    for step in found:
        words = shlex.split(step.command)
        if words[0] == "export":
            environ |= dict(word.split("=", 1) for word in words[1:])
        if words[0] == "gytrack":
            _, shown = terminal.on_terminal(
                (*MODULE, *words[1:]), shell.environment(**environ), screen=SCREEN, folder=tmp_path
            )
            assert fits(shown.splitlines(), step.lines), f"$ {step.command}\n{shown}"


@pytest.fixture
def steered(tmp_path: Path, gongshu_ledger: Path) -> Program:
    """The ledger after all commands of the Chinese section on what happens while a plan is carried out."""
    program = Program(copied(gongshu_ledger, tmp_path / "台账.db"))
    program.out("plan", "set-start", "2023-12-31", "--basis", "会议纪要")
    section = STEERING.search((ROOT / "README.zh-CN.md").read_text(encoding="utf-8"))
    assert section
    commands = INLINE.findall(section[1])
    assert {"adjust", "milestone", "assign", "dispute", "fund", "evaluate", "rectify"} <= {
        command.split()[0] for command in commands
    }
    for command in commands:
        number = program.tsv("rectify")[0]["整改编号"] if "整改编号" in command else ""
        done = program.run(*shlex.split(command.replace("整改编号", number)))
        assert done.code == 0, (command, done)
    return program


def test_the_commands_that_steer_a_plan_work_as_they_are_written(steered: Program) -> None:
    (asked,) = steered.tsv("rectify")
    assert asked["整改结果"]


def test_the_sheets_of_a_workbook_are_those_that_the_readmes_name(steered: Program) -> None:
    steered.out("export", "台账.xlsx")
    sheets = openpyxl.load_workbook(steered.db.parent / "台账.xlsx").sheetnames
    assert {"分年度计划", "整改清单", "资金"} < set(sheets)
    for name in READMES:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        (said,) = (line for line in lines if "红黄灯清单" in line)
        assert [sheet for sheet in sheets if sheet not in said] == [], name


def test_all_that_a_file_can_hold_is_in_the_readme() -> None:
    contents = r"\|".join(get_args(What))
    assert f"`--what {contents}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_chinese_readme_says_what_a_lone_computer_and_an_installed_program_need() -> None:
    text = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    (verify,) = (line for line in text.splitlines() if "`gytrack verify " in line)
    assert "`--user 李四`" in verify
    (load,) = (line for line in text.splitlines() if "`gytrack load`" in line)
    assert all(f"`{sort}`" in load for sort in get_args(Sort))
    assert "源码包" in next(line for line in text.splitlines() if "examples/gongshu.txt" in line)


@pytest.mark.parametrize("name", COMMANDS.commands)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`gytrack {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("shown", "wanted", "fit"),
    [
        ([], [], True),
        (["a"], [], False),
        ([], ["a"], False),
        (["a", "b"], ["a", "b"], True),
        (["a", "b"], ["b", "a"], False),
        (["a", "b", "c"], ["a", "…"], True),
        (["a"], ["a", "…"], True),
        (["a", "b", "c"], ["…", "c"], True),
        (["a", "b", "a", "c"], ["…", "a", "c"], True),
        (["a", "b", "c"], ["a", "…", "d"], False),
        (["a", "b", "c"], ["…", "b"], False),
    ],
)
def test_a_dotted_line_stands_for_any_lines(shown: list[str], wanted: list[str], fit: bool) -> None:
    assert fits(shown, wanted) is fit


def steps(text: str) -> Iterator[Step]:
    """Yield the steps of every ``console`` block, in order."""
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            yield Step(command, lines)


def fits(shown: list[str], wanted: list[str]) -> bool:
    """Say whether the lines are those wanted, where ``…`` alone stands for any number of lines."""
    pattern = "".join("(?:.*\n)*" if line == ANYTHING else re.escape(f"{line}\n") for line in wanted)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in shown)) is not None
