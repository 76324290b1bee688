"""What the screen shows of a task is what the JSON, the workbook and a bulletin's document say of it, cell by cell."""

import io
import json
import re
from pathlib import Path

import pytest
from docx import Document
from ledgers import copied
from openpyxl import load_workbook
from shell.program import Program, reported

DAY = "2025-05-26"
"""The cut-off of May 2025: the 25th is a Sunday."""
STYLES = re.compile(r"\x1b\[[\d;]*m")
ROW = re.compile(r"(\d[\dam.]*) +(\S+) +(\d+%|未报|—) +(\d+%|—)(?: +(-?\d+))? .*?(\S+)$")

Cells = dict[str, tuple[str, str, str, str]]
"""By the code of a task: its light, percent, expected figure and title."""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    folder = tmp_path_factory.mktemp("screen")
    ledger = reported(Program(copied(gongshu_ledger, folder / "台账.db")))
    for words in (
        ("adjust", "2.1.3t1", "--value", "4", "--reason", "场地", "--basis", "纪要", "--date", "2025-05-01"),
        (
            "override",
            "2.1.2",
            "--light",
            "green",
            "--reason",
            "已约谈",
            "--date",
            "2025-05-01",
            "--until",
            "2025-12-31",
        ),
        ("milestone", "2.1.3t2", "2024=6", "2025=10"),
        ("bulletin", "issue", "--date", "2025-05-25"),
    ):
        ledger.out(*words)
    return ledger


def percent(value: object) -> str:
    return f"{value}%" if isinstance(value, int) else str(value or "—")


@pytest.fixture(scope="module")
def screen(program: Program) -> Cells:
    lines = STYLES.sub("", program.shown("status", "--as-of", DAY, columns=160, lines=400)).splitlines()
    found = [match.groups() for line in lines if (match := ROW.match(line))]
    return {code: (light, done, wanted, title) for code, light, done, wanted, _, title in found}


def of_json(tasks: list[dict[str, object]]) -> Cells:
    words = {"red": "红灯", "yellow": "黄灯", "green": "绿灯", "grey": "未报"}
    return {
        str(task["code"]): (
            words.get(str(task["light"]), ""),
            "未报" if task["percent"] is None else f"{task['percent']}%",
            percent(task["expected"]),
            str(task["title"]),
        )
        for task in tasks
        if task["kind"] == "task" and task["light"] is not None
    }


def test_the_screen_is_the_json(program: Program, screen: Cells) -> None:
    told = of_json(program.json("status", "--as-of", DAY)["tasks"])
    assert len(told) > 40
    assert {code: cells[:3] for code, cells in screen.items()} == {
        code: cells[:3] for code, cells in told.items()
    }
    assert all(cells[3] in told[code][3] for code, cells in screen.items())


def test_the_bulletin_is_the_screen(program: Program, screen: Cells) -> None:
    files = {}
    for form in ("json", "docx", "xlsx"):
        path = program.db.parent / f"重印.{form}"
        program.out("bulletin", "reprint", "1", "--to", str(path), "--force")
        files[form] = io.BytesIO(path.read_bytes())
    frozen = of_json(json.load(files["json"])["tasks"])
    assert {code: cells[:3] for code, cells in frozen.items()} == {
        code: cells[:3] for code, cells in screen.items()
    }
    table = Document(files["docx"]).tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    heads = rows[0]
    printed = {
        row[0]: tuple(row[heads.index(head)] for head in ("建议亮灯", "实际", "序时")) for row in rows[1:]
    }
    assert printed["2.1.2"][0] == "绿灯（人工定灯，按规则为绿灯）"
    printed["2.1.2"] = ("绿灯", *printed["2.1.2"][1:])
    assert printed == {code: cells[:3] for code, cells in screen.items()}
    sheet = [row for row in load_workbook(files["xlsx"])["推进情况表"].iter_rows(values_only=True) if row[0]]
    heads = [str(head) for head in next(row for row in sheet if row[0] == "序号")]
    columns = [heads.index(head) for head in ("建议亮灯", "实际进度", "序时进度")]
    assert {
        str(row[heads.index("代码")]): tuple(percent(row[column]) for column in columns)
        for row in sheet
        if isinstance(row[0], int)
    } == {code: cells[:3] for code, cells in screen.items()}
