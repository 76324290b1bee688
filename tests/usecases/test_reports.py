"""What a report holds: narrowed by department, section, words; on any past day; each target once."""

from datetime import date
from typing import Any

import pytest
from workbench import Book, small_plan, source

from gytrack.errors import InputError
from gytrack.ledger.changes import Change, insert
from gytrack.ledger.connection import reading
from gytrack.status.rules import Rules
from gytrack.usecases.asking.items import choose_item
from gytrack.usecases.asking.narrowing import Narrowing, choose
from gytrack.usecases.reporting.detail_json import detail_json
from gytrack.usecases.reporting.explaining import Detail, accounts, detail
from gytrack.usecases.reporting.grouping import NOBODY, TOTAL
from gytrack.usecases.reporting.listing import listed
from gytrack.usecases.reporting.report import StatusReport, page_of
from gytrack.usecases.reporting.selecting import Selection, select
from gytrack.usecases.reporting.status_json import status_json


def codes(report: StatusReport) -> str:
    return " ".join(line.task.code for line in report.tasks)


def goals(report: StatusReport) -> str:
    return " ".join(status.target.code for status in report.targets)


# Narrowing.


@pytest.mark.parametrize(
    ("narrowing", "tasks", "targets"),
    [
        ({}, "1.1.1 1.1.2 1.1.m1 1.2.1 1.2.2 2.1.1", "t1 1.1t1 1.1.1t1 1.1.1t2 1.2.1t1 1.2.1t2"),
        ({"dept": "区卫健局"}, "1.1.1 1.1.2 1.1.m1 2.1.1", "t1 1.1t1 1.1.1t1 1.1.1t2"),
        ({"dept": "区卫健局", "role": "lead"}, "1.1.1 1.1.m1 2.1.1", "t1 1.1t1 1.1.1t1 1.1.1t2"),
        ({"dept": "区卫健局", "role": "support"}, "1.1.2", "t1 1.1t1"),
        ({"dept": "财政局"}, "1.1.1 1.2.1", "t1 1.1t1 1.1.1t1 1.1.1t2 1.2.1t1 1.2.1t2"),
        ({"dept": "长乐教育局"}, "1.2.1", "t1 1.2.1t1 1.2.1t2"),
        ({"section": "1"}, "1.1.1 1.1.2 1.1.m1 1.2.1 1.2.2", "1.1t1 1.1.1t1 1.1.1t2 1.2.1t1 1.2.1t2"),
        ({"section": "1.2"}, "1.2.1 1.2.2", "1.2.1t1 1.2.1t2"),
        ({"kind": "measure"}, "1.1.m1", "1.1t1"),
        ({"search": "太极拳"}, "1.1.2", "1.1t1"),
        ({"search": "%"}, "1.2.1", "1.2.1t1 1.2.1t2"),
        ({"search": "_"}, "", ""),
        ({"search": "' OR 1=1 --"}, "", ""),
        ({"dept": "区卫健局", "section": "1.1", "search": "到2025"}, "1.1.1", "1.1t1 1.1.1t1 1.1.1t2"),
    ],
)
def test_a_report_holds_the_tasks_asked_for_and_their_targets(
    book: Book, narrowing: dict[str, Any], tasks: str, targets: str
) -> None:
    report = book.status(**narrowing)
    assert (codes(report), goals(report)) == (tasks, targets)


def test_a_title_of_ones_own_is_searched_too(book: Book) -> None:
    book.title("1.2.2", "Health ABC")
    assert codes(book.status(search="health abc")) == "1.2.2"


def test_an_unknown_section_is_refused(book: Book) -> None:
    with pytest.raises(InputError, match="没有编号为“3”的工程或项目"):
        book.status(section="3")


def test_a_member_sees_its_collectives_tasks_in_their_role(book: Book) -> None:
    (collective,) = book.rows("SELECT id FROM department WHERE collective")
    (member,) = book.rows("SELECT id FROM department WHERE name = '长乐教育局'")
    book.change(insert("member", 1, collective_id=collective[0], member_id=member[0]))
    report = book.status(dept="长乐教育局")
    assert [(line.task.code, line.role) for line in report.tasks] == [
        ("1.1.1", "support"),
        ("1.1.2", "lead"),
        ("1.2.1", "lead"),
    ]
    assert codes(book.status(dept="长乐教育局", role="support")) == "1.1.1"


def test_the_departments_of_the_example_cover_every_assigned_task(gongshu: Book) -> None:
    """A department's status is the union of what it leads and what it supports; all of them are the plan."""
    names = [name for (name,) in gongshu.rows("SELECT name FROM department ORDER BY ord")]
    whole = gongshu.status()
    assigned = {line.task.code for line in whole.tasks if line.lead or line.support}
    seen, targets = set(), set()
    for name in names:
        report = gongshu.status(dept=name)
        split = [codes(gongshu.status(dept=name, role=role)).split() for role in ("lead", "support")]
        assert set(split[0]) | set(split[1]) == set(codes(report).split())
        assert not set(split[0]) & set(split[1])
        assert len(set(goals(report).split())) == len(report.targets)
        seen.update(codes(report).split())
        targets.update(goals(report).split())
    assert seen == assigned
    assert targets == set(goals(whole).split())


def test_a_sections_target_belongs_to_the_union_of_its_tasks_departments(gongshu: Book) -> None:
    having = {
        name
        for (name,) in gongshu.rows("SELECT name FROM department")
        if "7.2t1" in goals(gongshu.status(dept=name)).split()
    }
    parties = {name for line in gongshu.status(section="7.2").tasks for name in (*line.lead, *line.support)}
    assert having == parties != set()


# Days.


def test_a_past_day_knows_only_what_is_dated_up_to_it(book: Book) -> None:
    book.set_start(date(2023, 12, 31))
    first = book.status_text(date(2025, 3, 31))
    book.log("1.1.1", "四月", percent="30", values=["t1=1"], day="2025-04-10")
    book.log("1.1.1", "六月", percent="60", values=["t1=3"], day="2025-06-10")
    book.met("1.1.1t1", "5", day="2025-06-20")
    assert book.status_text(date(2025, 3, 31)) == first
    seen = []
    for day in (date(2025, 4, 9), date(2025, 4, 10), date(2025, 6, 10), date(2025, 6, 19), date(2025, 6, 20)):
        report = book.status(day)
        status = report.targets[2]
        seen.append((report.tasks[0].status.percent, status.actual, status.met))
    assert seen == [
        (None, None, None),
        (30, 1, False),
        (60, 3, False),
        (60, 3, False),
        (50, 5, True),
    ]


def test_a_day_before_the_start_and_one_after_the_end_can_be_asked_for(book: Book) -> None:
    book.set_start(date(2023, 12, 31))
    assert book.status(date(2020, 1, 1)).tasks[0].status.expected == 0
    after = book.status(date(2027, 1, 1)).tasks[0].status
    assert (after.expected, after.rule, after.light) == (100, "overdue_unreported", "grey")


# JSON.


def test_the_keys_of_the_status_are_fixed(gongshu: Book) -> None:
    gongshu.log("2.1.3", "已挂牌", values=["t1=2.5"])
    value = status_json([gongshu.status(dept="区卫健局")])
    assert {"schema", "as_of", "plan", "dept", "starts", "ends", "summary", "tasks", "targets"} <= set(value)
    assert (value["schema"], value["plan"], value["dept"], value["starts"]) == (
        1,
        "gongshu",
        "区卫健局",
        None,
    )
    tasks: Any = value["tasks"]
    targets: Any = value["targets"]
    summary: Any = value["summary"]
    assert {
        "plan",
        "code",
        "section",
        "kind",
        "title",
        "text",
        "role",
        "lead",
        "support",
        "percent",
        "expected",
        "gap",
        "light",
        "rule",
        "due",
        "progress",
        "closure",
        "last",
        "targets",
    } <= set(tasks[0])
    assert {
        "id",
        "owner",
        "name",
        "op",
        "value",
        "upper",
        "unit",
        "due",
        "baseline",
        "per",
        "actual",
        "actual_date",
        "met",
        "met_by",
        "original",
    } <= set(targets[0])
    assert summary["lead"] + summary["support"] == summary["tasks"] == len(tasks)
    assert sum(summary["lights"].values()) == summary["lit"]
    task = next(task for task in tasks if task["code"] == "2.1.3")
    assert task["last"] == {"date": "2025-06-30", "text": "已挂牌", "dept": None}
    assert task["targets"] == ["2.1.3t1", "2.1.3t2"]
    assert next(target for target in targets if target["id"] == "2.1.3t1")["actual"] == 2.5


def test_not_reported_is_not_zero(book: Book) -> None:
    value: Any = status_json([book.status()])
    assert [task["percent"] for task in value["tasks"]] == [None] * 6
    assert [target["actual"] for target in value["targets"]] == [None] * 6
    book.log("1.1.1", percent="0")
    book.log("1.1.1t1", values=["0"])
    value = status_json([book.status()])
    assert value["tasks"][0]["percent"] == 0
    assert [target["actual"] for target in value["targets"]] == [None, None, 0, None, None, None]
    assert value["targets"][2]["met"] is False


def test_several_plans_are_one_object(book: Book) -> None:
    book.store(small_plan(ends=date(2026, 12, 31)), source("另一份"), "other")
    reports = []
    for code in ("small", "other"):
        book.plan = code
        reports.append(book.status())
    value: Any = status_json(reports)
    assert (value["plan"], value["starts"], value["ends"]) == ("all", None, None)
    assert [task["plan"] for task in value["tasks"]] == ["small"] * 6 + ["other"] * 6
    assert value["summary"]["targets"] == 12


# Selecting, grouping, counting.


def test_selecting_and_sorting_keep_every_task_that_is_wanted(book: Book) -> None:
    book.set_start(date(2023, 12, 31))
    book.log("1.1.1", percent="10")
    book.log("1.1.2", percent="60")
    report = book.status()
    assert select(report, Selection()) == report
    assert select(report, Selection(sort="plan")) == report
    red = select(report, Selection(light="red"))
    assert codes(red) == "1.1.1"
    assert [status.target.code for status in red.targets] == ["1.1.1t1", "1.1.1t2"]
    assert codes(select(report, Selection(light="yellow"))) == "1.1.2"
    assert codes(select(report, Selection(overdue=True))) == ""
    for sort, first in (("light", "1.1.1"), ("gap", "1.1.1"), ("due", "1.1.1"), ("plan", "1.1.1")):
        chosen = select(report, Selection(sort=sort))  # type: ignore[arg-type]
        assert sorted(codes(chosen).split()) == sorted(codes(report).split())
        assert chosen.tasks[0].task.code == first
        assert chosen.targets == report.targets
    assert codes(select(report, Selection(sort="light"))).startswith("1.1.1 1.1.2 1.2.1")


def test_a_task_counts_under_each_of_its_departments_and_once_in_the_total(book: Book) -> None:
    found = {group.key: group.tasks for group in book.groups("dept")}
    assert found == {"区卫健局": 2, "区财政局": 2, "各街道": 2, "长乐教育局": 1, NOBODY: 1, TOTAL: 4}
    assert [(group.key, group.tasks) for group in book.groups("section")] == [
        ("1.1 基层服务", 2),
        ("1.2 健康教育", 2),
        (TOTAL, 4),
    ]


def removed(book: Book, table: str, condition: str) -> list[Change]:
    ids = [row_id for (row_id,) in book.rows(f"SELECT id FROM {table} WHERE {condition}")]
    return [Change(table, row_id, "delete", book.data()[table][row_id], None) for row_id in ids]


def test_tasks_that_nobody_can_be_named_for_are_counted(book: Book) -> None:
    def unassigned() -> int:
        with reading(book.db) as ledger:
            return page_of(ledger, book.status()).unassigned

    assert unassigned() == 1
    book.change(*removed(book, "assignment", "task_id = 2 AND role = 'support'"))
    assert unassigned() == 2  # only 各街道 is left, and nobody belongs to it
    book.change(insert("member", 1, collective_id=3, member_id=1))
    assert unassigned() == 1


def test_a_list_has_the_plans_order_and_roles(book: Book) -> None:
    with reading(book.db) as ledger:
        (found,) = choose(ledger, None, Narrowing("区卫健局"))
        lines = listed(ledger, found.plan, found.tasks)
    assert [(line.task.code, line.role) for line in lines] == [
        ("1.1.1", "lead"),
        ("1.1.2", "support"),
        ("1.1.m1", "lead"),
        ("2.1.1", "lead"),
    ]
    assert lines[0].support == ("区财政局", "各街道")


# One code.


def shown(book: Book, code: str) -> Detail:
    with book.reader() as (ledger, plan):
        return detail(ledger, plan, choose_item(ledger, plan, code), book.today, Rules())


def test_a_target_shows_every_entry_that_gives_a_figure_for_it(book: Book) -> None:
    book.log("1.1.1", "只有文字")
    book.log("1.1.1", "任务上登记", values=["t1=2"])
    book.log("1.1.1t1", "指标上登记", values=["3"])
    book.log("1.1.1", "另一指标", values=["t2=1"])
    assert [entry.entry.report.text for entry in shown(book, "1.1.1t1").entries] == [
        "指标上登记",
        "任务上登记",
    ]
    assert len(shown(book, "1.1.1").entries) == 4
    assert [entry.entry.report.number for entry in shown(book, "1.1.1").entries] == [6, 5, 4, 3]


def test_every_code_shows_its_quote(gongshu: Book) -> None:
    tables = [
        gongshu.rows(f"SELECT code FROM {table} ORDER BY ord") for table in ("section", "task", "target")
    ]
    for rows in tables:
        for (code,) in rows[::5]:
            found = shown(gongshu, code)
            assert found.quote.text.strip()
            assert detail_json(gongshu.status().plan, found, gongshu.today)["code"] == code
    assert "旗舰中" in shown(gongshu, "2.1.3t1").quote.text


def test_a_target_that_no_task_owns_has_no_light_to_explain(book: Book) -> None:
    with book.reader() as (ledger, plan), pytest.raises(InputError) as error:
        accounts(ledger, plan, choose_item(ledger, plan, "t1"), book.today, Rules())
    assert str(error.value) == "t1 下没有任务，不亮灯。运行 gytrack show t1 查看其内容。"


@pytest.mark.parametrize(("code", "count"), [("1.1.1", 1), ("1.1.1t1", 1), ("1.1", 3), ("1", 5)])
def test_a_section_is_explained_task_by_task(book: Book, code: str, count: int) -> None:
    with book.reader() as (ledger, plan):
        assert len(accounts(ledger, plan, choose_item(ledger, plan, code), book.today, Rules())) == count
