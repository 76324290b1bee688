"""Start-up is a feature: what a call does not need is not imported."""

import subprocess
import sys

import pytest
from fakes.run import environment

HEAVY = (
    "rich",
    "json",
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "alembic",
    "pypinyin",
    "platformdirs",
    "dateutil",
)
MORE = (
    "logging",
    "email",
    "hashlib",
    "importlib.metadata",
    "csv",
    "unicodedata",
    "gytrack.cli.frame.help",
    "fakes.table",
)


def imported(code: str) -> set[str]:
    show = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", show], env=environment(), capture_output=True, check=True)
    return set(done.stderr.decode().split())


def test_importing_main_imports_little() -> None:
    assert not imported("import gytrack.cli.main") & {*HEAVY, *MORE, "typer"}


def test_building_the_program_imports_no_command() -> None:
    loaded = imported(
        "import gytrack.cli.frame.program, gytrack.cli.frame.setting, gytrack.cli.frame.options, gytrack.cli.screens.output"
    )
    assert not loaded & {*HEAVY, *MORE}


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        (["many", "show", "--db", "x", "--today", "昨天"], {"dateutil", "unicodedata"}),
        (["many", "show"], set() if sys.platform in ("linux", "darwin") else {"platformdirs"}),
        (["table", "-f", "tsv"], {"fakes.table"}),
        (["table", "-f", "json"], {"fakes.table", "json"}),
        (["table", "-f", "table"], {"fakes.table", "unicodedata"}),
        (["--help"], {"gytrack.cli.frame.help", "unicodedata"}),
    ],
)
def test_a_call_imports_what_it_needs(words: list[str], needed: set[str]) -> None:
    loaded = imported(
        f"from gytrack.cli.main import main\nfrom fakes.__main__ import REGISTRY\nmain({words!r}, REGISTRY)"
    )
    assert loaded & {*HEAVY, *MORE} == needed
