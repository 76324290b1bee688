"""What a check of a plan finds, and what it must not find."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from workbench import TEXT, Book, place, section, small_plan, source, target, task

from gytrack.reading.document import read_plan
from gytrack.reading.formats.plain import plain_paper
from gytrack.records.plan import Plan
from gytrack.usecases.checking.check import Checked, check
from gytrack.usecases.checking.finding import Finding, Kind

MEND = "gytrack export p.toml --plan p，改好后 gytrack import p.toml --update"

Check = Callable[..., Checked]


@pytest.fixture
def checked(empty: Book) -> Check:
    """Return what stores a plan and checks it."""

    def run(plan: Plan, text: str = TEXT) -> Checked:
        empty.store(plan, source(text), "p")
        return empty.ask(check)

    return run


def of(found: Checked, kind: Kind) -> list[Finding]:
    return [finding for finding in found.findings if finding.kind == kind]


def told(found: Checked, kind: Kind) -> list[tuple[str, str]]:
    return [(finding.code, finding.wrong) for finding in of(found, kind)]


SOUND = """某区健康服务实施方案

一、总体要求
（一）指导思想。坚持以人民为中心。
（二）基本原则。坚持公益。
二、主要任务
（一）基层服务
1. 到2025年底，建成社区服务站5个。（牵头单位：区卫健局）
2. 每年培训护士20名。（牵头单位：区民政局）
"""


def test_a_plan_in_which_all_is_said_has_nothing_to_look_at(checked: Check) -> None:
    found = checked(read_plan(plain_paper(source(SOUND))), SOUND)
    assert found.findings == ()
    assert found.reread


def test_sections_of_aims_and_sections_that_hold_sections_need_no_task(checked: Check) -> None:
    plan = small_plan()
    more = (section("3", "总体要求", 10), section("3.1", "指导思想", 11), section("3.2", "某项", 11))
    assert told(checked(replace(plan, sections=(*plan.sections, *more))), "empty_section") == []


def test_a_section_that_ought_to_hold_a_task_is_named_with_its_words_on_paper(checked: Check) -> None:
    plan = small_plan()
    found = checked(replace(plan, tasks=tuple(one for one in plan.tasks if one.section != "1.2")))
    (finding,) = of(found, "empty_section")
    assert (finding.code, finding.wrong) == ("1.2", "第 1.2 节下没有任务")
    assert (finding.place, finding.quote) == (place(7), "（二）健康教育")
    assert finding.todo == f"核对原文；有漏读的任务就补上：{MEND}"


def test_a_task_with_a_department_that_can_be_asked_has_a_lead(checked: Check) -> None:
    assert "1.1.1" not in [code for code, _ in told(checked(small_plan()), "no_lead")]


def test_a_task_that_nobody_or_only_a_collective_leads_is_named(checked: Check, empty: Book) -> None:
    plan = small_plan()
    tasks = (*plan.tasks, task("1.2.3", 9, support="区财政局"))
    found = checked(replace(plan, tasks=tasks))
    assert told(found, "no_lead") == [
        ("1.1.2", "只写了统称：各街道"),
        ("1.2.2", "没有写明单位"),
        ("1.2.3", "只写了配合单位：区财政局"),
    ]
    assert of(found, "no_lead")[0].todo == "列出成员：gytrack dept group 各街道 --add 单位 --plan p"
    assert of(found, "no_lead")[1].todo == f"明确牵头单位后补上：{MEND}"
    empty.group("各街道", "米市巷街道")
    assert [code for code, _ in told(empty.ask(check), "no_lead")] == ["1.2.2", "1.2.3"]


def test_a_plan_that_names_nobody_at_all_is_one_finding(checked: Check) -> None:
    plan = small_plan()
    found = checked(replace(plan, tasks=tuple(replace(one, parties=()) for one in plan.tasks)))
    assert told(found, "no_lead") == [("", "全部6项任务都没有写明单位")]


def test_a_target_with_a_date_of_its_own_or_of_its_task_or_of_every_year_is_dated(checked: Check) -> None:
    plan = small_plan()
    dated = replace(plan.tasks[0], due=date(2025, 6, 30))
    targets = (
        target("1.1.1", "医馆", "=", "1", "家", 4),
        target("1.2.1", "资金", "=", "1", "元", 8, due=date(2025, 6, 30)),
        target("1.2.1", "培训", "=", "1", "期", 8, per="year"),
    )
    assert told(checked(replace(plan, tasks=(dated, *plan.tasks[1:]), targets=targets)), "no_date") == []


@pytest.mark.parametrize(
    ("ends", "until"),
    [(date(2025, 12, 31), "暂按方案的完成时限（2025年底）计"), (None, "方案也没有完成时限")],
)
def test_a_target_without_a_date_says_by_which_it_is_judged(
    checked: Check, ends: date | None, until: str
) -> None:
    found = checked(small_plan(ends=ends))
    codes = [finding.code for finding in of(found, "no_date")]
    assert codes == ["t1", "1.1t1", "1.2.1t1", "1.2.1t2"]
    assert of(found, "no_date")[0].wrong == "“服务覆盖率”没有写明时限"
    assert of(found, "no_date")[0].todo == f"{until}；应另有时限的补上：{MEND}"


def test_dates_on_the_plans_first_and_last_day_are_within_it(checked: Check) -> None:
    plan = small_plan(starts=date(2024, 1, 1), expires=date(2025, 12, 31))
    tasks = (replace(plan.tasks[0], due=date(2024, 1, 1)), *plan.tasks[1:])
    assert told(checked(replace(plan, tasks=tasks)), "date_outside") == []


@pytest.mark.parametrize(
    ("head", "due", "wrong"),
    [
        ({"starts": date(2024, 1, 1)}, date(2023, 12, 31), "时限2023年底早于方案起始日2024年1月1日"),
        ({"issued": date(2024, 3, 5)}, date(2024, 2, 29), "时限2024年2月底早于方案起始日2024年3月5日"),
        ({}, date(2026, 6, 30), "时限2026年6月底晚于方案的完成时限2025年底"),
        ({"ends": None, "expires": date(2025, 12, 31)}, date(2026, 1, 5), "时限2026年1月5日晚于方案的有效期2025年12月31日"),
    ],
)  # fmt: skip
def test_a_date_that_the_plan_does_not_cover_is_named(
    checked: Check, head: dict[str, date | None], due: date, wrong: str
) -> None:
    plan = small_plan(**head)
    tasks = (replace(plan.tasks[0], due=due), *plan.tasks[1:])
    targets = (target("1.2.1", "资金", "=", "1", "元", 8, due=due),)
    found = checked(replace(plan, tasks=tasks, targets=targets))
    assert told(found, "date_outside") == [("1.1.1", wrong), ("1.2.1t1", wrong)]


@pytest.mark.parametrize(
    ("head", "wrong"),
    [
        ({"starts": date(2026, 1, 1)}, "方案的完成时限2025年底早于起始日2026年1月1日"),
        ({"effective": date(2025, 1, 1), "expires": date(2024, 12, 31)}, "方案的有效期至2024年12月31日，早于起始日2025年1月1日"),
        ({"expires": date(2025, 6, 30)}, "方案的有效期至2025年6月30日，早于完成时限2025年底"),
    ],
)  # fmt: skip
def test_dates_of_the_plan_that_contradict_each_other_are_named(
    checked: Check, head: dict[str, date], wrong: str
) -> None:
    found = checked(replace(small_plan(**head), targets=()))
    assert told(found, "date_outside") == [("", wrong)]
    assert of(found, "date_outside")[0].place is None


def test_numbers_that_count_on_within_their_section_neither_repeat_nor_jump(checked: Check) -> None:
    plan = small_plan()
    running = (*plan.tasks[:3], replace(plan.tasks[3], code="1.2.4"), replace(plan.tasks[4], code="1.2.5"))
    found = checked(replace(plan, tasks=running, targets=()))
    assert told(found, "number_twice") == told(found, "number_jump") == []


def test_a_number_that_is_printed_twice_is_named_once_with_the_code_that_tells_them_apart(
    checked: Check,
) -> None:
    plan = small_plan()
    found = checked(replace(plan, tasks=(*plan.tasks[:2], task("1.1.2", 6, "区卫健局"), *plan.tasks[2:])))
    assert told(found, "number_twice") == [("1.1.2-2", "编号 1.1.2 在文中不止一处，这一处记为 1.1.2-2")]
    assert of(found, "number_twice")[0].quote == "加强人员配备。"
    assert told(found, "number_jump") == []


def test_an_annex_that_begins_again_is_named_by_its_sections_alone(checked: Check) -> None:
    plan = small_plan()
    sections = (*plan.sections, section("1", "附表", 12), section("1.1", "另一处", 12))
    again = task("1.1.1", 12, "区卫健局")
    found = checked(replace(plan, sections=sections, tasks=(*plan.tasks, replace(again, place=place(12)))))
    assert [code for code, _ in told(found, "number_twice")] == ["1-2", "1.1-2"]
    assert told(found, "number_jump") == []


def test_numbers_that_jump_are_named_with_the_one_before(checked: Check) -> None:
    plan = small_plan()
    sections = (*plan.sections[:2], section("1.4", "健康教育", 7), *plan.sections[3:])
    tasks = (
        *plan.tasks[:3],
        task("1.4.1", 8, "区卫健局"),
        task("1.4.3", 9, "区卫健局"),
        *plan.tasks[5:],
    )
    found = checked(replace(plan, sections=sections, tasks=tasks, targets=()))
    assert told(found, "number_jump") == [
        ("1.4", "编号由 1.1 跳到 1.4"),
        ("1.4.3", "编号由 1.4.1 跳到 1.4.3"),
    ]


def test_a_department_that_is_written_in_two_ways_comes_with_the_command_that_merges_it(
    checked: Check,
) -> None:
    plan = small_plan()
    found = checked(replace(plan, tasks=(*plan.tasks, task("1.2.3", 9, "区卫生健康局"))))
    (finding,) = of(found, "department_twice")
    assert {finding.code, "区卫健局"} == {"区卫生健康局", "区卫健局"}
    assert finding.todo == "如果是，运行 gytrack dept merge 区卫生健康局 区卫健局 --plan p"


JUMPING = SOUND.replace("2. 每年培训护士20名。（牵头单位：区民政局）", "4. 每年培训护士20名。")


def test_what_the_rows_tell_is_not_told_again_by_the_reader(checked: Check) -> None:
    plan = read_plan(plain_paper(source(JUMPING)))
    assert [issue.unsure for issue in plan.issues] != []
    found = checked(plan, JUMPING)
    assert found.reread
    assert [finding.kind for finding in found.findings] == ["no_lead", "number_jump"]


def test_what_only_the_reader_tells_is_told_with_line_and_quote(checked: Check) -> None:
    text = SOUND + "附件\n重点单位名单\n区人民医院\n"
    plan = read_plan(plain_paper(source(text)))
    found = checked(plan, text)
    assert [(one.kind, one.place and one.place.line, one.wrong) for one in found.findings] == [
        ("reading", issue.place.line, issue.unsure) for issue in plan.issues
    ]
    assert found.findings[0].todo.endswith("；请核对原文")


@pytest.mark.parametrize("text", [TEXT, "不是方案", "[plan]\ntitle = 1"])
def test_a_text_that_now_reads_otherwise_is_said_not_to_have_been_read_again(
    checked: Check, text: str
) -> None:
    plan = read_plan(plain_paper(source(SOUND)))
    elsewhere = replace(plan, sections=(), tasks=(), targets=())
    found = checked(elsewhere, text)
    assert not found.reread
    assert of(found, "reading") == []
