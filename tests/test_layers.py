"""The shape of the code: what import contracts cannot say, and that they notice what they are there for."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "gytrack"
MODULES = sorted(PACKAGE.rglob("*.py"))

OWN_PROGRAMS = {PACKAGE / "reading" / "formats" / "pdf" / "child.py"}
"""What runs as a process of its own, and answers over its streams."""
MOST_LINES_OF_A_MODULE = 250
MOST_LINES_OF_A_FUNCTION = 50


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("import-linter is not installed beside this interpreter")
    return subprocess.run(
        [program, "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (
        node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def name(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def test_imports_keep_the_contracts() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("status/rules.py", "import gytrack.ledger.codec"),
        ("status/rules.py", "import sqlite3"),
        ("reading/source.py", "import gytrack.status.rules"),
        ("ledger/codec.py", "import gytrack.usecases"),
        ("usecases/report.py", "import typer"),
        ("usecases/report.py", "import sqlite3"),
        ("records/terms.py", "import gytrack.dates"),
        ("ledger/codec.py", "import gytrack.ledger.connection"),
        ("newcomer.py", ""),
    ],
)
def test_the_contracts_notice(module: str, line: str, tmp_path: Path) -> None:
    copy = shutil.copytree(PACKAGE, tmp_path / "gytrack", ignore=shutil.ignore_patterns("__pycache__"))
    with (copy / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 broken" in done.stdout or "2 broken" in done.stdout, done.stdout


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_modules_and_functions_stay_small(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES_OF_A_MODULE, f"{name(module)} has {lines} lines"
    for function in functions(module):
        # Counted from the first statement: a command's signature is its list of options, however long.
        lines = (function.end_lineno or 0) - function.body[0].lineno + 1
        assert lines <= MOST_LINES_OF_A_FUNCTION, f"{name(module)}: {function.name} has {lines} lines"


def test_only_the_command_line_touches_the_streams() -> None:
    found = [
        f"{name(module)}:{node.lineno}"
        for module in MODULES
        if PACKAGE / "cli" not in module.parents and module not in OWN_PROGRAMS
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute) and node.attr in ("stdin", "stdout", "stderr")
    ]
    assert not found
