"""What one department, section or task asks for is found in indexes: the cost does not grow with the rest of the ledger."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from shell.program import Program, reported

from gytrack.cli.main import main
from gytrack.ledger.codec import Stored
from gytrack.ledger.connection import Reader, Row

LARGE = (
    *("task", "target", "assignment", "entry", "measurement", "evidence", "change"),
    *("closing", "correction", "milestone", "schedule", "handling", "dispute", "settlement", "fund"),
)
"""The tables that grow with a plan or with what is reported."""

_NAMED = re.compile(
    r"\b(?:FROM|JOIN)\s+\"?(\w+)\"?(?:\s+(?!WHERE|CROSS|JOIN|LEFT|ON|ORDER|GROUP|UNION)(\w+))?"
)
_STEP = re.compile(r"^(SCAN|SEARCH) (\w+)\b(.*)$")
_WHOLE_PLAN = re.compile(r"\(plan_id=\?( AND \w+[<>]\?)*\)$")
_FEW = ("ix_target_own",)
"""Indexes that hold few rows of a plan."""

READING = (
    ("status", "--dept", "区卫健局"),
    ("status", "--dept", "区卫健局", "--role", "lead"),
    ("status", "--dept", "区卫健局", "--all", "-f", "json"),
    ("status", "--dept", "区卫健局", "--section", "2.1"),
    ("status", "--dept", "区卫健局", "--as-of", "2025-03-31"),
    ("status", "--section", "2.1"),
    ("status", "--section", "2.1", "--search", "中医"),
    ("list", "--dept", "区卫健局"),
    ("list", "--section", "2.1"),
    ("targets", "--dept", "区卫健局"),
    ("milestones", "--dept", "区卫健局"),
    ("review", "--dept", "区卫健局"),
    ("export", "out.csv", "--dept", "区卫健局", "--what", "milestones", "--force"),
    ("status", "--office", "中医科"),
    ("list", "--dept", "区卫健局", "--office", "中医科"),
    ("export", "out.csv", "--dept", "区卫健局", "--what", "funds", "--force"),
    ("show", "2.1.3"),
    ("show", "2.1"),
    ("why", "2.1.3"),
    ("evidence", "--dept", "区卫健局"),
    ("evidence", "--section", "2.1"),
    ("evidence", "--dept", "区卫健局", "--gaps"),
    ("rectify", "--dept", "区卫健局"),
    ("history", "2.1.3"),
    ("history", "2.1.3t1"),
    ("export", "out.csv", "--dept", "区卫健局", "--force"),
    ("export", "out.json", "--dept", "区卫健局", "--force"),
    ("export", "out.csv", "--dept", "区卫健局", "--what", "tasks", "--force"),
    ("export", "out.csv", "--dept", "区卫健局", "--what", "targets", "--force"),
    ("export", "out.csv", "--dept", "区卫健局", "--what", "log", "--force"),
    ("export", "out.xlsx", "--dept", "区卫健局", "--force"),
)
BESIDE = (
    ("assign", "2.1.3", "--office", "中医科", "--undertake", "区卫健局"),
    ("dispute", "2.1.3", "应由区教育局牵头"),
    ("fund", "2.1.3", "--kind", "安排", "--amount", "5"),
    ("target", "add", "2.1.3", "义诊", "--unit", "场"),
)
"""What is said of a task beside the plan."""

WRITING = (
    ("log", "2.1.3", "又挂牌1家", "--value", "2.1.3t1=3"),
    ("log", "2.1.3", "拨款到位", "--dept", "区财政局"),
    ("met", "2.1.3t2"),
    ("unmet", "2.1.3t2", "--note", "复核未通过"),
    ("log", "2.1.3", "是1家", "--value", "2.1.3t1=1", "--corrects", "4"),
    ("milestone", "2.1.3t1", "2024=2", "2025=5"),
    ("close", "2.1.3", "--evidence", "台账.db"),
    ("close", "2.1.2", "--na", "--reason", "已由省里统建"),
    ("assign", "2.1.3", "--leader", "王五"),
    ("dispute", "2.1.4", "应由区教育局牵头"),
    ("fund", "2.1.3", "--kind", "支出", "--amount", "5"),
    ("target", "add", "2.1.3", "讲座", "--unit", "场"),
    ("title", "2.1.3", "旗舰中医馆"),
    ("override", "2.1.3", "--light", "yellow", "--reason", "已约谈", "--until", "2025-12-31"),
    ("undo",),
)


class Plans:
    """The plans that SQLite makes for the queries of a command."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.slow: list[str] = []
        self.asked = 0
        rows = Reader.rows

        def explained(ledger: Reader, sql: str, **values: Stored) -> Iterator[Row]:
            self.asked += 1
            names = {alias or table: table for table, alias in _NAMED.findall(sql)}
            for *_, step in rows(ledger, f"EXPLAIN QUERY PLAN {sql}", **values):
                # Whether there is any row at all is known from the first.
                if looks_at_all(step, names) and not sql.startswith("SELECT 1 "):
                    self.slow.append(f"{step}: {sql}")
            return rows(ledger, sql, **values)

        for way in ("rows", "scan"):
            monkeypatch.setattr(Reader, way, explained)


def looks_at_all(step: str, names: dict[str, str]) -> bool:
    """Say whether a step of a plan looks at every row of a large table, or at every one that a plan has."""
    found = _STEP.match(step)
    if found is None or names.get(found[2], found[2]) not in LARGE or any(few in step for few in _FEW):
        return False
    return found[1] == "SCAN" or bool(_WHOLE_PLAN.search(found[3]))


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    """The example with reports of many kinds."""
    folder = tmp_path_factory.mktemp("plans")
    ledger = Program(Path(shutil.copy(gongshu_ledger, folder / "台账.db")))
    told = reported(ledger.under(GYTRACK_USER="张三"))
    for words in BESIDE:
        told.out(*words)
    return told


@pytest.mark.sqlite
@pytest.mark.parametrize("words", [*READING, *WRITING], ids=" ".join)
def test_a_part_of_the_ledger_is_found_without_a_look_at_the_whole(
    program: Program, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ledger = shutil.copy(program.db, tmp_path / "台账.db")
    monkeypatch.setenv("GYTRACK_DB", str(ledger))
    monkeypatch.setenv("GYTRACK_TODAY", program.today)
    monkeypatch.setenv("GYTRACK_USER", "张三")
    monkeypatch.chdir(tmp_path)
    plans = Plans(monkeypatch)
    assert main(words) == 0
    assert plans.asked > 3
    assert plans.slow == []


@pytest.mark.parametrize(
    ("step", "slow"),
    [
        ("SCAN e", True),
        ("SCAN e USING COVERING INDEX ix_entry_task", True),
        ("SEARCH e USING INDEX ix_entry_plan_id_day_id (plan_id=?)", True),
        ("SEARCH e USING INDEX ix_entry_plan_id_day_id (plan_id=? AND day<?)", True),
        ("SEARCH e USING INDEX ix_entry_task (task_id=? AND day<?)", False),
        ("SEARCH e USING INTEGER PRIMARY KEY (rowid=?)", False),
        ("SCAN wanted", False),
        ("SCAN d", False),
        ("MATERIALIZE wanted", False),
    ],
)
def test_a_look_at_all_is_told_from_one_at_a_part(step: str, slow: bool) -> None:
    assert looks_at_all(step, {"e": "entry", "d": "department"}) is slow
