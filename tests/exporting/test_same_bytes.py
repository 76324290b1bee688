"""The same ledger, day and versions are the same bytes, whoever exports, where and when."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledgers import address, copied
from shell.run import environment

ENDINGS = ("xlsx", "csv", "tsv", "md", "json")
WHATS = ("status", "tasks", "targets", "log", "plan")
FILES = [f"{what}.{ending}" for what in WHATS for ending in ENDINGS] + ["plan.toml"]

# One process that exports everything: what a process begins with (seed, locale, zone, user) is what is to be tried.
EXPORT_ALL = """
import json, sys
from gytrack.cli.main import main
codes = [main(["export", name, "--what", name.partition(".")[0], *sys.argv[2:]]) for name in json.loads(sys.argv[1])]
sys.exit(any(codes))
"""


def export_all(ledger: Path, folder: Path, *words: str, **more: str) -> dict[str, bytes]:
    folder.mkdir()
    subprocess.run(
        [sys.executable, "-c", EXPORT_ALL, json.dumps(FILES), "--db", address(ledger), *words],
        env=environment(GYTRACK_TODAY="2025-06-30", **more),
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def two(
    told_ledger: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Everything exported twice, more than a second apart, in two environments that share nothing but the ledger."""
    folder = tmp_path_factory.mktemp("same")
    copy = copied(told_ledger, folder / "另一份.db")
    first = export_all(
        told_ledger, folder / "a", "--user", "张三", TZ="Asia/Shanghai", PYTHONHASHSEED="1", LC_ALL="C.UTF-8"
    )
    time.sleep(1.1)
    second = export_all(
        copy,
        folder / "乙",
        "--user",
        "李四",
        TZ="America/New_York",
        PYTHONHASHSEED="2",
        LC_ALL="C",
        PYTHONUTF8="1",
    )
    return first, second


@pytest.mark.parametrize("name", FILES)
def test_two_exports_are_the_same_bytes(two: tuple[dict[str, bytes], dict[str, bytes]], name: str) -> None:
    first, second = two
    assert first[name] == second[name]
    assert len(first[name]) > 100


def test_another_day_is_another_file(
    told_ledger: Path, tmp_path: Path, two: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    other = export_all(told_ledger, tmp_path / "b", "--as-of", "2025-06-01")
    assert {name for name in FILES if other[name] == two[0][name]} <= {
        f"{what}.{ending}" for what in ("plan", "tasks") for ending in (*ENDINGS, "toml")
    }
    assert other["plan.xlsx"] != two[0]["plan.xlsx"]
