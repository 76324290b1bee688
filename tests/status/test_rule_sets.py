"""Each built-in set of rules as a table: percent or state, what was expected, day → light, each after its paper.

The sources stand with the sets (``gytrack.usecases.ruling.named_sets``); boundaries are those of their words.
"""

from datetime import date, timedelta
from typing import NamedTuple

import pytest
from status_values import DAY, END, START, plan, reached, report, status, target, task, total

from gytrack import wording
from gytrack.records.terms import Light, State
from gytrack.status.lights import Gap, excess, is_worse
from gytrack.status.rule_words import counted_word, gap_share, light_words, lights_of
from gytrack.status.rules import Rule, Rules
from gytrack.usecases.ruling.named_sets import built_in

SETS = {one.name: one.rules for one in built_in()}


class Case(NamedTuple):
    """What was reported, what should have been reached by the day, and the light with its rule and its word."""

    percent: int | None
    expected: int
    day: date
    light: Light
    rule: Rule
    state: State | None = None
    word: str = ""


HALF = date(2024, 12, 31)
SOON, NOT_SOON = END - timedelta(days=30), END - timedelta(days=31)


def late(days: int) -> date:
    return END + timedelta(days=days)


CASES: dict[str, list[Case]] = {
    # design.md, Rules of status: under 10 green, 10 to 30 yellow, above 30 red; due within 30 days yellow at least.
    "default": [
        Case(100, 75, DAY, "green", "finished"),
        Case(66, 75, DAY, "green", "on_schedule"),
        Case(65, 75, DAY, "yellow", "gap"),
        Case(45, 75, DAY, "yellow", "gap"),
        Case(44, 75, DAY, "red", "gap"),
        Case(96, 96, NOT_SOON, "green", "on_schedule"),
        Case(96, 96, SOON, "yellow", "due_soon"),
        Case(66, 96, SOON, "yellow", "due_soon"),
        Case(65, 96, SOON, "red", "gap"),
        Case(99, 100, END, "yellow", "due_soon"),
        Case(99, 100, late(1), "red", "overdue"),
        Case(None, 100, late(1), "grey", "overdue_unreported"),
        Case(None, 75, DAY, "grey", "unreported"),
        Case(75, 75, DAY, "red", "blocked", "blocked"),
        Case(75, 75, DAY, "yellow", "slow", "slow"),
    ],
    # 银川: green on 序时; yellow 10–30 points behind, not begun this month; red above 30 points, 3 months not begun.
    "yinchuan": [
        Case(75, 75, DAY, "green", "on_schedule"),
        Case(66, 75, DAY, "green", "on_schedule"),
        Case(65, 75, DAY, "yellow", "gap"),
        Case(45, 75, DAY, "yellow", "gap"),
        Case(44, 75, DAY, "red", "gap"),
        Case(96, 96, SOON, "green", "on_schedule"),
        Case(None, 0, date(2024, 1, 30), "green", "on_schedule", "not_started"),
        Case(None, 4, date(2024, 1, 31), "yellow", "unbegun", "not_started"),
        Case(None, 8, date(2024, 3, 30), "yellow", "unbegun", "not_started"),
        Case(None, 13, date(2024, 3, 31), "red", "unbegun", "not_started"),
        Case(None, 75, DAY, "grey", "unreported"),
    ],
    # 三亚: green at 序时 or before it; yellow behind by up to 50 %; red by more than 50 %.
    "sanya": [
        Case(76, 75, DAY, "green", "on_schedule"),
        Case(75, 75, DAY, "green", "on_schedule"),
        Case(74, 75, DAY, "yellow", "gap"),
        Case(38, 75, DAY, "yellow", "gap"),  # 37/75 = 49.33 %
        Case(37, 75, DAY, "red", "gap"),  # 38/75 = 50.67 %
        Case(25, 50, HALF, "yellow", "gap"),  # 25/50 = 50 %
        Case(24, 50, HALF, "red", "gap"),
        Case(0, 75, DAY, "red", "gap"),
        Case(0, 0, date(2024, 1, 30), "green", "on_schedule"),
        Case(96, 96, SOON, "green", "on_schedule"),
        Case(None, 75, DAY, "grey", "unreported"),
    ],
    # 宿迁产发: blue near the deadline; yellow below 序时; red overdue.
    "suqian": [
        Case(75, 75, DAY, "green", "on_schedule", word="绿灯"),
        Case(74, 75, DAY, "yellow", "gap"),
        Case(0, 75, DAY, "yellow", "gap"),
        Case(96, 96, NOT_SOON, "green", "on_schedule", word="绿灯"),
        Case(96, 96, SOON, "green", "due_soon", word="蓝灯"),
        Case(95, 96, SOON, "yellow", "gap", word="黄灯"),
        Case(99, 100, END, "yellow", "gap"),
        Case(99, 100, late(1), "red", "overdue", word="红灯"),
        Case(None, 75, DAY, "grey", "unreported"),
    ],
    # 广元: yellow slow; red unlikely to meet; both are judged by people.
    "guangyuan": [
        Case(0, 75, DAY, "green", "reported"),
        Case(0, 75, DAY, "green", "reported", "on_track"),
        Case(75, 75, DAY, "yellow", "slow", "slow"),
        Case(75, 75, DAY, "red", "blocked", "blocked"),
        Case(99, 100, END, "green", "reported"),
        Case(99, 100, late(1), "red", "overdue"),
        Case(None, 75, DAY, "grey", "unreported"),
    ],
    # 宜昌: green on track; yellow near the deadline; red behind.
    "yichang": [
        Case(75, 75, DAY, "green", "on_schedule"),
        Case(74, 75, DAY, "red", "gap"),
        Case(96, 96, NOT_SOON, "green", "on_schedule"),
        Case(96, 96, SOON, "yellow", "due_soon"),
        Case(95, 96, SOON, "red", "gap"),
        Case(99, 100, late(1), "red", "overdue"),
        Case(None, 75, DAY, "grey", "unreported"),
    ],
    # A builder's rule: up to 7 days late yellow, 7–15 orange, from 15 red.
    "late-days": [
        Case(0, 75, DAY, "green", "reported"),
        Case(0, 75, DAY, "green", "reported", "blocked"),
        Case(50, 100, END, "green", "reported"),
        Case(50, 100, late(1), "yellow", "overdue", word="黄灯"),
        Case(50, 100, late(7), "yellow", "overdue", word="黄灯"),
        Case(50, 100, late(8), "yellow", "overdue_orange", word="橙灯"),
        Case(50, 100, late(14), "yellow", "overdue_orange", word="橙灯"),
        Case(50, 100, late(15), "red", "overdue", word="红灯"),
        Case(None, 100, late(1), "grey", "overdue_unreported", word="逾期未报"),
        Case(100, 100, late(15), "green", "finished"),
        Case(None, 75, DAY, "grey", "unreported"),
    ],
    # A district: 红旗 on schedule, 蓝旗 slow, 黑旗 not moving.
    "flags": [
        Case(75, 75, DAY, "green", "on_schedule", word="红旗"),
        Case(100, 75, DAY, "green", "finished", word="红旗"),
        Case(74, 75, DAY, "yellow", "gap", word="蓝旗"),
        Case(0, 75, DAY, "yellow", "gap", word="蓝旗"),
        Case(75, 75, DAY, "yellow", "slow", "slow", "蓝旗"),
        Case(75, 75, DAY, "red", "blocked", "blocked", "黑旗"),
        Case(None, 75, DAY, "red", "unbegun", "not_started", "黑旗"),
        Case(None, 0, START + timedelta(days=1), "red", "unbegun", "not_started", "黑旗"),
        Case(99, 100, late(1), "red", "overdue", word="黑旗"),
        Case(None, 75, DAY, "grey", "unreported", word="未报"),
    ],
}


def test_every_set_has_its_table() -> None:
    assert list(CASES) == list(SETS)


@pytest.mark.parametrize(("name", "case"), [(name, case) for name, cases in CASES.items() for case in cases])
def test_each_set_gives_the_lights_of_its_paper(name: str, case: Case) -> None:
    given = (
        []
        if case.percent is None and case.state is None
        else [report(case.percent, case.state, "2024-01-02")]
    )
    found = status(*given, day=case.day, rules=SETS[name])
    assert (found.expected, found.light, found.rule) == (case.expected, case.light, case.rule)
    if case.word:
        assert wording.light(found.light, found.rule, SETS[name].labels) == case.word


ASKED = plan(asked_from=date(2025, 3, 10))


@pytest.mark.parametrize(
    ("name", "reported", "day", "light"),
    [
        # The default: never reported, two missed periods yellow, three red; who reported once is not silent.
        ("default", None, date(2025, 4, 25), "grey"),
        ("default", None, date(2025, 4, 26), "yellow"),
        ("default", None, date(2025, 5, 26), "yellow"),  # the 25th is a Sunday: the period closes on Monday
        ("default", None, date(2025, 5, 27), "red"),
        ("default", "2025-04-20", date(2025, 6, 26), "green"),
        # 三亚: two missed months are red, also after reports.
        ("sanya", None, date(2025, 4, 25), "grey"),
        ("sanya", None, date(2025, 4, 26), "red"),
        ("sanya", "2025-04-20", date(2025, 6, 25), "green"),
        ("sanya", "2025-04-20", date(2025, 6, 26), "red"),
        ("sanya", "2025-04-26", date(2025, 6, 26), "green"),
    ],
)
def test_periods_without_a_report(name: str, reported: str | None, day: date, light: Light) -> None:
    given = [] if reported is None else [report(80, day=reported)]
    assert status(*given, terms=ASKED, day=day, rules=SETS[name]).light == light


def test_a_target_behind_by_its_own_deadline_counts_in_the_unit_of_the_set() -> None:
    """By points the later target is worse (100 − 60), in per cent the task's own gap: 20/25."""
    halls = target(">=", "100", due=date(2024, 6, 30))
    given = (reached(halls, total("60", "2024-01-10", 1)), report(5, day="2024-01-20", number=2))
    day = date(2024, 6, 30)
    terms = plan(ends=date(2025, 12, 31))
    points = status(*given, row=task(due=END), terms=terms, day=day)
    percent = status(*given, row=task(due=END), terms=terms, day=day, rules=Rules(gap_unit="percent"))
    assert points.worst == Gap(40, 60, 100, "2.1.3t1")
    assert percent.worst == Gap(20, 5, 25)


@pytest.mark.parametrize(
    ("gap", "threshold", "above"),
    [(Gap(25, 25, 50), 50, 0), (Gap(26, 24, 50), 50, 100), (Gap(1, 98, 99), 1, 1), (Gap(0, 0, 0), 1, -1)],
)
def test_shares_are_compared_without_rounding(gap: Gap, threshold: int, above: int) -> None:
    assert excess(gap, Rules(gap_unit="percent"), threshold) == above


def test_nothing_is_behind_where_nothing_is_expected() -> None:
    rules = Rules(gap_unit="percent")
    assert not is_worse(Gap(0, 0, 0), Gap(0, 5, 5), rules)
    assert is_worse(Gap(1, 4, 5), Gap(0, 0, 0), rules)


@pytest.mark.parametrize(
    ("gap", "said"), [(Gap(35, 40, 75), "46.67"), (Gap(25, 25, 50), "50"), (Gap(1, 98, 99), "1.01")]
)
def test_a_share_is_written_so_that_it_tells_from_any_threshold(gap: Gap, said: str) -> None:
    assert gap_share(gap) == said


def test_what_gives_a_light_at_least_yields_to_a_worse_one() -> None:
    """Late by a few days is yellow, but 40 points behind stays red, and so does 受阻."""
    rules = Rules(late_yellow_days=1, late_red_days=15)
    assert status(report(80), day=late(3), rules=rules).rule == "overdue"
    assert status(report(60), day=late(3), rules=rules)[11:13] == ("red", "gap")
    assert status(report(80, "blocked"), day=late(3), rules=rules).rule == "blocked"


def test_every_word_of_a_set_leads_back_to_its_light() -> None:
    assert dict(lights_of(SETS["flags"])) == {
        "黑旗": "red", "蓝旗": "yellow", "红旗": "green", "未报": "grey",
    }  # fmt: skip
    assert lights_of(SETS["suqian"])["蓝灯"] == "green"
    assert lights_of(SETS["late-days"])["橙灯"] == "yellow"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "default",
            [
                ("红灯", "慢于序时超过30个百分点；或已过完成时限尚未完成；或所报状态为受阻"),
                ("黄灯", "慢于序时10—30个百分点；或距完成时限不足30天（含）；或所报状态为进度滞后"),
                ("绿灯", "已完成，或慢于序时不足10个百分点；没有百分比的，所报状态正常"),
            ],
        ),
        (
            "late-days",
            [
                ("红灯", "逾期15天及以上尚未完成"),
                ("黄灯", "逾期1天及以上尚未完成，8天及以上的为橙灯"),
                ("绿灯", "已完成；没有百分比的，所报状态正常"),
            ],
        ),
        (
            "suqian",
            [
                ("红灯", "已过完成时限尚未完成；或所报状态为受阻"),
                ("黄灯", "慢于序时；或所报状态为进度滞后"),
                (
                    "绿灯",
                    "已完成，或不慢于序时；距完成时限不足30天（含）的为蓝灯；没有百分比的，所报状态正常",
                ),
            ],
        ),
        (
            "flags",
            [
                ("黑旗", "已过完成时限尚未完成；或所报状态为受阻；或所报状态为未启动"),
                ("蓝旗", "慢于序时；或所报状态为进度滞后"),
                ("红旗", "已完成，或不慢于序时；没有百分比的，所报状态正常"),
            ],
        ),
    ],
)
def test_a_set_says_what_it_asks(name: str, said: list[tuple[str, str]]) -> None:
    assert list(light_words(SETS[name], asked=False)) == said


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("default", ["红灯", "黄灯", "绿灯", "未报"]),
        ("suqian", ["红灯", "黄灯", "绿灯（含蓝灯）", "未报"]),
        ("late-days", ["红灯", "黄灯（含橙灯）", "绿灯", "未报"]),
        ("flags", ["黑旗", "蓝旗", "红旗", "未报"]),
    ],
)
def test_a_count_of_a_light_names_the_further_words_that_it_holds(name: str, words: list[str]) -> None:
    lights: tuple[Light, ...] = ("red", "yellow", "green", "grey")
    assert [counted_word(light, SETS[name]) for light in lights] == words
