from datetime import date, timedelta
from typing import Any, get_args

import pytest
from status_values import DAY, END, RULES, measure, plan, reached, report, reports, target, task, total, words

from gytrack.records.ledger import Manual, Report, Said
from gytrack.status.arithmetic import arithmetic
from gytrack.status.by_hand import by_hand
from gytrack.status.earlier import Earlier
from gytrack.status.explain import brief
from gytrack.status.judging import Judge
from gytrack.status.reasons import Account, reason
from gytrack.status.rules import Rule, Rules
from gytrack.status.targets import TargetStatus
from gytrack.status.tasks import task_status
from gytrack.usecases.ruling.named_sets import built_in

SETS = {one.name: one.rules for one in built_in()}
HALLS, ROOMS = target(">=", "5"), target(">=", "10", code="2.1.3t2", name="中医阁")
LEADS = ("区发改经信局",)
Given = list[Report | TargetStatus]


def account(
    *given: Report | TargetStatus,
    row: Any = None,
    terms: Any = None,
    day: date = DAY,
    leads: tuple[str, ...] = LEADS,
    rules: Rules = RULES,
    manual: Manual | None = None,
    trial: bool = False,
) -> Account:
    row, terms = row or task(), terms or plan()
    targets = tuple(one for one in given if isinstance(one, TargetStatus))
    logged = [one for one in given if isinstance(one, Report)]
    said = reports(*logged)
    status = task_status(row, said, targets, Judge(terms, day, rules), manual)
    return Account(row, status, targets, leads, said, words(*logged), terms, day, rules, trial=trial)


BEHIND: Given = [
    reached(HALLS, total("2", "2025-06-23", 128)),
    reached(ROOMS, total("4", "2025-06-23", 128)),
    report(day="2025-06-23", number=128, problem="3家选址未定。"),
]


def test_says_in_one_line_what_a_leader_asks() -> None:
    assert brief(account(*BEHIND)) == (
        "2.1.3 基层中医馆内涵建设：截至2025年6月30日，旗舰中医馆2家（目标不少于5家）、中医阁4家（目标不少于10家），"
        "实际进度40%，序时进度75%，慢于序时35个百分点，超过30个百分点，按规则亮红灯。"
        "牵头：区发改经信局。存在问题：3家选址未定。"
    )


DEFAULT = (
    "规则集“缺省”：红灯：慢于序时超过30个百分点；或已过完成时限尚未完成；或所报状态为受阻。"
    "黄灯：慢于序时10—30个百分点；或距完成时限不足30天（含）；或所报状态为进度滞后。"
    "绿灯：已完成，或慢于序时不足10个百分点；没有百分比的，所报状态正常"
)


def test_shows_the_sums_behind_it() -> None:
    assert arithmetic(account(*BEHIND)) == (
        "规则：超过30个百分点，按规则亮红灯",
        DEFAULT,
        "起算2023-12-31，时限2025-12-31，截至2025-06-30",
        "序时：已过18个月／共24个月 = 75%",
        "2.1.3t1 旗舰中医馆：（2 − 0）／（5 − 0） = 40%（2025-06-23 #128）",
        "2.1.3t2 中医阁：（4 − 0）／（10 − 0） = 40%（2025-06-23 #128）",
        "实际进度：指标平均（40 + 40）／2 = 40%",
        "偏差：40 − 75 = -35个百分点（负数为慢）",
        "报送：最近报送2025年6月23日 #128；未要求按期报送",
    )


ASKED = plan(asked_from=date(2025, 3, 10))
MET = reached(HALLS, total("5"))
LATE = END + timedelta(days=10)

CASES: list[tuple[Rule, Account, str]] = [
    ("unlit_closed", account(row=task(closure="closed")), "任务已销号，不亮灯"),
    ("unlit_dropped", account(row=task(closure="dropped")), "任务已取消，不亮灯"),
    ("unlit_na", account(row=task(closure="na")), "任务不适用，不亮灯"),
    ("unlit_kind", account(row=task(kind="measure")), "属配套措施，不亮灯"),
    ("unlit_kind", account(row=task(kind="safeguard")), "属保障措施，不亮灯"),
    ("unlit_ongoing", account(row=task(ongoing=True)), "属常态推进任务，不亮灯"),
    ("finished", account(MET), "量化指标全部达标，按规则亮绿灯"),
    ("finished", account(report(100)), "任务已完成，按规则亮绿灯"),
    ("finished", account(report(state="done")), "所报状态为已完成，按规则亮绿灯"),
    (
        "finished_late",
        account(report(100, day="2026-01-05"), day=LATE),
        "完成时限2025年底，2026年1月5日完成，属逾期完成，按规则亮绿灯",
    ),
    ("overdue", account(report(40), day=LATE), "完成时限2025年底已过10天，尚未完成，按规则亮红灯"),
    ("overdue_unreported", account(day=LATE), "完成时限2025年底已过10天，从未报送，列为逾期未报"),
    ("unreported", account(), "从未报送，列为未报"),
    ("unreported", account(terms=ASKED, day=date(2025, 3, 26)), "从未报送，欠报1期，列为未报"),
    (
        "missed_reports",
        account(terms=ASKED, day=date(2025, 4, 26)),
        "从未报送，欠报2期，达到2期，按规则亮黄灯",
    ),
    ("missed_reports", account(terms=ASKED), "从未报送，欠报4期，达到3期，按规则亮红灯"),
    (
        "missed_reports",
        account(report(80, day="2025-03-20"), terms=ASKED, rules=SETS["sanya"]),
        "最近报送2025年3月20日，欠报3期，达到2期，按规则亮红灯",
    ),
    (
        "overdue",
        account(report(40), day=END + timedelta(days=15), rules=SETS["late-days"]),
        "完成时限2025年底已过15天，尚未完成，达到15天，按规则亮红灯",
    ),
    (
        "overdue_orange",
        account(report(40), day=LATE, rules=SETS["late-days"]),
        "完成时限2025年底已过10天，尚未完成，达到8天，按规则亮橙灯",
    ),
    (
        "unbegun",
        account(report(state="not_started"), rules=SETS["yinchuan"]),
        "所报状态为未启动，自起算日2023年12月31日已满18个月，达到3个月，按规则亮红灯",
    ),
    ("unbegun", account(report(state="not_started"), rules=SETS["flags"]), "所报状态为未启动，按规则亮黑旗"),
    (
        "gap",
        account(report(40), rules=SETS["sanya"]),
        "占序时进度75%的46.67%，不超过序时进度的50%，按规则亮黄灯",
    ),
    ("gap", account(report(30), rules=SETS["sanya"]), "占序时进度75%的60%，超过序时进度的50%，按规则亮红灯"),
    ("gap", account(report(74), rules=SETS["suqian"]), "按规则亮黄灯"),
    ("gap", account(report(74), rules=SETS["yichang"]), "按规则亮红灯"),
    ("gap", account(report(70), rules=Rules(gap_yellow=5, gap_red=None)), "达到5个百分点，按规则亮黄灯"),
    (
        "due_soon",
        account(report(99), day=END - timedelta(days=20), rules=SETS["suqian"]),
        "距完成时限2025年底还有20天，在30天以内，按规则亮蓝灯",
    ),
    ("on_schedule", account(report(70), rules=Rules(gap_yellow=None)), "不超过30个百分点，按规则亮绿灯"),
    ("blocked", account(report(80, "blocked")), "所报状态为受阻，按规则亮红灯"),
    ("slow", account(report(80, "slow")), "所报状态为进度滞后，按规则亮黄灯"),
    (
        "due_soon",
        account(report(99), day=END - timedelta(days=20)),
        "距完成时限2025年底还有20天，在30天以内，按规则亮黄灯",
    ),
    ("gap", account(report(44)), "超过30个百分点，按规则亮红灯"),
    ("gap", account(report(65)), "处于10—30个百分点，按规则亮黄灯"),
    (
        "gap",
        account(reached(HALLS, total("2", "2025-05-01")), report(70)),
        "其中旗舰中医馆慢于序时35个百分点，超过30个百分点，按规则亮红灯",
    ),
    (
        "gap",
        account(report(state="not_started")),
        "所报状态为未启动，按0%计，慢于序时75个百分点，超过30个百分点，按规则亮红灯",
    ),
    ("on_schedule", account(report(75)), "按规则亮绿灯"),
    ("on_schedule", account(report(66)), "不足10个百分点，按规则亮绿灯"),
    (
        "on_schedule",
        account(report(state="not_started"), terms=plan(starts=DAY)),
        "所报状态为未启动，按0%计，符合序时，按规则亮绿灯",
    ),
    (
        "not_started",
        account(report(state="not_started"), terms=plan(starts=None)),
        "所报状态为未启动，列为未启动",
    ),
    ("reported", account(report()), "已报送进展，按规则亮绿灯"),
    ("reported", account(report(state="on_track")), "所报状态为进展顺利，按规则亮绿灯"),
]


@pytest.mark.parametrize(("rule", "case", "words"), CASES)
def test_gives_the_reason_of_each_rule(rule: Rule, case: Account, words: str) -> None:
    assert case.status.rule == rule
    assert reason(case) == words
    assert words in brief(case)
    assert arithmetic(case)[0] == f"规则：{words}"


def test_every_rule_has_its_case() -> None:
    assert {rule for rule, _, _ in CASES} == set(get_args(Rule)) - {"manual"}


@pytest.mark.parametrize("case", [case for _, case, _ in CASES])
def test_every_line_is_whole(case: Account) -> None:
    for line in (brief(case), *arithmetic(case)):
        assert "\n" not in line
        assert "None" not in line
        assert "，，" not in line
        assert "。。" not in line
        assert "灰灯" not in line


@pytest.mark.parametrize(
    ("given_", "terms", "words"),
    [
        ([], None, "截至2025年6月30日，实际进度未报，序时进度75%，从未报送"),
        ([report(0)], None, "实际进度0%，序时进度75%，慢于序时75个百分点"),
        ([report(80)], None, "实际进度80%，序时进度75%，快于序时5个百分点，按规则亮绿灯"),
        (
            [report(80)],
            plan(starts=None),
            "方案未写明起始日期，序时进度无法计算（可用 gytrack plan set-start 日期 --basis 依据 设定）",
        ),
        ([report(80)], plan(ends=None), "实际进度80%，未定完成时限，序时进度无法计算"),
        ([report(100)], plan(ends=None), "实际进度100%，任务已完成"),
    ],
)
def test_says_which_figures_there_are(given_: Given, terms: Any, words: str) -> None:
    assert words in brief(account(*given_, terms=terms))


@pytest.mark.parametrize(
    ("row", "measures", "words", "sums"),
    [
        (HALLS, [], "旗舰中医馆未报（目标不少于5家）", "未报（目标不少于5家）"),
        (HALLS, [total("0")], "旗舰中医馆0家（目标不少于5家）", "（0 − 0）／（5 − 0） = 0%"),
        (HALLS, [total("5")], "旗舰中医馆5家（目标不少于5家）", "5家，目标不少于5家，达标 = 100%"),
        (
            HALLS,
            [total("2"), measure("met", None, "2025-06-02")],
            "旗舰中医馆2家（目标不少于5家，已认定达标）",
            "2家，目标不少于5家，认定达标 = 100%",
        ),
        (
            HALLS,
            [measure("unmet")],
            "旗舰中医馆未报（目标不少于5家，已取消达标认定）",
            "未报，目标不少于5家，未达标，平均时按0计",
        ),
        (
            target("range", "1", upper="2"),
            [total("3")],
            "旗舰中医馆3家（目标1—2家，超出上限）",
            "3家，目标1—2家，达标 = 100%",
        ),
        (
            target("<=", "5", per="year"),
            [total("3")],
            "旗舰中医馆3家（目标每年不超过5家，目前符合）",
            "3家，目标每年不超过5家，目前符合，不计入平均",
        ),
        (
            target("<=", "5"),
            [total("8")],
            "旗舰中医馆8家（目标不超过5家）",
            "8家，目标不超过5家，未达标，无基期值，不计入平均",
        ),
        (
            target(">=", "90", unit="%", baseline="80.5"),
            [total("85")],
            "旗舰中医馆85%（目标不低于90%）",
            "（85 − 80.5）／（90 − 80.5） = 47%",
        ),
    ],
)
def test_says_how_each_target_stands(row: Any, measures: Any, words: str, sums: str) -> None:
    case = account(reached(row, *measures))
    assert words in brief(case)
    assert any(sums in line for line in arithmetic(case))


@pytest.mark.parametrize(("others", "said"), [((), False), ((total("1"),), True)])
def test_says_that_a_silent_target_counts_0_only_beside_one_that_is_reported(
    others: tuple[Any, ...], said: bool
) -> None:
    case = account(reached(HALLS), reached(target(">=", "10", id=2, code="2.1.3t2", name="中医阁"), *others))
    assert any("平均时按0计" in line for line in arithmetic(case)) is said


def test_says_from_which_day_a_state_is_that_a_later_report_left_as_it_was() -> None:
    first, later = report(state="slow", number=1), report(40, number=2, day="2025-06-20")
    assert "所报状态为进度滞后，" in reason(account(first))
    assert "所报状态为进度滞后（2025年6月1日报），按规则亮黄灯" in reason(account(first, later))


@pytest.mark.parametrize(
    ("case", "line"),
    [
        (account(terms=plan(starts=None)), "起算未定，时限2025-12-31，截至2025-06-30"),
        (account(terms=plan(starts=None)), "序时：无法计算"),
        (account(day=LATE), "序时：已到时限 = 100%"),
        (account(MET), "实际进度：量化指标全部达标 = 100%"),
        (account(report(40, number=7)), "实际进度：报送40%（2025-06-01 #7）"),
        (account(), "实际进度：未报"),
        (account(report(80)), "偏差：80 − 75 = 5个百分点"),
        (
            account(reached(HALLS, total("2")), reached(ROOMS, total("0"))),
            "最大偏差：2.1.3t2 0 − 75 = -75个百分点（负数为慢）",
        ),
        (account(reached(HALLS, total("2")), reached(ROOMS)), "实际进度：指标平均（40 + 0）／2 = 20%"),
        (account(reached(HALLS, total("2")), reached(ROOMS)), "偏差：20 − 75 = -55个百分点（负数为慢）"),
        (account(report(state="not_started")), "最大偏差：2.1.3 0 − 75 = -75个百分点（负数为慢）"),
        (account(terms=ASKED), "报送：从未报送；自2025-03-10起按期报送，欠报4期"),
    ],
)
def test_each_sum_stands_on_a_line(case: Account, line: str) -> None:
    assert line in arithmetic(case)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (
            account(reached(HALLS, total("2")), report(state="done")),
            "所报已完成，但指标未全部达标，不作完成，",
        ),
        (account(reached(HALLS), report(100)), "所报进度100%，但指标未全部达标，不作完成，"),
        (account(reached(HALLS, total("2")), report(state="done"), row=task(closure="closed")), ""),
        (account(MET, report(state="done")), ""),
        (account(report(state="done")), ""),
        (account(reached(HALLS, total("2")), report(99)), ""),
    ],
)
def test_says_that_a_reported_end_does_not_count_where_targets_are_not_met(case: Account, words: str) -> None:
    assert reason(case).startswith(words)
    assert ("不作完成" in brief(case)) is bool(words)


def test_a_gap_of_a_goal_too_small_to_weigh_says_so() -> None:
    small = target(">=", "3", id=2, code="2.1.3t2", name="中医阁")
    said = "2.1.3t2 偏差：33 − 75 = -42个百分点（负数为慢），目标数不足5，不单独用于亮灯"
    assert said in arithmetic(account(reached(HALLS, total("4")), reached(small, total("1"))))
    alone = arithmetic(account(reached(small, total("1"))))
    assert not [line for line in alone if "不单独" in line]  # it is the task's own
    even = arithmetic(account(reached(HALLS, total("2")), reached(small, total("2"))))
    assert not [line for line in even if "不单独" in line]


def test_no_gap_is_told_of_a_target_without_a_figure() -> None:
    case = account(reached(HALLS, total("2")), reached(ROOMS))
    assert not [line for line in arithmetic(case) if line.startswith("最大偏差")]
    assert reason(case) == "超过30个百分点，按规则亮红灯"
    assert "其中" not in brief(case)


def test_a_share_of_a_sum_is_the_latest_report_where_the_lead_has_made_none() -> None:
    share = measure("total", "2", "2025-04-30", 3, "区财政局", counts=False)
    rules = Rules(gap_yellow=None, gap_red=None, missed_yellow=1, missed_after_reports=True)
    case = account(reached(HALLS._replace(by_department=True), share), terms=ASKED, rules=rules)
    assert reason(case) == "最近报送2025年4月30日，欠报1期，达到1期，按规则亮黄灯"
    assert "报送：最近报送2025年4月30日 #3；自2025-03-10起按期报送，欠报1期" in arithmetic(case)


def test_says_where_nobody_leads() -> None:
    assert "。未落实到具体单位。" in brief(account(leads=()))
    assert "牵头：甲局、乙局。" in brief(account(leads=("甲局", "乙局")))


def test_a_problem_is_one_line_with_one_full_stop() -> None:
    assert brief(account(report(problem="选址未定；\n 资金未到位。\n"))).endswith(
        "存在问题：选址未定； 资金未到位。"
    )
    assert "存在问题" not in brief(account(report(problem=" \n")))


def test_the_problem_of_a_supporting_department_is_told_as_its_own_where_the_lead_names_none() -> None:
    case = account(report(40))
    theirs = report(problem="施工许可未办", day="2025-06-20", number=9)._replace(dept="区住建局")
    told = case._replace(words=case.words._replace(problem=Said(theirs, counts=False)))
    assert brief(told).endswith("存在问题：区住建局：施工许可未办。")


def test_a_problem_that_a_later_report_left_open_is_told_with_its_day() -> None:
    case = account(report(problem="3家选址未定。", day="2025-06-23"), report(40, day="2025-06-30", number=2))
    assert brief(case).endswith("存在问题：3家选址未定（6月23日报）。")


MEAN_OF_SILENT = "实际进度20%（未报的指标按0计入平均），序时进度75%"


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ((reached(HALLS, total("2")), reached(ROOMS)), MEAN_OF_SILENT),
        ((reached(HALLS, total("2")), reached(ROOMS, measure("unmet"))), MEAN_OF_SILENT),
        ((reached(HALLS, total("2")), reached(ROOMS, total("0"))), "实际进度20%，序时"),
        ((reached(HALLS, total("2")), reached(ROOMS), report(20, number=2)), "实际进度20%，序时"),
        ((reached(HALLS, total("5")), reached(ROOMS, measure("met"))), "实际进度100%，序时"),
        ((reached(HALLS), reached(ROOMS)), "实际进度未报，序时"),
    ],
)
def test_a_mean_says_where_targets_without_a_report_hold_it_down(given_: Any, words: str) -> None:
    assert words in brief(account(*given_))


BY_HAND = Manual("yellow", "已约谈，\n7月底前选址。", date(2025, 6, 20), date(2025, 7, 31), 12, "张三")


def test_a_light_set_by_hand_has_the_computed_one_beside_it() -> None:
    found = account(*BEHIND, manual=BY_HAND)
    assert reason(found) == (
        "超过30个百分点，按规则亮红灯，人工定为黄灯（至2025年7月31日，理由：已约谈， 7月底前选址）"
    )
    assert (found.status.light, found.status.rule) == ("yellow", "manual")
    assert found.status.computed == ("red", "gap")
    assert by_hand(found.status, ()) == (
        "人工定灯，按规则为红灯；至2025年7月31日；理由：已约谈， 7月底前选址。（张三 #12）"
    )


def test_what_has_no_light_gets_none_by_hand() -> None:
    closed = account(report(10), row=task(closure="closed"), manual=BY_HAND).status
    assert (closed.light, closed.rule, closed.manual) == (None, "unlit_closed", None)


def test_a_task_past_due_stays_overdue_whatever_light_is_set() -> None:
    late = account(report(40), day=LATE, manual=BY_HAND).status
    assert (late.light, late.overdue, late.computed.rule) == ("yellow", True, "overdue")


def test_a_sentence_under_rules_that_are_only_tried_says_so() -> None:
    assert "按试用规则集“三亚”亮黄灯" in brief(account(report(40), rules=SETS["sanya"], trial=True))


SUMS: list[tuple[str, Account, tuple[str, ...]]] = [
    (
        "red",
        account(report(24), day=date(2024, 12, 31), rules=SETS["sanya"]),
        (
            "规则：占序时进度50%的52%，超过序时进度的50%，按规则亮红灯",
            "序时：已过12个月／共24个月 = 50%",
            "偏差：24 − 50 = -26个百分点（负数为慢）",
            "占序时进度：26／50 = 52%",
        ),
    ),
    (
        "yellow",
        account(report(65)),
        (
            "规则：处于10—30个百分点，按规则亮黄灯",
            "序时：已过18个月／共24个月 = 75%",
            "偏差：65 − 75 = -10个百分点（负数为慢）",
        ),
    ),
    (
        "green",
        account(report(96), day=END - timedelta(days=30), rules=SETS["suqian"]),
        (
            "规则：距完成时限2025年底还有30天，在30天以内，按规则亮蓝灯",
            "序时：已过23个月／共24个月 = 96%",
            "偏差：96 − 96 = 0个百分点",
        ),
    ),
    (
        "grey",
        account(terms=ASKED, day=date(2025, 4, 25), rules=SETS["sanya"]),
        (
            "规则：从未报送，欠报1期，列为未报",
            "实际进度：未报",
            "报送：从未报送；自2025-03-10起按期报送，欠报1期",
        ),
    ),
]


@pytest.mark.parametrize(("light", "found", "said"), SUMS)
def test_a_light_of_each_colour_can_be_followed_with_pencil_and_paper(
    light: str, found: Account, said: tuple[str, ...]
) -> None:
    assert found.status.light == light
    lines = arithmetic(found)
    assert lines[1].startswith(f"规则集“{found.rules.title}”：")
    assert set(said) <= set(lines)


def test_lights_of_earlier_periods_are_counted_as_far_as_they_follow_one_another() -> None:
    earlier = (
        Earlier(date(2025, 3, 25), "yellow", "黄灯"),
        Earlier(date(2025, 4, 25), "green", "绿灯"),
        Earlier(date(2025, 5, 25), "red", "红灯"),
        Earlier(date(2025, 6, 25), "yellow", "黄灯"),
    )
    found = account(report(65))._replace(earlier=earlier)
    assert arithmetic(found)[-1] == (
        "前4期：2025-03-25 黄灯、2025-04-25 绿灯、2025-05-25 红灯、2025-06-25 黄灯（按现有登记推算）；连同本日连续3次黄灯或红灯"
    )
    assert arithmetic(account(report(75))._replace(earlier=earlier))[-1].endswith(
        "2025-06-25 黄灯（按现有登记推算）"
    )
