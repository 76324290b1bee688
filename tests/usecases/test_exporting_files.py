"""Files for others: what is in them, and that a file is there whole or not at all."""

import csv
import json
import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from workbench import GONGSHU, Book, small_plan, source

from gytrack.errors import InputError
from gytrack.export.plan_json import plan_json as read_json
from gytrack.ledger.connection import reading
from gytrack.reading.files import read_file
from gytrack.usecases.asking.narrowing import Narrowing, choose
from gytrack.usecases.exporting.contents import Asked, content
from gytrack.usecases.exporting.destination import destination, ending_of
from gytrack.usecases.exporting.formats import writer
from gytrack.usecases.exporting.naming import What
from gytrack.usecases.exporting.replacing import write_file
from gytrack.usecases.naming.names import whole_names

OLD = "旧文件"


def export(
    book: Book,
    path: Path,
    what: What = "status",
    dept: str | None = None,
    day: date | None = None,
    *,
    force: bool = False,
) -> str:
    destination(str(path), "", book.today, force=force)
    with reading(book.db) as ledger:
        chosen = choose(ledger, book.plan, Narrowing(dept))
        found = content(ledger, Asked(chosen, what, day or book.today))
        write_file(path, writer(found, ending_of(path), lambda _: None))
    return path.read_text(encoding="utf-8-sig")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_a_plan_is_exported_whole_or_not(book: Book, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"方案只能整份导出，不能按单位。请去掉 --dept"):
        export(book, tmp_path / "plan.json", "plan", "区卫健局")
    assert [path for path in tmp_path.iterdir() if path != book.path] == []


def nothing(_stream: BinaryIO) -> None:
    """Write an empty file."""


def failing(error: BaseException) -> Callable[[BinaryIO], None]:
    def write(stream: BinaryIO) -> None:
        stream.write("半截".encode())
        stream.flush()
        raise error

    return write


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device"), "写不成（"),
        (PermissionError(13, "Permission denied", "new", None, "old"), "正被占用。请关闭后重试。"),
    ],
)
def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, error: OSError, words: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(OLD, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        write_file(path, failing(error))
    assert str(refused.value).startswith(f"文件 {path} ")
    assert words in str(refused.value)
    assert "No space" not in str(refused.value)
    assert path.read_text(encoding="utf-8") == OLD
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [ZeroDivisionError(), KeyboardInterrupt()])
def test_a_writer_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(OLD, encoding="utf-8")
    with pytest.raises(type(error)):
        write_file(path, failing(error))
    assert path.read_text(encoding="utf-8") == OLD
    assert list(tmp_path.iterdir()) == [path]


# What is written.


def test_a_new_file_may_be_read_by_others_as_the_system_says(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_file(tmp_path / "a.csv", nothing)
    assert (tmp_path / "a.csv").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="no such rights")
def test_an_overwritten_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.touch()
    path.chmod(0o640)
    write_file(path, nothing)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_longest_name_of_a_file_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 83 + ".json")
    write_file(path, nothing)
    assert path.exists()


def test_a_csv_is_marked_for_excel_and_no_text_in_it_is_a_formula(book: Book, tmp_path: Path) -> None:
    book.log("1.1.1", "=1+1", problem="@x")
    text = export(book, tmp_path / "台账.CSV")
    assert (tmp_path / "台账.CSV").read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows(text)[0]["目前进展"] == "'=1+1"
    assert rows(text)[0]["存在问题"] == "'@x"


def test_the_status_holds_every_kind_of_task(book: Book, tmp_path: Path) -> None:
    found = rows(export(book, tmp_path / "a.csv"))
    assert [row["编号"] for row in found] == ["1.1.1", "1.1.2", "1.1.m1", "1.2.1", "1.2.2", "2.1.1"]
    assert export(book, tmp_path / "a.tsv").count("\n") == 7


def test_the_json_of_the_status_is_that_of_the_screen(book: Book, tmp_path: Path) -> None:
    book.log("1.1.1", "挂牌", percent="40")
    assert json.loads(export(book, tmp_path / "a.json")) == json.loads(book.status_text())


def test_targets_are_exported_once_each(book: Book, tmp_path: Path) -> None:
    book.log("1.1.1", values=["t1=2.5"])
    found = rows(export(book, tmp_path / "a.csv", "targets"))
    assert [(row["编号"], row["目前完成"], row["是否达标"]) for row in found[:3]] == [
        ("t1", "", "未报"),
        ("1.1t1", "", "未报"),
        ("1.1.1t1", "2.5", "未达标"),
    ]
    value: Any = json.loads(export(book, tmp_path / "a.json", "targets"))
    assert [target["id"] for target in value["targets"]] == [row["编号"] for row in found]
    assert value["as_of"] == "2025-06-30"


def test_tasks_are_exported_as_they_are_listed(book: Book, tmp_path: Path) -> None:
    found = rows(export(book, tmp_path / "a.csv", "tasks", "区卫健局"))
    assert [(row["编号"], row["责任"]) for row in found] == [
        ("1.1.1", "牵头"),
        ("1.1.2", "配合"),
        ("1.1.m1", "牵头"),
        ("2.1.1", "牵头"),
    ]
    value: Any = json.loads(export(book, tmp_path / "a.json", "tasks", "区卫健局"))
    assert [task["code"] for task in value["tasks"]] == [row["编号"] for row in found]


# The journal.


@pytest.fixture
def told(book: Book) -> Book:
    book.log(
        "1.1.1", "六月", percent="60", values=["t1=3"], increments=["t2=1"], day="2025-06-10", dept="区卫健局"
    )
    book.log("1.2.1", "五月", day="2025-05-10", source="电话", state="slow")
    book.log("1.1t1", "占比", values=["28.5"], day="2025-06-11", dept="区财政局")
    book.log("t1", "全区", values=["50"], day="2025-06-12")
    book.met("1.1.1t1", text="验收", day="2025-06-13")
    return book


def journal(book: Book, tmp_path: Path, **given: Any) -> list[tuple[str, ...]]:
    found = rows(export(book, tmp_path / "log.csv", "log", force=True, **given))
    return [(row["日期"], row["编号"], row["进展"]) for row in found]


def test_the_journal_has_every_entry_in_the_order_of_entries(told: Book, tmp_path: Path) -> None:
    assert journal(told, tmp_path) == [
        ("2025-05-10", "1.2.1", "五月"),
        ("2025-06-10", "1.1.1", "六月"),
        ("2025-06-11", "1.1t1", "占比"),
        ("2025-06-12", "t1", "全区"),
        ("2025-06-13", "1.1.1t1", "验收"),
    ]
    assert journal(told, tmp_path, day=date(2025, 6, 10)) == journal(told, tmp_path)[:2]
    assert journal(told, tmp_path, day=date(2025, 5, 9)) == []


def test_the_journal_of_a_department_has_what_concerns_its_tasks_and_their_sections(
    told: Book, tmp_path: Path
) -> None:
    codes = [code for _, code, _ in journal(told, tmp_path, dept="区卫健局")]
    assert codes == ["1.1.1", "1.1t1", "t1", "1.1.1t1"]
    assert [code for _, code, _ in journal(told, tmp_path, dept="长乐教育局")] == ["1.2.1", "t1"]


def test_the_journal_shows_figures_state_and_the_command_that_undoes(told: Book, tmp_path: Path) -> None:
    found = rows(export(told, tmp_path / "log.csv", "log"))
    assert [row["命令"] for row in found] == ["4", "3", "5", "6", "7"]
    assert found[0]["进展状态"] == "进度滞后"
    assert found[1]["数值"] == "旗舰中医馆累计3家、中医阁新增1家"
    assert found[4]["数值"] == "旗舰中医馆达标"


def test_an_undone_entry_is_in_no_journal(told: Book, tmp_path: Path) -> None:
    told.undo()
    assert len(journal(told, tmp_path)) == 4


def test_a_journal_without_entries_is_still_a_table(book: Book, tmp_path: Path) -> None:
    assert journal(book, tmp_path) == []
    assert json.loads(export(book, tmp_path / "log.json", "log")) == {"schema": 1, "entries": []}


# The plan itself.


def test_the_exported_plan_has_the_shape_in_which_plans_are_read(gongshu: Book, tmp_path: Path) -> None:
    value: Any = json.loads(export(gongshu, tmp_path / "plan.json", "plan"))
    assert list(value) == ["plan", "sections", "tasks", "targets"]
    assert set(value["plan"]) == {
        "title",
        "issuer",
        "doc_no",
        "draft",
        "issued",
        "effective",
        "expires",
        "starts",
        "ends",
    }
    assert {frozenset(section) for section in value["sections"]} == {frozenset({"code", "title"})}
    assert {frozenset(task) for task in value["tasks"]} == {
        frozenset(["code", "section", "kind", "text", "lead", "support", "due"])
    }
    assert {frozenset(target) for target in value["targets"]} == {
        frozenset(
            ["owner", "name", "op", "value", "upper", "unit", "due", "baseline", "baseline_year", "per"]
        )
    }


def test_the_exported_plan_is_the_plan_that_was_read(gongshu: Book, tmp_path: Path) -> None:
    """Nothing of it is lost on the way through the ledger; only names are made whole."""
    plan, paper = read_file(GONGSHU)
    whole = whole_names([party.name for party in plan.named()])
    value: Any = json.loads(export(gongshu, tmp_path / "plan.json", "plan"))
    wanted: Any = json.loads(json.dumps(read_json(plan, paper)))
    for part in ("sections", "tasks", "targets"):
        for got, read in zip(value[part], wanted[part], strict=True):
            for role in ("lead", "support"):
                if role in read:
                    read[role] = list(dict.fromkeys(whole[name] for name in read[role]))
            assert got == {key: read[key] for key in got}
    assert value["plan"] == {key: wanted["plan"][key] for key in value["plan"]}


def test_the_outline_has_each_section_with_its_targets_and_tasks_below(book: Book, tmp_path: Path) -> None:
    found = rows(export(book, tmp_path / "plan.csv", "plan"))
    assert " ".join(row["编号"] for row in found) == (
        "t1 1 1.1 1.1t1 1.1.1 1.1.1t1 1.1.1t2 1.1.2 1.1.m1 1.2 1.2.1 1.2.1t1 1.2.1t2 1.2.2 2 2.1 2.1.1"
    )


def test_several_plans_are_exported_as_a_list(book: Book, tmp_path: Path) -> None:
    book.store(small_plan(title="乙区方案"), source("另一份"), "other")
    book.plan = "all"
    value: Any = json.loads(export(book, tmp_path / "plan.json", "plan"))
    assert [plan["plan"]["title"] for plan in value] == ["某区试验实施方案", "乙区方案"]
    assert {row["方案"] for row in rows(export(book, tmp_path / "a.csv"))} == {"small", "other"}
