"""``gytrack completion``: the scripts, and how to set them up."""

import shutil
import subprocess
from pathlib import Path

import pytest
from shell.program import Program

from gytrack.cli.completion.scripts import SHELLS, script


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "none.db")


@pytest.mark.parametrize("shell", SHELLS)
def test_it_prints_the_script_of_a_shell(program: Program, shell: str) -> None:
    printed = program.out("completion", shell)
    assert printed == script(shell)
    assert printed.isascii()  # so that it survives whatever encoding the shell reads it in
    assert "\r" not in printed
    assert program.out("补全", shell) == printed
    assert not program.db.exists()


def test_on_a_terminal_it_says_how_to_set_it_up(program: Program) -> None:
    shown = program.shown("completion")
    for line in (
        'eval "$(gytrack completion bash)"',
        'eval "$(gytrack completion zsh)"',
        "gytrack completion fish | source",
        "gytrack completion powershell | Out-String | Invoke-Expression",
    ):
        assert line in shown


def test_elsewhere_the_shell_is_to_be_named(program: Program) -> None:
    done = program.run("completion")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("要写明是哪一种 shell：bash、zsh、fish 或 powershell\n用法：")


def test_a_shell_that_is_not_known_is_refused(program: Program) -> None:
    done = program.run("completion", "cmd")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("参数“shell” 的值不对：“cmd”不在可选的值之列：bash、zsh、fish、powershell\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_read_its_script(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "script"
    path.write_text(script(shell), encoding="ascii")
    done = subprocess.run([shell, "-n", path], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_powershells_script_is_of_its_grammar() -> None:
    grammar = pytest.importorskip(
        "tree_sitter_powershell", reason="the grammar of PowerShell is not installed"
    )
    sitter = pytest.importorskip("tree_sitter", reason="the parser for the grammar is not installed")
    parser = sitter.Parser(sitter.Language(grammar.language()))
    text = script("powershell")
    assert not parser.parse(text.encode()).root_node.has_error
    assert parser.parse(text.replace("finally {", "finally").encode()).root_node.has_error
