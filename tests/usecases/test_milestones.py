"""Annual plans: what is stored, from when it holds, what is refused, and how it is split evenly."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from status_values import END, START, target
from workbench import TODAY, Book, small_plan, source

from gytrack.errors import InputError
from gytrack.ledger.connection import reading
from gytrack.records.ledger import Milestone
from gytrack.usecases.asking.narrowing import Narrowing, choose
from gytrack.usecases.milestones.evenly import evenly
from gytrack.usecases.milestones.listing import Step, milestones_of, state_words, steps
from gytrack.usecases.milestones.typed import period_end


@pytest.fixture
def started(book: Book) -> Book:
    """The small plan from the end of 2023 to that of 2025."""
    book.set_start(START)
    return book


def refused(book: Book, run: Callable[[], object]) -> str:
    before = book.dump()
    with pytest.raises(InputError) as error:
        run()
    assert book.dump() == before
    return str(error.value)


def held(book: Book, day: date = TODAY) -> tuple[int | None, int | None]:
    """Return how far the task 1.1.1 should be, and how many milestones its first target has."""
    report = book.status(day)
    (line,) = (line for line in report.tasks if line.task.code == "1.1.1")
    return line.status.expected, len(line.targets[0].target.schedules)


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ("2024", "2024-12-31"),
        ("2024年", "2024-12-31"),
        ("2024年底", "2024-12-31"),
        ("2024q1", "2024-03-31"),
        ("2024-q4", "2024-12-31"),
        ("2024年一季度", "2024-03-31"),
        ("2024年第二季度", "2024-06-30"),
        ("2024年3季度", "2024-09-30"),
        ("2024年上半年", "2024-06-30"),
        ("2024年下半年", "2024-12-31"),
        ("2024-02", "2024-02-29"),
        ("2024年6月底", "2024-06-30"),
        ("2024.6", "2024-06-30"),
        ("2024-06-12", "2024-06-12"),
        ("2024年6月12日", "2024-06-12"),
    ],
)
def test_a_period_is_read_as_its_last_day(typed: str, ends: str) -> None:
    assert period_end(typed, TODAY) == date.fromisoformat(ends)


@pytest.mark.parametrize("typed", ["2024-13", "0000", "2024年五季度", "五年", "24"])
def test_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(InputError):
        period_end(typed, TODAY)


def test_the_first_plan_holds_from_the_beginning_a_later_one_from_its_day(started: Book) -> None:
    assert held(started) == (75, 0)
    assert started.split("1.1.1t1", "2024=2家，2025＝5").since is None
    assert held(started) == (73, 1)
    assert held(started, date(2024, 12, 31)) == (45, 1)
    later = started.split("1.1.1t1", "2024=1", "2025=5", day="2025-06-01")
    assert later.since == date(2025, 6, 1)
    assert "2025年6月1日以前的各日仍按原来的分解计算" in later.notes[0]
    assert held(started) == (68, 2)
    assert held(started, date(2024, 12, 31)) == (45, 2)
    started.split("1.1.1t1", clear=True)
    assert held(started) == (75, 3)
    assert held(started, date(2025, 6, 29))[0] != 75


def test_a_split_is_undone_whole(started: Book) -> None:
    before = started.data()
    started.split("1.1.1t1", "2024=2", "2025=5")
    assert started.count("milestone") == 2
    started.undo()
    assert started.data() == before


@pytest.mark.parametrize(
    ("code", "parts", "more", "words"),
    [
        ("1.1.1", ("2024=2",), {}, "1.1.1 不是量化指标"),
        ("1.1.1t1", ("2",), {}, "“2”没有写明时点。请写成 时点=累计数"),
        ("1.1.1t1", ("2024=2", "2024年底=3"), {}, "2024-12-31 写了不止一个数"),
        ("1.1.1t1", ("2024=约2家",), {}, "“约2家”不是确切的数"),
        ("1.1.1t1", ("2024=2个",), {}, "“2个”的单位与 1.1.1t1 不同"),
        ("1.1.1t1", ("2024=-2",), {}, "“-2”是负数"),
        ("1.1.1t1", ("2024=+2",), {}, "“+2”像是新增数"),
        ("1.1.1t1", ("2024=3", "2025=2"), {}, "2025年底2家少于2024年底3家。各时点请写累计数，不是当年的数。"),
        ("1.1.1t1", ("2026=5",), {}, "2026年底晚于 1.1.1t1 的完成时限（2025年底）"),
        ("1.1.1t1", ("2023=1",), {}, "2023年底不在方案的起始日（2023年12月31日）之后"),
        ("1.1.1t1", (), {"clear": True}, "1.1.1t1 没有分年度计划"),
        ("1.1.1t1", ("2024=2",), {"day": "2025-07-01"}, "晚于今天"),
    ],
)
def test_what_cannot_be_split_so_is_refused(
    started: Book, code: str, parts: tuple[str, ...], more: dict[str, Any], words: str
) -> None:
    assert words in refused(started, lambda: started.split(code, *parts, **more))


def test_the_same_again_changes_nothing(started: Book) -> None:
    started.split("1.1.1t1", "2024=2", "2025=5")
    assert "分年度计划没有变化" in refused(started, lambda: started.split("1.1.1t1", "2025=5", "2024=2"))


def test_what_is_odd_is_stored_and_said(started: Book) -> None:
    assert started.split("1.1.1t1", "2024=6").notes == ("2024年底6家超过目标不少于5家，序时按目标计",)
    assert started.split("1.1.1t2", "2025=4").notes == (
        "2025年底4家没有达到目标不少于10家，到期序时仍按目标计",
    )


def test_a_target_is_split_by_the_goal_and_the_due_date_in_force(started: Book) -> None:
    started.adjust("1.1.1t1", value="8", due="2026年底", day="2025-03-01")
    assert started.split("1.1.1t1", every="year").milestones == (
        Milestone(date(2024, 12, 31), Decimal(3)),
        Milestone(date(2025, 12, 31), Decimal(5)),
        Milestone(date(2026, 12, 31), Decimal(8)),
    )
    assert started.split("1.1.1t1", "2025=6", "2026=8").notes[0].startswith("2025年6月30日以前的各日")
    assert started.split("1.1.1t1", "2026=7").notes[0] == (
        "2026年底7家没有达到目标不少于8家（调高，原目标不少于5家；延期，原时限2025年底），到期序时仍按目标计"
    )
    assert started.split("1.1.1t1", "2025=6", day="2025-02-28").notes[0] == (
        "2025年底6家超过目标不少于5家，序时按目标计"
    )


def test_a_postponed_tasks_targets_are_split_up_to_its_new_date(started: Book) -> None:
    assert "晚于" in refused(started, lambda: started.split("1.2.1t1", "2026=1000"))
    started.adjust("1.2.1", due="2026年底")
    assert started.split("1.2.1t1", "2025=500", "2026=1000").notes == ()


def test_what_was_dropped_is_not_split(started: Book) -> None:
    started.split("1.1.1t1", "2024=2")
    started.adjust("1.1.1t1", drop=True, day="2025-06-01")
    started.adjust("1.2.1", drop=True, day="2025-06-01")
    assert "1.1.1t1 已取消" in refused(started, lambda: started.split("1.1.1t1", "2024=3"))
    assert "1.1.1t1 已取消" in refused(started, lambda: started.split("1.1.1t1", clear=True))
    assert "1.2.1 已取消" in refused(started, lambda: started.split("1.2.1t1", "2024=3"))
    assert started.split("1.1.1t1", "2024=3", day="2025-05-31").number


def test_without_a_start_milestones_are_kept_and_nothing_is_expected(book: Book) -> None:
    assert "方案未写明起始日期" in book.split("1.1.1t1", "2024=2").notes[0]
    assert held(book) == (None, 1)
    assert "不能均分" in refused(book, lambda: book.split("1.1.1t2", every="year"))


def row(value: str, **fields: Any) -> Any:
    return target(value=value, **fields)


@pytest.mark.parametrize(
    ("goal", "fields", "every", "values"),
    [
        ("5", {}, "year", ["3", "5"]),  # 2.5 half up
        ("10", {}, "quarter", ["1", "3", "4", "5", "6", "8", "9", "10"]),
        ("90", {"baseline": "80"}, "year", ["85", "90"]),
        ("0.5", {}, "year", ["0.3", "0.5"]),
        ("10", {"op": "<=", "baseline": "20"}, "year", ["15", "10"]),
        ("1", {"op": "range", "upper": "2"}, "year", ["1", "1"]),
    ],
)
def test_evenly_follows_the_straight_line_in_the_goals_own_places(
    goal: str, fields: dict[str, Any], every: Any, values: list[str]
) -> None:
    found = evenly(row(goal, **fields), START, END, every)
    assert [step.value for step in found] == [Decimal(value) for value in values]
    assert found[-1].due == END


def test_evenly_ends_with_the_calendars_periods_and_the_due_date() -> None:
    found = evenly(row("12"), date(2024, 5, 10), date(2025, 8, 20), "quarter")
    ends = ["2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31", "2025-06-30", "2025-08-20"]
    assert [step.due.isoformat() for step in found] == ends
    assert evenly(row("5"), date(2025, 1, 1), END, "year") == (Milestone(END, Decimal(5)),)


def test_one_year_alone_is_not_split_by_years(book: Book) -> None:
    book.set_start(date(2025, 1, 1))
    assert "只有一个年度，无法均分" in refused(book, lambda: book.split("1.1.1t1", every="year"))


def listed(book: Book, day: date = TODAY, year: int | None = 2025) -> list[Step]:
    with reading(book.db) as ledger:
        (found,) = choose(ledger, book.plan, Narrowing())
        return steps(ledger, found, day, year)


def test_the_list_of_a_year_has_its_milestones_and_what_is_due_in_it(started: Book) -> None:
    started.split("1.1.1t1", "2024=2", "2025-09=4")
    started.log("1.1.1", "2家", values=["t1=3"])
    told = [
        (step.status.target.code, step.due.isoformat(), int(step.value), state_words(step))
        for step in listed(started)
        if step.status.target.code.startswith("1.1.1")
    ]
    assert told == [
        ("1.1.1t1", "2025-09-30", 4, "尚差1家"),
        ("1.1.1t1", "2025-12-31", 5, "尚差2家"),
        ("1.1.1t2", "2025-12-31", 10, "未到期"),
    ]
    assert [state_words(step) for step in listed(started, year=2024)] == ["已达到"]
    assert {state_words(step) for step in listed(started, date(2026, 1, 1))} >= {"未达到", "未报"}


def test_what_was_dropped_or_does_not_apply_is_not_in_the_list(started: Book) -> None:
    started.split("1.1.1t1", "2024=2", "2025=5")
    assert [step.status.target.code for step in milestones_of(started.status(), {})] == ["1.1.1t1"] * 2
    started.adjust("1.1.1t1", drop=True)
    started.set_aside("1.2.1", "并入上级项目")
    codes = {step.status.target.code for step in listed(started)}
    assert "1.1.1t2" in codes
    assert codes.isdisjoint({"1.1.1t1", "1.2.1t1", "1.2.1t2"})
    assert list(milestones_of(started.status(), {})) == []


def test_the_list_stands_department_by_department(started: Book) -> None:
    leads = [step.owner.lead[:1] for step in listed(started)]
    assert leads == sorted(leads, key=leads.index)
    assert leads[-1] == ()


def test_an_edition_that_leaves_a_split_target_out_keeps_it(started: Book) -> None:
    started.plan = "small"
    started.split("1.1.1t1", "2024=2", "2025=5")
    plan = small_plan()
    fewer = plan.targets[:2] + plan.targets[3:]
    from dataclasses import replace

    started.update(replace(plan, targets=fewer), source("新版"))
    assert started.count("schedule") == 1
    started.undo()
    assert held(started) == (73, 1)
