"""Closing tasks: who may decide what, what each day then shows, and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from ledgers import on_server
from workbench import Book, derived_anew, derived_of, hold_promises, small_plan, source

from gytrack.errors import InputError
from gytrack.records.plan import Plan
from gytrack.status.rules import Rules
from gytrack.usecases.asking.items import choose_item
from gytrack.usecases.closing.requesting import Request, request_closing
from gytrack.usecases.reporting.explaining import detail
from gytrack.usecases.reporting.selecting import Selection

MAY, JUNE, LATE_JUNE = date(2025, 5, 1), date(2025, 6, 10), date(2025, 6, 30)


def refusal(book: Book, run: Callable[[], object]) -> str:
    """Return why a step is refused; nothing may be stored."""
    before = book.dump()
    with pytest.raises(InputError) as error:
        run()
    assert book.dump() == before
    return str(error.value)


def without(plan: Plan, code: str) -> Plan:
    return replace(plan, tasks=tuple(one for one in plan.tasks if one.code != code))


def closure(book: Book, code: str = "1.1.1", day: date = LATE_JUNE) -> str:
    (found,) = (line.task.closure for line in book.status(day).tasks if line.task.code == code)
    return found


def light(book: Book, code: str = "1.1.1", day: date = LATE_JUNE) -> tuple[str | None, str]:
    (found,) = (line.status for line in book.status(day).tasks if line.task.code == code)
    return found.light, found.rule


@pytest.fixture
def applied(book: Book) -> Book:
    """The small plan with a report on 1.1.1, whose closing 张三 has applied for on the 10th of June, as #4."""
    book.log("1.1.1", "全部建成", percent="100", day="2025-05-01")
    book.close("1.1.1", day="2025-06-10")
    return book


# What each day shows.


def test_a_closing_holds_from_the_day_of_each_step(applied: Book) -> None:
    applied.verify("1.1.1", day="2025-06-20")
    applied.reopen("1.1.1", day="2025-06-28")
    days = [date(2025, 6, day) for day in (9, 10, 19, 20, 27, 28)]
    assert [closure(applied, day=day) for day in days] == [
        "open",
        "applied",
        "applied",
        "closed",
        "closed",
        "open",
    ]
    assert [light(applied, day=day)[0] for day in days] == ["green"] * 3 + [None] * 2 + ["green"]
    assert [applied.status(day).summary().closed for day in days] == [0, 0, 0, 1, 1, 0]
    assert [applied.status(day).summary().applied for day in days] == [0, 1, 1, 0, 0, 0]


def test_sums_follow_the_closing_on_every_day_as_the_status_does(applied: Book) -> None:
    applied.verify("1.1.1", day="2025-06-20")
    applied.reopen("1.1.1", day="2025-06-28")
    for day in (MAY, *(date(2025, 6, day) for day in range(8, 31))):
        lights = [line.status.light for line in applied.status(day).tasks if line.task.kind == "task"]
        total = applied.groups("dept", day)[-1]
        assert total.lights == tuple(lights.count(one) for one in ("red", "yellow", "green", "grey"))
    assert derived_of(applied.path) == derived_anew(applied.path)


def test_the_days_before_a_step_are_the_same_as_if_it_had_not_been_taken(applied: Book) -> None:
    before = [applied.status_text(day) for day in (MAY, date(2025, 6, 19))]
    applied.verify("1.1.1", day="2025-06-20")
    assert [applied.status_text(day) for day in (MAY, date(2025, 6, 19))] == before


def test_a_returned_application_leaves_the_task_open_and_can_be_made_again(applied: Book) -> None:
    applied.verify("1.1.1", words="缺验收单", returned=True, day="2025-06-20")
    assert closure(applied) == "open"
    applied.close("1.1.1")
    applied.verify("1.1.1")
    assert closure(applied) == "closed"
    hold_promises(applied.path)


def test_a_task_that_does_not_apply_has_no_light_until_it_is_opened_again(book: Book) -> None:
    book.set_aside("1.1.1", "已由省里统建", day="2025-06-10")
    assert (closure(book), light(book)) == ("na", (None, "unlit_na"))
    assert (closure(book, day=MAY), light(book, day=MAY)[0]) == ("open", "grey")
    assert book.status().summary().na == 1
    assert (book.status(MAY).summary().targets, book.status().summary().targets) == (6, 4)
    book.reopen("1.1.1", "省里不再统建")
    assert closure(book) == "open"


def test_status_can_be_narrowed_to_a_closure(applied: Book) -> None:
    totals = {
        wanted: applied.groups("section", selection=Selection(closure=wanted))[-1].tasks
        for wanted in ("open", "applied", "closed", "na")
    }
    assert totals == {"open": 3, "applied": 1, "closed": 0, "na": 0}


# Who may decide.


@pytest.mark.parametrize("who", ["张三", " 张三 ", "张\u200b三"])
def test_nobody_verifies_their_own_application(applied: Book, who: str) -> None:
    way = "以其自己的数据库用户登录" if on_server() else "用 --user 写明审核人"
    for returned in (False, True):
        said = refusal(applied, lambda: applied.verify("1.1.1", who=who, words="缺", returned=returned))  # noqa: B023
        assert said == (f"1.1.1 的销号是 张三 自己申请的（#4），不能由本人审核。请由他人审核，{way}。")


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("区卫健局", "区卫健局是 1.1.1 的牵头单位，不能由自己审核。请写另外的单位，如 --by 区政府督查室。"),
        ("卫健局", "区卫健局是 1.1.1 的牵头单位"),
        ("", "单位名称是空的"),
        ("区政府督查室、区府办", "像是几个单位的名称"),
        ("长" * 61, "有61个字，超过60个字"),
    ],
)
def test_a_body_verifies_nothing_that_it_leads(applied: Book, by: str, said: str) -> None:
    applied.alias("区卫健局", "卫健局")
    assert said in refusal(applied, lambda: applied.verify("1.1.1", by))


def test_a_body_verifies_nothing_that_it_applied_for(book: Book) -> None:
    book.close("1.1.1", dept="财政")
    said = refusal(book, lambda: book.verify("1.1.1", "区财政局"))
    assert said.startswith("区财政局是 1.1.1 的申请单位，不能由自己审核")
    assert book.verify("1.1.1", "长乐教育局").party == "长乐教育局"


def test_one_of_a_collective_that_leads_verifies_nothing_of_it(book: Book) -> None:
    book.group("各街道", "米市巷街道")
    book.close("1.1.2")
    assert "米市巷街道是 1.1.2 的牵头单位" in refusal(book, lambda: book.verify("1.1.2", "米市巷街道"))


def test_a_body_that_goes_by_another_name_since_is_still_the_one_that_applied(book: Book) -> None:
    book.close("1.1.1", dept="区财政局")
    book.rename("区财政局", "区财政国资局")
    said = refusal(book, lambda: book.verify("1.1.1", "区财政国资局"))
    assert "区财政国资局是 1.1.1 的申请单位" in said


def test_the_body_need_not_be_one_of_the_plan_and_no_part_of_a_name_is_guessed_at(applied: Book) -> None:
    assert applied.verify("1.1.1", " 财政 ").party == "财政"


# What cannot be done.


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (lambda book: book.close("1.1.1"), "1.1.1 已申请销号（2025年6月10日，#4），尚待审核。审核用 gytrack verify 1.1.1 --by 单位；要改申请，先运行 gytrack undo 4。"),
        (lambda book: book.set_aside("1.1.1", "x"), "1.1.1 已申请销号"),
        (lambda book: book.reopen("1.1.1"), "1.1.1 还没有销号，只是申请了销号（2025年6月10日，#4）。退回用 gytrack verify 1.1.1 --by 单位 --return --reason 理由；撤回申请用 gytrack undo 4。"),
        (lambda book: book.reopen("1.1.2"), "1.1.2 没有销号，无需重开。运行 gytrack show 1.1.2 查看。"),
        (lambda book: book.verify("1.1.2"), "1.1.2 没有申请销号。申请销号用 gytrack close 1.1.2 --evidence 文件。"),
        (lambda book: book.verify("1.1.1", returned=True), "退回 1.1.1 的销号申请要写明理由。请用 --reason 写明。"),
        (lambda book: book.verify("1.1.1", returned=True, words=" \n"), "退回 1.1.1 的销号申请要写明理由"),
        (lambda book: book.verify("1.1.1", day="2025-06-09"), "日期 2025年6月9日 早于 1.1.1 的上一步（2025年6月10日，#4）。请核对日期。"),
        (lambda book: book.verify("1.1.1", day="2025-07-01"), "日期 2025年7月1日 晚于今天"),
        (lambda book: book.set_aside("1.1.2", "  "), "列为不适用要写明理由。请用 --reason 写明。"),
        (lambda book: book.close("1.1"), "1.1 不是任务。销号按任务办理，请写其下任务的编号，gytrack list 可查看。"),
        (lambda book: book.close("1.1.1t1"), "1.1.1t1 不是任务。销号按任务办理，请写 1.1.1。"),
        (lambda book: book.close("9.9"), "没有编号“9.9”"),
        (lambda book: book.close("1.1.2", dept="水利局"), "没有单位“水利局”"),
        (lambda book: book.close("1.1.2", note="长" * 10_001), "说明有10001个字"),
    ],
)  # fmt: skip
def test_what_is_not_as_a_step_takes_it_to_be(
    applied: Book, run: Callable[[Book], object], said: str
) -> None:
    assert said in refusal(applied, lambda: run(applied))


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (lambda book: book.close("1.1.1"), "1.1.1 已销号（2025年6月30日，#5）。如要重开，运行 gytrack reopen 1.1.1 --reason 理由。"),
        (lambda book: book.verify("1.1.1"), "1.1.1 已销号（2025年6月30日，区政府督查室审核，#5），无需再审核。如要重开，运行 gytrack reopen 1.1.1 --reason 理由。"),
        (lambda book: book.reopen("1.1.1", " "), "重开 1.1.1 要写明理由。请用 --reason 写明。"),
        (lambda book: book.reopen("1.1.1", day="6-1"), "早于 1.1.1 的上一步（2025年6月30日，#5）"),
        (lambda book: book.set_aside("1.1.1", "x"), "1.1.1 已销号"),
    ],
)  # fmt: skip
def test_what_is_closed_stays_so_until_it_is_reopened(
    applied: Book, run: Callable[[Book], object], said: str
) -> None:
    applied.verify("1.1.1")
    assert said in refusal(applied, lambda: run(applied))


def test_what_does_not_apply_is_neither_closed_nor_verified(book: Book) -> None:
    book.set_aside("1.1.1", "已由省里统建")
    assert "1.1.1 已列为不适用（2025年6月30日，#3）。如要重开" in refusal(book, lambda: book.close("1.1.1"))
    assert "1.1.1 已列为不适用，没有申请销号" in refusal(book, lambda: book.verify("1.1.1"))


def test_nothing_is_closed_without_evidence(book: Book) -> None:
    with book.writer() as (ledger, plan), pytest.raises(InputError) as error:
        request_closing(ledger, book.actor(), plan, Request("1.1.1"))
    assert str(error.value) == "申请 1.1.1 销号没有附佐证材料。请用 --evidence 附上，可写多个。"


def test_what_was_dropped_cannot_be_closed(book: Book) -> None:
    book.log("1.1.2", "进社区")
    book.update(without(small_plan(), "1.1.2"), source("新版"))
    assert "1.1.2@1 已取消，不再销号" in refusal(book, lambda: book.close("1.1.2@1"))


# What a person should know.


def test_what_the_ledger_does_not_know_to_be_done_is_said(book: Book) -> None:
    book.log("1.1.1", "挂牌", values=["t1=5", "t2=4"])
    (note,) = book.close("1.1.1").notes
    assert note == "1.1.1 在台账里还没有完成：实际进度70%，中医阁未达标"
    (note,) = book.close("1.1.2").notes
    assert note == "1.1.2 在台账里还没有完成：实际进度未报"


def test_what_was_dropped_is_not_said_to_be_undone(book: Book) -> None:
    book.log("1.1.1", "挂牌", values=["t1=4"])
    book.adjust("1.1.1t2", drop=True)
    (note,) = book.close("1.1.1").notes
    assert note == "1.1.1 在台账里还没有完成：实际进度80%，旗舰中医馆未达标"


def test_nothing_is_said_of_what_is_done(applied: Book) -> None:
    applied.log("1.1.2", "已进社区", state="done")
    assert applied.close("1.1.2").notes == ()


# The log and the way back.


def test_the_history_says_each_step_in_words(applied: Book, tmp_path: Path) -> None:
    proof = tmp_path / "验收单.pdf"
    proof.write_bytes(b"pdf")
    applied.verify("1.1.1", words="缺\n验收单", returned=True)
    applied.close("1.1.1", proof, note="补齐")
    applied.verify("1.1.1", words="材料齐全")
    applied.reopen("1.1.1", "复核发现缺项")
    applied.set_aside("1.1.2", "已由省里统建")
    assert [line.words for line in applied.history()[:5]] == [
        "close 1.1.2 不适用 已由省里统建",
        "reopen 1.1.1 重开 复核发现缺项",
        "verify 1.1.1 区政府督查室 审核通过 材料齐全",
        "close 1.1.1 申请销号 补齐 （佐证：验收单.pdf）",
        "verify 1.1.1 区政府督查室 退回 缺 验收单",
    ]


def test_an_application_that_was_decided_on_is_not_undone_alone(applied: Book) -> None:
    number = applied.verify("1.1.1").number
    said = refusal(applied, lambda: applied.undo(4))
    assert f"第 4 号命令之后还有命令用到它的内容：#{number} verify 1.1.1" in said
    applied.undo(number)
    applied.undo(4)
    assert closure(applied) == "open"
    hold_promises(applied.path)


def test_a_step_does_not_come_back_where_another_took_its_place(applied: Book) -> None:
    undo = applied.undo(applied.verify("1.1.1").number)
    other = applied.verify("1.1.1", words="缺验收单", returned=True).number
    said = refusal(applied, lambda: applied.undo(undo))
    assert said == (
        f"撤销第 {undo} 号命令，会与 1.1.1 其后的销号记录（第 {other} 号）冲突。"
        f"请先撤销第 {other} 号：gytrack undo {other}。"
    )
    applied.undo(other)
    applied.undo(undo)
    assert closure(applied) == "closed"


def test_a_first_step_does_not_come_back_beside_another(applied: Book) -> None:
    undo = applied.undo(4)
    applied.close("1.1.1")
    assert "冲突" in refusal(applied, lambda: applied.undo(undo))


# Editions.


def test_a_closing_goes_on_in_a_new_edition_and_keeps_a_task_that_it_leaves_out(book: Book) -> None:
    book.close("1.1.1")
    book.verify("1.1.1")
    book.close("1.1.2")
    book.update(without(small_plan(), "1.1.2"), source("新版"))
    assert closure(book) == "closed"
    assert book.rows("SELECT code, closure FROM task WHERE closure <> 'open'") == [("1.1.2@1", "dropped")]
    assert closure(book, "1.1.2@1") == "dropped"
    book.undo()
    assert closure(book, "1.1.2") == "applied"
    hold_promises(book.path)


# What is shown of one task.


def test_show_tells_every_step_with_its_files(applied: Book) -> None:
    applied.verify("1.1.1")
    with applied.reader() as (ledger, plan):
        found = detail(ledger, plan, choose_item(ledger, plan, "1.1.1"), LATE_JUNE, Rules())
        earlier = detail(ledger, plan, choose_item(ledger, plan, "1.1.1"), JUNE, Rules())
    assert [(one.step.step, [proof.name for proof in one.evidence]) for one in found.steps] == [
        ("applied", ["workbench.py"]),
        ("verified", []),
    ]
    assert [one.step.step for one in earlier.steps] == ["applied"]
