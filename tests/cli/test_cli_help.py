"""Help pages: Chinese, in columns, and no command imported for the program's own."""

import re
from pathlib import Path

import pytest
from fakes.run import run
from shell.program import Program

from gytrack.cli.frame.registry import COMMANDS
from gytrack.cli.screens.width import width

LATIN_OF_CLICK = re.compile(r"\b(Usage|Options|Arguments|Commands|Show this|default|required|TEXT|INTEGER)\b")


@pytest.mark.parametrize("words", [[], ["echo"], ["many"], ["many", "set-start"], ["台账"]])
@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_pages_are_chinese_and_fit(words: list[str], columns: str) -> None:
    done = run(*words, "--help", COLUMNS=columns)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("用法：gytrack")
    assert not LATIN_OF_CLICK.search(done.out)
    assert "各命令通用的选项" in done.out
    longest = max(map(width, done.out.splitlines()))
    assert longest <= int(columns)


def test_meanings_stand_in_one_column() -> None:
    lines = run("many", "set-start", "-h", COLUMNS="80").out.splitlines()
    basis, helps = (next(line for line in lines if word in line) for word in ("依据的文件", "显示本帮助"))
    assert width(basis[: basis.index("依据的")]) == width(helps[: helps.index("显示")])
    assert basis.endswith("（必填）")


def test_remarks() -> None:
    page = run("echo", "--help").out
    assert "（缺省为 0.5）" in page
    assert "（可写多次）" in page
    assert '  gytrack echo 2.1.3 "建成2家"' in page


def test_the_program_lists_every_command_with_its_chinese_names() -> None:
    import subprocess
    import sys

    from fakes.run import environment

    done = subprocess.run(
        [sys.executable, "-m", "gytrack", "-h"], env=environment(), capture_output=True, check=True
    )
    page = done.stdout.decode()
    for name, entry in COMMANDS.commands.items():
        assert re.search(rf"^  {name} ", page, re.MULTILINE)
        assert all(alias in page for alias in entry.aliases)


@pytest.mark.parametrize("name", ["log", "met", "close", "rectify"])
def test_each_command_that_takes_evidence_says_what_is_kept_of_it(name: str, tmp_path: Path) -> None:
    page = Program(tmp_path / "台账.db").out(name, "--help")
    assert "佐证材料，记其名称、位置、大小和校验值" in re.sub(r"\s+", "", page)


def test_no_name_is_used_twice() -> None:
    words = COMMANDS.words()
    assert len(words) == len(set(words))
    assert all(COMMANDS.name_of(word) in COMMANDS.commands for word in words)
