"""One source, many forms: every format holds the same tasks and targets with the same figures and words."""

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from workbench import Book
from written import calamine_table, markdown, separated, table, write

from gytrack import term_words, wording
from gytrack.cleaning import clean
from gytrack.usecases.exporting.naming import What

Record = dict[str, Any]
Records = dict[str, Record]

FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"
SIDES = ("json", "csv", "tsv", "md", "openpyxl", "calamine")
PAIRS = tuple(combinations(SIDES, 2))
WHATS: tuple[What, ...] = ("status", "tasks", "targets", "log", "plan")


def text(value: object) -> str:
    """Return a text as every form can show it: one line, nothing that steers, no room at its ends."""
    return clean(str(value or "")).replace("\\ufffe", "\ufffe").replace("\r\n", " ").strip()


def unquoted(value: str) -> str:
    """Take back the apostrophe that keeps a csv's text from being a formula."""
    return (
        value[1:] if value.startswith("'") and (value[1:2] in FORMULA_STARTS or value[1:2] == " ") else value
    )


def undated(value: object) -> str:
    """Return a problem or next step without its day, which JSON has in a key of its own."""
    return re.sub(r"（\d+月\d+日报）$|（\d{4}年\d+月\d+日报）$", "", text(value))


def number(value: object) -> object:
    """Read a figure from any form; what stands for none is none."""
    if value in (None, "", "未报", "—", "认定达标"):
        return None
    return float(str(value).removesuffix("%"))


def day(value: object) -> date | None:
    if value in (None, "", "未报"):
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def names(value: object) -> list[str]:
    return [name for name in str(value or "").split("、") if name]


# Tasks: as JSON has them, as the flat forms have them, as the workbook has them.


def json_tasks(path: Path) -> Records:
    return {
        task["code"]: {
            "kind": term_words.KINDS[task["kind"]],
            "text": text(task["text"]),
            "lead": task["lead"],
            "support": task["support"],
            "percent": number(task["percent"]),
            "expected": number(task["expected"]),
            "gap": None if task["gap"] is None else -float(task["gap"]),
            "light": wording.light(task["light"], task["rule"]),
            "due": day(task["due"]),
            "last": day(task["last"] and task["last"]["date"]),
            "said": text(task["current"] and task["current"]["text"]),
            "problem": undated(task["current"] and task["current"]["problem"]),
            "next": undated(task["current"] and task["current"]["next"]),
        }
        for task in json.loads(path.read_text(encoding="utf-8"))["tasks"]
    }


def task_record(row: Record, heads: dict[str, str], *, kind: str | None = None) -> Record:
    said = row["目前进展"]
    return {
        "kind": kind or row["类别"],
        "text": text(row[heads["text"]]),
        "lead": names(row["牵头单位"]),
        "support": names(row["配合单位"]),
        "percent": number(row["实际进度"]),
        "expected": number(row["序时进度"]),
        "gap": number(row["偏差（百分点）"]),
        "light": row["亮灯"],
        "due": day(row["完成时限"]),
        "last": day(row[heads["last"]]),
        "said": "" if said == "未报" else text(unquoted(said or "")),
        "problem": undated(unquoted(row["存在问题"] or "")),
        "next": undated(unquoted(row["下步计划"] or "")),
    }


def flat_tasks(rows: Iterable[Record]) -> Records:
    heads = {"text": "全文", "last": "最近报送"}
    return {row["编号"]: task_record(row, heads) for row in rows}


def book_tasks(path: Path, read: Callable[[Path, str], list[Record]]) -> Records:
    heads = {"text": "建设任务（全文）", "last": "最近报送日期"}
    found = {row["代码"]: task_record(row, heads, kind="建设任务") for row in read(path, "推进情况表")}
    heads = heads | {"text": "内容（全文）"}
    return found | {row["代码"]: task_record(row, heads) for row in read(path, "配套及保障措施")}


# Targets likewise.


def json_targets(path: Path) -> Records:
    return {
        target["id"]: {
            "name": target["name"],
            "unit": target["unit"],
            "baseline": number(target["baseline"]),
            "actual": number(target["actual"]),
            "attainment": number(target["attainment"]),
            "due": day(target["due"]),
            "met": _met(target),
            "day": day(target["actual_date"]),
        }
        for target in json.loads(path.read_text(encoding="utf-8"))["targets"]
    }


def _met(target: Record) -> str:
    if target["met"] is None:
        return "未报"
    return {True: "认定达标" if target["met_by"] == "statement" else "达标", False: "未达标"}[target["met"]]


def flat_targets(rows: Iterable[Record], code: str = "编号") -> Records:
    return {
        row[code]: {
            "name": row["指标名称"],
            "unit": row["单位"],
            "baseline": number(row["基期值"]),
            "actual": number(row["目前完成"]),
            "attainment": number(row["完成率"]),
            "due": day(row["完成时限"]),
            "met": row["是否达标"],
            "day": day(row["数据日期"]),
        }
        for row in rows
    }


@pytest.fixture(scope="module")
def folder(told_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every content in every format."""
    made = tmp_path_factory.mktemp("formats")
    for what in WHATS:
        for ending in ("json", "csv", "tsv", "md", "xlsx"):
            write(Book(told_ledger), made / f"{what}.{ending}", what)
    return made


@pytest.fixture(scope="module")
def tasks(folder: Path) -> dict[str, Records]:
    return {
        "json": json_tasks(folder / "status.json"),
        "csv": flat_tasks(separated(folder / "status.csv")),
        "tsv": flat_tasks(separated(folder / "status.tsv")),
        "md": flat_tasks(markdown(folder / "status.md")),
        "openpyxl": book_tasks(folder / "status.xlsx", table),
        "calamine": book_tasks(folder / "status.xlsx", calamine_table),
    }


@pytest.fixture(scope="module")
def targets(folder: Path) -> dict[str, Records]:
    return {
        "json": json_targets(folder / "status.json"),
        "csv": flat_targets(separated(folder / "targets.csv")),
        "tsv": flat_targets(separated(folder / "targets.tsv")),
        "md": flat_targets(markdown(folder / "targets.md")),
        "openpyxl": flat_targets(table(folder / "status.xlsx", "量化指标"), "代码"),
        "calamine": flat_targets(calamine_table(folder / "status.xlsx", "量化指标"), "代码"),
    }


def same(left: Records, right: Records) -> None:
    assert left.keys() == right.keys()
    for code, record in left.items():
        assert record == right[code], code


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_two_formats_hold_the_same_tasks(tasks: dict[str, Records], pair: tuple[str, str]) -> None:
    assert len(tasks["json"]) == 71
    same(*(tasks[side] for side in pair))


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_two_formats_hold_the_same_targets(targets: dict[str, Records], pair: tuple[str, str]) -> None:
    assert len(targets["json"]) == 19
    same(*(targets[side] for side in pair))


def test_the_json_file_is_what_status_prints(folder: Path, told_ledger: Path) -> None:
    assert json.loads((folder / "status.json").read_text(encoding="utf-8")) == json.loads(
        Book(told_ledger).status_text()
    )


@pytest.mark.parametrize("what", WHATS)
def test_plain_forms_hold_the_same_cells(folder: Path, what: str) -> None:
    """csv, tsv, Markdown and the plain workbook are one table; only what a form cannot say differs."""
    comma, tab, bar = (reader(folder / f"{what}.{ending}") for reader, ending in (
        (separated, "csv"), (separated, "tsv"), (markdown, "md")
    ))  # fmt: skip
    plain = [{key: text(unquoted(value)) for key, value in row.items()} for row in comma]
    assert plain == [{key: text(value) for key, value in row.items()} for row in tab]
    percents = ("实际进度", "序时进度", "完成率")
    assert plain == [
        {key: text(value.removesuffix("%") if key in percents else value) for key, value in row.items()}
        for row in bar
    ]
    assert plain


@pytest.mark.parametrize(
    ("what", "name"),
    [("tasks", "任务清单"), ("targets", "量化指标"), ("log", "进展记录"), ("plan", "方案内容")],
)
@pytest.mark.parametrize("read", [table, calamine_table])
def test_a_plain_workbook_holds_the_cells_of_the_csv(
    folder: Path, what: str, name: str, read: Callable[[Path, str, int], list[Record]]
) -> None:
    found = read(folder / f"{what}.xlsx", name, 0)
    wanted = separated(folder / f"{what}.csv")
    assert [{key: _csv_text(value) for key, value in row.items()} for row in found] == [
        {key: text(unquoted(value)) for key, value in row.items()} for row in wanted
    ]


def _csv_text(value: object) -> str:
    return "" if value is None else text(value if value != 0 else "0")


@pytest.mark.parametrize("what", ["tasks", "targets", "log"])
def test_the_json_of_a_content_has_as_many_rows_as_its_csv(folder: Path, what: str) -> None:
    value = json.loads((folder / f"{what}.json").read_text(encoding="utf-8"))
    (rows,) = (value[key] for key in ("tasks", "targets", "entries") if key in value)
    assert len(rows) == len(separated(folder / f"{what}.csv")) > 0


# As an office program sees it.


@pytest.fixture(scope="module")
def office(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return a converter of the workbook by LibreOffice, with a profile of its own."""
    program = shutil.which("localc")
    if program is None:
        pytest.skip("localc (LibreOffice Calc) is not installed")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def convert(form: str) -> Path:
        to = tmp_path_factory.mktemp("office")
        words = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(to),
        ]
        subprocess.run([*words, str(folder / "status.xlsx")], check=True, capture_output=True, timeout=300)
        return to

    return convert


# LibreOffice writes a day in the manner of its own language where the cell shows it in words.
_AMERICAN = re.compile(r"^(\d\d)/(\d\d)/(\d{4})$")
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def test_libreoffice_reads_the_same_cells(office: Callable[..., Path], folder: Path) -> None:
    made = office(EVERY_SHEET)
    for name in (
        "推进情况表",
        "配套及保障措施",
        "量化指标",
        "红黄灯清单",
        "部门汇总",
        "报送情况",
        "口径说明",
    ):
        lines = (made / f"status-{name}.csv").read_text(encoding="utf-8").split("\n", 3)
        rows = _office_rows(lines[3])
        assert rows == [
            {key: _office_text(value) for key, value in row.items()}
            for row in table(folder / "status.xlsx", name)
        ], name


def _office_rows(body: str) -> list[dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(body)))
    first = next(iter(rows[0]))
    return [
        {key: _AMERICAN.sub(r"\3-\1-\2", value) for key, value in row.items()}
        for row in rows
        if not row[first].startswith("填报人")
    ]


def _office_text(value: object) -> str:
    return "" if value is None else str(value)


def test_libreoffice_prints_every_sheet(office: Callable[..., Path]) -> None:
    (pdf,) = office("pdf").iterdir()
    assert pdf.stat().st_size > 50_000
    assert pdf.read_bytes().startswith(b"%PDF")
