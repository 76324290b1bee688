"""Writing a file for others: what is in it, in which format, and never half of it."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, TextIO

from gytrack.errors import InputError, system_words
from gytrack.export.tables import Table
from gytrack.export.writers import json_text, write_csv, write_json, write_tsv
from gytrack.ledger.connection import Reader
from gytrack.status.rules import Rules
from gytrack.usecases.asking.narrowing import Chosen
from gytrack.usecases.reporting.journal_table import journal_table
from gytrack.usecases.reporting.listing import listed, task_json, task_table
from gytrack.usecases.reporting.plan_export import plan_json, plan_table
from gytrack.usecases.reporting.report import StatusReport, status_report
from gytrack.usecases.reporting.row_json import iso
from gytrack.usecases.reporting.status_json import status_json, target_json
from gytrack.usecases.reporting.status_table import target_table
from gytrack.usecases.reporting.status_table import task_table as status_table

What = Literal["status", "tasks", "targets", "log", "plan"]
Write = Callable[[TextIO], None]

_ROWS = {"csv": write_csv, "tsv": write_tsv}
ENDINGS = ("json", *_ROWS)


class Content(NamedTuple):
    """What a file holds: rows, and their value as JSON, null where it is the rows themselves."""

    table: Table
    json: object = None

    def writer(self, ending: str) -> Write:
        """Return the function that writes this in the format of an ending."""
        if ending in _ROWS:
            return lambda stream: _ROWS[ending](self.table, stream)
        if self.json is None:
            return lambda stream: write_json(self.table, stream)
        return lambda stream: _write_value(self.json, stream)


def ending_of(path: Path, *, force: bool) -> str:
    """Return the ending of a file that can be written.

    Raises:
        InputError: the ending is not known, the folder is not there, or the file is.
    """
    ending = path.suffix.lstrip(".").lower()
    if path.is_dir():
        raise InputError(f"{path} 是文件夹", "请写出文件名，如 台账.csv")
    if ending not in ENDINGS:
        raise InputError(f"不认识文件名的结尾“{path.suffix or path.name}”", f"可用：{'、'.join(ENDINGS)}")
    if not path.parent.is_dir():
        raise InputError(f"文件夹 {path.parent} 不存在", "请先建立文件夹，或换一个位置")
    if path.exists() and not force:
        raise InputError(f"文件 {path} 已存在", "换一个文件名，或加 --force 覆盖")
    return ending


def content(ledger: Reader, chosen: Sequence[Chosen], what: What, day: date) -> Content:
    """Return what a file is to hold, on a day."""
    if what == "log":
        return Content(journal_table(ledger, chosen, day))
    if what == "plan":
        if any(found.department for found in chosen):
            raise InputError("方案只能整份导出，不能按单位", "请去掉 --dept，或改用 --what tasks")
        plans = [found.plan for found in chosen]
        found = [plan_json(ledger, plan) for plan in plans]
        return Content(plan_table(ledger, plans), found[0] if len(found) == 1 else found)
    if what == "tasks":
        lines = [line for found in chosen for line in listed(ledger, found.plan, found.tasks)]
        return Content(task_table(lines), task_json(lines))
    reports = [
        status_report(ledger, found.plan, found.tasks, found.department, day, Rules()) for found in chosen
    ]
    if what == "targets":
        return Content(target_table(reports), _targets_json(reports, day))
    return Content(status_table(reports, with_all=True), status_json(reports))


def write_file(path: Path, ending: str, write: Write) -> None:
    """Write a file whole: what was there stays until the new one is complete.

    Raises:
        InputError: the file is in use elsewhere, or cannot be written.
    """
    try:
        _replace(path, ending, write)
    except PermissionError as error:
        raise InputError(f"文件 {path} 正被占用或不能写", "请关闭打开它的程序，或换一个位置") from error
    except OSError as error:
        raise InputError(f"文件 {path} 写不成（{system_words(error)}）", "请检查磁盘和位置") from error


def _replace(path: Path, ending: str, write: Write) -> None:
    # A name of its own instead of tempfile's, whose files nobody else may read.
    new = path.with_name(f".gytrack-{os.urandom(16).hex()}")
    try:
        # Excel takes a csv for GBK unless it begins with a byte order mark.
        encoding = "utf-8-sig" if ending == "csv" else "utf-8"
        with new.open("x", encoding=encoding, newline="") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            new.chmod(path.stat().st_mode)
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def _write_value(value: object, stream: TextIO) -> None:
    stream.write(json_text(value, stream, indent=2) + "\n")


def _targets_json(reports: Sequence[StatusReport], day: date) -> dict[str, object]:
    targets = [target_json(status, report.plan.code) for report in reports for status in report.targets]
    return {"schema": 1, "as_of": iso(day), "targets": targets}
