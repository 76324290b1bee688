"""Evaluations over a real ledger: what is drawn up stays, verdicts are a person's, and all of it can be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from workbench import TODAY, Book, hold_promises, small_plan, source

from gytrack.errors import InputError
from gytrack.records.evaluation import Evaluated, Figures
from gytrack.usecases.evaluating.counting import count_words
from gytrack.usecases.evaluating.showing import Shown
from gytrack.usecases.reporting.evaluated_fields import original_words

JULY, END = date(2025, 7, 31), date(2025, 12, 31)
FIRST = 7
"""The number of the evaluation of ``started``."""


@pytest.fixture
def started(book: Book) -> Book:
    """A ledger with a start, reports on two targets, and a mid-term evaluation of 2025-06-30."""
    book.set_start(date(2023, 12, 31))
    book.log("1.1.1", "首批", values=["t1=1", "t2=2"], day="2024-06-30")
    book.log("1.1.1", "二批", values=["t1=4", "t2=4"], day="2025-06-20")
    book.log("1.1.2", "已办结", state="done", percent="100", day="2025-06-24")
    book.evaluate()
    return book


def rows(book: Book, number: int | None = None) -> dict[str, Evaluated]:
    return {row.figures.code: row for row in book.evaluation(number).found.rows}


def figures(book: Book, code: str) -> Figures:
    return rows(book)[code].figures


def test_every_target_and_task_is_drawn_up_in_the_order_of_the_tables(started: Book) -> None:
    targets = ["t1", "1.1t1", "1.1.1t1", "1.1.1t2", "1.2.1t1", "1.2.1t2"]
    tasks = ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.1.m1", "2.1.1"]
    assert list(rows(started)) == targets + tasks
    assert [row.ord for row in rows(started).values()] == list(range(1, 13))


def test_what_is_drawn_up_of_a_target(started: Book) -> None:
    found = figures(started, "1.1.1t1")
    assert (found.actual, found.actual_date, found.percent, found.expected) == (
        Decimal(4),
        date(2025, 6, 20),
        80,
        75,
    )
    assert [f"{point.day}={point.value}" for point in found.points] == ["2024-06-30=1", "2025-06-20=4"]
    # 3 in 355 days are 1.64 in the 194 days that are left.
    assert (found.trend, found.forecast, found.forecast_meets) == ("rising", Decimal(6), True)
    assert (found.proposed, found.met, found.original) == ("as_expected", False, None)
    assert (found.lead, found.due) == (("区卫健局",), END)


def test_a_task_has_the_percents_that_its_status_had(started: Book) -> None:
    found = figures(started, "1.1.1")
    # (20 + 20) / 2 in June 2024, (80 + 40) / 2 now.
    assert [point.value for point in found.points] == [20, 60]
    assert found.percent == started.status().tasks[0].status.percent == 60
    assert (found.forecast, found.forecast_meets) == (Decimal(82), False)
    assert (found.proposed, found.goal) == ("behind", None)
    assert found.basis == "其中1.1.1t2慢于序时35个百分点，超过30个百分点"


def test_what_was_not_reported_is_not_judged(started: Book) -> None:
    for code in ("t1", "1.1t1", "1.2.1t1", "1.2.1", "2.1.1"):
        found = figures(started, code)
        assert (found.actual, found.percent, found.proposed) == (None, None, "unknown"), code


def test_what_is_drawn_up_stays_whatever_is_logged_afterwards(started: Book) -> None:
    before = rows(started)
    started.today = JULY
    started.log("1.1.1", "三批", values=["t1=5", "t2=10"], day="2025-06-25")
    started.title("1.1.1", "中医馆")
    started.rename("区卫健局", "区卫生健康局")
    assert rows(started) == before
    second = started.evaluate(day=TODAY)
    assert second.notes == ("已有 #7 中期评估（截至2025年6月30日），其中的数和认定不变",)
    assert figures(started, "1.1.1t2").met is True
    assert figures(started, "1.1.1").name == "中医馆"
    assert rows(started, FIRST) == before


def test_an_evaluation_as_of_an_earlier_day_knows_nothing_later(started: Book) -> None:
    started.evaluate(day=date(2024, 12, 31), name="年度评估")
    found = figures(started, "1.1.1t1")
    assert (found.actual, found.trend, found.forecast) == (Decimal(1), "unknown", None)
    assert rows(started)["1.1.2"].figures.proposed == "unknown"


def test_without_a_start_the_line_through_the_figures_speaks(book: Book) -> None:
    book.log("1.1.1", "首批", values=["t1=1", "t2=2"], day="2024-06-30")
    book.log("1.1.1", "二批", values=["t1=4", "t2=4"], day="2025-06-20")
    started = book.evaluate()
    assert "用 gytrack plan set-start 日期 --basis 依据 设定后重新评估" in started.notes[0]
    assert figures(book, "1.1.1t1").proposed == "as_expected"
    assert figures(book, "1.1.1t2").proposed == "behind"


def test_a_person_confirms_or_decides_otherwise_with_a_reason(started: Book) -> None:
    started.decide("1.1.1t1")
    with pytest.raises(InputError, match=r"建议为“滞后于预期”.*认定为“达到预期”要写明理由"):
        started.decide("1.1.1t2", "as_expected")
    started.decide("1.1.1t2", "as_expected", "三季度集中验收6家")
    found = rows(started)
    decisions = [found[code].decision for code in ("1.1.1t1", "1.1.1t2")]
    assert [one and (one.outcome, one.reason, one.who, one.day) for one in decisions] == [
        ("as_expected", "", "张三", TODAY),
        ("as_expected", "三季度集中验收6家", "张三", TODAY),
    ]
    assert found["1.1.1t2"].figures.proposed == "behind"
    with pytest.raises(InputError, match=r"1\.1\.1t1 已认定为“达到预期”"):
        started.decide("1.1.1t1")
    started.decide("1.1.1t1", "nearly", "验收材料不全")
    assert rows(started)["1.1.1t1"].outcome() == "nearly"


def test_a_verdict_is_one_of_its_kind_of_evaluation(started: Book) -> None:
    with pytest.raises(InputError, match=r"中期评估没有“完成”这一结论.*可用：提前完成、达到预期"):
        started.decide("1.1.1t1", "completed", "理由")
    started.evaluate("final")
    with pytest.raises(InputError, match=r"总结评估没有“达到预期”这一结论.*可用：完成、基本完成、未完成"):
        started.decide("1.1.1t1", "as_expected", "理由")
    started.decide("1.1.1t1", number=FIRST)
    assert rows(started, FIRST)["1.1.1t1"].decision is not None
    assert rows(started)["1.1.1t1"].decision is None


@pytest.mark.parametrize(
    ("typed", "code"), [("3", "1.1.1t1"), ("７", "1.1.1"), ("1.1.1T1", "1.1.1t1"), ("12", "2.1.1")]
)
def test_a_row_is_named_by_code_or_by_its_number(started: Book, typed: str, code: str) -> None:
    assert started.decide(typed).row.figures.code == code


def test_all_that_is_not_decided_is_confirmed_at_once(started: Book) -> None:
    started.decide("1.1.1t2", "as_expected", "集中验收")
    done = started.confirm("财政局")
    assert (
        done.rows == 7
    )  # two tasks with their targets but the one decided, one of a section, the plan's own
    assert started.confirm().rows == 12 - 8
    assert rows(started)["1.1.1t2"].outcome() == "as_expected"
    with pytest.raises(InputError, match="各项都已认定"):
        started.confirm()


def test_a_third_partys_opinion_stands_beside_the_verdict(started: Book) -> None:
    number = started.opinion("1.1.1t2", "某评估公司", "现场核查3家").number
    started.opinion("1.1.1t2", "高校专家组", "材料齐全")
    row = rows(started)["1.1.1t2"]
    assert [(one.number, one.source, one.text) for one in row.opinions] == [
        (number, "某评估公司", "现场核查3家"),
        (number + 1, "高校专家组", "材料齐全"),
    ]
    assert row.outcome() == "behind"
    with pytest.raises(InputError, match="没有写明评估方或意见"):
        started.opinion("1.1.1t2", " ", "好")


def words(one: Shown) -> list[str]:
    return [part for line in count_words(one.found.evaluation.kind, one.counts) for part in line.split("｜")]


def test_counts_say_of_how_many_and_how_many_are_decided(started: Book) -> None:
    started.decide("1.1.1t1")
    assert words(started.evaluation()) == [
        "量化指标6项：提前完成0 达到预期1 基本达到预期0 滞后于预期1 暂无法评估4",
        "可评估2项中达到预期（含提前完成）1项，占50%",
        "可推算2项中预计到期达标1项",
        "已认定1项，其余5项为建议",
        "建设任务4项：提前完成1 达到预期0 基本达到预期0 滞后于预期1 暂无法评估2",
        "可评估2项中达到预期（含提前完成）1项，占50%",
        "可推算1项中预计到期达标0项",
        "已认定0项，其余4项为建议",
        "配套及保障措施2项：提前完成0 达到预期0 基本达到预期0 滞后于预期0 暂无法评估2",
        "已认定0项，其余2项为建议",
    ]
    education = started.evaluation(dept="长乐教育局")
    assert [row.figures.code for row in education.found.rows] == ["t1", "1.2.1t1", "1.2.1t2", "1.2.1"]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("1.1", "1.1 是工程或项目"),
        ("9.9.9", "没有编号“9.9.9”"),
        ("13", "没有编号“13”"),
        ("0", "没有编号“0”"),
    ],
)
def test_what_was_not_evaluated_is_refused(started: Book, typed: str, wrong: str) -> None:
    with pytest.raises(InputError, match=wrong):
        started.decide(typed)


def test_what_cannot_be_started_is_refused(book: Book) -> None:
    with pytest.raises(InputError, match="方案 small 还没有评估"):
        book.evaluation()
    with pytest.raises(InputError, match="评估截至日 2025年7月31日 还没有到"):
        book.evaluate(day=JULY)
    with pytest.raises(InputError, match="名称有61个字"):
        book.evaluate(name="长" * 61)
    book.evaluate()
    with pytest.raises(InputError, match=r"没有编号为“7”的评估.*已有：#3 中期评估"):
        book.evaluation(7)


@pytest.mark.parametrize("typed", ["{}", "#{}", "第{}号", "第 {} 号", "＃{}"])
def test_evaluations_and_rectifications_are_named_as_reports_are(started: Book, typed: str) -> None:
    started.evaluate(name="另一次")
    assert started.evaluation(typed.format(7)).found.evaluation.number == 7
    number = started.rectify("1.1.1", "区卫健局", JULY).number
    assert started.rectified(typed.format(number)).row.number == number


# Rectifications.


def test_a_rectification_shows_in_the_status_of_its_department_until_it_is_done(
    started: Book, tmp_path: Path
) -> None:
    number = started.rectify("1.1.1", "区卫健局", JULY, "补报验收材料").number
    started.rectify("1.2.1t2", "财政局", JULY)
    assert [one.row.number for one in started.status(dept="区卫健局").rectifications] == [number]
    assert [one.row.code for one in started.status().rectifications] == ["1.1.1", "1.2.1t2"]
    assert [one.row.code for one in started.status(section="1.2").rectifications] == ["1.2.1t2"]
    assert started.status(date(2025, 6, 29)).rectifications == []
    proof = tmp_path / "验收单.pdf"
    proof.write_bytes(b"1")
    started.today = date(2025, 8, 2)
    assert [one.rule for one in started.status(started.today).rectifications] == ["overdue", "overdue"]
    started.rectified(number, "已补报", date(2025, 8, 1), [proof])
    (done, _) = started.status(started.today).rectifications
    assert (done.light, done.rule, done.row.done_text) == ("green", "done_late", "已补报")
    assert [one.name for one in done.row.proofs] == ["验收单.pdf"]
    assert started.status(JULY).rectifications[0].rule == "due_soon"
    assert len(started.evaluation().rectifications) == 2
    hold_promises(started.path)


def test_a_collectives_rectification_is_its_members_too(started: Book) -> None:
    started.group("各街道", "东湖街道")
    started.rectify("1.1.2", "各街道", JULY)
    assert len(started.status(dept="东湖街道").rectifications) == 1
    assert started.status(dept="财政局").rectifications == []


def test_a_merge_takes_rectifications_along(started: Book) -> None:
    started.rectify("1.2.1", "长乐教育局", JULY)
    before = started.data()
    started.merge("长乐教育局", "区财政局")
    assert [one.row.dept for one in started.status().rectifications] == ["区财政局"]
    started.undo()
    assert started.data() == before


def test_rectifications_that_cannot_be_meant_are_refused(started: Book) -> None:
    with pytest.raises(InputError, match="没有整改"):
        started.rectified(1)
    number = started.rectify("1.1.1", "区卫健局", JULY).number
    refused: dict[str, Callable[[], object]] = {
        "1.1 是工程或项目": lambda: started.rectify("1.1", "区卫健局", JULY),
        "整改时限 2025年6月29日 已经过去": lambda: started.rectify("1.1.1", "区卫健局", date(2025, 6, 29)),
        "没有写明整改要求": lambda: started.rectify("1.1.1", "区卫健局", JULY, " "),
        "没有编号为“99”的整改": lambda: started.rectified(99),
        "没有写明整改结果": lambda: started.rectified(number, ""),
        "完成日期 2025年7月31日 不在": lambda: started.rectified(number, day=JULY),
        "完成日期 2025年6月1日 不在": lambda: started.rectified(number, day=date(2025, 6, 1)),
        "读不了": lambda: started.rectified(number, evidence=[Path("无.pdf")]),
    }
    for wrong, call in refused.items():
        before = started.dump()
        with pytest.raises(InputError, match=wrong):
            call()
        assert started.dump() == before
    started.rectified(number)
    with pytest.raises(InputError, match=f"整改 #{number}（1.1.1）已于2025年6月30日完成"):
        started.rectified(number)


def test_of_a_department_without_a_part_a_note_is_made(started: Book) -> None:
    assert started.rectify("1.2.1", "区卫健局", JULY).notes == ("区卫健局不是 1.2.1 的牵头或配合单位",)
    assert started.rectify("t1", "区卫健局", JULY).notes == ()


# What holds of every command.


COMMANDS: dict[str, Callable[[Book, int], object]] = {
    "start": lambda book, _: book.evaluate("final"),
    "verdict": lambda book, _: book.decide("1.1.1t2", "nearly", "材料不全"),
    "confirm": lambda book, _: book.confirm(),
    "opinion": lambda book, _: book.opinion("1.1.1", "某公司", "属实"),
    "rectify": lambda book, _: book.rectify("1.1.1t1", "区卫健局", JULY),
    "done": lambda book, asked: book.rectified(asked, evidence=[Path(__file__)]),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_undone_and_done_again(started: Book, name: str) -> None:
    asked = started.rectify("1.1.1", "区卫健局", JULY).number
    before = started.data()
    COMMANDS[name](started, asked)
    after = started.data()
    assert after != before
    undone = started.undo()
    assert started.data() == before
    started.undo(undone)
    assert started.data() == after
    hold_promises(started.path)


def test_an_evaluation_that_others_rest_on_is_not_undone(started: Book) -> None:
    number = started.rectify("1.1.1", "区卫健局", JULY).number
    with pytest.raises(InputError, match=f"用到它的内容：#{number} rectify 1.1.1"):
        started.undo(FIRST)
    started.undo(number)
    started.undo(FIRST)
    assert started.count("evaluated") == 0


def test_the_history_of_a_task_tells_of_its_verdicts(started: Book) -> None:
    started.decide("1.1.1t2", "nearly", "材料不全")
    assert started.history()[0].words == "evaluate verdict 1.1.1t2 基本达到预期（建议为滞后于预期） 材料不全"
    assert started.history()[1].words == "evaluate start 中期评估（截至2025年6月30日）"


def test_a_task_that_was_evaluated_stays_when_an_edition_leaves_it_out(started: Book) -> None:
    before = rows(started)
    plan = small_plan()
    less = replace(
        plan,
        tasks=tuple(one for one in plan.tasks if one.code != "1.2.1"),
        targets=tuple(one for one in plan.targets if one.owner != "1.2.1"),
    )
    started.update(less, source("第二版"))
    assert rows(started) == before
    started.evaluate()
    assert "1.2.1" not in rows(started)
    assert "1.2.1t1" not in rows(started)
    hold_promises(started.path)


# What was adjusted of what is evaluated.


def test_a_dropped_target_stands_in_its_place_without_a_verdict(started: Book) -> None:
    started.adjust("1.1.1t2", drop=True, day="2025-06-25")
    started.evaluate()
    assert list(rows(started))[:6] == ["t1", "1.1t1", "1.1.1t1", "1.1.1t2", "1.2.1t1", "1.2.1t2"]
    row = rows(started)["1.1.1t2"]
    found = row.figures
    assert (found.proposed, found.basis, found.actual, found.expected, found.met) == (
        "dropped", "自2025-06-25起取消；理由：场地未落实；依据：拱中医药办〔2025〕3号", Decimal(4), None, None,
    )  # fmt: skip
    assert found.original is not None
    assert found.adjusted[0].startswith("取消（原目标")
    targets, *_ = started.evaluation().counts
    assert (targets.total, targets.dropped, sum(targets.outcomes.values())) == (5, 1, 5)
    assert count_words("mid", [targets])[0].startswith("量化指标5项（另有已取消1项）：")
    with pytest.raises(InputError, match=r"1\.1\.1t2 已取消"):
        started.decide("1.1.1t2", "nearly", "材料不全")
    assert started.confirm().rows == 11
    assert rows(started)["1.1.1t2"].decision is None
    hold_promises(started.path)


def test_targets_of_a_dropped_task_and_figures_beside_the_plan_are_still_left_out(started: Book) -> None:
    started.adjust("1.1.1t2", drop=True, day="2025-06-25")
    started.adjust("1.1.1", drop=True, day="2025-06-25")
    started.evaluate()
    assert not {"1.1.1", "1.1.1t1", "1.1.1t2"} & set(rows(started))


def test_a_task_says_what_was_adjusted_of_it_and_of_its_targets(started: Book) -> None:
    started.adjust("1.1.1t1", value="4", day="2025-06-25", basis="第一行\n第二行")
    started.adjust("1.1.2", due="2026-06-30", day="2025-06-25")
    started.evaluate()
    assert figures(started, "1.1.1").adjusted == ("旗舰中医馆调低，原目标不少于5家",)
    assert figures(started, "1.1.1t1").adjusted == (
        "目标由不少于5家调低为不少于4家（自2025-06-25起，依据：第一行 第二行）",
    )
    (words,) = figures(started, "1.1.2").adjusted
    assert words.startswith("完成时限由2025年底延期至2026年6月底（自2025-06-25起")
    assert figures(started, "1.2.1").adjusted == ()
    frozen = rows(started)
    started.adjust("1.1.1t1", value="3", day="2025-06-25")
    assert rows(started) == frozen


def test_an_adjustment_of_a_later_day_is_none_yet(started: Book) -> None:
    started.adjust("1.1.1t2", drop=True, day="2025-06-25")
    started.evaluate(day=date(2025, 6, 24))
    assert figures(started, "1.1.1t2").proposed != "dropped"
    assert figures(started, "1.1.1").adjusted == ()


def test_a_moved_deadline_stands_beside_the_one_before(started: Book) -> None:
    started.adjust("1.1.1t1", due="2026-06-30", day="2025-06-25")
    started.evaluate()
    row = rows(started)["1.1.1t1"]
    assert row.figures.due == date(2026, 6, 30)
    assert original_words(row) == "不少于5家（2025年底）"


def test_a_reopened_task_says_what_still_counts_and_is_marked(started: Book) -> None:
    started.log("1.1.1", "三批", values=["t1=9"], day="2025-06-25")
    for code in ("1.1.2", "1.1.1"):
        started.close(code)
        started.verify(code)
    assert started.reopen("1.1.2", "复核未达标").notes == (
        "1.1.2 所报状态仍为已完成；改报用 gytrack log 1.1.2 进展 --state 状态 --percent 进度",
    )
    (note,) = started.reopen("1.1.1", "复核未达标").notes
    assert note == "1.1.1 指标仍为达标（1.1.1t1）；改报用 gytrack unmet 1.1.1t1 --note 理由"
    started.evaluate()
    assert figures(started, "1.1.2").basis.endswith("；已重开（2025年6月30日，复核未达标）")
    started.close("1.1.2")
    started.evaluate()
    assert "重开" not in figures(started, "1.1.2").basis


def test_one_of_which_nothing_was_reported_is_reopened_without_a_word(started: Book) -> None:
    started.close("1.2.2")
    started.verify("1.2.2")
    assert started.reopen("1.2.2").notes == ()
