"""A 政策解读 of a plan in the ledger fills in its dates, changes none that is there, and is compared with it."""

from datetime import date
from typing import Any

import pytest
from editions import TEXTS, plan_of
from plans import NOWHERE
from workbench import Book, hold_promises, small_plan, source

from gytrack.cli.screens.supplement_screen import supplement_lines
from gytrack.errors import InputError
from gytrack.ledger.connection import reading
from gytrack.records.plan import Head, Plan, Section, Task
from gytrack.usecases.editions.mentioned import mentions
from gytrack.usecases.editions.supplement import plan_interpreted, prepare

PAPER = source("解读", "解读.md")


def reading_of(**days: date) -> Plan:
    """Return a paper that interprets the small plan."""
    head = Head("某区试验实施方案", interprets=True, **days)  # type: ignore[arg-type]
    return Plan(
        head,
        (Section("1", "基层服务", NOWHERE), Section("2", "数字便民", NOWHERE)),
        (
            Task("1.1", "1", "task", "建成旗舰中医馆", NOWHERE),
            Task("2.1", "2", "task", "建设智慧药房", NOWHERE),
        ),
        (),
        (),
    )


def lines(book: Book, paper: Plan) -> list[str]:
    with book.reader() as (ledger, plan):
        return list(supplement_lines(prepare(ledger, plan, paper, PAPER, book.today)))


def head(book: Book) -> tuple[Any, ...]:
    (row,) = book.rows("SELECT issued, effective, expires, start_set FROM plan")
    return row


def test_a_date_that_the_plan_has_is_never_overwritten(book: Book) -> None:
    book.update(small_plan(issued=date(2023, 11, 1)), source("二"))
    paper = reading_of(issued=date(2023, 11, 30))
    assert "不一致，未改动：印发，台账为2023年11月1日，解读为2023年11月30日" in lines(book, paper)
    with pytest.raises(InputError) as error:
        book.supplement(paper, PAPER)
    assert str(error.value) == "方案 small 的日期已齐。没有可补充的。"
    assert head(book) == ("2023-11-01", None, None, None)


def test_a_paper_of_another_title_interprets_nothing(book: Book) -> None:
    with reading(book.db) as ledger:
        assert plan_interpreted(ledger, Plan(Head("某市方案", interprets=True), (), (), (), ()), None) is None
        assert plan_interpreted(ledger, reading_of(), "other") is None
        found = plan_interpreted(ledger, reading_of(), None)
    assert found is not None


def test_dates_that_are_not_there_are_filled_in_and_taken_back_by_one_undo(book: Book) -> None:
    before = book.data()
    days = {"issued": date(2023, 11, 30), "effective": date(2023, 12, 31), "expires": date(2026, 12, 30)}
    number = book.supplement(reading_of(**days), PAPER)
    assert head(book) == ("2023-11-30", "2023-12-31", "2026-12-30", None)
    ((words,),) = book.rows("SELECT words FROM command WHERE id = ?", (number,))
    assert words.startswith(
        "import 解读.md（解读，补充印发2023年11月30日、施行2023年12月31日、有效期至2026年12月30日，SHA-256 "
    )
    hold_promises(book.path)
    book.undo()
    assert book.data() == before


def test_what_a_date_changes_for_lights_is_said(book: Book) -> None:
    book.log("1.1.1", "挂牌", percent="40")
    found = lines(book, reading_of(effective=date(2023, 12, 31)))
    assert "补充：施行2023年12月31日（方案没有写明）" in found
    assert "序时进度自2023年12月31日起算（原来没有起算日）" in found
    assert "3项任务的序时进度随之改变" in found
    assert [line for line in found if line.startswith("1项任务由")] == ["1项任务由绿灯变为红灯"]
    book.supplement(reading_of(effective=date(2023, 12, 31)), PAPER)
    (line,) = (line for line in book.status().tasks if line.task.code == "1.1.1")
    assert (line.status.light, line.status.gap) == ("red", 35)


def test_a_start_set_by_hand_gives_way_to_a_printed_date_and_that_is_said(book: Book) -> None:
    book.set_start(date(2024, 3, 1))
    found = lines(book, reading_of(effective=date(2023, 12, 31)))
    assert "序时进度自2023年12月31日起算（原来自人工设定的2024年3月1日起算）" in found
    assert "人工设定的起算日2024年3月1日（依据：会议纪要）不再起作用：文件载明的日期优先" in found


def test_dates_that_move_no_start_change_no_light(book: Book) -> None:
    found = lines(book, reading_of(expires=date(2026, 12, 30)))
    assert not [line for line in found if "序时" in line or "变为" in line]


def test_what_only_one_of_the_two_names_is_listed(book: Book) -> None:
    found = lines(book, reading_of())
    at = found.index("解读提到而方案没有的2处：")
    assert found[at + 1 : at + 3] == ["  项目 2 数字便民", "  任务 2.1 建设智慧药房"]
    unnamed = found[at + 4 :]
    assert found[at + 3] == "方案有而解读没有提到的7处："
    assert "  任务 1.1.2 依托现有资源，推动太极拳等传统体育进社区。" in unnamed
    assert not [line for line in unnamed if "1.1.1" in line or "加强人员配备" in line]


def test_within_the_section_of_its_title_a_point_is_known_by_less() -> None:
    plan = plan_of(["健全疫病应急队伍，储备防治物资"], ["实施西学中培训工程，轮训临床医师"])
    here, elsewhere = plan_of(["疫病应急指挥专班"], []), plan_of([], ["疫病应急指挥专班"])
    assert mentions(plan, here).lacking == ()
    assert [point.side.text for point in mentions(plan, elsewhere).lacking] == ["疫病应急指挥专班"]


def test_what_is_shortened_is_found_and_what_is_reworded_is_not() -> None:
    plan = plan_of([f"{TEXTS[0]}，到2025年全部达标"], [TEXTS[1]])
    paper = plan_of([TEXTS[0][:12]], ["传授学术经验"])
    found = mentions(plan, paper)
    assert [point.side.text for point in found.lacking] == ["传授学术经验"]
    assert [point.side.code for point in found.unnamed] == ["2.1"]
