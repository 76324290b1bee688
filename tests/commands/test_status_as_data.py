"""``status -f json``: keys, types and nulls that scripts rely on; and that not reported is not zero, in any form."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from ledgers import copied
from shell.program import Program, reported

Json = dict[str, Any]

NUMBER = (int, float)
TOP: Json = {
    "schema": int, "as_of": str, "plan": str, "dept": (str, None), "starts": (str, None), "ends": (str, None),
    "summary": dict, "tasks": list, "targets": list,
}  # fmt: skip
SUMMARY: Json = dict.fromkeys(
    ("tasks", "lead", "support", "lit", "reported", "closed", "overdue", "targets", "targets_met"), int
) | {"lights": dict}
TASK: Json = {
    "plan": str, "code": str, "section": str, "kind": str, "title": str, "text": str, "role": (str, None),
    "lead": list, "support": list, "percent": (int, None), "expected": (int, None), "gap": (int, None),
    "light": (str, None), "rule": str, "due": (str, None), "progress": (str, None), "closure": str,
    "last": (dict, None), "current": (dict, None), "targets": list,
}  # fmt: skip
CURRENT: Json = dict.fromkeys(
    ("date", "text", "dept", "problem", "problem_date", "next", "next_date"), (str, None)
)
TARGET: Json = {
    "id": str, "owner": str, "name": str, "op": str, "value": NUMBER, "upper": (*NUMBER, None), "unit": str,
    "due": (str, None), "baseline": (*NUMBER, None), "per": (str, None), "actual": (*NUMBER, None),
    "actual_date": (str, None), "met": (bool, None), "met_by": (str, None), "original": None,
}  # fmt: skip
WORDS: dict[str, set[str | None]] = {
    "role": {"lead", "support", None},
    "kind": {"task", "measure", "safeguard"},
    "light": {"red", "yellow", "green", "grey", None},
    "progress": {"not_started", "on_track", "slow", "blocked", "done", "ongoing", None},
    "closure": {"open", "applied", "closed", "dropped", "na"},
}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    """The example as imported; these tests only read."""
    return Program(copied(gongshu_ledger, tmp_path_factory.mktemp("fresh") / "台账.db"))


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory, gongshu_ledger: Path) -> Program:
    """The example with reports of many kinds; these tests only read."""
    return reported(Program(copied(gongshu_ledger, tmp_path_factory.mktemp("used") / "台账.db")))


QUESTIONS: tuple[list[str], ...] = (
    [],
    ["--dept", "区卫健局"],
    ["--dept", "区卫健局", "--role", "support"],
    ["--dept", "区财政局", "--as-of", "2024-07-01"],
    ["--section", "2.1"],
    ["--kind", "measure"],
    ["--light", "red"],
    ["--search", "中医馆"],
    ["--as-of", "2026-02-01", "--overdue"],
    ["--all", "--sort", "gap"],
    ["--search", "没有这样的文字"],
)


def test_nothing_that_was_not_reported_is_0_in_json(fresh: Program) -> None:
    status = fresh.json("status")
    for task in status["tasks"]:
        assert (task["percent"], task["gap"], task["last"], task["progress"]) == (None, None, None, None)
    for target in status["targets"]:
        given = ("actual", "actual_date", "attainment", "met", "met_by")
        assert [target[key] for key in given] == [None] * len(given)


@pytest.mark.parametrize("form", ["tsv", "csv", "md", "table"])
def test_nothing_that_was_not_reported_is_0_in_rows(fresh: Program, form: str) -> None:
    text = fresh.under(COLUMNS="200").out("status", "-f", form)
    (line,) = [line for line in text.splitlines() if "2.1.3" in line and "2.1.3t" not in line]
    assert "未报" in line
    assert not [word for word in line.replace("\t", " ").split() if word in ("0", "0%", "|0|")]
    targets = fresh.under(COLUMNS="200").out("targets", "-f", form)
    assert "未报" in next(line for line in targets.splitlines() if "2.1.3t1" in line)


def test_a_reported_0_is_0_in_every_form(used: Program) -> None:
    status = used.json("status")
    assert _task(status, "2.2.1")["percent"] == 0
    assert _target(status, "5.1.1t1")["actual"] == 0
    rows = {row["编号"]: row for row in used.tsv("status")}
    assert (rows["2.2.1"]["实际进度"], rows["2.2.1"]["亮灯"]) == ("0", "红灯")
    assert (rows["2.1.9"]["实际进度"], rows["2.1.9"]["亮灯"]) == ("", "未报")
    by_csv = {row["编号"]: row for row in csv.DictReader(io.StringIO(used.out("targets", "-f", "csv")))}
    assert (by_csv["5.1.1t1"]["目前完成"], by_csv["5.1.1t1"]["是否达标"]) == ("0", "未达标")
    assert (by_csv["5.1.1t2"]["目前完成"], by_csv["5.1.1t2"]["是否达标"]) == ("", "未报")
    table = used.under(COLUMNS="120").out("status", "-f", "table")
    assert " 0% " in next(line for line in table.splitlines() if line.startswith("2.2.1 "))
    joined = "".join(table.split())
    assert "市级名中医0/1—2名" in joined
    assert "市级基层名中医未报/2—3名" in joined


@pytest.mark.parametrize("words", QUESTIONS, ids=lambda words: " ".join(words) or "whole")
def test_keys_types_and_counts_hold_whatever_is_asked(used: Program, words: list[str]) -> None:
    status = used.json("status", *words)
    _check_shape(status)
    _check_whole_counts(status) if not {"--light", "--overdue"} & {*words} else _check_counts(status)


def test_keys_types_and_counts_hold_before_anything_is_reported(fresh: Program) -> None:
    for words in ([], ["--dept", "区卫健局"]):
        status = fresh.json("status", *words)
        _check_shape(status)
        _check_whole_counts(status)


def test_what_was_reported_stands_where_the_design_says(used: Program) -> None:
    status = used.json("status", "--dept", "区卫健局")
    assert (status["schema"], status["as_of"], status["plan"]) == (1, "2025-06-30", "gongshu")
    assert (status["dept"], status["starts"], status["ends"]) == ("区卫健局", "2023-12-31", "2025-12-31")
    task = _task(status, "2.1.3")
    assert task["targets"] == ["2.1.3t1", "2.1.3t2"]
    assert (task["percent"], task["expected"], task["gap"], task["light"]) == (70, 75, 5, "red")
    assert task["last"] == {"date": "2025-06-20", "text": "", "dept": None}
    own = _target(status, "2.1.3t1")
    assert (own["actual"], own["actual_date"], own["met"], own["met_by"]) == (2, "2024-06-30", False, "value")
    stated = _target(status, "2.1.3t2")
    assert (stated["actual"], stated["met"], stated["met_by"]) == (None, True, "statement")
    assert _target(status, "7.2t1")["owner"] == "7.2"


def test_a_supporting_departments_report_is_shown_and_moves_no_light(used: Program) -> None:
    task = _task(used.json("status"), "2.3.2")
    assert (task["light"], task["percent"]) == ("grey", None)
    assert task["last"] == {"date": "2025-06-04", "text": "财政已拨款", "dept": "区财政局"}


def test_the_exported_file_is_what_the_screen_command_prints(used: Program) -> None:
    file = used.db.with_name("台账.json")
    used.out("export", str(file))
    assert file.read_text(encoding="utf-8") == used.out("status", "-f", "json")


def test_list_show_and_targets_print_json_of_the_same_rows(used: Program) -> None:
    status = used.json("status")
    assert used.json("targets")["targets"] == status["targets"]
    assert [task["code"] for task in used.json("list")["tasks"]] == [task["code"] for task in status["tasks"]]
    detail = used.json("show", "2.1.3")
    assert detail["tasks"] == [_task(status, "2.1.3")]
    assert [entry["date"] for entry in detail["entries"]] == ["2025-06-20", "2024-06-30"]
    assert detail["quote"]["text"].replace("\n", "").startswith("加强基层医疗卫生机构中医馆")


def _check_shape(status: Json) -> None:
    _check_keys(status, TOP)
    _check_keys(status["summary"], SUMMARY)
    _check_keys(status["summary"]["lights"], dict.fromkeys(("red", "yellow", "green", "grey"), int))
    for task in status["tasks"]:
        _check_keys(task, TASK)
        assert all(task[key] in words for key, words in WORDS.items())
        assert task["last"] is None or task["last"].keys() >= {"date", "text", "dept"}
        if task["current"] is not None:
            _check_keys(task["current"], CURRENT)
        assert (task["percent"] is None or task["expected"] is None) == (task["gap"] is None)
    for target in status["targets"]:
        _check_keys(target, TARGET)
        assert (target["met"] is None) == (target["met_by"] is None)
        assert (target["actual"] is None) == (target["actual_date"] is None)


def _check_keys(found: Json, wanted: Json) -> None:
    assert not wanted.keys() - found.keys()
    for key, kinds in wanted.items():
        allowed = kinds if isinstance(kinds, tuple) else (kinds,)
        plain = tuple(kind for kind in allowed if kind is not None)
        assert (found[key] is None and None in allowed) or isinstance(found[key], plain), key
        assert not isinstance(found[key], bool) or bool in allowed, key


def _check_counts(status: Json) -> None:
    """Check what holds of any selection."""
    summary, tasks = status["summary"], status["tasks"]
    roles, lights = Counter(task["role"] for task in tasks), Counter(task["light"] for task in tasks)
    assert summary["tasks"] == len(tasks)
    assert (summary["lead"], summary["support"]) == (roles["lead"], roles["support"])
    assert summary["lights"] == {light: lights[light] for light in ("red", "yellow", "green", "grey")}
    assert summary["lit"] == len(tasks) - lights[None]
    rules = Counter(task["rule"] for task in tasks)
    assert summary["overdue"] == rules["overdue"]
    assert summary["overdue_unreported"] == rules["overdue_unreported"]
    assert summary["closed"] == sum(task["closure"] == "closed" for task in tasks)


def _check_whole_counts(status: Json) -> None:
    """Check what holds besides where the targets are those of the tasks that are listed."""
    _check_counts(status)
    summary, tasks, targets = status["summary"], status["tasks"], status["targets"]
    assert summary["targets"] == len(targets) == len({target["id"] for target in targets})
    assert summary["targets_met"] == sum(target["met"] is True for target in targets)
    owned = [code for task in tasks for code in task["targets"]]
    assert {*owned} <= {target["id"] for target in targets}
    assert len(owned) == len({*owned})


def _task(status: Json, code: str) -> Json:
    return _one(status["tasks"], "code", code)


def _target(status: Json, code: str) -> Json:
    return _one(status["targets"], "id", code)


def _one(rows: Sequence[Json], key: str, value: str) -> Json:
    (found,) = [row for row in rows if row[key] == value]
    return found
